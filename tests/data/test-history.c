/* test-history.c: nothing goes out of the history, and everything in it is found. */
#include "dossier-history.h"
#include "dossier-step.h"
#include "dossier-store-private.h"
#include "dossier-test.h"

static GPtrArray *
find (DossierStore       *store,
      DossierRecord      *record,
      DossierHistoryKind  kind,
      const char         *words)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *steps = dossier_store_find_steps (store, &(DossierStepSearch) { record, kind, words }, &error);

  g_assert_no_error (error);
  return steps;
}

/* The labels, the latest first, and how each step is now: "Code of GLACY (set aside), Note of GLACY". */
static void
assert_found (DossierStore       *store,
              DossierRecord      *record,
              DossierHistoryKind  kind,
              const char         *words,
              const char         *expected)
{
  g_autoptr (GPtrArray) steps = find (store, record, kind, words);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const DossierStep *step = g_ptr_array_index (steps, i);

      g_string_append_printf (found, "%s%s%s", i > 0 ? ", " : "", step->label,
                              step->is_set_aside ? " (set aside)" : step->is_undone ? " (undone)" : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static gint64
get_step (DossierStore *store,
          guint         index)
{
  g_autoptr (GPtrArray) steps = find (store, NULL, DOSSIER_HISTORY_ALL, NULL);

  g_assert_cmpuint (index, <, steps->len);
  return ((DossierStep *) steps->pdata[index])->id;
}

static void
apply_again (DossierStore *store,
             gint64        step)
{
  g_autoptr (GError) error = NULL;

  dossier_store_apply_again (store, step, &error);
  g_assert_no_error (error);
}

static void
assert_not_again (DossierStore *store,
                  gint64        step,
                  const char   *sentence)
{
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_apply_again (store, step, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, sentence) == NULL)
    g_error ("“%s” does not say “%s”", error->message, sentence);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);
}

/* Set aside */

#define MANY 10

/* Ten steps of all kinds back, one edit, and the ten again: nothing is missing. */
static void
take_many (DossierStore *store)
{
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) octopus = dossier_test_find (store, "programme", "Cybercrime@Octopus");
  g_autoptr (DossierRecord) risk = NULL;

  dossier_test_set (store, glacy, "code", "A");
  dossier_test_set (store, glacy, "code", "B");
  dossier_test_set (store, glacy, "budget", "up to EUR 4 million");
  dossier_test_set (store, glacy, "ends", "March 2017");
  risk = dossier_test_add (store, "risk", "programme", "GLACY", "statement", "Elections", NULL);
  dossier_test_set (store, risk, "statement", "Elections and after");
  dossier_test_set (store, glacy, "contact", "");
  dossier_test_delete (store, octopus);
  g_object_unref (dossier_test_add (store, "series", "name", "Round tables", NULL));
  dossier_test_set (store, glacy, "note", "Tenth");
}

static void
undo_many (DossierStore *store)
{
  for (guint i = 0; i < MANY; i++)
    dossier_test_undo (store);
}

/* The steps that are set aside, the first first. */
static void
apply_all (DossierStore *store)
{
  g_autoptr (GPtrArray) steps = find (store, NULL, DOSSIER_HISTORY_UNDONE, NULL);

  g_assert_cmpuint (steps->len, ==, MANY);
  for (guint i = steps->len; i-- > 0;)
    {
      const DossierStep *step = g_ptr_array_index (steps, i);

      g_assert_true (step->is_set_aside);
      apply_again (store, step->id);
    }
}

static void
test_all_again (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *wanted = NULL, *after = NULL, *base = NULL;

  take_many (store);
  dossier_test_set (store, glacy, "sector", "1");
  wanted = dossier_test_dup_snapshot (store);
  dossier_test_undo (store);
  undo_many (store);
  dossier_test_set (store, glacy, "sector", "1");
  base = dossier_test_dup_snapshot (store);
  g_clear_object (&glacy);
  {
    g_autoptr (GPtrArray) undone = find (store, NULL, DOSSIER_HISTORY_UNDONE, NULL);

    /* The one that was repeated by hand is there, too, and is not to be had twice. */
    g_assert_cmpuint (undone->len, ==, MANY + 1);
    assert_not_again (store, ((DossierStep *) undone->pdata[0])->id,
                      "“Sector (DAC code) of GLACY” cannot be applied again");
    for (guint i = MANY + 1; i-- > 1;)
      apply_again (store, ((DossierStep *) undone->pdata[i])->id);
  }
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, wanted);
  g_assert_true (dossier_store_check (store, NULL));

  /* Each of them is an edit like any other. */
  undo_many (store);
  g_free (after);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, base);
}

/* Also after a restart, and by another program that has the file open. */
static void
test_across_connections (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  DossierStore *other = dossier_test_open (path, 0);
  g_autofree char *wanted = NULL, *after = NULL;

  take_many (store);
  wanted = dossier_test_dup_snapshot (store);
  undo_many (store);
  {
    g_autoptr (DossierRecord) octopus = dossier_test_find (other, "programme", "IPRO");

    dossier_test_set (other, octopus, "sector", "1");
    dossier_test_set (other, octopus, "sector", "");
  }

  /* Whoever undid has nothing to redo, without a question. */
  g_assert_cmpint (dossier_store_get_next_step (store, FALSE), ==, 0);
  g_assert_cmpint (dossier_store_get_foreign_step (store, FALSE), ==, 0);
  g_object_unref (store);
  g_object_unref (other);

  store = dossier_test_open (path, 0);
  apply_all (store);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, wanted);
  g_object_unref (store);
}

/* Where the records went on, or what they name is gone, nothing is written over. */
static void
test_refused_again (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) risk = NULL;
  gint64 budget, added, ends;

  dossier_test_set (store, glacy, "budget", "EUR 4 million");
  risk = dossier_test_add (store, "risk", "programme", "GLACY", "statement", "Elections", NULL);
  dossier_test_set (store, glacy, "ends", "March 2014");
  ends = get_step (store, 0);
  added = get_step (store, 1);
  budget = get_step (store, 2);
  assert_not_again (store, budget, "This step was not undone");
  dossier_test_undo (store);
  dossier_test_undo (store);
  dossier_test_undo (store);

  dossier_test_set (store, glacy, "budget", "EUR 5 million");
  assert_not_again (store, budget, "“Budget of GLACY” cannot be applied again");

  /* A contradiction that nobody could have typed. */
  dossier_test_set (store, glacy, "starts", "May 2015");
  assert_not_again (store, ends, "");

  dossier_test_delete (store, glacy);
  assert_not_again (store, added, "would refer to another that is not there");
  assert_not_again (store, 42, "no longer in the history");
  assert_found (store, NULL, DOSSIER_HISTORY_UNDONE, NULL,
                "Ends of GLACY (set aside), Adding “risk” (set aside), Budget of GLACY (set aside)");
}

/* When and by whom, for as long as it is undone. */
static void
test_who_undid (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GPtrArray) undone = NULL, redone = NULL;
  const DossierStep *step;

  dossier_test_set (store, glacy, "code", "A");
  dossier_test_undo (store);
  undone = find (store, NULL, DOSSIER_HISTORY_ALL, NULL);
  step = undone->pdata[0];
  g_assert_true (step->is_undone && !step->is_set_aside);
  g_assert_cmpstr (step->undone_by, ==, step->author);
  g_assert_cmpint (ABS (step->undone_at - g_get_real_time () / G_USEC_PER_SEC), <, 60);

  dossier_test_redo (store);
  redone = find (store, NULL, DOSSIER_HISTORY_ALL, NULL);
  step = redone->pdata[0];
  g_assert_null (step->undone_by);
  g_assert_cmpint (step->undone_at, ==, 0);
}

/* A step that is set aside is in the history of its record, and in no past of it. */
static void
test_of_a_record (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) area = dossier_test_add (store, "country_group", "name", "Pacific", NULL);
  g_autoptr (DossierRecord) link = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 note;

  dossier_test_set (store, glacy, "code", "A");
  link = dossier_test_add (store, "programme_group", "programme", "GLACY", "country_group", "Pacific", NULL);
  dossier_test_undo (store);
  dossier_test_undo (store);
  before = dossier_test_dup_snapshot (store);
  dossier_test_set (store, glacy, "note", "Later");
  note = get_step (store, 0);
  assert_found (store, glacy, DOSSIER_HISTORY_ALL, NULL,
                "Note of GLACY, Adding “programme_group” (set aside), Code of GLACY (set aside)");
  assert_found (store, glacy, DOSSIER_HISTORY_FIELDS, NULL, "Note of GLACY, Code of GLACY (set aside)");

  dossier_store_restore_record (store, glacy, note, &error);
  g_assert_no_error (error);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);
}

/* Finding */

static void
test_find (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) octopus = dossier_test_find (store, "programme", "Cybercrime@Octopus");
  g_autofree char *author = g_utf8_strdown (g_get_real_name (), -1);

  dossier_test_set (store, glacy, "budget", "EUR 4 million");
  dossier_test_set (store, glacy, "note", "Élargir");
  g_object_unref (dossier_test_add (store, "series", "name", "Ateliers d’été", NULL));
  dossier_test_delete (store, octopus);

  assert_found (store, NULL, DOSSIER_HISTORY_ALL, "glacy", "Note of GLACY, Budget of GLACY");
  assert_found (store, NULL, DOSSIER_HISTORY_ALL, "Budget of GLACY", "Budget of GLACY");
  assert_found (store, NULL, DOSSIER_HISTORY_ALL, " “Cybercrime@Octopus” ", "Deleting “Cybercrime@Octopus”");
  assert_found (store, NULL, DOSSIER_HISTORY_ALL, "deleting", "Deleting “Cybercrime@Octopus”");
  assert_found (store, NULL, DOSSIER_HISTORY_ALL, "d'ete", "Adding “series”");
  assert_found (store, NULL, DOSSIER_HISTORY_ALL, "budget octopus", "");
  assert_found (store, glacy, DOSSIER_HISTORY_ALL, "note", "Note of GLACY");
  assert_found (store, NULL, DOSSIER_HISTORY_REMOVED, NULL, "Deleting “Cybercrime@Octopus”");
  assert_found (store, NULL, DOSSIER_HISTORY_REMOVED, "glacy", "");
  assert_found (store, NULL, DOSSIER_HISTORY_ALL, "'; DROP TABLE journal; --", "");
  assert_found (store, NULL, DOSSIER_HISTORY_ALL, "  ", "Deleting “Cybercrime@Octopus”, "
                "Adding “series”, Note of GLACY, Budget of GLACY");

  /* What went with another record is found by its own title. */
  assert_found (store, NULL, DOSSIER_HISTORY_ALL, "octopus conference", "Deleting “Cybercrime@Octopus”");

  dossier_test_undo (store);
  assert_found (store, NULL, DOSSIER_HISTORY_UNDONE, author, "Deleting “Cybercrime@Octopus” (undone)");
}

/* Files of before it, and ones that somebody emptied, are read once more. */
static void
test_made_later (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);

  {
    g_autoptr (DossierRecord) octopus = dossier_test_find (store, "programme", "Cybercrime@Octopus");

    dossier_test_delete (store, octopus);
  }
  g_assert_true (dossier_database_execute (store->database, "UPDATE journal "
                                           "SET found_by = NULL, removed = NULL", NULL));
  assert_found (store, NULL, DOSSIER_HISTORY_REMOVED, NULL, "");
  g_object_unref (store);

  store = dossier_test_open (path, 0);
  assert_found (store, NULL, DOSSIER_HISTORY_REMOVED, "octopus conference", "Deleting “Cybercrime@Octopus”");
  g_object_unref (store);
}

typedef struct
{
  GMainLoop *loop;
  GPtrArray *steps;
  GError    *error;
} Answer;

static void
found_cb (GObject      *store,
          GAsyncResult *result,
          gpointer      data)
{
  Answer *answer = data;

  answer->steps = dossier_store_find_steps_finish (DOSSIER_STORE (store), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static Answer
search_aside (DossierStore            *store,
              const DossierStepSearch *search,
              GCancellable            *cancellable)
{
  Answer answer = { g_main_loop_new (NULL, FALSE), NULL, NULL };

  dossier_store_find_steps_async (store, search, cancellable, found_cb, &answer);
  g_main_loop_run (answer.loop);
  g_main_loop_unref (answer.loop);
  return answer;
}

/* The worker finds what is found here, of a record that is there and of one that is not; in memory, too. */
static void
test_aside (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  const char * const places[] = { path, ":memory:" };

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    {
      g_autoptr (DossierStore) store = dossier_test_open (places[p],
                                                          DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
      g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
      g_autoptr (DossierRecord) octopus = dossier_test_find (store, "programme", "Cybercrime@Octopus");
      const DossierStepSearch searches[] = {
        { NULL }, { glacy }, { octopus }, { glacy, DOSSIER_HISTORY_FIELDS, "code", 2 },
        { NULL, DOSSIER_HISTORY_REMOVED, "octopus" }, { NULL, DOSSIER_HISTORY_ALL, "nowhere" },
      };

      take_many (store);
      dossier_test_undo (store);
      for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
        {
          g_autoptr (GPtrArray) here = dossier_store_find_steps (store, &searches[i], NULL);
          Answer answer = search_aside (store, &searches[i], NULL);

          g_assert_no_error (answer.error);
          g_assert_cmpuint (here->len == 0, ==, g_strcmp0 (searches[i].words, "nowhere") == 0);
          g_assert_cmpuint (answer.steps->len, ==, here->len);
          for (guint s = 0; s < here->len; s++)
            g_assert_cmpint (((DossierStep *) answer.steps->pdata[s])->id, ==,
                             ((DossierStep *) here->pdata[s])->id);
          g_ptr_array_unref (answer.steps);
        }
    }
}

/* Whoever types on does not wait for what is no longer asked. */
static void
test_cancelled (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer;

  g_cancellable_cancel (cancellable);
  answer = search_aside (store, &(DossierStepSearch) { .words = "a" }, cancellable);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (answer.steps);
  g_clear_error (&answer.error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/ten-undone-and-again", test_all_again);
  g_test_add_func ("/history/across-connections", test_across_connections);
  g_test_add_func ("/history/not-over-what-came-since", test_refused_again);
  g_test_add_func ("/history/who-undid", test_who_undid);
  g_test_add_func ("/history/of-a-record", test_of_a_record);
  g_test_add_func ("/history/find", test_find);
  g_test_add_func ("/history/made-later", test_made_later);
  g_test_add_func ("/history/found-aside", test_aside);
  g_test_add_func ("/history/cancelled", test_cancelled);
  return g_test_run ();
}
