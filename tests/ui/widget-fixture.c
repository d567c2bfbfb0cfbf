/* widget-fixture.c: the sample portfolio and a window that remembers what was asked of it. */
#include "widget-fixture.h"

#include <glib/gstdio.h>

static void
open_record_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  WidgetFixture *fixture = data;
  const char *table;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &table, &id);
  g_free (fixture->opened);
  fixture->opened = g_strdup_printf ("%s/%" G_GINT64_FORMAT, table, id);
}

static void
toast_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  WidgetFixture *fixture = data;

  g_free (fixture->toast);
  fixture->toast = g_variant_dup_string (parameter, NULL);
}

static void
add_actions (WidgetFixture *fixture)
{
  static const GActionEntry entries[] = {
    { "open-record", open_record_cb, "(sx)" },
    { "toast", toast_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
}

#define LONGER_THAN_A_TOOLTIP 600

void
widget_fixture_set_up (WidgetFixture *fixture,
                       gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-widget-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = widget_fixture_dup_path (fixture, "test.dossier");
  fixture->store = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);
  g_assert_no_error (error);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 600);
  add_actions (fixture);
}

/* Whatever a test left in its folder goes with it. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

void
widget_fixture_tear_down (WidgetFixture *fixture,
                          gconstpointer  unused)
{
  /* GTK 4.8 looks for the place of a tooltip half a second later, also when its window is gone. */
  wait_for (LONGER_THAN_A_TOOLTIP);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_for (10);
  g_clear_object (&fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->opened);
  g_free (fixture->toast);
}

void
widget_fixture_show (WidgetFixture *fixture,
                     GtkWidget     *child)
{
  gtk_window_set_child (GTK_WINDOW (fixture->window), child);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (50);
}

DossierRecord *
widget_fixture_find (WidgetFixture *fixture,
                     const char    *table,
                     const char    *name)
{
  g_autoptr (GError) error = NULL;
  DossierRecord *record = dossier_store_find (fixture->store, table, name, &error);

  g_assert_no_error (error);
  return record;
}

char *
widget_fixture_dup_path (WidgetFixture *fixture,
                         const char    *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

gpointer
get_part (GtkWidget  *widget,
          const char *name)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (part);
  return part;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
wait_for (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, quit_cb, loop);
  g_main_loop_run (loop);
}
