/* dossier-choice-button.h: a quiet drop-down for a choice of a record in a list. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHOICE_BUTTON (dossier_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (DossierChoiceButton, dossier_choice_button, DOSSIER, CHOICE_BUTTON, AdwBin)

GtkWidget *dossier_choice_button_new  (DossierStore         *store,
                                       const DossierTable   *table,
                                       const char           *field);
void       dossier_choice_button_show (DossierChoiceButton  *self,
                                       DossierRecord        *record);
const DossierField *
           dossier_choice_button_get_field (DossierChoiceButton *self);

G_END_DECLS
