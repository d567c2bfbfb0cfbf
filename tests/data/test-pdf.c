/* test-pdf.c: fact sheets as files: what readers of PDF find in them, and what is left after a failure. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "dossier-edit.h"
#include "dossier-pdf.h"

typedef struct
{
  DossierStore *store;
  GPtrArray    *programmes;
  char         *folder;
  char         *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const names[] = { "GLACY", "Cybercrime@EAP II", "Cybercrime_XR" };
  g_autoptr (GError) error = NULL;

  fixture->store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);
  g_assert_no_error (error);
  fixture->programmes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (fixture->programmes, dossier_store_find (fixture->store, "programme", names[i], &error));
  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("dossier-pdf-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "sheets.pdf", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  /* Fails if anything else was left in it. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_ptr_array_unref (fixture->programmes);
  g_object_unref (fixture->store);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
print_sheets (Fixture       *fixture,
              const char    *language,
              GCancellable  *cancellable,
              GError       **error)
{
  DossierSheetOptions options = { DOSSIER_PAPER_A4, language };
  DossierPdfJob job = { fixture->path, cancellable };

  return dossier_pdf_write_fact_sheets (fixture->store, fixture->programmes, &options, &job, error);
}

static void
count_sheet (guint    n_done,
             guint    n_sheets,
             gpointer user_data)
{
  guint *n_calls = user_data;

  g_assert_cmpuint (n_done, ==, ++*n_calls);
  g_assert_cmpuint (n_sheets, ==, 3);
}

static void
cancel_after_first (guint    n_done,
                    guint    n_sheets,
                    gpointer user_data)
{
  g_assert_cmpuint (n_done, ==, 1);
  g_cancellable_cancel (user_data);
}

static char *
with_plain_spaces (char *text)
{
  g_autofree char *taken = text;
  g_auto (GStrv) parts = g_strsplit (taken, "\302\240", -1);

  return g_strjoinv (" ", parts);
}

/* What a tool of poppler says about the file, or %NULL with the test skipped where there is none. */
static char *
ask (Fixture    *fixture,
     const char *tool,
     const char *option,
     const char *last)
{
  const char *arguments[] = { tool, option, fixture->path, last, NULL };
  g_autofree char *program = g_find_program_in_path (tool);
  g_autoptr (GError) error = NULL;
  char *answer = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &answer, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return with_plain_spaces (answer);
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
test_language (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const cases[][2] = { { "en", "/Lang (en-GB)" }, { "fr", "/Lang (fr)" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (print_sheets (fixture, cases[i][0], NULL, NULL));
      g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
      g_assert_nonnull (g_strstr_len (bytes + size - 1024, 1024, cases[i][1]));
    }
}

static void
test_identical (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size, second_size;

  g_assert_true (print_sheets (fixture, "en", NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &first, &first_size, NULL));
  g_usleep (1100 * 1000);
  g_assert_true (print_sheets (fixture, "en", NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &second, &second_size, NULL));

  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
test_metadata (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *several = NULL;
  g_autofree char *one = NULL;

  g_assert_true (print_sheets (fixture, "en", NULL, NULL));
  several = ask (fixture, "pdfinfo", "-isodates", NULL);
  g_ptr_array_set_size (fixture->programmes, 1);
  g_assert_true (print_sheets (fixture, "fr", NULL, NULL));
  one = ask (fixture, "pdfinfo", "-isodates", NULL);
  if (several == NULL || one == NULL)
    return;

  assert_contains (several, "Project fact sheets");
  assert_contains (several, "GLACY, Cybercrime@EAP II, Cybercrime_XR");
  assert_contains (several, "Cybercrime Programme Office of the Council of Europe");
  assert_contains (several, "technical cooperation, en");
  assert_contains (several, "2015-12-10T00:00:00");
  assert_contains (several, "Tagged:          yes");
  assert_contains (several, "Pages:           3");
  assert_contains (several, "PDF version:     1.4");
  assert_contains (one, "GLACY: Fiche de projet");
  assert_contains (one, "coopération technique, fr");
  assert_contains (one, "Pages:           1");
}

/* One root, headings, and nothing beside the innermost tags. */
static void
test_structure (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const expected[] = {
    "H1 (block)\n    \"GLACY\"", "H2 (block)\n    \"Objective\"", "TH\n        \"Funding\"",
    "\"www.coe.int/cybercrime\"", "Lbl (block)\n        \"1\"", "TD\n        \"Mauritius\"",
  };
  g_autofree char *structure = NULL;

  g_assert_true (print_sheets (fixture, "en", NULL, NULL));
  structure = ask (fixture, "pdfinfo", "-struct-text", NULL);
  if (structure == NULL)
    return;

  g_assert_true (g_str_has_prefix (structure, "Document\n"));
  g_assert_null (strstr (structure, "\nDocument"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_contains (structure, expected[i]);
}

static void
test_outline (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const expected[] = {
    "<item page=\"1\">GLACY</item>", "<item page=\"1\">Expected results</item>",
    "<item page=\"2\">Cybercrime@EAP II</item>", "<item page=\"2\">Outcome indicators</item>",
    "<item page=\"3\">Cybercrime_XR</item>",
  };
  g_autofree char *outline = NULL;

  g_assert_true (print_sheets (fixture, "en", NULL, NULL));
  outline = ask (fixture, "pdftohtml", "-xml", "-stdout");
  if (outline == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_contains (outline, expected[i]);
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const expected[] = {
    "25 of 36 months elapsed (70%)", "EUR 3.35 million", "62 activities in 2015", "Extended by GLACY+",
    "Follows CyberCrime@EAP; followed by Cybercrime@EAP III", "T-CY Recommendations",
    "By month 30 (Oct 2017)", "Implemented by the Council of Europe.", "Page 1 of 1", "to be identified",
    "As of 10 December 2015", "Planned, to be confirmed",
  };
  g_autofree char *text = NULL;

  g_assert_true (print_sheets (fixture, "en", NULL, NULL));
  text = ask (fixture, "pdftotext", "-layout", "-");
  if (text == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_contains (text, expected[i]);
}

/* Kosovo* has its footnote where it is printed, in the language of the sheet, and no other note. */
static void
test_footnote (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct { const char *language; const char *footnote; } cases[] = {
    { "en", "* Every mention of Kosovo, be it of its territory" },
    { "fr", "* Toute mention du Kosovo, qu’il s’agisse de son territoire" },
  };
  g_autoptr (DossierEdit) edit = dossier_store_begin (fixture->store, "Test", NULL, NULL);
  g_autoptr (DossierRecord) link = dossier_record_new (dossier_table_find ("programme_country"));

  dossier_record_set_link (link, "programme", dossier_record_get_id (fixture->programmes->pdata[0]));
  g_assert_true (dossier_edit_set (edit, link, "country", "XK", NULL));
  g_assert_true (dossier_edit_save (edit, link, NULL) && dossier_edit_commit (edit, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (print_sheets (fixture, cases[i].language, NULL, NULL));
      text = ask (fixture, "pdftotext", "-layout", "-");
      if (text == NULL)
        return;

      assert_contains (text, "Kosovo*");
      assert_contains (text, cases[i].footnote);
      g_assert_null (strstr (text, "ISO 3166"));
    }
}

/* The figures of a line agree with each other, also when only the end was changed. */
static void
test_new_end (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DossierRecord) glacy = dossier_store_find (fixture->store, "programme", "GLACY", NULL);
  g_autofree char *text = NULL;

  g_assert_true (dossier_store_change (fixture->store, glacy, "ends", "March 2017", NULL));
  g_assert_true (print_sheets (fixture, "en", NULL, NULL));
  text = ask (fixture, "pdftotext", "-layout", "-");
  if (text != NULL)
    assert_contains (text, "25 of 41 months elapsed (62%)");
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  DossierSheetOptions options = { DOSSIER_PAPER_LETTER, NULL };
  guint n_calls = 0;
  DossierPdfJob job = { fixture->path, NULL, count_sheet, &n_calls };

  g_assert_true (dossier_pdf_write_fact_sheets (fixture->store, fixture->programmes, &options, &job, NULL));
  g_assert_cmpuint (n_calls, ==, 3);
}

/* Stopped half-way, the file that was there is still there. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  DossierSheetOptions options = { DOSSIER_PAPER_A4, "en" };
  DossierPdfJob job = { fixture->path, cancellable, cancel_after_first, cancellable };
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  g_assert_false (dossier_pdf_write_fact_sheets (fixture->store, fixture->programmes, &options, &job,
                                                 &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
}

static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) full = NULL;
  DossierSheetOptions options = { DOSSIER_PAPER_A4, "en" };
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", "sheets.pdf", NULL);
  DossierPdfJob job = { missing };

  g_assert_false (dossier_pdf_write_fact_sheets (fixture->store, fixture->programmes, &options, &job,
                                                 &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  assert_contains (error->message, missing);
  assert_contains (error->message, "No such file or directory. Choose another place.");

  /* A folder is in the way: the temporary file is taken away again. */
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_false (print_sheets (fixture, "en", NULL, &full));
  g_assert_nonnull (full);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
}

/* One wrong click would lose everything. */
static void
test_over_portfolio (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  g_clear_object (&fixture->store);
  fixture->store = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, NULL);

  for (guint is_open = 0; is_open < 2; is_open++)
    {
      g_autoptr (GError) error = NULL;

      g_clear_object (&fixture->store);
      g_clear_pointer (&before, g_free);
      g_clear_pointer (&after, g_free);
      g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
      fixture->store = dossier_store_open (is_open ? fixture->path : ":memory:",
                                           DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, NULL);
      g_assert_false (print_sheets (fixture, "en", NULL, &error));
      assert_contains (error->message, "is a portfolio and was left as it is. Choose another name.");
      g_clear_object (&fixture->store);
      g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
      g_assert_cmpmem (before, length_before, after, length_after);
    }

  fixture->store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE, NULL);
}

static void
test_over_pipe (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_false (print_sheets (fixture, "en", NULL, &error));
  assert_contains (error->message, "is not a file that can be replaced.");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*run) (Fixture       *fixture,
                      gconstpointer  data);
  } tests[] = {
    { "/pdf/identical",  test_identical },
    { "/pdf/language",   test_language },
    { "/pdf/metadata",   test_metadata },
    { "/pdf/structure",  test_structure },
    { "/pdf/outline",    test_outline },
    { "/pdf/text",       test_text },
    { "/pdf/footnote",   test_footnote },
    { "/pdf/new-end",    test_new_end },
    { "/pdf/progress",   test_progress },
    { "/pdf/cancel",     test_cancel },
    { "/pdf/unwritable", test_unwritable },
    { "/pdf/over-portfolio", test_over_portfolio },
    { "/pdf/over-pipe",  test_over_pipe },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
