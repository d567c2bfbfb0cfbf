/* disk-fixture.c: a disk for SQLite that can be full, or write something else than it was given.
 *
 * The default VFS, with the method that writes put in between (https://www.sqlite.org/vfs.html).
 */
#include "disk-fixture.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_io_methods  methods;
  const sqlite3_io_methods *real;
  char               *name;
} Wrapped;

static sqlite3_vfs *real_disk;
static sqlite3_vfs disk;
static const char *watched;
static guint n_full;
static gboolean is_quota;
static gboolean is_spoiled;

/* The methods of each open file are replaced by a copy that knows the ones before. */
static int
write_cb (sqlite3_file  *file,
          const void    *bytes,
          int            size,
          sqlite3_int64  offset)
{
  const Wrapped *self = (const Wrapped *) file->pMethods;
  g_autofree guint8 *copy = NULL;

  if (watched == NULL || self->name == NULL || strstr (self->name, watched) == NULL)
    return self->real->xWrite (file, bytes, size, offset);

  if (n_full > 0)
    {
      n_full--;
      return is_quota ? SQLITE_IOERR_WRITE : SQLITE_FULL;
    }

  copy = g_memdup2 (bytes, size);
  /* Behind the header: SQLite would notice that itself. */
  if (is_spoiled && offset > 4096 && size >= 4096)
    {
      copy[size - 9] ^= 0x10;
      is_spoiled = FALSE;
    }
  return self->real->xWrite (file, copy, size, offset);
}

static int
control_cb (sqlite3_file *file,
            int           operation,
            void         *data)
{
  const Wrapped *self = (const Wrapped *) file->pMethods;

  if (operation != SQLITE_FCNTL_LAST_ERRNO || !is_quota)
    return self->real->xFileControl (file, operation, data);

  *(int *) data = EDQUOT;
  return SQLITE_OK;
}

static int
close_cb (sqlite3_file *file)
{
  Wrapped *self = (Wrapped *) file->pMethods;
  int result;

  file->pMethods = self->real;
  result = self->real->xClose (file);
  g_free (self->name);
  g_free (self);
  return result;
}

static int
open_cb (sqlite3_vfs  *vfs,
         const char   *name,
         sqlite3_file *file,
         int           flags,
         int          *out_flags)
{
  int result = real_disk->xOpen (real_disk, name, file, flags, out_flags);
  Wrapped *self;

  if (file->pMethods == NULL)
    return result;

  self = g_new0 (Wrapped, 1);
  self->methods = *file->pMethods;
  self->methods.xWrite = write_cb;
  self->methods.xFileControl = control_cb;
  self->methods.xClose = close_cb;
  self->real = file->pMethods;
  self->name = g_strdup (name);
  file->pMethods = &self->methods;
  return result;
}

void
disk_install (void)
{
  real_disk = sqlite3_vfs_find (NULL);
  disk = *real_disk;
  disk.zName = "disk-fixture";
  disk.xOpen = open_cb;
  g_assert_cmpint (sqlite3_vfs_register (&disk, 1), ==, SQLITE_OK);
}

void
disk_be_full (const char *part,
              guint       times)
{
  watched = part;
  n_full = times;
  is_quota = FALSE;
}

void
disk_be_over_quota (const char *part,
                    guint       times)
{
  disk_be_full (part, times);
  is_quota = TRUE;
}

void
disk_spoil_next (const char *part)
{
  watched = part;
  is_spoiled = TRUE;
}
