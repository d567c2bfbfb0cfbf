/* dossier-backup-private.h: the names of backups; for the files of data/ only. */
#pragma once

#include "dossier-backup.h"

G_BEGIN_DECLS

#define DOSSIER_BACKUP_SUFFIX ".dossier"

/* (nullable): of a file whose name begins with @stem */
DossierBackup *dossier_backup_read    (const char    *folder,
                                       const char    *name,
                                       const char    *stem);
/* The latest first. */
int            dossier_backup_compare (gconstpointer  a,
                                       gconstpointer  b);

G_END_DECLS
