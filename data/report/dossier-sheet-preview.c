/* dossier-sheet-preview.c: a fact sheet with what is being typed, before it is in the file. */
#include "dossier-sheet-preview.h"

#include "dossier-store-private.h"

/**
 * dossier_sheet_new_preview:
 * @programme: a programme of @store; it does not change
 * @name: a column of it
 * @text: what is typed there; if it cannot be read yet, the sheet shows what is stored
 *
 * Returns: (transfer full) (nullable): the sheet as it would be if @text were committed
 */
DossierSheet *
dossier_sheet_new_preview (DossierStore               *store,
                           DossierRecord              *programme,
                           const char                 *name,
                           const char                 *text,
                           const DossierSheetOptions  *options,
                           GError                    **error)
{
  g_autoptr (DossierRecord) typed = dossier_record_copy (programme);

  /* Its components and activities are found by its id. */
  dossier_record_set_id (typed, dossier_record_get_id (programme));
  dossier_store_adopt (store, typed);

  if (!dossier_record_parse (typed, name, text, NULL))
    return dossier_sheet_new (store, programme, options, error);

  return dossier_sheet_new (store, typed, options, error);
}
