/* test-number.c: numbers that are not money, as people type them and as they are stored. */
#include "dossier-json.h"
#include "dossier-number.h"
#include "dossier-test.h"
#include "dossier-value.h"

#define N_RANDOM 20000

typedef struct
{
  const char *text;
  gint64      millionths;
  const char *qualifier;
  const char *english;
  const char *french;
} Reading;

static const Reading readings[] = {
  { "62", 62000000, "exact", "62", "62" },
  { "0", 0, "exact", "0", "0" },
  { "1,250.5", 1250500000, "exact", "1,250.5", "1\342\200\257" "250,5" },
  { "1.250,5", 1250500000, "exact", "1,250.5", "1\342\200\257" "250,5" },
  { "12,5", 12500000, "exact", "12.5", "12,5" },
  { "12,5 %", 12500000, "exact", "12.5", "12,5" },
  { "1250", 1250000000, "exact", "1,250", "1\342\200\257" "250" },
  { "1.2500", 1250000, "exact", "1.25", "1,25" },
  { "0.2345", 234500, "exact", "0.2345", "0,2345" },
  { "1.234567", 1234567, "exact", "1.234567", "1,234567" },
  { "130+", 130000000, "at_least", "at least 130", "au moins 130" },
  { "at least 20", 20000000, "at_least", "at least 20", "au moins 20" },
  { "au plus 5", 5000000, "up_to", "up to 5", "jusqu’à\302\240" "5" },
  { "about 40", 40000000, "approx", "about 40", "environ 40" },
  { "TBC", 0, "tbd", "to be determined", "à déterminer" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *english = NULL, *french = NULL;
      DossierNumber number = { 0 };

      if (!dossier_number_parse (readings[i].text, &number, &error))
        g_error ("“%s” was not read: %s", readings[i].text, error->message);

      g_test_message ("%s", readings[i].text);
      g_assert_cmpint (number.millionths, ==, readings[i].millionths);
      g_assert_cmpstr (dossier_qualifier_to_code (number.qualifier), ==, readings[i].qualifier);
      english = dossier_number_format (&number, "en");
      french = dossier_number_format (&number, "fr");
      g_assert_cmpstr (english, ==, readings[i].english);
      g_assert_cmpstr (french, ==, readings[i].french);
    }
}

static void
test_refused (void)
{
  static const struct { const char *text; const char *sentence; } refused[] = {
    { "foo", "“foo” was not understood." },
    { "1,250", "“1,250” can be thousands or decimals: write it without the separator, or with four "
      "decimals." },
    { "12 foo", "“12” was understood, but “foo” after it was not." },
    { "EUR 12", "“EUR 12” was not understood." },
    { "-5", "A number cannot be negative here." },
    { "1.2345678", "A number has at most six decimals." },
    { "99999999999999999999", "The number is too large." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      DossierNumber number;

      g_assert_false (dossier_number_parse (refused[i].text, &number, &error));
      g_assert_cmpstr (error->message, ==, refused[i].sentence);
    }
}

/* What is formatted is read back as the same number in both languages, or, where “1,250” can be
 * two, not at all. */
static void
test_random (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      const gint64 scale[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
      const char *language = g_test_rand_bit () ? "en" : "fr";
      DossierNumber number, again;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      number.millionths = g_test_rand_int_range (0, G_MAXINT32);
      number.millionths *= scale[g_test_rand_int_range (0, 7)];
      number.qualifier = g_test_rand_int_range (0, DOSSIER_QUALIFIER_TBD);
      text = dossier_number_format (&number, language);
      if (!dossier_number_parse (text, &again, &error))
        {
          g_assert_nonnull (strstr (error->message, "can be thousands or decimals"));
          g_assert_nonnull (strchr (text, ','));
          g_assert_cmpint (number.millionths % DOSSIER_NUMBER_UNIT, ==, 0);
          continue;
        }
      g_assert_cmpint (again.millionths, ==, number.millionths);
      g_assert_cmpint (again.qualifier, ==, number.qualifier);
    }
}

/* A file of records says the number itself, whatever was typed. */
static void
test_json (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  static const struct { const char *typed; const char *member; } values[] = {
    { "1,25", "\"rate\" : \"1.250000\"" },
    { "1.2345", "\"rate\" : \"1.234500\"" },
    { "655957", "\"rate\" : 655957" },
    { "655.9570", "\"rate\" : \"655.957000\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (DossierRecord) record = dossier_test_add (store, "exchange_rate",
                                                           "from_currency", "EUR", "to_currency", "XOF",
                                                           "rate", values[i].typed, NULL);
      g_autoptr (JsonNode) node = dossier_json_from_record (store, record);
      g_autofree char *text = dossier_json_to_text (node);
      DossierNumber number;

      g_assert_true (dossier_record_get_number (record, "rate", &number));
      g_assert_nonnull (strstr (text, values[i].member));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/refused", test_refused);
  g_test_add_func ("/number/random", test_random);
  g_test_add_func ("/number/json", test_json);

  return g_test_run ();
}
