/* test-random.c: whatever was done, undo leads back through every state, and redo forth again; what was
 * undone for good is applied again wherever nothing speaks against it, and what was changed or removed is
 * restored from the history.
 *
 * A timeline keeps all states the portfolio was in.  What some words should be is worked out
 * apart from the store, in a model that knows nothing of SQL (torture-words.h): it is compared with the
 * file, and so are the records that somebody looks at.
 */
#include "dossier-damage.h"
#include "dossier-step.h"
#include "dossier-store-private.h"
#include "torture-edits.h"
#include "torture-words.h"

#define STEPS 500
#define STEPS_SLOW 20000
#define MOST_SEEN 12
#define MOST_UNDONE 40

typedef struct
{
  gint64      step;      /* of the journal, that led here */
  char       *snapshot;
  GHashTable *words;     /* the model */
} State;

/* A step that was undone, and what it is about. */
typedef struct
{
  gint64      step;
  char       *before, *after;                /* checksums of snapshots */
  GHashTable *words_before, *words_after;
} Undone;

typedef struct
{
  TortureDesk   desk;
  GPtrArray    *past;       /* of State, the present last */
  GPtrArray    *future;     /* of State, the next last */
  GPtrArray    *undone;     /* of Undone, that redo no longer leads to */
  guint         n_again;    /* applied again, and how often that was refused */
  guint         n_refused;
  guint         n_restored; /* from the history, and how often that was refused */
  guint         n_lost;
} Timeline;

static void
state_free (gpointer data)
{
  State *state = data;

  g_free (state->snapshot);
  g_hash_table_unref (state->words);
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
  undone->words_before = g_hash_table_ref (before->words);
  undone->words_after = g_hash_table_ref (after->words);
  return undone;
}

static void
undone_free (gpointer data)
{
  Undone *undone = data;

  g_free (undone->before);
  g_free (undone->after);
  g_hash_table_unref (undone->words_before);
  g_hash_table_unref (undone->words_after);
  g_free (undone);
}

static State *
get_present (Timeline *self)
{
  return g_ptr_array_index (self->past, self->past->len - 1);
}

/* Comparing */

/* What is in memory is what is in the file; a deleted record keeps its last values. */
static void
assert_seen (Timeline *self)
{
  for (guint i = 0; i < self->desk.seen->len; i++)
    {
      DossierRecord *record = g_ptr_array_index (self->desk.seen, i);
      const DossierTable *table = dossier_record_get_table (record);
      g_autoptr (DossierRecord) stored = dossier_store_dup_stored (self->desk.store, record);

      for (guint f = 0; stored != NULL && f < table->n_fields; f++)
        g_assert_true (dossier_record_has_same (record, stored, table->fields[f].name));
    }
}

static void
assert_present (Timeline *self)
{
  g_autofree char *snapshot = dossier_test_dup_snapshot (self->desk.store);

  dossier_test_assert_same (snapshot, get_present (self)->snapshot);
  torture_words_assert (self->desk.store, get_present (self)->words);
  assert_seen (self);
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

/* Takes @words: what the words should be after the edit that was just made. */
static void
enter_state (Timeline   *self,
             GHashTable *words)
{
  State *state = g_new0 (State, 1);

  state->words = words;
  state->snapshot = dossier_test_dup_snapshot (self->desk.store);
  state->step = dossier_store_get_next_step (self->desk.store, TRUE);
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
  GHashTable *words = torture_words_copy (get_present (self)->words);

  torture_words_edit (&self->desk, words);
  enter_state (self, words);
}

/* Gives every title of @from that is another in @to, or not there, the value it has there. */
static gboolean
move_words (GHashTable *words,
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
      is_possible &= g_strcmp0 (g_hash_table_lookup (words, id), title) == 0;
      if (after == NULL)
        g_hash_table_remove (words, id);
      else
        torture_words_set (words, *(gint64 *) id, after);
    }

  return is_possible;
}

/* The same, and what is new in @to; returns whether all was as in @from. */
static gboolean
repeat_words (GHashTable *words,
               GHashTable *from,
               GHashTable *to)
{
  gboolean is_possible = move_words (words, from, to);
  GHashTableIter iter;
  gpointer id, title;

  g_hash_table_iter_init (&iter, to);
  while (g_hash_table_iter_next (&iter, &id, &title))
    if (!g_hash_table_contains (from, id))
      {
        is_possible &= !g_hash_table_contains (words, id);
        torture_words_set (words, *(gint64 *) id, title);
      }

  return is_possible;
}

/* In the state the step was made in, it must be possible and lead where it led; in others it may be, and
 * then only if the words were as they were. */
static void
apply_again (Timeline     *self,
             const Undone *undone)
{
  g_autofree char *before = dup_checksum (get_present (self)->snapshot);
  g_autoptr (GHashTable) words = torture_words_copy (get_present (self)->words);
  gboolean is_possible = repeat_words (words, undone->words_before, undone->words_after);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_apply_again (self->desk.store, undone->step, &error))
    {
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, "");
      g_assert_cmpstr (before, !=, undone->before);
      self->n_refused++;
      return;
    }

  g_assert_true (is_possible);
  enter_state (self, g_steal_pointer (&words));
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

  if (!dossier_store_undo (self->desk.store, &error))
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

  if (!dossier_store_redo (self->desk.store, &error))
    {
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "nothing to redo");
      g_assert_cmpuint (self->future->len, ==, 0);
      return;
    }

  g_ptr_array_add (self->past, g_ptr_array_steal_index (self->future, self->future->len - 1));
}

/* As it was before one of the steps that are not undone. */
static void
step_aside (Timeline *self)
{
  guint place = self->past->len > 1 ? g_test_rand_int_range (1, self->past->len) : 0;
  const State *after = g_ptr_array_index (self->past, place);
  const State *before = place > 0 ? g_ptr_array_index (self->past, place - 1) : after;
  g_autoptr (GHashTable) words = torture_words_copy (get_present (self)->words);
  gboolean is_refused = FALSE;

  if (place > 0 && torture_words_restore (&self->desk, words, before->words, after->step, &is_refused))
    {
      enter_state (self, g_steal_pointer (&words));
      self->n_restored++;
    }
  self->n_lost += is_refused;
}

static void
begin_time (Timeline *self)
{
  State *state = g_new0 (State, 1);

  state->snapshot = dossier_test_dup_snapshot (self->desk.store);
  state->words = torture_words_read (self->desk.store);
  g_ptr_array_add (self->past, state);
}

static void
take_step (Timeline *self)
{
  int chance = g_test_rand_int_range (0, 13);

  if (chance < 5)
    step_forward (self);
  else if (chance < 8)
    step_back (self);
  else if (chance < 10)
    step_again (self);
  else if (chance < 11)
    step_anew (self);
  else
    step_aside (self);

  assert_present (self);
  if (self->desk.seen->len > MOST_SEEN)
    g_ptr_array_remove_index (self->desk.seen, 0);
}

/* The file, what is found in it, and every value. */
static void
assert_whole (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) damages = dossier_store_find_damage (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (damages->len, ==, 0);
  torture_assert_sound (store);
  g_assert_true (dossier_store_check (store, NULL));
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
  Timeline timeline = { { store, seen }, past, future, undone };
  guint n_steps = torture_choose (STEPS, STEPS_SLOW);

  begin_time (&timeline);
  for (timeline.desk.number = 0; timeline.desk.number < n_steps; timeline.desk.number++)
    {
      take_step (&timeline);
      torture_report (timeline.desk.number + 1, n_steps);
    }

  g_test_message ("%u steps applied again, %u refused; %u restored, %u refused", timeline.n_again,
                  timeline.n_refused, timeline.n_restored, timeline.n_lost);
  g_assert_cmpuint (timeline.n_again + timeline.n_refused, >, 0);
  if (g_test_slow ())
    g_assert_cmpuint (timeline.n_restored, >, 0);
  assert_whole (store);
  while (past->len > 1)
    step_back (&timeline);
  assert_present (&timeline);
  assert_whole (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/random/undo-and-redo", test_random);

  return g_test_run ();
}
