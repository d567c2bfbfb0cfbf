/* dossier-amendment.h: changes of what was agreed: recorded as an act, with the old value and the reason. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/**
 * DossierAmendable:
 * @record: the programme, one of its components or one of its indicators
 * @field: what an agreement fixes of it
 * @label: what it is called, translated: “Ends”, “Component 2”
 */
typedef struct
{
  DossierRecord *record;
  const char    *field;
  char          *label;
} DossierAmendable;

/* Something that can be amended, and what it is to be from now on, as people write it. */
typedef struct
{
  const DossierAmendable *what;
  const char             *text;
} DossierAmendedField;

/**
 * DossierAmendment:
 * @title: (nullable): “Amendment 2” without one
 * @reason: why; may not be empty
 * @signed_on: (nullable): when, as people write it
 */
typedef struct
{
  const char *title;
  const char *reason;
  const char *signed_on;
} DossierAmendment;

GPtrArray *dossier_programme_list_amendable (DossierStore               *store,
                                             DossierRecord              *programme);
gboolean   dossier_programme_amend          (DossierStore               *store,
                                             DossierRecord              *programme,
                                             const DossierAmendment     *amendment,
                                             const DossierAmendedField  *fields,
                                             guint                       n_fields,
                                             GError                    **error);
gboolean   dossier_target_can_revise        (DossierRecord              *value);
gboolean   dossier_target_revise            (DossierStore               *store,
                                             DossierRecord              *value,
                                             const DossierAmendment     *amendment,
                                             const char                 *text,
                                             GError                    **error);

G_END_DECLS
