/* dossier-percent.h: the part of a whole that a record has: in percent, or as an amount. */
#pragma once

#include "dossier-record.h"

G_BEGIN_DECLS

char *dossier_part_dup_words  (DossierRecord *record);
char *dossier_share_dup_words (DossierRecord *contribution);

G_END_DECLS
