/* dossier-step-row.c: rows of the changesets of the journal.
 *
 * The journal keeps the changeset of every edit.  Of a changed row it has only the columns that
 * differ, of an added or removed one all of them; a table may have got columns since, at its end.
 */
#include <glib/gi18n-lib.h>

#include "dossier-changeset.h"
#include "dossier-step-private.h"

/* Returns: (nullable): a sound changeset */
GBytes *
dossier_step_read_changes (DossierStore  *store,
                           gint64         step,
                           GError       **error)
{
  g_autoptr (GBytes) changes = NULL;
  g_autoptr (DossierStatement) row =
    dossier_database_prepare (store->database, "SELECT changes FROM journal WHERE id = ?1", error);

  if (row == NULL)
    return NULL;

  sqlite3_bind_int64 (row, 1, step);
  if (sqlite3_step (row) == SQLITE_ROW)
    {
      changes = g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));
      return dossier_changeset_check (changes, error) ? g_steal_pointer (&changes) : NULL;
    }

  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _("This step is no longer in the history."));
  return NULL;
}

/* The next row that is of any record; %FALSE at the end. */
static gboolean
next_row (DossierStepRow *self)
{
  while (sqlite3changeset_next (self->iter) == SQLITE_ROW)
    {
      sqlite3_value *id = NULL;
      const char *table;
      int indirect;

      sqlite3changeset_op (self->iter, &table, &self->n_columns, &self->operation, &indirect);
      self->table = dossier_table_find (table);
      if (self->table == NULL && !g_str_equal (table, DOSSIER_CONTENT_TABLE))
        continue;

      if (self->operation == SQLITE_INSERT)
        sqlite3changeset_new (self->iter, 0, &id);
      else
        sqlite3changeset_old (self->iter, 0, &id);
      self->id = sqlite3_value_int64 (id);
      return TRUE;
    }

  return FALSE;
}

/* @changes: that dossier_changeset_check() let pass
 *
 * Returns: %FALSE if @func did not want to go on */
gboolean
dossier_step_each_row (GBytes             *changes,
                       DossierStepRowFunc  func,
                       gpointer            data)
{
  DossierStepRow row = { NULL };
  gboolean goes_on = TRUE;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changes, &size);

  sqlite3changeset_start (&row.iter, size, (void *) bytes);
  while (goes_on && next_row (&row))
    goes_on = func (&row, data);
  sqlite3changeset_finalize (row.iter);

  return goes_on;
}

/* Nothing for a column that the table got since. */
void
dossier_step_row_read_cell (const DossierStepRow *self,
                            DossierStepGetValue   get,
                            guint                 column,
                            DossierCell          *cell)
{
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (self->table, &n_columns);
  sqlite3_value *value = NULL;

  if ((int) column + 1 < self->n_columns)
    get (self->iter, column + 1, &value);

  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    dossier_cell_clear (cell);
  else if (columns[column].is_integer)
    dossier_cell_set_integer (cell, sqlite3_value_int64 (value));
  else
    dossier_cell_set_text (cell, (const char *) sqlite3_value_text (value));
}

/* The row as it was before or after the step, as far as the changeset says. */
DossierRecord *
dossier_step_row_dup_record (const DossierStepRow *self,
                             DossierStore         *store,
                             DossierStepGetValue   get)
{
  DossierRecord *record = dossier_record_new (self->table);
  DossierCell *cells = dossier_record_get_cells (record);
  guint n_columns;

  dossier_store_adopt (store, record);
  dossier_table_get_columns (self->table, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    dossier_step_row_read_cell (self, get, i, &cells[i]);

  return record;
}

/* Of a row that came or went one side has all columns. */
DossierStepGetValue
dossier_step_row_get_whole (const DossierStepRow *self)
{
  return self->operation == SQLITE_INSERT ? sqlite3changeset_new : sqlite3changeset_old;
}

gboolean
dossier_step_row_has_changed (const DossierStepRow *self,
                              guint                 column)
{
  sqlite3_value *value = NULL;

  return (int) column + 1 < self->n_columns &&
         sqlite3changeset_new (self->iter, column + 1, &value) == SQLITE_OK && value != NULL;
}

guint
dossier_step_key_hash (gconstpointer key)
{
  const DossierStepKey *self = key;

  return g_direct_hash (self->table) ^ g_int64_hash (&self->id);
}

gboolean
dossier_step_key_equal (gconstpointer a,
                        gconstpointer b)
{
  const DossierStepKey *one = a, *other = b;

  return one->table == other->table && one->id == other->id;
}

static const char *
each_sql (DossierStepScope scope)
{
  switch (scope)
    {
    case DOSSIER_STEP_LATEST_FIRST:
      return "SELECT changes FROM journal WHERE id >= ?1 AND NOT undone ORDER BY id DESC";

    case DOSSIER_STEP_UNDONE_TOO:
      return "SELECT changes FROM journal WHERE id >= ?1 ORDER BY id";

    case DOSSIER_STEP_UNDONE_ONLY:
      return "SELECT changes FROM journal WHERE id >= ?1 AND undone AND set_aside IN (0, 1) ORDER BY id";

    case DOSSIER_STEP_REMOVING:
      return "SELECT changes FROM journal WHERE id >= ?1 AND removed > 0 ORDER BY id DESC";

    case DOSSIER_STEP_EARLIEST_FIRST:
    default:
      return "SELECT changes FROM journal WHERE id >= ?1 AND NOT undone ORDER BY id";
    }
}

/* What steps from @first on did.  Where undone ones count, it is about what there ever was, and a step
 * that cannot be read is passed over.
 *
 * Returns: %FALSE if @func did not want to go on, or with a sentence if the journal cannot be read */
gboolean
dossier_step_each (DossierStore        *store,
                   gint64               first,
                   DossierStepScope     scope,
                   DossierStepRowFunc   func,
                   gpointer             data,
                   GError             **error)
{
  gboolean is_lenient = scope != DOSSIER_STEP_EARLIEST_FIRST && scope != DOSSIER_STEP_LATEST_FIRST;
  g_autoptr (DossierStatement) entry = dossier_database_prepare (store->database, each_sql (scope), error);
  int state;

  if (entry == NULL)
    return FALSE;

  sqlite3_bind_int64 (entry, 1, first);
  while ((state = sqlite3_step (entry)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) changes = g_bytes_new (sqlite3_column_blob (entry, 0),
                                                sqlite3_column_bytes (entry, 0));
      gboolean is_sound = dossier_changeset_check (changes, is_lenient ? NULL : error);

      if ((!is_sound && !is_lenient) || (is_sound && !dossier_step_each_row (changes, func, data)))
        return FALSE;
    }
  if (state == SQLITE_DONE)
    return TRUE;

  dossier_database_set_error (store->database, error);
  return FALSE;
}
