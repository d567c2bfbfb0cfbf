/* dossier-progress.h: a job that may take its time, as the person sees it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_PROGRESS (dossier_progress_get_type ())
G_DECLARE_FINAL_TYPE (DossierProgress, dossier_progress, DOSSIER, PROGRESS, GObject)

/* Its window appears only if the job takes its time, and goes with the last reference. Has a property
 * "fraction", from 0 to 1, to bind to the job's; without it the window only says that work goes on.
 */
DossierProgress *dossier_progress_new (GtkWindow    *parent,
                                       const char   *heading,
                                       GCancellable *cancellable);

G_END_DECLS
