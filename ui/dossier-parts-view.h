/* dossier-parts-view.h: an inner tab with nothing but lists of what belongs to its record. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_PARTS_VIEW (dossier_parts_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierPartsView, dossier_parts_view, DOSSIER, PARTS_VIEW, DossierRecordView)

GtkWidget *dossier_parts_view_new (DossierStore       *store,
                                   const char * const *tables);

G_END_DECLS
