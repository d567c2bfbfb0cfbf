/* test-backup.c FILES: dated copies: when they are made, that they are right, and that they go in time. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "dossier-backup.h"
#include "dossier-store-private.h"
#include "dossier-test.h"
#include "torture-disk.h"

static const char *files;

/* What is the matter with the disk, for files whose name has @part in it. */
static struct
{
  const char *part;
  int         error;       /* of the system */
  guint       times;
  gboolean    is_spoiled;  /* the next page gets a wrong bit */
} trouble;

typedef struct
{
  DossierTestFolder *folder;
  char              *path;
  DossierStore      *store;
} Fixture;

/* The disk */

static int
write_cb (const char *name,
          guint8     *bytes,
          int         length,
          gint64      offset)
{
  if (trouble.part == NULL || name == NULL || strstr (name, trouble.part) == NULL)
    return 0;

  if (trouble.times > 0)
    {
      trouble.times--;
      return trouble.error;
    }

  /* Behind the header: SQLite would notice that itself. */
  if (trouble.is_spoiled && offset > 4096 && length >= 4096)
    {
      bytes[length - 9] ^= 0x10;
      trouble.is_spoiled = FALSE;
    }

  return 0;
}

static void
let_fail (const char *part,
          int         error,
          guint       times)
{
  trouble.part = part;
  trouble.error = error;
  trouble.times = times;
}

static void
mend (void)
{
  let_fail (NULL, 0, 0);
}

/* Fixtures */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = dossier_test_folder_new ();
  fixture->path = dossier_test_folder_dup_path (fixture->folder, "office.dossier");
  fixture->store = dossier_test_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
}

static void
remove_backups (const char *portfolio)
{
  g_autoptr (GPtrArray) list = dossier_backup_list (portfolio);

  for (guint i = 0; i < list->len; i++)
    g_unlink (((DossierBackup *) list->pdata[i])->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *backups = dossier_backup_dup_folder ();

  mend ();
  remove_backups (fixture->path);
  g_rmdir (backups);
  g_clear_object (&fixture->store);
  dossier_test_folder_free (fixture->folder);
  g_free (fixture->path);
}

static char *
make (Fixture             *fixture,
      DossierBackupReason  reason,
      int                  month,
      int                  day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_local (2015, month, day, 14, 32, 5);
  g_autoptr (DossierSnapshot) snapshot = dossier_snapshot_new (fixture->path, &error);
  char *path;

  g_assert_no_error (error);
  path = dossier_backup_make (snapshot, reason, now, NULL, &error);
  g_assert_no_error (error);

  return path;
}

static char *
dup_title_in (const char *path)
{
  g_autoptr (DossierStore) backup = dossier_test_open (path, DOSSIER_STORE_READ_ONLY);
  g_autoptr (DossierRecord) glacy = dossier_store_get (backup, "programme", 1431, NULL);

  return g_strdup (dossier_record_get_text (glacy, "short_title"));
}

/* When */

typedef struct
{
  DossierSnapshot *snapshot;
  guint            n;
  int              reason;
} Wish;

static void
copy_wanted_cb (DossierStore *store,
                int           reason,
                Wish         *wish)
{
  g_autoptr (GError) error = NULL;

  wish->n++;
  wish->reason = reason;
  g_clear_pointer (&wish->snapshot, dossier_snapshot_free);
  wish->snapshot = dossier_snapshot_new (dossier_store_get_path (store), &error);
  g_assert_no_error (error);
}

/* The copy is written after the edit, and still has what was there before it. */
static void
test_before_the_first_edit (Fixture       *fixture,
                            gconstpointer  data)
{
  Wish wish = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_local (2015, 12, 10, 9, 0, 0);
  g_autoptr (DossierRecord) glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;

  g_signal_connect (fixture->store, "copy-wanted", G_CALLBACK (copy_wanted_cb), &wish);
  dossier_test_set (fixture->store, glacy, "short_title", "Renamed");
  dossier_test_set (fixture->store, glacy, "short_title", "Again");
  dossier_test_undo (fixture->store);
  g_assert_cmpuint (wish.n, ==, 1);
  g_assert_cmpint (wish.reason, ==, DOSSIER_BACKUP_DAILY);

  path = dossier_backup_make (wish.snapshot, DOSSIER_BACKUP_DAILY, now, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (path, "-2015-12-10.dossier"));
  title = dup_title_in (path);
  g_assert_cmpstr (title, ==, "GLACY");
  dossier_snapshot_free (wish.snapshot);

  /* On another day it is asked for again, also by an undo. */
  g_signal_handlers_disconnect_by_func (fixture->store, copy_wanted_cb, &wish);
  wish.snapshot = NULL;
  g_signal_connect (fixture->store, "copy-wanted", G_CALLBACK (copy_wanted_cb), &wish);
  g_date_set_dmy (&fixture->store->changed_on, 9, G_DATE_DECEMBER, 2015);
  dossier_test_undo (fixture->store);
  g_assert_cmpuint (wish.n, ==, 2);
  dossier_store_want_copy (fixture->store, DOSSIER_BACKUP_IMPORT);
  g_assert_cmpint (wish.reason, ==, DOSSIER_BACKUP_IMPORT);
  dossier_snapshot_free (wish.snapshot);
}

static void
test_first_of_the_day (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (DossierRecord) glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  g_autoptr (GDateTime) noon = g_date_time_new_local (2015, 12, 10, 12, 0, 0);
  g_autoptr (GDateTime) tomorrow = g_date_time_new_local (2015, 12, 11, 12, 0, 0);
  g_autofree char *path = make (fixture, DOSSIER_BACKUP_DAILY, 12, 10);
  g_autofree char *again = NULL;
  g_autofree char *import = NULL;
  g_autofree char *title = NULL;
  g_autofree char *before_import = NULL;

  dossier_test_set (fixture->store, glacy, "short_title", "Renamed");
  g_assert_false (dossier_backup_is_due (fixture->path, DOSSIER_BACKUP_DAILY, noon));
  g_assert_true (dossier_backup_is_due (fixture->path, DOSSIER_BACKUP_DAILY, tomorrow));
  g_assert_true (dossier_backup_is_due (fixture->path, DOSSIER_BACKUP_IMPORT, noon));
  again = make (fixture, DOSSIER_BACKUP_DAILY, 12, 10);
  import = make (fixture, DOSSIER_BACKUP_IMPORT, 12, 10);
  g_assert_cmpstr (again, ==, path);
  g_assert_true (g_str_has_suffix (import, "-2015-12-10-143205-import.dossier"));

  title = dup_title_in (path);
  before_import = dup_title_in (import);
  g_assert_cmpstr (title, ==, "GLACY");
  g_assert_cmpstr (before_import, ==, "Renamed");
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  static const DossierBackupReason reasons[] = {
    DOSSIER_BACKUP_ASKED, DOSSIER_BACKUP_DAILY, DOSSIER_BACKUP_MIGRATION,
  };
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *backups = dossier_backup_dup_folder ();
  g_autofree char *other = g_build_filename (backups, "office-00000000-2015-12-10.dossier", NULL);
  g_autofree char *strange = NULL;
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    g_free (make (fixture, reasons[i], 12, 8 + i / 2));
  first = make (fixture, DOSSIER_BACKUP_DAILY, 12, 9);
  strange = g_strconcat (first, ".part", NULL);
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  g_assert_true (g_file_set_contents (strange, "", 0, NULL));

  list = dossier_backup_list (fixture->path);
  g_assert_cmpuint (list->len, ==, 4);
  for (guint i = 0; i < list->len; i++)
    {
      static const DossierBackupReason latest_first[] = {
        DOSSIER_BACKUP_MIGRATION, DOSSIER_BACKUP_DAILY, DOSSIER_BACKUP_ASKED, DOSSIER_BACKUP_DAILY,
      };
      const DossierBackup *backup = g_ptr_array_index (list, i);

      g_assert_cmpint (backup->reason, ==, latest_first[i]);
      g_assert_cmpint (g_date_time_get_day_of_month (backup->at), ==, i < 2 ? 9 : 8);
      g_assert_cmpint (backup->size, >, 100000);
    }

  g_unlink (other);
  g_unlink (strange);
}

/* Renamed, and moved */

static char *
rename_portfolio (Fixture    *fixture,
                  const char *name)
{
  char *path = dossier_test_folder_dup_path (fixture->folder, name);

  g_clear_object (&fixture->store);
  g_assert_cmpint (g_rename (fixture->path, path), ==, 0);
  g_free (fixture->path);
  fixture->path = path;
  fixture->store = dossier_test_open (path, 0);
  return g_strdup (path);
}

static void
change (Fixture    *fixture,
        const char *note)
{
  g_autoptr (DossierRecord) glacy = dossier_store_get (fixture->store, "programme", 1431, NULL);

  g_assert_true (dossier_store_change (fixture->store, glacy, "note", note, NULL));
}

static void
assert_found (const char *portfolio,
              guint       n,
              const char *names)
{
  g_autoptr (GPtrArray) list = dossier_backup_find (portfolio);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const DossierBackup *backup = g_ptr_array_index (list, i);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", backup->name != NULL ? backup->name : "-");
    }
  g_assert_cmpstr (found->str, ==, names);
  g_assert_cmpuint (list->len, ==, n);
}

/* Also the one of before its first step; what another portfolio was is not among them. */
static void
test_renamed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *former = g_strdup (fixture->path);
  g_autofree char *renamed = NULL;
  g_autofree char *other = dossier_test_folder_dup_path (fixture->folder, "other.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (other, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (DossierSnapshot) snapshot = dossier_snapshot_new (other, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_local (2015, 12, 20, 8, 0, 0);

  g_free (dossier_backup_make (snapshot, DOSSIER_BACKUP_DAILY, now, NULL, NULL));
  dossier_snapshot_free (g_steal_pointer (&snapshot));
  g_free (make (fixture, DOSSIER_BACKUP_DAILY, 12, 8));
  change (fixture, "first");
  g_free (make (fixture, DOSSIER_BACKUP_DAILY, 12, 9));
  change (fixture, "second");

  renamed = rename_portfolio (fixture, "renamed.dossier");
  assert_found (renamed, 2, "office office");
  g_free (make (fixture, DOSSIER_BACKUP_DAILY, 12, 10));
  assert_found (renamed, 3, "- office office");
  assert_found (other, 1, "-");

  /* A copy has the same past, but not what came later.  What is from before the first step is that of
   * whatever has the name now. */
  g_assert_true (dossier_store_copy (fixture->store, former, NULL));
  change (fixture, "third");
  g_free (make (fixture, DOSSIER_BACKUP_DAILY, 12, 11));
  assert_found (renamed, 3, "- - office");
  assert_found (former, 3, "renamed - -");

  remove_backups (former);
  remove_backups (other);
}

/* The newest good one takes its place, whatever it is called. */
static void
test_renamed_and_damaged (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *former = g_strdup (fixture->path);
  g_autofree char *renamed = NULL;
  g_autofree char *first = NULL;
  g_autoptr (DossierBackup) good = NULL;

  change (fixture, "first");
  first = make (fixture, DOSSIER_BACKUP_DAILY, 12, 9);
  renamed = rename_portfolio (fixture, "renamed.dossier");
  good = dossier_backup_find_good (renamed);
  g_assert_nonnull (good);
  g_assert_cmpstr (good->path, ==, first);
  remove_backups (former);
}

/* Which */

static void
test_thinned (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *first = make (fixture, DOSSIER_BACKUP_DAILY, 1, 12);
  g_autofree char *second = make (fixture, DOSSIER_BACKUP_DAILY, 1, 13);
  g_autofree char *now = NULL;

  for (guint day = 14; day < 24; day++)
    g_free (make (fixture, DOSSIER_BACKUP_DAILY, 1, day));
  now = make (fixture, DOSSIER_BACKUP_DAILY, 5, 13);

  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (now, G_FILE_TEST_EXISTS));
}

/* One edit while the clock is three years ahead; then it is set back, and another. */
static void
test_clock_ahead (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GDateTime) ahead = g_date_time_new_local (2018, 12, 1, 9, 0, 0);
  g_autoptr (DossierSnapshot) snapshot = dossier_snapshot_new (fixture->path, NULL);

  for (guint month = 1; month <= 11; month++)
    g_free (make (fixture, DOSSIER_BACKUP_DAILY, month, 20));
  g_free (dossier_backup_make (snapshot, DOSSIER_BACKUP_DAILY, ahead, NULL, NULL));
  g_free (make (fixture, DOSSIER_BACKUP_DAILY, 12, 2));
  g_free (make (fixture, DOSSIER_BACKUP_DAILY, 12, 3));

  list = dossier_backup_list (fixture->path);
  g_assert_cmpuint (list->len, ==, 11 + 1 + 2);
  dossier_snapshot_free (g_steal_pointer (&snapshot));
}

/* What was killed in the midst of copying */

static gboolean
survives (Fixture    *fixture,
          const char *name,
          int         hours_old)
{
  g_autofree char *backups = dossier_backup_dup_folder ();
  g_autofree char *stem = dossier_backup_dup_stem (fixture->path);
  g_autofree char *own = g_strconcat (stem, name, NULL);
  g_autofree char *path = g_build_filename (backups, g_str_has_prefix (name, "2015") ? own : name, NULL);
  time_t then = g_get_real_time () / G_USEC_PER_SEC - hours_old * 3600;
  struct utimbuf times = { then, then };
  gboolean is_there;

  g_mkdir_with_parents (backups, 0700);
  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
  g_free (make (fixture, DOSSIER_BACKUP_DAILY, 12, 9));
  is_there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_unlink (path);
  return is_there;
}

/* What may still be written stays, and what is called otherwise is somebody else's. */
static void
test_half_made (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *name;
    int         hours_old;
    gboolean    survives;
  } cases[] = {
    { "2015-12-08.dossier.W8KFZ3", 25, FALSE },
    { "2015-12-08.dossier.W8KFZ3", 23, TRUE },
    { "2015-12-08.dossier.W8KFZ3", -25, TRUE },
    { "2015-12-08-143205-asked.dossier.W8KFZ3", 25, FALSE },
    { "2015-12-08-143205-asked.dossier.W8KFZ3-journal", 25, FALSE },
    { "2015-12-08-143205-asked.dossier.W8KFZ3-journal", 0, TRUE },
    { "2015-12-08-143205-asked.dossier.W8KFZ3-wal", 25, FALSE },
    { "2015-12-08-143205-asked.dossier.W8KFZ3-shm", 25, FALSE },
    { "of a name it had before-0123abcd-2015-12-08.dossier.W8KFZ3", 25, FALSE },
    { "2015-12-08.dossier", 25, TRUE },
    { "2015-12-08.dossier-journal", 25, TRUE },
    { "2015-12-08.dossier.backup", 25, TRUE },
    { "2015-12-08.dossier.W8KFZ34", 25, TRUE },
    { "office.dossier.W8KFZ3", 25, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %d hours old", cases[i].name, cases[i].hours_old);
      g_assert_cmpint (survives (fixture, cases[i].name, cases[i].hours_old), ==, cases[i].survives);
    }
}

/* Room */

static char *
make_next (Fixture    *fixture,
           int         day,
           guint      *n_sacrificed,
           GError    **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2015, 12, day, 9, 0, 0);
  g_autoptr (DossierSnapshot) snapshot = dossier_snapshot_new (fixture->path, error);

  return dossier_backup_make (snapshot, DOSSIER_BACKUP_DAILY, now, n_sacrificed, error);
}

static void
test_oldest_make_room (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *first = make (fixture, DOSSIER_BACKUP_DAILY, 12, 5);
  g_autofree char *second = make (fixture, DOSSIER_BACKUP_DAILY, 12, 6);
  g_autofree char *third = make (fixture, DOSSIER_BACKUP_DAILY, 12, 7);
  g_autofree char *fourth = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint n_sacrificed = 0;

  let_fail ("/backups/", ENOSPC, 2);
  fourth = make_next (fixture, 8, &n_sacrificed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_sacrificed, ==, 2);
  sentence = dossier_backup_dup_sacrifice (2);
  g_assert_cmpstr (sentence, ==,
                   "The disk is nearly full: 2 old backups were removed to make room for a new one.");
  g_assert_null (dossier_backup_dup_sacrifice (0));
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (third, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fourth, G_FILE_TEST_EXISTS));

  /* The last one is not given away for one that does not fit either. */
  let_fail ("/backups/", ENOSPC, G_MAXUINT);
  g_assert_null (make_next (fixture, 9, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FULL,
                             "No backup could be made. There is no room left");
  g_assert_false (g_file_test (third, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fourth, G_FILE_TEST_EXISTS));
}

/* What the system says is told in words, also of an edit: a share of the disk that is used up is no room,
 * and a disk that takes nothing any more, as the system found it faulty, is read-only. */
static void
test_causes (Fixture       *fixture,
             gconstpointer  data)
{
  static const char read_only[] = "The file cannot be changed. Save a copy to a place where you may write.";
  static const struct { int error; DossierStoreError code; const char *sentence; } causes[] = {
    { EDQUOT, DOSSIER_STORE_ERROR_FULL, "There is no room left on the disk." },
    { EROFS, DOSSIER_STORE_ERROR_READ_ONLY, read_only },
    { EACCES, DOSSIER_STORE_ERROR_READ_ONLY, read_only },
    { EPERM, DOSSIER_STORE_ERROR_READ_ONLY, read_only },
    { EBADF, DOSSIER_STORE_ERROR_READ_ONLY, read_only },
    { EIO, DOSSIER_STORE_ERROR_FAILED, "The portfolio could not be read or written (disk I/O error)." },
  };
  g_autoptr (DossierRecord) glacy = dossier_test_find (fixture->store, "programme", "GLACY");

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autofree char *code = g_strdup_printf ("X%u", i);
      g_autofree char *before = g_strdup (dossier_record_get_text (glacy, "code"));
      g_autoptr (GError) error = NULL;

      let_fail ("/office.dossier", causes[i].error, G_MAXUINT);
      g_assert_false (dossier_store_change (fixture->store, glacy, "code", code, &error));
      dossier_test_assert_error (&error, causes[i].code, causes[i].sentence);
      g_assert_cmpstr (dossier_record_get_text (glacy, "code"), ==, before);

      mend ();
      dossier_test_set (fixture->store, glacy, "code", code);
      g_assert_cmpstr (dossier_record_get_text (glacy, "code"), ==, code);
    }
}

static void
test_no_place (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *backups = dossier_backup_dup_folder ();
  g_autoptr (GError) error = NULL;

  g_rmdir (backups);
  g_assert_true (g_file_set_contents (backups, "not a folder", -1, NULL));
  g_assert_null (dossier_backup_make_now (fixture->path, DOSSIER_BACKUP_ASKED, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FAILED, "No backup could be made. The folder");
  g_unlink (backups);
}

/* What the disk did not keep is no backup. */
static void
test_verified (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *path = NULL;

  let_fail ("/backups/", 0, 0);
  trouble.is_spoiled = TRUE;
  g_assert_null (dossier_backup_make_now (fixture->path, DOSSIER_BACKUP_ASKED, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED, "No backup could be made.");
  list = dossier_backup_list (fixture->path);
  g_assert_cmpuint (list->len, ==, 0);

  path = dossier_backup_make_now (fixture->path, DOSSIER_BACKUP_ASKED, NULL, &error);
  g_assert_no_error (error);
}

/* Before the file is brought up to date */

static char *
copy_old_file (Fixture *fixture)
{
  g_autofree char *source = g_build_filename (files, "schema-0002.dossier", NULL);
  char *path = dossier_test_folder_dup_path (fixture->folder, "old.dossier");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

static gint64
get_version (const char *path)
{
  g_autoptr (DossierDatabase) database = dossier_database_open (path, SQLITE_OPEN_READONLY, NULL);

  return dossier_database_get_integer (database, "PRAGMA user_version");
}

static void
run_sql (const char *path,
         const char *sql)
{
  g_autoptr (DossierDatabase) database = dossier_database_open (path, SQLITE_OPEN_READWRITE, NULL);
  g_autoptr (GError) error = NULL;

  dossier_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

static void
test_before_migration (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = copy_old_file (fixture);
  g_autofree char *backups = dossier_backup_dup_folder ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GError) error = NULL;

  /* Without a backup nothing is changed. */
  g_rmdir (backups);
  g_assert_true (g_file_set_contents (backups, "not a folder", -1, NULL));
  g_assert_null (dossier_store_open (path, 0, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FAILED, "was not brought up to date");
  g_assert_cmpint (get_version (path), ==, 2);
  g_unlink (backups);

  /* All steps or none: one of them cannot be taken. */
  run_sql (path, "CREATE TABLE digest (strange TEXT)");
  g_assert_null (dossier_store_open (path, 0, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FAILED, "could not be brought up to date");
  g_assert_cmpint (get_version (path), ==, 2);
  run_sql (path, "DROP TABLE digest");
  remove_backups (path);

  store = dossier_test_open (path, 0);
  g_assert_cmpuint (dossier_store_get_n_sacrificed (store), ==, 0);
  g_clear_object (&store);
  g_object_unref (dossier_test_open (path, 0));
  g_assert_cmpint (get_version (path), >, 2);
  list = dossier_backup_list (path);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((DossierBackup *) list->pdata[0])->reason, ==, DOSSIER_BACKUP_MIGRATION);
  g_assert_cmpint (get_version (((DossierBackup *) list->pdata[0])->path), ==, 2);
  g_unlink (((DossierBackup *) list->pdata[0])->path);
}

/* There is room only once the oldest are gone; whoever opens the file can be told. */
static void
test_room_for_migration (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = copy_old_file (fixture);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GPtrArray) list = NULL;

  for (int day = 5; day < 8; day++)
    {
      g_autoptr (GDateTime) then = g_date_time_new_local (2015, 12, day, 9, 0, 0);
      g_autoptr (DossierSnapshot) snapshot = dossier_snapshot_new (path, NULL);

      g_free (dossier_backup_make (snapshot, DOSSIER_BACKUP_DAILY, then, NULL, NULL));
    }

  let_fail ("/backups/", ENOSPC, 2);
  store = dossier_test_open (path, 0);
  g_assert_cmpuint (dossier_store_get_n_sacrificed (store), ==, 2);
  list = dossier_backup_list (path);
  g_assert_cmpuint (list->len, ==, 2);
  remove_backups (path);
}

/* When the file is damaged */

static void
damage (const char *path,
        gsize       offset)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + offset, 0, MIN (40000, length - offset));
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static void
test_put_back (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *first = make (fixture, DOSSIER_BACKUP_DAILY, 12, 9);
  g_autofree char *second = make (fixture, DOSSIER_BACKUP_DAILY, 12, 10);
  g_autofree char *damaged_copy = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  g_autoptr (DossierBackup) good = NULL;
  g_autoptr (GError) error = NULL;

  /* The last backup is damaged as well. */
  g_clear_object (&fixture->store);
  damage (fixture->path, 200000);
  damage (second, 300000);
  sum = dossier_test_dup_checksum (fixture->path);
  good = dossier_backup_find_good (fixture->path);
  g_assert_cmpstr (good->path, ==, first);

  damaged_copy = dossier_backup_put_back (fixture->path, good->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (damaged_copy, "/office (damaged).dossier"));
  kept = dossier_test_dup_checksum (damaged_copy);
  g_assert_cmpstr (kept, ==, sum);
  fixture->store = dossier_test_open (fixture->path, 0);
  g_assert_cmpuint (dossier_test_count (fixture->store, "programme"), ==, 7);
  g_assert_true (dossier_store_check (fixture->store, NULL));

  /* What is kept does not take the place of what was kept before. */
  g_clear_object (&fixture->store);
  again = dossier_backup_put_back (fixture->path, good->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (again, "/office (damaged 2).dossier"));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void      (*test) (Fixture       *fixture,
                       gconstpointer  data);
  } tests[] = {
    { "/backup/before-the-first-edit", test_before_the_first_edit },
    { "/backup/first-of-the-day", test_first_of_the_day },
    { "/backup/list", test_list },
    { "/backup/renamed", test_renamed },
    { "/backup/renamed-and-damaged", test_renamed_and_damaged },
    { "/backup/thinned", test_thinned },
    { "/backup/clock-ahead", test_clock_ahead },
    { "/backup/half-made", test_half_made },
    { "/backup/oldest-make-room", test_oldest_make_room },
    { "/backup/causes", test_causes },
    { "/backup/no-place", test_no_place },
    { "/backup/verified", test_verified },
    { "/backup/before-migration", test_before_migration },
    { "/backup/room-for-migration", test_room_for_migration },
    { "/backup/put-back", test_put_back },
  };
  g_autoptr (DossierTestFolder) home = dossier_test_folder_new ();
  g_autofree char *data = dossier_test_folder_dup_path (home, "data");

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  files = argv[1];
  torture_disk_install ();
  torture_disk_set_writer (write_cb);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
