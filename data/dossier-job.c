/* dossier-job.c: work that takes longer than a frame, on a thread of its own.
 *
 * The worker has its own read-only connection, so that neither waits for the
 * other.  Cancelling interrupts the statement it is in, not only the next one.
 */
#include "dossier-job.h"

#include "dossier-store-private.h"

#define PROGRESS_MILLISECONDS 50

struct _DossierJob
{
  GObject         parent_instance;

  DossierJobFunc  func;
  gpointer        data;
  GDestroyNotify  free_data;

  GCancellable   *cancellable;
  GMainContext   *context;     /* of the thread that started it */
  char           *path;
  GDate           as_of;
  gboolean        is_finished;

  GMutex          lock;
  double          reported;    /* under the lock: what the worker said last */
  gboolean        is_telling;  /* under the lock: the main loop has yet to hear of it */
  double          progress;    /* what the starting thread has seen */
};

enum
{
  PROP_PROGRESS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierJob, dossier_job, G_TYPE_OBJECT)

/**
 * dossier_job_new:
 * @func: what to do, on the worker
 * @data: (nullable): for @func; nobody else may touch it until the job has finished
 * @free_data: (nullable): called once the job is not needed any more
 *
 * Returns: (transfer full): a job that can be run once
 */
DossierJob *
dossier_job_new (DossierJobFunc func,
                 gpointer       data,
                 GDestroyNotify free_data)
{
  DossierJob *self = g_object_new (DOSSIER_TYPE_JOB, NULL);

  self->func = func;
  self->data = data;
  self->free_data = free_data;

  return self;
}

/* Progress */

static gboolean
tell_cb (gpointer data)
{
  DossierJob *self = data;

  g_mutex_lock (&self->lock);
  self->progress = self->reported;
  self->is_telling = FALSE;
  g_mutex_unlock (&self->lock);

  if (!self->is_finished)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);

  return G_SOURCE_REMOVE;
}

/* At most one message is on its way, however often the worker reports. */
static void
tell_later (DossierJob *self)
{
  g_autoptr (GSource) source = g_timeout_source_new (PROGRESS_MILLISECONDS);

  g_source_set_callback (source, tell_cb, g_object_ref (self), g_object_unref);
  g_source_set_static_name (source, "dossier-job progress");
  g_source_attach (source, self->context);
}

/**
 * dossier_job_report:
 * @done: how much is done
 * @total: of how much
 *
 * Called by the function of a job, as often as it likes.
 *
 * Returns: %FALSE with @error set if the person cancelled: the function gives up then
 */
gboolean
dossier_job_report (DossierJob  *self,
                    guint        done,
                    guint        total,
                    GError     **error)
{
  gboolean tell;

  g_mutex_lock (&self->lock);
  self->reported = total > 0 ? CLAMP ((double) done / total, 0, 1) : 0;
  tell = !self->is_telling;
  self->is_telling = TRUE;
  g_mutex_unlock (&self->lock);

  if (tell)
    tell_later (self);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Running */

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      handle)
{
  sqlite3_interrupt (handle);
}

/* A statement that was interrupted reports an error of its own; what happened is the cancelling. */
static gboolean
run_with_store (DossierJob    *self,
                DossierStore  *store,
                GError       **error)
{
  sqlite3 *handle = dossier_database_get_handle (store->database);
  g_autoptr (GError) failure = NULL;
  gulong handler = 0;
  gboolean done;

  if (self->cancellable != NULL)
    handler = g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), handle, NULL);

  done = !g_cancellable_is_cancelled (self->cancellable) && self->func (self, store, self->data, &failure);
  if (handler != 0)
    g_cancellable_disconnect (self->cancellable, handler);

  if (!done && !g_cancellable_set_error_if_cancelled (self->cancellable, error))
    g_propagate_error (error, g_steal_pointer (&failure));

  return done;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  DossierJob *self = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (self->path, DOSSIER_STORE_READ_ONLY, &error);
  gboolean is_done;

  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  dossier_store_set_as_of (store, &self->as_of);
  is_done = run_with_store (self, store, &error);

  /* Whoever hears of it may close the portfolio: then this may not hold it open any more. */
  g_clear_object (&store);
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A portfolio in memory has no file a second connection could read. */
static gboolean
run_here_cb (gpointer data)
{
  GTask *task = data;
  DossierJob *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (self->func (self, g_task_get_task_data (task), self->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);

  return G_SOURCE_REMOVE;
}

/**
 * dossier_job_run_async:
 * @store: the open portfolio; shown as of the day it has now
 * @cancellable: (nullable): stops the job, also in the middle of a statement
 * @callback: called in the main loop of this thread
 *
 * Runs the job on a worker with a read-only connection of its own.  A portfolio in
 * memory is read here instead, from the main loop.
 */
void
dossier_job_run_async (DossierJob          *self,
                       DossierStore        *store,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (self->path == NULL);

  g_task_set_source_tag (task, dossier_job_run_async);
  g_set_object (&self->cancellable, cancellable);
  self->context = g_main_context_ref_thread_default ();
  self->path = g_strdup (dossier_store_get_path (store));
  dossier_store_get_as_of (store, &self->as_of);

  if (!g_str_equal (self->path, ":memory:"))
    {
      GError *error = NULL;

      /* The worker would read whatever lies at the path now. */
      if (!dossier_store_check_place (store, &error))
        {
          g_task_return_error (task, error);
          return;
        }

      g_task_run_in_thread (task, run_in_thread);
      return;
    }

  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_idle_add_full (G_PRIORITY_DEFAULT, run_here_cb, g_steal_pointer (&task), g_object_unref);
}

/**
 * dossier_job_run_finish:
 *
 * No progress is notified afterwards.
 *
 * Returns: whether the job did what it was to do; else @error is a sentence, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
dossier_job_run_finish (DossierJob    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  self->is_finished = TRUE;
  return g_task_propagate_boolean (G_TASK (result), error);
}

gpointer
dossier_job_get_data (DossierJob *self)
{
  return self->data;
}

/**
 * dossier_job_get_cancellable:
 *
 * Returns: (transfer none) (nullable): what the job was started with, for what else the
 *   function calls
 */
GCancellable *
dossier_job_get_cancellable (DossierJob *self)
{
  return self->cancellable;
}

double
dossier_job_get_progress (DossierJob *self)
{
  return self->progress;
}

static void
dossier_job_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  DossierJob *self = DOSSIER_JOB (object);

  switch (prop_id)
    {
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_job_finalize (GObject *object)
{
  DossierJob *self = DOSSIER_JOB (object);

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->path);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dossier_job_parent_class)->finalize (object);
}

static void
dossier_job_class_init (DossierJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_job_get_property;
  object_class->finalize = dossier_job_finalize;

  properties[PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_job_init (DossierJob *self)
{
  g_mutex_init (&self->lock);
}
