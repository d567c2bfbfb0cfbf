/* test-form-own.c: fields of the office's own in a form: they come, are filled in, and go. */
#include "dossier-own.h"
#include "form-fixture.h"

static DossierRecord *
add_field (Fixture    *fixture,
           const char *name,
           const char *kind,
           const char *choices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (fixture->store, "Adding", NULL, &error);
  DossierRecord *field = dossier_record_new (dossier_table_find ("own_field"));

  g_assert_no_error (error);
  dossier_edit_set (edit, field, "table_name", "programme", NULL);
  dossier_edit_set (edit, field, "name", name, NULL);
  dossier_edit_set (edit, field, "kind", kind, NULL);
  dossier_edit_set (edit, field, "choices", choices, NULL);
  dossier_edit_save (edit, field, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
  settle ();
  return field;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dossier_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  settle ();
}

/* What the file has of the first own field of @record. */
static void
assert_own (Fixture       *fixture,
            DossierRecord *record,
            const char    *expected)
{
  g_autoptr (DossierRecord) own = dossier_own_dup_record (fixture->store, record);
  g_autofree char *text = dossier_record_dup_input (own, dossier_record_get_table (own)->fields[0].name);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_come_and_go (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_assert_null (find_row (fixture->form, "Desk officer"));
  {
    g_autoptr (DossierRecord) field = add_field (fixture, "Desk officer", "text", "");
  }
  g_assert_nonnull (find_row (fixture->form, "Desk officer"));
  undo (fixture);
  g_assert_null (find_row (fixture->form, "Desk officer"));
}

static void
test_fill_in (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (DossierRecord) field = add_field (fixture, "Next review", "date", "");
  GtkWidget *row = find_row (fixture->form, "Next review");
  g_autofree char *label = NULL;

  type_text (row, "the other day");
  press_enter (row);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  assert_own (fixture, fixture->record, "");

  type_text (row, "Sept. 2016");
  press_enter (row);
  assert_own (fixture, fixture->record, "Sept. 2016");
  label = dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Next review of GLACY");

  undo (fixture);
  assert_shown (row, "");
}

/* What is typed belongs to the record that was shown then. */
static void
test_other_record (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (DossierRecord) field = add_field (fixture, "Desk officer", "text", "");
  GtkWidget *row = find_row (fixture->form, "Desk officer");

  type_text (row, "A. Cameron");
  dossier_form_set_record (fixture->form, fixture->other);
  assert_own (fixture, fixture->record, "A. Cameron");
  assert_own (fixture, fixture->other, "");
  assert_shown (row, "");

  type_text (row, "B. Ionescu");
  g_assert_true (dossier_form_commit (fixture->form));
  assert_own (fixture, fixture->other, "B. Ionescu");
  dossier_form_set_record (fixture->form, fixture->record);
  assert_shown (row, "A. Cameron");
  dossier_form_set_record (fixture->form, NULL);
}

/* What cannot stand is nobody's but its record's. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (DossierRecord) field = add_field (fixture, "Next review", "date", "");
  const char *name = dossier_own_get_table (fixture->store, "programme")->fields[0].name;
  GtkWidget *row = find_row (fixture->form, "Next review");
  g_autoptr (GError) error = NULL;

  dossier_store_change_own (fixture->store, fixture->other, name, "Sept. 2016", &error);
  g_assert_no_error (error);

  type_text (row, "the other day");
  dossier_form_set_record (fixture->form, fixture->other);
  assert_shown (row, "Sept. 2016");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_null (get_message (row));
  g_assert_true (dossier_form_commit (fixture->form));
  assert_own (fixture, fixture->other, "Sept. 2016");

  dossier_form_set_record (fixture->form, fixture->record);
  assert_shown (row, "the other day");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  assert_own (fixture, fixture->record, "");
  dossier_form_set_record (fixture->form, NULL);
}

/* Another program is writing just when the record is left. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (DossierRecord) field = add_field (fixture, "Desk officer", "text", "");
  GtkWidget *row = find_row (fixture->form, "Desk officer");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) writer = dossier_store_open (fixture->path, 0, &error);
  g_autoptr (DossierEdit) edit = dossier_store_begin (writer, "Writing", NULL, &error);

  g_assert_no_error (error);
  type_text (row, "A. Cameron");
  dossier_form_set_record (fixture->form, fixture->other);
  g_assert_nonnull (fixture->toast);
  assert_shown (row, "");
  g_clear_pointer (&edit, dossier_edit_free);

  g_assert_true (dossier_form_commit (fixture->form));
  assert_own (fixture, fixture->other, "");
  assert_own (fixture, fixture->record, "");
  dossier_form_set_record (fixture->form, fixture->record);
  assert_shown (row, "A. Cameron");
  g_assert_nonnull (get_message (row));
  g_assert_true (dossier_form_commit (fixture->form));
  assert_own (fixture, fixture->record, "A. Cameron");
}

/* The other program is done as soon as it is said that it was at it. */
static void
let_write_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       edit)
{
  g_clear_pointer ((DossierEdit **) edit, dossier_edit_free);
}

/* What is written at the second try goes to the record it was typed for. */
static void
test_locked_at_first (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (DossierRecord) field = add_field (fixture, "Desk officer", "text", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) writer = dossier_store_open (fixture->path, 0, &error);
  g_autoptr (DossierEdit) edit = dossier_store_begin (writer, "Writing", NULL, &error);

  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast", G_VARIANT_TYPE_STRING);
  GtkWidget *row = find_row (fixture->form, "Desk officer");

  g_assert_no_error (error);
  g_signal_connect (toast, "activate", G_CALLBACK (let_write_cb), &edit);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (toast));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));

  type_text (row, "A. Cameron");
  dossier_form_set_record (fixture->form, fixture->other);
  g_assert_null (edit);
  assert_own (fixture, fixture->other, "");
  assert_own (fixture, fixture->record, "A. Cameron");
  assert_shown (row, "");
  dossier_form_set_record (fixture->form, NULL);
}

static void
test_choice (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (DossierRecord) field = add_field (fixture, "Light", "choice", "Green\nAmber\nRed");
  AdwComboRow *row = ADW_COMBO_ROW (find_row (fixture->form, "Light"));

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 4);
  adw_combo_row_set_selected (row, 2);
  assert_own (fixture, fixture->record, "Amber");
  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
}

/* Another program, or the command line. */
static void
test_changed_elsewhere (Fixture       *fixture,
                        gconstpointer  unused)
{
  g_autoptr (DossierRecord) field = add_field (fixture, "Desk officer", "text", "");
  const char *name = dossier_own_get_table (fixture->store, "programme")->fields[0].name;
  g_autoptr (GError) error = NULL;

  dossier_store_change_own (fixture->store, fixture->record, name, "A. Cameron", &error);
  g_assert_no_error (error);
  settle ();
  assert_shown (find_row (fixture->form, "Desk officer"), "A. Cameron");
}

#define ADD(name, function) \
  g_test_add ("/form-own/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("come-and-go", test_come_and_go);
  ADD ("filled-in", test_fill_in);
  ADD ("of-the-record-that-is-shown", test_other_record);
  ADD ("refused-text-of-its-record", test_refused);
  ADD ("locked-while-left", test_locked);
  ADD ("locked-at-first", test_locked_at_first);
  ADD ("choice", test_choice);
  ADD ("changed-elsewhere", test_changed_elsewhere);
  return g_test_run ();
}
