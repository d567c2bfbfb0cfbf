/* dossier-checks-window.h: all that should be looked at, of every programme and of the portfolio itself. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

void dossier_checks_window_present (GtkWindow    *parent,
                                    DossierStore *store);

G_END_DECLS
