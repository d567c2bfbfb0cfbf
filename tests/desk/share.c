/* share.c: makes the disk be as some network shares are, for whatever program it is loaded before.
 *
 * No memory can be shared through files, and where DOSSIER_TEST_SLOW is set, to milliseconds, each write to a
 * backup takes that long.
 */
/* Both names of each function are needed, whatever the loaded program was built with. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static bool
has_in_name (int         fd,
             const char *words)
{
  char link[64];
  char path[4096];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return false;

  path[length] = '\0';
  return strstr (path, words) != NULL;
}

void *
mmap (void   *address,
      size_t  length,
      int     protection,
      int     flags,
      int     fd,
      off_t   offset)
{
  void *(*real) (void *, size_t, int, int, int, off_t) = dlsym (RTLD_NEXT, "mmap");

  if (fd < 0 || (flags & MAP_SHARED) == 0 || !has_in_name (fd, ".dossier-shm"))
    return real (address, length, protection, flags, fd, offset);

  errno = ENODEV;
  return MAP_FAILED;
}

void *mmap64 (void *address, size_t length, int protection, int flags, int fd, off_t offset)
  __attribute__ ((alias ("mmap")));

ssize_t
pwrite (int         fd,
        const void *bytes,
        size_t      length,
        off_t       offset)
{
  ssize_t (*real) (int, const void *, size_t, off_t) = dlsym (RTLD_NEXT, "pwrite");
  const char *slow = getenv ("DOSSIER_TEST_SLOW");

  if (slow != NULL && has_in_name (fd, "/dossier/backups/"))
    usleep (1000 * atoi (slow));
  return real (fd, bytes, length, offset);
}

ssize_t pwrite64 (int fd, const void *bytes, size_t length, off_t offset)
  __attribute__ ((alias ("pwrite")));
