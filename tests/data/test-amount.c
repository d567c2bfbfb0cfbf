/* test-amount.c: sums of money as people type them, on paper and added up. */
#include "dossier-amount.h"
#include "dossier-value.h"

#include <string.h>

#define NB "\302\240"
#define NARROW_NB "\342\200\257"
#define N_RANDOM 20000

typedef struct
{
  const char *text;
  gint64      minor;
  const char *currency;
  const char *qualifier;
} Reading;

static const Reading readings[] = {
  { "EUR 3.35 million", 335000000, "EUR", "exact" },
  { "EURO 800,000", 80000000, "EUR", "exact" },
  { "Up to EURO 1.8 million", 180000000, "EUR", "up_to" },
  { "EURO 700,000", 70000000, "EUR", "exact" },
  { "EURO 5.56 million", 556000000, "EUR", "exact" },
  { "EURO 10 million", 1000000000, "EUR", "exact" },
  { "EURO 600,000", 60000000, "EUR", "exact" },

  { "1.200.000,50 €", 120000050, "EUR", "exact" },
  { "1,200,000.50 eur", 120000050, "EUR", "exact" },
  { "1 200 000,50 €", 120000050, "EUR", "exact" },
  { "1" NARROW_NB "200" NARROW_NB "000,50" NB "EUR", 120000050, "EUR", "exact" },
  { "CHF 1'000", 100000, "CHF", "exact" },
  { "CHF 1’000.50", 100050, "CHF", "exact" },
  { "Fr. 1'000.–", 100000, "CHF", "exact" },
  { "€ 5.56m", 556000000, "EUR", "exact" },
  { "5,56 M€", 556000000, "EUR", "exact" },
  { "USD 2 bn", 200000000000, "USD", "exact" },
  { "US$ 5k", 500000, "USD", "exact" },
  { "$5", 500, "USD", "exact" },
  { "£5.5", 550, "GBP", "exact" },
  { "¥500", 500, "JPY", "exact" },
  { "3,35 millions EUR", 335000000, "EUR", "exact" },
  { "3,35 millions d’euros", 335000000, "EUR", "exact" },
  { "2 milliards d'euros", 200000000000, "EUR", "exact" },
  { "800 000 EUR", 80000000, "EUR", "exact" },
  { "jusqu'à 1,8 million EUR", 180000000, "EUR", "up_to" },
  { "EUR 5 million max.", 500000000, "EUR", "up_to" },
  { "at least EUR 20", 2000, "EUR", "at_least" },
  { "au moins 20 EUR", 2000, "EUR", "at_least" },
  { "EUR 130+", 13000, "EUR", "at_least" },
  { "≥ EUR 130", 13000, "EUR", "at_least" },
  { "≤ EUR 130", 13000, "EUR", "up_to" },
  { "about EUR 5", 500, "EUR", "approx" },
  { "approx. EUR 5", 500, "EUR", "approx" },
  { "~5 EUR", 500, "EUR", "approx" },
  { "environ 5 EUR", 500, "EUR", "approx" },
  { "To be determined", 0, "", "tbd" },
  { "EUR tbd", 0, "EUR", "tbd" },
  { "à déterminer", 0, "", "tbd" },

  { "EUR 1.234", 123400, "EUR", "exact" },
  { "EUR 1,234", 123400, "EUR", "exact" },
  { "EUR 1,234 million", 123400000, "EUR", "exact" },
  { "EUR 1,234 thousand", 123400000, "EUR", "exact" },
  { "1.234 k€", 123400000, "EUR", "exact" },
  { "EUR 1.5 thousand", 150000, "EUR", "exact" },
  { "EUR 1.234567 million", 123456700, "EUR", "exact" },
  { "EUR 0,800", 80, "EUR", "exact" },
  { "EUR 1.5000", 150, "EUR", "exact" },
  { "JPY 5.0", 5, "JPY", "exact" },
  { "KWD 1.2340", 1234, "KWD", "exact" },
  { "KWD 1,234.567", 1234567, "KWD", "exact" },
  { "KWD 12", 12000, "KWD", "exact" },
  { "CLF 1.2345", 12345, "CLF", "exact" },
  { "TBC", 0, "", "tbd" },
  { "EUR à confirmer", 0, "EUR", "tbd" },
  { "EUR 0", 0, "EUR", "exact" },
  { "EUR 92233720368547758.07", G_MAXINT64, "EUR", "exact" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GError) error = NULL;
      DossierAmount amount;

      if (!dossier_amount_parse (readings[i].text, NULL, &amount, &error))
        g_error ("“%s” was not read: %s", readings[i].text, error->message);

      if (amount.minor != readings[i].minor)
        g_error ("“%s” was read as %" G_GINT64_FORMAT, readings[i].text, amount.minor);
      g_assert_cmpstr (amount.currency, ==, readings[i].currency);
      g_assert_cmpstr (dossier_qualifier_to_code (amount.qualifier), ==, readings[i].qualifier);
    }
}

static void
test_default_currency (void)
{
  g_autoptr (GError) error = NULL;
  DossierAmount amount;

  g_assert_true (dossier_amount_parse ("800000", "GBP", &amount, &error));
  g_assert_no_error (error);
  g_assert_cmpint (amount.minor, ==, 80000000);
  g_assert_cmpstr (amount.currency, ==, "GBP");

  g_assert_true (dossier_amount_parse ("800000 yen", "GBP", &amount, NULL));
  g_assert_cmpint (amount.minor, ==, 800000);
  g_assert_cmpstr (amount.currency, ==, "JPY");
}

static void
test_refused (void)
{
  static const struct { const char *text; const char *sentence; } refused[] = {
    { "EURO 800,000 foo", "“EURO 800,000” was understood, but “foo” after it was not." },
    { "foo", "“foo” was not understood." },
    { "EUR", "After “EUR” something is missing." },
    { "800000", "“800000” has no currency: write EUR, for example, before it." },
    { "EUR 1.2345", "EUR has 2 decimals, and the amount has more." },
    { "JPY 5.5", "JPY has 0 decimals, and the amount has more." },
    { "EUR 0.001k EUR", "“EUR 0.001k” was understood, but “EUR” after it was not." },
    { "EUR 1.123456789 million", "EUR has 2 decimals, and the amount has more." },
    { "-5 EUR", "An amount cannot be negative." },
    { "EUR −5", "An amount cannot be negative." },
    { "EUR 92233720368547758.08", "The amount is too large." },
    { "EUR 99999999999999999999", "The amount is too large." },
    { "KWD 1.234", "“KWD 1.234” can be thousands or decimals: write it without the separator, "
                   "or with four decimals." },
    { "EUR 1,23,456", "“EUR 1,23” was understood, but “,456” after it was not." },
    { "EUR 5 million million", "“EUR 5 million” was understood, but “million” after it was not." },
    { "EUR 5 tbd", "“EUR 5” was understood, but “tbd” after it was not." },
    { "tbd 5 EUR", "“tbd” was understood, but “5 EUR” after it was not." },
    { "C$5", "“C$5” was not understood." },
    { "5 C$", "“5” was understood, but “C$” after it was not." },
    { "up to at least EUR 5", "“up to” was understood, but “at least EUR 5” after it was not." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      DossierAmount amount = { .minor = 42 };

      g_assert_false (dossier_amount_parse (refused[i].text, NULL, &amount, &error));
      g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD);
      g_assert_cmpstr (error->message, ==, refused[i].sentence);
      g_assert_cmpint (amount.minor, ==, 42);
    }
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  DossierAmount amount;

  g_assert_false (dossier_amount_parse (" ", "EUR", &amount, &error));
  g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED);
}

static const struct
{
  DossierAmount amount;
  const char   *english[3];  /* prose, figures, column */
  const char   *french[3];
} printed[] = {
  { { 335000000, "EUR" },
    { "EUR" NB "3.35" NB "million", "EUR" NB "3,350,000", "3,350,000" },
    { "3,35" NB "millions" NB "EUR", "3" NARROW_NB "350" NARROW_NB "000" NB "EUR",
      "3" NARROW_NB "350" NARROW_NB "000" } },
  { { 180000000, "EUR", DOSSIER_QUALIFIER_UP_TO },
    { "up to EUR" NB "1.8" NB "million", "up to EUR" NB "1,800,000", "1,800,000" },
    { "jusqu’à" NB "1,8" NB "million" NB "EUR",
      "jusqu’à" NB "1" NARROW_NB "800" NARROW_NB "000" NB "EUR", "1" NARROW_NB "800" NARROW_NB "000" } },
  { { 80000000, "EUR", DOSSIER_QUALIFIER_AT_LEAST },
    { "at least EUR" NB "800,000", "at least EUR" NB "800,000", "800,000" },
    { "au moins 800" NARROW_NB "000" NB "EUR", "au moins 800" NARROW_NB "000" NB "EUR",
      "800" NARROW_NB "000" } },
  { { 123456700, "EUR", DOSSIER_QUALIFIER_APPROX },
    { "about EUR" NB "1,234,567", "about EUR" NB "1,234,567", "1,234,567" },
    { "environ 1" NARROW_NB "234" NARROW_NB "567" NB "EUR",
      "environ 1" NARROW_NB "234" NARROW_NB "567" NB "EUR", "1" NARROW_NB "234" NARROW_NB "567" } },
  { { 100000000, "EUR" },
    { "EUR" NB "1" NB "million", "EUR" NB "1,000,000", "1,000,000" },
    { "1" NB "million" NB "EUR", "1" NARROW_NB "000" NARROW_NB "000" NB "EUR",
      "1" NARROW_NB "000" NARROW_NB "000" } },
  { { 123450, "EUR" },
    { "EUR" NB "1,234.50", "EUR" NB "1,234.50", "1,234.50" },
    { "1" NARROW_NB "234,50" NB "EUR", "1" NARROW_NB "234,50" NB "EUR", "1" NARROW_NB "234,50" } },
  { { 2000000, "JPY" },
    { "JPY" NB "2" NB "million", "JPY" NB "2,000,000", "2,000,000" },
    { "2" NB "millions" NB "JPY", "2" NARROW_NB "000" NARROW_NB "000" NB "JPY",
      "2" NARROW_NB "000" NARROW_NB "000" } },
  { { 200000000000, "EUR" },
    { "EUR" NB "2,000,000,000", "EUR" NB "2,000,000,000", "2,000,000,000" },
    { "2" NARROW_NB "000" NARROW_NB "000" NARROW_NB "000" NB "EUR",
      "2" NARROW_NB "000" NARROW_NB "000" NARROW_NB "000" NB "EUR",
      "2" NARROW_NB "000" NARROW_NB "000" NARROW_NB "000" } },
  { { 0, "", DOSSIER_QUALIFIER_TBD },
    { "to be determined", "to be determined", "to be determined" },
    { "à déterminer", "à déterminer", "à déterminer" } },
};

static void
test_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      for (guint style = DOSSIER_AMOUNT_PROSE; style <= DOSSIER_AMOUNT_COLUMN; style++)
        {
          g_autofree char *english = dossier_amount_format (&printed[i].amount, "en", style);
          g_autofree char *french = dossier_amount_format (&printed[i].amount, "fr_FR", style);

          g_assert_cmpstr (english, ==, printed[i].english[style]);
          g_assert_cmpstr (french, ==, printed[i].french[style]);
        }
    }
}

static void
test_currencies (void)
{
  g_assert_cmpuint (dossier_currency_digits ("EUR"), ==, 2);
  g_assert_cmpuint (dossier_currency_digits ("JPY"), ==, 0);
  g_assert_cmpuint (dossier_currency_digits ("XOF"), ==, 0);
  g_assert_cmpuint (dossier_currency_digits ("KWD"), ==, 3);
  g_assert_cmpuint (dossier_currency_digits ("TND"), ==, 3);
  g_assert_cmpuint (dossier_currency_digits ("CLF"), ==, 4);
  g_assert_cmpuint (dossier_currency_digits ("??"), ==, 2);
  g_assert_cmpuint (dossier_currency_digits (NULL), ==, 2);
}

static void
test_qualifiers (void)
{
  DossierQualifier qualifier = DOSSIER_QUALIFIER_TBD;

  for (guint i = 0; i < DOSSIER_N_QUALIFIERS; i++)
    {
      g_assert_true (dossier_qualifier_from_code (dossier_qualifier_to_code (i), &qualifier));
      g_assert_cmpuint (qualifier, ==, i);
      g_assert_true (g_ascii_islower (*dossier_qualifier_label (i)));
    }

  g_assert_false (dossier_qualifier_from_code ("Exact", &qualifier));
  g_assert_false (dossier_qualifier_from_code (NULL, &qualifier));
  g_assert_cmpuint (qualifier, ==, DOSSIER_N_QUALIFIERS - 1);
}

static void
test_sum (void)
{
  /* Amounts joined by bars, their sum in both languages. */
  static const struct { const char *parts; const char *english; const char *french; } sums[] = {
    { "", "", "" },
    { "EUR 3.35 million|EURO 800,000|Up to EURO 1.8 million",
      "up to EUR" NB "5.95" NB "million", "jusqu’à" NB "5,95" NB "millions" NB "EUR" },
    { "EUR 1|at least EUR 2", "at least EUR" NB "3", "au moins 3" NB "EUR" },
    { "up to EUR 1|at least EUR 2", "about EUR" NB "3", "environ 3" NB "EUR" },
    { "up to EUR 1|about EUR 2|EUR 3", "about EUR" NB "6", "environ 6" NB "EUR" },
    { "up to EUR 1|USD 2|EUR 3", "up to EUR" NB "4 + USD" NB "2", "jusqu’à" NB "4" NB "EUR + 2" NB "USD" },
    { "EUR 1|tbd", "EUR" NB "1; 1" NB "to be determined", "1" NB "EUR; 1" NB "à déterminer" },
    { "tbd", "to be determined", "à déterminer" },
    { "tbd|tbd", "2" NB "to be determined", "2" NB "à déterminer" },
    { "EUR 92233720368547758|EUR 1", "at least EUR" NB "92,233,720,368,547,758.07",
      "au moins 92" NARROW_NB "233" NARROW_NB "720" NARROW_NB "368" NARROW_NB "547" NARROW_NB "758,07" NB
      "EUR" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr (DossierSum) sum = dossier_sum_new ();
      g_auto (GStrv) parts = g_strsplit (sums[i].parts, "|", -1);
      g_autofree char *english = NULL;
      g_autofree char *french = NULL;

      for (guint j = 0; parts[j] != NULL; j++)
        {
          DossierAmount amount;

          g_assert_true (dossier_amount_parse (parts[j], NULL, &amount, NULL));
          dossier_sum_add (sum, &amount);
        }

      english = dossier_sum_format (sum, "en");
      french = dossier_sum_format (sum, "fr");
      g_assert_cmpstr (english, ==, sums[i].english);
      g_assert_cmpstr (french, ==, sums[i].french);
    }
}

static void
test_sum_parts (void)
{
  static const DossierAmount parts[] = {
    { 100, "EUR" }, { 200, "USD", DOSSIER_QUALIFIER_UP_TO }, { 300, "EUR" },
    { 0, "EUR", DOSSIER_QUALIFIER_TBD },
  };
  g_autoptr (DossierSum) sum = dossier_sum_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    dossier_sum_add (sum, &parts[i]);

  g_assert_cmpuint (dossier_sum_get_n_currencies (sum), ==, 2);
  g_assert_cmpuint (dossier_sum_get_n_tbd (sum), ==, 1);
  g_assert_cmpint (dossier_sum_get_amount (sum, 0)->minor, ==, 400);
  g_assert_cmpstr (dossier_sum_get_amount (sum, 0)->currency, ==, "EUR");
  g_assert_cmpint (dossier_sum_get_amount (sum, 1)->minor, ==, 200);
  g_assert_cmpuint (dossier_sum_get_amount (sum, 1)->qualifier, ==, DOSSIER_QUALIFIER_UP_TO);
}

static DossierAmount
random_amount (void)
{
  static const char *const currencies[] = { "EUR", "USD", "JPY", "CLF", "XOF", "CHF", "ALL", "TOP" };
  static const gint64 roundings[] = { 1, 100, 1000, 1000000, 100000000 };
  gint64 minor = ((gint64) g_test_rand_int_range (0, G_MAXINT32) << 31) |
                 g_test_rand_int_range (0, G_MAXINT32);
  gint64 rounding = roundings[g_test_rand_int_range (0, G_N_ELEMENTS (roundings))];
  DossierAmount amount = { 0 };

  minor >>= g_test_rand_int_range (0, 60);
  amount.minor = minor - minor % rounding;
  amount.qualifier = g_test_rand_int_range (0, DOSSIER_N_QUALIFIERS);
  if (amount.qualifier == DOSSIER_QUALIFIER_TBD)
    amount.minor = 0;
  g_strlcpy (amount.currency, currencies[g_test_rand_int_range (0, G_N_ELEMENTS (currencies))],
             sizeof amount.currency);

  return amount;
}

static void
assert_identity (const DossierAmount *amount)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *text = dossier_amount_format (amount, i % 2 == 0 ? "en" : "fr",
                                                     i < 2 ? DOSSIER_AMOUNT_PROSE : DOSSIER_AMOUNT_FIGURES);
      g_autoptr (GError) error = NULL;
      DossierAmount again;

      if (!dossier_amount_parse (text, amount->currency, &again, &error))
        g_error ("“%s” was not read: %s", text, error->message);
      if (again.minor != amount->minor || again.qualifier != amount->qualifier ||
          strcmp (again.currency, amount->currency) != 0)
        g_error ("%" G_GINT64_FORMAT " %s is printed “%s” and read as %" G_GINT64_FORMAT " %s", amount->minor,
                 amount->currency, text, again.minor, again.currency);
    }
}

/* Everything printed is read back as the same amount. */
static void
test_round_trip (void)
{
  const DossierAmount largest = { G_MAXINT64, "EUR" };

  assert_identity (&largest);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      DossierAmount amount = random_amount ();

      assert_identity (&amount);
    }
}

/* With three decimals “1.234” is never guessed: read as the same amount, or asked about. */
static void
test_round_trip_three_decimals (void)
{
  for (gint64 minor = 1; minor < 4000000; minor += 777)
    {
      const DossierAmount amount = { minor, "KWD" };
      g_autofree char *text = dossier_amount_format (&amount, "en", DOSSIER_AMOUNT_PROSE);
      gboolean is_ambiguous = minor % 1000 == 0 ? minor >= 1000000 : minor >= 1000 && minor < 1000000;
      DossierAmount again;

      g_assert_cmpint (dossier_amount_parse (text, NULL, &again, NULL), ==, !is_ambiguous);
      if (!is_ambiguous)
        g_assert_cmpint (again.minor, ==, minor);
    }
}

static void
assert_survives (const char *text)
{
  g_autoptr (GError) error = NULL;
  DossierAmount amount;

  if (dossier_amount_parse (text, "EUR", &amount, &error))
    {
      g_autofree char *text_again = dossier_amount_format (&amount, "en", DOSSIER_AMOUNT_PROSE);

      g_assert_cmpint (amount.minor, >=, 0);
      g_assert_cmpuint (strlen (text_again), >, 0);
    }
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_fuzz (void)
{
  static const char *const words[] = {
    "12", "000", "999999999999", ".", ",", "'", " ", "EUR", "€", "JPY", "million", "k", "up to",
    "tbd", "-", "–",
    "~", "+", "0", "5", "½", "é", "KWD", "US$", "jusqu’à", "\xff", "bn",
  };

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      char bytes[32] = { 0 };

      for (int n = g_test_rand_int_range (1, 9); n > 0; n--)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      assert_survives (text->str);

      for (guint j = 0; j + 1 < sizeof bytes; j++)
        bytes[j] = g_test_rand_int_range (1, 256);
      assert_survives (bytes);
    }
}

static void
test_fuzz_long (void)
{
  static const char *const repeated[] = { "1", "1 ", "000 ", "EUR ", "-", "1,000,", "é" };

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 start = g_get_monotonic_time ();

      for (guint length = 60; length < 1000000; length = 3 * length)
        {
          while (text->len < length)
            g_string_append (text, repeated[i]);
          assert_survives (text->str);
        }

      g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/amount/parse", test_parse);
  g_test_add_func ("/amount/default-currency", test_default_currency);
  g_test_add_func ("/amount/refused", test_refused);
  g_test_add_func ("/amount/empty", test_empty);
  g_test_add_func ("/amount/format", test_format);
  g_test_add_func ("/amount/currencies", test_currencies);
  g_test_add_func ("/amount/qualifiers", test_qualifiers);
  g_test_add_func ("/amount/sum", test_sum);
  g_test_add_func ("/amount/sum-parts", test_sum_parts);
  g_test_add_func ("/amount/round-trip", test_round_trip);
  g_test_add_func ("/amount/round-trip-three-decimals", test_round_trip_three_decimals);
  g_test_add_func ("/amount/fuzz", test_fuzz);
  g_test_add_func ("/amount/fuzz-long", test_fuzz_long);

  return g_test_run ();
}
