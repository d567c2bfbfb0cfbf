/* test-share.c: on a network share where programs cannot share memory there is no log of changes beside the
 * portfolio: all else is as ever.
 */
#include "dossier-snapshot.h"
#include "dossier-store-private.h"
#include "dossier-test.h"
#include "torture-disk.h"

#define REASON "It is being copied. Try again in a moment."

typedef struct
{
  DossierTestFolder *folder;
  char              *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = dossier_test_folder_new ();
  fixture->path = dossier_test_folder_dup_path (fixture->folder, "office.dossier");
  torture_disk_set_share (TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  torture_disk_set_share (FALSE);
  g_free (fixture->path);
  dossier_test_folder_free (fixture->folder);
}

static DossierStore *
open_with_glacy (Fixture        *fixture,
                 DossierRecord **glacy)
{
  DossierStore *store = dossier_test_open (fixture->path, 0);

  *glacy = dossier_test_find (store, "programme", "GLACY");
  return store;
}

static void
make_office (Fixture *fixture)
{
  g_autoptr (DossierStore) store = dossier_test_open (fixture->path, DOSSIER_STORE_CREATE);

  g_object_unref (dossier_test_add (store, "programme", "short_title", "GLACY", NULL));
}

static void
assert_alone (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 1);
}

static void
assert_title (Fixture    *fixture,
              const char *title)
{
  g_autoptr (DossierRecord) glacy = NULL;
  g_autoptr (DossierStore) store = open_with_glacy (fixture, &glacy);

  g_assert_cmpstr (dossier_record_get_text (glacy, "title"), ==, title);
}

static void
test_day (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (DossierRecord) mine = NULL, theirs = NULL;
  g_autoptr (DossierStore) my_store = NULL, their_store = NULL;

  make_office (fixture);
  assert_alone (fixture);
  my_store = open_with_glacy (fixture, &mine);
  g_assert_true (dossier_store_is_held_up_by_readers (my_store));
  their_store = open_with_glacy (fixture, &theirs);

  dossier_test_set (my_store, mine, "title", "Global Action");
  dossier_store_refresh (their_store);
  g_assert_cmpstr (dossier_record_get_text (theirs, "title"), ==, "Global Action");
  dossier_test_set (their_store, theirs, "title", "Another");
  dossier_test_undo (their_store);
  dossier_store_refresh (my_store);
  g_assert_cmpstr (dossier_record_get_text (mine, "title"), ==, "Global Action");

  g_clear_object (&mine);
  g_clear_object (&my_store);
  g_clear_object (&theirs);
  g_clear_object (&their_store);
  assert_alone (fixture);
  assert_title (fixture, "Global Action");
}

/* Brought there from another disk and back, the portfolio loses nothing, whatever its head says. */
static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DossierRecord) glacy = NULL;
  g_autoptr (DossierStore) store = NULL;

  torture_disk_set_share (FALSE);
  make_office (fixture);
  torture_disk_set_share (TRUE);
  store = open_with_glacy (fixture, &glacy);
  dossier_test_set (store, glacy, "title", "On the share");
  g_clear_object (&glacy);
  g_clear_object (&store);
  assert_alone (fixture);

  torture_disk_set_share (FALSE);
  store = open_with_glacy (fixture, &glacy);
  g_assert_false (dossier_store_is_held_up_by_readers (store));
  dossier_test_undo (store);
  g_clear_object (&glacy);
  g_clear_object (&store);
  assert_alone (fixture);

  torture_disk_set_share (TRUE);
  assert_title (fixture, NULL);
}

/* What still lies in the log of a program that was killed is read, too: by whoever may write and by whoever
 * only looks. */
static void
test_log_from_elsewhere (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (DossierTestFolder) elsewhere = dossier_test_folder_new ();
  g_autofree char *copy = dossier_test_folder_dup_path (elsewhere, "copy.dossier");
  g_autoptr (DossierRecord) glacy = NULL;
  g_autoptr (DossierStore) store = NULL;
  g_autofree char *snapshot = NULL;
  g_autofree char *on_share = NULL;
  DossierStoreFlags flags = GPOINTER_TO_UINT (data);

  torture_disk_set_share (FALSE);
  make_office (fixture);
  store = open_with_glacy (fixture, &glacy);
  dossier_test_set (store, glacy, "title", "In the log");
  snapshot = dossier_test_dup_snapshot (store);
  dossier_test_copy_file (fixture->path, copy, "");
  dossier_test_copy_file (fixture->path, copy, "-wal");
  g_clear_object (&glacy);
  g_clear_object (&store);

  torture_disk_set_share (TRUE);
  store = dossier_test_open (copy, flags);
  on_share = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (on_share, snapshot);
  g_clear_object (&store);
}

/* While somebody reads nobody can write: told at once, and nothing is lost. */
static void
test_reader (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DossierRecord) glacy = NULL;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GError) error = NULL;
  DossierSnapshot *reader;
  gint64 before, waited;

  make_office (fixture);
  store = open_with_glacy (fixture, &glacy);
  reader = dossier_snapshot_new (fixture->path, &error);
  g_assert_no_error (error);

  before = g_get_monotonic_time ();
  g_assert_false (dossier_store_change (store, glacy, "title", "Refused", &error));
  waited = g_get_monotonic_time () - before;
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY, "The portfolio is being read, and where it");
  g_assert_cmpint (waited, >=, 100 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (waited, <, G_TIME_SPAN_SECOND);
  g_assert_cmpstr (dossier_record_get_text (glacy, "title"), ==, NULL);

  dossier_snapshot_free (reader);
  dossier_test_set (store, glacy, "title", "Done");
  g_clear_object (&glacy);
  g_clear_object (&store);
  assert_title (fixture, "Done");
}

static void
test_held_up (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DossierRecord) glacy = NULL;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_office (fixture);
  store = open_with_glacy (fixture, &glacy);
  dossier_store_hold_up (store, REASON);
  g_assert_true (dossier_store_is_held_up (store));
  g_assert_false (dossier_store_go_on (store));
  g_assert_false (dossier_store_is_held_up (store));

  dossier_store_hold_up (store, REASON);
  g_assert_false (dossier_store_change (store, glacy, "title", "Refused", &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY, REASON);
  g_assert_false (dossier_store_undo (store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY, REASON);
  g_assert_cmpstr (dossier_record_get_text (glacy, "title"), ==, NULL);

  g_assert_true (dossier_store_go_on (store));
  g_assert_false (dossier_store_go_on (store));
  dossier_test_set (store, glacy, "title", "Done");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  torture_disk_install ();

#define ADD(name, data, test) g_test_add (name, Fixture, data, set_up, test, tear_down)
  ADD ("/share/day", NULL, test_day);
  ADD ("/share/there-and-back", NULL, test_there_and_back);
  ADD ("/share/log-from-elsewhere", NULL, test_log_from_elsewhere);
  ADD ("/share/log-from-elsewhere/only-read", GUINT_TO_POINTER (DOSSIER_STORE_READ_ONLY),
       test_log_from_elsewhere);
  ADD ("/share/reader", NULL, test_reader);
  ADD ("/share/held-up", NULL, test_held_up);

  return g_test_run ();
}
