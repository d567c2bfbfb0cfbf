/* dossier-funding-table.h: the contributions of a funder, with sums that keep their qualifiers. */
#pragma once

#include <adwaita.h>

#include "dossier-funder-figures.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FUNDING_TABLE (dossier_funding_table_get_type ())
G_DECLARE_FINAL_TYPE (DossierFundingTable, dossier_funding_table, DOSSIER, FUNDING_TABLE, AdwBin)

GtkWidget *dossier_funding_table_new     (DossierStore                *store);
void       dossier_funding_table_refresh (DossierFundingTable         *self,
                                          DossierRecord               *organisation,
                                          const DossierFunderFigures  *figures);

G_END_DECLS
