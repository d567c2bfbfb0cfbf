/* dossier-programme-heading.h: what a programme is and where it stands in its time. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* Property: "narrow", for where there is no room beside the time bar. */
#define DOSSIER_TYPE_PROGRAMME_HEADING (dossier_programme_heading_get_type ())
G_DECLARE_FINAL_TYPE (DossierProgrammeHeading, dossier_programme_heading, DOSSIER, PROGRAMME_HEADING,
                      GtkWidget)

void dossier_programme_heading_show (DossierProgrammeHeading  *self,
                                     DossierRecord            *programme,
                                     GPtrArray                *activities,
                                     const GDate              *as_of);

G_END_DECLS
