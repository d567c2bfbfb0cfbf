/* dossier-treaty.c: the status of countries under a treaty, as it follows from events.
 *
 * The file holds what each country did and when; what it is on a day is never
 * stored.  An event counts once its whole date has passed.  One without a date, or whose
 * date is open, has happened by today, because somebody recorded it as having happened;
 * whether it had on an earlier day nobody can say, so it does not count there.
 */
#include "dossier-treaty.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"

typedef struct
{
  DossierTreatyStatus status;
  gboolean            is_confirmed;  /* the event it comes from has a source */
} Standing;

struct _DossierTreatyStatuses
{
  GHashTable *standings;  /* gint64 country → Standing */
  guint       n[DOSSIER_N_TREATY_STATUSES];
};

/* What an event makes of a country.  Ratifying or acceding makes a Party, as in the
 * Council of Europe's own charts, although the treaty enters into force some months later. */
static const struct
{
  const char          *kind;
  DossierTreatyStatus  status;
} effects[] = {
  { "invited",            DOSSIER_TREATY_STATUS_INVITED },
  { "signed",             DOSSIER_TREATY_STATUS_SIGNED },
  { "ratified",           DOSSIER_TREATY_STATUS_PARTY },
  { "acceded",            DOSSIER_TREATY_STATUS_PARTY },
  { "entered_into_force", DOSSIER_TREATY_STATUS_PARTY },
};

static DossierTreatyStatus
status_after (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    if (g_strcmp0 (effects[i].kind, kind) == 0)
      return effects[i].status;

  return DOSSIER_TREATY_STATUS_NONE;
}

static gboolean
has_happened (DossierRecord *event,
              const GDate   *as_of,
              const GDate   *today)
{
  GDate earliest, latest;

  if (!dossier_record_get_bounds (event, "date", &earliest, &latest))
    return g_date_compare (today, as_of) <= 0;

  if (g_date_valid (&latest))
    return g_date_compare (&latest, as_of) <= 0;

  return g_date_compare (today, as_of) <= 0 &&
         (!g_date_valid (&earliest) || g_date_compare (&earliest, as_of) <= 0);
}

/* “By March 2005” has no earliest day: it stands where its latest one is. */
static guint32
place_event (DossierRecord *event)
{
  GDate earliest, latest;

  if (!dossier_record_get_bounds (event, "date", &earliest, &latest))
    return 0;

  if (g_date_valid (&earliest))
    return g_date_get_julian (&earliest);

  return g_date_valid (&latest) ? g_date_get_julian (&latest) : 0;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  guint32 place_a = place_event (*(DossierRecord **) a);
  guint32 place_b = place_event (*(DossierRecord **) b);

  return place_a < place_b ? -1 : place_a > place_b;
}

/* Events come in the order of their dates.  Only denouncing makes a tie weaker: one without
 * a date comes first and must not undo what is recorded after it. */
static void
apply_event (DossierTreatyStatuses *self,
             DossierRecord         *event)
{
  gint64 country = dossier_record_get_integer (event, "country");
  const char *kind = dossier_record_get_text (event, "kind");
  Standing *standing = g_hash_table_lookup (self->standings, &country);
  DossierTreatyStatus status = status_after (kind);

  if (standing == NULL)
    {
      standing = g_new0 (Standing, 1);
      g_hash_table_insert (self->standings, g_memdup2 (&country, sizeof country), standing);
    }

  if (status <= standing->status && g_strcmp0 (kind, "denounced") != 0)
    return;

  standing->status = status;
  standing->is_confirmed = dossier_record_get_integer (event, "confirmed") != 0;
}

static DossierTreatyStatuses *
collect (DossierStore  *store,
         DossierQuery  *query,
         const GDate   *as_of,
         GError       **error)
{
  g_autoptr (GPtrArray) events = NULL;
  DossierTreatyStatuses *self;
  GHashTableIter iter;
  gpointer standing;
  GDate day, today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  if (as_of != NULL)
    day = *as_of;
  else
    dossier_store_get_as_of (store, &day);

  events = dossier_store_query_records (store, query, error);
  if (events == NULL)
    return NULL;

  self = g_new0 (DossierTreatyStatuses, 1);
  self->standings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_ptr_array_sort (events, compare_events);
  for (guint i = 0; i < events->len; i++)
    if (has_happened (g_ptr_array_index (events, i), &day, &today))
      apply_event (self, g_ptr_array_index (events, i));

  g_hash_table_iter_init (&iter, self->standings);
  while (g_hash_table_iter_next (&iter, NULL, &standing))
    self->n[((Standing *) standing)->status]++;

  return self;
}

/**
 * dossier_treaty_get_statuses:
 * @treaty: the id of a treaty
 * @as_of: (nullable): the day, or %NULL for the one everything is shown as of
 *
 * One query for all countries: what maps, lists and counts use.
 *
 * Returns: (transfer full): the status of every country; %NULL with @error set if
 *   the file could not be read
 */
DossierTreatyStatuses *
dossier_treaty_get_statuses (DossierStore  *store,
                             gint64         treaty,
                             const GDate   *as_of,
                             GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("treaty_event");

  dossier_query_match (query, "treaty", treaty);
  return collect (store, query, as_of, error);
}

/**
 * dossier_treaty_statuses_get:
 * @self: (nullable): the statuses; %NULL if they could not be read
 *
 * Returns: the status of @country
 */
DossierTreatyStatus
dossier_treaty_statuses_get (const DossierTreatyStatuses *self,
                             gint64                       country)
{
  const Standing *standing = self != NULL ? g_hash_table_lookup (self->standings, &country) : NULL;

  return standing != NULL ? standing->status : DOSSIER_TREATY_STATUS_NONE;
}

/**
 * dossier_treaty_statuses_count:
 *
 * Returns: how many countries have @status, of those that have or had a tie to the treaty
 */
guint
dossier_treaty_statuses_count (const DossierTreatyStatuses *self,
                               DossierTreatyStatus          status)
{
  g_return_val_if_fail (status < DOSSIER_N_TREATY_STATUSES, 0);

  return self->n[status];
}

/**
 * dossier_treaty_statuses_is_confirmed:
 *
 * Returns: whether the event that made @country what it is has a confirmed date
 */
gboolean
dossier_treaty_statuses_is_confirmed (const DossierTreatyStatuses *self,
                                      gint64                       country)
{
  const Standing *standing = g_hash_table_lookup (self->standings, &country);

  return standing != NULL && standing->is_confirmed;
}

void
dossier_treaty_statuses_free (DossierTreatyStatuses *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->standings);
  g_free (self);
}

/**
 * dossier_country_get_status:
 * @as_of: (nullable): the day, or %NULL for the one everything is shown as of
 *
 * For one country; for many ask dossier_treaty_get_statuses() once.
 *
 * Returns: the status of @country under @treaty
 */
DossierTreatyStatus
dossier_country_get_status (DossierStore *store,
                            gint64        country,
                            gint64        treaty,
                            const GDate  *as_of)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("treaty_event");
  g_autoptr (DossierTreatyStatuses) statuses = NULL;

  dossier_query_match (query, "treaty", treaty);
  dossier_query_match (query, "country", country);
  /* A mark that cannot be read is not shown; whoever lists the records says why. */
  statuses = collect (store, query, as_of, NULL);

  return dossier_treaty_statuses_get (statuses, country);
}

/**
 * dossier_treaty_status_get_label:
 *
 * Returns: (transfer none): the short word of legends: "Party"
 */
const char *
dossier_treaty_status_get_label (DossierTreatyStatus status)
{
  static const char * const labels[DOSSIER_N_TREATY_STATUSES] = {
    [DOSSIER_TREATY_STATUS_NONE] = N_("No status"),
    [DOSSIER_TREATY_STATUS_INVITED] = N_("Invited"),
    [DOSSIER_TREATY_STATUS_SIGNED] = N_("Signed"),
    [DOSSIER_TREATY_STATUS_PARTY] = N_("Party"),
  };

  g_return_val_if_fail (status < DOSSIER_N_TREATY_STATUSES, NULL);

  return _(labels[status]);
}

/**
 * dossier_treaty_status_dup_sentence:
 * @treaty: (nullable): the treaty, for its name
 * @language: "en" or "fr": of the name
 *
 * Returns: (transfer full): what the mark beside a country says when asked:
 *   "Party to the Budapest Convention"
 */
char *
dossier_treaty_status_dup_sentence (DossierTreatyStatus  status,
                                    DossierRecord       *treaty,
                                    const char          *language)
{
  const char *name = NULL;

  if (treaty != NULL)
    name = dossier_record_get_local (treaty, "short_name", language);
  if (name == NULL && treaty != NULL)
    name = dossier_record_get_title (treaty, language);
  if (name == NULL)
    return g_strdup (dossier_treaty_status_get_label (status));

  switch (status)
    {
    case DOSSIER_TREATY_STATUS_PARTY:
      return g_strdup_printf (_("Party: %s"), name);
    case DOSSIER_TREATY_STATUS_SIGNED:
      return g_strdup_printf (_("Signed, not ratified: %s"), name);
    case DOSSIER_TREATY_STATUS_INVITED:
      return g_strdup_printf (_("Invited to accede: %s"), name);
    case DOSSIER_TREATY_STATUS_NONE:
      return g_strdup_printf (_("No status: %s"), name);
    case DOSSIER_N_TREATY_STATUSES:
    default:
      g_return_val_if_reached (NULL);
    }
}
