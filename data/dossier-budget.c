/* dossier-budget.c: a version of a budget by calendar year.
 *
 * A line belongs to the year its period lies in.  One over several years, or without a period, is not
 * divided: nobody wrote how much of it belongs to which year.
 */
#include "dossier-budget.h"

#include <glib/gi18n-lib.h>

#define NO_YEAR 0

/* The one calendar year that @line is of, or NO_YEAR. */
static guint
get_year (DossierRecord *line)
{
  GDate earliest, latest;

  if (!dossier_record_get_bounds (line, "period", &earliest, &latest) || !g_date_valid (&earliest) ||
      !g_date_valid (&latest) || g_date_get_year (&earliest) != g_date_get_year (&latest))
    return NO_YEAR;

  return g_date_get_year (&earliest);
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  guint left = GPOINTER_TO_UINT (a), right = GPOINTER_TO_UINT (b);

  /* What has no year comes last. */
  return (left - 1 > right - 1) - (left - 1 < right - 1);
}

/* Year → DossierSum */
static GHashTable *
sum_years (GPtrArray *lines)
{
  GHashTable *years = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) dossier_sum_free);

  for (guint i = 0; i < lines->len; i++)
    {
      gpointer year = GUINT_TO_POINTER (get_year (lines->pdata[i]));
      DossierSum *sum = g_hash_table_lookup (years, year);
      DossierAmount amount;

      if (!dossier_record_get_amount (lines->pdata[i], "amount", &amount))
        continue;
      if (sum == NULL)
        {
          sum = dossier_sum_new ();
          g_hash_table_insert (years, year, sum);
        }
      dossier_sum_add (sum, &amount);
    }

  return years;
}

/**
 * dossier_budget_dup_years:
 * @version: a record of table “budget_version”
 *
 * Returns: (transfer full): “2014: EUR 1 million · 2015: EUR 1.2 million · of no single year: EUR 50,000”;
 *   "" unless some line is of one calendar year
 */
char *
dossier_budget_dup_years (DossierStore  *store,
                          DossierRecord *version,
                          const char    *language)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("budget_line");
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GHashTable) sums = NULL;
  g_autoptr (GList) years = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  dossier_query_match (query, "budget_version", dossier_record_get_id (version));
  lines = dossier_store_query_records (store, query, NULL);
  if (lines == NULL)
    return g_strdup ("");

  sums = sum_years (lines);
  years = g_list_sort (g_hash_table_get_keys (sums), compare_years);
  if (years == NULL || GPOINTER_TO_UINT (years->data) == NO_YEAR)
    return g_strdup ("");

  for (GList *year = years; year != NULL; year = year->next)
    {
      g_autofree char *sum = dossier_sum_format (g_hash_table_lookup (sums, year->data), language);

      g_string_append (text, text->len > 0 ? " · " : "");
      if (GPOINTER_TO_UINT (year->data) == NO_YEAR)
        g_string_append_printf (text, _("of no single year: %s"), sum);
      else
        g_string_append_printf (text, "%u: %s", GPOINTER_TO_UINT (year->data), sum);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
