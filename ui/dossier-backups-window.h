/* dossier-backups-window.h: the backups of a portfolio, what was changed since, and the way back. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

void dossier_backups_window_present (GtkWindow    *parent,
                                     DossierStore *store);

G_END_DECLS
