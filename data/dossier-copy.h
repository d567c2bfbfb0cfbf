/* dossier-copy.h: a copy of a database, there only if it is the same; for the files of data/ only. */
#pragma once

#include <gio/gio.h>

#include "dossier-database.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_COPY_EXACT,    /* page by page */
  DOSSIER_COPY_COMPACT,  /* without what was deleted: for somebody who chose its place */
} DossierCopyKind;

gboolean dossier_copy (DossierDatabase  *from,
                       const char       *path,
                       DossierCopyKind   kind,
                       GCancellable     *cancellable,
                       GError          **error);
void     dossier_copy_sync_folder (const char *path);

G_END_DECLS
