/* test-date-random.c: whatever is printed is read back, and whatever is typed is survived.
 *
 * The seed is printed first; “--seed” repeats a run.
 */
#include "dossier-date.h"

#include <string.h>

#define N_RANDOM 4000

/* A date of all shapes, not always a possible one. */
static void
append_random_moment (GString *text)
{
  static const char *const doubts[] = { "", "", "", "", "~", "?", "%" };
  guint year = g_test_rand_int_range (2013, 2019);
  guint month = g_test_rand_int_range (1, 13);

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      g_string_append_printf (text, "%u", year);
      break;
    case 1:
      if (g_test_rand_bit ())
        g_string_append_printf (text, "%uX", year / 10);
      else
        g_string_append_printf (text, "%uXX", year / 100);
      break;
    case 2:
      g_string_append_printf (text, g_test_rand_bit () ? "%u-XX" : "%u-XX-XX", year);
      break;
    case 3:
      g_string_append_printf (text, "%u-%02u-XX", year, month);
      break;
    case 4:
      g_string_append_printf (text, "%u-%02u", year, g_test_rand_bit () ? 33 + month % 4 : 40 + month % 2);
      break;
    case 5:
    case 6:
      g_string_append_printf (text, "%u-%02u", year, month);
      break;
    default:
      g_string_append_printf (text, "%u-%02u-%02u", year, month, g_test_rand_int_range (1, 32));
      break;
    }

  g_string_append (text, doubts[g_test_rand_int_range (0, G_N_ELEMENTS (doubts))]);
}

static char *
random_edtf (void)
{
  GString *text = g_string_new (NULL);
  gboolean is_set = g_test_rand_int_range (0, 3) == 0;
  gboolean is_choice = g_test_rand_bit ();
  guint n = is_set ? g_test_rand_int_range (1, 6) : 1;

  if (is_set)
    g_string_append (text, is_choice ? "[" : "{");

  for (guint i = 0; i < n; i++)
    {
      guint shape = g_test_rand_int_range (0, is_set ? 12 : 6);

      g_string_append (text, i > 0 ? "," : "");
      if (shape < 2 && !is_set)
        g_string_append (text, shape == 0 ? "../" : "/");
      if (shape == 0 && is_set)
        g_string_append (text, "..");
      append_random_moment (text);
      if (shape == 2 || shape == 3)
        {
          g_string_append (text, is_set ? ".." : "/");
          append_random_moment (text);
        }
      if (shape == 4 && !is_set)
        g_string_append (text, g_test_rand_bit () ? "/.." : "/");
      if (shape == 4 && is_set)
        g_string_append (text, "..");
    }

  if (is_set)
    g_string_append (text, is_choice ? "]" : "}");

  return g_string_free (text, FALSE);
}

static void
assert_identity (const char *canonical)
{
  static const char *const languages[] = { "en", "fr" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (languages); i++)
    {
      DossierDateStyle style = i % 2 == 0 ? DOSSIER_DATE_LONG : DOSSIER_DATE_SHORT;
      g_autofree char *text = dossier_date_format (canonical, languages[i / 2], style);
      g_autofree char *again = dossier_date_parse (text, NULL, NULL);
      g_autofree char *reading = dossier_date_read (canonical, languages[i / 2]);

      if (g_strcmp0 (again, canonical) != 0)
        g_error ("%s is printed “%s” and read as %s", canonical, text, again != NULL ? again : "nothing");
      g_assert_cmpuint (strlen (reading), >, 0);
    }
}

/* Everything printed is read back as the same date. */
static void
test_round_trip (void)
{
  guint n_valid = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = random_edtf ();
      g_autofree char *canonical = NULL;
      GDate earliest, latest;

      if (!dossier_date_bounds (text, &earliest, &latest))
        continue;

      n_valid++;
      canonical = dossier_date_parse (text, NULL, NULL);
      g_assert_nonnull (canonical);
      assert_identity (canonical);
    }

  g_assert_cmpuint (n_valid, >, N_RANDOM / 4);
}

static void
assert_survives (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parsed = dossier_date_parse (text, NULL, &error);

  if (parsed == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  else
    assert_identity (parsed);
}

static void
test_fuzz_bytes (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      char text[64] = { 0 };
      guint n = g_test_rand_int_range (0, sizeof text);

      for (guint j = 0; j < n; j++)
        text[j] = g_test_rand_int_range (1, 256);
      assert_survives (text);
    }
}

static void
test_fuzz_words (void)
{
  static const char *const words[] = {
    "12", "January", "2016", "–", "/", ",", "or", "and", "from", "by", "to", "between", "month",
    "2016-01", "X",
    "Q1", "?", "~", "99", "à", "partir", "d’", "1er", ".", "févr.", "some", "day", "in", "half",
    "[", "..", "{", "½",
  };

  for (guint i = 0; i < 5 * N_RANDOM; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (1, 9);

      for (guint j = 0; j < n; j++)
        g_string_append_printf (text, "%s%s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                                g_test_rand_bit () ? " " : "");
      assert_survives (text->str);
    }
}

static void
test_fuzz_long (void)
{
  static const char *const repeated[] = { "1", "a", "January 2016 or ", "{", "-", "1 ", "é", "[2016," };

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 start = g_get_monotonic_time ();

      for (guint length = 90; length < 1000000; length = 10 * length)
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

  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/fuzz/bytes", test_fuzz_bytes);
  g_test_add_func ("/date/fuzz/words", test_fuzz_words);
  g_test_add_func ("/date/fuzz/long", test_fuzz_long);

  return g_test_run ();
}
