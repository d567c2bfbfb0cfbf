/* dossier-step-restore.c: the way back in part: a field, a record, what was removed. */
#include <glib/gi18n-lib.h>

#include "dossier-changeset.h"
#include "dossier-own.h"
#include "dossier-step-private.h"

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

  if (record == NULL)
    return FALSE;
  if (dossier_table_find_column (change->table, change->column) == DOSSIER_NO_COLUMN)
    return dossier_store_change_own (store, record, change->column, change->text, error);

  return dossier_store_change (store, record, change->column, change->text, error);
}

/* What a changeset removed, on its way back. */
typedef struct
{
  DossierEdit *edit;
  gint64       only;        /* 0 for all; else only the bytes of this document */
  guint        n_added;
  GError     **error;
} BringingBack;

/* The bytes of a file, if nobody has put them there since. */
static gboolean
add_content (BringingBack         *self,
             const DossierStepRow *row)
{
  DossierStore *store = dossier_edit_get_store (self->edit);
  g_autoptr (DossierStatement) insert =
    dossier_database_prepare (store->database, "INSERT OR IGNORE INTO " DOSSIER_CONTENT_TABLE
                                               " VALUES (?1, ?2)", self->error);

  if (insert == NULL)
    return FALSE;

  for (int i = 0; i < 2; i++)
    {
      sqlite3_value *value = NULL;

      sqlite3changeset_old (row->iter, i, &value);
      sqlite3_bind_value (insert, i + 1, value);
    }

  if (!dossier_database_run (store->database, insert, self->error))
    return FALSE;

  self->n_added += sqlite3_changes (dossier_database_get_handle (store->database)) > 0;
  return TRUE;
}

static gboolean
add_removed (const DossierStepRow *row,
             gpointer              data)
{
  BringingBack *self = data;
  DossierStore *store = dossier_edit_get_store (self->edit);
  g_autoptr (DossierRecord) record = NULL;

  if (row->operation != SQLITE_DELETE)
    return TRUE;
  if (row->table == NULL)
    return self->only != 0 && self->only != row->id ? TRUE : add_content (self, row);
  if (self->only != 0 || dossier_store_has (store, row->table->name, row->id))
    return TRUE;

  record = dossier_step_row_dup_record (row, store, sqlite3changeset_old);
  self->n_added++;
  return dossier_edit_save_with_id (self->edit, record, row->id, self->error);
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
  BringingBack self = { edit, 0, 0, error };

  if (edit == NULL || !dossier_step_each_row (changes, add_removed, &self))
    return FALSE;

  if (self.n_added > 0)
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
  g_autoptr (GBytes) changes = dossier_step_read_changes (store, step, error);

  return changes != NULL && dossier_store_bring_back (store, changes, error);
}

/* A whole record */

typedef struct
{
  DossierRecord *record;    /* becomes what it was before */
  gboolean       exists;
} Past;

static gboolean
take_back (const DossierStepRow *row,
           gpointer              data)
{
  Past *self = data;
  DossierCell *cells = dossier_record_get_cells (self->record);
  guint n_columns;

  if (row->table != dossier_record_get_table (self->record) ||
      row->id != dossier_record_get_id (self->record))
    return TRUE;

  dossier_table_get_columns (row->table, &n_columns);
  self->exists = row->operation != SQLITE_INSERT;
  for (guint i = 0; self->exists && i < n_columns && (int) i + 1 < row->n_columns; i++)
    if (row->operation == SQLITE_DELETE || dossier_step_row_has_changed (row, i))
      dossier_step_row_read_cell (row, sqlite3changeset_old, i, &cells[i]);
  return TRUE;
}

/* Each step since, that is not undone, the latest or the earliest first. */
static gboolean
each_later_row (DossierStore        *store,
                gint64               step,
                gboolean             latest_first,
                DossierStepRowFunc   func,
                gpointer             data,
                GError             **error)
{
  g_autoptr (DossierStatement) later =
    dossier_database_prepare (store->database, latest_first
      ? "SELECT changes FROM journal WHERE id >= ?1 AND NOT undone ORDER BY id DESC"
      : "SELECT changes FROM journal WHERE id >= ?1 AND NOT undone ORDER BY id", error);
  int state;

  if (later == NULL)
    return FALSE;

  sqlite3_bind_int64 (later, 1, step);
  while ((state = sqlite3_step (later)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) changes = g_bytes_new (sqlite3_column_blob (later, 0),
                                                sqlite3_column_bytes (later, 0));

      if (!dossier_changeset_check (changes, error) || !dossier_step_each_row (changes, func, data))
        return FALSE;
    }
  if (state == SQLITE_DONE)
    return TRUE;

  dossier_database_set_error (store->database, error);
  return FALSE;
}

/* Backwards through all that happened since.  @past: (nullable): not there before @step */
static gboolean
find_past (DossierStore        *store,
           const DossierTable  *table,
           gint64               id,
           gint64               step,
           DossierRecord      **past,
           GError             **error)
{
  g_autoptr (DossierRecord) record = dossier_record_new (table);
  Past self = { record, dossier_store_load (store, record, id, NULL) };

  dossier_record_set_id (record, id);
  if (!each_later_row (store, step, TRUE, take_back, &self, error))
    return FALSE;

  *past = self.exists ? g_steal_pointer (&record) : NULL;
  return TRUE;
}

static gboolean
put_back (DossierEdit    *edit,
          DossierRecord  *past,
          GError        **error)
{
  gint64 id = dossier_record_get_id (past);

  if (dossier_store_has (dossier_edit_get_store (edit), dossier_record_get_table (past)->name, id))
    return dossier_edit_save (edit, past, error);

  return dossier_edit_save_with_id (edit, past, id, error);
}

/* The bytes of a file that went with @record, from whichever step removed them. */
static gboolean
put_back_content (DossierEdit    *edit,
                  DossierRecord  *record,
                  gint64          step,
                  GError        **error)
{
  BringingBack self = { edit, dossier_record_get_id (record), 0, error };

  return !dossier_record_is_a (record, "document") ||
         each_later_row (dossier_edit_get_store (edit), step, FALSE, add_removed, &self, error);
}

/* Returns: (transfer full) (element-type utf8 utf8): what own fields of @record had before @step, by
 * name; "" for those that have a value only now */
static GHashTable *
find_past_texts (DossierStore   *store,
                 DossierRecord  *record,
                 gint64          step,
                 GError        **error)
{
  g_autoptr (GHashTable) ids = dossier_step_find_own_values (store, record, error);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer id;

  if (ids == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (DossierRecord) past = NULL;
      g_autoptr (DossierRecord) present = dossier_store_get (store, "own_value", *(gint64 *) id, NULL);
      DossierRecord *value;
      const char *name;

      if (!find_past (store, dossier_table_find ("own_value"), *(gint64 *) id, step, &past, error))
        return NULL;

      value = past != NULL ? past : present;
      name = value != NULL ? dossier_own_name_field (dossier_record_get_integer (value, "own_field")) : NULL;
      if (past != NULL)
        g_hash_table_insert (texts, (gpointer) name, g_strdup (dossier_record_get_text (past, "value")));
      else if (present != NULL && !g_hash_table_contains (texts, name))
        g_hash_table_insert (texts, (gpointer) name, g_strdup (""));
    }

  return g_steal_pointer (&texts);
}

/* Values of fields that the office has no more stay away. */
static gboolean
put_back_own_fields (DossierEdit    *edit,
                     DossierRecord  *record,
                     GHashTable     *texts,
                     GError        **error)
{
  const DossierTable *own = dossier_own_get_table (dossier_edit_get_store (edit),
                                                   dossier_record_get_table (record)->name);
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (own != NULL && dossier_table_get_field (own, name) != NULL &&
        !dossier_own_set (edit, record, name, text, error))
      return FALSE;

  return TRUE;
}

/**
 * dossier_store_restore_record:
 * @step: the id of a DossierStep that is not undone
 *
 * Makes @record, also one that is deleted, what it was before @step, its own fields too, as an edit.
 *
 * Returns: %FALSE with a sentence if it was not there then, or something it names is gone
 */
gboolean
dossier_store_restore_record (DossierStore   *store,
                              DossierRecord  *record,
                              gint64          step,
                              GError        **error)
{
  g_autoptr (DossierRecord) past = NULL;
  g_autoptr (GHashTable) texts = NULL;
  g_autofree char *subject = NULL;
  g_autoptr (DossierEdit) edit = NULL;

  if (!find_past (store, dossier_record_get_table (record), dossier_record_get_id (record), step, &past,
                  error))
    return FALSE;

  subject = dossier_store_dup_title (store, past != NULL ? past : record, NULL);
  if (past == NULL)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                   _("“%s” was not there before this step."), subject);
      return FALSE;
    }

  texts = find_past_texts (store, record, step, error);
  edit = texts != NULL ? dossier_store_begin (store, N_("Restoring “%s”"), subject, error) : NULL;
  return edit != NULL && put_back (edit, past, error) && put_back_content (edit, past, step, error) &&
         put_back_own_fields (edit, past, texts, error) && dossier_edit_commit (edit, error);
}
