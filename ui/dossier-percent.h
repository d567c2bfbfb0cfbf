/* dossier-percent.h: the part of a whole that a record in a list has, in percent. */
#pragma once

#include "dossier-record.h"

G_BEGIN_DECLS

char *dossier_part_dup_words (DossierRecord *record);

G_END_DECLS
