/* test-job.c: work on a thread of its own: what it sees, says and does when cancelled. */
#include "dossier-edit.h"
#include "dossier-job.h"
#include "dossier-store-private.h"

#include <glib/gstdio.h>

typedef struct
{
  char         *folder;
  char         *path;
  DossierStore *store;
  GMainLoop    *loop;
  GError       *error;
  gboolean      succeeded;
  guint         n_progress;
  double        progress;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-job-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a.dossier", NULL);
  fixture->store = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);
  g_assert_no_error (error);
  fixture->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_main_loop_unref (fixture->loop);
  g_clear_error (&fixture->error);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Fixture *fixture = data;

  fixture->succeeded = dossier_job_run_finish (DOSSIER_JOB (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
progress_cb (DossierJob *job,
             GParamSpec *pspec,
             Fixture    *fixture)
{
  g_assert_cmpfloat (dossier_job_get_progress (job), >=, fixture->progress);
  fixture->progress = dossier_job_get_progress (job);
  fixture->n_progress++;
}

/* Runs a job to its end in the main loop; @data is freed with it. */
static void
run (Fixture        *fixture,
     DossierJobFunc  func,
     gpointer        data,
     GCancellable   *cancellable)
{
  g_autoptr (DossierJob) job = dossier_job_new (func, data, g_free);

  g_signal_connect (job, "notify::progress", G_CALLBACK (progress_cb), fixture);
  dossier_job_run_async (job, fixture->store, cancellable, finished_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_true (dossier_job_get_data (job) == data);
}

typedef struct
{
  GThread *thread;
  guint    n_programmes;
  GDate    as_of;
  gboolean is_read_only;
} Sight;

static Sight sight;

static gboolean
look (DossierJob    *job,
      DossierStore  *store,
      gpointer       data,
      GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");

  sight.thread = g_thread_self ();
  sight.n_programmes = dossier_store_count (store, query);
  sight.is_read_only = dossier_store_is_read_only (store);
  dossier_store_get_as_of (store, &sight.as_of);

  for (guint i = 0; i <= 20; i++)
    {
      g_usleep (10000);
      if (!dossier_job_report (job, i, 20, error))
        return FALSE;
    }

  return TRUE;
}

/* The worker sees what is committed, as of the day of the window, and cannot write. */
static void
test_sees (Fixture       *fixture,
           gconstpointer  unused)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, 2, 2014);
  dossier_store_set_as_of (fixture->store, &day);
  run (fixture, look, g_strdup ("data"), NULL);

  g_assert_no_error (fixture->error);
  g_assert_true (fixture->succeeded);
  g_assert_true (sight.thread != g_thread_self ());
  g_assert_true (sight.is_read_only);
  g_assert_cmpuint (sight.n_programmes, ==, 7);
  g_assert_cmpint (g_date_compare (&sight.as_of, &day), ==, 0);
  g_assert_cmpuint (fixture->n_progress, >=, 2);
  g_assert_cmpuint (fixture->n_progress, <, 20);
}

static gboolean
write_something (DossierJob    *job,
                 DossierStore  *store,
                 gpointer       data,
                 GError       **error)
{
  g_autoptr (DossierRecord) glacy = dossier_store_find (store, "programme", "GLACY", error);

  return glacy != NULL && dossier_store_change (store, glacy, "short_title", "X", error);
}

static void
test_cannot_write (Fixture       *fixture,
                   gconstpointer  unused)
{
  run (fixture, write_something, NULL, NULL);

  g_assert_false (fixture->succeeded);
  g_assert_error (fixture->error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
}

/* One statement that would run for hours. */
static gboolean
count_for_hours (DossierJob    *job,
                 DossierStore  *store,
                 gpointer       data,
                 GError       **error)
{
  return dossier_job_report (job, 0, 1, error) &&
         dossier_database_execute (store->database,
                                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                   " SELECT max (i) FROM n WHERE i < 100000000000", error);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 begin = g_get_monotonic_time ();

  g_timeout_add (50, cancel_cb, cancellable);
  run (fixture, count_for_hours, NULL, cancellable);

  g_assert_false (fixture->succeeded);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
}

static void
test_cancelled_before (Fixture       *fixture,
                       gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  run (fixture, count_for_hours, NULL, cancellable);

  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_file_gone (Fixture       *fixture,
                gconstpointer  unused)
{
  g_clear_object (&fixture->store);
  fixture->store = dossier_store_open (fixture->path, DOSSIER_STORE_READ_ONLY, NULL);
  g_unlink (fixture->path);
  run (fixture, look, NULL, NULL);

  g_assert_error (fixture->error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* A portfolio in memory has no other connection: the same job runs here. */
static void
test_memory (Fixture       *fixture,
             gconstpointer  unused)
{
  g_set_object (&fixture->store, NULL);
  fixture->store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, NULL);
  run (fixture, look, NULL, NULL);

  g_assert_true (fixture->succeeded);
  g_assert_true (sight.thread == g_thread_self ());
  g_assert_cmpuint (sight.n_programmes, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/job/sees", Fixture, NULL, set_up, test_sees, tear_down);
  g_test_add ("/job/cannot-write", Fixture, NULL, set_up, test_cannot_write, tear_down);
  g_test_add ("/job/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/job/cancelled-before", Fixture, NULL, set_up, test_cancelled_before, tear_down);
  g_test_add ("/job/file-gone", Fixture, NULL, set_up, test_file_gone, tear_down);
  g_test_add ("/job/memory", Fixture, NULL, set_up, test_memory, tear_down);

  return g_test_run ();
}
