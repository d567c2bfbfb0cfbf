/* dossier-backup.h: dated copies of portfolios, kept apart from them. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

char     *dossier_backup_dup_folder (void);
gboolean  dossier_backup_make       (DossierStore  *store,
                                     const char    *folder,
                                     const GDate   *day,
                                     guint          keep,
                                     char         **path,
                                     GError       **error);

G_END_DECLS
