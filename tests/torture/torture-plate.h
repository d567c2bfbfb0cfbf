/* torture-plate.h: what a disk may have of its files when its power is cut. */
#pragma once

#include "dossier-test.h"
#include "torture-disk.h"

G_BEGIN_DECLS

typedef struct _TorturePlate TorturePlate;

typedef enum
{
  TORTURE_CUT_NOTHING_MORE,  /* only what was synced */
  TORTURE_CUT_BY_CHANCE,     /* and any of the rest */
  TORTURE_CUT_EVERYTHING,    /* and all of it */
  TORTURE_N_CUTS
} TortureCut;

TorturePlate *torture_plate_new      (void);
void          torture_plate_free     (TorturePlate       *plate);
void          torture_plate_put      (TorturePlate       *plate,
                                      const char         *name,
                                      const char         *bytes,
                                      gsize               length);
void          torture_plate_play     (TorturePlate       *plate,
                                      TortureEvent       *event);
void          torture_plate_cut      (const TorturePlate *plate,
                                      DossierTestFolder  *folder,
                                      TortureCut          cut);
const char   *torture_plate_get_told (const TorturePlate *plate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TorturePlate, torture_plate_free)

G_END_DECLS
