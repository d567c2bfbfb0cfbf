/* dossier-split.h: a form and, when there is one, its preview beside it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From 1000 pixels on the form is 600 wide and the preview has the rest; below, the
 * preview covers the form. */
#define DOSSIER_TYPE_SPLIT (dossier_split_get_type ())
G_DECLARE_FINAL_TYPE (DossierSplit, dossier_split, DOSSIER, SPLIT, GtkWidget)

GtkWidget *dossier_split_new         (GtkWidget     *form);
void       dossier_split_set_preview (DossierSplit  *self,
                                      GtkWidget     *preview);
GtkWidget *dossier_split_get_preview (DossierSplit  *self);

G_END_DECLS
