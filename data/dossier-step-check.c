/* dossier-step-check.c: whether a step of the journal may be taken.
 *
 * Foreign keys are off while a step is taken, because its changeset repeats what they did; and
 * whoever sent the portfolio may have written anything into the journal.  So it is looked at
 * before whether these are changes to records, and afterwards whether all references still lead
 * somewhere.
 */
#include <glib/gi18n-lib.h>

#include "dossier-changeset.h"
#include "dossier-store-private.h"

/* Reading all references of a large portfolio takes as long as those of so many records. */
#define MOST_SINGLY 2000

/* What all changes have in common that were made here. */
static gboolean
is_of_record (sqlite3_changeset_iter *iter)
{
  const char *table;
  int n_columns, operation, indirect;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (dossier_table_find (table) == NULL && !g_str_equal (table, DOSSIER_CONTENT_TABLE))
    return FALSE;

  /* The one record about the file itself neither comes nor goes. */
  return operation == SQLITE_UPDATE || !g_str_equal (table, "portfolio");
}

/* Returns: whether @changes is a sound changeset, and of records only */
gboolean
dossier_step_check_changes (GBytes  *changes,
                            GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changes, &size);
  gboolean ok = TRUE;

  if (!dossier_changeset_check (changes, error))
    return FALSE;

  sqlite3changeset_start (&iter, size, (void *) data);
  while (ok && sqlite3changeset_next (iter) == SQLITE_ROW)
    ok = is_of_record (iter);
  sqlite3changeset_finalize (iter);

  if (!ok)
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                         _("The step cannot be taken: it does not only change records."));
  return ok;
}

/* References */

/* The links of row ?1 of @table that lead nowhere. */
static char *
dup_links_sql (const DossierTable *table)
{
  GString *sql = g_string_new ("SELECT 1 WHERE FALSE");

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == DOSSIER_KIND_LINK)
      g_string_append_printf (sql, " UNION ALL SELECT 1 FROM %s AS r WHERE r.id = ?1 AND r.%s IS NOT NULL "
                                   "AND NOT EXISTS (SELECT 1 FROM %s AS t WHERE t.id = r.%s)",
                              table->name, table->fields[i].name, table->fields[i].target,
                              table->fields[i].name);
  g_string_append (sql, " LIMIT 1");

  return g_string_free (sql, FALSE);
}

static void
append_users (GString            *sql,
              const DossierTable *table,
              const char         *target)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == DOSSIER_KIND_LINK && g_str_equal (table->fields[i].target, target))
      g_string_append_printf (sql, " UNION ALL SELECT 1 FROM %s AS u WHERE u.%s = ?1",
                              table->name, table->fields[i].name);
}

/* Whatever links to row ?1 of @target. */
static char *
dup_users_sql (const char *target)
{
  GString *sql = g_string_new ("SELECT 1 WHERE FALSE");
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    append_users (sql, tables[i], target);
  if (g_str_equal (target, "document"))
    g_string_append (sql, " UNION ALL SELECT 1 FROM " DOSSIER_CONTENT_TABLE " AS u WHERE u.id = ?1");
  g_string_append (sql, " LIMIT 1");

  return g_string_free (sql, FALSE);
}

/* What cannot be asked is as good as there. */
static gboolean
has_row (DossierStore *store,
         const char   *sql,
         gint64        id)
{
  g_autoptr (DossierStatement) query = dossier_database_prepare (store->database, sql, NULL);

  if (query == NULL)
    return TRUE;

  sqlite3_bind_int64 (query, 1, id);
  return sqlite3_step (query) != SQLITE_DONE;
}

/* The queries about one table, made when the first of its rows is looked at. */
typedef struct
{
  char *find;
  char *links;
  char *users;
} Queries;

static void
queries_free (gpointer data)
{
  Queries *self = data;

  g_free (self->find);
  g_free (self->links);
  g_free (self->users);
  g_free (self);
}

static const Queries *
get_queries (GHashTable *known,
             const char *name)
{
  const DossierTable *table = dossier_table_find (name);
  Queries *queries = g_hash_table_lookup (known, name);

  if (queries != NULL)
    return queries;

  queries = g_new0 (Queries, 1);
  queries->find = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", name);
  queries->users = dup_users_sql (name);
  queries->links = table != NULL ? dup_links_sql (table)
    : g_strdup ("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM document AS t WHERE t.id = ?1)");
  g_hash_table_insert (known, g_strdup (name), queries);
  return queries;
}

static gboolean
is_dangling (DossierStore           *store,
             GHashTable             *known,
             sqlite3_changeset_iter *iter)
{
  const char *table;
  int n_columns, operation, indirect;
  sqlite3_value *value = NULL;
  const Queries *queries;
  gint64 id;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);

  id = sqlite3_value_int64 (value);
  queries = get_queries (known, table);
  return has_row (store, has_row (store, queries->find, id) ? queries->links : queries->users, id);
}

/* Returns: whether every record that @changes names, and every one that belongs to it, still refers
 *   to records that are there */
static gboolean
is_whole (DossierStore *store,
          GBytes       *changes)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queries_free);
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changes, &size);
  gboolean ok = TRUE;
  guint n = 0;

  sqlite3changeset_start (&iter, size, (void *) data);
  for (; ok && n < MOST_SINGLY && sqlite3changeset_next (iter) == SQLITE_ROW; n++)
    ok = !is_dangling (store, known, iter);
  sqlite3changeset_finalize (iter);

  if (ok && n == MOST_SINGLY)
    {
      g_autofree char *orphan = dossier_database_dup_text (store->database, "PRAGMA foreign_key_check");

      return orphan == NULL;
    }

  return ok;
}

/* Inside the transaction in which @changes, which were checked before, have been applied. */
gboolean
dossier_step_check_references (DossierStore  *store,
                               GBytes        *changes,
                               GError       **error)
{
  if (is_whole (store, changes))
    return TRUE;

  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT,
                       _("The step cannot be taken: a record would refer to another that is not there."));
  return FALSE;
}
