/* dossier-verbs-list.c: looking things up: list, show, search.
 *
 * Lists walk the ids and fetch one record at a time, so that a million rows take
 * no more memory than ten.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "dossier-filter.h"
#include "dossier-hits.h"
#include "dossier-json.h"
#include "dossier-own.h"
#include "dossier-output.h"
#include "dossier-verbs.h"

#define MAX_COLUMNS 9
#define MAX_HITS 50

/* Called with every record in turn. */
typedef void (*RecordFunc) (DossierRecord *record,
                            gpointer       context);

static gboolean
for_each (DossierStore        *store,
          const DossierTable  *table,
          GArray              *ids,
          RecordFunc           func,
          gpointer             context,
          GError             **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (DossierRecord) record = dossier_store_get (store, table->name, id, error);

      if (record == NULL)
        return FALSE;
      func (record, context);
    }

  return TRUE;
}

/* As JSON */

typedef struct
{
  DossierStore *store;
  guint         count;
} JsonContext;

static void
print_json (DossierRecord *record,
            gpointer       data)
{
  JsonContext *context = data;
  g_autoptr (JsonNode) node = dossier_json_from_record (context->store, record);
  g_autofree char *text = dossier_json_to_text (node);

  dossier_output_verbatim (context->count++ == 0 ? "[\n" : ",\n");
  dossier_output_verbatim (text);
}

static gboolean
list_json (DossierStore        *store,
           const DossierTable  *table,
           GArray              *ids,
           GError             **error)
{
  JsonContext context = { store };

  if (!for_each (store, table, ids, print_json, &context, error))
    return FALSE;

  dossier_output_text (context.count == 0 ? "[]\n" : "\n]\n");
  return TRUE;
}

/* As CSV */

/* Minor units would be read a hundred times too large by a spreadsheet. */
static char *
dup_major (DossierRecord       *record,
           const DossierColumn *column)
{
  g_autofree char *currency = g_strconcat (column->field->name, "_currency", NULL);
  guint digits = dossier_currency_digits (dossier_record_get_text (record, currency));
  gint64 minor = dossier_record_get_integer (record, column->name);
  gint64 unit = 1;

  for (guint i = 0; i < digits; i++)
    unit *= 10;

  return digits == 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, minor)
    : g_strdup_printf ("%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT, minor / unit, (int) digits, minor % unit);
}

static char *
dup_csv_cell (DossierStore        *store,
              DossierRecord       *record,
              const DossierColumn *column)
{
  if (!dossier_record_is_set (record, column->name))
    return g_strdup ("");

  if (column->field->kind == DOSSIER_KIND_LINK)
    return dossier_store_dup_display (store, record, column->name, "en");

  if (column->field->kind == DOSSIER_KIND_YES_NO)
    return g_strdup (dossier_record_get_integer (record, column->name) != 0 ? "yes" : "no");

  if (column->field->kind == DOSSIER_KIND_AMOUNT && column->part == 0)
    return dup_major (record, column);

  if (column->is_integer)
    return g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_integer (record, column->name));

  return g_strdup (dossier_record_get_text (record, column->name));
}

typedef struct
{
  DossierStore       *store;
  const DossierTable *own;  /* (nullable): the office's own fields, behind all others */
} CsvContext;

static char *
dup_own_cell (CsvContext         *context,
              DossierRecord      *own,
              const DossierField *field)
{
  /* Where fields were just made, values are those of the table before. */
  if (own == NULL || dossier_record_get_table (own) != context->own ||
      !dossier_record_is_set (own, field->name))
    return g_strdup ("");

  if (field->kind == DOSSIER_KIND_YES_NO)
    return g_strdup (dossier_record_get_integer (own, field->name) != 0 ? "yes" : "no");

  return dossier_record_dup_input (own, field->name);
}

static void
print_csv (DossierRecord *record,
           gpointer       data)
{
  CsvContext *context = data;
  g_autoptr (DossierRecord) own = context->own != NULL
                                  ? dossier_own_dup_record (context->store, record) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (record));
  g_auto (GStrv) cells = NULL;
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (dossier_record_get_table (record), &n_columns);

  g_strv_builder_add (builder, number);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *cell = dup_csv_cell (context->store, record, &columns[i]);

      g_strv_builder_add (builder, cell);
    }
  for (guint i = 0; context->own != NULL && i < context->own->n_fields; i++)
    {
      g_autofree char *cell = dup_own_cell (context, own, &context->own->fields[i]);

      g_strv_builder_add (builder, cell);
    }

  cells = g_strv_builder_end (builder);
  dossier_output_csv ((const char * const *) cells);
}

/* Columns by their names in the file, the office's own fields by the names it gave them. */
static gboolean
list_csv (DossierStore        *store,
          const DossierTable  *table,
          GArray              *ids,
          GError             **error)
{
  CsvContext context = { store, dossier_own_get_table (store, table->name) };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  g_strv_builder_add (builder, "id");
  for (guint i = 0; i < n_columns; i++)
    g_strv_builder_add (builder, columns[i].name);
  for (guint i = 0; context.own != NULL && i < context.own->n_fields; i++)
    g_strv_builder_add (builder, context.own->fields[i].label);

  names = g_strv_builder_end (builder);
  dossier_output_csv ((const char * const *) names);

  return for_each (store, table, ids, print_csv, &context, error);
}

/* For people */

typedef struct
{
  DossierStore       *store;
  const char         *language;
  const DossierField *fields[MAX_COLUMNS];  /* after the title, before the number */
  guint               n_fields;
  DossierWidths       widths;
} TextContext;

/* Short values that tell records apart; what nobody filled in is left out later. */
static gboolean
is_main_field (const DossierTable *table,
               const DossierField *field)
{
  static const char * const inner[] = { "position", "colour", "certainty_text", "inferred", "place_inferred",
                                        "source", NULL };

  if (g_str_equal (field->name, table->title) || g_strv_contains (inner, field->name) ||
      field->kind == DOSSIER_KIND_LONG_TEXT)
    return FALSE;

  return field->kind != DOSSIER_KIND_TEXT || field->unique || (field->searched && !field->bilingual);
}

static char **
dup_cells (TextContext   *context,
           DossierRecord *record)
{
  char **cells = g_new0 (char *, context->n_fields + 3);
  guint n = 0;

  cells[n++] = dossier_store_dup_title (context->store, record, context->language);
  for (guint i = 0; i < context->n_fields; i++)
    cells[n++] = dossier_store_dup_display (context->store, record, context->fields[i]->name,
                                            context->language);
  cells[n++] = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (record));

  return cells;
}

static void
fit_record (DossierRecord *record,
            gpointer       data)
{
  TextContext *context = data;
  g_auto (GStrv) cells = dup_cells (context, record);

  dossier_widths_fit (&context->widths, (const char * const *) cells);
}

static void
print_record (DossierRecord *record,
              gpointer       data)
{
  TextContext *context = data;
  g_auto (GStrv) cells = dup_cells (context, record);

  dossier_output_row (&context->widths, (const char * const *) cells);
}

static void
print_headings (TextContext        *context,
                const DossierTable *table)
{
  g_autofree const char **headings = g_new0 (const char *, context->n_fields + 3);

  headings[0] = _(dossier_table_get_field (table, table->title)->label);
  for (guint i = 0; i < context->n_fields; i++)
    headings[i + 1] = context->widths.widths[i + 1] > 0 ? _(context->fields[i]->label) : "";
  /* Translators: the heading over the numbers that identify records */
  headings[context->n_fields + 1] = C_("identifier", "Number");

  dossier_widths_fit (&context->widths, headings);
  dossier_output_row (&context->widths, headings);
}

static gboolean
list_text (DossierStore        *store,
           const char          *language,
           const DossierTable  *table,
           GArray              *ids,
           GError             **error)
{
  TextContext context = { store, language };
  g_auto (DossierWidths) widths = { NULL };

  for (guint i = 0; i < table->n_fields && context.n_fields < MAX_COLUMNS; i++)
    if (is_main_field (table, &table->fields[i]))
      context.fields[context.n_fields++] = &table->fields[i];

  dossier_widths_init (&widths, context.n_fields + 2);
  context.widths = widths;
  if (!for_each (store, table, ids, fit_record, &context, error))
    return FALSE;

  if (ids->len > 0)
    print_headings (&context, table);
  return for_each (store, table, ids, print_record, &context, error);
}

gboolean
dossier_verb_list (const DossierCommand  *command,
                   GError               **error)
{
  const DossierTable *table = dossier_command_get_table (command, error);
  g_autoptr (DossierStore) store = table != NULL ? dossier_command_open (command, 0, error) : NULL;
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (store == NULL)
    return FALSE;

  query = dossier_query_new (table->name);
  for (char **condition = command->conditions; condition != NULL && *condition != NULL; condition++)
    if (!dossier_filter_add (store, query, *condition, error))
      return FALSE;

  ids = dossier_store_query (store, query, error);
  if (ids == NULL)
    return FALSE;

  if (command->json)
    return list_json (store, table, ids, error);
  if (command->csv)
    return list_csv (store, table, ids, error);

  return list_text (store, dossier_command_get_language (command), table, ids, error);
}

/* One record */

/* A long text starts below its label and keeps its lines. */
static void
print_field (const char *label,
             const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  dossier_output_text ("%s:%s", label, lines[1] != NULL ? "\n" : " ");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strdelimit (lines[i], "\r\t", ' ');
      for (char *c = lines[i]; *c != '\0'; c++)
        if (g_ascii_iscntrl (*c))
          *c = ' ';
      dossier_output_text ("%s%s\n", lines[1] != NULL ? "  " : "", lines[i]);
    }
}

static void
print_fields (DossierStore  *store,
              DossierRecord *record,
              const char    *language)
{
  const DossierTable *table = dossier_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *field = &table->fields[i];
      g_autofree char *value = dossier_store_dup_display (store, record, field->name, language);

      if (*value != '\0')
        print_field (_(field->label), value);
      if (field->bilingual)
        {
          g_autofree char *column = g_strconcat (field->name, "_fr", NULL);
          g_autofree char *label = g_strdup_printf ("%s (fr)", _(field->label));

          if (dossier_record_is_set (record, column) &&
              !g_str_equal (dossier_record_get_text (record, column), value))
            print_field (label, dossier_record_get_text (record, column));
        }
    }
}

static void
print_own_values (DossierStore  *store,
                  DossierRecord *record,
                  const char    *language)
{
  g_autoptr (GPtrArray) values = dossier_own_list_values (store, record, language);

  for (guint i = 0; i < values->len; i++)
    {
      const DossierOwnValue *value = g_ptr_array_index (values, i);

      print_field (value->label, value->text);
    }
}

gboolean
dossier_verb_show (const DossierCommand  *command,
                   GError               **error)
{
  g_autoptr (DossierStore) store = dossier_command_open (command, 0, error);
  g_autoptr (DossierRecord) record =
    store != NULL ? dossier_command_get_record (command, store, error) : NULL;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (record == NULL)
    return FALSE;

  if (command->json)
    {
      g_autoptr (JsonNode) node = dossier_json_from_record (store, record);

      dossier_output_json (node);
      return TRUE;
    }

  print_fields (store, record, dossier_command_get_language (command));
  print_own_values (store, record, dossier_command_get_language (command));
  users = dossier_store_get_users (store, record);
  for (guint i = 0; i < users->len; i++)
    {
      const DossierUse *use = g_ptr_array_index (users, i);
      g_autofree char *count = g_strdup_printf ("%u", use->count);
      const char *cells[] = { _(use->table->plural), count, NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  if (rows->len > 0)
    dossier_output_text ("\n%s\n", _("Used by:"));
  dossier_output_rows (rows);

  return TRUE;
}

/* Searching */

static gboolean
has_word (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}

static void
print_hits_json (GPtrArray *hits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      const DossierHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hit->id);
      const char *members[][2] = { { "table", hit->table }, { "id", id }, { "title", hit->title },
                                   { "detail", hit->detail } };

      json_builder_begin_object (builder);
      for (guint m = 0; m < G_N_ELEMENTS (members); m++)
        dossier_output_add_member (builder, members[m][0], members[m][1]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  dossier_output_built (builder);
}

static void
print_hits (GPtrArray *hits)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < hits->len; i++)
    {
      const DossierHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hit->id);
      const char *cells[] = { hit->table, hit->title, hit->detail, id, NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  dossier_output_rows (rows);
}

gboolean
dossier_verb_search (const DossierCommand  *command,
                     GError               **error)
{
  g_autofree char *words = g_strjoinv (" ", command->words + 1);
  const char *language = command->json ? "en" : dossier_command_get_language (command);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  if (!has_word (words))
    {
      g_set_error_literal (error, DOSSIER_COMMAND_ERROR, 0, _("There is no word to look for."));
      return FALSE;
    }

  store = dossier_command_open (command, 0, error);
  hits = store != NULL ? dossier_store_search (store, words, language, MAX_HITS, error) : NULL;
  if (hits == NULL)
    return FALSE;

  if (command->json)
    print_hits_json (hits);
  else
    print_hits (hits);
  return TRUE;
}
