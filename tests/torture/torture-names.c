/* torture-names.c: what becomes of the names of files, and whether what they lead to is on the disk.
 *
 * The calls of the system are taken over for the whole program, the libraries included.  A name changes in
 * one operation of the disk: in the midst of it there is nothing.
 */
/* Both names of each function are needed, whatever the libraries were built with. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE

#include "torture-names.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "torture-disk.h"

static gboolean cannot_exchange;
static guint renames_left = G_MAXUINT;

/* Watching: of inodes, as a file keeps its own under any name */

static GMutex mutex;
static GHashTable *unsynced;     /* (nullable): files, outside a watch */
static GHashTable *unsafe;       /* folders in which a name changed since */
static guint n_names;

/* Inodes are told apart as if all lay on one disk: here they do. */
static gpointer
get_inode (const struct stat *status)
{
  return GSIZE_TO_POINTER ((gsize) status->st_ino);
}

static void
note_writing (int fd)
{
  struct stat status;

  if (unsynced == NULL || fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    return;

  g_mutex_lock (&mutex);
  if (g_hash_table_size (unsafe) > 0)
    g_error ("Something is written before a name is safe");
  g_hash_table_add (unsynced, get_inode (&status));
  g_mutex_unlock (&mutex);
}

static void
note_syncing (int fd)
{
  struct stat status;

  if (unsynced == NULL || fstat (fd, &status) != 0)
    return;

  g_mutex_lock (&mutex);
  g_hash_table_remove (S_ISDIR (status.st_mode) ? unsafe : unsynced, get_inode (&status));
  g_mutex_unlock (&mutex);
}

static void
note_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat file, place;

  if (unsynced == NULL || stat (path, &file) != 0 || stat (folder, &place) != 0)
    return;

  g_mutex_lock (&mutex);
  if (g_hash_table_contains (unsynced, get_inode (&file)))
    g_error ("A name is given to what is not on the disk yet");
  g_hash_table_add (unsafe, get_inode (&place));
  n_names++;
  g_mutex_unlock (&mutex);
}

void
torture_names_begin_watch (void)
{
  unsafe = g_hash_table_new (NULL, NULL);
  n_names = 0;
  unsynced = g_hash_table_new (NULL, NULL);
}

/* Returns: how many names were given */
guint
torture_names_end_watch (void)
{
  g_clear_pointer (&unsynced, g_hash_table_unref);
  if (g_hash_table_size (unsafe) > 0)
    g_error ("A name is not safe at the end");
  g_clear_pointer (&unsafe, g_hash_table_unref);

  return n_names;
}

void
torture_names_refuse_exchange (gboolean is_refused)
{
  cannot_exchange = is_refused;
}

gboolean
torture_names_cannot_exchange (void)
{
  return cannot_exchange;
}

void
torture_names_fail_after (guint n_renames)
{
  renames_left = n_renames;
}

/* The calls */

static int
finish (int         result,
        const char *path)
{
  if (result == 0)
    note_name (path);
  return result;
}

static int
finish_syncing (int result,
                int fd)
{
  if (result == 0)
    note_syncing (fd);
  return result;
}

int
rename (const char *from,
        const char *to)
{
  torture_disk_touch ();
  if (renames_left == 0)
    {
      errno = EIO;
      return -1;
    }
  renames_left--;

  return finish (syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0), to);
}

int
renameat2 (int           from_folder,
           const char   *from,
           int           to_folder,
           const char   *to,
           unsigned int  flags)
{
  int result;

  torture_disk_touch ();
  if (cannot_exchange)
    {
      errno = EINVAL;
      return -1;
    }

  result = finish (syscall (SYS_renameat2, from_folder, from, to_folder, to, flags), to);
  return (flags & RENAME_EXCHANGE) != 0 ? finish (result, from) : result;
}

int
link (const char *from,
      const char *to)
{
  torture_disk_touch ();
  return finish (syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0), to);
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      length)
{
  note_writing (fd);
  return syscall (SYS_write, fd, bytes, length);
}

ssize_t
pwrite (int         fd,
        const void *bytes,
        size_t      length,
        off_t       offset)
{
  note_writing (fd);
  return syscall (SYS_pwrite64, fd, bytes, length, offset);
}

ssize_t pwrite64 (int fd, const void *bytes, size_t length, off_t offset)
  __attribute__ ((alias ("pwrite")));

int
ftruncate (int   fd,
           off_t length)
{
  note_writing (fd);
  return syscall (SYS_ftruncate, fd, length);
}

int ftruncate64 (int fd, off_t length)
  __attribute__ ((alias ("ftruncate")));

int
fsync (int fd)
{
  return finish_syncing (syscall (SYS_fsync, fd), fd);
}

int
fdatasync (int fd)
{
  return finish_syncing (syscall (SYS_fdatasync, fd), fd);
}
