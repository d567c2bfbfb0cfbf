/* dossier-window-damage.c: a portfolio that is open is read through by a worker, and what is damaged is said.
 *
 * A file of usual size was looked at before it was shown, but not whether its values are those that were
 * written; and a large one not at all.  What is found was so at one moment: if somebody wrote since, it is
 * looked for again before anybody is alarmed.
 */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-damage.h"
#include "dossier-damage-list.h"

/* The person has come to work: what is shown first is first. */
#define MILLISECONDS_BEFORE_LOOK 500

#define IN_MEMORY ":memory:"

/* A search under way; the application lives until it has ended, so that the log is tidied away. */
typedef struct
{
  DossierWindow *window;  /* weak */
  GApplication  *application;
} Look;

static void look_soon (DossierWindow *self);

/* The bar */

static char *
dup_words (GPtrArray *harms)
{
  const DossierDamage *worst = g_ptr_array_index (harms, 0);
  guint n_more = harms->len - 1;

  if (n_more == 0)
    return g_strdup (worst->sentence);

  /* Translators: a sentence about what is damaged, and how many more there are */
  return g_strdup_printf (ngettext ("%s And %u more.", "%s And %u more.", n_more), worst->sentence, n_more);
}

static void
show_damage (DossierWindow *self)
{
  g_autoptr (GPtrArray) harms = dossier_damage_list_harms (self->damages);
  g_autofree char *words = harms->len > 0 ? dup_words (harms) : NULL;

  if (words != NULL)
    gtk_label_set_text (self->damage_text, words);
  gtk_widget_set_visible (GTK_WIDGET (self->damage_banner), words != NULL);
  gtk_revealer_set_reveal_child (self->damage_banner, words != NULL);
}

/* Looking */

static void
found_cb (GObject      *store,
          GAsyncResult *result,
          gpointer      data)
{
  Look *look = data;
  DossierWindow *self = look->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) damages = dossier_store_find_damage_finish (DOSSIER_STORE (store), result, &error);
  g_autoptr (GPtrArray) harms = damages != NULL ? dossier_damage_list_harms (damages) : NULL;

  if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_object (&self->looking);
      if ((harms != NULL && harms->len > 0 && self->is_edited) ||
          g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY))
        look_soon (self);
      else if (damages != NULL)
        {
          g_clear_pointer (&self->damages, g_ptr_array_unref);
          self->damages = g_steal_pointer (&damages);
          show_damage (self);
        }
      else if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_UNREADABLE))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      /* A file that has gone is told of elsewhere. */
    }

  g_clear_weak_pointer (&look->window);
  g_application_release (look->application);
  g_object_unref (look->application);
  g_free (look);
}

static gboolean
look_cb (gpointer data)
{
  DossierWindow *self = data;
  Look *look = g_new0 (Look, 1);

  self->look_timeout = 0;
  self->is_edited = FALSE;
  self->looking = g_cancellable_new ();
  g_set_weak_pointer (&look->window, self);
  look->application = g_object_ref (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  g_application_hold (look->application);
  dossier_store_find_damage_async (self->store, self->looking, found_cb, look);
  return G_SOURCE_REMOVE;
}

static void
look_soon (DossierWindow *self)
{
  if (self->look_timeout == 0 && self->looking == NULL)
    self->look_timeout = g_timeout_add (MILLISECONDS_BEFORE_LOOK, look_cb, self);
}

/* What was said to be damaged may have been written again. */
static void
changed_cb (DossierWindow *self)
{
  self->is_edited = TRUE;
  if (gtk_revealer_get_reveal_child (self->damage_banner) && gtk_widget_get_visible (GTK_WIDGET (self)))
    look_soon (self);
}

void
dossier_window_look_for_damage (DossierWindow *self)
{
  if (g_str_equal (dossier_store_get_path (self->store), IN_MEMORY))
    return;

  g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  look_soon (self);
}

void
dossier_window_stop_looking (DossierWindow *self)
{
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

/* What can be done */

static void
leave_cb (gpointer data)
{
  GVariant *uri = data;

  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "leave-damaged", uri);
  g_variant_unref (uri);
}

/* The window of the dialog is left for another, for which the dialog has to be gone first. */
static void
response_cb (DossierWindow *self,
             const char    *response)
{
  g_autofree char *uri = g_filename_to_uri (dossier_store_get_path (self->store), NULL, NULL);

  if (g_str_equal (response, "backups"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.backups", NULL);
  else if (g_str_equal (response, "leave") && uri != NULL)
    g_idle_add_once (leave_cb, g_variant_ref_sink (g_variant_new_string (uri)));
}

void
dossier_window_show_damage (GtkWidget  *widget,
                            const char *action,
                            GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GtkWidget *list = self->damages != NULL ? dossier_damage_list_new (self->damages, NULL) : NULL;
  AdwMessageDialog *dialog;

  if (list == NULL)
    return;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _("The Portfolio Is Damaged"),
                                                       _("A value that is damaged is right again once it is "
                                                         "written again; a backup says what it was. What is "
                                                         "broken otherwise needs a backup in its place.")));
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "close", _("_Close"), "backups", _("_Backups…"),
                                    "leave", _("Close the Portfolio and _Repair…"), NULL);
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
