/* dossier-activity-cell.h: a cell of the table of activities; in the first one headings stand. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-list.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ACTIVITY_WHEN,
  DOSSIER_ACTIVITY_TITLE,
  DOSSIER_ACTIVITY_PLACE,
  DOSSIER_ACTIVITY_PROGRAMME,
  DOSSIER_N_ACTIVITY_COLUMNS
} DossierActivityColumn;

#define DOSSIER_TYPE_ACTIVITY_CELL (dossier_activity_cell_get_type ())
G_DECLARE_FINAL_TYPE (DossierActivityCell, dossier_activity_cell, DOSSIER, ACTIVITY_CELL, GtkBox)

GtkWidget *dossier_activity_cell_new          (DossierActivityColumn  column);
void       dossier_activity_cell_show_heading (DossierActivityCell   *self,
                                               DossierSection        *section);
void       dossier_activity_cell_show         (DossierActivityCell   *self,
                                               DossierStore          *store,
                                               DossierRecord         *activity);

G_END_DECLS
