/* dossier-indicator-grid-private.h: the table of values, for the files that make, read and change it. */
#pragma once

#include "dossier-indicator-grid.h"

G_BEGIN_DECLS

/* What stands for a part that has no value beside one that has. */
#define DOSSIER_GRID_NO_VALUE "–"

typedef struct
{
  gint64           country;  /* 0: the whole */
  char            *label;
  DossierStanding  standing;
} DossierGridRow;

typedef struct
{
  const char *kind;
  char       *edtf;  /* (nullable): of what is measured */
  char       *label;
  GDate       earliest;
  GDate       latest;
} DossierGridColumn;

struct _DossierIndicatorGrid
{
  DossierStore  *store;
  DossierRecord *indicator;
  char          *language;
  GDate          day;
  GArray        *rows;
  GArray        *columns;
  GArray        *parts;        /* gint64 ids of breakdowns, or one 0 */
  char          *parts_label;  /* (nullable): “sent / received” */
  GHashTable    *values;       /* "row/column/part" → DossierRecord */
  GHashTable    *texts;        /* the same → what it says, which stays while the record changes */
};

DossierRecord *dossier_indicator_grid_get_value (DossierIndicatorGrid *self,
                                                 guint                 row,
                                                 guint                 column,
                                                 guint                 part);

G_END_DECLS
