/* dossier-window-state.c: what the window looks like next time: window.ini in the state folder.
 *
 * Sizes, orders and columns are the same for all portfolios; where one was is kept
 * for each.  Losing the file is no harm, so a failure to read or write it is ignored.
 */
#include "dossier-window-private.h"

#define GROUP "window"
#define PLACE_PREFIX "place "
#define MOST_PLACES 50

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "dossier", "window.ini", NULL);
}

static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = dup_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

static void
save (GKeyFile *file)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (file, path, NULL);
}

/* Group names may not have brackets; paths may. */
static char *
dup_place_group (DossierWindow *self)
{
  g_autofree char *escaped = g_uri_escape_string (dossier_store_get_path (self->store), "/", FALSE);

  return g_strconcat (PLACE_PREFIX, escaped, NULL);
}

void
dossier_window_load_size (DossierWindow *self)
{
  g_autoptr (GKeyFile) file = load ();
  int width = g_key_file_get_integer (file, GROUP, "width", NULL);
  int height = g_key_file_get_integer (file, GROUP, "height", NULL);

  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? width : 1200, height > 0 ? height : 800);
  if (g_key_file_get_boolean (file, GROUP, "maximized", NULL))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* The tab, and in each tab the record, of last time. */
void
dossier_window_load_places (DossierWindow *self)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = dup_place_group (self);
  g_autofree char *tab = g_key_file_get_string (file, group, "tab", NULL);
  g_autofree char *inner = g_key_file_get_string (file, group, "inner", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    {
      const char *table = dossier_page_get_kind (self->pages[i])->table;
      gint64 id = g_key_file_get_int64 (file, group, table, NULL);

      dossier_page_load_state (self->pages[i], file, table);
      dossier_page_load_filter (self->pages[i], file, group);
      if (id != 0)
        dossier_page_remember (self->pages[i], id, inner);
    }

  if (tab != NULL)
    dossier_window_open (self, tab, 0, NULL);
}

static void
save_places (DossierWindow *self,
             GKeyFile      *file)
{
  g_autofree char *group = dup_place_group (self);
  DossierPage *programmes = dossier_window_find_page (self, "programme");

  g_key_file_set_string (file, group, "tab", dossier_window_get_tab (self));
  if (dossier_page_get_tab (programmes) != NULL)
    g_key_file_set_string (file, group, "inner", dossier_page_get_tab (programmes));

  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    {
      const char *table = dossier_page_get_kind (self->pages[i])->table;
      DossierRecord *record = dossier_page_get_record (self->pages[i]);

      dossier_page_save_state (self->pages[i], file, table);
      dossier_page_save_filter (self->pages[i], file, group);
      if (record != NULL)
        g_key_file_set_int64 (file, group, table, dossier_record_get_id (record));
    }
}

/* Portfolios that have been opened long ago are forgotten. */
static void
forget_old_places (GKeyFile *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  guint n_places = 0;

  for (guint i = g_strv_length (groups); i > 0; i--)
    if (g_str_has_prefix (groups[i - 1], PLACE_PREFIX) && ++n_places > MOST_PLACES)
      g_key_file_remove_group (file, groups[i - 1], NULL);
}

void
dossier_window_save_state (DossierWindow *self)
{
  g_autoptr (GKeyFile) file = load ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_key_file_set_integer (file, GROUP, "width", width);
  g_key_file_set_integer (file, GROUP, "height", height);
  g_key_file_set_boolean (file, GROUP, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (self->store != NULL)
    save_places (self, file);
  forget_old_places (file);
  save (file);
}
