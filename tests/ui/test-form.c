/* test-form.c: rows of text: show, check, commit, draft, and the way back. */
#include "form-fixture.h"

static void
change (Fixture    *fixture,
        const char *field,
        const char *text)
{
  g_autoptr (GError) error = NULL;

  dossier_store_change (fixture->store, fixture->record, field, text, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dossier_store_undo (fixture->store, &error);
  g_assert_no_error (error);
}

static void
test_shows (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *starts = find_row (fixture->form, "Starts");

  assert_shown (find_row (fixture->form, "Short title"), "GLACY");
  assert_shown (starts, "Nov 2013");
  assert_shown (find_row (fixture->form, "Position"), "1");
  gtk_test_accessible_assert_property (gtk_editable_get_delegate (GTK_EDITABLE (starts)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Starts");
  gtk_test_accessible_assert_property (gtk_editable_get_delegate (GTK_EDITABLE (starts)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Nov 2013: 1–30 Nov 2013");
}

static void
test_commit (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *title = find_row (fixture->form, "Title");
  g_autofree char *label = NULL;

  type_text (title, "Global Action on Cybercrime");
  assert_stored (fixture->record, "title", "EU/COE Joint Project on Global Action on Cybercrime");
  press_enter (title);
  assert_stored (fixture->record, "title", "Global Action on Cybercrime");

  label = dup_undo_label (fixture->store);
  g_assert_nonnull (strstr (label, "Title"));

  undo (fixture);
  assert_shown (title, "EU/COE Joint Project on Global Action on Cybercrime");
}

static void
test_unchanged_is_no_edit (Fixture       *fixture,
                           gconstpointer  unused)
{
  GtkWidget *title = find_row (fixture->form, "Title");
  g_autofree char *before = dup_undo_label (fixture->store);
  g_autofree char *after = NULL;

  press_enter (title);
  type_text (title, "Something");
  type_text (title, "EU/COE Joint Project on Global Action on Cybercrime");
  press_enter (title);

  after = dup_undo_label (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* The focus goes on to the next row: that commits. */
static void
test_leaving_commits (Fixture       *fixture,
                      gconstpointer  unused)
{
  GtkWidget *title = find_row (fixture->form, "Title");
  GtkWidget *starts = find_row (fixture->form, "Starts");

  g_assert_true (dossier_form_focus (fixture->form, "title"));
  type_text (title, "Left behind");
  assert_stored (fixture->record, "title", "EU/COE Joint Project on Global Action on Cybercrime");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (starts))));
  settle ();
  assert_stored (fixture->record, "title", "Left behind");
}

static void
test_error (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *ends = find_row (fixture->form, "Ends");
  GtkAccessible *typing = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (ends)));

  g_assert_null (get_message (ends));
  type_text (ends, "Oct 2013");
  g_assert_true (gtk_widget_has_css_class (ends, "error"));
  g_assert_true (gtk_widget_has_css_class (ends, "broken"));
  g_assert_true (gtk_widget_has_css_class (ends, "joined"));
  gtk_test_accessible_assert_state (ends, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_state (typing, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (get_message (ends), ==,
                   "The end is before the start, Nov 2013. Esc brings back Oct 2016.");

  press_enter (ends);
  assert_stored (fixture->record, "ends", "Oct 2016");
  assert_shown (ends, "Oct 2013");

  type_text (ends, "Dec 2016");
  g_assert_false (gtk_widget_has_css_class (ends, "error"));
  g_assert_null (get_message (ends));
  gtk_test_accessible_assert_state (typing, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  press_enter (ends);
  assert_stored (fixture->record, "ends", "Dec 2016");
}

static void
test_error_blocks_nothing_else (Fixture       *fixture,
                                gconstpointer  unused)
{
  GtkWidget *ends = find_row (fixture->form, "Ends");
  GtkWidget *title = find_row (fixture->form, "Title");

  type_text (ends, "Oct 2013");
  type_text (title, "Another title");
  press_enter (title);
  assert_stored (fixture->record, "title", "Another title");
  assert_shown (ends, "Oct 2013");
  g_assert_nonnull (get_message (ends));
}

static void
test_escape (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *ends = find_row (fixture->form, "Ends");

  g_assert_false (press_escape (ends));
  type_text (ends, "Oct 2013");
  press_enter (ends);
  g_assert_true (press_escape (ends));
  assert_shown (ends, "Oct 2016");
  g_assert_null (get_message (ends));
  g_assert_false (press_escape (ends));
}

static void
test_draft (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *ends = find_row (fixture->form, "Ends");

  type_text (ends, "Oct 2013");
  dossier_form_set_record (fixture->form, fixture->other);
  assert_shown (ends, "30 October 2017");
  g_assert_null (get_message (ends));
  g_assert_false (gtk_widget_has_css_class (ends, "error"));

  dossier_form_set_record (fixture->form, fixture->record);
  assert_shown (ends, "Oct 2013");
  g_assert_cmpstr (get_message (ends), ==,
                   "The end is before the start, Nov 2013. Esc brings back Oct 2016.");
  assert_stored (fixture->record, "ends", "Oct 2016");

  g_assert_true (press_escape (ends));
  dossier_form_set_record (fixture->form, fixture->other);
  dossier_form_set_record (fixture->form, fixture->record);
  assert_shown (ends, "Oct 2016");
}

/* What made a draft wrong is gone: it is said to wait, not saved behind one's back. */
static void
test_draft_becomes_right (Fixture       *fixture,
                          gconstpointer  unused)
{
  GtkWidget *ends = find_row (fixture->form, "Ends");

  type_text (ends, "Oct 2013");
  press_enter (ends);
  change (fixture, "starts", "Jan 2012");
  g_assert_false (gtk_widget_has_css_class (ends, "error"));
  g_assert_cmpstr (get_message (ends), ==,
                   "This is not saved yet. Enter saves it. Esc brings back Oct 2016.");
  assert_stored (fixture->record, "ends", "Oct 2016");

  press_enter (ends);
  assert_stored (fixture->record, "ends", "Oct 2013");
  g_assert_null (get_message (ends));
}

static void
test_leaving_record_commits (Fixture       *fixture,
                             gconstpointer  unused)
{
  type_text (find_row (fixture->form, "Title"), "Typed and left");
  dossier_form_set_record (fixture->form, fixture->other);
  assert_stored (fixture->record, "title", "Typed and left");
  assert_shown (find_row (fixture->form, "Short title"), "Cybercrime@EAP II");
}

static void
test_rows_are_reused (Fixture       *fixture,
                      gconstpointer  unused)
{
  GtkWidget *title = find_row (fixture->form, "Short title");

  type_text (title, "GLACY 2");
  dossier_form_set_record (fixture->form, fixture->other);
  g_assert_true (find_row (fixture->form, "Short title") == title);

  /* Undoing typing must not reach the text of the record before. */
  gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (title))),
                              "text.undo", NULL);
  assert_shown (title, "Cybercrime@EAP II");

  dossier_form_set_record (fixture->form, NULL);
  assert_shown (title, "");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (fixture->form)));
}

static void
test_changed_elsewhere (Fixture       *fixture,
                        gconstpointer  unused)
{
  GtkWidget *title = find_row (fixture->form, "Title");

  type_text (title, "Half typed");
  change (fixture, "short_title", "GLACY 1");
  assert_shown (find_row (fixture->form, "Short title"), "GLACY 1");
  assert_shown (title, "Half typed");

  change (fixture, "title", "Written by someone else");
  assert_shown (title, "Half typed");
  g_assert_true (press_escape (title));
  assert_shown (title, "Written by someone else");
}

/* Presses the key of the form's shortcut number @number: 0 is Ctrl+Z. */
static gboolean
press_shortcut (Fixture *fixture,
                guint    number)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->form));
  g_autoptr (GObject) shortcuts = g_list_model_get_item (controllers, 0);
  g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (shortcuts), number);

  return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                       GTK_WIDGET (fixture->form), NULL);
}

static void
test_whose_undo (Fixture       *fixture,
                 gconstpointer  unused)
{
  GtkWidget *title = find_row (fixture->form, "Title");

  dossier_form_focus (fixture->form, "title");
  g_assert_true (press_shortcut (fixture, 0));
  g_assert_cmpuint (fixture->n_undos, ==, 1);

  type_text (title, "Being typed");
  g_assert_false (press_shortcut (fixture, 0));
  g_assert_cmpuint (fixture->n_undos, ==, 1);

  press_enter (title);
  g_assert_true (press_shortcut (fixture, 0));
  g_assert_cmpuint (fixture->n_undos, ==, 2);
}

static void
test_language (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *title = find_row (fixture->form, "Title");
  GtkWidget *short_title = find_row (fixture->form, "Short title");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (fixture->form, "Français")), TRUE);
  assert_shown (title, dossier_record_is_set (fixture->record, "title_fr")
                       ? dossier_record_get_text (fixture->record, "title_fr") : "");
  assert_shown (short_title, "GLACY");

  type_text (title, "Action globale sur la cybercriminalité");
  press_enter (title);
  assert_stored (fixture->record, "title_fr", "Action globale sur la cybercriminalité");
  assert_stored (fixture->record, "title", "EU/COE Joint Project on Global Action on Cybercrime");

  /* What is typed in one language is not put into the other. */
  type_text (title, "Action globale");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (fixture->form, "English")), TRUE);
  assert_shown (title, "EU/COE Joint Project on Global Action on Cybercrime");
  assert_stored (fixture->record, "title_fr", "Action globale");
}

static void
test_long_text (Fixture       *fixture,
                gconstpointer  unused)
{
  GtkWidget *objective = find_row (fixture->form, "Objective");

  gtk_test_accessible_assert_property (find_type (objective, GTK_TYPE_TEXT_VIEW),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Objective");
  type_text (objective, "First line\nsecond line");
  g_assert_true (dossier_form_commit (fixture->form));
  g_assert_cmpstr (dossier_record_get_text (fixture->record, "objective"), ==, "First line\nsecond line");
}

static void
test_required (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *short_title = find_row (fixture->form, "Short title");

  type_text (short_title, "");
  g_assert_true (gtk_widget_has_css_class (short_title, "error"));
  g_assert_false (dossier_form_commit (fixture->form));
  g_assert_cmpstr (get_message (short_title), ==, "Short title may not be empty. Esc brings back GLACY.");
  assert_stored (fixture->record, "short_title", "GLACY");
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  unused)
{
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (find_row (fixture->form, "Title"))));
  fixture_open (fixture, TRUE);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find_row (fixture->form, "Title"))));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (find_type (find_row (fixture->form, "Objective"),
                                                                        GTK_TYPE_TEXT_VIEW))));
  g_assert_false (gtk_widget_get_sensitive (find_row (fixture->form, "Life cycle")));
  g_assert_false (gtk_widget_get_visible (find_type (find_row (fixture->form, "Starts"),
                                                     GTK_TYPE_MENU_BUTTON)));
}

#define ADD(name, function) \
  g_test_add ("/form/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("shows", test_shows);
  ADD ("commit", test_commit);
  ADD ("unchanged-is-no-edit", test_unchanged_is_no_edit);
  ADD ("leaving-commits", test_leaving_commits);
  ADD ("error", test_error);
  ADD ("error-blocks-nothing-else", test_error_blocks_nothing_else);
  ADD ("escape", test_escape);
  ADD ("draft", test_draft);
  ADD ("draft-becomes-right", test_draft_becomes_right);
  ADD ("leaving-record-commits", test_leaving_record_commits);
  ADD ("rows-are-reused", test_rows_are_reused);
  ADD ("changed-elsewhere", test_changed_elsewhere);
  ADD ("whose-undo", test_whose_undo);
  ADD ("language", test_language);
  ADD ("long-text", test_long_text);
  ADD ("required", test_required);
  ADD ("read-only", test_read_only);

  return g_test_run ();
}
