/* test-edit.c: every change can be taken back, and repeated, also after a restart. */
#include "dossier-store-private.h"
#include "dossier-test.h"

static char *
dup_label (DossierStore *store,
           gboolean      undo)
{
  char *label;

  g_object_get (store, undo ? "undo-label" : "redo-label", &label, NULL);
  return label;
}

static void
assert_labels (DossierStore *store,
               const char   *undo,
               const char   *redo)
{
  g_autofree char *undo_label = dup_label (store, TRUE);
  g_autofree char *redo_label = dup_label (store, FALSE);

  g_assert_cmpstr (undo_label, ==, undo);
  g_assert_cmpstr (redo_label, ==, redo);
}

static void
assert_snapshot (DossierStore *store,
                 const char   *expected)
{
  g_autofree char *snapshot = dossier_test_dup_snapshot (store);

  dossier_test_assert_same (snapshot, expected);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_commit (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  guint n_changed = 0, n_record_changed = 0, n_labels = 0;

  g_signal_connect_swapped (store, "changed::programme", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (store, "notify::undo-label", G_CALLBACK (count_cb), &n_labels);
  g_signal_connect_swapped (record, "changed", G_CALLBACK (count_cb), &n_record_changed);
  assert_labels (store, NULL, NULL);

  dossier_test_set (store, record, "ends", "Dec 2016");
  g_assert_cmpstr (dossier_record_get_text (record, "ends"), ==, "2016-12");
  g_assert_cmpstr (dossier_record_get_text (record, "ends_latest"), ==, "2016-12-31");
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_record_changed, ==, 1);
  g_assert_cmpuint (n_labels, ==, 1);
  assert_labels (store, "Ends of GLACY", NULL);

  dossier_test_undo (store);
  g_assert_cmpstr (dossier_record_get_text (record, "ends"), ==, "2016-10");
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (n_record_changed, ==, 2);
  assert_labels (store, NULL, "Ends of GLACY");
}

/* Handlers of ::changed see the file as it is after the edit. */
static void
test_changed_comes_after_the_commit (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierRecord) record = dossier_test_add (store, "series", "name", "A", NULL);
  guint n_changed = 0;

  g_signal_connect_swapped (store, "changed::series", G_CALLBACK (count_cb), &n_changed);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (DossierEdit) edit = dossier_store_begin (store, "x", NULL, &error);

    g_assert_no_error (error);
    dossier_edit_set (edit, record, "name", "B", &error);
    dossier_edit_save (edit, record, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (n_changed, ==, 0);
    dossier_edit_commit (edit, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (n_changed, ==, 1);
  }
}

static void
test_rollback_restores_records (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) fresh = dossier_record_new (dossier_table_find ("series"));
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autoptr (GError) error = NULL;
  gint64 id;

  {
    g_autoptr (DossierEdit) edit = dossier_store_begin (store, "x", NULL, &error);

    dossier_edit_set (edit, record, "code", "X", &error);
    dossier_edit_save (edit, record, &error);
    dossier_edit_set (edit, fresh, "name", "Y", &error);
    dossier_edit_save (edit, fresh, &error);
    g_assert_no_error (error);
    id = dossier_record_get_id (fresh);
    g_assert_cmpint (id, !=, 0);
  }

  assert_snapshot (store, before);
  g_assert_cmpstr (dossier_record_get_text (record, "code"), ==, "GLACY");
  g_assert_cmpint (dossier_record_get_id (fresh), ==, 0);
  g_assert_null (dossier_store_get (store, "series", id, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "There is no Series");
  assert_labels (store, NULL, NULL);
}

static void
test_refused_value_changes_nothing (void)
{
  static const struct { const char *name, *text; } cases[] = {
    { "ends", "the end of time, perhaps" },
    { "short_title", "" },
    { "certainty", "surely" },
    { "budget", "a lot" },
    { "office", "nowhere" },
    { "ends", "2001" },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *before = dossier_test_dup_snapshot (store);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *old = dossier_record_dup_input (record, cases[i].name);
      g_autofree char *now = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_store_change (store, record, cases[i].name, cases[i].text, &error));
      g_assert_nonnull (error);
      now = dossier_record_dup_input (record, cases[i].name);
      g_assert_cmpstr (old, ==, now);
    }
  assert_snapshot (store, before);
  assert_labels (store, NULL, NULL);
}

static void
test_undo_and_redo_after_restart (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *after = NULL;

  {
    g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");

    dossier_test_set (store, record, "budget", "up to EUR 4 million");
    after = dossier_test_dup_snapshot (store);
  }
  g_object_unref (store);

  store = dossier_test_open (path, 0);
  assert_labels (store, "Budget of GLACY", NULL);
  dossier_test_undo (store);
  assert_snapshot (store, before);
  g_object_unref (store);

  store = dossier_test_open (path, 0);
  assert_labels (store, NULL, "Budget of GLACY");
  dossier_test_redo (store);
  assert_snapshot (store, after);
  g_object_unref (store);
}

/* Redo has nothing any more, and undo passes it over; the history has it all. */
static void
test_new_edit_sets_aside_what_was_undone (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  const DossierStep *undone;

  dossier_test_set (store, record, "code", "A");
  dossier_test_set (store, record, "code", "B");
  dossier_test_undo (store);
  dossier_test_set (store, record, "sector", "1");
  assert_labels (store, "Sector (DAC code) of GLACY", NULL);
  g_assert_false (dossier_store_redo (store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "There is nothing to redo");

  steps = dossier_store_get_history (store, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 3);
  undone = g_ptr_array_index (steps, 1);
  g_assert_true (undone->is_undone && undone->is_set_aside);

  /* Undone itself, the new one alone can be redone: not what is older and was set aside. */
  dossier_test_undo (store);
  assert_labels (store, "Code of GLACY", "Sector (DAC code) of GLACY");
  dossier_test_undo (store);
  assert_snapshot (store, before);
  assert_labels (store, NULL, "Code of GLACY");
  dossier_test_redo (store);
  g_assert_cmpstr (dossier_record_get_text (record, "code"), ==, "A");
  dossier_test_redo (store);
  assert_labels (store, "Sector (DAC code) of GLACY", NULL);
}

static void
test_nothing_to_undo (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_undo (store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "There is nothing to undo");

  /* And the portfolio is as usable as before. */
  g_object_unref (dossier_test_add (store, "series", "name", "A", NULL));
}

static void
assert_stays (DossierStore *store,
              gboolean      undo)
{
  static const char sentence[] = "The step cannot be taken: the records are no longer as it left them.";
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autoptr (GError) error = NULL;

  g_assert_false (undo ? dossier_store_undo (store, &error) : dossier_store_redo (store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, sentence);
  assert_snapshot (store, before);
  assert_labels (store, undo ? "Name of A" : NULL, undo ? NULL : "Name of A");
}

/* What was written since would be lost. */
static void
test_step_that_no_longer_fits (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  g_autoptr (DossierRecord) record = NULL;

  /* Not a step of its own: only the renaming is in the history. */
  dossier_test_run_sql (path, "INSERT INTO series (id, name) VALUES (1, 'A')");
  record = dossier_test_find (store, "series", "A");
  dossier_test_set (store, record, "name", "B");
  dossier_test_run_sql (path, "UPDATE series SET name = 'C'");
  assert_stays (store, TRUE);
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "C");
  dossier_test_run_sql (path, "DELETE FROM series");
  assert_stays (store, TRUE);

  dossier_test_run_sql (path, "INSERT INTO series (id, name) VALUES (1, 'B')");
  dossier_test_undo (store);
  dossier_test_run_sql (path, "UPDATE series SET name = 'C'");
  assert_stays (store, FALSE);
}

static void
test_same_value_is_no_edit (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  guint n_changed = 0;

  g_signal_connect_swapped (store, "changed", G_CALLBACK (count_cb), &n_changed);
  dossier_test_set (store, record, "code", "GLACY");
  assert_labels (store, NULL, NULL);
  g_assert_cmpuint (n_changed, ==, 0);

  /* Nor does it cost anybody what could be repeated. */
  dossier_test_set (store, record, "code", "X");
  dossier_test_undo (store);
  dossier_test_set (store, record, "code", "GLACY");
  assert_labels (store, NULL, "Code of GLACY");
}

/* GLACY has components, countries, activities, and those have countries and organisations. */
static void
test_delete_takes_along_and_brings_back (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) activity = dossier_test_find (store, "activity", "1601");
  g_autoptr (DossierRecord) again = NULL;
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *after = NULL;

  dossier_test_delete (store, record);
  assert_labels (store, "Deleting “GLACY”", NULL);
  g_assert_cmpuint (dossier_test_count (store, "programme"), ==, 6);
  g_assert_cmpuint (dossier_test_count (store, "activity"), ==, 9);
  g_assert_true (dossier_store_check (store, NULL));
  after = dossier_test_dup_snapshot (store);

  for (guint i = 0; i < 3; i++)
    {
      dossier_test_undo (store);
      assert_snapshot (store, before);
      g_assert_true (dossier_store_check (store, NULL));
      dossier_test_redo (store);
      assert_snapshot (store, after);
    }

  /* Whoever held a record through all this holds the right one. */
  dossier_test_undo (store);
  again = dossier_test_find (store, "activity", "1601");
  g_assert_true (again == activity);
  dossier_test_set (store, activity, "city", "Ankara");
  g_assert_cmpstr (dossier_record_get_text (again, "city"), ==, "Ankara");
}

static void
test_labels_are_translated_when_shown (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *label = NULL;

  dossier_test_set (store, record, "code", "X");
  label = dossier_database_dup_text (store->database, "SELECT label || '|' || subject FROM journal");
  g_assert_cmpstr (label, ==, "Code|GLACY");
}

/* The journal comes from a file, and files come from anywhere. */
static void
test_hostile_labels (void)
{
  static const char * const labels[] = { "%n%n%n%n", "%s%s%s%n", "%100000000d", "", "%", "%%s" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) steps = NULL;
      g_autofree char *sql = g_strdup_printf ("UPDATE journal SET label = '%s', subject = '%s'", labels[i],
                                              labels[i]);
      g_autofree char *label = NULL;

      dossier_test_set (store, record, "code", "X");
      dossier_database_execute (store->database, sql, &error);
      g_assert_no_error (error);

      label = dup_label (store, TRUE);
      steps = dossier_store_get_history (store, NULL, 0, &error);
      g_assert_cmpuint (steps->len, ==, 1);
      g_assert_nonnull (strstr (label, labels[i]));
    }
}

static void
test_history (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) other = dossier_test_find (store, "programme", "IPRO");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) limited = NULL;
  const DossierStep *step;

  dossier_test_set (store, glacy, "code", "A");
  dossier_test_set (store, other, "code", "B");
  dossier_test_set (store, glacy, "sector", "C");
  dossier_test_undo (store);

  all = dossier_store_get_history (store, NULL, 0, &error);
  one = dossier_store_get_history (store, glacy, 0, &error);
  limited = dossier_store_get_history (store, NULL, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (one->len, ==, 2);
  g_assert_cmpuint (limited->len, ==, 2);

  step = g_ptr_array_index (one, 0);
  g_assert_cmpstr (step->label, ==, "Sector (DAC code) of GLACY");
  g_assert_cmpstr (step->subject, ==, "GLACY");
  g_assert_true (step->is_undone);
  g_assert_cmpstr (step->author, ==, g_get_real_name ());
  g_assert_cmpint (ABS (step->at - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  step = g_ptr_array_index (one, 1);
  g_assert_false (step->is_undone);
}

/* Rules of the file */

static void
test_broken_link_is_refused (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (DossierEdit) edit = dossier_store_begin (store, "x", NULL, &error);

    dossier_record_set_link (record, "office", 999999);
    dossier_edit_save (edit, record, &error);
    g_assert_no_error (error);
    g_assert_false (dossier_edit_commit (edit, &error));
    dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, "does not exist any more");
  }
  assert_snapshot (store, before);
  g_assert_cmpint (dossier_record_get_integer (record, "office"), !=, 999999);
}

static void
test_twins_are_refused (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierRecord) record = dossier_record_new (dossier_table_find ("country"));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "x", NULL, &error);

  dossier_edit_set (edit, record, "code", "FR", &error);
  dossier_edit_set (edit, record, "name", "Another France", &error);
  g_assert_no_error (error);
  g_assert_false (dossier_edit_save (edit, record, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, "already");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/commit", test_commit);
  g_test_add_func ("/edit/changed-comes-after-the-commit", test_changed_comes_after_the_commit);
  g_test_add_func ("/edit/rollback-restores-records", test_rollback_restores_records);
  g_test_add_func ("/edit/refused-value-changes-nothing", test_refused_value_changes_nothing);
  g_test_add_func ("/edit/undo-and-redo-after-restart", test_undo_and_redo_after_restart);
  g_test_add_func ("/edit/new-edit-sets-aside-what-was-undone",
                   test_new_edit_sets_aside_what_was_undone);
  g_test_add_func ("/edit/nothing-to-undo", test_nothing_to_undo);
  g_test_add_func ("/edit/step-that-no-longer-fits", test_step_that_no_longer_fits);
  g_test_add_func ("/edit/same-value-is-no-edit", test_same_value_is_no_edit);
  g_test_add_func ("/edit/delete-takes-along-and-brings-back", test_delete_takes_along_and_brings_back);
  g_test_add_func ("/edit/labels-are-translated-when-shown", test_labels_are_translated_when_shown);
  g_test_add_func ("/edit/hostile-labels", test_hostile_labels);
  g_test_add_func ("/edit/history", test_history);
  g_test_add_func ("/edit/broken-link-is-refused", test_broken_link_is_refused);
  g_test_add_func ("/edit/twins-are-refused", test_twins_are_refused);

  return g_test_run ();
}
