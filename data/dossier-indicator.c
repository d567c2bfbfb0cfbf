/* dossier-indicator.c: when an indicator is due, and how it stands on a day.
 *
 * Nothing here is stored: it follows from the rule, the dates and the values, of which those that
 * an amendment has replaced no longer count.
 */
#include "dossier-indicator.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"
#include "dossier-number.h"

/* What is known of one country and one part of the value, or of the whole. */
typedef struct
{
  gboolean has_baseline;
  gboolean has_target;
  gboolean has_actual;
  gint64   baseline;
  gint64   target;
  gint64   actual;  /* the latest that was measured by the day */
} Line;

/**
 * dossier_indicator_get_due:
 * @due: (out): the last day on which it is not late; written only on success
 *
 * Returns: whether a due date is stated, or follows from the due month and the start of the programme
 */
gboolean
dossier_indicator_get_due (DossierStore  *store,
                           DossierRecord *indicator,
                           GDate         *due)
{
  g_autoptr (DossierRecord) programme = dossier_store_get_linked (store, indicator, "programme");
  const char *start = programme != NULL ? dossier_record_get_text (programme, "starts") : NULL;
  g_autofree char *edtf = NULL;
  GDate earliest, latest;

  if (dossier_record_is_set (indicator, "due"))
    edtf = g_strdup (dossier_record_get_text (indicator, "due"));
  else if (dossier_record_is_set (indicator, "due_month") && start != NULL)
    edtf = dossier_date_of_month (start, dossier_record_get_integer (indicator, "due_month"));

  if (edtf == NULL || !dossier_date_bounds (edtf, &earliest, &latest) || !g_date_valid (&latest))
    return FALSE;

  *due = latest;
  return TRUE;
}

/* Values */

static Line *
get_line (GHashTable    *lines,
          DossierRecord *value)
{
  char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                               dossier_record_get_integer (value, "country"),
                               dossier_record_get_integer (value, "breakdown"));
  Line *line = g_hash_table_lookup (lines, key);

  if (line != NULL)
    {
      g_free (key);
      return line;
    }

  line = g_new0 (Line, 1);
  g_hash_table_insert (lines, key, line);
  return line;
}

/* In the order of their periods: the latest one that is over by the day counts. */
static void
read_value (GHashTable    *lines,
            DossierRecord *value,
            const GDate   *day)
{
  const char *kind = dossier_record_get_text (value, "kind");
  Line *line;
  DossierNumber number;
  GDate earliest, latest;

  if (dossier_record_is_set (value, "amendment") || !dossier_record_get_number (value, "value", &number) ||
      number.qualifier == DOSSIER_QUALIFIER_TBD)
    return;

  line = get_line (lines, value);
  if (g_strcmp0 (kind, "baseline") == 0)
    {
      line->has_baseline = TRUE;
      line->baseline = number.millionths;
    }
  else if (g_strcmp0 (kind, "target") == 0)
    {
      line->has_target = TRUE;
      line->target = number.millionths;
    }
  else if (!dossier_record_get_bounds (value, "period", &earliest, &latest) || !g_date_valid (&earliest) ||
           g_date_compare (&earliest, day) <= 0)
    {
      line->has_actual = TRUE;
      line->actual = number.millionths;
    }
}

static GHashTable *
read_lines (DossierStore  *store,
            DossierRecord *indicator,
            const GDate   *day)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DossierQuery) query = dossier_query_new ("indicator_value");
  g_autoptr (GPtrArray) values = NULL;

  dossier_query_match (query, "indicator", dossier_record_get_id (indicator));
  values = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; values != NULL && i < values->len; i++)
    read_value (lines, g_ptr_array_index (values, i), day);

  return lines;
}

/* Rules */

/* What a line needs to be decided, and whether it is reached. */
static gboolean
is_decidable (const char *rule,
              const Line *line)
{
  if (!line->has_actual)
    return FALSE;
  if (g_strcmp0 (rule, "increase") == 0 || g_strcmp0 (rule, "decrease") == 0)
    return line->has_baseline;
  if (g_strcmp0 (rule, "available") == 0)
    return TRUE;

  return line->has_target;
}

/* An increase with a target has to reach it; without one any increase will do. */
static gboolean
is_reached (const char *rule,
            const Line *line)
{
  if (g_strcmp0 (rule, "increase") == 0)
    return line->has_target ? line->actual >= line->target : line->actual > line->baseline;
  if (g_strcmp0 (rule, "decrease") == 0)
    return line->has_target ? line->actual <= line->target : line->actual < line->baseline;
  if (g_strcmp0 (rule, "available") == 0)
    return line->actual > 0;

  return line->actual >= line->target;
}

static guint
count_wanted (DossierStore  *store,
              DossierRecord *indicator)
{
  gint64 group = dossier_record_get_integer (indicator, "country_group");
  g_autoptr (DossierQuery) parts = dossier_query_new ("breakdown");
  g_autoptr (DossierQuery) query = dossier_query_new (group != 0 ? "group_member" : "programme_country");
  guint n_parts, n_countries = 1;

  dossier_query_match (parts, "indicator", dossier_record_get_id (indicator));
  n_parts = dossier_store_count (store, parts);
  if (dossier_record_get_integer (indicator, "per_country") != 0)
    {
      if (group != 0)
        dossier_query_match (query, "country_group", group);
      else
        dossier_query_match (query, "programme", dossier_record_get_integer (indicator, "programme"));
      n_countries = MAX (1, dossier_store_count (store, query));
    }

  return n_countries * MAX (1, n_parts);
}

/* In words */

static DossierStanding
say (DossierStanding   standing,
     char            **reason,
     char             *words)
{
  if (reason != NULL)
    *reason = words;
  else
    g_free (words);

  return standing;
}

static DossierStanding
judge (guint         n_wanted,
       guint         n_measured,
       guint         n_decidable,
       guint         n_reached,
       gboolean      is_over,
       const char   *due,
       char        **reason)
{
  if (n_measured == 0)
    return say (is_over ? DOSSIER_STANDING_LATE : DOSSIER_STANDING_NO_DATA, reason,
                is_over ? g_strdup_printf (_("due %s, and nothing is measured"), due)
                        : g_strdup (_("nothing is measured yet")));

  if (n_decidable == 0)
    return say (DOSSIER_STANDING_NO_DATA, reason,
                g_strdup (_("measured, but without a baseline or a target")));

  if (n_reached >= n_wanted)
    return say (DOSSIER_STANDING_MET, reason, n_wanted == 1 ? g_strdup (_("reached"))
                : g_strdup_printf (_("reached in all %u values"), n_wanted));

  /* Translators: how many values are reached, of how many */
  return say (is_over ? DOSSIER_STANDING_NOT_MET : DOSSIER_STANDING_ON_TRACK, reason,
              g_strdup_printf (_("reached in %u of %u values"), n_reached, n_wanted));
}

/**
 * dossier_indicator_get_standing:
 * @day: the day it is looked at; later values do not count
 * @language: "en" or "fr": of the due date in the reason
 * @reason: (out) (optional): why, in words
 *
 * Holds what was measured against the rule of @indicator: a number or percentage against its
 * target, a change against its baseline, what is to be available against nothing.  A rating or a
 * narrative is held against its target if both are numbers.
 */
DossierStanding
dossier_indicator_get_standing (DossierStore   *store,
                                DossierRecord  *indicator,
                                const GDate    *day,
                                const char     *language,
                                char          **reason)
{
  const char *rule = dossier_record_get_text (indicator, "rule");
  g_autoptr (GHashTable) lines = read_lines (store, indicator, day);
  g_autofree char *iso = NULL;
  g_autofree char *due_words = NULL;
  guint n_measured = 0, n_decidable = 0, n_reached = 0;
  gboolean is_over;
  GHashTableIter iter;
  Line *line;
  GDate due;

  g_hash_table_iter_init (&iter, lines);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &line))
    {
      n_measured += line->has_actual;
      n_decidable += is_decidable (rule, line);
      n_reached += is_decidable (rule, line) && is_reached (rule, line);
    }

  is_over = dossier_indicator_get_due (store, indicator, &due) && g_date_compare (&due, day) < 0;
  if (is_over)
    {
      iso = dossier_day_to_iso (&due);
      due_words = dossier_date_format (iso, language, DOSSIER_DATE_SHORT);
    }

  return judge (count_wanted (store, indicator), n_measured, n_decidable, n_reached, is_over, due_words,
                reason);
}

/**
 * dossier_standing_get_label:
 *
 * Returns: translated: "on track"
 */
const char *
dossier_standing_get_label (DossierStanding standing)
{
  switch (standing)
    {
    case DOSSIER_STANDING_ON_TRACK:
      return _("on track");

    case DOSSIER_STANDING_LATE:
      return _("late");

    case DOSSIER_STANDING_MET:
      return _("met");

    case DOSSIER_STANDING_NOT_MET:
      return _("not met");

    case DOSSIER_STANDING_NO_DATA:
    default:
      return _("no data");
    }
}
