/* dossier-expander.h: what is needed less often, behind a button that unfolds it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget       *dossier_expander_new         (const char *label);
GtkToggleButton *dossier_expander_get_button  (GtkWidget  *expander);
GtkBox          *dossier_expander_get_content (GtkWidget  *expander);

G_END_DECLS
