/* test-hits.c: what a search over the whole portfolio finds, and how it is worded. */
#include "dossier-edit.h"
#include "dossier-hits.h"
#include "dossier-store-private.h"
#include "dossier-test.h"

#include <locale.h>
#include <string.h>

static DossierStore *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);

  g_assert_no_error (error);
  return store;
}

/* A line with its matches in square brackets; spaces that keep words together are like others. */
static char *
mark (const char *text,
      GArray     *matches)
{
  g_autoptr (GString) marked = g_string_new (text);

  for (guint i = matches->len; i > 0; i--)
    {
      const DossierRange *range = &g_array_index (matches, DossierRange, i - 1);

      g_string_insert_c (marked, range->end, ']');
      g_string_insert_c (marked, range->start, '[');
    }

  g_string_replace (marked, "\302\240", " ", 0);
  return g_string_free (g_steal_pointer (&marked), FALSE);
}

/* All hits as "Kind: title | detail", one a line. */
static char *
list_hits (DossierStore *store,
           const char   *words,
           const char   *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = dossier_store_search (store, words, language, 8, &error);
  g_autoptr (GString) list = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const DossierHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *title = mark (hit->title, hit->title_matches);
      g_autofree char *detail = mark (hit->detail, hit->detail_matches);

      g_assert_true (g_utf8_validate (title, -1, NULL));
      g_assert_true (g_utf8_validate (detail, -1, NULL));
      g_string_append_printf (list, "%s: %s | %s\n", dossier_hit_kind_get_label (hit->kind), title, detail);
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
assert_hits (DossierStore *store,
             const char   *words,
             const char   *expected)
{
  g_autofree char *found = list_hits (store, words, "en");

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_finds (DossierStore *store,
              const char   *words,
              const char   *line)
{
  g_autofree char *found = list_hits (store, words, "en");

  if (strstr (found, line) == NULL)
    g_error ("“%s” does not find “%s”, but:\n%s", words, line, found);
}

static void
test_kinds (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autofree char *found = list_hits (store, "cooper", "en");

  g_test_message ("%s", found);
  assert_finds (store, "cooper", "Programmes: Cybercrime@EAP II | International [cooper]ation on cybercrime");
  assert_finds (store, "cooper",
                "Programmes: GLACY | Objective: … to engage in international [cooper]ation on");
  assert_finds (store, "cooper", "Components: 5 · International [cooper]ation | GLACY\n");
  assert_finds (store, "cooper", "Activities: 2nd regional workshop on international [cooper]ation | ");
  assert_finds (store, "cooper",
                "Activities: West Africa/ECOWAS Conference on International [Cooper]ation | Jan or Feb 2016 "
                "· GLACY\n");
  assert_finds (store, "cooper", "Funding: Programmatic [Cooper]ation Framework");
}

static void
test_languages (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autofree char *french = list_hits (store, "formation judi", "fr");

  assert_finds (store, "services repress",
                "Components: 4 · Law enforcement capacities | GLACY · Title: Capacités des [services] "
                "[répress]ifs\n");
  g_assert_nonnull (strstr (french, "3 · [Formation] [judi]ciaire | GLACY\n"));

  /* Accents do not matter, in what is typed nor in what is found. */
  assert_finds (store, "EVALU", "Title: [Évalu]ation des progrès");
}

static void
test_aliases (void)
{
  g_autoptr (DossierStore) store = open_sample ();

  assert_hits (store, "surinam",
               "Activities: Review of legislation of [Surinam] | June and Nov 2015 · Cybercrime@Octopus\n"
               "Countries: [Surinam]e | \n");
  assert_finds (store, "usa", "Countries: United States | Long ISO code: [USA]\n");
  assert_finds (store, "amerique", "Countries: United States | Other names: ");
  assert_finds (store, "amerique", "d’[Amérique]");
  assert_finds (store, "eswatini",
                "Everything else: [Eswatini] | Name of a country in other years · Swaziland\n");
}

/* What somebody wrote is found as it was written, whatever kind of value it is. */
static void
test_values (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) person = dossier_store_find (store, "person", "Alexander Seger", NULL);
  g_autoptr (GError) error = NULL;

  assert_hits (store, "3.35", "Programmes: GLACY | Budget: EUR [3.35] million\n");
  assert_hits (store, "october 2013",
               "Everything else: Committee of Ministers decision | Event of an office · Date: [October] "
               "[2013]\n");
  assert_finds (store, "36", "Programmes: GLACY | Duration: [36] months\n");
  assert_finds (store, "TBC", "Programmes: GLACY+ | Certainty as printed: ([TBC])\n");
  assert_finds (store, "resolution 1244", "Countries: Kosovo* | Footnote: ");
  assert_finds (store, "treaty office chart",
                "Everything else: Greece | Treaty event · Budapest Convention "
                "on Cybercrime · Source: [Treaty] [Office] [chart], ");

  /* A value that stands in the line anyway is not said twice. */
  assert_finds (store, "august 2015", " | [August] [2015] · Turkey · GLACY\n");

  dossier_store_change (store, person, "email", "alexander.seger@example.int", &error);
  g_assert_no_error (error);
  assert_hits (store, "seger@example", "Persons: Alexander Seger | Head of Cybercrime Division · Council of "
               "Europe · E-mail: alexander.[seger@example].int\n");
}

/* An earlier version made the index of fewer columns, in another order, and of some tables none.  Where the
 * file may only be read it stays so: what it finds is told right. */
static void
test_index_of_an_earlier_version (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (GError) error = NULL;

  dossier_database_execute (store->database,
                            "DROP TABLE programme_search; DROP TABLE treaty_event_search;"
                            "CREATE VIRTUAL TABLE programme_search USING fts5 (title, position, short_title, "
                            "content = 'programme', content_rowid = 'id', tokenize = 'unicode61');"
                            "INSERT INTO programme_search (programme_search) VALUES ('rebuild')", &error);
  g_assert_no_error (error);
  g_clear_object (&store);

  store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY);
  assert_finds (store, "extended",
                "Programmes: GLACY+ | EU/COE Joint Project on Global Action on Cybercrime [Extended]\n");
  assert_hits (store, "3.35", "");
  assert_hits (store, "treaty office chart", "");
  g_clear_object (&store);

  store = dossier_test_open (path, 0);
  assert_hits (store, "3.35", "Programmes: GLACY | Budget: EUR [3.35] million\n");
  assert_finds (store, "treaty office chart", "Everything else: Greece | ");
}

static void
test_letters (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autofree char *one = list_hits (store, "o", "en");
  g_autofree char *upper = list_hits (store, "O", "en");
  g_autofree char *cyrillic = list_hits (store, "Ж", "en");

  g_assert_cmpstr (one, ==, upper);
  assert_finds (store, "o", "Octopus");
  assert_finds (store, "g", "Programmes: [G]LACY | ");
  assert_finds (store, "ge", "Countries: [Ge]orgia | ");
  assert_finds (store, "exercise r", "[R]eal-time training [exercise]");
  g_assert_cmpstr (cyrillic, ==, "");
}

static void
test_nothing (void)
{
  static const char * const words[] = { "", "  ", "…", "\"", "*", "(", "^ - :", "xyzzy", "NEAR", "AND",
                                        "\xff\xfe" };
  g_autoptr (DossierStore) store = open_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = dossier_store_search (store, words[i], "en", 8, &error);

      g_assert_no_error (error);
      if (i < 8)
        g_assert_cmpuint (hits->len, ==, 0);
    }
}

static void
test_limit (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (GPtrArray) hits = dossier_store_search (store, "a", "en", 2, NULL);
  guint n[DOSSIER_N_HIT_KINDS] = { 0 };

  for (guint i = 0; i < hits->len; i++)
    n[((const DossierHit *) g_ptr_array_index (hits, i))->kind]++;

  g_assert_cmpuint (n[DOSSIER_HIT_COUNTRY], ==, 2);
  g_assert_cmpuint (n[DOSSIER_HIT_ACTIVITY], ==, 2);
}

/* A record is found the moment it is there, under its new name after an edit, and not after it has gone. */
static void
test_edits (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) glacy = dossier_store_find (store, "programme", "GLACY", NULL);
  g_autoptr (GError) error = NULL;

  dossier_store_change (store, glacy, "short_title", "Quagga & <co>", &error);
  g_assert_no_error (error);
  assert_finds (store, "quag co", "Programmes: [Quag]ga & <[co]> | ");

  dossier_store_undo (store, &error);
  g_assert_no_error (error);
  assert_hits (store, "quag", "");

  dossier_store_remove (store, glacy, &error);
  g_assert_no_error (error);
  assert_hits (store, "glacy decision", "");
}

/* What is far into a text is shown with a few words before it. */
static void
test_long_text (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) glacy = dossier_store_find (store, "programme", "GLACY", NULL);
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append (long_text, "Ää öü ");
  g_string_append (long_text, "needle and thread");

  dossier_store_change (store, glacy, "note", long_text->str, &error);
  g_assert_no_error (error);
  assert_finds (store, "needle", " | Note: … öü Ää öü Ää öü Ää öü Ää öü [needle] and thread\n");
}

static void
test_describe (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) instrument = dossier_store_find (store, "programme", "GLACY", NULL);
  gint64 id = dossier_record_get_id (instrument);
  g_autoptr (DossierHit) hit = dossier_store_describe (store, "programme", id, "en");

  g_assert_cmpstr (hit->title, ==, "GLACY");
  g_assert_cmpstr (hit->detail, ==, "EU/COE Joint Project on Global Action on Cybercrime");
  g_assert_cmpint (hit->programme, ==, id);
  g_assert_cmpuint (hit->title_matches->len, ==, 0);

  g_assert_null (dossier_store_describe (store, "programme", 1, "en"));
  g_assert_null (dossier_store_describe (store, "treaty", 1, "en"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hits/kinds", test_kinds);
  g_test_add_func ("/hits/languages", test_languages);
  g_test_add_func ("/hits/aliases", test_aliases);
  g_test_add_func ("/hits/values", test_values);
  g_test_add_func ("/hits/index-of-an-earlier-version", test_index_of_an_earlier_version);
  g_test_add_func ("/hits/letters", test_letters);
  g_test_add_func ("/hits/nothing", test_nothing);
  g_test_add_func ("/hits/limit", test_limit);
  g_test_add_func ("/hits/edits", test_edits);
  g_test_add_func ("/hits/long-text", test_long_text);
  g_test_add_func ("/hits/describe", test_describe);

  return g_test_run ();
}
