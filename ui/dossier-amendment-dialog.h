/* dossier-amendment-dialog.h: records a change of what was agreed. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_AMENDMENT_DIALOG (dossier_amendment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierAmendmentDialog, dossier_amendment_dialog, DOSSIER, AMENDMENT_DIALOG, AdwWindow)

void dossier_amendment_dialog_present (GtkWindow      *parent,
                                       DossierStore   *store,
                                       DossierRecord  *record);

G_END_DECLS
