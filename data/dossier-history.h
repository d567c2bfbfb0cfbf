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

GPtrArray *dossier_store_find_steps    (DossierStore        *store,
                                        DossierRecord       *record,
                                        DossierHistoryKind   kind,
                                        const char          *words,
                                        guint                limit,
                                        GError             **error);

G_END_DECLS
