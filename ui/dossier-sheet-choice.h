/* dossier-sheet-choice.h: how papers of a portfolio are wanted: language, paper, printer. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-sheet.h"

G_BEGIN_DECLS

/**
 * DossierSheetChoice:
 * @options: the language is one of two constant texts
 * @settings: (nullable): the printer chosen last and what was asked of it
 *
 * What the person chose last; kept as long as the portfolio is open.
 */
typedef struct
{
  DossierSheetOptions  options;
  GtkPrintSettings    *settings;
} DossierSheetChoice;

DossierSheetChoice *dossier_sheet_choice_get            (DossierStore        *store);
GtkPageSetup       *dossier_sheet_choice_new_page_setup (DossierSheetChoice  *self);

G_END_DECLS
