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

/* The tab of last time. */
void
dossier_window_load_tab (DossierWindow *self)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = dup_place_group (self);
  g_autofree char *tab = g_key_file_get_string (file, group, "tab", NULL);

  if (tab != NULL)
    dossier_window_open (self, tab, 0, NULL);
}

/* In a tab, what was there last time. */
void
dossier_window_load_page (DossierWindow *self,
                          DossierPage   *page)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = dup_place_group (self);
  g_autofree char *inner = g_key_file_get_string (file, group, "inner", NULL);
  const char *table = dossier_page_get_kind (page)->table;
  gint64 id = g_key_file_get_int64 (file, group, table, NULL);

  dossier_page_load_state (page, file, table);
  dossier_page_load_filter (page, file, group);
  if (id != 0)
    dossier_page_remember (page, id, inner);
}

static void
save_page (DossierPage *page,
           GKeyFile    *file,
           const char  *group)
{
  const char *table = dossier_page_get_kind (page)->table;
  DossierRecord *record = dossier_page_get_record (page);

  dossier_page_save_state (page, file, table);
  dossier_page_save_filter (page, file, group);
  if (record != NULL)
    g_key_file_set_int64 (file, group, table, dossier_record_get_id (record));
  if (g_str_equal (table, "programme") && dossier_page_get_tab (page) != NULL)
    g_key_file_set_string (file, group, "inner", dossier_page_get_tab (page));
}

/* Of a page that nobody has wanted yet, the file says already what it said. */
static void
save_places (DossierWindow *self,
             GKeyFile      *file)
{
  g_autofree char *group = dup_place_group (self);

  g_key_file_set_string (file, group, "tab", dossier_window_get_tab (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    if (self->pages[i] != NULL)
      save_page (self->pages[i], file, group);
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
