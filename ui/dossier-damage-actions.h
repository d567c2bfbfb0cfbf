/* dossier-damage-actions.h: what can be done about a damaged portfolio. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @uri: of the portfolio, which is not open. */
void dossier_damage_restore (GtkWindow  *parent,
                             const char *uri);
void dossier_damage_salvage (GtkWindow  *parent,
                             const char *uri);

G_END_DECLS
