/* dossier-history-filter.h: which steps of a history are shown. */
#pragma once

#include <adwaita.h>

#include "dossier-history.h"

G_BEGIN_DECLS

/* Signal: “changed”, when other steps are to be shown. */
#define DOSSIER_TYPE_HISTORY_FILTER (dossier_history_filter_get_type ())
G_DECLARE_FINAL_TYPE (DossierHistoryFilter, dossier_history_filter, DOSSIER, HISTORY_FILTER, AdwBin)

GtkWidget          *dossier_history_filter_new        (void);
void                dossier_history_filter_set_record (DossierHistoryFilter *self,
                                                       DossierRecord        *record);
DossierHistoryKind  dossier_history_filter_get_kind   (DossierHistoryFilter *self);
const char         *dossier_history_filter_get_words  (DossierHistoryFilter *self);
gboolean            dossier_history_filter_is_active  (DossierHistoryFilter *self);

G_END_DECLS
