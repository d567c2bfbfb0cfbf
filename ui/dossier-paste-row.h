/* dossier-paste-row.h: a row of a block that is to be pasted: what it would do, and to what. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-rows.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_PASTE_ROW (dossier_paste_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierPasteRow, dossier_paste_row, DOSSIER, PASTE_ROW, GtkBox)

GtkWidget  *dossier_paste_row_new        (void);
void        dossier_paste_row_show       (DossierPasteRow   *self,
                                          DossierRows       *rows,
                                          guint              row);

/* Translated: “New”. */
const char *dossier_paste_row_get_state_label (DossierRowsState state);

G_END_DECLS
