/* dossier-history.h: the steps of the journal, and finding some of them. */
#pragma once

#include "dossier-edit.h"

G_BEGIN_DECLS

/* Which steps. */
typedef enum
{
  DOSSIER_HISTORY_ALL,
  DOSSIER_HISTORY_IN_LINE,   /* that undo and redo lead through */
  DOSSIER_HISTORY_REMOVED,   /* that removed records */
  DOSSIER_HISTORY_PASTED,    /* rows of a spreadsheet */
  DOSSIER_HISTORY_UNDONE,
  DOSSIER_HISTORY_FIELDS,    /* that changed fields of the record itself */
  DOSSIER_HISTORY_AMENDED,   /* by an amendment */
} DossierHistoryKind;

/**
 * DossierStepSearch:
 * @record: (nullable): only steps that changed this record, its own fields or its links to others
 * @words: (nullable): each has to be in what the step is called, by whom it was taken, or in the title of a
 *   record that came or went with it; without regard to case and accents
 * @limit: how many at most; 0 for all
 */
typedef struct
{
  DossierRecord      *record;
  DossierHistoryKind  kind;
  const char         *words;
  guint               limit;
} DossierStepSearch;

GPtrArray *dossier_store_find_steps        (DossierStore             *self,
                                            const DossierStepSearch  *search,
                                            GError                  **error);
void       dossier_store_find_steps_async  (DossierStore             *self,
                                            const DossierStepSearch  *search,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
GPtrArray *dossier_store_find_steps_finish (DossierStore             *self,
                                            GAsyncResult             *result,
                                            GError                  **error);

G_END_DECLS
