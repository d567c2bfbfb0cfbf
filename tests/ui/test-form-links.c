/* test-form-links.c: rows of choices, amounts, durations, links to one and to many. */
#include "form-fixture.h"

#include "dossier-chooser.h"
#include "dossier-token.h"
#include "dossier-treaty-mark.h"

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dossier_store_undo (fixture->store, &error);
  g_assert_no_error (error);
}

static void
assert_undo_label (Fixture    *fixture,
                   const char *part)
{
  g_autofree char *label = dup_undo_label (fixture->store);

  g_assert_nonnull (label);
  if (strstr (label, part) == NULL)
    g_error ("“%s” is not in “%s”", part, label);
}

static guint
count_links (Fixture    *fixture,
             const char *column,
             gint64      country)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme_country");

  dossier_query_match (query, "programme", dossier_record_get_id (fixture->record));
  dossier_query_match_text (query, "role", column);
  if (country != 0)
    dossier_query_match (query, "country", country);
  return dossier_store_count (fixture->store, query);
}

static void
test_choice (Fixture       *fixture,
             gconstpointer  unused)
{
  AdwComboRow *lifecycle = ADW_COMBO_ROW (find_row (fixture->form, "Life cycle"));
  AdwComboRow *kind = ADW_COMBO_ROW (find_row (fixture->form, "Kind"));

  assert_stored (fixture->record, "lifecycle", "implementation");
  g_assert_cmpuint (adw_combo_row_get_selected (lifecycle), ==, 1);
  adw_combo_row_set_selected (lifecycle, 3);
  assert_stored (fixture->record, "lifecycle", "closed");

  /* One that may be empty has an empty value first. */
  assert_stored (fixture->record, "kind", "joint_project");
  g_assert_cmpuint (adw_combo_row_get_selected (kind), ==, 1);
  adw_combo_row_set_selected (kind, 0);
  assert_stored (fixture->record, "kind", "");

  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (kind), ==, 1);
  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (lifecycle), ==, 1);
}

static void
test_amount (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *budget = find_row (fixture->form, "Budget");
  GtkDropDown *qualifier = GTK_DROP_DOWN (find_type (budget, GTK_TYPE_DROP_DOWN));
  DossierAmount amount;

  g_assert_cmpuint (gtk_drop_down_get_selected (qualifier), ==, DOSSIER_QUALIFIER_EXACT);
  gtk_drop_down_set_selected (qualifier, DOSSIER_QUALIFIER_UP_TO);
  assert_shown (budget, "up to EUR 3.35 million");
  g_assert_true (dossier_record_get_amount (fixture->record, "budget", &amount));
  g_assert_cmpint (amount.qualifier, ==, DOSSIER_QUALIFIER_UP_TO);
  g_assert_cmpint (amount.minor, ==, 335000000);

  /* It follows what is typed, before that is committed. */
  type_text (budget, "at least EUR 2 million");
  g_assert_cmpuint (gtk_drop_down_get_selected (qualifier), ==, DOSSIER_QUALIFIER_AT_LEAST);
  assert_stored (fixture->record, "budget", "up to EUR 3.35 million");
  press_enter (budget);
  assert_stored (fixture->record, "budget", "at least EUR 2 million");

  type_text (budget, "a lot");
  g_assert_true (gtk_widget_has_css_class (budget, "error"));
  g_assert_true (press_escape (budget));
  undo (fixture);
  undo (fixture);
  assert_shown (budget, "EUR 3.35 million");
  g_assert_cmpuint (gtk_drop_down_get_selected (qualifier), ==, DOSSIER_QUALIFIER_EXACT);
}

static GtkWidget *
get_reading (GtkWidget *row)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_has_css_class (child, "reading") ? child : get_reading (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_reading (GtkWidget  *row,
                const char *text,
                const char *style)
{
  GtkWidget *reading = get_reading (row);

  assert_words (gtk_label_get_text (GTK_LABEL (reading)), text);
  g_assert_cmpint (gtk_widget_has_css_class (reading, "ok"), ==, g_strcmp0 (style, "ok") == 0);
  g_assert_cmpint (gtk_widget_has_css_class (reading, "differs"), ==, g_strcmp0 (style, "differs") == 0);
}

static void
test_duration (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *duration = find_row (fixture->form, "Duration");
  GtkWidget *ends = find_row (fixture->form, "Ends");
  GtkWidget *use_it = find_button (duration, "Use It");

  assert_reading (duration, "agrees with the dates", "ok");
  g_assert_false (gtk_widget_get_visible (use_it));

  /* Another end, not even committed, is held against it; a wrong one cannot be. */
  type_text (ends, "Dec 2016");
  assert_reading (duration, "36 months would end Oct 2016", "differs");
  type_text (ends, "Oct 2013");
  assert_reading (duration, "stated", NULL);
  g_assert_true (press_escape (ends));
  assert_reading (duration, "agrees with the dates", "ok");

  /* What is wrong elsewhere says nothing about the dates. */
  type_text (find_row (fixture->form, "Short title"), "");
  assert_reading (duration, "agrees with the dates", "ok");
  g_assert_true (press_escape (find_row (fixture->form, "Short title")));

  type_text (duration, "30 months");
  assert_reading (duration, "30 months would end Apr 2016", "differs");
  g_assert_true (gtk_widget_get_visible (use_it));
  g_signal_emit_by_name (use_it, "clicked");
  assert_stored (fixture->record, "duration", "30 months");
  assert_stored (fixture->record, "ends", "Apr 2016");
  assert_shown (ends, "Apr 2016");
  assert_reading (duration, "agrees with the dates", "ok");
}

/* A day more is a day more: the deck itself says 30 October. */
static void
test_duration_to_the_day (Fixture       *fixture,
                          gconstpointer  unused)
{
  dossier_form_set_record (fixture->form, fixture->other);
  assert_reading (find_row (fixture->form, "Duration"), "30 months would end 31 Oct 2017", "differs");
}

/* A row in a window of 360. */
#define NARROWEST 300

/* However narrow the row: what is read from the value goes below before a letter of it is cut. */
static void
test_value_is_whole (Fixture       *fixture,
                     gconstpointer  unused)
{
  GtkWidget *duration = find_row (fixture->form, "Duration");
  GtkWidget *text = find_type (duration, GTK_TYPE_TEXT);
  int needed;

  dossier_form_set_record (fixture->form, fixture->other);
  settle ();
  gtk_widget_measure (text, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
  for (int width = NARROWEST; width < NARROWEST + 300; width++)
    {
      int height;

      gtk_widget_measure (duration, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      gtk_widget_allocate (duration, width, height, -1, NULL);
      if (gtk_widget_get_width (text) < needed)
        g_error ("%d pixels of %d are left to the text of a row of %d", gtk_widget_get_width (text), needed,
                 width);
    }
}

static void
test_link (Fixture       *fixture,
           gconstpointer  unused)
{
  GtkWidget *office = find_row (fixture->form, "Implementation");
  g_autofree char *before = dossier_record_dup_input (fixture->record, "office");
  g_autofree char *expected = g_strdup_printf ("office/%s", before);

  gtk_widget_activate_action (office, "link.open", NULL);
  g_assert_cmpstr (fixture->opened, ==, expected);

  gtk_widget_activate_action (office, "link.clear", NULL);
  assert_stored (fixture->record, "office", "");
  assert_shown (office, "Not stated");
  undo (fixture);
  assert_stored (fixture->record, "office", before);
}

static void
test_create_target (Fixture       *fixture,
                    gconstpointer  unused)
{
  GtkWidget *contact = find_row (fixture->form, "Contact");
  GtkWidget *chooser;
  g_autoptr (DossierRecord) person = NULL;

  g_assert_true (dossier_chooser_can_create (dossier_table_find ("person")));
  g_assert_false (dossier_chooser_can_create (dossier_table_find ("country")));

  gtk_widget_activate_action (contact, "link.change", NULL);
  chooser = find_type (contact, DOSSIER_TYPE_CHOOSER);
  g_assert_nonnull (chooser);
  g_signal_emit_by_name (chooser, "create", "Ada Example");
  assert_shown (contact, "Ada Example");

  /* The person and the link to her are one step. */
  person = dossier_store_find (fixture->store, "person", "Ada Example", NULL);
  g_assert_nonnull (person);
  undo (fixture);
  g_clear_object (&person);
  person = dossier_store_find (fixture->store, "person", "Ada Example", NULL);
  g_assert_null (person);
}

static DossierToken *
find_token (GtkWidget  *row,
            const char *name)
{
  GtkWidget *token = find_type (row, DOSSIER_TYPE_TOKEN);

  for (; token != NULL; token = gtk_widget_get_next_sibling (token))
    if (DOSSIER_IS_TOKEN (token) &&
        g_str_equal (gtk_label_get_text (GTK_LABEL (find_type (token, GTK_TYPE_LABEL))), name))
      return DOSSIER_TOKEN (token);

  return NULL;
}

static void
test_tokens (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *countries = find_row (fixture->form, "Priority countries");

  g_assert_cmpuint (count_type (countries, DOSSIER_TYPE_TOKEN), ==, 7);
  gtk_test_accessible_assert_property (find_token (countries, "Tonga"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Tonga");

  g_signal_emit_by_name (find_token (countries, "Tonga"), "remove");
  g_assert_cmpuint (count_type (countries, DOSSIER_TYPE_TOKEN), ==, 6);
  g_assert_null (find_token (countries, "Tonga"));
  assert_undo_label (fixture, "Remove Country");
  g_assert_cmpstr (fixture->toast, ==, "Tonga is no longer a priority country of GLACY");

  undo (fixture);
  g_assert_cmpuint (count_type (countries, DOSSIER_TYPE_TOKEN), ==, 7);
  g_assert_nonnull (find_token (countries, "Tonga"));

  dossier_form_set_record (fixture->form, fixture->other);
  g_assert_null (find_token (countries, "Tonga"));
}

static void
test_add_token (Fixture       *fixture,
                gconstpointer  unused)
{
  GtkWidget *countries = find_row (fixture->form, "Priority countries");
  GtkWidget *adder = find_type (countries, GTK_TYPE_MENU_BUTTON);
  g_autoptr (DossierRecord) fiji = dossier_store_find (fixture->store, "country", "FJ", NULL);

  g_assert_nonnull (fiji);
  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (adder)), "chosen",
                         dossier_record_get_id (fiji));
  g_assert_nonnull (find_token (countries, "Fiji"));
  g_assert_cmpuint (count_links (fixture, "priority", dossier_record_get_id (fiji)), ==, 1);
  assert_undo_label (fixture, "Add Country");

  /* Backspace in the empty entry takes the last one away again. */
  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (adder)), "backspace");
  g_assert_null (find_token (countries, "Fiji"));
  g_assert_cmpuint (count_links (fixture, "priority", 0), ==, 7);
}

static guint
count_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;

  return n;
}

static void
search_for (GtkWidget  *chooser,
            const char *words)
{
  GtkWidget *entry = find_type (chooser, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_chooser (Fixture       *fixture,
              gconstpointer  unused)
{
  GtkWidget *adder = find_type (find_row (fixture->form, "Priority countries"), GTK_TYPE_MENU_BUTTON);
  GtkWidget *chooser = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (adder)));
  GtkListBox *list = GTK_LIST_BOX (find_type (chooser, GTK_TYPE_LIST_BOX));

  search_for (chooser, "fij");
  g_assert_cmpuint (count_rows (list), ==, 1);
  g_assert_nonnull (find_type (chooser, GTK_TYPE_LABEL));

  /* What a country is to the treaty is seen before it is chosen. */
  search_for (chooser, "albania");
  g_assert_nonnull (find_type (GTK_WIDGET (list), DOSSIER_TYPE_TREATY_MARK));
  gtk_test_accessible_assert_property (gtk_list_box_get_row_at_index (list, 0),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Party");

  /* Those that are tokens already are not offered. */
  search_for (chooser, "tonga");
  g_assert_cmpuint (count_rows (list), ==, 1);
  g_assert_false (gtk_list_box_row_get_activatable (gtk_list_box_get_row_at_index (list, 0)));

  /* Enter comes before the matches do: what was typed is meant, not what was there. */
  search_for (chooser, "");
  gtk_editable_set_text (GTK_EDITABLE (find_type (chooser, GTK_TYPE_SEARCH_ENTRY)), "fij");
  g_signal_emit_by_name (find_type (chooser, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_nonnull (find_token (find_row (fixture->form, "Priority countries"), "Fiji"));
}

static const DossierFormGroup country_groups[] = {
  { "Country", 0, { { "code" }, { "name" } } },
};
static const DossierFormPage country_page = { "country", country_groups, G_N_ELEMENTS (country_groups) };

/* What only the file can refuse is said in its words, and the text stays. */
static void
test_store_error (Fixture       *fixture,
                  gconstpointer  unused)
{
  DossierForm *form = dossier_form_new (fixture->store, &country_page);
  g_autoptr (DossierRecord) fiji = dossier_store_find (fixture->store, "country", "FJ", NULL);
  GtkWidget *code;

  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (form));
  dossier_form_set_record (form, fiji);
  code = find_row (form, "ISO code");
  type_text (code, "FR");
  press_enter (code);
  g_assert_nonnull (fixture->toast);
  assert_shown (code, "FR");
  g_assert_nonnull (get_message (code));
  assert_stored (fiji, "code", "FJ");

  g_assert_true (press_escape (code));
  assert_shown (code, "FJ");
}

#define ADD(name, function) \
  g_test_add ("/form/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("choice", test_choice);
  ADD ("amount", test_amount);
  ADD ("duration", test_duration);
  ADD ("duration-to-the-day", test_duration_to_the_day);
  ADD ("value-is-whole", test_value_is_whole);
  ADD ("link", test_link);
  ADD ("create-target", test_create_target);
  ADD ("tokens", test_tokens);
  ADD ("add-token", test_add_token);
  ADD ("chooser", test_chooser);
  ADD ("store-error", test_store_error);

  return g_test_run ();
}
