/* dossier-menu-label.h: words of a person as the label of an item in a menu. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dossier_menu_label_dup (const char *words);

G_END_DECLS
