/* dossier-backup-rota.h: which dated copies are still wanted; for the files of data/ only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dossier_backup_rota (const GDate  *days,
                          guint         n_days,
                          const GDate  *today,
                          gboolean     *keep);

G_END_DECLS
