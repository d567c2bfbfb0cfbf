/* dossier-country.h: what a country is called on a day. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

char *dossier_country_dup_name (DossierStore   *store,
                                DossierRecord  *country,
                                const GDate    *day,
                                const char     *language);

G_END_DECLS
