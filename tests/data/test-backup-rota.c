/* test-backup-rota.c: which dated copies stay, whatever the clock says. */
#include "dossier-backup-rota.h"

#define MOST_FREE 2  /* days on which nobody makes a copy, one after the other */

static int
get_age (GArray      *days,
         guint        i,
         const GDate *today)
{
  return g_date_days_between (&g_array_index (days, GDate, i), today);
}

/* As many as four on a day, so that more than ten fall in a week. */
static void
make_copies (GArray      *days,
             const GDate *today)
{
  gboolean has_to = days->len == 0 || get_age (days, days->len - 1, today) > MOST_FREE;

  for (int n = g_test_rand_int_range (has_to, 5); n > 0; n--)
    g_array_append_val (days, *today);
}

static void
thin (GArray      *days,
      const GDate *today)
{
  g_autofree gboolean *keep = g_new0 (gboolean, days->len);

  dossier_backup_rota ((GDate *) (gpointer) days->data, days->len, today, keep);
  for (guint i = days->len; i-- > 0;)
    {
      g_assert_true (keep[i] || get_age (days, i, today) > 7);
      if (!keep[i])
        g_array_remove_index (days, i);
    }
}

/* No gap is longer than what the rota says for the older of two copies, but for the days without one; and
 * they go back as far as it says, or to the first that was ever made, @elapsed days ago. */
static void
assert_no_gap (GArray      *days,
               const GDate *today,
               int          elapsed)
{
  int oldest = get_age (days, 0, today);

  g_assert_cmpint (oldest, <=, 731);
  g_assert_cmpint (oldest, >=, MIN (elapsed, 731 - 31 - MOST_FREE));
  for (guint i = 1; i < days->len; i++)
    {
      int older = get_age (days, i - 1, today);
      int longest = older <= 7 ? 1 : older <= 61 ? 7 : 31;

      g_assert_cmpint (older - get_age (days, i, today), <=, longest + MOST_FREE);
    }
}

static void
test_rota (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (GDate));
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, 1, 2013);
  for (int elapsed = 0; g_date_get_year (&today) < 2016; elapsed++)
    {
      make_copies (days, &today);
      thin (days, &today);
      assert_no_gap (days, &today, elapsed);
      g_assert_cmpuint (days->len, <=, 8 * 4 + 9 + 25);
      g_date_add_days (&today, 1);
    }

  g_test_message ("%u copies after three years", days->len);
}

static void
set_day (GDate *day,
         int    year,
         int    offset)
{
  g_date_clear (day, 1);
  g_date_set_dmy (day, 1, 1, year);
  g_date_add_days (day, offset);
}

/* Whoever was away for years finds the last ones; what is older than two years goes as new ones come. */
static void
test_last_stay (void)
{
  GDate days[900];
  GDate today;
  gboolean keep[900];

  for (guint i = 0; i < 20; i++)
    set_day (&days[i], 2010, i);
  set_day (&today, 2015, 0);
  dossier_backup_rota (days, 20, &today, keep);
  for (guint i = 0; i < 20; i++)
    g_assert_true (keep[i] || (i > 0 && i < 10));

  /* A copy each day for more than two years: the first has its time behind it. */
  for (guint i = 0; i < 900; i++)
    set_day (&days[i], 2010, i);
  dossier_backup_rota (days, 900, &days[899], keep);
  for (guint i = 0; i < 900 - 731 - 1; i++)
    g_assert_false (keep[i]);
}

/* A clock that is three years ahead for some days, and then set right. */
static void
test_wrong_clock (void)
{
  GDate days[35], right[35];
  gboolean before[35], keep[35];

  for (guint i = 0; i < 30; i++)
    {
      set_day (&days[i], 2015, i * 20);
      right[i] = days[i];
    }

  /* Each edit of those days thins: what goes is what would have gone with the right clock. */
  for (guint n = 0; n < 5; n++)
    {
      set_day (&days[30 + n], 2019, n);
      set_day (&right[30 + n], 2015, 29 * 20 + n);
      dossier_backup_rota (days, 31 + n, &days[30 + n], keep);
      dossier_backup_rota (right, 31 + n, &right[30 + n], before);
      for (guint i = 0; i < 30; i++)
        g_assert_true (keep[i] == before[i]);
    }

  /* What is of a day to come does not make older what is of today. */
  dossier_backup_rota (days, 35, &days[29], keep);
  dossier_backup_rota (right, 30, &days[29], before);
  for (guint i = 0; i < 30; i++)
    g_assert_true (keep[i] >= before[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup-rota/three-years", test_rota);
  g_test_add_func ("/backup-rota/last-stay", test_last_stay);
  g_test_add_func ("/backup-rota/wrong-clock", test_wrong_clock);

  return g_test_run ();
}
