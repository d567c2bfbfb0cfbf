/* dossier-sheet.h: the fact sheet of one programme.
 *
 * Everything is decided when the sheet is made: which sections there are, how
 * dense they stand, what is on which page.  Drawing only draws.
 */
#pragma once

#include <cairo.h>

#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_PAPER_A4,
  DOSSIER_PAPER_LETTER,
  DOSSIER_N_PAPER_SIZES
} DossierPaperSize;

/**
 * DossierSheetOptions:
 * @language: (nullable): "en" or "fr"; independent of the language of the program
 * @as_of: the day it is shown as of; cleared for that of the store
 */
typedef struct
{
  DossierPaperSize  paper;
  const char       *language;
  GDate             as_of;
} DossierSheetOptions;

#define DOSSIER_TYPE_SHEET (dossier_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DossierSheet, dossier_sheet, DOSSIER, SHEET, GObject)

DossierSheet *dossier_sheet_new           (DossierStore               *store,
                                           DossierRecord              *programme,
                                           const DossierSheetOptions  *options,
                                           GError                    **error);
guint         dossier_sheet_get_n_pages   (DossierSheet               *self);
void          dossier_sheet_get_page_size (DossierSheet               *self,
                                           double                     *width,
                                           double                     *height);
void          dossier_sheet_draw          (DossierSheet               *self,
                                           cairo_t                    *cr,
                                           guint                       page);
gboolean      dossier_sheet_find_field    (DossierSheet               *self,
                                           const char                 *field,
                                           guint                      *page,
                                           double                     *y);

void          dossier_paper_get_size      (DossierPaperSize            paper,
                                           double                     *width,
                                           double                     *height);
gboolean      dossier_paper_from_name     (const char                 *name,
                                           DossierPaperSize           *paper);

G_END_DECLS
