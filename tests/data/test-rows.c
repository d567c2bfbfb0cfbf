/* test-rows.c: records as blocks of cells, and what a block pasted would change. */
#include "dossier-rows.h"

#include <libintl.h>

#include "dossier-test.h"

static const char *defaults[] = { "short_title", "starts", "ends", "budget", NULL };

static DossierRows *
new_rows (DossierStore       *store,
          const char         *table,
          const char * const *names,
          gint64              owner,
          const char         *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCells) cells = dossier_cells_parse (text, -1, &error);
  DossierRows *rows;

  g_assert_no_error (error);
  rows = dossier_rows_new (store, table, cells, names, owner);
  g_assert_true (dossier_rows_plan (rows, -1));
  return rows;
}

static DossierRows *
plan (DossierStore *store,
      const char   *table,
      const char   *text)
{
  return new_rows (store, table, defaults, 0, text);
}

/* "new", "changed ends: Oct 2016 > Dec 2016", "unchanged", "refused Ends"; rows between "/". */
static char *
dup_plan (DossierRows *rows)
{
  static const char * const words[] = { "new", "changed", "unchanged", "refused" };
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < dossier_rows_get_n_rows (rows); i++)
    {
      g_autoptr (GPtrArray) changes = dossier_rows_dup_changes (rows, i, "en");
      DossierRowsState state = dossier_rows_get_state (rows, i);
      const char *name = NULL;

      g_string_append_printf (said, "%s%s", i > 0 ? " / " : "", words[state]);
      if (state == DOSSIER_ROWS_REFUSED)
        g_assert_nonnull (dossier_rows_get_reason (rows, i, &name));
      if (name != NULL)
        g_string_append_printf (said, " %s", name);
      for (guint n = 0; state == DOSSIER_ROWS_CHANGED && n < changes->len; n++)
        {
          DossierRowsChange *change = changes->pdata[n];

          g_string_append_printf (said, "%s%s: %s > %s", n > 0 ? ", " : " ", change->name, change->before,
                                  change->after);
        }
    }

  return g_string_free (said, FALSE);
}

static void
assert_plan (DossierRows *rows,
             const char  *expected)
{
  g_autofree char *said = dup_plan (rows);

  g_assert_cmpstr (said, ==, expected);
}

static gboolean
apply (DossierRows   *rows,
       DossierStore  *store,
       GError       **error)
{
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Pasting “%s”", "rows", error);

  for (guint i = 0; i < dossier_rows_get_n_rows (rows); i++)
    if (!dossier_rows_apply (rows, i, edit, error))
      return FALSE;

  return dossier_edit_commit (edit, error);
}

static void
apply_all (DossierRows  *rows,
           DossierStore *store)
{
  g_autoptr (GError) error = NULL;

  apply (rows, store, &error);
  g_assert_no_error (error);
}

static void
assert_input (DossierStore *store,
              const char   *table,
              const char   *record_name,
              const char   *name,
              const char   *expected)
{
  g_autoptr (DossierRecord) record = dossier_test_find (store, table, record_name);
  g_autofree char *text = dossier_record_dup_input (record, name);

  g_assert_cmpstr (text, ==, expected);
}

/* What a block would do to the sample. */
static const struct
{
  const char *table;
  const char *text;
  const char *plan;
} blocks[] = {
  /* By name, with a header in either language, in any order. */
  { "programme", "Short title\tEnds\nGLACY\tDec 2016\n", "changed ends: Oct 2016 > Dec 2016" },
  { "programme", "Ends\tShort title\nDec 2016\tGLACY\n", "changed ends: Oct 2016 > Dec 2016" },
  { "programme", "SHORT_TITLE\tends\nglacy\tDec 2016\n",
    "changed short_title: GLACY > glacy, ends: Oct 2016 > Dec 2016" },
  { "programme", "Titre court\tFin\nGLACY\tdécembre 2016\n", "changed ends: Oct 2016 > décembre 2016" },
  /* Without a header, in the order of the defaults. */
  { "programme", "GLACY\tNov 2013\tDec 2016\n", "changed ends: Oct 2016 > Dec 2016" },
  { "programme", "GLACY\n", "unchanged" },
  { "programme", "New one\t2017\t2018\tEUR 1.5 million\n", "new" },
  /* By number, wherever it stands. */
  { "programme", "Record number\tShort title\n#1431\tGLACY 1\n", "changed short_title: GLACY > GLACY 1" },
  { "programme", "Record number\tShort title\n1431\tGLACY 1\n", "changed short_title: GLACY > GLACY 1" },
  { "programme", "Record number\tShort title\n#99999\tGLACY 1\n", "refused" },
  { "programme", "Record number\tShort title\nseven\tGLACY 1\n", "refused" },
  /* Rows without anything in them, and rows about one record twice. */
  { "programme", "Short title\tEnds\n\t\nGLACY\tDec 2016\n\t\n", "changed ends: Oct 2016 > Dec 2016" },
  { "programme", "Short title\tEnds\nGLACY\tDec 2016\nGLACY\t2017\n",
    "changed ends: Oct 2016 > Dec 2016 / refused" },
  /* What cannot be read, with the column it stands in. */
  { "programme", "Short title\tEnds\tBudget\nGLACY\t31 Feb 2016\t\nXR 2\t2017\tmany\n",
    "refused ends / refused budget" },
  { "programme", "Ends\tBudget\n2017\tEUR 5\n", "refused" },
  { "programme", "Short title\tLife cycle\nGLACY\tsleeping\n", "refused lifecycle" },
  /* Choices by code or by what they are called, links by name or alias. */
  { "programme", "Short title\tLife cycle\nGLACY\tclosed\n", "changed lifecycle: Running > Closed" },
  { "programme", "Short title\tLife cycle\nGLACY\tClosed\n", "changed lifecycle: Running > Closed" },
  { "programme", "Short title\tLife cycle\nGLACY\trunning\n", "unchanged" },
  { "activity", "Title\tWhen\tProgramme\tCountry\nA workshop\t3 May 2016\tGLACY\tSurinam\n", "new" },
  { "activity", "Title\tWhen\tProgramme\tCountry\nA workshop\t3 May 2016\tGLACY\tAtlantis\n",
    "refused country" },
  { "activity", "Title\tWhen\tProgramme\nA workshop\t3 May 2016\tNo such\n", "refused" },
  { "activity", "Title\tHighlight\nA workshop\tyes\n", "new" },
  /* A cell with a line end of its own. */
  { "programme", "Short title\tNote\nGLACY\t\"one\r\ntwo\"\n", "changed note:  > one\ntwo" },
};

static void
test_blocks (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autoptr (DossierRows) rows = plan (store, blocks[i].table, blocks[i].text);

      g_test_message ("%s", blocks[i].text);
      assert_plan (rows, blocks[i].plan);
    }

  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);
}

/* All records of @table as a block. */
static char *
dup_written (DossierStore *store,
             const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GArray) ids = dossier_store_query (store, query, NULL);
  g_autoptr (DossierRowsWriter) writer = dossier_rows_writer_new (store, table, "en");
  DossierCells *cells = dossier_rows_writer_get_cells (writer);

  for (guint i = 0; i < ids->len; i++)
    dossier_rows_writer_add (writer, g_array_index (ids, gint64, i));
  g_assert_cmpuint (dossier_cells_get_n_rows (cells), ==, ids->len + 1);
  return dossier_cells_to_text (cells);
}

/* What is copied and pasted again changes nothing, in every table. */
static void
test_round_trip (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  static const char * const tables[] = { "programme", "activity", "component", "organisation", "indicator",
                                         "country" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *text = dup_written (store, tables[i]);
      g_autoptr (DossierRows) rows = plan (store, tables[i], text);

      g_assert_true (dossier_rows_has_header (rows));
      g_assert_cmpuint (dossier_rows_get_n_rows (rows), ==, dossier_test_count (store, tables[i]));
      g_assert_cmpuint (dossier_rows_count (rows, DOSSIER_ROWS_UNCHANGED), ==,
                        dossier_rows_get_n_rows (rows));
    }
}

/* New and changed rows are one edit, which is undone as one; refused ones are left out. */
static void
test_apply (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *undone = NULL;
  guint n_programmes = dossier_test_count (store, "programme");
  g_autoptr (DossierRows) rows = plan (store, "programme",
                                       "Short title\tEnds\tBudget\nGLACY\tDec 2016\tEUR 4 million\n"
                                       "Next\t2019\t\nBad\t2019-02-30\t\nGLACY+\t\t\n");

  assert_plan (rows, "changed ends: Oct 2016 > Dec 2016, budget: EUR 3.35 million > EUR 4 million / new / "
               "refused ends / unchanged");
  apply_all (rows, store);

  g_assert_cmpuint (dossier_test_count (store, "programme"), ==, n_programmes + 1);
  assert_input (store, "programme", "GLACY", "ends", "Dec 2016");
  assert_input (store, "programme", "GLACY", "budget", "EUR 4 million");
  assert_input (store, "programme", "Next", "ends", "2019");
  assert_input (store, "programme", "Next", "colour", "8");
  g_assert_cmpint (dossier_rows_get_id (rows, 1), >, 0);

  dossier_test_undo (store);
  undone = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (undone, before);
}

/* An empty cell leaves the value alone, unless the person wants it empty. */
static void
test_clearing (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRows) rows = plan (store, "programme", "Short title\tEnds\nGLACY\t\n");

  assert_plan (rows, "unchanged");
  dossier_rows_set_clearing (rows, TRUE);
  dossier_rows_plan (rows, -1);
  assert_plan (rows, "changed ends: Oct 2016 > ");
}

static void
test_columns (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRows) rows = plan (store, "programme",
                                       "Short title\tRemark\tEnds\nGLACY\tlate\tDec 2016\n");

  g_assert_cmpstr (dossier_rows_get_column (rows, 0), ==, "short_title");
  g_assert_null (dossier_rows_get_column (rows, 1));
  g_assert_cmpstr (dossier_rows_get_column (rows, 2), ==, "ends");

  dossier_rows_set_column (rows, 1, "note");
  dossier_rows_set_column (rows, 2, NULL);
  dossier_rows_plan (rows, -1);
  assert_plan (rows, "changed note:  > late");

  /* A field is fed by one column. */
  dossier_rows_set_column (rows, 2, "note");
  g_assert_null (dossier_rows_get_column (rows, 1));

  dossier_rows_set_header (rows, FALSE);
  dossier_rows_plan (rows, -1);
  g_assert_cmpuint (dossier_rows_get_n_rows (rows), ==, 2);
}

/* What belongs to a programme goes to the one that is shown, if the block names none. */
static void
test_owner (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) octopus = dossier_test_find (store, "programme", "Cybercrime@Octopus");
  static const char * const names[] = { "title", NULL };
  g_autoptr (DossierRows) rows = new_rows (store, "activity", names, dossier_record_get_id (octopus),
                                           "A seminar\n");
  g_autoptr (DossierRecord) activity = NULL;

  apply_all (rows, store);
  activity = dossier_store_get (store, "activity", dossier_rows_get_id (rows, 0), NULL);
  g_assert_cmpint (dossier_record_get_integer (activity, "programme"), ==, dossier_record_get_id (octopus));
}

/* Two of one name: the sentence says which. */
static void
test_ambiguous (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) one = dossier_test_add (store, "person", "name", "Jo Doe", NULL);
  g_autoptr (DossierRecord) other = dossier_test_add (store, "person", "name", "Jo Doe", NULL);
  g_autoptr (DossierRows) rows = plan (store, "programme", "Short title\tContact\nGLACY\tJo Doe\n");
  g_autofree char *text = NULL;
  g_autoptr (DossierRows) exact = NULL;

  assert_plan (rows, "refused contact");
  g_assert_nonnull (strstr (dossier_rows_get_reason (rows, 0, NULL), "Jo Doe"));

  text = g_strdup_printf ("Short title\tContact\nGLACY\tJo Doe (#%" G_GINT64_FORMAT ")\n",
                          dossier_record_get_id (other));
  exact = plan (store, "programme", text);
  apply_all (exact, store);
  {
    g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");

    g_assert_cmpint (dossier_record_get_integer (glacy, "contact"), ==, dossier_record_get_id (other));
  }
}

/* A row that has become impossible since ends the edit, and nothing stays. */
static void
test_gone (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRows) rows = plan (store, "programme",
                                       "Short title\tEnds\nGLACY\tDec 2016\niPROCEEDS\t2020\n");
  g_autoptr (DossierRecord) iproceeds = dossier_test_find (store, "programme", "iPROCEEDS");
  g_autoptr (GError) error = NULL;

  dossier_test_delete (store, iproceeds);
  g_assert_false (apply (rows, store, &error));
  g_assert_nonnull (error);
  assert_input (store, "programme", "GLACY", "ends", "Oct 2016");
}

/* Ten thousand rows are planned in slices, and come out as in one go. */
static void
test_slices (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GString) text = g_string_new ("Title\tWhen\n");
  g_autoptr (DossierCells) cells = NULL;
  g_autoptr (DossierRows) rows = NULL;
  guint n_slices = 1;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "Activity %u\t%s\n", i, i % 10 == 0 ? "30 Feb 2016" : "May 2016");
  cells = dossier_cells_parse (text->str, text->len, NULL);
  rows = dossier_rows_new (store, "activity", cells, defaults, 0);

  g_assert_cmpfloat (dossier_rows_get_progress (rows), <, 0.01);
  while (!dossier_rows_plan (rows, 1000))
    n_slices++;
  g_assert_cmpuint (n_slices, >, 1);
  g_assert_cmpuint (dossier_rows_count (rows, DOSSIER_ROWS_NEW), ==, 9000);
  g_assert_cmpuint (dossier_rows_count (rows, DOSSIER_ROWS_REFUSED), ==, 1000);
  g_assert_cmpuint (dossier_rows_get_number (rows, 10), ==, 12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DOSSIER_TEST_LOCALE"));

  g_test_add_func ("/rows/what-a-block-would-do", test_blocks);
  g_test_add_func ("/rows/copied-and-pasted-changes-nothing", test_round_trip);
  g_test_add_func ("/rows/one-edit-for-all", test_apply);
  g_test_add_func ("/rows/empty-cells", test_clearing);
  g_test_add_func ("/rows/which-column-feeds-which-field", test_columns);
  g_test_add_func ("/rows/belong-to-the-programme-shown", test_owner);
  g_test_add_func ("/rows/two-of-one-name", test_ambiguous);
  g_test_add_func ("/rows/gone-meanwhile", test_gone);
  g_test_add_func ("/rows/in-slices", test_slices);

  return g_test_run ();
}
