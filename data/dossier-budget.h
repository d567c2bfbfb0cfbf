/* dossier-budget.h: a version of a budget by calendar year. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

char *dossier_budget_dup_years (DossierStore  *store,
                                DossierRecord *version,
                                const char    *language);

G_END_DECLS
