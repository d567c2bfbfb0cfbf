/* dossier-record-pages.h: the form and the lists of any kind of record, made from its table. */
#pragma once

#include "dossier-child-list.h"
#include "dossier-form.h"

G_BEGIN_DECLS

/* As static as their tables: made once for each and then kept. */
const DossierFormPage  *dossier_table_get_page (const DossierTable *table);
const DossierChildKind *dossier_table_get_kind (const DossierTable *table);
const DossierChildKind *dossier_link_get_kind  (const DossierTable *table,
                                                const DossierField *link);

G_END_DECLS
