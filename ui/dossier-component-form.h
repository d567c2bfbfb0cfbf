/* dossier-component-form.h: the form of a component beside the list of all components. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COMPONENT_FORM (dossier_component_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierComponentForm, dossier_component_form, DOSSIER, COMPONENT_FORM,
                      DossierRecordView)

/* Its place among the components of the same level of its programme, from 1; 0 without one. */
guint      dossier_component_get_number (DossierStore  *store,
                                         DossierRecord *component);

GtkWidget *dossier_component_form_new   (DossierStore *store);

G_END_DECLS
