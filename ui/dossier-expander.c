/* dossier-expander.c: what is needed less often, behind a button that unfolds it.
 *
 * A button, since a click on a GtkExpander would reach the row around it, which would close; and in GTK 4.8
 * Tab does not lead out of one that is closed.
 */
#include "dossier-expander.h"

GtkToggleButton *
dossier_expander_get_button (GtkWidget *expander)
{
  return GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (expander));
}

GtkBox *
dossier_expander_get_content (GtkWidget *expander)
{
  return GTK_BOX (gtk_widget_get_last_child (expander));
}

static void
toggled_cb (GtkToggleButton *button,
            GtkWidget       *content)
{
  gboolean is_open = gtk_toggle_button_get_active (button);

  gtk_widget_set_visible (content, is_open);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (button))),
                                    is_open ? "pan-down-symbolic" : "pan-end-symbolic");
}

/**
 * dossier_expander_new:
 *
 * Returns: a button called @label, which also names it for assistive tools, and below it a box that is hidden
 */
GtkWidget *
dossier_expander_new (const char *label)
{
  GtkWidget *expander = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_button_set_child (GTK_BUTTON (button), g_object_new (ADW_TYPE_BUTTON_CONTENT, "label", label,
                                                           "icon-name", "pan-end-symbolic", NULL));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (content, FALSE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), content, 0);
  gtk_box_append (GTK_BOX (expander), button);
  gtk_box_append (GTK_BOX (expander), content);

  return expander;
}
