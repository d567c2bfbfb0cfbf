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

/* What is over several years is divided by its days, to the cent; currencies stay apart. */
static void
test_years (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) version =
    dossier_test_add (store, "budget_version", "programme", "GLACY", "title", "Version 1", NULL);
  g_autoptr (DossierRecord) rate = NULL;

  add_line (store, "EUR 200000", "2015");
  add_line (store, "EUR 100000", "2014");
  add_line (store, "EUR 1000", "Sept 2015");
  assert_years (store, version, "2014: EUR 100,000 · 2015: EUR 201,000");
  add_line (store, "EUR 50000", "Nov 2013 to Oct 2016");
  assert_years (store, version, "2013: about EUR 2,782.85 · 2014: about EUR 116,651.46 · "
                                "2015: about EUR 217,651.46 · 2016: about EUR 13,914.23");
  add_line (store, "up to USD 9000", "3 Mar 2014");
  assert_years (store, version, "2013: about EUR 2,782.85\n2014: about EUR 116,651.46 + up to USD 9,000\n"
                                "2015: about EUR 217,651.46\n2016: about EUR 13,914.23\n"
                                "(no exchange rate for USD by 10 Dec 2015)");

  /* Each year is converted for itself, and the rate of all of them said once. */
  rate = dossier_test_add (store, "exchange_rate", "from_currency", "EUR", "to_currency", "USD",
                           "rate", "1.2", "date", "3 Nov 2015", NULL);
  add_line (store, "USD 1200", "2016");
  add_line (store, "up to JPY 9000", "2015");
  assert_years (store, version, "2013: about EUR 2,782.85\n"
                                "2014: about EUR 116,651.46 + up to USD 9,000 ≈ EUR 124,151\n"
                                "2015: about EUR 217,651.46 + up to JPY 9,000\n"
                                "2016: about EUR 13,914.23 + USD 1,200 ≈ EUR 14,914\n"
                                "(EUR 1 = USD 1.2, 3 Nov 2015; no exchange rate for JPY by 10 Dec 2015)");
}

/* What cannot be divided by days, because nobody wrote which days, is of no single year. */
static void
test_no_single_year (void)
{
  static const char * const periods[] = {
    "", "from 2014", "by 2016", "2014 or 2016", "January 2014 and January 2016", "1000 to 2016",
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (DossierRecord) version =
        dossier_test_add (store, "budget_version", "programme", "GLACY", "title", "Version 1", NULL);

      g_test_message ("%s", periods[i]);
      add_line (store, "EUR 50000", periods[i]);
      assert_years (store, version, "");
      add_line (store, "EUR 100000", "2014");
      assert_years (store, version, "2014: EUR 100,000 · of no single year: EUR 50,000");
    }
}

/* Each line is divided for itself, what remains of a cent goes to whom it is owed most, and an amount to
 * be determined is one, however many years it is over. */
static void
test_cents (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) version =
    dossier_test_add (store, "budget_version", "programme", "GLACY", "title", "Version 1", NULL);

  add_line (store, "EUR 0.02", "2013 to 2015");
  assert_years (store, version, "2013: about EUR 0.01 · 2014: about EUR 0.01 · 2015: about EUR 0");
  add_line (store, "JPY 100", "31 Dec 2013 to 2 Jan 2014");
  add_line (store, "at least EUR 90000000000000000", "31 Dec 2013 to 2 Jan 2014");
  add_line (store, "TBD", "2014 to 2015");
  assert_years (store, version,
                "2013: about EUR 30,000,000,000,000,000.01 + about JPY 33\n"
                "2014: about EUR 60,000,000,000,000,000.01 + about JPY 67\n2015: about EUR 0\n"
                "of no single year: to be determined\n(no exchange rate for JPY by 10 Dec 2015)");
}

/* The last version without lines is the budget of the programme, by its days. */
static void
test_version_without_lines (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) first =
    dossier_test_add (store, "budget_version", "programme", "GLACY", "title", "Version 1", NULL);
  g_autoptr (DossierRecord) undated =
    dossier_test_add (store, "budget_version", "programme", "Cybercrime_XR", "title", "Version 1", NULL);
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) second = NULL;

  assert_years (store, undated, "");
  assert_years (store, first, "2013: about EUR 186,450.73\n2014: about EUR 1,115,647.81\n"
                              "2015: about EUR 1,115,647.81\n2016: about EUR 932,253.65\n"
                              "(the budget of the programme, by its days)");

  second = dossier_test_add (store, "budget_version", "programme", "GLACY", "title", "Version 2", NULL);
  assert_years (store, first, "");
  dossier_test_set (store, programme, "budget", "up to USD 800");
  dossier_test_set (store, programme, "duration", "");
  dossier_test_set (store, programme, "ends", "Dec 2013");
  assert_years (store, second, "2013: up to USD 800\n(the budget of the programme, by its days)");
  dossier_test_set (store, programme, "ends", "");
  assert_years (store, second, "");
  dossier_test_set (store, programme, "ends", "Oct 2016");
  dossier_test_set (store, programme, "budget", "TBD");
  assert_years (store, second, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/totals/participants", test_participants);
  g_test_add_func ("/totals/budget-by-year", test_years);
  g_test_add_func ("/totals/budget-by-year/none", test_no_single_year);
  g_test_add_func ("/totals/budget-by-year/cents", test_cents);
  g_test_add_func ("/totals/budget-by-year/without-lines", test_version_without_lines);
  return g_test_run ();
}
