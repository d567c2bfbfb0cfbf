/* dossier-amendment-private.h: amendments as a part of a larger edit. */
#pragma once

#include "dossier-amendment.h"
#include "dossier-edit.h"

G_BEGIN_DECLS

DossierRecord *dossier_amendment_add  (DossierEdit             *edit,
                                       DossierStore            *store,
                                       DossierRecord           *programme,
                                       const DossierAmendment  *amendment,
                                       GError                 **error);
gboolean       dossier_target_replace (DossierEdit             *edit,
                                       DossierStore            *store,
                                       DossierRecord           *value,
                                       DossierRecord           *amendment,
                                       const char              *text,
                                       GError                 **error);

G_END_DECLS
