/* dossier-author.c: whose name stands beside the steps of the history.
 *
 * The real name of the account, unless the person wants another.  It is a setting of the person, not
 * of a portfolio, and holds for every program that edits one.
 */
#include "dossier-author.h"

#include <glib/gstdio.h>

#define GROUP "History"
#define KEY "author"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "dossier", "settings.ini", NULL);
}

/* Some accounts have no name but that of the account, and nobody says how either is written. */
static char *
dup_account (void)
{
  g_autofree char *name = g_strstrip (g_utf8_make_valid (g_get_real_name (), -1));

  return g_str_equal (name, "Unknown") || *name == '\0' ? g_utf8_make_valid (g_get_user_name (), -1)
                                                        : g_steal_pointer (&name);
}

/**
 * dossier_author_dup:
 *
 * Returns: (transfer full): the name in UTF-8, never empty
 */
char *
dossier_author_dup (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *name = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    name = g_key_file_get_string (file, GROUP, KEY, NULL);

  return name != NULL && *g_strstrip (name) != '\0' ? g_steal_pointer (&name) : dup_account ();
}

/**
 * dossier_author_set:
 * @name: for steps taken from now on; "" for that of the account
 */
gboolean
dossier_author_set (const char  *name,
                    GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  if (*name != '\0')
    g_key_file_set_string (file, GROUP, KEY, name);
  else
    g_key_file_remove_key (file, GROUP, KEY, NULL);
  g_mkdir_with_parents (folder, 0700);

  return g_key_file_save_to_file (file, path, error);
}
