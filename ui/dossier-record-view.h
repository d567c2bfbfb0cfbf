/* dossier-record-view.h: a pane that shows one record and follows what happens to it. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* Construct-only property "store".  A subclass implements refresh: it is called with the
 * record, which may be NULL, and the day after either or a watched table changed, and
 * only while the pane can be seen. */
#define DOSSIER_TYPE_RECORD_VIEW (dossier_record_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierRecordView, dossier_record_view, DOSSIER, RECORD_VIEW, AdwBin)

struct _DossierRecordViewClass
{
  AdwBinClass parent_class;

  void     (*refresh) (DossierRecordView *self,
                       DossierRecord     *record,
                       const GDate       *as_of);
  gboolean (*focus)   (DossierRecordView *self,
                       const char        *name);
  void     (*enter)   (DossierRecordView *self);
};

DossierStore  *dossier_record_view_get_store    (DossierRecordView  *self);
DossierRecord *dossier_record_view_get_record   (DossierRecordView  *self);
void           dossier_record_view_set_record   (DossierRecordView  *self,
                                                 DossierRecord      *record);
void           dossier_record_view_watch        (DossierRecordView  *self,
                                                 const char * const *tables);
void           dossier_record_view_invalidate   (DossierRecordView  *self);

/* Puts the focus on a field, a part or another place where one types by its name, if the pane has it. */
gboolean       dossier_record_view_focus_field  (DossierRecordView  *self,
                                                 const char         *name);

/* Puts the focus on the first part that can have it. */
void           dossier_record_view_enter        (DossierRecordView  *self);

G_END_DECLS
