/* dossier-progress-dialog.h: how far a job is, and a way to stop it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_PROGRESS_DIALOG (dossier_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierProgressDialog, dossier_progress_dialog, DOSSIER, PROGRESS_DIALOG, AdwWindow)

/* Appears only if the job takes its time; destroy it when the job has finished. */
GtkWidget *dossier_progress_dialog_new          (GtkWindow              *parent,
                                                 const char             *heading,
                                                 GCancellable           *cancellable);

/* From 0 to 1; also a property, "fraction". */
void       dossier_progress_dialog_set_fraction (DossierProgressDialog  *self,
                                                 double                  fraction);

G_END_DECLS
