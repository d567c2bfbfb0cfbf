/* dossier-layout.h: what layout managers ask of a child, and how they put it into its place. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int  dossier_layout_get_natural     (GtkWidget      *child,
                                     GtkOrientation  orientation,
                                     int             for_size);
int  dossier_layout_get_least_width (GtkWidget      *child);

/* @x: from the start of @widget, which in a mirrored one is its right side. */
void dossier_layout_place           (GtkWidget      *widget,
                                     GtkWidget      *child,
                                     int             x,
                                     int             y,
                                     int             width,
                                     int             height);

G_END_DECLS
