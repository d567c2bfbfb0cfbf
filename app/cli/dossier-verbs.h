/* dossier-verbs.h: what dossier-cli can do, one function per verb. */
#pragma once

#include "dossier-command.h"

G_BEGIN_DECLS

const DossierVerb *dossier_verbs (guint *n_verbs);

#define DOSSIER_VERB(name) \
  gboolean dossier_verb_##name (const DossierCommand *command, GError **error);

DOSSIER_VERB (add)
DOSSIER_VERB (backup)
DOSSIER_VERB (backups)
DOSSIER_VERB (check)
DOSSIER_VERB (compare)
DOSSIER_VERB (delete)
DOSSIER_VERB (history)
DOSSIER_VERB (info)
DOSSIER_VERB (list)
DOSSIER_VERB (new)
DOSSIER_VERB (print)
DOSSIER_VERB (redo)
DOSSIER_VERB (restore)
DOSSIER_VERB (salvage)
DOSSIER_VERB (search)
DOSSIER_VERB (set)
DOSSIER_VERB (show)
DOSSIER_VERB (undo)
DOSSIER_VERB (verify)

G_END_DECLS
