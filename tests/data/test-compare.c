/* test-compare.c FILES: what differs between a portfolio and a copy of it, and the way back. */
#include "dossier-compare.h"
#include "dossier-test.h"

static const char *files;

typedef struct
{
  DossierTestFolder *folder;
  char              *path;
  char              *copy;
  DossierStore      *store;
} Fixture;

/* The sample and a copy of it. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = dossier_test_folder_new ();
  fixture->path = dossier_test_folder_dup_path (fixture->folder, "office.dossier");
  fixture->copy = dossier_test_folder_dup_path (fixture->folder, "copy of it.dossier");
  fixture->store = dossier_test_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  dossier_store_copy (fixture->store, fixture->copy, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
  dossier_test_folder_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->copy);
}

static GBytes *
compare (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *changes = dossier_compare (fixture->path, fixture->copy, NULL, &error);

  g_assert_no_error (error);
  return changes;
}

static const DossierStepChange *
find_change (GPtrArray      *changes,
             DossierStepAct  act,
             const char     *table)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const DossierStepChange *change = g_ptr_array_index (changes, i);

      if (change->act == act && g_str_equal (change->table->name, table))
        return change;
    }

  g_assert_not_reached ();
}

/* One of each, and what goes with it. */
static void
change_all (Fixture *fixture)
{
  g_autoptr (DossierRecord) glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  g_autoptr (DossierRecord) octopus = dossier_test_find (fixture->store, "programme", "Cybercrime@Octopus");

  dossier_test_set (fixture->store, glacy, "short_title", "GLACY renamed");
  g_object_unref (dossier_test_add (fixture->store, "programme", "short_title", "New one", NULL));
  dossier_test_delete (fixture->store, octopus);
}

static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DossierRecord) glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  g_autoptr (GBytes) changes = NULL;

  /* The history differs, what it led to does not. */
  dossier_test_set (fixture->store, glacy, "short_title", "X");
  dossier_test_set (fixture->store, glacy, "short_title", "GLACY");
  changes = compare (fixture);
  g_assert_cmpuint (g_bytes_get_size (changes), ==, 0);
}

static void
test_described (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const DossierStepChange *change;

  change_all (fixture);
  bytes = compare (fixture);
  changes = dossier_store_describe_changes (fixture->store, bytes, "en");

  change = find_change (changes, DOSSIER_STEP_CHANGED, "programme");
  g_assert_cmpstr (change->column, ==, "short_title");
  g_assert_cmpstr (change->before, ==, "GLACY");
  g_assert_cmpstr (change->after, ==, "GLACY renamed");
  g_assert_cmpstr (find_change (changes, DOSSIER_STEP_ADDED, "programme")->title, ==, "New one");
  g_assert_cmpstr (find_change (changes, DOSSIER_STEP_REMOVED, "programme")->title, ==, "Cybercrime@Octopus");
}

static void
test_restored (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *before = dossier_test_dup_snapshot (fixture->store);
  g_autofree char *changed = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GBytes) changes = NULL;
  g_autoptr (GError) error = NULL;

  change_all (fixture);
  changed = dossier_test_dup_snapshot (fixture->store);
  changes = compare (fixture);
  dossier_store_restore_copy (fixture->store, changes, "10 Dec 2015", &error);
  g_assert_no_error (error);
  restored = dossier_test_dup_snapshot (fixture->store);
  dossier_test_assert_same (restored, before);
  g_object_get (fixture->store, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Restoring the backup of 10 Dec 2015");
  dossier_store_check (fixture->store, &error);
  g_assert_no_error (error);

  dossier_test_undo (fixture->store);
  undone = dossier_test_dup_snapshot (fixture->store);
  dossier_test_assert_same (undone, changed);
}

/* What was removed comes back with all that belonged to it; what was changed or added stays. */
static void
test_brought_back (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  change_all (fixture);
  before = compare (fixture);
  dossier_store_bring_back (fixture->store, before, &error);
  g_assert_no_error (error);

  after = compare (fixture);
  changes = dossier_store_describe_changes (fixture->store, after, "en");
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (find_change (changes, DOSSIER_STEP_CHANGED, "programme")->after, ==, "GLACY renamed");
  g_assert_cmpstr (find_change (changes, DOSSIER_STEP_ADDED, "programme")->title, ==, "New one");

  g_assert_false (dossier_store_bring_back (fixture->store, before, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "Everything that was removed is there.");
}

/* Somebody went on after the preview was made. */
static void
test_outdated (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DossierRecord) glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  g_autoptr (GBytes) changes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  change_all (fixture);
  changes = compare (fixture);
  dossier_test_set (fixture->store, glacy, "short_title", "Renamed again");
  before = dossier_test_dup_snapshot (fixture->store);
  g_assert_false (dossier_store_restore_copy (fixture->store, changes, "10 Dec 2015", &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, "no longer as it left them");
  after = dossier_test_dup_snapshot (fixture->store);
  dossier_test_assert_same (after, before);
  g_assert_cmpstr (dossier_record_get_text (glacy, "short_title"), ==, "Renamed again");
}

static gboolean
was_before (GPtrArray  *changes,
            const char *table,
            const char *text)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const DossierStepChange *change = g_ptr_array_index (changes, i);

      if (g_str_equal (change->table->name, table) && g_strcmp0 (change->before, text) == 0)
        return TRUE;
    }

  return FALSE;
}

/* It is brought up to date to be compared, and stays as it is. */
static void
test_older_version (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (files, "schema-0002.dossier", NULL);
  g_autofree char *before = dossier_test_dup_checksum (copy);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_compare (fixture->path, copy, NULL, &error);
  g_autoptr (GPtrArray) changes = NULL;

  g_assert_no_error (error);
  changes = dossier_store_describe_changes (fixture->store, bytes, "en");
  g_assert_true (was_before (changes, "programme", "Saved for the tests"));
  after = dossier_test_dup_checksum (copy);
  g_assert_cmpstr (after, ==, before);
}

static void
test_no_portfolio (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->copy, "something else", -1, NULL));
  g_assert_null (dossier_compare (fixture->path, fixture->copy, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FOREIGN, "is not a Dossier portfolio");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_compare (fixture->path, fixture->copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void      (*test) (Fixture       *fixture,
                       gconstpointer  data);
  } tests[] = {
    { "/compare/same", test_same },
    { "/compare/described", test_described },
    { "/compare/restored", test_restored },
    { "/compare/brought-back", test_brought_back },
    { "/compare/outdated", test_outdated },
    { "/compare/older-version", test_older_version },
    { "/compare/no-portfolio", test_no_portfolio },
    { "/compare/cancelled", test_cancelled },
  };

  g_test_init (&argc, &argv, NULL);
  files = argv[1];
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
