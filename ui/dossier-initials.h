/* dossier-initials.h: two letters that stand for an organisation in its badge. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

char *dossier_organisation_dup_initials (DossierStore   *store,
                                         DossierRecord  *organisation);

G_END_DECLS
