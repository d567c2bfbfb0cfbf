/* dossier-journal.c: telling what changed, going back, going forth, and the record of it all. */
#include "dossier-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-changeset.h"
#include "dossier-digest.h"
#include "dossier-others.h"
#include "dossier-step-private.h"

/* Announcing */

static gint64
get_row_id (sqlite3_changeset_iter *iter,
            int                     operation)
{
  sqlite3_value *id = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);

  return id != NULL ? sqlite3_value_int64 (id) : 0;
}

/* More would be found out faster by asking for everything again. */
#define MAX_CHANGED 256

/* Reads a changeset: the ids of its rows, by table.  Ids are never used twice, so whoever
 * holds a record of such a row holds the right one, also when an undo brings the row back
 * from the dead. */
static GHashTable *
read_changes (DossierStore  *self,
              gconstpointer  changes,
              int            size,
              GPtrArray     *tables)
{
  GHashTable *changed = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  sqlite3_changeset_iter *iter = NULL;

  sqlite3changeset_start (&iter, size, (void *) changes);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *name;
      int n_columns, operation, indirect;
      const DossierTable *table;
      GArray *ids;
      gint64 id;

      sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect);
      table = dossier_table_find (name);
      if (table == NULL)
        continue;
      ids = g_hash_table_lookup (changed, table);
      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (changed, (gpointer) table, ids);
          g_ptr_array_add (tables, (gpointer) table);
        }
      id = get_row_id (iter, operation);
      g_array_append_val (ids, id);
    }
  sqlite3changeset_finalize (iter);

  return changed;
}

/* Reloads the live records named in @changes, then says once per table that it changed. */
void
dossier_store_announce (DossierStore  *self,
                        gconstpointer  changes,
                        int            size)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GHashTable) changed = read_changes (self, changes, size, tables);

  for (guint t = 0; t < tables->len; t++)
    dossier_store_forget_words (self, g_ptr_array_index (tables, t));
  for (guint t = 0; t < tables->len; t++)
    {
      const DossierTable *table = g_ptr_array_index (tables, t);
      GArray *ids = g_hash_table_lookup (changed, table);

      for (guint i = 0; i < ids->len; i++)
        dossier_store_reload (self, table->name, g_array_index (ids, gint64, i));
    }

  self->changed = changed;
  for (guint i = 0; i < tables->len; i++)
    dossier_store_emit_changed (self, g_ptr_array_index (tables, i));
  self->changed = NULL;

  dossier_store_notify_labels (self);
}

/* Inside a handler of ::changed: the ids of the rows of @table that changed, or NULL if it
 * may be any of them. */
const GArray *
dossier_store_get_changed_ids (DossierStore *self,
                               const char   *table)
{
  const GArray *ids = self->changed == NULL ? NULL
    : g_hash_table_lookup (self->changed, dossier_table_find (table));

  return ids != NULL && ids->len <= MAX_CHANGED ? ids : NULL;
}

/* Labels */

/* "Ends" of "GLACY", "Deleting “GLACY”".  The label comes from the file: it is data,
 * never a format. */
static char *
dup_label (const char *label,
           const char *subject)
{
  const char *shown = label != NULL && *label != '\0' ? _(label) : "";
  g_auto (GStrv) parts = g_strsplit (shown, "%s", 2);

  if (subject == NULL || *subject == '\0')
    return g_strdup (shown);

  if (parts[0] != NULL && parts[1] != NULL)
    return g_strconcat (parts[0], subject, parts[1], NULL);

  /* Translators: a field and the record it belongs to: “Budget of GLACY” */
  return g_strdup_printf (_("%s of %s"), shown, subject);
}

/* What is undone is always at the end: looking only there spares reading the whole journal. */
static const char *
step_sql (gboolean undo)
{
  return undo ? "SELECT id, label, subject, changes FROM journal WHERE NOT undone ORDER BY id DESC LIMIT 1"
              : "SELECT id, label, subject, changes FROM journal WHERE undone AND id > coalesce ("
                "(SELECT id FROM journal WHERE NOT undone ORDER BY id DESC LIMIT 1), 0) ORDER BY id LIMIT 1";
}

/* Returns: (nullable): what undo or redo would do, translated */
char *
dossier_store_dup_step_label (DossierStore *self,
                              gboolean      undo)
{
  g_autoptr (DossierStatement) step = dossier_database_prepare (self->database, step_sql (undo), NULL);
  g_autofree char *label = NULL;
  g_autofree char *subject = NULL;

  if (self->is_read_only || step == NULL || sqlite3_step (step) != SQLITE_ROW)
    return NULL;

  label = dossier_statement_dup_text (step, 1);
  subject = dossier_statement_dup_text (step, 2);
  return dup_label (label, subject);
}

/**
 * dossier_store_get_next_step:
 *
 * Returns: the id of the step that undo would take back, or redo repeat; 0 if there is none
 */
gint64
dossier_store_get_next_step (DossierStore *self,
                             gboolean      undo)
{
  return dossier_database_get_integer (self->database, step_sql (undo));
}

/* Undo and redo */

/* A changeset names every row that changed, also by a cascade: whatever does not fit means
 * that the records are not as the step left them. */
static int
resolve (gpointer                data,
         int                     problem,
         sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* Inside a transaction, and with foreign keys off: a changeset has what they did. */
gboolean
dossier_store_apply_changes (DossierStore  *self,
                             GBytes        *changes,
                             gboolean       undo,
                             GError       **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changes, &size);
  int result = sqlite3changeset_apply_v2 (dossier_database_get_handle (self->database), size, (void *) data,
                                          NULL, resolve, NULL, NULL, NULL,
                                          undo ? SQLITE_CHANGESETAPPLY_INVERT : 0);

  if (result == SQLITE_OK)
    return TRUE;

  if (result == SQLITE_ABORT)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT,
                           _("The step cannot be taken: the records are no longer as it left them."));
      return FALSE;
    }

  return dossier_database_set_result (self->database, result, error);
}

static gboolean
take_step (DossierStore  *self,
           gint64         id,
           GBytes        *changes,
           gboolean       undo,
           GError       **error)
{
  g_autoptr (DossierStatement) mark =
    dossier_database_prepare (self->database, "UPDATE journal SET undone = ?1 WHERE id = ?2", error);
  gsize size;
  gconstpointer data = g_bytes_get_data (changes, &size);

  if (mark == NULL)
    return FALSE;

  sqlite3_bind_int (mark, 1, undo);
  sqlite3_bind_int64 (mark, 2, id);

  if (dossier_step_check_changes (changes, error) &&
      dossier_store_apply_changes (self, changes, undo, error) &&
      dossier_step_check_references (self, changes, error) &&
      dossier_digest_follow (self->database, data, size, undo, error) &&
      dossier_database_run (self->database, mark, error) &&
      dossier_digest_write_row (self->database, DOSSIER_JOURNAL_TABLE, id, error) &&
      dossier_database_commit (self->database, error))
    return TRUE;

  dossier_database_roll_back (self->database);
  return FALSE;
}

static GBytes *
read_step (DossierStore  *self,
           gboolean       undo,
           gint64        *id,
           GError       **error)
{
  g_autoptr (DossierStatement) step = dossier_database_prepare (self->database, step_sql (undo), error);

  int state;

  if (step == NULL)
    return NULL;

  state = sqlite3_step (step);
  if (state == SQLITE_DONE)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                           undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
      return NULL;
    }
  if (state != SQLITE_ROW)
    {
      dossier_database_set_error (self->database, error);
      return NULL;
    }

  *id = sqlite3_column_int64 (step, 0);
  return g_bytes_new (sqlite3_column_blob (step, 3), sqlite3_column_bytes (step, 3));
}

static gboolean
step_in_transaction (DossierStore  *self,
                     gboolean       undo,
                     GError       **error)
{
  g_autoptr (GBytes) changes = NULL;
  gint64 id = 0;

  if (!dossier_database_begin (self->database, error))
    return FALSE;

  dossier_store_refresh (self);
  changes = read_step (self, undo, &id, error);
  if (changes == NULL || !dossier_others_check (self, id, undo, error))
    {
      dossier_database_roll_back (self->database);
      return FALSE;
    }

  if (!take_step (self, id, changes, undo, error))
    return FALSE;

  dossier_others_note_undo (self, id, undo);
  dossier_store_announce (self, g_bytes_get_data (changes, NULL), g_bytes_get_size (changes));
  return TRUE;
}

/* The changeset repeats what foreign keys did when the step was first taken; were they at
 * work now, they would do it a second time, before the changeset does. */
static gboolean
step (DossierStore  *self,
      gboolean       undo,
      GError       **error)
{
  gboolean is_taken;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->edit == NULL, FALSE);

  if (self->is_read_only)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
                           _("This portfolio is read-only. Save a copy to change it."));
      return FALSE;
    }

  if (!dossier_store_check_place (self, error))
    return FALSE;

  dossier_store_begin_day (self);
  dossier_database_execute (self->database, "PRAGMA foreign_keys = OFF", NULL);
  is_taken = step_in_transaction (self, undo, error);
  dossier_database_execute (self->database, "PRAGMA foreign_keys = ON", NULL);

  return is_taken;
}

/**
 * dossier_store_undo:
 *
 * Takes back the last edit that is not taken back yet, also of an earlier session.
 *
 * Returns: %FALSE with @error if there is none or the file could not be written
 */
gboolean
dossier_store_undo (DossierStore  *self,
                    GError       **error)
{
  return step (self, TRUE, error);
}

/**
 * dossier_store_redo:
 *
 * Repeats the edit that was taken back last.
 */
gboolean
dossier_store_redo (DossierStore  *self,
                    GError       **error)
{
  return step (self, FALSE, error);
}

/* When another program wrote, nobody knows what changed: everything may have. */
void
dossier_store_refresh (DossierStore *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  gint64 version = dossier_database_get_integer (self->database, "PRAGMA data_version");

  if (version == self->data_version)
    return;

  self->data_version = version;
  dossier_others_look (self);
  for (guint i = 0; i < n_tables; i++)
    dossier_store_forget_words (self, tables[i]);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, g_object_ref (record));

  for (guint i = 0; i < records->len; i++)
    dossier_store_load_again (self, g_ptr_array_index (records, i));
  for (guint i = 0; i < n_tables; i++)
    dossier_store_emit_changed (self, tables[i]);
  dossier_store_notify_labels (self);
}

/* History */

void
dossier_step_free (DossierStep *self)
{
  if (self == NULL)
    return;

  g_free (self->author);
  g_free (self->label);
  g_free (self->subject);
  g_free (self);
}

typedef struct
{
  DossierRecord     *record;
  DossierStepFields *fields;
  gboolean           is_found;
} Concern;

/* All rows, so that earlier steps are known that only changed one. */
static gboolean
look_at (const DossierStepRow *row,
         gpointer              data)
{
  Concern *self = data;

  self->is_found |= dossier_step_fields_has (self->fields, row) ||
                    (row->table == dossier_record_get_table (self->record) &&
                     row->id == dossier_record_get_id (self->record));
  return TRUE;
}

static gboolean
concerns (DossierStatement  *entry,
          DossierRecord     *record,
          DossierStepFields *fields)
{
  Concern self = { record, fields, FALSE };
  gsize size = sqlite3_column_bytes (entry, 7);
  const void *data = sqlite3_column_blob (entry, 7);
  g_autoptr (GBytes) changes = NULL;

  if (!dossier_step_fields_may_be_in (fields, data, size))
    return FALSE;

  changes = g_bytes_new_static (data, size);
  if (dossier_changeset_check (changes, NULL))
    dossier_step_each_row (changes, look_at, &self);
  return self.is_found;
}

/**
 * dossier_store_get_history:
 * @record: (nullable): only steps that changed this record, its own fields or its links to others
 * @limit: how many at most; 0 for all
 *
 * Returns: (transfer full) (element-type DossierStep): the steps, the latest first
 */
GPtrArray *
dossier_store_get_history (DossierStore   *self,
                           DossierRecord  *record,
                           guint           limit,
                           GError        **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_step_free);
  g_autoptr (DossierStepFields) fields = record != NULL ? dossier_step_fields_new (self, record, FALSE, error)
                                                        : NULL;
  /* What changed may be megabytes, and is read only if somebody has to look for a record there. */
  g_autoptr (DossierStatement) entry = record != NULL && fields == NULL ? NULL :
    dossier_database_prepare (self->database, record != NULL
      ? "SELECT id, at, author, label, subject, undone, length (changes), changes FROM journal "
        "ORDER BY id DESC"
      : "SELECT id, at, author, label, subject, undone, length (changes) FROM journal ORDER BY id DESC",
      error);
  int state = SQLITE_ROW;

  if (entry == NULL)
    return NULL;

  if (fields != NULL)
    dossier_step_fields_learn_undone (fields, self);
  while ((limit == 0 || steps->len < limit) && (state = sqlite3_step (entry)) == SQLITE_ROW)
    {
      g_autofree char *label = dossier_statement_dup_text (entry, 3);
      DossierStep *found;

      if (record != NULL && !concerns (entry, record, fields))
        continue;

      found = g_new0 (DossierStep, 1);
      found->id = sqlite3_column_int64 (entry, 0);
      found->at = sqlite3_column_int64 (entry, 1);
      found->author = dossier_statement_dup_text (entry, 2);
      found->subject = dossier_statement_dup_text (entry, 4);
      found->label = dup_label (label, found->subject);
      found->is_undone = sqlite3_column_int (entry, 5);
      found->size = sqlite3_column_int (entry, 6);
      g_ptr_array_add (steps, found);
    }
  if (state != SQLITE_ROW && state != SQLITE_DONE)
    {
      dossier_database_set_error (self->database, error);
      return NULL;
    }

  return g_steal_pointer (&steps);
}
