/* dossier-indicator.c: when an indicator is due, and how it stands on a day, in words.
 *
 * The words name the figures that they rest on, so that nobody has to believe them.
 */
#include "dossier-indicator.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"

/**
 * dossier_indicator_get_due:
 * @due: (out): the last day on which it is not late; written only on success
 *
 * Returns: whether a due date is stated, or follows from the due month and the start of the programme
 */
gboolean
dossier_indicator_get_due (DossierStore  *store,
                           DossierRecord *indicator,
                           GDate         *due)
{
  g_autoptr (DossierRecord) programme = dossier_store_get_linked (store, indicator, "programme");
  const char *start = programme != NULL ? dossier_record_get_text (programme, "starts") : NULL;
  g_autofree char *edtf = NULL;
  GDate earliest, latest;

  if (dossier_record_is_set (indicator, "due"))
    edtf = g_strdup (dossier_record_get_text (indicator, "due"));
  else if (dossier_record_is_set (indicator, "due_month") && start != NULL)
    edtf = dossier_date_of_month (start, dossier_record_get_integer (indicator, "due_month"));

  if (edtf == NULL || !dossier_date_bounds (edtf, &earliest, &latest) || !g_date_valid (&latest))
    return FALSE;

  *due = latest;
  return TRUE;
}

/* In words */

/* “3 of 12 by Dec 2015”, “13 by 2016, from 12” */
static char *
dup_numbers (const DossierIndicatorState *state,
             const char                  *when)
{
  if (state->target != NULL && when != NULL)
    /* Translators: what was measured, the target, when it was measured: “3 of 12 by Dec 2015” */
    return g_strdup_printf (_("%s of %s by %s"), state->value, state->target, when);
  if (state->target != NULL)
    return g_strdup_printf (_("%s of %s"), state->value, state->target);
  if (state->baseline != NULL && when != NULL)
    /* Translators: what was measured, when, and the baseline: “13 by 2016, from 12” */
    return g_strdup_printf (_("%s by %s, from %s"), state->value, when, state->baseline);
  if (state->baseline != NULL)
    return g_strdup_printf (_("%s, from %s"), state->value, state->baseline);

  /* Translators: what was measured, and when */
  return when != NULL ? g_strdup_printf (_("%s by %s"), state->value, when) : g_strdup (state->value);
}

static char *
dup_quoted (const DossierIndicatorState *state,
            const char                  *when)
{
  if (state->target != NULL && when != NULL)
    /* Translators: in words what was found, when, and what it should be */
    return g_strdup_printf (_("“%s” by %s, target “%s”"), state->value, when, state->target);
  if (state->target != NULL)
    return g_strdup_printf (_("“%s”, target “%s”"), state->value, state->target);

  return when != NULL ? g_strdup_printf (_("“%s” by %s"), state->value, when)
                      : g_strdup_printf (_("“%s”"), state->value);
}

static char *
dup_one (const DossierIndicatorState *state,
         const char                  *language)
{
  g_autofree char *when = state->period != NULL
                          ? dossier_date_format (state->period, language, DOSSIER_DATE_SHORT) : NULL;
  g_autofree char *figures = state->is_words ? dup_quoted (state, when) : dup_numbers (state, when);

  if (state->n_decidable > 0 || state->is_words)
    return g_steal_pointer (&figures);

  /* Translators: %s are figures: “7 by 2016” */
  return g_strdup_printf (_("%s, without a baseline or a target to compare with"), figures);
}

/* Countries and parts by how many are reached, with their sum, average or highest where that is asked for. */
static char *
dup_several (const DossierIndicatorState *state)
{
  g_autofree char *count = NULL;

  if (state->n_decidable == 0)
    /* Translators: for how many countries or parts something was measured */
    count = g_strdup_printf (_("%u of %u values, without a baseline or a target to compare with"),
                             state->n_measured, state->n_wanted);
  else if (state->n_reached >= state->n_wanted)
    count = g_strdup_printf (_("reached in all %u values"), state->n_wanted);
  else
    /* Translators: how many values are reached, of how many */
    count = g_strdup_printf (_("reached in %u of %u values"), state->n_reached, state->n_wanted);

  if (state->value == NULL)
    return g_steal_pointer (&count);
  if (state->target == NULL)
    /* Translators: a sentence about several values, and their sum or average */
    return g_strdup_printf (_("%s, together %s"), count, state->value);

  /* Translators: a sentence about several values, their sum or average, and that of the targets */
  return g_strdup_printf (_("%s, together %s of %s"), count, state->value, state->target);
}

/* “…, due in 14 months” */
static char *
dup_with_due (const DossierIndicatorState *state,
              const GDate                 *day,
              const char                  *words)
{
  int days = g_date_days_between (day, &state->due);
  int months = (g_date_get_year (&state->due) - g_date_get_year (day)) * 12 +
               (int) g_date_get_month (&state->due) - (int) g_date_get_month (day) -
               (g_date_get_day (&state->due) < g_date_get_day (day));

  if (months > 0)
    /* Translators: %s is how far it is: “3 of 12 by Dec 2015” */
    return g_strdup_printf (ngettext ("%s, due in %d month", "%s, due in %d months", months), words, months);
  if (days == 0)
    return g_strdup_printf (_("%s, due this day"), words);

  return g_strdup_printf (ngettext ("%s, due in %d day", "%s, due in %d days", days), words, days);
}

static char *
dup_nothing (const DossierIndicatorState *state,
             const char                  *language)
{
  g_autofree char *iso = NULL;
  g_autofree char *due = NULL;

  if (state->standing != DOSSIER_STANDING_LATE)
    return g_strdup (_("nothing is measured yet"));

  iso = dossier_day_to_iso (&state->due);
  due = dossier_date_format (iso, language, DOSSIER_DATE_SHORT);
  return g_strdup_printf (_("due %s, and nothing is measured"), due);
}

static char *
dup_reason (const DossierIndicatorState *state,
            const GDate                 *day,
            const char                  *language)
{
  gboolean is_coming = state->standing == DOSSIER_STANDING_ON_TRACK ||
                       state->standing == DOSSIER_STANDING_MEASURED;
  g_autofree char *words = NULL;

  if (state->n_measured == 0)
    return dup_nothing (state, language);

  words = state->n_wanted == 1 ? dup_one (state, language) : dup_several (state);
  if (state->n_tolerated > 0)
    /* Translators: %s are the figures: “96 of 100 by 2016, within the tolerance of 5 %” */
    return g_strdup_printf (_("%s, within the tolerance of %d %%"), words, (int) state->tolerance);
  if (is_coming && g_date_valid (&state->due) && g_date_compare (&state->due, day) >= 0)
    return dup_with_due (state, day, words);

  return g_steal_pointer (&words);
}

/**
 * dossier_indicator_get_standing:
 * @day: the day it is looked at; later values do not count
 * @language: "en" or "fr": of dates in the reason
 * @reason: (out) (optional): why, in words, with the figures
 */
DossierStanding
dossier_indicator_get_standing (DossierStore   *store,
                                DossierRecord  *indicator,
                                const GDate    *day,
                                const char     *language,
                                char          **reason)
{
  g_autoptr (DossierIndicatorState) state = dossier_indicator_state_new (store, indicator, day, language);

  if (reason != NULL)
    *reason = dup_reason (state, day, language);
  return state->standing;
}

/**
 * dossier_standing_get_label:
 *
 * Returns: translated: "on track"
 */
const char *
dossier_standing_get_label (DossierStanding standing)
{
  switch (standing)
    {
    case DOSSIER_STANDING_ON_TRACK:
      return _("on track");

    case DOSSIER_STANDING_MEASURED:
      return _("measured");

    case DOSSIER_STANDING_LATE:
      return _("late");

    case DOSSIER_STANDING_MET:
      return _("met");

    case DOSSIER_STANDING_NOT_MET:
      return _("not met");

    case DOSSIER_STANDING_NO_DATA:
    default:
      return _("no data");
    }
}
