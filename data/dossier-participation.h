/* dossier-participation.h: how many took part in an activity. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* What is recorded of participants: @n_sexed of @n_all are known to be women, men or other. */
typedef struct
{
  gint64 n_women;
  gint64 n_men;
  gint64 n_other;
  gint64 n_all;
} DossierParticipants;

void  dossier_participation_count     (DossierStore        *store,
                                       DossierRecord       *activity,
                                       DossierParticipants *participants);
char *dossier_participation_dup_total (DossierStore        *store,
                                       DossierRecord       *activity,
                                       const char          *language);

G_END_DECLS
