/* dossier-activity-rows.h: the Activities tab of a programme: forthcoming, now, recent. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ACTIVITY_ROWS (dossier_activity_rows_get_type ())
G_DECLARE_FINAL_TYPE (DossierActivityRows, dossier_activity_rows, DOSSIER, ACTIVITY_ROWS, DossierRecordView)

G_END_DECLS
