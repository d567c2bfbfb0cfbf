/* test-place.c: a file that is moved, deleted or replaced while it is open loses nothing. */
#include <glib/gstdio.h>
#include <unistd.h>

#include "dossier-edit.h"
#include "dossier-job.h"
#include "dossier-snapshot.h"
#include "place-fixture.h"

static void
assert_copy (PlaceFixture *fixture)
{
  g_autofree char *copy = dossier_test_folder_dup_path (fixture->folder, "copy.dossier");
  g_autoptr (GError) error = NULL;

  dossier_store_copy (fixture->store, copy, &error);
  g_assert_no_error (error);
  place_assert_code (copy, "BEFORE");
}

/* Nothing lies about where it was. */
static void
assert_nothing_left (PlaceFixture *fixture)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_moved (PlaceFixture  *fixture,
            gconstpointer  unused)
{
  g_assert_cmpint (g_rename (fixture->path, fixture->elsewhere), ==, 0);
  place_assert_refused (fixture, "“office.dossier” was moved or deleted while it was open here. Save a copy");
  place_assert_code (fixture->elsewhere, "BEFORE");
  assert_copy (fixture);
  assert_nothing_left (fixture);
  place_assert_code (fixture->elsewhere, "BEFORE");
}

/* When it was last written to, in nanoseconds. */
static gint64
get_written (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mtim.tv_sec * (gint64) 1000000000 + status.st_mtim.tv_nsec;
}

/* The window looks again whenever the log was written to: if that was by looking, it would never stop. */
static void
test_moved_and_looked_at (PlaceFixture  *fixture,
                          gconstpointer  unused)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  gint64 written;

  g_assert_cmpint (g_rename (fixture->path, fixture->elsewhere), ==, 0);
  g_assert_false (dossier_store_check_place (fixture->store, NULL));
  written = get_written (log);
  g_usleep (G_USEC_PER_SEC / 20);
  g_assert_false (dossier_store_check_place (fixture->store, NULL));
  g_assert_cmpint (get_written (log), ==, written);
}

/* Back where it was, it can be changed again. */
static void
test_moved_back (PlaceFixture  *fixture,
                 gconstpointer  unused)
{
  g_assert_cmpint (g_rename (fixture->path, fixture->elsewhere), ==, 0);
  place_assert_refused (fixture, "was moved or deleted");
  g_assert_cmpint (g_rename (fixture->elsewhere, fixture->path), ==, 0);
  dossier_test_set (fixture->store, fixture->glacy, "code", "AFTER");
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  place_assert_code (fixture->path, "AFTER");
}

/* Nobody asked before it was closed. */
static void
test_moved_and_closed (PlaceFixture  *fixture,
                       gconstpointer  unused)
{
  g_assert_cmpint (g_rename (fixture->path, fixture->elsewhere), ==, 0);
  assert_nothing_left (fixture);
  place_assert_code (fixture->elsewhere, "BEFORE");
}

/* Somebody who began to read before it keeps an edit from being brought into the file: its log is kept. */
static void
test_moved_while_read (PlaceFixture  *fixture,
                       gconstpointer  unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *log = g_strconcat (fixture->elsewhere, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  DossierSnapshot *reader = dossier_snapshot_new (fixture->path, &error);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_left = 0;

  g_assert_no_error (error);
  dossier_test_set (fixture->store, fixture->glacy, "code", "AFTER");
  g_assert_cmpint (g_rename (fixture->path, fixture->elsewhere), ==, 0);
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  dossier_snapshot_free (reader);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "office.dossier-wal.left-"))
      {
        g_autofree char *left = g_build_filename (folder, name, NULL);

        g_assert_cmpint (g_rename (left, log), ==, 0);
        n_left++;
      }
  g_assert_cmpuint (n_left, ==, 1);
  place_assert_code (fixture->elsewhere, "AFTER");
}

static void
test_deleted (PlaceFixture  *fixture,
              gconstpointer  unused)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  place_assert_refused (fixture, "“office.dossier” was moved or deleted while it was open here. Save a copy");
  assert_copy (fixture);
  assert_nothing_left (fixture);
}

/* As a program does that keeps folders in step: a file of its own takes the name. */
static void
test_replaced (PlaceFixture  *fixture,
               gconstpointer  unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_object_unref (dossier_test_open (fixture->elsewhere, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE));
  before = dossier_test_dup_checksum (fixture->elsewhere);
  g_assert_cmpint (g_rename (fixture->elsewhere, fixture->path), ==, 0);
  place_assert_refused (fixture,
                  "“office.dossier” was replaced by another file while it was open here. Save a copy");
  assert_copy (fixture);
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);

  after = dossier_test_dup_checksum (fixture->path);
  g_assert_cmpstr (before, ==, after);
  place_assert_code (fixture->path, "GLACY");
}

/* A folder on another disk takes the place of the one it was opened in, as where a disk is taken out and put
 * in again: what is there then may well be the same file, but not the one that is open. */
static void
test_another_disk (PlaceFixture  *fixture,
                   gconstpointer  unused)
{
  g_autofree char *folder = dossier_test_folder_dup_path (fixture->folder, ".");
  g_autofree char *link = dossier_test_folder_dup_path (fixture->folder, "stick");
  g_autofree char *disk = g_strdup ("/dev/shm/dossier-place-XXXXXX");
  g_autofree char *copy = NULL;
  GStatBuf here, there;

  if (g_mkdtemp (disk) == NULL || g_stat (disk, &there) != 0 || g_stat (folder, &here) != 0 ||
      here.st_dev == there.st_dev)
    {
      g_test_skip ("There is no other disk here");
      g_rmdir (disk);
      return;
    }

  copy = g_build_filename (disk, "office.dossier", NULL);
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  g_assert_cmpint (symlink (folder, link), ==, 0);
  place_run ("cp", fixture->path, copy);
  g_free (fixture->path);
  fixture->path = g_build_filename (link, "office.dossier", NULL);
  fixture->store = dossier_test_open (fixture->path, 0);
  fixture->glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  dossier_test_set (fixture->store, fixture->glacy, "code", "BEFORE");

  g_assert_cmpint (g_unlink (link), ==, 0);
  g_assert_cmpint (symlink (disk, link), ==, 0);
  place_assert_refused (fixture, "The disk with “office.dossier” was taken out and put in again");
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  place_assert_code (copy, "BEFORE");
  place_run ("rm", "-r", disk);
}

static gboolean
never (DossierJob    *job,
       DossierStore  *store,
       gpointer       data,
       GError       **error)
{
  g_assert_not_reached ();
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GError **error = data;

  g_assert_false (dossier_job_run_finish (DOSSIER_JOB (source), result, error));
}

/* A worker opens the file anew, and would not find this one. */
static void
test_job (PlaceFixture  *fixture,
          gconstpointer  unused)
{
  g_autoptr (DossierJob) job = dossier_job_new (never, NULL, NULL);
  GError *error = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  dossier_job_run_async (job, fixture->store, NULL, finished_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "was moved or deleted");
}

int
main (int    argc,
      char **argv)
{
  static const PlaceTest tests[] = {
    { "/place/moved", test_moved },
    { "/place/moved-and-looked-at", test_moved_and_looked_at },
    { "/place/moved-back", test_moved_back },
    { "/place/moved-and-closed", test_moved_and_closed },
    { "/place/moved-while-read", test_moved_while_read },
    { "/place/deleted", test_deleted },
    { "/place/replaced", test_replaced },
    { "/place/another-disk", test_another_disk },
    { "/place/job", test_job },
  };

  g_test_init (&argc, &argv, NULL);
  return place_run_tests (tests, G_N_ELEMENTS (tests));
}
