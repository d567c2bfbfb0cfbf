/* dossier-keeper.h: keeps backups of what is open. */
#pragma once

#include "dossier-window.h"

G_BEGIN_DECLS

void dossier_keeper_follow (DossierWindow *window,
                            DossierStore  *store);

G_END_DECLS
