/* test-list.c: a list shows what its queries find, and says exactly what it changed.
 *
 * The referee replays every items-changed on a copy and compares: with the list,
 * and with what the file says when asked anew.
 */
#include "dossier-list.h"
#include "dossier-test.h"

#define LARGE 512

/* The referee */

typedef struct
{
  DossierList *list;
  GPtrArray   *copy;     /* objects, with a reference each */
  GString     *signals;  /* "0-2+3 " per signal */
} Referee;

static void
items_changed_cb (Referee    *self,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GListModel *model)
{
  guint n_items = g_list_model_get_n_items (model);

  g_string_append_printf (self->signals, "%u-%u+%u ", position, removed, added);
  g_assert_cmpuint (position + removed, <=, self->copy->len);
  g_assert_cmpuint (n_items, ==, self->copy->len - removed + added);

  /* GTK would ask for every item of both sides. */
  g_assert_true (removed == 0 || added == 0 || (removed < LARGE && added < LARGE));

  if (removed > 0)
    g_ptr_array_remove_range (self->copy, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (self->copy, i, g_list_model_get_item (model, i));
}

static Referee *
referee_new (DossierList *list)
{
  Referee *self = g_new0 (Referee, 1);

  self->list = g_object_ref (list);
  self->copy = g_ptr_array_new_with_free_func (g_object_unref);
  self->signals = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (self->copy, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

static void
referee_free (Referee *self)
{
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_object_unref (self->list);
  g_ptr_array_unref (self->copy);
  g_string_free (self->signals, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Referee, referee_free)

/* The copy is the list, object for object. */
static void
referee_compare (Referee *self)
{
  GListModel *model = G_LIST_MODEL (self->list);
  guint n_records = 0;

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, self->copy->len);
  g_assert_null (g_list_model_get_item (model, self->copy->len));
  for (guint i = 0; i < self->copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (self->copy, i));
      if (DOSSIER_IS_SECTION (item))
        {
          g_assert_cmpint (dossier_list_get_id (self->list, i), <, 0);
          continue;
        }

      n_records++;
      g_assert_cmpint (dossier_list_get_id (self->list, i), ==,
                       dossier_record_get_id (DOSSIER_RECORD (item)));
      if (self->copy->len < LARGE)
        g_assert_cmpuint (dossier_list_find (self->list, dossier_record_get_id (DOSSIER_RECORD (item))), ==,
                          i);
    }
  g_assert_cmpuint (dossier_list_get_n_records (self->list), ==, n_records);
}

static void
assert_signals (Referee    *self,
                const char *expected)
{
  g_assert_cmpstr (self->signals->str, ==, expected);
  g_string_truncate (self->signals, 0);
  referee_compare (self);
}

/* Saying what a list shows */

/* Titles, headings in brackets with their counts. */
static void
assert_list (DossierList *list,
             const char  *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (DOSSIER_IS_SECTION (item))
        g_string_append_printf (text, "[%s %u]", dossier_section_get_title (DOSSIER_SECTION (item)),
                                dossier_section_get_count (DOSSIER_SECTION (item)));
      else
        g_string_append (text, dossier_record_get_text (DOSSIER_RECORD (item), "title"));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
wait_until_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
add_activity (DossierStore *store,
              const char   *title,
              const char   *date)
{
  g_object_unref (dossier_test_add (store, "activity", "title", title, "date", date, NULL));
}

static GPtrArray *
make_timing_sections (DossierStore *store)
{
  static const struct { DossierTiming timing; const char *title; } sections[] = {
    { DOSSIER_TIMING_FORTHCOMING, "next" }, { DOSSIER_TIMING_NOW, "now" },
    { DOSSIER_TIMING_RECENT, "past" }, { DOSSIER_TIMING_UNDATED, "some day" },
  };
  GPtrArray *made = g_ptr_array_new_with_free_func (g_object_unref);
  GDate as_of;

  dossier_store_get_as_of (store, &as_of);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      DossierQuery *query = dossier_query_new ("activity");

      dossier_query_timing (query, "date", sections[i].timing, &as_of);
      g_ptr_array_add (made, dossier_section_new (sections[i].title, query));
    }

  return made;
}

static GPtrArray *
make_ordered_section (const char *column,
                      gboolean    descending)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (g_object_unref);
  DossierQuery *query = dossier_query_new ("activity");

  dossier_query_order (query, column, descending);
  g_ptr_array_add (made, dossier_section_new (NULL, query));
  return made;
}

static DossierStore *
new_store_of_2016 (void)
{
  DossierStore *store = dossier_test_new_store ();

  dossier_test_set (store, dossier_store_get_portfolio (store), "as_of", "2016-06-15");
  return store;
}

/* Tests */

static void
test_sections (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  g_autoptr (DossierList) list = dossier_list_new (store);
  g_autoptr (Referee) referee = referee_new (list);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  add_activity (store, "a", "2016-01");
  add_activity (store, "b", "2016-02");
  add_activity (store, "c", "2016-06");
  add_activity (store, "d", "2017");

  dossier_list_set_sections (list, make_timing_sections (store));
  assert_list (list, "[next 1] d [now 1] c [past 2] b a");
  referee_compare (referee);

  dossier_list_set_sections (list, make_ordered_section ("title", TRUE));
  assert_list (list, "d c b a");
  referee_compare (referee);
}

/* A heading comes with the first record and goes with the last. */
static void
test_headings (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  g_autoptr (DossierList) list = dossier_list_new (store);
  g_autoptr (Referee) referee = referee_new (list);
  g_autoptr (DossierRecord) record = NULL;

  dossier_list_set_sections (list, make_timing_sections (store));
  assert_signals (referee, "");
  add_activity (store, "a", "2016-01");
  assert_list (list, "[past 1] a");
  assert_signals (referee, "0-0+2 ");

  record = dossier_test_find (store, "activity", "a");
  dossier_test_set (store, record, "date", "2017");
  assert_list (list, "[next 1] a");
  referee_compare (referee);
  dossier_test_delete (store, record);
  assert_list (list, "");
  referee_compare (referee);
  dossier_test_undo (store);
  dossier_test_undo (store);
  assert_list (list, "[past 1] a");
  referee_compare (referee);
}

static void
test_smallest_splices (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  g_autoptr (DossierList) list = dossier_list_new (store);
  g_autoptr (DossierRecord) record = NULL;
  g_autoptr (Referee) referee = NULL;

  add_activity (store, "a", "2016-01");
  add_activity (store, "b", "2016-02");
  add_activity (store, "c", "2016-03");
  dossier_list_set_sections (list, make_ordered_section ("title", FALSE));
  referee = referee_new (list);
  record = dossier_test_find (store, "activity", "b");

  dossier_test_set (store, record, "city", "Rome");
  assert_signals (referee, "");
  add_activity (store, "aa", "2016-03");
  assert_signals (referee, "1-0+1 ");
  dossier_test_set (store, record, "title", "d");
  assert_list (list, "a aa c d");
  assert_signals (referee, "2-2+2 ");
  dossier_test_delete (store, record);
  assert_signals (referee, "3-1+0 ");
}

/* What another table says can decide what is listed and in which order. */
static void
test_watched_table (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierList) list = dossier_list_new (store);
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierRecord) belarus = dossier_test_find (store, "country", "BY");
  DossierQuery *query = dossier_query_new ("activity");
  g_autoptr (Referee) referee = NULL;

  dossier_query_match_text (query, "type", "workshop");
  dossier_query_order (query, "country", FALSE);
  g_ptr_array_add (sections, dossier_section_new (NULL, query));
  dossier_list_set_sections (list, g_steal_pointer (&sections));
  dossier_list_watch (list, "country");
  referee = referee_new (list);
  assert_list (list,
               "Workshop on criminal law reform in Belarus 2nd regional workshop on international "
               "cooperation");

  dossier_test_set (store, belarus, "name", "Yonder");
  assert_list (list,
               "2nd regional workshop on international cooperation Workshop on criminal law reform in "
               "Belarus");
  referee_compare (referee);
}

static void
test_limited_and_searched (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierList) limited = dossier_list_new (store);
  g_autoptr (DossierList) searched = dossier_list_new (store);
  g_autoptr (DossierRecord) record = NULL;
  GPtrArray *sections = make_ordered_section ("title", FALSE);

  dossier_query_limit (dossier_section_get_query (sections->pdata[0]), 2);
  dossier_list_set_sections (limited, sections);
  sections = make_ordered_section ("title", FALSE);
  dossier_query_search (dossier_section_get_query (sections->pdata[0]), "b");
  dossier_list_set_sections (searched, sections);

  add_activity (store, "b", "");
  add_activity (store, "c", "");
  add_activity (store, "bb", "");
  assert_list (limited, "b bb");
  assert_list (searched, "b bb");
  add_activity (store, "a", "");
  assert_list (limited, "a b");
  record = dossier_test_find (store, "activity", "bb");
  dossier_test_set (store, record, "title", "z");
  assert_list (limited, "a b");
  assert_list (searched, "b");
  dossier_test_undo (store);
  assert_list (searched, "b bb");
}

/* Large lists */

static void
add_many (DossierStore *store,
          guint         n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Many", NULL, &error);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierRecord) record = dossier_record_new (dossier_table_find ("activity"));
      g_autofree char *title = g_strdup_printf ("%05u", i);
      g_autofree char *date = g_strdup_printf ("%u", 2000 + i % 30);

      dossier_edit_set (edit, record, "title", title, &error);
      dossier_edit_set (edit, record, "date", date, &error);
      dossier_edit_save (edit, record, &error);
      g_assert_no_error (error);
    }
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* The first rows are there at once, the others soon. */
static void
test_long_list_opens_in_two_steps (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  g_autoptr (DossierList) list = dossier_list_new (store);
  g_autoptr (Referee) referee = referee_new (list);
  guint n_first;

  add_many (store, 3000);
  dossier_list_set_sections (list, make_timing_sections (store));
  n_first = dossier_list_get_n_records (list);
  g_assert_cmpuint (n_first, >, 200);
  g_assert_cmpuint (n_first, <, 3000);
  referee_compare (referee);

  wait_until_idle ();
  g_assert_cmpuint (dossier_list_get_n_records (list), ==, 3000);
  referee_compare (referee);
}

static void
test_long_list_finds_what_it_has_not_read (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  g_autoptr (DossierList) list = dossier_list_new (store);
  g_autoptr (DossierRecord) record = NULL;

  add_many (store, 3000);
  record = dossier_test_find (store, "activity", "02999");
  dossier_list_set_sections (list, make_ordered_section ("title", FALSE));
  g_assert_cmpuint (dossier_list_find (list, dossier_record_get_id (record)), ==, 2999);
  g_assert_cmpuint (dossier_list_find (list, 1), ==, G_MAXUINT);
}

/* An edit between the two steps is not lost. */
static void
test_long_list_edited_while_it_opens (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  g_autoptr (DossierList) list = dossier_list_new (store);
  g_autoptr (Referee) referee = referee_new (list);
  g_autoptr (DossierRecord) record = NULL;

  add_many (store, 3000);
  record = dossier_test_find (store, "activity", "02000");
  dossier_list_set_sections (list, make_ordered_section ("title", FALSE));
  dossier_test_set (store, record, "title", "00000a");
  referee_compare (referee);
  wait_until_idle ();
  g_assert_cmpuint (dossier_list_get_n_records (list), ==, 3000);
  g_assert_cmpuint (dossier_list_find (list, dossier_record_get_id (record)), ==, 1);
  referee_compare (referee);
}

static void
test_long_list_goes_away_while_it_opens (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  DossierList *list = dossier_list_new (store);

  add_many (store, 1000);
  dossier_list_set_sections (list, make_ordered_section ("title", FALSE));
  g_object_unref (list);
  wait_until_idle ();
}

static void
wait_for_records (DossierList *list,
                  guint        n_records)
{
  for (gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
       dossier_list_get_n_records (list) != n_records && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (dossier_list_get_n_records (list), ==, n_records);
}

static DossierStore *
new_long_file (DossierTestFolder *folder)
{
  g_autofree char *path = dossier_test_folder_dup_path (folder, "long.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE);

  dossier_test_set (store, dossier_store_get_portfolio (store), "as_of", "2016-06-15");
  add_many (store, 3000);
  return store;
}

/* A worker brings the rest; what is edited before it does is in its place. */
static void
test_long_list_completed_by_a_worker (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autoptr (DossierStore) store = new_long_file (folder);
  g_autoptr (DossierRecord) record = dossier_test_find (store, "activity", "02000");

  for (guint n_turns = 0; n_turns < 40; n_turns++)
    {
      g_autoptr (DossierList) list = dossier_list_new (store);
      g_autoptr (Referee) referee = referee_new (list);
      g_autoptr (DossierList) fresh = dossier_list_new (store);
      g_autofree char *title = g_strdup_printf ("00%03ua", n_turns);

      dossier_list_set_sections (list, make_timing_sections (store));
      for (guint i = 0; i < n_turns; i++)
        g_main_context_iteration (NULL, FALSE);
      dossier_test_set (store, record, n_turns % 2 == 0 ? "title" : "date",
                        n_turns % 2 == 0 ? title : "2016-06");
      wait_for_records (list, 3000);
      wait_until_idle ();
      referee_compare (referee);

      dossier_list_set_sections (fresh, make_timing_sections (store));
      dossier_list_refresh (fresh, NULL);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
        if (dossier_list_get_id (fresh, i) > 0)
          g_assert_cmpint (dossier_list_get_id (list, i), ==, dossier_list_get_id (fresh, i));
    }
}

static void
test_long_list_goes_away_while_a_worker_reads (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autoptr (DossierStore) store = new_long_file (folder);
  DossierList *list = dossier_list_new (store);

  dossier_list_set_sections (list, make_ordered_section ("title", FALSE));
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dossier_list_set_sections (list, make_ordered_section ("title", TRUE));
  g_object_unref (list);
  while (list != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What no screen shows is not asked for before it has been painted. */
static void
test_sections_below_the_screen (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  g_autoptr (DossierList) list = dossier_list_new (store);
  g_autoptr (Referee) referee = referee_new (list);

  add_many (store, 3000);
  dossier_list_set_sections (list, make_ordered_section ("title", FALSE));
  g_assert_cmpuint (dossier_list_get_n_records (list), ==, 256);

  dossier_list_set_sections (list, make_timing_sections (store));
  g_assert_cmpuint (dossier_list_get_n_records (list), <, 512);
  wait_until_idle ();
  g_assert_cmpuint (dossier_list_get_n_records (list), ==, 3000);
  referee_compare (referee);
}

/* From one order to the opposite, and many rows at once: never all of them in one signal. */
static void
test_long_list_never_replaces_all_at_once (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  g_autoptr (DossierList) list = dossier_list_new (store);
  g_autoptr (Referee) referee = referee_new (list);

  add_many (store, 2000);
  dossier_list_set_sections (list, make_ordered_section ("title", FALSE));
  wait_until_idle ();
  dossier_list_set_sections (list, make_ordered_section ("title", TRUE));
  wait_until_idle ();
  referee_compare (referee);

  add_many (store, 2000);
  referee_compare (referee);
  dossier_test_undo (store);
  referee_compare (referee);
  g_assert_cmpuint (dossier_list_get_n_records (list), ==, 2000);

  dossier_test_undo (store);
  assert_list (list, "");
  dossier_test_redo (store);
  referee_compare (referee);
  g_assert_cmpuint (dossier_list_get_n_records (list), ==, 2000);
}

/* A program that only watches sees what another one writes. */
static void
test_change_by_another_program (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autoptr (DossierStore) mine = dossier_test_open (path, DOSSIER_STORE_CREATE);
  g_autoptr (DossierStore) theirs = dossier_test_open (path, 0);
  g_autoptr (DossierList) list = dossier_list_new (mine);

  dossier_list_set_sections (list, make_ordered_section ("title", FALSE));
  add_activity (theirs, "a", "");
  assert_list (list, "");
  dossier_store_refresh (mine);
  assert_list (list, "a");
}

/* Random */

#define N_STEPS 2000

static void
edit_something (DossierStore *store,
                DossierList  *list,
                guint         number)
{
  static const char * const dates[] = {
    "", "2016-06-15", "2016-06", "2015", "2017", "2014/2018", "June and November 2015", "by 2016",
      "as from 2016",
  };
  const char *date = dates[g_test_rand_int_range (0, G_N_ELEMENTS (dates))];
  g_autofree char *title = g_strdup_printf ("%c%u", 'a' + g_test_rand_int_range (0, 26), number);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  gint64 id = n_items > 0 ? dossier_list_get_id (list, g_test_rand_int_range (0, n_items)) : 0;
  g_autoptr (DossierRecord) record = id > 0 ? dossier_store_get (store, "activity", id, NULL) : NULL;
  int chance = g_test_rand_int_range (0, 100);

  if (record == NULL || chance < 20)
    add_activity (store, title, date);
  else if (chance < 35)
    dossier_test_delete (store, record);
  else if (chance < 55)
    dossier_test_set (store, record, "title", title);
  else if (chance < 75)
    dossier_test_set (store, record, "date", date);
  else if (chance < 85)
    dossier_store_undo (store, NULL);
  else if (chance < 95)
    dossier_store_redo (store, NULL);
  else if (chance < 97)
    add_many (store, 20);
  else
    dossier_test_set (store, record, "country", chance == 98 ? "RO" : "");
}

static void
compare_with_file (DossierStore *store,
                   DossierList  *list,
                   GPtrArray    *sections)
{
  g_autoptr (DossierList) fresh = dossier_list_new (store);
  guint n = 0, m = 0;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));

  dossier_list_set_sections (fresh, sections);
  g_assert_true (dossier_list_refresh (fresh, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fresh)), ==, n_items);
  for (; n < n_items; n++, m++)
    {
      gint64 id = dossier_list_get_id (list, n);

      if (id > 0)
        g_assert_cmpint (id, ==, dossier_list_get_id (fresh, m));
      else
        g_assert_cmpint (dossier_list_get_id (fresh, m), <, 0);
    }
}

/* GLib prints the seed; "--seed" repeats a run. */
static void
test_random (void)
{
  g_autoptr (DossierStore) store = new_store_of_2016 ();
  g_autoptr (DossierList) by_timing = dossier_list_new (store);
  g_autoptr (DossierList) by_title = dossier_list_new (store);
  g_autoptr (DossierList) by_country = dossier_list_new (store);
  g_autoptr (Referee) timing_referee = referee_new (by_timing);
  g_autoptr (Referee) title_referee = referee_new (by_title);
  g_autoptr (Referee) country_referee = referee_new (by_country);

  dossier_list_set_sections (by_timing, make_timing_sections (store));
  dossier_list_set_sections (by_title, make_ordered_section ("title", TRUE));
  dossier_list_set_sections (by_country, make_ordered_section ("country", FALSE));
  for (guint i = 0; i < N_STEPS; i++)
    {
      edit_something (store, by_timing, i);
      referee_compare (timing_referee);
      referee_compare (title_referee);
      referee_compare (country_referee);
      compare_with_file (store, by_timing, make_timing_sections (store));
      compare_with_file (store, by_title, make_ordered_section ("title", TRUE));
      compare_with_file (store, by_country, make_ordered_section ("country", FALSE));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list/sections", test_sections);
  g_test_add_func ("/list/headings", test_headings);
  g_test_add_func ("/list/smallest-splices", test_smallest_splices);
  g_test_add_func ("/list/watched-table", test_watched_table);
  g_test_add_func ("/list/limited-and-searched", test_limited_and_searched);
  g_test_add_func ("/list/long-list-opens-in-two-steps", test_long_list_opens_in_two_steps);
  g_test_add_func ("/list/long-list-finds-what-it-has-not-read", test_long_list_finds_what_it_has_not_read);
  g_test_add_func ("/list/long-list-edited-while-it-opens", test_long_list_edited_while_it_opens);
  g_test_add_func ("/list/long-list-goes-away-while-it-opens", test_long_list_goes_away_while_it_opens);
  g_test_add_func ("/list/long-list-completed-by-a-worker", test_long_list_completed_by_a_worker);
  g_test_add_func ("/list/long-list-goes-away-while-a-worker-reads",
                   test_long_list_goes_away_while_a_worker_reads);
  g_test_add_func ("/list/sections-below-the-screen", test_sections_below_the_screen);
  g_test_add_func ("/list/long-list-never-replaces-all-at-once", test_long_list_never_replaces_all_at_once);
  g_test_add_func ("/list/change-by-another-program", test_change_by_another_program);
  g_test_add_func ("/list/random", test_random);

  return g_test_run ();
}
