/* test-edit-lists.c: a record among its siblings: its position, moving it, duplicating it. */
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
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "",
                            dossier_record_get_text (records->pdata[i], "title"));

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
test_move_to (void)
{
  g_autoptr (DossierStore) store = new_store_with_components ();
  g_autoptr (DossierRecord) b = dossier_test_find (store, "component", "b");
  g_autoptr (DossierRecord) d = dossier_test_find (store, "component", "d");
  g_autoptr (DossierRecord) stranger = dossier_test_add (store, "component", "programme", "Q", "title", "z",
                                                         NULL);
  g_autoptr (GError) error = NULL;
  DossierEdit *edit = dossier_store_begin (store, "Moving “%s”", "d", NULL);

  g_assert_true (dossier_edit_move_to (edit, d, b, NULL));
  g_assert_true (dossier_edit_commit (edit, NULL));
  dossier_edit_free (edit);
  assert_titles (store, "P", "a d b c");

  edit = dossier_store_begin (store, "Moving “%s”", "d", NULL);
  g_assert_false (dossier_edit_move_to (edit, d, stranger, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  dossier_edit_free (edit);
  assert_titles (store, "P", "a d b c");
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
  g_assert_cmpstr (dossier_record_get_text (copy, "budget_text"), ==,
                   dossier_record_get_text (record, "budget_text"));

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

  g_object_unref (dossier_test_add (store, "indicator", "programme", "P", "component", "b", "statement", "s",
                                    NULL));
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-lists/position", test_position);
  g_test_add_func ("/edit-lists/move", test_move);
  g_test_add_func ("/edit-lists/move-to", test_move_to);
  g_test_add_func ("/edit-lists/duplicate", test_duplicate);
  g_test_add_func ("/edit-lists/duplicate-keeps-inner-links", test_duplicate_keeps_inner_links);

  return g_test_run ();
}
