/* dossier-indicator-grid-place.c: names of cells, which stay when rows and columns come and go. */
#include "dossier-indicator-grid-private.h"

/**
 * dossier_indicator_grid_dup_place:
 *
 * Returns: (transfer full): the name of the cell of a country and a period, as long as it is there: where a
 *   text is typed, see dossier-typing.h
 */
char *
dossier_indicator_grid_dup_place (DossierIndicatorGrid *self,
                                  guint                 row,
                                  guint                 column)
{
  const DossierGridColumn *described = &g_array_index (self->columns, DossierGridColumn, column);

  return g_strdup_printf (DOSSIER_GRID_PLACE "%" G_GINT64_FORMAT "/%s/%s",
                          g_array_index (self->rows, DossierGridRow, row).country, described->kind,
                          described->edtf != NULL ? described->edtf : "");
}

/**
 * dossier_indicator_grid_find_place:
 * @row: (out):
 * @column: (out):
 *
 * Returns: whether there is a cell of that name
 */
gboolean
dossier_indicator_grid_find_place (DossierIndicatorGrid *self,
                                   const char           *place,
                                   guint                *row,
                                   guint                *column)
{
  for (guint r = 0; r < self->rows->len; r++)
    for (guint c = 0; c < self->columns->len; c++)
      {
        g_autofree char *other = dossier_indicator_grid_dup_place (self, r, c);

        if (g_str_equal (other, place))
          {
            *row = r;
            *column = c;
            return TRUE;
          }
      }

  return FALSE;
}
