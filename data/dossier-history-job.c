/* dossier-history-job.c: looking through the history by a worker, for it may be long. */
#include "dossier-history.h"

#include "dossier-job.h"
#include "dossier-record-private.h"

typedef struct
{
  const DossierTable *table;    /* (nullable): of the record */
  gint64              record;
  DossierHistoryKind  kind;
  char               *words;    /* (nullable) */
  guint               limit;
  GPtrArray          *steps;    /* (nullable): what was found */
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_free (self->words);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

/* The record of the caller may change meanwhile, and is not needed: of whom it is says enough. */
static gboolean
find (DossierJob    *job,
      DossierStore  *store,
      gpointer       data,
      GError       **error)
{
  Search *self = data;
  g_autoptr (DossierRecord) record = NULL;

  if (self->table != NULL)
    {
      record = dossier_record_new (self->table);
      dossier_record_set_id (record, self->record);
    }
  self->steps = dossier_store_find_steps (store, &(DossierStepSearch) { record, self->kind, self->words,
                                                                        self->limit }, error);
  return self->steps != NULL;
}

static void
found_cb (GObject      *job,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Search *search = dossier_job_get_data (DOSSIER_JOB (job));
  GError *error = NULL;

  if (dossier_job_run_finish (DOSSIER_JOB (job), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&search->steps), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dossier_store_find_steps_async:
 * @cancellable: (nullable): stops in the middle of the search too
 *
 * Looks for what dossier_store_find_steps() would find.  A step that is taken meanwhile may be in the
 * answer or not.
 */
void
dossier_store_find_steps_async (DossierStore             *self,
                                const DossierStepSearch  *search,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  Search *copy = g_new0 (Search, 1);
  g_autoptr (DossierJob) job = dossier_job_new (find, copy, search_free);

  if (search->record != NULL)
    {
      copy->table = dossier_record_get_table (search->record);
      copy->record = dossier_record_get_id (search->record);
    }
  copy->kind = search->kind;
  copy->words = g_strdup (search->words);
  copy->limit = search->limit;
  dossier_job_run_async (job, self, cancellable, found_cb,
                         g_task_new (self, cancellable, callback, user_data));
}

/**
 * dossier_store_find_steps_finish:
 *
 * Returns: (transfer full) (element-type DossierStep): the steps, the latest first; else @error is a
 *   sentence, or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
dossier_store_find_steps_finish (DossierStore  *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
