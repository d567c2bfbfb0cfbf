/* dossier-office.h: offices in words. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

char *dossier_office_dup_title (DossierStore  *store,
                                DossierRecord *office,
                                const char    *language);

G_END_DECLS
