/* dossier-currency.h: the currencies of ISO 4217, for the functions of dossier-amount.h only. */
#pragma once

#include "dossier-words.h"

const char *dossier_currency_match (const DossierWords *words,
                                    guint              *position);
