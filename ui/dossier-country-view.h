/* dossier-country-view.h: a country: its standing, programmes and activities, names and groups. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COUNTRY_VIEW (dossier_country_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierCountryView, dossier_country_view, DOSSIER, COUNTRY_VIEW, DossierRecordView)

GtkWidget *dossier_country_view_new (DossierStore *store);

G_END_DECLS
