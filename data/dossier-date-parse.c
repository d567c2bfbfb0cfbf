/* dossier-date-parse.c: dates as people type them, in English and in French.
 *
 * A text is a list of members, a member is one part or a range of two, and a
 * part is a day, month, quarter, half or year.  Parts may leave out what a
 * neighbour says (“12–14 January 2016”); that is filled in at the end.
 */
#include "dossier-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-date-reader.h"
#include "dossier-value.h"

/* One end of a range: a part, or “an unknown date”. */
static gboolean
read_end (DossierDateReader *self,
          DossierBound      *kind)
{
  guint start = self->at;

  *kind = DOSSIER_BOUND_UNKNOWN;
  take_word (self, DATE_WORD_FILLER, NULL);
  if (take_word (self, DATE_WORD_UNKNOWN, NULL))
    return TRUE;

  self->at = start;
  *kind = DOSSIER_BOUND_MOMENT;
  return dossier_date_reader_read_part (self);
}

static gboolean
is_year_first_range (DossierDateReader *self)
{
  return self->n_parts > 0 && self->parts[self->n_parts - 1].is_numeric &&
         dossier_words_is_sign (self->words, self->at, '/') &&
         dossier_words_get (self->words, self->at + 1)->kind == DOSSIER_PIECE_NUMBER &&
         dossier_words_get (self->words, self->at + 1)->length == 4;
}

static gboolean
take_range (DossierDateReader *self,
            gboolean           is_between)
{
  /* 2015-06/2015-08 is how EDTF writes an interval, June/August 2015 is not. */
  if (is_year_first_range (self))
    return take_sign (self, '/');

  return take_sign (self, '-') || take_word (self, DATE_WORD_TO, NULL) ||
         take_word (self, DATE_WORD_UNTIL, NULL) ||
         (is_between && take_word (self, DATE_WORD_AND, NULL));
}

static gboolean
read_member (DossierDateReader *self)
{
  DossierSpan *member = &self->date.members[self->date.n_members];
  gboolean is_between = take_word (self, DATE_WORD_BETWEEN, NULL);
  gboolean is_by = !is_between && (take_word (self, DATE_WORD_BY, NULL) ||
                                   take_word (self, DATE_WORD_UNTIL, NULL));
  gboolean is_from = !is_between && !is_by && take_word (self, DATE_WORD_FROM, NULL);

  /* “au premier trimestre”: there is no start that “au” could follow. */
  if (!is_between && !is_by && !is_from)
    take_word (self, DATE_WORD_TO, NULL);

  if (!read_end (self, &member->to_kind))
    return FALSE;

  if (is_by)
    member->from_kind = DOSSIER_BOUND_OPEN;
  else if (take_range (self, is_between))
    {
      member->from_kind = member->to_kind;
      if (!read_end (self, &member->to_kind))
        return FALSE;
    }
  else if (take_word (self, DATE_WORD_ONWARDS, NULL) || is_from)
    {
      member->from_kind = member->to_kind;
      member->to_kind = DOSSIER_BOUND_OPEN;
    }
  else if (is_between)
    return FALSE;

  self->date.n_members++;
  return TRUE;
}

/* Whether another member follows; what joins them says which kind of set it is. */
static gboolean
take_joiner (DossierDateReader *self)
{
  gboolean has_comma = take_sign (self, ',');
  char set = 0;

  if (take_word (self, DATE_WORD_OR, NULL) || (!has_comma && take_sign (self, '/')))
    set = '[';
  else if (take_word (self, DATE_WORD_AND, NULL) || (!has_comma && take_sign (self, '&')))
    set = '{';

  if (set != 0 && self->date.set != 0 && self->date.set != set)
    return reader_fail (self, g_strdup (_("“And” and “or” cannot be mixed in one date.")));

  if (set != 0)
    self->date.set = set;

  return has_comma || set != 0;
}

static gboolean
read_list (DossierDateReader *self)
{
  gboolean is_one_of = take_word (self, DATE_WORD_ONE_OF, NULL);

  do
    {
      if (self->date.n_members == DOSSIER_EDTF_MAX_MEMBERS || !read_member (self))
        return FALSE;
    }
  while (take_joiner (self));

  take_sign (self, '.');
  if (is_one_of)
    self->date.set = '[';
  else if (self->date.set == 0 && self->date.n_members > 1)
    self->date.set = '{';

  return self->problem == NULL &&
         dossier_words_get (self->words, self->at)->kind == DOSSIER_PIECE_END;
}

/* A day without a month takes the one before it when that came first (January
 * 12–14), else the next one (12–14 January). */
static void
fill_month (DossierDateReader *self,
            guint              i)
{
  DossierDatePart *part = &self->parts[i];
  const DossierDatePart *before = i > 0 ? &self->parts[i - 1] : NULL;

  if (part->moment.day == 0 || part->moment.month != 0)
    return;

  if (before != NULL && before->is_month_first)
    {
      part->moment.month = before->moment.month;
      part->is_month_first = TRUE;
      return;
    }

  for (guint j = i + 1; j < self->n_parts; j++)
    {
      const DossierMoment *next = &self->parts[j].moment;

      if (next->month != 0)
        {
          part->moment.month = next->day != 0 ? next->month : 0;
          return;
        }
    }

  if (before != NULL && before->moment.day != 0)
    part->moment.month = before->moment.month;
}

/* The year is that of the next part that has one, or of the one before; a bare
 * year is no neighbour to take it from: “May – 2017” has left something out. */
static void
fill_year (DossierDateReader *self,
           guint              i)
{
  DossierDatePart *part = &self->parts[i];

  if (part->moment.year != 0)
    return;

  for (guint j = i + 1; j < self->n_parts; j++)
    {
      DossierDatePart *next = &self->parts[j];

      if (next->moment.year == 0)
        continue;

      if (next->moment.month == 0)
        return;

      /* “About June or July 2015?” is about both, and both are uncertain. */
      part->moment.year = next->moment.year;
      part->has_uncertain |= next->has_uncertain;
      next->has_about |= part->has_about;
      return;
    }

  if (i > 0 && self->parts[i - 1].moment.month != 0)
    part->moment.year = self->parts[i - 1].moment.year;
}

static gboolean
check_part (DossierDateReader     *self,
            const DossierDatePart *part)
{
  const DossierMoment *moment = &part->moment;
  g_autofree char *quote = dossier_words_quote (self->words, part->first, part->end);

  if (moment->day != 0 && moment->month == 0)
    return reader_fail (self, g_strdup_printf (_("“%s” is a day without a month."), quote));

  if (moment->year == 0)
    return reader_fail (self, g_strdup_printf (_("“%s” is a date without a year."), quote));

  if (!dossier_moment_is_valid (moment) && moment->day != 0 && moment->month <= 12)
    {
      g_autofree char *edtf = g_strdup_printf ("%04u-%02u", moment->year, moment->month);
      g_autofree char *month = dossier_date_format (edtf, g_get_language_names ()[0], DOSSIER_DATE_LONG);
      guint n_days = g_date_get_days_in_month (moment->month, moment->year);

      return reader_fail (self, g_strdup_printf (
        /* Translators: “31 Feb 2016” does not exist: February 2016 has 29 days. */
        ngettext ("“%1$s” does not exist: %2$s has %3$u day.",
                  "“%1$s” does not exist: %2$s has %3$u days.", n_days), quote, month, n_days));
    }

  if (!dossier_moment_is_valid (moment))
    return reader_fail (self, g_strdup_printf (_("“%s” is no possible date."), quote));

  return TRUE;
}

static char
doubt_of (const DossierDatePart *part)
{
  if (part->has_about)
    return part->has_uncertain ? '%' : '~';

  return part->has_uncertain ? '?' : 0;
}

/* “From June or July”: in a set only the last member can be open at its end. */
static void
move_open_end (DossierEdtf *date)
{
  DossierSpan *first = &date->members[0];
  DossierSpan *last = &date->members[date->n_members - 1];

  if (first == last || first->from_kind != DOSSIER_BOUND_MOMENT ||
      first->to_kind != DOSSIER_BOUND_OPEN || last->from_kind != DOSSIER_BOUND_NONE)
    return;

  first->to = first->from;
  first->to_kind = DOSSIER_BOUND_MOMENT;
  first->from_kind = DOSSIER_BOUND_NONE;
  last->from = last->to;
  last->from_kind = DOSSIER_BOUND_MOMENT;
  last->to_kind = DOSSIER_BOUND_OPEN;
}

/* Gives the spans their moments, in the order in which they were read. */
static gboolean
place_parts (DossierDateReader *self)
{
  guint next = 0;

  for (guint i = 0; i < self->date.n_members; i++)
    {
      DossierSpan *span = &self->date.members[i];

      if (span->from_kind == DOSSIER_BOUND_MOMENT)
        span->from = self->parts[next++].moment;
      if (span->to_kind == DOSSIER_BOUND_MOMENT)
        span->to = self->parts[next++].moment;

      if (dossier_edtf_is_reversed (span))
        {
          g_autofree char *start = dossier_words_quote (self->words, self->parts[next - 2].first,
                                                        self->parts[next - 2].end);
          g_autofree char *end = dossier_words_quote (self->words, self->parts[next - 1].first,
                                                      self->parts[next - 1].end);

          return reader_fail (
            self, g_strdup_printf (_("The end, “%1$s”, is before the start, “%2$s”."), end, start));
        }
    }

  return TRUE;
}

static gboolean
resolve (DossierDateReader *self)
{
  if (self->n_parts == 0)
    return reader_fail (self, g_strdup (_("Leave the field empty as long as the date is unknown.")));

  for (guint i = 0; i < self->n_parts; i++)
    fill_month (self, i);

  for (guint i = 0; i < self->n_parts; i++)
    fill_year (self, i);

  for (guint i = 0; i < self->n_parts; i++)
    {
      if (!check_part (self, &self->parts[i]))
        return FALSE;
      self->parts[i].moment.doubt = doubt_of (&self->parts[i]);
    }

  if (!place_parts (self))
    return FALSE;

  move_open_end (&self->date);
  if (!dossier_edtf_tidy (&self->date))
    return reader_fail (self, g_strdup (_("Only the first date of a list can be open at its start, "
                                          "and only the last one at its end.")));

  return TRUE;
}

/* “by month 30”; FALSE when the text is something else. */
static gboolean
read_month_number (DossierDateReader *self,
                   guint             *month)
{
  guint start = self->at;

  if (!take_word (self, DATE_WORD_BY, NULL))
    take_word (self, DATE_WORD_UNTIL, NULL);
  while (take_word (self, DATE_WORD_FILLER, NULL) ||
         take_word (self, DATE_WORD_TO, NULL))
    ;

  if (take_word (self, DATE_WORD_MONTH_NUMBER, NULL) &&
      dossier_words_is_number (self->words, self->at, month) &&
      dossier_words_get (self->words, self->at + 1)->kind == DOSSIER_PIECE_END)
    return TRUE;

  self->at = start;
  return FALSE;
}

static char *
date_of_month_number (const GDate  *start,
                      guint         month,
                      GError      **error)
{
  g_autofree char *edtf = NULL;

  if (start == NULL || !g_date_valid (start))
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                   _("Month %u can only be dated when the programme has a start date."), month);
      return NULL;
    }

  edtf = dossier_day_of_month (start, month);
  if (edtf == NULL)
    g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                 _("There is no month %u."), month);

  return g_steal_pointer (&edtf);
}

static char *
parse_words (const DossierWords  *words,
             const GDate         *start,
             GError             **error)
{
  g_autofree DossierDateReader *reader = g_new0 (DossierDateReader, 1);
  g_autofree char *problem = NULL;
  guint month;

  reader->words = words;
  if (read_month_number (reader, &month))
    return date_of_month_number (start, month, error);

  if (read_list (reader) && resolve (reader))
    return dossier_edtf_write (&reader->date);

  problem = reader->problem;
  if (problem != NULL)
    g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD, problem);
  else
    dossier_words_set_unread (words, reader->at, error);

  return NULL;
}

/**
 * dossier_date_parse:
 * @text: what a person typed, or EDTF
 * @start: (nullable): the day from which “month 30” is counted
 * @error: return location for an error
 *
 * Reads English and French dates: days, months, quarters and years, ranges,
 * “or”, “and”, “from”, “by”, “about”.  The result is never more exact than the
 * text.  “Before” and “by” a month both include it.
 *
 * Errors: #DOSSIER_VALUE_ERROR_REQUIRED when @text is blank, else
 * #DOSSIER_VALUE_ERROR_UNREAD with a sentence that says what was not understood.
 *
 * Returns: (transfer full) (nullable): canonical EDTF
 */
char *
dossier_date_parse (const char   *text,
                    const GDate  *start,
                    GError      **error)
{
  g_autoptr (DossierWords) words = NULL;
  DossierEdtf date;

  g_return_val_if_fail (text != NULL, NULL);

  words = dossier_words_new (text);
  if (words == NULL)
    {
      g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                           _("The text is too long to be a date."));
      return NULL;
    }

  if (words->n_pieces == 0)
    {
      g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED,
                           _("A date is missing."));
      return NULL;
    }

  if (dossier_edtf_read (&date, words->text))
    return dossier_edtf_write (&date);

  return parse_words (words, start, error);
}
