/* dossier-date.c: what can be asked of a date: its first and last possible day.
 *
 * Nothing is ever guessed: a month is all its days, a set is each of its
 * members, an open end has no day.
 */
#include "dossier-date.h"

#include <string.h>

#include "dossier-edtf.h"

/**
 * dossier_day_to_iso:
 * @day: a valid day
 *
 * Returns: (transfer full): YYYY-MM-DD
 */
char *
dossier_day_to_iso (const GDate *day)
{
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  return g_strdup_printf ("%04u-%02u-%02u",
                          (guint) g_date_get_year (day), (guint) g_date_get_month (day),
                          (guint) g_date_get_day (day));
}

/**
 * dossier_day_from_iso:
 * @day: (out): written only on success
 * @iso: (nullable): a text
 *
 * Returns: whether @iso is exactly one existing day as YYYY-MM-DD
 */
gboolean
dossier_day_from_iso (GDate      *day,
                      const char *iso)
{
  DossierEdtf date;
  const DossierMoment *moment = &date.members[0].to;
  GDate latest;

  g_return_val_if_fail (day != NULL, FALSE);

  if (iso == NULL || strlen (iso) != strlen ("2015-12-10") || !g_ascii_isdigit (iso[0]) ||
      !dossier_edtf_read (&date, iso))
    return FALSE;

  /* Ten characters that begin with a digit can only be a day, or one with “XX”. */
  if (date.n_members != 1 || date.members[0].from_kind != DOSSIER_BOUND_NONE || moment->doubt != 0 ||
      moment->day == 0 || moment->day == DOSSIER_EDTF_ANY)
    return FALSE;

  dossier_moment_days (moment, day, &latest);
  return TRUE;
}

/**
 * dossier_date_bounds:
 * @edtf: (nullable): a date
 * @earliest: (out): its first possible day, cleared when open
 * @latest: (out): its last possible day, cleared when open
 *
 * The bounds of a set are those of all its members together.  “About” and
 * “uncertain” do not widen a date: nobody said by how much.
 *
 * Returns: FALSE if @edtf is no valid date; the days are not written then
 */
gboolean
dossier_date_bounds (const char *edtf,
                     GDate      *earliest,
                     GDate      *latest)
{
  DossierEdtf date;

  g_return_val_if_fail (earliest != NULL && latest != NULL, FALSE);

  if (edtf == NULL || !dossier_edtf_read (&date, edtf))
    return FALSE;

  dossier_edtf_span_days (&date.members[0], earliest, latest);

  for (guint i = 1; i < date.n_members; i++)
    {
      GDate first, last;

      /* Members are in order of their first days. */
      dossier_edtf_span_days (&date.members[i], &first, &last);
      if (!g_date_valid (&last))
        g_date_clear (latest, 1);
      else if (g_date_valid (latest) && g_date_compare (&last, latest) > 0)
        *latest = last;
    }

  return TRUE;
}

static gboolean
is_exact_day (const DossierMoment *moment)
{
  return moment->day != 0 && moment->day != DOSSIER_EDTF_ANY && moment->doubt == 0;
}

/**
 * dossier_date_is_exact:
 * @edtf: (nullable): a date
 *
 * Returns: whether it is a day, or an interval from a day to a day, without
 *   “about” or “uncertain”
 */
gboolean
dossier_date_is_exact (const char *edtf)
{
  DossierEdtf date;
  const DossierSpan *span = &date.members[0];

  if (edtf == NULL || !dossier_edtf_read (&date, edtf) || date.set != 0)
    return FALSE;

  return span->to_kind == DOSSIER_BOUND_MOMENT && is_exact_day (&span->to) &&
         (span->from_kind == DOSSIER_BOUND_NONE ||
          (span->from_kind == DOSSIER_BOUND_MOMENT && is_exact_day (&span->from)));
}

/* A missing or cleared day of the window or of the span is open on that side. */
static gboolean
span_is_within (const DossierSpan *span,
                const GDate       *from,
                const GDate       *to)
{
  GDate earliest, latest;

  dossier_edtf_span_days (span, &earliest, &latest);

  if (from != NULL && (!g_date_valid (&earliest) || g_date_compare (&earliest, from) < 0))
    return FALSE;

  return to == NULL || (g_date_valid (&latest) && g_date_compare (&latest, to) <= 0);
}

static gboolean
span_touches (const DossierSpan *span,
              const GDate       *from,
              const GDate       *to)
{
  GDate earliest, latest;

  dossier_edtf_span_days (span, &earliest, &latest);

  return (to == NULL || !g_date_valid (&earliest) || g_date_compare (&earliest, to) <= 0) &&
         (from == NULL || !g_date_valid (&latest) || g_date_compare (&latest, from) >= 0);
}

/**
 * dossier_date_overlaps:
 * @edtf: (nullable): a date
 * @from: (nullable): first day of the window, NULL if it has none
 * @to: (nullable): last day of the window, NULL if it has none
 * @certainly: whether all of the date must be in the window
 *
 * Certainly: no day of the date is outside the window; of a set, of no member.
 * Possibly: some member has a day in the window.  So “June and November 2015”
 * is not in August, and “January or February 2016” is possibly in both.
 *
 * Returns: whether the date is in the window; FALSE for invalid dates
 */
gboolean
dossier_date_overlaps (const char  *edtf,
                       const GDate *from,
                       const GDate *to,
                       gboolean     certainly)
{
  DossierEdtf date;

  g_return_val_if_fail (from == NULL || g_date_valid (from), FALSE);
  g_return_val_if_fail (to == NULL || g_date_valid (to), FALSE);

  if (edtf == NULL || !dossier_edtf_read (&date, edtf))
    return FALSE;

  for (guint i = 0; i < date.n_members; i++)
    {
      if (certainly && !span_is_within (&date.members[i], from, to))
        return FALSE;
      if (!certainly && span_touches (&date.members[i], from, to))
        return TRUE;
    }

  return certainly;
}

/**
 * dossier_day_of_month:
 * @start: the first day of a programme
 * @month: the number of a month, 1 is the first
 *
 * The last day of a month of a programme is the day before the day @month
 * months later; where the calendar month is too short, before its last day.
 * It is written as the month when it is the last day of one.
 *
 * Returns: (transfer full) (nullable): `../2017-10` or `../2017-10-29`; NULL
 *   when there is no such month or it is after the year 9999
 */
char *
dossier_day_of_month (const GDate *start,
                      guint        month)
{
  g_autofree char *iso = NULL;
  GDate day = *start;

  if (month == 0 || month > 12 * 9999 || g_date_get_year (start) + month / 12 + 1 > 9999)
    return NULL;

  g_date_add_months (&day, month);
  g_date_subtract_days (&day, 1);

  iso = dossier_day_to_iso (&day);
  if (g_date_is_last_of_month (&day))
    iso[strlen ("2017-10")] = '\0';

  return g_strconcat ("../", iso, NULL);
}

/**
 * dossier_date_of_month:
 * @start_edtf: (nullable): when a programme starts
 * @month: the number of a month, 1 is the first
 *
 * Returns: (transfer full) (nullable): the date by which that month is over,
 *   counted from the first possible day of the start; NULL if the start has none
 */
char *
dossier_date_of_month (const char *start_edtf,
                       guint       month)
{
  GDate earliest, latest;

  if (!dossier_date_bounds (start_edtf, &earliest, &latest) || !g_date_valid (&earliest))
    return NULL;

  return dossier_day_of_month (&earliest, month);
}
