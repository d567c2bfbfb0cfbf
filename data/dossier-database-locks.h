/* dossier-database-locks.h: locks of SQLite that last as long as SQLite wants them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dossier_database_locks_keep (void);

G_END_DECLS
