/* bench-portfolio.h: portfolios of any size to measure with. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* A portfolio with some number of activities, on disk like everybody's. */
typedef struct
{
  guint         n_activities;
  char         *path;
  DossierStore *store;
} Portfolio;

Portfolio *portfolio_new  (const char *folder,
                           guint       n_activities);
void       portfolio_free (Portfolio  *self);

/* The median of some runs, in milliseconds. */
typedef void (*Measured) (gpointer context);

double     measure        (Measured    measured,
                           gpointer    context,
                           guint       n_runs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Portfolio, portfolio_free)

G_END_DECLS
