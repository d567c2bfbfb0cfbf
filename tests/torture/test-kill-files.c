/* test-kill-files.c FOLDER: killed while it writes a whole file, a program leaves the old one or the new.
 *
 * A child makes a backup, puts one back, brings a portfolio up to date, saves what is left of a damaged one
 * or writes a copy.  It is killed by its disk in the midst of an operation, or by the clock.  What was there
 * is there, what is called finished is whole, and the next attempt works.  So it is when the disk only fails.
 */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "dossier-backup.h"
#include "dossier-salvage.h"
#include "dossier-scratch.h"
#include "dossier-snapshot.h"
#include "dossier-store-private.h"
#include "torture-disk.h"
#include "torture-edits.h"
#include "torture-names.h"

#define KILLS 12
#define KILLS_SLOW 300
#define FAULTS 1             /* of every kind */
#define FAULTS_SLOW 200
#define LAST_OPERATIONS 6  /* where the new takes the place of the old */
#define MOST_RENAMES 4       /* of the copy, of the log, of what was there; and none that fails */
#define TWO_DAYS (2 * 24 * 60 * 60)
#define LOG "changes that are not in the file yet"

/* What is killed, and what has to be true after it. */
typedef struct
{
  const char *name;
  void      (*prepare) (void);
  gboolean  (*act)     (GError **error);
  void      (*look)    (gboolean is_done);
} Deed;

/* A file with a whole state, and what that state is. */
typedef struct
{
  char  *bytes;
  gsize  length;
  char  *state;
} Whole;

static Whole recent;   /* with a file that was embedded in the last step */
static Whole older;    /* the same before that step */
static Whole ancient;  /* of an early version: its state is what it becomes */
static Whole damaged;  /* the first without its head: its state is what can be saved of it */

static char *home;     /* of all passing files: a killed program leaves some */
static DossierTestFolder *folder;
static char *path;     /* of the portfolio */
static char *target;   /* of what is made of it */
static char *backup;

/* Looking */

static char *
dup_state_at (const char        *file,
              DossierStoreFlags  flags)
{
  g_autoptr (DossierStore) store = dossier_test_open (file, flags);
  g_autoptr (GError) error = NULL;

  dossier_store_check (store, &error);
  g_assert_no_error (error);
  if ((flags & DOSSIER_STORE_READ_ONLY) == 0)
    torture_assert_sound (store);
  return torture_dup_state (store);
}

static gboolean
has_bytes (const char *file,
           const char *bytes,
           gsize       length)
{
  g_autofree char *found = NULL;
  gsize n_found;

  return g_file_get_contents (file, &found, &n_found, NULL) && n_found == length &&
         memcmp (found, bytes, length) == 0;
}

/* How many files beside @file have these bytes. */
static guint
count_files (const char *file,
             const char *bytes,
             gsize       length)
{
  g_autofree char *place = g_path_get_dirname (file);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;
  guint n_files = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *found = g_build_filename (place, name, NULL);

      n_files += has_bytes (found, bytes, length);
    }

  return n_files;
}

static void
assert_state (const char  *file,
              const Whole *whole)
{
  g_autofree char *state = dup_state_at (file, 0);

  dossier_test_assert_same (state, whole->state);
}

/* A backup */

static void
put_recent (void)
{
  torture_put_file (path, recent.bytes, recent.length);
}

static gboolean
make_backup (GError **error)
{
  g_autofree char *made = dossier_backup_make_now (path, DOSSIER_BACKUP_ASKED, NULL, error);

  return made != NULL;
}

/* As if two days had passed since. */
static guint
age_others (guint n_known)
{
  g_autofree char *place = dossier_backup_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  time_t then = g_get_real_time () / G_USEC_PER_SEC - TWO_DAYS;
  struct utimbuf times = { then, then };
  const char *name;
  guint n_files = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (place, name, NULL);

      g_utime (file, &times);
      n_files++;
    }

  g_assert_cmpuint (n_files, >=, n_known);
  return n_files;
}

static void
look_at_backup (gboolean is_done)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (path);
  guint n_known = backups->len;
  g_autoptr (GError) error = NULL;

  assert_state (path, &recent);
  g_assert_cmpuint (n_known, >=, is_done ? 1 : 0);
  for (guint i = 0; i < n_known; i++)
    assert_state (((DossierBackup *) backups->pdata[i])->path, &recent);

  /* What is half made is gone with the next one. */
  age_others (n_known);
  make_backup (&error);
  g_assert_no_error (error);
  g_clear_pointer (&backups, g_ptr_array_unref);
  backups = dossier_backup_list (path);
  g_assert_cmpuint (age_others (backups->len), ==, backups->len);
  g_assert_cmpuint (backups->len, >=, 1);
}

/* A backup in the place of a damaged portfolio, which has a log beside it */

static void
put_damaged (void)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  torture_put_file (path, damaged.bytes, damaged.length);
  torture_put_file (backup, older.bytes, older.length);
  g_assert_true (g_file_set_contents (log, LOG, -1, NULL));
}

static gboolean
put_back (GError **error)
{
  g_autofree char *aside = dossier_backup_put_back (path, backup, NULL, error);

  return aside != NULL;
}

/* Nothing of what was there is lost, and what is new has not the log of the old beside it. */
static gboolean
look_at_place (void)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  gboolean is_new = !has_bytes (path, damaged.bytes, damaged.length);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (path, damaged.bytes, damaged.length), >=, 1);
  if (!torture_names_cannot_exchange ())
    g_assert_cmpuint (count_files (path, damaged.bytes, damaged.length), ==, 1);
  g_assert_cmpuint (count_files (path, LOG, strlen (LOG)), ==, 1);
  if (is_new)
    {
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
      assert_state (path, &older);
    }

  return is_new;
}

static void
look_at_restored (gboolean is_done)
{
  g_autofree char *aside = dossier_test_folder_dup_path (folder, "office (damaged).dossier");
  g_autofree char *log = g_strconcat (aside, "-wal", NULL);
  gboolean is_new = look_at_place ();
  g_autoptr (GError) error = NULL;

  g_assert_true (is_new || !is_done);
  if (!is_new)
    {
      put_back (&error);
      g_assert_no_error (error);
      g_assert_true (look_at_place ());
    }
  if (is_done || !is_new)
    {
      g_assert_true (has_bytes (aside, damaged.bytes, damaged.length));
      g_assert_true (has_bytes (log, LOG, strlen (LOG)));
    }
}

static void
put_damaged_without_exchange (void)
{
  put_damaged ();
  torture_names_refuse_exchange (TRUE);
}

static void
look_without_exchange (gboolean is_done)
{
  look_at_restored (is_done);
  torture_names_refuse_exchange (FALSE);
}

/* A portfolio of an earlier version */

static void
put_ancient (void)
{
  torture_put_file (path, ancient.bytes, ancient.length);
}

static gboolean
bring_up_to_date (GError **error)
{
  g_autoptr (DossierStore) store = dossier_store_open (path, 0, error);

  return store != NULL;
}

static gboolean
is_old (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (file, DOSSIER_STORE_READ_ONLY, &error);

  if (store != NULL)
    return FALSE;

  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_READ_ONLY, "older version");
  return TRUE;
}

static void
look_at_old_backups (guint n_wanted)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (path);

  g_assert_cmpuint (backups->len, >=, n_wanted);
  for (guint i = 0; i < backups->len; i++)
    {
      const char *old = ((DossierBackup *) backups->pdata[i])->path;
      g_autofree char *place = g_path_get_dirname (path);
      g_autofree char *copy = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (is_old (old));
      copy = dossier_snapshot_bring_up_to_date (old, place, NULL, &error);
      g_assert_no_error (error);
      assert_state (copy, &ancient);
      g_unlink (copy);
    }
}

static void
look_at_updated (gboolean is_done)
{
  gboolean is_new = !is_old (path);

  g_assert_true (is_new || !is_done);
  look_at_old_backups (is_new ? 1 : 0);
  assert_state (path, &ancient);
  look_at_old_backups (1);
}

/* What can be saved of a damaged portfolio */

static void
put_headless (void)
{
  torture_put_file (path, damaged.bytes, damaged.length);
}

static gboolean
salvage (GError **error)
{
  g_autoptr (DossierSalvage) report = dossier_store_salvage (path, target, NULL, error);

  return report != NULL;
}

static void
look_at_salvaged (gboolean is_done)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (has_bytes (path, damaged.bytes, damaged.length));
  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    {
      g_assert_false (is_done);
      salvage (&error);
      g_assert_no_error (error);
    }
  assert_state (target, &damaged);
}

/* A copy in the place of an older one */

static void
put_both (void)
{
  put_recent ();
  torture_put_file (target, older.bytes, older.length);
}

static gboolean
copy (GError **error)
{
  g_autoptr (DossierStore) store = dossier_store_open (path, 0, error);

  return store != NULL && dossier_store_copy (store, target, error);
}

static void
look_at_copy (gboolean is_done)
{
  assert_state (path, &recent);
  if (is_done || !has_bytes (target, older.bytes, older.length))
    assert_state (target, &recent);
}

static const Deed deeds[] = {
  { "backup", put_recent, make_backup, look_at_backup },
  { "restore", put_damaged, put_back, look_at_restored },
  { "restore-without-exchange", put_damaged_without_exchange, put_back, look_without_exchange },
  { "migration", put_ancient, bring_up_to_date, look_at_updated },
  { "salvage", put_headless, salvage, look_at_salvaged },
  { "copy", put_both, copy, look_at_copy },
};

/* Killing */

/* What a deed takes when nobody disturbs it. */
typedef struct
{
  guint  operations;
  gint64 microseconds;
} Cost;

/* The child: never returns. */
static void
act_and_say (const Deed *deed,
             guint       operations,
             int         pipe_end)
{
  gint64 before = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  Cost cost;

  torture_disk_arm (TORTURE_FAULT_KILL, operations, TRUE);
  if (!deed->act (&error))
    {
      g_printerr ("%s\n", error->message);
      _exit (1);
    }

  torture_disk_disarm ();
  cost = (Cost) { torture_disk_count (), g_get_monotonic_time () - before };
  _exit (write (pipe_end, &cost, sizeof cost) == sizeof cost ? 0 : 1);
}

/* Kills at the operation, or after the time if that is not 0.  Returns: whether it was done before. */
static gboolean
run (const Deed *deed,
     guint       operations,
     guint       microseconds,
     Cost       *cost)
{
  gboolean is_done;
  int ends[2];
  int status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    act_and_say (deed, operations, ends[1]);

  close (ends[1]);
  if (microseconds > 0)
    {
      g_usleep (microseconds);
      kill (child, SIGKILL);
    }
  is_done = read (ends[0], cost, sizeof *cost) == sizeof *cost;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : is_done && WEXITSTATUS (status) == 0);

  return is_done;
}

static void
lay_out (void)
{
  folder = dossier_test_folder_new ();
  path = dossier_test_folder_dup_path (folder, "office.dossier");
  target = dossier_test_folder_dup_path (folder, "other.dossier");
  backup = dossier_test_folder_dup_path (folder, "backup.dossier");
}

/* With all passing files: no one makes them any more. */
static void
sweep (void)
{
  g_autoptr (GDir) dir = g_dir_open (home, 0, NULL);
  const char *name;

  g_clear_pointer (&folder, dossier_test_folder_free);
  g_clear_pointer (&path, g_free);
  g_clear_pointer (&target, g_free);
  g_clear_pointer (&backup, g_free);
  dossier_scratch_free (dossier_backup_dup_folder ());
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    dossier_scratch_free (g_build_filename (home, name, NULL));
}

static guint
pick_operation (guint n_operations)
{
  int first = g_test_rand_bit () ? 1 : MAX (1, (int) n_operations - LAST_OPERATIONS);

  return g_test_rand_int_range (first, n_operations + 1);
}

static void
test_deed (gconstpointer data)
{
  const Deed *deed = data;
  guint n_kills = torture_choose (KILLS, KILLS_SLOW);
  guint n_done = 0;
  Cost cost = { 0 };

  for (guint i = 0; i <= n_kills; i++)
    {
      Cost whole = cost;
      gboolean is_by_clock = i % 3 == 2;
      gboolean is_done;

      lay_out ();
      deed->prepare ();
      is_done = run (deed, i == 0 || is_by_clock ? G_MAXUINT : pick_operation (whole.operations),
                     is_by_clock ? g_test_rand_int_range (1, whole.microseconds) : 0, &cost);
      deed->look (is_done);
      sweep ();
      n_done += is_done;
      if (i > 0)
        cost = whole;
      torture_report (i, n_kills);
    }

  g_test_message ("%u operations of the disk, %.0f ms; %u kills, %u too late", cost.operations,
                  cost.microseconds / 1000.0, n_kills, n_done - 1);
  g_assert_cmpuint (n_done, <=, n_kills / 2 + 1);
}

/* Without killing */

/* Whenever the disk fails, what was there is kept, under whatever name. */
static void
test_no_other_name (void)
{
  guint n_done = 0;

  for (guint n = 0; n < MOST_RENAMES; n++)
    {
      g_autofree char *aside = NULL;
      g_autoptr (GError) error = NULL;

      lay_out ();
      put_damaged ();
      torture_names_fail_after (n);
      aside = dossier_backup_put_back (path, backup, NULL, &error);
      torture_names_fail_after (G_MAXUINT);
      if (aside == NULL)
        torture_assert_refused (&error);
      g_assert_true (has_bytes (aside != NULL ? aside : path, damaged.bytes, damaged.length));
      if (aside != NULL)
        assert_state (path, &older);
      g_assert_cmpuint (count_files (path, damaged.bytes, damaged.length), ==, 1);
      n_done += aside != NULL;
      sweep ();
    }

  g_assert_cmpuint (n_done, ==, 2);
}

/* Returns: how many operations it has; @n_refused counts those that were not to be done */
static guint
fail_once (const Deed           *deed,
           const TortureTrouble *trouble,
           guint                 n,
           guint                *n_refused)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;
  guint n_operations;

  lay_out ();
  deed->prepare ();
  torture_disk_arm (trouble->fault, n, trouble->lasts);
  is_done = deed->act (&error);
  n_operations = torture_disk_count ();
  torture_disk_disarm ();

  g_assert_true (is_done || (n != G_MAXUINT && trouble->fault != TORTURE_FAULT_DELAY));
  if (!is_done)
    torture_assert_refused (&error);
  *n_refused += !is_done;
  deed->look (is_done);
  sweep ();

  return n_operations;
}

static void
test_failing_disk (gconstpointer data)
{
  guint n_faults = torture_choose (FAULTS, FAULTS_SLOW);
  guint n_refused = 0;

  for (guint t = 0; t < TORTURE_N_TROUBLES; t++)
    {
      guint n_operations = fail_once (data, &torture_troubles[t], G_MAXUINT, &n_refused);

      for (guint i = 0; i < n_faults; i++)
        fail_once (data, &torture_troubles[t], g_test_rand_int_range (1, n_operations + 1), &n_refused);
      torture_report (t + 1, TORTURE_N_TROUBLES);
    }

  g_test_message ("%u faults, %u times refused", n_faults * TORTURE_N_TROUBLES, n_refused);
  g_assert_cmpuint (n_refused, >, 0);
}

/* With the power cut at any moment: nothing takes the place of another before it is on the disk, and nothing
 * is done that relies on it before it has taken it. */
static void
test_names (gconstpointer data)
{
  const Deed *deed = data;
  g_autoptr (GError) error = NULL;
  guint n_names;

  lay_out ();
  deed->prepare ();
  torture_names_begin_watch ();
  deed->act (&error);
  n_names = torture_names_end_watch ();
  g_assert_no_error (error);
  g_test_message ("%u names", n_names);
  g_assert_cmpuint (n_names, >, 0);
  deed->look (TRUE);
  sweep ();
}

/* Before */

static void
keep (Whole *whole)
{
  g_assert_true (g_file_get_contents (path, &whole->bytes, &whole->length, NULL));
  whole->state = dup_state_at (path, 0);
}

static void
make_wholes (const char *files)
{
  g_autofree char *old = g_build_filename (files, "schema-0002.dossier", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  DossierStore *store;

  lay_out ();
  store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  g_object_unref (dossier_test_add (store, "programme", "short_title", "Octopus", NULL));
  g_object_unref (store);
  keep (&older);

  store = dossier_test_open (path, 0);
  g_assert_true (torture_deeds[TORTURE_EMBED] (store, rand, NULL));
  g_object_unref (store);
  keep (&recent);

  damaged.bytes = g_memdup2 (recent.bytes, recent.length);
  damaged.length = recent.length;
  memset (damaged.bytes, 0, 100);
  put_headless ();
  salvage (NULL);
  damaged.state = dup_state_at (target, 0);

  g_assert_true (g_file_get_contents (old, &ancient.bytes, &ancient.length, NULL));
  put_ancient ();
  ancient.state = dup_state_at (path, 0);
  sweep ();
}

static void
clear (Whole *whole)
{
  g_free (whole->bytes);
  g_free (whole->state);
}

int
main (int    argc,
      char **argv)
{
  const char *place = g_getenv ("TMPDIR");
  int status;

  home = g_build_filename (place != NULL ? place : "/tmp", "dossier-kill-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (home));
  g_setenv ("TMPDIR", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  torture_disk_install ();
  make_wholes (argv[1]);

  g_test_add_func ("/kill-files/no-other-name", test_no_other_name);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *name = g_strdup_printf ("/kill-files/%s", deeds[i].name);
      g_autofree char *failing = g_strdup_printf ("/kill-files/failing-disk/%s", deeds[i].name);
      g_autofree char *names = g_strdup_printf ("/kill-files/names/%s", deeds[i].name);

      g_test_add_data_func (name, &deeds[i], test_deed);
      g_test_add_data_func (failing, &deeds[i], test_failing_disk);
      g_test_add_data_func (names, &deeds[i], test_names);
    }
  status = g_test_run ();

  clear (&recent);
  clear (&older);
  clear (&ancient);
  clear (&damaged);
  sweep ();
  g_rmdir (home);
  g_free (home);
  return status;
}
