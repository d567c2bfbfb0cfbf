/* dossier-obligation.h: what has to be done by a day because it was agreed. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

char *dossier_obligation_explain (DossierStore   *store,
                                  DossierRecord  *obligation,
                                  const char     *field);

G_END_DECLS
