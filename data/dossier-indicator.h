/* dossier-indicator.h: when an indicator is due, and how it stands on a day. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_STANDING_NO_DATA,   /* nothing is measured, and it is not due yet */
  DOSSIER_STANDING_MEASURED,  /* something is, and nothing follows from it yet */
  DOSSIER_STANDING_ON_TRACK,  /* as far as the time that has passed, or an earlier target is reached */
  DOSSIER_STANDING_LATE,      /* nothing is measured although it was due, or an earlier target is missed */
  DOSSIER_STANDING_MET,
  DOSSIER_STANDING_NOT_MET,
} DossierStanding;

/* A line is one country and one part of the value, or the whole. */
typedef struct
{
  DossierStanding  standing;
  guint            n_wanted;     /* lines there should be */
  guint            n_measured;
  guint            n_decidable;  /* of these, such that can be compared with a target or a baseline */
  guint            n_reached;
  guint            n_tolerated;  /* of these, such that are only by the tolerance */
  guint            n_countries;  /* there should be; 0 where it is not measured by country */
  guint            n_countries_measured;
  gint64           tolerance;    /* percent */

  char            *value;        /* (nullable): of the only line, or of all by the rule for several */
  char            *target;       /* (nullable): due on the day, or else the next one */
  char            *baseline;     /* (nullable) */
  gboolean         is_words;     /* @value is no number */
  char            *period;       /* (nullable): EDTF: of the latest that was measured */
  GDate            due;          /* of the target that counts, or of the indicator; perhaps invalid */
} DossierIndicatorState;

gboolean         dossier_indicator_get_due       (DossierStore     *store,
                                                  DossierRecord    *indicator,
                                                  GDate            *due);
DossierStanding  dossier_indicator_get_standing  (DossierStore     *store,
                                                  DossierRecord    *indicator,
                                                  const GDate      *day,
                                                  const char       *language,
                                                  char            **reason);
const char      *dossier_standing_get_label      (DossierStanding   standing);

DossierIndicatorState *
                 dossier_indicator_state_new     (DossierStore     *store,
                                                  DossierRecord    *indicator,
                                                  const GDate      *day,
                                                  const char       *language);
void             dossier_indicator_state_free    (DossierIndicatorState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIndicatorState, dossier_indicator_state_free)

G_END_DECLS
