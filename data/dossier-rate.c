/* dossier-rate.c: dated exchange rates, and amounts in another currency by them.
 *
 * A converted amount is never shown without the rate and its day: “about USD 3.67 million (EUR 1 =
 * USD 1.0942, 30 Nov 2015)”.  Totals stay of one currency each; what they are together is said beside them.
 */
#include "dossier-rate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-value.h"

#define UNIT DOSSIER_NUMBER_UNIT

/* Reading */

static gboolean
is_currency (const char *word)
{
  return strlen (word) == 3 && g_ascii_isalpha (word[0]) && g_ascii_isalpha (word[1]) &&
         g_ascii_isalpha (word[2]);
}

/* "EUR 1 = USD 1.0942, 30 Nov 2015": the first currency, the second, the number, the rest is the day. */
typedef struct
{
  char       *from;
  char       *to;
  char       *rate;
  const char *day;
} Parts;

static void
parts_clear (Parts *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->rate);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
take_word (Parts      *self,
           const char *word)
{
  if (self->from == NULL && is_currency (word))
    self->from = g_ascii_strup (word, -1);
  else if (self->to == NULL && is_currency (word))
    self->to = g_ascii_strup (word, -1);
  else if (self->rate == NULL && self->to != NULL && g_ascii_isdigit (*word))
    self->rate = g_strdup (word);
}

static void
cut (Parts      *self,
     const char *text)
{
  while (*text != '\0' && self->rate == NULL)
    {
      gsize length = strcspn (text, " =;\t\302\240");
      g_autofree char *word = g_strndup (text, length);

      if (length > 0 && word[length - 1] == ',')
        word[length - 1] = '\0';
      take_word (self, word);
      text += length;
      text += strspn (text, " =;\t\302\240");
    }

  self->day = text;
}

/**
 * dossier_rate_read:
 * @rate: a new record of table “exchange_rate”
 * @text: two currencies, a number and perhaps a day: “EUR 1 = USD 1.0942, 30 Nov 2015”, “EUR USD 1.0942”
 *
 * Returns: %FALSE with a sentence if @text is something else
 */
gboolean
dossier_rate_read (DossierRecord  *rate,
                   const char     *text,
                   GError        **error)
{
  g_auto (Parts) parts = { NULL };

  cut (&parts, text);
  if (parts.rate == NULL || g_str_equal (parts.from, parts.to))
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                   _("“%s” is not an exchange rate. Write it like “EUR 1 = USD 1.0942, 30 Nov 2015”."), text);
      return FALSE;
    }

  return dossier_record_parse (rate, "from_currency", parts.from, error) &&
         dossier_record_parse (rate, "to_currency", parts.to, error) &&
         dossier_record_parse (rate, "rate", parts.rate, error) &&
         dossier_record_parse (rate, "date", parts.day, error);
}

/* Converting */

/* The rate from @from to @to that was the last one known on @day; without one of that day or before,
 * none: a later one says nothing about it. */
static DossierRecord *
find_rate (DossierStore *store,
           const char   *from,
           const char   *to,
           const GDate  *day)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("exchange_rate");
  g_autoptr (GPtrArray) rates = NULL;
  DossierRecord *best = NULL;
  GDate best_day;

  dossier_query_match_text (query, "from_currency", from);
  dossier_query_match_text (query, "to_currency", to);
  rates = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; rates != NULL && i < rates->len; i++)
    {
      GDate earliest, latest;

      if (!dossier_record_get_bounds (rates->pdata[i], "date", &earliest, &latest) ||
          !g_date_valid (&latest) || g_date_compare (&latest, day) > 0)
        continue;
      if (best == NULL || g_date_compare (&latest, &best_day) >= 0)
        {
          best = rates->pdata[i];
          best_day = latest;
        }
    }

  return best != NULL ? g_object_ref (best) : NULL;
}

/* @minor of a currency with @from_digits decimals, times or through @millionths, in one with @to_digits. */
static gint64
multiply (gint64   minor,
          gint64   millionths,
          gboolean is_inverse,
          int      digits)
{
  long double value = (long double) minor;

  value = is_inverse ? value * UNIT / millionths : value * millionths / UNIT;
  for (; digits > 0; digits--)
    value *= 10;
  for (; digits < 0; digits++)
    value /= 10;

  return (gint64) (value < 0 ? value - 0.5L : value + 0.5L);
}

/* Turns @amount into one of @currency by the last rate of @day or before, which is returned. */
static DossierRecord *
convert (DossierStore  *store,
         DossierAmount *amount,
         const char    *currency,
         const GDate   *day)
{
  g_autoptr (DossierRecord) rate = find_rate (store, amount->currency, currency, day);
  gboolean is_inverse = rate == NULL;
  DossierNumber number;
  int digits;

  if (is_inverse)
    rate = find_rate (store, currency, amount->currency, day);
  if (rate == NULL || !dossier_record_get_number (rate, "rate", &number) || number.millionths <= 0)
    return NULL;

  digits = (int) dossier_currency_digits (currency) - (int) dossier_currency_digits (amount->currency);
  amount->minor = multiply (amount->minor, number.millionths, is_inverse, digits);
  dossier_amount_set_currency (amount, currency);
  return g_steal_pointer (&rate);
}

static char *
dup_rate (DossierRecord *rate,
          const char    *language)
{
  g_autofree char *number = dossier_record_dup_display (rate, "rate", language);
  g_autofree char *day = dossier_record_dup_display (rate, "date", language);

  /* Translators: an exchange rate: a currency, another one, a number, a day */
  return g_strdup_printf (_("%s 1 = %s %s, %s"), dossier_record_get_text (rate, "from_currency"),
                          dossier_record_get_text (rate, "to_currency"), number, day);
}

/* The day an amount is of, where its record says so, else the one the portfolio is shown as of. */
static void
get_day (DossierStore  *store,
         DossierRecord *record,
         GDate         *day)
{
  GDate earliest;

  if (dossier_table_get_field (dossier_record_get_table (record), "date") == NULL ||
      !dossier_record_get_bounds (record, "date", &earliest, day) || !g_date_valid (day))
    dossier_store_get_as_of (store, day);
}

static const char *
get_usual_currency (DossierStore *store)
{
  const char *currency = dossier_record_get_text (dossier_store_get_portfolio (store), "currency");

  return currency != NULL ? currency : "EUR";
}

/**
 * dossier_rate_dup_converted:
 * @field: an amount of @record
 *
 * What the amount is in the usual currency of the portfolio, by the last rate of its day or before.
 * A converted amount is never exact: “exactly” becomes “about”, other qualifiers stay.
 *
 * Returns: (transfer full) (nullable): the amount with the rate and its day; %NULL if there is nothing
 *   to convert or no rate is recorded
 */
char *
dossier_rate_dup_converted (DossierStore  *store,
                            DossierRecord *record,
                            const char    *field,
                            const char    *language)
{
  const char *currency = get_usual_currency (store);
  g_autoptr (DossierRecord) rate = NULL;
  g_autofree char *words = NULL;
  g_autofree char *converted = NULL;
  DossierAmount amount;
  GDate day;

  if (!dossier_record_get_amount (record, field, &amount) || amount.currency[0] == '\0' ||
      g_str_equal (amount.currency, currency) || amount.qualifier == DOSSIER_QUALIFIER_TBD)
    return NULL;

  get_day (store, record, &day);
  rate = convert (store, &amount, currency, &day);
  if (rate == NULL)
    return NULL;

  if (amount.qualifier == DOSSIER_QUALIFIER_EXACT)
    amount.qualifier = DOSSIER_QUALIFIER_APPROX;
  words = dup_rate (rate, language);
  converted = dossier_amount_format (&amount, language, DOSSIER_AMOUNT_PROSE);
  /* Translators: an amount, then the rate it was converted by */
  return g_strdup_printf (_("%s (%s)"), converted, words);
}

/* All in @currency, as of the day shown; the rates are added to @rates.  %NULL if one lacks. */
static DossierSum *
convert_sum (DossierStore     *store,
             const DossierSum *sum,
             const char       *currency,
             GPtrArray        *rates)
{
  g_autoptr (DossierSum) total = dossier_sum_new ();
  GDate day;

  dossier_store_get_as_of (store, &day);
  for (guint i = 0; i < dossier_sum_get_n_currencies (sum); i++)
    {
      DossierAmount amount = *dossier_sum_get_amount (sum, i);

      if (!g_str_equal (amount.currency, currency))
        {
          DossierRecord *rate = convert (store, &amount, currency, &day);

          if (rate == NULL)
            return NULL;
          g_ptr_array_add (rates, rate);
        }
      dossier_sum_add (total, &amount);
    }

  return g_steal_pointer (&total);
}

/* To the unit: cents of a converted total say nothing. */
static char *
dup_rounded (const DossierSum *total,
             const char       *language)
{
  DossierAmount amount = *dossier_sum_get_amount (total, 0);
  gint64 unit = 1;

  for (guint digits = dossier_currency_digits (amount.currency); digits > 0; digits--)
    unit *= 10;
  amount.minor = (amount.minor / unit + (amount.minor % unit >= (unit + 1) / 2 && unit > 1 ? 1 : 0)) * unit;
  if (amount.qualifier == DOSSIER_QUALIFIER_APPROX)
    amount.qualifier = DOSSIER_QUALIFIER_EXACT;

  return dossier_amount_format (&amount, language, DOSSIER_AMOUNT_PROSE);
}

/**
 * dossier_rate_dup_total:
 * @sum: a total for each currency
 *
 * The totals as dossier_sum_format() says them, and where there are other currencies than the usual
 * one of the portfolio, all of it in that one – with the rates it was converted by and their days.
 * Without a rate for each of them nothing is added.
 *
 * Returns: (transfer full): “EUR 3 million + USD 1.2 million ≈ EUR 4.1 million (EUR 1 = USD 1.09,
 *   3 Nov 2015)”
 */
char *
dossier_rate_dup_total (DossierStore     *store,
                        const DossierSum *sum,
                        const char       *language)
{
  g_autofree char *totals = dossier_sum_format (sum, language);
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierSum) total = convert_sum (store, sum, get_usual_currency (store), rates);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *converted = NULL;

  if (total == NULL || rates->len == 0)
    return g_steal_pointer (&totals);

  for (guint i = 0; i < rates->len; i++)
    {
      g_autofree char *rate = dup_rate (rates->pdata[i], language);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", rate);
    }
  converted = dup_rounded (total, language);
  /* Translators: amounts of several currencies, what they are together, and the rates for that */
  return g_strdup_printf (_("%s ≈ %s (%s)"), totals, converted, words->str);
}
