/* disk.c: makes the disk be as others are, for whatever program it is loaded before.
 *
 * DOSSIER_TEST_UNSHARED  no memory can be shared through files, as on some network shares
 * DOSSIER_TEST_UNWATCHED no file can be watched, as what happens on another computer is not told to this one
 * DOSSIER_TEST_FAR       all is said to lie on another computer
 * DOSSIER_TEST_HOLD      as long as there is a file of this name, nothing is written to backups: that waits
 * DOSSIER_TEST_TROUBLE   as long as there is a file of this name, what it says fails: the number of an error,
 *                        "write", "read" or "sync", what is in the path of the files that are concerned, and
 *                        from which byte on; without more than the number, what is written to portfolios and
 *                        what lies beside them
 */
/* Both names of each function are needed, whatever the loaded program was built with. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <linux/magic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

#define MICROSECONDS_BETWEEN_LOOKS 10000

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

  if (fd < 0 || (flags & MAP_SHARED) == 0 || getenv ("DOSSIER_TEST_UNSHARED") == NULL ||
      !has_in_name (fd, ".dossier-shm"))
    return real (address, length, protection, flags, fd, offset);

  errno = ENODEV;
  return MAP_FAILED;
}

void *mmap64 (void *address, size_t length, int protection, int flags, int fd, off_t offset)
  __attribute__ ((alias ("mmap")));

/* Returns: the number of the error that @deed, at that place of the file, is to fail with; 0 if it is not */
static int
find_trouble (int         fd,
              const char *deed,
              off_t       place)
{
  const char *name = getenv ("DOSSIER_TEST_TROUBLE");
  char failing[16] = "write", words[64] = ".dossier";
  long long from = 0;
  int number = 0;
  FILE *file;

  if (name == NULL || !has_in_name (fd, ".dossier"))
    return 0;

  file = fopen (name, "r");
  if (file == NULL)
    return 0;

  if (fscanf (file, "%d %15s %63s %lld", &number, failing, words, &from) < 1)
    number = 0;
  fclose (file);
  return strcmp (failing, deed) == 0 && place >= from && has_in_name (fd, words) ? number : 0;
}

ssize_t
pwrite (int         fd,
        const void *bytes,
        size_t      length,
        off_t       offset)
{
  ssize_t (*real) (int, const void *, size_t, off_t) = dlsym (RTLD_NEXT, "pwrite");
  const char *hold = getenv ("DOSSIER_TEST_HOLD");
  int trouble = find_trouble (fd, "write", offset);

  while (hold != NULL && has_in_name (fd, "/dossier/backups/") && access (hold, F_OK) == 0)
    usleep (MICROSECONDS_BETWEEN_LOOKS);
  if (trouble == 0)
    return real (fd, bytes, length, offset);

  errno = trouble;
  return -1;
}

ssize_t pwrite64 (int fd, const void *bytes, size_t length, off_t offset)
  __attribute__ ((alias ("pwrite")));

ssize_t
pread (int     fd,
       void   *bytes,
       size_t  length,
       off_t   offset)
{
  ssize_t (*real) (int, void *, size_t, off_t) = dlsym (RTLD_NEXT, "pread");
  int trouble = find_trouble (fd, "read", offset + length - 1);

  if (trouble == 0)
    return real (fd, bytes, length, offset);

  errno = trouble;
  return -1;
}

ssize_t pread64 (int fd, void *bytes, size_t length, off_t offset)
  __attribute__ ((alias ("pread")));

static int
sync_by (const char *name,
         int         fd)
{
  int (*real) (int) = dlsym (RTLD_NEXT, name);
  int trouble = find_trouble (fd, "sync", 0);

  if (trouble == 0)
    return real (fd);

  errno = trouble;
  return -1;
}

int
fsync (int fd)
{
  return sync_by ("fsync", fd);
}

int
fdatasync (int fd)
{
  return sync_by ("fdatasync", fd);
}

int
inotify_init1 (int flags)
{
  int (*real) (int) = dlsym (RTLD_NEXT, "inotify_init1");

  if (getenv ("DOSSIER_TEST_UNWATCHED") == NULL)
    return real (flags);

  errno = EMFILE;
  return -1;
}

int
inotify_init (void)
{
  return inotify_init1 (0);
}

int
statfs (const char    *path,
        struct statfs *found)
{
  int (*real) (const char *, struct statfs *) = dlsym (RTLD_NEXT, "statfs");
  int result = real (path, found);

  if (result == 0 && getenv ("DOSSIER_TEST_FAR") != NULL)
    found->f_type = NFS_SUPER_MAGIC;
  return result;
}

int statfs64 (const char *path, struct statfs64 *found)
  __attribute__ ((alias ("statfs")));
