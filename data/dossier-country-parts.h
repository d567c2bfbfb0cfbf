/* dossier-country-parts.h: how a programme is divided among its countries. */
#pragma once

#include "dossier-edit.h"

G_BEGIN_DECLS

gboolean dossier_country_parts_sum   (DossierStore   *store,
                                      DossierRecord  *programme,
                                      gint64         *millionths);
gboolean dossier_country_parts_split (DossierStore   *store,
                                      DossierRecord  *programme,
                                      GError        **error);

G_END_DECLS
