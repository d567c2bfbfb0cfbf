/* test-others.c: two programs on one file: nobody takes back what another did without being told. */
#include "dossier-author.h"
#include "dossier-store-private.h"
#include "dossier-test.h"

typedef struct
{
  DossierTestFolder *folder;
  DossierStore      *mine;
  DossierStore      *theirs;
  DossierRecord     *my_glacy;
  DossierRecord     *their_glacy;
} Fixture;

/* Each has changed something already. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = dossier_test_folder_new ();
  path = dossier_test_folder_dup_path (fixture->folder, "office.dossier");
  fixture->mine = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  fixture->my_glacy = dossier_test_find (fixture->mine, "programme", "GLACY");
  dossier_test_set (fixture->mine, fixture->my_glacy, "code", "MINE");
  fixture->theirs = dossier_test_open (path, 0);
  fixture->their_glacy = dossier_test_find (fixture->theirs, "programme", "GLACY");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->my_glacy);
  g_clear_object (&fixture->their_glacy);
  g_clear_object (&fixture->mine);
  g_clear_object (&fixture->theirs);
  dossier_test_folder_free (fixture->folder);
}

static void
assert_refused (DossierStore *store,
                gboolean      undo,
                const char   *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (undo ? dossier_store_undo (store, &error) : dossier_store_redo (store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_ELSEWHERE, sentence);
  g_assert_cmpint (dossier_store_get_foreign_step (store, undo), !=, 0);
}

static void
accept (DossierStore *store,
        gboolean      undo)
{
  dossier_store_accept_step (store, dossier_store_get_foreign_step (store, undo));
}

/* What was there when a file is opened and has one's own name beside it needs no question. */
static void
test_of_before (Fixture       *fixture,
                gconstpointer  data)
{
  g_assert_cmpint (dossier_store_get_foreign_step (fixture->theirs, TRUE), ==, 0);
  dossier_test_undo (fixture->theirs);
  g_assert_cmpstr (dossier_record_get_text (fixture->their_glacy, "code"), ==, "GLACY");
}

/* Whoever is at the keyboard from now on, @name NULL: as ever. */
static void
sit_down (const char *name)
{
  g_autoptr (GError) error = NULL;

  dossier_author_set (name != NULL ? name : "", &error);
  g_assert_no_error (error);
}

static void
open_again (Fixture *fixture)
{
  g_autofree char *path = g_strdup (dossier_store_get_path (fixture->theirs));

  g_clear_object (&fixture->their_glacy);
  g_clear_object (&fixture->theirs);
  fixture->theirs = dossier_test_open (path, 0);
  fixture->their_glacy = dossier_test_find (fixture->theirs, "programme", "GLACY");
}

/* What another person did before is asked about, also after the file was opened anew. */
static void
test_of_another_person (Fixture       *fixture,
                        gconstpointer  data)
{
  sit_down ("Ada Lovelace");
  dossier_test_set (fixture->mine, fixture->my_glacy, "title", "Hers");
  sit_down ("Grace Hopper");
  open_again (fixture);
  assert_refused (fixture->theirs, TRUE,
                  "The last step, “Title of GLACY”, was taken by Ada Lovelace. Nothing was undone.");
  g_assert_cmpstr (dossier_record_get_text (fixture->their_glacy, "title"), ==, "Hers");

  /* Once it is known it goes back and forth, until another looks at it. */
  accept (fixture->theirs, TRUE);
  dossier_test_undo (fixture->theirs);
  dossier_test_redo (fixture->theirs);
  dossier_test_undo (fixture->theirs);
  sit_down ("Ada Lovelace");
  open_again (fixture);
  assert_refused (fixture->theirs, FALSE, "“Title of GLACY” was undone by Grace Hopper. Nothing was redone.");
  accept (fixture->theirs, FALSE);
  dossier_test_redo (fixture->theirs);
  g_assert_cmpstr (dossier_record_get_text (fixture->their_glacy, "title"), ==, "Hers");

  /* Her own, and what nobody wrote a name beside. */
  open_again (fixture);
  dossier_test_undo (fixture->theirs);
  dossier_test_redo (fixture->theirs);
  dossier_database_execute (fixture->theirs->database, "UPDATE journal SET author = NULL", NULL);
  sit_down ("Grace Hopper");
  open_again (fixture);
  dossier_test_undo (fixture->theirs);
  sit_down (NULL);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  dossier_test_set (fixture->theirs, fixture->their_glacy, "title", "Theirs");

  /* Also when it was not seen yet. */
  assert_refused (fixture->mine, TRUE,
                  "The last step, “Title of GLACY”, was taken in another window or program.");
  g_assert_cmpstr (dossier_record_get_text (fixture->my_glacy, "title"), ==, "Theirs");
  g_assert_cmpstr (dossier_record_get_text (fixture->my_glacy, "code"), ==, "MINE");

  accept (fixture->mine, TRUE);
  dossier_test_undo (fixture->mine);
  g_assert_cmpstr (dossier_record_get_text (fixture->my_glacy, "title"), !=, "Theirs");

  /* The one who took it is told likewise before redoing it, and everybody's own steps go on as ever. */
  assert_refused (fixture->theirs, FALSE, "“Title of GLACY” was undone in another window or program.");
  dossier_test_undo (fixture->mine);
  g_assert_cmpstr (dossier_record_get_text (fixture->my_glacy, "code"), ==, "GLACY");
  dossier_test_redo (fixture->mine);
  dossier_test_redo (fixture->mine);
  g_assert_cmpstr (dossier_record_get_text (fixture->my_glacy, "title"), ==, "Theirs");
}

/* One's own step lies on top of theirs. */
static void
test_below (Fixture       *fixture,
            gconstpointer  data)
{
  dossier_test_set (fixture->theirs, fixture->their_glacy, "title", "Theirs");
  dossier_test_set (fixture->mine, fixture->my_glacy, "note", "Mine");
  dossier_test_undo (fixture->mine);
  assert_refused (fixture->mine, TRUE, "“Title of GLACY”");
  dossier_test_redo (fixture->mine);
  g_assert_cmpstr (dossier_record_get_text (fixture->my_glacy, "note"), ==, "Mine");
}

/* Accepting one step is not accepting the one that came meanwhile. */
static void
test_another_came (Fixture       *fixture,
                   gconstpointer  data)
{
  dossier_test_set (fixture->theirs, fixture->their_glacy, "title", "Theirs");
  assert_refused (fixture->mine, TRUE, "“Title of GLACY”");
  dossier_test_set (fixture->theirs, fixture->their_glacy, "note", "Theirs too");
  accept (fixture->mine, TRUE);
  assert_refused (fixture->mine, TRUE, "“Note of GLACY”");
}

/* What they undid is mine to redo only if I know it; what they redid, mine to undo. */
static void
test_redo (Fixture       *fixture,
           gconstpointer  data)
{
  dossier_test_undo (fixture->theirs);
  assert_refused (fixture->mine, FALSE, "“Code of GLACY” was undone in another window or program.");
  dossier_test_redo (fixture->theirs);
  assert_refused (fixture->mine, TRUE, "“Code of GLACY”");
  accept (fixture->mine, TRUE);
  dossier_test_undo (fixture->mine);
  g_assert_cmpstr (dossier_record_get_text (fixture->my_glacy, "code"), ==, "GLACY");
}

/* Steps are in the order in which they were taken, whatever the clock of the program said. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  fixture->mine->last_id += G_GINT64_CONSTANT (1) << 50;
  dossier_test_set (fixture->mine, fixture->my_glacy, "note", "One");
  dossier_test_set (fixture->theirs, fixture->their_glacy, "note", "Two");
  dossier_test_set (fixture->mine, fixture->my_glacy, "note", "Three");
  dossier_test_set (fixture->theirs, fixture->their_glacy, "title", "Four");

  steps = dossier_store_get_history (fixture->mine, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 5);
  g_assert_cmpstr (((DossierStep *) steps->pdata[0])->label, ==, "Title of GLACY");
  dossier_test_undo (fixture->theirs);
  accept (fixture->theirs, TRUE);
  dossier_test_undo (fixture->theirs);
  g_assert_cmpstr (dossier_record_get_text (fixture->their_glacy, "note"), ==, "Two");
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
    { "/others/of-before", test_of_before },
    { "/others/of-another-person", test_of_another_person },
    { "/others/undo", test_undo },
    { "/others/below", test_below },
    { "/others/another-came", test_another_came },
    { "/others/redo", test_redo },
    { "/others/order", test_order },
  };

  g_autoptr (DossierTestFolder) home = dossier_test_folder_new ();
  g_autofree char *settings = dossier_test_folder_dup_path (home, "settings");

  g_setenv ("XDG_CONFIG_HOME", settings, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
