/* test-indicator-grid.c: values as a table: filled, copied and pasted in one step each. */
#include "dossier-indicator-grid.h"

#include <string.h>

#include "dossier-test.h"
#include "dossier-value.h"

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

  g_assert_true (dossier_indicator_grid_fill (grid, cells, G_N_ELEMENTS (cells), NULL, &error));
  g_assert_no_error (error);
  assert_text (store, 3, 0, "12 / 7");
  assert_text (store, 3, 1, "14 / TBC");
  assert_text (store, 4, 0, "5 / –");
  assert_text (store, 5, 0, "");
  g_assert_cmpuint (dossier_test_count (store, "indicator_value"), ==, 5);

  {
    g_autoptr (DossierIndicatorGrid) again = open_grid (store, "1571");

    g_assert_cmpint (dossier_indicator_grid_get_state (again, 3, 0), ==, DOSSIER_CELL_FILLED);
    g_assert_true (dossier_indicator_grid_fill (again, changed, G_N_ELEMENTS (changed), NULL, &error));
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

      g_assert_false (dossier_indicator_grid_fill (grid, cells, G_N_ELEMENTS (cells), NULL, &error));
      g_assert_cmpstr (error->message, ==, refused[i].sentence);
      g_assert_cmpuint (dossier_test_count (store, "indicator_value"), ==, 0);
    }
}

/* Pastes as a window does; targets that stand are not changed by it. */
static gboolean
paste (DossierIndicatorGrid       *grid,
       guint                       row,
       guint                       column,
       const char                 *block,
       const DossierTargetChange  *change,
       GError                    **error)
{
  g_autoptr (GArray) cells = dossier_indicator_grid_read (grid, row, column, block, error);

  return cells != NULL && dossier_indicator_grid_fill (grid, (const DossierGridCell *) (void *) cells->data,
                                                       cells->len, change, error);
}

static void
test_paste (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");
  g_autoptr (DossierIndicatorGrid) filled = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (paste (grid, 1, 0, "1 / 2\t3\r\n\t4/5\n", NULL, &error));
  g_assert_no_error (error);
  filled = open_grid (store, "1571");
  copy = dossier_indicator_grid_copy (filled, 1, 0, 2, 1);
  g_assert_cmpstr (copy, ==, "1 / 2\t3 / –\n\t4 / 5\n");

  g_assert_false (paste (grid, 5, 0, "1\n2\n", NULL, &error));
  g_assert_cmpstr (error->message, ==, "What was copied is larger than the room from this cell on.");
  g_clear_error (&error);
  g_assert_false (paste (grid, 0, 7, "1\t2\n", NULL, &error));

  dossier_test_undo (store);
  g_assert_cmpuint (dossier_test_count (store, "indicator_value"), ==, 0);
}

/* What a block would do can be looked at before; cells that stay as they are are not named. */
static void
test_looked_at (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");
  g_autoptr (DossierIndicatorGrid) filled = NULL;
  const DossierGridCell cells[] = { { 1, 0, "1/2" }, { 1, 1, "" }, { 2, 0, "9 / 9" }, { 3, 0, "" } };
  const DossierGridCell wrong[] = { { 1, 0, "1 / 2" }, { 2, 0, "many" } };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (paste (grid, 1, 0, "1 / 2\t3\n", NULL, &error));
  g_assert_true (paste (grid, 3, 0, "7 / 8\n", NULL, &error));
  filled = open_grid (store, "1571");
  lines = dossier_indicator_grid_list_changes (filled, cells, G_N_ELEMENTS (cells));
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "Azerbaijan, Jan\u00a0– June\u00a02015: 3 / – → –");
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==, "Belarus, Baseline: – → 9 / 9");
  g_assert_cmpstr (g_ptr_array_index (lines, 2), ==, "Georgia, Baseline: 7 / 8 → –");

  g_assert_true (dossier_indicator_grid_check (filled, cells, G_N_ELEMENTS (cells), &error));
  g_assert_false (dossier_indicator_grid_check (filled, wrong, G_N_ELEMENTS (wrong), &error));
  g_assert_cmpstr (error->message, ==, "Belarus, Baseline: “many” was not understood.");
  g_assert_cmpuint (dossier_test_count (store, "indicator_value"), ==, 5);
  assert_text (store, 1, 1, "3 / –");
  assert_text (store, 3, 0, "7 / 8");
}

static void
assert_standings (DossierStore          *store,
                  const char            *day,
                  const DossierStanding *expected)
{
  g_autoptr (DossierRecord) indicator = dossier_test_find (store, "indicator", "1571");
  g_autoptr (DossierIndicatorGrid) grid = NULL;
  GDate date;

  dossier_day_from_iso (&date, day);
  grid = dossier_indicator_grid_new (store, indicator, &date, "en");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (dossier_indicator_grid_get_row_standing (grid, i), ==, expected[i]);
}

/* Armenia has nothing, Azerbaijan more of both than before, Belarus of one of the two. */
static void
test_standings (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");
  g_autoptr (GError) error = NULL;

  g_assert_true (paste (grid, 1, 0, "1 / 2\t3 / 4\n5 / 6\t5 / 7\n", NULL, &error));
  assert_standings (store, "2015-12-10",
                    (DossierStanding[]) { DOSSIER_STANDING_NO_DATA, DOSSIER_STANDING_MET,
                                          DOSSIER_STANDING_MEASURED });
  assert_standings (store, "2018-12-10",
                    (DossierStanding[]) { DOSSIER_STANDING_LATE, DOSSIER_STANDING_MET,
                                          DOSSIER_STANDING_NOT_MET });
  /* Nothing was measured by then. */
  assert_standings (store, "2014-12-10",
                    (DossierStanding[]) { DOSSIER_STANDING_NO_DATA, DOSSIER_STANDING_NO_DATA,
                                          DOSSIER_STANDING_NO_DATA });
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

static DossierRecord *
add_indicator (DossierStore *store,
               const char   *rule)
{
  return dossier_test_add (store, "indicator", "programme", "1431", "statement", "X", "rule", rule,
                           "frequency", "yearly", NULL);
}

static DossierIndicatorGrid *
open_grid_of (DossierStore  *store,
              DossierRecord *indicator)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (indicator));

  return open_grid (store, id);
}

/* What the cells of the only row say, from the baseline to the targets: "–|7||12". */
static char *
dup_row (DossierStore  *store,
         DossierRecord *indicator)
{
  g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < dossier_indicator_grid_get_n_columns (grid); i++)
    {
      g_autofree char *text = dossier_indicator_grid_dup_text (grid, 0, i);

      g_string_append_printf (words, "%s%s", i > 0 ? "|" : "", text);
    }

  return g_string_free (words, FALSE);
}

static void
assert_row (DossierStore  *store,
            DossierRecord *indicator,
            const char    *expected)
{
  g_autofree char *words = dup_row (store, indicator);

  g_assert_cmpstr (words, ==, expected);
}

/* Baseline, 2013 to 2016, then targets by what they are to be reached, the one without a period last. */
static void
test_targets (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) indicator = add_indicator (store, "number");
  g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);
  const DossierGridCell cells[] = { { 0, 5, "4" }, { 0, 6, "8" }, { 0, 7, "12" } };
  g_autofree char *period = dossier_indicator_grid_read_period (grid, "Dec 2014", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_indicator_grid_get_n_columns (grid), ==, 6);
  g_assert_null (dossier_indicator_grid_read_period (grid, "some day", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  dossier_indicator_grid_add_target (grid, "2015");
  dossier_indicator_grid_add_target (grid, period);
  dossier_indicator_grid_add_target (grid, "2015");
  g_assert_cmpuint (dossier_indicator_grid_get_n_columns (grid), ==, 8);
  g_assert_cmpstr (dossier_indicator_grid_get_column_label (grid, 5), ==, "Target Dec\u00a02014");
  g_assert_cmpstr (dossier_indicator_grid_get_column_label (grid, 6), ==, "Target 2015");
  g_assert_cmpstr (dossier_indicator_grid_get_column_label (grid, 7), ==, "Target");
  g_assert_cmpint (dossier_indicator_grid_get_state (grid, 0, 6), ==, DOSSIER_CELL_EMPTY);

  g_assert_true (dossier_indicator_grid_fill (grid, cells, G_N_ELEMENTS (cells), NULL, &error));
  g_assert_no_error (error);
  assert_row (store, indicator, "|||||4|8|12");
}

/* Targets that stand are not written over unasked, not even by a block that changes others too. */
static void
test_agreed (void)
{
  const DossierTargetChange correction = { .is_correction = TRUE };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) indicator = add_indicator (store, "number");
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);

    g_assert_true (paste (grid, 0, 4, "3\t12", NULL, &error));
  }
  {
    g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);
    const DossierGridCell cells[] = { { 0, 4, "5" }, { 0, 5, "10" } };
    g_autoptr (GPtrArray) lines = dossier_indicator_grid_list_agreed (grid, cells, G_N_ELEMENTS (cells));

    g_assert_cmpuint (lines->len, ==, 1);
    g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "All, Target: 12 → 10");
    g_assert_false (paste (grid, 0, 4, "5\t10", NULL, &error));
    g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_AGREED);
    g_clear_error (&error);
    g_assert_false (paste (grid, 0, 4, "5\t", NULL, &error));
    g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_AGREED);
    g_clear_error (&error);
    assert_row (store, indicator, "||||3|12");
    /* The same again is no change, and one that was to be confirmed was never agreed. */
    g_assert_true (paste (grid, 0, 4, "4\t12", NULL, &error));
  }
  {
    g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);

    g_assert_true (paste (grid, 0, 5, "TBC", &correction, &error));
  }
  {
    g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);

    g_assert_true (paste (grid, 0, 5, "11", NULL, &error));
  }
  assert_row (store, indicator, "||||4|11");
  g_assert_cmpuint (dossier_test_count (store, "indicator_value"), ==, 2);
  g_assert_cmpuint (dossier_test_count (store, "amendment"), ==, 0);
}

static void
assert_change (DossierRecord *change,
               const char    *subject,
               const char    *before,
               const char    *after)
{
  g_assert_cmpstr (dossier_record_get_text (change, "subject"), ==, subject);
  g_assert_cmpstr (dossier_record_get_text (change, "before"), ==, before);
  g_assert_cmpstr (dossier_record_get_text (change, "after"), ==, after);
}

/* One amendment for all targets of a block, each kept and told before and after. */
static void
test_revised (void)
{
  const DossierTargetChange silent = { FALSE, { NULL, " ", NULL } };
  const DossierTargetChange revision = { FALSE, { NULL, "Two courts left", "1 September 2015" } };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) indicator = add_indicator (store, "number");
  g_autoptr (DossierQuery) query = dossier_query_new ("amendment_change");
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);

    dossier_indicator_grid_add_target (grid, "2015");
    g_assert_true (paste (grid, 0, 5, "8\t12", NULL, &error));
  }
  before = dossier_test_dup_snapshot (store);
  {
    g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);

    g_assert_false (paste (grid, 0, 5, "6\t", &silent, &error));
    g_assert_nonnull (strstr (error->message, "Say why"));
    g_clear_error (&error);
    g_assert_false (paste (grid, 0, 5, "six\t", &revision, &error));
    g_clear_error (&error);
    g_assert_true (paste (grid, 0, 5, "6\t", &revision, &error));
  }
  assert_row (store, indicator, "|||||6|");
  g_assert_cmpuint (dossier_test_count (store, "amendment"), ==, 1);
  g_assert_cmpuint (dossier_test_count (store, "indicator_value"), ==, 3);
  changes = dossier_store_query_records (store, query, NULL);
  g_assert_cmpuint (changes->len, ==, 2);
  assert_change (changes->pdata[0], "Target, 2015: X", "8", "6");
  assert_change (changes->pdata[1], "Target: X", "12", NULL);

  dossier_test_undo (store);
  {
    g_autofree char *after = dossier_test_dup_snapshot (store);

    dossier_test_assert_same (after, before);
  }
}

/* What may be written depends on the rule. */
static void
test_words (void)
{
  static const struct { const char *rule; const char *text; const char *sentence; } cases[] = {
    { "rating", "good", NULL },
    { "rating", "7", NULL },
    { "narrative", "Draft law adopted; 2 / 3 of the articles", NULL },
    { "available", "yes", NULL },
    { "available", "Non", NULL },
    { "available", "December 2015", NULL },
    { "available", "1", NULL },
    { "available", "good",
      "All, Target: “good” is neither yes nor no, nor the date since when it is available." },
    { "number", "good", "All, Target: “good” was not understood." },
    { "increase", "yes", "All, Target: “yes” was not understood." },
    { "number", "TBC", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (DossierRecord) indicator = add_indicator (store, cases[i].rule);
      g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);
      g_autofree char *row = g_strconcat ("|||||", cases[i].text, NULL);
      const DossierGridCell cell = { 0, 5, cases[i].text };
      g_autoptr (GError) error = NULL;
      gboolean is_written = dossier_indicator_grid_fill (grid, &cell, 1, NULL, &error);

      g_test_message ("%s for %s", cases[i].text, cases[i].rule);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].sentence);
      g_assert_cmpint (is_written, ==, cases[i].sentence == NULL);
      assert_row (store, indicator, is_written ? row : "|||||");
    }
}

static char *
copy_target (DossierStore  *store,
             DossierRecord *indicator)
{
  g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);

  return dossier_indicator_grid_copy (grid, 0, 5, 0, 5);
}

/* A value may be any words.  What a spreadsheet would calculate leaves with an apostrophe, as other cells do,
 * and what comes back is as it was. */
static void
test_formulas (void)
{
  static const struct { const char *text, *copied; } values[] = {
    { "=1+1", "'=1+1\n" }, { "@SUM(A1)", "'@SUM(A1)\n" }, { "-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0\n" },
    { "'=1", "''=1\n" }, { "＝1+1", "'＝1+1\n" }, { "-5", "-5\n" }, { "O'Neill", "O'Neill\n" },
    { "“ready”; 1,5", "“ready”; 1,5\n" }, { "\"yes\"", "\"\"\"yes\"\"\"\n" },
    { "=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (DossierRecord) indicator = add_indicator (store, "narrative");
      g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);
      const DossierGridCell cell = { 0, 5, values[i].text };
      g_autofree char *row = g_strconcat ("|||||", values[i].text, NULL);
      g_autofree char *copied = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (dossier_indicator_grid_fill (grid, &cell, 1, NULL, &error));
      copied = copy_target (store, indicator);
      g_assert_cmpstr (copied, ==, values[i].copied);
      dossier_test_undo (store);
      assert_row (store, indicator, "|||||");
      g_assert_true (paste (grid, 0, 5, copied, NULL, &error));
      assert_row (store, indicator, row);
    }
}

/* Semicolons and commas belong to the values, quotes and apostrophes to how a spreadsheet writes them. */
static void
test_read (void)
{
  static const struct { const char *block, *cells; } blocks[] = {
    { "1;2\n3;4\n", "0,0: 1;2. 1,0: 3;4. " },
    { "1,5\r\n2,5\r\n\r\n", "0,0: 1,5. 1,0: 2,5. " },
    { " 1 \t2\n\t3", "0,0: 1. 0,1: 2. 1,0: . 1,1: 3. " },
    { "1\t2\n3", "0,0: 1. 0,1: 2. 1,0: 3. " },
    { "\"a\nb\"\t'=1\r\n", "0,0: a\nb. 0,1: =1. " },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) cells = dossier_indicator_grid_read (grid, 0, 0, blocks[i].block, &error);
      g_autoptr (GString) words = g_string_new (NULL);

      g_assert_no_error (error);
      for (guint k = 0; k < cells->len; k++)
        {
          const DossierGridCell *cell = &g_array_index (cells, DossierGridCell, k);

          g_string_append_printf (words, "%u,%u: %s. ", cell->row, cell->column, cell->text);
        }
      g_assert_cmpstr (words->str, ==, blocks[i].cells);
    }
}

/* A rule that would not take what is recorded is refused. */
static void
test_rule_changed (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) indicator = add_indicator (store, "narrative");
  g_autoptr (DossierIndicatorGrid) grid = open_grid_of (store, indicator);
  const DossierGridCell cell = { 0, 5, "good" };
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_indicator_grid_fill (grid, &cell, 1, NULL, &error));
  g_assert_true (dossier_store_change (store, indicator, "rule", "rating", &error));
  g_assert_false (dossier_store_change (store, indicator, "rule", "number", &error));
  g_assert_cmpstr (error->message, ==, "“good” is recorded as a value, and this rule does not take it.");
  g_assert_cmpstr (dossier_record_get_text (indicator, "rule"), ==, "rating");
}

static void
copy_wanted_cb (guint *count)
{
  (*count)++;
}

static void
paste_at (DossierStore *store,
          guint         row,
          const char   *block)
{
  g_autoptr (DossierIndicatorGrid) grid = open_grid (store, "1571");
  g_autoptr (GError) error = NULL;

  paste (grid, row, 0, block, NULL, &error);
  g_assert_no_error (error);
}

/* Before many figures are written over there is a backup; not for a few, nor where there was nothing. */
static void
test_backup (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  guint n_wanted = 0;

  paste_at (store, 0, "1\t2\n3\t4\n5\t6\n7\t8\n9\t10\n");
  g_signal_connect_swapped (store, "copy-wanted", G_CALLBACK (copy_wanted_cb), &n_wanted);
  paste_at (store, 5, "11\t12\n");
  paste_at (store, 0, "1 / –\t2 / –\n30\t40\n50\t60\n70\t80\n90\t100\n");
  g_assert_cmpuint (n_wanted, ==, 0);
  paste_at (store, 0, "11\t12\n13\t14\n15\t16\n17\t18\n19\t20\n");
  g_assert_cmpuint (n_wanted, ==, 1);
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
  g_test_add_func ("/indicator-grid/looked-at", test_looked_at);
  g_test_add_func ("/indicator-grid/standings", test_standings);
  g_test_add_func ("/indicator-grid/backup-before-many", test_backup);
  g_test_add_func ("/indicator-grid/whole", test_whole);
  g_test_add_func ("/indicator-grid/targets", test_targets);
  g_test_add_func ("/indicator-grid/agreed", test_agreed);
  g_test_add_func ("/indicator-grid/revised", test_revised);
  g_test_add_func ("/indicator-grid/words", test_words);
  g_test_add_func ("/indicator-grid/formulas", test_formulas);
  g_test_add_func ("/indicator-grid/read", test_read);
  g_test_add_func ("/indicator-grid/rule-changed", test_rule_changed);

  return g_test_run ();
}
