/* test-records.c: the dossier of a programme: what it shows, changes, and takes back. */
#include <unistd.h>

#include "dossier-chooser.h"
#include "dossier-empty-page.h"
#include "dossier-store-private.h"
#include "record-fixture.h"

#define MISSION "Scoping mission to Sri Lanka on advanced cybercrime reporting systems"

/* Heading and summary */

static void
test_heading (Fixture       *fixture,
              gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "summary");
  GDate later;

  g_assert_true (says (view, "70 % of the time passed · 327 days left"));
  g_assert_true (says (view, "Running"));

  g_date_set_dmy (&later, 1, G_DATE_NOVEMBER, 2016);
  dossier_store_set_as_of (fixture->store, &later);
  settle ();
  g_assert_true (says (view, "ended 1 day ago"));

  dossier_programme_view_set_record (view, NULL);
  settle ();
  g_assert_true (says (view, "No programme chosen"));
}

static void
test_summary (Fixture       *fixture,
              gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "summary");
  GtkWidget *relation = find_row (view, "Extended by · planned, TBC");

  assert_shown (find_row (view, "Funder · Instrument for Stability (IfS)"), "European Union");
  assert_shown (find_row (view, "Funder"), "Council of Europe");
  assert_shown (relation, "GLACY+");
  assert_shown (find_row (view, "Activities"), "5, of them 2 forthcoming");
  g_assert_true (says (view, "62 in 2015 published"));
  g_assert_false (says (view, "Published figure"));
  assert_shown (find_row (view, "Implementation"),
                "Cybercrime Programme Office of the Council of Europe (C-PROC), Bucharest");
  g_assert_true (says (find_row (view, "Sector (DAC code)"), "law and justice"));
  g_assert_true (says (find_row (view, "Colour"), "Teal"));

  gtk_widget_activate (relation);
  g_assert_true (g_str_has_prefix (fixture->opened, "programme/"));

  gtk_widget_activate (find_row (view, "Activities"));
  g_assert_cmpstr (dossier_programme_view_get_tab (view), ==, "activities");
}

static void
assert_line (Fixture    *fixture,
             const char *programme,
             const char *line,
             const char *relation,
             const char *other)
{
  DossierProgrammeView *view = show_tab (fixture, programme, "summary");

  assert_shown (find_row (view, relation), other);
  g_assert_true (says (view, "Line of succession"));
  g_assert_true (says (view, line));
}

/* Seen from both ends, and gone with what made it one. */
static void
test_succession (Fixture       *fixture,
                 gconstpointer  unused)
{
  DossierProgrammeView *view;
  g_autoptr (DossierRecord) relation = NULL;
  g_autoptr (GError) error = NULL;

  assert_line (fixture, "GLACY", "GLACY → GLACY+", "Extended by · planned, TBC", "GLACY+");
  assert_line (fixture, "GLACY+", "GLACY → GLACY+", "Extends · running", "GLACY");
  assert_line (fixture, "Cybercrime@EAP II", "CyberCrime@EAP → Cybercrime@EAP II → Cybercrime@EAP III",
               "Follows · not recorded", "CyberCrime@EAP");

  view = show_tab (fixture, "GLACY+", "summary");
  relation = g_object_ref (dossier_child_row_get_record (dossier_child_list_get_nth (find_list (view,
                                                                                      "relation"), 0)));
  dossier_store_change (fixture->store, relation, "kind", "part_of", &error);
  g_assert_no_error (error);
  settle ();
  g_assert_false (says (view, "Line of succession"));
  undo (fixture);
  g_assert_true (says (view, "GLACY → GLACY+"));

  view = show_tab (fixture, "Cybercrime@Octopus", "summary");
  g_assert_false (says (view, "Line of succession"));
}

/* One choice for all texts, also in the groups further down. */
static void
test_languages (Fixture       *fixture,
                gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "summary");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (view, "Français")), TRUE);
  assert_shown (find_row (view, "Geographical scope"),
                "Pays disposés à mettre en œuvre la Convention de Budapest");
  type_text (find_row (view, "Subtitle"), "Sous-titre");
  press_enter (find_row (view, "Subtitle"));
  assert_stored (fixture->record, "subtitle_fr", "Sous-titre");
}

static void
test_colour (Fixture       *fixture,
             gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "summary");

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (view, "Colour")), 4);
  settle ();
  assert_stored (fixture->record, "colour", "5");
  g_assert_true (says (find_row (view, "Colour"), "Pink"));
}

static void
test_fields (Fixture       *fixture,
             gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "countries");

  g_assert_true (dossier_programme_view_focus_field (view, "sector"));
  g_assert_cmpstr (dossier_programme_view_get_tab (view), ==, "summary");
  g_assert_true (dossier_programme_view_focus_field (view, "components"));
  g_assert_cmpstr (dossier_programme_view_get_tab (view), ==, "components");
  g_assert_false (dossier_programme_view_focus_field (view, "weather"));

  g_assert_true (dossier_programme_view_step_tab (view, 1));
  g_assert_cmpstr (dossier_programme_view_get_tab (view), ==, "indicators");
}

static void
test_relation (Fixture       *fixture,
               gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "summary");
  DossierChildList *relations = find_list (view, "relation");
  GtkWidget *entry = find_type (relations, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "iproceeds");
  g_signal_emit_by_name (entry, "activate");
  gtk_editable_set_text (GTK_EDITABLE (entry), "A programme of long ago");
  g_signal_emit_by_name (entry, "activate");
  settle ();

  g_assert_cmpuint (dossier_child_list_get_n_rows (relations), ==, 2);
  assert_shown (find_row (view, "Follows · planned, TBC"), "iPROCEEDS");
  assert_shown (find_row (view, "Follows · not recorded"), "A programme of long ago");
}

/* Components */

static void
test_move (Fixture       *fixture,
           gconstpointer  unused)
{
  DossierChildList *list = find_list (show_tab (fixture, "GLACY", "components"), "component");
  DossierChildRow *first = dossier_child_list_get_nth (list, 0);

  assert_titles (list, "Strategies|Harmonisat|Judicial t");
  gtk_widget_grab_focus (GTK_WIDGET (first));
  g_signal_emit_by_name (first, "move", 2);
  settle ();
  assert_titles (list, "Harmonisat|Judicial t|Strategies");
  g_assert_true (dossier_child_list_get_nth (list, 2) == first);
  g_assert_cmpuint (dossier_child_row_get_number (first), ==, 3);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (first)));

  undo (fixture);
  assert_titles (list, "Strategies|Harmonisat|Judicial t");
  g_assert_true (dossier_child_list_get_nth (list, 0) == first);
}

static void
set_parent (Fixture    *fixture,
            const char *title,
            const char *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) component = dossier_store_find (fixture->store, "component", title, &error);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, find_id (fixture, "component", parent));

  g_assert_no_error (error);
  dossier_store_change (fixture->store, component, "parent", id, &error);
  g_assert_no_error (error);
  settle ();
}

/* Further in than what it contributes to, and said so to those who do not see it. */
static void
assert_below (DossierChildList *list,
              guint             position,
              int               depth,
              const char       *above)
{
  DossierChildRow *row = dossier_child_list_get_nth (list, position);

  g_assert_cmpint (gtk_widget_get_margin_start (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), ==,
                   14 + depth * 24);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LEVEL, depth + 1);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, above);
}

static void
test_levels (Fixture       *fixture,
             gconstpointer  unused)
{
  DossierChildList *list = find_list (show_tab (fixture, "GLACY", "components"), "component");
  DossierChildRow *last;

  assert_below (list, 0, 0, "");
  g_assert_false (says (list, "Expected result"));

  set_parent (fixture, "Strategies and engagement of decision-makers", "Assessment of progress");
  set_parent (fixture, "Judicial training", "Harmonisation of legislation");
  set_parent (fixture, "Harmonisation of legislation", "Assessment of progress");
  assert_titles (list, "Law enforc|Internatio|Informatio");
  assert_below (list, 3, 0, "");
  assert_below (list, 4, 1, "Contributes to “Assessment of progress”");
  assert_below (list, 6, 2, "Contributes to “Harmonisation of legislation”");

  /* Up and down among those beside it, with all that is below it. */
  g_signal_emit_by_name (dossier_child_list_get_nth (list, 5), "move", -1);
  settle ();
  assert_below (list, 5, 2, "Contributes to “Harmonisation of legislation”");
  g_signal_emit_by_name (dossier_child_list_get_nth (list, 4), "move", 1);
  settle ();
  last = dossier_child_list_get_nth (list, 6);
  g_assert_cmpstr (dossier_record_get_text (dossier_child_row_get_record (last), "title"), ==,
                   "Judicial training");

  /* What one is called differs from the others. */
  dossier_store_change (fixture->store, dossier_child_row_get_record (last), "result_level", "1822", NULL);
  settle ();
  g_assert_true (says (last, "Purpose"));
  g_assert_true (says (list, "Expected result"));
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "components");
  DossierChildList *list = find_list (view, "component");

  g_assert_true (tab_says (view, "components", "7"));
  gtk_widget_grab_focus (GTK_WIDGET (dossier_child_list_get_nth (list, 1)));
  g_signal_emit_by_name (dossier_child_list_get_nth (list, 1), "remove");
  settle ();
  assert_titles (list, "Strategies|Judicial t|Law enforc");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (dossier_child_list_get_nth (list, 1))));
  g_assert_cmpstr (fixture->toast, ==, "“Harmonisation of legislation” was removed");
  g_assert_true (tab_says (view, "components", "6"));

  undo (fixture);
  assert_titles (list, "Strategies|Harmonisat|Judicial t");
  g_assert_true (tab_says (view, "components", "7"));
}

static void
test_link (Fixture       *fixture,
           gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "components");
  DossierChildList *list = find_list (view, "component");
  DossierChildRow *row = dossier_child_list_get_nth (list, 0);

  g_assert_true (says (row, "No activity"));
  g_assert_true (says (view, "Not linked to a component"));
  gtk_widget_activate (GTK_WIDGET (row));
  settle ();
  g_assert_true (dossier_child_row_is_open (row));

  g_signal_emit_by_name (find_type (row, DOSSIER_TYPE_CHOOSER), "chosen",
                         find_id (fixture, "activity", MISSION));
  settle ();
  g_assert_true (says (row, "1 activity"));
  g_assert_true (says (row, MISSION));
  g_assert_false (says (view, "Not linked to a component"));

  undo (fixture);
  g_assert_true (says (row, "No activity"));
  g_assert_true (dossier_child_row_is_open (row));
}

static void
test_show_component (Fixture       *fixture,
                     gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "summary");
  gint64 id = find_id (fixture, "component", "Law enforcement capacities");
  DossierChildRow *row;

  dossier_programme_view_show_component (view, id);
  settle ();
  row = dossier_child_list_get_row (find_list (view, "component"), id);
  g_assert_true (dossier_child_row_is_open (row));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (row)));

  g_signal_emit_by_name (row, "edit");
  settle ();
  g_assert_nonnull (find_row (row, "Description"));
}

/* What a stranger wrote into the file keeps nobody waiting: many components of GLACY, behind its own.
 * @parent says in SQL to which of them the one with the number i contributes. */
#define MANY 100000
#define FIRST_ID 1000000
#define SECONDS_BEFORE_IT_HANGS 60

static void
test_many_components (Fixture       *fixture,
                      gconstpointer  parent)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
    "INSERT INTO component (id, programme, title, position, parent) "
    "SELECT %d + i, (SELECT id FROM programme WHERE short_title = 'GLACY'), 'Result ' || i, 1000 + i, "
    "%d + (%s) FROM n", MANY, FIRST_ID, FIRST_ID, (const char *) parent);
  g_autoptr (GError) error = NULL;
  DossierProgrammeView *view;
  DossierChildList *list;

  dossier_database_execute (fixture->store->database, sql, &error);
  g_assert_no_error (error);
  fixture_open (fixture, FALSE);

  alarm (SECONDS_BEFORE_IT_HANGS);
  view = show_tab (fixture, "GLACY", "components");
  list = find_list (view, "component");
  g_assert_nonnull (find_row (list, "and 99,707 more"));
  g_assert_true (says (list, "Result 293"));
  g_assert_false (says (list, "Result 294"));
  g_assert_true (tab_says (view, "components", "100,007"));

  g_signal_emit_by_name (find_button (find_row (list, "and 99,707 more"), "Show More"), "clicked");
  settle ();
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (dossier_child_list_get_row (list, FIRST_ID + 294))));
  g_assert_true (says (list, "Result 593"));
  g_assert_nonnull (find_row (list, "and 99,407 more"));

  dossier_programme_view_show_component (view, FIRST_ID + MANY);
  settle ();
  g_assert_true (dossier_child_row_is_open (dossier_child_list_get_row (list, FIRST_ID + MANY)));
  g_assert_nonnull (find_row (list, "and 99,406 more"));

  dossier_child_list_start_adding (list);
  type_text (find_row (list, "New: Component"), "Public-private cooperation");
  press_enter (find_row (list, "New: Component"));
  settle ();
  g_assert_true (says (list, "Public-private cooperation"));
  g_assert_nonnull (find_row (list, "and 99,406 more"));
  alarm (0);
}

static void
test_add_component (Fixture       *fixture,
                    gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "components");
  DossierChildList *list = find_list (view, "component");
  GtkWidget *entry;

  dossier_child_list_start_adding (list);
  entry = find_row (list, "New: Component");
  type_text (entry, "Public-private cooperation");
  press_enter (entry);
  settle ();
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 8);
  g_assert_true (says (dossier_child_list_get_nth (list, 7), "Public-private cooperation"));
  g_assert_true (tab_says (view, "components", "8"));
  g_assert_true (dossier_child_list_is_adding (list));

  press_enter (entry);
  g_assert_false (dossier_child_list_is_adding (list));
}

/* What is typed and not added yet waits for its owner. */
static void
test_add_later (Fixture       *fixture,
                gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "components");
  DossierChildList *list = find_list (view, "component");
  g_autoptr (DossierRecord) glacy = g_object_ref (dossier_child_list_get_owner (list));

  dossier_child_list_start_adding (list);
  type_text (find_row (list, "New: Component"), "Public-private coop");
  dossier_programme_view_set_record (view, fixture->other);
  g_assert_false (dossier_child_list_is_adding (list));
  dossier_programme_view_set_record (view, glacy);
  g_assert_true (dossier_child_list_is_adding (list));
  assert_shown (find_row (list, "New: Component"), "Public-private coop");
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 7);

  type_text (find_row (list, "New: Component"), "");
  press_enter (find_row (list, "New: Component"));
  dossier_programme_view_set_record (view, fixture->other);
  dossier_programme_view_set_record (view, glacy);
  g_assert_false (dossier_child_list_is_adding (list));
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "Cybercrime@EAP II", "components");
  DossierChildList *list = find_list (view, "component");
  g_autoptr (GtkWidget) copy = g_object_ref_sink (dossier_copy_button_new (list, "Copy"));
  GtkPopover *chooser = gtk_menu_button_get_popover (GTK_MENU_BUTTON (copy));

  g_assert_true (says (view, "No components yet"));
  g_signal_emit_by_name (chooser, "chosen", find_id (fixture, "programme", "GLACY"));
  settle ();
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 7);
  assert_titles (list, "Strategies|Harmonisat|Judicial t");
  g_assert_cmpstr (fixture->toast, ==, "7 copied from GLACY: Components");

  undo (fixture);
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 0);
  g_assert_true (says (view, "No components yet"));
}

/* Indicators */

static void
test_indicators (Fixture       *fixture,
                 gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "Cybercrime@EAP II", "indicators");
  DossierChildRow *row = dossier_child_list_get_nth (find_list (view, "indicator"), 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (says (row, "Due month 30 · 31 Oct 2017"));
  g_assert_true (says (row, "1 day after the programme ends"));
  g_assert_true (says (row, "Increase against the baseline"));
  g_assert_true (says (row, "no data: nothing is measured yet"));

  dossier_store_change (fixture->store, fixture->other, "ends", "31 Oct 2017", &error);
  g_assert_no_error (error);
  settle ();
  g_assert_true (says (row, "Due month 30 · 31 Oct 2017"));
  g_assert_false (says (row, "1 day after the programme ends"));
}

static void
test_empty_indicators (Fixture       *fixture,
                       gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "indicators");
  DossierChildList *list = find_list (view, "indicator");
  GtkWidget *entry;

  g_assert_true (says (view, "No indicators yet"));
  g_signal_emit_by_name (find_button (view, "Add an Indicator"), "clicked");
  settle ();
  g_assert_false (says (view, "No indicators yet"));

  entry = find_row (list, "New: Indicator");
  type_text (entry, "Requests are answered within a week");
  press_enter (entry);
  settle ();
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 1);

  press_enter (entry);
  undo (fixture);
  g_assert_true (says (view, "No indicators yet"));
}

#define TEST(path, test) \
  g_test_add ("/records/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  TEST ("heading", test_heading);
  TEST ("summary", test_summary);
  TEST ("succession", test_succession);
  TEST ("languages", test_languages);
  TEST ("colour", test_colour);
  TEST ("fields-are-found", test_fields);
  TEST ("relation", test_relation);
  TEST ("move-and-undo", test_move);
  TEST ("levels", test_levels);
  TEST ("remove-and-undo", test_remove);
  TEST ("link-an-activity", test_link);
  TEST ("show-a-component", test_show_component);
  TEST ("add-a-component", test_add_component);
  g_test_add ("/records/many-components/chain", Fixture, "nullif (i - 1, 0)", fixture_set_up,
              test_many_components, fixture_tear_down);
  g_test_add ("/records/many-components/fan", Fixture, "CASE i WHEN 1 THEN NULL ELSE 1 END", fixture_set_up,
              test_many_components, fixture_tear_down);
  TEST ("add-later", test_add_later);
  TEST ("copy-components", test_copy);
  TEST ("indicators", test_indicators);
  TEST ("no-indicators", test_empty_indicators);

  return g_test_run ();
}
