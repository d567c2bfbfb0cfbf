/* dossier-chooser-row.h: one record to choose: what it is called, and what tells it from its namesakes. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* Of countries the status in the treaty of the portfolio, of others where and when they belong. */
GtkWidget *dossier_chooser_row_new        (DossierStore  *store,
                                           DossierRecord *record,
                                           const char    *title);

/* Chooses nothing that is there: "Create …".  A note cannot be chosen either. */
GtkWidget *dossier_chooser_row_new_create (const char    *text);
GtkWidget *dossier_chooser_row_new_note   (const char    *text);

/* 0 for a row without a record */
gint64     dossier_chooser_row_get_id     (GtkListBoxRow *row);

G_END_DECLS
