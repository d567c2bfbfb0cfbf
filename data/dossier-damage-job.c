/* dossier-damage-job.c: looking for damage while somebody works with the portfolio, and in a file that
 * nobody could open.
 *
 * The worker reads the file as it was at one moment, so an edit that comes in between makes no false
 * alarm.  Where no log of changes can be kept beside the file, as on a network share, whoever reads holds
 * up whoever writes: there it looks at a copy, which is made in pieces.
 */
#include "dossier-damage-private.h"

#include "dossier-job.h"

typedef struct
{
  GPtrArray *damages;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_pointer (&self->damages, g_ptr_array_unref);
  g_free (self);
}

/* Returns: (nullable): @store as it is now, apart from the file */
static DossierStore *
copy_store (DossierStore *store,
            GCancellable *cancellable)
{
  DossierDatabase *copy = dossier_damage_copy_file (store->database, cancellable);

  return copy != NULL ? dossier_store_new_for_database (copy, dossier_store_get_path (store), TRUE, NULL)
                      : NULL;
}

static gboolean
search (DossierJob    *job,
        DossierStore  *store,
        gpointer       data,
        GError       **error)
{
  Search *self = data;
  GCancellable *cancellable = dossier_job_get_cancellable (job);
  g_autoptr (DossierStore) copy = NULL;

  /* Where it cannot be copied, it is at least looked at. */
  if (dossier_store_is_held_up_by_readers (store))
    copy = copy_store (store, cancellable);
  self->damages = dossier_store_find_damage (copy != NULL ? copy : store, cancellable, error);
  return self->damages != NULL;
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  Search *self = dossier_job_get_data (DOSSIER_JOB (source));
  g_autoptr (GError) error = NULL;

  if (dossier_job_run_finish (DOSSIER_JOB (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&self->damages), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * dossier_store_find_damage_async:
 * @cancellable: (nullable)
 *
 * Does what dossier_store_find_damage() does on a worker, while @store may be edited: what is found was so
 * at one moment after this.
 */
void
dossier_store_find_damage_async (DossierStore        *store,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (DossierJob) job = dossier_job_new (search, g_new0 (Search, 1), search_free);

  dossier_job_run_async (job, store, cancellable, searched_cb,
                         g_task_new (store, cancellable, callback, user_data));
}

/**
 * dossier_store_find_damage_finish:
 *
 * Returns: (transfer full) (element-type DossierDamage): as dossier_store_find_damage()
 */
GPtrArray *
dossier_store_find_damage_finish (DossierStore  *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_damage_find_in_file:
 * @path: a portfolio that was refused when it was opened
 * @cancellable: (nullable)
 *
 * Reads the whole file: for a worker.  Writes nothing.
 *
 * Returns: (transfer full) (element-type DossierDamage) (nullable): what is wrong with it, the worst first;
 *   %NULL with @error set if so little can be read that nothing more can be said
 */
GPtrArray *
dossier_damage_find_in_file (const char    *path,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_READ_ONLY |
                                                             DOSSIER_STORE_UNCHECKED, error);

  return store != NULL ? dossier_store_find_damage (store, cancellable, error) : NULL;
}
