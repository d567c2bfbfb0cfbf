/* dossier-backup.h: dated copies of portfolios, kept apart from them. */
#pragma once

#include "dossier-date.h"
#include "dossier-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_BACKUP_DAILY,      /* before the first edit of a day */
  DOSSIER_BACKUP_IMPORT,     /* before many rows came at once */
  DOSSIER_BACKUP_MIGRATION,  /* before a newer Dossier changed the file */
  DOSSIER_BACKUP_RESTORE,    /* before an older state came back */
  DOSSIER_BACKUP_ASKED,      /* because somebody wanted one */
} DossierBackupReason;

/**
 * DossierBackup:
 * @at: when it was made, in local time; at 00:00 for %DOSSIER_BACKUP_DAILY
 * @name: (nullable): what its portfolio was called, of one from when that was called or lay otherwise
 * @size: in bytes
 */
typedef struct
{
  char                *path;
  char                *name;
  GDateTime           *at;
  DossierBackupReason  reason;
  goffset              size;
} DossierBackup;

void        dossier_backup_free       (DossierBackup        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBackup, dossier_backup_free)

char       *dossier_backup_dup_folder (void);
char       *dossier_backup_dup_stem   (const char           *path);
char       *dossier_backup_dup_path   (const char           *portfolio,
                                       DossierBackupReason   reason,
                                       GDateTime            *now);
const char *dossier_backup_get_reason (DossierBackupReason   reason);
GPtrArray  *dossier_backup_list       (const char           *portfolio);
GPtrArray  *dossier_backup_list_earlier (const char         *portfolio);
GPtrArray  *dossier_backup_find       (const char           *portfolio);
gboolean    dossier_backup_is_one     (const char           *path);
gboolean    dossier_backup_is_due     (const char           *portfolio,
                                       DossierBackupReason   reason,
                                       GDateTime            *now);
char       *dossier_backup_make       (DossierSnapshot      *snapshot,
                                       DossierBackupReason   reason,
                                       GDateTime            *now,
                                       guint                *n_sacrificed,
                                       GError              **error);
char       *dossier_backup_make_now   (const char           *portfolio,
                                       DossierBackupReason   reason,
                                       guint                *n_sacrificed,
                                       GError              **error);
DossierBackup *dossier_backup_find_good (const char        *portfolio);
char       *dossier_backup_put_back   (const char           *portfolio,
                                       const char           *backup,
                                       GCancellable         *cancellable,
                                       GError              **error);
char       *dossier_backup_dup_sacrifice (guint              n_sacrificed);

G_END_DECLS
