/* dossier-amount-parse.c: amounts and numbers as people type them, in English and in French.
 *
 * Currency, number and qualifier may stand in any order, each at most once.
 * The digits are kept as text until the decimals of the currency are known, so
 * nothing passes through a floating-point number and nothing is rounded.
 */
#include "dossier-amount.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-currency.h"
#include "dossier-number.h"
#include "dossier-value.h"

#define MAX_DIGITS 40

typedef enum
{
  AMOUNT_WORD_QUALIFIER,  /* value: DossierQualifier */
  AMOUNT_WORD_POWER,      /* value: zeros */
  AMOUNT_WORD_FILLER,
} AmountWord;

static const DossierPhrase amount_words[] = {
  { "exactly", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_EXACT },
  { "exactement", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_EXACT },
  { "up to", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_UP_TO },
  { "at most", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_UP_TO },
  { "no more than", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_UP_TO },
  { "not more than", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_UP_TO },
  { "maximum", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_UP_TO },
  { "max", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_UP_TO },
  { "jusqu a", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_UP_TO },
  { "au plus", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_UP_TO },
  { "au maximum", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_UP_TO },
  { "at least", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_AT_LEAST },
  { "not less than", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_AT_LEAST },
  { "minimum", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_AT_LEAST },
  { "min", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_AT_LEAST },
  { "au moins", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_AT_LEAST },
  { "au minimum", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_AT_LEAST },
  { "about", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "around", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "approx", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "approximately", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "roughly", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "circa", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "ca", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "c", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "environ", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "env", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_APPROX },
  { "to be determined", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_TBD },
  { "to be defined", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_TBD },
  { "tbd", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_TBD },
  { "to be confirmed", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_TBD },
  { "tbc", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_TBD },
  { "a confirmer", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_TBD },
  { "a determiner", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_TBD },
  { "a definir", AMOUNT_WORD_QUALIFIER, DOSSIER_QUALIFIER_TBD },

  { "k", AMOUNT_WORD_POWER, 3 }, { "thousand", AMOUNT_WORD_POWER, 3 }, { "mille", AMOUNT_WORD_POWER, 3 },
  { "m", AMOUNT_WORD_POWER, 6 }, { "mn", AMOUNT_WORD_POWER, 6 }, { "mio", AMOUNT_WORD_POWER, 6 },
  { "million", AMOUNT_WORD_POWER, 6 }, { "millions", AMOUNT_WORD_POWER, 6 },
  { "bn", AMOUNT_WORD_POWER, 9 }, { "mrd", AMOUNT_WORD_POWER, 9 }, { "billion", AMOUNT_WORD_POWER, 9 },
  { "milliard", AMOUNT_WORD_POWER, 9 }, { "milliards", AMOUNT_WORD_POWER, 9 },

  { "of", AMOUNT_WORD_FILLER }, { "a total of", AMOUNT_WORD_FILLER }, { "de", AMOUNT_WORD_FILLER },
  { "d", AMOUNT_WORD_FILLER },
};

static const DossierPhrase percent_words[] = { { "percent" }, { "per cent" }, { "pour cent" }, { "pct" } };

static const struct
{
  gunichar         sign;
  DossierQualifier qualifier;
} qualifier_signs[] = {
  { '~', DOSSIER_QUALIFIER_APPROX },
  { 0x2248, DOSSIER_QUALIFIER_APPROX },    /* ≈ */
  { 0x2264, DOSSIER_QUALIFIER_UP_TO },     /* ≤ */
  { 0x2265, DOSSIER_QUALIFIER_AT_LEAST },  /* ≥ */
  { '+', DOSSIER_QUALIFIER_AT_LEAST },     /* 130+ */
};

typedef struct
{
  const DossierWords *words;
  guint               at;
  gboolean            is_plain;         /* a number, without a currency */

  char                digits[MAX_DIGITS + 1];
  guint               n_digits;
  guint               n_decimals;       /* of @digits, at their end */
  gboolean            is_three_digits;  /* one separator and three digits: thousands or decimals */
  gboolean            has_power;
  int                 power;
  const char         *currency;         /* begins with the three letters */
  gboolean            has_qualifier;
  DossierQualifier    qualifier;
} Reader;

static gboolean
take_word (Reader     *self,
           AmountWord  kind,
           int        *value)
{
  guint at = self->at;
  const DossierPhrase *phrase = dossier_words_match (self->words, &at, amount_words,
                                                     G_N_ELEMENTS (amount_words));

  if (phrase == NULL || phrase->kind != (int) kind)
    return FALSE;

  /* “C$5” is not about five dollars, but five of Canada’s. */
  if (kind != AMOUNT_WORD_POWER && dossier_words_is_sign (self->words, at, '$') &&
      dossier_words_get (self->words, at)->is_glued)
    return FALSE;

  self->at = at;
  *value = phrase->value;
  return TRUE;
}

/* What stands between the group of digits at @position and the one before it, or 0. */
static gunichar
separator_before (const Reader *self,
                  guint        *position)
{
  const DossierPiece *piece = dossier_words_get (self->words, *position);
  const DossierPiece *next = dossier_words_get (self->words, *position + 1);

  if (piece->kind == DOSSIER_PIECE_NUMBER)
    return piece->is_glued || piece->length != 3 ? 0 : ' ';

  if (piece->kind != DOSSIER_PIECE_SIGN || strchr (".,'", (int) MIN (piece->sign, 127)) == NULL ||
      !piece->is_glued || next->kind != DOSSIER_PIECE_NUMBER || !next->is_glued)
    return 0;

  *position += 1;
  return piece->sign;
}

static gboolean
add_digits (Reader *self,
            guint   position)
{
  const DossierPiece *group = dossier_words_get (self->words, position);

  if (group->length >= sizeof group->text || self->n_digits + group->length > MAX_DIGITS)
    return FALSE;

  memcpy (self->digits + self->n_digits, group->text, group->length);
  self->n_digits += group->length;
  return TRUE;
}

/* The separator that only the last group may have, when it is one of decimals. */
static gboolean
ends_in_decimals (const Reader *self,
                  gunichar      thousands,
                  gunichar      last,
                  guint         n_groups,
                  guint         first_length,
                  guint         last_length)
{
  if (last == ' ' || last == '\'' || n_groups < 2)
    return FALSE;

  if (n_groups > 2)
    return last != thousands;

  return last_length != 3 || first_length > 3 || self->digits[0] == '0';
}

/* Reads “1.200.000,50”.  All separators are the same, only the last may differ. */
static gboolean
read_number (Reader *self)
{
  guint first_length = dossier_words_get (self->words, self->at)->length;
  guint last_length = first_length;
  guint n_groups = 1;
  gunichar thousands = 0, last = 0;
  gboolean has_decimals;

  if (self->n_digits > 0 || !add_digits (self, self->at))
    return FALSE;

  for (;;)
    {
      guint next = self->at + 1;
      gunichar separator = separator_before (self, &next);

      /* After decimals, or after a group that is not of three, the number is over. */
      if (separator == 0 ||
          (n_groups > 1 && (last_length != 3 || last != thousands || first_length > 3)) ||
          (separator == ' ' && n_groups == 1 && first_length > 3) || !add_digits (self, next))
        break;

      thousands = n_groups == 1 ? separator : thousands;
      last = separator;
      last_length = dossier_words_get (self->words, next)->length;
      n_groups++;
      self->at = next;
    }

  has_decimals = ends_in_decimals (self, thousands, last, n_groups, first_length, last_length);
  self->n_decimals = has_decimals ? last_length : 0;
  self->is_three_digits = n_groups == 2 && last_length == 3 && !has_decimals &&
                          (last == '.' || last == ',');
  self->at++;
  return n_groups < 2 || has_decimals || (last_length == 3 && first_length <= 3);
}

/* The Swiss “1'000.–” */
static void
skip_empty_decimals (Reader *self)
{
  if ((dossier_words_is_sign (self->words, self->at, '.') ||
       dossier_words_is_sign (self->words, self->at, ',')) &&
      dossier_words_is_sign (self->words, self->at + 1, '-'))
    self->at += 2;
}

static gboolean
read_power (Reader *self)
{
  if (self->n_digits == 0 || self->has_power || !take_word (self, AMOUNT_WORD_POWER, &self->power))
    return FALSE;

  self->has_power = TRUE;

  /* Nobody writes thousands of millions with a separator: 1.234 million.  Thousands of thousands
   * are in every table of accounts: EUR 1,234 thousand. */
  if (self->is_three_digits && self->power > 3)
    {
      self->n_decimals = 3;
      self->is_three_digits = FALSE;
    }

  return TRUE;
}

static gboolean
read_qualifier (Reader *self)
{
  int qualifier;

  if (self->has_qualifier)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (qualifier_signs); i++)
    {
      if (!dossier_words_is_sign (self->words, self->at, qualifier_signs[i].sign))
        continue;

      self->at++;
      self->qualifier = qualifier_signs[i].qualifier;
      self->has_qualifier = TRUE;
      return TRUE;
    }

  if (!take_word (self, AMOUNT_WORD_QUALIFIER, &qualifier))
    return FALSE;

  self->qualifier = qualifier;
  self->has_qualifier = TRUE;
  return TRUE;
}

static gboolean
skip_percent (Reader *self)
{
  if (!dossier_words_is_sign (self->words, self->at, '%'))
    return dossier_words_match (self->words, &self->at, percent_words, G_N_ELEMENTS (percent_words)) != NULL;

  self->at++;
  return TRUE;
}

static gboolean
read_piece (Reader *self)
{
  int unused;

  if (dossier_words_get (self->words, self->at)->kind == DOSSIER_PIECE_NUMBER)
    {
      if (!read_number (self))
        return FALSE;
      skip_empty_decimals (self);
      return TRUE;
    }

  if (read_power (self) || read_qualifier (self) || take_word (self, AMOUNT_WORD_FILLER, &unused))
    return TRUE;

  if (self->is_plain)
    return skip_percent (self);
  if (self->currency != NULL)
    return FALSE;

  self->currency = dossier_currency_match (self->words, &self->at);
  return self->currency != NULL;
}

static gboolean
read_pieces (Reader  *self,
             GError **error)
{
  while (dossier_words_get (self->words, self->at)->kind != DOSSIER_PIECE_END)
    {
      guint start = self->at;

      if (dossier_words_is_sign (self->words, start, '-') &&
          dossier_words_get (self->words, start + 1)->kind != DOSSIER_PIECE_END && self->n_digits == 0)
        {
          g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                               self->is_plain ? _("A number cannot be negative here.")
                               : _("An amount cannot be negative."));
          return FALSE;
        }

      if (!read_piece (self) || (self->qualifier == DOSSIER_QUALIFIER_TBD && self->n_digits > 0))
        {
          dossier_words_set_unread (self->words, start, error);
          return FALSE;
        }
    }

  if (self->n_digits == 0 && self->qualifier != DOSSIER_QUALIFIER_TBD)
    {
      dossier_words_set_unread (self->words, self->at, error);
      return FALSE;
    }

  return TRUE;
}

/* The digits, with the decimals that say nothing taken off, times ten to the @exponent. */
static gboolean
number_of_digits (const Reader *self,
                  guint         n_digits,
                  int           exponent,
                  gint64       *number)
{
  gint64 value = 0;

  for (guint i = 0; i < n_digits + exponent; i++)
    {
      int digit = i < n_digits ? self->digits[i] - '0' : 0;

      if (__builtin_mul_overflow (value, (gint64) 10, &value) ||
          __builtin_add_overflow (value, (gint64) digit, &value))
        return FALSE;
    }

  *number = value;
  return TRUE;
}

/* Scales the digits by @wanted decimals; @excess is where there are more than that. */
static gboolean
scale (const Reader  *self,
       guint          wanted,
       gboolean      *excess,
       gint64        *number)
{
  guint n_digits = self->n_digits;
  guint n_decimals = self->n_decimals;

  for (; n_decimals > 0 && self->digits[n_digits - 1] == '0'; n_digits--)
    n_decimals--;

  *excess = self->power + (int) wanted < (int) n_decimals;
  return !*excess && number_of_digits (self, n_digits, self->power + (int) wanted - (int) n_decimals, number);
}

static gboolean
compute_minor (const Reader  *self,
               const char    *currency,
               gint64        *minor,
               GError       **error)
{
  guint currency_digits = dossier_currency_digits (currency);
  gboolean excess;

  if (scale (self, currency_digits, &excess, minor))
    return TRUE;

  if (excess)
    g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                 /* Translators: %1$s is the code of a currency. */
                 ngettext ("%1$s has %2$u decimal, and the amount has more.",
                           "%1$s has %2$u decimals, and the amount has more.", currency_digits),
                 currency, currency_digits);
  else
    g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                         _("The amount is too large."));
  return FALSE;
}

/* “1.095” can be thousands or decimals where both are possible. */
static gboolean
check_separator (const Reader  *self,
                 GError       **error)
{
  g_autofree char *quote = NULL;

  if (!self->is_three_digits)
    return TRUE;

  quote = dossier_words_quote (self->words, 0, self->words->n_pieces);
  g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
               /* Translators: “KWD 1.234” can be 1234 dinar or 1 dinar and 234 fils. */
               _("“%s” can be thousands or decimals: write it without the separator, "
                 "or with four decimals."), quote);
  return FALSE;
}

static gboolean
check_currency (const Reader  *self,
                const char    *currency,
                GError       **error)
{
  g_autofree char *quote = dossier_words_quote (self->words, 0, self->words->n_pieces);

  if (*currency == '\0')
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                   _("“%s” has no currency: write EUR, for example, before it."), quote);
      return FALSE;
    }

  return dossier_currency_digits (currency) != 3 || check_separator (self, error);
}

static DossierWords *
words_of_amount (const char  *text,
                 GError     **error)
{
  DossierWords *words = dossier_words_new (text);

  if (words == NULL)
    g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                         _("The text is too long to be an amount."));
  else if (words->n_pieces == 0)
    {
      g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED,
                           _("An amount is missing."));
      g_clear_pointer (&words, dossier_words_free);
    }

  return words;
}

/**
 * dossier_amount_parse:
 * @text: what a person typed
 * @default_currency: (nullable): the currency of amounts that name none
 * @amount: (out): written only on success
 * @error: return location for an error
 *
 * Reads “Up to EURO 1.8 million”, “1.200.000,50 €”, “CHF 1'000”, “tbd” and
 * their French sisters.  One separator before exactly three digits is one of
 * thousands, except before “million” or more; decimals that the currency does not have
 * are refused, never rounded.
 *
 * Errors: #DOSSIER_VALUE_ERROR_REQUIRED when @text is blank, else
 * #DOSSIER_VALUE_ERROR_UNREAD with a sentence that says what was not understood.
 *
 * Returns: whether @text is an amount
 */
gboolean
dossier_amount_parse (const char     *text,
                      const char     *default_currency,
                      DossierAmount  *amount,
                      GError        **error)
{
  g_autoptr (DossierWords) words = NULL;
  DossierAmount parsed = { 0 };
  Reader reader = { 0 };

  g_return_val_if_fail (text != NULL && amount != NULL, FALSE);

  words = words_of_amount (text, error);
  if (words == NULL)
    return FALSE;

  reader.words = words;
  if (!read_pieces (&reader, error))
    return FALSE;

  parsed.qualifier = reader.qualifier;
  if (reader.currency != NULL)
    memcpy (parsed.currency, reader.currency, 3);
  else
    dossier_amount_set_currency (&parsed, default_currency);

  if (parsed.qualifier != DOSSIER_QUALIFIER_TBD &&
      (!check_currency (&reader, parsed.currency, error) ||
       !compute_minor (&reader, parsed.currency, &parsed.minor, error)))
    return FALSE;

  *amount = parsed;
  return TRUE;
}

/**
 * dossier_number_parse:
 * @text: what a person typed
 * @number: (out): written only on success
 *
 * Reads “12.5”, “1 250,5”, “at least 20”, “20+”, “about 5 %”, “tbd”.  More than six decimals
 * are refused, never rounded, and so is one separator before exactly three digits, which
 * could be one of thousands.
 *
 * Errors: like dossier_amount_parse().
 *
 * Returns: whether @text is a number
 */
gboolean
dossier_number_parse (const char     *text,
                      DossierNumber  *number,
                      GError        **error)
{
  g_autoptr (DossierWords) words = dossier_words_new (text);
  Reader reader = { .words = words, .is_plain = TRUE };
  gint64 millionths = 0;
  gboolean excess;

  if (words == NULL)
    {
      g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                           _("The text is too long to be a number."));
      return FALSE;
    }

  if (!read_pieces (&reader, error))
    return FALSE;

  if (reader.qualifier != DOSSIER_QUALIFIER_TBD)
    {
      if (!check_separator (&reader, error))
        return FALSE;

      if (!scale (&reader, DOSSIER_NUMBER_DECIMALS, &excess, &millionths))
        {
          g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                               excess ? _("A number has at most six decimals.")
                               : _("The number is too large."));
          return FALSE;
        }
    }

  *number = (DossierNumber) { millionths, reader.qualifier };
  return TRUE;
}
