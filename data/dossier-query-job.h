/* dossier-query-job.h: questions that take longer than a frame, asked by a worker. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

void       dossier_store_query_async  (DossierStore         *self,
                                       GPtrArray            *queries,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GPtrArray *dossier_store_query_finish (DossierStore         *self,
                                       GAsyncResult         *result,
                                       GError              **error);
void       dossier_store_count_async  (DossierStore         *self,
                                       GPtrArray            *queries,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GArray    *dossier_store_count_finish (DossierStore         *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
