/* dossier-job.h: work that takes longer than a frame, on a thread of its own.
 *
 * A job reads the portfolio through a connection of its own while the window
 * goes on; it never writes to it.
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Property: "progress", 0 to 1, changes on the thread the job was started from. */
#define DOSSIER_TYPE_JOB (dossier_job_get_type ())
G_DECLARE_FINAL_TYPE (DossierJob, dossier_job, DOSSIER, JOB, GObject)

/**
 * DossierJobFunc:
 * @store: the same portfolio, read-only, for this job alone; shown as of the same day
 * @data: what was given to dossier_job_new()
 *
 * Runs on the worker.  Reports progress now and then, which is also how it
 * learns that it was cancelled.
 */
typedef gboolean (*DossierJobFunc) (DossierJob    *job,
                                    DossierStore  *store,
                                    gpointer       data,
                                    GError       **error);

DossierJob *dossier_job_new          (DossierJobFunc        func,
                                      gpointer              data,
                                      GDestroyNotify        free_data);
void        dossier_job_run_async    (DossierJob           *self,
                                      DossierStore         *store,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean    dossier_job_run_finish   (DossierJob           *self,
                                      GAsyncResult         *result,
                                      GError              **error);
gboolean    dossier_job_report       (DossierJob           *self,
                                      guint                 done,
                                      guint                 total,
                                      GError              **error);
gpointer    dossier_job_get_data     (DossierJob           *self);
GCancellable *
            dossier_job_get_cancellable (DossierJob        *self);
double      dossier_job_get_progress (DossierJob           *self);

G_END_DECLS
