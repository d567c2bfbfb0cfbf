/* dossier-wrap.h: children in lines, each at its natural width, like words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: "spacing" between children and between lines. */
#define DOSSIER_TYPE_WRAP (dossier_wrap_get_type ())
G_DECLARE_FINAL_TYPE (DossierWrap, dossier_wrap, DOSSIER, WRAP, GtkLayoutManager)

GtkLayoutManager *dossier_wrap_new (int spacing);

G_END_DECLS
