/* dossier-codes.h: what codes of published lists mean. */
#pragma once

#include "dossier-table.h"

G_BEGIN_DECLS

char *dossier_codes_explain (DossierStore  *store,
                             DossierRecord *record,
                             const char    *field);

G_END_DECLS
