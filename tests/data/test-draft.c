/* test-draft.c: text that was being typed when a program came to an end is found by the next. */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dossier-draft.h"
#include "dossier-indicator-grid.h"
#include "dossier-own.h"
#include "dossier-test.h"
#include "dossier-typing.h"

#define GLACY 1431
#define INDICATOR 1571
#define ACTIVITY 1601
#define GEORGIA 3
#define BASELINE 0
#define FIRST_PERIOD 1

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

/* Whoever types without a pause loses no more than the last moment of it: a key each 50 milliseconds, for two
 * seconds, of which one may be lost on a busy machine. */
#define N_KEYS 40
#define BETWEEN_KEYS 50
#define MOST_LOST_KEYS (1000 / BETWEEN_KEYS)

/* Another program, which types, waits so long and ends without a word. */
static void
type_into_and_die (Fixture    *fixture,
                   const char *table,
                   gint64      id,
                   const char *place,
                   const char *text)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      DossierDrafts *drafts = dossier_drafts_new (fixture->path);

      dossier_drafts_set (drafts, dossier_table_find (table), id, place, text);
      let_pass (500);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
}

static void
type_and_die (Fixture    *fixture,
              const char *place,
              const char *text)
{
  type_into_and_die (fixture, "programme", GLACY, place, text);
}

static GPtrArray *
find_lost (Fixture *fixture)
{
  return dossier_drafts_find_lost (dossier_store_get_drafts (fixture->store), fixture->store);
}

static void
test_while_typing (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) lost = NULL;
  const DossierDraft *draft;
  pid_t child = fork ();

  if (child == 0)
    {
      DossierDrafts *drafts = dossier_drafts_new (fixture->path);
      char text[N_KEYS + 1] = "";

      for (guint i = 0; i < N_KEYS; i++)
        {
          text[i] = 'x';
          dossier_drafts_set (drafts, fixture->table, GLACY, "objective", text);
          let_pass (BETWEEN_KEYS);
        }
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 1);
  draft = g_ptr_array_index (lost, 0);
  g_assert_cmpuint (strlen (draft->text), >=, N_KEYS - MOST_LOST_KEYS);
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

  type_and_die (fixture, "objective", "Two lines,\n  one “[quoted]” = %s");
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 1);
  draft = g_ptr_array_index (lost, 0);
  g_assert_true (draft->table == fixture->table);
  g_assert_cmpint (draft->id, ==, GLACY);
  g_assert_cmpstr (draft->place, ==, "objective");
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

  type_and_die (fixture, "ends", "soon");
  dossier_drafts_settle_lost (drafts, NULL);
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 0);
  g_assert_null (dossier_drafts_get (drafts, fixture->table, GLACY, "ends"));
}

/* It was saved in the same moment, or its field is gone: there is nothing to offer. */
static void
test_pointless (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) lost = NULL;

  type_and_die (fixture, "code", "GLACY");
  type_and_die (fixture, "no_such_field", "x");
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 0);
  dossier_drafts_settle_lost (dossier_store_get_drafts (fixture->store), NULL);
}

/* Its record was deleted meanwhile: the text is offered all the same. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DossierRecord) glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  g_autoptr (GPtrArray) lost = NULL;

  type_and_die (fixture, "objective", "An hour of work");
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_true (dossier_draft_has_field (lost->pdata[0], fixture->store));
  dossier_test_delete (fixture->store, glacy);
  g_clear_pointer (&lost, g_ptr_array_unref);
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpstr (((DossierDraft *) lost->pdata[0])->text, ==, "An hour of work");
  g_assert_false (dossier_draft_has_field (lost->pdata[0], fixture->store));
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

/* What was typed there, and what the place is called; NULL: nothing is offered.  Then it is given up. */
static void
assert_lost (Fixture    *fixture,
             const char *text,
             const char *label)
{
  g_autoptr (GPtrArray) lost = find_lost (fixture);

  g_assert_cmpuint (lost->len, ==, text != NULL ? 1 : 0);
  if (text != NULL)
    {
      const DossierDraft *draft = g_ptr_array_index (lost, 0);
      g_autoptr (DossierRecord) record = dossier_store_get (fixture->store, draft->table->name, draft->id,
                                                            NULL);
      g_autofree char *said = dossier_typing_dup_label (fixture->store, record, draft->place, "en");

      g_assert_cmpstr (draft->text, ==, text);
      g_assert_cmpstr (said, ==, label);
    }
  dossier_drafts_settle_lost (dossier_store_get_drafts (fixture->store), NULL);
}

static void
test_own_field (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DossierRecord) field = dossier_test_add (fixture->store, "own_field", "table_name", "programme",
                                                      "name", "Next review", "kind", "date", NULL);
  g_autoptr (DossierRecord) glacy = dossier_test_find (fixture->store, "programme", "GLACY");
  const char *place = dossier_own_name_field (dossier_record_get_id (field));
  g_autoptr (GError) error = NULL;

  type_and_die (fixture, place, "Sept. 20");
  assert_lost (fixture, "Sept. 20", "Next review");

  dossier_store_change_own (fixture->store, glacy, place, "Sept. 2016", &error);
  g_assert_no_error (error);
  type_and_die (fixture, place, "Sept. 2016");
  assert_lost (fixture, NULL, NULL);

  type_into_and_die (fixture, "activity", ACTIVITY, place, "Sept. 20");
  assert_lost (fixture, NULL, NULL);

  dossier_store_change_own (fixture->store, glacy, place, "", &error);
  g_assert_no_error (error);
  type_and_die (fixture, place, "Oct. 2016");
  dossier_test_delete (fixture->store, field);
  assert_lost (fixture, NULL, NULL);
}

static DossierIndicatorGrid *
open_grid (Fixture *fixture)
{
  g_autoptr (DossierRecord) indicator = dossier_store_get (fixture->store, "indicator", INDICATOR, NULL);
  GDate day;

  dossier_store_get_as_of (fixture->store, &day);
  return dossier_indicator_grid_new (fixture->store, indicator, &day, "en");
}

static void
assert_cell (Fixture    *fixture,
             const char *place,
             guint       row,
             guint       column)
{
  g_autoptr (DossierIndicatorGrid) grid = open_grid (fixture);
  guint found_row, found_column;

  g_assert_true (dossier_indicator_grid_find_place (grid, place, &found_row, &found_column));
  g_assert_cmpuint (found_row, ==, row);
  g_assert_cmpuint (found_column, ==, column);
}

static void
test_cell (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DossierIndicatorGrid) grid = open_grid (fixture);
  g_autofree char *place = dossier_indicator_grid_dup_place (grid, GEORGIA, FIRST_PERIOD);
  g_autofree char *baseline = dossier_indicator_grid_dup_place (grid, GEORGIA, BASELINE);
  const DossierGridCell cell = { GEORGIA, FIRST_PERIOD, "14 / 9" };
  g_autoptr (GError) error = NULL;

  assert_cell (fixture, place, GEORGIA, FIRST_PERIOD);
  assert_cell (fixture, baseline, GEORGIA, BASELINE);
  type_into_and_die (fixture, "indicator", INDICATOR, place, "14 / ");
  assert_lost (fixture, "14 / ", "Georgia, Jan\u00a0– June\u00a02015");

  dossier_indicator_grid_fill (grid, &cell, 1, NULL, &error);
  g_assert_no_error (error);
  type_into_and_die (fixture, "indicator", INDICATOR, place, "14 / 9");
  assert_lost (fixture, NULL, NULL);
  type_into_and_die (fixture, "programme", GLACY, place, "14");
  assert_lost (fixture, NULL, NULL);
}

/* Another period before it: the cell is still found. */
static void
test_moved_cell (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DossierIndicatorGrid) grid = open_grid (fixture);
  g_autofree char *place = dossier_indicator_grid_dup_place (grid, GEORGIA, FIRST_PERIOD);
  g_autoptr (DossierRecord) value = dossier_test_add (fixture->store, "indicator_value", "indicator", "1571",
                                                      "kind", "actual", "period", "2014", "value", "3", NULL);

  type_into_and_die (fixture, "indicator", INDICATOR, place, "14");
  assert_cell (fixture, place, GEORGIA, FIRST_PERIOD + 1);
  assert_lost (fixture, "14", "Georgia, Jan\u00a0– June\u00a02015");
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *place = dossier_typing_dup_new ("risk", NULL);
  g_autofree char *own = dossier_typing_dup_new ("own_field", "programme");

  type_and_die (fixture, place, "The partner loses int");
  assert_lost (fixture, "The partner loses int", "New: Risk");
  type_into_and_die (fixture, "portfolio", 1, own, "Desk of");
  assert_lost (fixture, "Desk of", "New: Field of our own");
  type_and_die (fixture, "new/no_such_table", "x");
  assert_lost (fixture, NULL, NULL);
}

/* A field of several records belongs to none of them. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *place = dossier_typing_dup_several ("programme", "ends");
  g_autofree char *french = dossier_typing_dup_several ("programme", "title_fr");
  g_autoptr (GPtrArray) lost = NULL;

  type_into_and_die (fixture, "portfolio", 1, place, "30 Nov 20");
  lost = find_lost (fixture);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_false (dossier_draft_has_field (lost->pdata[0], fixture->store));
  assert_lost (fixture, "30 Nov 20", "Ends of several (Programmes)");
  type_into_and_die (fixture, "portfolio", 1, french, "Pro");
  assert_lost (fixture, "Pro", "Title of several (Programmes)");

  type_into_and_die (fixture, "portfolio", 1, "several/programme/no_such_field", "x");
  assert_lost (fixture, NULL, NULL);
  type_into_and_die (fixture, "portfolio", 1, "several/no_such_table/ends", "x");
  assert_lost (fixture, NULL, NULL);
  type_into_and_die (fixture, "portfolio", 1, "several/", "x");
  assert_lost (fixture, NULL, NULL);
}

/* Whatever was refused before, the person was at the last one. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const columns[] = { "ends", "starts", "duration", "budget", "code", "title" };

  for (guint last = 0; last < G_N_ELEMENTS (columns); last++)
    {
      DossierDrafts *others = dossier_drafts_new (fixture->path);
      g_autoptr (GPtrArray) lost = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        dossier_drafts_set (others, fixture->table, GLACY, columns[i], "soon");
      dossier_drafts_set (others, fixture->table, GLACY, columns[last], "sooner");
      dossier_drafts_free (others);

      lost = find_lost (fixture);
      g_assert_cmpuint (lost->len, ==, G_N_ELEMENTS (columns));
      g_assert_cmpstr (((DossierDraft *) lost->pdata[0])->place, ==, columns[last]);
      dossier_drafts_settle_lost (dossier_store_get_drafts (fixture->store), NULL);
    }
}

/* Text that looks like the syntax of the file, in the name of a place as well. */
static void
test_odd_names (Fixture       *fixture,
                gconstpointer  data)
{
  DossierDrafts *drafts = dossier_store_get_drafts (fixture->store);

  dossier_drafts_set (drafts, fixture->table, GLACY, "cell/1/actual/[2015,2016]\n", "[x]\n=");
  let_pass (500);
  g_assert_cmpstr (dossier_drafts_get (drafts, fixture->table, GLACY, "cell/1/actual/[2015,2016]\n"), ==,
                   "[x]\n=");
  dossier_drafts_set (drafts, fixture->table, GLACY, "cell/1/actual/[2015,2016]\n", NULL);
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
  g_test_add ("/draft/while-typing", Fixture, NULL, set_up, test_while_typing, tear_down);
  g_test_add ("/draft/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
  g_test_add ("/draft/pointless", Fixture, NULL, set_up, test_pointless, tear_down);
  g_test_add ("/draft/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/draft/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/draft/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/draft/closed-and-opened", Fixture, NULL, set_up, test_closed_and_opened, tear_down);
  g_test_add ("/draft/own-field", Fixture, NULL, set_up, test_own_field, tear_down);
  g_test_add ("/draft/cell", Fixture, NULL, set_up, test_cell, tear_down);
  g_test_add ("/draft/cell-that-moved", Fixture, NULL, set_up, test_moved_cell, tear_down);
  g_test_add ("/draft/new-of-a-list", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add ("/draft/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/draft/odd-names", Fixture, NULL, set_up, test_odd_names, tear_down);

  return g_test_run ();
}
