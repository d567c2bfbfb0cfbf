/* dossier-step-private.h: rows of the changesets of the journal; for the files that tell and restore. */
#pragma once

#include "dossier-step.h"
#include "dossier-store-private.h"

G_BEGIN_DECLS

typedef int (*DossierStepGetValue) (sqlite3_changeset_iter *iter,
                                    int                     column,
                                    sqlite3_value         **value);

/* A row of a changeset. */
typedef struct
{
  sqlite3_changeset_iter *iter;
  const DossierTable     *table;      /* NULL: the bytes of an embedded file */
  int                     n_columns;
  int                     operation;
  gint64                  id;
} DossierStepRow;

/* A record that is there or not; what begins with one can be found by it. */
typedef struct
{
  const DossierTable *table;
  gint64              id;
} DossierStepKey;

/* Returns: whether to go on */
typedef gboolean (*DossierStepRowFunc) (const DossierStepRow *row,
                                        gpointer              data);

typedef enum
{
  DOSSIER_STEP_EARLIEST_FIRST,
  DOSSIER_STEP_LATEST_FIRST,
  DOSSIER_STEP_UNDONE_TOO,
  DOSSIER_STEP_UNDONE_ONLY,
  DOSSIER_STEP_REMOVING,     /* the latest first */
} DossierStepScope;

char          *dossier_step_dup_label       (const char            *label,
                                             const char            *subject);
gboolean       dossier_step_add_content     (DossierEdit           *edit,
                                             const DossierStepRow  *row,
                                             GError               **error);
gboolean       dossier_step_each_row        (GBytes                *changes,
                                             DossierStepRowFunc     func,
                                             gpointer               data);
gboolean       dossier_step_each            (DossierStore          *store,
                                             gint64                 first,
                                             DossierStepScope       scope,
                                             DossierStepRowFunc     func,
                                             gpointer               data,
                                             GError               **error);
void           dossier_step_row_read_cell   (const DossierStepRow  *self,
                                             DossierStepGetValue    get,
                                             guint                  column,
                                             DossierCell           *cell);
DossierRecord *dossier_step_row_dup_record  (const DossierStepRow  *self,
                                             DossierStore          *store,
                                             DossierStepGetValue    get);
DossierStepGetValue dossier_step_row_get_whole (const DossierStepRow *self);
guint          dossier_step_key_hash        (gconstpointer          key);
gboolean       dossier_step_key_equal       (gconstpointer          a,
                                             gconstpointer          b);
gboolean       dossier_step_row_has_changed (const DossierStepRow  *self,
                                             guint                  column);

/* What of other tables is a field of a record to people: links, and own fields */
gboolean       dossier_step_add_own_field   (GPtrArray             *changes,
                                             const DossierStepRow  *row,
                                             DossierStore          *store,
                                             const char            *language);

typedef struct _DossierStepFields DossierStepFields;

DossierStepFields *dossier_step_fields_new  (DossierStore          *store,
                                             DossierRecord         *record,
                                             gboolean               owned,
                                             GError               **error);
void           dossier_step_fields_free     (DossierStepFields     *self);
void           dossier_step_fields_learn_undone (DossierStepFields *self,
                                             DossierStore          *store);
gboolean       dossier_step_fields_may_be_in (DossierStepFields    *self,
                                             const guint8          *changes,
                                             gsize                  size);
gboolean       dossier_step_fields_has      (DossierStepFields     *self,
                                             const DossierStepRow  *row);
GHashTable    *dossier_step_fields_get_keys (DossierStepFields     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStepFields, dossier_step_fields_free)

G_END_DECLS
