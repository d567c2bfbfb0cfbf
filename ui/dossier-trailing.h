/* dossier-trailing.h: something at the end of a line, or below it where there is no room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of two children the first takes what the second leaves.  Properties: "spacing", and "room":
 * what the first one needs beside it, and "end": what stays free after the second if there is room,
 * and "alike": whether all lines of a width are divided alike, also those whose first one needs less. */
#define DOSSIER_TYPE_TRAILING (dossier_trailing_get_type ())
G_DECLARE_FINAL_TYPE (DossierTrailing, dossier_trailing, DOSSIER, TRAILING, GtkLayoutManager)

GtkLayoutManager *dossier_trailing_new (int spacing,
                                        int room);

G_END_DECLS
