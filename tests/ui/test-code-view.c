/* test-code-view.c: the choices of a list: named, retired, added, and back to what they were. */
#include <glib/gi18n-lib.h>

#include "dossier-code-list.h"
#include "dossier-code-view.h"
#include "dossier-record-pages.h"
#include "form-fixture.h"

static GtkWidget *
show (Fixture *fixture)
{
  GtkWidget *view = dossier_code_view_new (fixture->store, "activity_type");

  gtk_window_set_child (GTK_WINDOW (fixture->window), view);
  settle ();
  return view;
}

/* How many choices a form of activities offers, with “Not stated”. */
static guint
count_offered (Fixture    *fixture,
               const char *name)
{
  g_autoptr (DossierRecord) activity = dossier_store_find (fixture->store, "activity", name, NULL);
  DossierForm *form = dossier_form_new (fixture->store,
                                        dossier_table_get_page (dossier_table_find ("activity")));
  guint n;

  g_object_ref_sink (form);
  dossier_form_set_record (form, activity);
  n = g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (find_row (form, "Type"))));
  dossier_form_set_record (form, NULL);
  g_object_unref (form);
  return n;
}

/* What the form of an activity says of its type. */
static void
assert_type (Fixture    *fixture,
             const char *shown)
{
  g_autoptr (DossierRecord) activity = dossier_store_find (fixture->store, "activity", "Octopus Conference",
                                                           NULL);
  DossierForm *form = dossier_form_new (fixture->store,
                                        dossier_table_get_page (dossier_table_find ("activity")));
  AdwComboRow *row;

  g_object_ref_sink (form);
  dossier_form_set_record (form, activity);
  row = ADW_COMBO_ROW (find_row (form, "Type"));
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (row)), ==, shown);
  dossier_form_set_record (form, NULL);
  g_object_unref (form);
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *view = show (fixture);
  GtkWidget *workshop = find_row (view, "Workshop");
  GtkWidget *name = find_row (workshop, "Name");

  type_text (name, "<b>Workshop</b>");
  press_enter (name);
  settle ();
  g_assert_null (find_row (view, "Workshop"));
  g_assert_true (find_row (view, "<b>Workshop</b>") == workshop);
  g_assert_true (says (workshop, "<b>Workshop</b>"));

  type_text (name, "Working session");
  press_enter (name);
  settle ();
  g_assert_true (find_row (view, "Working session") == workshop);
  g_assert_true (gtk_widget_get_visible (find_button (workshop, "Back to the Original")));

  g_signal_emit_by_name (find_button (workshop, "Back to the Original"), "clicked");
  settle ();
  g_assert_true (find_row (view, "Workshop") == workshop);
  assert_shown (name, "Workshop");

  /* Undone and changed again: the entry that is gone is not written to. */
  type_text (name, "Session");
  press_enter (name);
  dossier_store_undo (fixture->store, NULL);
  settle ();
  assert_shown (name, "Workshop");
  type_text (name, "Seminar");
  press_enter (name);
  settle ();
  g_assert_nonnull (find_row (view, "Seminar"));
}

/* A French name that is typed here is read by whoever works in French, and by nobody else. */
static void
test_french (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *view = show (fixture);
  GtkWidget *conference = find_row (view, "Conference");
  GtkWidget *name;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (conference, "Français")), TRUE);
  name = find_row (conference, "Name");
  assert_shown (name, "Conférence");
  type_text (name, "Colloque");
  press_enter (name);
  settle ();
  g_assert_true (find_row (view, "Conference") == conference);
  assert_type (fixture, "Conference");

  g_setenv ("LANGUAGE", "fr", TRUE);
  fixture_open (fixture, FALSE);
  g_assert_nonnull (find_row (show (fixture), "Colloque"));
  assert_type (fixture, "Colloque");
  g_unsetenv ("LANGUAGE");
}

/* What is typed for one choice is not that of another, though neither is a record yet. */
static void
test_apart (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *view = show (fixture);
  GtkWidget *name = find_row (find_row (view, "Workshop"), "Name");
  GtkWidget *other = find_row (find_row (view, "Conference"), "Name");
  GtkWidget *third = find_row (find_row (view, "Training"), "No longer offered");

  type_text (name, "");
  press_enter (name);
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  gtk_switch_set_active (GTK_SWITCH (find_type (third, GTK_TYPE_SWITCH)), TRUE);
  settle ();
  assert_shown (other, "Conference");
  g_assert_false (gtk_widget_has_css_class (other, "error"));
  assert_shown (name, "");
}

/* Nobody is offered what is retired, but those who have it keep it. */
static void
test_retire (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *view = show (fixture);
  GtkWidget *conference = find_row (view, "Conference");
  guint n = count_offered (fixture, "Support to T-CY 14");

  gtk_switch_set_active (GTK_SWITCH (find_type (find_row (conference, "No longer offered"), GTK_TYPE_SWITCH)),
                         TRUE);
  settle ();
  g_assert_cmpuint (count_offered (fixture, "Support to T-CY 14"), ==, n - 1);
  g_assert_cmpuint (count_offered (fixture, "Octopus Conference"), ==, n);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (conference)),
                            "no longer offered"));
}

static void
test_add (Fixture       *fixture,
          gconstpointer  unused)
{
  GtkWidget *view = show (fixture);
  GtkWidget *adder = find_row (view, "New choice");
  guint n = count_offered (fixture, "Octopus Conference");

  type_text (adder, "Moot court");
  press_enter (adder);
  settle ();
  g_assert_nonnull (find_row (view, "Moot court"));
  assert_shown (adder, "");
  g_assert_cmpuint (count_offered (fixture, "Octopus Conference"), ==, n + 1);

  /* Once more: a sentence, and what was typed stays. */
  type_text (adder, "moot court");
  press_enter (adder);
  g_assert_cmpstr (fixture->toast, ==, "The list has an entry “moot court” already.");
  assert_shown (adder, "moot court");

  g_signal_emit_by_name (find_button (find_row (view, "Moot court"), "Remove"), "clicked");
  settle ();
  g_assert_null (find_row (view, "Moot court"));
}

#define ADD(name, function) \
  g_test_add ("/code-view/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DOSSIER_TEST_LOCALE"));

  ADD ("renamed", test_rename);
  ADD ("french", test_french);
  ADD ("apart", test_apart);
  ADD ("retired", test_retire);
  ADD ("added", test_add);
  return g_test_run ();
}
