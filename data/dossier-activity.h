/* dossier-activity.h: what an activity means beside the others. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

char *dossier_activity_explain (DossierStore   *store,
                                DossierRecord  *activity,
                                const char     *field);

G_END_DECLS
