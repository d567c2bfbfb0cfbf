/* dossier-file-name.h: names of files made from texts of a portfolio. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dossier_file_name_dup_safe (const char *text,
                                  const char *instead);

G_END_DECLS
