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

/* “EUR 1 = USD 1.0942, 30 Nov 2015”; no line ends in an equation. */
static char *
dup_rate (DossierRecord *rate,
          const char    *language)
{
  g_autofree char *number = dossier_record_dup_display (rate, "rate", language);
  g_autofree char *day = dossier_record_dup_display (rate, "date", language);
  /* Translators: an exchange rate: a currency, another one, a number, a day */
  g_autofree char *words = g_strdup_printf (_("%s 1 = %s %s, %s"),
                                            dossier_record_get_text (rate, "from_currency"),
                                            dossier_record_get_text (rate, "to_currency"), number, day);
  GString *kept = g_string_new (NULL);

  for (const char *letter = words; *letter != '\0'; letter++)
    if (*letter == ' ' && letter > words && letter[-1] != ',')
      g_string_append (kept, "\302\240");
    else
      g_string_append_c (kept, *letter);

  return g_string_free (kept, FALSE);
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

/* Totals of several currencies in one */

struct _DossierConversion
{
  DossierStore *store;
  char         *language;
  const char   *currency;  /* the usual one of the portfolio */
  GDate         day;
  GPtrArray    *rates;     /* records, each once */
  GPtrArray    *missing;   /* currencies without a rate, each once */
};

/**
 * dossier_conversion_new:
 *
 * For totals that stand beside each other: the rates of all of them are said once.
 */
DossierConversion *
dossier_conversion_new (DossierStore *store,
                        const char   *language)
{
  DossierConversion *self = g_new0 (DossierConversion, 1);

  self->store = g_object_ref (store);
  self->language = g_strdup (language);
  self->currency = get_usual_currency (store);
  self->rates = g_ptr_array_new_with_free_func (g_object_unref);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  dossier_store_get_as_of (store, &self->day);

  return self;
}

/* What was not converted after all was converted by no rate. */
static void
note_rates (DossierConversion *self,
            GPtrArray         *rates)
{
  for (guint i = 0; i < rates->len; i++)
    if (!g_ptr_array_find (self->rates, rates->pdata[i], NULL))
      g_ptr_array_add (self->rates, g_object_ref (rates->pdata[i]));
}

static void
note_missing (DossierConversion *self,
              const char        *currency)
{
  if (!g_ptr_array_find_with_equal_func (self->missing, currency, g_str_equal, NULL))
    g_ptr_array_add (self->missing, g_strdup (currency));
}

/* All in the usual currency; %NULL if there is no other one in it, or a rate lacks. */
static DossierSum *
convert_sum (DossierConversion *self,
             const DossierSum  *sum)
{
  g_autoptr (DossierSum) total = dossier_sum_new ();
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = dossier_sum_get_n_currencies (sum);
  gboolean is_whole = TRUE;

  for (guint i = 0; i < n; i++)
    {
      DossierAmount amount = *dossier_sum_get_amount (sum, i);
      gboolean is_other = !g_str_equal (amount.currency, self->currency);
      DossierRecord *rate = is_other ? convert (self->store, &amount, self->currency, &self->day) : NULL;

      if (rate != NULL)
        g_ptr_array_add (rates, rate);
      else if (is_other && n > 1)
        /* A total of one currency lacks nothing: it is all there. */
        note_missing (self, amount.currency);
      is_whole = is_whole && (rate != NULL || !is_other);
      dossier_sum_add (total, &amount);
    }

  if (!is_whole || rates->len == 0)
    return NULL;

  note_rates (self, rates);
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
 * dossier_conversion_dup_total:
 * @sum: a total for each currency
 *
 * Returns: (transfer full) (nullable): all of it in the usual currency: “EUR 4.1 million”; %NULL if it is of
 *   that only, or a rate lacks: nothing is added up then
 */
char *
dossier_conversion_dup_total (DossierConversion *self,
                              const DossierSum  *sum)
{
  g_autoptr (DossierSum) total = convert_sum (self, sum);

  return total != NULL ? dup_rounded (total, self->language) : NULL;
}

static char *
dup_missing (const DossierConversion *self)
{
  g_autofree char *iso = dossier_day_to_iso (&self->day);
  g_autofree char *day = dossier_date_format (iso, self->language, DOSSIER_DATE_SHORT);
  g_autofree char *currencies = NULL;

  g_ptr_array_add (self->missing, NULL);
  currencies = g_strjoinv (", ", (char **) self->missing->pdata);
  g_ptr_array_remove_index (self->missing, self->missing->len - 1);
  /* Translators: currencies, and the day until which there should be a rate for them */
  return g_strdup_printf (_("no exchange rate for %s by %s"), currencies, day);
}

/**
 * dossier_conversion_dup_rates:
 *
 * Returns: (transfer full) (nullable): what the totals so far were converted by, with its days, and which
 *   rates there were none of: “EUR 1 = USD 1.09, 3 Nov 2015; no exchange rate for JPY by 10 Dec 2015”
 */
char *
dossier_conversion_dup_rates (DossierConversion *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->rates->len; i++)
    {
      g_autofree char *rate = dup_rate (self->rates->pdata[i], self->language);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", rate);
    }
  if (self->missing->len > 0)
    {
      g_autofree char *missing = dup_missing (self);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", missing);
    }

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

void
dossier_conversion_free (DossierConversion *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rates);
  g_ptr_array_unref (self->missing);
  g_object_unref (self->store);
  g_free (self->language);
  g_free (self);
}

/**
 * dossier_rate_dup_note:
 * @sum: a total for each currency
 *
 * Returns: (transfer full) (nullable): what to know beside the totals where there are other currencies than
 *   the usual one: “≈ EUR 4.1 million (EUR 1 = USD 1.09, 3 Nov 2015)”, or for which there is no rate
 */
char *
dossier_rate_dup_note (DossierStore     *store,
                       const DossierSum *sum,
                       const char       *language)
{
  g_autoptr (DossierConversion) conversion = dossier_conversion_new (store, language);
  g_autofree char *total = dossier_conversion_dup_total (conversion, sum);
  g_autofree char *rates = dossier_conversion_dup_rates (conversion);

  /* Translators: what amounts of several currencies are together, and the rates for that */
  return total != NULL ? g_strdup_printf (_("≈ %s (%s)"), total, rates) : g_steal_pointer (&rates);
}

/**
 * dossier_rate_dup_total:
 * @sum: a total for each currency
 *
 * The totals as dossier_sum_format() says them, and where there are other currencies than the usual
 * one of the portfolio, all of it in that one – with the rates it was converted by and their days.
 * Without a rate for each of them nothing is added, and said to be so.
 *
 * Returns: (transfer full): “EUR 3 million + USD 1.2 million ≈ EUR 4.1 million (EUR 1 = USD 1.09,
 *   3 Nov 2015)”
 */
char *
dossier_rate_dup_total (DossierStore     *store,
                        const DossierSum *sum,
                        const char       *language)
{
  g_autoptr (DossierConversion) conversion = dossier_conversion_new (store, language);
  g_autofree char *totals = dossier_sum_format (sum, language);
  g_autofree char *total = dossier_conversion_dup_total (conversion, sum);
  g_autofree char *rates = dossier_conversion_dup_rates (conversion);

  if (rates == NULL)
    return g_steal_pointer (&totals);
  if (total == NULL)
    /* Translators: amounts of several currencies, and why they are not added up */
    return g_strdup_printf (_("%s (%s)"), totals, rates);

  /* Translators: amounts of several currencies, what they are together, and the rates for that */
  return g_strdup_printf (_("%s ≈ %s (%s)"), totals, total, rates);
}
