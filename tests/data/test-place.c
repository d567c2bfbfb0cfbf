/* test-place.c: a file that is moved, deleted or replaced while it is open loses nothing. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include "dossier-edit.h"
#include "dossier-job.h"
#include "dossier-snapshot.h"
#include "dossier-test.h"

static const char *program;

#define COPIED_AT_ONCE 16384
#define STEPS_OF_THE_OTHER 5  /* as many as any test does here, and more */

typedef struct
{
  DossierTestFolder *folder;
  char              *path;
  char              *elsewhere;
  DossierStore      *store;
  DossierRecord     *glacy;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = dossier_test_folder_new ();
  fixture->path = dossier_test_folder_dup_path (fixture->folder, "office.dossier");
  fixture->elsewhere = dossier_test_folder_dup_path (fixture->folder, "elsewhere.dossier");
  fixture->store = dossier_test_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  fixture->glacy = dossier_test_find (fixture->store, "programme", "GLACY");

  /* Still in the log only. */
  dossier_test_set (fixture->store, fixture->glacy, "code", "BEFORE");
  g_assert_true (dossier_store_check_place (fixture->store, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  dossier_test_folder_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->elsewhere);
}

static void
assert_code (const char *path,
             const char *code)
{
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY);
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");

  g_assert_cmpstr (dossier_record_get_text (glacy, "code"), ==, code);
}

static void
assert_refused (Fixture    *fixture,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_check_place (fixture->store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, sentence);
  g_assert_false (dossier_store_change (fixture->store, fixture->glacy, "code", "AFTER", &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, sentence);
  g_assert_false (dossier_store_undo (fixture->store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, sentence);
  g_assert_cmpstr (dossier_record_get_text (fixture->glacy, "code"), ==, "BEFORE");
}

static void
assert_copy (Fixture *fixture)
{
  g_autofree char *copy = dossier_test_folder_dup_path (fixture->folder, "copy.dossier");
  g_autoptr (GError) error = NULL;

  dossier_store_copy (fixture->store, copy, &error);
  g_assert_no_error (error);
  assert_code (copy, "BEFORE");
}

/* Nothing lies about where it was. */
static void
assert_nothing_left (Fixture *fixture)
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
test_moved (Fixture       *fixture,
            gconstpointer  unused)
{
  g_assert_cmpint (g_rename (fixture->path, fixture->elsewhere), ==, 0);
  assert_refused (fixture, "“office.dossier” was moved or deleted while it was open here. Save a copy");
  assert_code (fixture->elsewhere, "BEFORE");
  assert_copy (fixture);
  assert_nothing_left (fixture);
  assert_code (fixture->elsewhere, "BEFORE");
}

/* When it was last written to, in nanoseconds. */
static gint64
get_written (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mtim.tv_sec * (gint64) 1000000000 + status.st_mtim.tv_nsec;
}

/* The window looks again whenever the log was written to: if that was by looking, it would never stop. */
static void
test_moved_and_looked_at (Fixture       *fixture,
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
test_moved_back (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_assert_cmpint (g_rename (fixture->path, fixture->elsewhere), ==, 0);
  assert_refused (fixture, "was moved or deleted");
  g_assert_cmpint (g_rename (fixture->elsewhere, fixture->path), ==, 0);
  dossier_test_set (fixture->store, fixture->glacy, "code", "AFTER");
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  assert_code (fixture->path, "AFTER");
}

/* Nobody asked before it was closed. */
static void
test_moved_and_closed (Fixture       *fixture,
                       gconstpointer  unused)
{
  g_assert_cmpint (g_rename (fixture->path, fixture->elsewhere), ==, 0);
  assert_nothing_left (fixture);
  assert_code (fixture->elsewhere, "BEFORE");
}

/* Somebody who began to read before it keeps an edit from being brought into the file: its log is kept. */
static void
test_moved_while_read (Fixture       *fixture,
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
  assert_code (fixture->elsewhere, "AFTER");
}

static void
test_deleted (Fixture       *fixture,
              gconstpointer  unused)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_refused (fixture, "“office.dossier” was moved or deleted while it was open here. Save a copy");
  assert_copy (fixture);
  assert_nothing_left (fixture);
}

/* As a program does that keeps folders in step: a file of its own takes the name. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_object_unref (dossier_test_open (fixture->elsewhere, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE));
  before = dossier_test_dup_checksum (fixture->elsewhere);
  g_assert_cmpint (g_rename (fixture->elsewhere, fixture->path), ==, 0);
  assert_refused (fixture,
                  "“office.dossier” was replaced by another file while it was open here. Save a copy");
  assert_copy (fixture);
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);

  after = dossier_test_dup_checksum (fixture->path);
  g_assert_cmpstr (before, ==, after);
  assert_code (fixture->path, "GLACY");
}

/* Overwritten: the same file, but what is in it was not written by SQLite */

/* In a process of its own: whoever closes a file drops all locks that his process has on it. */
static void
run (const char *first,
     const char *second,
     const char *third)
{
  const char *arguments[] = { first, second, third, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
assert_done (const char *path,
             const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static guint
count_files (Fixture    *fixture,
             const char *part)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL;

  return n;
}

static void
make_other (Fixture *fixture)
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
assert_unmixed (Fixture    *fixture,
                const char *original,
                const char *code)
{
  g_autofree char *expected = dossier_test_dup_checksum (original);
  g_autofree char *found = NULL;

  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  found = dossier_test_dup_checksum (fixture->path);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (count_files (fixture, "office.dossier-wal.overwritten-"), ==, 1);
  assert_code (fixture->path, code);
}

static void
assert_overwritten (Fixture *fixture)
{
  static const char sentence[] = "“office.dossier” was overwritten by another program while it was open here";
  g_autofree char *copy = dossier_test_folder_dup_path (fixture->folder, "copy.dossier");
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, sentence);
  g_assert_false (dossier_store_copy (fixture->store, copy, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, sentence);
}

static void
test_overwritten (Fixture       *fixture,
                  gconstpointer  unused)
{
  make_other (fixture);
  run ("cp", fixture->elsewhere, fixture->path);
  assert_overwritten (fixture);
  assert_unmixed (fixture, fixture->elsewhere, "OTHER");
}

static void
open_again (Fixture    *fixture,
            const char *code)
{
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  fixture->store = dossier_test_open (fixture->path, 0);
  fixture->glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  if (code != NULL)
    dossier_test_set (fixture->store, fixture->glacy, "code", code);
}

/* The first edit after the opening begins a log.  The other file knows as many steps. */
static void
test_overwritten_after_opening (Fixture       *fixture,
                                gconstpointer  unused)
{
  make_other (fixture);
  open_again (fixture, "MIDDLE");
  open_again (fixture, "BEFORE");
  run ("cp", fixture->elsewhere, fixture->path);
  assert_overwritten (fixture);
  assert_unmixed (fixture, fixture->elsewhere, "OTHER");
}

/* The log that another program begins, of which the window is told. */
static void
test_overwritten_after_others (Fixture       *fixture,
                               gconstpointer  unused)
{
  g_autoptr (DossierStore) other = NULL;
  g_autoptr (DossierRecord) glacy = NULL;

  make_other (fixture);
  open_again (fixture, NULL);
  other = dossier_test_open (fixture->path, 0);
  glacy = dossier_test_find (other, "programme", "GLACY");
  dossier_test_set (other, glacy, "title", "Of another");
  g_assert_true (dossier_store_check_place (fixture->store, NULL));
  run ("cp", fixture->elsewhere, fixture->path);
  assert_overwritten (fixture);
  g_clear_object (&glacy);
  g_clear_object (&other);
  assert_unmixed (fixture, fixture->elsewhere, "OTHER");
}

typedef struct
{
  const char *from;
  const char *to;
  int         is_done;  /* atomic */
} Copying;

static gpointer
copy_slowly (gpointer data)
{
  Copying *copying = data;
  g_autofree char *bytes = NULL;
  gsize length;
  int fd;

  g_assert_true (g_file_get_contents (copying->from, &bytes, &length, NULL));
  fd = open (copying->to, O_WRONLY | O_TRUNC | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  for (gsize done = 0; done < length;)
    {
      gssize n = write (fd, bytes + done, MIN (length - done, COPIED_AT_ONCE));

      g_assert_cmpint (n, >, 0);
      done += n;
      g_usleep (g_random_int_range (0, 500));
    }
  g_assert_cmpint (close (fd), ==, 0);
  g_atomic_int_set (&copying->is_done, TRUE);
  return NULL;
}

/* Looked at while half of it is there, as the window does whenever something was written. */
static void
test_overwritten_slowly (Fixture       *fixture,
                         gconstpointer  unused)
{
  Copying copying = { fixture->elsewhere, fixture->path };
  GThread *thread;
  guint n = 0;

  make_other (fixture);
  thread = g_thread_new ("copying", copy_slowly, &copying);
  g_usleep (g_random_int_range (0, 20000));
  while (!g_atomic_int_get (&copying.is_done))
    {
      n++;
      dossier_store_refresh (fixture->store);
      dossier_store_check_place (fixture->store, NULL);
    }
  g_thread_join (thread);
  g_test_message ("looked %u times", n);
  assert_overwritten (fixture);
  assert_unmixed (fixture, fixture->elsewhere, "OTHER");
}

/* Nobody asked before it was closed. */
static void
test_overwritten_and_closed (Fixture       *fixture,
                             gconstpointer  unused)
{
  make_other (fixture);
  run ("cp", fixture->elsewhere, fixture->path);
  assert_unmixed (fixture, fixture->elsewhere, "OTHER");
}

/* A copy of yesterday has the same size, and nearly the same in it. */
static void
test_overwritten_by_earlier (Fixture       *fixture,
                             gconstpointer  unused)
{
  open_again (fixture, NULL);
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  run ("cp", fixture->path, fixture->elsewhere);
  open_again (fixture, "MIDDLE");
  open_again (fixture, "BEFORE");
  run ("cp", fixture->elsewhere, fixture->path);
  assert_overwritten (fixture);
  assert_unmixed (fixture, fixture->elsewhere, "BEFORE");
}

/* Of a large file only a part is compared. */
static void
test_overwritten_large (Fixture       *fixture,
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
  assert_done (path, "PRAGMA wal_checkpoint (TRUNCATE)");
}

static void
set_code (Fixture    *fixture,
          const char *code)
{
  g_autoptr (GError) error = NULL;

  dossier_store_check_place (fixture->store, &error);
  g_assert_no_error (error);
  dossier_test_set (fixture->store, fixture->glacy, "code", code);
}

/* What SQLite brings into the file, here or in another program, and what only looks changed, is no reason. */
static void
test_written_by_others (Fixture       *fixture,
                        gconstpointer  unused)
{
  struct utimbuf long_ago = { 1000000000, 1000000000 };

  run (program, "--checkpoint", fixture->path);
  set_code (fixture, "ONE");
  run (program, "--checkpoint", fixture->path);
  run (program, "--checkpoint", fixture->path);
  set_code (fixture, "TWO");
  g_assert_cmpint (utime (fixture->path, &long_ago), ==, 0);
  set_code (fixture, "THREE");
  g_object_unref (dossier_test_embed_text (fixture->store, "large.txt", 6 << 20));
  set_code (fixture, "FOUR");
  g_assert_cmpint (utime (fixture->path, NULL), ==, 0);
  set_code (fixture, "FIVE");
  dossier_test_undo (fixture->store);
  run (program, "--checkpoint", fixture->path);
  g_assert_true (dossier_store_check_place (fixture->store, NULL));
  open_again (fixture, NULL);
  g_assert_cmpstr (dossier_record_get_text (fixture->glacy, "code"), ==, "FOUR");
  g_assert_cmpuint (count_files (fixture, "overwritten"), ==, 0);
}

/* Right after the log was brought into the file from here. */
static void
test_overwritten_after_checkpoint (Fixture       *fixture,
                                   gconstpointer  unused)
{
  make_other (fixture);
  g_object_unref (dossier_test_embed_text (fixture->store, "large.txt", 6 << 20));
  run ("cp", fixture->elsewhere, fixture->path);
  assert_overwritten (fixture);
  assert_unmixed (fixture, fixture->elsewhere, "OTHER");
}

/* Where no log can be kept, every edit goes into the file. */
static void
test_overwritten_without_log (Fixture       *fixture,
                              gconstpointer  unused)
{
  sqlite3_vfs *usual = sqlite3_vfs_find (NULL);

  make_other (fixture);
  assert_done (fixture->elsewhere, "PRAGMA journal_mode = DELETE");
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  sqlite3_vfs_register (sqlite3_vfs_find ("unix-none"), TRUE);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  fixture->store = dossier_test_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  fixture->glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  set_code (fixture, "ONE");
  set_code (fixture, "BEFORE");
  g_assert_cmpuint (count_files (fixture, "office.dossier-wal"), ==, 0);
  run ("cp", fixture->elsewhere, fixture->path);
  assert_refused (fixture, "was overwritten by another program");
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  sqlite3_vfs_register (usual, TRUE);
  assert_code (fixture->path, "OTHER");
}

/* A folder on another disk takes the place of the one it was opened in, as where a disk is taken out and put
 * in again: what is there then may well be the same file, but not the one that is open. */
static void
test_another_disk (Fixture       *fixture,
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
  run ("cp", fixture->path, copy);
  g_free (fixture->path);
  fixture->path = g_build_filename (link, "office.dossier", NULL);
  fixture->store = dossier_test_open (fixture->path, 0);
  fixture->glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  dossier_test_set (fixture->store, fixture->glacy, "code", "BEFORE");

  g_assert_cmpint (g_unlink (link), ==, 0);
  g_assert_cmpint (symlink (disk, link), ==, 0);
  assert_refused (fixture, "The disk with “office.dossier” was taken out and put in again");
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  assert_code (copy, "BEFORE");
  run ("rm", "-r", disk);
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
  *(gboolean *) is_done = dossier_job_run_finish (DOSSIER_JOB (source), result, NULL);
}

/* Whoever only reads writes nothing to the file: that would hide who else did. */
static void
test_overwritten_after_job (Fixture       *fixture,
                            gconstpointer  unused)
{
  g_autoptr (DossierJob) job = dossier_job_new (nothing, NULL, NULL);
  gboolean is_done = FALSE;

  make_other (fixture);
  open_again (fixture, "MIDDLE");
  open_again (fixture, "BEFORE");
  dossier_job_run_async (job, fixture->store, NULL, done_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  run ("cp", fixture->elsewhere, fixture->path);
  assert_overwritten (fixture);
}

static void
test_job (Fixture       *fixture,
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
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/place/moved", test_moved },
    { "/place/moved-and-looked-at", test_moved_and_looked_at },
    { "/place/moved-back", test_moved_back },
    { "/place/moved-and-closed", test_moved_and_closed },
    { "/place/moved-while-read", test_moved_while_read },
    { "/place/deleted", test_deleted },
    { "/place/replaced", test_replaced },
    { "/place/another-disk", test_another_disk },
    { "/place/overwritten", test_overwritten },
    { "/place/overwritten-after-opening", test_overwritten_after_opening },
    { "/place/overwritten-after-others", test_overwritten_after_others },
    { "/place/overwritten-slowly", test_overwritten_slowly },
    { "/place/overwritten-and-closed", test_overwritten_and_closed },
    { "/place/overwritten-by-earlier", test_overwritten_by_earlier },
    { "/place/overwritten-large", test_overwritten_large },
    { "/place/overwritten-after-checkpoint", test_overwritten_after_checkpoint },
    { "/place/overwritten-without-log", test_overwritten_without_log },
    { "/place/written-by-others", test_written_by_others },
    { "/place/overwritten-after-job", test_overwritten_after_job },
    { "/place/job", test_job },
  };

  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--checkpoint"))
    {
      edit_and_checkpoint (argv[2]);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
