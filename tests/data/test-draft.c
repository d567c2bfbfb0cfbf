/* test-draft.c: text that was being typed when a program came to an end is found by the next. */
#include <sys/wait.h>
#include <unistd.h>

#include "dossier-author.h"
#include "dossier-draft.h"
#include "dossier-test.h"

#define GLACY 1431

typedef struct
{
  DossierTestFolder  *folder;
  char               *path;
  DossierStore       *store;
  const DossierTable *table;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = dossier_test_folder_new ();
  fixture->path = dossier_test_folder_dup_path (fixture->folder, "office.dossier");
  fixture->store = dossier_test_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  fixture->table = dossier_table_find ("programme");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
  dossier_test_folder_free (fixture->folder);
  g_free (fixture->path);
}

static void
let_pass (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, G_SOURCE_FUNC (g_main_loop_quit), loop);
  g_main_loop_run (loop);
}

/* Another program, which types, waits so long and ends without a word. */
static void
type_and_die (Fixture    *fixture,
              const char *column,
              const char *text,
              guint       milliseconds)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      DossierDrafts *drafts = dossier_drafts_new (fixture->path);

      dossier_drafts_set (drafts, fixture->table, GLACY, column, text);
      let_pass (milliseconds);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
}

static GPtrArray *
find_lost (Fixture *fixture)
{
  return dossier_drafts_find_lost (dossier_store_get_drafts (fixture->store), fixture->store);
}

static void
test_lost (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  DossierDrafts *drafts = dossier_store_get_drafts (fixture->store);
  const DossierDraft *draft;

  type_and_die (fixture, "objective", "Two lines,\n  one “[quoted]” = %s", 500);
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 1);
  draft = g_ptr_array_index (lost, 0);
  g_assert_true (draft->table == fixture->table);
  g_assert_cmpint (draft->id, ==, GLACY);
  g_assert_cmpstr (draft->column, ==, "objective");
  g_assert_cmpstr (draft->text, ==, "Two lines,\n  one “[quoted]” = %s");

  /* Whoever did not answer is asked again. */
  again = find_lost (fixture);
  g_assert_cmpuint (again->len, ==, 1);
  dossier_drafts_settle_lost (drafts, lost);
  g_assert_cmpstr (dossier_drafts_get (drafts, fixture->table, GLACY, "objective"), ==, draft->text);
  settled = find_lost (fixture);
  g_assert_cmpuint (settled->len, ==, 0);
}

static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) lost = NULL;
  DossierDrafts *drafts = dossier_store_get_drafts (fixture->store);

  type_and_die (fixture, "ends", "soon", 500);
  dossier_drafts_settle_lost (drafts, NULL);
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 0);
  g_assert_null (dossier_drafts_get (drafts, fixture->table, GLACY, "ends"));
}

/* It was saved in the same moment, its record or its field is gone: there is nothing to offer. */
static void
test_pointless (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DossierRecord) glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  g_autoptr (GPtrArray) lost = NULL;

  type_and_die (fixture, "code", "GLACY", 500);
  type_and_die (fixture, "no_such_field", "x", 500);
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 0);

  type_and_die (fixture, "code", "X", 500);
  dossier_test_delete (fixture->store, glacy);
  g_clear_pointer (&lost, g_ptr_array_unref);
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 0);
  dossier_drafts_settle_lost (dossier_store_get_drafts (fixture->store), NULL);
}

/* What is being typed here is not lost, and is no draft any more once it stands. */
static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  DossierDrafts *drafts = dossier_store_get_drafts (fixture->store);
  g_autoptr (GPtrArray) lost = NULL;

  dossier_drafts_set (drafts, fixture->table, GLACY, "ends", "soon");
  let_pass (500);
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 0);
  dossier_drafts_set (drafts, fixture->table, GLACY, "ends", NULL);
  let_pass (500);
  g_assert_null (dossier_drafts_get (drafts, fixture->table, GLACY, "ends"));
}

/* Closed with something that could not stand, and opened again by the same program. */
static void
test_closed_and_opened (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) lost = NULL;

  dossier_drafts_set (dossier_store_get_drafts (fixture->store), fixture->table, GLACY, "ends", "soon");
  g_clear_object (&fixture->store);
  fixture->store = dossier_test_open (fixture->path, 0);
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 1);
  dossier_drafts_settle_lost (dossier_store_get_drafts (fixture->store), NULL);
}

static void
test_author (void)
{
  g_autofree char *account = dossier_author_dup ();
  g_autofree char *chosen = NULL;
  g_autofree char *back = NULL;
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (account, !=, "");
  dossier_test_set (store, glacy, "code", "X");
  dossier_author_set (" Ada Lovelace ", &error);
  g_assert_no_error (error);
  chosen = dossier_author_dup ();
  g_assert_cmpstr (chosen, ==, "Ada Lovelace");
  dossier_test_set (store, glacy, "code", "Y");
  steps = dossier_store_get_history (store, NULL, 0, NULL);
  g_assert_cmpstr (((DossierStep *) steps->pdata[0])->author, ==, "Ada Lovelace");
  g_assert_cmpstr (((DossierStep *) steps->pdata[1])->author, ==, account);

  dossier_author_set ("", &error);
  g_assert_no_error (error);
  back = dossier_author_dup ();
  g_assert_cmpstr (back, ==, account);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DossierTestFolder) home = dossier_test_folder_new ();
  g_autofree char *folder = dossier_test_folder_dup_path (home, "home");

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/draft/lost", Fixture, NULL, set_up, test_lost, tear_down);
  g_test_add ("/draft/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
  g_test_add ("/draft/pointless", Fixture, NULL, set_up, test_pointless, tear_down);
  g_test_add ("/draft/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/draft/closed-and-opened", Fixture, NULL, set_up, test_closed_and_opened, tear_down);
  g_test_add_func ("/draft/author", test_author);

  return g_test_run ();
}
