/* dossier-search.c: the full-text index, made from the tables, and what people type into it.
 *
 * Every table with searched columns has an FTS5 table TABLE_search over them
 * (external content), kept in step by triggers, also during undo.  When the columns
 * of a table change, its index is made anew on opening; who only reads makes do
 * with the one that is there.
 */
#include <string.h>

#include "dossier-store-private.h"

#define TOKENIZER "unicode61 remove_diacritics 2"

/* The words a person wrote: those of a text, and of a value also as it was written. */
static gboolean
is_searched (const DossierColumn *column)
{
  switch (column->field->kind)
    {
    case DOSSIER_KIND_NUMBER:
    case DOSSIER_KIND_DATE:
    case DOSSIER_KIND_AMOUNT:
    case DOSSIER_KIND_DURATION:
      return g_str_has_suffix (column->name, "_text") && column->part > 0;

    case DOSSIER_KIND_TEXT:
    case DOSSIER_KIND_LONG_TEXT:
      return column->field->searched;

    case DOSSIER_KIND_INTEGER:
    case DOSSIER_KIND_YES_NO:
    case DOSSIER_KIND_CHOICE:
    case DOSSIER_KIND_MONTH:
    case DOSSIER_KIND_LINK:
    case DOSSIER_N_KINDS:
    default:
      return FALSE;
    }
}

/* Returns: whether there is a text index of @table in a file of this version */
gboolean
dossier_search_covers (const DossierTable *table)
{
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (is_searched (&columns[i]))
      return TRUE;

  return FALSE;
}

/* What the text index of @table is over in this file.  An earlier version may have made it, but whoever may
 * write has made it anew.
 * Returns: (transfer full) (element-type DossierColumn): in the order of the index; %NULL stands for a column
 *   that is not known any more.  Empty if there is no index. */
GPtrArray *
dossier_search_list_columns (DossierStore       *store,
                             const DossierTable *table)
{
  GPtrArray *found = g_ptr_array_new ();
  gboolean is_known = !dossier_store_is_read_only (store);
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s_search') ORDER BY cid",
                                          table->name);
  g_autoptr (DossierStatement) row = is_known ? NULL : dossier_database_prepare (store->database, sql, NULL);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; is_known && i < n_columns; i++)
    if (is_searched (&columns[i]))
      g_ptr_array_add (found, (gpointer) &columns[i]);
  while (row != NULL && sqlite3_step (row) == SQLITE_ROW)
    {
      guint n = dossier_table_find_column (table, (const char *) sqlite3_column_text (row, 0));

      g_ptr_array_add (found, n != DOSSIER_NO_COLUMN ? (gpointer) &columns[n] : NULL);
    }

  return found;
}

static char *
dup_searched_columns (const DossierTable *table,
                      const char         *prefix)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (is_searched (&columns[i]))
      g_string_append_printf (list, "%s%s%s", list->len > 0 ? ", " : "", prefix, columns[i].name);

  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/* Prefixes of two and three letters have an index of their own: 0.03 ms instead
 * of 21 for the first hits among a million. */
static char *
dup_index_sql (const DossierTable *table,
               const char         *columns)
{
  return g_strdup_printf ("CREATE VIRTUAL TABLE %s_search USING fts5 (%s, content = '%s', content_rowid = "
                          "'id', tokenize = '" TOKENIZER "', prefix = '2 3')",
                          table->name, columns, table->name);
}

static const char * const events[] = { "insert", "delete", "update" };

/* One of the three triggers that keep the index of @table in step. */
static char *
dup_trigger_sql (const DossierTable *table,
                 const char         *columns,
                 guint               event)
{
  const char *name = table->name;
  g_autofree char *old = dup_searched_columns (table, "old.");
  g_autofree char *new = dup_searched_columns (table, "new.");
  g_autofree char *add = g_strdup_printf ("INSERT INTO %s_search (rowid, %s) VALUES (new.id, %s);", name,
                                          columns, new);
  g_autofree char *drop = g_strdup_printf ("INSERT INTO %s_search (%s_search, rowid, %s) VALUES ('delete', "
                                           "old.id, %s);",
                                           name, name, columns, old);

  if (event == 0)
    return g_strdup_printf ("CREATE TRIGGER %s_search_insert AFTER INSERT ON %s BEGIN %s END", name, name,
                            add);
  if (event == 1)
    return g_strdup_printf ("CREATE TRIGGER %s_search_delete AFTER DELETE ON %s BEGIN %s END", name, name,
                            drop);

  return g_strdup_printf ("CREATE TRIGGER %s_search_update AFTER UPDATE OF %s ON %s WHEN (%s) IS NOT (%s) "
                          "BEGIN %s %s END", name, columns, name, old, new, drop, add);
}

/* Returns: the text of @name in the schema, or %NULL if it is not there or, with @error, cannot be read */
static char *
dup_schema_sql (DossierDatabase  *database,
                const char       *name,
                GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT sql FROM sqlite_schema "
                                                                         "WHERE name = ?1", error);
  int result;

  if (row == NULL)
    return NULL;

  sqlite3_bind_text (row, 1, name, -1, SQLITE_TRANSIENT);
  result = sqlite3_step (row);
  if (result == SQLITE_ROW)
    return dossier_statement_dup_text (row, 0);
  if (result != SQLITE_DONE)
    dossier_database_set_error (database, error);
  return NULL;
}

/* Whether the index of @table and what keeps it in step are as they should be. */
static gboolean
is_made (DossierDatabase     *database,
         const DossierTable  *table,
         const char          *columns,
         GError             **error)
{
  g_autofree char *index = columns != NULL ? dup_index_sql (table, columns) : NULL;
  g_autofree char *index_name = g_strdup_printf ("%s_search", table->name);
  g_autoptr (GError) failure = NULL;
  g_autofree char *present = dup_schema_sql (database, index_name, &failure);
  gboolean is_right = g_strcmp0 (present, index) == 0;

  for (guint i = 0; columns != NULL && is_right && failure == NULL && i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%s", index_name, events[i]);
      g_autofree char *trigger = dup_schema_sql (database, name, &failure);
      g_autofree char *wanted = dup_trigger_sql (table, columns, i);

      is_right = g_strcmp0 (trigger, wanted) == 0;
    }

  if (failure == NULL)
    return is_right;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Adds to @sql what makes the index of @table, if it is not there as it should be.
 * Returns: %FALSE with @error if that cannot be told */
static gboolean
plan_table (DossierDatabase     *database,
            const DossierTable  *table,
            GString             *sql,
            GError             **error)
{
  g_autofree char *columns = dup_searched_columns (table, "");
  g_autofree char *index = columns != NULL ? dup_index_sql (table, columns) : NULL;
  g_autofree char *index_name = g_strdup_printf ("%s_search", table->name);
  g_autoptr (GError) failure = NULL;

  if (is_made (database, table, columns, &failure))
    return TRUE;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    g_string_append_printf (sql, "DROP TRIGGER IF EXISTS %s_%s;", index_name, events[i]);
  g_string_append_printf (sql, "DROP TABLE IF EXISTS %s;", index_name);
  if (columns == NULL)
    return TRUE;

  g_string_append_printf (sql, "%s;", index);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *trigger = dup_trigger_sql (table, columns, i);

      g_string_append_printf (sql, "%s;", trigger);
    }
  g_string_append_printf (sql, "INSERT INTO %s (%s) VALUES ('rebuild');", index_name, index_name);
  return TRUE;
}

/* Returns: whether a thing of a schema is called like one that is made here: an index, or a trigger that
 * keeps one in step.  Its text is compared when the index is prepared. */
gboolean
dossier_search_owns (const char *type,
                     const char *name)
{
  gboolean is_trigger = g_strcmp0 (type, "trigger") == 0;
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  if (name == NULL || (!is_trigger && g_strcmp0 (type, "table") != 0))
    return FALSE;

  for (guint t = 0; t < n_tables; t++)
    {
      g_autofree char *index = g_strconcat (tables[t]->name, "_search", NULL);
      const char *rest = g_str_has_prefix (name, index) ? name + strlen (index) : NULL;

      if (rest == NULL)
        continue;
      if (!is_trigger && *rest == '\0')
        return TRUE;
      for (guint i = 0; is_trigger && *rest == '_' && i < G_N_ELEMENTS (events); i++)
        if (g_str_equal (rest + 1, events[i]))
          return TRUE;
    }

  return FALSE;
}

/* Before an older file is brought up to date: what bears the name of a trigger may be anything, and is
 * made anew afterwards. */
gboolean
dossier_search_drop_triggers (DossierDatabase  *database,
                              GError          **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    for (guint i = 0; i < G_N_ELEMENTS (events); i++)
      g_string_append_printf (sql, "DROP TRIGGER IF EXISTS %s_search_%s;", tables[t]->name, events[i]);

  return dossier_database_execute (database, sql->str, error);
}

/* Returns: what makes the indexes that are not there as they should be, empty if all are; or %NULL with
 * @error */
static char *
dup_plan (DossierDatabase  *database,
          GError          **error)
{
  g_autoptr (GString) plan = g_string_new (NULL);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (!plan_table (database, tables[i], plan, error))
      return NULL;

  return g_string_free (g_steal_pointer (&plan), FALSE);
}

/* Returns: whether every searched table has its index, as its columns are now, and what keeps it in step;
 * or %FALSE with @error if that cannot be told */
gboolean
dossier_search_is_prepared (DossierDatabase  *database,
                            GError          **error)
{
  g_autofree char *plan = dup_plan (database, error);

  return plan != NULL && *plan == '\0';
}

static gboolean
make_indexes (DossierDatabase  *database,
              GError          **error)
{
  g_autofree char *plan = dup_plan (database, error);

  return plan != NULL && dossier_database_execute (database, plan, error);
}

/* Sees to it that every searched table has its index, as its columns are now. */
gboolean
dossier_search_prepare (DossierDatabase  *database,
                        GError          **error)
{
  g_autofree char *plan = dup_plan (database, error);

  return plan != NULL && (*plan == '\0' || dossier_database_run_whole (database, make_indexes, error));
}

/* The words a person typed as an FTS5 expression: every one of them, in any order,
 * as the beginning of a word.  Quoting takes all special meaning from them.
 * Returns: (nullable): %NULL if there is no word to look for */
char *
dossier_search_expression (const char *words)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (valid, " \t\r\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean has_word = FALSE;

      for (const char *c = parts[i]; *c != '\0' && !has_word; c = g_utf8_next_char (c))
        has_word = g_unichar_isalnum (g_utf8_get_char (c));
      if (!has_word)
        continue;

      g_string_append_printf (expression, "%s\"", expression->len > 0 ? " " : "");
      for (const char *c = parts[i]; *c != '\0'; c++)
        g_string_append_printf (expression, *c == '"' ? "\"\"" : "%c", *c);
      g_string_append (expression, "\"*");
    }

  return expression->len > 0 ? g_string_free (g_steal_pointer (&expression), FALSE) : NULL;
}
