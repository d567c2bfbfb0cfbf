/* test-step.c: what steps of the journal did, and going back in part. */
#include "dossier-document.h"
#include "dossier-own.h"
#include "dossier-replace.h"
#include "dossier-step.h"
#include "dossier-test.h"

static gint64
last_step (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = dossier_store_get_history (store, NULL, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 1);
  return ((DossierStep *) g_ptr_array_index (steps, 0))->id;
}

static GPtrArray *
get_changes (DossierStore *store,
             gint64        step)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = dossier_store_get_step_changes (store, step, "en", &error);

  g_assert_no_error (error);
  return changes;
}

/* One line for each change: "GLACY Budget: EUR 3.35 million > EUR 4 million", "+ Risk", "- GLACY". */
static void
assert_step (DossierStore *store,
             const char   *expected)
{
  g_autoptr (GPtrArray) changes = get_changes (store, last_step (store));
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const DossierStepChange *change = g_ptr_array_index (changes, i);

      if (change->act == DOSSIER_STEP_CHANGED)
        g_string_append_printf (lines, "%s %s: %s > %s\n", change->title, change->label, change->before,
                                change->after);
      else
        g_string_append_printf (lines, "%c %s\n", change->act == DOSSIER_STEP_ADDED ? '+' : '-',
                                change->title);
    }

  g_assert_cmpstr (lines->str, ==, expected);
}

/* Every kind of field, as people read it. */
static void
test_fields (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) activity = dossier_test_find (store, "activity", "Octopus Conference");

  dossier_test_set (store, glacy, "budget", "up to EUR 4 million");
  assert_step (store, "GLACY Budget: EUR 3.35 million > up to EUR 4 million\n");
  dossier_test_set (store, glacy, "ends", "March 2017");
  assert_step (store, "GLACY Ends: Oct 2016 > March 2017\n");
  dossier_test_set (store, glacy, "title_fr", "Action");
  assert_step (store, "GLACY Title (French): Projet conjoint UE/CdE sur l’action globale contre la "
                      "cybercriminalité > Action\n");
  dossier_test_set (store, glacy, "contact", "");
  assert_step (store, "GLACY Contact: Alexander Seger > \n");
  dossier_test_set (store, activity, "type", "workshop");
  assert_step (store, "Octopus Conference Type: Conference > Workshop\n");
  dossier_test_set (store, activity, "highlight", "no");
  assert_step (store, "Octopus Conference Highlight: Yes > No\n");
}

/* All its fields, from any point; also when it is gone, and not when it was not there yet. */
static void
test_whole_record (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *after = NULL;
  g_autoptr (DossierRecord) risk = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, second, added;

  dossier_test_set (store, glacy, "budget", "up to EUR 4 million");
  first = last_step (store);
  dossier_test_set (store, glacy, "ends", "March 2017");
  second = last_step (store);
  dossier_test_set (store, glacy, "budget", "EUR 5 million");
  dossier_test_set (store, glacy, "contact", "");
  dossier_test_undo (store);
  risk = dossier_test_add (store, "risk", "programme", "GLACY", "statement", "Elections", NULL);
  added = last_step (store);

  dossier_store_restore_record (store, glacy, second, &error);
  g_assert_no_error (error);
  assert_step (store, "GLACY Ends: March 2017 > Oct 2016\n"
                      "GLACY Budget: EUR 5 million > up to EUR 4 million\n");
  g_assert_cmpstr (dossier_record_get_text (glacy, "ends"), ==, "2016-10");
  dossier_test_undo (store);

  dossier_test_delete (store, risk);
  dossier_store_restore_record (store, glacy, first, &error);
  g_assert_no_error (error);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);

  g_assert_false (dossier_store_restore_record (store, risk, added, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND,
                             "“Elections” was not there before this step.");
  dossier_store_restore_record (store, risk, added + 1, &error);
  g_assert_no_error (error);
  assert_step (store, "+ Elections\n");
}

static void
test_records (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) risk = dossier_test_add (store, "risk", "programme", "GLACY", "statement",
                                                     "Elections", NULL);

  assert_step (store, "+ Elections\n");
  dossier_test_delete (store, risk);
  assert_step (store, "- Elections\n");
}

/* Only the one field goes back, and that is a step of its own. */
static void
test_restore_field (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step;

  dossier_test_set (store, glacy, "ends", "March 2017");
  step = last_step (store);
  dossier_test_set (store, glacy, "budget", "EUR 4 million");
  changes = get_changes (store, step);
  g_assert_true (dossier_store_restore_field (store, changes->pdata[0], &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dossier_record_get_text (glacy, "ends_text"), ==, "Oct 2016");
  g_assert_cmpstr (dossier_record_get_text (glacy, "budget_text"), ==, "EUR 4 million");
  dossier_test_undo (store);
  g_assert_cmpstr (dossier_record_get_text (glacy, "ends_text"), ==, "March 2017");

  dossier_test_delete (store, glacy);
  g_assert_false (dossier_store_restore_field (store, changes->pdata[0], &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* A programme comes back with everything that went with it, the bytes of its files too. */
static void
test_bring_back (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) document = dossier_test_add (store, "document", "programme", "GLACY", "title",
                                                         "Annex", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF", 4);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (DossierEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step;

  edit = dossier_store_begin (store, "Embedding", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_document_embed (edit, document, "annex.pdf", bytes, &error));
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_clear_pointer (&edit, dossier_edit_free);
  before = dossier_test_dup_snapshot (store);
  dossier_test_delete (store, glacy);
  step = last_step (store);

  g_assert_true (dossier_store_restore_removed (store, step, &error));
  g_assert_no_error (error);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);
  back = dossier_document_dup_content (store, document, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (back, NULL), g_bytes_get_size (back), "%PDF", 4);

  g_assert_false (dossier_store_restore_removed (store, step, &error));
  g_assert_cmpstr (error->message, ==, "Everything that was removed is there.");
}

static const DossierStepChange *
find_change (GPtrArray  *changes,
             const char *title)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((DossierStepChange *) changes->pdata[i])->title, title))
      return changes->pdata[i];

  g_error ("There is no change of “%s”", title);
}

static gint64
delete_several (DossierStore   *store,
                DossierRecord **records,
                guint           n_records)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Deleting %s", "several", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_records; i++)
    {
      dossier_edit_delete (edit, records[i], &error);
      g_assert_no_error (error);
    }
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
  return last_step (store);
}

/* Of several that were removed together one comes back, with its own and without the others. */
static void
test_bring_back_one (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) octopus = dossier_test_find (store, "programme", "Cybercrime@Octopus");
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF", 4);
  g_autoptr (DossierRecord) annex = dossier_test_embed (store, "annex.pdf", pdf);
  DossierRecord *both[] = { octopus, glacy };
  g_autoptr (GBytes) changes = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = NULL, *after = NULL, *again = NULL;
  gint64 step;

  dossier_test_set (store, annex, "programme", "GLACY");
  dossier_test_delete (store, octopus);
  wanted = dossier_test_dup_snapshot (store);
  dossier_test_undo (store);
  step = delete_several (store, both, G_N_ELEMENTS (both));
  changes = dossier_step_read_changes (store, step, &error);
  told = get_changes (store, step);

  g_assert_true (dossier_store_bring_back_one (store, changes, find_change (told, "GLACY"), &error));
  g_assert_no_error (error);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, wanted);
  g_assert_true (dossier_store_check (store, NULL));
  g_assert_false (dossier_store_bring_back_one (store, changes, find_change (told, "GLACY"), &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "“GLACY” is there.");

  /* What belonged to the other does not come without it, and leaves nothing behind. */
  g_assert_false (dossier_store_bring_back_one (store, changes, find_change (told, "Octopus Conference"),
                                               &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND,
                             "“Octopus Conference” cannot come back alone: what it belongs to is not there.");
  again = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (again, wanted);
}

/* As it was before any step, also by the history of the portfolio. */
static void
test_restore_gone (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step;

  dossier_test_set (store, glacy, "budget", "EUR 4 million");
  dossier_test_set (store, glacy, "budget", "EUR 5 million");
  step = last_step (store);
  told = get_changes (store, step);
  dossier_test_delete (store, glacy);
  g_ptr_array_unref (told);
  told = get_changes (store, step);
  g_assert_cmpstr (((DossierStepChange *) told->pdata[0])->title, ==, "GLACY");
  g_assert_true (dossier_store_restore_gone (store, told->pdata[0], step, &error));
  g_assert_no_error (error);
  g_clear_object (&glacy);
  glacy = dossier_test_find (store, "programme", "GLACY");
  g_assert_cmpstr (dossier_record_get_text (glacy, "budget_text"), ==, "EUR 4 million");
}

/* Whoever held a record when it was removed holds the right one when it is back. */
static void
test_held (gconstpointer is_alone)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) again = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GError) error = NULL;

  dossier_test_delete (store, glacy);
  if (is_alone != NULL)
    {
      told = get_changes (store, last_step (store));
      for (guint i = 0; i < told->len; i++)
        if (((DossierStepChange *) told->pdata[i])->id == dossier_record_get_id (glacy))
          dossier_store_restore_gone (store, told->pdata[i], last_step (store), &error);
    }
  else
    dossier_store_restore_removed (store, last_step (store), &error);
  g_assert_no_error (error);

  again = dossier_store_get (store, "programme", dossier_record_get_id (glacy), &error);
  g_assert_no_error (error);
  g_assert_true (again == glacy);
  dossier_test_set (store, again, "code", "G2");
  g_assert_cmpstr (dossier_record_get_text (glacy, "code"), ==, "G2");
}

/* What a record belonged to has to be there. */
static void
test_orphan (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) risk = dossier_test_add (store, "risk", "programme", "GLACY", "statement",
                                                     "Elections", NULL);
  g_autoptr (GError) error = NULL;
  gint64 step;

  dossier_test_delete (store, risk);
  step = last_step (store);
  dossier_test_delete (store, glacy);
  g_assert_false (dossier_store_restore_removed (store, step, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (dossier_test_count (store, "risk"), ==, 0);
}

static void
set_own (DossierStore  *store,
         DossierRecord *record,
         DossierRecord *field,
         const char    *text)
{
  const char *name = dossier_own_name_field (dossier_record_get_id (field));
  g_autoptr (GError) error = NULL;

  dossier_store_change_own (store, record, name, text, &error);
  g_assert_no_error (error);
}

/* A field of the office's own is a field like others: told, found, restored alone and with its record. */
static void
test_own_field (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) field = dossier_test_add (store, "own_field", "name", "Light", "kind", "choice",
                                                      "choices", "Green\nRed", "table_name",
                                                      "programme", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GPtrArray) steps = NULL, changes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, second;

  before = dossier_test_dup_snapshot (store);
  set_own (store, glacy, field, "Green");
  assert_step (store, "GLACY Light:  > Green\n");
  first = last_step (store);
  set_own (store, glacy, field, "Red");
  assert_step (store, "GLACY Light: Green > Red\n");
  second = last_step (store);
  set_own (store, glacy, field, "");
  assert_step (store, "GLACY Light: Red > \n");

  /* Of a value that is gone, too. */
  changes = get_changes (store, second);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (dossier_store_restore_field (store, changes->pdata[0], &error));
  g_assert_no_error (error);
  assert_step (store, "GLACY Light:  > Green\n");

  steps = dossier_store_get_history (store, glacy, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 4);

  dossier_store_restore_record (store, glacy, second + 1, &error);
  g_assert_no_error (error);
  assert_step (store, "GLACY Light: Green > Red\n");
  dossier_store_restore_record (store, glacy, first, &error);
  g_assert_no_error (error);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);
}

/* Countries and the like are fields of a record to whoever reads its history and goes back in it. */
static void
test_links (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) area = dossier_test_add (store, "country_group", "name", "Pacific", NULL);
  g_autoptr (DossierRecord) other = dossier_test_add (store, "country_group", "name", "Caribbean", NULL);
  g_autoptr (DossierRecord) link = NULL, again = NULL, new_link = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step;

  link = dossier_test_add (store, "programme_group", "programme", "GLACY", "country_group", "Pacific", NULL);
  before = dossier_test_dup_snapshot (store);
  step = last_step (store) + 1;
  dossier_test_delete (store, link);
  again = dossier_test_add (store, "programme_group", "programme", "GLACY", "country_group", "Pacific", NULL);
  new_link = dossier_test_add (store, "programme_group", "programme", "GLACY", "country_group", "Caribbean",
                               NULL);
  steps = dossier_store_get_history (store, glacy, 4, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 4);
  g_assert_cmpint (((DossierStep *) steps->pdata[3])->id, ==, step - 1);

  dossier_store_restore_record (store, glacy, step, &error);
  g_assert_no_error (error);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);

  /* What leads to something that is gone stays away. */
  dossier_test_undo (store);
  dossier_test_delete (store, area);
  dossier_store_restore_record (store, glacy, step, &error);
  g_assert_no_error (error);
  g_assert_false (dossier_store_has (store, "programme_group", dossier_record_get_id (link)));
  g_assert_false (dossier_store_has (store, "programme_group", dossier_record_get_id (new_link)));
}

/* A record that was deleted comes back with them, except those of a field that is gone. */
static void
test_own_field_of_deleted (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) light = dossier_test_add (store, "own_field", "name", "Light", "kind", "text",
                                                      "table_name", "programme", NULL);
  g_autoptr (DossierRecord) desk = dossier_test_add (store, "own_field", "name", "Desk", "kind", "text",
                                                     "table_name", "programme", NULL);
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step;

  set_own (store, glacy, light, "Red");
  set_own (store, glacy, desk, "Ann");
  dossier_test_delete (store, glacy);
  step = last_step (store);
  dossier_test_delete (store, light);

  g_assert_true (dossier_store_restore_record (store, glacy, step, &error));
  g_assert_no_error (error);
  values = dossier_own_list_values (store, glacy, "en");
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpstr (((DossierOwnValue *) values->pdata[0])->text, ==, "Ann");
}

static void
restore (DossierStore  *store,
         DossierRecord *record,
         gint64         step)
{
  g_autoptr (GError) error = NULL;

  dossier_store_restore_record (store, record, step, &error);
  g_assert_no_error (error);
}

static void
replace (DossierStore  *store,
         DossierRecord *record,
         DossierRecord *other)
{
  g_autoptr (GError) error = NULL;

  dossier_store_replace (store, record, other, &error);
  g_assert_no_error (error);
}

/* What was moved to another record since stays there. */
static void
test_moved (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) first = dossier_test_add (store, "programme", "short_title", "First", NULL);
  g_autoptr (DossierRecord) second = dossier_test_add (store, "programme", "short_title", "Second", NULL);
  g_autoptr (DossierRecord) link = NULL;
  gint64 step;

  link = dossier_test_add (store, "programme_country", "programme", "First", "country", "Georgia", "role",
                           "priority", NULL);
  step = last_step (store);
  replace (store, first, second);
  g_assert_cmpint (dossier_record_get_integer (link, "programme"), ==, dossier_record_get_id (second));

  restore (store, first, step);
  g_assert_true (dossier_store_has (store, "programme", dossier_record_get_id (first)));
  g_assert_true (dossier_store_has (store, "programme_country", dossier_record_get_id (link)));
  g_assert_cmpint (dossier_record_get_integer (link, "programme"), ==, dossier_record_get_id (second));
}

/* One own field in the place of another: no value changed, and none can be taken away by that. */
static void
test_own_field_replaced (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) desk = dossier_test_add (store, "own_field", "name", "Desk", "kind", "text",
                                                     "table_name", "programme", NULL);
  g_autoptr (DossierRecord) officer = dossier_test_add (store, "own_field", "name", "Desk officer", "kind",
                                                        "text", "table_name", "programme", NULL);
  g_autoptr (GPtrArray) changes = NULL;

  set_own (store, glacy, desk, "Ann");
  replace (store, desk, officer);
  changes = get_changes (store, last_step (store));
  for (guint i = 0; i < changes->len; i++)
    {
      const DossierStepChange *change = g_ptr_array_index (changes, i);

      g_assert_false (g_strcmp0 (change->before, change->after) == 0 && change->act == DOSSIER_STEP_CHANGED);
      g_assert_cmpstr (change->label, !=, "Desk officer");
    }
}

/* A value that the field has no more does not keep the others from going back. */
static void
test_own_field_unreadable (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) field = dossier_test_add (store, "own_field", "name", "Light", "kind", "choice",
                                                      "choices", "Green\nAmber", "table_name",
                                                      "programme", NULL);
  g_autoptr (GPtrArray) values = NULL;
  gint64 step;

  set_own (store, glacy, field, "Amber");
  step = last_step (store) + 1;
  set_own (store, glacy, field, "Green");
  dossier_test_set (store, glacy, "note", "Prolonged");
  dossier_test_set (store, field, "choices", "Green");

  restore (store, glacy, step);
  g_assert_null (dossier_record_get_text (glacy, "note"));
  values = dossier_own_list_values (store, glacy, "en");
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpstr (((DossierOwnValue *) values->pdata[0])->text, ==, "Green");
}

/* A link that may be empty does not keep a row away. */
static void
test_optional_link (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_add (store, "programme", "short_title", "New", NULL);
  g_autoptr (DossierRecord) instrument = dossier_test_add (store, "instrument", "name", "Passing",
                                                           "organisation", "European Union", NULL);
  g_autoptr (DossierRecord) funding = NULL;
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gint64 step;

  funding = dossier_test_add (store, "contribution", "programme", "New", "organisation", "European Union",
                              "instrument", "Passing", "share", "EUR 5", NULL);
  step = last_step (store) + 1;
  dossier_test_delete (store, funding);
  dossier_test_delete (store, instrument);
  restore (store, programme, step);
  g_clear_object (&funding);
  query = dossier_query_new ("contribution");
  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  found = dossier_store_query_records (store, query, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  funding = g_object_ref (found->pdata[0]);
  g_assert_cmpstr (dossier_record_get_text (funding, "share_text"), ==, "EUR 5");
  g_assert_cmpint (dossier_record_get_integer (funding, "instrument"), ==, 0);
}

static void
assert_title (DossierStore  *store,
              DossierRecord *record,
              const char    *expected)
{
  g_autofree char *title = dossier_store_dup_title (store, record, "en");

  g_assert_cmpstr (title, ==, expected);
}

/* One took the place that the other left: it is in its way back. */
static void
test_in_the_way (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) one = dossier_test_add (store, "programme_country", "programme", "GLACY",
                                                    "country", "Georgia", "role", "priority", NULL);
  g_autoptr (DossierRecord) other = NULL;
  gint64 step = last_step (store) + 1, middle;

  dossier_test_set (store, one, "country", "Armenia");
  other = dossier_test_add (store, "programme_country", "programme", "GLACY", "country", "Georgia", "role",
                            "priority", NULL);
  middle = last_step (store) + 1;
  dossier_test_set (store, other, "country", "Moldova");
  dossier_test_set (store, one, "country", "Georgia");
  restore (store, glacy, middle);
  assert_title (store, one, "Armenia");
  assert_title (store, other, "Georgia");
  restore (store, glacy, step);
  g_assert_false (dossier_store_has (store, "programme_country", dossier_record_get_id (other)));
  g_assert_true (dossier_store_has (store, "programme_country", dossier_record_get_id (one)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/step/fields", test_fields);
  g_test_add_func ("/step/records", test_records);
  g_test_add_func ("/step/whole-record", test_whole_record);
  g_test_add_func ("/step/restore-a-field", test_restore_field);
  g_test_add_func ("/step/bring-back", test_bring_back);
  g_test_add_func ("/step/bring-back-one", test_bring_back_one);
  g_test_add_func ("/step/restore-what-is-gone", test_restore_gone);
  g_test_add_data_func ("/step/held-removed", NULL, test_held);
  g_test_add_data_func ("/step/held-gone", "alone", test_held);
  g_test_add_func ("/step/not-without-its-owner", test_orphan);
  g_test_add_func ("/step/own-field", test_own_field);
  g_test_add_func ("/step/links", test_links);
  g_test_add_func ("/step/moved", test_moved);
  g_test_add_func ("/step/own-field-replaced", test_own_field_replaced);
  g_test_add_func ("/step/own-field-unreadable", test_own_field_unreadable);
  g_test_add_func ("/step/optional-link", test_optional_link);
  g_test_add_func ("/step/in-the-way", test_in_the_way);
  g_test_add_func ("/step/own-field-of-deleted", test_own_field_of_deleted);
  return g_test_run ();
}
