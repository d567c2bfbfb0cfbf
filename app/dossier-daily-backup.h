/* dossier-daily-backup.h: a copy of what was there in the morning. */
#pragma once

#include "dossier-window.h"

G_BEGIN_DECLS

void dossier_daily_backup_start (DossierWindow *window,
                                 DossierStore  *store);

G_END_DECLS
