/* dossier-selection.h: a single selection that sticks to a record's id, not to its position. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-list.h"

G_BEGIN_DECLS

/* Property: "record".  Signal: "chosen", when a person picks a record, even the selected one. */
#define DOSSIER_TYPE_SELECTION (dossier_selection_get_type ())
G_DECLARE_FINAL_TYPE (DossierSelection, dossier_selection, DOSSIER, SELECTION, GObject)

DossierSelection *dossier_selection_new          (DossierList       *list);
DossierRecord    *dossier_selection_get_record   (DossierSelection  *self);
void              dossier_selection_set_record   (DossierSelection  *self,
                                                  DossierRecord     *record);
guint             dossier_selection_get_position (DossierSelection  *self);
gboolean          dossier_selection_step         (DossierSelection  *self,
                                                  int                records);
gboolean          dossier_selection_select_near  (DossierSelection  *self,
                                                  guint              position);

G_END_DECLS
