/* dossier-catalogue.h: translations into a language that is not that of the interface. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dossier_catalogue_dup (const char *language,
                             const char *msgid);

G_END_DECLS
