/* dossier-budget.c: a version of a budget by calendar year.
 *
 * A line belongs to the year its period lies in.  One over several years, or without a period, is not
 * divided: nobody wrote how much of it belongs to which year.
 */
#include "dossier-budget.h"

#include <glib/gi18n-lib.h>

#include "dossier-rate.h"

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

/* “2014: EUR 1 million + USD 50,000 ≈ EUR 1,045,872” */
static char *
dup_year (guint              year,
          const DossierSum  *sum,
          DossierConversion *conversion,
          const char        *language)
{
  g_autofree char *totals = dossier_sum_format (sum, language);
  g_autofree char *converted = dossier_conversion_dup_total (conversion, sum);
  /* Translators: amounts of several currencies, and what they are together */
  g_autofree char *both = converted != NULL ? g_strdup_printf (_("%s ≈ %s"), totals, converted)
                                            : g_strdup (totals);

  return year == NO_YEAR ? g_strdup_printf (_("of no single year: %s"), both)
                         : g_strdup_printf ("%u: %s", year, both);
}

static GPtrArray *
find_lines (DossierStore  *store,
            DossierRecord *version)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("budget_line");

  dossier_query_match (query, "budget_version", dossier_record_get_id (version));
  return dossier_store_query_records (store, query, NULL);
}

/* Takes @rates over.  Years of several currencies stand below each other, with the rates in the end. */
static char *
join_years (GStrvBuilder *years,
            char         *rates)
{
  g_autofree char *last = rates != NULL ? g_strdup_printf ("(%s)", rates) : NULL;
  g_auto (GStrv) parts = NULL;

  g_free (rates);
  if (last != NULL)
    g_strv_builder_add (years, last);
  parts = g_strv_builder_end (years);

  return g_strjoinv (last != NULL ? "\n" : " · ", parts);
}

/**
 * dossier_budget_dup_years:
 * @version: a record of table “budget_version”
 *
 * Returns: (transfer full): “2014: EUR 1 million · 2015: EUR 1.2 million · of no single year: EUR 50,000”,
 *   in a line each with what several currencies are together and the rates for that, where there are; ""
 *   unless some line is of one calendar year
 */
char *
dossier_budget_dup_years (DossierStore  *store,
                          DossierRecord *version,
                          const char    *language)
{
  g_autoptr (DossierConversion) conversion = dossier_conversion_new (store, language);
  g_autoptr (GPtrArray) lines = find_lines (store, version);
  g_autoptr (GHashTable) sums = NULL;
  g_autoptr (GList) years = NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  if (lines == NULL)
    return g_strdup ("");

  sums = sum_years (lines);
  years = g_list_sort (g_hash_table_get_keys (sums), compare_years);
  if (years == NULL || GPOINTER_TO_UINT (years->data) == NO_YEAR)
    return g_strdup ("");

  for (GList *year = years; year != NULL; year = year->next)
    {
      g_autofree char *words = dup_year (GPOINTER_TO_UINT (year->data),
                                         g_hash_table_lookup (sums, year->data), conversion, language);

      g_strv_builder_add (parts, words);
    }

  return join_years (parts, dossier_conversion_dup_rates (conversion));
}
