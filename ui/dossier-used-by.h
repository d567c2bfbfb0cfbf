/* dossier-used-by.h: the records that point to another one, by kind, with counts. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_USED_BY (dossier_used_by_get_type ())
G_DECLARE_FINAL_TYPE (DossierUsedBy, dossier_used_by, DOSSIER, USED_BY, AdwBin)

/* @skipped: (nullable) (array zero-terminated=1): tables that are shown elsewhere */
GtkWidget *dossier_used_by_new     (DossierStore        *store,
                                    const char * const  *skipped);
void       dossier_used_by_refresh (DossierUsedBy       *self,
                                    DossierRecord       *record);
gboolean   dossier_table_is_used   (const DossierTable  *table);

G_END_DECLS
