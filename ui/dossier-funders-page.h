/* dossier-funders-page.h: the Funders tab: who pays for programmes, and for which. */
#pragma once

#include "dossier-page.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FUNDERS_PAGE (dossier_funders_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierFundersPage, dossier_funders_page, DOSSIER, FUNDERS_PAGE, DossierPage)

G_END_DECLS
