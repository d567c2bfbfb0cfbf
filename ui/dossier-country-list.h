/* dossier-country-list.h: the Countries tab: for which countries, and what they are to the treaty. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COUNTRY_LIST (dossier_country_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierCountryList, dossier_country_list, DOSSIER, COUNTRY_LIST, DossierRecordView)

G_END_DECLS
