/* dossier-search-button.h: search over everything in the portfolio, in a popover. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* Activates win.open-record with what was chosen. */
#define DOSSIER_TYPE_SEARCH_BUTTON (dossier_search_button_get_type ())
G_DECLARE_FINAL_TYPE (DossierSearchButton, dossier_search_button, DOSSIER, SEARCH_BUTTON, AdwBin)

GtkWidget *dossier_search_button_new       (void);
void       dossier_search_button_set_store (DossierSearchButton  *self,
                                            DossierStore         *store);
void       dossier_search_button_popup     (DossierSearchButton  *self);

/* Tells that a record was opened: the last eight are offered before anything is typed. */
void       dossier_search_button_remember  (DossierSearchButton  *self,
                                            const char           *table,
                                            gint64                id);

G_END_DECLS
