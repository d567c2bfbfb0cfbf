/* dossier-count.h: how many, as it is written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dossier_count_dup_number (guint       n);
char *dossier_count_dup_words  (const char *words,
                                guint       n);

G_END_DECLS
