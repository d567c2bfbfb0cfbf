/* test-rate.c: exchange rates as people write them, and amounts converted by those of their day. */
#include "dossier-rate.h"
#include "dossier-test.h"
#include "dossier-value.h"

static void
add_rate (DossierStore *store,
          const char   *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding", NULL, &error);
  g_autoptr (DossierRecord) rate = dossier_record_new (dossier_table_find ("exchange_rate"));

  g_assert_no_error (error);
  g_assert_true (dossier_rate_read (rate, text, &error));
  g_assert_no_error (error);
  dossier_edit_save (edit, rate, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
test_read (void)
{
  static const struct { const char *text, *from, *to, *rate, *date; } rates[] = {
    { "EUR 1 = USD 1.0942, 30 Nov 2015", "EUR", "USD", "1.0942", "30 Nov 2015" },
    { "eur usd 1.0942",                  "EUR", "USD", "1.0942", "" },
    { "1 EUR = 119.5 JPY",               NULL,  NULL,  NULL,     NULL },
    { "EUR = JPY 119.5, Nov 2015",       "EUR", "JPY", "119.5",  "Nov 2015" },
    { "EUR EUR 1",                       NULL,  NULL,  NULL,     NULL },
    { "dollars",                         NULL,  NULL,  NULL,     NULL },
    { "EUR USD 1.0942, soon",            NULL,  NULL,  NULL,     NULL },
    { "",                                NULL,  NULL,  NULL,     NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (DossierRecord) rate = dossier_record_new (dossier_table_find ("exchange_rate"));
      g_autoptr (GError) error = NULL;
      g_autofree char *number = NULL, *date = NULL;
      gboolean ok = dossier_rate_read (rate, rates[i].text, &error);

      g_test_message ("%s", rates[i].text);
      g_assert_cmpint (ok, ==, rates[i].from != NULL);
      if (!ok)
        {
          g_assert_cmpint (error->domain, ==, DOSSIER_VALUE_ERROR);
          continue;
        }

      number = dossier_record_dup_input (rate, "rate");
      date = dossier_record_dup_input (rate, "date");
      g_assert_cmpstr (dossier_record_get_text (rate, "from_currency"), ==, rates[i].from);
      g_assert_cmpstr (dossier_record_get_text (rate, "to_currency"), ==, rates[i].to);
      g_assert_cmpstr (number, ==, rates[i].rate);
      g_assert_cmpstr (date, ==, rates[i].date);
    }
}

static void
assert_converted (DossierStore  *store,
                  DossierRecord *record,
                  const char    *amount,
                  const char    *expected)
{
  g_autofree char *converted = NULL;

  dossier_test_set (store, record, "amount", amount);
  converted = dossier_rate_dup_converted (store, record, "amount", "en");
  if (converted != NULL)
    {
      g_auto (GStrv) words = g_strsplit (converted, "\u00a0", -1);

      g_free (converted);
      converted = g_strjoinv (" ", words);
    }
  g_assert_cmpstr (converted, ==, expected);
}

/* The last rate of the day or before; a later one says nothing. */
static void
test_convert (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) payment =
    dossier_test_add (store, "money_transaction", "programme", "GLACY", "kind", "disbursement", "date",
                      "15 Oct 2015", "amount", "USD 1094.20", NULL);

  assert_converted (store, payment, "USD 1094.20", NULL);
  add_rate (store, "EUR USD 1.2, 30 Nov 2015");
  assert_converted (store, payment, "USD 1094.20", NULL);
  add_rate (store, "EUR USD 1.0942, 30 Sept 2015");
  add_rate (store, "EUR USD 2, Jan 2014");
  assert_converted (store, payment, "USD 1094.20", "about EUR 1,000 (EUR 1 = USD 1.0942, 30 Sept 2015)");
  assert_converted (store, payment, "up to USD 2188.40",
                    "up to EUR 2,000 (EUR 1 = USD 1.0942, 30 Sept 2015)");
  assert_converted (store, payment, "EUR 1000", NULL);
  assert_converted (store, payment, "TBD", NULL);

  /* The other way round, and between currencies with and without cents. */
  add_rate (store, "JPY EUR 0.008, 1 Jan 2015");
  assert_converted (store, payment, "JPY 100000", "about EUR 800 (JPY 1 = EUR 0.0080, 1 Jan 2015)");
}

static void
assert_total (DossierStore *store,
              const char   *expected)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("money_transaction");
  g_autoptr (DossierSum) sum = dossier_store_sum (store, query, "amount");
  g_autofree char *total = dossier_rate_dup_total (store, sum, "en");
  g_auto (GStrv) words = g_strsplit (total, "\u00a0", -1);
  g_autofree char *plain = g_strjoinv (" ", words);

  g_assert_cmpstr (plain, ==, expected);
}

static DossierRecord *
add_payment (DossierStore *store,
             const char   *amount)
{
  return dossier_test_add (store, "money_transaction", "programme", "GLACY", "kind", "disbursement",
                           "amount", amount, NULL);
}

/* Beside the totals of each currency, and only with a rate for every one of them. */
static void
test_totals (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) euros = add_payment (store, "EUR 3 million");
  g_autoptr (DossierRecord) dollars = NULL, yen = NULL, more = NULL;

  add_rate (store, "EUR USD 1.09, 3 Nov 2015");
  assert_total (store, "EUR 3 million");
  dollars = add_payment (store, "USD 1.2 million");
  assert_total (store, "EUR 3 million + USD 1.2 million ≈ EUR 4,100,917 (EUR 1 = USD 1.09, 3 Nov 2015)");
  yen = add_payment (store, "up to JPY 1000000");
  assert_total (store, "EUR 3 million + USD 1.2 million + up to JPY 1 million "
                "(no exchange rate for JPY by 10 Dec 2015)");
  add_rate (store, "JPY EUR 0.0075, 1 Jan 2016");
  assert_total (store, "EUR 3 million + USD 1.2 million + up to JPY 1 million "
                "(no exchange rate for JPY by 10 Dec 2015)");
  add_rate (store, "JPY EUR 0.0075, 1 Dec 2015");
  assert_total (store, "EUR 3 million + USD 1.2 million + up to JPY 1 million ≈ up to EUR 4,108,417 "
                "(EUR 1 = USD 1.09, 3 Nov 2015; JPY 1 = EUR 0.0075, 1 Dec 2015)");
  more = add_payment (store, "TBD");
  assert_total (store, "EUR 3 million + USD 1.2 million + up to JPY 1 million; 1 to be determined ≈ "
                "up to EUR 4,108,417 (EUR 1 = USD 1.09, 3 Nov 2015; JPY 1 = EUR 0.0075, 1 Dec 2015)");
}

static void
assert_note (DossierStore *store,
             const char   *expected)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("money_transaction");
  g_autoptr (DossierSum) sum = dossier_store_sum (store, query, "amount");
  g_autofree char *note = dossier_rate_dup_note (store, sum, "en");
  g_auto (GStrv) words = g_strsplit (note != NULL ? note : "", "\u00a0", -1);
  g_autofree char *plain = g_strjoinv (" ", words);

  g_assert_cmpstr (plain, ==, expected);
}

/* Beside a total: what it is in the usual currency, or which rate it would take to add it up.  What is of
 * one currency is added up already. */
static void
test_notes (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) euros = add_payment (store, "EUR 3 million");
  g_autoptr (DossierRecord) dollars = NULL;

  assert_note (store, "");
  dollars = add_payment (store, "USD 1.2 million");
  assert_note (store, "no exchange rate for USD by 10 Dec 2015");
  dossier_test_delete (store, euros);
  assert_note (store, "");
  add_rate (store, "EUR USD 1.09, 3 Nov 2015");
  assert_note (store, "≈ EUR 1,100,917 (EUR 1 = USD 1.09, 3 Nov 2015)");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rate/as-people-write-it", test_read);
  g_test_add_func ("/rate/converted", test_convert);
  g_test_add_func ("/rate/totals", test_totals);
  g_test_add_func ("/rate/notes", test_notes);
  return g_test_run ();
}
