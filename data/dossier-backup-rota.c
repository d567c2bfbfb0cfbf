/* dossier-backup-rota.c: which dated copies are still wanted.
 *
 * The nearer the past, the finer: what was lost yesterday is looked for by the day, what was lost
 * last year by the month.
 */
#include "dossier-backup-rota.h"

/* In days. */
#define ALL_OF_A_WEEK 7
#define WEEKLY_FOR_TWO_MONTHS 61
#define MONTHLY_FOR_TWO_YEARS 731

static int
get_week (const GDate *day)
{
  return (g_date_get_julian (day) - 1) / 7;
}

static int
get_month (const GDate *day)
{
  return g_date_get_year (day) * 12 + g_date_get_month (day);
}

/**
 * dossier_backup_rota:
 * @days: the days of the copies, the oldest first
 * @keep: (out caller-allocates): for each of @days, whether it is kept
 *
 * All of a week, the first of each week for two months, the first of each month for two years;
 * and the last one for as long as there is no later.
 */
void
dossier_backup_rota (const GDate  *days,
                     guint         n_days,
                     const GDate  *today,
                     gboolean     *keep)
{
  int last_week = -1, last_month = -1;

  for (guint i = 0; i < n_days; i++)
    {
      int age = g_date_days_between (&days[i], today);

      keep[i] = i == n_days - 1 || age <= ALL_OF_A_WEEK ||
                (age <= WEEKLY_FOR_TWO_MONTHS && get_week (&days[i]) != last_week) ||
                (age <= MONTHLY_FOR_TWO_YEARS && get_month (&days[i]) != last_month);
      if (keep[i])
        {
          last_week = get_week (&days[i]);
          last_month = get_month (&days[i]);
        }
    }
}
