/* test-files.c FOLDER: a portfolio saved by any earlier version can be opened, edited and undone today. */
#include "dossier-store-private.h"
#include "dossier-test.h"

#define FIRST_RELEASED 2

static const char *files;

/* Works on a copy: opening may bring it up to date. */
static DossierStore *
open_copy (DossierTestFolder *folder,
           const char        *name)
{
  g_autofree char *source = g_build_filename (files, name, NULL);
  g_autofree char *path = dossier_test_folder_dup_path (folder, name);
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (source, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);

  return dossier_test_open (path, 0);
}

/* Every saved file is the sample of its day, with one edit in the journal. */
static void
test_file (gconstpointer data)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autoptr (DossierStore) store = open_copy (folder, data);
  g_autoptr (DossierStore) fresh = dossier_test_new_store ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  dossier_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dossier_database_get_integer (store->database, "PRAGMA user_version"), ==,
                   dossier_database_get_integer (fresh->database, "PRAGMA user_version"));
  g_assert_cmpuint (dossier_test_count (store, "programme"), ==, 7);
  g_assert_cmpuint (dossier_test_count (store, "activity"), ==, 14);
  g_assert_cmpuint (dossier_test_count (store, "country"), ==, 250);

  g_object_get (store, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Note of GLACY");
  g_assert_cmpstr (dossier_record_get_text (record, "note"), ==, "Saved for the tests");
  dossier_test_set (store, record, "code", "X");
  dossier_test_undo (store);
  /* Whoever runs this may be another than who saved it. */
  dossier_store_accept_step (store, dossier_store_get_foreign_step (store, TRUE));
  dossier_test_undo (store);
  g_assert_cmpstr (dossier_record_get_text (record, "code"), ==, "GLACY");
  g_assert_null (dossier_record_get_text (record, "note"));
  dossier_test_redo (store);
  g_assert_cmpstr (dossier_record_get_text (record, "note"), ==, "Saved for the tests");
}

/* A released schema without a saved file would be a promise nobody checks.  The first was never released. */
static void
test_every_version_is_there (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  guint current = dossier_database_get_integer (store->database, "PRAGMA user_version");

  g_assert_cmpuint (current, >=, FIRST_RELEASED);
  for (guint version = FIRST_RELEASED; version <= current; version++)
    {
      g_autofree char *name = g_strdup_printf ("schema-%04u.dossier", version);
      g_autofree char *path = g_build_filename (files, name, NULL);
      g_autoptr (DossierDatabase) database = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_fail_printf ("%s is missing", name);
          continue;
        }

      /* It has to be what its name says, too. */
      database = dossier_store_open_for_reading (path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (dossier_database_get_integer (database, "PRAGMA user_version"), ==, version);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  files = argv[1];
  folder = g_dir_open (files, 0, NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/files/every-version-is-there", test_every_version_is_there);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "schema-") && g_str_has_suffix (name, ".dossier"))
      {
        g_autofree char *test = g_strdup_printf ("/files/%s", name);

        g_ptr_array_add (names, g_strdup (name));
        g_test_add_data_func (test, g_ptr_array_index (names, names->len - 1), test_file);
      }

  return g_test_run ();
}
