/* test-step.c: what steps of the journal did, and going back in part. */
#include "dossier-document.h"
#include "dossier-own.h"
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
  g_test_add_func ("/step/not-without-its-owner", test_orphan);
  g_test_add_func ("/step/own-field", test_own_field);
  g_test_add_func ("/step/links", test_links);
  g_test_add_func ("/step/own-field-of-deleted", test_own_field_of_deleted);
  return g_test_run ();
}
