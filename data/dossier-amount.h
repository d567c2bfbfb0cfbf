/* dossier-amount.h: sums of money that keep their currency and their qualifier. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_QUALIFIER_EXACT,
  DOSSIER_QUALIFIER_UP_TO,
  DOSSIER_QUALIFIER_AT_LEAST,
  DOSSIER_QUALIFIER_APPROX,
  DOSSIER_QUALIFIER_TBD,
  DOSSIER_N_QUALIFIERS
} DossierQualifier;

typedef struct
{
  gint64           minor;        /* minor units of the currency: cents for EUR, yen for JPY */
  char             currency[4];  /* ISO 4217, "" when to be determined without one */
  DossierQualifier qualifier;
} DossierAmount;

typedef enum
{
  DOSSIER_AMOUNT_PROSE,    /* up to EUR 1.8 million; EUR 800,000 */
  DOSSIER_AMOUNT_FIGURES,  /* EUR 1,800,000 in full digits, with qualifier */
  DOSSIER_AMOUNT_COLUMN,   /* 1,800,000: digits only, for under a heading that names the currency */
} DossierAmountStyle;

gboolean         dossier_amount_parse            (const char           *text,
                                                  const char           *default_currency,
                                                  DossierAmount        *amount,
                                                  GError              **error);
char            *dossier_amount_format           (const DossierAmount  *amount,
                                                  const char           *language,
                                                  DossierAmountStyle    style);
void             dossier_amount_set_currency     (DossierAmount        *amount,
                                                  const char           *currency);
guint            dossier_currency_digits         (const char           *currency);
const char      *dossier_qualifier_to_code       (DossierQualifier      qualifier);
gboolean         dossier_qualifier_from_code     (const char           *code,
                                                  DossierQualifier     *qualifier);
const char      *dossier_qualifier_label         (DossierQualifier      qualifier);

/* A running total: one amount per currency, in the order first seen; amounts
 * still to be determined are counted beside it. */
typedef struct _DossierSum DossierSum;

DossierSum          *dossier_sum_new             (void);
void                 dossier_sum_free            (DossierSum           *self);
void                 dossier_sum_add             (DossierSum           *self,
                                                  const DossierAmount  *amount);
guint                dossier_sum_get_n_currencies (const DossierSum    *self);
const DossierAmount *dossier_sum_get_amount      (const DossierSum     *self,
                                                  guint                 index);
guint                dossier_sum_get_n_tbd       (const DossierSum     *self);
char                *dossier_sum_format          (const DossierSum     *self,
                                                  const char           *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSum, dossier_sum_free)

G_END_DECLS
