/* dossier-contribution-list.h: the Funding tab: who pays, how much is known of it, and who takes part. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CONTRIBUTION_LIST (dossier_contribution_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierContributionList, dossier_contribution_list, DOSSIER, CONTRIBUTION_LIST,
                      DossierRecordView)

/* “Instrument for Stability (IfS)”, or that it is not stated; (transfer full) */
char *dossier_contribution_dup_instrument (DossierStore   *store,
                                           DossierRecord  *contribution);

/* “inferred from “joint project””, or NULL; (transfer full) */
char *dossier_contribution_dup_source     (DossierRecord  *contribution);

G_END_DECLS
