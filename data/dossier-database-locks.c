/* dossier-database-locks.c: locks of SQLite that last as long as SQLite wants them.
 *
 * SQLite's locks belong to a file and a process, and are dropped when that process closes the file, whoever
 * opened it (POSIX advisory locks, https://www.sqlite.org/howtocorrupt.html, 2.2).  A dialog for files that
 * runs in this process opens and closes all it shows, to tell their kinds.  The next program would then take
 * the log for abandoned: it empties the memory we share, under us, and takes the log away with what we write.
 *
 * The locks of open file descriptions (fcntl(2)) end with nobody else's.  But they belong to one description,
 * and SQLite takes a lock through any that it has of a file, and gives it up through another.  So each file
 * that is locked has one more description, by which all its locks are held.
 */
#define _GNU_SOURCE  /* F_OFD_SETLK */
#include "dossier-database-locks.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  dev_t device;
  ino_t inode;
  int   fd;
  guint n_users;  /* descriptors of SQLite that have locked through it */
} Holder;

static GMutex holders_lock;
static GHashTable *holders;  /* a descriptor of SQLite → Holder */

/* SQLite may have a file open only for reading now, and for writing later.  Where nobody may write, its own
 * description will do: it lasts as long as its last descriptor.  Whoever is allowed to write while others
 * still read through that one can take no lock for it; SQLite calls that a failing disk. */
static int
open_again (int fd)
{
  g_autofree char *name = g_strdup_printf ("/proc/self/fd/%d", fd);
  int again = g_open (name, O_RDWR | O_CLOEXEC | O_NONBLOCK, 0);

  return again >= 0 ? again : fcntl (fd, F_DUPFD_CLOEXEC, 0);
}

static Holder *
find_holder (const struct stat *status)
{
  GHashTableIter iter;
  gpointer holder;

  g_hash_table_iter_init (&iter, holders);
  while (g_hash_table_iter_next (&iter, NULL, &holder))
    if (((Holder *) holder)->device == status->st_dev && ((Holder *) holder)->inode == status->st_ino)
      return holder;

  return NULL;
}

static Holder *
add_holder (int fd)
{
  struct stat status;
  Holder *holder;

  if (fstat (fd, &status) != 0)
    return NULL;

  holder = find_holder (&status);
  if (holder == NULL)
    {
      int again = open_again (fd);

      if (again < 0)
        return NULL;
      holder = g_new (Holder, 1);
      *holder = (Holder) { .device = status.st_dev, .inode = status.st_ino, .fd = again };
    }

  holder->n_users++;
  g_hash_table_insert (holders, GINT_TO_POINTER (fd), holder);
  return holder;
}

/* Returns: the descriptor that holds the locks of the file; -1 with errno if there can be none */
static int
get_holding (int fd)
{
  Holder *holder;
  int holding;

  g_mutex_lock (&holders_lock);
  holder = g_hash_table_lookup (holders, GINT_TO_POINTER (fd));
  if (holder == NULL)
    holder = add_holder (fd);
  holding = holder != NULL ? holder->fd : -1;
  g_mutex_unlock (&holders_lock);

  return holding;
}

/* SQLite closes no file on which it still wants a lock, but leaves one to be dropped by that.  Some servers
 * of FUSE hear only of what is given up by name. */
static void
release (Holder *holder)
{
  struct flock all = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

  fcntl (holder->fd, F_OFD_SETLK, &all);
  close (holder->fd);
  g_free (holder);
}

static void
forget (int fd)
{
  gpointer holder;

  g_mutex_lock (&holders_lock);
  if (g_hash_table_steal_extended (holders, GINT_TO_POINTER (fd), NULL, &holder) &&
      --((Holder *) holder)->n_users == 0)
    release (holder);
  g_mutex_unlock (&holders_lock);
}

static int
lock (int           fd,
      int           command,
      struct flock *range)
{
  int holding = get_holding (fd);

  if (holding < 0)
    return -1;

  range->l_pid = 0;  /* or it is not taken */
  return fcntl (holding, command, range);
}

static int
close_file (int fd)
{
  forget (fd);
  return close (fd);
}

static int
control_file (int fd,
              int command,
              ...)
{
  va_list arguments;
  void *argument;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);

  switch (command)
    {
    case F_SETLK:
      return lock (fd, F_OFD_SETLK, argument);
    case F_SETLKW:
      return lock (fd, F_OFD_SETLKW, argument);
    case F_GETLK:
      return lock (fd, F_OFD_GETLK, argument);
    default:
      return fcntl (fd, command, argument);
    }
}

/* Linux does from 3.15 on, some sandboxes do not; and a file is opened again by its descriptor. */
static gboolean
knows_such_locks (void)
{
  struct flock range = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int fd = g_open ("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean knows = fd >= 0 && fcntl (fd, F_OFD_GETLK, &range) == 0 &&
                   g_file_test ("/proc/self/fd", G_FILE_TEST_IS_DIR);

  if (fd >= 0)
    close (fd);
  return knows;
}

static gpointer
take_over (gpointer unused)
{
  sqlite3_vfs *files = sqlite3_vfs_find ("unix");

  holders = g_hash_table_new (NULL, NULL);
  if (files != NULL && files->iVersion >= 3 && files->xSetSystemCall != NULL && knows_such_locks () &&
      files->xSetSystemCall (files, "close", (sqlite3_syscall_ptr) close_file) == SQLITE_OK)
    files->xSetSystemCall (files, "fcntl", (sqlite3_syscall_ptr) control_file);

  return NULL;
}

/**
 * dossier_database_locks_keep:
 *
 * To be called before SQLite opens a file; for the whole program.  From then on a file that SQLite has open
 * may be opened and closed by anybody in this process without harm, where the system has locks of open file
 * descriptions; elsewhere SQLite's locks stay what they were.
 */
void
dossier_database_locks_keep (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, take_over, NULL);
}
