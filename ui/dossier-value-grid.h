/* dossier-value-grid.h: the values of an indicator, to be filled like a spreadsheet. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_VALUE_GRID (dossier_value_grid_get_type ())
G_DECLARE_FINAL_TYPE (DossierValueGrid, dossier_value_grid, DOSSIER, VALUE_GRID, AdwBin)

GtkWidget  *dossier_value_grid_new      (DossierStore      *store,
                                         DossierRecord     *indicator);
GtkWidget  *dossier_value_grid_get_cell (DossierValueGrid  *self,
                                         guint              row,
                                         guint              column);
GtkWidget  *dossier_value_grid_get_head (DossierValueGrid  *self,
                                         guint              column);
gboolean    dossier_value_grid_press    (DossierValueGrid  *self,
                                         guint              key,
                                         GdkModifierType    modifiers);
void        dossier_value_grid_paste    (DossierValueGrid  *self,
                                         const char        *block);
gboolean    dossier_value_grid_type_at  (DossierValueGrid  *self,
                                         const char        *place);
gboolean    dossier_value_grid_add_target (DossierValueGrid *self,
                                         const char        *text,
                                         GError           **error);
const char *dossier_value_grid_get_message (DossierValueGrid *self);

G_END_DECLS
