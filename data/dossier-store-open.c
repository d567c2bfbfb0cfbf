/* dossier-store-open.c: from a path to an open store, or to a sentence that says why not.
 *
 * What lies at the path was looked at before (dossier-store-look.c).
 */
#include "dossier-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dossier-backup.h"
#include "dossier-copy.h"
#include "dossier-damage-private.h"
#include "dossier-database-files.h"
#include "dossier-digest.h"
#include "dossier-history-private.h"
#include "dossier-json.h"
#include "dossier-store-private.h"

#define SCHEMA_FOLDER "/org/dossierapp/Dossier/data/schema"
#define SAMPLE_PATH "/org/dossierapp/Dossier/data/sample.json"
#define IN_MEMORY ":memory:"
#define READ_VERSION_OFFSET 19
#define SHARED_SIZE 32768     /* https://www.sqlite.org/walformat.html, 2.2 */
#define WAL_VERSION 2
#define READ_WHOLE_BYTES (4 << 20)

/* Schema */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The steps that make the schema, in order; @version of them are behind the file. */
static char **
dup_steps (DossierDatabase  *database,
           guint            *version,
           guint            *known,
           GError          **error)
{
  g_auto (GStrv) steps = g_resources_enumerate_children (SCHEMA_FOLDER, 0, error);
  gint64 user_version;

  if (steps == NULL || !dossier_database_read_integer (database, "PRAGMA user_version", &user_version, error))
    return NULL;

  *version = user_version;
  *known = g_strv_length (steps);
  qsort (steps, *known, sizeof *steps, compare_names);
  return g_steal_pointer (&steps);
}

static gboolean
run_step (DossierDatabase  *database,
          const char       *name,
          guint             step,
          GError          **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", SCHEMA_FOLDER, name);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u", step);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, 0, error);

  return sql != NULL &&
         dossier_search_drop_triggers (database, error) &&
         dossier_database_execute (database, g_bytes_get_data (sql, NULL), error) &&
         dossier_database_execute (database, stamp, error);
}

static gboolean
may_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Says in words what is damaged; how the database calls it can be had from dossier_store_find_damage(). */
static gboolean
set_damage (const char  *path,
            const char  *what,
            GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
               /* Translators: a file, and a sentence about what is damaged in it */
               _("“%s” is damaged. %s Open a backup or a copy of it."), name, what);
  return FALSE;
}

/* Before anything is written: what a newer version made is not to be judged by this one. */
static gboolean
check_version (DossierDatabase  *database,
               const char       *path,
               gboolean          is_read_only,
               GError          **error)
{
  guint version = 0, known = 0;
  g_auto (GStrv) steps = dup_steps (database, &version, &known, error);

  if (steps == NULL)
    return FALSE;

  /* An empty file, which is to become a portfolio, has no version yet. */
  if (version != known && dossier_database_get_integer (database, "SELECT count(*) FROM sqlite_schema") > 0 &&
      dossier_damage_is_described (database))
    return set_damage (path, _("It does not say any more which version of Dossier wrote it."), error);

  if (version > known)
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_TOO_NEW,
                   _("“%s” was written by a newer version of Dossier. Update Dossier to open it."), path);

  if (version < known && is_read_only && may_write (path))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_READ_ONLY,
                   _("“%s” was written by an older version of Dossier. Open it in the window first: a backup "
                     "is made, and then it is brought up to date."), path);

  if (version < known && is_read_only)
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_READ_ONLY,
                   _("“%s” was written by an older version of Dossier and cannot be brought up to date "
                     "because it is read-only. Copy it to a place where you may write."), path);

  return TRUE;
}

/* What the schema does not say: in a new file, one of an earlier version, or one that lacks it. */
static gboolean
prepare (DossierDatabase  *database,
         GError          **error)
{
  return dossier_search_prepare (database, error) && dossier_digest_prepare (database, error) &&
         dossier_history_prepare (database, error);
}

/* All steps and what goes with them, or none. */
static gboolean
run_steps (DossierDatabase  *database,
           char            **steps,
           guint             version,
           GError          **error)
{
  guint n_steps = g_strv_length (steps);
  gboolean ok = dossier_database_begin (database, error);

  for (guint step = version; ok && step < n_steps; step++)
    ok = run_step (database, steps[step], step + 1, error);
  if (ok && prepare (database, error) && dossier_database_commit (database, error))
    return TRUE;

  dossier_database_roll_back (database);
  g_prefix_error (error, _("The portfolio could not be brought up to date: "));
  return FALSE;
}

/* @backed_up: (nullable): a file that has something in it, of which there has to be a backup first;
 * @n_sacrificed: how many older ones had to go for that. */
static gboolean
migrate (DossierDatabase  *database,
         const char       *backed_up,
         guint            *n_sacrificed,
         GError          **error)
{
  guint version = 0, known = 0;
  g_auto (GStrv) steps = dup_steps (database, &version, &known, error);

  if (steps == NULL)
    return FALSE;

  if (version < known && backed_up != NULL)
    {
      g_autoptr (GError) fault = NULL;
      g_autofree char *backup = dossier_backup_make_now (backed_up, DOSSIER_BACKUP_MIGRATION, n_sacrificed,
                                                         &fault);

      /* Whatever it is, it is about the backup. */
      if (backup == NULL)
        {
          g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, "%s%s",
                       _("The portfolio was not brought up to date, so that nothing can be lost: "),
                       fault->message);
          return FALSE;
        }
    }

  return version == known ? prepare (database, error) : run_steps (database, steps, version, error);
}

/* Asked before the head of the file says that it has a log: some network shares cannot share the memory by
 * which programs find their way in one. */
static gboolean
can_share_memory (DossierDatabase *database)
{
  sqlite3_file *file = NULL;
  volatile void *memory = NULL;
  gboolean can_share;

  sqlite3_file_control (dossier_database_get_handle (database), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == NULL || file->pMethods == NULL)
    return TRUE;
  if (file->pMethods->iVersion < 2 || file->pMethods->xShmMap == NULL)
    return FALSE;

  can_share = file->pMethods->xShmMap (file, 0, SHARED_SIZE, TRUE, &memory) == SQLITE_OK;
  file->pMethods->xShmUnmap (file, !can_share);
  return can_share;
}

/* Nobody has the file for himself any longer than that takes. */
static gboolean
use_rollback_journal (DossierDatabase  *database,
                      GError          **error)
{
  return dossier_database_execute (database, "PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; "
                                             "SELECT count(*) FROM sqlite_schema", error);
}

/* WAL lets workers read while the window writes; where it cannot be had, on a network share, a rollback
 * journal serves.  EXTRA: what was shown as done survives a power cut, which for a log FULL would do. */
static gboolean
prepare_for_writing (DossierDatabase  *database,
                     gboolean          is_new,
                     GError          **error)
{
  g_autofree char *locking = dossier_database_dup_text (database, "PRAGMA locking_mode");
  g_autofree char *mode = dossier_database_dup_text (database, "PRAGMA journal_mode");
  gboolean has_log = g_strcmp0 (mode, "wal") == 0 && g_strcmp0 (locking, "exclusive") != 0;

  if (!has_log && !(can_share_memory (database)
                    ? dossier_database_execute (database, "PRAGMA journal_mode = WAL", error)
                    : use_rollback_journal (database, error)))
    return FALSE;

  /* Only in a new file: writing the same value again would change the file each time it is opened. */
  return dossier_database_execute (database, "PRAGMA synchronous = EXTRA", error) &&
         (!is_new || dossier_database_execute (database, "PRAGMA application_id = 0x444F5352", error));
}

/* Opening */

/* For whoever may not write the file, SQLite would make the files of a WAL beside it in his name
 * and leave them there: then the one who may write it could not any more. */
static gboolean
would_litter (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  guint8 version = 0;
  int fd;

  if (g_access (path, W_OK) == 0 || g_file_test (wal, G_FILE_TEST_EXISTS) || dossier_database_is_open (path))
    return FALSE;

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return FALSE;
  if (pread (fd, &version, 1, READ_VERSION_OFFSET) != 1)
    version = 0;
  close (fd);

  return version == WAL_VERSION;
}

/* Leaves nothing behind, whoever may write the file or its folder. */
DossierDatabase *
dossier_store_open_for_reading (const char  *path,
                                GError     **error)
{
  g_autoptr (DossierDatabase) database = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *escaped = NULL;

  /* SQLite tidies up behind itself only where it may write: otherwise the files of
   * the WAL would stay behind beside the portfolio. */
  if (may_write (path))
    {
      database = dossier_database_open (path, SQLITE_OPEN_READWRITE, error);
      return database != NULL && dossier_database_execute (database, "PRAGMA query_only = ON", error)
             ? g_steal_pointer (&database) : NULL;
    }

  if (!would_litter (path))
    database = dossier_database_open (path, SQLITE_OPEN_READONLY, NULL);
  if (database != NULL && dossier_database_execute (database, "SELECT 1 FROM sqlite_schema", NULL))
    return g_steal_pointer (&database);

  /* A file in a folder that may not be written has no place for the shared memory of WAL. */
  escaped = g_uri_escape_string (path, "/", TRUE);
  uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  g_clear_pointer (&database, dossier_database_close);
  return dossier_database_open (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

static DossierDatabase *
open_database (const char  *path,
               gboolean     is_new,
               gboolean     is_read_only,
               GError     **error)
{
  if (is_read_only)
    return dossier_store_open_for_reading (path, error);

  return dossier_database_open (path, SQLITE_OPEN_READWRITE | (is_new ? SQLITE_OPEN_CREATE : 0), error);
}

static gboolean
check_database (DossierDatabase  *database,
                const char       *path,
                GError          **error)
{
  g_autofree char *finding = dossier_database_dup_text (database, "PRAGMA integrity_check (1)");
  g_autofree char *what = NULL;
  g_autofree char *orphan = NULL;

  if (finding == NULL)
    return dossier_database_set_error (database, error);

  if (!g_str_equal (finding, "ok"))
    {
      if (dossier_database_has_failing_disk (database))
        return dossier_store_set_read_error (path, EIO, error);

      what = dossier_damage_dup_structure (database);
      return set_damage (path, what != NULL ? what : _("The file is broken inside."), error);
    }

  orphan = dossier_database_dup_text (database, "PRAGMA foreign_key_check");
  if (orphan == NULL && sqlite3_errcode (dossier_database_get_handle (database)) != SQLITE_OK)
    return dossier_database_set_error (database, error);

  if (orphan != NULL)
    {
      /* Translators: what many records of a kind are called */
      what = g_strdup_printf (_("Records of “%s” refer to others that are not there."),
                              dossier_damage_get_plural (orphan));
      return set_damage (path, what, error);
    }

  return TRUE;
}

/* What is damaged would show some records and not others.  A file of usual size is read in a few
 * milliseconds; a huge one only when somebody asks. */
static gboolean
check_if_small (DossierDatabase  *database,
                const char       *path,
                GError          **error)
{
  gint64 size = dossier_database_get_integer (database, "SELECT page_count * page_size "
                                                        "FROM pragma_page_count, pragma_page_size");

  return size > READ_WHOLE_BYTES || check_database (database, path, error);
}

static DossierStore *
open_store (const char         *path,
            gboolean            is_new,
            gboolean            is_read_only,
            DossierStoreFlags   flags,
            GError            **error)
{
  gboolean is_known = is_new || (flags & DOSSIER_STORE_UNCHECKED) != 0 || dossier_database_is_open (path);
  gboolean is_backed_up = !is_new && (flags & DOSSIER_STORE_NO_BACKUP) == 0;
  g_autoptr (DossierDatabase) database = open_database (path, is_new, is_read_only, error);
  g_autoptr (DossierStore) self = NULL;
  guint n_sacrificed = 0;

  if (database == NULL)
    return NULL;

  /* The first look inside finds out whether somebody else has it locked. */
  if (!dossier_database_execute (database, "SELECT count(*) FROM sqlite_schema", error) ||
      !check_version (database, path, is_read_only, error) ||
      !dossier_store_trust_file (database, path, is_read_only, error) ||
      (!is_known && !check_if_small (database, path, error)) ||
      (!is_read_only && !prepare_for_writing (database, is_new, error)) ||
      (!is_read_only && !migrate (database, is_backed_up ? path : NULL, &n_sacrificed, error)))
    return NULL;

  self = dossier_store_new_for_database (g_steal_pointer (&database), path, is_read_only, error);
  if (self != NULL)
    self->n_sacrificed = n_sacrificed;

  return g_steal_pointer (&self);
}

static void
remove_file (const char *path)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Whether a file can be made at @path.  What lies beside it already is looked at before anything that is
 * left of one that could not be made is removed. */
static gboolean
prepare_folder (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   _("The folder “%s” could not be made: %s."), folder, g_strerror (errno));
      return FALSE;
    }

  if (g_access (folder, W_OK) != 0)
    return dossier_store_set_write_error (path, errno, TRUE, error);

  return dossier_database_files_check_beside (path, error);
}

static DossierStore *
create_store (const char         *path,
              DossierStoreFlags   flags,
              GError            **error)
{
  g_autoptr (DossierStore) self = NULL;

  if (!g_str_equal (path, IN_MEMORY) && !prepare_folder (path, error))
    return NULL;

  self = open_store (path, TRUE, FALSE, 0, error);
  if (self != NULL && (flags & DOSSIER_STORE_SAMPLE) != 0)
    {
      g_autoptr (GBytes) sample = g_resources_lookup_data (SAMPLE_PATH, 0, error);

      if (sample == NULL || !dossier_json_load (self, g_bytes_get_data (sample, NULL), error))
        g_clear_object (&self);
    }

  /* From here on the head of the file itself says what it is, also to whoever opens it
   * while it is still open here. */
  if (self != NULL && !dossier_database_execute (self->database, "PRAGMA wal_checkpoint (TRUNCATE)", error))
    g_clear_object (&self);

  if (self == NULL)
    remove_file (path);

  return g_steal_pointer (&self);
}

/* The database does not know what the file is called; what was looked for and found has its own words. */
static void
name_file (GError     **error,
           const char  *path)
{
  if (error != NULL && g_error_matches (*error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY))
    {
      g_clear_error (error);
      dossier_store_refuse (error, DOSSIER_STORE_ERROR_BUSY,
                     _("Another program is using “%s”. Close it there, or try again in a moment."), path);
    }
  else if (error != NULL && g_error_matches (*error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_UNREADABLE))
    {
      g_clear_error (error);
      dossier_store_set_read_error (path, EIO, error);
    }
  else if (error != NULL && dossier_database_is_unnamed_damage (*error))
    {
      g_clear_error (error);
      set_damage (path, _("A part of it that everything else depends on cannot be read."), error);
    }
}

/**
 * dossier_store_set_wait:
 * @func: (nullable)
 *
 * For the whole program, before it opens anything.
 */
void
dossier_store_set_wait (DossierStoreWaitFunc func)
{
  dossier_database_set_wait (func);
}

/**
 * dossier_store_open:
 * @path: a file, or ":memory:" for one that is gone when closed
 * @flags: see #DossierStoreFlags
 *
 * A file that may not be written is opened read-only: ask dossier_store_is_read_only().
 * An older portfolio is brought up to date.  What is not a portfolio is left untouched.
 *
 * Returns: (transfer full): the open store, or %NULL with a sentence in @error
 */
DossierStore *
dossier_store_open (const char         *path,
                    DossierStoreFlags   flags,
                    GError            **error)
{
  DossierStore *store;
  gboolean is_new = g_str_equal (path, IN_MEMORY) ||
                    ((flags & DOSSIER_STORE_CREATE) != 0 && !g_file_test (path, G_FILE_TEST_EXISTS));

  if (is_new)
    return create_store (path, flags, error);

  if (!dossier_store_look (path, error))
    return NULL;

  store = open_store (path, FALSE, (flags & DOSSIER_STORE_READ_ONLY) != 0 || !may_write (path),
                      flags, error);
  if (store == NULL)
    name_file (error, path);

  return store;
}

/**
 * dossier_store_get_n_sacrificed:
 *
 * Returns: how many older backups had to go, as there was no room for the one that was made before the
 *   portfolio was brought up to date; see dossier_backup_dup_sacrifice()
 */
guint
dossier_store_get_n_sacrificed (DossierStore *self)
{
  return self->n_sacrificed;
}

/* The whole file */

/* However the paths are written. */
static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf left, right;

  return g_stat (a, &left) == 0 && g_stat (b, &right) == 0 &&
         left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/**
 * dossier_store_copy:
 * @path: where the copy goes; replaced if it exists
 *
 * Writes a compact copy with the whole history, and reads it back.  The copy appears at @path only
 * when it is complete and the same.
 */
gboolean
dossier_store_copy (DossierStore  *self,
                    const char    *path,
                    GError       **error)
{
  if (is_same_file (path, self->path))
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                           _("A copy cannot take the place of the open portfolio. Choose another name."));
      return FALSE;
    }

  /* What is seen of it is partly of one file, partly of another. */
  if (dossier_store_is_overwritten (self))
    return dossier_store_check_place (self, error);

  return dossier_copy (self->database, path, DOSSIER_COPY_COMPACT, NULL, error);
}

/**
 * dossier_store_check:
 *
 * Reads the whole file and compares all indexes and references with it.
 *
 * Returns: %FALSE with the first finding in @error if the file is damaged
 */
gboolean
dossier_store_check (DossierStore  *self,
                     GError       **error)
{
  return check_database (self->database, self->path, error);
}
