/* dossier-give-way.h: a row whose children give way to its last one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_GIVE_WAY (dossier_give_way_get_type ())
G_DECLARE_FINAL_TYPE (DossierGiveWay, dossier_give_way, DOSSIER, GIVE_WAY, GtkLayoutManager)

G_END_DECLS
