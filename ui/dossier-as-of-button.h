/* dossier-as-of-button.h: the day the portfolio is shown as of, and another one. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_AS_OF_BUTTON (dossier_as_of_button_get_type ())
G_DECLARE_FINAL_TYPE (DossierAsOfButton, dossier_as_of_button, DOSSIER, AS_OF_BUTTON, AdwBin)

GtkWidget *dossier_as_of_button_new       (void);
void       dossier_as_of_button_set_store (DossierAsOfButton  *self,
                                           DossierStore       *store);
void       dossier_as_of_button_popup     (DossierAsOfButton  *self);

G_END_DECLS
