/* dossier-copy.c: a copy of a database, which is there only if it is the same.
 *
 * It is written under a passing name, read back, compared value by value with what it is a copy of, and
 * brought to the disk before it gets its name.
 */
#include "dossier-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dossier-store-private.h"

/* Pages of usually 4096 bytes: a moment each time. */
#define PAGES_AT_ONCE 512
#define ROWS_AT_ONCE 1000

/* What stands in it */

static void
add_value (GChecksum        *sum,
           DossierStatement *row,
           int               column)
{
  int kind = sqlite3_column_type (row, column);

  g_checksum_update (sum, (const guchar *) &kind, sizeof kind);
  if (kind != SQLITE_NULL)
    {
      const guchar *bytes = sqlite3_column_blob (row, column);
      int size = sqlite3_column_bytes (row, column);

      g_checksum_update (sum, (const guchar *) &size, sizeof size);
      if (size > 0)
        g_checksum_update (sum, bytes, size);
    }
}

static gboolean
add_table (GChecksum        *sum,
           DossierDatabase  *database,
           const char       *name,
           GCancellable     *cancellable,
           GError          **error)
{
  char *sql = sqlite3_mprintf ("SELECT * FROM \"%w\"", name);
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, error);
  int result = SQLITE_ROW;

  sqlite3_free (sql);
  if (row == NULL)
    return FALSE;

  for (guint n = 1; (result = sqlite3_step (row)) == SQLITE_ROW; n++)
    {
      for (int column = 0; column < sqlite3_column_count (row); column++)
        add_value (sum, row, column);
      if (n % ROWS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return result == SQLITE_DONE || dossier_database_set_error (database, error);
}

static GPtrArray *
list_tables (DossierDatabase  *database,
             GError          **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierStatement) row =
    dossier_database_prepare (database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                        "sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name", error);

  if (row == NULL)
    return NULL;

  while (sqlite3_step (row) == SQLITE_ROW)
    g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (row, 0)));

  return g_steal_pointer (&names);
}

/* A sum over every value of every row. */
static char *
dup_sum (DossierDatabase  *database,
         GCancellable     *cancellable,
         GError          **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) tables = list_tables (database, error);

  if (tables == NULL)
    return NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      g_checksum_update (sum, tables->pdata[i], -1);
      if (!add_table (sum, database, tables->pdata[i], cancellable, error))
        return NULL;
    }

  return g_strdup (g_checksum_get_string (sum));
}

/* Writing */

static gboolean
copy_pages (DossierDatabase  *from,
            DossierDatabase  *copy,
            GCancellable     *cancellable,
            GError          **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (dossier_database_get_handle (copy), "main",
                                                dossier_database_get_handle (from), "main");
  int result = SQLITE_OK;

  if (backup == NULL)
    return dossier_database_set_error (copy, error);

  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    result = sqlite3_backup_step (backup, PAGES_AT_ONCE);
  result = sqlite3_backup_finish (backup);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return result == SQLITE_OK || dossier_database_set_error (copy, error);
}

/* One file that needs no other beside it. */
static gboolean
write_copy (DossierDatabase  *from,
            const char       *path,
            DossierCopyKind   kind,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (DossierDatabase) copy = dossier_database_open (path, SQLITE_OPEN_READWRITE, error);

  return copy != NULL &&
         dossier_database_execute (copy, "PRAGMA locking_mode = EXCLUSIVE", error) &&
         copy_pages (from, copy, cancellable, error) &&
         dossier_database_execute (copy, "PRAGMA journal_mode = DELETE", error) &&
         (kind == DOSSIER_COPY_EXACT || dossier_database_execute (copy, "VACUUM", error));
}

static gboolean
verify_copy (DossierDatabase  *from,
             const char       *path,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DossierDatabase) copy = dossier_database_open (path, SQLITE_OPEN_READONLY, error);
  g_autofree char *here = copy != NULL ? dup_sum (from, cancellable, error) : NULL;
  g_autofree char *there = here != NULL ? dup_sum (copy, cancellable, &failure) : NULL;
  g_autofree char *finding = there != NULL ? dossier_database_dup_text (copy, "PRAGMA integrity_check (1)")
                                           : NULL;

  if (here == NULL)
    return FALSE;

  if (there == NULL)
    {
      /* What is said of a portfolio would blame the wrong disk. */
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                             _("The copy was written and could not be read back."));
      return FALSE;
    }

  if (g_str_equal (here, there) && g_strcmp0 (finding, "ok") == 0)
    return TRUE;

  if (g_str_equal (here, there))
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                           _("The portfolio itself is damaged."));
      return FALSE;
    }

  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                       _("The copy was read back and is not the same as the portfolio."));
  return FALSE;
}

static gboolean
sync_path (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_synced;

  if (fd < 0)
    return FALSE;

  is_synced = fsync (fd) == 0;
  close (fd);
  return is_synced;
}

/**
 * dossier_copy_sync_folder:
 *
 * A name is safe only once its folder is: brings that of @path to the disk.
 */
void
dossier_copy_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  sync_path (folder);
}

/* SQLite would not say why; and what has that name already is not ours. */
static gboolean
make_file (char *template)
{
  int fd = g_mkstemp_full (template, O_WRONLY | O_CLOEXEC, 0666);

  if (fd < 0)
    return FALSE;

  close (fd);
  return TRUE;
}

/* What is written meanwhile is not of the copy, nor of what it is compared with. */
static gboolean
write_and_verify (DossierDatabase  *from,
                  const char       *path,
                  DossierCopyKind   kind,
                  GCancellable     *cancellable,
                  GError          **error)
{
  gboolean is_reading = !sqlite3_get_autocommit (dossier_database_get_handle (from));
  /* The moment is that of the first look inside. */
  gboolean ok = is_reading ||
                dossier_database_execute (from, "BEGIN; SELECT count(*) FROM sqlite_schema", error);

  ok = ok && write_copy (from, path, kind, cancellable, error) &&
       verify_copy (from, path, cancellable, error);
  if (!is_reading)
    dossier_database_execute (from, "ROLLBACK", NULL);

  return ok;
}

/* What SQLite finds beside a file it takes for the end of that file, and would write it into the copy.  It is
 * the end of what has the name now: of a portfolio that is open elsewhere, or was when its program was
 * killed. */
static gboolean
check_target (const char  *path,
              GError     **error)
{
  static const char * const suffixes[] = { "-wal", "-journal" };

  if (dossier_database_is_held (path))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_BUSY,
                   _("“%s” is open here. Close it first, or choose another name."), path);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *log = g_strconcat (path, suffixes[i], NULL);

      if (g_file_test (log, G_FILE_TEST_EXISTS))
        return dossier_store_refuse (error, DOSSIER_STORE_ERROR_BUSY,
                       _("“%s” lies there, with the last changes of a portfolio that is open elsewhere or "
                         "was not closed. Choose another name, or open and close that portfolio first."),
                       log);
    }

  return TRUE;
}

/**
 * dossier_copy:
 * @from: may be in the midst of reading: then it is copied as it was when that began
 * @path: where the copy goes; replaced if it exists
 * @kind: how
 * @cancellable: (nullable)
 *
 * Reads the database twice and the copy once: seconds for a huge one.
 *
 * Returns: %FALSE with a sentence in @error; then nothing is left behind, and @path is as it was.  Refuses to
 *   take the place of what is open here, or of what left a log beside it (%DOSSIER_STORE_ERROR_BUSY)
 */
gboolean
dossier_copy (DossierDatabase  *from,
              const char       *path,
              DossierCopyKind   kind,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autofree char *partial = g_strconcat (path, ".XXXXXX", NULL);
  gboolean is_chosen = kind == DOSSIER_COPY_COMPACT;

  if (!check_target (path, error))
    return FALSE;

  if (!make_file (partial))
    return dossier_store_set_write_error (path, errno, is_chosen, error);

  /* Somebody may have opened a portfolio of that name meanwhile. */
  if (!write_and_verify (from, partial, kind, cancellable, error) || !check_target (path, error))
    {
      g_unlink (partial);
      return FALSE;
    }

  /* SQLite does not sync what it cuts off in the end. */
  if (!sync_path (partial) || g_rename (partial, path) != 0)
    {
      dossier_store_set_write_error (path, errno, is_chosen, error);
      g_unlink (partial);
      return FALSE;
    }

  dossier_copy_sync_folder (path);
  return TRUE;
}
