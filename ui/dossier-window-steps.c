/* dossier-window-steps.c: undo and redo, and the toasts that say what happened. */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-name.h"
#include "dossier-steps.h"

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

static gboolean
has_focus_in_toast (DossierWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->toasts)) &&
         !gtk_widget_is_ancestor (focus, adw_toast_overlay_get_child (self->toasts));
}

/* A click on the button of one, or a Tab to it, leaves a field, and what cannot be written is said once
 * more: the one that says so already must not go away under the pointer. */
static gboolean
is_said (DossierWindow *self)
{
  return self->toast != NULL && has_focus_in_toast (self) &&
         g_str_equal (adw_toast_get_title (self->toast), adw_toast_get_title (self->next_toast));
}

static gboolean
show_next_cb (gpointer data)
{
  DossierWindow *self = data;
  gint64 wait;

  self->toast_timeout = 0;
  if (is_said (self))
    {
      dossier_window_drop_toasts (self);
      return G_SOURCE_REMOVE;
    }

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  wait = self->toast_gone + MICROSECONDS_TO_GO - g_get_monotonic_time ();
  if (self->toast_gone != 0 && wait > 0)
    {
      self->toast_timeout = g_timeout_add (wait / 1000 + 1, show_next_cb, self);
      return G_SOURCE_REMOVE;
    }

  self->toast = self->next_toast;
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, g_steal_pointer (&self->next_toast));
  return G_SOURCE_REMOVE;
}

/* Takes it over.  Not at once: a field says what is wrong while GTK moves the focus away from it, perhaps
 * into the toast that would go. */
static void
show_toast (DossierWindow *self,
            AdwToast      *toast)
{
  dossier_window_drop_toasts (self);
  self->next_toast = toast;
  self->toast_timeout = g_idle_add (show_next_cb, self);
}

void
dossier_window_toast (GtkWidget  *widget,
                      const char *action,
                      GVariant   *target)
{
  show_toast (DOSSIER_WINDOW (widget), dossier_steps_make_toast (action, target));
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

/* GTK leaves the focus on what was removed until it next paints, and loses the keys pressed until then: a
 * second Ctrl+Z right after the first. */
static void
let_go (DossierWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_get_root (focus) == NULL)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

void
dossier_window_step (GtkWidget  *widget,
                     const char *action,
                     GVariant   *target)
{
  dismiss_toast (DOSSIER_WINDOW (widget));
  save_focus (DOSSIER_WINDOW (widget));
  dossier_steps_take (widget, DOSSIER_WINDOW (widget)->store, action, target);
  let_go (DOSSIER_WINDOW (widget));
}

static void
name_button (GtkWidget  *button,
             const char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  dossier_name_set (button, text);
}

/* What undo and redo would do, on their buttons, and the last steps in the menu beside them. */
void
dossier_window_show_steps (DossierWindow *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;
  g_autoptr (GMenuModel) menu = dossier_steps_make_menu (self->store);

  g_object_get (self->store, "undo-label", &undo, "redo-label", &redo, NULL);
  /* Translators: %s is what would be undone: “Budget of GLACY” */
  undo_text = undo != NULL ? g_strdup_printf (_("Undo: %s (Ctrl+Z)"), undo) : g_strdup (_("Undo (Ctrl+Z)"));
  redo_text = redo != NULL ? g_strdup_printf (_("Redo: %s (Ctrl+Shift+Z)"), redo)
    : g_strdup (_("Redo (Ctrl+Shift+Z)"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo), undo_text);
  name_button (gtk_widget_get_first_child (GTK_WIDGET (self->undo)), undo_text);
  dossier_name_inside (gtk_widget_get_last_child (GTK_WIDGET (self->undo)), GTK_TYPE_TOGGLE_BUTTON,
                       _("Last steps"));
  name_button (self->redo, redo_text);
  adw_split_button_set_menu_model (self->undo, menu);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
}
