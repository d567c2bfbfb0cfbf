/* dossier-succession.h: which programmes a programme continues, and which continue it. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

char *dossier_succession_dup_line (DossierStore  *store,
                                   DossierRecord *programme);

G_END_DECLS
