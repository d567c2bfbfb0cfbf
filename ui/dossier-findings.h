/* dossier-findings.h: what the rules find in a programme or the portfolio, looked for in the background. */
#pragma once

#include "dossier-verify.h"

G_BEGIN_DECLS

/* Signal: "answered", when what is found may be other than before. */
#define DOSSIER_TYPE_FINDINGS (dossier_findings_get_type ())
G_DECLARE_FINAL_TYPE (DossierFindings, dossier_findings, DOSSIER, FINDINGS, GObject)

DossierFindings *dossier_findings_new        (DossierStore     *store);
void             dossier_findings_ask        (DossierFindings  *self,
                                              DossierRecord    *programme);
GPtrArray       *dossier_findings_get        (DossierFindings  *self);
guint            dossier_findings_count_open (DossierFindings  *self);

G_END_DECLS
