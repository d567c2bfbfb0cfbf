/* dossier-digest.h: what Dossier wrote into each record, in short; for the files of data/ only. */
#pragma once

#include "dossier-database.h"

G_BEGIN_DECLS

/* A value as it is stored; the bytes of a text or a blob are not owned. */
typedef struct
{
  int           type;     /* SQLITE_NULL, … */
  gint64        integer;  /* of a number */
  const guint8 *bytes;    /* of a text or a blob */
  gsize         length;
} DossierStoredValue;

#define DOSSIER_JOURNAL_TABLE "journal"
#define DOSSIER_DIGEST_TABLE "digest"

const char *dossier_digest_get_table  (guint                      index);
void        dossier_stored_value_read (DossierStoredValue        *value,
                                       DossierStatement          *row,
                                       int                        column);
guint32     dossier_digest_hash       (const DossierStoredValue  *value);
gboolean    dossier_digest_get_cell   (const guint8              *cells,
                                       gsize                      length,
                                       guint                      column,
                                       guint32                   *hash);
gboolean    dossier_digest_prepare    (DossierDatabase           *database,
                                       GError                   **error);
gboolean    dossier_digest_fill       (DossierDatabase           *database,
                                       GError                   **error);
gboolean    dossier_digest_write_row  (DossierDatabase           *database,
                                       const char                *table,
                                       gint64                     id,
                                       GError                   **error);
gboolean    dossier_digest_follow     (DossierDatabase           *database,
                                       gconstpointer              changes,
                                       int                        size,
                                       gboolean                   undo,
                                       GError                   **error);

G_END_DECLS
