/* dossier-change-rows.h: what was changed, one row for each, with the way back for a single field. */
#pragma once

#include <adwaita.h>

#include "dossier-step.h"

G_BEGIN_DECLS

/**
 * DossierChangeSource:
 * @step: the step of the history, or 0
 * @bytes: (nullable): the changeset, if it is of no step
 * @is_undone: then there is no way back from what it did
 *
 * Where changes come from: what the way back needs besides them.
 */
typedef struct
{
  DossierStore *store;
  gint64        step;
  GBytes       *bytes;
  gboolean      is_undone;
} DossierChangeSource;

void       dossier_change_rows_add   (AdwExpanderRow *row,
                                      const DossierChangeSource *source,
                                      GPtrArray      *changes);
void       dossier_change_rows_more  (AdwExpanderRow *row);
void       dossier_change_rows_clear (AdwExpanderRow *row);

char      *dossier_change_dup_summary (const DossierStepChange *change);
GtkWidget *dossier_change_restore_new (DossierStore  *store,
                                       GPtrArray     *changes,
                                       DossierStepChange *change);

/* The way back for all that was removed; NULL if nothing was. */
GtkWidget *dossier_change_removed_new (DossierStore  *store,
                                       GPtrArray     *changes,
                                       const char    *title,
                                       const char    *name,
                                       GCallback      clicked);

/* A button of such a row; not there where nothing can be changed. */
GtkWidget *dossier_change_button_new (DossierStore   *store,
                                      const char     *label,
                                      const char     *name,
                                      GCallback       clicked);

G_END_DECLS
