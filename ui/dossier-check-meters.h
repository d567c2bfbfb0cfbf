/* dossier-check-meters.h: how far the records are good for each purpose, as a row of tiles. */
#pragma once

#include <adwaita.h>

#include "dossier-verify.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHECK_METERS (dossier_check_meters_get_type ())
G_DECLARE_FINAL_TYPE (DossierCheckMeters, dossier_check_meters, DOSSIER, CHECK_METERS, AdwBin)

GtkWidget *dossier_check_meters_new       (void);
void       dossier_check_meters_show      (DossierCheckMeters *self,
                                           GPtrArray          *findings,
                                           gboolean            of_programme);
char      *dossier_check_meters_dup_count (guint               n_findings);

G_END_DECLS
