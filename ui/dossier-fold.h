/* dossier-fold.h: what is needed less often, behind a button that unfolds it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget       *dossier_fold_new         (const char *label);
GtkToggleButton *dossier_fold_get_button  (GtkWidget  *fold);
GtkBox          *dossier_fold_get_content (GtkWidget  *fold);

G_END_DECLS
