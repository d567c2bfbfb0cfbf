/* dossier-backup-restore.c: a backup in the place of a portfolio that can no longer be opened.
 *
 * What is damaged is not thrown away: something of it may be saved yet.
 */
#include "dossier-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".dossier"

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
  g_autoptr (GPtrArray) backups = dossier_backup_list (portfolio);

  for (guint i = 0; i < backups->len; i++)
    {
      DossierBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (DossierStore) store = dossier_store_open (backup->path, DOSSIER_STORE_READ_ONLY, NULL);

      if (store != NULL && dossier_store_check (store, NULL))
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
  int code;

  if (g_rename (from, to) == 0)
    return TRUE;

  code = errno;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _("“%s” could not be written: %s."),
               to, g_strerror (code));
  return FALSE;
}

/* With the log beside it, in which the last changes may lie. */
static gboolean
move_aside (const char  *portfolio,
            const char  *aside,
            GError     **error)
{
  static const char * const suffixes[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (portfolio, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && !move (from, to, error))
        return FALSE;
    }

  return move (portfolio, aside, error);
}

/**
 * dossier_backup_put_back:
 * @portfolio: a file that nobody has open
 * @backup: the path of a backup of it
 *
 * Puts a copy of @backup in the place of @portfolio, which is kept beside it.
 *
 * Returns: (transfer full) (type filename): where what was there is now, or %NULL with a sentence in
 *   @error: then @portfolio is as it was
 */
char *
dossier_backup_put_back (const char  *portfolio,
                         const char  *backup,
                         GError     **error)
{
  g_autoptr (DossierSnapshot) snapshot = dossier_snapshot_new (backup, error);
  g_autofree char *fresh = g_strconcat (portfolio, ".restored", NULL);
  g_autofree char *aside = dup_aside (portfolio);

  if (snapshot == NULL || !dossier_snapshot_copy (snapshot, fresh, NULL, error))
    return NULL;

  if (!move_aside (portfolio, aside, error) || !move (fresh, portfolio, error))
    {
      g_unlink (fresh);
      return NULL;
    }

  return g_steal_pointer (&aside);
}
