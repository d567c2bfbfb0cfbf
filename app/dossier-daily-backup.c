/* dossier-daily-backup.c: a copy of what was there in the morning.
 *
 * When a portfolio is opened for the first time on a day, a worker copies it to
 * the backup folder; the window does not wait for it.
 */
#include "dossier-daily-backup.h"

#include "dossier-backup.h"
#include "dossier-job.h"

#define KEPT_BACKUPS 30
#define SECONDS_AFTER_OPENING 2

/* What was opened, and where; both may be gone before the moment has passed. */
typedef struct
{
  DossierWindow *window;  /* weak */
  DossierStore  *store;   /* weak until the copy begins, then held until it is made */
} Morning;

static void
morning_free (Morning *self)
{
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->store);
  g_free (self);
}

static gboolean
make_backup (DossierJob    *job,
             DossierStore  *store,
             gpointer       data,
             GError       **error)
{
  g_autofree char *folder = dossier_backup_dup_folder ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);

  return dossier_backup_make (store, folder, &today, KEPT_BACKUPS, NULL, error);
}

static void
finished_cb (GObject      *job,
             GAsyncResult *result,
             gpointer      data)
{
  Morning *morning = data;
  g_autoptr (DossierStore) store = morning->store;
  g_autoptr (GError) error = NULL;

  if (!dossier_job_run_finish (DOSSIER_JOB (job), result, &error) && morning->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (morning->window), "win.toast", "s", error->message);

  g_application_release (g_application_get_default ());
  morning_free (morning);
}

static gboolean
start_cb (gpointer data)
{
  Morning *morning = data;
  g_autoptr (DossierJob) job = NULL;

  if (morning->window == NULL || morning->store == NULL)
    {
      morning_free (morning);
      return G_SOURCE_REMOVE;
    }

  job = dossier_job_new (make_backup, NULL, NULL);
  g_object_ref (morning->store);
  g_application_hold (g_application_get_default ());
  dossier_job_run_async (job, morning->store, NULL, finished_cb, morning);
  return G_SOURCE_REMOVE;
}

/**
 * dossier_daily_backup_start:
 * @window: says so if the backup cannot be made
 * @store: what was just opened in it
 *
 * Makes the backup of today if there is none yet, a moment after the window is there.
 */
void
dossier_daily_backup_start (DossierWindow *window,
                            DossierStore  *store)
{
  Morning *morning;

  if (dossier_store_is_read_only (store))
    return;

  morning = g_new0 (Morning, 1);
  g_set_weak_pointer (&morning->store, store);
  g_set_weak_pointer (&morning->window, window);
  g_timeout_add_seconds (SECONDS_AFTER_OPENING, start_cb, morning);
}
