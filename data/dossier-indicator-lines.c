/* dossier-indicator-lines.c: what is known of an indicator on a day, country by country and part by part.
 *
 * Nothing here is stored: it follows from the rule, the dates and the values, of which those that
 * an amendment has replaced no longer count.
 */
#include "dossier-indicator-lines.h"

#include <string.h>

#include "dossier-date.h"
#include "dossier-indicator-value.h"
#include "dossier-members.h"

static gboolean
is_rule (const DossierLines *self,
         const char         *rule)
{
  return g_strcmp0 (self->rule, rule) == 0;
}

/* Several values */

/* Whether several countries make one figure. */
gboolean
dossier_lines_are_put_together (const DossierLines *self)
{
  return g_strcmp0 (self->aggregation, "sum") == 0 || g_strcmp0 (self->aggregation, "average") == 0 ||
         g_strcmp0 (self->aggregation, "maximum") == 0;
}

/* One more @amount beside @n others that make @so_far; of periods the latest counts unless something
 * else is asked for. */
gint64
dossier_lines_put_together (const DossierLines *self,
                            gint64              so_far,
                            gint64              amount,
                            guint               n)
{
  if (n == 0)
    return amount;
  if (g_strcmp0 (self->aggregation, "sum") == 0)
    return so_far + amount;
  if (g_strcmp0 (self->aggregation, "average") == 0)
    return so_far + (amount - so_far) / (gint64) (n + 1);
  if (g_strcmp0 (self->aggregation, "maximum") == 0)
    return MAX (so_far, amount);

  return amount;
}

/* Reading */

static DossierLine *
get_line (DossierLines  *self,
          DossierRecord *value)
{
  gint64 country = dossier_record_get_integer (value, "country");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, country,
                                          dossier_record_get_integer (value, "breakdown"));
  DossierLine *line = g_hash_table_lookup (self->lines, key);

  if (line != NULL)
    return line;

  line = g_new0 (DossierLine, 1);
  line->country = country;
  line->due = self->due;
  g_hash_table_insert (self->lines, g_steal_pointer (&key), line);
  return line;
}

static void
read_figure (DossierLines  *self,
             DossierFigure *figure,
             DossierRecord *value)
{
  DossierNumber number;

  figure->record = value;
  figure->is_word = !dossier_record_get_number (value, "value", &number);
  figure->has_amount = dossier_indicator_value_get_amount (self->store, value, self->rule, &self->day,
                                                           &figure->amount);
}

static gboolean
is_past (const DossierLines *self,
         const GDate        *due)
{
  return g_date_valid (due) && g_date_compare (due, &self->day) < 0;
}

/* The last one that was due counts, else the next one; the one without a date is the last of all. */
static gboolean
is_better (const DossierLines *self,
           const GDate        *due,
           const GDate        *other)
{
  if (is_past (self, due) != is_past (self, other))
    return is_past (self, due);
  if (!g_date_valid (due) || !g_date_valid (other))
    return g_date_valid (due) || !g_date_valid (other);
  if (is_past (self, due))
    return g_date_compare (due, other) >= 0;

  return g_date_compare (due, other) <= 0;
}

static void
read_target (DossierLines  *self,
             DossierLine   *line,
             DossierRecord *value)
{
  GDate due = self->due, earliest, latest;

  if (dossier_record_get_bounds (value, "period", &earliest, &latest) && g_date_valid (&latest))
    due = latest;

  line->n_coming += !is_past (self, &due);
  if (line->target.record != NULL && !is_better (self, &due, &line->due))
    return;

  read_figure (self, &line->target, value);
  line->due = due;
}

/* In the order of their periods: those that have begun by the day count. */
static void
read_actual (DossierLines  *self,
             DossierLine   *line,
             DossierRecord *value)
{
  DossierFigure figure;
  GDate earliest, latest;

  if (dossier_record_get_bounds (value, "period", &earliest, &latest) && g_date_valid (&earliest) &&
      g_date_compare (&earliest, &self->day) > 0)
    return;

  read_figure (self, &figure, value);
  if (figure.has_amount && line->actual.has_amount && !figure.is_word && !is_rule (self, "available"))
    figure.amount = dossier_lines_put_together (self, line->actual.amount, figure.amount, line->n_actuals);
  line->actual = figure;
  line->n_actuals++;
}

static void
read_value (DossierLines  *self,
            DossierRecord *value)
{
  const char *kind = dossier_record_get_text (value, "kind");
  DossierLine *line;

  if (dossier_record_is_set (value, "amendment") || !dossier_indicator_value_is_known (value))
    return;

  line = get_line (self, value);
  if (g_strcmp0 (kind, "baseline") == 0)
    read_figure (self, &line->baseline, value);
  else if (g_strcmp0 (kind, "target") == 0)
    read_target (self, line, value);
  else
    read_actual (self, line, value);
}

/* Rules */

/* Two words that are not on the scale can only be the same or not. */
static gboolean
are_same_words (const DossierFigure *first,
                const DossierFigure *second)
{
  g_autofree char *text = dossier_record_dup_input (first->record, "value");
  g_autofree char *other = dossier_record_dup_input (second->record, "value");
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *other_folded = g_utf8_casefold (other, -1);

  return strcmp (folded, other_folded) == 0;
}

static gboolean
is_decidable (const DossierLines *self,
              const DossierLine  *line)
{
  const DossierFigure *actual = &line->actual, *target = &line->target;

  if (actual->record == NULL)
    return FALSE;
  if (is_rule (self, "increase") || is_rule (self, "decrease"))
    return line->baseline.has_amount && actual->has_amount;
  if (is_rule (self, "available"))
    return actual->has_amount;
  if (target->record == NULL)
    return FALSE;
  if (actual->has_amount && target->has_amount)
    return actual->is_word == target->is_word;

  return actual->is_word && target->is_word && are_same_words (actual, target);
}

/* A change with a target has to reach it; without one any change the right way will do. */
static gboolean
is_reached (const DossierLines *self,
            const DossierLine  *line,
            gint64              tolerance)
{
  gint64 actual = line->actual.amount, target = line->target.amount;
  gint64 slack = line->target.is_word ? 0 : (gint64) ((long double) ABS (target) * tolerance / 100);

  if (is_rule (self, "available"))
    return actual > 0;
  if (is_rule (self, "decrease"))
    return line->target.has_amount ? actual <= target + slack : actual < line->baseline.amount;
  if (is_rule (self, "increase"))
    return line->target.has_amount ? actual >= target - slack : actual > line->baseline.amount;

  return !line->actual.has_amount || actual >= target - slack;
}

/* Whether as much of the way is made as of the time has passed, but for the tolerance. */
static gboolean
is_on_track (const DossierLines *self,
             const DossierLine  *line)
{
  gint64 base = line->baseline.has_amount ? line->baseline.amount : 0;
  long double way = (long double) line->target.amount - base;
  long double made = (long double) line->actual.amount - base;
  int time, passed;

  if (!line->target.has_amount || line->actual.is_word || way == 0 || made / way <= 0 ||
      !g_date_valid (&self->start) || !g_date_valid (&line->due))
    return FALSE;

  time = g_date_days_between (&self->start, &line->due);
  passed = g_date_days_between (&self->start, &self->day);
  return time > 0 && made / way * 100 + self->tolerance >= (long double) passed / time * 100;
}

static DossierLineState
judge (DossierLines *self,
       DossierLine  *line)
{
  line->is_over = is_past (self, &line->due);
  if (line->actual.record == NULL)
    return DOSSIER_LINE_UNMEASURED;
  if (!is_decidable (self, line))
    return DOSSIER_LINE_UNDECIDED;

  /* What is due later may still become all of it. */
  if (is_reached (self, line, line->is_over ? self->tolerance : 0))
    {
      line->is_tolerated = !is_reached (self, line, 0);
      return line->n_coming > (line->is_over ? 0 : 1) ? DOSSIER_LINE_EARLY : DOSSIER_LINE_REACHED;
    }
  if (line->is_over)
    return DOSSIER_LINE_MISSED;

  return is_on_track (self, line) ? DOSSIER_LINE_ON_TRACK : DOSSIER_LINE_BEHIND;
}

static void
read_dates (DossierLines *self)
{
  g_autoptr (DossierRecord) programme = dossier_store_get_linked (self->store, self->indicator, "programme");
  GDate latest;

  g_date_clear (&self->start, 1);
  g_date_clear (&self->due, 1);
  dossier_indicator_get_due (self->store, self->indicator, &self->due);
  if (programme != NULL)
    dossier_record_get_bounds (programme, "starts", &self->start, &latest);
}

/* What was measured in a country that has left the group counts no more. */
static gboolean
is_counted (DossierRecord *value,
            GArray        *countries)
{
  return countries->len == 0 ||
         dossier_countries_contain (countries, dossier_record_get_integer (value, "country"));
}

/* Returns: (transfer full) (element-type DossierRecord): all values of @indicator in the order of their
 *   periods; none where they cannot be read. */
GPtrArray *
dossier_lines_list_values (DossierStore  *store,
                           DossierRecord *indicator)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("indicator_value");
  GPtrArray *values;

  dossier_query_match (query, "indicator", dossier_record_get_id (indicator));
  values = dossier_store_query_records (store, query, NULL);

  return values != NULL ? values : g_ptr_array_new ();
}

/**
 * dossier_lines_new:
 * @countries: (element-type gint64): those that count on @day; empty for a figure of the whole
 * @day: the day it is looked at; later values do not count
 * @values: (element-type DossierRecord): those of the indicator, as dossier_lines_list_values() gives them
 */
DossierLines *
dossier_lines_new (DossierStore  *store,
                   DossierRecord *indicator,
                   GArray        *countries,
                   const GDate   *day,
                   GPtrArray     *values)
{
  DossierLines *self = g_new0 (DossierLines, 1);
  GHashTableIter iter;
  DossierLine *line;

  self->store = store;
  self->indicator = indicator;
  self->rule = dossier_record_get_text (indicator, "rule");
  self->aggregation = dossier_record_get_text (indicator, "aggregation");
  self->tolerance = MAX (0, dossier_record_get_integer (indicator, "tolerance"));
  self->day = *day;
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_dates (self);

  self->values = g_ptr_array_ref (values);
  for (guint i = 0; i < values->len; i++)
    if (is_counted (g_ptr_array_index (values, i), countries))
      read_value (self, g_ptr_array_index (values, i));

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &line))
    line->state = judge (self, line);

  return self;
}

void
dossier_lines_free (DossierLines *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->values);
  g_hash_table_unref (self->lines);
  g_free (self);
}
