/* dossier-plan.h: which rows stand on which page, and where. */
#pragma once

#include "dossier-block.h"

G_BEGIN_DECLS

/* The part of a page that blocks may fill. */
typedef struct
{
  double first_top;  /* of the first page */
  double next_top;   /* of all others */
  double bottom;
} DossierFrame;

/* As much of a block as stands on one page. */
typedef struct
{
  DossierBlock *block;
  GPtrArray    *rows;
  gboolean      is_continued;
  double        y;
} DossierPart;

typedef struct
{
  GPtrArray *pages;    /* of arrays of parts */
  double     density;
} DossierPlan;

gboolean     dossier_plan_fits         (GPtrArray           *blocks,
                                        const DossierFrame  *frame,
                                        double               density);
DossierPlan *dossier_plan_new          (GPtrArray           *blocks,
                                        const DossierFrame  *frame,
                                        double               density);
void         dossier_plan_free         (DossierPlan         *self);
double       dossier_part_get_rows_top (const DossierPart   *self,
                                        double               density);
double       dossier_part_get_bottom   (const DossierPart   *self,
                                        double               density);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPlan, dossier_plan_free)

G_END_DECLS
