/* test-selection.c: what is selected stays selected, and the way back. */
#include "dossier-edit.h"
#include "dossier-selection.h"
#include "dossier-trail.h"

#define GLACY 1431

static DossierStore *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE,
                                            &error);

  g_assert_no_error (error);
  return store;
}

static DossierRecord *
get (DossierStore *store,
     gint64        id)
{
  g_autoptr (GError) error = NULL;
  DossierRecord *record = dossier_store_get (store, "programme", id, &error);

  g_assert_no_error (error);
  return record;
}

static void
change (DossierStore *store,
        gint64        id,
        const char   *field,
        const char   *text)
{
  g_autoptr (DossierRecord) record = get (store, id);
  g_autoptr (GError) error = NULL;

  dossier_store_change (store, record, field, text, &error);
  g_assert_no_error (error);
}

static void
add_section (GPtrArray  *sections,
             const char *title,
             const char *lifecycle)
{
  DossierQuery *query = dossier_query_new ("programme");

  dossier_query_match_text (query, "lifecycle", lifecycle);
  g_ptr_array_add (sections, dossier_section_new (title, query));
}

static DossierList *
make_list (DossierStore *store)
{
  DossierList *list = dossier_list_new (store);
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_object_unref);

  add_section (sections, "Running", "implementation");
  add_section (sections, "Planned", "pipeline");
  dossier_list_set_sections (list, sections);
  return list;
}

/* Replays what a model says of itself. */
static void
replay_cb (GPtrArray  *copy,
           guint       position,
           guint       removed,
           guint       added,
           GListModel *model)
{
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, position + i, g_list_model_get_item (model, position + i));
}

static void
assert_selected (DossierSelection *selection,
                 DossierList      *list,
                 DossierRecord    *record)
{
  guint position = dossier_list_find (list, dossier_record_get_id (record));
  g_autoptr (GtkBitset) bitset =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));

  g_assert_true (dossier_selection_get_record (selection) == record);
  g_assert_cmpuint (dossier_selection_get_position (selection), ==, position);
  g_assert_cmpuint (gtk_bitset_get_size (bitset), ==, position != GTK_INVALID_LIST_POSITION ? 1 : 0);
  if (position != GTK_INVALID_LIST_POSITION)
    g_assert_true (gtk_bitset_contains (bitset, position));
}

static void
edit_at_random (DossierStore *store)
{
  static const char * const lifecycles[] = { "implementation", "pipeline", "closed" };
  gint64 id = GLACY + g_test_rand_int_range (0, 7);
  g_autoptr (DossierRecord) record = get (store, id);
  g_autoptr (DossierEdit) edit = NULL;
  g_autofree char *name = g_strdup_printf ("Programme %d", g_test_rand_int_range (0, 1000));

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      change (store, id, "lifecycle", lifecycles[g_test_rand_int_range (0, 3)]);
      break;
    case 1:
      change (store, id, "short_title", name);
      break;
    case 2:
      edit = dossier_store_begin (store, "Moving", NULL, NULL);
      g_assert_true (dossier_edit_move (edit, record, g_test_rand_int_range (-3, 4), NULL));
      g_assert_true (dossier_edit_commit (edit, NULL));
      break;
    case 3:
      dossier_store_undo (store, NULL);
      break;
    default:
      dossier_store_redo (store, NULL);
      break;
    }
}

static void
test_selection_random (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierList) list = make_list (store);
  g_autoptr (DossierSelection) selection = dossier_selection_new (list);
  g_autoptr (DossierRecord) glacy = get (store, GLACY);
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = G_LIST_MODEL (selection);

  dossier_selection_set_record (selection, glacy);
  replay_cb (copy, 0, 0, g_list_model_get_n_items (model), model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (replay_cb), copy);

  for (guint i = 0; i < 400; i++)
    {
      edit_at_random (store);
      assert_selected (selection, list, glacy);
      g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (model));
      for (guint j = 0; j < copy->len; j++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (model, j);

          g_assert_true (item == g_ptr_array_index (copy, j));
        }
    }
}

static void
test_selection_steps (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierList) list = make_list (store);
  g_autoptr (DossierSelection) selection = dossier_selection_new (list);

  /* 0 heading, 1–3 running, 4 heading, 5–8 planned */
  g_assert_true (dossier_selection_step (selection, 1));
  g_assert_cmpuint (dossier_selection_get_position (selection), ==, 1);
  g_assert_false (dossier_selection_step (selection, -1));
  g_assert_cmpuint (dossier_selection_get_position (selection), ==, 1);
  g_assert_true (dossier_selection_step (selection, 3));
  g_assert_cmpuint (dossier_selection_get_position (selection), ==, 5);
  g_assert_true (dossier_selection_step (selection, -1));
  g_assert_cmpuint (dossier_selection_get_position (selection), ==, 3);
  g_assert_true (dossier_selection_step (selection, 100));
  g_assert_cmpuint (dossier_selection_get_position (selection), ==, 8);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 4, TRUE);
  g_assert_cmpuint (dossier_selection_get_position (selection), ==, 8);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 2, TRUE);
  g_assert_cmpuint (dossier_selection_get_position (selection), ==, 2);
}

static void
test_selection_near (void)
{
  static const struct { guint position, selected; } cases[] = {
    { 0, 1 }, { 2, 2 }, { 4, 5 }, { 8, 8 }, { 9, 8 }, { 100, 8 },
  };
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierList) list = make_list (store);
  g_autoptr (DossierSelection) selection = dossier_selection_new (list);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (dossier_selection_select_near (selection, cases[i].position));
      g_assert_cmpuint (dossier_selection_get_position (selection), ==, cases[i].selected);
    }
}

/* Several */

static char *
dup_selected (DossierSelection *selection)
{
  GListModel *model = G_LIST_MODEL (selection);
  g_autoptr (GString) positions = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), i))
      g_string_append_printf (positions, "%s%u", positions->len > 0 ? " " : "", i);

  return g_string_free (g_steal_pointer (&positions), FALSE);
}

static void
assert_positions (DossierSelection *selection,
                  guint             current,
                  const char       *expected)
{
  g_autofree char *positions = dup_selected (selection);

  g_assert_cmpstr (positions, ==, expected);
  g_assert_cmpuint (dossier_selection_get_position (selection), ==, current);
}

static void
toggle (DossierSelection *selection,
        guint             position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

static void
test_several_ranges (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierList) list = make_list (store);
  g_autoptr (DossierSelection) selection = dossier_selection_new (list);
  g_autoptr (DossierRecord) xr = get (store, GLACY + 6);

  /* 0 heading, 1–3 running, 4 heading, 5–8 planned */
  dossier_selection_step (selection, 2);
  dossier_selection_extend (selection, 2);
  assert_positions (selection, 5, "2 3 5");
  dossier_selection_extend (selection, -3);
  assert_positions (selection, 1, "1 2");
  dossier_selection_extend_to (selection, xr);
  assert_positions (selection, 8, "2 3 5 6 7 8");
  dossier_selection_step (selection, -1);
  assert_positions (selection, 7, "7");
  g_assert_cmpuint (dossier_selection_get_n_selected (selection), ==, 1);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  assert_positions (selection, 7, "1 2 3 5 6 7 8");
  g_assert_cmpuint (dossier_selection_get_n_selected (selection), ==, 7);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
  assert_positions (selection, 7, "7");
}

static void
test_several_toggled (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierList) list = make_list (store);
  g_autoptr (DossierSelection) selection = dossier_selection_new (list);

  dossier_selection_step (selection, 1);
  toggle (selection, 4);
  assert_positions (selection, 1, "1");
  toggle (selection, 6);
  assert_positions (selection, 6, "1 6");
  toggle (selection, 3);
  assert_positions (selection, 3, "1 3 6");
  toggle (selection, 3);
  assert_positions (selection, 1, "1 6");
  toggle (selection, 6);
  assert_positions (selection, 1, "1");

  /* Something is always selected. */
  toggle (selection, 1);
  assert_positions (selection, 1, "1");
}

/* Referee: the ids of rows that were listed and still are. */
static void
test_several_random (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierList) list = make_list (store);
  g_autoptr (DossierSelection) selection = dossier_selection_new (list);
  const gint64 chosen[] = { GLACY, GLACY + 2, GLACY + 4, GLACY + 5 };

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GArray) ids = NULL;
      gboolean was_listed[G_N_ELEMENTS (chosen)];
      guint n_listed = 0;

      for (guint j = 0; j < G_N_ELEMENTS (chosen); j++)
        was_listed[j] = dossier_list_find (list, chosen[j]) != G_MAXUINT;
      dossier_selection_select_ids (selection, chosen, G_N_ELEMENTS (chosen));
      edit_at_random (store);
      dossier_selection_prune (selection);
      for (guint j = 0; j < G_N_ELEMENTS (chosen); j++)
        n_listed += was_listed[j] && dossier_list_find (list, chosen[j]) != G_MAXUINT;

      ids = dossier_selection_dup_ids (selection, G_MAXUINT);
      if (n_listed >= 2)
        {
          g_assert_cmpuint (ids->len, ==, n_listed);
          g_assert_cmpuint (dossier_selection_get_n_selected (selection), ==, n_listed);
        }
      for (guint j = 0; j < ids->len && n_listed >= 2; j++)
        g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection),
                                                        dossier_list_find (list,
                                                                           g_array_index (ids, gint64, j))));
    }
}

/* Back and forth */

static void
test_trail (void)
{
  DossierTrail *trail = dossier_trail_new ();

  g_assert_false (dossier_trail_can_step (trail, 1));
  g_assert_null (dossier_trail_step (trail, -1));

  dossier_trail_visit (trail, "programmes", 1, "summary");
  dossier_trail_visit (trail, "programmes", 1, "summary");
  dossier_trail_visit (trail, "programmes", 1, "funding");
  dossier_trail_visit (trail, "activities", 7, NULL);
  g_assert_cmpstr (dossier_trail_step (trail, -1)->inner, ==, "funding");
  g_assert_cmpstr (dossier_trail_step (trail, -1)->inner, ==, "summary");
  g_assert_false (dossier_trail_can_step (trail, -1));
  g_assert_cmpint (dossier_trail_step (trail, 2)->id, ==, 7);

  dossier_trail_step (trail, -2);
  dossier_trail_visit (trail, "funders", 3, NULL);
  g_assert_false (dossier_trail_can_step (trail, 1));
  g_assert_cmpstr (dossier_trail_step (trail, -1)->tab, ==, "programmes");

  dossier_trail_free (trail);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/selection/sticks-to-the-record", test_selection_random);
  g_test_add_func ("/selection/steps-over-headings", test_selection_steps);
  g_test_add_func ("/selection/takes-the-next-one", test_selection_near);
  g_test_add_func ("/several/ranges", test_several_ranges);
  g_test_add_func ("/several/toggled", test_several_toggled);
  g_test_add_func ("/several/sticks-to-the-records", test_several_random);
  g_test_add_func ("/trail/back-and-forth", test_trail);

  return g_test_run ();
}
