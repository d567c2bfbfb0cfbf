/* dossier-stick.h: the head of something long, which stays in sight while that is scrolled past. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_STICK (dossier_stick_get_type ())
G_DECLARE_FINAL_TYPE (DossierStick, dossier_stick, DOSSIER, STICK, GtkWidget)

/* Lies over the whole of what @head is the head of. */
GtkWidget *dossier_stick_new        (GtkWidget         *head,
                                     GtkWidget         *below);
void       dossier_stick_follow     (DossierStick      *self,
                                     GtkScrolledWindow *scroller);
GtkWidget *dossier_stick_get_head   (DossierStick      *self);

G_END_DECLS
