/* dossier-window-faults.c: what the window says of a file that cannot be opened or changed,
 * and what can be done about it from here.
 */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-backup.h"
#include "dossier-damage-actions.h"
#include "dossier-damage-list.h"
#include "dossier-language.h"
#include "dossier-name.h"

#define MILLISECONDS_BETWEEN_LOOKS 50

/* Opening */

static gboolean
is_unreadable (const GError *error)
{
  return g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_UNREADABLE);
}

/* Somebody else has to do something first, or a disk may come to itself: then it may be tried again. */
static gboolean
may_pass (const GError *error)
{
  return g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY) ||
         g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND) ||
         g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED) || is_unreadable (error);
}

static gboolean
is_damaged (const GError *error)
{
  return g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
}

/* Whether a backup helps, or what is left. */
static gboolean
may_be_lost (const GError *error)
{
  return is_damaged (error) || is_unreadable (error);
}

static gboolean
has_backup (const GError *error)
{
  g_autofree char *folder = dossier_backup_dup_folder ();

  return may_be_lost (error) && g_file_test (folder, G_FILE_TEST_IS_DIR);
}

static void
show_button (GtkWidget  *button,
             const char *uri,
             gboolean    is_shown)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri != NULL ? uri : "");
  gtk_widget_set_visible (button, uri != NULL && is_shown);
}

/* What helps first is suggested, and has the keyboard. */
static void
suggest_first (DossierWindow *self)
{
  GtkWidget *first = NULL;

  for (GtkWidget *button = self->try_again; button != NULL; button = gtk_widget_get_next_sibling (button))
    {
      gtk_widget_remove_css_class (button, "suggested-action");
      if (first == NULL && gtk_widget_get_visible (button))
        first = button;
    }
  gtk_widget_add_css_class (first, "suggested-action");
  gtk_window_set_focus (GTK_WINDOW (self), first);
}

static char *
dup_restore_label (const DossierBackup *backup,
                   const char          *format)
{
  g_autofree char *day = dossier_day_format (backup->at, dossier_interface_language (), DOSSIER_DATE_SHORT);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strconcat (parts[0], day, parts[1], NULL);
}

/* Better than a backup to be looked for, if there is a sound one. */
static void
found_for_page_cb (GtkWidget           *window,
                   const DossierBackup *backup)
{
  DossierWindow *self = DOSSIER_WINDOW (window);
  g_autofree char *label = dup_restore_label (backup, _("Restore the Backup of %s"));
  g_autoptr (GVariant) uri = NULL;

  gtk_label_set_text (self->restore_label, label);
  dossier_name_set (self->restore_backup, label);
  uri = g_variant_ref (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (self->salvage)));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore_backup), "(ss)",
                                    g_variant_get_string (uri, NULL), backup->path);
  gtk_widget_set_visible (self->restore_backup, TRUE);
  gtk_widget_set_visible (self->open_backup, FALSE);
  suggest_first (self);
}

/* By now another file may have been refused in the same window. */
static void
told_for_page_cb (GtkWidget  *window,
                  const char *uri,
                  GPtrArray  *damages)
{
  DossierWindow *self = DOSSIER_WINDOW (window);
  GVariant *shown = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (self->salvage));
  gboolean is_shown = g_str_equal (g_variant_get_string (shown, NULL), uri);
  g_autofree char *said = NULL;
  GtkWidget *list;

  pango_parse_markup (adw_status_page_get_description (self->failure), -1, 0, NULL, &said, NULL, NULL);
  list = is_shown ? dossier_damage_list_new (damages, said) : NULL;
  adw_bin_set_child (self->findings, list);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), list != NULL);
}

static void
show_page (DossierWindow *self,
           const GError  *error,
           const char    *uri)
{
  /* The description of a status page is markup. */
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failure, markup);
  show_button (self->try_again, uri, may_pass (error));
  show_button (self->salvage, uri, may_be_lost (error));
  gtk_widget_set_visible (self->restore_backup, FALSE);
  gtk_widget_set_visible (self->open_backup, has_backup (error));
  gtk_widget_set_visible (GTK_WIDGET (self->findings), FALSE);
  suggest_first (self);
  if (uri != NULL && may_be_lost (error))
    dossier_damage_look (GTK_WIDGET (self), uri, found_for_page_cb);
  /* A disk that fails is not asked for the whole file once more. */
  if (uri != NULL && is_damaged (error))
    dossier_damage_list_for (GTK_WIDGET (self), uri, told_for_page_cb);
}

static void
response_cb (DossierWindow *self,
             const char    *response,
             GtkWidget     *dialog)
{
  const char *uri = g_object_get_data (G_OBJECT (dialog), "uri");

  if (g_str_equal (response, "again"))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-uri", "s", uri);
  else if (g_str_equal (response, "restore"))
    dossier_damage_restore (GTK_WINDOW (self), uri, g_object_get_data (G_OBJECT (dialog), "backup"));
  else if (g_str_equal (response, "salvage"))
    dossier_damage_salvage (GTK_WINDOW (self), uri);
  else if (g_str_equal (response, "other"))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open", NULL);
}

static void
found_for_dialog_cb (GtkWidget           *dialog,
                     const DossierBackup *backup)
{
  g_autofree char *label = dup_restore_label (backup, _("_Restore the Backup of %s"));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "restore", label);
  g_object_set_data_full (G_OBJECT (dialog), "backup", g_strdup (backup->path), g_free);
}

static void
told_for_dialog_cb (GtkWidget  *dialog,
                    const char *uri,
                    GPtrArray  *damages)
{
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  const char *said = adw_message_dialog_get_body (message);

  adw_message_dialog_set_extra_child (message, dossier_damage_list_new (damages, said));
}

static void
show_dialog (DossierWindow *self,
             const GError  *error,
             const char    *uri)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Portfolio Could Not Be Opened"),
                                              error->message);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_response (message, "close", _("_Close"));
  if (uri != NULL && may_pass (error))
    adw_message_dialog_add_response (message, "again", _("_Try Again"));
  if (uri != NULL && may_be_lost (error))
    adw_message_dialog_add_response (message, "salvage", _("_Save What Can Be Read…"));
  if (uri == NULL || (!may_pass (error) && !may_be_lost (error)))
    adw_message_dialog_add_response (message, "other", _("_Open Another…"));
  adw_message_dialog_set_close_response (message, "close");

  g_object_set_data_full (G_OBJECT (dialog), "uri", g_strdup (uri), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  if (uri != NULL && may_be_lost (error))
    dossier_damage_look (dialog, uri, found_for_dialog_cb);
  if (uri != NULL && is_damaged (error))
    dossier_damage_list_for (dialog, uri, told_for_dialog_cb);
}

/**
 * dossier_window_show_error:
 * @error: why the file that was asked for is not shown
 * @uri: (nullable): the file, to try again
 *
 * In a dialog over the portfolio that is open here, else in the window itself.
 */
void
dossier_window_show_error (DossierWindow *self,
                           const GError  *error,
                           const char    *uri)
{
  if (self->store != NULL)
    show_dialog (self, error, uri);
  else
    show_page (self, error, uri);
}

/* What can be done about it */

void
dossier_window_restore_backup (GtkWidget  *widget,
                               const char *action,
                               GVariant   *target)
{
  const char *uri, *backup;

  g_variant_get (target, "(&s&s)", &uri, &backup);
  dossier_damage_restore (GTK_WINDOW (widget), uri, backup);
}

void
dossier_window_salvage (GtkWidget  *widget,
                        const char *action,
                        GVariant   *uri)
{
  dossier_damage_salvage (GTK_WINDOW (widget), g_variant_get_string (uri, NULL));
}

/* Changing */

/* The bar under the header: why nothing can be changed here. */
void
dossier_window_show_banner (DossierWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_lost = !dossier_store_check_place (self->store, &error);
  gboolean is_needed = is_lost || dossier_store_is_read_only (self->store);

  gtk_image_set_from_icon_name (self->banner_icon,
                                is_lost ? "dossier-alert-symbolic" : "changes-prevent-symbolic");
  gtk_label_set_text (self->banner_text,
                      is_lost ? error->message : _("This portfolio is read-only. Save a copy to change it."));
  gtk_widget_set_visible (GTK_WIDGET (self->banner), is_needed);
  gtk_revealer_set_reveal_child (self->banner, is_needed);
}

static void
changed_cb (DossierWindow *self)
{
  dossier_store_refresh (self->store);
  dossier_window_show_banner (self);
}

static GFileMonitor *
watch (DossierWindow *self,
       const char    *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    return NULL;

  g_file_monitor_set_rate_limit (monitor, MILLISECONDS_BETWEEN_LOOKS);
  g_signal_connect_object (monitor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return monitor;
}

static gboolean
look_cb (gpointer self)
{
  changed_cb (self);
  return G_SOURCE_CONTINUE;
}

/* What happens on another computer is not told to this one. */
static gboolean
is_far (DossierStore *store)
{
  g_autoptr (GFile) file = g_file_new_for_path (dossier_store_get_path (store));
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL,
                                                             NULL);

  return dossier_store_is_held_up_by_readers (store) ||
         (info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE));
}

/* A file that goes away is noticed before the person types into it, and what another program writes
 * is seen at once: it writes to the log first.  On a network share it is seen within a second.  Where
 * files cannot be watched besides, the next edit finds out, or the window when it comes to the front. */
void
dossier_window_watch_place (DossierWindow *self)
{
  const char *path = dossier_store_get_path (self->store);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  self->monitor = watch (self, path);
  self->log_monitor = watch (self, log);
  if (is_far (self->store))
    self->place_timeout = g_timeout_add_seconds (1, look_cb, self);
}
