/* dossier-duration.c: lengths of time in months, as people write them.
 *
 * Programmes last months or years.  Days and weeks are no fixed part of a
 * month, so they are refused instead of converted.
 */
#include "dossier-duration.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"
#include "dossier-value.h"
#include "dossier-words.h"

#define LONGEST_MONTHS 1200

typedef enum
{
  DURATION_WORD_NUMBER,
  DURATION_WORD_MONTHS,  /* value: months in one */
  DURATION_WORD_SHORT,   /* days, weeks */
  DURATION_WORD_HALF,
  DURATION_WORD_AND,
  DURATION_WORD_DUE,     /* by, month */
} DurationWord;

static const DossierPhrase duration_words[] = {
  { "a", DURATION_WORD_NUMBER, 1 }, { "one", DURATION_WORD_NUMBER, 1 },
  { "two", DURATION_WORD_NUMBER, 2 },
  { "three", DURATION_WORD_NUMBER, 3 }, { "four", DURATION_WORD_NUMBER, 4 },
  { "five", DURATION_WORD_NUMBER, 5 },
  { "six", DURATION_WORD_NUMBER, 6 }, { "seven", DURATION_WORD_NUMBER, 7 },
  { "eight", DURATION_WORD_NUMBER, 8 },
  { "nine", DURATION_WORD_NUMBER, 9 }, { "ten", DURATION_WORD_NUMBER, 10 },
  { "eleven", DURATION_WORD_NUMBER, 11 }, { "twelve", DURATION_WORD_NUMBER, 12 },
  { "eighteen", DURATION_WORD_NUMBER, 18 }, { "twenty four", DURATION_WORD_NUMBER, 24 },
  { "thirty", DURATION_WORD_NUMBER, 30 }, { "thirty six", DURATION_WORD_NUMBER, 36 },
  { "un", DURATION_WORD_NUMBER, 1 }, { "une", DURATION_WORD_NUMBER, 1 },
  { "deux", DURATION_WORD_NUMBER, 2 },
  { "trois", DURATION_WORD_NUMBER, 3 }, { "quatre", DURATION_WORD_NUMBER, 4 },
  { "cinq", DURATION_WORD_NUMBER, 5 },
  { "sept", DURATION_WORD_NUMBER, 7 }, { "huit", DURATION_WORD_NUMBER, 8 },
  { "neuf", DURATION_WORD_NUMBER, 9 },
  { "dix", DURATION_WORD_NUMBER, 10 }, { "onze", DURATION_WORD_NUMBER, 11 },
  { "douze", DURATION_WORD_NUMBER, 12 },
  { "dix huit", DURATION_WORD_NUMBER, 18 }, { "vingt quatre", DURATION_WORD_NUMBER, 24 },
  { "trente", DURATION_WORD_NUMBER, 30 }, { "trente six", DURATION_WORD_NUMBER, 36 },

  { "month", DURATION_WORD_MONTHS, 1 }, { "months", DURATION_WORD_MONTHS, 1 },
  { "mois", DURATION_WORD_MONTHS, 1 },
  { "mth", DURATION_WORD_MONTHS, 1 }, { "mths", DURATION_WORD_MONTHS, 1 },
  { "m", DURATION_WORD_MONTHS, 1 },
  { "year", DURATION_WORD_MONTHS, 12 }, { "years", DURATION_WORD_MONTHS, 12 },
  { "yr", DURATION_WORD_MONTHS, 12 },
  { "yrs", DURATION_WORD_MONTHS, 12 }, { "y", DURATION_WORD_MONTHS, 12 },
  { "an", DURATION_WORD_MONTHS, 12 },
  { "ans", DURATION_WORD_MONTHS, 12 }, { "annee", DURATION_WORD_MONTHS, 12 },
  { "annees", DURATION_WORD_MONTHS, 12 },

  { "day", DURATION_WORD_SHORT }, { "days", DURATION_WORD_SHORT }, { "week", DURATION_WORD_SHORT },
  { "weeks", DURATION_WORD_SHORT }, { "jour", DURATION_WORD_SHORT },
  { "jours", DURATION_WORD_SHORT },
  { "semaine", DURATION_WORD_SHORT }, { "semaines", DURATION_WORD_SHORT },

  { "half", DURATION_WORD_HALF }, { "a half", DURATION_WORD_HALF },
  { "half a", DURATION_WORD_HALF },
  { "demi", DURATION_WORD_HALF }, { "demie", DURATION_WORD_HALF },

  { "and", DURATION_WORD_AND }, { "et", DURATION_WORD_AND },

  { "by", DURATION_WORD_DUE }, { "by month", DURATION_WORD_DUE }, { "by m", DURATION_WORD_DUE },
  { "d ici", DURATION_WORD_DUE }, { "d ici le mois", DURATION_WORD_DUE },
  { "d ici au mois", DURATION_WORD_DUE },
};

typedef struct
{
  const DossierWords *words;
  guint               at;
  guint               quarters;  /* quarters of a month: the finest that is read */
  guint               unit;      /* months of the unit read last, 0 before the first */
} Reader;

static const DossierPhrase *
peek_word (const Reader *self,
           guint        *at)
{
  *at = self->at;

  return dossier_words_match (self->words, at, duration_words, G_N_ELEMENTS (duration_words));
}

static gboolean
take_word (Reader       *self,
           DurationWord  kind,
           int          *value)
{
  guint at;
  const DossierPhrase *phrase = peek_word (self, &at);

  if (phrase == NULL || phrase->kind != (int) kind)
    return FALSE;

  self->at = at;
  if (value != NULL)
    *value = phrase->value;

  return TRUE;
}

/* Quarters: ½ is 2 of them. */
static guint
take_fraction (Reader *self)
{
  static const struct { gunichar sign; guint quarters; } fractions[] = {
    { 0xbc, 1 }, { 0xbd, 2 }, { 0xbe, 3 },
  };
  guint number;

  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      if (dossier_words_is_sign (self->words, self->at, fractions[i].sign))
        {
          self->at++;
          return fractions[i].quarters;
        }
    }

  /* 1.5 or 2,5 */
  if ((dossier_words_is_sign (self->words, self->at, '.') ||
       dossier_words_is_sign (self->words, self->at, ',')) &&
      dossier_words_get (self->words, self->at + 1)->is_glued &&
      dossier_words_is_number (self->words, self->at + 1, &number) && number == 5)
    {
      self->at += 2;
      return 2;
    }

  return 0;
}

/* “2”, “two”, “1½”, “half a”, “two and a half”: its quarters, 0 when there is none. */
static guint
take_quantity (Reader *self)
{
  guint number = 0, start;
  int named;

  if (take_word (self, DURATION_WORD_HALF, NULL))
    return 2;

  if (dossier_words_is_number (self->words, self->at, &number))
    self->at++;
  else if (take_word (self, DURATION_WORD_NUMBER, &named))
    number = named;
  else
    return take_fraction (self);

  number = 4 * MIN (number, LONGEST_MONTHS + 1) + take_fraction (self);
  start = self->at;
  if (take_word (self, DURATION_WORD_AND, NULL) && take_word (self, DURATION_WORD_HALF, NULL))
    return number + 2;

  self->at = start;
  return number;
}

/* “2 years”, or “half” behind a unit: “un an et demi”. */
static gboolean
read_term (Reader  *self,
           GError **error)
{
  guint before = self->at;
  guint quantity = take_quantity (self);
  guint start = self->at;
  int unit;

  if (self->unit != 0 && quantity == 2 &&
      dossier_words_get (self->words, self->at)->kind == DOSSIER_PIECE_END)
    {
      self->quarters += 2 * self->unit;
      return TRUE;
    }

  if (quantity != 0 && dossier_words_is_sign (self->words, self->at, '-'))
    self->at++;

  if (quantity != 0 && take_word (self, DURATION_WORD_SHORT, NULL))
    {
      g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                           _("Days and weeks are not whole months: write months or years."));
      return FALSE;
    }

  /* “Six months and two years” has its units in the wrong order. */
  if (quantity == 0 || !take_word (self, DURATION_WORD_MONTHS, &unit) ||
      (self->unit != 0 && (guint) unit >= self->unit))
    {
      dossier_words_set_unread (self->words, quantity == 0 ? before : start, error);
      return FALSE;
    }

  self->quarters += quantity * unit;
  self->unit = unit;
  return TRUE;
}

static gboolean
is_bare_number (const DossierWords *words,
                guint              *number)
{
  return words->n_pieces == 1 && dossier_words_is_number (words, 0, number);
}

static gboolean
read_terms (Reader  *self,
            GError **error)
{
  gboolean is_joined;

  do
    {
      if (!read_term (self, error))
        return FALSE;

      /* What joins two terms is “and”, a comma, or nothing. */
      is_joined = take_word (self, DURATION_WORD_AND, NULL);
      if (!is_joined && dossier_words_is_sign (self->words, self->at, ','))
        {
          self->at++;
          is_joined = TRUE;
        }
    }
  while (is_joined || dossier_words_get (self->words, self->at)->kind != DOSSIER_PIECE_END);

  return TRUE;
}

static gboolean
check_months (guint    months,
              GError **error)
{
  if (months == 0)
    g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                         _("The months begin with 1."));
  else if (months > LONGEST_MONTHS)
    g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                         _("More than a hundred years is too long."));

  return months > 0 && months <= LONGEST_MONTHS;
}

static DossierWords *
words_of_duration (const char  *text,
                   GError     **error)
{
  DossierWords *words = dossier_words_new (text);

  if (words == NULL)
    g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                         _("The text is too long to be a number of months."));
  else if (words->n_pieces == 0)
    {
      g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED,
                           _("A number of months is missing."));
      g_clear_pointer (&words, dossier_words_free);
    }

  return words;
}

/**
 * dossier_duration_parse:
 * @text: what a person typed
 * @months: (out): written only on success
 * @error: return location for an error
 *
 * Reads “36 months”, “Two years”, “1½ years”, “un an et demi”; a number alone
 * is one of months.
 *
 * Errors: #DOSSIER_VALUE_ERROR_REQUIRED when @text is blank, else
 * #DOSSIER_VALUE_ERROR_UNREAD; days, weeks and parts of months are refused.
 *
 * Returns: whether @text is a whole number of months from 1 to 1200
 */
gboolean
dossier_duration_parse (const char  *text,
                        guint       *months,
                        GError     **error)
{
  g_autoptr (DossierWords) words = NULL;
  Reader reader = { 0 };
  guint number;

  g_return_val_if_fail (text != NULL && months != NULL, FALSE);

  words = words_of_duration (text, error);
  if (words == NULL)
    return FALSE;

  reader.words = words;
  if (!is_bare_number (words, &number))
    {
      if (!read_terms (&reader, error))
        return FALSE;

      if (reader.quarters % 4 != 0)
        {
          g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                               _("A duration must be whole months."));
          return FALSE;
        }
      number = reader.quarters / 4;
    }

  if (!check_months (number, error))
    return FALSE;

  *months = number;
  return TRUE;
}

/**
 * dossier_duration_format:
 * @language: `fr…` for French, everything else is English
 *
 * Returns: (transfer full): “36 months” or “36 mois”, with a no-break space
 */
char *
dossier_duration_format (guint       months,
                         const char *language)
{
  const char *unit = months == 1 ? "month" : "months";

  if (language != NULL && g_str_has_prefix (language, "fr"))
    unit = "mois";

  return g_strdup_printf ("%u\302\240%s", months, unit);
}

/**
 * dossier_duration_between:
 * @start_edtf: (nullable): when something starts
 * @end_edtf: (nullable): when it ends
 *
 * Counts from the first possible day of the start to the last possible day of
 * the end, both included: the largest n for which the day n months after the
 * first is at most one day after the last.  November 2013 to October 2016 are
 * 36; 1 May 2015 to 30 October 2017 are 29, as the thirtieth ends on the 31st.
 *
 * Returns: the complete months; 0 if a day is open or the end before the start
 */
guint
dossier_duration_between (const char *start_edtf,
                          const char *end_edtf)
{
  GDate first, last, unused, reached;
  int months;

  if (!dossier_date_bounds (start_edtf, &first, &unused) || !g_date_valid (&first) ||
      !dossier_date_bounds (end_edtf, &unused, &last) || !g_date_valid (&last))
    return 0;

  g_date_add_days (&last, 1);
  months = 12 * ((int) g_date_get_year (&last) - (int) g_date_get_year (&first)) +
           (int) g_date_get_month (&last) - (int) g_date_get_month (&first);
  if (months <= 0)
    return 0;

  reached = first;
  g_date_add_months (&reached, months);

  return g_date_compare (&reached, &last) <= 0 ? months : months - 1;
}

/**
 * dossier_due_month_parse:
 * @text: what a person typed
 * @month: (out): written only on success
 * @error: return location for an error
 *
 * Reads “30”, “month 30”, “by month 30”, “mois 30”, “M30”.
 *
 * Returns: whether @text is the number of a month of a programme, from 1 to 1200
 */
gboolean
dossier_due_month_parse (const char  *text,
                         guint       *month,
                         GError     **error)
{
  g_autoptr (DossierWords) words = NULL;
  Reader reader = { 0 };
  guint number;
  int unit = 1;

  g_return_val_if_fail (text != NULL && month != NULL, FALSE);

  words = words_of_duration (text, error);
  if (words == NULL)
    return FALSE;

  reader.words = words;
  take_word (&reader, DURATION_WORD_DUE, NULL);
  take_word (&reader, DURATION_WORD_MONTHS, &unit);

  if (unit != 1 || !dossier_words_is_number (words, reader.at, &number) ||
      reader.at + 1 != words->n_pieces)
    {
      gboolean is_number = unit == 1 && dossier_words_is_number (words, reader.at, NULL);

      dossier_words_set_unread (words, unit != 1 ? 0 : reader.at + is_number, error);
      return FALSE;
    }

  if (!check_months (number, error))
    return FALSE;

  *month = number;
  return TRUE;
}
