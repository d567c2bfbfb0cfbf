/* torture-disk.c: a disk of the tests' own: it fails, or is slow, when told to, and remembers what it did.
 *
 * A layer over the file system of SQLite (https://www.sqlite.org/vfs.html).  The memory that
 * connections share passes by it: it is lost with the program anyhow.
 */
#include "torture-disk.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

const TortureTrouble torture_troubles[TORTURE_N_TROUBLES] = {
  { TORTURE_FAULT_ERROR, FALSE, "error" },
  { TORTURE_FAULT_ERROR, TRUE, "error-lasting" },
  { TORTURE_FAULT_FULL, FALSE, "full" },
  { TORTURE_FAULT_FULL, TRUE, "full-lasting" },
  { TORTURE_FAULT_SHORT, FALSE, "short" },
  { TORTURE_FAULT_SHORT, TRUE, "short-lasting" },
  { TORTURE_FAULT_DELAY, FALSE, "delay" },
};

#define DELAY_MICROSECONDS 2000

typedef struct
{
  sqlite3_file  base;
  char         *name;
  sqlite3_file *real;  /* behind this struct */
} File;

static struct
{
  sqlite3_vfs  *real;
  gboolean      is_armed;
  gboolean      is_paused;
  TortureFault  fault;
  guint         failing;  /* the number of the operation, from 1 on */
  gboolean      lasts;
  guint         count;
  GPtrArray    *trace;
  TortureWriteFunc writer;
  int           system_error;  /* the last one of the writer */
  gboolean      is_share;      /* of a network: no memory can be shared through its files */
} disk;

/* What goes wrong */

/* Counts an operation; returns whether it is the one, or one of those, that fail. */
static gboolean
is_hit (TortureFault *fault)
{
  if (!disk.is_armed || disk.is_paused)
    return FALSE;

  disk.count++;
  *fault = disk.fault;
  return disk.lasts ? disk.count >= disk.failing : disk.count == disk.failing;
}

/* What takes no room: all but writing.  Returns: %TRUE if it is not to be done. */
static gboolean
fails (void)
{
  TortureFault fault;

  if (disk.fault == TORTURE_FAULT_FULL || !is_hit (&fault))
    return FALSE;

  if (fault == TORTURE_FAULT_KILL)
    kill (getpid (), SIGKILL);
  if (fault != TORTURE_FAULT_DELAY)
    return TRUE;

  g_usleep (DELAY_MICROSECONDS);
  return FALSE;
}

static void
note (TortureEventKind  kind,
      const char       *name,
      gint64            offset,
      GBytes           *bytes)
{
  TortureEvent *event;

  if (disk.trace == NULL || name == NULL)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      return;
    }

  event = g_new0 (TortureEvent, 1);
  event->kind = kind;
  event->file = g_path_get_basename (name);
  event->offset = offset;
  event->bytes = bytes;
  g_ptr_array_add (disk.trace, event);
}

/* A file */

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
file_close (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  g_clear_pointer (&((File *) file)->name, g_free);
  return real->pMethods->xClose (real);
}

/* Half of what is there, and the system's word that the rest cannot be had.  Without that word, as if the
 * file ended there, SQLite would take the rest of a page for zeros, and the end of a journal for reached:
 * it writes what it makes of that, and nobody can tell before it is too late.  So the end of a file is told
 * only where it is. */
static int
read_half (sqlite3_file  *real,
           guint8        *bytes,
           int            length,
           sqlite3_int64  offset)
{
  int result = real->pMethods->xRead (real, bytes, length / 2, offset);

  memset (bytes + length / 2, 0, length - length / 2);
  return result == SQLITE_IOERR_SHORT_READ ? result : SQLITE_IOERR_READ;
}

static int
file_read (sqlite3_file  *file,
           void          *bytes,
           int            length,
           sqlite3_int64  offset)
{
  sqlite3_file *real = get_real (file);

  if (fails ())
    return disk.fault == TORTURE_FAULT_SHORT ? read_half (real, bytes, length, offset) : SQLITE_IOERR_READ;

  return real->pMethods->xRead (real, bytes, length, offset);
}

/* As the system would. */
static int
ask_writer (const char    *name,
            guint8        *bytes,
            int            length,
            sqlite3_int64  offset)
{
  disk.system_error = disk.writer (name, bytes, length, offset);
  if (disk.system_error == 0)
    return SQLITE_OK;

  return disk.system_error == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
file_write (sqlite3_file  *file,
            const void    *bytes,
            int            length,
            sqlite3_int64  offset)
{
  sqlite3_file *real = get_real (file);
  TortureFault fault = TORTURE_FAULT_DELAY;
  gboolean is_failing = is_hit (&fault);

  if (is_failing && fault == TORTURE_FAULT_DELAY)
    g_usleep (DELAY_MICROSECONDS);
  else if (is_failing)
    {
      if (fault == TORTURE_FAULT_SHORT || fault == TORTURE_FAULT_KILL)
        real->pMethods->xWrite (real, bytes, length / 2, offset);
      if (fault == TORTURE_FAULT_KILL)
        kill (getpid (), SIGKILL);
      return fault == TORTURE_FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }

  if (disk.writer != NULL)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, length);
      int result = ask_writer (((File *) file)->name, copy, length, offset);

      return result != SQLITE_OK ? result : real->pMethods->xWrite (real, copy, length, offset);
    }

  note (TORTURE_EVENT_WRITE, ((File *) file)->name, offset, g_bytes_new (bytes, length));
  return real->pMethods->xWrite (real, bytes, length, offset);
}

static int
file_truncate (sqlite3_file  *file,
               sqlite3_int64  length)
{
  sqlite3_file *real = get_real (file);

  if (fails ())
    return SQLITE_IOERR_TRUNCATE;

  note (TORTURE_EVENT_TRUNCATE, ((File *) file)->name, length, NULL);
  return real->pMethods->xTruncate (real, length);
}

static int
file_sync (sqlite3_file *file,
           int           flags)
{
  sqlite3_file *real = get_real (file);

  if (fails ())
    return SQLITE_IOERR_FSYNC;

  note (TORTURE_EVENT_SYNC, ((File *) file)->name, 0, NULL);
  return real->pMethods->xSync (real, flags);
}

static int
file_get_size (sqlite3_file  *file,
               sqlite3_int64 *size)
{
  if (fails ())
    return SQLITE_IOERR_FSTAT;

  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

/* The rest passes by. */

static int
file_lock (sqlite3_file *file,
           int           level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
file_unlock (sqlite3_file *file,
             int           level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
file_check_lock (sqlite3_file *file,
                 int          *is_locked)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), is_locked);
}

static int
file_control (sqlite3_file *file,
              int           operation,
              void         *argument)
{
  if (operation == SQLITE_FCNTL_LAST_ERRNO && disk.system_error != 0)
    {
      *(int *) argument = disk.system_error;
      return SQLITE_OK;
    }

  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
file_get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
file_get_device (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
file_shm_map (sqlite3_file   *file,
              int             page,
              int             size,
              int             extend,
              void volatile **memory)
{
  if (disk.is_share)
    return SQLITE_IOERR_SHMMAP;

  return get_real (file)->pMethods->xShmMap (get_real (file), page, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
file_shm_unmap (sqlite3_file *file,
                int           is_deleted)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), is_deleted);
}

static const sqlite3_io_methods file_methods = {
  .iVersion = 2,  /* without mapped pages: they would pass by */
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_get_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_get_sector_size,
  .xDeviceCharacteristics = file_get_device,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

/* The disk */

static int
disk_open (sqlite3_vfs  *vfs,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  File *self = (File *) file;
  int result;

  self->real = (sqlite3_file *) (gpointer) (self + 1);
  self->base.pMethods = NULL;
  self->name = NULL;
  if (fails ())
    return SQLITE_CANTOPEN;

  result = disk.real->xOpen (disk.real, name, self->real, flags, out_flags);
  if (self->real->pMethods == NULL)
    return result;

  self->base.pMethods = &file_methods;
  self->name = g_strdup (name);
  return result;
}

static int
disk_delete (sqlite3_vfs *vfs,
             const char  *name,
             int          sync_folder)
{
  if (fails ())
    return SQLITE_IOERR_DELETE;

  note (TORTURE_EVENT_DELETE, name, sync_folder, NULL);
  return disk.real->xDelete (disk.real, name, sync_folder);
}

static int
disk_access (sqlite3_vfs *vfs,
             const char  *name,
             int          question,
             int         *answer)
{
  if (fails ())
    return SQLITE_IOERR_ACCESS;

  return disk.real->xAccess (disk.real, name, question, answer);
}

/* Every database is on this disk from now on. */
void
torture_disk_install (void)
{
  static sqlite3_vfs vfs;

  g_assert_null (disk.real);
  disk.real = sqlite3_vfs_find (NULL);
  vfs = *disk.real;
  vfs.zName = "torture";
  vfs.szOsFile = sizeof (File) + disk.real->szOsFile;
  vfs.xOpen = disk_open;
  vfs.xDelete = disk_delete;
  vfs.xAccess = disk_access;
  sqlite3_vfs_register (&vfs, TRUE);
}

/* Whether it is as some network shares are, for what is opened from now on. */
void
torture_disk_set_share (gboolean is_share)
{
  disk.is_share = is_share;
}

/* Asked before anything is written; NULL for nobody. */
void
torture_disk_set_writer (TortureWriteFunc func)
{
  disk.writer = func;
  disk.system_error = 0;
}

/* The @n-th operation from now on fails, from 1 on, and all after it if that @lasts. */
void
torture_disk_arm (TortureFault fault,
                  guint        n,
                  gboolean     lasts)
{
  disk.is_armed = TRUE;
  disk.is_paused = FALSE;
  disk.fault = fault;
  disk.failing = n;
  disk.lasts = lasts;
  disk.count = 0;
}

void
torture_disk_disarm (void)
{
  disk.is_armed = FALSE;
}

/* While paused all goes well and nothing is counted. */
void
torture_disk_pause (gboolean is_paused)
{
  disk.is_paused = is_paused;
}

/* Operations since the disk was armed; more than the @n it was armed with: the fault has come. */
guint
torture_disk_count (void)
{
  return disk.count;
}

/* An operation that passes by SQLite, like giving a file another name: only killing is known of it. */
void
torture_disk_touch (void)
{
  fails ();
}

/* Remembering */

static void
event_free (gpointer data)
{
  TortureEvent *event = data;

  g_free (event->file);
  g_clear_pointer (&event->bytes, g_bytes_unref);
  g_free (event);
}

GPtrArray *
torture_trace_new (void)
{
  return g_ptr_array_new_with_free_func (event_free);
}

void
torture_disk_record (GPtrArray *trace)
{
  disk.trace = trace;
}

void
torture_trace_mark (GPtrArray  *trace,
                    const char *text)
{
  TortureEvent *event = g_new0 (TortureEvent, 1);

  event->kind = TORTURE_EVENT_MARK;
  event->bytes = g_bytes_new (text, strlen (text) + 1);
  g_ptr_array_add (trace, event);
}
