/* dossier-country-part.c: what a country takes part in, for the lists of its programmes, activities and
 * indicators.
 *
 * A record links some of it to the country.  The rest follows on the day that is shown: programmes that
 * work with one of its groups, activities that it hosts or that are for one of its groups, and what has been
 * measured in it.
 */
#include "dossier-country-part.h"

#include <glib/gi18n-lib.h>

#include "dossier-chip.h"
#include "dossier-indicator-value.h"
#include "dossier-language.h"

/* Of what is hosted the latest; all of it is counted below, among what uses the country. */
#define MOST_HOSTED 50

/* What is found */

static void
add_unless_linked (GPtrArray        *records,
                   DossierChildList *list,
                   DossierQuery     *query,
                   const char       *link)
{
  DossierStore *store = dossier_child_list_get_store (list);
  const DossierChildKind *kind = dossier_child_list_get_kind (list);
  g_autoptr (GPtrArray) found = dossier_store_query_records (store, query, NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      DossierRecord *record = g_ptr_array_index (found, i);
      g_autoptr (DossierQuery) links = dossier_query_new (kind->table);

      dossier_query_match (links, kind->owner, dossier_record_get_id (dossier_child_list_get_owner (list)));
      dossier_query_match (links, link, dossier_record_get_id (record));
      if (dossier_store_count (store, links) == 0 && !g_ptr_array_find (records, record, NULL))
        g_ptr_array_add (records, g_object_ref (record));
    }
}

/* The groups that the country is in on the day shown. */
static GPtrArray *
find_groups (DossierStore  *store,
             DossierRecord *country)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("country_group");
  GPtrArray *groups;
  GDate day;

  dossier_store_get_as_of (store, &day);
  dossier_query_in_group (query, dossier_record_get_id (country), &day);
  groups = dossier_store_query_records (store, query, NULL);

  return groups != NULL ? groups : g_ptr_array_new ();
}

/**
 * dossier_country_find_programmes:
 *
 * Returns: (transfer full): programmes that work with @country only as one of a group
 */
GPtrArray *
dossier_country_find_programmes (DossierChildList *list,
                                 DossierRecord    *country)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");
  GPtrArray *programmes = g_ptr_array_new_with_free_func (g_object_unref);
  GDate day;

  dossier_store_get_as_of (dossier_child_list_get_store (list), &day);
  dossier_query_works_with (query, dossier_record_get_id (country), &day);
  add_unless_linked (programmes, list, query, "programme");
  return programmes;
}

/**
 * dossier_country_find_activities:
 *
 * Returns: (transfer full): activities that only take place in @country, or are for one of its groups
 */
GPtrArray *
dossier_country_find_activities (DossierChildList *list,
                                 DossierRecord    *country)
{
  g_autoptr (DossierQuery) hosted = dossier_query_new ("activity");
  g_autoptr (GPtrArray) groups = find_groups (dossier_child_list_get_store (list), country);
  GPtrArray *activities = g_ptr_array_new_with_free_func (g_object_unref);

  dossier_query_match (hosted, "country", dossier_record_get_id (country));
  dossier_query_order (hosted, "date", TRUE);
  dossier_query_limit (hosted, MOST_HOSTED);
  add_unless_linked (activities, list, hosted, "activity");

  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new ("activity");

      dossier_query_linked_from (query, "activity_group", "activity", "country_group",
                                 dossier_record_get_id (g_ptr_array_index (groups, i)));
      dossier_query_order (query, "date", TRUE);
      dossier_query_limit (query, MOST_HOSTED);
      add_unless_linked (activities, list, query, "activity");
    }

  return activities;
}

/* Whether it has been measured by the day shown, and no amendment has replaced it. */
static gboolean
is_measured (DossierRecord *value,
             const GDate   *day)
{
  GDate earliest, latest;

  return !dossier_record_is_set (value, "amendment") && dossier_indicator_value_is_known (value) &&
         (!dossier_record_get_bounds (value, "period", &earliest, &latest) || !g_date_valid (&earliest) ||
          g_date_compare (&earliest, day) <= 0);
}

/* Returns: (transfer full) (nullable): the latest value of @indicator in @country, the whole before its
 *   parts */
static DossierRecord *
find_latest_value (DossierStore  *store,
                   DossierRecord *indicator,
                   DossierRecord *country)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("indicator_value");
  g_autoptr (GPtrArray) values = NULL;
  DossierRecord *latest = NULL;
  GDate day;

  dossier_store_get_as_of (store, &day);
  dossier_query_match (query, "indicator", dossier_record_get_id (indicator));
  dossier_query_match (query, "country", dossier_record_get_id (country));
  dossier_query_match_text (query, "kind", "actual");
  values = dossier_store_query_records (store, query, NULL);

  /* They come in the order of their periods. */
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      DossierRecord *value = g_ptr_array_index (values, i);
      gboolean is_part = dossier_record_is_set (value, "breakdown");

      if (is_measured (value, &day) &&
          (latest == NULL || !is_part || dossier_record_is_set (latest, "breakdown")))
        latest = value;
    }

  return latest != NULL ? g_object_ref (latest) : NULL;
}

/**
 * dossier_country_find_indicators:
 *
 * Returns: (transfer full): indicators that have been measured in @country by the day shown
 */
GPtrArray *
dossier_country_find_indicators (DossierChildList *list,
                                 DossierRecord    *country)
{
  DossierStore *store = dossier_child_list_get_store (list);
  g_autoptr (DossierQuery) query = dossier_query_new ("indicator");
  GPtrArray *indicators = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = NULL;

  dossier_query_linked_from (query, "indicator_value", "indicator", "country",
                             dossier_record_get_id (country));
  found = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      DossierRecord *indicator = g_ptr_array_index (found, i);
      g_autoptr (DossierRecord) value = find_latest_value (store, indicator, country);

      if (value != NULL)
        g_ptr_array_add (indicators, g_object_ref (indicator));
    }

  return indicators;
}

/* What is said of it */

static void
show_dot (DossierChildRow *row,
          DossierRecord   *programme)
{
  GtkWidget *dot = dossier_child_row_get_prefix (row);

  if (dot == NULL)
    {
      dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (dot, "dot");
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      dossier_child_row_set_prefix (row, dot);
    }
  if (programme != NULL)
    dossier_chip_set_colour (dot, programme);
}

/* Takes @words over. */
static void
add_words (GStrvBuilder *parts,
           char         *words)
{
  if (words != NULL && *words != '\0')
    g_strv_builder_add (parts, words);
  g_free (words);
}

/* “As one of “Eastern Partnership””: the groups of the country that are linked to @record. */
static void
add_groups (GStrvBuilder     *parts,
            DossierChildList *list,
            DossierRecord    *record,
            const char       *table)
{
  DossierStore *store = dossier_child_list_get_store (list);
  g_autoptr (GPtrArray) groups = find_groups (store, dossier_child_list_get_owner (list));

  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (DossierQuery) links = dossier_query_new (table);
      g_autofree char *name = dossier_store_dup_title (store, g_ptr_array_index (groups, i),
                                                       dossier_interface_language ());

      dossier_query_match (links, "country_group", dossier_record_get_id (g_ptr_array_index (groups, i)));
      dossier_query_match (links, dossier_record_get_table (record)->name, dossier_record_get_id (record));
      if (dossier_store_count (store, links) > 0)
        /* Translators: a group of countries, of which a country takes part as one */
        add_words (parts, g_strdup_printf (_("As one of “%s”"), name));
    }
}

/* The record itself, or what the link in its place leads to, with what the link says. */
static DossierRecord *
get_target (DossierChildList *list,
            DossierChildRow  *row,
            const char       *target,
            GStrvBuilder     *parts)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *record = dossier_child_row_get_record (row);

  if (dossier_record_is_a (record, target))
    return g_object_ref (record);

  add_words (parts, dossier_store_dup_display (store, record, "role", dossier_interface_language ()));
  return dossier_store_get_linked (store, record, target);
}

static void
show_parts (DossierChildRow *row,
            const char      *title,
            GStrvBuilder    *parts)
{
  g_auto (GStrv) words = g_strv_builder_end (parts);
  g_autofree char *subtitle = g_strjoinv (" · ", words);

  dossier_child_row_set_text (row, title, *subtitle != '\0' ? subtitle : NULL);
}

void
dossier_country_show_programme (DossierChildList *list,
                                DossierChildRow  *row)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (DossierRecord) programme = get_target (list, row, "programme", parts);
  const char *language = dossier_interface_language ();
  g_autofree char *title = NULL;

  if (programme == NULL)
    return;

  if (programme == dossier_child_row_get_record (row))
    add_groups (parts, list, programme, "programme_group");
  add_words (parts, dossier_record_dup_display (programme, "lifecycle", language));
  title = dossier_store_dup_title (dossier_child_list_get_store (list), programme, language);
  show_parts (row, title, parts);
  show_dot (row, programme);
}

void
dossier_country_show_activity (DossierChildList *list,
                               DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  gint64 country = dossier_record_get_id (dossier_child_list_get_owner (list));
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (DossierRecord) activity = get_target (list, row, "activity", parts);
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) programme = NULL;
  g_autofree char *title = NULL;

  if (activity == NULL)
    return;

  if (dossier_record_get_integer (activity, "country") == country)
    add_words (parts, g_strdup (C_("country", "Hosted")));
  else if (activity == dossier_child_row_get_record (row))
    add_groups (parts, list, activity, "activity_group");
  add_words (parts, dossier_record_dup_display (activity, "date", language));
  title = dossier_store_dup_title (store, activity, language);
  programme = dossier_store_get_linked (store, activity, "programme");
  show_parts (row, title, parts);
  show_dot (row, programme);
}

/* “12 cases · Police · 2015” */
void
dossier_country_show_indicator (DossierChildList *list,
                                DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *indicator = dossier_child_row_get_record (row);
  const char *language = dossier_interface_language ();
  const char *unit = dossier_record_get_local (indicator, "unit", language);
  g_autoptr (DossierRecord) programme = dossier_store_get_linked (store, indicator, "programme");
  g_autoptr (DossierRecord) value = find_latest_value (store, indicator, dossier_child_list_get_owner (list));
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *title = dossier_store_dup_title (store, indicator, language);
  g_autofree char *figure = NULL;
  DossierNumber number;

  if (value == NULL)
    return;

  figure = dossier_record_dup_display (value, "value", language);
  if (unit != NULL && *unit != '\0' && dossier_record_get_number (value, "value", &number))
    add_words (parts, g_strdup_printf ("%s %s", figure, unit));
  else
    add_words (parts, g_steal_pointer (&figure));
  add_words (parts, dossier_store_dup_display (store, value, "breakdown", language));
  add_words (parts, dossier_record_dup_display (value, "period", language));
  show_parts (row, title, parts);
  show_dot (row, programme);
}
