/* test-power-cut.c: after a power cut everything that was acknowledged is there, and nothing is half done.
 *
 * A disk keeps for sure only what was synced.  All it is asked to do while somebody works is
 * written down; then the power is cut after every single operation: what was synced by then
 * lies in the file, and of the rest any sectors, as a disk that reorders its writes may leave
 * them.  Such a file is opened and compared with what the person was told.
 */
#include "dossier-store-private.h"
#include "torture-edits.h"
#include "torture-plate.h"

#define ACTS 25
#define ACTS_SLOW 150
#define CUTS 120
#define RARITY_WHILE_MAKING 10  /* most operations make the portfolio, before anything was told */
#define EAGER_CHECKPOINTS "PRAGMA wal_autocheckpoint = 40"
#define NAME "office.dossier"

/* What was told is there, or what was to be told next. */
static void
assert_survived (const char *path,
                 const char *told,
                 const char *next)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, 0, &error);
  g_autofree char *state = NULL;

  if (told == NULL && store == NULL)
    {
      torture_assert_refused (&error);
      return;
    }

  g_assert_no_error (error);
  torture_assert_sound (store);
  state = torture_dup_state (store);
  if (next == NULL || !g_str_equal (state, next))
    dossier_test_assert_same (state, told != NULL ? told : next);
}

static void
cut_power (const TorturePlate *plate,
           TortureCut          cut,
           const char         *next)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);

  torture_plate_cut (plate, folder, cut);
  assert_survived (path, torture_plate_get_told (plate), next);
}

/* The state that is acknowledged next, after event @i. */
static const char *
find_next (GPtrArray *trace,
           guint      i)
{
  for (; i < trace->len; i++)
    {
      TortureEvent *event = g_ptr_array_index (trace, i);

      if (event->kind == TORTURE_EVENT_MARK)
        return g_bytes_get_data (event->bytes, NULL);
    }

  return NULL;
}

/* Working */

static void
mark (GPtrArray    *trace,
      DossierStore *store)
{
  g_autofree char *state = torture_dup_state (store);

  torture_trace_mark (trace, state);
}

/* A portfolio from its making to its closing, twice. */
static GPtrArray *
work (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  GPtrArray *trace = torture_trace_new ();

  torture_disk_record (trace);
  for (guint day = 0; day < 2; day++)
    {
      g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);

      mark (trace, store);
      dossier_database_execute (store->database, EAGER_CHECKPOINTS, NULL);
      for (guint i = 0; i < (g_test_slow () ? ACTS_SLOW : ACTS); i++)
        if (torture_act (store, torture_pick_act (rand), rand, NULL))
          mark (trace, store);
    }
  torture_disk_record (NULL);

  return trace;
}

static gboolean
is_chosen (const TorturePlate *plate,
           guint               n_events)
{
  guint rarity = torture_plate_get_told (plate) == NULL ? RARITY_WHILE_MAKING : 1;
  guint chances = n_events * TORTURE_N_CUTS * rarity;
  int wanted = torture_choose (CUTS, CUTS) * 3;

  return g_test_slow () || g_test_rand_int_range (0, chances) < wanted;
}

static void
test_power_cut (gconstpointer is_share)
{
  g_autoptr (GPtrArray) trace = NULL;
  g_autoptr (TorturePlate) plate = torture_plate_new ();
  guint n_cuts = 0;

  torture_disk_set_share (is_share != NULL);
  trace = work ();
  for (guint i = 0; i < trace->len; i++)
    {
      torture_plate_play (plate, g_ptr_array_index (trace, i));
      for (TortureCut cut = 0; cut < TORTURE_N_CUTS; cut++)
        if (is_chosen (plate, trace->len))
          {
            cut_power (plate, cut, find_next (trace, i + 1));
            n_cuts++;
          }
      torture_report (i + 1, trace->len);
    }

  g_test_message ("%u operations of the disk, %u power cuts", trace->len, n_cuts);
  g_assert_cmpuint (n_cuts, >, 0);
  torture_disk_set_share (FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  torture_disk_install ();

  g_test_add_data_func ("/power-cut/what-was-told-is-there", NULL, test_power_cut);
  g_test_add_data_func ("/power-cut/on-a-share", GINT_TO_POINTER (TRUE), test_power_cut);

  return g_test_run ();
}
