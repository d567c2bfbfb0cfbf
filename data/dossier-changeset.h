/* dossier-changeset.h: whether bytes are a changeset of SQLite; for the files of data/ only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dossier_changeset_is_sound (gconstpointer   data,
                                     gsize           size);
gboolean dossier_changeset_check    (GBytes         *changes,
                                     GError        **error);

G_END_DECLS
