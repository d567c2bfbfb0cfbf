/* dossier-columns.h: children side by side where there is room, below one another elsewhere. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties, all for templates too: "spacing" between columns, "stacked-spacing" between lines,
 * "threshold": the width from which on there are columns, "weights": "2 3", NULL for equal ones. */
#define DOSSIER_TYPE_COLUMNS (dossier_columns_get_type ())
G_DECLARE_FINAL_TYPE (DossierColumns, dossier_columns, DOSSIER, COLUMNS, GtkLayoutManager)

GtkLayoutManager *dossier_columns_new (int         spacing,
                                       int         threshold,
                                       const char *weights);

G_END_DECLS
