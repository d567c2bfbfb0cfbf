/* dossier-scale.h: widths that follow the size of the text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As many pixels as @pixels are at normal text; never fewer, so that small text gains room. */
int dossier_scale (GtkWidget  *widget,
                   int         pixels);

G_END_DECLS
