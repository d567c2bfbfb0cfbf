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

/* So many stay whatever the clock says. */
#define ALWAYS_KEPT 10

/* A longer gap between two copies is that of a wrong clock, or of a portfolio that nobody touched. */
#define LONGEST_GAP 366

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

/* How old each copy is, in days, counted from one to the next: a clock that was years ahead for a day has not
 * made the copies of before old.  One of a day to come, from before the clock was set back, is new. */
static void
count_ages (const GDate *days,
            guint        n_days,
            const GDate *today,
            int         *ages)
{
  const GDate *later = today;
  int age = 0;

  for (guint i = n_days; i-- > 0;)
    {
      int gap = g_date_days_between (&days[i], later);

      if (gap >= 0)
        {
          age += gap <= LONGEST_GAP ? gap : 0;
          later = &days[i];
        }
      ages[i] = age;
    }
}

/**
 * dossier_backup_rota:
 * @days: the days of the copies, the oldest first
 * @keep: (out caller-allocates): for each of @days, whether it is kept
 *
 * All of a week, the first of each week for two months, the first of each month for two years;
 * and the last ten whatever their age.
 */
void
dossier_backup_rota (const GDate  *days,
                     guint         n_days,
                     const GDate  *today,
                     gboolean     *keep)
{
  g_autofree int *ages = g_new (int, n_days + 1);
  int last_week = -1, last_month = -1;
  guint n_past = 0;

  /* A copy of a day to come takes nobody's place. */
  while (n_past < n_days && g_date_compare (&days[n_past], today) <= 0)
    n_past++;
  count_ages (days, n_days, today, ages);
  for (guint i = 0; i < n_days; i++)
    {
      keep[i] = i + ALWAYS_KEPT >= n_past || ages[i] <= ALL_OF_A_WEEK ||
                (ages[i] <= WEEKLY_FOR_TWO_MONTHS && get_week (&days[i]) != last_week) ||
                (ages[i] <= MONTHLY_FOR_TWO_YEARS && get_month (&days[i]) != last_month);
      if (keep[i])
        {
          last_week = get_week (&days[i]);
          last_month = get_month (&days[i]);
        }
    }
}
