/* test-choices.c: lists of choices as an office edits them. */
#include <glib/gi18n-lib.h>

#include "dossier-catalogue.h"
#include "dossier-choices.h"
#include "dossier-code-list.h"
#include "dossier-rows.h"
#include "dossier-test.h"
#include "dossier-value.h"

static const DossierField *
type_field (void)
{
  return dossier_code_list_get_field ("activity_type");
}

static DossierRecord *
add (DossierStore *store,
     const char   *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding", NULL, &error);
  g_autoptr (DossierRecord) entry = dossier_code_list_add (edit, "activity_type", name, &error);

  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&entry);
}

static void
assert_type (DossierRecord *activity,
             const char    *shown)
{
  g_autofree char *type = dossier_record_dup_display (activity, "type", "en");

  g_assert_cmpstr (type, ==, shown);
}

static guint
count_offers (DossierStore *store)
{
  g_autoptr (GArray) offers = dossier_choices_list (dossier_store_get_choices (store), type_field ());

  return offers->len;
}

/* Every field with a list can be edited by the office, and every list is of some field. */
static void
test_every_list_has_a_field (void)
{
  const DossierField *lists = dossier_table_get_field (dossier_table_find ("code"), "list");
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; lists->choices[i].code != NULL; i++)
    g_assert_nonnull (dossier_code_list_get_field (lists->choices[i].code));
  for (guint t = 0; t < n_tables; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      if (tables[t]->fields[f].list != NULL)
        g_assert_nonnull (dossier_field_get_choice_label (lists, tables[t]->fields[f].list));
}

/* Whatever is offered has a French name, also what no office can edit. */
static void
test_french (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      for (const DossierChoice *choice = tables[t]->fields[f].choices;
           choice != NULL && choice->code != NULL; choice++)
        {
          const char *list = tables[t]->fields[f].list;
          g_autofree char *french = dossier_catalogue_dup ("fr", choice->label);
          g_autoptr (DossierRecord) entry =
            list != NULL ? dossier_code_list_dup_entry (store, list, choice->code) : NULL;

          g_test_message ("%s.%s: %s", tables[t]->name, tables[t]->fields[f].name, choice->label);
          g_assert_true (french != NULL && *french != '\0');
          if (list != NULL)
            g_assert_cmpstr (dossier_record_get_text (entry, "name_fr"), ==, french);
        }
}

static void
test_add (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) activity = dossier_test_find (store, "activity", "Octopus Conference");
  guint n = count_offers (store);
  g_autoptr (DossierRecord) entry = add (store, "Moot court (théâtre)");

  g_assert_cmpstr (dossier_record_get_text (entry, "code"), ==, "moot_court_theatre");
  g_assert_cmpuint (count_offers (store), ==, n + 1);

  /* Typed with its name, without accents, or as the code: it is the same. */
  dossier_test_set (store, activity, "type", "moot court (theatre)");
  g_assert_cmpstr (dossier_record_get_text (activity, "type"), ==, "moot_court_theatre");
  assert_type (activity, "Moot court (théâtre)");

  dossier_test_undo (store);
  dossier_test_undo (store);
  g_assert_cmpuint (count_offers (store), ==, n);
  dossier_test_redo (store);
  g_assert_cmpuint (count_offers (store), ==, n + 1);
}

static void
test_names_are_unique (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) first = add (store, "Moot court");
  g_autoptr (DossierRecord) second = add (store, "Moot-court!");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding", NULL, NULL);

  g_assert_cmpstr (dossier_record_get_text (second, "code"), ==, "moot_court_2");
  g_assert_null (dossier_code_list_add (edit, "activity_type", "MOOT court", &error));
  g_assert_cmpstr (error->message, ==, "The list has an entry “MOOT court” already.");
  g_clear_error (&error);
  g_assert_null (dossier_code_list_add (edit, "activity_type", "workshop", &error));
  g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT);
}

/* A choice of the program gets another name: wherever it is used it reads so at once. */
static void
test_rename_and_retire (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) activity = dossier_test_find (store, "activity", "Octopus Conference");
  g_autoptr (DossierRecord) entry = dossier_code_list_dup_entry (store, "activity_type", "workshop");
  g_autoptr (GArray) offers = NULL;
  guint n = count_offers (store);

  dossier_test_set (store, activity, "type", "workshop");
  assert_type (activity, "Workshop");
  g_assert_cmpstr (dossier_record_get_text (entry, "name"), ==, "Workshop");
  g_assert_cmpstr (dossier_record_get_text (entry, "name_fr"), ==, "Atelier");
  g_assert_cmpint (dossier_record_get_id (entry), ==, 0);

  dossier_test_set (store, entry, "name", "Working session");
  assert_type (activity, "Working session");
  dossier_test_set (store, entry, "retired", "yes");
  offers = dossier_choices_list (dossier_store_get_choices (store), type_field ());
  g_assert_cmpuint (offers->len, ==, n);
  for (guint i = 0; i < offers->len; i++)
    g_assert_cmpint (g_array_index (offers, DossierOffer, i).is_retired, ==,
                     g_str_equal (g_array_index (offers, DossierOffer, i).code, "workshop"));

  /* Without the entry the program's own name is back. */
  dossier_test_delete (store, entry);
  assert_type (activity, "Workshop");
  dossier_test_undo (store);
  assert_type (activity, "Working session");
}

static void
test_in_use (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) activity = dossier_test_find (store, "activity", "Octopus Conference");
  g_autoptr (DossierRecord) entry = add (store, "Moot court");
  g_autoptr (GError) error = NULL;

  dossier_test_set (store, activity, "type", "Moot court");
  g_assert_cmpuint (dossier_code_list_count_users (store, "activity_type", "moot_court"), ==, 1);
  g_assert_false (dossier_store_remove (store, entry, &error));
  g_assert_cmpstr (error->message, ==,
                   "“Moot court” is used by 1 record. Let it be no longer offered instead.");
  g_clear_error (&error);
  g_assert_false (dossier_store_change (store, entry, "code", "else", &error));
  g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT);
  g_assert_cmpstr (dossier_record_get_text (entry, "code"), ==, "moot_court");

  dossier_test_set (store, entry, "name", "Mock trial");
  dossier_test_set (store, activity, "type", "");
  dossier_test_delete (store, entry);
}

/* What another program copied says the office's names, in either language. */
static void
test_paste (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) activity = dossier_test_find (store, "activity", "Octopus Conference");
  g_autoptr (DossierRecord) entry = add (store, "Moot court");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (activity));
  const char * const defaults[] = { NULL };
  g_autofree char *block = g_strconcat ("Type\tid\nProcès simulé\t", id, "\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCells) cells = NULL;
  g_autoptr (DossierRows) rows = NULL;

  dossier_test_set (store, entry, "name_fr", "Procès simulé");
  cells = dossier_cells_parse (block, -1, &error);
  g_assert_no_error (error);
  rows = dossier_rows_new (store, "activity", cells, defaults, 0);
  while (!dossier_rows_plan (rows, 1000000))
    ;
  g_assert_cmpuint (dossier_rows_count (rows, DOSSIER_ROWS_CHANGED), ==, 1);
  g_assert_cmpuint (dossier_rows_count (rows, DOSSIER_ROWS_REFUSED), ==, 0);
}

/* Two windows: what the other one adds is known here. */
static void
test_another_program (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autoptr (DossierStore) here = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (DossierStore) there = dossier_test_open (path, 0);
  guint n = count_offers (here);
  g_autoptr (DossierRecord) entry = add (there, "Moot court");

  dossier_store_refresh (here);
  g_assert_cmpuint (count_offers (here), ==, n + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DOSSIER_TEST_LOCALE"));

  g_test_add_func ("/choices/every-list-has-a-field", test_every_list_has_a_field);
  g_test_add_func ("/choices/french", test_french);
  g_test_add_func ("/choices/added-and-undone", test_add);
  g_test_add_func ("/choices/names-are-unique", test_names_are_unique);
  g_test_add_func ("/choices/renamed-and-retired", test_rename_and_retire);
  g_test_add_func ("/choices/not-deleted-while-used", test_in_use);
  g_test_add_func ("/choices/pasted", test_paste);
  g_test_add_func ("/choices/another-program", test_another_program);
  return g_test_run ();
}
