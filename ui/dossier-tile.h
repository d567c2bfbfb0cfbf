/* dossier-tile.h: a card with one figure, what it is, and what to know about it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dossier_tile_new (const char *label);
void       dossier_tile_set (GtkWidget  *tile,
                             const char *figure,
                             const char *note);

G_END_DECLS
