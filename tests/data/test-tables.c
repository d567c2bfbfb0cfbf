/* test-tables.c: the tables in C and the tables in SQL say the same. */
#include "dossier-companions.h"
#include "dossier-store-private.h"
#include "dossier-test.h"

static DossierStore *store;

/* A query about one table that gives rows of text. */
static DossierStatement *
ask (const char         *format,
     const DossierTable *table)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *sql = g_strconcat (parts[0], table->name, parts[1], NULL);
  DossierStatement *statement = dossier_database_prepare (store->database, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static const char *
text_of (DossierStatement *row,
         int               column)
{
  return (const char *) sqlite3_column_text (row, column);
}

static void
compare_columns (const DossierTable *table)
{
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);
  g_autoptr (DossierStatement) row =
    ask ("SELECT name, type, \"notnull\" FROM pragma_table_info ('%s') ORDER BY cid", table);

  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  g_assert_cmpstr (text_of (row, 0), ==, "id");
  for (guint i = 0; i < n_columns; i++)
    {
      g_test_message ("%s.%s", table->name, columns[i].name);
      g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
      g_assert_cmpstr (text_of (row, 0), ==, columns[i].name);
      g_assert_cmpstr (text_of (row, 1), ==, columns[i].is_integer ? "INTEGER" : "TEXT");
      if (columns[i].field->required && columns[i].part == 0)
        g_assert_cmpint (sqlite3_column_int (row, 2), ==, 1);
    }
  if (g_str_equal (table->name, "own_value"))  /* the bounds of a date that is one among other kinds */
    g_assert_true (sqlite3_step (row) == SQLITE_ROW && sqlite3_step (row) == SQLITE_ROW);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_DONE);
}

static void
test_columns (void)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    compare_columns (tables[i]);
}

/* Every text is found by its words, but for the names that the program has for things. */
static void
test_every_text_is_searched (void)
{
  static const char * const names[] = { "acknowledgement.rule", "acknowledgement.table_name",
                                        "amendment_change.table_name", "amendment_change.field", "code.code",
                                        NULL };
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    for (guint i = 0; i < tables[t]->n_fields; i++)
      {
        const DossierField *field = &tables[t]->fields[i];
        g_autofree char *name = g_strdup_printf ("%s.%s", tables[t]->name, field->name);
        gboolean is_text = field->kind == DOSSIER_KIND_TEXT || field->kind == DOSSIER_KIND_LONG_TEXT;

        g_test_message ("%s", name);
        g_assert_cmpint (field->searched, ==, is_text && !g_strv_contains (names, name));
      }
}

static void
fill_field (DossierRecord      *record,
            const DossierField *field)
{
  g_autoptr (DossierQuery) query = field->target != NULL ? dossier_query_new (field->target) : NULL;
  g_autoptr (GError) error = NULL;

  if (field->kind == DOSSIER_KIND_LINK)
    {
      g_autoptr (GArray) ids = dossier_store_query (store, query, &error);

      g_assert_no_error (error);
      dossier_record_set_link (record, field->name, g_array_index (ids, gint64, 0));
    }
  else if (field->kind != DOSSIER_KIND_CHOICE)
    dossier_record_parse (record, field->name, field->kind == DOSSIER_KIND_NUMBER ? "1" : "EUR", NULL);
}

/* Tables the sample has nothing for get a record with what it must have. */
static void
fill_table (DossierEdit        *edit,
            const DossierTable *table)
{
  g_autoptr (DossierRecord) record = dossier_record_new (table);
  g_autoptr (GError) error = NULL;

  if (dossier_test_count (store, table->name) > 0)
    return;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].required || table->fields[i].owner)
      fill_field (record, &table->fields[i]);
  if (dossier_table_get_field (table, "record") != NULL)
    dossier_record_set_integer (record, "record", 1);
  dossier_edit_save (edit, record, &error);
  g_assert_no_error (error);
}

static void
fill_tables (void)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Filling", NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_tables; i++)
    fill_table (edit, tables[i]);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
test_every_table_is_described (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStatement) row = dossier_database_prepare (store->database,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\' "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN ('journal', 'digest', "
    "'document_content')", &error);

  g_assert_no_error (error);
  while (sqlite3_step (row) == SQLITE_ROW)
    if (dossier_table_find (text_of (row, 0)) == NULL)
      g_test_fail_printf ("%s is in the file, but not in dossier-tables.c", text_of (row, 0));
}

static void
compare_links (const DossierTable *table)
{
  g_autoptr (DossierStatement) row =
    ask ("SELECT \"from\", \"table\", on_delete FROM pragma_foreign_key_list ('%s')", table);
  guint n_links = 0;

  while (sqlite3_step (row) == SQLITE_ROW)
    {
      const DossierField *field = dossier_table_get_field (table, text_of (row, 0));

      g_test_message ("%s.%s", table->name, text_of (row, 0));
      g_assert_nonnull (field);
      g_assert_cmpint (field->kind, ==, DOSSIER_KIND_LINK);
      g_assert_cmpstr (field->target, ==, text_of (row, 1));
      g_assert_nonnull (dossier_table_find (field->target));
      g_assert_cmpint (g_str_equal (text_of (row, 2), "CASCADE"), ==, dossier_link_goes_along (table, field));
      n_links++;
    }

  for (guint i = 0; i < table->n_fields; i++)
    n_links -= table->fields[i].kind == DOSSIER_KIND_LINK;
  g_assert_cmpuint (n_links, ==, 0);
}

static void
test_links (void)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    compare_links (tables[i]);
}

/* Without one, deleting a country would read whole tables. */
static void
test_links_have_an_index (void)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    {
      g_autoptr (GHashTable) indexed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (DossierStatement) row =
        ask ("SELECT i.name FROM pragma_index_list ('%s') AS l, pragma_index_info (l.name) AS i WHERE "
             "i.seqno = 0",
             tables[t]);

      while (sqlite3_step (row) == SQLITE_ROW)
        g_hash_table_add (indexed, g_strdup (text_of (row, 0)));
      for (guint f = 0; f < tables[t]->n_fields; f++)
        if (tables[t]->fields[f].kind == DOSSIER_KIND_LINK &&
            !g_hash_table_contains (indexed, tables[t]->fields[f].name))
          g_test_fail_printf ("%s.%s has no index", tables[t]->name, tables[t]->fields[f].name);
    }
}

static void
try_code (const DossierTable *table,
          const DossierField *field,
          const char         *code)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = '%s' WHERE id = (SELECT min (id) FROM %s)",
                                          table->name, field->name, code, table->name);
  g_autoptr (GError) error = NULL;

  dossier_database_execute (store->database, "BEGIN", &error);
  dossier_database_execute (store->database, sql, &error);
  if (error != NULL)
    g_test_fail_printf ("%s.%s cannot be “%s”: %s", table->name, field->name, code, error->message);
  else if (sqlite3_changes (dossier_database_get_handle (store->database)) != 1)
    g_test_fail_printf ("The sample has no %s to try “%s” with", table->name, code);
  dossier_database_execute (store->database, "ROLLBACK", NULL);
}

static void
test_choices_are_allowed (void)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      {
        const DossierField *field = &tables[t]->fields[f];

        for (guint c = 0; field->choices != NULL && field->choices[c].code != NULL; c++)
          try_code (tables[t], field, field->choices[c].code);
      }
}

/* Others sort and name records by these. */
static void
test_titles_and_orders (void)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (tables[t]->name);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = dossier_store_query (store, query, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, >, 0);
      g_assert_nonnull (dossier_table_get_field (tables[t], tables[t]->title));
    }
}

/* A table comes after those it links to, so that records can be loaded in this order. */
static void
test_order_of_loading (void)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint t = 0; t < n_tables; t++)
    {
      g_hash_table_add (seen, (gpointer) tables[t]->name);
      for (guint f = 0; f < tables[t]->n_fields; f++)
        if (tables[t]->fields[f].target != NULL)
          g_assert_true (g_hash_table_contains (seen, tables[t]->fields[f].target));
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  store = dossier_test_new_sample ();
  fill_tables ();

  g_test_add_func ("/tables/every-text-is-searched", test_every_text_is_searched);
  g_test_add_func ("/tables/same-columns-and-types", test_columns);
  g_test_add_func ("/tables/every-table-is-described", test_every_table_is_described);
  g_test_add_func ("/tables/links-are-foreign-keys", test_links);
  g_test_add_func ("/tables/links-have-an-index", test_links_have_an_index);
  g_test_add_func ("/tables/every-choice-is-allowed", test_choices_are_allowed);
  g_test_add_func ("/tables/titles-and-orders-exist", test_titles_and_orders);
  g_test_add_func ("/tables/order-of-loading", test_order_of_loading);
  status = g_test_run ();

  g_object_unref (store);
  return status;
}
