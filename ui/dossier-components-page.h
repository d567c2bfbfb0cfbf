/* dossier-components-page.h: the Components tab: what all programmes want to achieve, by programme. */
#pragma once

#include "dossier-page.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COMPONENTS_PAGE (dossier_components_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierComponentsPage, dossier_components_page, DOSSIER, COMPONENTS_PAGE, DossierPage)

G_END_DECLS
