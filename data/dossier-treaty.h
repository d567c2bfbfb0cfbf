/* dossier-treaty.h: what countries are to a treaty on a day. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* From the weakest to the strongest tie. */
typedef enum
{
  DOSSIER_TREATY_STATUS_NONE,
  DOSSIER_TREATY_STATUS_INVITED,
  DOSSIER_TREATY_STATUS_SIGNED,
  DOSSIER_TREATY_STATUS_PARTY,
  DOSSIER_N_TREATY_STATUSES
} DossierTreatyStatus;

/* The status of every country that has one: a hash table from country ids. */
typedef struct _DossierTreatyStatuses DossierTreatyStatuses;

DossierTreatyStatuses *dossier_treaty_get_statuses       (DossierStore                 *store,
                                                          gint64                        treaty,
                                                          const GDate                  *as_of,
                                                          GError                      **error);
DossierTreatyStatus    dossier_treaty_statuses_get       (const DossierTreatyStatuses  *self,
                                                          gint64                        country);
guint                  dossier_treaty_statuses_count     (const DossierTreatyStatuses  *self,
                                                          DossierTreatyStatus           status);
gboolean               dossier_treaty_statuses_is_confirmed (const DossierTreatyStatuses *self,
                                                          gint64                        country);
void                   dossier_treaty_statuses_free      (DossierTreatyStatuses        *self);

DossierTreatyStatus    dossier_country_get_status        (DossierStore                 *store,
                                                          gint64                        country,
                                                          gint64                        treaty,
                                                          const GDate                  *as_of);
const char            *dossier_treaty_status_get_label   (DossierTreatyStatus           status);
char                  *dossier_treaty_status_dup_sentence (DossierTreatyStatus          status,
                                                          DossierRecord                *treaty,
                                                          const char                   *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTreatyStatuses, dossier_treaty_statuses_free)

G_END_DECLS
