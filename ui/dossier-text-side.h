/* dossier-text-side.h: texts stand on the side where lines begin. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK goes by the direction of what is written, which leaves a Latin name far from its Arabic caption. */
void dossier_text_side_follow      (GtkText      *text);
void dossier_text_side_follow_view (GtkTextView  *view);

G_END_DECLS
