/* dossier-act.h: edits that widgets begin: one each, and what goes wrong is said in a toast. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-edit.h"

G_BEGIN_DECLS

/* @widget: where it happens; its window shows the toasts.  Labels are msgids of what Undo
 * says, with “%s” for the name of the record. */
gboolean       dossier_act_set     (GtkWidget      *widget,
                                    DossierStore   *store,
                                    DossierRecord  *record,
                                    const char     *name,
                                    const char     *text);
gboolean       dossier_act_save    (GtkWidget      *widget,
                                    DossierStore   *store,
                                    DossierRecord  *fresh,
                                    const char     *label,
                                    const char     *subject);
gboolean       dossier_act_move    (GtkWidget      *widget,
                                    DossierStore   *store,
                                    DossierRecord  *record,
                                    int             places);
gboolean       dossier_act_move_to (GtkWidget      *widget,
                                    DossierStore   *store,
                                    DossierRecord  *record,
                                    DossierRecord  *place);
gboolean       dossier_act_remove  (GtkWidget      *widget,
                                    DossierStore   *store,
                                    DossierRecord  *record);

/* Ends an edit that a widget made itself: commits if @ok, and says what went wrong otherwise. */
gboolean       dossier_act_finish  (GtkWidget      *widget,
                                    DossierEdit    *edit,
                                    gboolean        ok,
                                    GError        **error);
void           dossier_act_report  (GtkWidget      *widget,
                                    const GError   *error);

/* What the menu of a pane does with the record it shows: @action ends in “duplicate”, “delete” or “history”,
 * and the window knows how. */
void           dossier_act_on      (GtkWidget      *widget,
                                    const char     *action,
                                    DossierRecord  *record);

/* For what the person asked for and did not get: stays until it is read. */
void           dossier_act_warn    (GtkWidget      *widget,
                                    const char     *heading,
                                    const char     *sentence);

/* A record with nothing but a title, or NULL with @error set. */
DossierRecord *dossier_act_create  (DossierEdit    *edit,
                                    const char     *table,
                                    const char     *title,
                                    GError        **error);

G_END_DECLS
