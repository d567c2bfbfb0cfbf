/* dossier-selection-private.h: what the files of the selection share. */
#pragma once

#include "dossier-marks.h"
#include "dossier-selection.h"

G_BEGIN_DECLS

struct _DossierSelection
{
  GObject        parent_instance;

  DossierList   *list;
  DossierRecord *record;
  guint          position;

  DossierMarks  *marks;     /* of all that are selected, if they are several; else empty */
  gint64         anchor;    /* where a range begins */
};

gboolean dossier_selection_is_record  (DossierSelection *self,
                                       guint             position);
gboolean dossier_selection_is_several (DossierSelection *self);
guint    dossier_selection_find_step  (DossierSelection *self,
                                       int               records);

/* Makes the record at @position the one the keys start from, whatever else is selected. */
void     dossier_selection_move_to    (DossierSelection *self,
                                       guint             position);

/* After marks came or went: several stay marked, and the keys start from one of them. */
void     dossier_selection_settle     (DossierSelection *self);

G_END_DECLS
