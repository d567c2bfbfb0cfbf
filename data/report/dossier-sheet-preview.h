/* dossier-sheet-preview.h: a fact sheet with what is being typed, before it is in the file. */
#pragma once

#include "dossier-sheet.h"

G_BEGIN_DECLS

DossierSheet *dossier_sheet_new_preview (DossierStore               *store,
                                         DossierRecord              *programme,
                                         const char                 *name,
                                         const char                 *text,
                                         const DossierSheetOptions  *options,
                                         GError                    **error);

G_END_DECLS
