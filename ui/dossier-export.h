/* dossier-export.h: fact sheets as PDF files. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* Asks where to, then writes the fact sheets of @programmes: one file for one of them, else
 * one document or a file each, as the person chooses, with progress and Cancel.
 * Says what happened with win.toast of @parent. */
void dossier_export_fact_sheets (GtkWindow     *parent,
                                 DossierStore  *store,
                                 GPtrArray     *programmes);

G_END_DECLS
