/* dossier-filter.c: FIELD=VALUE as a condition of a query.
 *
 * Links are given by name, choices by code or label, and a date matches whatever
 * may lie within it: "date=2016-01" finds "January or February 2016" too.
 */
#include "dossier-filter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-command.h"

#define TIMING "timing="

static const struct
{
  const char    *name;
  DossierTiming  timing;
} timings[] = {
  { "forthcoming", DOSSIER_TIMING_FORTHCOMING },
  { "now",         DOSSIER_TIMING_NOW },
  { "recent",      DOSSIER_TIMING_RECENT },
  { "undated",     DOSSIER_TIMING_UNDATED },
};

/* Timing is no field: it follows from the date and the as-of day. */
static gboolean
add_timing (DossierStore  *store,
            DossierQuery  *query,
            const char    *value,
            GError       **error)
{
  GDate as_of;

  dossier_store_get_as_of (store, &as_of);
  for (guint i = 0; i < G_N_ELEMENTS (timings); i++)
    if (g_str_equal (timings[i].name, value))
      {
        dossier_query_timing (query, "date", timings[i].timing, &as_of);
        return TRUE;
      }

  g_set_error (error, DOSSIER_COMMAND_ERROR, 0,
               _("Timing cannot be “%s”, only one of: %s."), value, "forthcoming, now, recent, undated");
  return FALSE;
}

static gboolean
add_link (DossierStore        *store,
          DossierQuery        *query,
          const DossierField  *field,
          const char          *value,
          GError             **error)
{
  g_autoptr (DossierRecord) target = dossier_store_find (store, field->target, value, error);

  if (target == NULL)
    return FALSE;

  dossier_query_match (query, field->name, dossier_record_get_id (target));
  return TRUE;
}

static void
add_bounds (DossierQuery  *query,
            DossierRecord *sample,
            const char    *name)
{
  GDate earliest, latest;

  dossier_record_get_bounds (sample, name, &earliest, &latest);
  dossier_query_within (query, name,
                        g_date_valid (&earliest) ? &earliest : NULL,
                        g_date_valid (&latest) ? &latest : NULL, FALSE);
}

/* The value is read as a form would read it, into a record that is never saved. */
static gboolean
add_value (DossierQuery        *query,
           const DossierColumn *column,
           const char          *value,
           GError             **error)
{
  g_autoptr (DossierRecord) sample = dossier_record_new (dossier_query_get_table (query));
  const char *name = column->field->name;

  if (!dossier_record_parse (sample, column->part == 0 ? name : column->name, value, error))
    return FALSE;

  if (column->field->kind == DOSSIER_KIND_DATE)
    add_bounds (query, sample, name);
  else if (column->is_integer)
    dossier_query_match (query, name, dossier_record_get_integer (sample, name));
  else
    dossier_query_match_text (query, column->name, dossier_record_get_text (sample, column->name));

  if (column->field->kind == DOSSIER_KIND_AMOUNT)
    {
      g_autofree char *currency = g_strconcat (name, "_currency", NULL);

      dossier_query_match_text (query, currency, dossier_record_get_text (sample, currency));
    }

  return TRUE;
}

/**
 * dossier_filter_add:
 * @condition: FIELD=VALUE; an empty value asks for records without one
 *
 * Narrows @query down.
 */
gboolean
dossier_filter_add (DossierStore  *store,
                    DossierQuery  *query,
                    const char    *condition,
                    GError       **error)
{
  const DossierTable *table = dossier_query_get_table (query);
  g_autofree char *name = NULL;
  const char *value;
  guint n_columns;
  const DossierColumn *column;

  if (g_str_has_prefix (condition, TIMING) && dossier_table_find_column (table, "date") != DOSSIER_NO_COLUMN)
    return add_timing (store, query, condition + strlen (TIMING), error);

  if (!dossier_command_split (condition, table, &name, &value, error))
    return FALSE;

  column = &dossier_table_get_columns (table, &n_columns)[dossier_table_find_column (table, name)];
  if (*value == '\0')
    {
      dossier_query_match_unset (query, name);
      return TRUE;
    }

  if (column->field->kind == DOSSIER_KIND_LINK)
    return add_link (store, query, column->field, value, error);

  return add_value (query, column, value, error);
}
