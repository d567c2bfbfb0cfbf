/* dossier-snapshot.c: a portfolio as it is at one moment, while people go on editing it.
 *
 * A connection of its own begins to read, which takes less than a frame; from then on it sees the
 * file as it was, whatever is written meanwhile.  A worker then copies that.
 */
#include "dossier-snapshot.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "dossier-copy.h"
#include "dossier-store-private.h"

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
 * dossier_snapshot_get_size:
 *
 * Returns: how many bytes a copy takes: other than the file has, as long as changes lie in a log beside it
 */
gint64
dossier_snapshot_get_size (DossierSnapshot *self)
{
  return dossier_database_get_integer (self->database, "SELECT page_count * page_size "
                                                       "FROM pragma_page_count, pragma_page_size");
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
  return dossier_copy (self->database, path, DOSSIER_COPY_EXACT, cancellable, error);
}

/**
 * dossier_snapshot_bring_up_to_date:
 * @file: a portfolio of any version, which is only read
 * @folder: where there is room for a copy
 * @cancellable: (nullable)
 *
 * Returns: (transfer full): the path of a copy of @file in the schema of this version, or %NULL with a
 *   sentence in @error
 */
char *
dossier_snapshot_bring_up_to_date (const char    *file,
                                   const char    *folder,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  g_autofree char *path = g_build_filename (folder, "copy.dossier", NULL);
  g_autoptr (DossierSnapshot) snapshot = dossier_store_look (file, error) ? dossier_snapshot_new (file, error)
                                                                          : NULL;
  g_autoptr (DossierStore) store = NULL;

  if (snapshot == NULL || !dossier_snapshot_copy (snapshot, path, cancellable, error))
    return NULL;

  store = dossier_store_open (path, DOSSIER_STORE_NO_BACKUP, error);
  return store != NULL ? g_steal_pointer (&path) : NULL;
}
