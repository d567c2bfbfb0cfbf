/* dossier-layout.c: what layout managers ask of a child, and how they put it into its place. */
#include "dossier-layout.h"

int
dossier_layout_get_natural (GtkWidget      *child,
                            GtkOrientation  orientation,
                            int             for_size)
{
  int natural;

  gtk_widget_measure (child, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

int
dossier_layout_get_least_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

void
dossier_layout_place (GtkWidget *widget,
                      GtkWidget *child,
                      int        x,
                      int        y,
                      int        width,
                      int        height)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}
