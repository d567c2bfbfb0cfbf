/* dossier-component-list.h: the Components tab: expected results and the activities linked to them. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COMPONENT_LIST (dossier_component_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierComponentList, dossier_component_list, DOSSIER, COMPONENT_LIST,
                      DossierRecordView)

/* Expands a component and puts the focus on it. */
void dossier_component_list_show (DossierComponentList *self,
                                  gint64                id);

G_END_DECLS
