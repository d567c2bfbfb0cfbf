/* dossier-funder-figures.h: what the programmes of a funder add up to, and what is known of its share. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Sums keep currencies and qualifiers apart; a programme counts once, however often it is funded. */
typedef struct
{
  guint       n_programmes;
  guint       n_running;
  guint       n_planned;
  guint       n_stated;      /* contributions with a share */
  guint       n_contributions;
  guint       n_others;      /* other funders of the same programmes */
  char       *other;         /* the name of the only one, if there is only one */
  DossierSum *running;
  DossierSum *planned;
  DossierSum *unconfirmed;   /* of the planned ones */
  DossierSum *past;          /* neither running nor planned */
  DossierSum *all;
  DossierSum *shares;
} DossierFunderFigures;

DossierFunderFigures *dossier_funder_figures_new  (DossierStore          *store,
                                                   DossierRecord         *organisation);
void                  dossier_funder_figures_free (DossierFunderFigures  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFunderFigures, dossier_funder_figures_free)

G_END_DECLS
