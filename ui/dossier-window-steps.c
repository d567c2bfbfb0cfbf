/* dossier-window-steps.c: undo and redo, and the toasts that say what happened. */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"

/* Toasts: one at a time */

/* How long one takes to go, and a little more.  A toast that comes while another goes moves
 * longer than it takes to go itself, and libadwaita 1.2 then uses it after it has freed it:
 * so the next one waits. */
#define MICROSECONDS_TO_GO 400000

static void
dismissed_cb (DossierWindow *self,
              AdwToast      *toast)
{
  if (self->toast != toast)
    return;

  self->toast = NULL;
  self->toast_gone = g_get_monotonic_time ();
}

static gboolean
show_next_cb (gpointer data)
{
  DossierWindow *self = data;

  self->toast_timeout = 0;
  self->toast = self->next_toast;
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, g_steal_pointer (&self->next_toast));
  return G_SOURCE_REMOVE;
}

/* Forgets the one that waits. */
void
dossier_window_drop_toasts (DossierWindow *self)
{
  g_clear_handle_id (&self->toast_timeout, g_source_remove);
  g_clear_object (&self->next_toast);
}

/* What it says is no longer so. */
static void
dismiss_toast (DossierWindow *self)
{
  dossier_window_drop_toasts (self);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

static void
toast (DossierWindow *self,
       const char    *sentence,
       gboolean       with_undo)
{
  /* The title of a toast is markup. */
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  gint64 wait;

  dismiss_toast (self);
  self->next_toast = adw_toast_new (markup);
  adw_toast_set_timeout (self->next_toast, 6);
  if (with_undo)
    {
      adw_toast_set_button_label (self->next_toast, _("Undo"));
      adw_toast_set_action_name (self->next_toast, "win.undo");
    }

  wait = self->toast_gone + MICROSECONDS_TO_GO - g_get_monotonic_time ();
  if (self->toast_gone == 0 || wait <= 0)
    show_next_cb (self);
  else
    self->toast_timeout = g_timeout_add (wait / 1000 + 1, show_next_cb, self);
}

void
dossier_window_toast (GtkWidget  *widget,
                      const char *action,
                      GVariant   *target)
{
  toast (DOSSIER_WINDOW (widget), g_variant_get_string (target, NULL), FALSE);
}

void
dossier_window_toast_undo (GtkWidget  *widget,
                           const char *action,
                           GVariant   *target)
{
  toast (DOSSIER_WINDOW (widget), g_variant_get_string (target, NULL), TRUE);
}

/* Undo and redo */

typedef struct
{
  DossierWindow *window;
  GtkWidget     *focus;
} Focus;

static void
focus_free (gpointer data)
{
  Focus *self = data;

  g_clear_object (&self->window);
  g_clear_object (&self->focus);
  g_free (self);
}

static gboolean
keep_focus_cb (gpointer data)
{
  Focus *self = data;
  DossierPage *page = dossier_window_get_page (self->window);

  if (page != NULL && self->focus != gtk_window_get_focus (GTK_WINDOW (self->window)))
    dossier_page_focus_list (page);
  return G_SOURCE_REMOVE;
}

/* What had the focus may go away with what is undone; then it is not for chance to say where it goes. */
static void
save_focus (DossierWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  Focus *kept = g_new0 (Focus, 1);

  kept->window = g_object_ref (self);
  kept->focus = focus != NULL ? g_object_ref (focus) : NULL;
  g_idle_add_full (G_PRIORITY_LOW + 20, keep_focus_cb, kept, focus_free);
}

void
dossier_window_undo (GtkWidget  *widget,
                     const char *action,
                     GVariant   *target)
{
  g_autoptr (GError) error = NULL;

  dismiss_toast (DOSSIER_WINDOW (widget));
  save_focus (DOSSIER_WINDOW (widget));
  if (!dossier_store_undo (DOSSIER_WINDOW (widget)->store, &error))
    dossier_act_report (widget, error);
}

void
dossier_window_redo (GtkWidget  *widget,
                     const char *action,
                     GVariant   *target)
{
  g_autoptr (GError) error = NULL;

  dismiss_toast (DOSSIER_WINDOW (widget));
  save_focus (DOSSIER_WINDOW (widget));
  if (!dossier_store_redo (DOSSIER_WINDOW (widget)->store, &error))
    dossier_act_report (widget, error);
}
