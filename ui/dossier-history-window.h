/* dossier-history-window.h: what was changed, by whom and when, and the way back in part. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* @record: (nullable): only what changed this record; %NULL for the whole portfolio. */
void dossier_history_window_present (GtkWindow     *parent,
                                     DossierStore  *store,
                                     DossierRecord *record);

G_END_DECLS
