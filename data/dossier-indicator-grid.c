/* dossier-indicator-grid.c: the values of an indicator as a table: countries by periods.
 *
 * The baseline, a column for each period, then the target.  A cell holds one value for each part
 * of the indicator: “12 / 7” is sent and received.  Values that an amendment has replaced are not
 * in it.
 */
#include "dossier-indicator-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-country.h"
#include "dossier-date.h"
#include "dossier-indicator-lines.h"
#include "dossier-members.h"

/* Longer ones are looked at by year. */
#define MOST_PERIODS 60

static void
clear_row (gpointer row)
{
  g_free (((DossierGridRow *) row)->label);
}

static void
clear_column (gpointer column)
{
  g_free (((DossierGridColumn *) column)->edtf);
  g_free (((DossierGridColumn *) column)->label);
}

/* Rows */

static void
add_row (DossierIndicatorGrid *self,
         gint64                country)
{
  g_autoptr (DossierRecord) record = dossier_store_get (self->store, "country", country, NULL);
  DossierGridRow row = { country, NULL };

  if (record == NULL)
    return;

  row.label = dossier_country_dup_name (self->store, record, &self->day, self->language);
  g_array_append_val (self->rows, row);
}

static void
add_rows (DossierIndicatorGrid *self)
{
  g_autoptr (GArray) countries = dossier_indicator_list_countries (self->store, self->indicator, &self->day,
                                                                   NULL);

  for (guint i = 0; countries != NULL && i < countries->len; i++)
    add_row (self, g_array_index (countries, gint64, i));

  if (self->rows->len == 0)
    {
      DossierGridRow row = { 0, g_strdup (_("All")) };

      g_array_append_val (self->rows, row);
    }
}

/* Columns */

/* Takes @edtf and @label over. */
static void
add_column (DossierIndicatorGrid *self,
            const char           *kind,
            char                 *edtf,
            char                 *label)
{
  DossierGridColumn column = { kind, edtf, label };

  g_date_clear (&column.earliest, 1);
  g_date_clear (&column.latest, 1);
  if (edtf != NULL)
    dossier_date_bounds (edtf, &column.earliest, &column.latest);
  g_array_append_val (self->columns, column);
}

static guint
get_months (DossierIndicatorGrid *self)
{
  static const struct { const char *frequency; guint months; } lengths[] = {
    { "monthly", 1 }, { "quarterly", 3 }, { "half_yearly", 6 }, { "yearly", 12 },
  };
  const char *frequency = dossier_record_get_text (self->indicator, "frequency");

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (g_strcmp0 (lengths[i].frequency, frequency) == 0)
      return lengths[i].months;

  return 6;
}

static char *
dup_period (guint year,
            guint month,
            guint n_months)
{
  if (n_months == 12)
    return g_strdup_printf ("%04u", year);
  if (n_months == 1)
    return g_strdup_printf ("%04u-%02u", year, month);

  return g_strdup_printf ("%04u-%02u/%04u-%02u", year, month, year, month + n_months - 1);
}

static gboolean
has_period (DossierIndicatorGrid *self,
            const char           *kind,
            const char           *edtf)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DossierGridColumn *column = &g_array_index (self->columns, DossierGridColumn, i);

      if (g_str_equal (column->kind, kind) && g_strcmp0 (column->edtf, edtf) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_period (DossierIndicatorGrid *self,
            const char           *edtf)
{
  if (!has_period (self, "actual", edtf))
    add_column (self, "actual", g_strdup (edtf),
                dossier_date_format (edtf, self->language, DOSSIER_DATE_SHORT));
}

/* A target that has to be reached before the indicator is due. */
static void
add_target (DossierIndicatorGrid *self,
            const char           *edtf)
{
  g_autofree char *period = dossier_date_format (edtf, self->language, DOSSIER_DATE_SHORT);

  if (!has_period (self, "target", edtf))
    /* Translators: the head of a column; %s is when the target is to be reached */
    add_column (self, "target", g_strdup (edtf), g_strdup_printf (_("Target %s"), period));
}

/* From the start of the programme until the indicator is due or, without a date, the programme ends. */
static gboolean
get_span (DossierIndicatorGrid *self,
          GDate                *from,
          GDate                *to)
{
  g_autoptr (DossierRecord) programme = dossier_store_get_linked (self->store, self->indicator, "programme");
  GDate other;

  if (programme == NULL || !dossier_record_get_bounds (programme, "starts", from, &other) ||
      !g_date_valid (from))
    return FALSE;

  return dossier_indicator_get_due (self->store, self->indicator, to) ||
         (dossier_record_get_bounds (programme, "ends", &other, to) && g_date_valid (to));
}

static void
add_regular_periods (DossierIndicatorGrid *self)
{
  guint n_months = get_months (self);
  GDate from, to;
  guint year, month;

  if (!get_span (self, &from, &to))
    return;

  if (n_months < 12 && (guint) g_date_days_between (&from, &to) / (n_months * 30) > MOST_PERIODS)
    n_months = 12;

  year = g_date_get_year (&from);
  month = (g_date_get_month (&from) - 1) / n_months * n_months + 1;
  for (guint i = 0; i < MOST_PERIODS; i++)
    {
      g_autofree char *edtf = dup_period (year, month, n_months);
      GDate first;

      g_date_clear (&first, 1);
      g_date_set_dmy (&first, 1, month, year);
      if (g_date_compare (&first, &to) > 0)
        break;

      add_period (self, edtf);
      month += n_months;
      year += (month - 1) / 12;
      month = (month - 1) % 12 + 1;
    }
}

/* The baseline, what was measured, then the targets; the one without a period is the last. */
static guint
get_rank (const DossierGridColumn *column)
{
  if (g_str_equal (column->kind, "baseline"))
    return 0;
  if (g_str_equal (column->kind, "actual"))
    return 1;

  return column->edtf != NULL ? 2 : 3;
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const DossierGridColumn *first = a, *second = b;
  int order = (int) get_rank (first) - (int) get_rank (second);

  if (order != 0)
    return order;
  if (!g_date_valid (&first->earliest) || !g_date_valid (&second->earliest))
    return g_date_valid (&first->earliest) - g_date_valid (&second->earliest);

  return g_date_compare (&first->earliest, &second->earliest);
}

/* What was measured for another period, or is to be reached by it, has a column of its own. */
static void
add_columns (DossierIndicatorGrid *self,
             GPtrArray            *values)
{
  add_regular_periods (self);
  for (guint i = 0; i < values->len; i++)
    {
      DossierRecord *value = g_ptr_array_index (values, i);
      const char *kind = dossier_record_get_text (value, "kind");

      if (!dossier_record_is_set (value, "period") || dossier_record_is_set (value, "amendment"))
        continue;
      if (g_strcmp0 (kind, "actual") == 0)
        add_period (self, dossier_record_get_text (value, "period"));
      else if (g_strcmp0 (kind, "target") == 0)
        add_target (self, dossier_record_get_text (value, "period"));
    }

  add_column (self, "baseline", NULL, g_strdup (_("Baseline")));
  add_column (self, "target", NULL, g_strdup (_("Target")));
  g_array_sort (self->columns, compare_columns);
}

/* Parts and values */

static void
add_parts (DossierIndicatorGrid *self)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("breakdown");
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) label = g_string_new (NULL);
  const gint64 none = 0;

  dossier_query_match (query, "indicator", dossier_record_get_id (self->indicator));
  parts = dossier_store_query_records (self->store, query, NULL);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      gint64 id = dossier_record_get_id (g_ptr_array_index (parts, i));
      g_autofree char *name = dossier_store_dup_title (self->store, g_ptr_array_index (parts, i),
                                                       self->language);

      g_array_append_val (self->parts, id);
      g_string_append_printf (label, "%s%s", i > 0 ? " / " : "", name);
    }

  if (self->parts->len == 0)
    g_array_append_val (self->parts, none);
  else
    self->parts_label = g_string_free (g_steal_pointer (&label), FALSE);
}

static char *
dup_key (guint row,
         guint column,
         guint part)
{
  return g_strdup_printf ("%u/%u/%u", row, column, part);
}

static int
find_row (DossierIndicatorGrid *self,
          gint64                country)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, DossierGridRow, i).country == country)
      return i;

  return -1;
}

static int
find_column (DossierIndicatorGrid *self,
             DossierRecord        *value)
{
  const char *kind = dossier_record_get_text (value, "kind");
  const char *period = dossier_record_get_text (value, "period");

  for (guint i = 0; i < self->columns->len; i++)
    {
      const DossierGridColumn *column = &g_array_index (self->columns, DossierGridColumn, i);

      if (g_strcmp0 (column->kind, kind) == 0 &&
          (g_str_equal (kind, "baseline") || g_strcmp0 (column->edtf, period) == 0))
        return i;
    }

  return -1;
}

static int
find_part (DossierIndicatorGrid *self,
           gint64                breakdown)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, gint64, i) == breakdown)
      return i;

  return -1;
}

static void
place_values (DossierIndicatorGrid *self,
              GPtrArray            *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      DossierRecord *value = g_ptr_array_index (values, i);
      int row = find_row (self, dossier_record_get_integer (value, "country"));
      int column = find_column (self, value);
      int part = find_part (self, dossier_record_get_integer (value, "breakdown"));

      if (row < 0 || column < 0 || part < 0 || dossier_record_is_set (value, "amendment"))
        continue;

      g_hash_table_replace (self->values, dup_key (row, column, part), g_object_ref (value));
      g_hash_table_replace (self->texts, dup_key (row, column, part),
                            dossier_record_dup_input (value, "value"));
    }
}

/* How each country stands, as the indicator does. */
static void
judge_rows (DossierIndicatorGrid *self,
            GPtrArray            *values)
{
  g_autoptr (GArray) countries = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierLines) lines = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, DossierGridRow, i).country != 0)
      g_array_append_val (countries, g_array_index (self->rows, DossierGridRow, i).country);

  lines = dossier_lines_new (self->store, self->indicator, countries, &self->day, values);
  for (guint i = 0; i < self->rows->len; i++)
    {
      DossierGridRow *row = &g_array_index (self->rows, DossierGridRow, i);

      row->standing = dossier_lines_get_standing (lines, row->country, self->parts->len);
    }
}

/**
 * dossier_indicator_grid_new:
 * @day: the day it is looked at: what is missing and what is to come depends on it
 * @language: "en" or "fr": of countries and periods
 *
 * Rows are the countries of the indicator's group, those of its programme, or the whole; periods
 * are half years unless the indicator says how often it is measured.
 *
 * Returns: (transfer full): the values as they are now; to be made anew after a change
 */
DossierIndicatorGrid *
dossier_indicator_grid_new (DossierStore  *store,
                            DossierRecord *indicator,
                            const GDate   *day,
                            const char    *language)
{
  DossierIndicatorGrid *self = g_new0 (DossierIndicatorGrid, 1);
  g_autoptr (GPtrArray) values = NULL;

  self->store = g_object_ref (store);
  self->indicator = g_object_ref (indicator);
  self->language = g_strdup (language);
  self->day = *day;
  self->rows = g_array_new (FALSE, FALSE, sizeof (DossierGridRow));
  self->columns = g_array_new (FALSE, FALSE, sizeof (DossierGridColumn));
  self->parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_array_set_clear_func (self->rows, clear_row);
  g_array_set_clear_func (self->columns, clear_column);

  values = dossier_lines_list_values (store, indicator);
  add_rows (self);
  add_columns (self, values);
  add_parts (self);
  place_values (self, values);
  judge_rows (self, values);

  return self;
}

/**
 * dossier_indicator_grid_read_period:
 * @text: when a target is to be reached, as people write it
 *
 * Returns: (transfer full): the period; %NULL with a sentence where @text is not understood
 */
char *
dossier_indicator_grid_read_period (DossierIndicatorGrid  *self,
                                    const char            *text,
                                    GError               **error)
{
  g_autoptr (DossierRecord) programme = dossier_store_get_linked (self->store, self->indicator, "programme");
  GDate start, other;
  gboolean has_start = programme != NULL &&
                       dossier_record_get_bounds (programme, "starts", &start, &other) &&
                       g_date_valid (&start);

  return dossier_date_parse (text, has_start ? &start : NULL, error);
}

/**
 * dossier_indicator_grid_add_target:
 * @edtf: when it is to be reached
 *
 * Gives targets of another period a column to be filled in; nothing is written.
 */
void
dossier_indicator_grid_add_target (DossierIndicatorGrid *self,
                                   const char           *edtf)
{
  g_autoptr (GPtrArray) values = dossier_lines_list_values (self->store, self->indicator);

  add_target (self, edtf);
  g_array_sort (self->columns, compare_columns);
  g_hash_table_remove_all (self->values);
  g_hash_table_remove_all (self->texts);
  place_values (self, values);
}

void
dossier_indicator_grid_free (DossierIndicatorGrid *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->values);
  g_hash_table_unref (self->texts);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_array_unref (self->parts);
  g_free (self->parts_label);
  g_free (self->language);
  g_object_unref (self->indicator);
  g_object_unref (self->store);
  g_free (self);
}

guint
dossier_indicator_grid_get_n_rows (DossierIndicatorGrid *self)
{
  return self->rows->len;
}

guint
dossier_indicator_grid_get_n_columns (DossierIndicatorGrid *self)
{
  return self->columns->len;
}

const char *
dossier_indicator_grid_get_row_label (DossierIndicatorGrid *self,
                                      guint                 row)
{
  return g_array_index (self->rows, DossierGridRow, row).label;
}

/**
 * dossier_indicator_grid_get_row_country:
 *
 * Returns: the id of the country, or 0 for the whole
 */
gint64
dossier_indicator_grid_get_row_country (DossierIndicatorGrid *self,
                                        guint                 row)
{
  return g_array_index (self->rows, DossierGridRow, row).country;
}

/**
 * dossier_indicator_grid_get_row_standing:
 *
 * Returns: how the country stands on the day, as dossier_indicator_get_standing() tells it of all of them
 */
DossierStanding
dossier_indicator_grid_get_row_standing (DossierIndicatorGrid *self,
                                         guint                 row)
{
  return g_array_index (self->rows, DossierGridRow, row).standing;
}

const char *
dossier_indicator_grid_get_column_label (DossierIndicatorGrid *self,
                                         guint                 column)
{
  return g_array_index (self->columns, DossierGridColumn, column).label;
}

/**
 * dossier_indicator_grid_get_parts_label:
 *
 * Returns: (nullable): what the values of a cell are of, in order: “sent / received”
 */
const char *
dossier_indicator_grid_get_parts_label (DossierIndicatorGrid *self)
{
  return self->parts_label;
}

/* The value of a part of a cell, if there is one. */
DossierRecord *
dossier_indicator_grid_get_value (DossierIndicatorGrid *self,
                                  guint                 row,
                                  guint                 column,
                                  guint                 part)
{
  g_autofree char *key = dup_key (row, column, part);

  return g_hash_table_lookup (self->values, key);
}

/**
 * dossier_indicator_grid_dup_text:
 *
 * Returns: (transfer full): what stands in the cell, as it was typed: “12 / 7”, or ""
 */
char *
dossier_indicator_grid_dup_text (DossierIndicatorGrid *self,
                                 guint                 row,
                                 guint                 column)
{
  GString *text = g_string_new (NULL);
  gboolean is_empty = TRUE;

  for (guint part = 0; part < self->parts->len; part++)
    {
      g_autofree char *key = dup_key (row, column, part);
      const char *words = g_hash_table_lookup (self->texts, key);

      is_empty = is_empty && words == NULL;
      g_string_append_printf (text, "%s%s", part > 0 ? " / " : "",
                              words != NULL ? words : DOSSIER_GRID_NO_VALUE);
    }

  if (is_empty)
    g_string_truncate (text, 0);
  return g_string_free (text, FALSE);
}

static gboolean
needs_baseline (DossierIndicatorGrid *self)
{
  const char *rule = dossier_record_get_text (self->indicator, "rule");

  return g_strcmp0 (rule, "increase") == 0 || g_strcmp0 (rule, "decrease") == 0;
}

/**
 * dossier_indicator_grid_get_state:
 *
 * Returns: whether the cell has a value or, if not, whether it should have one by the day
 */
DossierGridState
dossier_indicator_grid_get_state (DossierIndicatorGrid *self,
                                  guint                 row,
                                  guint                 column)
{
  const DossierGridColumn *described = &g_array_index (self->columns, DossierGridColumn, column);

  for (guint part = 0; part < self->parts->len; part++)
    if (dossier_indicator_grid_get_value (self, row, column, part) != NULL)
      return DOSSIER_CELL_FILLED;

  if (g_str_equal (described->kind, "baseline"))
    return needs_baseline (self) ? DOSSIER_CELL_MISSING : DOSSIER_CELL_EMPTY;
  if (g_str_equal (described->kind, "target") || !g_date_valid (&described->earliest) ||
      !g_date_valid (&described->latest))
    return DOSSIER_CELL_EMPTY;
  if (g_date_compare (&described->earliest, &self->day) > 0)
    return DOSSIER_CELL_COMING;

  return DOSSIER_CELL_EMPTY;
}
