/* dossier-sheet-page.h: one page of a fact sheet, as wide as there is room. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-sheet.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SHEET_PAGE (dossier_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierSheetPage, dossier_sheet_page, DOSSIER, SHEET_PAGE, GtkWidget)

GtkWidget *dossier_sheet_page_new       (void);
void       dossier_sheet_page_set_sheet (DossierSheetPage  *self,
                                         DossierSheet      *sheet,
                                         guint              page);
double     dossier_sheet_page_get_scale (DossierSheetPage  *self);

G_END_DECLS
