/* anchor-window.c: what to measure the window against: an empty one, or one with a bare list.
 *
 * Without an argument: a window of libadwaita with a header bar.  With the path of a
 * portfolio: the titles of its first 1,000 activities in one list, straight from SQLite.
 */
#include <adwaita.h>
#include <sqlite3.h>

static GtkStringList *
read_titles (const char *path)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  sqlite3 *database;
  sqlite3_stmt *row;

  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (database, "SELECT title FROM activity ORDER BY title COLLATE NOCASE, id LIMIT 1000",
                          -1, &row, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (database));

  while (sqlite3_step (row) == SQLITE_ROW)
    gtk_string_list_append (titles, (const char *) sqlite3_column_text (row, 0));
  sqlite3_finalize (row);
  sqlite3_close (database);
  return titles;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_list (const char *path)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model =
    GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (read_titles (path))));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), gtk_list_view_new (model, factory));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
activate_cb (GtkApplication *application,
             const char     *path)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (path != NULL)
    gtk_box_append (GTK_BOX (box), make_list (path));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);

  /* As large as a window of Dossier is at first. */
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("org.dossierapp.Anchor", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), argv[1]);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
