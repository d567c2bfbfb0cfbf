/* dossier-snapshot.c: a portfolio as it is at one moment, while people go on editing it.
 *
 * A connection of its own begins to read, which takes less than a frame; from then on it sees the
 * file as it was, whatever is written meanwhile.  A worker then copies that page by page, reads the
 * copy back, and compares what stands in it with what stands here.
 */
#include "dossier-snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dossier-store-private.h"

/* Pages of usually 4096 bytes: a moment each time. */
#define PAGES_AT_ONCE 512
#define ROWS_AT_ONCE 1000

struct _DossierSnapshot
{
  char            *path;
  DossierDatabase *database;
};

/**
 * dossier_snapshot_new:
 * @path: of a portfolio that was opened before, so that it is known to be one
 *
 * Returns: (transfer full): @path as it is now, or %NULL with a sentence in @error
 */
DossierSnapshot *
dossier_snapshot_new (const char  *path,
                      GError     **error)
{
  g_autoptr (DossierSnapshot) self = g_new0 (DossierSnapshot, 1);

  self->path = g_strdup (path);
  self->database = g_access (path, W_OK) == 0 ? dossier_database_open (path, SQLITE_OPEN_READWRITE, error)
                                              : dossier_store_open_for_reading (path, error);
  /* The moment is that of the first look inside. */
  if (self->database == NULL ||
      !dossier_database_execute (self->database, "PRAGMA query_only = ON", error) ||
      !dossier_database_execute (self->database, "BEGIN", error) ||
      !dossier_database_execute (self->database, "SELECT count(*) FROM sqlite_schema", error))
    return NULL;

  return g_steal_pointer (&self);
}

void
dossier_snapshot_free (DossierSnapshot *self)
{
  if (self == NULL)
    return;

  dossier_database_close (self->database);
  g_free (self->path);
  g_free (self);
}

const char *
dossier_snapshot_get_path (DossierSnapshot *self)
{
  return self->path;
}

/**
 * dossier_snapshot_holds_up:
 *
 * Returns: whether nobody can write to the portfolio before this is freed, as it lies where no log
 *   of changes can be kept: then it is to be copied at once
 */
gboolean
dossier_snapshot_holds_up (DossierSnapshot *self)
{
  g_autofree char *mode = dossier_database_dup_text (self->database, "PRAGMA journal_mode");

  return g_strcmp0 (mode, "wal") != 0;
}

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

/* Copying */

static gboolean
copy_pages (DossierSnapshot  *self,
            DossierDatabase  *copy,
            GCancellable     *cancellable,
            GError          **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (dossier_database_get_handle (copy), "main",
                                                dossier_database_get_handle (self->database), "main");
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
write_copy (DossierSnapshot  *self,
            const char       *path,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (DossierDatabase) copy = dossier_database_open (path, SQLITE_OPEN_READWRITE, error);

  return copy != NULL &&
         copy_pages (self, copy, cancellable, error) &&
         dossier_database_execute (copy, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
verify_copy (DossierSnapshot  *self,
             const char       *path,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (DossierDatabase) copy = dossier_database_open (path, SQLITE_OPEN_READONLY, error);
  g_autofree char *here = copy != NULL ? dup_sum (self->database, cancellable, error) : NULL;
  g_autofree char *there = here != NULL ? dup_sum (copy, cancellable, error) : NULL;
  g_autofree char *finding = there != NULL ? dossier_database_dup_text (copy, "PRAGMA integrity_check (1)")
                                           : NULL;

  if (there == NULL)
    return FALSE;

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

/* The name is safe only once the folder is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
set_file_error (const char  *path,
                GError     **error)
{
  int code = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DOSSIER_STORE_ERROR,
               code == ENOSPC || code == EDQUOT ? DOSSIER_STORE_ERROR_FULL : DOSSIER_STORE_ERROR_FAILED,
               /* Translators: a file, and the reason the system gives */
               _("“%s” could not be written: %s."), name, g_strerror (code));
  return FALSE;
}

static gboolean
make_file (char    *template,
           GError **error)
{
  int fd = g_mkstemp_full (template, O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return set_file_error (template, error);

  close (fd);
  return TRUE;
}

/**
 * dossier_snapshot_copy:
 * @path: where the copy goes; replaced if it exists
 * @cancellable: (nullable)
 *
 * Copies the portfolio, with its whole history, as it was at the moment of the snapshot, and
 * reads the copy back.  Appears at @path only when it is complete and the same.  May take seconds
 * for a huge file.
 *
 * Returns: %FALSE with a sentence in @error; then nothing is left behind
 */
gboolean
dossier_snapshot_copy (DossierSnapshot  *self,
                       const char       *path,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autofree char *partial = g_strconcat (path, ".XXXXXX", NULL);

  if (!make_file (partial, error))
    return FALSE;

  if (!write_copy (self, partial, cancellable, error) || !verify_copy (self, partial, cancellable, error))
    {
      g_unlink (partial);
      return FALSE;
    }

  if (g_rename (partial, path) != 0)
    {
      set_file_error (path, error);
      g_unlink (partial);
      return FALSE;
    }

  sync_folder (path);
  return TRUE;
}
