/* dossier-names.h: what the records of a table are called, all at once; for the files of data/ only. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct _DossierNames DossierNames;

DossierNames *dossier_names_new    (DossierStore        *store,
                                    const DossierTable  *table,
                                    const char          *column,
                                    GError             **error);
void          dossier_names_free   (DossierNames        *self);
const GArray *dossier_names_find   (DossierNames        *self,
                                    gint64               owner,
                                    const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNames, dossier_names_free)

G_END_DECLS
