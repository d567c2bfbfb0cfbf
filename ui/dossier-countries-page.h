/* dossier-countries-page.h: the Countries tab. */
#pragma once

#include "dossier-page.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COUNTRIES_PAGE (dossier_countries_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierCountriesPage, dossier_countries_page, DOSSIER, COUNTRIES_PAGE, DossierPage)

G_END_DECLS
