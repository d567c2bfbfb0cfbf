/* dossier-form-actions.c: Ctrl+Z in a form.
 *
 * It takes back typing while the row one is in holds uncommitted text, and the last
 * edit otherwise.  GtkText keeps the key for itself even when it has nothing left to
 * undo, so the form has to look at it first.
 */
#include "dossier-form-private.h"

static gboolean
undo_or_redo (DossierForm *self,
              const char  *action)
{
  DossierFormRow *row = dossier_form_get_focused (self);

  if (row != NULL && dossier_form_row_is_dirty (row))
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   unused)
{
  return undo_or_redo (DOSSIER_FORM (widget), "win.undo");
}

static gboolean
redo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   unused)
{
  return undo_or_redo (DOSSIER_FORM (widget), "win.redo");
}

void
dossier_form_add_undo_keys (DossierForm *self)
{
  static const struct { guint key; GdkModifierType modifiers; GtkShortcutFunc function; } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK,                  undo_cb },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, redo_cb },
    { GDK_KEY_y, GDK_CONTROL_MASK,                  redo_cb },
  };
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcutTrigger *trigger = gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers);
      GtkShortcutAction *action = gtk_callback_action_new (keys[i].function, NULL, NULL);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                            gtk_shortcut_new (trigger, action));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}
