/* dossier-figures.h: a few figures of a portfolio that change with the day. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/**
 * DossierFigures:
 * @running: programmes in implementation or finalisation whose time may include the day
 * @forthcoming: activities that begin after the day
 * @states: countries with a status under the treaty of the portfolio
 * @staff: of the office as last counted by the day, with its qualifier; "" if not known
 */
typedef struct
{
  guint running;
  guint forthcoming;
  guint states;
  char  staff[24];
} DossierFigures;

gboolean dossier_figures_count (DossierFigures  *self,
                                DossierStore    *store,
                                const GDate     *day,
                                GError         **error);

G_END_DECLS
