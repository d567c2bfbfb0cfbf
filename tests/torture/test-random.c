/* test-random.c: whatever was done, undo leads back through every state, and redo forth again; what was
 * undone for good is applied again wherever nothing speaks against it.
 *
 * A timeline keeps all states the portfolio was in.  What the titles should be is worked out
 * apart from the store, in a model that knows nothing of SQL: it is compared with the file, and
 * so are the records that somebody looks at.
 */
#include "dossier-rows.h"
#include "dossier-step.h"
#include "dossier-store-private.h"
#include "torture-edits.h"

#define STEPS 500
#define STEPS_SLOW 20000
#define GLACY 1431
#define MOST_ROWS 12
#define MOST_UNDONE 40

/* The model: titles of activities, by id. */
typedef struct
{
  gint64      step;      /* of the journal, that led here */
  char       *snapshot;
  GHashTable *titles;    /* gint64 → char */
} State;

/* A step that was undone, and what it is about. */
typedef struct
{
  gint64      step;
  char       *before, *after;                /* checksums of snapshots */
  GHashTable *titles_before, *titles_after;
} Undone;

typedef struct
{
  DossierStore *store;
  GPtrArray    *past;       /* of State, the present last */
  GPtrArray    *future;     /* of State, the next last */
  GPtrArray    *undone;     /* of Undone, that redo no longer leads to */
  GPtrArray    *seen;       /* records that somebody looks at */
  guint         number;
  guint         n_again;    /* applied again, and how often that was refused */
  guint         n_refused;
} Timeline;

static void
state_free (gpointer data)
{
  State *state = data;

  g_free (state->snapshot);
  g_hash_table_unref (state->titles);
  g_free (state);
}

static char *
dup_checksum (const char *snapshot)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, snapshot, -1);
}

static Undone *
undone_new (const State *before,
            const State *after)
{
  Undone *undone = g_new0 (Undone, 1);

  undone->step = after->step;
  undone->before = dup_checksum (before->snapshot);
  undone->after = dup_checksum (after->snapshot);
  undone->titles_before = g_hash_table_ref (before->titles);
  undone->titles_after = g_hash_table_ref (after->titles);
  return undone;
}

static void
undone_free (gpointer data)
{
  Undone *undone = data;

  g_free (undone->before);
  g_free (undone->after);
  g_hash_table_unref (undone->titles_before);
  g_hash_table_unref (undone->titles_after);
  g_free (undone);
}

static State *
get_present (Timeline *self)
{
  return g_ptr_array_index (self->past, self->past->len - 1);
}

static GHashTable *
copy_titles (GHashTable *titles)
{
  GHashTable *copy = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, title;

  g_hash_table_iter_init (&iter, titles);
  while (g_hash_table_iter_next (&iter, &id, &title))
    g_hash_table_insert (copy, g_memdup2 (id, sizeof (gint64)), g_strdup (title));

  return copy;
}

static void
set_title (GHashTable *titles,
           gint64      id,
           const char *title)
{
  g_hash_table_insert (titles, g_memdup2 (&id, sizeof id), g_strdup (title));
}

/* Comparing */

static GPtrArray *
get_activities (DossierStore *store)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity");
  g_autoptr (GError) error = NULL;
  GPtrArray *records = dossier_store_query_records (store, query, &error);

  g_assert_no_error (error);
  return records;
}

static void
assert_titles (Timeline *self)
{
  g_autoptr (GPtrArray) records = get_activities (self->store);
  GHashTable *titles = get_present (self)->titles;

  g_assert_cmpuint (records->len, ==, g_hash_table_size (titles));
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = dossier_record_get_id (records->pdata[i]);

      g_assert_cmpstr (dossier_record_get_text (records->pdata[i], "title"), ==,
                       g_hash_table_lookup (titles, &id));
    }
}

/* What is in memory is what is in the file; a deleted record keeps its last values. */
static void
assert_seen (Timeline *self)
{
  for (guint i = 0; i < self->seen->len; i++)
    {
      DossierRecord *record = g_ptr_array_index (self->seen, i);
      const DossierTable *table = dossier_record_get_table (record);
      g_autoptr (DossierRecord) stored = dossier_store_dup_stored (self->store, record);

      for (guint f = 0; stored != NULL && f < table->n_fields; f++)
        g_assert_true (dossier_record_has_same (record, stored, table->fields[f].name));
    }
}

static void
assert_present (Timeline *self)
{
  g_autofree char *snapshot = dossier_test_dup_snapshot (self->store);

  dossier_test_assert_same (snapshot, get_present (self)->snapshot);
  assert_titles (self);
  assert_seen (self);
}

/* Edits */

static DossierRecord *
pick (DossierStore *store,
      const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GArray) ids = dossier_store_query (store, query, NULL);

  return ids->len == 0 ? NULL
    : dossier_store_get (store, table, g_array_index (ids, gint64, g_test_rand_int_range (0, ids->len)),
                         NULL);
}

static void
change_programme (DossierStore  *store,
                  DossierRecord *programme,
                  const char    *text,
                  guint          number)
{
  if (g_test_rand_bit ())
    dossier_test_set (store, programme, "budget", number % 2 == 0 ? "EUR 5" : "tbd");
  else
    dossier_test_set (store, programme, "objective", number % 2 == 0 ? text : "");
}

static void
add_something (Timeline   *self,
               GHashTable *titles,
               const char *text)
{
  g_autoptr (DossierRecord) country = pick (self->store, "country");
  g_autoptr (DossierRecord) programme = pick (self->store, "programme");
  g_autofree char *country_id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (country));
  DossierRecord *activity;

  if (programme == NULL || g_test_rand_bit ())
    {
      g_object_unref (dossier_test_add (self->store, "programme", "short_title", text, "starts", "2015/2016",
                                        NULL));
      return;
    }

  activity = dossier_test_add (self->store, "activity", "title", text, "country", country_id, NULL);
  set_title (titles, dossier_record_get_id (activity), text);
  g_ptr_array_add (self->seen, activity);
}

/* A programme takes its activities along. */
static void
delete_programme (Timeline      *self,
                  GHashTable    *titles,
                  DossierRecord *programme)
{
  g_autoptr (GPtrArray) activities = get_activities (self->store);

  for (guint i = 0; i < activities->len; i++)
    {
      gint64 id = dossier_record_get_id (activities->pdata[i]);

      if (dossier_record_get_integer (activities->pdata[i], "programme") == dossier_record_get_id (programme))
        g_hash_table_remove (titles, &id);
    }
  dossier_test_delete (self->store, programme);
}

/* What somebody has in a spreadsheet: new titles for some activities that are there. */
static GString *
write_rows (Timeline   *self,
            GHashTable *titles)
{
  GString *text = g_string_new ("Record number\tTitle\n");
  g_autoptr (GPtrArray) activities = get_activities (self->store);

  for (guint i = 0; i < MIN (activities->len, MOST_ROWS); i++)
    {
      gint64 id = dossier_record_get_id (activities->pdata[i]);
      g_autofree char *title = g_strdup_printf ("Row %u of import %u", i, self->number);

      if (g_test_rand_bit ())
        continue;
      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\n", id, title);
      set_title (titles, id, title);
    }

  return text;
}

static void
paste (DossierStore *store,
       const char   *text)
{
  static const char * const columns[] = { "title", DOSSIER_ROWS_NUMBER, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCells) cells = dossier_cells_parse (text, -1, &error);
  g_autoptr (DossierRows) rows = dossier_rows_new (store, "activity", cells, columns, 0);
  g_autoptr (DossierEdit) edit = NULL;

  g_assert_no_error (error);
  g_assert_true (dossier_rows_plan (rows, -1));
  edit = dossier_store_begin (store, "Pasting %s", "rows", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dossier_rows_get_n_rows (rows); i++)
    {
      dossier_rows_apply (rows, i, edit, &error);
      g_assert_no_error (error);
    }
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* Several records, old and new, in one edit. */
static void
import_rows (Timeline   *self,
             GHashTable *titles)
{
  g_autofree char *title = g_strdup_printf ("New with import %u", self->number);
  GString *rows = write_rows (self, titles);
  g_autofree char *text = NULL;
  g_autoptr (DossierRecord) added = NULL;

  g_string_append_printf (rows, "\t%s\n", title);
  text = g_string_free (rows, FALSE);
  paste (self->store, text);
  added = dossier_test_find (self->store, "activity", title);
  set_title (titles, dossier_record_get_id (added), title);
}

static void
change_activity (Timeline      *self,
                 GHashTable    *titles,
                 DossierRecord *activity,
                 const char    *text)
{
  gint64 id = dossier_record_get_id (activity);

  if (g_test_rand_bit ())
    {
      dossier_test_set (self->store, activity, "date", "June and November 2015");
      return;
    }

  dossier_test_set (self->store, activity, "title", text);
  set_title (titles, id, text);
}

/* Does something to the portfolio, and to @titles what that should have done. */
static void
edit_something (Timeline   *self,
                GHashTable *titles)
{
  g_autofree char *text = g_strdup_printf ("text %u", self->number);
  g_autoptr (DossierRecord) programme = pick (self->store, "programme");
  g_autoptr (DossierRecord) activity = pick (self->store, "activity");
  g_autoptr (DossierRecord) country = pick (self->store, "country");
  int chance = g_test_rand_int_range (0, 100);

  if (programme == NULL || activity == NULL || chance < 25)
    add_something (self, titles, text);
  else if (chance < 29)
    delete_programme (self, titles, programme);
  else if (chance < 31)
    dossier_test_delete (self->store, country);
  else if (chance < 40)
    import_rows (self, titles);
  else if (chance < 44 && dossier_store_has (self->store, "programme", GLACY))
    g_object_unref (dossier_test_embed_text (self->store, text, self->number));
  else if (chance < 65)
    change_activity (self, titles, activity, text);
  else
    change_programme (self->store, programme, text, self->number);
}

/* Time */

/* Redo leads no longer to what was undone. */
static void
set_future_aside (Timeline *self)
{
  for (guint i = 0; i < self->future->len; i++)
    {
      gboolean is_next = i + 1 == self->future->len;
      const State *before = is_next ? get_present (self) : g_ptr_array_index (self->future, i + 1);

      if (self->undone->len == MOST_UNDONE)
        g_ptr_array_remove_index_fast (self->undone, g_test_rand_int_range (0, MOST_UNDONE));
      g_ptr_array_add (self->undone, undone_new (before, g_ptr_array_index (self->future, i)));
    }
  g_ptr_array_set_size (self->future, 0);
}

/* Takes @titles: what the titles should be after the edit that was just made. */
static void
enter_state (Timeline   *self,
             GHashTable *titles)
{
  State *state = g_new0 (State, 1);

  state->titles = titles;
  state->snapshot = dossier_test_dup_snapshot (self->store);
  state->step = dossier_store_get_next_step (self->store, TRUE);
  if (g_str_equal (state->snapshot, get_present (self)->snapshot))
    {
      state_free (state);
      return;
    }

  set_future_aside (self);
  g_ptr_array_add (self->past, state);
}

static void
step_forward (Timeline *self)
{
  GHashTable *titles = copy_titles (get_present (self)->titles);

  edit_something (self, titles);
  enter_state (self, titles);
}

/* Gives every title of @from that is another in @to, or not there, the value it has there. */
static gboolean
move_titles (GHashTable *titles,
             GHashTable *from,
             GHashTable *to)
{
  gboolean is_possible = TRUE;
  GHashTableIter iter;
  gpointer id, title;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, &title))
    {
      const char *after = g_hash_table_lookup (to, id);

      if (g_strcmp0 (title, after) == 0)
        continue;
      is_possible &= g_strcmp0 (g_hash_table_lookup (titles, id), title) == 0;
      if (after == NULL)
        g_hash_table_remove (titles, id);
      else
        set_title (titles, *(gint64 *) id, after);
    }

  return is_possible;
}

/* The same, and what is new in @to; returns whether all was as in @from. */
static gboolean
repeat_titles (GHashTable *titles,
               GHashTable *from,
               GHashTable *to)
{
  gboolean is_possible = move_titles (titles, from, to);
  GHashTableIter iter;
  gpointer id, title;

  g_hash_table_iter_init (&iter, to);
  while (g_hash_table_iter_next (&iter, &id, &title))
    if (!g_hash_table_contains (from, id))
      {
        is_possible &= !g_hash_table_contains (titles, id);
        set_title (titles, *(gint64 *) id, title);
      }

  return is_possible;
}

/* In the state the step was made in, it must be possible and lead where it led; in others it may be, and
 * then only if the titles were as they were. */
static void
apply_again (Timeline     *self,
             const Undone *undone)
{
  g_autofree char *before = dup_checksum (get_present (self)->snapshot);
  g_autoptr (GHashTable) titles = copy_titles (get_present (self)->titles);
  gboolean is_possible = repeat_titles (titles, undone->titles_before, undone->titles_after);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_apply_again (self->store, undone->step, &error))
    {
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, "");
      g_assert_cmpstr (before, !=, undone->before);
      self->n_refused++;
      return;
    }

  g_assert_true (is_possible);
  enter_state (self, g_steal_pointer (&titles));
  after = dup_checksum (get_present (self)->snapshot);
  g_assert_cmpstr (after, !=, before);
  if (g_str_equal (before, undone->before))
    g_assert_cmpstr (after, ==, undone->after);
  self->n_again++;
}

static void
step_anew (Timeline *self)
{
  Undone *undone;

  if (self->future->len > 0 && g_test_rand_bit ())
    undone = undone_new (get_present (self), g_ptr_array_index (self->future, self->future->len - 1));
  else if (self->undone->len > 0)
    undone = g_ptr_array_steal_index_fast (self->undone, g_test_rand_int_range (0, self->undone->len));
  else
    return;

  apply_again (self, undone);
  undone_free (undone);
}

static void
step_back (Timeline *self)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_store_undo (self->store, &error))
    {
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "nothing to undo");
      g_assert_cmpuint (self->past->len, ==, 1);
      return;
    }

  g_ptr_array_add (self->future, g_ptr_array_steal_index (self->past, self->past->len - 1));
}

static void
step_again (Timeline *self)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_store_redo (self->store, &error))
    {
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "nothing to redo");
      g_assert_cmpuint (self->future->len, ==, 0);
      return;
    }

  g_ptr_array_add (self->past, g_ptr_array_steal_index (self->future, self->future->len - 1));
}

static void
begin_time (Timeline *self)
{
  g_autoptr (GPtrArray) activities = get_activities (self->store);
  State *state = g_new0 (State, 1);

  state->snapshot = dossier_test_dup_snapshot (self->store);
  state->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < activities->len; i++)
    set_title (state->titles, dossier_record_get_id (activities->pdata[i]),
               dossier_record_get_text (activities->pdata[i], "title"));
  g_ptr_array_add (self->past, state);
}

static void
take_step (Timeline *self)
{
  int chance = g_test_rand_int_range (0, 11);

  if (chance < 5)
    step_forward (self);
  else if (chance < 8)
    step_back (self);
  else if (chance < 10)
    step_again (self);
  else
    step_anew (self);

  assert_present (self);
  if (self->seen->len > MOST_ROWS)
    g_ptr_array_remove_index (self->seen, 0);
}

/* GLib prints the seed; "--seed" repeats a run. */
static void
test_random (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (state_free);
  g_autoptr (GPtrArray) future = g_ptr_array_new_with_free_func (state_free);
  g_autoptr (GPtrArray) undone = g_ptr_array_new_with_free_func (undone_free);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);
  Timeline timeline = { store, past, future, undone, seen };
  guint n_steps = torture_choose (STEPS, STEPS_SLOW);

  begin_time (&timeline);
  for (timeline.number = 0; timeline.number < n_steps; timeline.number++)
    {
      take_step (&timeline);
      torture_report (timeline.number + 1, n_steps);
    }

  g_test_message ("%u steps applied again, %u refused", timeline.n_again, timeline.n_refused);
  g_assert_cmpuint (timeline.n_again + timeline.n_refused, >, 0);
  torture_assert_sound (store);
  g_assert_true (dossier_store_check (store, NULL));
  while (past->len > 1)
    step_back (&timeline);
  assert_present (&timeline);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/random/undo-and-redo", test_random);

  return g_test_run ();
}
