/* dossier-programmes-page.h: the Programmes tab: the list, and the dossier of one beside it. */
#pragma once

#include "dossier-page.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_PROGRAMMES_PAGE (dossier_programmes_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierProgrammesPage, dossier_programmes_page, DOSSIER, PROGRAMMES_PAGE, DossierPage)

/* The fact sheet beside the form takes the room of the list. */
void      dossier_programmes_page_set_preview    (DossierProgrammesPage  *self,
                                                  gboolean                is_shown);
gboolean  dossier_programmes_page_has_preview    (DossierProgrammesPage  *self);
void      dossier_programmes_page_show_component (DossierProgrammesPage  *self,
                                                  gint64                  id);

/* "Nov 2013 – Oct 2016", or "Two years, no dates yet". */
char     *dossier_programme_dup_period           (DossierRecord          *programme,
                                                  const char             *language);

G_END_DECLS
