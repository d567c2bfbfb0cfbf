/* dossier-backup.c: dated copies of portfolios, kept apart from them.
 *
 * A backup is called after its portfolio, a few letters that stand for the folder
 * it lies in, and the day: "office-1f2e3d4c-2015-12-10.dossier".
 */
#include "dossier-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".dossier"
#define DAY_LENGTH 10  /* 2015-12-10 */

/**
 * dossier_backup_dup_folder:
 *
 * Returns: (transfer full) (type filename): where backups of this person's portfolios are kept
 */
char *
dossier_backup_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "dossier", "backups", NULL);
}

/* Portfolios in different folders may have the same name. */
static char *
dup_stem (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *name = g_path_get_basename (canonical);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';

  return g_strdup_printf ("%s-%.8s-", name, sum);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
list_backups (const char *folder,
              const char *stem)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, stem) && g_str_has_suffix (name, SUFFIX) &&
        strlen (name) == strlen (stem) + DAY_LENGTH + strlen (SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
remove_oldest (const char *folder,
               const char *stem,
               guint       keep)
{
  g_autoptr (GPtrArray) names = list_backups (folder, stem);

  for (guint i = 0; i + keep < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_unlink (path);
    }
}

/**
 * dossier_backup_make:
 * @folder: where to; made if it is not there
 * @day: the day it is called after
 * @keep: how many backups of this portfolio are kept; the oldest go
 * @path: (out) (optional) (transfer full): where the backup of @day is
 *
 * Makes the backup of @day unless there is one already: the first of a day counts,
 * because what was lost was there in the morning.  Reads the whole file; for a worker
 * with a store of its own if it is big.
 */
gboolean
dossier_backup_make (DossierStore  *store,
                     const char    *folder,
                     const GDate   *day,
                     guint          keep,
                     char         **path,
                     GError       **error)
{
  g_autofree char *stem = dup_stem (dossier_store_get_path (store));
  g_autofree char *iso = dossier_day_to_iso (day);
  g_autofree char *name = g_strconcat (stem, iso, SUFFIX, NULL);
  g_autofree char *backup = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   _("The folder “%s” could not be made: %s."), folder, g_strerror (errno));
      return FALSE;
    }

  if (!g_file_test (backup, G_FILE_TEST_EXISTS) && !dossier_store_copy (store, backup, error))
    return FALSE;

  remove_oldest (folder, stem, keep);
  if (path != NULL)
    *path = g_steal_pointer (&backup);

  return TRUE;
}
