/* dossier-record-window.h: a window with the form of a record that has no tab of its own. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* One window for each record: asked again, the open one comes forward. */
void dossier_record_window_present (GtkWindow     *parent,
                                    DossierStore  *store,
                                    const char    *table,
                                    gint64         id,
                                    const char    *place);

G_END_DECLS
