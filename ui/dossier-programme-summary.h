/* dossier-programme-summary.h: the first tab of a programme: what, since when, how much, from whom, for
 * whom. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_PROGRAMME_SUMMARY (dossier_programme_summary_get_type ())
G_DECLARE_FINAL_TYPE (DossierProgrammeSummary, dossier_programme_summary, DOSSIER, PROGRAMME_SUMMARY,
                      DossierRecordView)

G_END_DECLS
