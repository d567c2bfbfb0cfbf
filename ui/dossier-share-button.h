/* dossier-share-button.h: the share of a funder: an amount, or “not stated” and a way to say it. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SHARE_BUTTON (dossier_share_button_get_type ())
G_DECLARE_FINAL_TYPE (DossierShareButton, dossier_share_button, DOSSIER, SHARE_BUTTON, AdwBin)

GtkWidget *dossier_share_button_new  (DossierStore        *store);
void       dossier_share_button_show (DossierShareButton  *self,
                                      DossierRecord       *contribution);

G_END_DECLS
