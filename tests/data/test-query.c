/* test-query.c: what is asked for in the field's words is what is found. */
#include "dossier-test.h"

static DossierStore *store;

static GDate
day (int year,
     int month,
     int day_of_month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day_of_month, month, year);
  return date;
}

static char *
dup_titles (DossierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dossier_store_query_records (store, query, &error);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = dossier_store_dup_title (store, records->pdata[i], "en");
      g_auto (GStrv) words = g_strsplit (title, " ", 3);

      g_string_append_printf (titles, "%s%s %s", i > 0 ? ", " : "", words[0],
                              words[1] != NULL ? words[1] : "");
      if (titles->str[titles->len - 1] == ' ')
        g_string_truncate (titles, titles->len - 1);
    }
  g_assert_cmpuint (dossier_store_count (store, query), >=, records->len);

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

/* The first two words of each title found. */
static void
assert_found (DossierQuery *query,
              const char   *expected)
{
  g_autofree char *titles = dup_titles (query);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_match (void)
{
  g_autoptr (DossierQuery) by_text = dossier_query_new ("programme");
  g_autoptr (DossierQuery) by_any = dossier_query_new ("programme");
  g_autoptr (DossierQuery) by_unset = dossier_query_new ("programme");
  g_autoptr (DossierQuery) by_link = dossier_query_new ("activity");
  g_autoptr (DossierRecord) france = dossier_test_find (store, "country", "FR");
  const char *codes[] = { "XR", "IPRO", "nonsense", NULL };
  const char *nothing[] = { NULL };

  dossier_query_match_text (by_text, "certainty", "tbc");
  assert_found (by_text, "iPROCEEDS, GLACY+, Cybercrime_XR");
  dossier_query_match_any (by_any, "code", codes);
  assert_found (by_any, "iPROCEEDS, Cybercrime_XR");
  dossier_query_match_any (by_any, "code", nothing);
  assert_found (by_any, "");
  dossier_query_match_unset (by_unset, "starts");
  assert_found (by_unset, "Cybercrime_XR");
  dossier_query_match (by_link, "country", dossier_record_get_id (france));
  assert_found (by_link, "Octopus Conference, Support to");
}

/* What a person typed is data, never SQL. */
static void
test_values_are_bound (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");

  dossier_query_match_text (query, "code", "' OR 1 = 1 --");
  assert_found (query, "");
}

static void
test_linked (void)
{
  g_autoptr (DossierQuery) funders = dossier_query_new ("organisation");
  g_autoptr (DossierQuery) of_one = dossier_query_new ("organisation");
  g_autoptr (DossierQuery) others = dossier_query_new ("organisation");
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");

  dossier_query_linked_from (of_one, "contribution", "organisation", "programme",
                             dossier_record_get_id (glacy));
  assert_found (of_one, "Council of, European Union");

  dossier_query_linked_from (funders, "contribution", "organisation", NULL, 0);
  dossier_query_not_linked_from (others, "contribution", "organisation");
  g_assert_cmpuint (dossier_store_count (store, funders) + dossier_store_count (store, others), ==,
                    dossier_test_count (store, "organisation"));
}

static void
assert_within (const GDate *from,
               const GDate *to,
               gboolean     certainly,
               const char  *expected)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity");

  dossier_query_within (query, "date", from, to, certainly);
  assert_found (query, expected);
}

/* January 2016 certainly holds one activity of the deck and possibly two. */
static void
test_within (void)
{
  GDate january = day (2016, 1, 1), end_of_january = day (2016, 1, 31);
  GDate august = day (2015, 8, 1), end_of_august = day (2015, 8, 31);
  GDate june = day (2015, 6, 1), end_of_june = day (2015, 6, 30);
  GDate december = day (2015, 12, 1);

  assert_within (&january, &end_of_january, TRUE, "Scoping mission");
  assert_within (&january, &end_of_january, FALSE, "West Africa/ECOWAS, Scoping mission");

  /* June and November: not in August, although its bounds enclose it. */
  assert_within (&august, &end_of_august, FALSE, "Digital forensics");
  assert_within (&june, &end_of_june, FALSE, "Octopus Conference, Review of");
  assert_within (&june, &end_of_june, TRUE, "Octopus Conference");

  assert_within (NULL, &end_of_june, FALSE, "Octopus Conference, Review of");
  assert_within (&december, NULL, TRUE, "Support to, 2nd regional, West Africa/ECOWAS, Scoping mission");
}

static void
assert_timing (DossierTiming  timing,
               const GDate   *as_of,
               const char    *expected)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity");

  dossier_query_timing (query, "date", timing, as_of);
  assert_found (query, expected);
}

static void
test_timing (void)
{
  GDate as_of = day (2015, 12, 10), inside = day (2015, 12, 15), early = day (2016, 1, 13);

  assert_timing (DOSSIER_TIMING_FORTHCOMING, &as_of, "2nd regional, West Africa/ECOWAS, Scoping mission");
  assert_timing (DOSSIER_TIMING_NOW, &as_of, "");
  assert_timing (DOSSIER_TIMING_UNDATED, &as_of, "");
  assert_timing (DOSSIER_TIMING_NOW, &inside, "2nd regional");
  assert_timing (DOSSIER_TIMING_NOW, &early, "West Africa/ECOWAS, Scoping mission");
  assert_timing (DOSSIER_TIMING_FORTHCOMING, &early, "");
}

/* Every record is on exactly one side of a day. */
static void
test_timing_is_complete (void)
{
  g_autoptr (DossierStore) own = dossier_test_new_sample ();
  static const char * const dates[] = {
    "", "2015-12-10", "2015-12", "2014/2016", "2015-11-30/2015-12-09", "2015-12-11", "as from April 2014",
    "by April 2016", "June and November 2015", "January/February 2016", "../2014", "2017/..",
    "2015-12-01/2015-12-31",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    g_object_unref (dossier_test_add (own, "activity", "title", "x", "date", dates[i], NULL));

  for (int offset = -800; offset < 800; offset += 7)
    {
      GDate as_of = day (2015, 12, 10);
      guint sum = 0;

      if (offset < 0)
        g_date_subtract_days (&as_of, -offset);
      else
        g_date_add_days (&as_of, offset);
      for (int timing = DOSSIER_TIMING_FORTHCOMING; timing <= DOSSIER_TIMING_UNDATED; timing++)
        {
          g_autoptr (DossierQuery) query = dossier_query_new ("activity");

          dossier_query_timing (query, "date", timing, &as_of);
          sum += dossier_store_count (own, query);
        }
      g_assert_cmpuint (sum, ==, dossier_test_count (own, "activity"));
    }
}

static void
test_order (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");

  assert_found (query,
                "GLACY, Cybercrime@EAP II, Cybercrime@Octopus, Cybercrime@EAP III, iPROCEEDS, GLACY+, "
                "Cybercrime_XR");
  dossier_query_order (query, "short_title", FALSE);
  assert_found (query,
                "Cybercrime@EAP II, Cybercrime@EAP III, Cybercrime@Octopus, Cybercrime_XR, GLACY, GLACY+, "
                "iPROCEEDS");
  dossier_query_order (query, "starts", TRUE);
  assert_found (query,
                "GLACY+, iPROCEEDS, Cybercrime@EAP III, Cybercrime@EAP II, Cybercrime@Octopus, GLACY, "
                "Cybercrime_XR");
  dossier_query_order (query, "budget", FALSE);
  assert_found (query,
                "Cybercrime_XR, Cybercrime@EAP III, Cybercrime@EAP II, Cybercrime@Octopus, GLACY, "
                "iPROCEEDS, GLACY+");
}

static void
test_order_by_link (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity");

  dossier_query_match_text (query, "type", "workshop");
  dossier_query_order (query, "country", FALSE);
  assert_found (query, "Workshop on, 2nd regional");
  dossier_query_order (query, "country", TRUE);
  assert_found (query, "2nd regional, Workshop on");
}

static void
test_limit (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");

  dossier_query_limit (query, 2);
  assert_found (query, "GLACY, Cybercrime@EAP II");
  g_assert_cmpuint (dossier_store_count (store, query), ==, 7);
}

static void
test_sum (void)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");
  g_autoptr (DossierSum) sum = NULL;
  g_autofree char *text = NULL;

  dossier_query_match_text (query, "lifecycle", "implementation");
  sum = dossier_store_sum (store, query, "budget");
  text = dossier_sum_format (sum, "en");
  g_assert_cmpstr (text, ==, "up to EUR\u00a05.95\u00a0million");
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  store = dossier_test_new_sample ();

  g_test_add_func ("/query/match", test_match);
  g_test_add_func ("/query/values-are-bound", test_values_are_bound);
  g_test_add_func ("/query/linked", test_linked);
  g_test_add_func ("/query/within-certainly-and-possibly", test_within);
  g_test_add_func ("/query/timing", test_timing);
  g_test_add_func ("/query/timing-is-complete", test_timing_is_complete);
  g_test_add_func ("/query/order", test_order);
  g_test_add_func ("/query/order-by-link", test_order_by_link);
  g_test_add_func ("/query/limit", test_limit);
  g_test_add_func ("/query/sum", test_sum);
  status = g_test_run ();

  g_object_unref (store);
  return status;
}
