/* dossier-scratch.c: a folder for passing files that nobody else can read. */
#include "dossier-scratch.h"

#include <glib/gstdio.h>

/**
 * dossier_scratch_find_place:
 *
 * To be called when the program begins.  GTK and others that pass on files of their own, such as a sheet to
 * the printer, only know the folder that $TMPDIR names: should that not be there, it names another.
 */
void
dossier_scratch_find_place (void)
{
  const char *place = g_getenv ("TMPDIR");

  if (place == NULL || place[0] == '\0' || g_file_test (place, G_FILE_TEST_IS_DIR))
    return;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_setenv ("TMPDIR", g_get_user_cache_dir (), TRUE);
}

/**
 * dossier_scratch_keep_place:
 *
 * To be called before others pass on a file: should the folder for that have been removed meanwhile, it is
 * made again.  If it cannot be, they will say so.
 */
void
dossier_scratch_keep_place (void)
{
  g_mkdir_with_parents (g_get_tmp_dir (), 0700);
}

/**
 * dossier_scratch_new:
 *
 * Where the system says that passing files go; should that not be there, among what programs keep for
 * this person.
 *
 * Returns: (transfer full) (type filename): its path, or %NULL with @error set
 */
DossierScratch *
dossier_scratch_new (GError **error)
{
  char *path = g_dir_make_tmp ("dossier-XXXXXX", NULL);

  if (path != NULL)
    return path;

  path = g_build_filename (g_get_user_cache_dir (), "dossier-XXXXXX", NULL);
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  if (g_mkdtemp (path) != NULL)
    return path;

  g_free (path);
  return g_dir_make_tmp ("dossier-XXXXXX", error);
}

void
dossier_scratch_free (DossierScratch *self)
{
  g_autoptr (GDir) folder = self != NULL ? g_dir_open (self, 0, NULL) : NULL;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self, name, NULL);

      g_unlink (path);
    }
  if (self != NULL)
    g_rmdir (self);
  g_free (self);
}
