/* dossier-paste-dialog.h: what a block of cells would change, before it does. */
#pragma once

#include <adwaita.h>

#include "dossier-rows.h"

G_BEGIN_DECLS

/* Signal: "accepted", when the person wants it done. */
#define DOSSIER_TYPE_PASTE_DIALOG (dossier_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierPasteDialog, dossier_paste_dialog, DOSSIER, PASTE_DIALOG, AdwWindow)

GtkWidget   *dossier_paste_dialog_new        (GtkWindow           *parent,
                                              DossierStore        *store,
                                              DossierRows         *rows,
                                              const char          *note);
DossierRows *dossier_paste_dialog_steal_rows (DossierPasteDialog  *self);

G_END_DECLS
