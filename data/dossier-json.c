/* dossier-json.c: records as JSON, to be read by people and programs.
 *
 * A record is an object with its id as a string and one member per column that
 * has a value; links are ids as strings, with the name beside them when written
 * for people.  Dates, amounts and durations are read as people write them; what was
 * written here, with all its columns, is read back as it was.
 */
#include "dossier-json.h"

#include <glib/gi18n-lib.h>

#include "dossier-number.h"
#include "dossier-own.h"
#include "dossier-store-private.h"
#include "dossier-value.h"

#define FORMAT "dossier-portfolio"
#define VERSION 1

/* A portfolio has five levels; json-glib recurses, and would run out of stack far above that. */
#define MOST_LEVELS 64

/* Writing */

static void
add_id (JsonBuilder *builder,
        gint64       id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  json_builder_add_string_value (builder, text);
}

/* To all six decimals: a program reads it as it is, and no three of them are taken for thousands. */
static void
add_number (JsonBuilder *builder,
            gint64       millionths)
{
  g_autofree char *text = NULL;

  if (millionths % DOSSIER_NUMBER_UNIT == 0)
    {
      json_builder_add_int_value (builder, millionths / DOSSIER_NUMBER_UNIT);
      return;
    }

  text = g_strdup_printf ("%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT,
                          millionths / DOSSIER_NUMBER_UNIT, millionths % DOSSIER_NUMBER_UNIT);
  json_builder_add_string_value (builder, text);
}

static void
add_column (JsonBuilder         *builder,
            DossierStore        *store,
            DossierRecord       *record,
            const DossierColumn *column)
{
  json_builder_set_member_name (builder, column->name);

  if (column->field->kind == DOSSIER_KIND_LINK)
    {
      g_autofree char *name = dossier_store_dup_display (store, record, column->name, "en");

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      add_id (builder, dossier_record_get_integer (record, column->name));
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, name);
      json_builder_end_object (builder);
    }
  else if (column->field->kind == DOSSIER_KIND_YES_NO)
    json_builder_add_boolean_value (builder, dossier_record_get_integer (record, column->name));
  else if (column->field->kind == DOSSIER_KIND_NUMBER && column->part == 0)
    add_number (builder, dossier_record_get_integer (record, column->name));
  else if (column->is_integer)
    json_builder_add_int_value (builder, dossier_record_get_integer (record, column->name));
  else
    json_builder_add_string_value (builder, dossier_record_get_text (record, column->name));
}

/* For people and programs that look; a portfolio is loaded from its tables own_field and own_value. */
static void
add_own_values (JsonBuilder   *builder,
                DossierStore  *store,
                DossierRecord *record)
{
  g_autoptr (GPtrArray) values = dossier_own_list_values (store, record, "en");

  if (values->len == 0)
    return;

  json_builder_set_member_name (builder, "own");
  json_builder_begin_object (builder);
  for (guint i = 0; i < values->len; i++)
    {
      const DossierOwnValue *value = g_ptr_array_index (values, i);

      json_builder_set_member_name (builder, value->label);
      json_builder_add_string_value (builder, value->text);
    }
  json_builder_end_object (builder);
}

/**
 * dossier_json_from_record:
 *
 * Returns: (transfer full): @record with all columns that have a value, and its own fields
 */
JsonNode *
dossier_json_from_record (DossierStore  *store,
                          DossierRecord *record)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (dossier_record_get_table (record), &n_columns);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  add_id (builder, dossier_record_get_id (record));
  for (guint i = 0; i < n_columns; i++)
    if (dossier_record_is_set (record, columns[i].name))
      add_column (builder, store, record, &columns[i]);
  add_own_values (builder, store, record);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * dossier_json_to_text:
 *
 * Returns: (transfer full): @node indented by two, as people like to read it
 */
char *
dossier_json_to_text (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);

  return json_generator_to_data (generator, NULL);
}

/* Reading */

static char *
dup_member_text (JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (JSON_NODE_HOLDS_OBJECT (node))
    node = json_object_get_member (json_node_get_object (node), "id");
  if (node == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strdup (json_node_get_string (node));

    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

    case G_TYPE_DOUBLE:
      return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6f", json_node_get_double (node)));

    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "yes" : "no");

    default:
      return NULL;
    }
}

/* Minor units are told from "800000", which a person means as euros, by the currency beside them. */
static gboolean
is_minor_units (const DossierColumn *column,
                JsonObject          *object)
{
  g_autofree char *currency = g_strconcat (column->field->name, "_currency", NULL);

  return column->field->kind == DOSSIER_KIND_AMOUNT && column->part == 0 &&
         json_object_has_member (object, currency) &&
         json_node_get_value_type (json_object_get_member (object, column->name)) == G_TYPE_INT64;
}

/* The columns after the first one of a field: the bounds of a date follow from it, the rest
 * is kept as it is; the file checks it. */
static gboolean
read_further_column (DossierCell         *cell,
                     const DossierColumn *column,
                     const char          *text,
                     GError             **error)
{
  DossierQualifier qualifier;

  if (g_str_has_suffix (column->name, "_qualifier") && !dossier_qualifier_from_code (text, &qualifier))
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                   _("There is no qualifier “%s”."), text);
      return FALSE;
    }

  if (!g_str_has_suffix (column->name, "_earliest") && !g_str_has_suffix (column->name, "_latest"))
    dossier_cell_set_text (cell, text);
  return TRUE;
}

static gboolean
read_column (DossierRecord       *record,
             const DossierColumn *column,
             JsonObject          *object,
             const char          *text,
             GError             **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  DossierCell *cell = &dossier_record_get_cells (record)[dossier_table_find_column (table, column->name)];

  if (column->part > 0 && !column->field->bilingual)
    return read_further_column (cell, column, text, error);

  if (!is_minor_units (column, object))
    return dossier_record_parse (record, column->name, text, error);

  dossier_cell_set_integer (cell, json_object_get_int_member (object, column->name));
  return TRUE;
}

static gboolean
read_member (DossierRecord  *record,
             JsonObject     *object,
             const char     *name,
             GError        **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  guint index = dossier_table_find_column (table, name);
  g_autofree char *text = NULL;
  guint n_columns;

  if (index == DOSSIER_NO_COLUMN)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   _("“%s” has no field “%s”."), table->name, name);
      return FALSE;
    }

  text = dup_member_text (json_object_get_member (object, name));
  if (text == NULL)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   _("The value of “%s” is neither a text, a number nor yes or no."), name);
      return FALSE;
    }

  if (read_column (record, &dossier_table_get_columns (table, &n_columns)[index], object, text, error))
    return TRUE;

  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static gboolean
read_id (JsonObject  *object,
         gint64      *id,
         GError     **error)
{
  JsonNode *member = json_object_get_member (object, "id");
  g_autofree char *text = member != NULL ? dup_member_text (member) : NULL;

  if (text != NULL && json_node_get_value_type (member) == G_TYPE_STRING &&
      g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;

  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               _("“%s” is not the number of a record: that is a text of digits."), text != NULL ? text : "");
  return FALSE;
}

static gboolean
load_record (DossierEdit         *edit,
             DossierStore        *store,
             const DossierTable  *table,
             JsonObject          *object,
             GError             **error)
{
  g_autoptr (DossierRecord) record = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean is_there;
  gint64 id;

  if (!read_id (object, &id, error))
    return FALSE;

  record = dossier_store_get (store, table->name, id, NULL);
  is_there = record != NULL;
  if (!is_there)
    record = dossier_record_new (table);
  dossier_store_adopt (store, record);

  /* In order: the text of a date comes after the date. */
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_str_equal (name, "id") && !read_member (record, object, name, error))
      {
        g_prefix_error (error, "%s %" G_GINT64_FORMAT ", ", table->name, id);
        return FALSE;
      }

  if (is_there ? dossier_edit_save (edit, record, error)
               : dossier_edit_save_with_id (edit, record, id, error))
    return TRUE;

  g_prefix_error (error, "%s %" G_GINT64_FORMAT ": ", table->name, id);
  return FALSE;
}

static gboolean
load_table (DossierEdit         *edit,
            DossierStore        *store,
            const DossierTable  *table,
            JsonNode            *member,
            GError             **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        array = NULL;
      else if (!load_record (edit, store, table, json_node_get_object (element), error))
        return FALSE;
    }

  if (array == NULL)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                 _("“%s” is not a list of records."), table->name);
  return array != NULL;
}

/* What nobody knows is not passed over: it would be lost without a word. */
static gboolean
check_members (JsonObject  *root,
               GError     **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, root);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_str_equal (name, "format") && !g_str_equal (name, "version") && dossier_table_find (name) == NULL)
      {
        g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                     _("A portfolio has no records called “%s”."), name);
        return FALSE;
      }

  return TRUE;
}

static gboolean
load_tables (DossierEdit   *edit,
             DossierStore  *store,
             JsonObject    *root,
             GError       **error)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  if (!check_members (root, error))
    return FALSE;

  for (guint t = 0; t < n_tables; t++)
    if (json_object_has_member (root, tables[t]->name) &&
        !load_table (edit, store, tables[t], json_object_get_member (root, tables[t]->name), error))
      return FALSE;

  return TRUE;
}

/* Whether it is one value, and not too deep for the parser, which would lose all but the last of several.
 * Brackets inside of strings do not count.  Whether they are closed in order is the parser's business. */
static gboolean
may_be_parsed (const char *text)
{
  gboolean is_string = FALSE, is_begun = FALSE, is_over = FALSE;
  guint n_levels = 0;

  for (const char *c = text; *c != '\0' && n_levels <= MOST_LEVELS; c++)
    {
      gboolean is_opening = !is_string && (*c == '[' || *c == '{');

      if (n_levels == 0 && ((is_over && g_ascii_isgraph (*c)) || (is_begun && is_opening)))
        return FALSE;

      is_begun |= g_ascii_isgraph (*c);
      if (is_string && *c == '\\' && c[1] != '\0')
        c++;
      else if (*c == '"')
        is_string = !is_string;
      else if (is_opening)
        n_levels++;
      else if (!is_string && (*c == ']' || *c == '}') && n_levels > 0)
        is_over = --n_levels == 0;
    }

  return n_levels <= MOST_LEVELS;
}

/* Returns: (nullable): what @text says, with a sentence if it is not JSON at all; the parser quotes it
 * there, and half a character may be in the quote */
static JsonNode *
parse (JsonParser  *parser,
       const char  *text,
       GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *message = NULL;

  if (json_parser_load_from_data (parser, text, -1, &failure))
    return json_parser_get_root (parser);

  message = g_utf8_make_valid (failure->message, -1);
  g_set_error_literal (error, failure->domain, failure->code, message);
  return NULL;
}

/**
 * dossier_json_load:
 * @text: a portfolio as JSON
 *
 * Fills a new portfolio; leaves no step to undo.  Either everything is loaded or nothing.
 */
gboolean
dossier_json_load (DossierStore  *store,
                   const char    *text,
                   GError       **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (DossierEdit) edit = NULL;
  g_autoptr (GError) failure = NULL;
  JsonNode *root = may_be_parsed (text) ? parse (parser, text, &failure) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (root), "format", NULL),
                 FORMAT) != 0 ||
      json_object_get_int_member_with_default (json_node_get_object (root), "version", 0) > VERSION)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FOREIGN,
                           _("This is not a portfolio as JSON, or one of a newer version."));
      return FALSE;
    }

  edit = dossier_store_begin_unjournaled (store, error);
  return edit != NULL &&
         load_tables (edit, store, json_node_get_object (root), error) &&
         dossier_edit_commit (edit, error);
}
