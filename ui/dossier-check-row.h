/* dossier-check-row.h: one finding: what it is, for what it matters, and what can be done about it. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-verify.h"

G_BEGIN_DECLS

/* As wide as a mark, or the heading above it, is at least. */
#define DOSSIER_MARK_WIDTH 52

#define DOSSIER_TYPE_CHECK_ROW (dossier_check_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierCheckRow, dossier_check_row, DOSSIER, CHECK_ROW, GtkListBoxRow)

GtkWidget            *dossier_check_row_new         (DossierStore          *store,
                                                     GPtrArray             *findings,
                                                     guint                  position,
                                                     GtkSizeGroup          *marks,
                                                     GtkSizeGroup          *rests);
const DossierFinding *dossier_check_row_get_finding (DossierCheckRow       *self);

G_END_DECLS
