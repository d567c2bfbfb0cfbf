/* dossier-step-again.c: what was undone, once more, after other edits came.
 *
 * Its changes are applied as an edit of their own, wherever the records are still as they were before
 * the step: SQLite compares every value that a changeset changes, and one that differs refuses the whole.
 */
#include <glib/gi18n-lib.h>

#include "dossier-step-private.h"

typedef struct
{
  DossierStore  *store;
  GError       **error;
} Checking;

/* What can be read from the journal of a step that is to be taken again. */
typedef struct
{
  char     *label;
  char     *subject;
  gboolean  is_undone;
  GBytes   *changes;
} Entry;

static void
entry_clear (Entry *self)
{
  g_free (self->label);
  g_free (self->subject);
  g_clear_pointer (&self->changes, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static gboolean
read_entry (DossierStore  *store,
            gint64         step,
            Entry         *entry,
            GError       **error)
{
  g_autoptr (DossierStatement) row = NULL;

  entry->changes = dossier_step_read_changes (store, step, error);
  if (entry->changes == NULL)
    return FALSE;

  row = dossier_database_prepare (store->database, "SELECT label, subject, undone FROM journal WHERE id = ?1",
                                  error);
  if (row == NULL)
    return FALSE;

  sqlite3_bind_int64 (row, 1, step);
  if (sqlite3_step (row) != SQLITE_ROW)
    return dossier_database_set_error (store->database, error);

  entry->label = dossier_statement_dup_text (row, 0);
  entry->subject = dossier_statement_dup_text (row, 1);
  entry->is_undone = sqlite3_column_int (row, 2);
  return TRUE;
}

/* What the file does not know by itself: contradictions within a record and with others. */
static gboolean
check_row (const DossierStepRow *row,
           gpointer              data)
{
  Checking *self = data;
  g_autoptr (DossierRecord) record = NULL;

  if (row->table == NULL)
    return TRUE;

  if (row->operation == SQLITE_DELETE)
    record = dossier_step_row_dup_record (row, self->store, sqlite3changeset_old);
  else
    {
      record = dossier_record_new (row->table);
      dossier_store_adopt (self->store, record);
      if (!dossier_store_load (self->store, record, row->id, self->error))
        return FALSE;
      if (!dossier_edit_check_record (record, self->error))
        return FALSE;
    }
  dossier_record_set_id (record, row->id);

  return row->table->guard == NULL ||
         row->table->guard (self->store, record, row->operation == SQLITE_DELETE, self->error);
}

static gboolean
apply (DossierStore  *store,
       Entry         *entry,
       GError       **error)
{
  g_autofree char *label = dossier_step_dup_label (entry->label, entry->subject);
  Checking checking = { store, error };
  g_autoptr (GError) fault = NULL;

  if (!dossier_store_apply_changes (store, entry->changes, FALSE, &fault))
    {
      if (!g_error_matches (fault, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT))
        g_propagate_error (error, g_steal_pointer (&fault));
      else
        g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT,
                     _("“%s” cannot be applied again: what it changed is no longer as it was before it."),
                     label);
      return FALSE;
    }

  return dossier_step_check_references (store, entry->changes, error) &&
         dossier_step_each_row (entry->changes, check_row, &checking);
}

static gboolean
apply_as_edit (DossierStore  *store,
               Entry         *entry,
               GError       **error)
{
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, entry->label, entry->subject, error);

  return edit != NULL && apply (store, entry, error) && dossier_edit_commit (edit, error);
}

/**
 * dossier_store_apply_again:
 * @step: the id of a DossierStep that is undone
 *
 * Does what @step did once more, as an edit of its own under the same label; @step itself stays in the
 * history as it is.
 *
 * Returns: %FALSE with a sentence if the records are no longer as they were before @step, or refer to
 *   what is not there; then nothing is written
 */
gboolean
dossier_store_apply_again (DossierStore  *store,
                           gint64         step,
                           GError       **error)
{
  g_auto (Entry) entry = { NULL };
  gboolean is_applied;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), FALSE);

  if (!read_entry (store, step, &entry, error) || !dossier_step_check_changes (entry.changes, error))
    return FALSE;
  if (!entry.is_undone)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT,
                           _("This step was not undone: there is nothing to apply again."));
      return FALSE;
    }

  /* What foreign keys did is in the changes already. */
  dossier_database_execute (store->database, "PRAGMA foreign_keys = OFF", NULL);
  is_applied = apply_as_edit (store, &entry, error);
  dossier_database_execute (store->database, "PRAGMA foreign_keys = ON", NULL);

  return is_applied;
}
