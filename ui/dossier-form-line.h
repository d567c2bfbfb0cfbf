/* dossier-form-line.h: what is in a row of one line: the value, how it was read, buttons. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A layout in place of that of a GtkBox. */
#define DOSSIER_TYPE_FORM_LINE (dossier_form_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierFormLine, dossier_form_line, DOSSIER, FORM_LINE, GtkLayoutManager)

/* Of the children, @value has priority, @reading may go below, and the buttons are those of
 * class "suffixes". */
GtkLayoutManager *dossier_form_line_new (GtkWidget  *value,
                                         GtkWidget  *reading);

G_END_DECLS
