/* dossier-name.h: what assistive tools call a control. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dossier_name_set        (GtkWidget    *widget,
                              const char   *name);
void dossier_name_set_value  (GtkWidget    *widget,
                              const char   *label,
                              const char   *value);

/* Everything below @widget that would be called by the name of its class. */
void dossier_name_inside     (GtkWidget    *widget,
                              GType         type,
                              const char   *name);

/* Controls whose parts GTK and libadwaita leave without a name, or without the value they show. */
void dossier_name_set_reading (AdwEntryRow *row,
                               const char  *reading);
void dossier_name_entry_row  (AdwEntryRow  *row,
                              const char   *label);
void dossier_name_action_row (AdwActionRow *row);
void dossier_name_combo_row  (AdwComboRow  *row,
                              const char   *label);
void dossier_name_drop_down  (GtkDropDown  *drop_down,
                              const char   *label);
void dossier_name_calendar   (GtkCalendar  *calendar);

G_END_DECLS
