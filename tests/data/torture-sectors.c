/* torture-sectors.c: a disk of which some sectors cannot be read, and a file that cannot be opened.
 *
 * The calls of the system are taken over for the whole program, the libraries included: salvaging reads past
 * SQLite.
 */
/* Both names of each function are needed, whatever the libraries were built with. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE

#include "torture-sectors.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef struct
{
  char   *path;
  gint64  begin;
  gint64  end;
} Sectors;

static GArray *spoilt;  /* of Sectors; NULL: none */
static gboolean gives_parts;
static char *refused;
static int refusal;

static void
sectors_clear (gpointer data)
{
  g_free (((Sectors *) data)->path);
}

void
torture_sectors_spoil (const char *path,
                       gint64      offset,
                       gint64      length)
{
  Sectors sectors = { g_strdup (path), offset, offset + length };

  if (spoilt == NULL)
    {
      spoilt = g_array_new (FALSE, FALSE, sizeof (Sectors));
      g_array_set_clear_func (spoilt, sectors_clear);
    }
  g_array_append_val (spoilt, sectors);
}

void
torture_sectors_give_parts (gboolean is_given)
{
  gives_parts = is_given;
}

void
torture_sectors_refuse (const char *path,
                        int         code)
{
  g_free (refused);
  refused = g_strdup (path);
  refusal = code;
}

void
torture_sectors_mend (void)
{
  g_clear_pointer (&spoilt, g_array_unref);
  g_clear_pointer (&refused, g_free);
}

/* Returns: how many of the bytes that are asked for come before the first that does not */
static gint64
measure (int    fd,
         gint64 length,
         gint64 offset)
{
  char path[PATH_MAX];
  char link[64];
  ssize_t n;
  gint64 good = length;

  if (spoilt == NULL)
    return length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, sizeof path - 1);
  if (n < 0)
    return length;

  path[n] = '\0';
  for (guint i = 0; i < spoilt->len; i++)
    {
      const Sectors *sectors = &g_array_index (spoilt, Sectors, i);

      if (strcmp (sectors->path, path) == 0 && offset < sectors->end && offset + length > sectors->begin)
        good = MIN (good, MAX (sectors->begin - offset, 0));
    }

  return good < length && !gives_parts ? 0 : good;
}

/* The calls */

ssize_t
pread (int     fd,
       void   *bytes,
       size_t  length,
       off_t   offset)
{
  gint64 good = measure (fd, length, offset);

  if (good > 0 || length == 0)
    return syscall (SYS_pread64, fd, bytes, good, offset);

  errno = EIO;
  return -1;
}

ssize_t pread64 (int fd, void *bytes, size_t length, off_t offset)
  __attribute__ ((alias ("pread")));

ssize_t
read (int     fd,
      void   *bytes,
      size_t  length)
{
  gint64 good = spoilt != NULL ? measure (fd, length, lseek (fd, 0, SEEK_CUR)) : (gint64) length;

  if (good > 0 || length == 0)
    return syscall (SYS_read, fd, bytes, good);

  errno = EIO;
  return -1;
}

int
open (const char *path,
      int         flags,
      ...)
{
  va_list more;
  mode_t mode = 0;

  if (refused != NULL && strcmp (path, refused) == 0)
    {
      errno = refusal;
      return -1;
    }

  va_start (more, flags);
  if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE)
    mode = va_arg (more, mode_t);
  va_end (more);
  return syscall (SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64 (const char *path, int flags, ...)
  __attribute__ ((alias ("open")));
