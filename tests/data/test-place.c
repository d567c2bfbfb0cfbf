/* test-place.c: a file that is moved, deleted or replaced while it is open loses nothing. */
#include <glib/gstdio.h>

#include "dossier-edit.h"
#include "dossier-job.h"
#include "dossier-test.h"

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
    { "/place/moved-back", test_moved_back },
    { "/place/moved-and-closed", test_moved_and_closed },
    { "/place/deleted", test_deleted },
    { "/place/replaced", test_replaced },
    { "/place/job", test_job },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
