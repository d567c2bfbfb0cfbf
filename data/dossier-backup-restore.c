/* dossier-backup-restore.c: a backup in the place of a portfolio that can no longer be opened.
 *
 * What is damaged is not thrown away: something of it may be saved yet.
 */
#define _GNU_SOURCE  /* renameat2() */

#include "dossier-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier-copy.h"
#include "dossier-scratch.h"
#include "dossier-store-private.h"

#define SUFFIX ".dossier"

/* One from before an update is brought up to date apart from where it lies. */
static gboolean
is_good_when_newer (const char *path)
{
  g_autoptr (DossierScratch) folder = dossier_scratch_new (NULL);
  g_autofree char *copy = folder != NULL ? dossier_snapshot_bring_up_to_date (path, folder, NULL, NULL)
                                         : NULL;
  g_autoptr (DossierStore) store = copy != NULL ? dossier_store_open (copy, DOSSIER_STORE_READ_ONLY, NULL)
                                                : NULL;

  return store != NULL && dossier_store_check (store, NULL);
}

static gboolean
is_good (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_READ_ONLY, &error);

  if (store != NULL)
    return dossier_store_check (store, NULL);

  return g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY) &&
         is_good_when_newer (path);
}

/**
 * dossier_backup_find_good:
 *
 * Opens the backups of @portfolio, the latest first, until one is sound.
 *
 * Returns: (transfer full) (nullable): that one
 */
DossierBackup *
dossier_backup_find_good (const char *portfolio)
{
  g_autoptr (GPtrArray) backups = dossier_backup_find (portfolio);

  for (guint i = 0; i < backups->len; i++)
    {
      const DossierBackup *backup = g_ptr_array_index (backups, i);

      if (is_good (backup->path))
        return g_ptr_array_steal_index (backups, i);
    }

  return NULL;
}

/* "office (damaged).dossier", "office (damaged 2).dossier"… */
static char *
dup_aside (const char *portfolio)
{
  g_autofree char *stem = g_str_has_suffix (portfolio, SUFFIX)
    ? g_strndup (portfolio, strlen (portfolio) - strlen (SUFFIX)) : g_strdup (portfolio);
  /* Translators: part of the name of a file */
  g_autofree char *path = g_strdup_printf ("%s (%s)" SUFFIX, stem, _("damaged"));

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s (%s %u)" SUFFIX, stem, _("damaged"), i);
    }

  return g_steal_pointer (&path);
}

static gboolean
move (const char  *from,
      const char  *to,
      GError     **error)
{
  return !g_file_test (from, G_FILE_TEST_EXISTS) || g_rename (from, to) == 0 ||
         dossier_store_set_write_error (to, errno, FALSE, error);
}

/* The log beside a file, in which the last changes may lie. */
static gboolean
move_logs (const char  *from,
           const char  *to,
           GError     **error)
{
  static const char * const suffixes[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *old = g_strconcat (from, suffixes[i], NULL);
      g_autofree char *new = g_strconcat (to, suffixes[i], NULL);

      if (!move (old, new, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
exchange (const char *a,
          const char *b)
{
  return renameat2 (AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0;
}

/* There is a portfolio at every moment, except on a file system that can neither exchange two files nor give
 * one of them two names.  Where what was there cannot get the name @aside it keeps that of @fresh. */
static gboolean
move_file (const char  *portfolio,
           char       **aside,
           const char  *fresh,
           GError     **error)
{
  if (exchange (fresh, portfolio))
    {
      if (g_rename (fresh, *aside) == 0)
        return TRUE;

      move_logs (*aside, fresh, NULL);
      g_free (*aside);
      *aside = g_strdup (fresh);
      return TRUE;
    }

  if (link (portfolio, *aside) == 0)
    {
      if (move (fresh, portfolio, error))
        return TRUE;

      g_unlink (*aside);
      return FALSE;
    }

  if (move (portfolio, *aside, error) && move (fresh, portfolio, error))
    return TRUE;

  move (*aside, portfolio, NULL);
  return FALSE;
}

/* Whoever could open what was there can open what is there now. */
static void
give_rights (const char *path,
             const char *like)
{
  GStatBuf status;

  if (g_stat (like, &status) != 0)
    return;

  if (chown (path, -1, status.st_gid) != 0)
    status.st_mode &= ~(S_IRWXG | S_IRWXO) | S_IRGRP;
  g_chmod (path, status.st_mode & 0777);
}

/**
 * dossier_backup_put_back:
 * @portfolio: a file that nobody has open
 * @backup: the path of a backup of it
 * @cancellable: (nullable)
 *
 * Puts a copy of @backup in the place of @portfolio, which is kept beside it.
 *
 * Returns: (transfer full) (type filename): where what was there is now, or %NULL with a sentence in
 *   @error: then @portfolio is as it was
 */
char *
dossier_backup_put_back (const char    *portfolio,
                         const char    *backup,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (DossierSnapshot) snapshot = dossier_snapshot_new (backup, error);
  g_autofree char *fresh = g_strdup_printf ("%s.%08x", portfolio, g_random_int ());
  g_autofree char *aside = dup_aside (portfolio);

  if (snapshot == NULL || !dossier_snapshot_copy (snapshot, fresh, cancellable, error))
    return NULL;

  give_rights (fresh, portfolio);
  if (!move_logs (portfolio, aside, error) || !move_file (portfolio, &aside, fresh, error))
    {
      if (g_file_test (portfolio, G_FILE_TEST_EXISTS))
        move_logs (aside, portfolio, NULL);
      g_unlink (fresh);
      return NULL;
    }

  dossier_copy_sync_folder (portfolio);
  return g_steal_pointer (&aside);
}
