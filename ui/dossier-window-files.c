/* dossier-window-files.c: copies of the portfolio, files dropped onto the window, recent files. */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-menu-label.h"

#define MIME_TYPE "application/vnd.dossier.portfolio+sqlite3"
#define MOST_RECENT 6

/* Save a copy */

typedef struct
{
  char *from;
  char *to;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_free (copy->from);
  g_free (copy->to);
  g_free (copy);
}

/* On a worker, with a connection of its own: a large file takes a while. */
static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Copy *copy = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (copy->from, DOSSIER_STORE_READ_ONLY, &error);

  if (store != NULL && dossier_store_copy (store, copy->to, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
is_gone (DossierStore *store)
{
  g_autoptr (GError) error = NULL;

  return !dossier_store_check_place (store, &error) &&
         g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* A file that is gone can only be copied from here, where it is still open. */
static void
copy_here (GTask        *task,
           DossierStore *store,
           const char   *path)
{
  GError *error = NULL;

  if (dossier_store_copy (store, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      dossier_act_warn (GTK_WIDGET (source), _("The Copy Could Not Be Saved"), error->message);
      return;
    }

  /* The work goes on in the copy where it cannot go on here. */
  if (is_gone (DOSSIER_WINDOW (source)->store))
    {
      g_autofree char *uri = g_filename_to_uri (copy->to, NULL, NULL);

      gtk_widget_activate_action (GTK_WIDGET (source), "app.open-uri", "s", uri);
      return;
    }

  name = g_filename_display_basename (copy->to);
  sentence = g_strdup_printf (_("A copy was saved as “%s”"), name);
  gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s", sentence);
}

static void
copy_response_cb (DossierWindow        *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GTask) task = NULL;
  Copy *copy;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      copy = g_new0 (Copy, 1);
      copy->from = g_strdup (dossier_store_get_path (self->store));
      copy->to = g_file_get_path (file);
      task = g_task_new (self, NULL, copied_cb, NULL);
      g_task_set_task_data (task, copy, copy_free);
      if (copy->to == NULL)
        g_task_return_new_error (task, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, "%s",
                                 _("A copy can only be saved to a folder of this computer or one that is "
                                   "mounted here. Choose another folder."));
      else if (g_strcmp0 (copy->from, copy->to) == 0)
        g_task_return_new_error (task, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, "%s",
                                 _("A copy cannot take the place of the open portfolio. Choose another "
                                   "name."));
      else if (is_gone (self->store))
        copy_here (task, self->store, copy->to);
      else
        g_task_run_in_thread (task, copy_in_thread);
    }

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

void
dossier_window_save_copy (GtkWidget  *widget,
                          const char *action,
                          GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GtkFileChooserNative *chooser;
  g_autofree char *base = g_filename_display_basename (dossier_store_get_path (self->store));
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".dossier"))
    base[strlen (base) - strlen (".dossier")] = '\0';
  /* Translators: the name offered for a copy of a file */
  name = g_strdup_printf (_("%s (copy).dossier"), base);

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  chooser = gtk_file_chooser_native_new (_("Save a Copy"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (copy_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Files dropped onto the window */

static gboolean
drop_cb (DossierWindow *self,
         const GValue  *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    {
      g_autofree char *uri = g_file_get_uri (file->data);

      gtk_widget_activate_action (GTK_WIDGET (self), "app.open-uri", "s", uri);
    }

  return files != NULL;
}

void
dossier_window_accept_files (DossierWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Recent files */

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static void
fill_recent_cb (DossierWindow *self)
{
  GList *infos = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()),
                              compare_visits);
  guint n_items = 0;

  g_menu_remove_all (self->recent);
  for (GList *info = infos; info != NULL && n_items < MOST_RECENT; info = info->next)
    {
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (g_strcmp0 (gtk_recent_info_get_mime_type (info->data), MIME_TYPE) != 0 ||
          !gtk_recent_info_exists (info->data))
        continue;

      label = dossier_menu_label_dup (gtk_recent_info_get_display_name (info->data));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "app.open-uri", "s", gtk_recent_info_get_uri (info->data));
      g_menu_append_item (self->recent, item);
      n_items++;
    }

  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
}

void
dossier_window_fill_recent (DossierWindow *self)
{
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (fill_recent_cb), self,
                           G_CONNECT_SWAPPED);
  fill_recent_cb (self);
}
