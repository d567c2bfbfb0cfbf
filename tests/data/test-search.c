/* test-search.c: words find records, whatever was done to them, and nothing a person types is an
 * instruction. */
#include "dossier-store-private.h"
#include "dossier-test.h"

static void
assert_found (DossierStore *store,
              const char   *table,
              const char   *words,
              const char   *expected)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  dossier_query_search (query, words);
  records = dossier_store_query_records (store, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                            dossier_record_get_title (records->pdata[i], "en"));
  if (!g_str_equal (titles->str, expected))
    g_error ("“%s” finds “%s”, not “%s”", words, titles->str, expected);
}

static void
test_words (void)
{
  static const struct { const char *table, *words, *found; } cases[] = {
    { "programme", "glacy", "GLACY, GLACY+" },
    { "programme", "extended global", "GLACY+" },
    { "programme", "global  \t extended\n", "GLACY+" },
    { "programme", "glo ext", "GLACY+" },
    { "programme", "lobal", "" },
    { "programme", "justice pénale", "GLACY" },
    { "programme", "JUSTICE PENALE", "GLACY" },
    { "country", "geor", "Georgia, South Georgia and the South Sandwich Islands" },
    { "country", "surinam", "Suriname" },
    { "country", "cote ivoire", "Côte d’Ivoire" },
    { "country", "d’ivoire", "Côte d’Ivoire" },
    { "activity", "tbilisi", "2nd regional workshop on international cooperation" },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (store, cases[i].table, cases[i].words, cases[i].found);
}

static void
test_operators_are_words (void)
{
  static const char * const typed[] = {
    "\"", "\"\"", "glacy\"", "AND", "glacy AND", "OR OR", "NOT glacy", "NEAR(glacy)", "title:glacy", "gla*",
      "^glacy",
    "(", ")", "()", "{title} : glacy", "-glacy", "glacy +", "'; DROP TABLE programme; --", "a:b:c",
    "\xff\xfe", "\001",
    "*", "é\xcc", "“glacy”", "gla\"cy",
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new ("programme");
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;

      dossier_query_search (query, typed[i]);
      ids = dossier_store_query (store, query, &error);
      g_assert_no_error (error);
    }
  assert_found (store, "programme", "NOT glacy", "");
  assert_found (store, "programme", "gla*", "GLACY, GLACY+");
  assert_found (store, "programme", "“glacy”", "GLACY, GLACY+");
}

static void
test_random_text (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < 2000; i++)
    {
      char typed[24] = { 0 };
      g_autoptr (DossierQuery) query = dossier_query_new ("programme");
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;

      for (guint c = 0; c < sizeof typed - 1; c++)
        typed[c] = g_test_rand_int_range (0, 3) == 0 ? g_test_rand_int_range (1, 256)
                                                     : "\"*() ANDORNT:^-+"[g_test_rand_int_range (0, 16)];
      dossier_query_search (query, typed);
      ids = dossier_store_query (store, query, &error);
      g_assert_no_error (error);
    }
}

static void
test_no_word_finds_all (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");

  dossier_query_search (query, " … ");
  g_assert_cmpuint (dossier_store_count (store, query), ==, 7);
}

static void
test_after_edit_undo_and_redo (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");

  dossier_test_set (store, record, "objective", "Zebras");
  assert_found (store, "programme", "zebra", "GLACY");
  dossier_test_undo (store);
  assert_found (store, "programme", "zebra", "");
  dossier_test_redo (store);
  assert_found (store, "programme", "zebra", "GLACY");
  dossier_test_set (store, record, "objective", "");
  assert_found (store, "programme", "zebra", "");
  dossier_test_undo (store);
  assert_found (store, "programme", "zebra", "GLACY");

  dossier_test_delete (store, record);
  assert_found (store, "programme", "zebra", "");
  assert_found (store, "activity", "forensics", "");
  dossier_test_undo (store);
  assert_found (store, "programme", "zebra", "GLACY");
  assert_found (store, "activity", "forensics",
                "Digital forensics benchmarking study visit by the Filipino delegation to the Turkish "
                "National Police");
}

/* FTS5 compares its index with the tables. */
static void
check_index (DossierStore *store)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *find = g_strdup_printf ("SELECT count(*) FROM sqlite_schema WHERE name = '%s_search'",
                                               tables[i]->name);
      g_autofree char *check = g_strdup_printf ("INSERT INTO %s_search (%s_search, rank) VALUES "
                                                "('integrity-check', 1)",
                                                tables[i]->name, tables[i]->name);
      g_autoptr (GError) error = NULL;

      if (dossier_database_get_integer (store->database, find) == 0)
        continue;
      dossier_database_execute (store->database, check, &error);
      g_assert_no_error (error);
    }
}

static void
test_index_agrees_after_random_edits (void)
{
  static const char * const texts[] = { "alpha beta", "béta gamma", "", "gamma", "alpha" };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new ("activity");
      g_autoptr (GArray) ids = dossier_store_query (store, query, NULL);
      const char *text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
      g_autoptr (DossierRecord) record = ids->len == 0 ? NULL
        : dossier_store_get (store, "activity",
                             g_array_index (ids, gint64, g_test_rand_int_range (0, ids->len)), NULL);
      int chance = g_test_rand_int_range (0, 10);

      if (record == NULL || chance == 0)
        g_object_unref (dossier_test_add (store, "activity", "title", "t", "description", text, NULL));
      else if (chance == 1)
        dossier_test_delete (store, record);
      else if (chance < 4)
        dossier_store_undo (store, NULL);
      else if (chance < 6)
        dossier_store_redo (store, NULL);
      else
        dossier_test_set (store, record, chance < 8 ? "description" : "outcome_fr", text);
    }
  check_index (store);
}

/* An older version of the program searched other fields: its index is made anew. */
static void
test_index_is_made_anew (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (GError) error = NULL;

  dossier_database_execute (store->database,
                            "DROP TRIGGER programme_search_insert; DROP TRIGGER programme_search_delete;"
                            "DROP TRIGGER programme_search_update; DROP TABLE programme_search;"
                            "CREATE VIRTUAL TABLE programme_search USING fts5 (code, content = 'programme', "
                            "content_rowid = 'id');"
                            "INSERT INTO programme_search (programme_search) VALUES ('rebuild')", &error);
  g_assert_no_error (error);
  assert_found (store, "programme", "extended", "");
  g_object_unref (store);

  store = dossier_test_open (path, 0);
  assert_found (store, "programme", "extended", "GLACY+");
  check_index (store);
  g_object_unref (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/operators-are-words", test_operators_are_words);
  g_test_add_func ("/search/random-text", test_random_text);
  g_test_add_func ("/search/no-word-finds-all", test_no_word_finds_all);
  g_test_add_func ("/search/after-edit-undo-and-redo", test_after_edit_undo_and_redo);
  g_test_add_func ("/search/index-agrees-after-random-edits", test_index_agrees_after_random_edits);
  g_test_add_func ("/search/index-is-made-anew", test_index_is_made_anew);

  return g_test_run ();
}
