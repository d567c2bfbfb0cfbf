/* dossier-amendment-list.h: the History tab of a programme: what was amended. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_AMENDMENT_LIST (dossier_amendment_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierAmendmentList, dossier_amendment_list, DOSSIER, AMENDMENT_LIST,
                      DossierRecordView)

G_END_DECLS
