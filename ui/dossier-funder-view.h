/* dossier-funder-view.h: an organisation as a funder: what it contributes to, and its own fields. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FUNDER_VIEW (dossier_funder_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierFunderView, dossier_funder_view, DOSSIER, FUNDER_VIEW, DossierRecordView)

GtkWidget *dossier_funder_view_new        (DossierStore       *store);
void       dossier_funder_view_set_record (DossierFunderView  *self,
                                           DossierRecord      *organisation);

G_END_DECLS
