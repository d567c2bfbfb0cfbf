/* dossier-indicator-grid-edit.c: filling the table of values, from the keyboard or a spreadsheet. */
#include "dossier-indicator-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-edit.h"
#include "dossier-value.h"

/* Empties a part, changes its value or makes one. */
static gboolean
set_part (DossierIndicatorGrid  *self,
          DossierEdit           *edit,
          const DossierGridCell *cell,
          guint                  part,
          const char            *text,
          GError               **error)
{
  gint64 country = g_array_index (self->rows, DossierGridRow, cell->row).country;
  gint64 breakdown = g_array_index (self->parts, gint64, part);
  const DossierGridColumn *column = &g_array_index (self->columns, DossierGridColumn, cell->column);
  DossierRecord *there = dossier_indicator_grid_get_value (self, cell->row, cell->column, part);
  g_autoptr (DossierRecord) value = there != NULL ? g_object_ref (there) : NULL;

  if (*text == '\0' || g_str_equal (text, DOSSIER_GRID_NO_VALUE))
    return value == NULL || dossier_edit_delete (edit, value, error);

  if (value == NULL)
    {
      value = dossier_record_new (dossier_table_find ("indicator_value"));
      dossier_record_set_link (value, "indicator", dossier_record_get_id (self->indicator));
      dossier_record_set_link (value, "country", country);
      dossier_record_set_link (value, "breakdown", breakdown);
      if (!dossier_edit_set (edit, value, "kind", column->kind, error) ||
          (column->edtf != NULL && !dossier_edit_set (edit, value, "period", column->edtf, error)))
        return FALSE;
    }

  return dossier_edit_set (edit, value, "value", text, error) && dossier_edit_save (edit, value, error);
}

static gboolean
set_cell (DossierIndicatorGrid  *self,
          DossierEdit           *edit,
          const DossierGridCell *cell,
          GError               **error)
{
  g_auto (GStrv) pieces = g_strsplit (cell->text, "/", -1);
  guint n_pieces = g_strv_length (pieces);

  if (n_pieces > self->parts->len)
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                   ngettext ("“%s” is more than the %u value of a cell.",
                             "“%s” is more than the %u values of a cell.", self->parts->len),
                   cell->text, self->parts->len);
      return FALSE;
    }

  for (guint part = 0; part < self->parts->len; part++)
    if (!set_part (self, edit, cell, part, part < n_pieces ? g_strstrip (pieces[part]) : "", error))
      return FALSE;

  return TRUE;
}

/**
 * dossier_indicator_grid_fill:
 * @cells: (array length=n_cells): what is typed where; an empty text takes the values away
 *
 * Changes the cells as one edit.
 *
 * Returns: %FALSE with a sentence that names the first cell that was not understood; then nothing
 *   is written
 */
gboolean
dossier_indicator_grid_fill (DossierIndicatorGrid   *self,
                             const DossierGridCell  *cells,
                             guint                   n_cells,
                             GError                **error)
{
  g_autofree char *subject = dossier_store_dup_title (self->store, self->indicator, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (self->store, N_("Values of “%s”"), subject, error);

  if (edit == NULL)
    return FALSE;

  for (guint i = 0; i < n_cells; i++)
    if (!set_cell (self, edit, &cells[i], error))
      {
        g_prefix_error (error, "%s, %s: ", dossier_indicator_grid_get_row_label (self, cells[i].row),
                        dossier_indicator_grid_get_column_label (self, cells[i].column));
        return FALSE;
      }

  return dossier_edit_commit (edit, error);
}

/**
 * dossier_indicator_grid_paste:
 * @row: where the first line goes
 * @column: where its first cell goes
 * @block: lines of cells with tabs between them, as spreadsheets copy them
 *
 * Fills what the block covers, as one edit.
 *
 * Returns: %FALSE with a sentence where it is larger than the room, or a cell is not understood
 */
gboolean
dossier_indicator_grid_paste (DossierIndicatorGrid  *self,
                              guint                  row,
                              guint                  column,
                              const char            *block,
                              GError               **error)
{
  g_autofree char *stripped = g_strchomp (g_strdup (block));
  g_auto (GStrv) lines = g_strsplit (stripped, "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (DossierGridCell));

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GStrv texts = g_strsplit (g_strchomp (lines[i]), "\t", -1);

      g_ptr_array_add (kept, texts);
      if (row + i >= self->rows->len || column + g_strv_length (texts) > self->columns->len)
        {
          g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                               _("What was copied is larger than the room from this cell on."));
          return FALSE;
        }

      for (guint j = 0; texts[j] != NULL; j++)
        {
          DossierGridCell cell = { row + i, column + j, g_strstrip (texts[j]) };

          g_array_append_val (cells, cell);
        }
    }

  return dossier_indicator_grid_fill (self, (const DossierGridCell *) (void *) cells->data, cells->len,
                                      error);
}

/**
 * dossier_indicator_grid_copy:
 *
 * Returns: (transfer full): the cells from the first to the last, as spreadsheets take them
 */
char *
dossier_indicator_grid_copy (DossierIndicatorGrid *self,
                             guint                 first_row,
                             guint                 first_column,
                             guint                 last_row,
                             guint                 last_column)
{
  GString *block = g_string_new (NULL);

  for (guint row = first_row; row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      {
        g_autofree char *text = dossier_indicator_grid_dup_text (self, row, column);

        g_string_append_printf (block, "%s%s", text, column < last_column ? "\t" : "\n");
      }

  return g_string_free (block, FALSE);
}
