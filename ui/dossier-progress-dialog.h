/* dossier-progress-dialog.h: how far a job is, and a way to stop it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_PROGRESS_DIALOG (dossier_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierProgressDialog, dossier_progress_dialog, DOSSIER, PROGRESS_DIALOG, AdwWindow)

/* To be presented, and destroyed when the job has finished. A job of unknown length is shown as such
 * until a fraction is set. See dossier-progress.h for one that appears by itself.
 */
GtkWidget *dossier_progress_dialog_new          (GtkWindow              *parent,
                                                 const char             *heading,
                                                 GCancellable           *cancellable);

/* From 0 to 1. */
void       dossier_progress_dialog_set_fraction (DossierProgressDialog  *self,
                                                 double                  fraction);

G_END_DECLS
