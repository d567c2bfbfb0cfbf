/* dossier-component-form.h: the form of a component beside the list of all components. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COMPONENT_FORM (dossier_component_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierComponentForm, dossier_component_form, DOSSIER, COMPONENT_FORM, DossierRecordView)

GtkWidget *dossier_component_form_new (DossierStore *store);

G_END_DECLS
