/* test-results.c: the components of a programme as a tree. */
#include <unistd.h>

#include "dossier-results.h"
#include "dossier-store-private.h"
#include "dossier-test.h"
#include "dossier-value.h"

static DossierRecord *
find (DossierStore *store,
      const char   *title)
{
  return dossier_test_find (store, "component", title);
}

/* “1 Strategies, 2 Harmonisat, -1 Judicial t”: numbers, with a line for each step further in. */
static void
assert_tree (DossierStore *store,
             const char   *expected)
{
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GArray) results = dossier_programme_get_results (store, dossier_record_get_id (programme));
  g_autoptr (GString) tree = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const DossierResult *result = &g_array_index (results, DossierResult, i);
      g_autoptr (DossierRecord) component = dossier_store_get (store, "component", result->id, NULL);

      g_string_append_printf (tree, "%s%.*s%u %.4s", i > 0 ? ", " : "", (int) result->depth, "------",
                              result->number, dossier_record_get_text (component, "title"));
    }

  g_assert_cmpstr (tree->str, ==, expected);
}

static void
put_below (DossierStore *store,
           const char   *title,
           const char   *parent)
{
  g_autoptr (DossierRecord) component = find (store, title);
  g_autoptr (DossierRecord) above = find (store, parent);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (above));

  dossier_test_set (store, component, "parent", id);
}

static void
test_tree (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  assert_tree (store, "1 Stra, 2 Harm, 3 Judi, 4 Law , 5 Inte, 6 Info, 7 Asse");

  put_below (store, "Strategies and engagement of decision-makers", "Information sharing");
  put_below (store, "Judicial training", "Harmonisation of legislation");
  put_below (store, "Harmonisation of legislation", "Information sharing");
  assert_tree (store, "1 Law , 2 Inte, 3 Info, -1 Stra, -2 Harm, --1 Judi, 4 Asse");

  /* That of another programme is not in this list. */
  put_below (store, "Law enforcement capacities",
             "To ensure the organisation of the annual Octopus conferences");
  assert_tree (store, "1 Law , 2 Inte, 3 Info, -1 Stra, -2 Harm, --1 Judi, 4 Asse");
}

/* Nothing is above itself; where another program wrote that, nothing is lost from the list. */
static void
test_circle (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) strategies = find (store, "Strategies and engagement of decision-makers");
  g_autoptr (DossierRecord) training = find (store, "Judicial training");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (training));
  g_autoptr (GError) error = NULL;

  put_below (store, "Judicial training", "Harmonisation of legislation");
  put_below (store, "Harmonisation of legislation", "Strategies and engagement of decision-makers");
  g_assert_false (dossier_store_change (store, strategies, "parent", id, &error));
  g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "Nothing can be part of itself.");
  g_clear_error (&error);
  g_clear_object (&strategies);

  dossier_database_execute (store->database, "UPDATE component SET parent = (SELECT id FROM component WHERE"
                        " title = 'Judicial training') WHERE title LIKE 'Strategies%'", &error);
  g_assert_no_error (error);
  assert_tree (store, "1 Law , 2 Inte, 3 Info, 4 Asse, 5 Stra, -1 Harm, --1 Judi");
}

static gint64
find_place (DossierStore *store,
            const char   *title,
            int           places)
{
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) component = find (store, title);
  g_autoptr (GArray) results = dossier_programme_get_results (store, dossier_record_get_id (programme));

  return dossier_results_find_place (results, dossier_record_get_id (component), places);
}

static void
assert_place (DossierStore *store,
              const char   *title,
              int           places,
              const char   *expected)
{
  gint64 id = find_place (store, title, places);
  g_autoptr (DossierRecord) place = id != 0 ? dossier_store_get (store, "component", id, NULL) : NULL;

  g_assert_cmpstr (place != NULL ? dossier_record_get_text (place, "title") : NULL, ==, expected);
}

static void
test_places (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  put_below (store, "Harmonisation of legislation", "Strategies and engagement of decision-makers");
  put_below (store, "Judicial training", "Strategies and engagement of decision-makers");
  assert_place (store, "Judicial training", -1, "Harmonisation of legislation");
  assert_place (store, "Judicial training", 1, NULL);
  assert_place (store, "Harmonisation of legislation", -1, NULL);
  assert_place (store, "Strategies and engagement of decision-makers", 1, "Law enforcement capacities");
  assert_place (store, "International cooperation", -1, "Law enforcement capacities");
  assert_place (store, "Law enforcement capacities", -1, "Strategies and engagement of decision-makers");
  assert_place (store, "Law enforcement capacities", 2, "Information sharing");
  assert_place (store, "Law enforcement capacities", 9, NULL);
  assert_place (store, "Law enforcement capacities", 0, NULL);
}

/* Many: what a stranger wrote into the file keeps nobody waiting, and nothing of it is left out. */

#define MANY 100000
#define SECONDS_BEFORE_IT_HANGS 60

/* Components 1 to MANY of a programme of their own; @parent says in SQL to what component i contributes. */
static GArray *
get_many (DossierStore *store,
          const char   *parent)
{
  g_autoptr (DossierRecord) programme = dossier_test_add (store, "programme", "short_title", "Many", NULL);
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
    "INSERT INTO component (id, programme, title, position, parent) "
    "SELECT i, %" G_GINT64_FORMAT ", 'x', i, %s FROM n", MANY, dossier_record_get_id (programme), parent);
  g_autoptr (GError) error = NULL;

  dossier_database_execute (store->database, sql, &error);
  g_assert_no_error (error);

  alarm (SECONDS_BEFORE_IT_HANGS);
  return dossier_programme_get_results (store, dossier_record_get_id (programme));
}

static void
assert_result (GArray *results,
               guint   place,
               gint64  id,
               guint   depth,
               guint   number)
{
  const DossierResult *result = &g_array_index (results, DossierResult, place);

  g_assert_cmpuint (results->len, ==, MANY);
  g_assert_cmpint (result->id, ==, id);
  g_assert_cmpuint (result->depth, ==, depth);
  g_assert_cmpuint (result->number, ==, number);
}

static void
test_long_chain (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (GArray) results = get_many (store, "nullif (i - 1, 0)");

  for (guint i = 0; i < MANY; i++)
    assert_result (results, i, i + 1, i, 1);
  g_assert_cmpint (dossier_results_find_place (results, MANY, -1), ==, 0);
  g_assert_cmpint (dossier_results_find_place (results, 1, 1), ==, 0);
  g_assert_cmpint (dossier_results_find_place (results, MANY / 2, 1), ==, 0);
  alarm (0);
}

/* Each comes after the one it is above of. */
static void
test_long_chain_upwards (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (GArray) results = get_many (store, "nullif (i + 1, " G_STRINGIFY (MANY) " + 1)");

  for (guint i = 0; i < MANY; i++)
    assert_result (results, i, MANY - i, i, 1);
  alarm (0);
}

static void
test_wide_fan (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (GArray) results = get_many (store, "CASE i WHEN 1 THEN NULL ELSE 1 END");

  assert_result (results, 0, 1, 0, 1);
  for (guint i = 1; i < MANY; i++)
    assert_result (results, i, i + 1, 1, i);
  g_assert_cmpint (dossier_results_find_place (results, MANY, -1), ==, MANY - 1);
  g_assert_cmpint (dossier_results_find_place (results, MANY, -MANY), ==, 0);
  g_assert_cmpint (dossier_results_find_place (results, 2, MANY - 2), ==, MANY);
  g_assert_cmpint (dossier_results_find_place (results, 2, MANY - 1), ==, 0);
  alarm (0);
}

/* What hangs below a circle is listed as well, and the circle ends where it began. */
static void
test_large_circle (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (GArray) results = get_many (store, "CASE i WHEN 1 THEN " G_STRINGIFY (MANY) " ELSE i - 1 END");

  for (guint i = 0; i < MANY; i++)
    assert_result (results, i, i + 1, i, 1);
  alarm (0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/results/tree", test_tree);
  g_test_add_func ("/results/circle", test_circle);
  g_test_add_func ("/results/places", test_places);
  g_test_add_func ("/results/many/chain", test_long_chain);
  g_test_add_func ("/results/many/chain-upwards", test_long_chain_upwards);
  g_test_add_func ("/results/many/fan", test_wide_fan);
  g_test_add_func ("/results/many/circle", test_large_circle);

  return g_test_run ();
}
