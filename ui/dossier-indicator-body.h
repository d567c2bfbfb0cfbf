/* dossier-indicator-body.h: what an indicator expands to: its values, its form, and all else it has. */
#pragma once

#include <adwaita.h>

#include "dossier-child-list.h"
#include "dossier-value-grid.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_INDICATOR_BODY (dossier_indicator_body_get_type ())
G_DECLARE_FINAL_TYPE (DossierIndicatorBody, dossier_indicator_body, DOSSIER, INDICATOR_BODY, AdwBin)

GtkWidget        *dossier_indicator_body_new      (DossierChildList     *list,
                                                   DossierChildRow      *row);
void              dossier_indicator_body_refresh  (DossierIndicatorBody *self);
DossierValueGrid *dossier_indicator_body_get_grid (DossierIndicatorBody *self);

G_END_DECLS
