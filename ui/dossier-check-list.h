/* dossier-check-list.h: the Checks tab of a programme. */
#pragma once

#include "dossier-findings.h"
#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHECK_LIST (dossier_check_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierCheckList, dossier_check_list, DOSSIER, CHECK_LIST, DossierRecordView)

void dossier_check_list_set_findings (DossierCheckList  *self,
                                      DossierFindings   *findings);

G_END_DECLS
