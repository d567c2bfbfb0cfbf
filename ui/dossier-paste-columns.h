/* dossier-paste-columns.h: which column of a block feeds which field. */
#pragma once

#include <adwaita.h>

#include "dossier-rows.h"

G_BEGIN_DECLS

/* Signal: "changed", when a person has chosen another field. */
#define DOSSIER_TYPE_PASTE_COLUMNS (dossier_paste_columns_get_type ())
G_DECLARE_FINAL_TYPE (DossierPasteColumns, dossier_paste_columns, DOSSIER, PASTE_COLUMNS, AdwExpanderRow)

void dossier_paste_columns_show (DossierPasteColumns *self,
                                 DossierRows         *rows);

G_END_DECLS
