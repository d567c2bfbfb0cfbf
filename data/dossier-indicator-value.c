/* dossier-indicator-value.c: what one value of an indicator says: a number, words, yes, no or a date.
 *
 * Which of them it may be depends on the rule of its indicator: a description takes any words, a
 * number none.
 */
#include "dossier-indicator-value.h"

#include <glib/gi18n-lib.h>

#include "dossier-choices.h"
#include "dossier-number.h"
#include "dossier-value.h"

/* Numbers from here on are years, where a date is asked for. */
#define FIRST_YEAR 1000

/**
 * dossier_indicator_value_is_known:
 *
 * Returns: whether something is written that is more than “to be confirmed”
 */
gboolean
dossier_indicator_value_is_known (DossierRecord *value)
{
  DossierNumber number;

  if (dossier_record_get_number (value, "value", &number))
    return number.qualifier != DOSSIER_QUALIFIER_TBD;

  return dossier_record_is_set (value, "value_text");
}

/* Yes, no */

static gboolean
read_yes_no (const char *text,
             gint64     *millionths)
{
  static const struct { const char *word; gboolean is_yes; } words[] = {
    { "yes", TRUE }, { "oui", TRUE }, { "no", FALSE }, { "non", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      {
        *millionths = words[i].is_yes ? DOSSIER_NUMBER_UNIT : 0;
        return TRUE;
      }

  return FALSE;
}

/* Available since a date: yes from then on. */
static gboolean
read_since (const char  *text,
            const GDate *day,
            gint64      *millionths)
{
  g_autofree char *edtf = dossier_date_parse (text, NULL, NULL);
  GDate earliest, latest;

  if (edtf == NULL || !dossier_date_bounds (edtf, &earliest, &latest))
    return FALSE;

  if (!g_date_valid (&earliest))
    earliest = latest;
  *millionths = day == NULL || (g_date_valid (&earliest) && g_date_compare (&earliest, day) <= 0)
                ? DOSSIER_NUMBER_UNIT : 0;
  return TRUE;
}

static gboolean
read_available (DossierRecord *value,
                const GDate   *day,
                gint64        *millionths)
{
  const char *text = dossier_record_get_text (value, "value_text");
  DossierNumber number;

  if (dossier_record_get_number (value, "value", &number))
    {
      if (text != NULL && number.millionths >= FIRST_YEAR * DOSSIER_NUMBER_UNIT &&
          read_since (text, day, millionths))
        return TRUE;
      *millionths = number.millionths;
      return TRUE;
    }

  return text != NULL && (read_yes_no (text, millionths) || read_since (text, day, millionths));
}

/* Ratings */

/* The words that components are rated with stand in the order from the best to the worst. */
static gboolean
read_rating (DossierStore  *store,
             DossierRecord *value,
             gint64        *millionths)
{
  const DossierField *scale = dossier_table_get_field (dossier_table_find ("component"), "rating");
  DossierChoices *choices = dossier_store_get_choices (store);
  const char *text = dossier_record_get_text (value, "value_text");
  const char *code = text != NULL ? dossier_choices_find (choices, scale, text) : NULL;

  for (guint i = 0; code != NULL && scale->choices[i].code != NULL; i++)
    if (g_str_equal (scale->choices[i].code, code))
      {
        *millionths = -(gint64) i * DOSSIER_NUMBER_UNIT;
        return TRUE;
      }

  return FALSE;
}

/**
 * dossier_indicator_value_get_amount:
 * @rule: (nullable): of its indicator
 * @day: (nullable): the day it is looked at: what becomes available later is not yet
 * @millionths: (out): more is better, but for a decrease; written only on success
 *
 * Returns: whether @value can be compared with another one of the same indicator
 */
gboolean
dossier_indicator_value_get_amount (DossierStore  *store,
                                    DossierRecord *value,
                                    const char    *rule,
                                    const GDate   *day,
                                    gint64        *millionths)
{
  DossierNumber number;

  if (!dossier_indicator_value_is_known (value))
    return FALSE;
  if (g_strcmp0 (rule, "available") == 0)
    return read_available (value, day, millionths);
  if (dossier_record_get_number (value, "value", &number))
    {
      *millionths = number.millionths;
      return TRUE;
    }

  return g_strcmp0 (rule, "rating") == 0 && read_rating (store, value, millionths);
}

/* What may be written */

/* Without a rule, words may be right. */
static gboolean
takes_words (const char *rule)
{
  return rule == NULL || g_str_equal (rule, "rating") || g_str_equal (rule, "narrative");
}

static gboolean
check (DossierRecord  *value,
       const char     *rule,
       GError        **error)
{
  const char *text = dossier_record_get_text (value, "value_text");
  DossierNumber number;
  gint64 amount;

  if (text == NULL || takes_words (rule) || dossier_record_get_number (value, "value", &number))
    return TRUE;
  if (!g_str_equal (rule, "available"))
    return dossier_number_parse (text, &number, error);
  if (read_available (value, NULL, &amount))
    return TRUE;

  g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
               _("“%s” is neither yes nor no, nor the date since when it is available."), text);
  return FALSE;
}

/**
 * dossier_indicator_value_guard:
 * @record: a value of an indicator
 *
 * Returns: %FALSE with a sentence if it is not what the rule of its indicator asks for
 */
gboolean
dossier_indicator_value_guard (DossierStore   *store,
                               DossierRecord  *record,
                               gboolean        is_deleted,
                               GError        **error)
{
  g_autoptr (DossierRecord) indicator = dossier_store_get_linked (store, record, "indicator");

  return is_deleted || indicator == NULL ||
         check (record, dossier_record_get_text (indicator, "rule"), error);
}

/**
 * dossier_indicator_guard:
 * @record: an indicator
 *
 * Returns: %FALSE with a sentence if its rule would not take one of its values
 */
gboolean
dossier_indicator_guard (DossierStore   *store,
                         DossierRecord  *record,
                         gboolean        is_deleted,
                         GError        **error)
{
  const char *rule = dossier_record_get_text (record, "rule");
  g_autoptr (DossierQuery) query = dossier_query_new ("indicator_value");
  g_autoptr (GPtrArray) values = NULL;

  if (is_deleted || takes_words (rule) || dossier_record_get_id (record) == 0)
    return TRUE;

  dossier_query_match (query, "indicator", dossier_record_get_id (record));
  values = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; values != NULL && i < values->len; i++)
    if (!check (values->pdata[i], rule, NULL))
      {
        g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                     _("“%s” is recorded as a value, and this rule does not take it."),
                     dossier_record_get_text (values->pdata[i], "value_text"));
        return FALSE;
      }

  return TRUE;
}
