/* window-fixture.c: whole windows, which leave nothing behind in the home folder. */
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FRAME 16          /* milliseconds */
#define QUIET_FRAMES 2
#define MOST_FRAMES 120

char *
isolate (void)
{
  char *folder = g_dir_make_tmp ("dossier-window-XXXXXX", NULL);

  g_assert_nonnull (folder);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  return folder;
}

static void
forget (void)
{
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "dossier", "window.ini", NULL);

  g_unlink (state);
}

void
clean_up (const char *folder)
{
  static const char * const below[] = { "backups", "drafts" };
  g_autofree char *state_folder = g_build_filename (folder, "dossier", NULL);

  forget ();
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    {
      g_autofree char *path = g_build_filename (state_folder, below[i], NULL);

      g_rmdir (path);
    }
  g_rmdir (state_folder);
  g_rmdir (folder);
}

AdwApplication *
make_application (void)
{
  AdwApplication *application;

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = g_object_new (ADW_TYPE_APPLICATION,
                              "application-id", "org.dossierapp.Dossier.Test",
                              "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", "/org/dossierapp/Dossier",
                              NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  return application;
}

DossierStore *
open_store (DossierStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE | flags, &error);

  g_assert_no_error (error);
  forget ();
  return store;
}

static gboolean
wake_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
go_on (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, wake_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Whether a worker of this program has something to do, or waits for a turn or the disk. */
static gboolean
works_aside (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  const char *thread;

  while (threads != NULL && (thread = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", thread, "stat", NULL);
      g_autofree char *text = NULL;
      const char *state;

      if (g_ascii_strtoll (thread, NULL, 10) == getpid () || !g_file_get_contents (path, &text, NULL, NULL))
        continue;
      state = strrchr (text, ')');
      if (state != NULL && strchr ("RD", state[2]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* So long, and then until there is nothing to do: on a busy computer that may be later. */
void
let_pass (guint milliseconds)
{
  guint n_quiet = 0;

  go_on (milliseconds);
  for (guint i = 0; i < MOST_FRAMES && n_quiet < QUIET_FRAMES; i++)
    {
      n_quiet = g_main_context_pending (NULL) || works_aside () ? 0 : n_quiet + 1;
      go_on (FRAME);
    }
}

AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

void
answer (const char *response)
{
  AdwMessageDialog *question = find_question ();

  g_assert_nonnull (question);
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  let_pass (60);
}
