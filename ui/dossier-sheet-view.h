/* dossier-sheet-view.h: the fact sheet of a programme as it will be printed, beside its form. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* Signal: "closed", when the person closes the preview.
 * Activates win.print and win.export-pdf (x), the programme's id. */
#define DOSSIER_TYPE_SHEET_VIEW (dossier_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierSheetView, dossier_sheet_view, DOSSIER, SHEET_VIEW, AdwBin)

GtkWidget     *dossier_sheet_view_new        (DossierStore      *store);
void           dossier_sheet_view_set_record (DossierSheetView  *self,
                                              DossierRecord     *programme);
DossierRecord *dossier_sheet_view_get_record (DossierSheetView  *self);
guint          dossier_sheet_view_get_n_pages (DossierSheetView *self);

/* What is being typed into a field of the programme, before it is committed; NULL forgets it. */
void           dossier_sheet_view_preview    (DossierSheetView  *self,
                                              const char        *name,
                                              const char        *text);

/* Scrolls the block that shows a field into view. */
void           dossier_sheet_view_show_field (DossierSheetView  *self,
                                              const char        *name);

G_END_DECLS
