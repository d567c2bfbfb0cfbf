/* dossier-indicator-state.c: how an indicator stands on a day, put together from its lines. */
#include "dossier-indicator.h"

#include "dossier-date.h"
#include "dossier-indicator-lines.h"
#include "dossier-members.h"
#include "dossier-number.h"

/* How many there should be */

/* A mark that cannot be read is not shown; whoever lists the records says why. */
static GArray *
list_countries (DossierStore  *store,
                DossierRecord *indicator,
                const GDate   *day)
{
  GArray *countries = dossier_indicator_list_countries (store, indicator, day, NULL);

  return countries != NULL ? countries : g_array_new (FALSE, FALSE, sizeof (gint64));
}

static guint
count_parts (DossierStore  *store,
             DossierRecord *indicator)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("breakdown");

  dossier_query_match (query, "indicator", dossier_record_get_id (indicator));
  return dossier_store_count (store, query);
}

/* Counting */

typedef struct
{
  DossierIndicatorState *state;
  const DossierLines    *lines;
  const char            *language;

  guint                  n_missed;
  guint                  n_on_track;
  guint                  n_early;
  gboolean               has_coming;
  gboolean               is_over;
  GHashTable            *countries;    /* ids of those with something measured */
  const DossierLine     *latest;       /* (nullable): by what was measured last */
  const DossierLine     *empty;        /* (nullable): where nothing was */
  gint64                 actual;
  gint64                 target;
  guint                  n_actuals;
  guint                  n_targets;
} Count;

static int
compare_periods (DossierRecord *first,
                 DossierRecord *second)
{
  return g_strcmp0 (dossier_record_get_text (first, "period_latest"),
                    dossier_record_get_text (second, "period_latest"));
}

static void
count_amounts (Count             *self,
               const DossierLine *line)
{
  if (line->actual.has_amount && !line->actual.is_word)
    {
      self->actual = dossier_lines_put_together (self->lines, self->actual, line->actual.amount,
                                                 self->n_actuals);
      self->n_actuals++;
    }
  if (line->target.has_amount && !line->target.is_word)
    {
      self->target = dossier_lines_put_together (self->lines, self->target, line->target.amount,
                                                 self->n_targets);
      self->n_targets++;
    }
}

static void
count_line (Count             *self,
            const DossierLine *line)
{
  DossierIndicatorState *state = self->state;
  gboolean is_early = line->state == DOSSIER_LINE_EARLY;

  state->n_measured += line->state != DOSSIER_LINE_UNMEASURED;
  state->n_decidable += line->state > DOSSIER_LINE_UNDECIDED;
  state->n_reached += is_early || line->state == DOSSIER_LINE_REACHED;
  state->n_tolerated += line->is_tolerated;
  self->n_early += is_early;
  self->n_on_track += line->state == DOSSIER_LINE_ON_TRACK;
  self->n_missed += line->state == DOSSIER_LINE_MISSED ||
                    (line->state == DOSSIER_LINE_UNMEASURED && line->is_over && line->target.record != NULL);
  self->has_coming |= line->is_over && line->n_coming > 0;

  count_amounts (self, line);
  if (line->actual.record == NULL)
    {
      self->empty = line;
      if (self->latest == NULL)
        state->due = line->due;
      return;
    }

  if (line->country != 0)
    g_hash_table_add (self->countries, GSIZE_TO_POINTER ((gsize) line->country));
  if (self->latest == NULL || compare_periods (line->actual.record, self->latest->actual.record) > 0)
    {
      self->latest = line;
      state->due = line->due;
    }
}

static DossierStanding
judge (const Count *self)
{
  const DossierIndicatorState *state = self->state;

  if (state->n_measured == 0)
    return self->is_over || self->n_missed > 0 ? DOSSIER_STANDING_LATE : DOSSIER_STANDING_NO_DATA;
  if (state->n_decidable == 0)
    return DOSSIER_STANDING_MEASURED;
  if (state->n_reached >= state->n_wanted)
    return self->n_early > 0 ? DOSSIER_STANDING_ON_TRACK : DOSSIER_STANDING_MET;
  if (self->n_missed > 0 || self->is_over)
    return self->has_coming ? DOSSIER_STANDING_LATE : DOSSIER_STANDING_NOT_MET;

  return state->n_reached + self->n_on_track >= state->n_wanted ? DOSSIER_STANDING_ON_TRACK
                                                                : DOSSIER_STANDING_MEASURED;
}

/* Those of one country, or of all. */
static void
count_lines (Count        *self,
             const gint64 *country)
{
  GHashTableIter iter;
  DossierLine *line;

  g_hash_table_iter_init (&iter, self->lines->lines);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &line))
    if (country == NULL || line->country == *country)
      count_line (self, line);

  self->is_over = g_date_valid (&self->lines->due) &&
                  g_date_compare (&self->lines->due, &self->lines->day) < 0;
  self->state->standing = judge (self);
}

/* How one country stands, or with 0 the whole; @n_parts: how many values there should be. */
DossierStanding
dossier_lines_get_standing (const DossierLines *self,
                            gint64              country,
                            guint               n_parts)
{
  DossierIndicatorState state = { .n_wanted = n_parts, .due = self->due };
  g_autoptr (GHashTable) measured = g_hash_table_new (NULL, NULL);
  Count count = { &state, self, NULL, .countries = measured };

  count_lines (&count, &country);
  return state.standing;
}

/* Figures */

static char *
dup_amount (const Count *self,
            gint64       millionths)
{
  const DossierNumber number = { millionths, DOSSIER_QUALIFIER_EXACT };

  return dossier_number_format (&number, self->language);
}

/* As it was written, unless several periods make it. */
static char *
dup_figure (const Count         *self,
            const DossierFigure *figure,
            guint                n)
{
  if (figure->record == NULL)
    return NULL;
  if (n > 1 && !figure->is_word && figure->has_amount && dossier_lines_are_put_together (self->lines))
    return dup_amount (self, figure->amount);

  return dossier_record_dup_display (figure->record, "value", self->language);
}

static void
take_one (Count *self)
{
  const DossierLine *line = self->latest != NULL ? self->latest : self->empty;
  DossierIndicatorState *state = self->state;

  if (line == NULL)
    return;

  state->value = dup_figure (self, &line->actual, line->n_actuals);
  state->target = dup_figure (self, &line->target, 1);
  state->baseline = dup_figure (self, &line->baseline, 1);
  state->is_words = line->actual.is_word || g_strcmp0 (self->lines->rule, "available") == 0;
}

/* A target of all needs one of each. */
static void
take_all (Count *self)
{
  DossierIndicatorState *state = self->state;

  if (!dossier_lines_are_put_together (self->lines) || self->n_actuals == 0)
    return;

  state->value = dup_amount (self, self->actual);
  if (self->n_targets == state->n_wanted)
    state->target = dup_amount (self, self->target);
}

/**
 * dossier_indicator_state_new:
 * @day: the day it is looked at; later values do not count
 * @language: "en" or "fr": of the figures
 *
 * Holds what was measured against the rule of @indicator: a number or percentage against the target that
 * was due on @day, or the next one; a change against its baseline; what is to be available against
 * nothing.  What is written in words is reached where it is the same as the target, or as good on the
 * scale of ratings.  Before it is due, “on track” needs as much of the way to be made as of the time has
 * passed.
 */
DossierIndicatorState *
dossier_indicator_state_new (DossierStore  *store,
                             DossierRecord *indicator,
                             const GDate   *day,
                             const char    *language)
{
  DossierIndicatorState *self = g_new0 (DossierIndicatorState, 1);
  g_autoptr (GArray) countries = list_countries (store, indicator, day);
  g_autoptr (GPtrArray) values = dossier_lines_list_values (store, indicator);
  g_autoptr (DossierLines) lines = dossier_lines_new (store, indicator, countries, day, values);
  g_autoptr (GHashTable) measured = g_hash_table_new (NULL, NULL);
  Count count = { self, lines, language, .countries = measured };

  self->due = lines->due;
  self->tolerance = lines->tolerance;
  self->n_countries = countries->len;
  self->n_wanted = MAX (1, self->n_countries) * MAX (1, count_parts (store, indicator));

  count_lines (&count, NULL);
  self->n_countries_measured = g_hash_table_size (measured);
  if (count.latest != NULL)
    self->period = g_strdup (dossier_record_get_text (count.latest->actual.record, "period"));
  if (self->n_wanted == 1)
    take_one (&count);
  else
    take_all (&count);

  return self;
}

void
dossier_indicator_state_free (DossierIndicatorState *self)
{
  if (self == NULL)
    return;

  g_free (self->value);
  g_free (self->target);
  g_free (self->baseline);
  g_free (self->period);
  g_free (self);
}
