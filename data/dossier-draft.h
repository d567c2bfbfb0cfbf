/* dossier-draft.h: text that was typed and is not in the portfolio yet. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/**
 * DossierDraft:
 * @place: where in the record @id of @table, see dossier-typing.h
 * @text: as far as it was typed
 */
typedef struct
{
  const DossierTable *table;
  gint64              id;
  char               *place;
  char               *text;
} DossierDraft;

gboolean       dossier_draft_has_field (const DossierDraft *self,
                                      DossierStore       *store);

/* All that is being typed into the fields of one open portfolio. */
typedef struct _DossierDrafts DossierDrafts;

DossierDrafts *dossier_drafts_new    (const char         *path);
void           dossier_drafts_free   (DossierDrafts      *self);
void           dossier_drafts_set    (DossierDrafts      *self,
                                      const DossierTable *table,
                                      gint64              id,
                                      const char         *place,
                                      const char         *text);
const char    *dossier_drafts_get    (DossierDrafts      *self,
                                      const DossierTable *table,
                                      gint64              id,
                                      const char         *place);
GPtrArray     *dossier_drafts_find_lost (DossierDrafts   *self,
                                      DossierStore       *store);
void           dossier_drafts_settle_lost (DossierDrafts *self,
                                      GPtrArray          *drafts);

DossierDrafts *dossier_store_get_drafts (DossierStore    *store);

G_END_DECLS
