/* dossier-date-format.c: dates as they are printed, in English and in French.
 *
 * What two dates share is written once, and no line breaks inside a date.
 * Everything written here is read back by dossier_date_parse() as the same date.
 * The words are those of papers in a chosen language, so gettext is no help.
 */
#include "dossier-date.h"

#include <string.h>

#include "dossier-edtf.h"

#define NB "\302\240"
#define NARROW_NB "\342\200\257"

/* Beyond this, a number of days says less than the two days. */
#define LONGEST_COUNT 31

typedef struct
{
  const char *months[12];
  const char *short_months[12];
  const char *weekdays[7];
  const char *periods[6];        /* quarters 1 to 4, halves 1 and 2 */
  const char *short_periods[6];
  const char *period_of;         /* between a long period and its year */
  const char *or;
  const char *and;
  const char *about;
  const char *uncertain;
  const char *one_of;
  const char *any_month;
  const char *any_day;
  const char *unknown;
  const char *days;
  const char *colon;
} Words;

static const Words english = {
  .months = { "January", "February", "March", "April", "May", "June", "July",
              "August", "September", "October", "November", "December" },
  .short_months = { "Jan", "Feb", "Mar", "Apr", "May", "June", "July",
                    "Aug", "Sept", "Oct", "Nov", "Dec" },
  .weekdays = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
  .periods = { "first quarter", "second quarter", "third quarter", "fourth quarter",
               "first half", "second half" },
  .short_periods = { "Q1", "Q2", "Q3", "Q4", "H1", "H2" },
  .period_of = " of" NB,
  .or = "or",
  .and = "and",
  .about = "about ",
  .uncertain = "?",
  .one_of = "one of ",
  .any_month = "some month in ",
  .any_day = "some day in ",
  .unknown = "an unknown date",
  .days = "days",
  .colon = ": ",
};

static const Words french = {
  .months = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
              "août", "septembre", "octobre", "novembre", "décembre" },
  .short_months = { "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.",
                    "août", "sept.", "oct.", "nov.", "déc." },
  .weekdays = { "lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim." },
  .periods = { "1er" NB "trimestre", "2e" NB "trimestre", "3e" NB "trimestre", "4e" NB "trimestre",
               "1er" NB "semestre", "2e" NB "semestre" },
  .short_periods = { "T1", "T2", "T3", "T4", "S1", "S2" },
  .period_of = NB,
  .or = "ou",
  .and = "et",
  .about = "vers ",
  .uncertain = NARROW_NB "?",
  .one_of = "l’un de ",
  .any_month = "un mois ",
  .any_day = "un jour ",
  .unknown = "une date inconnue",
  .days = "jours",
  .colon = NB ": ",
};

typedef struct
{
  const Words *words;
  gboolean     is_french;
  gboolean     is_short;
} Style;

/* What is left out because a neighbour says it. */
typedef enum
{
  SHARES_NOTHING,
  SHARES_YEAR,
  SHARES_MONTH,  /* and the year */
} Sharing;

static Style
make_style (const char *language,
            gboolean    is_short)
{
  gboolean is_french = language != NULL && g_str_has_prefix (language, "fr");

  return (Style) { is_french ? &french : &english, is_french, is_short };
}

static gboolean
is_period (const DossierMoment *moment)
{
  return moment->month > DOSSIER_EDTF_QUARTER && moment->month != DOSSIER_EDTF_ANY;
}

static gboolean
is_about (const DossierMoment *moment)
{
  return moment->doubt == '~' || moment->doubt == '%';
}

static gboolean
is_uncertain (const DossierMoment *moment)
{
  return moment->doubt == '?' || moment->doubt == '%';
}

/* “de”, “d’”, “du”, “des”, whichever @text takes; with “à partir ” before it or nothing. */
static char *
french_of (const char          *before,
           const DossierMoment *moment,
           const char          *text)
{
  gboolean has_number = is_period (moment) || (moment->day != 0 && moment->day != DOSSIER_EDTF_ANY);

  if (is_about (moment))
    return g_strconcat (before, "de ", text, NULL);

  if (moment->n_any == 1)
    return g_strconcat (before, "des ", text, NULL);

  if (has_number)
    return g_strconcat (before, "du ", text, NULL);

  return g_strconcat (before, strchr ("aou", *text) != NULL ? "d’" : "de ", text, NULL);
}

static char *
period_text (const DossierMoment *moment,
             const Style         *style)
{
  const Words *words = style->words;
  guint index = moment->month > DOSSIER_EDTF_HALF ? moment->month - DOSSIER_EDTF_HALF + 3
                                                  : moment->month - DOSSIER_EDTF_QUARTER - 1;

  if (style->is_short)
    return g_strdup_printf ("%s" NB "%04u", words->short_periods[index], moment->year);

  return g_strdup_printf ("%s%s%04u", words->periods[index], words->period_of, moment->year);
}

static char *
year_text (const DossierMoment *moment,
           const Style         *style)
{
  if (moment->n_any == 1)
    return style->is_french ? g_strdup_printf ("années" NB "%04u", moment->year)
                            : g_strdup_printf ("%04us", moment->year);

  if (moment->n_any == 2)
    return g_strdup_printf ("%02uXX", moment->year / 100);

  return g_strdup_printf ("%04u", moment->year);
}

/* A day or a month, without what it shares. */
static char *
calendar_text (const DossierMoment *moment,
               const Style         *style,
               Sharing              sharing)
{
  GString *text = g_string_new (NULL);
  const char *const *months = style->is_short ? style->words->short_months : style->words->months;

  if (moment->day == 1 && style->is_french)
    g_string_append (text, "1er");
  else if (moment->day != 0)
    g_string_append_printf (text, "%u", moment->day);

  if (sharing != SHARES_MONTH)
    g_string_append_printf (text, "%s%s", moment->day != 0 ? NB : "", months[moment->month - 1]);
  if (sharing == SHARES_NOTHING)
    g_string_append_printf (text, NB "%04u", moment->year);

  return g_string_free (text, FALSE);
}

static char *
any_text (const DossierMoment *moment,
          const Style         *style)
{
  DossierMoment within = { .year = moment->year };
  const char *any = moment->day == DOSSIER_EDTF_ANY ? style->words->any_day : style->words->any_month;
  g_autofree char *text = NULL;

  if (moment->month != DOSSIER_EDTF_ANY)
    within.month = moment->month;

  text = within.month == 0 ? year_text (&within, style) : calendar_text (&within, style, SHARES_NOTHING);

  return style->is_french ? french_of (any, &within, text) : g_strconcat (any, text, NULL);
}

static char *
moment_text (const DossierMoment *moment,
             const Style         *style,
             Sharing              sharing)
{
  g_autofree char *text = NULL;

  if (moment->day == DOSSIER_EDTF_ANY || moment->month == DOSSIER_EDTF_ANY)
    text = any_text (moment, style);
  else if (moment->month == 0)
    text = year_text (moment, style);
  else if (is_period (moment))
    text = period_text (moment, style);
  else
    text = calendar_text (moment, style, sharing);

  return g_strconcat (is_about (moment) ? style->words->about : "", text,
                      is_uncertain (moment) ? style->words->uncertain : "", NULL);
}

static gboolean
is_plain (const DossierMoment *moment)
{
  return moment->doubt == 0 && moment->n_any == 0 && moment->month <= 12 && moment->day != DOSSIER_EDTF_ANY;
}

static Sharing
sharing_of (const DossierMoment *a,
            const DossierMoment *b)
{
  if (!is_plain (a) || !is_plain (b) || a->year != b->year || a->month == 0 || b->month == 0 ||
      (a->day == 0) != (b->day == 0))
    return SHARES_NOTHING;

  return a->day != 0 && a->month == b->month ? SHARES_MONTH : SHARES_YEAR;
}

/* The dash has no spaces between bare numbers. */
static char *
range_text (const DossierMoment *from,
            const DossierMoment *to,
            const Style         *style)
{
  Sharing sharing = sharing_of (from, to);
  gboolean is_bare = sharing == SHARES_MONTH ||
                     (is_plain (from) && is_plain (to) && from->month == 0 && to->month == 0);
  g_autofree char *head = moment_text (from, style, sharing);
  g_autofree char *tail = moment_text (to, style, SHARES_NOTHING);

  return g_strconcat (head, is_bare ? "–" : NB "– ", tail, NULL);
}

static char *
open_end_text (const DossierMoment *from,
               const Style         *style)
{
  g_autofree char *text = moment_text (from, style, SHARES_NOTHING);

  return style->is_french ? french_of ("à partir ", from, text) : g_strconcat ("from ", text, NULL);
}

static char *
open_start_text (const DossierMoment *to,
                 const Style         *style)
{
  g_autofree char *text = moment_text (to, style, SHARES_NOTHING);
  gboolean has_number = is_period (to) || (to->day != 0 && to->day != DOSSIER_EDTF_ANY);

  if (!style->is_french)
    return g_strconcat ("by ", text, NULL);

  return g_strconcat (has_number && !is_about (to) ? "d’ici au " : "d’ici ", text, NULL);
}

static char *
unknown_end_text (const DossierMoment *from,
                  const Style         *style)
{
  g_autofree char *text = moment_text (from, style, SHARES_NOTHING);
  g_autofree char *start = style->is_french ? french_of ("", from, text) : g_strconcat ("from ", text, NULL);

  return g_strconcat (start, style->is_french ? " à " : " to ", style->words->unknown, NULL);
}

static char *
unknown_start_text (const DossierMoment *to,
                    const Style         *style)
{
  g_autofree char *text = moment_text (to, style, SHARES_NOTHING);

  return g_strconcat (style->is_french ? "d’" : "from ", style->words->unknown,
                      style->is_french ? " à " : " to ", text, NULL);
}

static char *
span_text (const DossierSpan *span,
           const Style       *style)
{
  if (span->from_kind == DOSSIER_BOUND_NONE)
    return moment_text (&span->to, style, SHARES_NOTHING);

  if (span->from_kind == DOSSIER_BOUND_OPEN)
    return open_start_text (&span->to, style);

  if (span->from_kind == DOSSIER_BOUND_UNKNOWN)
    return unknown_start_text (&span->to, style);

  if (span->to_kind == DOSSIER_BOUND_OPEN)
    return open_end_text (&span->from, style);

  if (span->to_kind == DOSSIER_BOUND_UNKNOWN)
    return unknown_end_text (&span->from, style);

  return range_text (&span->from, &span->to, style);
}

/* What all members share with each other. */
static Sharing
set_sharing (const DossierEdtf *date)
{
  Sharing sharing = SHARES_MONTH;

  for (guint i = 0; i < date->n_members; i++)
    {
      const DossierSpan *member = &date->members[i];

      if (member->from_kind != DOSSIER_BOUND_NONE)
        return SHARES_NOTHING;

      sharing = MIN (sharing, sharing_of (&member->to, &date->members[0].to));
      sharing = MIN (sharing, sharing_of (&member->to, &date->members[date->n_members - 1].to));
    }

  return sharing;
}

static char *
set_text (const DossierEdtf *date,
          const Style       *style)
{
  Sharing sharing = set_sharing (date);
  const char *last_joiner = date->set == '[' ? style->words->or : style->words->and;
  GString *text = g_string_new (date->n_members == 1 ? style->words->one_of : NULL);

  for (guint i = 0; i < date->n_members; i++)
    {
      gboolean is_last = i + 1 == date->n_members;
      g_autofree char *member = is_last || sharing == SHARES_NOTHING
                                ? span_text (&date->members[i], style)
                                : moment_text (&date->members[i].to, style, sharing);

      if (i > 0 && is_last)
        g_string_append_printf (text, " %s ", last_joiner);
      else if (i > 0)
        g_string_append (text, ", ");

      g_string_append (text, member);
    }

  return g_string_free (text, FALSE);
}

static char *
edtf_text (const DossierEdtf *date,
           const Style       *style)
{
  return date->set != 0 ? set_text (date, style) : span_text (&date->members[0], style);
}

/**
 * dossier_date_format:
 * @edtf: a date
 * @language: `fr…` for French, everything else is English
 * @style: long or short names of months
 *
 * Writes a date as the papers do, with no-break spaces where no line may break.
 * dossier_date_parse() reads the result as the same date.
 *
 * Returns: (transfer full): the text; a copy of @edtf if it is no valid date
 */
char *
dossier_date_format (const char       *edtf,
                     const char       *language,
                     DossierDateStyle  style)
{
  Style how = make_style (language, style == DOSSIER_DATE_SHORT);
  DossierEdtf date;

  g_return_val_if_fail (edtf != NULL, g_strdup (""));

  if (!dossier_edtf_read (&date, edtf))
    return g_utf8_make_valid (edtf, -1);

  return edtf_text (&date, &how);
}

/**
 * dossier_day_format:
 * @at: a moment
 *
 * Returns: (transfer full): the day of @at in its time zone, as dossier_date_format() writes it
 */
char *
dossier_day_format (GDateTime        *at,
                    const char       *language,
                    DossierDateStyle  style)
{
  g_autofree char *iso = g_date_time_format (at, "%Y-%m-%d");

  return dossier_date_format (iso, language, style);
}

static DossierMoment
moment_of_day (const GDate *day)
{
  return (DossierMoment) { .year = g_date_get_year (day),
                           .month = g_date_get_month (day),
                           .day = g_date_get_day (day) };
}

/* The two days between which a date lies, or the one it has; nothing for “before … or after …”. */
static char *
bounds_text (const char  *edtf,
             const Style *style)
{
  DossierMoment from, to;
  GDate earliest, latest;

  dossier_date_bounds (edtf, &earliest, &latest);
  if (g_date_valid (&earliest))
    from = moment_of_day (&earliest);
  if (g_date_valid (&latest))
    to = moment_of_day (&latest);

  if (!g_date_valid (&earliest) && !g_date_valid (&latest))
    return g_strdup ("");

  if (!g_date_valid (&latest))
    return open_end_text (&from, style);

  if (!g_date_valid (&earliest))
    {
      g_autofree char *text = moment_text (&to, style, SHARES_NOTHING);

      return g_strconcat (style->is_french ? "jusqu’au " : "until ", text, NULL);
    }

  return g_date_compare (&earliest, &latest) == 0 ? moment_text (&from, style, SHARES_NOTHING)
                                                  : range_text (&from, &to, style);
}

static char *
exact_text (const char  *edtf,
            const Style *style)
{
  g_autofree char *text = bounds_text (edtf, style);
  GDate earliest, latest;
  int n_days;

  dossier_date_bounds (edtf, &earliest, &latest);
  n_days = g_date_days_between (&earliest, &latest) + 1;

  if (n_days == 1)
    return g_strconcat (style->words->weekdays[g_date_get_weekday (&earliest) - 1], NB, text, NULL);

  if (n_days <= LONGEST_COUNT)
    return g_strdup_printf ("%d" NB "%s", n_days, style->words->days);

  return g_steal_pointer (&text);
}

/* The bounds of a date that is no set, with the doubts of its ends. */
static char *
doubtful_text (const char        *edtf,
               const DossierSpan *span,
               const Style       *style)
{
  g_autofree char *text = bounds_text (edtf, style);
  gboolean about = is_about (&span->from) || is_about (&span->to);
  gboolean uncertain = is_uncertain (&span->from) || is_uncertain (&span->to);

  return g_strconcat (about ? style->words->about : "", text,
                      uncertain ? style->words->uncertain : "", NULL);
}

/**
 * dossier_date_read:
 * @edtf: a date
 * @language: `fr…` for French, everything else is English
 *
 * Says how a date was read, so that a person sees it while typing: “Thu 10 Dec
 * 2015” for a day, “3 days” for a few days, the first and last possible day for
 * everything else, and for sets the members before them.
 *
 * Returns: (transfer full): the text; a copy of @edtf if it is no valid date
 */
char *
dossier_date_read (const char *edtf,
                   const char *language)
{
  Style style = make_style (language, TRUE);
  DossierEdtf date;

  g_return_val_if_fail (edtf != NULL, g_strdup (""));

  if (!dossier_edtf_read (&date, edtf))
    return g_utf8_make_valid (edtf, -1);

  if (dossier_date_is_exact (edtf))
    return exact_text (edtf, &style);

  if (date.set != 0)
    {
      g_autofree char *members = set_text (&date, &style);
      g_autofree char *bounds = bounds_text (edtf, &style);

      return g_strconcat (members, *bounds != '\0' ? style.words->colon : "", bounds, NULL);
    }

  return doubtful_text (edtf, &date.members[0], &style);
}
