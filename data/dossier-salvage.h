/* dossier-salvage.h: what can still be read of a damaged portfolio, in a new one. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *table;   /* as SQL calls it */
  const char *label;   /* what many of its records are called, translated */
  guint       n_read;  /* records in the new file */
  guint       n_lost;  /* records known to have been there, and not in the new file as they were */
} DossierSalvageCount;

/**
 * DossierSalvage:
 * @counts: (element-type DossierSalvageCount): every kind of record that there is or was one of
 * @missing: (element-type utf8): what is not in the new file as it was, in sentences, translated;
 *   empty if everything is
 */
typedef struct
{
  GArray    *counts;
  GPtrArray *missing;
} DossierSalvage;

void            dossier_salvage_free  (DossierSalvage  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSalvage, dossier_salvage_free)

DossierSalvage *dossier_store_salvage (const char      *path,
                                       const char      *copy,
                                       GCancellable    *cancellable,
                                       GError         **error);

G_END_DECLS
