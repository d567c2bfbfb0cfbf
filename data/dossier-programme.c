/* dossier-programme.c: what follows from the dates and the duration of a programme.
 *
 * Nothing here is stored: the dates and the duration are what people wrote, and
 * where the two contradict each other that is said, never corrected.
 */
#include "dossier-programme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-date.h"
#include "dossier-duration.h"
#include "dossier-tables.h"
#include "dossier-value.h"

/**
 * dossier_programme_check:
 *
 * The check of the table of programmes.  Only an end that is certainly before the
 * start is a contradiction; months that overlap are not.
 *
 * Returns: %FALSE with a sentence if the dates contradict each other
 */
gboolean
dossier_programme_check (DossierRecord  *record,
                         GError        **error)
{
  GDate start_earliest, start_latest, end_earliest, end_latest;
  g_autofree char *start = NULL;

  if (!dossier_record_get_bounds (record, "starts", &start_earliest, &start_latest) ||
      !dossier_record_get_bounds (record, "ends", &end_earliest, &end_latest) ||
      !g_date_valid (&start_earliest) || !g_date_valid (&end_latest) ||
      g_date_compare (&end_latest, &start_earliest) >= 0)
    return TRUE;

  start = dossier_record_dup_input (record, "starts");
  g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
               _("The end is before the start, %s."), start);
  return FALSE;
}

/**
 * dossier_programme_get_progress:
 * @as_of: the day to look from
 * @progress: (out): written only on success
 *
 * Counts from the earliest possible start to the latest possible end, both days
 * included; @as_of itself is still to come.
 *
 * Returns: %FALSE without a start or without an end
 */
gboolean
dossier_programme_get_progress (DossierRecord   *programme,
                                const GDate     *as_of,
                                DossierProgress *progress)
{
  GDate start, end, other;
  int total, gone;

  g_return_val_if_fail (g_date_valid (as_of), FALSE);

  if (!dossier_record_get_bounds (programme, "starts", &start, &other) || !g_date_valid (&start) ||
      !dossier_record_get_bounds (programme, "ends", &other, &end) || !g_date_valid (&end))
    return FALSE;

  total = g_date_days_between (&start, &end) + 1;
  gone = g_date_days_between (&start, as_of);
  if (gone < 0)
    *progress = (DossierProgress) { DOSSIER_PROGRESS_AHEAD, 0, -gone };
  else if (gone < total)
    *progress = (DossierProgress) { DOSSIER_PROGRESS_RUNNING,
                                    (100 * gone + total / 2) / total, total - gone };
  else
    *progress = (DossierProgress) { DOSSIER_PROGRESS_OVER, 100, gone - total + 1 };

  return TRUE;
}

/**
 * dossier_progress_dup_sentence:
 *
 * Returns: (transfer full): "70 % of the time passed · 327 days left"
 */
char *
dossier_progress_dup_sentence (const DossierProgress *self)
{
  switch (self->state)
    {
    case DOSSIER_PROGRESS_AHEAD:
      return g_strdup_printf (ngettext ("starts in %u day", "starts in %u days", self->days), self->days);

    case DOSSIER_PROGRESS_RUNNING:
      /* Translators: how much of a programme’s time has passed, in percent, and how many days are left */
      return g_strdup_printf (ngettext ("%u %% of the time passed · %u day left",
                                        "%u %% of the time passed · %u days left", self->days),
                              self->percent, self->days);

    case DOSSIER_PROGRESS_OVER:
      return g_strdup_printf (ngettext ("ended %u day ago", "ended %u days ago", self->days), self->days);

    default:
      g_return_val_if_reached (NULL);
    }
}

/* The day before the one @months months after @start: how long things last is counted
 * that way in agreements.  Invalid if it is out of reach. */
static GDate
end_of_months (const GDate *start,
               guint        months)
{
  GDate end = *start;

  if (months > 12 * 200)
    {
      g_date_clear (&end, 1);
      return end;
    }

  g_date_add_months (&end, months);
  g_date_subtract_days (&end, 1);
  return end;
}

/* The end that @months months from the start lead to, no more exact than the start:
 * a day, or the month for a start in a month. */
static char *
dup_end (const GDate *earliest,
         const GDate *latest,
         guint        months)
{
  GDate end = end_of_months (earliest, months);
  g_autofree char *iso = NULL;

  if (!g_date_valid (&end))
    return NULL;

  iso = dossier_day_to_iso (&end);
  if (g_date_compare (earliest, latest) != 0)
    iso[strlen ("2017-10")] = '\0';

  return g_steal_pointer (&iso);
}

/* A start in a month or later may lead to any of the ends that its days lead to. */
static gboolean
may_end (const GDate *start_earliest,
         const GDate *start_latest,
         guint        months,
         const GDate *end_earliest,
         const GDate *end_latest)
{
  GDate first = end_of_months (start_earliest, months);
  GDate last = end_of_months (start_latest, months);

  return (!g_date_valid (end_latest) || g_date_compare (&first, end_latest) <= 0) &&
         (!g_date_valid (end_earliest) || g_date_compare (end_earliest, &last) <= 0);
}

/* Where the two lead to, in words. */
static char *
dup_end_sentence (guint       months,
                  const char *end,
                  const char *language)
{
  g_autofree char *duration = dossier_duration_format (months, language);
  g_autofree char *date = dossier_date_format (end, language, DOSSIER_DATE_SHORT);

  /* Translators: a duration and the date it leads to: “30 months would end 31 Oct 2017” */
  return g_strdup_printf (_("%s would end %s"), duration, date);
}

/**
 * dossier_programme_check_duration:
 * @language: "en" or "fr"
 * @sentence: (out) (optional) (nullable): what to say about it beside the duration
 * @suggested_end: (out) (optional) (nullable): the end, in EDTF, that start and duration
 *   lead to, where it is another one than the programme's or the programme has none
 *
 * Compares the duration as stated with the dates.  The stated one stays what it is.
 */
DossierDurationMatch
dossier_programme_check_duration (DossierRecord  *programme,
                                  const char     *language,
                                  char          **sentence,
                                  char          **suggested_end)
{
  GDate start_earliest, start_latest, end_earliest, end_latest;
  guint months = dossier_record_get_integer (programme, "duration");
  g_autofree char *end = NULL;
  gboolean has_end;

  if (sentence != NULL)
    *sentence = NULL;
  if (suggested_end != NULL)
    *suggested_end = NULL;

  if (months == 0 || !dossier_record_get_bounds (programme, "starts", &start_earliest, &start_latest) ||
      !g_date_valid (&start_earliest) || !g_date_valid (&start_latest))
    return DOSSIER_DURATION_UNKNOWN;

  end = dup_end (&start_earliest, &start_latest, months);
  if (end == NULL)
    return DOSSIER_DURATION_UNKNOWN;

  has_end = dossier_record_get_bounds (programme, "ends", &end_earliest, &end_latest);
  if (has_end && may_end (&start_earliest, &start_latest, months, &end_earliest, &end_latest))
    {
      if (sentence != NULL)
        *sentence = g_strdup (_("agrees with the dates"));
      return DOSSIER_DURATION_AGREES;
    }

  if (sentence != NULL)
    *sentence = dup_end_sentence (months, end, language);
  if (suggested_end != NULL)
    *suggested_end = g_steal_pointer (&end);

  return has_end ? DOSSIER_DURATION_DIFFERS : DOSSIER_DURATION_UNKNOWN;
}

/**
 * dossier_programme_pick_colour:
 *
 * Returns: the first colour that no programme of @store has, 1 to 8; 8 if all are taken
 */
guint
dossier_programme_pick_colour (DossierStore *store)
{
  guint colour = 1;

  for (; colour < 8; colour++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new ("programme");

      dossier_query_match (query, "colour", colour);
      if (dossier_store_count (store, query) == 0)
        break;
    }

  return colour;
}
