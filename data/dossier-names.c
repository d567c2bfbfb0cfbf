/* dossier-names.c: what the records of a table are called, all at once.
 *
 * dossier_store_find() looks at every row each time; whoever asks for thousands of names
 * reads them once and looks them up by hash.
 */
#include "dossier-names.h"

#include "dossier-fold.h"
#include "dossier-store-private.h"

/* Nobody is told of more. */
#define MAX_CANDIDATES 32

struct _DossierNames
{
  GHashTable *ids;  /* owner and folded name → GArray of gint64 */
};

static void
append_column (GString    *columns,
               const char *name)
{
  g_string_append_printf (columns, "%s%s", columns->len > 0 ? ", " : "", name);
}

static char *
dup_columns (const DossierTable *table,
             const char         *column)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (column != NULL ? g_str_equal (columns[i].name, column)
                       : !columns[i].is_integer && dossier_field_is_name (table, columns[i].field))
      append_column (names, columns[i].name);
  if (column == NULL && dossier_table_find_column (table, "aliases") != DOSSIER_NO_COLUMN)
    append_column (names, "aliases");

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
dup_key (gint64      owner,
         const char *text)
{
  g_autofree char *folded = dossier_fold (text);

  return g_strdup_printf ("%" G_GINT64_MODIFIER "x %s", owner, folded != NULL ? folded : text);
}

static void
add (DossierNames *self,
     gint64        owner,
     const char   *text,
     gint64        id)
{
  g_autofree char *key = dup_key (owner, text);
  GArray *ids = g_hash_table_lookup (self->ids, key);

  if (ids == NULL)
    {
      ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 1);
      g_hash_table_insert (self->ids, g_steal_pointer (&key), ids);
    }

  /* One record may have the same name in two languages: it comes once, and at the end. */
  if (ids->len == 0 || (ids->len < MAX_CANDIDATES && g_array_index (ids, gint64, ids->len - 1) != id))
    g_array_append_val (ids, id);
}

/* Other names are one per line. */
static void
add_lines (DossierNames *self,
           gint64        owner,
           const char   *text,
           gint64        id)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        continue;

      add (self, 0, line, id);
      if (owner != 0)
        add (self, owner, line, id);
    }
}

/**
 * dossier_names_new:
 * @column: (nullable): the only column to look at; %NULL for everything a record may be
 *   called by
 *
 * Reads the names of all records of @table, and does not follow later changes.
 */
DossierNames *
dossier_names_new (DossierStore        *store,
                   const DossierTable  *table,
                   const char          *column,
                   GError             **error)
{
  const DossierField *owner = dossier_table_get_owner (table);
  g_autofree char *columns = dup_columns (table, column);
  g_autofree char *sql = g_strdup_printf ("SELECT id, %s, %s FROM %s ORDER BY id",
                                          owner != NULL ? owner->name : "0", columns, table->name);
  g_autoptr (DossierStatement) row = dossier_database_prepare (store->database, sql, error);
  g_autoptr (DossierNames) self = g_new0 (DossierNames, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  if (row == NULL)
    return NULL;

  while (sqlite3_step (row) == SQLITE_ROW)
    for (int i = 2; i < sqlite3_column_count (row); i++)
      {
        g_autofree char *text = dossier_statement_dup_text (row, i);

        if (text != NULL)
          add_lines (self, sqlite3_column_int64 (row, 1), text, sqlite3_column_int64 (row, 0));
      }

  return g_steal_pointer (&self);
}

void
dossier_names_free (DossierNames *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->ids);
  g_free (self);
}

/**
 * dossier_names_find:
 * @owner: id of the record that those looked for belong to, or 0 for any
 * @text: what a person calls one; case, accents and the form of apostrophes do not matter
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the ids of those that are
 *   called so, at most 32 of them, or %NULL if there is none
 */
const GArray *
dossier_names_find (DossierNames *self,
                    gint64        owner,
                    const char   *text)
{
  g_autofree char *key = dup_key (owner, text);

  return g_hash_table_lookup (self->ids, key);
}
