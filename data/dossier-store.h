/* dossier-store.h: an open portfolio file. */
#pragma once

#include <gio/gio.h>

#include "dossier-query.h"
#include "dossier-record.h"

G_BEGIN_DECLS

/* What the caller can do about it. */
typedef enum
{
  DOSSIER_STORE_ERROR_FAILED,      /* nothing in particular */
  DOSSIER_STORE_ERROR_BUSY,        /* try again when the other program has finished */
  DOSSIER_STORE_ERROR_CONSTRAINT,  /* the value breaks a rule of the file */
  DOSSIER_STORE_ERROR_DAMAGED,     /* restore a backup */
  DOSSIER_STORE_ERROR_NOT_FOUND,   /* no such file or record */
  DOSSIER_STORE_ERROR_FOREIGN,     /* not a portfolio */
  DOSSIER_STORE_ERROR_TOO_NEW,     /* update the program */
  DOSSIER_STORE_ERROR_READ_ONLY,   /* save a copy elsewhere */
  DOSSIER_STORE_ERROR_AMBIGUOUS,   /* name one of the candidates */
  DOSSIER_STORE_ERROR_FULL,        /* make room */
  DOSSIER_STORE_ERROR_ELSEWHERE,   /* say what another program or person did, and ask */
  DOSSIER_STORE_ERROR_UNREADABLE,  /* the disk fails: try again, restore a backup, or salvage */
} DossierStoreError;

#define DOSSIER_STORE_ERROR (dossier_store_error_quark ())
GQuark dossier_store_error_quark (void);

typedef enum
{
  DOSSIER_STORE_CREATE = 1 << 0,     /* make an empty portfolio where there is no file */
  DOSSIER_STORE_SAMPLE = 1 << 1,     /* with CREATE: fill it with the sample portfolio */
  DOSSIER_STORE_READ_ONLY = 1 << 2,  /* never write, not even migrations */
  DOSSIER_STORE_UNCHECKED = 1 << 3,  /* also what is damaged inside, as far as it can be opened */
  DOSSIER_STORE_NO_BACKUP = 1 << 4,  /* a passing copy: brought up to date without a backup */
} DossierStoreFlags;

#define DOSSIER_TYPE_STORE (dossier_store_get_type ())
G_DECLARE_FINAL_TYPE (DossierStore, dossier_store, DOSSIER, STORE, GObject)

/* Signals: "changed" (detail: table name), once per table after a committed edit, undo or redo;
 *   "copy-wanted" (a DossierBackupReason), before the first change of a day and before many rows come at
 *   once: the file is still as it was, and whoever keeps backups takes a snapshot of it.
 * Properties: "undo-label", "redo-label" (NULL: nothing to undo), "as-of" changes with notify. */

/* Asked every tenth of a second while another program has the portfolio locked, with the milliseconds
 * waited so far: whether to wait on.  Without one nobody waits longer than that. */
typedef gboolean (*DossierStoreWaitFunc) (guint milliseconds);

void           dossier_store_set_wait      (DossierStoreWaitFunc func);
DossierStore  *dossier_store_open          (const char          *path,
                                            DossierStoreFlags    flags,
                                            GError             **error);
gboolean       dossier_store_is_portfolio  (const char          *path);
gboolean       dossier_store_is_open_elsewhere (const char      *path);
guint          dossier_store_get_n_sacrificed (DossierStore     *self);
const char    *dossier_store_get_path      (DossierStore        *self);
gboolean       dossier_store_is_read_only  (DossierStore        *self);
gboolean       dossier_store_copy          (DossierStore        *self,
                                            const char          *path,
                                            GError             **error);
void           dossier_store_refresh       (DossierStore        *self);
void           dossier_store_forget_day    (DossierStore        *self);
void           dossier_store_want_copy     (DossierStore        *self,
                                            int                  reason);
gboolean       dossier_store_is_held_up_by_readers (DossierStore *self);
void           dossier_store_hold_up       (DossierStore        *self,
                                            const char          *why);
gboolean       dossier_store_is_held_up    (DossierStore        *self);
gboolean       dossier_store_go_on         (DossierStore        *self);
gboolean       dossier_store_check_place   (DossierStore        *self,
                                            GError             **error);
gboolean       dossier_store_check         (DossierStore        *self,
                                            GError             **error);

/* Records: at most one object per row, kept up to date while somebody holds it. */
DossierRecord *dossier_store_get           (DossierStore        *self,
                                            const char          *table,
                                            gint64               id,
                                            GError             **error);
gboolean       dossier_store_has           (DossierStore        *self,
                                            const char          *table,
                                            gint64               id);
DossierRecord *dossier_store_get_linked    (DossierStore        *self,
                                            DossierRecord       *record,
                                            const char          *link);
DossierRecord *dossier_store_find          (DossierStore        *self,
                                            const char          *table,
                                            const char          *name_or_id,
                                            GError             **error);
DossierRecord *dossier_store_get_portfolio (DossierStore        *self);
char          *dossier_store_dup_title     (DossierStore        *self,
                                            DossierRecord       *record,
                                            const char          *language);
char          *dossier_store_dup_display   (DossierStore        *self,
                                            DossierRecord       *record,
                                            const char          *name,
                                            const char          *language);

/* Questions. */
GArray        *dossier_store_query         (DossierStore        *self,
                                            DossierQuery        *query,
                                            GError             **error);
GPtrArray     *dossier_store_query_records (DossierStore        *self,
                                            DossierQuery        *query,
                                            GError             **error);
guint          dossier_store_count         (DossierStore        *self,
                                            DossierQuery        *query);
DossierSum    *dossier_store_sum           (DossierStore        *self,
                                            DossierQuery        *query,
                                            const char          *field);
GPtrArray     *dossier_store_get_users     (DossierStore        *self,
                                            DossierRecord       *record);

/* The day everything is shown as of. */
void           dossier_store_get_as_of     (DossierStore        *self,
                                            GDate               *day);
void           dossier_store_set_as_of     (DossierStore        *self,
                                            const GDate         *day);
gboolean       dossier_store_is_travelled  (DossierStore        *self);

/* A kind of reference to a record, and how many there are. */
typedef struct
{
  const DossierTable *table;
  const DossierField *link;
  guint               count;
} DossierUse;

G_END_DECLS
