/* dossier-history-list.h: what was changed, by whom and when, day by day, and the way back in part. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_HISTORY_LIST (dossier_history_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierHistoryList, dossier_history_list, DOSSIER, HISTORY_LIST, AdwBin)

GtkWidget *dossier_history_list_new        (DossierStore       *store);
void       dossier_history_list_set_record (DossierHistoryList *self,
                                            DossierRecord      *record);

G_END_DECLS
