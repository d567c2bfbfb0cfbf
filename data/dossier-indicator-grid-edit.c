/* dossier-indicator-grid-edit.c: filling the table of values, from the keyboard or a spreadsheet.
 *
 * A target that stands is not written over unasked: it was wrong, or another one takes its place and
 * it is kept with the reason.
 */
#include "dossier-indicator-grid-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-amendment-private.h"
#include "dossier-backup.h"
#include "dossier-cells.h"
#include "dossier-edit.h"
#include "dossier-indicator-value.h"
#include "dossier-value.h"

#define MANY_LOST 10

/* What is being filled, as one edit. */
typedef struct
{
  DossierIndicatorGrid      *grid;
  DossierEdit               *edit;
  const DossierTargetChange *change;     /* (nullable) */
  DossierRecord             *amendment;  /* (nullable): one for all targets that are revised */
  guint                      n_unasked;  /* targets that would be written over */
} Filling;

/* Parts */

static gboolean
is_empty (const char *text)
{
  return *text == '\0' || g_str_equal (text, DOSSIER_GRID_NO_VALUE);
}

/* Whether a value is a target that was agreed, and another one than @text. */
static gboolean
changes_target (DossierRecord *value,
                const char    *text)
{
  g_autofree char *there = value != NULL ? dossier_record_dup_input (value, "value") : NULL;

  return value != NULL && dossier_target_can_revise (value) && dossier_indicator_value_is_known (value) &&
         g_strcmp0 (there, is_empty (text) ? "" : text) != 0;
}

static gboolean
revise (Filling        *self,
        DossierRecord  *target,
        const char     *text,
        GError        **error)
{
  DossierStore *store = self->grid->store;
  const DossierAmendment *amendment = &self->change->amendment;
  g_autoptr (DossierRecord) programme = NULL;

  if (self->amendment == NULL)
    {
      programme = dossier_store_get_linked (store, self->grid->indicator, "programme");
      self->amendment = dossier_amendment_add (self->edit, store, programme, amendment, error);
    }
  if (is_empty (text))
    text = "";

  return self->amendment != NULL &&
         dossier_target_replace (self->edit, store, target, self->amendment, text, error);
}

static DossierRecord *
make_value (Filling                *self,
            const DossierGridCell  *cell,
            guint                   part,
            GError                **error)
{
  DossierIndicatorGrid *grid = self->grid;
  const DossierGridColumn *column = &g_array_index (grid->columns, DossierGridColumn, cell->column);
  g_autoptr (DossierRecord) value = dossier_record_new (dossier_table_find ("indicator_value"));

  dossier_record_set_link (value, "indicator", dossier_record_get_id (grid->indicator));
  dossier_record_set_link (value, "country", g_array_index (grid->rows, DossierGridRow, cell->row).country);
  dossier_record_set_link (value, "breakdown", g_array_index (grid->parts, gint64, part));
  if (!dossier_edit_set (self->edit, value, "kind", column->kind, error) ||
      (column->edtf != NULL && !dossier_edit_set (self->edit, value, "period", column->edtf, error)))
    return NULL;

  return g_steal_pointer (&value);
}

/* Empties a part, changes its value or makes one. */
static gboolean
set_part (Filling                *self,
          const DossierGridCell  *cell,
          guint                   part,
          const char             *text,
          GError                **error)
{
  DossierRecord *there = dossier_indicator_grid_get_value (self->grid, cell->row, cell->column, part);
  g_autoptr (DossierRecord) value = there != NULL ? g_object_ref (there) : NULL;

  if (changes_target (value, text))
    {
      if (self->change != NULL && !self->change->is_correction)
        return revise (self, value, text, error);
      self->n_unasked += self->change == NULL;
    }

  if (is_empty (text))
    return value == NULL || dossier_edit_delete (self->edit, value, error);
  if (value == NULL)
    value = make_value (self, cell, part, error);

  return value != NULL && dossier_edit_set (self->edit, value, "value", text, error) &&
         dossier_edit_save (self->edit, value, error);
}

/* Cells */

/* A cell with one value may have any words in it. */
static char **
split (DossierIndicatorGrid *self,
       const char           *text)
{
  char **pieces = g_strsplit (text, "/", self->parts->len > 1 ? -1 : 1);

  for (guint i = 0; pieces[i] != NULL; i++)
    g_strstrip (pieces[i]);
  return pieces;
}

static gboolean
set_cell (Filling                *self,
          const DossierGridCell  *cell,
          GError                **error)
{
  guint n_parts = self->grid->parts->len;
  g_auto (GStrv) pieces = split (self->grid, cell->text);
  guint n_pieces = g_strv_length (pieces);

  if (n_pieces > n_parts)
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                   ngettext ("“%s” is more than the %u value of a cell.",
                             "“%s” is more than the %u values of a cell.", n_parts),
                   cell->text, n_parts);
      return FALSE;
    }

  for (guint part = 0; part < n_parts; part++)
    if (!set_part (self, cell, part, part < n_pieces ? pieces[part] : "", error))
      return FALSE;

  return TRUE;
}

static gboolean
set_cells (Filling                *self,
           const DossierGridCell  *cells,
           guint                   n_cells,
           GError                **error)
{
  for (guint i = 0; i < n_cells; i++)
    if (!set_cell (self, &cells[i], error))
      {
        g_prefix_error (error, "%s, %s: ", dossier_indicator_grid_get_row_label (self->grid, cells[i].row),
                        dossier_indicator_grid_get_column_label (self->grid, cells[i].column));
        return FALSE;
      }

  if (self->n_unasked == 0)
    return TRUE;

  g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_AGREED,
               ngettext ("%u target that stands would change.", "%u targets that stand would change.",
                         self->n_unasked), self->n_unasked);
  return FALSE;
}

/* Figures that are written over took months to collect.  One by one somebody looks at each; a block that
 * landed in the wrong place may be noticed when the report is due, and then there is a copy of before. */
static void
keep_many (DossierIndicatorGrid  *self,
           const DossierGridCell *cells,
           guint                  n_cells)
{
  guint n_lost = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *there = dossier_indicator_grid_dup_text (self, cells[i].row, cells[i].column);

      n_lost += *there != '\0' && g_strcmp0 (there, cells[i].text) != 0;
    }
  if (n_lost >= MANY_LOST)
    dossier_store_want_copy (self->store, DOSSIER_BACKUP_IMPORT);
}

/**
 * dossier_indicator_grid_fill:
 * @cells: (array length=n_cells): what is typed where; an empty text takes the values away
 * @change: (nullable): what to do with targets that stand already
 *
 * Changes the cells as one edit.  Where it writes over many values, a backup is asked for first.
 *
 * Returns: %FALSE with a sentence that names the first cell that was not understood, or with
 *   %DOSSIER_VALUE_ERROR_AGREED where all is well but for targets that need @change; then nothing is written
 */
gboolean
dossier_indicator_grid_fill (DossierIndicatorGrid       *self,
                             const DossierGridCell      *cells,
                             guint                       n_cells,
                             const DossierTargetChange  *change,
                             GError                    **error)
{
  g_autofree char *subject = dossier_store_dup_title (self->store, self->indicator, NULL);
  g_autoptr (DossierEdit) edit = NULL;
  Filling filling = { self, NULL, change };
  gboolean is_done;

  keep_many (self, cells, n_cells);
  filling.edit = edit = dossier_store_begin (self->store, N_("Values of “%s”"), subject, error);
  is_done = edit != NULL && set_cells (&filling, cells, n_cells, error) && dossier_edit_commit (edit, error);
  g_clear_object (&filling.amendment);
  return is_done;
}

/**
 * dossier_indicator_grid_check:
 * @cells: (array length=n_cells): what is to be typed where
 *
 * Returns: %FALSE with the sentence of dossier_indicator_grid_fill() where that would refuse it; nothing is
 *   written
 */
gboolean
dossier_indicator_grid_check (DossierIndicatorGrid   *self,
                              const DossierGridCell  *cells,
                              guint                   n_cells,
                              GError                **error)
{
  const DossierTargetChange correction = { TRUE, { NULL, NULL, NULL } };
  g_autoptr (DossierEdit) edit = dossier_store_begin (self->store, N_("Values of “%s”"), NULL, error);
  Filling filling = { self, edit, &correction };

  return edit != NULL && set_cells (&filling, cells, n_cells, error);
}

/* What the cell will say: “12 / 7” of “12/7”. */
static char *
dup_shown (DossierIndicatorGrid *self,
           const char           *text)
{
  g_auto (GStrv) pieces = split (self, text);

  return is_empty (text) ? g_strdup ("") : g_strjoinv (" / ", pieces);
}

static gboolean
changes_cell (DossierIndicatorGrid  *self,
              const DossierGridCell *cell)
{
  g_autofree char *there = dossier_indicator_grid_dup_text (self, cell->row, cell->column);
  g_autofree char *shown = dup_shown (self, cell->text);

  return strcmp (there, shown) != 0;
}

static gboolean
changes_agreed (DossierIndicatorGrid  *self,
                const DossierGridCell *cell)
{
  g_auto (GStrv) pieces = split (self, cell->text);
  guint n_pieces = g_strv_length (pieces);

  for (guint part = 0; part < self->parts->len; part++)
    if (changes_target (dossier_indicator_grid_get_value (self, cell->row, cell->column, part),
                        part < n_pieces ? pieces[part] : ""))
      return TRUE;

  return FALSE;
}

static GPtrArray *
list_cells (DossierIndicatorGrid  *self,
            const DossierGridCell *cells,
            guint                  n_cells,
            gboolean             (*is_listed) (DossierIndicatorGrid *, const DossierGridCell *))
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_cells; i++)
    {
      const char *row = dossier_indicator_grid_get_row_label (self, cells[i].row);
      const char *column = dossier_indicator_grid_get_column_label (self, cells[i].column);
      g_autofree char *there = dossier_indicator_grid_dup_text (self, cells[i].row, cells[i].column);
      g_autofree char *shown = dup_shown (self, cells[i].text);

      if (is_listed (self, &cells[i]))
        /* Translators: a country, the head of a column, the old and the new value */
        g_ptr_array_add (lines, g_strdup_printf (_("%s, %s: %s → %s"), row, column,
                                                 *there != '\0' ? there : DOSSIER_GRID_NO_VALUE,
                                                 *shown != '\0' ? shown : DOSSIER_GRID_NO_VALUE));
    }

  return lines;
}

/**
 * dossier_indicator_grid_list_changes:
 * @cells: (array length=n_cells): what is to be typed where
 *
 * Returns: (transfer full) (element-type utf8): the cells that would change, in words:
 *   “Armenia, Baseline: – → 12”
 */
GPtrArray *
dossier_indicator_grid_list_changes (DossierIndicatorGrid  *self,
                                     const DossierGridCell *cells,
                                     guint                  n_cells)
{
  return list_cells (self, cells, n_cells, changes_cell);
}

/**
 * dossier_indicator_grid_list_agreed:
 * @cells: (array length=n_cells): what is typed where
 *
 * Returns: (transfer full) (element-type utf8): the targets that stand and would change, in words:
 *   “Armenia, Target: 7 → 5”
 */
GPtrArray *
dossier_indicator_grid_list_agreed (DossierIndicatorGrid  *self,
                                    const DossierGridCell *cells,
                                    guint                  n_cells)
{
  return list_cells (self, cells, n_cells, changes_agreed);
}

/* Blocks */

static void
clear_cell (gpointer cell)
{
  g_free ((char *) ((DossierGridCell *) cell)->text);
}

/* Line ends only: an empty cell at the end of the last line is one, too. */
static char *
strip_end (char *text)
{
  gsize length = strlen (text);

  while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
    text[--length] = '\0';
  return text;
}

/**
 * dossier_indicator_grid_read:
 * @row: where the first line goes
 * @column: where its first cell goes
 * @block: lines of cells with tabs between them, as spreadsheets and dossier_indicator_grid_copy() copy them
 *
 * Returns: (transfer full) (element-type DossierGridCell): what to fill where; %NULL with a sentence
 *   where there is nothing in the block, or it is larger than the room
 */
GArray *
dossier_indicator_grid_read (DossierIndicatorGrid  *self,
                             guint                  row,
                             guint                  column,
                             const char            *block,
                             GError               **error)
{
  g_autofree char *stripped = strip_end (g_strdup (block));
  g_autoptr (DossierCells) read = dossier_cells_parse_tabs (stripped, error);
  GArray *cells;

  if (read == NULL)
    return NULL;

  if (row + dossier_cells_get_n_rows (read) > self->rows->len ||
      column + dossier_cells_get_n_columns (read) > self->columns->len)
    {
      g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                           _("What was copied is larger than the room from this cell on."));
      return NULL;
    }

  cells = g_array_new (FALSE, FALSE, sizeof (DossierGridCell));
  g_array_set_clear_func (cells, clear_cell);
  for (guint i = 0; i < dossier_cells_get_n_rows (read); i++)
    for (guint j = 0; j < dossier_cells_get_length (read, i); j++)
      {
        char *text = g_strstrip (g_strdup (dossier_cells_get (read, i, j)));
        DossierGridCell cell = { row + i, column + j, text };

        g_array_append_val (cells, cell);
      }

  return cells;
}

/**
 * dossier_indicator_grid_copy:
 *
 * Returns: (transfer full): the cells from the first to the last, as spreadsheets take them, who are to
 *   calculate with none of their words
 */
char *
dossier_indicator_grid_copy (DossierIndicatorGrid *self,
                             guint                 first_row,
                             guint                 first_column,
                             guint                 last_row,
                             guint                 last_column)
{
  g_autoptr (DossierCells) block = dossier_cells_new ();

  for (guint row = first_row; row <= last_row; row++)
    {
      dossier_cells_add_row (block);
      for (guint column = first_column; column <= last_column; column++)
        {
          g_autofree char *text = dossier_indicator_grid_dup_text (self, row, column);

          dossier_cells_add (block, text);
        }
    }

  return dossier_cells_to_text (block);
}
