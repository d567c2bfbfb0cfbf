/* dossier-author.h: whose name stands beside the steps of the history. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *dossier_author_dup (void);
gboolean  dossier_author_set (const char  *name,
                              GError     **error);

G_END_DECLS
