/* dossier-damage.c: what is wrong with a portfolio file, in words.
 *
 * SQLite looks after the structure of the file, its indexes (dossier-damage-structure.c) and references;
 * digests tell whether the records are as Dossier wrote them (dossier-damage-values.c); and the text index,
 * which SQLite does not look into, is held against the records (dossier-damage-search.c).
 */
#include "dossier-damage-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "dossier-changeset.h"
#include "dossier-digest.h"

/* A file in which everything is wrong need not be told row by row. */
#define MOST_DAMAGES 1000

#define STEPS_BETWEEN_LOOKS 10000

void
dossier_damage_free (DossierDamage *self)
{
  g_free (self->column);
  g_free (self->sentence);
  g_free (self->detail);
  g_free (self);
}

/**
 * dossier_damage_kind_get_code:
 *
 * Returns: the name of @kind for programs: "file", "reference", "value", "changed", "history" or "search"
 */
const char *
dossier_damage_kind_get_code (DossierDamageKind kind)
{
  static const char * const codes[DOSSIER_N_DAMAGES] = {
    [DOSSIER_DAMAGE_FILE] = "file",
    [DOSSIER_DAMAGE_REFERENCE] = "reference",
    [DOSSIER_DAMAGE_VALUE] = "value",
    [DOSSIER_DAMAGE_CHANGED] = "changed",
    [DOSSIER_DAMAGE_HISTORY] = "history",
    [DOSSIER_DAMAGE_SEARCH] = "search",
  };

  return codes[kind];
}

/* Collecting */

gboolean
dossier_damage_is_over (DossierDamageRun *self)
{
  return self->damages->len >= MOST_DAMAGES || g_cancellable_is_cancelled (self->cancellable);
}

static DossierDamage *
add (DossierDamageRun  *self,
     DossierDamageKind  kind,
     const char        *table,
     gint64             record)
{
  DossierDamage *damage = g_new0 (DossierDamage, 1);

  damage->kind = kind;
  damage->table = g_intern_string (table);
  damage->record = record;
  g_ptr_array_add (self->damages, damage);

  return damage;
}

/* Takes over @sentence: what is damaged may hold bytes that are no text, or lines. */
void
dossier_damage_add (DossierDamageRun  *self,
                    DossierDamageKind  kind,
                    const char        *table,
                    gint64             record,
                    char              *sentence)
{
  DossierDamage *damage = add (self, kind, table, record);

  damage->sentence = g_utf8_make_valid (sentence, -1);
  g_strdelimit (damage->sentence, "\n\r", ' ');
  g_free (sentence);
}

/* Returns: (transfer none): what many records of @table are called; also of tables nobody sees */
const char *
dossier_damage_get_plural (const char *table)
{
  const DossierTable *description = dossier_table_find (table);

  if (description != NULL)
    return _(description->plural);
  if (g_strcmp0 (table, DOSSIER_JOURNAL_TABLE) == 0)
    return _("History");

  return _("Embedded files");
}

/* Returns: (transfer full): when the step was taken, as "2015-12-10 09:30:00" */
static char *
dup_time (DossierDamageRun *self,
          gint64            step)
{
  g_autofree char *sql = g_strdup_printf ("SELECT datetime (at, 'unixepoch', 'localtime') FROM journal "
                                          "WHERE id = %" G_GINT64_FORMAT, step);
  sqlite3_stmt *row = NULL;
  char *time = NULL;

  /* Not kept: there may be many of them. */
  if (sqlite3_prepare_v2 (dossier_database_get_handle (self->database), sql, -1, &row, NULL) == SQLITE_OK &&
      sqlite3_step (row) == SQLITE_ROW)
    time = g_strdup ((const char *) sqlite3_column_text (row, 0));
  sqlite3_finalize (row);

  return time != NULL ? time : g_strdup_printf ("%" G_GINT64_FORMAT, step);
}

/* Returns: (transfer full): "GLACY"; where that cannot be read, "Programme 1431"; of a step, its time */
char *
dossier_damage_dup_name (DossierDamageRun *self,
                         const char       *table,
                         gint64            record)
{
  gboolean is_content = g_strcmp0 (table, DOSSIER_CONTENT_TABLE) == 0;
  const DossierTable *description = dossier_table_find (is_content ? "document" : table);
  g_autoptr (DossierRecord) found = description == NULL ? NULL
    : dossier_store_get (self->store, description->name, record, NULL);
  g_autofree char *title = found != NULL ? dossier_store_dup_title (self->store, found, NULL) : NULL;
  g_autofree char *number = NULL;

  if (g_strcmp0 (table, DOSSIER_JOURNAL_TABLE) == 0)
    return dup_time (self, record);

  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);

  number = g_strdup_printf ("%" G_GINT64_FORMAT, record);
  /* Translators: a kind of record, like Programme, and a number */
  return g_strdup_printf (_("%s %s"), description != NULL ? _(description->label) : "", number);
}

/* References */

static void
check_references (DossierDamageRun *self)
{
  g_autoptr (DossierStatement) orphan = dossier_database_prepare (self->database, "PRAGMA foreign_key_check",
                                                                  NULL);

  while (orphan != NULL && !dossier_damage_is_over (self) && sqlite3_step (orphan) == SQLITE_ROW)
    {
      const char *table = (const char *) sqlite3_column_text (orphan, 0);
      gint64 id = sqlite3_column_int64 (orphan, 1);
      const char *target = (const char *) sqlite3_column_text (orphan, 2);
      g_autofree char *name = dossier_damage_dup_name (self, table, id);

      dossier_damage_add (self, DOSSIER_DAMAGE_REFERENCE, table, id,
                          /* Translators: a record, and what kinds of records it is and refers to */
                          g_strdup_printf (_("“%s” (%s) refers to a record of “%s” that is not there."), name,
                                           dossier_damage_get_plural (table),
                                           dossier_damage_get_plural (target)));
    }
}

/* The history */

static void
check_history (DossierDamageRun *self)
{
  g_autoptr (DossierStatement) step = dossier_database_prepare (self->database,
    "SELECT id, changes FROM journal ORDER BY id", NULL);

  while (step != NULL && !dossier_damage_is_over (self) && sqlite3_step (step) == SQLITE_ROW)
    if (!dossier_changeset_is_sound (sqlite3_column_blob (step, 1), sqlite3_column_bytes (step, 1)))
      {
        g_autofree char *time = dup_time (self, sqlite3_column_int64 (step, 0));

        dossier_damage_add (self, DOSSIER_DAMAGE_HISTORY, DOSSIER_JOURNAL_TABLE,
                            sqlite3_column_int64 (step, 0),
                            /* Translators: a day and a time */
                            g_strdup_printf (_("The step of the history taken on %s cannot be read."), time));
      }
}

/* The whole */

static int
look_up (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* While SQLite looks through @database, somebody may have changed his mind.  %NULL ends that. */
void
dossier_damage_let_cancel (DossierDatabase *database,
                           GCancellable    *cancellable)
{
  sqlite3_progress_handler (dossier_database_get_handle (database), STEPS_BETWEEN_LOOKS,
                            cancellable != NULL ? look_up : NULL, cancellable);
}

/**
 * dossier_damage_is_harm:
 *
 * Returns: whether something of the file is damaged, rather than changed on purpose by another program
 */
gboolean
dossier_damage_is_harm (const DossierDamage *self)
{
  return self->kind != DOSSIER_DAMAGE_CHANGED;
}

/**
 * dossier_store_find_damage:
 * @store: also one that was opened with %DOSSIER_STORE_UNCHECKED or read-only
 * @cancellable: (nullable): may be cancelled from any thread
 *
 * Reads the whole file: its structure, references, history and text index, and whether every value
 * is the one that Dossier wrote.  Writes nothing; runs where @store is used, which for a large file is a
 * job.  Takes about twice as long as the check of SQLite alone: 0.1 s for a usual one.
 *
 * Returns: (transfer full) (element-type DossierDamage): what is wrong, the worst first, at most some
 *   thousand; empty for a sound file; %NULL if it was cancelled, or
 *   the disk could not read all of it (%DOSSIER_STORE_ERROR_UNREADABLE)
 */
GPtrArray *
dossier_store_find_damage (DossierStore  *store,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_damage_free);
  DossierDamageRun run = { store, store->database, cancellable, damages };
  sqlite3 *handle = dossier_database_get_handle (store->database);
  void (* const checks[]) (DossierDamageRun *) = {
    dossier_damage_structure, check_references, dossier_damage_schema, dossier_damage_values, check_history,
    dossier_damage_search,
  };

  gboolean is_reading = !sqlite3_get_autocommit (handle);

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);

  /* One look from the first byte to the last: an edit that comes in between is in all of it or in none, so
   * that no value is held against the digest of another.  What is damaged may not let that begin. */
  if (!is_reading)
    dossier_database_execute (store->database, "BEGIN; SELECT count(*) FROM sqlite_schema", NULL);
  dossier_damage_let_cancel (store->database, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (checks) && !dossier_damage_is_over (&run); i++)
    checks[i] (&run);
  dossier_damage_let_cancel (store->database, NULL);
  if (!is_reading && !sqlite3_get_autocommit (handle))
    dossier_database_execute (store->database, "ROLLBACK", NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  /* What the disk did not read is not therefore damaged. */
  if (damages->len > 0 && dossier_database_has_failing_disk (store->database))
    {
      dossier_store_set_read_error (dossier_store_get_path (store), EIO, error);
      return NULL;
    }

  return g_steal_pointer (&damages);
}
