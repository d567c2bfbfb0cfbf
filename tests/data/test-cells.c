/* test-cells.c: blocks of cells, as spreadsheets write and read them. */
#include "dossier-cells.h"

#include <string.h>

/* Cells with "|" between them, rows with "/" between them. */
static char *
dup_shape (DossierCells *cells)
{
  GString *shape = g_string_new (NULL);

  for (guint row = 0; row < dossier_cells_get_n_rows (cells); row++)
    for (guint column = 0; column < dossier_cells_get_n_columns (cells); column++)
      g_string_append_printf (shape, "%s%s", column > 0 ? "|" : row > 0 ? "/" : "",
                              dossier_cells_get (cells, row, column));

  return g_string_free (shape, FALSE);
}

static DossierCells *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DossierCells *cells = dossier_cells_parse (text, -1, &error);

  g_assert_no_error (error);
  return cells;
}

static const struct
{
  const char *text;
  const char *shape;
} blocks[] = {
  /* Tabs and line ends. */
  { "a\tb\nc\td\n", "a|b/c|d" },
  { "a\tb\r\nc\td\r\n", "a|b/c|d" },
  { "a\tb\rc\td\r", "a|b/c|d" },
  { "a\tb", "a|b" },
  { "GLACY", "GLACY" },
  { "GLACY\nEAP II\n", "GLACY/EAP II" },
  { "\357\273\277a\tb", "a|b" },
  { "a\tb\n\nc\td\n", "a|b/|/c|d" },
  { "a\tb\tc\nd\n", "a|b|c/d||" },
  { "\ta", "|a" },
  { "a\t\n", "a|" },
  { "\n", "" },

  /* Quotes, as they are written around tabs, line ends and quotes. */
  { "\"a\tb\"\tc\n", "a\tb|c" },
  { "\"one\ntwo\"\tc\nd\te", "one\ntwo|c/d|e" },
  { "\"one\r\ntwo\"\tc", "one\r\ntwo|c" },
  { "\"say \"\"yes\"\"\"\tc", "say \"yes\"|c" },
  { "\"\"\tc", "|c" },
  { "\"\"\"\"\tc", "\"|c" },

  /* Quotes that are only quotes. */
  { "\"Octopus\" project\tb", "\"Octopus\" project|b" },
  { "say \"yes\"\tb", "say \"yes\"|b" },
  { "\"open\tb\nc\td", "\"open|b/c|d" },
  { "5\" disk\tb", "5\" disk|b" },
  { "\"", "\"" },

  /* What was kept from being a formula. */
  { "'=1+1\t'+x\t'-x\t'@x", "=1+1|+x|-x|@x" },
  { "'tis\t'-5\t''=x", "'tis|'-5|'=x" },
  { "=1+1\t-5", "=1+1|-5" },

  /* Plainly a table with other separators. */
  { "a;b\nc;d\n", "a|b/c|d" },
  { "a,b\nc,d\n", "a|b/c|d" },
  { "title;budget\nGLACY;1,5\n", "title|budget/GLACY|1,5" },
  { "a,\"b, c\"\nd,e\n", "a|b, c/d|e" },
  { "a;\"b\nc\"\nd;e\n", "a|b\nc/d|e" },

  /* Plainly not. */
  { "Bucharest, Romania\nDakar, Senegal\n", "Bucharest, Romania/Dakar, Senegal" },
  { "a,b", "a,b" },
  { "a,b\nc\n", "a,b/c" },
  { "a,b\tc\nd,e\tf", "a,b|c/d,e|f" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autoptr (DossierCells) cells = parse (blocks[i].text);
      g_autofree char *shape = dup_shape (cells);

      g_assert_cmpstr (shape, ==, blocks[i].shape);
    }
}

static void
assert_refused (const char *text,
                gssize      length,
                int         code,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCells) cells = dossier_cells_parse (text, length, &error);

  g_assert_null (cells);
  g_assert_error (error, DOSSIER_CELLS_ERROR, code);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
test_refuse (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) high = g_string_new (NULL);
  g_autoptr (DossierCells) cells = NULL;

  assert_refused ("", -1, DOSSIER_CELLS_ERROR_EMPTY, "nothing to paste");
  assert_refused ("\357\273\277", -1, DOSSIER_CELLS_ERROR_EMPTY, "nothing to paste");
  assert_refused ("\0\0", 2, DOSSIER_CELLS_ERROR_EMPTY, "nothing to paste");
  assert_refused ("a\0b", 3, DOSSIER_CELLS_ERROR_NOT_TEXT, "not text");
  assert_refused ("a\377\376b", -1, DOSSIER_CELLS_ERROR_NOT_TEXT, "not text");
  assert_refused ("\377\376a\0", 4, DOSSIER_CELLS_ERROR_NOT_TEXT, "not text");
  assert_refused ("\303", -1, DOSSIER_CELLS_ERROR_NOT_TEXT, "not text");
  assert_refused ("a", (gssize) DOSSIER_CELLS_MAX_BYTES + 1, DOSSIER_CELLS_ERROR_TOO_LARGE, "at once");

  for (guint i = 0; i < DOSSIER_CELLS_MAX_COLUMNS - 1; i++)
    g_string_append_c (wide, '\t');
  cells = parse (wide->str);
  g_assert_cmpuint (dossier_cells_get_n_columns (cells), ==, DOSSIER_CELLS_MAX_COLUMNS);
  g_string_append_c (wide, '\t');
  assert_refused (wide->str, -1, DOSSIER_CELLS_ERROR_TOO_LARGE, "256 columns");

  for (guint i = 0; i <= DOSSIER_CELLS_MAX_ROWS; i++)
    g_string_append (high, "a\n");
  assert_refused (high->str, -1, DOSSIER_CELLS_ERROR_TOO_LARGE, "100000 rows");
}

/* A text of quotes must not make the reader look for their ends again and again. */
static void
test_quotes_are_quick (void)
{
  const char * const patterns[] = { "\"", "\"a\n", "\"\"a\n", "\"\"\"a\n", "a\t\"", "\"\t\"a", "\"\"",
                                    "\";" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DossierCells) cells = NULL;
      gint64 start = g_get_monotonic_time ();

      for (guint n = 0; n < 60000; n++)
        g_string_append (text, patterns[i]);
      cells = dossier_cells_parse (text->str, text->len, NULL);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
    }
}

static const char * const pieces[] = {
  "a", "é", "\"", "\t", "\n", "\r", "\r\n", "'", "=", "+", "-", "@", "5", ".", ",", ";", " ", "<b>", "&",
  "日本", "'=",
};

static char *
dup_random_text (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* A first row of two plain cells, since a block of one column may look like a list. */
static void
test_round_trip (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (DossierCells) cells = dossier_cells_new ();
      g_autoptr (DossierCells) again = NULL;
      g_autofree char *text = NULL;
      guint n_columns = g_rand_int_range (rand, 2, 5);

      for (int rows = g_rand_int_range (rand, 1, 5); rows > 0; rows--)
        {
          dossier_cells_add_row (cells);
          for (guint column = 0; column < n_columns; column++)
            {
              g_autofree char *cell = dup_random_text (rand);

              dossier_cells_add (cells, cell);
            }
        }

      text = dossier_cells_to_text (cells);
      again = parse (text);
      g_assert_cmpuint (dossier_cells_get_n_rows (again), ==, dossier_cells_get_n_rows (cells));
      g_assert_cmpuint (dossier_cells_get_n_columns (again), ==, n_columns);
      for (guint row = 0; row < dossier_cells_get_n_rows (cells); row++)
        for (guint column = 0; column < n_columns; column++)
          g_assert_cmpstr (dossier_cells_get (again, row, column), ==,
                           dossier_cells_get (cells, row, column));
    }
}

static void
test_write (void)
{
  g_autoptr (DossierCells) cells = dossier_cells_new ();
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;

  dossier_cells_add_row (cells);
  dossier_cells_add (cells, "Title");
  dossier_cells_add (cells, "=1+1");
  dossier_cells_add_row (cells);
  dossier_cells_add (cells, "<b>R&D</b>\n\"two\"");

  text = dossier_cells_to_text (cells);
  g_assert_cmpstr (text, ==, "Title\t'=1+1\n\"<b>R&D</b>\n\"\"two\"\"\"\t\n");

  html = dossier_cells_to_html (cells);
  g_assert_nonnull (strstr (html, ">&lt;b&gt;R&amp;D&lt;/b&gt;<br"));
  g_assert_nonnull (strstr (html, ">'=1+1</td>"));
  g_assert_null (strstr (html, "<b>"));
}

static void
test_blank (void)
{
  g_autoptr (DossierCells) cells = parse ("a\tb\n \t\n\n\tx\n");

  g_assert_false (dossier_cells_is_blank (cells, 0));
  g_assert_true (dossier_cells_is_blank (cells, 1));
  g_assert_true (dossier_cells_is_blank (cells, 2));
  g_assert_false (dossier_cells_is_blank (cells, 3));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cells/read", test_read);
  g_test_add_func ("/cells/refuse", test_refuse);
  g_test_add_func ("/cells/quotes-are-quick", test_quotes_are_quick);
  g_test_add_func ("/cells/round-trip", test_round_trip);
  g_test_add_func ("/cells/write", test_write);
  g_test_add_func ("/cells/blank", test_blank);

  return g_test_run ();
}
