/* test-json.c: records as JSON, there and back. */
#include "dossier-json.h"
#include "dossier-test.h"

/* The whole portfolio in the form that is read, from records as they are written. */
static char *
dup_portfolio (DossierStore *store)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  json_object_set_string_member (root, "format", "dossier-portfolio");
  json_object_set_int_member (root, "version", 1);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (tables[i]->name);
      g_autoptr (GPtrArray) records = dossier_store_query_records (store, query, NULL);
      JsonArray *array = json_array_new ();

      for (guint r = 0; r < records->len; r++)
        json_array_add_element (array, dossier_json_from_record (store, records->pdata[r]));
      json_object_set_array_member (root, tables[i]->name, array);
    }
  json_node_set_object (node, root);

  return dossier_json_to_text (node);
}

static void
test_round_trip (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierStore) other = dossier_test_new_store ();
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *read = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (dossier_test_add (store, "programme", "short_title", "“Quotes” \\ and\ttabs", "budget",
                                    "tbd",
                                    "title_fr", "Œuvres", "starts", "as from April 2014", "note",
                                    "two\nlines", NULL));
  g_object_unref (dossier_test_add (store, "programme", "short_title", "Y", "budget", "at least JPY 5000",
                                    NULL));
  text = dup_portfolio (store);
  dossier_json_load (other, text, &error);
  g_assert_no_error (error);

  expected = dossier_test_dup_snapshot (store);
  read = dossier_test_dup_snapshot (other);
  dossier_test_assert_same (read, expected);
}

static JsonObject *
get_object (JsonNode *node)
{
  return json_node_get_object (node);
}

static void
test_record (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) record = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (JsonNode) node = dossier_json_from_record (store, record);
  JsonObject *office = json_object_get_object_member (get_object (node), "office");

  /* 63 bits are more than JavaScript has. */
  g_assert_cmpstr (json_object_get_string_member (get_object (node), "id"), ==, "1431");
  g_assert_cmpstr (json_object_get_string_member (get_object (node), "short_title"), ==, "GLACY");
  g_assert_cmpint (json_object_get_int_member (get_object (node), "budget"), ==, 335000000);
  g_assert_cmpstr (json_object_get_string_member (get_object (node), "budget_currency"), ==, "EUR");
  g_assert_cmpstr (json_object_get_string_member (get_object (node), "starts"), ==, "2013-11");
  g_assert_nonnull (json_object_get_string_member (office, "id"));
  g_assert_nonnull (strstr (json_object_get_string_member (office, "name"), "Cybercrime Programme Office"));
  g_assert_false (json_object_has_member (get_object (node), "subtitle"));
}

/* As a person would write it. */
static void
test_what_people_write (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  dossier_json_load (store, "{ \"format\": \"dossier-portfolio\", \"version\": 1, \"programme\": ["
                     "{ \"id\": \"5000\", \"short_title\": \"P\", \"budget\": \"up to 1.8 million euros\","
                     "  \"starts\": \"Jan 2014\", \"duration\": \"36 months\" },"
                     "{ \"id\": \"5001\", \"short_title\": \"Q\", \"budget\": 800000 } ] }", &error);
  g_assert_no_error (error);

  record = dossier_test_find (store, "programme", "P");
  g_assert_cmpint (dossier_record_get_integer (record, "budget"), ==, 180000000);
  g_assert_cmpstr (dossier_record_get_text (record, "budget_qualifier"), ==, "up_to");
  g_assert_cmpstr (dossier_record_get_text (record, "starts_latest"), ==, "2014-01-31");
  g_assert_cmpint (dossier_record_get_integer (record, "duration"), ==, 36);
  g_object_unref (record);
  record = dossier_test_find (store, "programme", "Q");
  g_assert_cmpint (dossier_record_get_integer (record, "budget"), ==, 80000000);
}

#define HEAD "{ \"format\": \"dossier-portfolio\", \"version\": 1, "

static void
test_refused_as_a_whole (void)
{
  static const struct { const char *text, *sentence; } cases[] = {
    { "", "" },
    { "[", "" },
    { "null", "not a portfolio as JSON" },
    { "[]", "not a portfolio as JSON" },
    { "{}", "not a portfolio as JSON" },
    { "{ \"format\": \"dossier-portfolio\", \"version\": 1 } {}", "not a portfolio as JSON" },
    { "{} { \"format\": \"dossier-portfolio\", \"version\": 1 }", "not a portfolio as JSON" },
    { "5 { \"format\": \"dossier-portfolio\", \"version\": 1 }", "not a portfolio as JSON" },
    { "{ \"format\": \"dossier-portfolio\", \"version\": 1 } \"}\"", "not a portfolio as JSON" },
    { "{ \"format\": 5 }", "not a portfolio as JSON" },
    { "{ \"format\": \"dossier-portfolio\", \"version\": 99 }", "newer version" },
    { HEAD "\"programme\": [ { \"short_title\": \"P\" } ] }", "is not the number of a record" },
    { HEAD "\"programme\": [ { \"id\": 5, \"short_title\": \"P\" } ] }", "is not the number of a record" },
    { HEAD "\"programme\": [ { \"id\": \"-5\" } ] }", "“-5” is not the number of a record" },
    { HEAD "\"programme\": [ { \"id\": \"5\" } ] }", "Short title may not be empty" },
    { HEAD "\"programme\": [ { \"id\": \"5\", \"short_title\": \"P\", \"nonsense\": 1 } ] }",
      "no field “nonsense”" },
    { HEAD "\"programme\": [ { \"id\": \"5\", \"short_title\": [ ] } ] }", "neither a text" },
    { HEAD "\"programme\": [ { \"id\": \"5\", \"short_title\": null } ] }", "neither a text" },
    { HEAD "\"programme\": [ { \"id\": \"5\", \"short_title\": \"P\", \"starts\": \"never\" } ] }",
      "starts: " },
    { HEAD "\"programme\": [ { \"id\": \"5\", \"short_title\": \"P\", \"lifecycle\": \"odd\" } ] }",
      "lifecycle: " },
    { HEAD "\"programme\": [ { \"id\": \"5\", \"short_title\": \"P\", \"office\": \"77\" } ] }",
      "does not exist" },
    { HEAD "\"programme\": [ { \"id\": \"5\", \"short_title\": \"P\", \"budget\": 1, \"budget_currency\": "
           "\"EUR\","
      " \"budget_qualifier\": \"odd\" } ] }", "There is no qualifier" },
    { HEAD "\"programme\": [ { \"id\": \"5\", \"short_title\": \"P\", \"budget\": -1, \"budget_currency\": "
           "\"EUR\" } ] }",
      "breaks a rule" },
    { HEAD "\"programme\": [ 5 ] }", "programme" },
    { HEAD "\"programme\": { } }", "programme" },
    { HEAD "\"programs\": [ ] }", "programs" },
  };
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autofree char *before = dossier_test_dup_snapshot (store);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_false (dossier_json_load (store, cases[i].text, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].sentence) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].sentence);
      after = dossier_test_dup_snapshot (store);
      dossier_test_assert_same (after, before);
    }

  /* And the portfolio can still be written to. */
  g_object_unref (dossier_test_add (store, "series", "name", "A", NULL));
}

static void
test_leaves_no_step (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autofree char *label = NULL;

  g_object_get (store, "undo-label", &label, NULL);
  g_assert_null (label);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/record", test_record);
  g_test_add_func ("/json/round-trip", test_round_trip);
  g_test_add_func ("/json/what-people-write", test_what_people_write);
  g_test_add_func ("/json/refused-as-a-whole", test_refused_as_a_whole);
  g_test_add_func ("/json/leaves-no-step", test_leaves_no_step);

  return g_test_run ();
}
