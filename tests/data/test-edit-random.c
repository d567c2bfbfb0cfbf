/* test-edit-random.c: whatever was done, undo leads back through every state, and redo forth again. */
#include "dossier-test.h"

static void
assert_snapshot (DossierStore *store,
                 const char   *expected)
{
  g_autofree char *snapshot = dossier_test_dup_snapshot (store);

  dossier_test_assert_same (snapshot, expected);
}

#define N_STEPS 2000

typedef struct
{
  DossierStore *store;
  GPtrArray    *past;    /* snapshots, the present last */
  GPtrArray    *future;  /* snapshots, the next last */
} Timeline;

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
add_something (DossierStore  *store,
               DossierRecord *country,
               const char    *text)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (country));

  if (g_test_rand_bit ())
    g_object_unref (dossier_test_add (store, "programme", "short_title", text, "starts", "2015/2016", NULL));
  else
    g_object_unref (dossier_test_add (store, "activity", "title", text, "country", id, NULL));
}

static void
edit_something (DossierStore *store,
                guint         number)
{
  g_autofree char *text = g_strdup_printf ("text %u", number);
  g_autoptr (DossierRecord) programme = pick (store, "programme");
  g_autoptr (DossierRecord) activity = pick (store, "activity");
  g_autoptr (DossierRecord) country = pick (store, "country");
  int chance = g_test_rand_int_range (0, 100);

  if (programme == NULL || activity == NULL || chance < 25)
    add_something (store, country, text);
  else if (chance < 29)
    dossier_test_delete (store, programme);
  else if (chance < 31)
    dossier_test_delete (store, country);
  else if (chance < 43)
    dossier_test_set (store, activity, "date", "June and November 2015");
  else if (chance < 60)
    dossier_test_set (store, activity, "title", text);
  else
    change_programme (store, programme, text, number);
}

static void
step_forward (Timeline *self,
              guint     number)
{
  g_autofree char *snapshot = NULL;

  edit_something (self->store, number);
  snapshot = dossier_test_dup_snapshot (self->store);
  if (g_str_equal (snapshot, g_ptr_array_index (self->past, self->past->len - 1)))
    return;

  g_ptr_array_add (self->past, g_steal_pointer (&snapshot));
  g_ptr_array_set_size (self->future, 0);
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

/* GLib prints the seed; "--seed" repeats a run. */
static void
test_random (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) future = g_ptr_array_new_with_free_func (g_free);
  Timeline timeline = { store, past, future };

  g_ptr_array_add (past, dossier_test_dup_snapshot (store));
  for (guint i = 0; i < N_STEPS; i++)
    {
      int chance = g_test_rand_int_range (0, 10);

      if (chance < 5)
        step_forward (&timeline, i);
      else if (chance < 8)
        step_back (&timeline);
      else
        step_again (&timeline);
      assert_snapshot (store, g_ptr_array_index (past, past->len - 1));
    }

  g_assert_true (dossier_store_check (store, NULL));
  while (past->len > 1)
    step_back (&timeline);
  assert_snapshot (store, g_ptr_array_index (past, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-random/undo-and-redo", test_random);

  return g_test_run ();
}
