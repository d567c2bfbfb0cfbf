/* dossier-activities-page.h: the Activities tab: a table by time, and the form of one beside it. */
#pragma once

#include "dossier-page.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ACTIVITIES_PAGE (dossier_activities_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierActivitiesPage, dossier_activities_page, DOSSIER, ACTIVITIES_PAGE, DossierPage)

G_END_DECLS
