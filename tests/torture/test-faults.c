/* test-faults.c: whatever the disk refuses to do, an edit is done whole or not at all, and the store goes on.
 *
 * A day at work – opening a portfolio, adding, changing, deleting, undoing, redoing, closing –
 * is lived through again and again.  Each time another operation of the disk fails, in every
 * way a disk can fail, once or from then on until the fault is mended.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-store-private.h"
#include "torture-disk.h"
#include "torture-edits.h"

#define SMALL_CACHE "PRAGMA cache_size = 8"           /* pages are read and written amid an edit */
#define FAULTS 8           /* of every kind; all there can be in the long run */
#define FAULTS_CREATING 2
#define USUAL_CACHE "PRAGMA cache_size = 2000"
#define EAGER_CHECKPOINTS "PRAGMA wal_autocheckpoint = 12"  /* and brought into the file after it */

/* A portfolio at work, and the records somebody looks at, unless they are deleted. */
typedef struct
{
  DossierStore  *store;
  DossierRecord *programme;
  DossierRecord *activity;
} Desk;

static char *base_bytes;
static gsize base_length;

/* A day at work */

static gboolean
add (Desk    *desk,
     GError **error)
{
  g_autoptr (DossierEdit) edit = dossier_store_begin (desk->store, "Adding two", NULL, error);
  g_autoptr (DossierRecord) programme = dossier_record_new (dossier_table_find ("programme"));
  g_autoptr (DossierRecord) component = dossier_record_new (dossier_table_find ("component"));

  if (edit == NULL ||
      !dossier_edit_set (edit, programme, "short_title", "Octopus", error) ||
      !dossier_edit_save (edit, programme, error))
    return FALSE;

  dossier_record_set_link (component, "programme", dossier_record_get_id (programme));
  return dossier_edit_set (edit, component, "title", "Legislation", error) &&
         dossier_edit_save (edit, component, error) &&
         dossier_edit_commit (edit, error);
}

static gboolean
change (Desk    *desk,
        GError **error)
{
  g_autofree char *long_text = g_strnfill (9000, 'x');
  g_autoptr (DossierEdit) edit = dossier_store_begin (desk->store, "Changing two", NULL, error);

  return edit != NULL &&
         dossier_edit_set (edit, desk->programme, "objective", long_text, error) &&
         dossier_edit_set (edit, desk->programme, "budget", "EUR 5", error) &&
         dossier_edit_save (edit, desk->programme, error) &&
         dossier_edit_set (edit, desk->activity, "country", "FR", error) &&
         dossier_edit_set (edit, desk->activity, "date", "12 May 2016", error) &&
         dossier_edit_save (edit, desk->activity, error) &&
         dossier_edit_commit (edit, error);
}

static gboolean
rename_activity (Desk    *desk,
                 GError **error)
{
  return dossier_store_change (desk->store, desk->activity, "title", "Another title", error);
}

static gboolean
delete (Desk    *desk,
        GError **error)
{
  return dossier_store_remove (desk->store, desk->programme, error);
}

static gboolean
undo (Desk    *desk,
      GError **error)
{
  return dossier_store_undo (desk->store, error);
}

static gboolean
redo (Desk    *desk,
      GError **error)
{
  return dossier_store_redo (desk->store, error);
}

static gboolean (* const deeds[]) (Desk *desk, GError **error) = {
  add, change, rename_activity, delete, undo, undo, redo, undo, undo,
};

/* What must hold */

/* Reads past the fault: what the file has, not what the disk says at present. */
static char *
dup_state (Desk *desk)
{
  char *state;

  torture_disk_pause (TRUE);
  state = torture_dup_state (desk->store);
  torture_disk_pause (FALSE);

  return state;
}

/* The same without what is undone. */
static char *
dup_past (Desk *desk)
{
  g_autofree char *records = NULL;
  g_autofree char *journal = NULL;

  torture_disk_pause (TRUE);
  records = dossier_test_dup_snapshot (desk->store);
  journal = torture_dup_journal (desk->store, FALSE);
  torture_disk_pause (FALSE);

  return g_strconcat (records, journal, NULL);
}

static void
assert_as_stored (Desk          *desk,
                  DossierRecord *record)
{
  g_autoptr (DossierRecord) stored = dossier_store_dup_stored (desk->store, record);
  const DossierTable *table = dossier_record_get_table (record);

  /* A deleted record keeps its last values. */
  for (guint i = 0; stored != NULL && i < table->n_fields; i++)
    if (!dossier_record_has_same (record, stored, table->fields[i].name))
      g_error ("%s in memory is not as in the file", table->fields[i].name);
}

static void
assert_records (Desk *desk)
{
  torture_disk_pause (TRUE);
  if (desk->programme != NULL)
    assert_as_stored (desk, desk->programme);
  if (desk->activity != NULL)
    assert_as_stored (desk, desk->activity);
  torture_disk_pause (FALSE);
}

/* One deed: done, or refused with a sentence and nothing of it left. */
static void
do_one (Desk                  *desk,
        const TortureTrouble  *trouble,
        guint                  number,
        char                 **state)
{
  g_autofree char *before = g_steal_pointer (state);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done = deeds[number] (desk, &error);

  /* What is only slow refuses nothing. */
  g_assert_true (is_done || trouble->fault != TORTURE_FAULT_DELAY);

  after = dup_state (desk);
  if (is_done)
    {
      g_assert_no_error (error);
      g_assert_false (g_str_equal (before, after));
    }
  else
    {
      torture_assert_refused (&error);
      dossier_test_assert_same (after, before);
    }

  /* As long as nothing can be read, nothing can be read anew: also where a journal would have to be brought
   * into the file first. */
  if (!trouble->lasts ||
      (trouble->fault == TORTURE_FAULT_FULL && !dossier_store_is_held_up_by_readers (desk->store)))
    assert_records (desk);
  *state = g_steal_pointer (&after);
}

static void
do_all (Desk                 *desk,
        const TortureTrouble *trouble)
{
  g_autofree char *state = dup_state (desk);

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    do_one (desk, trouble, i, &state);
}

static gboolean
sit_down (Desk       *desk,
          const char *path,
          GError    **error)
{
  desk->store = dossier_store_open (path, 0, error);
  if (desk->store == NULL)
    return FALSE;

  torture_disk_pause (TRUE);
  dossier_database_execute (desk->store->database, SMALL_CACHE, NULL);
  dossier_database_execute (desk->store->database, EAGER_CHECKPOINTS, NULL);
  desk->programme = dossier_store_find (desk->store, "programme", "GLACY", NULL);
  desk->activity = dossier_store_find (desk->store, "activity", "Workshop", NULL);
  torture_disk_pause (FALSE);
  return TRUE;
}

static void
stand_up (Desk *desk)
{
  g_clear_object (&desk->programme);
  g_clear_object (&desk->activity);
  g_clear_object (&desk->store);
}

/* The fault is mended: the next edit works, records are as the file has them, and all can be undone. */
static void
assert_mended (Desk       *desk,
               const char *beginning)
{
  g_autofree char *records = NULL;

  dossier_database_execute (desk->store->database, USUAL_CACHE, NULL);
  g_object_unref (dossier_test_add (desk->store, "activity", "title", "The day after", NULL));
  assert_records (desk);
  torture_undo_all (desk->store);
  records = dossier_test_dup_snapshot (desk->store);
  dossier_test_assert_same (records, beginning);
  torture_assert_sound (desk->store);
}

static gboolean
is_past (Desk       *desk,
         const char *past)
{
  g_autofree char *reopened = dup_past (desk);

  return g_str_equal (reopened, past);
}

/* A disk that failed for good may have taken in a whole step and failed to say so: then that is there, too.
 * What leads back from an undo is to redo it, and from all else to undo it. */
static void
go_back (Desk       *desk,
         const char *past)
{
  if (dossier_store_redo (desk->store, NULL))
    {
      if (is_past (desk, past))
        return;
      dossier_test_undo (desk->store);
    }

  dossier_test_undo (desk->store);
}

/* Opened again, the file has what it had. */
static void
assert_kept (Desk       *desk,
             const char *past,
             gboolean    may_have_more)
{
  g_autofree char *reopened = NULL;

  if (may_have_more && !is_past (desk, past))
    go_back (desk, past);
  reopened = dup_past (desk);
  dossier_test_assert_same (reopened, past);
}

static void
put_base (const char *path)
{
  torture_put_file (path, base_bytes, base_length);
}

/* Returns: whether the fault came */
static gboolean
live_through (const char           *path,
              const char           *beginning,
              const TortureTrouble *trouble,
              guint                 n)
{
  gboolean is_mended, has_come;
  Desk desk = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *past = NULL;

  put_base (path);
  torture_disk_arm (trouble->fault, n, trouble->lasts);
  if (sit_down (&desk, path, &error))
    do_all (&desk, trouble);
  else
    {
      g_assert_cmpint (trouble->fault, !=, TORTURE_FAULT_DELAY);
      torture_assert_refused (&error);
    }

  /* The fault may last beyond the end of the day, or be mended before: both by turns.  One that has not come
   * yet comes while all is put away. */
  is_mended = desk.store != NULL && n % 2 == 0 && torture_disk_count () >= n;
  if (is_mended)
    {
      torture_disk_disarm ();
      assert_mended (&desk, beginning);
    }
  past = desk.store != NULL ? dup_past (&desk) : NULL;
  stand_up (&desk);
  has_come = torture_disk_count () >= n;
  torture_disk_disarm ();

  g_assert_true (sit_down (&desk, path, &error));
  g_assert_no_error (error);
  if (past != NULL)
    assert_kept (&desk, past, trouble->lasts);
  if (!is_mended)
    assert_mended (&desk, beginning);
  stand_up (&desk);

  return has_come;
}

/* How many operations a day has when all goes well, from the opening to the closing. */
static guint
count_operations (const char           *path,
                  const char           *beginning,
                  const TortureTrouble *trouble)
{
  g_assert_false (live_through (path, beginning, trouble, G_MAXUINT));
  return torture_disk_count ();
}

static void
test_day (gconstpointer data)
{
  const TortureTrouble *trouble = data;
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  g_autofree char *beginning = NULL;
  guint n_operations, stride;
  guint n_faults = 0, n_come = 0;

  put_base (path);
  {
    g_autoptr (DossierStore) store = dossier_test_open (path, 0);

    beginning = dossier_test_dup_snapshot (store);
  }

  n_operations = count_operations (path, beginning, trouble);
  stride = torture_stride (n_operations, FAULTS);
  for (guint n = g_test_rand_int_range (1, stride + 1); n <= n_operations; n += stride, n_faults++)
    {
      n_come += live_through (path, beginning, trouble, n);
      torture_report (n, n_operations);
    }

  g_test_message ("%u faults in a day of %u operations", n_come, n_operations);

  /* A refused deed may leave a day with fewer. */
  g_assert_cmpuint (n_come, >=, n_faults - n_faults / 10 - 1);
  g_assert_cmpuint (n_come, >, 0);
}

static void
open_and_close (const char           *path,
                const TortureTrouble *trouble,
                guint                 n)
{
  DossierStore *store;

  torture_disk_arm (trouble->fault, n, trouble->lasts);
  store = dossier_store_open (path, 0, NULL);
  g_clear_object (&store);
  torture_disk_disarm ();
}

static char *
dup_digests (const char *path)
{
  g_autoptr (DossierStore) store = dossier_test_open (path, 0);

  return dossier_database_dup_text (store->database, "SELECT group_concat (hex (cells)) FROM digest");
}

/* What another program changed can still be told from what Dossier wrote, however the file was opened. */
static void
test_opening (gconstpointer data)
{
  const TortureTrouble *trouble = data;
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  g_autofree char *digests = NULL;
  g_autofree char *changed_bytes = NULL;
  gsize length;
  guint n_operations, stride;
  guint n_faults = 0;

  put_base (path);
  digests = dup_digests (path);
  {
    g_autoptr (DossierStore) store = dossier_test_open (path, 0);

    dossier_database_execute (store->database, "UPDATE programme SET short_title = 'Octopus'", NULL);
  }
  g_assert_true (g_file_get_contents (path, &changed_bytes, &length, NULL));

  torture_put_file (path, changed_bytes, length);
  open_and_close (path, trouble, G_MAXUINT);
  n_operations = torture_disk_count ();
  stride = torture_stride (n_operations, FAULTS);
  for (guint n = g_test_rand_int_range (1, stride + 1); n <= n_operations; n += stride, n_faults++)
    {
      g_autofree char *found = NULL;

      torture_put_file (path, changed_bytes, length);
      open_and_close (path, trouble, n);
      found = dup_digests (path);
      g_assert_true (g_str_equal (found, digests));
    }

  g_test_message ("%u faults while %u operations open a portfolio", n_faults, n_operations);
  g_assert_cmpuint (n_faults, >, 0);
}

/* The same where no log can be kept; the portfolio was brought there from a place where it had one. */
static void
test_day_on_share (gconstpointer data)
{
  torture_disk_set_share (TRUE);
  test_day (data);
  torture_disk_set_share (FALSE);
}

/* A portfolio that cannot be made leaves nothing behind. */
static void
create (const char           *path,
        const TortureTrouble *trouble,
        guint                 n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;

  torture_disk_arm (trouble->fault, n, trouble->lasts);
  store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);
  torture_disk_disarm ();
  if (store == NULL)
    {
      torture_assert_refused (&error);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      store = dossier_test_open (path, DOSSIER_STORE_CREATE);
    }
  torture_assert_sound (store);
  g_clear_object (&store);
  g_unlink (path);
}

static void
test_creating (gconstpointer data)
{
  const TortureTrouble *trouble = data;
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  guint n_operations, stride;
  guint n_faults = 0;

  create (path, trouble, G_MAXUINT);
  n_operations = torture_disk_count ();
  stride = torture_stride (n_operations, FAULTS_CREATING);
  for (guint n = g_test_rand_int_range (1, stride + 1); n <= n_operations; n += stride, n_faults++)
    create (path, trouble, n);

  g_test_message ("%u faults while %u operations make a portfolio", n_faults, n_operations);
  g_assert_cmpuint (n_faults, >, 0);
}

static void
read_base (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "base.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  g_autoptr (DossierRecord) programme = dossier_test_add (store, "programme", "short_title", "GLACY", NULL);

  for (guint i = 0; i < 10; i++)
    g_object_unref (dossier_test_add (store, "component", "programme", "GLACY", "title", "Result", NULL));
  g_object_unref (dossier_test_add (store, "activity", "programme", "GLACY", "title", "Workshop", NULL));
  dossier_database_execute (store->database, "DELETE FROM journal", NULL);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (path, &base_bytes, &base_length, NULL));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  torture_disk_install ();
  read_base ();

  for (guint i = 0; i < TORTURE_N_TROUBLES; i++)
    {
      const TortureTrouble *trouble = &torture_troubles[i];
      g_autofree char *day = g_strdup_printf ("/faults/day/%s", trouble->name);
      g_autofree char *opening = g_strdup_printf ("/faults/opening/%s", trouble->name);
      g_autofree char *share = g_strdup_printf ("/faults/day-on-a-share/%s", trouble->name);
      g_autofree char *creating = g_strdup_printf ("/faults/creating/%s", trouble->name);

      g_test_add_data_func (day, trouble, test_day);
      g_test_add_data_func (share, trouble, test_day_on_share);
      if (trouble->fault != TORTURE_FAULT_FULL)  /* nothing is written then */
        g_test_add_data_func (opening, trouble, test_opening);
      g_test_add_data_func (creating, trouble, test_creating);
    }
  status = g_test_run ();

  g_free (base_bytes);
  return status;
}
