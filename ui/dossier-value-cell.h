/* dossier-value-cell.h: a cell of the table of values. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_VALUE_CELL (dossier_value_cell_get_type ())
G_DECLARE_FINAL_TYPE (DossierValueCell, dossier_value_cell, DOSSIER, VALUE_CELL, GtkWidget)

GtkWidget *dossier_value_cell_new      (void);
void       dossier_value_cell_set_text (DossierValueCell *self,
                                        const char       *text);

G_END_DECLS
