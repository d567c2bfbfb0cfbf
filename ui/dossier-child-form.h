/* dossier-child-form.h: what most rows of a list expand to: a form, and a way to remove the record. */
#pragma once

#include "dossier-child-list.h"
#include "dossier-form.h"

G_BEGIN_DECLS

GtkWidget *dossier_child_form_new (DossierChildList       *list,
                                   DossierChildRow        *row,
                                   const DossierFormPage  *page);

/* For rows that do not expand. */
GtkWidget *dossier_remove_button_new (DossierStore *store);

G_END_DECLS
