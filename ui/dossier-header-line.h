/* dossier-header-line.h: what stands in the header: controls, title, controls. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_HEADER_LINE (dossier_header_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierHeaderLine, dossier_header_line, DOSSIER, HEADER_LINE, GtkLayoutManager)

G_END_DECLS
