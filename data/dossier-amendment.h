/* dossier-amendment.h: changes of what was agreed: recorded as an act, with the old value and the reason. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* A field of the programme, and what it is to be from now on, as people write it. */
typedef struct
{
  const char *field;
  const char *text;
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

const char * const *dossier_amendable_fields (void);
gboolean            dossier_programme_amend  (DossierStore               *store,
                                              DossierRecord              *programme,
                                              const DossierAmendment     *amendment,
                                              const DossierAmendedField  *fields,
                                              guint                       n_fields,
                                              GError                    **error);
gboolean            dossier_target_can_revise (DossierRecord            *value);
gboolean            dossier_target_revise    (DossierStore               *store,
                                              DossierRecord              *value,
                                              const DossierAmendment     *amendment,
                                              const char                 *text,
                                              GError                    **error);

G_END_DECLS
