/* test-migration.c FOLDER: a portfolio of an earlier version is brought up to date whole, or not at all.
 *
 * While it is, the disk fails in every way it can, and the power is cut.  Afterwards the file is as it was,
 * to the byte, or up to date with all that was in it; and before anything is written there is a backup.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-backup.h"
#include "dossier-store-private.h"
#include "torture-disk.h"
#include "torture-edits.h"
#include "torture-plate.h"

#define NAME "office.dossier"
/* Bringing a file up to date takes thousands of operations.  In the long run many of them fail, each time
 * others. */
#define FAULTS 2
#define FAULTS_SLOW 250
#define CUTS 10
#define CUTS_SLOW 1000
#define USER_VERSION_OFFSET 60  /* https://www.sqlite.org/fileformat2.html, 1.3 */

/* A file that an earlier version saved. */
typedef struct
{
  char   *name;
  char   *bytes;
  gsize   length;
  GBytes *image;         /* as it was, see dup_image() */
  GBytes *new_image;     /* and when it is up to date */
  char   *expected;      /* the state of that */
} Old;

typedef struct
{
  const Old            *old;
  const TortureTrouble *trouble;
} Case;

/* Looking */

static void
copy_file (const char *from,
           const char *to,
           const char *suffix)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  if (g_file_get_contents (source, &bytes, &length, NULL))
    g_assert_true (g_file_set_contents (target, bytes, length, NULL));
}

/* All pages as whoever opens the file finds them, with what lies in a log or a journal beside it.  The file
 * itself is left alone.  What its head says of how it was written counts for nothing: the versions, the
 * count of changes and of changes of the schema, which a copy has anew, and who wrote it last. */
static GBytes *
dup_image (const char *path)
{
  static const struct { guint8 offset, length; } unlike[] = { { 18, 2 }, { 24, 4 }, { 40, 4 }, { 92, 8 } };
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *copy = dossier_test_folder_dup_path (folder, NAME);
  g_autoptr (DossierDatabase) database = NULL;
  sqlite3_int64 size = 0;
  guint8 *pages;

  copy_file (path, copy, "");
  copy_file (path, copy, "-wal");
  copy_file (path, copy, "-journal");
  database = dossier_database_open (copy, SQLITE_OPEN_READWRITE, NULL);
  g_assert_nonnull (database);
  pages = sqlite3_serialize (dossier_database_get_handle (database), "main", &size, 0);
  g_assert_nonnull (pages);
  for (guint i = 0; i < G_N_ELEMENTS (unlike); i++)
    memset (pages + unlike[i].offset, 0, unlike[i].length);

  return g_bytes_new_with_free_func (pages, size, sqlite3_free, pages);
}

/* All or nothing. */
static void
assert_whole (const Old  *old,
              const char *path,
              gboolean    may_be_new)
{
  g_autoptr (GBytes) image = dup_image (path);

  if (!g_bytes_equal (image, old->image) && !(may_be_new && g_bytes_equal (image, old->new_image)))
    g_error ("%s is neither as it was nor up to date", old->name);
}

static void
assert_up_to_date (const Old    *old,
                   DossierStore *store)
{
  g_autofree char *state = torture_dup_state (store);

  torture_assert_sound (store);
  dossier_test_assert_same (state, old->expected);
}

/* Backups */

static void
assert_backed_up (const Old  *old,
                  const char *path)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (path);

  g_assert_cmpuint (backups->len, >, 0);
  for (guint i = 0; i < backups->len; i++)
    {
      g_autoptr (GBytes) image = dup_image (((DossierBackup *) g_ptr_array_index (backups, i))->path);

      g_assert_true (g_bytes_equal (image, old->image));
    }
}

/* One that is there would be the backup of the next try. */
static void
put_old (const Old  *old,
         const char *path)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (path);

  for (guint i = 0; i < backups->len; i++)
    g_assert_cmpint (g_unlink (((DossierBackup *) g_ptr_array_index (backups, i))->path), ==, 0);
  torture_put_file (path, old->bytes, old->length);
}

/* A disk that fails */

/* Refused with a sentence, or done; the next time, without a fault, it is done. */
static void
fail_once (const Old            *old,
           const char           *path,
           const TortureTrouble *trouble,
           guint                 n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;

  put_old (old, path);
  torture_disk_arm (trouble->fault, n, trouble->lasts);
  store = dossier_store_open (path, 0, &error);
  torture_disk_disarm ();
  if (store == NULL)
    {
      torture_assert_refused (&error);
      assert_whole (old, path, trouble->lasts);
      store = dossier_test_open (path, 0);
    }

  assert_up_to_date (old, store);
  assert_backed_up (old, path);
}

static void
test_faults (gconstpointer data)
{
  const Case *now = data;
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  guint n_operations, stride;
  guint n_faults = 0;

  fail_once (now->old, path, now->trouble, G_MAXUINT);
  n_operations = torture_disk_count ();
  stride = MAX (1, n_operations / torture_choose (FAULTS, FAULTS_SLOW));
  for (guint n = g_test_rand_int_range (1, stride + 1); n <= n_operations; n += stride, n_faults++)
    {
      fail_once (now->old, path, now->trouble, n);
      torture_report (n_faults + 1, n_operations / stride);
    }

  g_test_message ("%u faults while %u operations bring a portfolio up to date", n_faults, n_operations);
}

/* Power cuts */

static void
cut_power (const Old          *old,
           const TorturePlate *plate,
           TortureCut          cut)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  g_autoptr (DossierStore) store = NULL;

  torture_plate_cut (plate, folder, cut);
  assert_whole (old, path, TRUE);
  store = dossier_test_open (path, 0);
  assert_up_to_date (old, store);
}

/* The log is where the portfolio is first written to. */
static void
assert_backup_first (GPtrArray *trace)
{
  guint n_backup = 0;
  gboolean is_begun = FALSE;

  for (guint i = 0; i < trace->len; i++)
    {
      TortureEvent *event = g_ptr_array_index (trace, i);
      gboolean is_backup = !g_str_has_prefix (event->file, NAME);

      g_assert_false (is_backup && is_begun);
      n_backup += is_backup;
      is_begun = is_begun || (event->kind == TORTURE_EVENT_WRITE && g_str_equal (event->file, NAME "-wal"));
    }

  g_assert_cmpuint (n_backup, >, 0);
  g_assert_true (is_begun);
}

static GPtrArray *
record (const Old *old)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  GPtrArray *trace = torture_trace_new ();

  put_old (old, path);
  torture_disk_record (trace);
  g_object_unref (dossier_test_open (path, 0));
  torture_disk_record (NULL);

  return trace;
}

static void
test_power_cut (gconstpointer data)
{
  const Old *old = data;
  g_autoptr (GPtrArray) trace = record (old);
  g_autoptr (TorturePlate) plate = torture_plate_new ();
  guint stride = MAX (1, trace->len * TORTURE_N_CUTS / torture_choose (CUTS, CUTS_SLOW));
  guint n_cuts = 0;

  assert_backup_first (trace);
  torture_plate_put (plate, NAME, old->bytes, old->length);
  for (guint i = 0; i < trace->len; i++)
    {
      torture_plate_play (plate, g_ptr_array_index (trace, i));
      for (TortureCut cut = 0; cut < TORTURE_N_CUTS; cut++)
        if (g_test_rand_int_range (0, stride) == 0)
          {
            cut_power (old, plate, cut);
            n_cuts++;
          }
      torture_report (i + 1, trace->len);
    }

  g_test_message ("%u operations of the disk, %u power cuts", trace->len, n_cuts);
}

/* Files of earlier versions */

static void
old_free (gpointer data)
{
  Old *old = data;

  g_free (old->name);
  g_free (old->bytes);
  g_clear_pointer (&old->image, g_bytes_unref);
  g_clear_pointer (&old->new_image, g_bytes_unref);
  g_free (old->expected);
  g_free (old);
}

static Old *
old_new (const char *files,
         const char *name)
{
  Old *old = g_new0 (Old, 1);
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  g_autofree char *source = g_build_filename (files, name, NULL);
  g_autoptr (DossierStore) store = NULL;

  old->name = g_strndup (name, strlen (name) - strlen (".dossier"));
  g_assert_true (g_file_get_contents (source, &old->bytes, &old->length, NULL));
  put_old (old, path);
  old->image = dup_image (path);
  store = dossier_test_open (path, 0);
  old->new_image = dup_image (path);
  old->expected = torture_dup_state (store);

  return old;
}

static void
add_tests (Old *old)
{
  g_autofree char *power_cut = g_strdup_printf ("/migration/%s/power-cut", old->name);

  for (guint i = 0; i < TORTURE_N_TROUBLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("/migration/%s/%s", old->name, torture_troubles[i].name);
      Case *now = g_new (Case, 1);

      *now = (Case) { old, &torture_troubles[i] };
      g_test_add_data_func_full (name, now, test_faults, g_free);
    }
  g_test_add_data_func (power_cut, old, test_power_cut);
}

static gboolean
is_of_version (const Old *old,
               GBytes    *image)
{
  const guint8 *a = g_bytes_get_data (old->image, NULL), *b = g_bytes_get_data (image, NULL);

  return memcmp (a + USER_VERSION_OFFSET, b + USER_VERSION_OFFSET, 4) == 0;
}

/* Returns: (element-type Old): all but the one of the present version */
static GPtrArray *
read_files (const char *files)
{
  GPtrArray *olds = g_ptr_array_new_with_free_func (old_free);
  g_autoptr (GDir) dir = g_dir_open (files, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "schema-") && g_str_has_suffix (name, ".dossier"))
      {
        Old *old = old_new (files, name);

        if (is_of_version (old, old->new_image))
          old_free (old);
        else
          g_ptr_array_add (olds, old);
      }

  g_assert_cmpuint (olds->len, >, 0);
  return olds;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DossierTestFolder) home = dossier_test_folder_new ();
  g_autofree char *data = dossier_test_folder_dup_path (home, "data");
  g_autoptr (GPtrArray) olds = NULL;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  torture_disk_install ();
  olds = read_files (argv[1]);
  for (guint i = 0; i < olds->len; i++)
    add_tests (g_ptr_array_index (olds, i));

  return g_test_run ();
}
