/* dossier-figures.c: a few figures of a portfolio that change with the day. */
#include "dossier-figures.h"

#include "dossier-date.h"
#include "dossier-store-private.h"
#include "dossier-treaty.h"

/* A missing bound is open: a programme in implementation without an end goes on. */
#define RUNNING_SQL                                             \
  "SELECT count(*) FROM programme"                              \
  " WHERE lifecycle IN ('implementation', 'finalisation')"      \
  " AND coalesce (starts_earliest, '0000') <= ?1"               \
  " AND coalesce (ends_latest, '9999') >= ?1"

#define FORTHCOMING_SQL "SELECT count(*) FROM activity WHERE date_earliest > ?1"

/* A count whose printed day is a span ("2–14 December") holds from its first day. */
#define STAFF_SQL                                               \
  "SELECT id FROM staffing"                                     \
  " WHERE kind = 'actual' AND figure IS NOT NULL"               \
  " AND coalesce (date_earliest, '0000') <= ?1"                 \
  " AND (?2 = 0 OR office = ?2)"                                \
  " ORDER BY date_latest DESC, id DESC LIMIT 1"

static gboolean
ask (DossierStore  *store,
     const char    *sql,
     const GDate   *day,
     gint64        *answer,
     GError       **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (store->database, sql, error);
  g_autofree char *iso = dossier_day_to_iso (day);
  int state;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, iso, -1, SQLITE_STATIC);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, dossier_record_get_integer (store->portfolio, "office"));

  state = sqlite3_step (statement);
  *answer = state == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;

  return state == SQLITE_ROW || state == SQLITE_DONE || dossier_database_set_error (store->database, error);
}

static gboolean
count_states (DossierStore  *store,
              const GDate   *day,
              guint         *count,
              GError       **error)
{
  gint64 treaty = dossier_record_get_integer (store->portfolio, "treaty");
  g_autoptr (DossierTreatyStatuses) statuses = NULL;

  *count = 0;
  if (treaty == 0)
    return TRUE;

  statuses = dossier_treaty_get_statuses (store, treaty, day, error);
  if (statuses == NULL)
    return FALSE;

  for (DossierTreatyStatus status = DOSSIER_TREATY_STATUS_NONE + 1; status < DOSSIER_N_TREATY_STATUSES;
       status++)
    *count += dossier_treaty_statuses_count (statuses, status);

  return TRUE;
}

/* "20+" is at least twenty; other qualifiers leave the figure as it is. */
static gboolean
read_staff (DossierFigures  *self,
            DossierStore    *store,
            gint64           id,
            GError         **error)
{
  g_autoptr (DossierRecord) staffing = NULL;
  gboolean is_least;

  self->staff[0] = '\0';
  if (id == 0)
    return TRUE;

  staffing = dossier_store_get (store, "staffing", id, error);
  if (staffing == NULL)
    return FALSE;

  is_least = g_strcmp0 (dossier_record_get_text (staffing, "qualifier"), "at_least") == 0;
  g_snprintf (self->staff, sizeof self->staff, "%" G_GINT64_FORMAT "%s",
              dossier_record_get_integer (staffing, "figure"), is_least ? "+" : "");
  return TRUE;
}

/**
 * dossier_figures_count:
 * @self: (out): filled if %TRUE is returned
 * @day: any day; the one the store is shown as of does not matter
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
dossier_figures_count (DossierFigures  *self,
                       DossierStore    *store,
                       const GDate     *day,
                       GError         **error)
{
  DossierFigures figures;
  gint64 running, forthcoming, staffing;

  g_return_val_if_fail (g_date_valid (day), FALSE);

  if (!ask (store, RUNNING_SQL, day, &running, error) ||
      !ask (store, FORTHCOMING_SQL, day, &forthcoming, error) ||
      !ask (store, STAFF_SQL, day, &staffing, error) ||
      !count_states (store, day, &figures.states, error) ||
      !read_staff (&figures, store, staffing, error))
    return FALSE;

  figures.running = running;
  figures.forthcoming = forthcoming;
  *self = figures;

  return TRUE;
}
