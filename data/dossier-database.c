/* dossier-database.c: SQLite as the store needs it: settings, statements, transactions. */
#include "dossier-database.h"

#include "dossier-database-files.h"
#include "dossier-database-functions.h"
#include "dossier-database-locks.h"
#include "dossier-store.h"

/* As long as nobody notices; then the person is told, or the caller decides to wait on. */
#define BUSY_MILLISECONDS 100
#define SLEEP_MILLISECONDS 5

static gboolean (*wait_on) (guint milliseconds);

/* What is larger than what Dossier makes is refused before it is read. */
static const struct
{
  int limit;
  int most;
} limits[] = {
  /* VACUUM INTO attaches the copy it writes; nothing else is ever attached. */
  { SQLITE_LIMIT_ATTACHED, 1 },
  /* A step of the history holds what it removed: a programme with twenty embedded files of 25 MB. */
  { SQLITE_LIMIT_LENGTH, 512 << 20 },
  /* Also that of the schema, which is parsed when the file is opened. */
  { SQLITE_LIMIT_SQL_LENGTH, 1000000 },
  { SQLITE_LIMIT_COLUMN, 500 },
  { SQLITE_LIMIT_EXPR_DEPTH, 500 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 200 },
  /* A check of the whole file is one program, of some thousand steps for the tables of today. */
  { SQLITE_LIMIT_VDBE_OP, 100000 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
  /* Triggers of the search, and what goes with a record that is removed. */
  { SQLITE_LIMIT_TRIGGER_DEPTH, 100 },
};

struct _DossierDatabase
{
  sqlite3    *handle;
  char       *key;         /* of the file, see dossier_database_files_dup_key() */
  GHashTable *statements;  /* SQL → sqlite3_stmt */
  gboolean    is_held;     /* between dossier_database_begin() and its end */
  gboolean    is_stale;    /* a full-text index may remember what was taken back */
};

/* Statements */

gboolean
dossier_database_execute (DossierDatabase  *self,
                          const char       *sql,
                          GError          **error)
{
  return sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
         dossier_database_set_error (self, error);
}

/**
 * dossier_database_prepare:
 * @sql: a single statement; each text is compiled once
 *
 * A statement is lent to one borrower at a time: a query that runs inside its own
 * rows would step the same one.
 *
 * Returns: (transfer none): the statement, to be held as g_autoptr (DossierStatement)
 */
DossierStatement *
dossier_database_prepare (DossierDatabase  *self,
                          const char       *sql,
                          GError          **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      dossier_database_set_error (self, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

void
dossier_statement_release (DossierStatement *self)
{
  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
}

/**
 * dossier_statement_dup_text:
 *
 * Returns: (transfer full) (nullable): the text of a column, as UTF-8 whatever the file has
 */
char *
dossier_statement_dup_text (DossierStatement *self,
                            int               column)
{
  const char *text = (const char *) sqlite3_column_text (self, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

gboolean
dossier_database_run (DossierDatabase   *self,
                      DossierStatement  *statement,
                      GError           **error)
{
  return sqlite3_step (statement) == SQLITE_DONE || dossier_database_set_error (self, error);
}

/**
 * dossier_database_read_integer:
 * @sql: gives one row
 */
gboolean
dossier_database_read_integer (DossierDatabase  *self,
                               const char       *sql,
                               gint64           *value,
                               GError          **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    return dossier_database_set_error (self, error);

  *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* Returns: 0 also if nothing can be read. */
gint64
dossier_database_get_integer (DossierDatabase *self,
                              const char      *sql)
{
  gint64 value = 0;

  dossier_database_read_integer (self, sql, &value, NULL);
  return value;
}

char *
dossier_database_dup_text (DossierDatabase *self,
                           const char      *sql)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self, sql, NULL);

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return NULL;

  return dossier_statement_dup_text (statement, 0);
}

/* Transactions */

/* When the disk fails, be it while reading, SQLite may take back the whole transaction by itself.
 * What is written next would then be a transaction of its own and there for good: half an edit. */
static int
refuse_commit (gpointer data)
{
  return ((DossierDatabase *) data)->is_held;
}

/* Taking back by itself amid a write to a full-text index, SQLite leaves words in the memory of
 * the index that the next transaction would bring into the file.  An index that takes part in a
 * transaction, even without a word, forgets them when that is taken back. */
static gboolean
forget_words (DossierDatabase  *self,
              GError          **error)
{
  g_autofree char *join = NULL;

  if (!self->is_stale)
    return TRUE;

  join = dossier_database_dup_text (self, "SELECT group_concat ('INSERT INTO ' || name || "
                                    "' (rowid) SELECT 1 WHERE 0', ';') FROM sqlite_schema "
                                    "WHERE sql LIKE 'CREATE VIRTUAL TABLE%'");
  if (join == NULL)
    return dossier_database_set_error (self, error);
  if (!dossier_database_execute (self, "BEGIN", error))
    return FALSE;

  self->is_stale = !dossier_database_execute (self, join, error);
  dossier_database_execute (self, "ROLLBACK", NULL);
  return !self->is_stale;
}

/**
 * dossier_database_begin:
 *
 * Until dossier_database_commit() or dossier_database_roll_back() nothing is written for good.
 */
gboolean
dossier_database_begin (DossierDatabase  *self,
                        GError          **error)
{
  self->is_held = forget_words (self, error) && dossier_database_execute (self, "BEGIN IMMEDIATE", error);
  return self->is_held;
}

/**
 * dossier_database_commit:
 *
 * Returns: %FALSE if it could not be written; then dossier_database_roll_back() is due
 */
gboolean
dossier_database_commit (DossierDatabase  *self,
                         GError          **error)
{
  int result;

  if (sqlite3_get_autocommit (self->handle))
    return dossier_database_set_result (self, SQLITE_IOERR, error);

  self->is_held = FALSE;
  result = sqlite3_exec (self->handle, "COMMIT", NULL, NULL, NULL);
  if (result == SQLITE_OK)
    return TRUE;

  self->is_held = TRUE;
  return result == SQLITE_BUSY ? dossier_database_refuse_for_readers (error)
                               : dossier_database_set_error (self, error);
}

void
dossier_database_roll_back (DossierDatabase *self)
{
  if (!self->is_held)
    return;

  if (sqlite3_get_autocommit (self->handle))
    self->is_stale = TRUE;
  else
    dossier_database_execute (self, "ROLLBACK", NULL);
  self->is_held = FALSE;

  /* If that cannot be done at present, it is before the next transaction. */
  forget_words (self, NULL);
}

/**
 * dossier_database_run_whole:
 * @func: writes within the transaction that is under way, or else in one of its own
 *
 * Returns: %FALSE with @error if not all of that could be done
 */
gboolean
dossier_database_run_whole (DossierDatabase     *self,
                            DossierDatabaseFunc  func,
                            GError             **error)
{
  if (self->is_held)
    return func (self, error);
  if (dossier_database_begin (self, error) && func (self, error) && dossier_database_commit (self, error))
    return TRUE;

  dossier_database_roll_back (self);
  return FALSE;
}

/* Waiting */

/**
 * dossier_database_set_wait:
 * @func: (nullable): asked every tenth of a second while another program has the portfolio locked,
 *   with the milliseconds waited so far; %FALSE ends the waiting.  Without one nobody waits longer
 *   than that.
 *
 * For the whole program; on whatever thread has to wait.
 */
void
dossier_database_set_wait (gboolean (*func) (guint milliseconds))
{
  wait_on = func;
}

static int
busy_cb (gpointer unused,
         int      n_calls)
{
  guint waited = n_calls * SLEEP_MILLISECONDS;

  if (waited > 0 && waited % BUSY_MILLISECONDS == 0 && (wait_on == NULL || !wait_on (waited)))
    return FALSE;

  g_usleep (SLEEP_MILLISECONDS * 1000);
  return TRUE;
}

/* Opening */

/* What is not in a file has nothing beside it; and a file is given as a URI only to be read as one that
 * never changes, without what lies beside it. */
static gboolean
will_read_alone (const char *path,
                 int         flags)
{
  return (flags & SQLITE_OPEN_URI) != 0 || *path == '\0' || g_str_equal (path, ":memory:");
}

static gboolean
open_handle (DossierDatabase  *self,
             const char       *path,
             int               flags,
             GError          **error)
{
  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK)
    return dossier_database_set_error (self, error);

  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_commit_hook (self->handle, refuse_commit, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].limit, limits[i].most);
  dossier_database_add_functions (self->handle);

  /* Pages are not believed to be what they say either (https://www.sqlite.org/security.html). */
  return dossier_database_execute (self, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON", error);
}

/* Some network shares cannot share memory among programs.  There a file with a log, which was brought from
 * another disk, can be read only by whoever has it for himself (https://www.sqlite.org/wal.html, 8), and
 * says so from the beginning. */
static gboolean
needs_file_alone (DossierDatabase *self)
{
  return !dossier_database_execute (self, "PRAGMA schema_version", NULL) &&
         sqlite3_extended_errcode (self->handle) == SQLITE_IOERR_SHMMAP;
}

/**
 * dossier_database_open:
 * @path: a file, or ":memory:"
 * @flags: of sqlite3_open_v2()
 *
 * A file from elsewhere is not trusted: its schema may not run code, nothing may write behind SQLite's
 * back, and what lies beside it must be what SQLite makes.
 */
DossierDatabase *
dossier_database_open (const char  *path,
                       int          flags,
                       GError     **error)
{
  g_autoptr (DossierDatabase) self = g_new0 (DossierDatabase, 1);

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) G_CALLBACK (sqlite3_finalize));

  dossier_database_locks_keep ();
  self->key = dossier_database_files_dup_key (path);
  dossier_database_files_count (self->key, 1);
  if ((!will_read_alone (path, flags) && !dossier_database_files_check_beside (self->key, error)) ||
      !open_handle (self, path, flags, error))
    return NULL;

  if (needs_file_alone (self))
    {
      sqlite3_close (g_steal_pointer (&self->handle));
      if (!open_handle (self, path, flags, error) ||
          !dossier_database_execute (self, "PRAGMA locking_mode = EXCLUSIVE", error))
        return NULL;
    }

  /* From here on somebody else may have it locked. */
  sqlite3_busy_handler (self->handle, busy_cb, NULL);
  return g_steal_pointer (&self);
}

void
dossier_database_close (DossierDatabase *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  dossier_database_files_count (self->key, -1);
  g_free (self->key);
  g_free (self);
}

sqlite3 *
dossier_database_get_handle (DossierDatabase *self)
{
  return self->handle;
}

/**
 * dossier_database_get_file:
 * @which: %SQLITE_FCNTL_FILE_POINTER for the file itself, or %SQLITE_FCNTL_JOURNAL_POINTER for its log
 *
 * SQLite's own handle: the file is not read past SQLite, see dossier_database_is_held().
 *
 * Returns: (nullable): %NULL if there is none, or it is not open
 */
sqlite3_file *
dossier_database_get_file (DossierDatabase *self,
                           int              which)
{
  sqlite3_file *file = NULL;

  sqlite3_file_control (self->handle, "main", which, &file);
  return file != NULL && file->pMethods != NULL ? file : NULL;
}
