/* dossier-store-place.c: whether the open file is still the one that lies at its path.
 *
 * A file that is moved, deleted or replaced by another stays open here, but what is written
 * then would be lost with it: the log of changes lies at the old path.  So nothing is written
 * any more, and what was is brought from the log into the file itself, wherever it is now.
 */
#include "dossier-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "dossier-store-private.h"

/* Where in the shared memory of a WAL every connection keeps a lock for as long as it is there. */
#define LOCKED_BYTE 128

/* Returns: what the system calls the disk, or 0 */
static guint64
get_device (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_dev : 0;
}

/* A disk that was taken out and put in again has a new number, and what was open on it stays dead. */
static gboolean
is_on_another_disk (DossierStore *self)
{
  guint64 device = get_device (self->path);

  return device != 0 && self->device != 0 && device != self->device;
}

static gboolean
has_moved (DossierStore *self)
{
  int moved = 0;

  /* Not every file can tell, one in memory for instance: those stay where they are.  Of disks SQLite knows
   * nothing. */
  sqlite3_file_control (dossier_database_get_handle (self->database), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0 || is_on_another_disk (self);
}

static gint64
get_time (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED ","
                                                  G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) modified = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;

  return modified != NULL ? g_date_time_to_unix (modified) * G_USEC_PER_SEC +
         g_date_time_get_microsecond (modified)
                          : 0;
}

/* It may well be where it was, but nobody here is allowed to look. */
static gboolean
is_out_of_reach (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) != 0 && errno == EACCES;
}

/* Where no log may be made beside the file, it is read as if nobody ever changed it.  Who only reads brings
 * nothing into the file either way. */
void
dossier_store_find_place (DossierStore *self)
{
  const char *name = sqlite3_db_filename (dossier_database_get_handle (self->database), "main");

  self->device = get_device (self->path);
  if (name != NULL && sqlite3_uri_boolean (name, "immutable", FALSE))
    self->frozen_at = get_time (self->path);
  else if (!self->is_read_only)
    self->imprint = dossier_imprint_new (self->database, self->path);
}

/* Whether other bytes lie in the file than SQLite wrote: then what is in its log fits it no longer. */
gboolean
dossier_store_is_overwritten (DossierStore *self)
{
  if (self->imprint == NULL)
    return FALSE;

  return has_moved (self) ? dossier_imprint_is_broken (self->imprint)
                          : !dossier_imprint_look (self->imprint, self->last_step);
}

static gboolean
has_empty_log (DossierStore *self)
{
  sqlite3_file *log = dossier_database_get_file (self->database, SQLITE_FCNTL_JOURNAL_POINTER);
  sqlite3_int64 size = 0;

  return log != NULL && log->pMethods->xFileSize (log, &size) == SQLITE_OK && size == 0;
}

/* Brings all of the log into the file.  If somebody is reading, it is done the next time somebody asks.  An
 * empty log would be emptied again, which whoever watches it takes for something new.
 * Returns: whether it is done */
static gboolean
settle (DossierStore *self)
{
  return !self->is_read_only && self->edit == NULL && !dossier_store_is_overwritten (self) &&
         (has_empty_log (self) ||
          sqlite3_wal_checkpoint_v2 (dossier_database_get_handle (self->database), NULL,
                                     SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK);
}

/* Where the file is still at its place, but not what it was. */
static gboolean
check_content (DossierStore  *self,
               GError       **error)
{
  if (dossier_store_is_overwritten (self))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_NOT_FOUND,
                   _("“%s” was overwritten by another program while it was open here. Nothing more is "
                     "written to it. Close this window and open the file again, or a backup."), self->path);

  if (self->frozen_at != 0 && self->frozen_at != get_time (self->path))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_BUSY,
                   _("“%s” was changed by another program. Close this window and open it again to see it."),
                   self->path);

  return !self->is_untrusted || dossier_store_trust (self, error);
}

/**
 * dossier_store_check_place:
 *
 * Cheap: asks the system for one file.
 *
 * Returns: %FALSE with a sentence in @error if the file was moved, deleted or replaced while it
 *   was open (%DOSSIER_STORE_ERROR_NOT_FOUND): then it can be read and copied from here, but not
 *   changed; if its disk was taken out and put in again, or it was overwritten in place (the same): then it
 *   cannot be copied either; if it may no longer be reached (%DOSSIER_STORE_ERROR_READ_ONLY); if what was
 *   read may be mixed with what another program wrote since (%DOSSIER_STORE_ERROR_BUSY); or if another
 *   program put in what would run by itself (%DOSSIER_STORE_ERROR_FOREIGN) or brought the file up to date
 *   (%DOSSIER_STORE_ERROR_TOO_NEW)
 */
gboolean
dossier_store_check_place (DossierStore  *self,
                           GError       **error)
{
  if (!has_moved (self))
    return check_content (self, error);

  if (is_out_of_reach (self->path))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_READ_ONLY,
                   _("“%s” may no longer be reached: the permissions of its folder were changed. Nothing was "
                     "changed in it."), self->path);

  settle (self);
  if (is_on_another_disk (self))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_NOT_FOUND,
                   _("The disk with “%s” was taken out and put in again, or another took its place. Close "
                     "this window and open the file again: what you typed is offered to you there."),
                   self->path);

  return dossier_store_refuse (error, DOSSIER_STORE_ERROR_NOT_FOUND,
                 g_file_test (self->path, G_FILE_TEST_EXISTS)
                 ? _("“%s” was replaced by another file while it was open here. Save a copy of what you see "
                     "to go on with it.")
                 : _("“%s” was moved or deleted while it was open here. Save a copy of what you see to go on "
                     "with it."),
                 self->path);
}

/* Of a file that is no longer at @path.  What lies in the log alone is kept, and no other file of that name
 * is to find it. */
static void
leave_log (const char *path,
           gboolean    is_settled)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_autofree char *aside = g_strdup_printf ("%s.left-%08x", log, g_random_int ());

  if (is_settled)
    g_unlink (log);
  else
    g_rename (log, aside);
  g_unlink (shared);
}

/* Closes the database; where the file is gone, SQLite would leave its log behind. */
void
dossier_store_leave_place (DossierStore *self)
{
  gboolean is_moved = self->database != NULL && has_moved (self);
  gboolean is_settled = FALSE;

  /* What was overwritten is to be known before its log would be brought into it. */
  if (!dossier_store_is_overwritten (self) && is_moved)
    {
      is_settled = settle (self);

      /* What lies at its path now may have a log of its own. */
      sqlite3_db_config (dossier_database_get_handle (self->database), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                         NULL);
    }
  g_clear_pointer (&self->imprint, dossier_imprint_free);
  g_clear_pointer (&self->database, dossier_database_close);

  /* Whoever only reads has no log of his own. */
  if (is_moved && !self->is_read_only && !g_file_test (self->path, G_FILE_TEST_EXISTS))
    leave_log (self->path, is_settled);
}

/**
 * dossier_store_is_open_elsewhere:
 * @path: of a portfolio that is not open in this process, whose locks look like another's
 *
 * Where no log of changes can be kept, on a network share, nobody can tell: a program has it locked there
 * only while it writes.
 *
 * Returns: whether another program has it open now
 */
gboolean
dossier_store_is_open_elsewhere (const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *memory = g_strconcat (real != NULL ? real : path, "-shm", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCKED_BYTE, .l_len = 1 };
  gboolean is_locked;
  int fd;

  g_return_val_if_fail (!dossier_database_is_open (path), FALSE);

  /* A pipe would keep us waiting. */
  fd = g_open (memory, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    return FALSE;

  is_locked = fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close (fd);
  return is_locked;
}
