/* dossier-several-view.h: what stands beside a list while several of its records are selected. */
#pragma once

#include "dossier-page.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SEVERAL_VIEW (dossier_several_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierSeveralView, dossier_several_view, DOSSIER, SEVERAL_VIEW, AdwBin)

/* @page: the page that will have it as a child. */
GtkWidget *dossier_several_view_new     (DossierPage         *page);

/* Shows what is selected on the page now. */
void       dossier_several_view_refresh (DossierSeveralView  *self);

G_END_DECLS
