/* dossier-date-picker.h: a popover that writes dates: a day, month or year, a span, one or another. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal: "picked" (const char *edtf), for every choice while it is open. */
#define DOSSIER_TYPE_DATE_PICKER (dossier_date_picker_get_type ())
G_DECLARE_FINAL_TYPE (DossierDatePicker, dossier_date_picker, DOSSIER, DATE_PICKER, GtkPopover)

GtkWidget *dossier_date_picker_new  (void);

/* @edtf: (nullable): what "until" and "or" continue; @day: (nullable): shown if there is no date. */
void       dossier_date_picker_show (DossierDatePicker *self,
                                     const char        *edtf,
                                     const GDate       *day);

G_END_DECLS
