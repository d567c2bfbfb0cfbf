/* dossier-salvage-private.h: for the files that salvage portfolios. */
#pragma once

#include "dossier-damage-private.h"
#include "dossier-pages.h"
#include "dossier-salvage.h"
#include "dossier-store-private.h"

G_BEGIN_DECLS

/* More than any table has; a row with more is of none. */
#define DOSSIER_SALVAGE_MOST_COLUMNS 64
#define DOSSIER_SALVAGE_CHANGES_COLUMN 5   /* of the journal */

typedef struct
{
  const char *name;         /* interned */
  int         type;         /* SQLITE_INTEGER, … */
  gboolean    is_required;
  gboolean    has_default;
  const char *target;       /* (nullable) (interned): the table it refers to */
} DossierSalvageColumn;

/* One table: what it has to look like, and what was found of it. */
typedef struct
{
  const char *name;      /* static */
  GArray     *columns;   /* of DossierSalvageColumn; the id is the first one */
  guint       root;      /* 0: not known */
  gboolean    is_whole;  /* whether all of its tree was read */
  GHashTable *rows;      /* id → DossierCellBytes, with bytes of its own */
  GHashTable *expected;  /* id → digest (GBytes), or NULL if only the id is known */
  GHashTable *kept;      /* set of the ids in the new file */
  GHashTable *names;     /* id → what the history calls a record that is lost */
} DossierSalvagePart;

/* What was found in a file. */
typedef struct
{
  DossierPages *pages;
  GPtrArray    *parts;      /* in the order of loading */
  GHashTable   *by_name;    /* name → DossierSalvagePart */
  guint         digest;     /* the root of the digests; 0: not known */
  gboolean      knows_all;  /* the list of what there has to be is whole */
  gboolean      is_newer;   /* there are tables that nobody knows yet */
} DossierSalvageSource;

GByteArray           *dossier_salvage_read_file   (const char            *path,
                                                   gsize                 *n_unread,
                                                   GCancellable          *cancellable,
                                                   GError               **error);

DossierSalvageSource *dossier_salvage_collect     (GByteArray            *bytes,
                                                   DossierDatabase       *fresh);
void                  dossier_salvage_source_free (DossierSalvageSource  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSalvageSource, dossier_salvage_source_free)

gboolean              dossier_salvage_fits        (DossierSalvagePart    *part,
                                                   guint                  column,
                                                   const DossierStoredValue *value);
void                  dossier_salvage_take_row    (const DossierCellBytes *cell,
                                                   gpointer               data);
void                  dossier_salvage_place_strays (DossierSalvageSource *self);
guint                 dossier_salvage_count_rows  (DossierSalvageSource  *self);

/* A new file on its way. */
typedef struct
{
  DossierSalvageSource *source;
  DossierDatabase      *database;
  DossierDamageRun      run;       /* its store is the new file; collects what is missing */
} DossierSalvageWriting;

GPtrArray            *dossier_salvage_sort_ids    (GHashTable            *ids);
gboolean              dossier_salvage_write_part  (DossierSalvageWriting *self,
                                                   DossierSalvagePart    *part,
                                                   GError               **error);
void                  dossier_salvage_read_names  (DossierSalvageWriting *self,
                                                   DossierSalvagePart    *history);
char                 *dossier_salvage_dup_names   (DossierSalvagePart    *part);
gboolean              dossier_salvage_write       (DossierSalvageSource  *source,
                                                   DossierStore          *store,
                                                   DossierSalvage        *report,
                                                   GCancellable          *cancellable,
                                                   GError               **error);

G_END_DECLS
