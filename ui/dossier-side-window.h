/* dossier-side-window.h: a window beside the main one, for what has no tab there. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SIDE_WINDOW (dossier_side_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierSideWindow, dossier_side_window, DOSSIER, SIDE_WINDOW, AdwWindow)

struct _DossierSideWindowClass
{
  AdwWindowClass parent_class;
};

DossierStore *dossier_side_window_get_store  (DossierSideWindow *self);
void          dossier_side_window_set_title  (DossierSideWindow *self,
                                              const char        *title,
                                              const char        *subtitle);
void          dossier_side_window_set_page   (DossierSideWindow *self,
                                              GtkWidget         *page);
void          dossier_side_window_add_button (DossierSideWindow *self,
                                              GtkWidget         *button);

G_END_DECLS
