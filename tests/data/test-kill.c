/* test-kill.c: a program that is killed at any moment loses no edit it reported, and leaves no half one.
 *
 * A child commits edits and reports each; after a while it is killed without
 * warning.  Each edit changes two records, which must agree ever after.
 */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dossier-test.h"

#define N_KILLS 30

static DossierRecord *
get_first (DossierStore *store,
           const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dossier_store_query_records (store, query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  return g_object_ref (g_ptr_array_index (records, 0));
}

static void
commit_one (DossierStore *store,
            guint         number)
{
  g_autoptr (DossierRecord) programme = get_first (store, "programme");
  g_autoptr (DossierRecord) activity = get_first (store, "activity");
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Number %s", text, &error);

  g_assert_no_error (error);
  dossier_edit_set (edit, programme, "short_title", text, &error);
  dossier_edit_save (edit, programme, &error);
  dossier_edit_set (edit, activity, "title", text, &error);
  dossier_edit_save (edit, activity, &error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* The child: never returns. */
static void
commit_until_killed (const char *path,
                     guint       first,
                     int         report)
{
  DossierStore *store = dossier_test_open (path, 0);

  for (guint number = first; ; number++)
    {
      commit_one (store, number);
      if (write (report, &number, sizeof number) != sizeof number)
        _exit (1);
    }
}

/* Returns: the last number the child reported before it was killed, or @before. */
static guint
run_and_kill (const char *path,
              guint       before)
{
  int ends[2];
  int status;
  guint number = before;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      commit_until_killed (path, before + 1, ends[1]);
    }

  close (ends[1]);
  g_usleep (g_test_rand_int_range (1000, 60000));
  kill (child, SIGKILL);
  while (read (ends[0], &number, sizeof number) == sizeof number)
    ;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  return number;
}

/* What was reported is there; at most one more may be, and it is whole. */
static guint
look (const char *path,
      guint       reported)
{
  g_autoptr (DossierStore) store = dossier_test_open (path, 0);
  g_autoptr (DossierRecord) programme = get_first (store, "programme");
  g_autoptr (DossierRecord) activity = get_first (store, "activity");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  guint number = g_ascii_strtoull (dossier_record_get_text (programme, "short_title"), NULL, 10);

  g_assert_cmpuint (number, >=, reported);
  g_assert_cmpuint (number, <=, reported + 1);
  g_assert_cmpstr (dossier_record_get_text (programme, "short_title"), ==,
                   dossier_record_get_text (activity, "title"));
  dossier_store_check (store, &error);
  g_assert_no_error (error);
  steps = dossier_store_get_history (store, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, number + 2);

  return number;
}

static void
test_kill (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  guint number = 0;

  {
    g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);

    g_object_unref (dossier_test_add (store, "programme", "short_title", "0", NULL));
    g_object_unref (dossier_test_add (store, "activity", "title", "0", NULL));
  }

  for (guint i = 0; i < N_KILLS; i++)
    number = look (path, run_and_kill (path, number));

  g_test_message ("%u edits", number);
  g_assert_cmpuint (number, >, 0);
}

static void
test_undo_after_kill (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  guint number;

  g_object_unref (dossier_test_add (store, "programme", "short_title", "0", NULL));
  g_object_unref (dossier_test_add (store, "activity", "title", "0", NULL));
  g_clear_object (&store);

  do
    number = look (path, run_and_kill (path, 0));
  while (number == 0);

  store = dossier_test_open (path, 0);
  for (guint i = 0; i < number; i++)
    dossier_test_undo (store);
  g_clear_object (&store);
  g_assert_cmpuint (number, >, 0);

  store = dossier_test_open (path, 0);
  {
    g_autoptr (DossierRecord) programme = get_first (store, "programme");

    g_assert_cmpstr (dossier_record_get_text (programme, "short_title"), ==, "0");
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kill/no-edit-is-lost", test_kill);
  g_test_add_func ("/kill/undo-works-afterwards", test_undo_after_kill);

  return g_test_run ();
}
