/* dossier-query-job.c: questions that take longer than a frame, asked by a worker.
 *
 * Queries are not changed once they are asked, so the worker reads those of its caller.
 */
#include "dossier-query-job.h"

#include "dossier-job.h"
#include "dossier-store-private.h"

typedef struct
{
  GPtrArray *queries;  /* DossierQuery */
  GPtrArray *ids;      /* (nullable): GArray of gint64, one for each query */
  GArray    *counts;   /* (nullable): guint, likewise */
} Questions;

static void
questions_free (Questions *self)
{
  g_ptr_array_unref (self->queries);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_free (self);
}

static gboolean
ask (DossierStore  *store,
     DossierQuery  *query,
     Questions     *self,
     GError       **error)
{
  GArray *ids;

  if (self->counts != NULL)
    {
      guint count = dossier_store_count (store, query);

      g_array_append_val (self->counts, count);
      return TRUE;
    }

  ids = dossier_query_run (query, store, 0, error);
  if (ids != NULL)
    g_ptr_array_add (self->ids, ids);
  return ids != NULL;
}

static gboolean
ask_all (DossierJob    *job,
         DossierStore  *store,
         gpointer       data,
         GError       **error)
{
  Questions *self = data;

  for (guint i = 0; i < self->queries->len; i++)
    if (!dossier_job_report (job, i, self->queries->len, error) ||
        !ask (store, g_ptr_array_index (self->queries, i), self, error))
      return FALSE;

  return TRUE;
}

static void
asked_cb (GObject      *job,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Questions *questions = dossier_job_get_data (DOSSIER_JOB (job));
  GError *error = NULL;

  if (!dossier_job_run_finish (DOSSIER_JOB (job), result, &error))
    g_task_return_error (task, error);
  else if (questions->counts != NULL)
    g_task_return_pointer (task, g_steal_pointer (&questions->counts), (GDestroyNotify) g_array_unref);
  else
    g_task_return_pointer (task, g_steal_pointer (&questions->ids), (GDestroyNotify) g_ptr_array_unref);
}

static void
run (DossierStore        *store,
     Questions           *questions,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (DossierJob) job = dossier_job_new (ask_all, questions, (GDestroyNotify) questions_free);

  dossier_job_run_async (job, store, cancellable, asked_cb,
                         g_task_new (store, cancellable, callback, user_data));
}

/**
 * dossier_store_query_async:
 * @queries: (element-type DossierQuery) (transfer full): not to be changed any more
 * @cancellable: (nullable): stops in the middle of a query too
 *
 * Asks what dossier_store_query() would, of each query, as of the day shown now.  What
 * is being changed meanwhile may be in the answer or not.
 */
void
dossier_store_query_async (DossierStore        *self,
                           GPtrArray           *queries,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Questions *questions = g_new0 (Questions, 1);

  questions->queries = queries;
  questions->ids = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  run (self, questions, cancellable, callback, user_data);
}

/**
 * dossier_store_query_finish:
 *
 * Returns: (transfer full) (element-type GArray): the ids of each query, in order
 */
GPtrArray *
dossier_store_query_finish (DossierStore  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_store_count_async:
 * @queries: (element-type DossierQuery) (transfer full): not to be changed any more
 *
 * Asks what dossier_store_count() would, of each query; else as dossier_store_query_async().
 */
void
dossier_store_count_async (DossierStore        *self,
                           GPtrArray           *queries,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Questions *questions = g_new0 (Questions, 1);

  questions->queries = queries;
  questions->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  run (self, questions, cancellable, callback, user_data);
}

/**
 * dossier_store_count_finish:
 *
 * Returns: (transfer full) (element-type guint): the count of each query, in order
 */
GArray *
dossier_store_count_finish (DossierStore  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
