/* dossier-filter.h: conditions as people write them on a command line. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

gboolean dossier_filter_add (DossierStore  *store,
                             DossierQuery  *query,
                             const char    *condition,
                             GError       **error);

G_END_DECLS
