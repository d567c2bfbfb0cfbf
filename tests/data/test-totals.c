/* test-totals.c: sums that are sentences: participants, and a budget by calendar year. */
#include "dossier-budget.h"
#include "dossier-participation.h"
#include "dossier-test.h"

static char *
dup_plain (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\u00a0", -1);

  return g_strjoinv (" ", parts);
}

static void
assert_participants (DossierStore  *store,
                     DossierRecord *activity,
                     const char    *expected)
{
  g_autofree char *total = dossier_participation_dup_total (store, activity, "en");

  g_assert_cmpstr (total, ==, expected);
}

/* Those whose sex nobody recorded are neither women nor men. */
static void
test_participants (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) activity = dossier_test_add (store, "activity", "programme", "GLACY", "title",
                                                         "Moot court", NULL);
  g_autoptr (DossierRecord) tonga = NULL, senegal = NULL, others = NULL;

  assert_participants (store, activity, "");
  tonga = dossier_test_add (store, "participation", "activity", "Moot court", "country", "Tonga", "women",
                            "12", "men", "1", NULL);
  assert_participants (store, activity, "13: 12 women, 1 man");
  senegal = dossier_test_add (store, "participation", "activity", "Moot court", "country", "Senegal", "total",
                              "7", NULL);
  assert_participants (store, activity, "20: 12 women, 1 man, 7 not stated");
  others = dossier_test_add (store, "participation", "activity", "Moot court", "women", "1", "other", "2",
                             "total", "5", NULL);
  assert_participants (store, activity, "25: 13 women, 1 man, 2 other, 9 not stated");

  dossier_test_delete (store, tonga);
  dossier_test_delete (store, others);
  assert_participants (store, activity, "7");
}

static void
assert_years (DossierStore  *store,
              DossierRecord *version,
              const char    *expected)
{
  g_autofree char *years = dossier_budget_dup_years (store, version, "en");
  g_autofree char *plain = dup_plain (years);

  g_assert_cmpstr (plain, ==, expected);
}

static void
add_line (DossierStore *store,
          const char   *amount,
          const char   *period)
{
  g_autoptr (DossierRecord) line =
    dossier_test_add (store, "budget_line", "budget_version", "Version 1", "title", "Line", "amount", amount,
                      "period", period, NULL);
}

/* What is over several years is not divided, and currencies stay apart. */
static void
test_years (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) version =
    dossier_test_add (store, "budget_version", "programme", "GLACY", "title", "Version 1", NULL);
  g_autoptr (DossierRecord) rate = NULL;

  assert_years (store, version, "");
  add_line (store, "EUR 50000", "Nov 2013 to Oct 2016");
  assert_years (store, version, "");
  add_line (store, "EUR 200000", "2015");
  add_line (store, "EUR 100000", "2014");
  add_line (store, "EUR 1000", "Sept 2015");
  assert_years (store, version, "2014: EUR 100,000 · 2015: EUR 201,000 · of no single year: EUR 50,000");
  add_line (store, "up to USD 9000", "3 Mar 2014");
  assert_years (store, version, "2014: EUR 100,000 + up to USD 9,000\n2015: EUR 201,000\n"
                                "of no single year: EUR 50,000\n(no exchange rate for USD by 10 Dec 2015)");

  /* Each year is converted for itself, and the rate of all of them said once. */
  rate = dossier_test_add (store, "exchange_rate", "from_currency", "EUR", "to_currency", "USD",
                           "rate", "1.2", "date", "3 Nov 2015", NULL);
  add_line (store, "USD 1200", "2016");
  add_line (store, "up to JPY 9000", "2015");
  assert_years (store, version, "2014: EUR 100,000 + up to USD 9,000 ≈ up to EUR 107,500\n"
                                "2015: EUR 201,000 + up to JPY 9,000\n2016: USD 1,200 ≈ EUR 1,000\n"
                                "of no single year: EUR 50,000\n"
                                "(EUR 1 = USD 1.2, 3 Nov 2015; no exchange rate for JPY by 10 Dec 2015)");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/totals/participants", test_participants);
  g_test_add_func ("/totals/budget-by-year", test_years);
  return g_test_run ();
}
