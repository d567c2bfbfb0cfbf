/* dossier-country.c: what a country is called on a day. */
#include "dossier-country.h"

/* A period that may hold the day does: a name is in use from the first day of its month. */
static gboolean
is_in_use (DossierRecord *name,
           const GDate   *day)
{
  GDate earliest, latest;

  if (!dossier_record_get_bounds (name, "period", &earliest, &latest))
    return FALSE;

  return (!g_date_valid (&earliest) || g_date_compare (&earliest, day) <= 0) &&
         (!g_date_valid (&latest) || g_date_compare (day, &latest) <= 0);
}

/**
 * dossier_country_dup_name:
 * @day: on which the country is named: Turkey on 10 December 2015, Türkiye on 1 June 2022
 * @language: "en" or "fr"
 *
 * dossier_store_dup_title() does so for the day the portfolio is shown as of; papers have one of
 * their own.
 *
 * Returns: (transfer full): the name in use on @day, if one is recorded for it, else the name of
 *   the country's own record
 */
char *
dossier_country_dup_name (DossierStore  *store,
                          DossierRecord *country,
                          const GDate   *day,
                          const char    *language)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("country_name");
  g_autoptr (GPtrArray) names = NULL;
  const char *name;

  dossier_query_match (query, "country", dossier_record_get_id (country));
  names = dossier_store_query_records (store, query, NULL);

  /* In the order of their periods: the latest that fits is the last. */
  for (guint i = names != NULL ? names->len : 0; i-- > 0;)
    if (is_in_use (g_ptr_array_index (names, i), day))
      return dossier_store_dup_title (store, g_ptr_array_index (names, i), language);

  name = dossier_record_get_title (country, language);
  return g_strdup (name != NULL ? name : "");
}
