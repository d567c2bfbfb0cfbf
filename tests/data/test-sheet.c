/* test-sheet.c: what stands on the fact sheets of the sample, and of programmes full or empty. */
#include "report/dossier-draft.h"
#include "dossier-edit.h"
#include "dossier-own.h"
#include "dossier-sheet-private.h"
#include "dossier-sheet-words.h"
#include "report/dossier-draft.h"

static const char * const programmes[] = {
  "GLACY", "Cybercrime@EAP II", "Cybercrime@Octopus", "Cybercrime@EAP III", "iPROCEEDS", "GLACY+",
  "Cybercrime_XR",
};

static DossierStore *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);

  g_assert_no_error (error);
  return store;
}

static DossierRecord *
find (DossierStore *store,
      const char   *name)
{
  g_autoptr (GError) error = NULL;
  DossierRecord *programme = dossier_store_find (store, "programme", name, &error);

  g_assert_no_error (error);
  return programme;
}

static DossierSheet *
create_sheet (DossierStore     *store,
              DossierRecord    *programme,
              DossierPaperSize  paper,
              const char       *language)
{
  g_autoptr (GError) error = NULL;
  DossierSheetOptions options = { paper, language };
  DossierSheet *sheet = dossier_sheet_new (store, programme, &options, &error);

  g_assert_no_error (error);
  return sheet;
}

static DossierRecord *
add_record (DossierStore  *store,
            const char    *table,
            DossierRecord *programme,
            const char    *field,
            const char    *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Test", NULL, &error);
  DossierRecord *record = dossier_record_new (dossier_table_find (table));

  g_assert_no_error (error);
  if (programme != NULL)
    dossier_record_set_link (record, "programme", dossier_record_get_id (programme));
  dossier_edit_set (edit, record, field, text, &error);
  g_assert_no_error (error);
  dossier_edit_save (edit, record, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
  return record;
}

static void
change (DossierStore  *store,
        DossierRecord *record,
        const char    *field,
        const char    *text)
{
  g_autoptr (GError) error = NULL;

  dossier_store_change (store, record, field, text, &error);
  g_assert_no_error (error);
}

static gboolean
shows (DossierSheet *sheet,
       const char   *field)
{
  guint page;
  double y;

  return dossier_sheet_find_field (sheet, field, &page, &y);
}

/* The titles of the sections, in order. */
static char *
dup_sections (DossierSheet *sheet)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const DossierBlock *block = g_ptr_array_index (sheet->blocks, i);

      if (block->title != NULL)
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? "; " : "", block->title);
    }

  return g_string_free (titles, FALSE);
}

static void
assert_sections (DossierSheet *sheet,
                 const char   *expected)
{
  g_autofree char *sections = dup_sections (sheet);

  g_assert_cmpstr (sections, ==, expected);
}

static guint
count_facts (DossierSheet *sheet)
{
  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const DossierBlock *block = g_ptr_array_index (sheet->blocks, i);

      if (block->kind == DOSSIER_BLOCK_FACTS)
        return block->rows->len;
    }

  return 0;
}

/* Each programme of the sample on one page, on both papers and in both languages; only the
 * longest is too long for the shorter paper in French. */
static void
test_one_page (void)
{
  g_autoptr (DossierStore) store = open_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (programmes); i++)
    {
      g_autoptr (DossierRecord) programme = find (store, programmes[i]);
      g_autoptr (DossierSheet) english = create_sheet (store, programme, DOSSIER_PAPER_A4, "en");
      g_autoptr (DossierSheet) letter = create_sheet (store, programme, DOSSIER_PAPER_LETTER, "en");
      g_autoptr (DossierSheet) french = create_sheet (store, programme, DOSSIER_PAPER_A4, "fr");
      g_autoptr (DossierSheet) french_letter = create_sheet (store, programme, DOSSIER_PAPER_LETTER, "fr");
      gboolean is_longest = i == 1;

      g_assert_cmpuint (dossier_sheet_get_n_pages (english), ==, 1);
      g_assert_cmpuint (dossier_sheet_get_n_pages (letter), ==, 1);
      g_assert_cmpuint (dossier_sheet_get_n_pages (french), ==, 1);
      g_assert_cmpuint (dossier_sheet_get_n_pages (french_letter), ==, is_longest ? 2 : 1);
    }
}

static void
test_sections (void)
{
  static const char * const expected[] = {
    "Objective; Key facts; Expected results; Priority countries; Recent activities; Forthcoming activities",
    "Objective; Key facts; Outcome indicators; Countries; Recent activities; Forthcoming activity",
    "Purpose; Key facts; Recent activities",
    "Key facts; Countries",
    "Key facts; Countries",
    "Key facts",
    "Key facts",
  };
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) glacy = find (store, "GLACY");
  g_autoptr (DossierSheet) french = create_sheet (store, glacy, DOSSIER_PAPER_A4, "fr");

  for (guint i = 0; i < G_N_ELEMENTS (programmes); i++)
    {
      g_autoptr (DossierRecord) programme = find (store, programmes[i]);
      g_autoptr (DossierSheet) sheet = create_sheet (store, programme, DOSSIER_PAPER_A4, "en");

      assert_sections (sheet, expected[i]);
    }

  assert_sections (french, "Objectif; Données clés; Résultats attendus; Pays prioritaires; "
                           "Activités récentes; Activités à venir");
}

/* A programme of which only the name is known still has a sheet, with the three facts that always print. */
static void
test_empty (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) programme = add_record (store, "programme", NULL, "short_title", "New");
  g_autoptr (DossierSheet) empty = create_sheet (store, programme, DOSSIER_PAPER_A4, "en");
  g_autoptr (DossierSheet) filled = NULL;
  g_autoptr (DossierRecord) activity = NULL;

  assert_sections (empty, "Key facts");
  g_assert_cmpuint (count_facts (empty), ==, 3);
  g_assert_true (shows (empty, "starts"));
  g_assert_true (shows (empty, "budget"));
  g_assert_true (shows (empty, "contribution"));
  g_assert_false (shows (empty, "objective"));
  g_assert_false (shows (empty, "office"));
  g_assert_false (shows (empty, "activity"));

  change (store, programme, "objective", "To do something.");
  activity = add_record (store, "activity", programme, "title", "Kick-off");
  filled = create_sheet (store, programme, DOSSIER_PAPER_A4, "en");
  assert_sections (filled, "Objective; Key facts; Forthcoming activity");
  g_assert_true (shows (filled, "objective"));
  g_assert_true (shows (filled, "activity"));
}

static void
add_value (DossierStore  *store,
           DossierRecord *indicator,
           const char    *kind,
           const char    *country,
           const char    *period,
           const char    *value)
{
  const char * const fields[][2] = {
    { "kind", kind }, { "country", country }, { "period", period }, { "value", value },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Test", NULL, &error);
  g_autoptr (DossierRecord) record = dossier_record_new (dossier_table_find ("indicator_value"));

  dossier_record_set_link (record, "indicator", dossier_record_get_id (indicator));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      dossier_edit_set (edit, record, fields[i][0], fields[i][1], &error);
      g_assert_no_error (error);
    }
  dossier_edit_save (edit, record, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
assert_state (DossierStore  *store,
              DossierRecord *indicator,
              const char    *language,
              const char    *expected)
{
  DossierDraft draft = { .store = store, .language = language };
  g_autofree char *words = NULL;

  dossier_store_get_as_of (store, &draft.as_of);
  words = dossier_draft_dup_state (&draft, indicator);
  g_assert_cmpstr (words, ==, expected);
}

/* What is measured is printed, with its date, the target and how it stands; the day of the sample is in
 * December 2015. */
static void
test_indicators (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) glacy = find (store, "GLACY");
  g_autoptr (DossierRecord) indicator = add_record (store, "indicator", glacy, "statement", "X");
  g_autoptr (DossierRecord) counted = dossier_store_get (store, "indicator", 1571, NULL);
  g_autoptr (DossierSheet) sheet = NULL;

  change (store, indicator, "rule", "number");
  change (store, indicator, "due", "October 2016");
  assert_state (store, indicator, "en", "no data yet");
  add_value (store, indicator, "target", "", "", "12");
  assert_state (store, indicator, "en", "no data yet · target 12");
  add_value (store, indicator, "actual", "", "2014", "3");
  assert_state (store, indicator, "en", "3 (2014) · target 12");
  add_value (store, indicator, "actual", "", "June 2015", "11");
  assert_state (store, indicator, "en", "11 (June\u00a02015) · target 12 · on track");
  assert_state (store, indicator, "fr", "11 (juin\u00a02015) · cible 12 · en bonne voie");
  change (store, indicator, "due", "October 2015");
  assert_state (store, indicator, "en", "11 (June\u00a02015) · target 12 · not reached");

  assert_state (store, counted, "en", "no data yet");
  add_value (store, counted, "baseline", "51", "", "10");
  add_value (store, counted, "actual", "51", "2015", "12");
  assert_state (store, counted, "en", "data from 1 of 6 countries (2015) · 1 of 12 values reached");

  sheet = create_sheet (store, glacy, DOSSIER_PAPER_A4, "en");
  assert_sections (sheet, "Objective; Key facts; Expected results; Outcome indicators; Priority countries; "
                          "Recent activities; Forthcoming activities");
}

/* Recent and forthcoming follow the day. */
static void
test_as_of (void)
{
  static const struct
  {
    const char *day;
    const char *sections;
  } days[] = {
    { "2015-01-01", "Objective; Key facts; Outcome indicators; Countries; Forthcoming activities" },
    { "2015-12-13", "Objective; Key facts; Outcome indicators; Countries; Recent activities; "
                    "Forthcoming activity" },
    { "2015-12-16", "Objective; Key facts; Outcome indicators; Countries; Recent activities" },
  };
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) programme = find (store, "Cybercrime@EAP II");

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      DossierSheetOptions options = { DOSSIER_PAPER_A4, "en" };
      g_autoptr (DossierSheet) sheet = NULL;

      g_assert_true (dossier_day_from_iso (&options.as_of, days[i].day));
      sheet = dossier_sheet_new (store, programme, &options, NULL);
      assert_sections (sheet, days[i].sections);
    }
}

/* More and more activities: first it stands closer, then in smaller type, then on a second
 * page at full size, and nothing is dropped on the way. */
static void
test_density (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) programme = find (store, "GLACY");
  gboolean was_dense = FALSE, was_compact = FALSE;
  double density = 1;
  guint n_pages = 1;

  for (guint i = 0; n_pages == 1; i++)
    {
      g_autoptr (DossierSheet) sheet = create_sheet (store, programme, DOSSIER_PAPER_A4, "en");
      g_autoptr (DossierRecord) added = add_record (store, "activity", programme, "title", "Workshop");

      g_assert_cmpuint (i, <, 40);
      n_pages = dossier_sheet_get_n_pages (sheet);
      if (!sheet->is_compact && n_pages == 1)
        {
          g_assert_false (was_compact);
          g_assert_cmpfloat (sheet->plan->density, <=, density);
          density = sheet->plan->density;
        }
      was_dense |= sheet->plan->density < 1;
      was_compact |= sheet->is_compact;

      if (n_pages == 2)
        {
          g_assert_false (sheet->is_compact);
          g_assert_cmpfloat (sheet->plan->density, ==, 1);
        }
    }

  g_assert_true (was_dense);
  g_assert_true (was_compact);
}

/* The name with which a paper of @day calls a country, and the notes that this brings. */
static char *
dup_printed (DossierStore *store,
             const char   *code,
             const char   *language,
             const char   *day,
             GPtrArray    *footnotes)
{
  DossierDraft draft = { .store = store, .language = language, .footnotes = footnotes };
  g_autoptr (DossierRecord) country = dossier_store_find (store, "country", code, NULL);

  g_assert_true (dossier_day_from_iso (&draft.as_of, day));
  return dossier_draft_dup_country (&draft, country);
}

/* A country is called as on the day of the paper, and Kosovo* brings its footnote, in the language
 * of the paper and once; what is noted about it for the office does not print. */
static void
test_country_names (void)
{
  static const struct { const char *code; const char *language; const char *day; const char *name;
                        const char *footnote; } cases[] = {
    { "TR", "en", "2015-12-10", "Turkey", NULL },
    { "TR", "en", "2022-07-01", "Türkiye", NULL },
    { "CZ", "fr", "2022-07-01", "Tchéquie", NULL },
    { "XK", "en", "2015-12-10", "Kosovo*", "* Every mention of Kosovo, be it of its territory, its "
      "institutions or its people, is in line with United Nations Security Council Resolution 1244 and "
      "leaves its status open." },
    { "XK", "fr", "2015-12-10", "Kosovo*", "* Toute mention du Kosovo, qu’il s’agisse de son territoire, de "
      "ses institutions ou de sa population, respecte la Résolution 1244 du Conseil de sécurité des Nations "
      "Unies et ne préjuge pas de son statut." },
  };
  g_autoptr (DossierStore) store = open_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) footnotes = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *name = dup_printed (store, cases[i].code, cases[i].language, cases[i].day, footnotes);
      g_autofree char *again = dup_printed (store, cases[i].code, cases[i].language, cases[i].day, footnotes);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (again, ==, name);
      g_assert_cmpuint (footnotes->len, ==, cases[i].footnote != NULL);
      if (cases[i].footnote != NULL)
        g_assert_cmpstr (footnotes->pdata[0], ==, cases[i].footnote);
    }
}

/* The footnote stands at the foot of every page, whether the country is listed or only hosts. */
static void
test_footnote (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) glacy = find (store, "GLACY");
  g_autoptr (DossierRecord) xr = find (store, "Cybercrime_XR");
  g_autoptr (DossierRecord) link = add_record (store, "programme_country", glacy, "country", "Kosovo*");
  g_autoptr (DossierRecord) activity = add_record (store, "activity", xr, "title", "Workshop");
  g_autoptr (DossierSheet) listed = create_sheet (store, glacy, DOSSIER_PAPER_A4, "en");
  g_autoptr (DossierSheet) without = NULL, hosted = NULL;

  g_assert_nonnull (listed->footnotes);
  g_assert_cmpuint (dossier_text_get_n_lines (listed->footnotes), ==, 2);

  change (store, activity, "country", "Kosovo*");
  without = create_sheet (store, xr, DOSSIER_PAPER_A4, "en");
  g_assert_null (without->footnotes);
  change (store, activity, "city", "Pristina");
  hosted = create_sheet (store, xr, DOSSIER_PAPER_A4, "en");
  g_assert_nonnull (hosted->footnotes);
}

static void
test_find_field (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) programme = find (store, "Cybercrime@EAP II");
  g_autoptr (DossierSheet) sheet = create_sheet (store, programme, DOSSIER_PAPER_A4, "en");
  static const char * const top_to_bottom[] = {
    "short_title", "title", "objective", "starts", "budget", "contribution", "office", "contact", "relation",
    "indicator", "programme_country", "activity", "visibility",
  };
  double above = 0;

  for (guint i = 0; i < G_N_ELEMENTS (top_to_bottom); i++)
    {
      guint page = G_MAXUINT;
      double y = 0;

      g_assert_true (dossier_sheet_find_field (sheet, top_to_bottom[i], &page, &y));
      g_assert_cmpuint (page, ==, 0);
      g_assert_cmpfloat (y, >, above);
      above = y;
    }

  g_assert_false (shows (sheet, "colour"));
}

/* Whatever font answers, lines keep their distance, and right-to-left stands at the right. */
static void
test_scripts (void)
{
  static const struct
  {
    const char *words;
    gboolean    is_right_to_left;
  } scripts[] = {
    { "თანამშრომლობა კიბერდანაშაულის წინააღმდეგ ", FALSE },
    { "Համագործակցություն կիբերհանցագործության դեմ ", FALSE },
    { "Международное сотрудничество ", FALSE },
    { "التعاون الدولي في مكافحة الجريمة الإلكترونية ", TRUE },
  };
  DossierPaper *paper = dossier_paper_get ("en", FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (DossierText) text = NULL;
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      for (guint j = 0; j < 11; j++)
        g_string_append (words, scripts[i].words);
      text = dossier_text_new (paper, DOSSIER_STYLE_BODY, 300, 0, words->str);
      dossier_text_draw (text, cr, 0, 0, DOSSIER_COLOUR_NONE);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);

      g_assert_cmpuint (dossier_text_get_n_lines (text), >, 4);
      g_assert_cmpfloat (height, <, dossier_text_get_height (text) + 6);
      g_assert_cmpfloat (height, >, dossier_text_get_height (text) - 13);
      g_assert_cmpfloat (width, <=, 302);
      if (scripts[i].is_right_to_left)
        g_assert_cmpfloat_with_epsilon (x + width, 300, 3);
      else
        g_assert_cmpfloat_with_epsilon (x, 0, 3);

      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Figures stand above one another wherever the style says so; words keep their own widths. */
static void
test_figures (void)
{
  static const char * const words[] = { "C-PROC", "T-CY", "voluntary*" };
  DossierPaper *paper = dossier_paper_get ("fr", FALSE);

  g_assert_cmpfloat_with_epsilon (dossier_paper_measure (paper, DOSSIER_STYLE_LABEL, "EUR 1,111,111"),
                                  dossier_paper_measure (paper, DOSSIER_STYLE_LABEL, "EUR 3,350,000"), 0.01);
  g_assert_cmpfloat_with_epsilon (dossier_paper_measure (paper, DOSSIER_STYLE_LABEL, "11\u202f111 EUR"),
                                  dossier_paper_measure (paper, DOSSIER_STYLE_LABEL, "80\u202f000 EUR"),
                                  0.01);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpfloat_with_epsilon (dossier_paper_measure (paper, DOSSIER_STYLE_LABEL, words[i]),
                                    dossier_paper_measure (paper, DOSSIER_STYLE_BODY, words[i]), 0.01);
}

/* Ten thousand words are ten thousand words, on as many pages as they need. */
static void
test_long_texts (void)
{
  static const char * const fields[] = { "objective", "scope", "scope_note", "visibility", "short_title" };
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) programme = find (store, "GLACY");
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (words, "word%u ", i);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (DossierSheet) sheet = NULL;
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);

      change (store, programme, fields[i], words->str);
      sheet = create_sheet (store, programme, DOSSIER_PAPER_A4, "en");
      g_assert_cmpuint (dossier_sheet_get_n_pages (sheet), >, 5);
      for (guint j = 0; j < dossier_sheet_get_n_pages (sheet); j++)
        dossier_sheet_draw (sheet, cr, j);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);

      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      change (store, programme, fields[i], g_str_equal (fields[i], "short_title") ? "GLACY" : "");
    }
}

/* Several scripts in one line do not push the lines after it off the page. */
static void
test_mixed_scripts (void)
{
  DossierPaper *paper = dossier_paper_get ("en", FALSE);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (DossierText) text = NULL;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height, leading;
  guint n_lines;

  for (guint i = 0; i < 2000; i++)
    g_string_append (words, "abc عربي ქართული Հայերեն 123 ");
  text = dossier_text_new (paper, DOSSIER_STYLE_BODY, 300, 0, words->str);
  leading = dossier_text_get_leading (text);
  n_lines = dossier_text_get_n_lines (text);
  g_assert_cmpuint (n_lines, >, 200);

  dossier_text_draw_lines (text, cr, 0, 0, n_lines - 20, 10);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (y, >, -leading / 2);
  g_assert_cmpfloat (y, <, leading);
  g_assert_cmpfloat (y + height, >, 9 * leading);
  g_assert_cmpfloat (y + height, <, 10.5 * leading);

  dossier_text_draw (text, cr, 0, 0, DOSSIER_COLOUR_NONE);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (y + height, <, (n_lines + 0.5) * leading);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_spelling (void)
{
  static const struct
  {
    const char *language;
    const char *written;
    const char *printed;
  } texts[] = {
    { "en", "EU/COE Joint Project", "EU/CoE Joint Project" },
    { "en", "follow up to TCY Recommendations", "follow up to T-CY Recommendations" },
    { "en", "international co-operation", "international cooperation" },
    { "en", "Review of legislation of Surinam", "Review of legislation of Suriname" },
    { "en", "Review of legislation of Suriname", "Review of legislation of Suriname" },
    { "en", "Support to T-CY 14", "Support to T-CY\302\24014" },
    { "en", "at 10:30; what?", "at 10:30; what?" },
    { "fr", "Quoi ? Ceci : cela ; 10:30", "Quoi\342\200\257? Ceci\302\240: cela\342\200\257; 10:30" },
    { "en", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *printed = dossier_spell (texts[i].written, texts[i].language);

      g_assert_cmpstr (printed, ==, texts[i].printed);
    }
}

static void
test_phrases (void)
{
  g_autofree char *elapsed = dossier_phrase (DOSSIER_WORD_ELAPSED, "en", "25", "36", "70", NULL);
  g_autofree char *title = dossier_spell_title ("on public/private cooperation", "en");
  g_autofree char *name = dossier_spell_title ("iPROCEEDS project", "en");
  g_autofree char *one = dossier_spell_statement (" To do it. ", "en");
  g_autofree char *two = dossier_spell_statement ("To do it. To do more.", "en");

  g_assert_cmpstr (elapsed, ==, "25 of 36 months elapsed (70%)");
  g_assert_cmpstr (title, ==, "Public/private cooperation");
  g_assert_cmpstr (name, ==, "iPROCEEDS project");
  g_assert_cmpstr (one, ==, "To do it");
  g_assert_cmpstr (two, ==, "To do it. To do more.");

  for (DossierWord word = 0; word < DOSSIER_N_WORDS; word++)
    {
      g_assert_nonnull (dossier_word (word, "en"));
      g_assert_nonnull (dossier_word (word, "fr"));
    }
}

/* What the office records beside all that stands at the end of the key facts. */
static void
test_own_fields (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) glacy = find (store, "GLACY");
  g_autoptr (DossierRecord) field = add_record (store, "own_field", NULL, "name", "Desk officer");
  g_autofree char *name = g_strdup_printf ("own_%" G_GINT64_FORMAT, dossier_record_get_id (field));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSheet) without = create_sheet (store, glacy, DOSSIER_PAPER_A4, "en");
  g_autoptr (DossierSheet) with = NULL;

  g_assert_false (shows (without, name));
  dossier_store_change_own (store, glacy, name, "A. Cameron", &error);
  g_assert_no_error (error);
  with = create_sheet (store, glacy, DOSSIER_PAPER_A4, "en");
  g_assert_true (shows (with, name));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/one-page", test_one_page);
  g_test_add_func ("/sheet/sections", test_sections);
  g_test_add_func ("/sheet/empty", test_empty);
  g_test_add_func ("/sheet/indicators", test_indicators);
  g_test_add_func ("/sheet/as-of", test_as_of);
  g_test_add_func ("/sheet/density", test_density);
  g_test_add_func ("/sheet/find-field", test_find_field);
  g_test_add_func ("/sheet/country-names", test_country_names);
  g_test_add_func ("/sheet/footnote", test_footnote);
  g_test_add_func ("/sheet/long-texts", test_long_texts);
  g_test_add_func ("/text/figures", test_figures);
  g_test_add_func ("/text/mixed-scripts", test_mixed_scripts);
  g_test_add_func ("/text/scripts", test_scripts);
  g_test_add_func ("/words/spelling", test_spelling);
  g_test_add_func ("/sheet/own-fields", test_own_fields);
  g_test_add_func ("/words/phrases", test_phrases);

  return g_test_run ();
}
