/* dossier-fit.h: the first child that there is room for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_FIT (dossier_fit_get_type ())
G_DECLARE_FINAL_TYPE (DossierFit, dossier_fit, DOSSIER, FIT, GtkLayoutManager)

GtkLayoutManager *dossier_fit_new (void);

G_END_DECLS
