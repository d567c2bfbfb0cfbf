/* dossier-choices-private.h: code lists, for the store that holds them and the records that read by them. */
#pragma once

#include "dossier-choices.h"
#include "dossier-database.h"

G_BEGIN_DECLS

DossierChoices *dossier_choices_new    (DossierDatabase *database);
DossierChoices *dossier_choices_ref    (DossierChoices  *self);
void            dossier_choices_unref  (DossierChoices  *self);
void            dossier_choices_forget (DossierChoices  *self);
void            dossier_choices_close  (DossierChoices  *self);

G_END_DECLS
