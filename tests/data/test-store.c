/* test-store.c: an open portfolio: one object per row, ids, copies, the as-of day, other programs. */
#include "dossier-store-private.h"
#include "dossier-test.h"

static void
test_new_file_is_complete (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "deep/er/office.dossier");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE);

  g_assert_cmpstr (dossier_store_get_path (store), ==, path);
  g_assert_false (dossier_store_is_read_only (store));
  g_assert_cmpint (dossier_database_get_integer (store->database, "PRAGMA user_version"), >=, 2);
  g_assert_cmpint (dossier_database_get_integer (store->database, "PRAGMA application_id"), ==, 0x444F5352);
  g_assert_true (dossier_store_check (store, NULL));
  g_object_unref (store);

  /* One file is left, which can be sent to somebody. */
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static void
test_opening_changes_nothing (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  const DossierStoreFlags flags[] = { 0, DOSSIER_STORE_READ_ONLY,
                                      DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE };
  g_autofree char *before = NULL;

  g_object_unref (dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE));
  before = dossier_test_dup_checksum (path);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autofree char *after = NULL;
      g_autofree char *wal = g_strconcat (path, "-wal", NULL);

      g_object_unref (dossier_test_open (path, flags[i]));
      after = dossier_test_dup_checksum (path);
      g_assert_cmpstr (before, ==, after);
      g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
    }
}

static void
test_one_object_per_row (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) a = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) b = dossier_store_get (store, "programme", dossier_record_get_id (a), NULL);
  g_autoptr (DossierRecord) activity = dossier_test_find (store, "activity", "1601");
  g_autoptr (DossierRecord) c = dossier_store_get_linked (store, activity, "programme");
  g_autoptr (DossierRecord) saved = dossier_test_add (store, "series", "name", "A", NULL);
  g_autoptr (DossierRecord) found = dossier_test_find (store, "series", "A");

  g_assert_true (a == b);
  g_assert_true (a == c);
  g_assert_true (saved == found);
}

static void
test_objects_are_let_go (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  DossierRecord *record = dossier_test_find (store, "programme", "GLACY");
  gpointer watched = record;

  g_object_add_weak_pointer (G_OBJECT (record), &watched);
  g_object_unref (record);
  g_assert_null (watched);

  record = dossier_test_find (store, "programme", "GLACY");
  g_assert_cmpstr (dossier_record_get_text (record, "code"), ==, "GLACY");
  g_object_unref (record);
}

static void
test_missing_record (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_get (store, "programme", 4711, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND,
                             "There is no Programme with the number 4711");
  g_assert_null (dossier_store_find (store, "country", "Atlantis", &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "There is no Country called “Atlantis”");
}

static void
test_names (void)
{
  static const struct { const char *table, *name, *title; } cases[] = {
    { "country", "SR", "Suriname" },
    { "country", "sr", "Suriname" },
    { "country", "SUR", "Suriname" },
    { "country", "Surinam", "Suriname" },
    { "country", "740", "Suriname" },
    { "country", "usa", "United States" },
    { "country", "Géorgie", "Georgia" },
    { "programme", "Cybercrime@EAP II", "Cybercrime@EAP II" },
    { "programme", "eap2", "Cybercrime@EAP II" },
    { "organisation", "EU", "European Union" },
    { "organisation", "union européenne", "European Union" },
    { "activity", "1611", "Octopus Conference" },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRecord) record = dossier_test_find (store, cases[i].table, cases[i].name);
      g_autofree char *title = dossier_store_dup_title (store, record, "en");

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

/* Case is folded beyond ASCII, and nobody types accents and typographic apostrophes. */
static void
test_names_without_regard_to_case (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  static const struct { const char *name, *code; } cases[] = {
    { "égypte", "EG" }, { "EGYPTE", "EG" }, { "cote d'ivoire", "CI" }, { "reunion", "RE" },
      { "türkiye", "TR" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRecord) record = dossier_test_find (store, "country", cases[i].name);

      g_assert_cmpstr (dossier_record_get_text (record, "code"), ==, cases[i].code);
    }
}

static void
test_ambiguous_names (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierRecord) first = dossier_test_add (store, "activity", "title", "Meeting", NULL);
  g_autoptr (DossierRecord) second = dossier_test_add (store, "activity", "title", "Meeting", NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (second));
  g_autoptr (DossierRecord) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_find (store, "activity", "Meeting", &error));
  g_assert_nonnull (strstr (error->message, number));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_AMBIGUOUS, "“Meeting” could be any of: ");

  found = dossier_test_find (store, "activity", number);
  g_assert_true (found == second);
}

static void
test_ids_are_unique_and_ordered (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  g_autoptr (DossierStore) copy = dossier_test_new_store ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 last = 0;
  guint meetings = 0;

  for (guint i = 0; i < 10000; i++)
    {
      gint64 id = dossier_store_next_id (store);

      g_assert_cmpint (id, >, last);
      last = id;
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
    }

  /* Two copies that count at the same moment meet once in ten thousand times, as each
   * starts at random; three times running would mean that they do not. */
  for (guint try = 0; try < 3 && meetings == try; try++)
    {
      g_autoptr (GHashTable) here = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      gboolean met = FALSE;

      g_usleep (2000);

      for (guint i = 0; i < 100; i++)
        {
          gint64 id = dossier_store_next_id (store);

          g_hash_table_add (here, g_memdup2 (&id, sizeof id));
        }

      for (guint i = 0; i < 100; i++)
        {
          gint64 id = dossier_store_next_id (copy);

          met = met || g_hash_table_contains (here, &id);
        }

      meetings += met;
    }

  g_assert_cmpuint (meetings, <, 3);
}

/* A clock that was set back must not put new steps before old ones. */
static void
test_ids_follow_the_journal (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  g_autoptr (DossierRecord) record = NULL;
  const gint64 future = G_GINT64_CONSTANT (0x6000000000000000);

  g_object_unref (dossier_test_add (store, "series", "name", "A", NULL));
  dossier_database_execute (store->database, "UPDATE journal SET id = 0x6000000000000000", NULL);
  g_object_unref (store);

  store = dossier_test_open (path, 0);
  g_assert_cmpint (dossier_store_next_id (store), >, future);
  record = dossier_test_find (store, "series", "A");
  dossier_test_set (store, record, "name", "B");
  dossier_test_undo (store);
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "A");
  g_object_unref (store);
}

static void
test_read_only (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierRecord) record = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE));
  store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY);
  g_assert_true (dossier_store_is_read_only (store));

  record = dossier_test_find (store, "programme", "GLACY");
  g_assert_false (dossier_store_change (store, record, "code", "X", &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_READ_ONLY, "read-only");
  g_assert_cmpstr (dossier_record_get_text (record, "code"), ==, "GLACY");
  g_assert_false (dossier_store_undo (store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_READ_ONLY, "read-only");
  g_object_get (store, "undo-label", &label, NULL);
  g_assert_null (label);

  /* Not even by accident. */
  g_assert_false (dossier_database_execute (store->database, "DELETE FROM programme", NULL));
}

static void
test_as_of (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  DossierRecord *portfolio = dossier_store_get_portfolio (store);
  guint n_notified = 0;
  GDate day, today;
  GDate picked;

  g_signal_connect_swapped (store, "notify::as-of", G_CALLBACK (g_atomic_int_inc), &n_notified);
  dossier_store_get_as_of (store, &day);
  g_assert_cmpint (g_date_get_year (&day), ==, 2015);
  g_assert_cmpint (g_date_get_day (&day), ==, 10);
  g_assert_true (dossier_store_is_travelled (store));

  g_date_clear (&picked, 1);
  g_date_set_dmy (&picked, 1, 3, 2016);
  dossier_store_set_as_of (store, &picked);
  dossier_store_get_as_of (store, &day);
  g_assert_cmpint (g_date_compare (&day, &picked), ==, 0);
  g_assert_cmpuint (n_notified, ==, 1);

  /* The day picked is the person's own; the file keeps what it pins. */
  dossier_test_set (store, portfolio, "as_of", "2014-05");
  g_assert_cmpuint (n_notified, ==, 2);
  dossier_store_get_as_of (store, &day);
  g_assert_cmpint (g_date_compare (&day, &picked), ==, 0);
  dossier_store_set_as_of (store, NULL);
  dossier_store_get_as_of (store, &day);
  g_assert_cmpint (g_date_get_day (&day), ==, 31);

  dossier_test_set (store, portfolio, "as_of", "");
  dossier_store_get_as_of (store, &day);
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  g_assert_cmpint (g_date_compare (&day, &today), ==, 0);
  g_assert_false (dossier_store_is_travelled (store));
}

static void
test_copy (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autofree char *copy_path = dossier_test_folder_dup_path (folder, "copy.dossier");
  g_autofree char *nowhere = dossier_test_folder_dup_path (folder, "missing/copy.dossier");
  g_autofree char *other_path = dossier_test_folder_dup_path (folder, "copy.dossier.part");
  g_autofree char *other = NULL;
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierStore) copy = NULL;
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  dossier_test_set (store, record, "code", "G");
  g_file_set_contents (copy_path, "in the way", -1, NULL);
  g_file_set_contents (other_path, "not in the way", -1, NULL);
  g_assert_true (dossier_store_copy (store, copy_path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (other_path, &other, NULL, NULL));
  g_assert_cmpstr (other, ==, "not in the way");

  /* Undo goes along. */
  copy = dossier_test_open (copy_path, 0);
  after = dossier_test_dup_snapshot (store);
  undone = dossier_test_dup_snapshot (copy);
  dossier_test_assert_same (undone, after);
  dossier_test_undo (copy);
  g_free (undone);
  undone = dossier_test_dup_snapshot (copy);
  dossier_test_assert_same (undone, before);
  g_assert_cmpstr (dossier_record_get_text (record, "code"), ==, "G");

  g_assert_false (dossier_store_copy (store, path, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FAILED, "Choose another name");
  g_assert_false (dossier_store_copy (store, nowhere, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FAILED,
                             "/missing/copy.dossier” could not be written: No such file or directory. "
                             "Choose another");
}

/* The way the path is written does not matter: it is the same file. */
static void
test_copy_onto_itself (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autofree char *same = dossier_test_folder_dup_path (folder, "./a.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_copy (store, same, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FAILED, "Choose another name");
  g_object_unref (dossier_test_add (store, "series", "name", "still there", NULL));
}

/* What a program that was killed left beside a portfolio would be brought into whatever gets its name. */
static void
test_copy_beside_log (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autofree char *other_path = dossier_test_folder_dup_path (folder, "other.dossier");
  g_autofree char *killed_path = dossier_test_folder_dup_path (folder, "killed.dossier");
  g_autofree char *deleted_path = dossier_test_folder_dup_path (folder, "deleted.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  g_autoptr (DossierStore) other = dossier_test_open (other_path, DOSSIER_STORE_CREATE);
  g_autofree char *before = dossier_test_dup_snapshot (other);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (dossier_test_add (other, "series", "name", "in the log only", NULL));
  dossier_test_copy_file (other_path, killed_path, "");
  dossier_test_copy_file (other_path, killed_path, "-wal");
  dossier_test_copy_file (other_path, deleted_path, "-wal");

  g_assert_false (dossier_store_copy (store, other_path, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY, "is open here. Close it first");
  g_assert_false (dossier_store_copy (store, killed_path, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY, "“killed.dossier-wal” lies there");
  g_assert_false (dossier_store_copy (store, deleted_path, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY, "“deleted.dossier-wal” lies there");
  g_assert_false (g_file_test (deleted_path, G_FILE_TEST_EXISTS));

  /* Nothing of it is lost, and once it was opened it can be replaced. */
  g_clear_object (&other);
  other = dossier_test_open (killed_path, 0);
  after = dossier_test_dup_snapshot (other);
  g_assert_cmpstr (after, !=, before);
  g_clear_object (&other);
  g_assert_true (dossier_store_copy (store, killed_path, &error));
  g_assert_no_error (error);
  other = dossier_test_open (killed_path, 0);
  g_free (after);
  after = dossier_test_dup_snapshot (other);
  g_free (before);
  before = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);
}

/* Two programs on one file, and a record of the first. */
typedef struct
{
  DossierTestFolder *folder;
  char              *path;
  DossierStore      *mine;
  DossierStore      *theirs;
  DossierRecord     *record;
} Two;

static Two
two_open (void)
{
  Two two = { dossier_test_folder_new () };

  two.path = dossier_test_folder_dup_path (two.folder, "a.dossier");
  two.mine = dossier_test_open (two.path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  two.theirs = dossier_test_open (two.path, 0);
  two.record = dossier_test_find (two.mine, "programme", "GLACY");
  return two;
}

static void
two_clear (Two *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->theirs);
  g_clear_object (&self->mine);
  g_free (self->path);
  dossier_test_folder_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Two, two_clear)

static void
test_catches_up_with_another_program (void)
{
  g_auto (Two) two = two_open ();
  g_autoptr (DossierRecord) same = dossier_test_find (two.theirs, "programme", "GLACY");
  g_autoptr (DossierRecord) other = dossier_test_find (two.theirs, "programme", "IPRO");
  guint n_changed = 0;

  g_signal_connect_swapped (two.mine, "changed::programme", G_CALLBACK (g_atomic_int_inc), &n_changed);
  dossier_store_refresh (two.mine);
  g_assert_cmpuint (n_changed, ==, 0);

  dossier_test_set (two.theirs, same, "code", "G1");
  g_assert_cmpstr (dossier_record_get_text (two.record, "code"), ==, "GLACY");
  dossier_store_refresh (two.mine);
  g_assert_cmpstr (dossier_record_get_text (two.record, "code"), ==, "G1");
  g_assert_cmpuint (n_changed, ==, 1);

  /* Also just before an edit, which must not bring old values back. */
  dossier_test_set (two.theirs, same, "code", "G2");
  dossier_test_set (two.mine, two.record, "sector", "12345");
  g_assert_cmpstr (dossier_record_get_text (two.record, "code"), ==, "G2");

  /* And before an undo, which may be of what they did. */
  dossier_test_set (two.theirs, other, "code", "I2");
  dossier_test_set (two.theirs, same, "code", "G3");
  dossier_store_refresh (two.mine);
  dossier_store_accept_step (two.mine, dossier_store_get_foreign_step (two.mine, TRUE));
  dossier_test_undo (two.mine);
  g_assert_cmpstr (dossier_record_get_text (two.record, "code"), ==, "G2");
  dossier_store_refresh (two.theirs);
  g_assert_cmpstr (dossier_record_get_text (same, "code"), ==, "G2");
  g_assert_cmpstr (dossier_record_get_text (same, "sector"), ==, "12345");
}

/* What somebody else deleted cannot be edited as if nothing had happened. */
static void
test_record_deleted_elsewhere (void)
{
  g_auto (Two) two = two_open ();
  g_autoptr (DossierRecord) same = dossier_test_find (two.theirs, "programme", "GLACY");
  g_autoptr (GError) error = NULL;

  dossier_test_delete (two.theirs, same);
  g_assert_false (dossier_store_change (two.mine, two.record, "code", "X", &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "GLACY");
  g_assert_false (dossier_store_remove (two.mine, two.record, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "GLACY");
}

/* Told after a tenth of a second, and what a busy machine adds: not the five seconds that others wait. */
static void
test_busy (void)
{
  g_auto (Two) two = two_open ();
  g_autoptr (GError) error = NULL;
  gint64 before, waited;

  dossier_database_execute (two.theirs->database, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  before = g_get_monotonic_time ();
  g_assert_false (dossier_store_change (two.mine, two.record, "code", "X", &error));
  waited = g_get_monotonic_time () - before;
  g_assert_cmpint (waited, >=, 100 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (waited, <, G_TIME_SPAN_SECOND);
  g_test_message ("told after %.0f ms", (double) waited / G_TIME_SPAN_MILLISECOND);
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY, "Another program is using the portfolio");
  g_assert_cmpstr (dossier_record_get_text (two.record, "code"), ==, "GLACY");

  dossier_database_execute (two.theirs->database, "ROLLBACK", &error);
  dossier_test_set (two.mine, two.record, "code", "X");
}

/* What a waiting program is asked, and when it first is. */
static struct
{
  DossierStore *theirs;
  gint64        since;
  gint64        first;
  guint         n_asked;
} waiting;

/* The other is done after the third question. */
static gboolean
wait_cb (guint milliseconds)
{
  waiting.n_asked++;
  g_assert_cmpuint (milliseconds, ==, waiting.n_asked * 100);
  if (waiting.n_asked == 1)
    waiting.first = g_get_monotonic_time () - waiting.since;
  if (waiting.n_asked == 3)
    dossier_database_execute (waiting.theirs->database, "ROLLBACK", NULL);

  return TRUE;
}

/* Whoever is ready to wait is told so after a tenth of a second, and again, and then it is done. */
static void
test_waiting (void)
{
  g_auto (Two) two = two_open ();
  g_autoptr (GError) error = NULL;

  dossier_database_execute (two.theirs->database, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  waiting.theirs = two.theirs;
  waiting.since = g_get_monotonic_time ();
  dossier_store_set_wait (wait_cb);
  dossier_test_set (two.mine, two.record, "code", "X");
  dossier_store_set_wait (NULL);

  g_assert_cmpuint (waiting.n_asked, ==, 3);
  g_assert_cmpint (waiting.first, >=, 100 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (waiting.first, <, G_TIME_SPAN_SECOND);
  g_test_message ("asked after %.0f ms", (double) waiting.first / G_TIME_SPAN_MILLISECOND);
}

static void
test_users (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GPtrArray) users = dossier_store_get_users (store, programme);
  gboolean has_components = FALSE;

  for (guint i = 0; i < users->len; i++)
    {
      const DossierUse *use = g_ptr_array_index (users, i);

      g_assert_cmpuint (use->count, >, 0);
      if (g_str_equal (use->table->name, "component"))
        {
          has_components = TRUE;
          g_assert_cmpuint (use->count, ==, 7);
        }
    }
  g_assert_true (has_components);
}

/* A portfolio that has no record of itself could never be opened again. */
static void
test_portfolio_stays (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_remove (store, dossier_store_get_portfolio (store), &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, "cannot be deleted");
  g_assert_cmpuint (dossier_test_count (store, "portfolio"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/new-file-is-complete", test_new_file_is_complete);
  g_test_add_func ("/store/opening-changes-nothing", test_opening_changes_nothing);
  g_test_add_func ("/store/one-object-per-row", test_one_object_per_row);
  g_test_add_func ("/store/objects-are-let-go", test_objects_are_let_go);
  g_test_add_func ("/store/missing-record", test_missing_record);
  g_test_add_func ("/store/names", test_names);
  g_test_add_func ("/store/names-without-regard-to-case", test_names_without_regard_to_case);
  g_test_add_func ("/store/ambiguous-names", test_ambiguous_names);
  g_test_add_func ("/store/ids-are-unique-and-ordered", test_ids_are_unique_and_ordered);
  g_test_add_func ("/store/ids-follow-the-journal", test_ids_follow_the_journal);
  g_test_add_func ("/store/read-only", test_read_only);
  g_test_add_func ("/store/as-of", test_as_of);
  g_test_add_func ("/store/copy", test_copy);
  g_test_add_func ("/store/copy-onto-itself", test_copy_onto_itself);
  g_test_add_func ("/store/copy-beside-log", test_copy_beside_log);
  g_test_add_func ("/store/catches-up-with-another-program", test_catches_up_with_another_program);
  g_test_add_func ("/store/record-deleted-elsewhere", test_record_deleted_elsewhere);
  g_test_add_func ("/store/busy", test_busy);
  g_test_add_func ("/store/waiting", test_waiting);
  g_test_add_func ("/store/users", test_users);
  g_test_add_func ("/store/portfolio-stays", test_portfolio_stays);

  return g_test_run ();
}
