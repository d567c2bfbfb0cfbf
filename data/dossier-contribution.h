/* dossier-contribution.h: what is known of the share of a funder: an amount, or a part of a budget. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

gboolean    dossier_contribution_is_stated  (DossierRecord  *contribution);
gboolean    dossier_contribution_get_amount (DossierStore   *store,
                                             DossierRecord  *contribution,
                                             DossierAmount  *amount);
DossierSum *dossier_contribution_sum        (DossierStore   *store,
                                             GPtrArray      *contributions);

G_END_DECLS
