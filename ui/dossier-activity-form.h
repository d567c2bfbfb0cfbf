/* dossier-activity-form.h: the form of an activity beside the table of all activities. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ACTIVITY_FORM (dossier_activity_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierActivityForm, dossier_activity_form, DOSSIER, ACTIVITY_FORM, DossierRecordView)

GtkWidget *dossier_activity_form_new        (DossierStore         *store);
void       dossier_activity_form_set_record (DossierActivityForm  *self,
                                             DossierRecord        *activity);

G_END_DECLS
