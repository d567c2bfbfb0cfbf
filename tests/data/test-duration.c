/* test-duration.c: lengths of time in months, stated and counted. */
#include "dossier-duration.h"
#include "dossier-value.h"

#define NB "\302\240"
#define N_RANDOM 20000

static void
test_parse (void)
{
  static const struct { const char *text; guint months; } readings[] = {
    { "36 months", 36 }, { "30 months", 30 }, { "Two years", 24 }, { "two years", 24 },
    { "2 years and 6 months", 30 }, { "2 years, 6 months", 30 }, { "2 years 6 months", 30 },
    { "1½ years", 18 },
    { "1.5 years", 18 }, { "two and a half years", 30 }, { "half a year", 6 }, { "¼ year", 3 },
    { "a year", 12 },
    { "18 mois", 18 }, { "deux ans", 24 }, { "un an et demi", 18 }, { "2 ans et 6 mois", 30 },
    { "2,5 ans", 30 },
    { "dix-huit mois", 18 }, { "thirty-six months", 36 }, { "12-month", 12 }, { "1 month", 1 },
    { "30", 30 },
    { "36" NB "mois", 36 }, { "1200", 1200 }, { "2y 6m", 30 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GError) error = NULL;
      guint months = 0;

      if (!dossier_duration_parse (readings[i].text, &months, &error))
        g_error ("“%s” was not read: %s", readings[i].text, error->message);
      if (months != readings[i].months)
        g_error ("“%s” was read as %u", readings[i].text, months);
    }
}

static void
test_refused (void)
{
  static const struct { const char *text; const char *sentence; } refused[] = {
    { "2 weeks", "Days and weeks are not whole months: write months or years." },
    { "1 year and 10 days", "Days and weeks are not whole months: write months or years." },
    { "15 jours", "Days and weeks are not whole months: write months or years." },
    { "1½ months", "A duration must be whole months." },
    { "0", "The months begin with 1." },
    { "101 years", "More than a hundred years is too long." },
    { "999999999 years", "More than a hundred years is too long." },
    { "36 foo", "“36” was understood, but “foo” after it was not." },
    { "36 months foo", "“36 months” was understood, but “foo” after it was not." },
    { "2 years and", "After “2 years and” something is missing." },
    { "6 months 2 years", "“6 months 2” was understood, but “years” after it was not." },
    { "foo", "“foo” was not understood." },
    { "99999999999", "“99999999999” was not understood." },
    { "-3 months", "“-3 months” was not understood." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      guint months = 42;

      g_assert_false (dossier_duration_parse (refused[i].text, &months, &error));
      g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD);
      g_assert_cmpstr (error->message, ==, refused[i].sentence);
      g_assert_cmpuint (months, ==, 42);
    }
}

static void
test_empty (void)
{
  g_autoptr (GError) duration_error = NULL;
  g_autoptr (GError) due_error = NULL;
  guint months;

  g_assert_false (dossier_duration_parse (" ", &months, &duration_error));
  g_assert_error (duration_error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED);
  g_assert_false (dossier_due_month_parse ("", &months, &due_error));
  g_assert_error (due_error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED);
}

/* Everything printed is read back as the same number of months. */
static void
test_round_trip (void)
{
  for (guint months = 1; months <= 1200; months++)
    {
      g_autofree char *english = dossier_duration_format (months, "en");
      g_autofree char *french = dossier_duration_format (months, "fr");
      guint again = 0;

      g_assert_true (dossier_duration_parse (english, &again, NULL));
      g_assert_cmpuint (again, ==, months);
      g_assert_true (dossier_duration_parse (french, &again, NULL));
      g_assert_cmpuint (again, ==, months);
    }
}

static void
test_format (void)
{
  g_autofree char *one = dossier_duration_format (1, "en");
  g_autofree char *many = dossier_duration_format (36, NULL);
  g_autofree char *french = dossier_duration_format (36, "fr");

  g_assert_cmpstr (one, ==, "1" NB "month");
  g_assert_cmpstr (many, ==, "36" NB "months");
  g_assert_cmpstr (french, ==, "36" NB "mois");
}

static void
test_between (void)
{
  static const struct { const char *start; const char *end; guint months; } periods[] = {
    { "2013-11", "2016-10", 36 },
    { "2014-01-01", "2016-12-31", 36 },
    { "2015-12", "2017-12", 25 },
    { "2016-02", "2019-07", 42 },
    { "2016-04", "2020-03", 48 },
    { "2015-05-01", "2017-10-30", 29 },
    { "2015-05-01", "2017-10-31", 30 },
    { "2015-05-15", "2015-06-13", 0 },
    { "2015-05-15", "2015-06-14", 1 },
    { "2016-01-31", "2016-02-28", 1 },
    { "2015-05", "2015-05", 1 },
    { "2015", "2015", 12 },
    { "2016", "2015", 0 },
    { "2014-04/..", "2014-05", 2 },
    { "2014-04", "2014-05/..", 0 },
    { "../2014-04", "2014-05", 0 },
    { "0001", "9999", 12 * 9999 },
    { "foo", "2015", 0 },
    { "2015", "foo", 0 },
    { NULL, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    g_assert_cmpuint (dossier_duration_between (periods[i].start, periods[i].end), ==, periods[i].months);
}

static void
test_due_month (void)
{
  static const char *const thirty[] = {
    "30", "month 30", "by month 30", "By Month 30", "mois 30", "d’ici le mois 30", "M30", "m 30",
  };
  static const struct { const char *text; const char *sentence; } refused[] = {
    { "month", "After “month” something is missing." },
    { "month 30 foo", "“month 30” was understood, but “foo” after it was not." },
    { "year 3", "“year 3” was not understood." },
    { "month 0", "The months begin with 1." },
    { "month 1201", "More than a hundred years is too long." },
    { "foo", "“foo” was not understood." },
  };
  guint month = 0;

  for (guint i = 0; i < G_N_ELEMENTS (thirty); i++)
    {
      g_assert_true (dossier_due_month_parse (thirty[i], &month, NULL));
      g_assert_cmpuint (month, ==, 30);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_due_month_parse (refused[i].text, &month, &error));
      g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD);
      g_assert_cmpstr (error->message, ==, refused[i].sentence);
      g_assert_cmpuint (month, ==, 30);
    }
}

static void
assert_survives (const char *text)
{
  g_autoptr (GError) duration_error = NULL;
  g_autoptr (GError) due_error = NULL;
  guint months = 1;

  if (!dossier_duration_parse (text, &months, &duration_error))
    g_assert_true (g_utf8_validate (duration_error->message, -1, NULL));
  g_assert_cmpuint (months, >=, 1);
  g_assert_cmpuint (months, <=, 1200);

  if (!dossier_due_month_parse (text, &months, &due_error))
    g_assert_true (g_utf8_validate (due_error->message, -1, NULL));
  g_assert_cmpuint (months, >=, 1);
  g_assert_cmpuint (months, <=, 1200);
}

static void
test_fuzz (void)
{
  static const char *const words[] = {
    "12", "999999999", "month", "years", "and", "half", "a", "½", ".", ",", "-", "demi", "et",
    "two", "M", "by", "é",
  };
  g_autofree char *long_text = g_strnfill (1000000, '1');

  assert_survives (long_text);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      char bytes[32] = { 0 };

      for (int n = g_test_rand_int_range (1, 9); n > 0; n--)
        g_string_append_printf (text, "%s%s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                                g_test_rand_bit () ? " " : "");
      assert_survives (text->str);

      for (guint j = 0; j + 1 < sizeof bytes; j++)
        bytes[j] = g_test_rand_int_range (1, 256);
      assert_survives (bytes);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duration/parse", test_parse);
  g_test_add_func ("/duration/refused", test_refused);
  g_test_add_func ("/duration/empty", test_empty);
  g_test_add_func ("/duration/format", test_format);
  g_test_add_func ("/duration/round-trip", test_round_trip);
  g_test_add_func ("/duration/between", test_between);
  g_test_add_func ("/duration/due-month", test_due_month);
  g_test_add_func ("/duration/fuzz", test_fuzz);

  return g_test_run ();
}
