/* dossier-keeper.c: keeps backups of what is open.
 *
 * When the store says that it is about to be changed, a snapshot of it is taken, which the person
 * does not notice; a worker writes it to the folder of backups while the edit goes on.
 */
#include "dossier-keeper.h"

#include <glib/gi18n.h>

#include "dossier-backup.h"

/* One backup in the making. */
typedef struct
{
  DossierWindow       *window;  /* weak */
  DossierStore        *store;   /* weak */
  DossierSnapshot     *snapshot;
  DossierBackupReason  reason;
  GDateTime           *now;
  guint                n_sacrificed;
} Making;

static void
making_free (Making *self)
{
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->store);
  g_clear_pointer (&self->snapshot, dossier_snapshot_free);
  g_date_time_unref (self->now);
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
say_none (DossierWindow *window,
          DossierStore  *store,
          const GError  *error)
{
  say (window, error->message);
  if (store != NULL)
    dossier_store_forget_day (store);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Making *self = g_task_get_task_data (G_TASK (result));
  g_autofree char *sacrifice = dossier_backup_dup_sacrifice (self->n_sacrificed);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    say_none (self->window, self->store, error);
  say (self->window, sacrifice);
  g_application_release (g_application_get_default ());
}

static void
copy_wanted_cb (DossierWindow       *window,
                DossierBackupReason  reason,
                DossierStore        *store)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSnapshot) snapshot = NULL;
  g_autoptr (GTask) task = NULL;
  Making *making;

  if (!dossier_backup_is_due (dossier_store_get_path (store), reason, now))
    return;

  snapshot = dossier_snapshot_new (dossier_store_get_path (store), &error);
  if (snapshot == NULL)
    {
      g_prefix_error (&error, _("No backup could be made. "));
      say_none (window, store, error);
      return;
    }

  making = g_new0 (Making, 1);
  g_set_weak_pointer (&making->window, window);
  g_set_weak_pointer (&making->store, store);
  making->snapshot = g_steal_pointer (&snapshot);
  making->reason = reason;
  making->now = g_steal_pointer (&now);
  task = g_task_new (NULL, NULL, made_cb, NULL);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);

  /* A backup that has begun is finished, also when the last window is closed. */
  g_application_hold (g_application_get_default ());
  if (!dossier_snapshot_holds_up (making->snapshot))
    {
      g_task_run_in_thread (task, make);
      return;
    }

  g_task_run_in_thread_sync (task, make);
  made_cb (NULL, G_ASYNC_RESULT (task), NULL);
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

  say (window, sacrifice);
  g_signal_connect_object (store, "copy-wanted", G_CALLBACK (copy_wanted_cb), window, G_CONNECT_SWAPPED);
}
