/* dossier-budget.c: a version of a budget by calendar year.
 *
 * A line belongs to the year its period lies in.  One over several years is divided by its days, and so is
 * the budget of the programme where the last version has no lines; what that gives a year is “about” so
 * much, and all years together are the whole to the cent.  A line without a period, or with one that
 * leaves open which days it is about, is not divided.
 */
#include "dossier-budget.h"

#include <glib/gi18n-lib.h>

#include "dossier-rate.h"

#define NO_YEAR 0

/* What is over more years was hardly meant so. */
#define MAX_YEARS 50

/* The days of a line, where they are known; FALSE if it is of no single year. */
static gboolean
get_period (DossierRecord *line,
            GDate         *first,
            GDate         *last)
{
  const char *period = dossier_record_get_text (line, "period");

  if (!dossier_record_get_bounds (line, "period", first, last) || !g_date_valid (first) ||
      !g_date_valid (last))
    return FALSE;

  /* “2014 or 2016” is about one of them, and “January 2014 and January 2016” not about 2015. */
  return g_date_get_year (first) == g_date_get_year (last) ||
         (*period != '[' && *period != '{' && g_date_get_year (last) - g_date_get_year (first) < MAX_YEARS);
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  guint left = GPOINTER_TO_UINT (a), right = GPOINTER_TO_UINT (b);

  /* What has no year comes last. */
  return (left - 1 > right - 1) - (left - 1 < right - 1);
}

static void
add_to_year (GHashTable          *years,
             guint                year,
             const DossierAmount *amount)
{
  DossierSum *sum = g_hash_table_lookup (years, GUINT_TO_POINTER (year));

  if (sum == NULL)
    {
      sum = dossier_sum_new ();
      g_hash_table_insert (years, GUINT_TO_POINTER (year), sum);
    }
  dossier_sum_add (sum, amount);
}

/* How many of the days from @first to @last are in @year. */
static gint64
count_days (guint        year,
            const GDate *first,
            const GDate *last)
{
  GDate start, end;

  g_date_clear (&start, 1);
  g_date_set_dmy (&start, 1, G_DATE_JANUARY, year);
  g_date_clear (&end, 1);
  g_date_set_dmy (&end, 31, G_DATE_DECEMBER, year);

  return g_date_days_between (g_date_compare (first, &start) > 0 ? first : &start,
                              g_date_compare (last, &end) < 0 ? last : &end) + 1;
}

/* The cents that are left go to those years that lost most when theirs were cut off. */
static void
hand_out (gint64 *minors,
          gint64 *rests,
          guint   n,
          gint64  left)
{
  for (; left > 0; left--)
    {
      guint most = 0;

      for (guint i = 1; i < n; i++)
        if (rests[i] > rests[most])
          most = i;
      minors[most]++;
      rests[most] = -1;
    }
}

static void
divide (GHashTable          *years,
        const DossierAmount *amount,
        const GDate         *first,
        const GDate         *last)
{
  guint from = g_date_get_year (first), n = g_date_get_year (last) - from + 1;
  gint64 total = g_date_days_between (first, last) + 1, left = amount->minor;
  gint64 minors[MAX_YEARS], rests[MAX_YEARS];

  for (guint i = 0; i < n; i++)
    {
      gint64 days = count_days (from + i, first, last);
      gint64 odd = amount->minor % total * days;

      /* Not the amount times the days: that may be more than 64 bits hold. */
      minors[i] = amount->minor / total * days + odd / total;
      rests[i] = odd % total;
      left -= minors[i];
    }

  hand_out (minors, rests, n, left);
  for (guint i = 0; i < n; i++)
    {
      DossierAmount part = *amount;

      part.minor = minors[i];
      part.qualifier = DOSSIER_QUALIFIER_APPROX;
      add_to_year (years, from + i, &part);
    }
}

/* What is to be determined is one amount, and cannot be divided. */
static void
add_amount (GHashTable          *years,
            const DossierAmount *amount,
            const GDate         *first,
            const GDate         *last)
{
  if (g_date_get_year (first) == g_date_get_year (last))
    add_to_year (years, g_date_get_year (first), amount);
  else if (amount->qualifier == DOSSIER_QUALIFIER_TBD)
    add_to_year (years, NO_YEAR, amount);
  else
    divide (years, amount, first, last);
}

/* Year → DossierSum */
static GHashTable *
sum_years (GPtrArray *lines)
{
  GHashTable *years = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) dossier_sum_free);

  for (guint i = 0; i < lines->len; i++)
    {
      DossierAmount amount;
      GDate first, last;

      if (!dossier_record_get_amount (lines->pdata[i], "amount", &amount))
        continue;
      if (get_period (lines->pdata[i], &first, &last))
        add_amount (years, &amount, &first, &last);
      else
        add_to_year (years, NO_YEAR, &amount);
    }

  return years;
}

/* An earlier version without lines is of a budget that nobody knows any more. */
static gboolean
is_last_version (DossierStore  *store,
                 DossierRecord *version)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("budget_version");
  g_autoptr (GPtrArray) versions = NULL;

  dossier_query_match (query, "programme", dossier_record_get_integer (version, "programme"));
  versions = dossier_store_query_records (store, query, NULL);

  return versions != NULL && versions->len > 0 &&
         dossier_record_get_id (versions->pdata[versions->len - 1]) == dossier_record_get_id (version);
}

/* The budget of the programme by the days from its first to its last possible one. */
static void
add_programme (GHashTable    *years,
               DossierStore  *store,
               DossierRecord *version)
{
  g_autoptr (DossierRecord) programme =
    dossier_store_get (store, "programme", dossier_record_get_integer (version, "programme"), NULL);
  DossierAmount budget;
  GDate first, last, other;

  if (programme == NULL || !is_last_version (store, version) ||
      !dossier_record_get_amount (programme, "budget", &budget) ||
      !dossier_record_get_bounds (programme, "starts", &first, &other) || !g_date_valid (&first) ||
      !dossier_record_get_bounds (programme, "ends", &other, &last) || !g_date_valid (&last) ||
      g_date_compare (&first, &last) > 0 || g_date_get_year (&last) - g_date_get_year (&first) >= MAX_YEARS)
    return;

  add_amount (years, &budget, &first, &last);
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

/* With @notes, and then with years of several currencies, they stand below each other. */
static char *
join_years (GStrvBuilder *years,
            const char   *notes)
{
  g_autofree char *last = *notes != '\0' ? g_strdup_printf ("(%s)", notes) : NULL;
  g_auto (GStrv) parts = NULL;

  if (last != NULL)
    g_strv_builder_add (years, last);
  parts = g_strv_builder_end (years);

  return g_strjoinv (last != NULL ? "\n" : " · ", parts);
}

/* What the years are made of, where it is not the lines, and the rates. */
static char *
dup_notes (gboolean           is_of_programme,
           DossierConversion *conversion)
{
  const char *origin = is_of_programme ? _("the budget of the programme, by its days") : "";
  g_autofree char *rates = dossier_conversion_dup_rates (conversion);

  if (rates == NULL)
    return g_strdup (origin);

  return g_strconcat (origin, is_of_programme ? "; " : "", rates, NULL);
}

/**
 * dossier_budget_dup_years:
 * @version: a record of table “budget_version”
 *
 * Lines over several years are divided by their days, and are “about” so much in each year.  The last
 * version of a programme has, without lines, the budget of the programme by its days, which is said.
 *
 * Returns: (transfer full): “2014: EUR 1 million · 2015: EUR 1.2 million · of no single year: EUR 50,000”,
 *   in a line each with what several currencies are together and the rates for that, where there are; ""
 *   if there is nothing of any calendar year
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
  g_autofree char *notes = NULL;

  if (lines == NULL)
    return g_strdup ("");

  sums = sum_years (lines);
  if (lines->len == 0)
    add_programme (sums, store, version);
  years = g_list_sort (g_hash_table_get_keys (sums), compare_years);
  if (years == NULL || GPOINTER_TO_UINT (years->data) == NO_YEAR)
    return g_strdup ("");

  for (GList *year = years; year != NULL; year = year->next)
    {
      g_autofree char *words = dup_year (GPOINTER_TO_UINT (year->data),
                                         g_hash_table_lookup (sums, year->data), conversion, language);

      g_strv_builder_add (parts, words);
    }

  notes = dup_notes (lines->len == 0, conversion);
  return join_years (parts, notes);
}
