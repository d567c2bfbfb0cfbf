/* dossier-check-section.h: findings under a heading, with a mark for each purpose. */
#pragma once

#include <adwaita.h>

#include "dossier-verify.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHECK_SECTION (dossier_check_section_get_type ())
G_DECLARE_FINAL_TYPE (DossierCheckSection, dossier_check_section, DOSSIER, CHECK_SECTION, AdwBin)

GtkWidget *dossier_check_section_new  (DossierStore         *store,
                                       GtkSizeGroup         *rests);
void       dossier_check_section_show (DossierCheckSection  *self,
                                       const char           *heading,
                                       GPtrArray            *findings,
                                       GArray               *places);

G_END_DECLS
