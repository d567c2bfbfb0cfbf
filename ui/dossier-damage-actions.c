/* dossier-damage-actions.c: what can be done about a damaged portfolio: a backup in its place, or
 * what can still be read of it in a new file.
 */
#include "dossier-damage-actions.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-damage.h"
#include "dossier-progress.h"
#include "dossier-salvage.h"

#define HEIGHT_OF_REPORT 180

static char *
dup_path (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return g_file_get_path (file);
}

/* Saying what is damaged */

static void
tell (GTask        *task,
      gpointer      owner,
      gpointer      uri,
      GCancellable *cancellable)
{
  g_autofree char *path = dup_path (uri);
  g_autoptr (GError) error = NULL;
  GPtrArray *damages = dossier_damage_find_in_file (path, cancellable, &error);

  if (damages != NULL)
    g_task_return_pointer (task, damages, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
told_cb (GObject      *owner,
         GAsyncResult *result,
         gpointer      told)
{
  /* Where so little can be read, what was said when the file was refused is all there is to say. */
  g_autoptr (GPtrArray) damages = g_task_propagate_pointer (G_TASK (result), NULL);

  if (damages != NULL && gtk_widget_get_visible (GTK_WIDGET (owner)))
    ((DossierDamageToldFunc) told) (GTK_WIDGET (owner), g_task_get_task_data (G_TASK (result)), damages);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

/* The file is read whole: not while the person waits.  Whoever closes the window meanwhile need not wait
 * either, but the program goes only after the file was closed: else SQLite would leave its own beside it. */
void
dossier_damage_list_for (GtkWidget             *window,
                         const char            *uri,
                         DossierDamageToldFunc  told)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (window, cancellable, told_cb, told);

  g_signal_connect_object (window, "destroy", G_CALLBACK (g_cancellable_cancel), cancellable,
                           G_CONNECT_SWAPPED);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  g_task_set_task_data (task, g_strdup (uri), g_free);
  g_task_run_in_thread (task, tell);
}

/* Looking for a backup */

static void
look (GTask        *task,
      gpointer      owner,
      gpointer      path,
      GCancellable *cancellable)
{
  g_task_return_pointer (task, dossier_backup_find_good (path), (GDestroyNotify) dossier_backup_free);
}

static void
looked_cb (GObject      *owner,
           GAsyncResult *result,
           gpointer      found)
{
  g_autoptr (DossierBackup) backup = g_task_propagate_pointer (G_TASK (result), NULL);

  /* What was closed meanwhile has nothing left to show it in. */
  if (backup != NULL && gtk_widget_get_visible (GTK_WIDGET (owner)))
    ((DossierDamageFoundFunc) found) (GTK_WIDGET (owner), backup);
}

/* Each is read whole until one is sound: not while the person waits. */
void
dossier_damage_look (GtkWidget              *window,
                     const char             *uri,
                     DossierDamageFoundFunc  found)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, looked_cb, found);

  g_task_set_task_data (task, dup_path (uri), g_free);
  g_task_run_in_thread (task, look);
}

/* Restoring */

typedef struct
{
  GtkWindow       *parent;
  DossierProgress *progress;
  char            *uri;
  char            *path;
  char            *backup;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *self = data;

  g_object_unref (self->parent);
  g_free (self->uri);
  g_free (self->path);
  g_free (self->backup);
  g_free (self);
}

static void
restore (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Restoring *self = data;
  GError *error = NULL;
  char *aside = dossier_backup_put_back (self->path, self->backup, cancellable, &error);

  if (aside != NULL)
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Restoring *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = aside != NULL ? g_filename_display_basename (aside) : NULL;
  g_autofree char *sentence = NULL;

  g_clear_object (&self->progress);
  if (aside == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dossier_act_warn (GTK_WIDGET (self->parent), _("The Backup Could Not Be Restored"), error->message);
      return;
    }

  sentence = g_strdup_printf (_("What was damaged is kept as “%s”."), name);
  gtk_widget_activate_action (GTK_WIDGET (self->parent), "app.open-uri-saying", "(sss)", self->uri,
                              _("The Backup Is in Its Place"), sentence);
}

void
dossier_damage_restore (GtkWindow  *parent,
                        const char *uri,
                        const char *backup)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, restored_cb, NULL);
  Restoring *self = g_new0 (Restoring, 1);

  self->parent = g_object_ref (parent);
  self->uri = g_strdup (uri);
  self->path = dup_path (uri);
  self->backup = g_strdup (backup);
  self->progress = dossier_progress_new (parent, _("Restoring the backup…"), cancellable);
  g_task_set_task_data (task, self, restoring_free);
  g_task_run_in_thread (task, restore);
}

/* Salvaging */

typedef struct
{
  GtkWindow       *parent;
  DossierProgress *progress;
  char            *path;
  char            *copy;
} Salvaging;

static void
salvaging_free (gpointer data)
{
  Salvaging *self = data;

  g_object_unref (self->parent);
  g_free (self->path);
  g_free (self->copy);
  g_free (self);
}

static char *
dup_report (DossierSalvage *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (report->missing->len == 0)
    g_string_append (text, _("Nothing is missing."));
  for (guint i = 0; i < report->missing->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (report->missing, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_report (DossierSalvage *report)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  g_autofree char *text = dup_report (report);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), label);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll),
                                              report->missing->len > 0 ? HEIGHT_OF_REPORT : -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  return scroll;
}

typedef struct
{
  GtkWidget *window;
  char      *uri;
} Opening;

static void
open_idle_cb (gpointer data)
{
  Opening *self = data;

  gtk_widget_activate_action (self->window, "app.open-uri", "s", self->uri);
  g_object_unref (self->window);
  g_free (self->uri);
  g_free (self);
}

/* What is opened takes the place of the window of the dialog, which has to be gone first. */
static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             const char       *copy)
{
  Opening *opening;

  if (!g_str_equal (response, "open"))
    return;

  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog))));
  opening->uri = g_filename_to_uri (copy, NULL, NULL);
  g_idle_add_once (open_idle_cb, opening);
}

static void
show_report (Salvaging      *self,
             DossierSalvage *report)
{
  g_autofree char *name = g_filename_display_basename (self->copy);
  guint n_read = 0;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < report->counts->len; i++)
    n_read += g_array_index (report->counts, DossierSalvageCount, i).n_read;
  body = g_strdup_printf (ngettext ("%u record is in “%s”.", "%u records are in “%s”.", n_read), n_read,
                          name);

  dialog = adw_message_dialog_new (self->parent, _("What Could Be Read Is Saved"), body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_report (report));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "open", _("_Open It"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_strdup (self->copy),
                         (GClosureNotify) G_CALLBACK (g_free), 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
salvaged_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Salvaging *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSalvage) report = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&self->progress);
  if (report != NULL)
    show_report (self, report);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_act_warn (GTK_WIDGET (self->parent), _("Nothing Could Be Saved"), error->message);
}

static void
salvage (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Salvaging *self = data;
  g_autoptr (GError) error = NULL;
  DossierSalvage *report = dossier_store_salvage (self->path, self->copy, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) dossier_salvage_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start (Salvaging *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, salvaged_cb, NULL);

  self->progress = dossier_progress_new (self->parent, _("Saving what can be read…"), cancellable);
  g_task_set_task_data (task, self, salvaging_free);
  g_task_run_in_thread (task, salvage);
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int              response,
           Salvaging       *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  self->copy = response == GTK_RESPONSE_ACCEPT && file != NULL ? g_file_get_path (file) : NULL;
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
  if (self->copy != NULL)
    start (self);
  else
    salvaging_free (self);
}

void
dossier_damage_salvage (GtkWindow  *parent,
                        const char *uri)
{
  Salvaging *self = g_new0 (Salvaging, 1);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Save What Can Be Read"), parent,
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                                               NULL);

  self->parent = g_object_ref (parent);
  self->path = dup_path (uri);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("Saved.dossier"));
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
