/* dossier-imprint.h: what a file was when SQLite last wrote to it, to tell if anything else did since. */
#pragma once

#include "dossier-database.h"

G_BEGIN_DECLS

typedef struct _DossierImprint DossierImprint;

DossierImprint *dossier_imprint_new       (DossierDatabase *database,
                                           const char      *path);
void            dossier_imprint_free      (DossierImprint  *self);
gboolean        dossier_imprint_look      (DossierImprint  *self,
                                           gint64           last_step);
gboolean        dossier_imprint_is_broken (DossierImprint  *self);

G_END_DECLS
