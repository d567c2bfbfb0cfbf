/* place-fixture.c: a portfolio with an edit that is in its log only, and a place elsewhere. */
#include "place-fixture.h"

#include <string.h>

static void
set_up (PlaceFixture  *fixture,
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
tear_down (PlaceFixture  *fixture,
           gconstpointer  unused)
{
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  dossier_test_folder_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->elsewhere);
}

void
place_assert_code (const char *path,
                   const char *code)
{
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY);
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");

  g_assert_cmpstr (dossier_record_get_text (glacy, "code"), ==, code);
}

void
place_assert_refused (PlaceFixture *fixture,
                      const char   *sentence)
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

void
place_run (const char *first,
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

guint
place_count_files (PlaceFixture *fixture,
                   const char   *part)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL;

  return n;
}

void
place_open_again (PlaceFixture *fixture,
                  const char   *code)
{
  g_clear_object (&fixture->glacy);
  g_clear_object (&fixture->store);
  fixture->store = dossier_test_open (fixture->path, 0);
  fixture->glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  if (code != NULL)
    dossier_test_set (fixture->store, fixture->glacy, "code", code);
}

int
place_run_tests (const PlaceTest *tests,
                 guint            n_tests)
{
  for (guint i = 0; i < n_tests; i++)
    g_test_add (tests[i].path, PlaceFixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
