/* test-backup.c: dated copies: one a day, the first one, and only so many. */
#include <glib/gstdio.h>

#include "dossier-backup.h"
#include "dossier-edit.h"

typedef struct
{
  char         *folder;
  char         *backups;
  DossierStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-backup-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->backups = g_build_filename (fixture->folder, "backups", NULL);
  path = g_build_filename (fixture->folder, "office.dossier", NULL);
  fixture->store = dossier_store_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);
  g_assert_no_error (error);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
  empty_folder (fixture->backups);
  empty_folder (fixture->folder);
  g_free (fixture->backups);
  g_free (fixture->folder);
}

static char *
make (Fixture *fixture,
      guint    day,
      guint    keep)
{
  g_autoptr (GError) error = NULL;
  GDate date;
  char *path = NULL;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, G_DATE_DECEMBER, 2015);
  dossier_backup_make (fixture->store, fixture->backups, &date, keep, &path, &error);
  g_assert_no_error (error);

  return path;
}

static guint
count_backups (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->backups, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_first_of_the_day (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) glacy = dossier_store_find (fixture->store, "programme", "GLACY", &error);
  g_autofree char *path = make (fixture, 10, 30);
  g_autofree char *again = NULL;
  g_autoptr (DossierStore) backup = NULL;
  g_autoptr (DossierRecord) old = NULL;

  dossier_store_change (fixture->store, glacy, "short_title", "GLACY renamed", &error);
  g_assert_no_error (error);
  again = make (fixture, 10, 30);
  g_assert_cmpstr (again, ==, path);
  g_assert_true (g_str_has_suffix (path, "-2015-12-10.dossier"));

  backup = dossier_store_open (path, DOSSIER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  old = dossier_store_get (backup, "programme", dossier_record_get_id (glacy), &error);
  g_assert_cmpstr (dossier_record_get_text (old, "short_title"), ==, "GLACY");
}

static void
test_oldest_go (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *first = make (fixture, 1, 3);

  for (guint day = 2; day <= 5; day++)
    {
      g_autofree char *path = make (fixture, day, 3);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }

  g_assert_cmpuint (count_backups (fixture), ==, 3);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
}

/* Workers copy through a connection that may only read. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.dossier", NULL);
  g_autoptr (DossierStore) reader = dossier_store_open (dossier_store_get_path (fixture->store),
                                                        DOSSIER_STORE_READ_ONLY, &error);
  g_autoptr (DossierRecord) glacy = NULL;
  g_autoptr (DossierStore) copied = NULL;

  g_assert_no_error (error);
  g_assert_true (dossier_store_copy (reader, copy, &error));
  g_assert_no_error (error);

  glacy = dossier_store_find (reader, "programme", "GLACY", &error);
  g_assert_false (dossier_store_change (reader, glacy, "short_title", "Other", &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  copied = dossier_store_open (copy, 0, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_store_check (copied, &error));
}

static void
test_no_place (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (fixture->folder, "office.dossier", "below", NULL);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 10, G_DATE_DECEMBER, 2015);
  g_assert_false (dossier_backup_make (fixture->store, file, &day, 3, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/backup/first-of-the-day", Fixture, NULL, set_up, test_first_of_the_day, tear_down);
  g_test_add ("/backup/oldest-go", Fixture, NULL, set_up, test_oldest_go, tear_down);
  g_test_add ("/backup/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/backup/no-place", Fixture, NULL, set_up, test_no_place, tear_down);

  return g_test_run ();
}
