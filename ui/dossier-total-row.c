/* dossier-total-row.c: the last lines of a list of amounts. */
#include "dossier-total-row.h"

#include "dossier-trailing.h"

#define MARGIN 14

/**
 * dossier_total_row_new:
 * @start: where the words begin
 * @end: how far the amount stands from the end
 */
GtkWidget *
dossier_total_row_new (int start,
                       int end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *amount = gtk_label_new (NULL);

  gtk_widget_set_layout_manager (line, g_object_new (DOSSIER_TYPE_TRAILING, "spacing", 12, "room", 120,
                                                     "end", MAX (0, end - MARGIN), NULL));
  g_object_set (line, "margin-top", 10, "margin-bottom", 10, "margin-start", start, "margin-end", MARGIN,
                NULL);
  g_object_set (label, "xalign", 0.0, "wrap", TRUE, NULL);
  g_object_set (amount, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), amount);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

void
dossier_total_row_set (GtkWidget  *row,
                       const char *label,
                       const char *amount,
                       gboolean    is_strong)
{
  static const char * const strong[] = { "heading", "numeric", NULL };
  static const char * const quiet[] = { "faint", NULL };
  static const char * const plain[] = { "numeric", NULL };
  GtkWidget *line = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *first = gtk_widget_get_first_child (line);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, amount);

  gtk_label_set_text (GTK_LABEL (first), label);
  gtk_label_set_text (GTK_LABEL (second), amount);
  gtk_widget_set_css_classes (first, (const char **) (is_strong ? strong : quiet));
  gtk_widget_set_css_classes (second, (const char **) (is_strong ? strong : plain));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
