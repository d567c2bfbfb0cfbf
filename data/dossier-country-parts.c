/* dossier-country-parts.c: how a programme is divided among its countries, in percent.
 *
 * IATI wants 100 % (rule V-14).  Where nobody knows better, equal parts are offered: in hundredths
 * of a percent, and the first countries have one hundredth more where they do not come out even.
 */
#include "dossier-country-parts.h"

#include <glib/gi18n-lib.h>

#define WHOLE 10000  /* hundredths of a percent */

static GPtrArray *
find_countries (DossierStore   *store,
                DossierRecord  *programme,
                GError        **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme_country");

  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  return dossier_store_query_records (store, query, error);
}

/**
 * dossier_country_parts_sum:
 * @millionths: (out): of a percent: what all parts make; written only on success
 *
 * Returns: whether a part is recorded of any country of @programme
 */
gboolean
dossier_country_parts_sum (DossierStore  *store,
                           DossierRecord *programme,
                           gint64        *millionths)
{
  g_autoptr (GPtrArray) countries = find_countries (store, programme, NULL);
  gboolean has_parts = FALSE;
  gint64 sum = 0;

  for (guint i = 0; countries != NULL && i < countries->len; i++)
    {
      DossierNumber part;

      if (!dossier_record_get_number (countries->pdata[i], "part", &part))
        continue;
      has_parts = TRUE;
      sum += part.millionths;
    }

  if (has_parts)
    *millionths = sum;
  return has_parts;
}

/**
 * dossier_country_parts_split:
 *
 * Gives each country of @programme an equal part, as one edit; together they are 100 % exactly.
 *
 * Returns: %FALSE with @error set where that could not be written
 */
gboolean
dossier_country_parts_split (DossierStore   *store,
                             DossierRecord  *programme,
                             GError        **error)
{
  g_autoptr (GPtrArray) countries = find_countries (store, programme, error);
  g_autofree char *title = dossier_store_dup_title (store, programme, NULL);
  g_autoptr (DossierEdit) edit = NULL;

  if (countries == NULL)
    return FALSE;

  edit = dossier_store_begin (store, N_("Dividing “%s” equally among its countries"), title, error);
  for (guint i = 0; edit != NULL && i < countries->len; i++)
    {
      guint part = WHOLE / countries->len + (i < WHOLE % countries->len ? 1 : 0);
      g_autofree char *text = g_strdup_printf ("%u.%02u", part / 100, part % 100);

      if (!dossier_edit_set (edit, countries->pdata[i], "part", text, error) ||
          !dossier_edit_save (edit, countries->pdata[i], error))
        return FALSE;
    }

  return edit != NULL && dossier_edit_commit (edit, error);
}
