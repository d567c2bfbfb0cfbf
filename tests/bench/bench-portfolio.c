/* bench-portfolio.c: portfolios of any size to measure with.
 *
 * The rows are put there by one statement; everything else is done by the
 * program itself.  Titles are made of a few thousand words, dates are spread
 * over twenty years around the as-of day.
 */
#include "bench-portfolio.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "dossier-store-private.h"

static void
execute (DossierStore *store,
         const char   *sql)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_database_execute (store->database, sql, &error))
    g_error ("%s: %s", sql, error->message);
}

static DossierStore *
open_store (const char        *path,
            DossierStoreFlags  flags)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, flags, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

/* One in a hundred lasts for months, one in two hundred has no date. */
static char *
dup_insert_sql (guint n_activities)
{
  return g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u),"
    "  d (i, first, last) AS (SELECT i, date ('2006-01-01', (i * 7919 %% 7300) || ' days'),"
    "    date ('2006-01-01', (i * 7919 %% 7300 + CASE WHEN i %% 100 = 0 THEN 200 ELSE i %% 4 END) || ' "
    "days') FROM n) "
    "INSERT INTO activity (id, programme, title, city, country, type, status, certainty, date, "
    "date_earliest, date_latest,"
    "                      description) "
    "SELECT 1000000 + i, 1431 + i %% 7,"
    "  printf ('%%s w%%d x%%d on y%%d', CASE i %% 5 WHEN 0 THEN 'Workshop' WHEN 1 THEN 'Training' WHEN 2 "
    "THEN 'Mission'"
    "          WHEN 3 THEN 'Conference' ELSE 'Review' END, i %% 997, i %% 1009, i %% 2003),"
    "  CASE i %% 4 WHEN 0 THEN 'Strasbourg' WHEN 1 THEN 'Tbilisi' WHEN 2 THEN 'Manila' END,"
    "  CASE i %% 3 WHEN 0 THEN 250 WHEN 1 THEN 268 ELSE 608 END, 'workshop', 'planned', 'confirmed',"
    "  CASE WHEN i %% 200 = 1 THEN NULL ELSE first || '/' || last END,"
    "  CASE WHEN i %% 200 = 1 THEN NULL ELSE first END, CASE WHEN i %% 200 = 1 THEN NULL ELSE last END,"
    "  printf ('Description of activity %%d with some more words about z%%d', i, i %% 5003) FROM d",
                          n_activities);
}

/* Without the triggers, the text index is made in one go when the file is opened again. */
Portfolio *
portfolio_new (const char *folder,
               guint       n_activities)
{
  Portfolio *self = g_new0 (Portfolio, 1);
  g_autofree char *name = g_strdup_printf ("%u.dossier", n_activities);
  g_autofree char *insert = dup_insert_sql (n_activities);

  self->n_activities = n_activities;
  self->path = g_build_filename (folder, name, NULL);
  self->store = open_store (self->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  execute (self->store, "PRAGMA cache_size = -400000");
  execute (self->store, "DROP TRIGGER activity_search_insert");
  execute (self->store, "DELETE FROM activity");
  execute (self->store, insert);
  g_object_unref (self->store);

  self->store = open_store (self->path, 0);
  return self;
}

void
portfolio_free (Portfolio *self)
{
  g_clear_object (&self->store);
  g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

double
measure (Measured measured,
         gpointer context,
         guint    n_runs)
{
  g_autofree double *times = g_new (double, n_runs);

  for (guint i = 0; i < n_runs; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      measured (context);
      times[i] = (g_get_monotonic_time () - begin) / 1000.0;
    }
  qsort (times, n_runs, sizeof *times, compare_times);

  return times[n_runs / 2];
}
