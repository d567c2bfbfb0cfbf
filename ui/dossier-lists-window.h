/* dossier-lists-window.h: everything that belongs to no single programme: the office, lists, own fields. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

void dossier_lists_window_present (GtkWindow    *parent,
                                   DossierStore *store);

G_END_DECLS
