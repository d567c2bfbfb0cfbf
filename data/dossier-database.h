/* dossier-database.h: SQLite as the store needs it; for the files of data/ only. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* One connection and its prepared statements. */
typedef struct _DossierDatabase DossierDatabase;

/* A prepared statement on loan; it is reset when it goes out of scope. */
typedef sqlite3_stmt DossierStatement;

typedef gboolean (*DossierDatabaseFunc) (DossierDatabase *database, GError **error);

void              dossier_database_set_wait    (gboolean         (*func) (guint milliseconds));
void              dossier_statement_release    (DossierStatement  *self);
char             *dossier_statement_dup_text   (DossierStatement  *self,
                                                int                column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStatement, dossier_statement_release)

DossierDatabase  *dossier_database_open        (const char        *path,
                                                int                flags,
                                                GError           **error);
void              dossier_database_close       (DossierDatabase   *self);
gboolean          dossier_database_is_open     (const char        *path);
gboolean          dossier_database_is_part_of_open (const char    *path);
gboolean          dossier_database_is_held     (const char        *path);
sqlite3          *dossier_database_get_handle  (DossierDatabase   *self);
sqlite3_file     *dossier_database_get_file    (DossierDatabase   *self,
                                                int                which);

gboolean          dossier_database_set_error   (DossierDatabase   *self,
                                                GError           **error);
gboolean          dossier_database_set_result  (DossierDatabase   *self,
                                                int                result,
                                                GError           **error);
gboolean          dossier_database_refuse_for_readers
                                               (GError           **error);
gboolean          dossier_database_is_unnamed_damage (const GError *error);
gboolean          dossier_database_is_of_disk  (int                code);
gboolean          dossier_database_has_failing_disk (DossierDatabase *self);
gboolean          dossier_database_begin       (DossierDatabase   *self,
                                                GError           **error);
gboolean          dossier_database_commit      (DossierDatabase   *self,
                                                GError           **error);
void              dossier_database_roll_back   (DossierDatabase   *self);
gboolean          dossier_database_run_whole   (DossierDatabase   *self,
                                                DossierDatabaseFunc func,
                                                GError           **error);
gboolean          dossier_database_execute     (DossierDatabase   *self,
                                                const char        *sql,
                                                GError           **error);
DossierStatement *dossier_database_prepare     (DossierDatabase   *self,
                                                const char        *sql,
                                                GError           **error);
gboolean          dossier_database_run         (DossierDatabase   *self,
                                                DossierStatement  *statement,
                                                GError           **error);
gboolean          dossier_database_read_integer (DossierDatabase  *self,
                                                const char        *sql,
                                                gint64            *value,
                                                GError           **error);
gint64            dossier_database_get_integer (DossierDatabase   *self,
                                                const char        *sql);
char             *dossier_database_dup_text    (DossierDatabase   *self,
                                                const char        *sql);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDatabase, dossier_database_close)

G_END_DECLS
