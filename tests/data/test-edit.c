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

static void
test_new_edit_drops_what_was_undone (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  dossier_test_set (store, record, "code", "A");
  dossier_test_set (store, record, "code", "B");
  dossier_test_undo (store);
  dossier_test_set (store, record, "sector", "1");
  assert_labels (store, "Sector (DAC code) of GLACY", NULL);
  g_assert_false (dossier_store_redo (store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "There is nothing to redo");

  steps = dossier_store_get_history (store, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 2);
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
      g_autofree char *sql = g_strdup_printf ("UPDATE journal SET label = '%s', subject = '%s'", labels[i], labels[i]);
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

/* Ordering */

static char *
dup_titles (DossierStore *store,
            const char   *programme)
{
  g_autoptr (DossierRecord) owner = dossier_test_find (store, "programme", programme);
  g_autoptr (DossierQuery) query = dossier_query_new ("component");
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  dossier_query_match (query, "programme", dossier_record_get_id (owner));
  records = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", dossier_record_get_text (records->pdata[i], "title"));

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
assert_titles (DossierStore *store,
               const char   *programme,
               const char   *expected)
{
  g_autofree char *titles = dup_titles (store, programme);

  g_assert_cmpstr (titles, ==, expected);
}

static void
move (DossierStore *store,
      const char   *title,
      int           places)
{
  g_autoptr (DossierRecord) record = dossier_test_find (store, "component", title);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Moving “%s”", title, &error);

  dossier_edit_move (edit, record, places, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static DossierStore *
new_store_with_components (void)
{
  DossierStore *store = dossier_test_new_store ();
  static const char * const titles[] = { "a", "b", "c", "d" };

  g_object_unref (dossier_test_add (store, "programme", "short_title", "P", NULL));
  g_object_unref (dossier_test_add (store, "programme", "short_title", "Q", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_object_unref (dossier_test_add (store, "component", "programme", "P", "title", titles[i], NULL));

  return store;
}

static void
test_position (void)
{
  g_autoptr (DossierStore) store = new_store_with_components ();
  g_autoptr (DossierRecord) first = NULL;
  g_autoptr (DossierRecord) other = NULL;

  assert_titles (store, "P", "a b c d");
  first = dossier_test_find (store, "component", "a");
  g_assert_cmpint (dossier_record_get_integer (first, "position"), ==, 1);

  /* Positions are counted per programme. */
  other = dossier_test_add (store, "component", "programme", "Q", "title", "z", NULL);
  g_assert_cmpint (dossier_record_get_integer (other, "position"), ==, 1);
}

static void
test_move (void)
{
  g_autoptr (DossierStore) store = new_store_with_components ();

  move (store, "c", -1);
  assert_titles (store, "P", "a c b d");
  assert_labels (store, "Moving “c”", NULL);
  move (store, "a", 2);
  assert_titles (store, "P", "c b a d");
  move (store, "d", -10);
  assert_titles (store, "P", "d c b a");
  move (store, "d", 10);
  assert_titles (store, "P", "c b a d");

  for (guint i = 0; i < 4; i++)
    dossier_test_undo (store);
  assert_titles (store, "P", "a b c d");

  /* At the end of the way there is nothing to do, and nothing to undo. */
  move (store, "a", -1);
  assert_titles (store, "P", "a b c d");
  assert_labels (store, "Adding “component”", "Moving “c”");
}

static void
test_duplicate (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "Cybercrime@EAP II");
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) copy = NULL;
  guint n_indicators = dossier_test_count (store, "indicator");
  guint n_activities = dossier_test_count (store, "activity");

  {
    g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Duplicating “%s”", "EAP II", &error);

    copy = dossier_edit_duplicate (edit, record, &error);
    g_assert_no_error (error);
    dossier_edit_commit (edit, &error);
    g_assert_no_error (error);
  }

  g_assert_cmpstr (dossier_record_get_text (copy, "short_title"), ==, "Cybercrime@EAP II (copy)");
  g_assert_cmpint (dossier_record_get_id (copy), !=, dossier_record_get_id (record));
  g_assert_cmpint (dossier_record_get_integer (copy, "position"), ==, 8);
  g_assert_cmpstr (dossier_record_get_text (copy, "budget_text"), ==, dossier_record_get_text (record, "budget_text"));

  /* Indicators belong to a programme; activities happened, and happened once. */
  g_assert_cmpuint (dossier_test_count (store, "indicator"), ==, 2 * n_indicators);
  g_assert_cmpuint (dossier_test_count (store, "activity"), ==, n_activities);
  dossier_test_undo (store);
  assert_snapshot (store, before);
}

/* Links among what was copied lead to the copies. */
static void
test_duplicate_keeps_inner_links (void)
{
  g_autoptr (DossierStore) store = new_store_with_components ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "P");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) copy = NULL;
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GPtrArray) indicators = NULL;
  g_autoptr (DossierRecord) component = NULL;

  g_object_unref (dossier_test_add (store, "indicator", "programme", "P", "component", "b", "statement", "s", NULL));
  {
    g_autoptr (DossierEdit) edit = dossier_store_begin (store, "x", NULL, &error);

    copy = dossier_edit_duplicate (edit, record, &error);
    g_assert_no_error (error);
    dossier_edit_commit (edit, &error);
    g_assert_no_error (error);
  }

  query = dossier_query_new ("indicator");
  dossier_query_match (query, "programme", dossier_record_get_id (copy));
  indicators = dossier_store_query_records (store, query, &error);
  g_assert_cmpuint (indicators->len, ==, 1);
  component = dossier_store_get_linked (store, indicators->pdata[0], "component");
  g_assert_cmpstr (dossier_record_get_text (component, "title"), ==, "b");
  g_assert_cmpint (dossier_record_get_integer (component, "programme"), ==, dossier_record_get_id (copy));
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

/* Random */

#define N_STEPS 2000

typedef struct
{
  DossierStore *store;
  GPtrArray    *past;    /* snapshots, the present last */
  GPtrArray    *future;  /* snapshots, the next last */
} Timeline;

static DossierRecord *
pick (DossierStore *store,
      const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GArray) ids = dossier_store_query (store, query, NULL);

  return ids->len == 0 ? NULL
    : dossier_store_get (store, table, g_array_index (ids, gint64, g_test_rand_int_range (0, ids->len)), NULL);
}

static void
edit_something (DossierStore *store,
                guint         number)
{
  g_autofree char *text = g_strdup_printf ("text %u", number);
  g_autoptr (DossierRecord) programme = pick (store, "programme");
  g_autoptr (DossierRecord) activity = pick (store, "activity");
  g_autoptr (DossierRecord) country = pick (store, "country");

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      g_object_unref (dossier_test_add (store, "programme", "short_title", text, "starts", "2015/2016", NULL));
      break;

    case 1:
      g_object_unref (dossier_test_add (store, "activity", "title", text, "country", "RO", NULL));
      break;

    case 2:
      if (programme != NULL && number % 3 == 0)
        dossier_test_delete (store, programme);
      break;

    case 3:
      if (country != NULL && number % 10 == 0)
        dossier_test_delete (store, country);
      break;

    case 4:
      if (activity != NULL)
        dossier_test_set (store, activity, "date", "June and November 2015");
      break;

    case 5:
      if (activity != NULL)
        dossier_test_set (store, activity, "title", text);
      break;

    case 6:
      if (programme != NULL)
        dossier_test_set (store, programme, "budget", number % 2 == 0 ? "EUR 5" : "tbd");
      break;

    default:
      if (programme != NULL)
        dossier_test_set (store, programme, "objective", number % 2 == 0 ? text : "");
      break;
    }
}

static void
step_forward (Timeline *self,
              guint     number)
{
  g_autofree char *snapshot = NULL;

  edit_something (self->store, number);
  snapshot = dossier_test_dup_snapshot (self->store);
  if (g_str_equal (snapshot, g_ptr_array_index (self->past, self->past->len - 1)))
    return;

  g_ptr_array_add (self->past, g_steal_pointer (&snapshot));
  g_ptr_array_set_size (self->future, 0);
}

static void
step_back (Timeline *self)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_store_undo (self->store, &error))
    {
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "nothing to undo");
      g_assert_cmpuint (self->past->len, ==, 1);
      return;
    }

  g_ptr_array_add (self->future, g_ptr_array_steal_index (self->past, self->past->len - 1));
}

static void
step_again (Timeline *self)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_store_redo (self->store, &error))
    {
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "nothing to redo");
      g_assert_cmpuint (self->future->len, ==, 0);
      return;
    }

  g_ptr_array_add (self->past, g_ptr_array_steal_index (self->future, self->future->len - 1));
}

/* GLib prints the seed; "--seed" repeats a run. */
static void
test_random (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) future = g_ptr_array_new_with_free_func (g_free);
  Timeline timeline = { store, past, future };

  g_ptr_array_add (past, dossier_test_dup_snapshot (store));
  for (guint i = 0; i < N_STEPS; i++)
    {
      int chance = g_test_rand_int_range (0, 10);

      if (chance < 5)
        step_forward (&timeline, i);
      else if (chance < 8)
        step_back (&timeline);
      else
        step_again (&timeline);
      assert_snapshot (store, g_ptr_array_index (past, past->len - 1));
    }

  g_assert_true (dossier_store_check (store, NULL));
  while (past->len > 1)
    step_back (&timeline);
  assert_snapshot (store, g_ptr_array_index (past, 0));
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
  g_test_add_func ("/edit/new-edit-drops-what-was-undone", test_new_edit_drops_what_was_undone);
  g_test_add_func ("/edit/nothing-to-undo", test_nothing_to_undo);
  g_test_add_func ("/edit/same-value-is-no-edit", test_same_value_is_no_edit);
  g_test_add_func ("/edit/delete-takes-along-and-brings-back", test_delete_takes_along_and_brings_back);
  g_test_add_func ("/edit/labels-are-translated-when-shown", test_labels_are_translated_when_shown);
  g_test_add_func ("/edit/hostile-labels", test_hostile_labels);
  g_test_add_func ("/edit/history", test_history);
  g_test_add_func ("/edit/position", test_position);
  g_test_add_func ("/edit/move", test_move);
  g_test_add_func ("/edit/duplicate", test_duplicate);
  g_test_add_func ("/edit/duplicate-keeps-inner-links", test_duplicate_keeps_inner_links);
  g_test_add_func ("/edit/broken-link-is-refused", test_broken_link_is_refused);
  g_test_add_func ("/edit/twins-are-refused", test_twins_are_refused);
  g_test_add_func ("/edit/random", test_random);

  return g_test_run ();
}
