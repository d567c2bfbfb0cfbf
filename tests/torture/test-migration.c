/* test-migration.c FOLDER: a portfolio of an earlier version is brought up to date whole, or not at all.
 *
 * While it is, the disk fails in every way it can, and the power is cut.  Afterwards there is always a
 * portfolio that opens, with all that was in it.
 */
#include "dossier-store-private.h"
#include "torture-disk.h"
#include "torture-edits.h"
#include "torture-plate.h"

#define NAME "office.dossier"
#define FAULTS 6
#define CUTS 30

static char *old_bytes;
static gsize old_length;
static char *expected;  /* state of what is up to date */

static void
assert_up_to_date (DossierStore *store)
{
  g_autofree char *state = torture_dup_state (store);

  torture_assert_sound (store);
  dossier_test_assert_same (state, expected);
}

/* Refused with a sentence, or done; the next time, without a fault, it is done. */
static void
fail_once (const char           *path,
           const TortureTrouble *trouble,
           guint                 n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;

  torture_put_file (path, old_bytes, old_length);
  torture_disk_arm (trouble->fault, n, trouble->lasts);
  store = dossier_store_open (path, 0, &error);
  torture_disk_disarm ();
  if (store == NULL)
    {
      torture_assert_refused (&error);
      store = dossier_test_open (path, 0);
    }

  assert_up_to_date (store);
}

static void
test_faults (gconstpointer data)
{
  static const TortureTrouble none = { TORTURE_FAULT_DELAY, FALSE };
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  guint n_operations, stride;
  guint n_faults = 0;

  fail_once (path, &none, G_MAXUINT);
  n_operations = torture_disk_count ();
  stride = MAX (1, n_operations / torture_choose (FAULTS, n_operations));
  for (guint n = g_test_rand_int_range (1, stride + 1); n <= n_operations; n += stride, n_faults++)
    fail_once (path, data, n);

  g_test_message ("%u faults while %u operations bring a portfolio up to date", n_faults, n_operations);
}

static void
cut_power (const TorturePlate *plate,
           TortureCut          cut)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  g_autoptr (DossierStore) store = NULL;

  torture_plate_cut (plate, folder, cut);
  store = dossier_test_open (path, 0);
  assert_up_to_date (store);
}

static GPtrArray *
record (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  GPtrArray *trace = torture_trace_new ();

  torture_put_file (path, old_bytes, old_length);
  torture_disk_record (trace);
  g_object_unref (dossier_test_open (path, 0));
  torture_disk_record (NULL);

  return trace;
}

static void
test_power_cut (void)
{
  g_autoptr (GPtrArray) trace = record ();
  g_autoptr (TorturePlate) plate = torture_plate_new ();
  guint stride = MAX (1, trace->len * TORTURE_N_CUTS / torture_choose (CUTS, trace->len * TORTURE_N_CUTS));
  guint n_cuts = 0;

  torture_plate_put (plate, NAME, old_bytes, old_length);
  for (guint i = 0; i < trace->len; i++)
    {
      torture_plate_play (plate, g_ptr_array_index (trace, i));
      for (TortureCut cut = 0; cut < TORTURE_N_CUTS; cut++)
        if (g_test_rand_int_range (0, stride) == 0)
          {
            cut_power (plate, cut);
            n_cuts++;
          }
      torture_report (i + 1, trace->len);
    }

  g_test_message ("%u operations of the disk, %u power cuts", trace->len, n_cuts);
  g_assert_cmpuint (n_cuts, >, 0);
}

static void
read_old (const char *files)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  g_autofree char *old = g_build_filename (files, "schema-0002.dossier", NULL);
  g_autoptr (DossierStore) store = NULL;

  g_assert_true (g_file_get_contents (old, &old_bytes, &old_length, NULL));
  torture_put_file (path, old_bytes, old_length);
  store = dossier_test_open (path, 0);
  expected = torture_dup_state (store);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  torture_disk_install ();
  read_old (argv[1]);

  for (guint i = 0; i < TORTURE_N_TROUBLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("/migration/%s", torture_troubles[i].name);

      g_test_add_data_func (name, &torture_troubles[i], test_faults);
    }
  g_test_add_func ("/migration/power-cut", test_power_cut);
  status = g_test_run ();

  g_free (expected);
  g_free (old_bytes);
  return status;
}
