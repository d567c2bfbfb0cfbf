/* dossier-database-files.c: which files this process has open as databases, and what lies beside a file. */
#include "dossier-database-files.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier-database.h"
#include "dossier-store-private.h"

/* Files that are open */

/* What SQLite holds is not read past it: half of it may lie in the log.  And where the system has only the
 * usual locks, see dossier_database_locks_keep(), closing a file drops those of SQLite.  So everybody in this
 * process has to know what is open. */
static GMutex open_files_lock;
static GHashTable *open_files;  /* real path → number of connections */

/* Returns: (transfer full): what a file is called however its path is written */
char *
dossier_database_files_dup_key (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (path, NULL);
  char *real_folder = real == NULL ? realpath (folder, NULL) : NULL;
  char *key = real != NULL ? g_strdup (real)
              : g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);

  free (real);
  free (real_folder);
  return key;
}

void
dossier_database_files_count (const char *key,
                              int         difference)
{
  int count;

  g_mutex_lock (&open_files_lock);
  if (open_files == NULL)
    open_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count = GPOINTER_TO_INT (g_hash_table_lookup (open_files, key)) + difference;
  if (count > 0)
    g_hash_table_insert (open_files, g_strdup (key), GINT_TO_POINTER (count));
  else
    g_hash_table_remove (open_files, key);
  if (g_hash_table_size (open_files) == 0)
    g_clear_pointer (&open_files, g_hash_table_unref);
  g_mutex_unlock (&open_files_lock);
}

/* The name is made out before anybody is kept waiting: on a network disk that is gone it takes long. */
static gboolean
is_open_without (const char *path,
                 const char *ending)
{
  g_autofree char *stem = g_str_has_suffix (path, ending) ? g_strndup (path, strlen (path) - strlen (ending))
                                                          : NULL;
  g_autofree char *key = stem != NULL ? dossier_database_files_dup_key (stem) : NULL;
  gboolean is_open;

  if (key == NULL)
    return FALSE;

  g_mutex_lock (&open_files_lock);
  is_open = open_files != NULL && g_hash_table_contains (open_files, key);
  g_mutex_unlock (&open_files_lock);
  return is_open;
}

/**
 * dossier_database_is_open:
 *
 * Returns: whether this process has @path open as a database: then it must not open and
 *   close it in any other way.  Safe on any thread.
 */
gboolean
dossier_database_is_open (const char *path)
{
  return is_open_without (path, "");
}

/**
 * dossier_database_is_part_of_open:
 *
 * Returns: whether @path is what SQLite keeps beside a file that this process has open: its log, say, which
 *   must not be opened in any other way either.  Safe on any thread.
 */
gboolean
dossier_database_is_part_of_open (const char *path)
{
  return is_open_without (path, "-wal") || is_open_without (path, "-shm") ||
         is_open_without (path, "-journal");
}

/**
 * dossier_database_is_held:
 *
 * Returns: whether @path is either of the two: nobody may read it as a file like any other, or replace it.
 *   Safe on any thread.
 */
gboolean
dossier_database_is_held (const char *path)
{
  return dossier_database_is_open (path) || dossier_database_is_part_of_open (path);
}

/* What lies beside a file */

/* Whether the journal at @path says at its end that other files took part
 * (https://www.sqlite.org/fileformat2.html, 3): SQLite would read the list of them at a place of the
 * journal's choice, and then delete it.  Dossier never writes to two files at once. */
static gboolean
names_other_files (const char *path)
{
  static const guint8 magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  guint8 end[sizeof magic];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  gboolean names;

  if (fd < 0)
    return FALSE;

  names = lseek (fd, -(off_t) sizeof magic, SEEK_END) >= 0 && read (fd, end, sizeof end) == sizeof end &&
          memcmp (end, magic, sizeof magic) == 0;
  close (fd);
  return names;
}

/**
 * dossier_database_files_check_beside:
 *
 * To be asked before SQLite opens the file, which reads what lies beside it: it waits for ever at a pipe,
 * follows a link, and deletes the file that a journal names.  Whoever may write to the folder can still put
 * such a thing there later, while the file is open; and a second name (a hard link) of another file does
 * not show.
 *
 * Returns: %FALSE with a sentence in @error (%DOSSIER_STORE_ERROR_FOREIGN) if anything beside it cannot be
 *   of Dossier
 */
gboolean
dossier_database_files_check_beside (const char  *path,
                                     GError     **error)
{
  static const char * const suffixes[] = { "-journal", "-wal", "-shm" };
  /* SQLite looks beside the file itself, not beside a link to it. */
  g_autofree char *key = dossier_database_files_dup_key (path);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (key, suffixes[i], NULL);
      GStatBuf status;

      if (g_lstat (beside, &status) == 0 &&
          (!S_ISREG (status.st_mode) || (i == 0 && names_other_files (beside))))
        return dossier_store_refuse (error, DOSSIER_STORE_ERROR_FOREIGN,
                       _("“%s” lies beside the portfolio and was not made by Dossier. Nothing was changed. "
                         "Copy the portfolio alone to another folder and open it there."), beside);
    }

  return TRUE;
}
