/* dossier-keeper.c: keeps backups of what is open.
 *
 * When the store says that it is about to be changed, a snapshot of it is taken, which the person
 * does not notice; a worker writes it to the folder of backups while the edit goes on.
 *
 * Where nobody can write while somebody reads, the edit has to wait for that.  So the backup of the day is
 * made when the portfolio is opened, and an edit for which another is needed waits as long as nobody notices,
 * and is refused with that reason after it.
 */
#include "dossier-keeper.h"

#include <glib/gi18n.h>

#include "dossier-backup.h"

#define MOST_MILLISECONDS_OF_WAITING 80
#define MINUTES_BETWEEN_FAILURES 10

typedef struct
{
  DossierWindow *window;     /* weak: where the person is told */
  gboolean       has_all;    /* the last copy has all that is in the portfolio */
  gint64         failed_at;  /* monotonic time, or 0: the last one could be made */
} Keeper;

/* One backup in the making. */
typedef struct
{
  DossierWindow       *window;  /* weak */
  DossierStore        *store;   /* weak */
  Keeper              *keeper;  /* there as long as @store is */
  DossierSnapshot     *snapshot;
  DossierBackupReason  reason;
  GDateTime           *now;
  guint                n_sacrificed;
  gboolean             holds_up;  /* edits, until it is made */
  GMutex               mutex;
  GCond                done;
  gboolean             is_done;
} Making;

static void
making_free (Making *self)
{
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->store);
  g_clear_pointer (&self->snapshot, dossier_snapshot_free);
  g_date_time_unref (self->now);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->done);
  g_free (self);
}

static void
make (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Making *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dossier_backup_make (self->snapshot, self->reason, self->now, &self->n_sacrificed,
                                               &error);

  /* Nobody is held up any longer than it takes. */
  g_clear_pointer (&self->snapshot, dossier_snapshot_free);
  g_mutex_lock (&self->mutex);
  self->is_done = TRUE;
  g_cond_signal (&self->done);
  g_mutex_unlock (&self->mutex);

  if (path == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
say (DossierWindow *window,
     const char    *sentence)
{
  if (window != NULL && sentence != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", sentence);
}

/* What was in the way may be gone in a moment: the next edit tries again. */
static void
try_again (Keeper       *self,
           DossierStore *store)
{
  self->has_all = FALSE;
  self->failed_at = g_get_monotonic_time ();
  dossier_store_forget_day (store);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Making *self = g_task_get_task_data (G_TASK (result));
  g_autofree char *sacrifice = dossier_backup_dup_sacrifice (self->n_sacrificed);
  gboolean was_refused = self->holds_up && self->store != NULL && dossier_store_go_on (self->store);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      say (self->window, error->message);
      if (self->store != NULL)
        try_again (self->keeper, self->store);
    }
  else if (was_refused)
    say (self->window, _("The backup is made. Now you can go on."));
  say (self->window, sacrifice);
  g_application_release (g_application_get_default ());
}

/* Waiting */

/* Returns: whether it took no longer than nobody notices */
static gboolean
wait_a_moment (Making *self)
{
  gint64 end = g_get_monotonic_time () + MOST_MILLISECONDS_OF_WAITING * G_TIME_SPAN_MILLISECOND;
  gboolean is_done;

  g_mutex_lock (&self->mutex);
  while (!self->is_done && g_cond_wait_until (&self->done, &self->mutex, end))
    ;
  is_done = self->is_done;
  g_mutex_unlock (&self->mutex);

  return is_done;
}

/* Makes a backup of @store as it is, on a worker.  Returns: (nullable) (transfer full): the task */
static GTask *
begin (Keeper              *self,
       DossierStore        *store,
       DossierBackupReason  reason,
       GDateTime           *now)
{
  g_autoptr (GError) error = NULL;
  DossierSnapshot *snapshot = dossier_snapshot_new (dossier_store_get_path (store), &error);
  GTask *task;
  Making *making;

  if (snapshot == NULL)
    {
      g_prefix_error (&error, _("No backup could be made. "));
      say (self->window, error->message);
      try_again (self, store);
      return NULL;
    }

  making = g_new0 (Making, 1);
  g_set_weak_pointer (&making->window, self->window);
  g_set_weak_pointer (&making->store, store);
  making->keeper = self;
  making->snapshot = snapshot;
  making->reason = reason;
  making->now = g_date_time_ref (now);
  g_mutex_init (&making->mutex);
  g_cond_init (&making->done);
  task = g_task_new (NULL, NULL, made_cb, NULL);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);

  /* A backup that has begun is finished, also when the last window is closed. */
  g_application_hold (g_application_get_default ());
  g_task_run_in_thread (task, make);
  self->has_all = TRUE;
  self->failed_at = 0;
  return task;
}

static void
hold_up (GTask        *task,
         DossierStore *store)
{
  Making *making = g_task_get_task_data (task);

  making->holds_up = TRUE;
  dossier_store_hold_up (store,
                         _("A backup is being made before anything is changed. Try again in a moment."));
}

/* Where an edit has to wait for its backup it is not made to wait again and again for one that fails.
 * Returns: whether another is to be tried now */
static gboolean
is_to_be_tried (Keeper       *self,
                DossierStore *store)
{
  if (self->failed_at != 0 &&
      g_get_monotonic_time () - self->failed_at < MINUTES_BETWEEN_FAILURES * G_TIME_SPAN_MINUTE)
    {
      dossier_store_forget_day (store);
      return FALSE;
    }

  /* Of what others did the store may not have heard yet. */
  dossier_store_refresh (store);
  return !self->has_all && !dossier_store_is_held_up (store);
}

static void
copy_wanted_cb (DossierStore        *store,
                DossierBackupReason  reason,
                Keeper              *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean is_held_up = dossier_store_is_held_up_by_readers (store);
  g_autoptr (GTask) task = NULL;

  /* Whoever was refused and tries again finds the one that was made for him. */
  if (!dossier_backup_is_due (dossier_store_get_path (store), reason, now) ||
      (is_held_up && !is_to_be_tried (self, store)))
    return;

  task = begin (self, store, reason, now);
  if (task != NULL && is_held_up && !wait_a_moment (g_task_get_task_data (task)))
    hold_up (task, store);
}

/* Following */

static void
keeper_free (gpointer  data,
             GClosure *closure)
{
  Keeper *self = data;

  g_clear_weak_pointer (&self->window);
  g_free (self);
}

static void
changed_cb (DossierStore *store,
            const char   *table,
            Keeper       *self)
{
  self->has_all = FALSE;
}

/* The backup for which the first edit of the day would have to wait. */
static void
make_ahead (Keeper       *self,
            DossierStore *store)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GTask) task = NULL;

  if (!dossier_store_is_read_only (store) &&
      dossier_backup_is_due (dossier_store_get_path (store), DOSSIER_BACKUP_DAILY, now))
    task = begin (self, store, DOSSIER_BACKUP_DAILY, now);
  if (task != NULL)
    hold_up (task, store);
}

/**
 * dossier_keeper_follow:
 * @window: is told if a backup cannot be made
 * @store: what was just opened in it
 *
 * From now on there is a backup of what @store was before the first change of each day, and before
 * many rows come at once.  Says what had to go for the one that was made while @store was opened.
 */
void
dossier_keeper_follow (DossierWindow *window,
                       DossierStore  *store)
{
  g_autofree char *sacrifice = dossier_backup_dup_sacrifice (dossier_store_get_n_sacrificed (store));
  Keeper *self = g_new0 (Keeper, 1);

  say (window, sacrifice);
  g_set_weak_pointer (&self->window, window);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_data (store, "copy-wanted", G_CALLBACK (copy_wanted_cb), self, keeper_free, 0);
  if (dossier_store_is_held_up_by_readers (store))
    make_ahead (self, store);
}
