/* dossier-replace.h: puts one record in the place of another, wherever that is used. */
#pragma once

#include "dossier-edit.h"

G_BEGIN_DECLS

gboolean dossier_store_replace (DossierStore   *store,
                                DossierRecord  *record,
                                DossierRecord  *other,
                                GError        **error);

G_END_DECLS
