/* dossier-indicator-grid.h: the values of an indicator as a table: countries by periods. */
#pragma once

#include "dossier-amendment.h"
#include "dossier-indicator.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_CELL_EMPTY,
  DOSSIER_CELL_FILLED,
  DOSSIER_CELL_MISSING,  /* asked for: a baseline that the rule needs */
  DOSSIER_CELL_COMING,   /* its period has not begun */
} DossierGridState;

/* A cell and what is typed into it. */
typedef struct
{
  guint       row;
  guint       column;
  const char *text;
} DossierGridCell;

/* What the names of cells begin with. */
#define DOSSIER_GRID_PLACE "cell/"

/**
 * DossierTargetChange:
 * @is_correction: what was written was wrong: it is written over
 * @amendment: else the old targets are kept, with why they no longer hold
 *
 * What is done with targets that stand already.
 */
typedef struct
{
  gboolean         is_correction;
  DossierAmendment amendment;
} DossierTargetChange;

typedef struct _DossierIndicatorGrid DossierIndicatorGrid;

DossierIndicatorGrid *dossier_indicator_grid_new              (DossierStore           *store,
                                                               DossierRecord          *indicator,
                                                               const GDate            *day,
                                                               const char             *language);
void                  dossier_indicator_grid_free             (DossierIndicatorGrid   *self);
guint                 dossier_indicator_grid_get_n_rows       (DossierIndicatorGrid   *self);
guint                 dossier_indicator_grid_get_n_columns    (DossierIndicatorGrid   *self);
const char           *dossier_indicator_grid_get_row_label    (DossierIndicatorGrid   *self,
                                                               guint                   row);
gint64                dossier_indicator_grid_get_row_country  (DossierIndicatorGrid   *self,
                                                               guint                   row);
DossierStanding       dossier_indicator_grid_get_row_standing (DossierIndicatorGrid   *self,
                                                               guint                   row);
const char           *dossier_indicator_grid_get_column_label (DossierIndicatorGrid   *self,
                                                               guint                   column);
const char           *dossier_indicator_grid_get_parts_label  (DossierIndicatorGrid   *self);
char                 *dossier_indicator_grid_dup_text         (DossierIndicatorGrid   *self,
                                                               guint                   row,
                                                               guint                   column);
DossierGridState      dossier_indicator_grid_get_state        (DossierIndicatorGrid   *self,
                                                               guint                   row,
                                                               guint                   column);
gboolean              dossier_indicator_grid_fill             (DossierIndicatorGrid   *self,
                                                               const DossierGridCell  *cells,
                                                               guint                   n_cells,
                                                               const DossierTargetChange *change,
                                                               GError                **error);
gboolean              dossier_indicator_grid_check            (DossierIndicatorGrid   *self,
                                                               const DossierGridCell  *cells,
                                                               guint                   n_cells,
                                                               GError                **error);
GPtrArray            *dossier_indicator_grid_list_changes     (DossierIndicatorGrid   *self,
                                                               const DossierGridCell  *cells,
                                                               guint                   n_cells);
GPtrArray            *dossier_indicator_grid_list_agreed      (DossierIndicatorGrid   *self,
                                                               const DossierGridCell  *cells,
                                                               guint                   n_cells);
char                 *dossier_indicator_grid_read_period      (DossierIndicatorGrid   *self,
                                                               const char             *text,
                                                               GError                **error);
void                  dossier_indicator_grid_add_target       (DossierIndicatorGrid   *self,
                                                               const char             *edtf);
GArray               *dossier_indicator_grid_read             (DossierIndicatorGrid   *self,
                                                               guint                   row,
                                                               guint                   column,
                                                               const char             *block,
                                                               GError                **error);
char                 *dossier_indicator_grid_copy             (DossierIndicatorGrid   *self,
                                                               guint                   first_row,
                                                               guint                   first_column,
                                                               guint                   last_row,
                                                               guint                   last_column);
char                 *dossier_indicator_grid_dup_place        (DossierIndicatorGrid   *self,
                                                               guint                   row,
                                                               guint                   column);
gboolean              dossier_indicator_grid_find_place       (DossierIndicatorGrid   *self,
                                                               const char             *place,
                                                               guint                  *row,
                                                               guint                  *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIndicatorGrid, dossier_indicator_grid_free)

G_END_DECLS
