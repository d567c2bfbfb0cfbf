/* dossier-print.h: fact sheets on paper. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* Asks for a printer and prints the sheets of @programmes, one after the other.
 * Language, paper and printer are those chosen last for @store.  Failures become win.toast of @parent. */
void               dossier_print_fact_sheets   (GtkWindow     *parent,
                                                DossierStore  *store,
                                                GPtrArray     *programmes);

/* The operation alone, for whoever runs it otherwise. */
GtkPrintOperation *dossier_print_operation_new (DossierStore  *store,
                                                GPtrArray     *programmes);

G_END_DECLS
