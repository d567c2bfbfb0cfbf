/* dossier-number.h: numbers that are not money: measured values, percentages, rates. */
#pragma once

#include "dossier-amount.h"

G_BEGIN_DECLS

#define DOSSIER_NUMBER_DECIMALS 6
#define DOSSIER_NUMBER_UNIT G_GINT64_CONSTANT (1000000)

typedef struct
{
  gint64           millionths;
  DossierQualifier qualifier;
} DossierNumber;

gboolean dossier_number_parse  (const char           *text,
                                DossierNumber        *number,
                                GError              **error);
char    *dossier_number_format (const DossierNumber  *number,
                                const char           *language);

G_END_DECLS
