/* test-indicator-grid.c: values as a table: filled, copied and pasted in one step each. */
#include "dossier-indicator-grid.h"

#include <string.h>

#include "dossier-test.h"

static DossierIndicatorGrid *
open_grid (DossierStore *store,
           const char   *id)
{
  g_autoptr (DossierRecord) indicator = dossier_test_find (store, "indicator", id);
  GDate day;

  dossier_store_get_as_of (store, &day);
  return dossier_indicator_grid_new (store, indicator, &day, "en");
}

static void
assert_text (DossierStore *store,
             guint         row,
             guint         column,
             const char   *expected)
{
  g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");
  g_autofree char *text = dossier_indicator_grid_dup_text (grid, row, column);

  g_assert_cmpstr (text, ==, expected);
}

/* Six countries of the Eastern Partnership; half years from May 2015 until October 2017. */
static void
test_shape (void)
{
  static const char * const rows[] = { "Armenia", "Azerbaijan", "Belarus", "Georgia", "Moldova", "Ukraine" };
  static const char * const columns[] = {
    "Baseline", "Jan\u00a0– June\u00a02015", "July\u00a0– Dec\u00a02015",
    "Jan\u00a0– June\u00a02016", "July\u00a0– Dec\u00a02016", "Jan\u00a0– June\u00a02017",
    "July\u00a0– Dec\u00a02017", "Target",
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");

  g_assert_cmpuint (dossier_indicator_grid_get_n_rows (grid), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (dossier_indicator_grid_get_row_label (grid, i), ==, rows[i]);
  g_assert_cmpuint (dossier_indicator_grid_get_n_columns (grid), ==, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpstr (dossier_indicator_grid_get_column_label (grid, i), ==, columns[i]);
  g_assert_cmpstr (dossier_indicator_grid_get_parts_label (grid), ==, "sent / received");

  g_assert_cmpint (dossier_indicator_grid_get_state (grid, 0, 0), ==, DOSSIER_CELL_MISSING);
  g_assert_cmpint (dossier_indicator_grid_get_state (grid, 0, 1), ==, DOSSIER_CELL_EMPTY);
  g_assert_cmpint (dossier_indicator_grid_get_state (grid, 0, 3), ==, DOSSIER_CELL_COMING);
}

static void
test_fill (void)
{
  const DossierGridCell cells[] = { { 3, 0, "12 / 7" }, { 3, 1, "14 / TBC" }, { 4, 0, "5" } };
  const DossierGridCell changed[] = { { 3, 0, "13 / –" }, { 4, 0, "" } };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_indicator_grid_fill (grid, cells, G_N_ELEMENTS (cells), &error));
  g_assert_no_error (error);
  assert_text (store, 3, 0, "12 / 7");
  assert_text (store, 3, 1, "14 / TBC");
  assert_text (store, 4, 0, "5 / –");
  assert_text (store, 5, 0, "");
  g_assert_cmpuint (dossier_test_count (store, "indicator_value"), ==, 5);

  {
    g_autoptr (DossierIndicatorGrid) again = open_grid (store, "1571");

    g_assert_cmpint (dossier_indicator_grid_get_state (again, 3, 0), ==, DOSSIER_CELL_FILLED);
    g_assert_true (dossier_indicator_grid_fill (again, changed, G_N_ELEMENTS (changed), &error));
  }
  assert_text (store, 3, 0, "13 / –");
  assert_text (store, 4, 0, "");

  dossier_test_undo (store);
  assert_text (store, 3, 0, "12 / 7");
  dossier_test_undo (store);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);
}

/* The first cell that is not right is named, and then nothing is written. */
static void
test_refused (void)
{
  static const struct { const char *text; const char *sentence; } refused[] = {
    { "twelve", "Georgia, Baseline: “twelve” was not understood." },
    { "1 / 2 / 3", "Georgia, Baseline: “1 / 2 / 3” is more than the 2 values of a cell." },
    { "1 / -2", "Georgia, Baseline: A number cannot be negative here." },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");
      const DossierGridCell cells[] = { { 0, 0, "1" }, { 3, 0, refused[i].text } };
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_indicator_grid_fill (grid, cells, G_N_ELEMENTS (cells), &error));
      g_assert_cmpstr (error->message, ==, refused[i].sentence);
      g_assert_cmpuint (dossier_test_count (store, "indicator_value"), ==, 0);
    }
}

static void
test_paste (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");
  g_autoptr (DossierIndicatorGrid) filled = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_indicator_grid_paste (grid, 1, 0, "1 / 2\t3\r\n\t4/5\n", &error));
  g_assert_no_error (error);
  filled = open_grid (store, "1571");
  copy = dossier_indicator_grid_copy (filled, 1, 0, 2, 1);
  g_assert_cmpstr (copy, ==, "1 / 2\t3 / –\n\t4 / 5\n");

  g_assert_false (dossier_indicator_grid_paste (grid, 5, 0, "1\n2\n", &error));
  g_assert_cmpstr (error->message, ==, "What was copied is larger than the room from this cell on.");
  g_clear_error (&error);
  g_assert_false (dossier_indicator_grid_paste (grid, 0, 7, "1\t2\n", &error));

  dossier_test_undo (store);
  g_assert_cmpuint (dossier_test_count (store, "indicator_value"), ==, 0);
}

/* Without countries there is one row; another period than usual has its own column. */
static void
test_whole (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) indicator = dossier_test_add (store, "indicator", "programme", "1431",
                                                          "statement", "X", "rule", "number",
                                                          "frequency", "yearly", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (indicator));
  g_autoptr (DossierIndicatorGrid) grid = NULL;

  g_object_unref (dossier_test_add (store, "indicator_value", "indicator", id, "kind", "actual", "period",
                                    "March 2014", "value", "7", NULL));
  grid = open_grid (store, id);
  g_assert_cmpuint (dossier_indicator_grid_get_n_rows (grid), ==, 1);
  g_assert_cmpstr (dossier_indicator_grid_get_row_label (grid, 0), ==, "All");
  /* Baseline, 2013, 2014, Mar 2014, 2015, 2016, target. */
  g_assert_cmpuint (dossier_indicator_grid_get_n_columns (grid), ==, 7);
  g_assert_cmpstr (dossier_indicator_grid_get_column_label (grid, 3), ==, "Mar\u00a02014");
  g_assert_cmpint (dossier_indicator_grid_get_state (grid, 0, 0), ==, DOSSIER_CELL_EMPTY);
  g_assert_cmpint (dossier_indicator_grid_get_state (grid, 0, 3), ==, DOSSIER_CELL_FILLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/indicator-grid/shape", test_shape);
  g_test_add_func ("/indicator-grid/fill", test_fill);
  g_test_add_func ("/indicator-grid/refused", test_refused);
  g_test_add_func ("/indicator-grid/paste", test_paste);
  g_test_add_func ("/indicator-grid/whole", test_whole);

  return g_test_run ();
}
