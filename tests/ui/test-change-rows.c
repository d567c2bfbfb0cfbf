/* test-change-rows.c: what a step or a backup changed, a part at a time, and the way back. */
#include "dossier-change-rows.h"
#include "dossier-test.h"
#include "form-fixture.h"
#include "widget-fixture.h"

#define MANY 450

/* Many activities are made in one step. */
static GPtrArray *
make_many (WidgetFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (fixture->store, "Many", NULL, &error);
  g_autoptr (GPtrArray) steps = NULL;
  GPtrArray *changes;

  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (DossierRecord) record = dossier_record_new (dossier_table_find ("activity"));

      g_assert_true (dossier_edit_set (edit, record, "title", "Workshop", &error));
      g_assert_true (dossier_edit_save (edit, record, &error));
    }
  g_assert_true (dossier_edit_commit (edit, &error));

  steps = dossier_store_get_history (fixture->store, NULL, 1, &error);
  changes = dossier_store_get_step_changes (fixture->store, ((DossierStep *) steps->pdata[0])->id, "en",
                                            &error);
  g_assert_no_error (error);
  return changes;
}

static void
test_more (WidgetFixture *fixture,
           gconstpointer  unused)
{
  g_autoptr (GPtrArray) changes = make_many (fixture);
  GtkWidget *row = adw_expander_row_new ();
  DossierChangeSource source = { fixture->store };
  guint n_first;

  widget_fixture_show (fixture, row);
  dossier_change_rows_add (ADW_EXPANDER_ROW (row), &source, changes);
  n_first = count_type (row, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (n_first, >, 100);
  g_assert_cmpuint (n_first, <, MANY);

  g_signal_emit_by_name (find_button (row, "Show More"), "clicked");
  g_assert_cmpuint (count_type (row, ADW_TYPE_ACTION_ROW), ==, 2 * n_first - 2);

  /* Shown anew after one of them was restored, no fewer are there. */
  dossier_change_rows_clear (ADW_EXPANDER_ROW (row));
  g_assert_cmpuint (count_type (row, ADW_TYPE_ACTION_ROW), <=, 1);
  dossier_change_rows_add (ADW_EXPANDER_ROW (row), &source, changes);
  g_assert_cmpuint (count_type (row, ADW_TYPE_ACTION_ROW), ==, 2 * n_first - 2);

  g_signal_emit_by_name (find_button (row, "Show More"), "clicked");
  g_assert_null (find_button (row, "Show More"));
  g_assert_cmpuint (count_type (row, ADW_TYPE_ACTION_ROW), >=, MANY);
}

static void
test_nothing_removed (WidgetFixture *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GPtrArray) changes = make_many (fixture);

  g_assert_null (dossier_change_removed_new (fixture->store, changes, "Removed", "Bring them back", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/change-rows/more", WidgetFixture, NULL, widget_fixture_set_up, test_more,
              widget_fixture_tear_down);
  g_test_add ("/change-rows/nothing-removed", WidgetFixture, NULL, widget_fixture_set_up,
              test_nothing_removed, widget_fixture_tear_down);

  return g_test_run ();
}
