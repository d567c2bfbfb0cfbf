/* dossier-step.h: what one step of the journal did, record by record and field by field. */
#pragma once

#include "dossier-edit.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_STEP_ADDED,
  DOSSIER_STEP_CHANGED,
  DOSSIER_STEP_REMOVED,
} DossierStepAct;

/**
 * DossierStepChange:
 * @table: the kind of record
 * @title: what the record is called, or was
 * @column: (nullable): what was changed, a column of @table or one of the office's own fields; %NULL
 *   for a record that was added or removed
 * @label: (nullable): the name of the field, translated
 * @before: (nullable): as people read it; "" for nothing
 * @after: (nullable): likewise
 * @text: (nullable): @before as it is written, to be read again
 */
typedef struct
{
  DossierStepAct      act;
  const DossierTable *table;
  gint64              id;
  char               *title;
  const char         *column;
  char               *label;
  char               *before;
  char               *after;
  char               *text;
} DossierStepChange;

GBytes    *dossier_step_read_changes      (DossierStore             *store,
                                           gint64                    step,
                                           GError                  **error);
GPtrArray *dossier_store_describe_changes (DossierStore             *store,
                                           GBytes                   *bytes,
                                           const char               *language);
GPtrArray *dossier_store_get_step_changes (DossierStore             *store,
                                           gint64                    step,
                                           const char               *language,
                                           GError                  **error);
gboolean   dossier_store_restore_field    (DossierStore             *store,
                                           const DossierStepChange  *change,
                                           GError                  **error);
gboolean   dossier_store_restore_record   (DossierStore             *store,
                                           DossierRecord            *record,
                                           gint64                    step,
                                           GError                  **error);
gboolean   dossier_store_restore_gone     (DossierStore             *store,
                                           const DossierStepChange  *change,
                                           gint64                    step,
                                           GError                  **error);
gboolean   dossier_store_apply_again      (DossierStore             *store,
                                           gint64                    step,
                                           GError                  **error);
gboolean   dossier_store_bring_back       (DossierStore             *store,
                                           GBytes                   *changes,
                                           GError                  **error);
gboolean   dossier_store_bring_back_one   (DossierStore             *store,
                                           GBytes                   *changes,
                                           const DossierStepChange  *change,
                                           GError                  **error);
gboolean   dossier_store_restore_removed  (DossierStore             *store,
                                           gint64                    step,
                                           GError                  **error);

G_END_DECLS
