/* dossier-results.h: the components of a programme as a tree. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/**
 * DossierResult:
 * @parent: what it contributes to among those listed, 0 for nothing
 * @depth: 0 for what contributes to nothing
 * @number: its place among those that contribute to the same, 1 for the first
 * @level: what it is called, 0 for nothing in particular
 */
typedef struct
{
  gint64 id;
  gint64 parent;
  guint  depth;
  guint  number;
  gint64 level;
} DossierResult;

GArray              *dossier_programme_get_results (DossierStore  *store,
                                                    gint64         programme);
const DossierResult *dossier_results_find          (GArray        *results,
                                                    gint64         id,
                                                    guint         *place);
gint64               dossier_results_find_place    (GArray        *results,
                                                    gint64         id,
                                                    int            places);

G_END_DECLS
