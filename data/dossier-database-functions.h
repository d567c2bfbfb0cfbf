/* dossier-database-functions.h: what SQL cannot say by itself; for the files of data/ only. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void dossier_database_add_functions (sqlite3 *handle);

G_END_DECLS
