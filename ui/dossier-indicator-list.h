/* dossier-indicator-list.h: the Indicators tab: how to see that something was reached, and by when. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_INDICATOR_LIST (dossier_indicator_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierIndicatorList, dossier_indicator_list, DOSSIER, INDICATOR_LIST,
                      DossierRecordView)

/* Opens one of them at the cell of that name. */
void dossier_indicator_list_type_at (DossierIndicatorList *self,
                                     gint64                indicator,
                                     const char           *cell);

G_END_DECLS
