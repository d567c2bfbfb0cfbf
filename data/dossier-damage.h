/* dossier-damage.h: what is wrong with a portfolio file, in words. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* What it is about, and what can be done. */
typedef enum
{
  DOSSIER_DAMAGE_FILE,       /* the file is broken: restore a backup, or salvage it */
  DOSSIER_DAMAGE_REFERENCE,  /* a record refers to one that is not there */
  DOSSIER_DAMAGE_VALUE,      /* a byte has flipped: write the value again */
  DOSSIER_DAMAGE_CHANGED,    /* not as Dossier wrote it, most likely by another program: look at it */
  DOSSIER_DAMAGE_HISTORY,    /* a step of the history cannot be read */
  DOSSIER_DAMAGE_SEARCH,     /* the search does not fit the records, which are whole */
  DOSSIER_N_DAMAGES
} DossierDamageKind;

/**
 * DossierDamage:
 * @table: (nullable): the table it is in, as SQL calls it
 * @record: the number of the record; 0 for none in particular
 * @column: (nullable): the column of @table
 * @sentence: what is wrong, translated, one line of UTF-8
 * @detail: (nullable): what SQLite said about it, in lines, for whoever helps
 */
typedef struct
{
  DossierDamageKind  kind;
  const char        *table;
  gint64             record;
  char              *column;
  char              *sentence;
  char              *detail;
} DossierDamage;

const char *dossier_damage_kind_get_code    (DossierDamageKind     kind);
gboolean    dossier_damage_is_harm          (const DossierDamage  *self);
GPtrArray  *dossier_store_find_damage       (DossierStore         *store,
                                             GCancellable         *cancellable,
                                             GError              **error);
void        dossier_store_find_damage_async (DossierStore         *store,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray  *dossier_store_find_damage_finish (DossierStore        *store,
                                             GAsyncResult         *result,
                                             GError              **error);
GPtrArray  *dossier_damage_find_in_file     (const char           *path,
                                             GCancellable         *cancellable,
                                             GError              **error);

G_END_DECLS
