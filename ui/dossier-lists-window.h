/* dossier-lists-window.h: everything that belongs to no single programme: the office, lists, own fields. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

void dossier_lists_window_present (GtkWindow    *parent,
                                   DossierStore *store);

/* With the list open that gets what is typed at @place, see dossier-typing.h. */
void dossier_lists_window_present_list (GtkWindow    *parent,
                                        DossierStore *store,
                                        const char   *place);

G_END_DECLS
