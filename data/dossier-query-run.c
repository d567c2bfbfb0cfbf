/* dossier-query-run.c: a query as SQL, and what the file answers. */
#include "dossier-query-private.h"
#include "dossier-store-private.h"

/* Every order ends in the id, in the direction of the index it can follow. */
static void
append_order (GString      *sql,
              DossierQuery *self)
{
  const char *order = self->order != NULL ? self->order : self->table->order;

  g_string_append_printf (sql, " ORDER BY %s, id%s", order, g_str_has_suffix (order, " DESC") ? " DESC" : "");
}

/* The question without an order; the caller adds to it. */
static GString *
start_sql (DossierQuery *self,
           const char   *columns,
           GPtrArray    *conditions)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s FROM %s", columns, self->table->name);
  for (guint i = 0; i < conditions->len; i++)
    g_string_append_printf (sql, "%s(%s)", i == 0 ? " WHERE " : " AND ",
                            (const char *) g_ptr_array_index (conditions, i));

  return sql;
}

static void
bind (DossierQuery     *self,
      DossierStatement *statement)
{
  for (guint i = 0; i < self->bindings->len; i++)
    {
      const DossierBinding *binding = &g_array_index (self->bindings, DossierBinding, i);

      if (binding->text != NULL)
        sqlite3_bind_text (statement, i + 1, binding->text, -1, SQLITE_TRANSIENT);
      else if (binding->is_set)
        sqlite3_bind_int64 (statement, i + 1, binding->integer);
      else
        sqlite3_bind_null (statement, i + 1);
    }
}

/* Takes over @sql. */
static DossierStatement *
prepare (DossierStore  *store,
         DossierQuery  *self,
         GString       *sql,
         GError       **error)
{
  g_autofree char *text = g_string_free (sql, FALSE);
  DossierStatement *statement = dossier_database_prepare (store->database, text, error);

  if (statement != NULL)
    bind (self, statement);

  return statement;
}

/* Returns: (transfer full): the ids in order, no more than @limit and the query's own
 *   limit, where 0 is none */
GArray *
dossier_query_run (DossierQuery  *self,
                   DossierStore  *store,
                   guint          limit,
                   GError       **error)
{
  GString *sql = start_sql (self, "id", self->conditions);
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;
  int result;

  if (self->limit > 0)
    limit = limit > 0 ? MIN (limit, self->limit) : self->limit;
  append_order (sql, self);
  if (limit > 0)
    g_string_append_printf (sql, " LIMIT %u", limit);
  statement = prepare (store, self, sql, error);
  if (statement == NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  if (result != SQLITE_DONE)
    {
      dossier_database_set_error (store->database, error);
      return NULL;
    }

  return g_steal_pointer (&ids);
}

/* Whether a change of one row can move only this row in the list. */
gboolean
dossier_query_is_by_row (DossierQuery *self)
{
  return self->is_by_row && self->limit == 0;
}

/* Whether @id is among the rows. */
gboolean
dossier_query_includes (DossierQuery *self,
                        DossierStore *store,
                        gint64        id)
{
  GString *sql = start_sql (self, "1", self->row_conditions);
  g_autoptr (DossierStatement) statement = NULL;

  g_string_append_printf (sql, " %s id = ?%u", self->row_conditions->len > 0 ? "AND" : "WHERE",
                          self->bindings->len + 1);
  statement = prepare (store, self, sql, NULL);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, self->bindings->len + 1, id);
  return sqlite3_step (statement) == SQLITE_ROW;
}

/* Lets SQL say which of two rows comes first: it alone knows the order. */
gboolean
dossier_query_compare (DossierQuery  *self,
                       DossierStore  *store,
                       gint64         a,
                       gint64         b,
                       gboolean      *is_before,
                       GError       **error)
{
  GString *sql = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (DossierStatement) statement = NULL;
  gint64 first;

  g_string_printf (sql, "SELECT id FROM %s WHERE id IN (?1, ?2)", self->table->name);
  append_order (sql, self);
  text = g_string_free (sql, FALSE);
  statement = dossier_database_prepare (store->database, text, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, a);
  sqlite3_bind_int64 (statement, 2, b);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return FALSE;

  first = sqlite3_column_int64 (statement, 0);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return FALSE;

  *is_before = first == a;
  return TRUE;
}

/**
 * dossier_store_query:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the records, in order;
 *   8 bytes each
 */
GArray *
dossier_store_query (DossierStore  *self,
                     DossierQuery  *query,
                     GError       **error)
{
  return dossier_query_run (query, self, 0, error);
}

/**
 * dossier_store_query_records:
 *
 * Returns: (transfer full) (element-type DossierRecord): the records themselves; for
 *   short lists
 */
GPtrArray *
dossier_store_query_records (DossierStore  *self,
                             DossierQuery  *query,
                             GError       **error)
{
  g_autoptr (GArray) ids = dossier_store_query (self, query, error);
  g_autoptr (GPtrArray) records = NULL;

  if (ids == NULL)
    return NULL;

  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      DossierRecord *record = dossier_store_get (self, query->table->name, g_array_index (ids, gint64, i),
                                                 error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}

/**
 * dossier_store_count:
 *
 * Returns: how many records @query has, without a limit
 */
guint
dossier_store_count (DossierStore *self,
                     DossierQuery *query)
{
  g_autoptr (DossierStatement) statement =
    prepare (self, query, start_sql (query, "count(*)", query->conditions), NULL);

  return statement != NULL &&
         sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * dossier_store_sum:
 * @field: an amount of the table
 *
 * Returns: (transfer full): the total of @field over all records of @query, per
 *   currency, with its qualifier
 */
DossierSum *
dossier_store_sum (DossierStore *self,
                   DossierQuery *query,
                   const char   *field)
{
  g_autofree char *columns = g_strdup_printf ("%s, %s_currency, %s_qualifier", field, field, field);
  g_autoptr (DossierStatement) statement = prepare (self, query,
                                                    start_sql (query, columns, query->conditions), NULL);
  g_autoptr (DossierSum) sum = dossier_sum_new ();

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      DossierAmount amount = { .minor = sqlite3_column_int64 (statement, 0) };
      const char *currency = (const char *) sqlite3_column_text (statement, 1);
      const char *qualifier = (const char *) sqlite3_column_text (statement, 2);

      if (amount.minor < 0 || qualifier == NULL ||
          !dossier_qualifier_from_code (qualifier, &amount.qualifier))
        continue;
      dossier_amount_set_currency (&amount, currency);
      dossier_sum_add (sum, &amount);
    }

  return g_steal_pointer (&sum);
}
