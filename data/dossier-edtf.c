/* dossier-edtf.c: canonical EDTF taken apart and put together again.
 *
 * Reading is strict, writing gives exactly one text for one meaning: sets are
 * in order of time without doubles, a set of one is no set, and an interval
 * from a date to the same date is that date.
 */
#include "dossier-edtf.h"

#include <string.h>

static gboolean
is_whole_month (guint month)
{
  return month >= 1 && month <= 12;
}

static gboolean
is_quarter_or_half (guint month)
{
  return (month > DOSSIER_EDTF_QUARTER && month <= DOSSIER_EDTF_QUARTER + 4) ||
         (month > DOSSIER_EDTF_HALF && month <= DOSSIER_EDTF_HALF + 2);
}

gboolean
dossier_moment_is_valid (const DossierMoment *moment)
{
  guint month = moment->month;

  if (moment->year < 1 || moment->year > 9999 || (moment->n_any > 0 && month != 0))
    return FALSE;

  if (moment->day == 0)
    return month == 0 || month == DOSSIER_EDTF_ANY || is_whole_month (month) || is_quarter_or_half (month);

  if (moment->day == DOSSIER_EDTF_ANY)
    return month == DOSSIER_EDTF_ANY || is_whole_month (month);

  return is_whole_month (month) && g_date_valid_dmy (moment->day, month, moment->year);
}

gboolean
dossier_moment_is_equal (const DossierMoment *a,
                         const DossierMoment *b)
{
  return a->year == b->year && a->n_any == b->n_any && a->month == b->month &&
         a->day == b->day && a->doubt == b->doubt;
}

/* The first and the last month a month code can mean. */
static void
month_bounds (guint  code,
              guint *first,
              guint *last)
{
  *first = 1;
  *last = 12;

  if (is_whole_month (code))
    {
      *first = *last = code;
    }
  else if (code > DOSSIER_EDTF_HALF && code != DOSSIER_EDTF_ANY)
    {
      *first = 6 * (code - DOSSIER_EDTF_HALF) - 5;
      *last = *first + 5;
    }
  else if (code > DOSSIER_EDTF_QUARTER && code != DOSSIER_EDTF_ANY)
    {
      *first = 3 * (code - DOSSIER_EDTF_QUARTER) - 2;
      *last = *first + 2;
    }
}

/* The first and the last day that @moment can mean; “about” and “uncertain” change neither. */
void
dossier_moment_days (const DossierMoment *moment,
                     GDate               *earliest,
                     GDate               *latest)
{
  static const guint unspecified_years[] = { 0, 9, 99 };
  guint last_year = moment->year + unspecified_years[moment->n_any];
  guint first, last;

  month_bounds (moment->month, &first, &last);

  if (moment->day != 0 && moment->day != DOSSIER_EDTF_ANY)
    {
      g_date_set_dmy (earliest, moment->day, first, moment->year);
      *latest = *earliest;
      return;
    }

  g_date_set_dmy (earliest, 1, first, moment->year);
  g_date_set_dmy (latest, g_date_get_days_in_month (last, last_year), last, last_year);
}

/* Open and unknown ends leave their GDate cleared. */
void
dossier_edtf_span_days (const DossierSpan *span,
                        GDate             *earliest,
                        GDate             *latest)
{
  GDate unused;

  g_date_clear (earliest, 1);
  g_date_clear (latest, 1);

  if (span->from_kind == DOSSIER_BOUND_MOMENT)
    dossier_moment_days (&span->from, earliest, &unused);
  if (span->to_kind == DOSSIER_BOUND_MOMENT)
    dossier_moment_days (&span->to, span->from_kind == DOSSIER_BOUND_NONE ? earliest : &unused, latest);
}

/* Whether a range certainly ends before it starts. */
gboolean
dossier_edtf_is_reversed (const DossierSpan *span)
{
  GDate earliest, latest;

  dossier_edtf_span_days (span, &earliest, &latest);

  return g_date_valid (&earliest) && g_date_valid (&latest) && g_date_compare (&earliest, &latest) > 0;
}

static gboolean
tidy_span (DossierSpan *span)
{
  gboolean has_from = span->from_kind == DOSSIER_BOUND_MOMENT;
  gboolean has_to = span->to_kind == DOSSIER_BOUND_MOMENT;

  if ((has_from && !dossier_moment_is_valid (&span->from)) ||
      (has_to && !dossier_moment_is_valid (&span->to)) ||
      (!has_from && !has_to) ||
      dossier_edtf_is_reversed (span))
    return FALSE;

  if (has_from && has_to && dossier_moment_is_equal (&span->from, &span->to))
    span->from_kind = DOSSIER_BOUND_NONE;

  return TRUE;
}

static void
write_span (const DossierSpan *span,
            const char        *range,
            GString           *into)
{
  /* In a set the dots of the range and those of an open end are the same two. */
  gboolean in_set = g_str_equal (range, "..");

  if (span->from_kind == DOSSIER_BOUND_MOMENT)
    dossier_moment_write (&span->from, into);
  else if (span->from_kind == DOSSIER_BOUND_OPEN && !in_set)
    g_string_append (into, "..");

  if (span->from_kind != DOSSIER_BOUND_NONE)
    g_string_append (into, range);

  if (span->to_kind == DOSSIER_BOUND_MOMENT)
    dossier_moment_write (&span->to, into);
  else if (span->to_kind == DOSSIER_BOUND_OPEN && !in_set)
    g_string_append (into, "..");
}

static int
compare_days (const GDate *a,
              const GDate *b,
              int          open)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return open * (!g_date_valid (a) - !g_date_valid (b));

  return g_date_compare (a, b);
}

/* In order of time, and those of the same days by their text. */
static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  g_autoptr (GString) text_a = g_string_new (NULL);
  g_autoptr (GString) text_b = g_string_new (NULL);
  GDate earliest_a, latest_a, earliest_b, latest_b;
  int order;

  dossier_edtf_span_days (a, &earliest_a, &latest_a);
  dossier_edtf_span_days (b, &earliest_b, &latest_b);

  order = compare_days (&earliest_a, &earliest_b, -1);
  if (order == 0)
    order = compare_days (&latest_a, &latest_b, 1);
  if (order != 0)
    return order;

  write_span (a, "..", text_a);
  write_span (b, "..", text_b);
  return strcmp (text_a->str, text_b->str);
}

static void
sort_members (DossierEdtf *self)
{
  guint n = 1;

  qsort (self->members, self->n_members, sizeof (DossierSpan), compare_spans);

  for (guint i = 1; i < self->n_members; i++)
    {
      if (compare_spans (&self->members[n - 1], &self->members[i]) != 0)
        self->members[n++] = self->members[i];
    }

  self->n_members = n;
}

/* A set may only be open before its first member and after its last, and knows all its ends. */
static gboolean
has_inner_open_end (const DossierEdtf *self)
{
  for (guint i = 0; i < self->n_members; i++)
    {
      const DossierSpan *member = &self->members[i];

      if (member->from_kind == DOSSIER_BOUND_UNKNOWN || member->to_kind == DOSSIER_BOUND_UNKNOWN ||
          (member->from_kind == DOSSIER_BOUND_OPEN && i > 0) ||
          (member->to_kind == DOSSIER_BOUND_OPEN && i + 1 < self->n_members))
        return TRUE;
    }

  return FALSE;
}

/**
 * dossier_edtf_tidy:
 *
 * Brings a date into its canonical form.
 *
 * Returns: FALSE if the date is impossible: a day that the month does not
 *   have, an end before the start, open on both sides
 */
gboolean
dossier_edtf_tidy (DossierEdtf *self)
{
  for (guint i = 0; i < self->n_members; i++)
    {
      if (!tidy_span (&self->members[i]))
        return FALSE;
    }

  if (self->set == 0)
    return TRUE;

  sort_members (self);
  if (has_inner_open_end (self))
    return FALSE;

  /* “One of the days from … to …” is not the interval, but “all of” them is. */
  if (self->n_members == 1 &&
      (self->set == '{' || self->members[0].from_kind != DOSSIER_BOUND_MOMENT ||
       self->members[0].to_kind != DOSSIER_BOUND_MOMENT))
    self->set = 0;

  return TRUE;
}

static void
skip_spaces (const char **at)
{
  *at += strspn (*at, " \t");
}

static gboolean
read_text (const char **at,
           const char  *text)
{
  if (!g_str_has_prefix (*at, text))
    return FALSE;

  *at += strlen (text);
  return TRUE;
}

/* Two digits or “XX”. */
static gboolean
read_two (const char **at,
          guint       *value)
{
  const char *text = *at;

  if (g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]))
    *value = 10 * (text[0] - '0') + (text[1] - '0');
  else if (g_str_has_prefix (text, "XX"))
    *value = DOSSIER_EDTF_ANY;
  else
    return FALSE;

  *at += 2;
  return TRUE;
}

static gboolean
read_year (const char    **at,
           DossierMoment  *moment)
{
  for (guint i = 0; i < 4; i++)
    {
      char c = (*at)[i];

      if (c == 'X' && i >= 2)
        moment->n_any++;
      else if (!g_ascii_isdigit (c) || moment->n_any > 0)
        return FALSE;

      moment->year = 10 * moment->year + (c == 'X' ? 0 : c - '0');
    }

  *at += 4;
  return TRUE;
}

static gboolean
read_moment (const char    **at,
             DossierMoment  *moment)
{
  memset (moment, 0, sizeof *moment);

  if (!read_year (at, moment))
    return FALSE;

  if (**at == '-')
    {
      (*at)++;
      if (!read_two (at, &moment->month) || moment->month == 0)
        return FALSE;
    }

  if (moment->month != 0 && **at == '-')
    {
      (*at)++;
      if (!read_two (at, &moment->day) || moment->day == 0)
        return FALSE;
    }

  if (**at != '\0' && strchr ("~?%", **at) != NULL)
    moment->doubt = *(*at)++;

  return dossier_moment_is_valid (moment);
}

/* One end of an interval: a date, “..”, or nothing. */
static gboolean
read_bound (const char    **at,
            DossierBound   *kind,
            DossierMoment  *moment)
{
  if (read_text (at, ".."))
    *kind = DOSSIER_BOUND_OPEN;
  else if (g_ascii_isdigit (**at))
    *kind = DOSSIER_BOUND_MOMENT;
  else
    *kind = DOSSIER_BOUND_UNKNOWN;

  return *kind != DOSSIER_BOUND_MOMENT || read_moment (at, moment);
}

static gboolean
read_interval (const char  **at,
               DossierSpan  *span)
{
  if (!read_bound (at, &span->from_kind, &span->from))
    return FALSE;

  skip_spaces (at);
  if (read_text (at, "/"))
    {
      skip_spaces (at);
      return read_bound (at, &span->to_kind, &span->to);
    }

  if (span->from_kind != DOSSIER_BOUND_MOMENT)
    return FALSE;

  span->to = span->from;
  span->to_kind = DOSSIER_BOUND_MOMENT;
  span->from_kind = DOSSIER_BOUND_NONE;
  return TRUE;
}

/* In a set a range has two dots, and one of its ends may be missing. */
static gboolean
read_member (const char  **at,
             DossierSpan  *member)
{
  skip_spaces (at);

  if (read_text (at, ".."))
    member->from_kind = DOSSIER_BOUND_OPEN;
  else if (!read_moment (at, &member->to))
    return FALSE;
  else if (read_text (at, ".."))
    {
      member->from = member->to;
      member->from_kind = DOSSIER_BOUND_MOMENT;
    }

  member->to_kind = DOSSIER_BOUND_MOMENT;
  if (member->from_kind == DOSSIER_BOUND_MOMENT && !g_ascii_isdigit (**at))
    member->to_kind = DOSSIER_BOUND_OPEN;
  else if (member->from_kind != DOSSIER_BOUND_NONE && !read_moment (at, &member->to))
    return FALSE;

  skip_spaces (at);
  return TRUE;
}

static gboolean
read_members (const char  **at,
              DossierEdtf  *self)
{
  const char *close = self->set == '[' ? "]" : "}";

  do
    {
      if (self->n_members == DOSSIER_EDTF_MAX_MEMBERS ||
          !read_member (at, &self->members[self->n_members]))
        return FALSE;
      self->n_members++;
    }
  while (read_text (at, ","));

  return read_text (at, close);
}

/**
 * dossier_edtf_read:
 * @self: (out): overwritten in any case
 *
 * Returns: whether @text is EDTF of the levels known here, now in canonical form
 */
gboolean
dossier_edtf_read (DossierEdtf *self,
                   const char  *text)
{
  const char *at = text;

  memset (self, 0, sizeof *self);
  skip_spaces (&at);

  if (*at == '[' || *at == '{')
    {
      self->set = *at++;
      if (!read_members (&at, self))
        return FALSE;
    }
  else
    {
      self->n_members = 1;
      if (!read_interval (&at, &self->members[0]))
        return FALSE;
    }

  skip_spaces (&at);
  return *at == '\0' && dossier_edtf_tidy (self);
}

void
dossier_moment_write (const DossierMoment *moment,
                      GString             *into)
{
  g_autofree char *year = g_strdup_printf ("%04u", moment->year);

  for (guint i = 0; i < moment->n_any; i++)
    year[3 - i] = 'X';
  g_string_append (into, year);

  if (moment->month == DOSSIER_EDTF_ANY)
    g_string_append (into, "-XX");
  else if (moment->month != 0)
    g_string_append_printf (into, "-%02u", moment->month);

  if (moment->day == DOSSIER_EDTF_ANY)
    g_string_append (into, "-XX");
  else if (moment->day != 0)
    g_string_append_printf (into, "-%02u", moment->day);

  if (moment->doubt != 0)
    g_string_append_c (into, moment->doubt);
}

/**
 * dossier_edtf_write:
 *
 * Returns: (transfer full): the text of a date that was read or tidied
 */
char *
dossier_edtf_write (const DossierEdtf *self)
{
  GString *text = g_string_new (NULL);

  if (self->set != 0)
    g_string_append_c (text, self->set);

  for (guint i = 0; i < self->n_members; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      write_span (&self->members[i], self->set != 0 ? ".." : "/", text);
    }

  if (self->set != 0)
    g_string_append_c (text, self->set == '[' ? ']' : '}');

  return g_string_free (text, FALSE);
}
