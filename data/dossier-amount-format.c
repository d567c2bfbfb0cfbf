/* dossier-amount-format.c: amounts and numbers as they are printed, in English and in French.
 *
 * Nothing is rounded: millions are only written when they say the whole amount.
 * What is written here is read back by dossier_amount_parse() as the same amount.
 */
#include "dossier-number.h"

#include <string.h>

#define NB "\302\240"
#define NARROW_NB "\342\200\257"

typedef struct
{
  const char *thousands;
  const char *decimal;
  const char *qualifiers[DOSSIER_N_QUALIFIERS];
} Words;

static const Words english = { ",", ".", {
  [DOSSIER_QUALIFIER_EXACT] = "",
  [DOSSIER_QUALIFIER_UP_TO] = "up to ",
  [DOSSIER_QUALIFIER_AT_LEAST] = "at least ",
  [DOSSIER_QUALIFIER_APPROX] = "about ",
  [DOSSIER_QUALIFIER_TBD] = "to be determined",
} };

static const Words french = { NARROW_NB, ",", {
  [DOSSIER_QUALIFIER_EXACT] = "",
  [DOSSIER_QUALIFIER_UP_TO] = "jusqu’à" NB,
  [DOSSIER_QUALIFIER_AT_LEAST] = "au moins ",
  [DOSSIER_QUALIFIER_APPROX] = "environ ",
  [DOSSIER_QUALIFIER_TBD] = "à déterminer",
} };

static gboolean
is_french (const char *language)
{
  return language != NULL && g_str_has_prefix (language, "fr");
}

static guint64
power_of_ten (guint exponent)
{
  guint64 power = 1;

  for (guint i = 0; i < exponent; i++)
    power *= 10;

  return power;
}

static char *
group_digits (guint64      number,
              const Words *words)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  gsize length = strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, words->thousands);
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

/* Decimals are written only when there are some, and then all the currency has. */
static char *
full_number (guint64      minor,
             guint        n_decimals,
             const Words *words)
{
  guint64 unit = power_of_ten (n_decimals);
  g_autofree char *whole = group_digits (minor / unit, words);

  if (minor % unit == 0)
    return g_steal_pointer (&whole);

  return g_strdup_printf ("%s%s%0*" G_GUINT64_FORMAT, whole, words->decimal, (int) n_decimals, minor % unit);
}

/* From one million on, when two decimals say it all; else NULL.  From a thousand
 * millions on there would be a separator, and “1,234 million” is read in two ways. */
static char *
million_number (guint64      minor,
                guint        n_decimals,
                const Words *words)
{
  guint64 hundredth = power_of_ten (n_decimals + 4);
  g_autofree char *whole = group_digits (minor / hundredth / 100, words);
  guint hundredths = minor / hundredth % 100;

  if (minor < 100 * hundredth || minor / hundredth >= 100 * 1000 || minor % hundredth != 0)
    return NULL;

  if (hundredths == 0)
    return g_steal_pointer (&whole);

  if (hundredths % 10 == 0)
    return g_strdup_printf ("%s%s%u", whole, words->decimal, hundredths / 10);

  return g_strdup_printf ("%s%s%02u", whole, words->decimal, hundredths);
}

static char *
with_currency (const DossierAmount *amount,
               const char          *language,
               gboolean             allow_million)
{
  const Words *words = is_french (language) ? &french : &english;
  guint n_decimals = dossier_currency_digits (amount->currency);
  guint64 minor = amount->minor;
  g_autofree char *number = allow_million ? million_number (minor, n_decimals, words) : NULL;
  gboolean is_million = number != NULL;
  const char *million = "";

  if (!is_million)
    number = full_number (minor, n_decimals, words);
  else if (words == &french && minor >= 2 * power_of_ten (n_decimals + 6))
    million = NB "millions";
  else
    million = NB "million";

  if (words == &french)
    return g_strconcat (words->qualifiers[amount->qualifier], number, million, NB, amount->currency, NULL);

  return g_strconcat (words->qualifiers[amount->qualifier], amount->currency, NB, number, million, NULL);
}

/**
 * dossier_amount_format:
 * @amount: an amount of at least 0
 * @language: `fr…` for French, everything else is English
 * @style: prose, figures or the digits for a column
 *
 * Writes an amount as the papers do, without places where a line could break.
 * Prose and figures are read back by dossier_amount_parse(); only an amount
 * under 1,000 with three decimals is asked about then, because “1.234” is two things.
 *
 * Returns: (transfer full): the text
 */
char *
dossier_amount_format (const DossierAmount *amount,
                       const char          *language,
                       DossierAmountStyle   style)
{
  const Words *words = is_french (language) ? &french : &english;

  g_return_val_if_fail (amount != NULL && amount->minor >= 0, g_strdup (""));
  g_return_val_if_fail (amount->qualifier < DOSSIER_N_QUALIFIERS, g_strdup (""));

  if (amount->qualifier == DOSSIER_QUALIFIER_TBD)
    return g_strdup (words->qualifiers[DOSSIER_QUALIFIER_TBD]);

  if (style == DOSSIER_AMOUNT_COLUMN)
    return full_number (amount->minor, dossier_currency_digits (amount->currency), words);

  return with_currency (amount, language, style == DOSSIER_AMOUNT_PROSE);
}

/**
 * dossier_number_format:
 * @number: a number of at least 0
 * @language: `fr…` for French, everything else is English
 *
 * Writes as many decimals as the number has; three would be taken for thousands when read
 * again, so there are four then.  dossier_number_parse() reads it back as the same number.
 *
 * Returns: (transfer full): “at least 1,250.5”
 */
char *
dossier_number_format (const DossierNumber *number,
                       const char          *language)
{
  const Words *words = is_french (language) ? &french : &english;
  guint64 value = number->millionths;
  guint n_decimals = DOSSIER_NUMBER_DECIMALS;
  g_autofree char *digits = NULL;

  g_return_val_if_fail (number->millionths >= 0 && number->qualifier < DOSSIER_N_QUALIFIERS, g_strdup (""));

  if (number->qualifier == DOSSIER_QUALIFIER_TBD)
    return g_strdup (words->qualifiers[DOSSIER_QUALIFIER_TBD]);

  for (; n_decimals > 0 && value % 10 == 0; n_decimals--)
    value /= 10;
  if (n_decimals == 3)
    {
      value *= 10;
      n_decimals = 4;
    }

  digits = full_number (value, n_decimals, words);
  return g_strconcat (words->qualifiers[number->qualifier], digits, NULL);
}
