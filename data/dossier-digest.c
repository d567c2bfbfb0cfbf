/* dossier-digest.c: what Dossier wrote into each record, in short.
 *
 * SQLite notices a damaged page, but not a flipped byte in a text or a number: the file stays well
 * formed and says something else.  So beside every record, embedded file and step of the journal
 * stands a digest of four bytes per column, written in the transaction that writes the record.
 *
 * Per column rather than per record, for three reasons: the changeset of an edit holds exactly the
 * columns that changed, so an edit costs one small row more and reads nothing; a column that was
 * damaged before stays found after another one of its record is edited; and a check can name
 * the field.  A sum over the whole file would be smaller, but would say only that something is wrong;
 * replaying the journal would say nothing of what came by a sample or an import.
 *
 * The hash is FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): each of its steps can be undone, so
 * that any single changed byte changes the result, not just nearly any.  It guards against accidents;
 * whoever wants to deceive can write digests, too.  A sum of SHA-256 costs ten times as much and needs
 * an object per value.
 *
 * Columns that a digest does not reach, because they came with a later schema, are not judged until the
 * record is written again.
 */
#include "dossier-digest.h"

#include <string.h>

#include "dossier-store-private.h"

#define CELL_SIZE 4
#define FNV_START 2166136261u
#define FNV_PRIME 16777619u

/**
 * dossier_digest_get_table:
 *
 * Returns: (nullable): the name of the @index-th table whose rows have digests; %NULL after the last
 */
const char *
dossier_digest_get_table (guint index)
{
  static const char * const others[] = { DOSSIER_CONTENT_TABLE, DOSSIER_JOURNAL_TABLE };
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  if (index < n_tables)
    return tables[index]->name;

  return index - n_tables < G_N_ELEMENTS (others) ? others[index - n_tables] : NULL;
}

/* Values */

void
dossier_stored_value_read (DossierStoredValue *value,
                           DossierStatement   *row,
                           int                 column)
{
  double real;

  *value = (DossierStoredValue) { .type = sqlite3_column_type (row, column) };
  if (value->type == SQLITE_INTEGER)
    value->integer = sqlite3_column_int64 (row, column);
  else if (value->type == SQLITE_FLOAT)
    {
      real = sqlite3_column_double (row, column);
      memcpy (&value->integer, &real, sizeof real);
    }
  else if (value->type != SQLITE_NULL)
    {
      value->bytes = sqlite3_column_blob (row, column);
      value->length = sqlite3_column_bytes (row, column);
    }
}

static void
read_changed (DossierStoredValue *value,
              sqlite3_value      *changed)
{
  double real;

  *value = (DossierStoredValue) { .type = sqlite3_value_type (changed) };
  if (value->type == SQLITE_INTEGER)
    value->integer = sqlite3_value_int64 (changed);
  else if (value->type == SQLITE_FLOAT)
    {
      real = sqlite3_value_double (changed);
      memcpy (&value->integer, &real, sizeof real);
    }
  else if (value->type != SQLITE_NULL)
    {
      value->bytes = sqlite3_value_blob (changed);
      value->length = sqlite3_value_bytes (changed);
    }
}

static guint32
hash_bytes (guint32       hash,
            const guint8 *bytes,
            gsize         length)
{
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * FNV_PRIME;

  return hash;
}

/**
 * dossier_digest_hash:
 *
 * Returns: the hash of @value; 0 for nothing
 */
guint32
dossier_digest_hash (const DossierStoredValue *value)
{
  guint8 type = value->type;
  guint32 hash = hash_bytes (FNV_START, &type, 1);
  guint64 number = GUINT64_TO_BE ((guint64) value->integer);

  if (value->type == SQLITE_NULL)
    return 0;

  if (value->type == SQLITE_INTEGER || value->type == SQLITE_FLOAT)
    return hash_bytes (hash, (const guint8 *) &number, sizeof number);

  return hash_bytes (hash, value->bytes, value->length);
}

/* Digests */

/**
 * dossier_digest_get_cell:
 * @cells: a digest, of @length bytes
 * @column: as in the table: the id is 0 and has none
 * @hash: (out): the hash of what Dossier wrote there
 *
 * Returns: %FALSE if the digest does not reach as far
 */
gboolean
dossier_digest_get_cell (const guint8 *cells,
                         gsize         length,
                         guint         column,
                         guint32      *hash)
{
  guint32 big;

  if (column == 0 || (gsize) column * CELL_SIZE > length)
    return FALSE;

  memcpy (&big, cells + (column - 1) * CELL_SIZE, CELL_SIZE);
  *hash = GUINT32_FROM_BE (big);
  return TRUE;
}

static void
append_cell (GByteArray               *cells,
             const DossierStoredValue *value)
{
  guint32 big = GUINT32_TO_BE (dossier_digest_hash (value));

  g_byte_array_append (cells, (const guint8 *) &big, CELL_SIZE);
}

static void
digest_row (GByteArray       *cells,
            DossierStatement *row,
            int               n_columns)
{
  DossierStoredValue value;

  g_byte_array_set_size (cells, 0);
  for (int i = 1; i < n_columns; i++)
    {
      dossier_stored_value_read (&value, row, i);
      append_cell (cells, &value);
    }
}

static gboolean
write_cells (DossierDatabase  *database,
             const char       *table,
             gint64            id,
             GByteArray       *cells,
             GError          **error)
{
  g_autoptr (DossierStatement) write = dossier_database_prepare (database,
    "INSERT INTO digest (table_name, record, cells) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (table_name, record) DO UPDATE SET cells = excluded.cells", error);

  if (write == NULL)
    return FALSE;

  sqlite3_bind_text (write, 1, table, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (write, 2, id);
  sqlite3_bind_blob (write, 3, cells->len > 0 ? cells->data : (const guint8 *) "", cells->len, SQLITE_STATIC);
  return dossier_database_run (database, write, error);
}

static gboolean
forget (DossierDatabase  *database,
        const char       *table,
        gint64            id,
        GError          **error)
{
  g_autoptr (DossierStatement) drop = dossier_database_prepare (database,
    "DELETE FROM digest WHERE table_name = ?1 AND record = ?2", error);

  if (drop == NULL)
    return FALSE;

  sqlite3_bind_text (drop, 1, table, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (drop, 2, id);
  return dossier_database_run (database, drop, error);
}

/**
 * dossier_digest_write_row:
 *
 * Takes row @id of @table as it is now for what Dossier wrote; forgets it if it is not there.
 * For use inside a transaction.
 */
gboolean
dossier_digest_write_row (DossierDatabase  *database,
                          const char       *table,
                          gint64            id,
                          GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", table);
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, error);
  g_autoptr (GByteArray) cells = g_byte_array_new ();

  if (row == NULL)
    return FALSE;

  sqlite3_bind_int64 (row, 1, id);
  if (sqlite3_step (row) != SQLITE_ROW)
    return forget (database, table, id, error);

  digest_row (cells, row, sqlite3_column_count (row));
  return write_cells (database, table, id, cells, error);
}

/* Filling */

static gboolean
fill_table (DossierDatabase  *database,
            const char       *table,
            GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, error);
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  int state;

  if (row == NULL)
    return FALSE;

  while ((state = sqlite3_step (row)) == SQLITE_ROW)
    {
      digest_row (cells, row, sqlite3_column_count (row));
      if (!write_cells (database, table, sqlite3_column_int64 (row, 0), cells, error))
        return FALSE;
    }

  return state == SQLITE_DONE || dossier_database_set_error (database, error);
}

/**
 * dossier_digest_fill:
 *
 * Takes the whole file as it is now for what Dossier wrote.  For use inside a transaction.
 */
gboolean
dossier_digest_fill (DossierDatabase  *database,
                     GError          **error)
{
  if (!dossier_database_execute (database, "DELETE FROM digest", error))
    return FALSE;

  for (guint i = 0; dossier_digest_get_table (i) != NULL; i++)
    if (!fill_table (database, dossier_digest_get_table (i), error))
      return FALSE;

  return TRUE;
}

/**
 * dossier_digest_prepare:
 *
 * Gives a file that has no digests yet, because it is new or of an earlier version, its first ones.
 */
gboolean
dossier_digest_prepare (DossierDatabase  *database,
                        GError          **error)
{
  gint64 has_digests;

  /* What cannot be read at present is not to be taken for missing. */
  if (!dossier_database_read_integer (database, "SELECT EXISTS (SELECT 1 FROM digest)", &has_digests, error))
    return FALSE;

  return has_digests || dossier_database_run_whole (database, dossier_digest_fill, error);
}

/* Following edits */

/* Returns: (nullable): the digest of row @id, if it has one */
static GByteArray *
read_cells (DossierDatabase *database,
            const char      *table,
            gint64           id)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database,
    "SELECT cells FROM digest WHERE table_name = ?1 AND record = ?2", NULL);
  GByteArray *cells;

  if (row == NULL)
    return NULL;

  sqlite3_bind_text (row, 1, table, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (row, 2, id);
  if (sqlite3_step (row) != SQLITE_ROW)
    return NULL;

  cells = g_byte_array_new ();
  return g_byte_array_append (cells, sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));
}

/* Only the columns that changed: the others are not looked at, so that what is wrong with them stays
 * found. */
static gboolean
follow_update (DossierDatabase         *database,
               sqlite3_changeset_iter  *iter,
               const char              *table,
               int                      n_columns,
               GError                 **error)
{
  g_autoptr (GByteArray) cells = NULL;
  sqlite3_value *id = NULL;

  sqlite3changeset_old (iter, 0, &id);
  cells = read_cells (database, table, sqlite3_value_int64 (id));
  for (int i = 1; i < n_columns; i++)
    {
      sqlite3_value *changed = NULL;
      DossierStoredValue value;
      guint32 big;

      sqlite3changeset_new (iter, i, &changed);
      if (changed == NULL)
        continue;
      if (cells == NULL || (guint) i * CELL_SIZE > cells->len)
        return dossier_digest_write_row (database, table, sqlite3_value_int64 (id), error);

      read_changed (&value, changed);
      big = GUINT32_TO_BE (dossier_digest_hash (&value));
      memcpy (cells->data + (i - 1) * CELL_SIZE, &big, CELL_SIZE);
    }

  return cells == NULL || write_cells (database, table, sqlite3_value_int64 (id), cells, error);
}

static gboolean
follow_change (DossierDatabase         *database,
               sqlite3_changeset_iter  *iter,
               GError                 **error)
{
  const char *table;
  int n_columns, operation, indirect;
  sqlite3_value *id = NULL;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (operation == SQLITE_UPDATE)
    return follow_update (database, iter, table, n_columns, error);

  if (operation == SQLITE_DELETE)
    {
      sqlite3changeset_old (iter, 0, &id);
      return forget (database, table, sqlite3_value_int64 (id), error);
    }

  sqlite3changeset_new (iter, 0, &id);
  return dossier_digest_write_row (database, table, sqlite3_value_int64 (id), error);
}

/**
 * dossier_digest_follow:
 * @changes: a changeset that was applied in the running transaction
 * @undo: whether it was taken back rather than applied
 *
 * Brings the digests of the rows in step with what was written into them.
 */
gboolean
dossier_digest_follow (DossierDatabase  *database,
                       gconstpointer     changes,
                       int               size,
                       gboolean          undo,
                       GError          **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean ok = TRUE;

  if (sqlite3changeset_start_v2 (&iter, size, (void *) changes,
                                 undo ? SQLITE_CHANGESETSTART_INVERT : 0) != SQLITE_OK)
    return dossier_database_set_error (database, error);

  while (ok && sqlite3changeset_next (iter) == SQLITE_ROW)
    ok = follow_change (database, iter, error);
  sqlite3changeset_finalize (iter);

  return ok;
}
