/* dossier-step.c: what one step of the journal did, record by record and field by field.
 *
 * The journal keeps the changeset of every edit.  Of a changed row it has only the columns that
 * differ, of an added or removed one all of them; a table may have got columns since, at its end.
 */
#include "dossier-step.h"

#include <glib/gi18n-lib.h>

#include "dossier-changeset.h"
#include "dossier-store-private.h"

typedef int (*GetValue) (sqlite3_changeset_iter *iter,
                         int                     column,
                         sqlite3_value         **value);

/* A row of a changeset. */
typedef struct
{
  sqlite3_changeset_iter *iter;
  const DossierTable     *table;      /* NULL: the bytes of an embedded file */
  int                     n_columns;
  int                     operation;
  gint64                  id;
} Row;

static void
change_free (gpointer data)
{
  DossierStepChange *change = data;

  g_free (change->title);
  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change->text);
  g_free (change);
}

/* Reading */

/* Returns: a sound changeset */
static GBytes *
read_changes (DossierStore  *store,
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
next_row (Row *self)
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

static void
read_cell (DossierCell         *cell,
           const DossierColumn *column,
           sqlite3_value       *value)
{
  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    dossier_cell_clear (cell);
  else if (column->is_integer)
    dossier_cell_set_integer (cell, sqlite3_value_int64 (value));
  else
    dossier_cell_set_text (cell, (const char *) sqlite3_value_text (value));
}

/* The row as it was before or after the step, as far as the changeset says. */
static DossierRecord *
make_record (const Row    *self,
             DossierStore *store,
             GetValue      get)
{
  DossierRecord *record = dossier_record_new (self->table);
  DossierCell *cells = dossier_record_get_cells (record);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (self->table, &n_columns);

  dossier_store_adopt (store, record);
  for (guint i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if ((int) i + 1 < self->n_columns)
        get (self->iter, i + 1, &value);
      read_cell (&cells[i], &columns[i], value);
    }

  return record;
}

static gboolean
has_changed (const Row *self,
             guint      column)
{
  sqlite3_value *value = NULL;

  return (int) column + 1 < self->n_columns &&
         sqlite3changeset_new (self->iter, column + 1, &value) == SQLITE_OK && value != NULL;
}

/* Saying */

/* What a person wrote, where that was kept; names for what only has a number or a code. */
static char *
dup_words (DossierStore        *store,
           DossierRecord       *record,
           const DossierColumn *column,
           const char          *language)
{
  DossierKind kind = column->field->kind;
  g_autofree char *written = NULL;

  if (kind == DOSSIER_KIND_LINK || kind == DOSSIER_KIND_CHOICE || kind == DOSSIER_KIND_YES_NO)
    return dossier_store_dup_display (store, record, column->name, language);

  written = dossier_record_dup_input (record, column->name);
  return *written != '\0' ? g_steal_pointer (&written)
                          : dossier_record_dup_display (record, column->name, language);
}

static char *
dup_title (const Row     *self,
           DossierStore  *store,
           DossierRecord *row,
           const char    *language)
{
  g_autoptr (DossierRecord) record = dossier_store_get (store, self->table->name, self->id, NULL);

  return dossier_store_dup_title (store, record != NULL ? record : row, language);
}

static char *
dup_label (const DossierColumn *column)
{
  if (column->part == 0)
    return g_strdup (_(column->field->label));

  /* Translators: a field with a text in two languages */
  return g_strdup_printf (_("%s (French)"), _(column->field->label));
}

static void
add_whole (GPtrArray    *changes,
           const Row    *row,
           DossierStore *store,
           const char   *language)
{
  gboolean is_added = row->operation == SQLITE_INSERT;
  g_autoptr (DossierRecord) record = make_record (row, store, is_added ? sqlite3changeset_new
                                                                       : sqlite3changeset_old);
  DossierStepChange *change = g_new0 (DossierStepChange, 1);

  change->act = is_added ? DOSSIER_STEP_ADDED : DOSSIER_STEP_REMOVED;
  change->table = row->table;
  change->id = row->id;
  change->title = dup_title (row, store, record, language);
  g_ptr_array_add (changes, change);
}

/* Several columns of one field are one change; places in a list are moved, not written. */
static void
add_fields (GPtrArray    *changes,
            const Row    *row,
            DossierStore *store,
            const char   *language)
{
  g_autoptr (DossierRecord) before = make_record (row, store, sqlite3changeset_old);
  g_autoptr (DossierRecord) after = make_record (row, store, sqlite3changeset_new);
  const DossierField *last = NULL;
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (row->table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      const DossierColumn *column = columns[i].field->bilingual ? &columns[i] : &columns[i - columns[i].part];
      DossierStepChange *change;

      if (!has_changed (row, i) || g_str_equal (column->name, "position") ||
          (!column->field->bilingual && column->field == last))
        continue;

      last = column->field;
      change = g_new0 (DossierStepChange, 1);
      change->act = DOSSIER_STEP_CHANGED;
      change->table = row->table;
      change->id = row->id;
      change->title = dup_title (row, store, after, language);
      change->column = column->name;
      change->label = dup_label (column);
      change->before = dup_words (store, before, column, language);
      change->after = dup_words (store, after, column, language);
      change->text = dossier_record_dup_input (before, column->name);
      g_ptr_array_add (changes, change);
    }
}

/**
 * dossier_store_describe_changes:
 * @bytes: a changeset, of a step or between two files
 * @language: "en" or "fr": of titles
 *
 * Returns: (transfer full) (element-type DossierStepChange): what it did, record by record
 */
GPtrArray *
dossier_store_describe_changes (DossierStore *store,
                                GBytes       *bytes,
                                const char   *language)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  Row row = { NULL };
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  sqlite3changeset_start (&row.iter, size, (void *) data);
  while (next_row (&row))
    if (row.table != NULL && row.operation == SQLITE_UPDATE)
      add_fields (changes, &row, store, language);
    else if (row.table != NULL)
      add_whole (changes, &row, store, language);
  sqlite3changeset_finalize (row.iter);

  return changes;
}

/**
 * dossier_store_get_step_changes:
 * @step: the id of a DossierStep
 * @language: "en" or "fr": of titles
 *
 * Returns: (transfer full) (element-type DossierStepChange): what the step did when it was taken, also
 *   if it is undone now
 */
GPtrArray *
dossier_store_get_step_changes (DossierStore  *store,
                                gint64         step,
                                const char    *language,
                                GError       **error)
{
  g_autoptr (GBytes) bytes = read_changes (store, step, error);

  return bytes != NULL ? dossier_store_describe_changes (store, bytes, language) : NULL;
}

/* Restoring */

/**
 * dossier_store_restore_field:
 * @change: of a field
 *
 * Gives the field the value it had before the step, as an edit of its own.
 *
 * Returns: %FALSE with a sentence if the record is gone or the value cannot stand any more
 */
gboolean
dossier_store_restore_field (DossierStore             *store,
                             const DossierStepChange  *change,
                             GError                  **error)
{
  g_autoptr (DossierRecord) record = dossier_store_get (store, change->table->name, change->id, error);

  g_return_val_if_fail (change->column != NULL, FALSE);

  return record != NULL && dossier_store_change (store, record, change->column, change->text, error);
}

/* The bytes of a file, if nobody has put them there since. */
static gboolean
add_content (const Row     *self,
             DossierStore  *store,
             guint         *n_added,
             GError       **error)
{
  g_autoptr (DossierStatement) insert =
    dossier_database_prepare (store->database, "INSERT OR IGNORE INTO " DOSSIER_CONTENT_TABLE
                                               " VALUES (?1, ?2)", error);

  if (insert == NULL)
    return FALSE;

  for (int i = 0; i < 2; i++)
    {
      sqlite3_value *value = NULL;

      sqlite3changeset_old (self->iter, i, &value);
      sqlite3_bind_value (insert, i + 1, value);
    }

  if (!dossier_database_run (store->database, insert, error))
    return FALSE;

  *n_added += sqlite3_changes (dossier_database_get_handle (store->database)) > 0;
  return TRUE;
}

static gboolean
add_record (const Row    *self,
            DossierEdit  *edit,
            guint        *n_added,
            GError      **error)
{
  DossierStore *store = dossier_edit_get_store (edit);
  g_autoptr (DossierRecord) record = NULL;

  if (dossier_store_has (store, self->table->name, self->id))
    return TRUE;

  record = make_record (self, store, sqlite3changeset_old);
  (*n_added)++;
  return dossier_edit_save_with_id (edit, record, self->id, error);
}

static gboolean
add_back (DossierEdit  *edit,
          GBytes       *bytes,
          guint        *n_added,
          GError      **error)
{
  DossierStore *store = dossier_edit_get_store (edit);
  gboolean ok = TRUE;
  Row row = { NULL };
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  sqlite3changeset_start (&row.iter, size, (void *) data);
  while (ok && next_row (&row))
    if (row.operation == SQLITE_DELETE)
      ok = row.table != NULL ? add_record (&row, edit, n_added, error)
                             : add_content (&row, store, n_added, error);
  sqlite3changeset_finalize (row.iter);

  return ok;
}

/**
 * dossier_store_bring_back:
 * @changes: what one step did, or dossier_compare() found
 *
 * Brings back all records that @changes removed and that are not there, as they were, as an edit of
 * its own.
 *
 * Returns: %FALSE with a sentence if there is nothing to bring back, or what a record belonged to is
 *   gone as well; then nothing is written
 */
gboolean
dossier_store_bring_back (DossierStore  *store,
                          GBytes        *changes,
                          GError       **error)
{
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Bringing back"), NULL, error);
  guint n_added = 0;

  if (edit == NULL || !add_back (edit, changes, &n_added, error))
    return FALSE;

  if (n_added > 0)
    return dossier_edit_commit (edit, error);

  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _("Everything that was removed is there."));
  return FALSE;
}

/**
 * dossier_store_restore_removed:
 * @step: the id of a DossierStep
 *
 * Returns: as dossier_store_bring_back() with what the step did
 */
gboolean
dossier_store_restore_removed (DossierStore  *store,
                               gint64         step,
                               GError       **error)
{
  g_autoptr (GBytes) changes = read_changes (store, step, error);

  return changes != NULL && dossier_store_bring_back (store, changes, error);
}

/* A whole record */

/* Makes @record what it was before this row of a step; @exists: whether it was there. */
static void
take_back (const Row     *self,
           DossierRecord *record,
           gboolean      *exists)
{
  DossierCell *cells = dossier_record_get_cells (record);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (self->table, &n_columns);

  *exists = self->operation != SQLITE_INSERT;
  for (guint i = 0; *exists && i < n_columns && (int) i + 1 < self->n_columns; i++)
    if (self->operation == SQLITE_DELETE || has_changed (self, i))
      {
        sqlite3_value *value = NULL;

        sqlite3changeset_old (self->iter, i + 1, &value);
        read_cell (&cells[i], &columns[i], value);
      }
}

static gboolean
take_back_step (GBytes         *changes,
                DossierRecord  *record,
                gboolean       *exists,
                GError        **error)
{
  Row row = { NULL };
  gsize size;
  gconstpointer data = g_bytes_get_data (changes, &size);

  if (!dossier_changeset_check (changes, error))
    return FALSE;

  sqlite3changeset_start (&row.iter, size, (void *) data);
  while (next_row (&row))
    if (row.table == dossier_record_get_table (record) && row.id == dossier_record_get_id (record))
      take_back (&row, record, exists);
  sqlite3changeset_finalize (row.iter);

  return TRUE;
}

/* The bytes of a file that went with @record, from whichever step removed them. */
static gboolean
add_contents (DossierStore   *store,
              DossierRecord  *record,
              gint64          step,
              GError        **error)
{
  g_autoptr (DossierStatement) later =
    dossier_database_prepare (store->database, "SELECT changes FROM journal WHERE id >= ?1 AND NOT undone "
                                               "ORDER BY id", error);
  guint n_added = 0;
  gboolean ok = later != NULL;

  if (ok)
    sqlite3_bind_int64 (later, 1, step);
  while (ok && sqlite3_step (later) == SQLITE_ROW)
    {
      Row row = { NULL };

      sqlite3changeset_start (&row.iter, sqlite3_column_bytes (later, 0),
                              (void *) sqlite3_column_blob (later, 0));
      while (ok && next_row (&row))
        if (row.table == NULL && row.operation == SQLITE_DELETE && row.id == dossier_record_get_id (record))
          ok = add_content (&row, store, &n_added, error);
      sqlite3changeset_finalize (row.iter);
    }

  return ok;
}

/* Backwards through all that happened since. */
static DossierRecord *
make_past (DossierStore   *store,
           DossierRecord  *record,
           gint64          step,
           GError        **error)
{
  g_autoptr (DossierRecord) past = dossier_store_dup_stored (store, record);
  gboolean exists = past != NULL;
  int state;
  g_autofree char *title = NULL;
  g_autoptr (DossierStatement) later =
    dossier_database_prepare (store->database, "SELECT changes FROM journal WHERE id >= ?1 AND NOT undone "
                                               "ORDER BY id DESC", error);

  if (later == NULL)
    return NULL;

  if (past == NULL)
    past = dossier_record_new (dossier_record_get_table (record));
  dossier_record_set_id (past, dossier_record_get_id (record));
  sqlite3_bind_int64 (later, 1, step);
  while ((state = sqlite3_step (later)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) changes = g_bytes_new (sqlite3_column_blob (later, 0),
                                                sqlite3_column_bytes (later, 0));

      if (!take_back_step (changes, past, &exists, error))
        return NULL;
    }
  if (state != SQLITE_DONE)
    {
      dossier_database_set_error (store->database, error);
      return NULL;
    }
  if (exists)
    return g_steal_pointer (&past);

  title = dossier_store_dup_title (store, record, NULL);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               _("“%s” was not there before this step."), title);
  return NULL;
}

/**
 * dossier_store_restore_record:
 * @step: the id of a DossierStep that is not undone
 *
 * Makes @record, also one that is deleted, what it was before @step, as an edit of its own.
 *
 * Returns: %FALSE with a sentence if it was not there then, or something it names is gone
 */
gboolean
dossier_store_restore_record (DossierStore   *store,
                              DossierRecord  *record,
                              gint64          step,
                              GError        **error)
{
  gint64 id = dossier_record_get_id (record);
  g_autoptr (DossierRecord) past = make_past (store, record, step, error);
  g_autofree char *subject = past != NULL ? dossier_store_dup_title (store, past, NULL) : NULL;
  g_autoptr (DossierEdit) edit = past != NULL
    ? dossier_store_begin (store, N_("Restoring “%s”"), subject, error) : NULL;

  if (edit == NULL)
    return FALSE;

  if (!dossier_store_has (store, dossier_record_get_table (record)->name, id))
    return dossier_edit_save_with_id (edit, past, id, error) && add_contents (store, past, step, error) &&
           dossier_edit_commit (edit, error);

  return dossier_edit_save (edit, past, error) && dossier_edit_commit (edit, error);
}
