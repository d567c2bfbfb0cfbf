/* dossier-companions.h: what is removed together with a record. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

gboolean   dossier_link_is_part          (const DossierField *link);
gboolean   dossier_link_goes_along       (const DossierTable *table,
                                          const DossierField *link);
GPtrArray *dossier_store_get_users_of_all (DossierStore      *store,
                                           const char        *table,
                                           GArray            *ids);
char      *dossier_table_dup_count       (const DossierTable *table,
                                          guint               count);
GPtrArray *dossier_store_get_companions  (DossierStore       *store,
                                          const char         *table,
                                          GArray             *ids);
char      *dossier_store_dup_companions  (DossierStore       *store,
                                          DossierRecord      *record);
char      *dossier_store_dup_companions_of_all (DossierStore *store,
                                          const char         *table,
                                          GArray             *ids);
char      *dossier_uses_dup_others       (GPtrArray          *uses);

G_END_DECLS
