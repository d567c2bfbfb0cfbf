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
gboolean
dossier_step_add_content (DossierEdit           *edit,
                          const DossierStepRow  *row,
                          GError               **error)
{
  DossierStore *store = dossier_edit_get_store (edit);
  g_autoptr (DossierStatement) insert =
    dossier_database_prepare (store->database, "INSERT OR IGNORE INTO " DOSSIER_CONTENT_TABLE
                                               " VALUES (?1, ?2)", error);

  if (insert == NULL)
    return FALSE;

  for (int i = 0; i < 2; i++)
    {
      sqlite3_value *value = NULL;

      sqlite3changeset_old (row->iter, i, &value);
      sqlite3_bind_value (insert, i + 1, value);
    }

  return dossier_database_run (store->database, insert, error);
}

static gboolean
add_content (BringingBack         *self,
             const DossierStepRow *row)
{
  DossierStore *store = dossier_edit_get_store (self->edit);

  if (!dossier_step_add_content (self->edit, row, self->error))
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

/* A record and what of other tables is a field of it, as they were before a step. */
typedef struct
{
  DossierStepKey  key;
  DossierRecord  *record;
  gboolean        exists;
  gboolean        is_elsewhere;  /* it was moved to another record, whose it is now */
} Past;

typedef struct
{
  DossierStore      *store;
  DossierStepFields *fields;
  GHashTable        *all;       /* set of Past, found by their keys */
  GError            *error;     /* (nullable): what is there could not be read */
} Pasts;

static void
past_free (gpointer data)
{
  Past *self = data;

  g_object_unref (self->record);
  g_free (self);
}

/* As it is at present. */
static Past *
add_past (Pasts          *self,
          DossierStepKey  key)
{
  Past *past = g_new0 (Past, 1);
  g_autoptr (GError) error = NULL;

  past->key = key;
  past->record = dossier_record_new (key.table);
  past->exists = dossier_store_load (self->store, past->record, key.id, &error);
  if (error != NULL && !g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND) &&
      self->error == NULL)
    self->error = g_steal_pointer (&error);
  dossier_record_set_id (past->record, key.id);
  g_hash_table_add (self->all, past);

  return past;
}

static gboolean
take_back (const DossierStepRow *row,
           gpointer              data)
{
  Pasts *self = data;
  DossierStepKey key = { row->table, row->id };
  Past *past = g_hash_table_lookup (self->all, &key);
  DossierCell *cells;
  guint n_columns;

  /* It was removed since, or moved: what is there and belongs to the record is known. */
  if (past == NULL && dossier_step_fields_has (self->fields, row))
    {
      past = add_past (self, key);
      past->is_elsewhere = past->exists;
    }
  if (past == NULL || past->is_elsewhere)
    return TRUE;

  cells = dossier_record_get_cells (past->record);
  dossier_table_get_columns (row->table, &n_columns);
  past->exists = row->operation != SQLITE_INSERT;
  for (guint i = 0; past->exists && i < n_columns && (int) i + 1 < row->n_columns; i++)
    if (row->operation == SQLITE_DELETE || dossier_step_row_has_changed (row, i))
      dossier_step_row_read_cell (row, sqlite3changeset_old, i, &cells[i]);
  return TRUE;
}

/* Backwards through all that happened since.
 *
 * Returns: (nullable) (transfer none): what became of the record itself */
static Past *
go_back (Pasts          *self,
         DossierRecord  *record,
         gint64          step,
         GError        **error)
{
  DossierStepKey own = { dossier_record_get_table (record), dossier_record_get_id (record) };
  g_autoptr (DossierStepFields) fields = dossier_step_fields_new (self->store, record, TRUE, error);
  Past *past;
  GHashTableIter iter;
  gpointer key;

  if (fields == NULL)
    return NULL;

  self->fields = fields;
  past = add_past (self, own);
  g_hash_table_iter_init (&iter, dossier_step_fields_get_keys (fields));
  while (g_hash_table_iter_next (&iter, &key, NULL))
    add_past (self, *(DossierStepKey *) key);
  if (!dossier_step_each (self->store, step, DOSSIER_STEP_LATEST_FIRST, take_back, self, error))
    return NULL;

  if (self->error == NULL)
    return past;

  g_propagate_error (error, self->error);
  return NULL;
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
         dossier_step_each (dossier_edit_get_store (edit), step, DOSSIER_STEP_EARLIEST_FIRST, add_removed,
                            &self, error);
}

/* What is gone cannot be led to: the row stays away if it is nothing without, and a value of an own
 * field that is not one of its values any more. */
static gboolean
can_be_back (DossierStore  *store,
             DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *link = &table->fields[i];
      gint64 id = link->kind == DOSSIER_KIND_LINK ? dossier_record_get_integer (record, link->name) : 0;

      if (id == 0 || dossier_store_has (store, link->target, id))
        continue;
      if (link->required || g_strcmp0 (link->name, table->title) == 0)
        return FALSE;
      dossier_record_set_link (record, link->name, 0);
    }

  return table->guard == NULL || table->guard (store, record, FALSE, NULL);
}

static gboolean
remove_row (DossierEdit         *edit,
            const DossierTable  *table,
            gint64               id,
            GError             **error)
{
  DossierStore *store = dossier_edit_get_store (edit);
  g_autoptr (DossierRecord) present = NULL;

  if (!dossier_store_has (store, table->name, id))
    return TRUE;

  present = dossier_store_get (store, table->name, id, error);
  return present != NULL && dossier_edit_delete (edit, present, error);
}

/* Rows that belong to the record, but not itself. */
static GPtrArray *
list_fields (Pasts          *self,
             DossierRecord  *record,
             gboolean        existed)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->all);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    {
      Past *past = value;

      if (past->record != record && !past->is_elsewhere && past->exists == existed)
        g_ptr_array_add (list, past->record);
    }

  return list;
}

/* What came since. */
static gboolean
remove_fields (DossierEdit    *edit,
               Pasts          *self,
               DossierRecord  *record,
               GError        **error)
{
  g_autoptr (GPtrArray) list = list_fields (self, record, FALSE);

  for (guint i = 0; i < list->len; i++)
    if (!remove_row (edit, dossier_record_get_table (list->pdata[i]), dossier_record_get_id (list->pdata[i]),
                     error))
      return FALSE;

  return TRUE;
}

/* Of two that were the other way round each is in the way of the other's: those that go now, then the
 * others again, until none does.  What has no place any more stays away. */
static gboolean
put_back_fields (DossierEdit    *edit,
                 Pasts          *self,
                 DossierRecord  *record,
                 GError        **error)
{
  g_autoptr (GPtrArray) list = list_fields (self, record, TRUE);
  guint n_before;

  do
    {
      n_before = list->len;
      for (guint i = list->len; i-- > 0;)
        {
          g_autoptr (GError) fault = NULL;

          if (!can_be_back (self->store, list->pdata[i]) || put_back (edit, list->pdata[i], &fault))
            g_ptr_array_remove_index_fast (list, i);
          else if (!g_error_matches (fault, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT))
            {
              g_propagate_error (error, g_steal_pointer (&fault));
              return FALSE;
            }
        }
    }
  while (list->len > 0 && list->len < n_before);

  return TRUE;
}

/**
 * dossier_store_restore_record:
 * @step: the id of a DossierStep that is not undone
 *
 * Makes @record, also one that is deleted, what it was before @step, with its own fields and the links
 * that belong to it, as an edit.
 *
 * Returns: %FALSE with a sentence if it was not there then, or something it names is gone
 */
gboolean
dossier_store_restore_record (DossierStore   *store,
                              DossierRecord  *record,
                              gint64          step,
                              GError        **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (dossier_step_key_hash, dossier_step_key_equal,
                                                      past_free, NULL);
  Pasts pasts = { store, NULL, all };
  Past *past = go_back (&pasts, record, step, error);
  g_autofree char *subject = NULL;
  g_autoptr (DossierEdit) edit = NULL;

  if (past == NULL)
    return FALSE;

  subject = dossier_store_dup_title (store, past->exists ? past->record : record, NULL);
  if (!past->exists)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                   _("“%s” was not there before this step."), subject);
      return FALSE;
    }

  edit = dossier_store_begin (store, N_("Restoring “%s”"), subject, error);
  return edit != NULL && put_back (edit, past->record, error) &&
         put_back_content (edit, past->record, step, error) &&
         remove_fields (edit, &pasts, past->record, error) &&
         put_back_fields (edit, &pasts, past->record, error) && dossier_edit_commit (edit, error);
}

/**
 * dossier_store_restore_gone:
 * @change: what @step did to a record that is not there any more
 *
 * Returns: as dossier_store_restore_record() with that record
 */
gboolean
dossier_store_restore_gone (DossierStore             *store,
                            const DossierStepChange  *change,
                            gint64                    step,
                            GError                  **error)
{
  g_autoptr (DossierRecord) record = dossier_record_new (change->table);

  dossier_store_adopt (store, record);
  dossier_record_set_id (record, change->id);
  return dossier_store_restore_record (store, record, step, error);
}
