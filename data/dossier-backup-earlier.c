/* dossier-backup-earlier.c: backups from when a portfolio was called or lay otherwise.
 *
 * A file has no name inside it, but a history that only grows: a copy whose last step is in the history of
 * a portfolio is an earlier state of it, whatever either is called.  The one from before the first step has
 * none to go by: it is the one that was made when that step was, within a minute.
 */
#include "dossier-backup-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-store-private.h"

#define SECONDS_OF_FIRST_BACKUP 60

/* A name, a few letters for the folder, and what was there when. */
#define NAMES "^(.+)-[0-9a-f]{8}-(?=[0-9]{4}-[0-9]{2}-[0-9]{2})"

typedef struct
{
  const char      *portfolio;
  char            *stem;      /* of its backups by the name it has now */
  DossierDatabase *database;
  gint64           began_at;  /* its first step, in seconds since 1970; 0 without any */
  DossierBackup   *first;     /* (nullable): the backup without steps that was made nearest to that */
  gint64           distance;  /* from one to the other, in seconds */
} Search;

/* A backup is never written to, and nothing is left beside it. */
static DossierDatabase *
open_backup (const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);

  return dossier_database_open (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

static gboolean
has_step (Search *self,
          gint64  step)
{
  g_autoptr (DossierStatement) statement =
    dossier_database_prepare (self->database, "SELECT 1 FROM journal WHERE id = ?1", NULL);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, step);
  return sqlite3_step (statement) == SQLITE_ROW;
}

/* Another portfolio of the folder, which may have been begun in the same minute. */
static gboolean
is_of_neighbour (Search              *self,
                 const DossierBackup *backup)
{
  g_autofree char *folder = g_path_get_dirname (self->portfolio);
  g_autofree char *name = g_path_get_basename (backup->path);
  g_autofree char *file = g_strconcat (backup->name, DOSSIER_BACKUP_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *stem = dossier_backup_dup_stem (path);

  return g_str_has_prefix (name, stem) && g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Takes over @backup. */
static void
keep_nearest (Search        *self,
              DossierBackup *backup)
{
  GStatBuf status;
  gint64 distance = self->began_at != 0 && g_stat (backup->path, &status) == 0
                    ? ABS (status.st_mtime - self->began_at) : G_MAXINT64;

  if (distance >= self->distance || is_of_neighbour (self, backup))
    {
      dossier_backup_free (backup);
      return;
    }

  g_clear_pointer (&self->first, dossier_backup_free);
  self->first = backup;
  self->distance = distance;
}

static gboolean
read_last_step (const char *path,
                gint64     *last)
{
  g_autoptr (DossierDatabase) backup = open_backup (path);

  return backup != NULL &&
         dossier_database_read_integer (backup, "SELECT coalesce (max (id), 0) FROM journal", last, NULL);
}

static DossierBackup *
read_earlier (Search     *self,
              GRegex     *names,
              const char *folder,
              const char *file)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *stem = NULL;
  DossierBackup *backup;

  if (g_str_has_prefix (file, self->stem) || !g_regex_match (names, file, 0, &match))
    return NULL;

  stem = g_match_info_fetch (match, 0);
  backup = dossier_backup_read (folder, file, stem);
  if (backup != NULL)
    backup->name = g_match_info_fetch (match, 1);
  return backup;
}

static void
look_at (Search     *self,
         GRegex     *names,
         const char *folder,
         const char *file,
         GPtrArray  *backups)
{
  g_autoptr (DossierBackup) backup = read_earlier (self, names, folder, file);
  gint64 last;

  if (backup == NULL || !read_last_step (backup->path, &last))
    return;

  if (last == 0)
    keep_nearest (self, g_steal_pointer (&backup));
  else if (has_step (self, last))
    g_ptr_array_add (backups, g_steal_pointer (&backup));
}

static gboolean
begin (Search     *self,
       const char *portfolio)
{
  self->portfolio = portfolio;
  self->stem = dossier_backup_dup_stem (portfolio);
  self->database = g_file_test (portfolio, G_FILE_TEST_IS_REGULAR)
                   ? dossier_store_open_for_reading (portfolio, NULL) : NULL;

  return self->database != NULL &&
         dossier_database_read_integer (self->database,
                                        "SELECT coalesce ((SELECT at FROM journal ORDER BY id LIMIT 1), 0)",
                                        &self->began_at, NULL);
}

/**
 * dossier_backup_list_earlier:
 * @portfolio: a path
 *
 * Looks into every backup there is: for a worker.
 *
 * Returns: (transfer full) (element-type DossierBackup): copies of @portfolio from when it was called or lay
 *   otherwise; none where its history cannot be read
 */
GPtrArray *
dossier_backup_list_earlier (const char *portfolio)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_backup_free);
  g_autoptr (GRegex) names = g_regex_new (NAMES, G_REGEX_RAW, 0, NULL);
  g_autofree char *folder = dossier_backup_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  Search search = { .distance = SECONDS_OF_FIRST_BACKUP };
  const char *file;

  if (dir != NULL && begin (&search, portfolio))
    while ((file = g_dir_read_name (dir)) != NULL)
      look_at (&search, names, folder, file, backups);
  if (search.first != NULL)
    g_ptr_array_add (backups, search.first);
  dossier_database_close (search.database);
  g_free (search.stem);

  return backups;
}

/**
 * dossier_backup_find:
 * @portfolio: the path of a portfolio, which need not be there any more
 *
 * Looks into every backup there is: for a worker.
 *
 * Returns: (transfer full) (element-type DossierBackup): its backups, also those from when it was called or
 *   lay otherwise, the latest first
 */
GPtrArray *
dossier_backup_find (const char *portfolio)
{
  GPtrArray *backups = dossier_backup_list (portfolio);

  g_ptr_array_extend_and_steal (backups, dossier_backup_list_earlier (portfolio));
  g_ptr_array_sort (backups, dossier_backup_compare);
  return backups;
}
