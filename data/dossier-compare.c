/* dossier-compare.c: what differs between a portfolio and a copy of it, and the way back to the copy.
 *
 * The difference is a changeset like that of an edit, as if one edit had led from the copy to the
 * portfolio (https://www.sqlite.org/session/sqlite3session_diff.html).  So it is read, shown and taken
 * back in part by whatever does that with a step of the history; and taken back as a whole it is an
 * edit of its own, which can be undone.
 */
#include "dossier-compare.h"

#include <glib/gi18n-lib.h>

#include "dossier-scratch.h"
#include "dossier-snapshot.h"
#include "dossier-store-private.h"

/* Comparing */

static gboolean
attach (DossierDatabase  *database,
        const char       *path,
        GError          **error)
{
  g_autoptr (DossierStatement) statement = NULL;

  sqlite3_limit (dossier_database_get_handle (database), SQLITE_LIMIT_ATTACHED, 1);
  statement = dossier_database_prepare (database, "ATTACH ?1 AS copy", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, path, -1, SQLITE_STATIC);
  return dossier_database_run (database, statement, error);
}

static gboolean
add_differences (DossierDatabase  *database,
                 sqlite3_session  *session,
                 GError          **error)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  int result = SQLITE_OK;

  for (guint i = 0; i < n_tables && result == SQLITE_OK; i++)
    result = sqlite3session_diff (session, "copy", tables[i]->name, NULL);
  if (result == SQLITE_OK)
    result = sqlite3session_diff (session, "copy", DOSSIER_CONTENT_TABLE, NULL);

  return result == SQLITE_OK || dossier_database_set_error (database, error);
}

static GBytes *
compare (DossierDatabase  *database,
         GError          **error)
{
  sqlite3_session *session = NULL;
  GBytes *changes = NULL;
  void *data = NULL;
  int size = 0;

  sqlite3session_create (dossier_database_get_handle (database), "main", &session);
  sqlite3session_attach (session, NULL);
  if (add_differences (database, session, error))
    {
      if (sqlite3session_changeset (session, &size, &data) == SQLITE_OK)
        changes = g_bytes_new_with_free_func (data, size, sqlite3_free, data);
      else
        dossier_database_set_error (database, error);
    }
  sqlite3session_delete (session);

  return changes;
}

static void
interrupt_cb (GCancellable    *cancellable,
              DossierDatabase *database)
{
  sqlite3_interrupt (dossier_database_get_handle (database));
}

static GBytes *
compare_files (const char    *portfolio,
               const char    *copy,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (DossierDatabase) database = dossier_store_open_for_reading (portfolio, error);
  g_autoptr (GError) fault = NULL;
  GBytes *changes = NULL;
  gulong id = 0;

  if (database == NULL || !attach (database, copy, error))
    return NULL;

  if (cancellable != NULL)
    id = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), database, NULL);
  changes = compare (database, &fault);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, id);

  if (changes == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&fault));
  return changes;
}

/**
 * dossier_compare:
 * @portfolio: a portfolio that is open in this process, or was a moment ago
 * @copy: a backup or another copy of it, of any version; never written
 * @cancellable: (nullable)
 *
 * Reads both files whole: for a worker.
 *
 * Returns: (transfer full): what was changed since the copy was made, to be read by
 *   dossier_store_describe_changes(), or %NULL with a sentence in @error
 */
GBytes *
dossier_compare (const char    *portfolio,
                 const char    *copy,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (DossierScratch) folder = dossier_scratch_new (error);
  g_autofree char *path = folder != NULL
                          ? dossier_snapshot_bring_up_to_date (copy, folder, cancellable, error) : NULL;

  return path != NULL ? compare_files (portfolio, path, cancellable, error) : NULL;
}

/* Restoring */

static gboolean
apply (DossierStore  *store,
       GBytes        *changes,
       const char    *when,
       GError       **error)
{
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Restoring the backup of %s"), when, error);

  return edit != NULL &&
         dossier_store_apply_changes (store, changes, TRUE, error) &&
         dossier_step_check_references (store, changes, error) &&
         dossier_edit_commit (edit, error);
}

/**
 * dossier_store_restore_copy:
 * @changes: from dossier_compare()
 * @when: the day of the copy as people read it
 *
 * Takes back all @changes as one edit, which can be undone; the history stays.
 *
 * Returns: %FALSE with a sentence in @error if records were changed since the two were compared,
 *   or cannot be written; then nothing is
 */
gboolean
dossier_store_restore_copy (DossierStore  *store,
                            GBytes        *changes,
                            const char    *when,
                            GError       **error)
{
  gboolean is_restored;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), FALSE);

  /* The copy is whole in itself, and what foreign keys would do is in the changes already. */
  dossier_database_execute (store->database, "PRAGMA foreign_keys = OFF", NULL);
  is_restored = apply (store, changes, when, error);
  dossier_database_execute (store->database, "PRAGMA foreign_keys = ON", NULL);

  return is_restored;
}
