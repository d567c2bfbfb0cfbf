/* dossier-fold.h: texts as people compare names. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dossier_fold (const char *text);

G_END_DECLS
