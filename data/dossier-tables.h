/* dossier-tables.h: rules that single tables name in their description. */
#pragma once

#include "dossier-table.h"

G_BEGIN_DECLS

gboolean dossier_programme_check (DossierRecord  *record,
                                  GError        **error);

G_END_DECLS
