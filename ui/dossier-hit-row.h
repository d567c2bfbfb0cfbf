/* dossier-hit-row.h: one thing a search found: dot, title and a second line, the match in bold. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-hits.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_HIT_ROW (dossier_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierHitRow, dossier_hit_row, DOSSIER, HIT_ROW, GtkListBoxRow)

GtkWidget  *dossier_hit_row_new         (void);
void        dossier_hit_row_show        (DossierHitRow     *self,
                                         DossierStore      *store,
                                         const DossierHit  *hit,
                                         const char        *heading);
void        dossier_hit_row_set_current (DossierHitRow     *self,
                                         gboolean           is_current);
const char *dossier_hit_row_get_table   (DossierHitRow     *self);
gint64      dossier_hit_row_get_id      (DossierHitRow     *self);

G_END_DECLS
