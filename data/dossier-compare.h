/* dossier-compare.h: what differs between a portfolio and a copy of it, and the way back to the copy. */
#pragma once

#include "dossier-step.h"

G_BEGIN_DECLS

GBytes    *dossier_compare            (const char     *portfolio,
                                       const char     *copy,
                                       GCancellable   *cancellable,
                                       GError        **error);
gboolean   dossier_store_restore_copy (DossierStore   *store,
                                       GBytes         *changes,
                                       const char     *when,
                                       GError        **error);

G_END_DECLS
