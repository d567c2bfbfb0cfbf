/* dossier-programme.h: what follows from the dates and the duration of a programme. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Where a programme stands on a day. */
typedef enum
{
  DOSSIER_PROGRESS_AHEAD,
  DOSSIER_PROGRESS_RUNNING,
  DOSSIER_PROGRESS_OVER,
} DossierProgressState;

typedef struct
{
  DossierProgressState state;
  guint                percent;  /* of its time that has passed */
  guint                days;     /* until it starts, that are left, or since it ended */
} DossierProgress;

typedef enum
{
  DOSSIER_DURATION_UNKNOWN,  /* without a duration, a start or an end there is nothing to compare */
  DOSSIER_DURATION_AGREES,
  DOSSIER_DURATION_DIFFERS,
} DossierDurationMatch;

gboolean              dossier_programme_get_progress    (DossierRecord          *programme,
                                                         const GDate            *as_of,
                                                         DossierProgress        *progress);
char                 *dossier_progress_dup_sentence     (const DossierProgress  *self);
DossierDurationMatch  dossier_programme_check_duration  (DossierRecord          *programme,
                                                         const char             *language,
                                                         char                  **sentence,
                                                         char                  **suggested_end);
guint                 dossier_programme_pick_colour     (DossierStore           *store);

G_END_DECLS
