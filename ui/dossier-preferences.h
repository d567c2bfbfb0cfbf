/* dossier-preferences.h: what a person may set once and for all portfolios. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_preferences_present (GtkWindow *parent);

G_END_DECLS
