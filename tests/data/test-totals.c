/* test-totals.c: sums that are sentences: participants, a budget by calendar year, and shares of funders. */
#include "dossier-budget.h"
#include "dossier-contribution.h"
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

static DossierRecord *
add_contribution (DossierStore *store,
                  const char   *programme,
                  const char   *funder,
                  const char   *share,
                  const char   *part)
{
  return dossier_test_add (store, "contribution", "programme", programme, "organisation", funder,
                           "share", share, "part", part, NULL);
}

/* A percentage is of the budget of the programme, and “about” so much; an amount that is stated stands. */
static void
test_share_of_funder (void)
{
  static const struct { const char *programme, *share, *part, *amount; } cases[] = {
    { "GLACY", "", "", NULL },
    { "GLACY", "", "90", "about EUR 3,015,000" },
    { "GLACY", "", "33.333333", "about EUR 1,116,666.66" },
    { "GLACY", "", "0", "about EUR 0" },
    { "GLACY", "up to EUR 3 million", "90", "up to EUR 3 million" },
    { "GLACY", "TBD", "90", "to be determined" },
    { "GLACY", "", "about 10", "about EUR 335,000" },
    { "GLACY", "", "TBD", NULL },
    { "Cybercrime@Octopus", "", "50", "about EUR 900,000" },
    { "Undated", "", "50", NULL },
    { "Dollars", "", "12.5", "about USD 0.13" },
    { "Open", "", "50", NULL },
    { "Large", "", "99.9", "about EUR 91,908,000,000,000,000" },
    { "Large", "", "100", "about EUR 92,000,000,000,000,000" },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  g_object_unref (dossier_test_add (store, "programme", "short_title", "Undated", NULL));
  g_object_unref (dossier_test_add (store, "programme", "short_title", "Dollars", "budget", "USD 1", NULL));
  g_object_unref (dossier_test_add (store, "programme", "short_title", "Open", "budget", "TBD", NULL));
  g_object_unref (dossier_test_add (store, "programme", "short_title", "Large",
                                    "budget", "EUR 92000000000000000", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRecord) contribution = add_contribution (store, cases[i].programme, "Microsoft",
                                                                 cases[i].share, cases[i].part);
      g_autofree char *text = NULL, *plain = NULL;
      DossierAmount amount;

      g_test_message ("%s: %s, %s", cases[i].programme, cases[i].share, cases[i].part);
      g_assert_cmpint (dossier_contribution_is_stated (contribution), ==,
                       *cases[i].share != '\0' || *cases[i].part != '\0');
      if (dossier_contribution_get_amount (store, contribution, &amount))
        text = dossier_amount_format (&amount, "en", DOSSIER_AMOUNT_PROSE);
      plain = text != NULL ? dup_plain (text) : NULL;
      g_assert_cmpstr (plain, ==, cases[i].amount);
      dossier_test_delete (store, contribution);
    }
}

/* What is in percent of budgets in two currencies is not added up across them. */
static void
test_sum_of_shares (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) contributions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierSum) sum = NULL;
  g_autofree char *text = NULL, *plain = NULL;

  g_object_unref (dossier_test_add (store, "programme", "short_title", "Dollars", "budget", "USD 10", NULL));
  g_ptr_array_add (contributions, add_contribution (store, "GLACY", "Microsoft", "", "90"));
  g_ptr_array_add (contributions, add_contribution (store, "Dollars", "Microsoft", "", "50"));
  g_ptr_array_add (contributions, add_contribution (store, "GLACY", "Japan", "EUR 1000", ""));
  g_ptr_array_add (contributions, add_contribution (store, "GLACY", "Estonia", "", ""));
  sum = dossier_contribution_sum (store, contributions);
  text = dossier_sum_format (sum, "en");
  plain = dup_plain (text);
  g_assert_cmpstr (plain, ==, "about EUR 3,016,000 + about USD 5");
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
  g_test_add_func ("/totals/share-of-a-funder", test_share_of_funder);
  g_test_add_func ("/totals/shares", test_sum_of_shares);
  return g_test_run ();
}
