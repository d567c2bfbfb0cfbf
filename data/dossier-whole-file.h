/* dossier-whole-file.h: a file of another kind than a portfolio, there whole or not at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int       dossier_whole_file_begin      (const char  *path,
                                         int          mode,
                                         char       **temporary,
                                         GError     **error);
int       dossier_whole_file_put        (int          fd,
                                         const void  *bytes,
                                         gsize        length);
gboolean  dossier_whole_file_finish     (int          fd,
                                         const char  *temporary,
                                         const char  *path,
                                         GError     **error);
gboolean  dossier_whole_file_write      (const char  *path,
                                         int          mode,
                                         GBytes      *content,
                                         GError     **error);

G_END_DECLS
