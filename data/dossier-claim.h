/* dossier-claim.h: what was published, beside what is recorded. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* “About 60” is borne out by 54 to 66. */
#define DOSSIER_ABOUT_PERCENT 10

typedef enum
{
  DOSSIER_CLAIM_UNCHECKED,  /* nothing recorded that it could be held against */
  DOSSIER_CLAIM_HOLDS,
  DOSSIER_CLAIM_DIFFERS,
} DossierClaimState;

/**
 * DossierClaimCheck:
 * @least: recorded at least
 * @most: recorded at most: dates may lie in the period or not
 * @elsewhere: (activities of a programme) recorded in all programmes
 */
typedef struct
{
  DossierClaimState state;
  gint64            least;
  gint64            most;
  gint64            elsewhere;
} DossierClaimCheck;

DossierQuery *
          dossier_claim_new_query     (DossierRecord            *claim,
                                       gint64                    programme,
                                       gboolean                  certainly);
gboolean  dossier_claim_check         (DossierStore             *store,
                                       DossierRecord            *claim,
                                       DossierClaimCheck        *check,
                                       GError                  **error);
char     *dossier_claim_dup_sentence  (DossierStore             *store,
                                       DossierRecord            *claim,
                                       const DossierClaimCheck  *check,
                                       const char               *language);
gboolean  dossier_claim_read          (DossierRecord            *claim,
                                       const char               *text,
                                       GError                  **error);
char     *dossier_claim_explain       (DossierStore             *store,
                                       DossierRecord            *claim,
                                       const char               *field);
gboolean  dossier_claim_bears         (const char               *qualifier,
                                       gint64                    figure,
                                       gint64                    least,
                                       gint64                    most);

G_END_DECLS
