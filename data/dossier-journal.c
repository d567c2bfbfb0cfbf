/* dossier-journal.c: telling what changed, going back and going forth. */
#include "dossier-edit.h"

#include <glib/gi18n-lib.h>

#include "dossier-author.h"
#include "dossier-digest.h"
#include "dossier-history-private.h"
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

/* What can be redone is always at the end: looking only there spares reading the whole journal. */
static const char *
step_sql (gboolean undo)
{
  return undo ? "SELECT id, label, subject, changes FROM journal WHERE NOT undone ORDER BY id DESC LIMIT 1"
              : "SELECT id, label, subject, changes FROM journal WHERE undone AND set_aside = 0 AND "
                "id > coalesce ((SELECT id FROM journal WHERE NOT undone ORDER BY id DESC LIMIT 1), 0) "
                "ORDER BY id LIMIT 1";
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
  return dossier_step_dup_label (label, subject);
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

/* When and by whom it was undone is only known as long as it is. */
static gboolean
mark_step (DossierDatabase  *database,
           gint64            id,
           gboolean          undo,
           GError          **error)
{
  g_autofree char *author = dossier_author_dup ();
  g_autoptr (DossierStatement) mark = dossier_database_prepare (database,
    "UPDATE journal SET undone = ?1, undone_at = ?3, undone_by = ?4 WHERE id = ?2", error);

  if (mark == NULL)
    return FALSE;

  sqlite3_bind_int (mark, 1, undo);
  sqlite3_bind_int64 (mark, 2, id);
  if (undo)
    {
      sqlite3_bind_int64 (mark, 3, g_get_real_time () / G_USEC_PER_SEC);
      sqlite3_bind_text (mark, 4, author, -1, SQLITE_STATIC);
    }

  return dossier_database_run (database, mark, error) &&
         dossier_digest_write_row (database, DOSSIER_JOURNAL_TABLE, id, error);
}

static gboolean
take_step (DossierStore  *self,
           gint64         id,
           GBytes        *changes,
           gboolean       undo,
           GError       **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changes, &size);

  if (dossier_step_check_changes (changes, error) &&
      dossier_store_apply_changes (self, changes, undo, error) &&
      dossier_step_check_references (self, changes, error) &&
      dossier_digest_follow (self->database, data, size, undo, error) &&
      mark_step (self->database, id, undo, error) &&
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
  changes = dossier_store_trust (self, error) ? read_step (self, undo, &id, error) : NULL;
  if (changes == NULL || !dossier_others_check (self, id, undo, error))
    {
      dossier_database_roll_back (self->database);
      return FALSE;
    }

  if (!take_step (self, id, changes, undo, error))
    return FALSE;

  dossier_others_note_undo (self, id, undo);
  dossier_store_is_overwritten (self);
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

  if (!dossier_store_check_place (self, error) || !dossier_store_begin_day (self, error))
    return FALSE;

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

static gboolean
set_aside (DossierDatabase  *database,
           gint64            step,
           GError          **error)
{
  g_autoptr (DossierStatement) mark =
    dossier_database_prepare (database, "UPDATE journal SET set_aside = 1 WHERE id = ?1", error);

  if (mark == NULL)
    return FALSE;

  sqlite3_bind_int64 (mark, 1, step);
  return dossier_database_run (database, mark, error) &&
         dossier_digest_write_row (database, DOSSIER_JOURNAL_TABLE, step, error);
}

/* A new edit after an undo cannot be followed by what was undone: that stays in the history, out of the
 * way of Redo. */
gboolean
dossier_journal_set_undone_aside (DossierDatabase  *database,
                                  GError          **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierStatement) undone =
    dossier_database_prepare (database, "SELECT id FROM journal WHERE undone AND set_aside = 0", error);
  int state;

  if (undone == NULL)
    return FALSE;

  while ((state = sqlite3_step (undone)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (undone, 0);

      g_array_append_val (steps, id);
    }
  if (state != SQLITE_DONE)
    return dossier_database_set_error (database, error);

  for (guint i = 0; i < steps->len; i++)
    if (!set_aside (database, g_array_index (steps, gint64, i), error))
      return FALSE;

  return TRUE;
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

  /* Nothing is read of what would run. */
  if (version == self->data_version || !dossier_store_trust (self, NULL))
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
