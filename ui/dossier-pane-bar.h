/* dossier-pane-bar.h: what stands above a list: filter, pills and buttons. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A layout of three children: filter, pills, buttons.  In one line the pills stand
 * beside the filter where there is room; otherwise always below it. */
#define DOSSIER_TYPE_PANE_BAR (dossier_pane_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierPaneBar, dossier_pane_bar, DOSSIER, PANE_BAR, GtkLayoutManager)

void dossier_pane_bar_set_one_line (DossierPaneBar  *self,
                                    gboolean         is_one_line);

G_END_DECLS
