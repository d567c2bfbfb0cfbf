/* dossier-database-files.h: files as databases: which are open here, and what lies beside one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *dossier_database_files_dup_key      (const char  *path);
void      dossier_database_files_count        (const char  *key,
                                               int          difference);
gboolean  dossier_database_files_check_beside (const char  *path,
                                               GError     **error);

G_END_DECLS
