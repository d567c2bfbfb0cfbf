/* dossier-indicator.h: when an indicator is due, and how it stands on a day. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_STANDING_NO_DATA,  /* nothing is measured, and it is not due yet */
  DOSSIER_STANDING_ON_TRACK,
  DOSSIER_STANDING_LATE,     /* nothing is measured although something was due */
  DOSSIER_STANDING_MET,
  DOSSIER_STANDING_NOT_MET,
} DossierStanding;

gboolean         dossier_indicator_get_due       (DossierStore     *store,
                                                  DossierRecord    *indicator,
                                                  GDate            *due);
DossierStanding  dossier_indicator_get_standing  (DossierStore     *store,
                                                  DossierRecord    *indicator,
                                                  const GDate      *day,
                                                  const char       *language,
                                                  char            **reason);
const char      *dossier_standing_get_label      (DossierStanding   standing);

G_END_DECLS
