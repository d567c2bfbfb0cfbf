/* dossier-snapshot.h: a portfolio as it is at one moment, while people go on editing it. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Made on one thread, it may be copied and freed on another. */
typedef struct _DossierSnapshot DossierSnapshot;

DossierSnapshot *dossier_snapshot_new       (const char       *path,
                                             GError          **error);
void             dossier_snapshot_free      (DossierSnapshot  *self);
const char      *dossier_snapshot_get_path  (DossierSnapshot  *self);
gint64           dossier_snapshot_get_size  (DossierSnapshot  *self);
gboolean         dossier_snapshot_copy      (DossierSnapshot  *self,
                                             const char       *path,
                                             GCancellable     *cancellable,
                                             GError          **error);

char            *dossier_snapshot_bring_up_to_date (const char    *file,
                                                   const char    *folder,
                                                   GCancellable  *cancellable,
                                                   GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSnapshot, dossier_snapshot_free)

G_END_DECLS
