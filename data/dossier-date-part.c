/* dossier-date-part.c: one day, month, quarter, half or year out of a typed date.
 *
 * Each way to write a part is one function.  Two possible readings are never
 * chosen between: the person is asked.
 */
#include "dossier-date-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-date.h"

static gboolean
is_glued (DossierDateReader *self,
          guint              position)
{
  return dossier_words_get (self->words, position)->is_glued;
}

/* A number of @shortest to @longest digits. */
static gboolean
is_number (DossierDateReader *self,
           guint              position,
           guint              shortest,
           guint              longest,
           guint             *number)
{
  guint length = dossier_words_get (self->words, position)->length;

  return length >= shortest && length <= longest &&
         dossier_words_is_number (self->words, position, number);
}

static gboolean
take_number (DossierDateReader *self,
             guint              shortest,
             guint              longest,
             guint             *number)
{
  if (!is_number (self, self->at, shortest, longest, number))
    return FALSE;

  self->at++;
  return TRUE;
}

/* A sign and a number behind it, all without spaces, as in “-01”. */
static gboolean
is_joined_number (DossierDateReader *self,
                  guint              position,
                  gunichar           sign,
                  guint              shortest,
                  guint              longest)
{
  return dossier_words_is_sign (self->words, position, sign) && is_glued (self, position) &&
         is_glued (self, position + 1) && is_number (self, position + 1, shortest, longest, NULL);
}

static void
skip_fillers (DossierDateReader *self)
{
  while (take_word (self, DATE_WORD_FILLER, NULL) || take_word (self, DATE_WORD_WEEKDAY, NULL))
    take_sign (self, ',');
}

static gboolean
refuse_season (DossierDateReader *self)
{
  return reader_fail (self, g_strdup (_("Seasons differ from country to country: "
                                        "write months or a quarter.")));
}

static gboolean
check_month (DossierDateReader *self,
             guint              month)
{
  if (month < 1 || month > 12)
    return reader_fail (self, g_strdup_printf (_("There is no month %u."), month));

  return TRUE;
}

static gboolean
check_day_and_month (DossierDateReader   *self,
                     const DossierMoment *moment)
{
  if (moment->day == 0)
    return reader_fail (self, g_strdup (_("There is no day 0.")));

  return check_month (self, moment->month);
}

/* For sentences: in the language of the program as far as dates are written in it. */
static char *
day_text (guint year,
          guint month,
          guint day)
{
  g_autofree char *edtf = g_strdup_printf ("%04u-%02u-%02u", year, month, day);

  return dossier_date_format (edtf, g_get_language_names ()[0], DOSSIER_DATE_LONG);
}

/* 12/01/2016: only one of the two readings may be possible. */
static gboolean
set_day_and_month (DossierDateReader *self,
                   DossierMoment     *moment,
                   guint              first,
                   guint              second,
                   guint              start)
{
  g_autofree char *quote = dossier_words_quote (self->words, start, self->at);

  if (first != second && first >= 1 && first <= 12 && second >= 1 && second <= 12)
    {
      g_autofree char *day_first = day_text (moment->year, second, first);
      g_autofree char *month_first = day_text (moment->year, first, second);

      return reader_fail (self, g_strdup_printf (
        /* Translators: “12/01/2016” can mean 12 January 2016 or 1 December 2016. */
        _("“%1$s” can mean %2$s or %3$s: write the month as a word."), quote, day_first, month_first));
    }

  moment->day = second > 12 ? second : first;
  moment->month = second > 12 ? first : second;

  return check_day_and_month (self, moment);
}

/* 2016-01, 2016-01-12, also with slashes or dots. */
static gboolean
read_year_first (DossierDateReader *self,
                 DossierDatePart   *part,
                 gunichar           sign)
{
  self->at++;
  take_number (self, 1, 2, &part->moment.month);
  part->is_numeric = TRUE;

  if (is_joined_number (self, self->at, sign, 1, 2))
    {
      self->at++;
      take_number (self, 1, 2, &part->moment.day);
      return check_day_and_month (self, &part->moment);
    }

  /* Codes of EDTF for parts of a year. */
  if (part->moment.month >= 21 && part->moment.month <= 32)
    return refuse_season (self);

  if (part->moment.month >= DOSSIER_EDTF_QUARTER + 1 &&
      dossier_moment_is_valid (&part->moment))
    return TRUE;

  return check_month (self, part->moment.month);
}

/* “201X”, “20XX”, “2010s”: letters glued to the digits of a year. */
static gboolean
read_any_digits (DossierDateReader *self,
                 DossierMoment     *moment)
{
  const DossierPiece *digits = dossier_words_get (self->words, self->at);
  const DossierPiece *letters = dossier_words_get (self->words, self->at + 1);
  guint number;

  if (letters->kind != DOSSIER_PIECE_WORD || !letters->is_glued ||
      !is_number (self, self->at, 2, 4, &number))
    return FALSE;

  if (digits->length == 3 && g_str_equal (letters->text, "x"))
    *moment = (DossierMoment) { .year = 10 * number, .n_any = 1 };
  else if (digits->length == 2 && g_str_equal (letters->text, "xx"))
    *moment = (DossierMoment) { .year = 100 * number, .n_any = 2 };
  else if (digits->length == 4 && g_str_equal (letters->text, "s") && number % 10 == 0)
    *moment = (DossierMoment) { .year = number, .n_any = 1 };
  else
    return FALSE;

  self->at += 2;
  return TRUE;
}

static gboolean
read_period_sign (DossierDateReader *self,
                  DossierDatePart   *part)
{
  guint start = self->at;
  guint number;
  int base;

  if (!take_word (self, DATE_WORD_PERIOD_SIGN, &base) || !is_glued (self, self->at) ||
      !take_number (self, 1, 1, &number) || number < 1 ||
      number > (base == DOSSIER_EDTF_HALF ? 2 : 4))
    {
      self->at = start;
      return FALSE;
    }

  part->moment.month = base + number;
  return TRUE;
}

/* “2016”, “2016-01-12”, “2016 Q1” */
static gboolean
read_year_part (DossierDateReader *self,
                DossierDatePart   *part)
{
  static const gunichar signs[] = { '-', '/', '.' };

  take_number (self, 4, 4, &part->moment.year);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (is_joined_number (self, self->at, signs[i], 1, 2))
        return read_year_first (self, part, signs[i]);
    }

  /* A year, then a dash or nothing, then the quarter. */
  if (dossier_words_is_sign (self->words, self->at, '-') && is_glued (self, self->at) &&
      is_glued (self, self->at + 1))
    {
      self->at++;
      if (read_period_sign (self, part))
        return TRUE;
      self->at--;
    }

  read_period_sign (self, part);
  part->is_numeric = part->moment.month == 0;
  return TRUE;
}

/* An optional year after a month or a day: “ 2016”, “, 2016”, “-2016”. */
static void
read_year_behind (DossierDateReader *self,
                  DossierMoment     *moment)
{
  guint start = self->at;
  guint after;

  if (is_joined_number (self, start, '-', 4, 4) || is_joined_number (self, start, '/', 4, 4) ||
      dossier_words_is_sign (self->words, start, ','))
    self->at++;
  else
    while (take_word (self, DATE_WORD_FILLER, NULL))
      ;

  after = self->at + 1;

  /* “June 2010s” has no year 2010. */
  if (dossier_words_get (self->words, after)->kind == DOSSIER_PIECE_WORD && is_glued (self, after))
    self->at = start;
  else if (!take_number (self, 4, 4, &moment->year))
    self->at = start;
}

/* “January”, “January 12”, “Jan. 2016”, “January 12, 2016” */
static gboolean
read_month_part (DossierDateReader *self,
                 DossierDatePart   *part)
{
  int month;

  if (!take_word (self, DATE_WORD_MONTH, &month))
    return FALSE;

  part->moment.month = month;
  if (take_number (self, 1, 2, &part->moment.day))
    {
      part->is_month_first = TRUE;
      take_word (self, DATE_WORD_SUFFIX, NULL);
      if (part->moment.day == 0)
        return reader_fail (self, g_strdup (_("There is no day 0.")));
    }

  read_year_behind (self, &part->moment);
  return TRUE;
}

/* “12/01/2016”, “12.01.2016”, “12-01-2016”, “01/2016”: 0 is no such thing, else the sign. */
static gunichar
numeric_sign (DossierDateReader *self)
{
  static const gunichar signs[] = { '/', '.', '-' };
  guint at = self->at;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (is_joined_number (self, at + 1, signs[i], 4, 4) ||
          (is_joined_number (self, at + 1, signs[i], 1, 2) &&
           is_joined_number (self, at + 3, signs[i], 1, 4)))
        return signs[i];
    }

  return 0;
}

static gboolean
read_numeric_part (DossierDateReader *self,
                   DossierDatePart   *part,
                   gunichar           sign)
{
  guint start = self->at;
  guint first, second;

  take_number (self, 1, 2, &first);
  self->at++;

  if (take_number (self, 4, 4, &part->moment.year))
    {
      part->moment.month = first;
      return check_month (self, first);
    }

  take_number (self, 1, 2, &second);
  self->at++;
  if (!take_number (self, 4, 4, &part->moment.year))
    {
      g_autofree char *quote = dossier_words_quote (self->words, start, self->at + 1);

      return reader_fail (
        self, g_strdup_printf (_("Write the year in “%s” with four digits."), quote));
    }

  if (sign != '.')
    return set_day_and_month (self, &part->moment, first, second, start);

  part->moment.day = first;
  part->moment.month = second;
  return check_day_and_month (self, &part->moment);
}

/* “1st quarter of 2016”, “2e semestre 2016” behind its ordinal */
static gboolean
read_period_part (DossierDateReader *self,
                  DossierDatePart   *part,
                  guint              number)
{
  int base;

  skip_fillers (self);
  if (!take_word (self, DATE_WORD_PERIOD, &base) || number < 1 ||
      number > (base == DOSSIER_EDTF_HALF ? 2 : 4))
    return FALSE;

  part->moment.month = base + number;
  read_year_behind (self, &part->moment);
  return TRUE;
}

/* “12 January 2016”, “12-Jan-2016”, “1er mai”, or only “12” beside a neighbour with a month */
static gboolean
read_day_part (DossierDateReader *self,
               DossierDatePart   *part)
{
  guint number, start;
  int month;

  take_number (self, 1, 2, &number);
  take_word (self, DATE_WORD_SUFFIX, NULL);
  start = self->at;

  if (read_period_part (self, part, number))
    return TRUE;

  self->at = start;
  part->moment.day = number;
  if (number == 0)
    return reader_fail (self, g_strdup (_("There is no day 0.")));

  take_sign (self, '.');
  if (dossier_words_is_sign (self->words, self->at, '-') && is_glued (self, self->at) &&
      is_glued (self, self->at + 1))
    self->at++;
  while (take_word (self, DATE_WORD_FILLER, NULL))
    ;

  if (take_word (self, DATE_WORD_MONTH, &month))
    part->moment.month = month;
  else
    self->at = start;

  read_year_behind (self, &part->moment);
  return TRUE;
}

/* “some day in April 2015”, “some month in 2015” */
static gboolean
read_any_part (DossierDateReader *self,
               DossierDatePart   *part,
               guint              month,
               guint              day)
{
  int named;

  skip_fillers (self);
  if (day != 0 && take_word (self, DATE_WORD_MONTH, &named))
    month = named;

  part->moment = (DossierMoment) { .month = month, .day = day };
  read_year_behind (self, &part->moment);
  return part->moment.year != 0;
}

static gboolean
read_decade_part (DossierDateReader *self,
                  DossierDatePart   *part)
{
  guint year;

  if (!take_number (self, 4, 4, &year) || year % 10 != 0)
    return FALSE;

  part->moment = (DossierMoment) { .year = year, .n_any = 1 };
  return TRUE;
}

static gboolean
read_bare_part (DossierDateReader *self,
                DossierDatePart   *part)
{
  gunichar sign = numeric_sign (self);
  int ordinal;

  if (read_any_digits (self, &part->moment))
    return TRUE;
  if (is_number (self, self->at, 4, 4, NULL))
    return read_year_part (self, part);
  if (is_number (self, self->at, 1, 2, NULL))
    return sign != 0 ? read_numeric_part (self, part, sign) : read_day_part (self, part);
  if (dossier_words_get (self->words, self->at)->kind != DOSSIER_PIECE_WORD)
    return FALSE;
  if (take_word (self, DATE_WORD_SEASON, NULL))
    return refuse_season (self);
  if (take_word (self, DATE_WORD_ANY_MONTH, NULL))
    return read_any_part (self, part, DOSSIER_EDTF_ANY, 0);
  if (take_word (self, DATE_WORD_ANY_DAY, NULL))
    return read_any_part (self, part, DOSSIER_EDTF_ANY, DOSSIER_EDTF_ANY);
  if (take_word (self, DATE_WORD_DECADE, NULL))
    return read_decade_part (self, part);
  if (take_word (self, DATE_WORD_ORDINAL, &ordinal))
    return read_period_part (self, part, ordinal);
  if (!read_period_sign (self, part))
    return read_month_part (self, part);

  read_year_behind (self, &part->moment);
  return TRUE;
}

static void
read_doubts_behind (DossierDateReader *self,
                    DossierDatePart   *part)
{
  for (;;)
    {
      gboolean has_both = dossier_words_is_sign (self->words, self->at, '%');

      if (!has_both && !dossier_words_is_sign (self->words, self->at, '?') &&
          !dossier_words_is_sign (self->words, self->at, '~'))
        return;

      if (has_both || dossier_words_is_sign (self->words, self->at, '~'))
        part->has_about = TRUE;
      if (has_both || dossier_words_is_sign (self->words, self->at, '?'))
        part->has_uncertain = TRUE;
      self->at++;
    }
}

/* “mar. 8 mars” is a Tuesday; “mar. 8” alone is in March. */
static void
skip_mardi (DossierDateReader *self)
{
  guint start = self->at;
  int month;

  if (take_word (self, DATE_WORD_MONTH, &month) && month == 3)
    {
      guint day = self->at;

      if (take_number (self, 1, 2, NULL))
        take_word (self, DATE_WORD_SUFFIX, NULL);
      if (self->at > day && take_word (self, DATE_WORD_MONTH, NULL))
        start = day;
    }

  self->at = start;
}

gboolean
dossier_date_reader_read_part (DossierDateReader *self)
{
  DossierDatePart *part = &self->parts[self->n_parts];
  guint start;

  if (self->n_parts == DOSSIER_DATE_MAX_PARTS)
    return FALSE;

  memset (part, 0, sizeof *part);

  /* Only “environ le” and “le … environ” are said; the latter is not read. */
  skip_fillers (self);
  if (take_word (self, DATE_WORD_ABOUT, NULL) || take_sign (self, '~'))
    part->has_about = TRUE;
  skip_fillers (self);
  skip_mardi (self);

  start = part->first = self->at;
  if (!read_bare_part (self, part))
    {
      /* What a failed attempt had read of this part was not understood either. */
      if (dossier_words_get (self->words, self->at)->kind != DOSSIER_PIECE_END)
        self->at = start;
      return FALSE;
    }

  part->end = self->at;
  read_doubts_behind (self, part);
  self->n_parts++;
  return TRUE;
}
