/* dossier-tile.c: a card with one figure, what it is, and what to know about it. */
#include "dossier-tile.h"

static GtkWidget *
append_label (GtkWidget  *box,
              const char *text,
              const char *first_class,
              const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/**
 * dossier_tile_new:
 * @label: translated
 */
GtkWidget *
dossier_tile_new (const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "tile");
  g_object_set_data (G_OBJECT (box), "label", append_label (box, label, "caption-heading", "faint"));
  g_object_set_data (G_OBJECT (box), "figure", append_label (box, NULL, "figure", NULL));
  g_object_set_data (G_OBJECT (box), "note", append_label (box, NULL, "minor", "faint"));

  return box;
}

/* Amounts are printed in one piece; a figure this large may be wider than a narrow window. */
static char *
dup_breakable (const char *figure)
{
  g_auto (GStrv) words = g_strsplit (figure, "\302\240", -1);

  return g_strjoinv (" ", words);
}

void
dossier_tile_set (GtkWidget  *tile,
                  const char *figure,
                  const char *note)
{
  g_autofree char *breakable = dup_breakable (figure);

  gtk_label_set_text (g_object_get_data (G_OBJECT (tile), "figure"), breakable);
  gtk_label_set_text (g_object_get_data (G_OBJECT (tile), "note"), note);
}
