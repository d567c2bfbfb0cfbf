/* dossier-pane.h: a pane of one width, whatever is in it; the other pane takes the rest. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: "width" (of an unfolded pane, at normal text), "child", "takes-rest" (construct only). */
#define DOSSIER_TYPE_PANE (dossier_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierPane, dossier_pane, DOSSIER, PANE, GtkWidget)

GtkWidget *dossier_pane_new       (GtkWidget    *child,
                                   int           width,
                                   gboolean      takes_rest);
void       dossier_pane_set_child (DossierPane  *self,
                                   GtkWidget    *child);

/* A page of groups: scrolls, at most @width wide (820 for forms), with the margins of every page. */
GtkWidget *dossier_scroll_new     (GtkWidget    *content,
                                   int           width);

G_END_DECLS
