/* dossier-total-row.h: the last lines of a list of amounts. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @start, @end: how far the words stand from the start, and the amounts from the end. */
GtkWidget *dossier_total_row_new (int         start,
                                  int         end);
void       dossier_total_row_set (GtkWidget  *row,
                                  const char *label,
                                  const char *amount,
                                  gboolean    is_strong);

G_END_DECLS
