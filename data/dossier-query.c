/* dossier-query.c: what to list, in the field's words.
 *
 * Names of tables and columns come from our own tables; everything a person
 * typed is bound.
 */
#include "dossier-query.h"

#include <string.h>

#include "dossier-query-private.h"
#include "dossier-store-private.h"

static void
binding_clear (gpointer data)
{
  g_free (((DossierBinding *) data)->text);
}

/**
 * dossier_query_new:
 * @table: name of a table
 *
 * Returns: (transfer full): a query for all its records, in its own order
 */
DossierQuery *
dossier_query_new (const char *table)
{
  DossierQuery *self = g_new0 (DossierQuery, 1);

  g_atomic_ref_count_init (&self->references);
  self->table = dossier_table_find (table);
  self->is_by_row = TRUE;
  g_assert (self->table != NULL);
  self->conditions = g_ptr_array_new_with_free_func (g_free);
  self->row_conditions = g_ptr_array_new_with_free_func (g_free);
  self->bindings = g_array_new (FALSE, TRUE, sizeof (DossierBinding));
  g_array_set_clear_func (self->bindings, binding_clear);

  return self;
}

DossierQuery *
dossier_query_ref (DossierQuery *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dossier_query_unref (DossierQuery *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->conditions);
  g_ptr_array_unref (self->row_conditions);
  g_array_unref (self->bindings);
  g_free (self->order);
  g_free (self);
}

const DossierTable *
dossier_query_get_table (DossierQuery *self)
{
  return self->table;
}

/* Conditions */

static const char *
check_column (const DossierTable *table,
              const char         *column)
{
  if (strcmp (column, "id") != 0 && dossier_table_find_column (table, column) == DOSSIER_NO_COLUMN)
    g_error ("There is no column %s in %s", column, table->name);

  return column;
}

static guint
bind_integer (DossierQuery *self,
              gint64        integer)
{
  DossierBinding binding = { .is_set = TRUE, .integer = integer };

  g_array_append_val (self->bindings, binding);
  return self->bindings->len;
}

static guint
bind_text (DossierQuery *self,
           const char   *text)
{
  DossierBinding binding = { .is_set = text != NULL, .text = g_strdup (text) };

  g_array_append_val (self->bindings, binding);
  return self->bindings->len;
}

static guint
bind_day (DossierQuery *self,
          const GDate  *day)
{
  g_autofree char *iso = day != NULL ? dossier_day_to_iso (day) : NULL;

  return bind_text (self, iso);
}

static void G_GNUC_PRINTF (2, 3)
add_condition (DossierQuery *self,
               const char   *format,
               ...)
{
  va_list arguments;
  char *condition;

  va_start (arguments, format);
  condition = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_ptr_array_add (self->conditions, condition);
  g_ptr_array_add (self->row_conditions, g_strdup (condition));
}

/**
 * dossier_query_match:
 *
 * Only records whose @column (a number, link, yes/no or "id") is @value.
 */
void
dossier_query_match (DossierQuery *self,
                     const char   *column,
                     gint64        value)
{
  add_condition (self, "%s = ?%u", check_column (self->table, column), bind_integer (self, value));
}

/**
 * dossier_query_match_text:
 *
 * Only records whose @column of text is @value, letter for letter.
 */
void
dossier_query_match_text (DossierQuery *self,
                          const char   *column,
                          const char   *value)
{
  add_condition (self, "%s = ?%u", check_column (self->table, column), bind_text (self, value));
}

/**
 * dossier_query_match_any:
 * @values: (array zero-terminated=1): what @column may be
 */
void
dossier_query_match_any (DossierQuery       *self,
                         const char         *column,
                         const char * const *values)
{
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (marks, "%s?%u", i > 0 ? ", " : "", bind_text (self, values[i]));
  add_condition (self, "%s IN (%s)", check_column (self->table, column), marks->str);
}

/**
 * dossier_query_match_unset:
 *
 * Only records without a value in @column.
 */
void
dossier_query_match_unset (DossierQuery *self,
                           const char   *column)
{
  add_condition (self, "%s IS NULL", check_column (self->table, column));
}

/**
 * dossier_query_linked_from:
 * @table: another table
 * @link: its link to the records queried
 * @column: (nullable): a further column of @table that must be @value
 *
 * Only records that at least one such record of @table links to.
 */
void
dossier_query_linked_from (DossierQuery *self,
                           const char   *table,
                           const char   *link,
                           const char   *column,
                           gint64        value)
{
  const DossierTable *from = dossier_table_find (table);
  g_autofree char *further = column == NULL ? g_strdup ("")
    : g_strdup_printf (" AND l.%s = ?%u", check_column (from, column), bind_integer (self, value));

  self->is_by_row &= from != self->table;
  add_condition (self, "EXISTS (SELECT 1 FROM %s AS l WHERE l.%s = %s.id%s)",
                 table, check_column (from, link), self->table->name, further);
}

/**
 * dossier_query_not_linked_from:
 *
 * Only records that no record of @table links to.
 */
void
dossier_query_not_linked_from (DossierQuery *self,
                               const char   *table,
                               const char   *link)
{
  self->is_by_row &= dossier_table_find (table) != self->table;
  add_condition (self, "NOT EXISTS (SELECT 1 FROM %s AS l WHERE l.%s = %s.id)",
                 table, check_column (dossier_table_find (table), link), self->table->name);
}

static char *
dup_on_day (DossierQuery *self,
            const char   *period,
            const GDate  *day)
{
  guint bound = bind_day (self, day);

  return g_strdup_printf (DOSSIER_ON_DAY_SQL ("%s", "?%u"), period, period, bound, bound);
}

/**
 * dossier_query_on_day:
 * @field: a date of the table
 *
 * Only records whose @field may hold @day, and those without one: who is a member since nobody knows
 * when is one.
 */
void
dossier_query_on_day (DossierQuery *self,
                      const char   *field,
                      const GDate  *day)
{
  g_autofree char *is_on = dup_on_day (self, check_column (self->table, field), day);

  add_condition (self, "%s", is_on);
}

/* “ AND l.programme = ?3”, or nothing for any record. */
static char *
dup_other (DossierQuery *self,
           const char   *column,
           gint64        other)
{
  return other == 0 ? g_strdup ("") : g_strdup_printf (" AND %s = ?%u", column, bind_integer (self, other));
}

/**
 * dossier_query_in_group:
 * @other: a group, if countries are queried; a country, if groups are; 0: any
 *
 * Only countries that are in a group on @day, or the groups that have such a country.
 */
void
dossier_query_in_group (DossierQuery *self,
                        gint64        other,
                        const GDate  *day)
{
  const char *queried = self->table->name;
  const char *link = g_str_equal (queried, "country") ? "m.country_group" : "m.country";
  g_autofree char *only = dup_other (self, link, other);
  g_autofree char *is_on = dup_on_day (self, "m.period", day);

  add_condition (self, "EXISTS (SELECT 1 FROM group_member AS m WHERE m.%s = %s.id%s AND %s)",
                 queried, queried, only, is_on);
}

/**
 * dossier_query_works_with:
 * @other: a programme, if countries are queried; a country, if programmes are; 0: any
 *
 * Only countries that a programme works with, or the programmes that work with a country: by itself, or
 * as one of a group on @day.
 */
void
dossier_query_works_with (DossierQuery *self,
                          gint64        other,
                          const GDate  *day)
{
  gboolean is_country = g_str_equal (self->table->name, "country");
  g_autofree char *only = dup_other (self, is_country ? "l.programme" : "l.country", other);
  g_autofree char *only_through = dup_other (self, is_country ? "g.programme" : "m.country", other);
  g_autofree char *is_on = dup_on_day (self, "m.period", day);

  add_condition (self, "(EXISTS (SELECT 1 FROM programme_country AS l WHERE l.%s = %s.id%s) OR "
                 "EXISTS (SELECT 1 FROM programme_group AS g JOIN group_member AS m"
                 " ON m.country_group = g.country_group WHERE %s.%s = %s.id%s AND %s))",
                 self->table->name, self->table->name, only, is_country ? "m" : "g", self->table->name,
                 self->table->name, only_through, is_on);
}

/* What is on at a day has begun by then and is not over: two bounds, of which an index can
 * follow only one.  But most dates lie within one month: of these only what begins in the
 * month of the day is looked at.  The others, few, have an index of their own,
 * activity_long, whose condition this repeats. */
static void
add_now (DossierQuery *self,
         const char   *field,
         const GDate  *as_of)
{
  const char *table = self->table->name;
  guint day = bind_day (self, as_of);
  GDate month = *as_of;
  guint begin;
  g_autofree char *is_long = g_strdup_printf (
    "%s IS NOT NULL AND (substr (%s_earliest, 1, 7) = substr (%s_latest, 1, 7)) IS NOT 1 AND "
    "coalesce (%s_earliest, '0000') <= ?%u", field, field, field, field, day);

  g_date_set_day (&month, 1);
  begin = bind_day (self, &month);
  g_ptr_array_add (self->conditions, g_strdup_printf (
    "id IN (SELECT id FROM %s WHERE %s_earliest BETWEEN ?%u AND ?%u AND %s_latest >= ?%u "
    "UNION ALL SELECT id FROM %s WHERE %s AND %s_latest >= ?%u "
    "UNION ALL SELECT id FROM %s WHERE %s AND %s_latest IS NULL)",
    table, field, begin, day, field, day, table, is_long, field, day, table, is_long, field));
  g_ptr_array_add (self->row_conditions, g_strdup_printf (
    "%s IS NOT NULL AND coalesce (%s_earliest, '0000') <= ?%u AND coalesce (%s_latest, '9999') >= ?%u",
    field, field, day, field, day));
}

/**
 * dossier_query_timing:
 * @field: a date of the table
 *
 * Only records whose date lies on the @timing side of @as_of; in the order that
 * suits it: what comes first is what is nearest.
 */
void
dossier_query_timing (DossierQuery  *self,
                      const char    *field,
                      DossierTiming  timing,
                      const GDate   *as_of)
{
  g_free (self->order);
  switch (timing)
    {
    case DOSSIER_TIMING_FORTHCOMING:
      add_condition (self, "%s_earliest > ?%u", field, bind_day (self, as_of));
      self->order = g_strdup_printf ("%s_earliest, %s_latest", field, field);
      break;

    case DOSSIER_TIMING_NOW:
      add_now (self, field, as_of);
      self->order = g_strdup_printf ("%s_earliest, %s_latest", field, field);
      break;

    case DOSSIER_TIMING_RECENT:
      add_condition (self, "%s_latest < ?%u", field, bind_day (self, as_of));
      self->order = g_strdup_printf ("%s_latest DESC, %s_earliest DESC", field, field);
      break;

    case DOSSIER_TIMING_UNDATED:
    default:
      add_condition (self, "%s IS NULL", field);
      self->order = g_strdup ("id");
      break;
    }
}

/**
 * dossier_query_within:
 * @from: (nullable): first day, or %NULL
 * @to: (nullable): last day, or %NULL
 * @certainly: certainly within these days, rather than possibly
 *
 * Only records whose date lies in a window.  A set ("June and November") is not
 * possibly in August, although its bounds are.
 */
void
dossier_query_within (DossierQuery *self,
                      const char   *field,
                      const GDate  *from,
                      const GDate  *to,
                      gboolean      certainly)
{
  guint first = bind_day (self, from);
  guint last = bind_day (self, to);

  if (certainly)
    add_condition (self, "(?%u IS NULL OR %s_earliest >= ?%u) AND (?%u IS NULL OR %s_latest <= ?%u)",
                   first, field, first, last, field, last);
  else
    add_condition (self, "(?%u IS NULL OR coalesce (%s_latest, '9999') >= ?%u) AND "
                   "(?%u IS NULL OR coalesce (%s_earliest, '0000') <= ?%u)",
                   first, field, first, last, field, last);
  add_condition (self, "overlaps (%s, ?%u, ?%u, %d)", field, first, last, certainly);
}

/**
 * dossier_query_search:
 * @words: what a person typed; every word must begin some word of the record
 */
void
dossier_query_search (DossierQuery *self,
                      const char   *words)
{
  g_autofree char *expression = dossier_search_expression (words);

  if (expression == NULL)
    return;

  self->is_by_row = FALSE;
  add_condition (self, "id IN (SELECT rowid FROM %s_search WHERE %s_search MATCH ?%u)",
                 self->table->name, self->table->name, bind_text (self, expression));
}

/**
 * dossier_query_order:
 *
 * Sorts by @column instead of the table's own order.  Texts sort without regard to
 * case; a link sorts by the name of what it links to.
 */
void
dossier_query_order (DossierQuery *self,
                     const char   *column,
                     gboolean      descending)
{
  const DossierField *field = dossier_table_get_field (self->table, column);
  const char *direction = descending ? " DESC" : "";
  gboolean is_link = field != NULL && field->kind == DOSSIER_KIND_LINK;
  const DossierTable *target = is_link ? dossier_table_find (field->target) : NULL;

  self->is_by_row &= target != self->table;
  g_free (self->order);
  if (target != NULL)
    self->order = g_strdup_printf ("(SELECT t.%s FROM %s AS t WHERE t.id = %s.%s) COLLATE NOCASE%s",
                                   target->title, target->name, self->table->name, column, direction);
  else if (field != NULL && field->kind == DOSSIER_KIND_DATE && g_str_equal (field->name, column))
    self->order = g_strdup_printf ("%s_%s%s", column, descending ? "latest" : "earliest", direction);
  else if (field != NULL && (field->kind == DOSSIER_KIND_TEXT || field->kind == DOSSIER_KIND_LONG_TEXT))
    self->order = g_strdup_printf ("%s COLLATE NOCASE%s", check_column (self->table, column), direction);
  else
    self->order = g_strdup_printf ("%s%s", check_column (self->table, column), direction);
}

/**
 * dossier_query_limit:
 * @limit: how many at most; 0 for all
 */
void
dossier_query_limit (DossierQuery *self,
                     guint         limit)
{
  self->limit = limit;
}
