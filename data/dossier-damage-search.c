/* dossier-damage-search.c: whether the tables and the text index are as Dossier made them.
 *
 * FTS5 looks into its index only when it may write, so this is done in a copy, which SQLite keeps in
 * memory as long as it is small and in a file without a name else.
 */
#include "dossier-damage-private.h"

#include <glib/gi18n-lib.h>

/* Pages of usually 4096 bytes: a moment each time. */
#define PAGES_AT_ONCE 2048

static GHashTable *
read_schema (DossierDatabase *database)
{
  GHashTable *schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DossierStatement) object = dossier_database_prepare (database,
    "SELECT name, type || ' ' || tbl_name || ' ' || coalesce (sql, '') FROM sqlite_schema", NULL);

  while (object != NULL && sqlite3_step (object) == SQLITE_ROW)
    g_hash_table_insert (schema, g_strdup ((const char *) sqlite3_column_text (object, 0)),
                         g_strdup ((const char *) sqlite3_column_text (object, 1)));

  return schema;
}

/* What an index or a table is called for, if it is not there any more or not the same.  The text index is
 * left out: an earlier version may have made it otherwise, and it is made anew when the file is next
 * written. */
static void
compare_schema (DossierDamageRun  *self,
                GHashTable        *found,
                GHashTable        *expected,
                DossierDamageKind  kind,
                const char        *format)
{
  GHashTableIter iter;
  gpointer name, definition;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &definition))
    if (strstr (name, "_search") == NULL && g_strcmp0 (g_hash_table_lookup (found, name), definition) != 0)
      {
        g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

        dossier_damage_add (self, kind, NULL, 0, g_strconcat (parts[0], name, parts[1], NULL));
      }
}

/* Returns: (transfer none): how a new portfolio is described; made only once.  Safe on any thread. */
static GHashTable *
get_expected_schema (void)
{
  static GHashTable *expected = NULL;

  if (g_once_init_enter (&expected))
    {
      g_autoptr (DossierStore) fresh = dossier_store_open (":memory:", DOSSIER_STORE_CREATE, NULL);

      g_once_init_leave (&expected, fresh != NULL ? read_schema (fresh->database)
                                                  : g_hash_table_new (g_str_hash, g_str_equal));
    }

  return expected;
}

/* Whether the tables are described as in a new portfolio: a flipped byte there could let in what a
 * rule keeps out. */
void
dossier_damage_schema (DossierDamageRun *self)
{
  g_autoptr (GHashTable) found = read_schema (self->database);
  GHashTable *expected = get_expected_schema ();
  GHashTableIter iter;
  gpointer name;

  if (g_hash_table_size (expected) == 0)
    return;

  compare_schema (self, found, expected, DOSSIER_DAMAGE_FILE,
                  _("“%s” is not described in the file as Dossier does it."));

  /* What is only different was told; here stands what is more. */
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_hash_table_contains (expected, name))
      g_hash_table_iter_remove (&iter);
  compare_schema (self, expected, found, DOSSIER_DAMAGE_CHANGED,
                  _("“%s” was added to the file by another program than Dossier."));
}

/* Whether everything in @database is described as in a new portfolio, and there is nothing more.  Every
 * version of the schema describes something otherwise, so no other version can have made it. */
gboolean
dossier_damage_is_described (DossierDatabase *database)
{
  DossierDamageRun run = { .database = database,
                           .damages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_damage_free) };
  gboolean is_described;

  dossier_damage_schema (&run);
  is_described = run.damages->len == 0;
  g_ptr_array_unref (run.damages);
  return is_described;
}

/* The text index */

/* A copy of the file that may be written, gone when closed.  Between the pieces whoever writes has his
 * turn; should he write, it begins anew.
 *
 * Returns: (nullable): %NULL if it was cancelled, or the file cannot be read */
DossierDatabase *
dossier_damage_copy_file (DossierDatabase *database,
                          GCancellable    *cancellable)
{
  g_autoptr (DossierDatabase) copy = dossier_database_open ("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                                            NULL);
  sqlite3_backup *backup;
  int state = SQLITE_OK;

  if (copy == NULL)
    return NULL;

  backup = sqlite3_backup_init (dossier_database_get_handle (copy), "main",
                                dossier_database_get_handle (database), "main");
  while (backup != NULL && state == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    state = sqlite3_backup_step (backup, PAGES_AT_ONCE);
  sqlite3_backup_finish (backup);

  return state == SQLITE_DONE ? g_steal_pointer (&copy) : NULL;
}

static gboolean
has_index (DossierDatabase *database,
           const char      *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM sqlite_schema WHERE name = '%s_search'",
                                          table);

  return dossier_database_get_integer (database, sql) > 0;
}

/* Whether the words that the search finds are those of the records. */
void
dossier_damage_search (DossierDamageRun *self)
{
  g_autoptr (DossierDatabase) copy = dossier_damage_copy_file (self->database, self->cancellable);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  if (copy != NULL)
    dossier_damage_let_cancel (copy, self->cancellable);
  for (guint i = 0; copy != NULL && i < n_tables && !dossier_damage_is_over (self); i++)
    {
      const char *name = tables[i]->name;
      g_autofree char *check = g_strdup_printf ("INSERT INTO %s_search (%s_search, rank) "
                                                "VALUES ('integrity-check', 1)", name, name);

      if (has_index (copy, name) && !dossier_database_execute (copy, check, NULL) &&
          !g_cancellable_is_cancelled (self->cancellable))
        dossier_damage_add (self, DOSSIER_DAMAGE_SEARCH, name, 0,
                            /* Translators: what many records of a kind are called */
                            g_strdup_printf (_("The search in “%s” does not fit the records. They are not "
                                               "touched by that."), _(tables[i]->plural)));
    }
}
