/* dossier-office.c: offices in words. */
#include "dossier-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * dossier_office_dup_title:
 * @language: of the name
 *
 * Returns: (transfer full): the name, the short name if it is not in the name, and the city or
 *   else the country
 */
char *
dossier_office_dup_title (DossierStore  *store,
                          DossierRecord *office,
                          const char    *language)
{
  const char *name = dossier_record_get_local (office, "name", language);
  const char *short_name = dossier_record_get_text (office, "short_name");
  const char *city = dossier_record_get_text (office, "city");
  g_autofree char *country = dossier_store_dup_display (store, office, "country", language);
  const char *place = city != NULL || *country == '\0' ? city : country;
  g_autofree char *both = NULL;

  if (name != NULL && short_name != NULL && strstr (name, short_name) == NULL)
    /* Translators: a name and its short form: “Instrument for Stability (IfS)” */
    both = g_strdup_printf (_("%s (%s)"), name, short_name);
  else
    both = g_strdup (name != NULL ? name : short_name);

  if (both == NULL || place == NULL)
    return g_strdup (both != NULL ? both : place);

  /* Translators: an office and its city or country */
  return g_strdup_printf (_("%s, %s"), both, place);
}
