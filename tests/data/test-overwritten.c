/* test-overwritten.c: a file that another program copies over in place while it is open spoils nothing.
 *
 * It is the same file then, but what is in it was not written by SQLite.
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "dossier-edit.h"
#include "dossier-job.h"
#include "place-fixture.h"

#define COPIED_AT_ONCE 16384
#define MICROSECONDS_BETWEEN_BLOCKS 500
#define STEPS_OF_THE_OTHER 5  /* as many as any test does here, and more */

static const char *program;

static void
make_other (PlaceFixture *fixture)
{
  for (guint i = 0; i < STEPS_OF_THE_OTHER; i++)
    {
      g_autoptr (DossierStore) store = dossier_test_open (fixture->elsewhere,
                                                          DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
      g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");

      dossier_test_set (store, glacy, "code", i % 2 == 0 ? "OTHER" : "ANOTHER");
    }
}

/* What lies there now is what was brought there, to the byte, and the log of before is kept apart. */
static void
assert_unmixed (PlaceFixture *fixture,
                const char   *original,
                const char   *code)
{
  g_autofree char *expected = dossier_test_dup_checksum (original);
  g_autofree char *found = NULL;

  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  found = dossier_test_dup_checksum (fixture->path);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (place_count_files (fixture, "office.dossier-wal.overwritten-"), ==, 1);
  place_assert_code (fixture->path, code);
}

static void
assert_overwritten (PlaceFixture *fixture)
{
  static const char sentence[] = "“office.dossier” was overwritten by another program while it was open here";
  g_autofree char *copy = dossier_test_folder_dup_path (fixture->folder, "copy.dossier");
  g_autoptr (GError) error = NULL;

  place_assert_refused (fixture, sentence);
  g_assert_false (dossier_store_copy (fixture->store, copy, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, sentence);
}

/* With what lies elsewhere: it is noticed, and spoils nothing. */
static void
overwrite (PlaceFixture *fixture,
           const char   *code)
{
  place_run ("cp", fixture->elsewhere, fixture->path);
  assert_overwritten (fixture);
  assert_unmixed (fixture, fixture->elsewhere, code);
}

static void
test_overwritten (PlaceFixture  *fixture,
                  gconstpointer  unused)
{
  make_other (fixture);
  overwrite (fixture, "OTHER");
}

/* The first edit after the opening begins a log.  The other file knows as many steps. */
static void
test_overwritten_after_opening (PlaceFixture  *fixture,
                                gconstpointer  unused)
{
  make_other (fixture);
  place_open_again (fixture, "MIDDLE");
  place_open_again (fixture, "BEFORE");
  overwrite (fixture, "OTHER");
}

/* The log that another program begins, of which the window is told. */
static void
test_overwritten_after_others (PlaceFixture  *fixture,
                               gconstpointer  unused)
{
  g_autoptr (DossierStore) other = NULL;
  g_autoptr (DossierRecord) glacy = NULL;

  make_other (fixture);
  place_open_again (fixture, NULL);
  other = dossier_test_open (fixture->path, 0);
  glacy = dossier_test_find (other, "programme", "GLACY");
  dossier_test_set (other, glacy, "title", "Of another");
  g_assert_true (dossier_store_check_place (fixture->store, NULL));
  place_run ("cp", fixture->elsewhere, fixture->path);
  assert_overwritten (fixture);
  g_clear_object (&glacy);
  g_clear_object (&other);
  assert_unmixed (fixture, fixture->elsewhere, "OTHER");
}

/* Another program, which takes its time. */
static void
copy_slowly (const char *from,
             const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;
  int fd;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  fd = g_open (to, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  g_assert_cmpint (fd, >=, 0);
  for (gsize done = 0; done < length;)
    {
      gssize n = write (fd, bytes + done, MIN (length - done, COPIED_AT_ONCE));

      g_assert_cmpint (n, >, 0);
      done += n;
      g_usleep (MICROSECONDS_BETWEEN_BLOCKS);
    }
  g_assert_cmpint (close (fd), ==, 0);
}

/* Looked at while half of it is there, as the window does whenever something was written. */
static void
test_overwritten_slowly (PlaceFixture  *fixture,
                         gconstpointer  unused)
{
  const char *arguments[] = { program, "--copy-slowly", fixture->elsewhere, fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  GPid child;
  guint n = 0;

  make_other (fixture);
  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error);
  g_assert_no_error (error);
  for (; waitpid (child, NULL, WNOHANG) == 0; n++)
    {
      dossier_store_refresh (fixture->store);
      dossier_store_check_place (fixture->store, NULL);
    }

  g_assert_cmpuint (n, >, 1);
  assert_overwritten (fixture);
  assert_unmixed (fixture, fixture->elsewhere, "OTHER");
}

/* Nobody asked before it was closed. */
static void
test_overwritten_and_closed (PlaceFixture  *fixture,
                             gconstpointer  unused)
{
  make_other (fixture);
  place_run ("cp", fixture->elsewhere, fixture->path);
  assert_unmixed (fixture, fixture->elsewhere, "OTHER");
}

/* A copy of yesterday has the same size, and nearly the same in it. */
static void
test_overwritten_by_earlier (PlaceFixture  *fixture,
                             gconstpointer  unused)
{
  place_open_again (fixture, NULL);
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  place_run ("cp", fixture->path, fixture->elsewhere);
  place_open_again (fixture, "MIDDLE");
  place_open_again (fixture, "BEFORE");
  overwrite (fixture, "BEFORE");
}

/* Of a large file only a part is compared. */
static void
test_overwritten_large (PlaceFixture  *fixture,
                        gconstpointer  unused)
{
  g_object_unref (dossier_test_embed_text (fixture->store, "large.txt", 9 << 20));
  test_overwritten_by_earlier (fixture, NULL);
}

/* As another program does that has the portfolio open, and brings the log into the file. */
static void
edit_and_checkpoint (const char *path)
{
  DossierStore *store = dossier_store_open (path, 0, NULL);
  DossierRecord *record = dossier_store_find (store, "programme", "IPRO", NULL);
  g_autofree char *objective = g_strdup_printf ("Number %u", g_random_int ());

  g_assert_true (dossier_store_change (store, record, "objective", objective, NULL));
  g_object_unref (record);
  g_object_unref (store);
  dossier_test_run_sql (path, "PRAGMA wal_checkpoint (TRUNCATE)");
}

static void
set_code (PlaceFixture *fixture,
          const char   *code)
{
  g_autoptr (GError) error = NULL;

  dossier_store_check_place (fixture->store, &error);
  g_assert_no_error (error);
  dossier_test_set (fixture->store, fixture->glacy, "code", code);
}

/* What SQLite brings into the file, here or in another program, and what only looks changed, is no reason. */
static void
test_written_by_others (PlaceFixture  *fixture,
                        gconstpointer  unused)
{
  struct utimbuf long_ago = { 1000000000, 1000000000 };

  place_run (program, "--checkpoint", fixture->path);
  set_code (fixture, "ONE");
  place_run (program, "--checkpoint", fixture->path);
  place_run (program, "--checkpoint", fixture->path);
  set_code (fixture, "TWO");
  g_assert_cmpint (utime (fixture->path, &long_ago), ==, 0);
  set_code (fixture, "THREE");
  g_object_unref (dossier_test_embed_text (fixture->store, "large.txt", 6 << 20));
  set_code (fixture, "FOUR");
  g_assert_cmpint (utime (fixture->path, NULL), ==, 0);
  set_code (fixture, "FIVE");
  dossier_test_undo (fixture->store);
  place_run (program, "--checkpoint", fixture->path);
  g_assert_true (dossier_store_check_place (fixture->store, NULL));
  place_open_again (fixture, NULL);
  g_assert_cmpstr (dossier_record_get_text (fixture->glacy, "code"), ==, "FOUR");
  g_assert_cmpuint (place_count_files (fixture, "overwritten"), ==, 0);
}

/* Right after the log was brought into the file from here. */
static void
test_overwritten_after_checkpoint (PlaceFixture  *fixture,
                                   gconstpointer  unused)
{
  make_other (fixture);
  g_object_unref (dossier_test_embed_text (fixture->store, "large.txt", 6 << 20));
  overwrite (fixture, "OTHER");
}

/* Where no log can be kept, every edit goes into the file. */
static void
test_overwritten_without_log (PlaceFixture  *fixture,
                              gconstpointer  unused)
{
  sqlite3_vfs *usual = sqlite3_vfs_find (NULL);

  make_other (fixture);
  dossier_test_run_sql (fixture->elsewhere, "PRAGMA journal_mode = DELETE");
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  sqlite3_vfs_register (sqlite3_vfs_find ("unix-none"), TRUE);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  fixture->store = dossier_test_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  fixture->glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  set_code (fixture, "ONE");
  set_code (fixture, "BEFORE");
  g_assert_cmpuint (place_count_files (fixture, "office.dossier-wal"), ==, 0);
  place_run ("cp", fixture->elsewhere, fixture->path);
  place_assert_refused (fixture, "was overwritten by another program");
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  sqlite3_vfs_register (usual, TRUE);
  place_assert_code (fixture->path, "OTHER");
}

static gboolean
nothing (DossierJob    *job,
         DossierStore  *store,
         gpointer       data,
         GError       **error)
{
  return TRUE;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      is_done)
{
  g_autoptr (GError) error = NULL;

  dossier_job_run_finish (DOSSIER_JOB (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) is_done = TRUE;
}

/* Whoever only reads writes nothing to the file: that would hide who else did. */
static void
test_overwritten_after_job (PlaceFixture  *fixture,
                            gconstpointer  unused)
{
  g_autoptr (DossierJob) job = dossier_job_new (nothing, NULL, NULL);
  gboolean is_done = FALSE;

  make_other (fixture);
  place_open_again (fixture, "MIDDLE");
  place_open_again (fixture, "BEFORE");
  dossier_job_run_async (job, fixture->store, NULL, done_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  place_run ("cp", fixture->elsewhere, fixture->path);
  assert_overwritten (fixture);
}

int
main (int    argc,
      char **argv)
{
  static const PlaceTest tests[] = {
    { "/overwritten/at-once", test_overwritten },
    { "/overwritten/after-opening", test_overwritten_after_opening },
    { "/overwritten/after-others", test_overwritten_after_others },
    { "/overwritten/slowly", test_overwritten_slowly },
    { "/overwritten/and-closed", test_overwritten_and_closed },
    { "/overwritten/by-earlier", test_overwritten_by_earlier },
    { "/overwritten/large", test_overwritten_large },
    { "/overwritten/or-written-by-others", test_written_by_others },
    { "/overwritten/after-checkpoint", test_overwritten_after_checkpoint },
    { "/overwritten/without-log", test_overwritten_without_log },
    { "/overwritten/after-job", test_overwritten_after_job },
  };

  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--checkpoint"))
    {
      edit_and_checkpoint (argv[2]);
      return 0;
    }
  if (argc == 4 && g_str_equal (argv[1], "--copy-slowly"))
    {
      copy_slowly (argv[2], argv[3]);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  return place_run_tests (tests, G_N_ELEMENTS (tests));
}
