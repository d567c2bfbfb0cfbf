/* dossier-selection.h: what is selected in a list, by id, not by position: one record, or several. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-list.h"

G_BEGIN_DECLS

/* Properties: "record", the one the keys start from; "n-selected", 1 or more with it.
 * Signal: "chosen", when a person picks a record, even the selected one. */
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

/* Several */
guint             dossier_selection_get_n_selected (DossierSelection *self);
gboolean          dossier_selection_has          (DossierSelection  *self,
                                                  DossierRecord     *record);
GArray           *dossier_selection_dup_ids      (DossierSelection  *self,
                                                  guint              most);
void              dossier_selection_select_ids   (DossierSelection  *self,
                                                  const gint64      *ids,
                                                  guint              n_ids);
void              dossier_selection_select_all   (DossierSelection  *self);
void              dossier_selection_extend       (DossierSelection  *self,
                                                  int                records);
void              dossier_selection_extend_to    (DossierSelection  *self,
                                                  DossierRecord     *record);
void              dossier_selection_prune        (DossierSelection  *self);

G_END_DECLS
