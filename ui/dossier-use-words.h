/* dossier-use-words.h: how it is said that records use another one. */
#pragma once

#include "dossier-table.h"

G_BEGIN_DECLS

char *dossier_use_dup_sentence (const DossierTable *table,
                                const DossierField *link,
                                guint               count);

G_END_DECLS
