/* dossier-changes.h: whether a changeset can be read to its end; for the files of data/ only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dossier_changes_are_whole (gconstpointer   changes,
                                    gsize           size);
gboolean dossier_changes_check     (gconstpointer   changes,
                                    gsize           size,
                                    GError        **error);

G_END_DECLS
