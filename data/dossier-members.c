/* dossier-members.c: the countries of a group, a programme or an indicator on a day.
 *
 * Groups gain and lose members: whoever counts countries counts those of the day.  Lists hold ids of
 * countries, each once, in the order of the links.
 */
#include "dossier-members.h"

/**
 * dossier_countries_contain:
 *
 * Returns: whether @country is one of @countries
 */
gboolean
dossier_countries_contain (GArray *countries,
                           gint64  country)
{
  for (guint i = 0; i < countries->len; i++)
    if (g_array_index (countries, gint64, i) == country)
      return TRUE;

  return FALSE;
}

/* Adds what the records of @query link to. */
static gboolean
add_linked (GArray        *ids,
            DossierStore  *store,
            DossierQuery  *query,
            const char    *link,
            GError       **error)
{
  g_autoptr (GPtrArray) records = dossier_store_query_records (store, query, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gint64 id = dossier_record_get_integer (g_ptr_array_index (records, i), link);

      if (!dossier_countries_contain (ids, id))
        g_array_append_val (ids, id);
    }

  return records != NULL;
}

static gboolean
add_members (GArray        *countries,
             DossierStore  *store,
             gint64         group,
             const GDate   *day,
             GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("group_member");

  dossier_query_match (query, "country_group", group);
  dossier_query_on_day (query, "period", day);
  return add_linked (countries, store, query, "country", error);
}

/**
 * dossier_group_list_countries:
 * @group: the id of a country group
 *
 * Returns: (transfer full): its members on @day; %NULL with @error set if the file could not be read
 */
GArray *
dossier_group_list_countries (DossierStore  *store,
                              gint64         group,
                              const GDate   *day,
                              GError       **error)
{
  g_autoptr (GArray) countries = g_array_new (FALSE, FALSE, sizeof (gint64));

  return add_members (countries, store, group, day, error) ? g_steal_pointer (&countries) : NULL;
}

/**
 * dossier_programme_list_countries:
 * @programme: the id of a programme
 *
 * Returns: (transfer full): the countries it names, or else those that are in its groups on @day;
 *   %NULL with @error set if the file could not be read
 */
GArray *
dossier_programme_list_countries (DossierStore  *store,
                                  gint64         programme,
                                  const GDate   *day,
                                  GError       **error)
{
  g_autoptr (GArray) countries = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierQuery) named = dossier_query_new ("programme_country");
  g_autoptr (DossierQuery) grouped = dossier_query_new ("programme_group");

  dossier_query_match (named, "programme", programme);
  if (!add_linked (countries, store, named, "country", error))
    return NULL;
  if (countries->len > 0)
    return g_steal_pointer (&countries);

  dossier_query_match (grouped, "programme", programme);
  if (!add_linked (groups, store, grouped, "country_group", error))
    return NULL;
  for (guint i = 0; i < groups->len; i++)
    if (!add_members (countries, store, g_array_index (groups, gint64, i), day, error))
      return NULL;

  return g_steal_pointer (&countries);
}

/**
 * dossier_indicator_list_countries:
 *
 * Returns: (transfer full): the countries that @indicator is measured in on @day: those of its group, or
 *   else of its programme; none if it is not measured by country; %NULL with @error set if the file could
 *   not be read
 */
GArray *
dossier_indicator_list_countries (DossierStore   *store,
                                  DossierRecord  *indicator,
                                  const GDate    *day,
                                  GError        **error)
{
  gint64 group = dossier_record_get_integer (indicator, "country_group");

  if (dossier_record_get_integer (indicator, "per_country") == 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));

  return group != 0 ? dossier_group_list_countries (store, group, day, error)
                    : dossier_programme_list_countries (store,
                                                        dossier_record_get_integer (indicator, "programme"),
                                                        day, error);
}
