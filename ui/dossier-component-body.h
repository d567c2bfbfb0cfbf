/* dossier-component-body.h: what a component expands to: its activities, and its texts to edit. */
#pragma once

#include "dossier-child-list.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COMPONENT_BODY (dossier_component_body_get_type ())
G_DECLARE_FINAL_TYPE (DossierComponentBody, dossier_component_body, DOSSIER, COMPONENT_BODY, GtkWidget)

GtkWidget *dossier_component_body_new     (DossierChildList      *list,
                                           DossierChildRow       *row);
void       dossier_component_body_refresh (DossierComponentBody  *self);
void       dossier_component_body_edit    (DossierComponentBody  *self);

/* Links an activity to a component as one edit; @title: (nullable): of a new one, if @activity is 0. */
gboolean   dossier_component_link         (GtkWidget             *widget,
                                           DossierStore          *store,
                                           DossierRecord         *component,
                                           gint64                 activity,
                                           const char            *title);

G_END_DECLS
