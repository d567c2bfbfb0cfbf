/* dossier-edit.h: the only way to change a portfolio, and the way back. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* A running edit; going out of scope before dossier_edit_commit() rolls it back. */
typedef struct _DossierEdit DossierEdit;

DossierEdit   *dossier_store_begin      (DossierStore   *store,
                                         const char     *label,
                                         const char     *subject,
                                         GError        **error);
gboolean       dossier_edit_set         (DossierEdit    *self,
                                         DossierRecord  *record,
                                         const char     *name,
                                         const char     *text,
                                         GError        **error);
gboolean       dossier_edit_save        (DossierEdit    *self,
                                         DossierRecord  *record,
                                         GError        **error);
gboolean       dossier_edit_delete      (DossierEdit    *self,
                                         DossierRecord  *record,
                                         GError        **error);
DossierRecord *dossier_edit_duplicate   (DossierEdit    *self,
                                         DossierRecord  *record,
                                         GError        **error);
gboolean       dossier_edit_move        (DossierEdit    *self,
                                         DossierRecord  *record,
                                         int             places,
                                         GError        **error);
gboolean       dossier_edit_move_to     (DossierEdit    *self,
                                         DossierRecord  *record,
                                         DossierRecord  *place,
                                         GError        **error);
gboolean       dossier_edit_commit      (DossierEdit    *self,
                                         GError        **error);
void           dossier_edit_free        (DossierEdit    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEdit, dossier_edit_free)

/* One field, one edit: what forms and the command line do most. */
gboolean       dossier_store_change     (DossierStore   *store,
                                         DossierRecord  *record,
                                         const char     *name,
                                         const char     *text,
                                         GError        **error);
gboolean       dossier_store_remove     (DossierStore   *store,
                                         DossierRecord  *record,
                                         GError        **error);

/* One step of the journal. */
typedef struct
{
  gint64      id;
  gint64      at;            /* seconds since 1970, UTC */
  char       *author;
  char       *label;         /* translated */
  char       *subject;
  gboolean    is_undone;
  gboolean    is_set_aside;  /* undone, and another edit came: it is not redone, but may be applied again */
  gint64      undone_at;     /* seconds since 1970, UTC, or 0: not undone, or long ago */
  char       *undone_by;     /* (nullable): likewise */
  guint       size;          /* of what it changed, in bytes */
} DossierStep;

void           dossier_step_free        (DossierStep    *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStep, dossier_step_free)

gboolean       dossier_store_undo       (DossierStore   *store,
                                         GError        **error);
gboolean       dossier_store_redo       (DossierStore   *store,
                                         GError        **error);
gint64         dossier_store_get_next_step (DossierStore *store,
                                         gboolean        undo);
gint64         dossier_store_get_foreign_step (DossierStore *store,
                                         gboolean        undo);
void           dossier_store_accept_step (DossierStore  *store,
                                         gint64          id);
GPtrArray     *dossier_store_get_history (DossierStore  *store,
                                         DossierRecord  *record,
                                         guint           limit,
                                         GError        **error);

G_END_DECLS
