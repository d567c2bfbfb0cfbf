/* dossier-salvage-collect.c: the rows of each table, from whatever pages of a file can be read.
 *
 * Where the description of the tables and the inner pages are whole, every leaf is found by its tree;
 * for the others see dossier-salvage-strays.c.  The digests say which records there have to be.
 */
#include "dossier-salvage-private.h"

#include <string.h>

#define N_SCHEMA_COLUMNS 5
#define N_DIGEST_COLUMNS 3

/* Tables as they have to be */

static void
read_targets (DossierSalvagePart *part,
              DossierDatabase    *fresh)
{
  g_autofree char *sql = g_strdup_printf ("SELECT c.cid, f.\"table\" FROM pragma_foreign_key_list ('%s') AS "
                                          "f JOIN pragma_table_info ('%s') AS c ON c.name = f.\"from\"",
                                          part->name, part->name);
  g_autoptr (DossierStatement) row = dossier_database_prepare (fresh, sql, NULL);

  while (row != NULL && sqlite3_step (row) == SQLITE_ROW)
    g_array_index (part->columns, DossierSalvageColumn, sqlite3_column_int (row, 0)).target =
      g_intern_string ((const char *) sqlite3_column_text (row, 1));
}

static void
read_columns (DossierSalvagePart *part,
              DossierDatabase    *fresh)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name, type, \"notnull\", dflt_value IS NOT NULL "
                                          "FROM pragma_table_info ('%s') ORDER BY cid", part->name);
  g_autoptr (DossierStatement) row = dossier_database_prepare (fresh, sql, NULL);

  while (row != NULL && sqlite3_step (row) == SQLITE_ROW)
    {
      const char *type = (const char *) sqlite3_column_text (row, 1);
      DossierSalvageColumn column = {
        .name = g_intern_string ((const char *) sqlite3_column_text (row, 0)),
        .type = g_str_equal (type, "INTEGER") ? SQLITE_INTEGER
                : g_str_equal (type, "TEXT") ? SQLITE_TEXT : SQLITE_BLOB,
        .is_required = sqlite3_column_int (row, 2),
        .has_default = sqlite3_column_int (row, 3),
      };

      g_array_append_val (part->columns, column);
    }
}

static void
cell_free (gpointer data)
{
  DossierCellBytes *cell = data;

  g_free ((gpointer) cell->payload);
  g_free (cell);
}

static void
digest_free (gpointer data)
{
  if (data != NULL)
    g_bytes_unref (data);
}

static DossierSalvagePart *
part_new (const char      *name,
          DossierDatabase *fresh)
{
  DossierSalvagePart *self = g_new0 (DossierSalvagePart, 1);

  self->name = name;
  self->columns = g_array_new (FALSE, FALSE, sizeof (DossierSalvageColumn));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, cell_free);
  self->expected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, digest_free);
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  read_columns (self, fresh);
  read_targets (self, fresh);

  return self;
}

static void
part_free (gpointer data)
{
  DossierSalvagePart *self = data;

  g_array_unref (self->columns);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->expected);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->names);
  g_free (self);
}

void
dossier_salvage_source_free (DossierSalvageSource *self)
{
  if (self == NULL)
    return;

  dossier_pages_free (self->pages);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/* Whether @value may stand in @column; what is not there may not. */
gboolean
dossier_salvage_fits (DossierSalvagePart       *part,
                      guint                     column,
                      const DossierStoredValue *value)
{
  const DossierSalvageColumn *expected = &g_array_index (part->columns, DossierSalvageColumn, column);

  if (value->type == SQLITE_NULL)
    return column == 0 || !expected->is_required;

  return column > 0 && value->type == expected->type;
}

/* Rows found */

static void
expect (DossierSalvagePart *part,
        gint64              id,
        GBytes             *digest)
{
  GBytes *known = g_hash_table_lookup (part->expected, &id);

  if (known == NULL)
    g_hash_table_insert (part->expected, g_memdup2 (&id, sizeof id),
                         digest != NULL ? g_bytes_ref (digest) : NULL);
}

/* Keeps @cell as a row of the part @data, if there is none with its id; it may turn out to be one of another
 * part. */
void
dossier_salvage_take_row (const DossierCellBytes *cell,
                          gpointer                data)
{
  DossierSalvagePart *part = data;
  DossierStoredValue values[DOSSIER_SALVAGE_MOST_COLUMNS];
  int n = dossier_pages_decode (cell, values, G_N_ELEMENTS (values));
  DossierCellBytes *row;

  if (n < 2 || n > (int) G_N_ELEMENTS (values) || values[0].type != SQLITE_NULL ||
      g_hash_table_contains (part->rows, &cell->id))
    return;

  row = g_memdup2 (cell, sizeof *cell);
  row->payload = g_memdup2 (cell->payload, cell->available);
  g_hash_table_insert (part->rows, g_memdup2 (&cell->id, sizeof cell->id), row);
}

static gboolean
is_text (const DossierStoredValue *value,
         const char               *text)
{
  return value->type == SQLITE_TEXT && value->length == strlen (text) &&
         memcmp (value->bytes, text, value->length) == 0;
}

static char *
dup_text (const DossierStoredValue *value)
{
  return value->type == SQLITE_TEXT ? g_strndup ((const char *) value->bytes, value->length) : g_strdup ("");
}

static void
take_digest (const DossierCellBytes *cell,
             gpointer                data)
{
  DossierSalvageSource *self = data;
  DossierStoredValue values[N_DIGEST_COLUMNS];
  g_autofree char *table = NULL;
  g_autoptr (GBytes) digest = NULL;
  DossierSalvagePart *part;

  if (dossier_pages_decode (cell, values, N_DIGEST_COLUMNS) != N_DIGEST_COLUMNS ||
      values[1].type != SQLITE_INTEGER || values[2].type != SQLITE_BLOB)
    return;

  table = dup_text (&values[0]);
  part = g_hash_table_lookup (self->by_name, table);
  digest = g_bytes_new (values[2].bytes, values[2].length);
  if (part != NULL)
    expect (part, values[1].integer, digest);
}

/* The last column of an index is the id of the row. */
static void
take_entry (const DossierCellBytes *cell,
            gpointer                data)
{
  DossierStoredValue values[DOSSIER_SALVAGE_MOST_COLUMNS];
  int n = dossier_pages_decode (cell, values, G_N_ELEMENTS (values));

  if (n > 1 && n <= (int) G_N_ELEMENTS (values) && values[n - 1].type == SQLITE_INTEGER)
    expect (data, values[n - 1].integer, NULL);
}

/* The description of the tables */

typedef struct
{
  DossierSalvageSource *source;
  GHashTable           *others;   /* set of the roots of tables that have no part */
  GPtrArray            *indexes;  /* of Index */
  gboolean              is_newer; /* the file says that it is */
  gboolean              is_spoilt;  /* a name is not what it was */
} Schema;

typedef struct
{
  DossierSalvagePart *part;
  guint               root;
} Index;

/* Tables that a portfolio has besides those with records. */
static gboolean
is_known (const char *name)
{
  return strstr (name, "_search") != NULL || g_str_has_prefix (name, "sqlite_");
}

static void
take_table (Schema     *self,
            const char *name,
            guint       root)
{
  DossierSalvagePart *part = g_hash_table_lookup (self->source->by_name, name);

  if (part != NULL)
    part->root = root;
  else if (g_str_equal (name, "digest"))
    self->source->digest = root;
  else if (is_known (name))
    g_hash_table_add (self->others, GUINT_TO_POINTER (root));
  else if (self->is_newer)
    self->source->is_newer = TRUE;
  else
    self->is_spoilt = TRUE;  /* its rows are placed like others whose table is not known */
}

static void
take_object (const DossierCellBytes *cell,
             gpointer                data)
{
  Schema *self = data;
  DossierStoredValue values[N_SCHEMA_COLUMNS];
  g_autofree char *name = NULL;
  g_autofree char *table = NULL;
  DossierSalvagePart *part;
  Index *index;

  if (dossier_pages_decode (cell, values, N_SCHEMA_COLUMNS) != N_SCHEMA_COLUMNS ||
      values[3].type != SQLITE_INTEGER || values[3].integer <= 0)
    return;

  name = dup_text (&values[1]);
  table = dup_text (&values[2]);
  part = g_hash_table_lookup (self->source->by_name, table);
  if (is_text (&values[0], "table"))
    take_table (self, name, values[3].integer);
  else if (is_text (&values[0], "index") && part != NULL)
    {
      index = g_new (Index, 1);
      *index = (Index) { part, values[3].integer };
      g_ptr_array_add (self->indexes, index);
    }
}

static void
count_object (const DossierCellBytes *cell,
              gpointer                data)
{
  DossierStoredValue values[N_SCHEMA_COLUMNS];
  guint *n = data;

  *n += dossier_pages_decode (cell, values, N_SCHEMA_COLUMNS) == N_SCHEMA_COLUMNS &&
        (is_text (&values[0], "table") || is_text (&values[0], "index") || is_text (&values[0], "trigger"));
}

/* Returns: whether all of it was read: then a table that is not there was not there */
static gboolean
read_schema (DossierSalvageSource *self,
             Schema               *schema)
{
  gboolean is_whole = dossier_pages_walk (self->pages, 1, take_object, schema);

  for (guint page = 1; !is_whole && page <= dossier_pages_count (self->pages); page++)
    {
      guint n = 0;

      if (!dossier_pages_is_stray (self->pages, page, DOSSIER_PAGE_TABLE_LEAF))
        continue;

      dossier_pages_read (self->pages, page, count_object, &n);
      if (n > 0)
        dossier_pages_walk (self->pages, page, take_object, schema);
    }

  return is_whole;
}

static void
read_digests (DossierSalvageSource *self,
              Schema               *schema)
{
  self->knows_all = self->digest != 0 && dossier_pages_walk (self->pages, self->digest, take_digest, self);
  if (self->knows_all)
    return;

  for (guint page = 1; page <= dossier_pages_count (self->pages); page++)
    if (dossier_pages_is_stray (self->pages, page, DOSSIER_PAGE_INDEX_LEAF))
      dossier_pages_read (self->pages, page, take_digest, self);
  for (guint i = 0; i < schema->indexes->len; i++)
    {
      const Index *index = g_ptr_array_index (schema->indexes, i);

      dossier_pages_walk (self->pages, index->root, take_entry, index->part);
    }
}

/* The whole */

#define VERSION_OFFSET 60  /* https://www.sqlite.org/fileformat2.html, 1.3 */

static gboolean
says_newer (GByteArray      *bytes,
            DossierDatabase *fresh)
{
  guint32 version;

  if (bytes->len < VERSION_OFFSET + sizeof version)
    return FALSE;

  memcpy (&version, bytes->data + VERSION_OFFSET, sizeof version);
  return GUINT32_FROM_BE (version) > dossier_database_get_integer (fresh, "PRAGMA user_version");
}

static void
make_parts (DossierSalvageSource *self,
            DossierDatabase      *fresh)
{
  for (guint i = 0; dossier_digest_get_table (i) != NULL; i++)
    {
      DossierSalvagePart *part = part_new (dossier_digest_get_table (i), fresh);

      g_ptr_array_add (self->parts, part);
      g_hash_table_insert (self->by_name, (gpointer) part->name, part);
    }
}

/**
 * dossier_salvage_collect:
 * @bytes: (transfer full): a whole file, or what there is of it
 * @fresh: a portfolio with the tables of today
 *
 * Returns: (transfer full): the rows that can be read, by table
 */
DossierSalvageSource *
dossier_salvage_collect (GByteArray      *bytes,
                         DossierDatabase *fresh)
{
  DossierSalvageSource *self = g_new0 (DossierSalvageSource, 1);
  g_autoptr (GHashTable) others = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) indexes = g_ptr_array_new_with_free_func (g_free);
  Schema schema = { self, others, indexes, says_newer (bytes, fresh), FALSE };
  gboolean is_described;
  GHashTableIter iter;
  gpointer root;

  self->pages = dossier_pages_new (bytes);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  make_parts (self, fresh);

  is_described = read_schema (self, &schema) && !schema.is_spoilt;
  dossier_pages_mark_free (self->pages);
  read_digests (self, &schema);
  for (guint i = 0; i < self->parts->len; i++)
    {
      DossierSalvagePart *part = g_ptr_array_index (self->parts, i);

      part->is_whole = part->root != 0
                       ? dossier_pages_walk (self->pages, part->root, dossier_salvage_take_row, part)
                       : is_described;
    }

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &root, NULL))
    dossier_pages_walk (self->pages, GPOINTER_TO_UINT (root), NULL, NULL);
  dossier_salvage_place_strays (self);

  return self;
}

guint
dossier_salvage_count_rows (DossierSalvageSource *self)
{
  guint n_rows = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n_rows += g_hash_table_size (((DossierSalvagePart *) g_ptr_array_index (self->parts, i))->rows);

  return n_rows;
}
