/* dossier-language.h: the language the window speaks, as the data layer names it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dossier_interface_language (void);

G_END_DECLS
