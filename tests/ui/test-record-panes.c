/* test-record-panes.c: activities, funders, countries, and the window of any other record. */
#include "dossier-activity-form.h"
#include "dossier-activity-rows.h"
#include "dossier-chooser.h"
#include "dossier-component-form.h"
#include "dossier-document-file.h"
#include "dossier-funder-view.h"
#include "dossier-initials.h"
#include "dossier-record-window.h"
#include "dossier-share-button.h"
#include "record-fixture.h"

#define OFFICE "Cybercrime Programme Office of the Council of Europe"
#define WORKSHOP "2nd regional workshop on international cooperation"
#define MISSION "Scoping mission to Sri Lanka on advanced cybercrime reporting systems"

/* Activities */

static void
test_activities (Fixture       *fixture,
                 gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "activities");
  gint64 programme = dossier_record_get_id (fixture->record);

  g_assert_true (says (view, "Forthcoming"));
  g_assert_true (says (view, MISSION));
  g_signal_emit_by_name (find_button (find_type (view, DOSSIER_TYPE_ACTIVITY_ROWS), "Add"), "clicked");
  settle ();
  g_assert_cmpuint (count (fixture, "activity", "programme", programme), ==, 6);
  g_assert_true (g_str_has_prefix (fixture->opened, "activity/"));
  g_assert_true (says (view, "Without a date"));

  undo (fixture);
  g_assert_cmpuint (count (fixture, "activity", "programme", programme), ==, 5);
  g_assert_false (says (view, "Without a date"));

  view = show_tab (fixture, "GLACY+", "activities");
  g_assert_true (says (view, "No activities yet"));
}

static void
test_activity_form (Fixture       *fixture,
                    gconstpointer  unused)
{
  DossierActivityForm *form = show (fixture, dossier_activity_form_new (fixture->store), "activity",
                                    WORKSHOP);
  GDate day;

  g_assert_true (says (form, "Forthcoming"));
  g_assert_true (says (form, "in 4 days"));
  assert_shown (find_row (form, "City"), "Tbilisi");
  assert_shown (find_row (form, "Programme"), "Cybercrime@EAP II");

  g_date_set_dmy (&day, 15, G_DATE_DECEMBER, 2015);
  dossier_store_set_as_of (fixture->store, &day);
  settle ();
  g_assert_true (says (form, "Now"));
  g_assert_false (says (form, "in 4 days"));

  g_date_set_dmy (&day, 17, G_DATE_DECEMBER, 2015);
  dossier_store_set_as_of (fixture->store, &day);
  settle ();
  g_assert_true (says (form, "Planned, but its date has passed"));
  g_assert_true (says (form, "1 day ago"));
}

/* Funding */

static void
test_share (Fixture       *fixture,
            gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "funding");
  DossierChildRow *row = dossier_child_list_get_nth (find_list (view, "contribution"), 0);
  DossierRecord *contribution = dossier_child_row_get_record (row);
  GtkWidget *share = find_type (row, DOSSIER_TYPE_SHARE_BUTTON);
  GtkWidget *entry = find_type (share, GTK_TYPE_ENTRY);
  DossierAmount amount;

  g_assert_true (says (row, "not stated"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "quite a lot");
  g_signal_emit_by_name (entry, "activate");
  settle ();
  g_assert_nonnull (fixture->toast);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_false (dossier_record_get_amount (contribution, "share", &amount));

  gtk_editable_set_text (GTK_EDITABLE (entry), "EUR 3 million");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "activate");
  settle ();
  g_assert_true (dossier_record_get_amount (contribution, "share", &amount));
  g_assert_cmpint (amount.minor, ==, 300000000);
  g_assert_true (says (row, "EUR 3 million"));
  g_assert_true (says (view, "Shares stated"));

  undo (fixture);
  g_assert_true (says (row, "not stated"));
  g_assert_false (says (view, "Shares stated"));
}

/* A share in percent is stated too; what it comes to follows from the budget, where there is one. */
static void
test_share_in_percent (Fixture       *fixture,
                       gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "funding");
  DossierChildRow *row = dossier_child_list_get_nth (find_list (view, "contribution"), 0);
  DossierRecord *contribution = dossier_child_row_get_record (row);
  GtkWidget *share = find_type (row, DOSSIER_TYPE_SHARE_BUTTON);
  GtkWidget *entry = find_type (share, GTK_TYPE_ENTRY);
  g_autoptr (GError) error = NULL;

  dossier_store_change (fixture->store, contribution, "part", "90", &error);
  g_assert_no_error (error);
  settle ();
  g_assert_true (says (share, "90 %"));
  g_assert_false (says (share, "not stated"));
  g_assert_true (says (view, "Shares stated"));
  g_assert_true (says (view, "about EUR 3,015,000"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "80 %");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "activate");
  settle ();
  g_assert_true (says (share, "80 %"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "many %");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));

  dossier_store_change (fixture->store, fixture->record, "budget", "", &error);
  g_assert_no_error (error);
  settle ();
  g_assert_true (says (share, "80 %"));
  g_assert_false (says (view, "Shares stated"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "activate");
  settle ();
  g_assert_true (says (share, "not stated"));
}

/* Its number is in the heading, as in the list, and says so if nothing is done for it. */
static void
test_component (Fixture       *fixture,
                gconstpointer  unused)
{
  DossierComponentForm *view = show (fixture, dossier_component_form_new (fixture->store), "component",
                                     "Law enforcement capacities");

  g_assert_true (says (view, "4"));
  g_assert_true (says (view, "GLACY"));
  g_assert_false (says (view, "No activity"));

  view = show (fixture, dossier_component_form_new (fixture->store), "component", "Information sharing");
  g_assert_true (says (view, "6"));
  g_assert_true (says (view, "No activity"));
}

/* That of the European Union to GLACY. */
static void
change_first_contribution (Fixture    *fixture,
                           const char *field,
                           const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) contribution = dossier_store_get (fixture->store, "contribution", 1501, &error);

  g_assert_no_error (error);
  dossier_store_change (fixture->store, contribution, field, text, &error);
  g_assert_no_error (error);
  settle ();
}

static void
test_funder (Fixture       *fixture,
             gconstpointer  unused)
{
  DossierFunderView *view = show (fixture, dossier_funder_view_new (fixture->store), "organisation",
                                  "European Union");
  g_autoptr (GError) error = NULL;

  g_assert_true (says (view, "EU"));
  g_assert_true (says (view, "2 running, 3 planned"));
  g_assert_true (says (view, "shared with: Council of Europe"));
  g_assert_true (says (view, "in none of the five"));
  g_assert_true (says (view, "EU share"));
  g_assert_true (says (view, "EUR 4.15 million"));
  g_assert_true (says (view, "Planned, of it EUR 15.56 million to be confirmed"));
  g_assert_true (says (view, "EUR 16.26 million"));
  g_assert_true (says (view, "EUR 20.41 million"));

  dossier_store_change (fixture->store, fixture->record, "budget", "up to EUR 4 million", &error);
  g_assert_no_error (error);
  settle ();
  g_assert_true (says (view, "up to EUR 4.8 million"));
  g_assert_true (says (view, "up to EUR 21.06 million"));
  g_assert_true (says (view, "Not stated"));

  change_first_contribution (fixture, "part", "50");
  g_assert_true (says (view, "about EUR 2 million"));
  g_assert_true (says (view, "stated in 1 of 5"));
  dossier_store_change (fixture->store, fixture->record, "budget", "", &error);
  settle ();
  g_assert_true (says (view, "50 %"));
  g_assert_true (says (view, "Not stated"));
  g_assert_true (says (view, "stated in 1 of 5"));
}

/* What a State is called in its badge is not always its code. */
static void
test_initials (Fixture       *fixture,
               gconstpointer  unused)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } badges[] = {
    { "United Kingdom", "UK" },
    { "Estonia", "EE" },
    { "European Union", "EU" },
    { "Council of Europe", "CE" },
    { "Microsoft", "M" },
    { "To be identified", "?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (badges); i++)
    {
      gint64 id = find_id (fixture, "organisation", badges[i].name);
      g_autoptr (DossierRecord) organisation = dossier_store_get (fixture->store, "organisation", id, NULL);
      g_autofree char *initials = dossier_organisation_dup_initials (fixture->store, organisation);

      g_assert_cmpstr (initials, ==, badges[i].initials);
    }
}

static void
test_new_funder (Fixture       *fixture,
                 gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "funding");
  DossierChildList *list = find_list (view, "contribution");

  g_signal_emit_by_name (find_type (list, DOSSIER_TYPE_CHOOSER), "create", "Ministry of Digital Affairs");
  settle ();
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 3);
  g_assert_true (says (dossier_child_list_get_nth (list, 2), "Ministry of Digital Affairs"));

  undo (fixture);
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 2);
  g_assert_null (dossier_store_find (fixture->store, "organisation", "Ministry of Digital Affairs", NULL));
}

/* Countries */

static void
test_countries (Fixture       *fixture,
                gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "countries");
  DossierChildList *list = find_list (view, "programme_country");
  DossierChildRow *mauritius = dossier_child_list_get_nth (list, 0);
  GtkWidget *role = find_type (mauritius, GTK_TYPE_DROP_DOWN);

  g_assert_true (says (mauritius, "Mauritius"));
  g_assert_true (says (mauritius, "unconfirmed"));
  g_assert_false (says (dossier_child_list_get_nth (list, 1), "unconfirmed"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (role), 1);
  settle ();
  g_assert_cmpstr (dossier_record_get_text (dossier_child_row_get_record (mauritius), "role"), ==, "covered");
  undo (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (role)), ==, 0);

  gtk_widget_activate (GTK_WIDGET (mauritius));
  type_text (find_row (mauritius, "Part of the programme in percent"), "12.5");
  press_enter (find_row (mauritius, "Part of the programme in percent"));
  settle ();
  g_assert_true (says (mauritius, "12.5 %"));
  gtk_widget_activate (find_row (mauritius, "Country"));
  g_assert_cmpstr (fixture->opened, ==, "country/480");
}

/* The window of other records */

static GtkWindow *
find_window (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != fixture->window &&
          gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        found = window;
    }

  return found;
}

static void
test_window (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWindow *parent = GTK_WINDOW (fixture->window);
  gint64 id = find_id (fixture, "office", OFFICE);
  GtkWindow *window;

  dossier_record_window_present (parent, fixture->store, "office", id, NULL);
  settle ();
  window = find_window (fixture);
  g_assert_cmpstr (gtk_window_get_title (window), ==, OFFICE);
  assert_shown (find_row (window, "Short name"), "C-PROC");
  g_assert_cmpuint (dossier_child_list_get_n_rows (find_list (window, "office_event")), ==, 2);
  g_assert_cmpuint (dossier_child_list_get_n_rows (find_list (window, "staffing")), ==, 2);

  dossier_record_window_present (parent, fixture->store, "office", id, NULL);
  g_assert_true (find_window (fixture) == window);

  type_text (find_row (window, "Short name"), "C-PROC B");
  gtk_window_close (window);
  settle ();
  g_assert_null (find_window (fixture));
  g_assert_cmpint (find_id (fixture, "office", "C-PROC B"), ==, id);
}

static void
test_window_of_deleted (Fixture       *fixture,
                        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) person = dossier_store_find (fixture->store, "person", "Alexander Seger", &error);

  dossier_record_window_present (GTK_WINDOW (fixture->window), fixture->store, "person",
                                 dossier_record_get_id (person), NULL);
  settle ();
  g_assert_nonnull (find_window (fixture));

  dossier_store_remove (fixture->store, person, &error);
  g_assert_no_error (error);
  settle ();
  g_assert_null (find_window (fixture));
}

/* An obligation says who owes it, until when, and what that means on the day. */
static void
test_window_of_agreement (Fixture       *fixture,
                          gconstpointer  unused)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (fixture->record));
  g_autoptr (DossierRecord) agreement = add_record (fixture, "agreement", "programme", id, "title", "Grant",
                                                    NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (agreement));
  g_autoptr (DossierRecord) report = add_record (fixture, "obligation", "agreement", owner, "title",
                                                 "Interim report", "due", "30 Nov 2015", "person",
                                                 "Alexander Seger", NULL);
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  dossier_record_window_present (GTK_WINDOW (fixture->window), fixture->store, "agreement",
                                 dossier_record_get_id (agreement), NULL);
  settle ();
  window = find_window (fixture);
  g_assert_true (says (window, "Interim report"));
  g_assert_true (says (window, "30 Nov 2015 · Alexander Seger"));
  g_assert_true (says (window, "overdue for 10 days"));

  dossier_store_change (fixture->store, report, "sent", "9 Dec 2015", &error);
  g_assert_no_error (error);
  settle ();
  g_assert_false (says (window, "overdue for 10 days"));
  gtk_window_close (window);
}

/* What the lines of a budget make together, and by year, follows what is changed. */
static void
test_window_of_budget (Fixture       *fixture,
                       gconstpointer  unused)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (fixture->record));
  g_autoptr (DossierRecord) version = add_record (fixture, "budget_version", "programme", id, "title", "1",
                                                  "kind", "original", "status", "indicative", NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (version));
  g_autoptr (DossierRecord) staff = add_record (fixture, "budget_line", "budget_version", owner, "title",
                                                "Staff", "amount", "EUR 730", "period", "2014 to 2015", NULL);
  GtkWindow *window;

  dossier_record_window_present (GTK_WINDOW (fixture->window), fixture->store, "budget_version",
                                 dossier_record_get_id (version), NULL);
  settle ();
  window = find_window (fixture);
  g_assert_true (says (window, "Total"));
  g_assert_true (says (window, "EUR 730"));
  g_assert_true (says (window, "By calendar year"));
  g_assert_true (says (window, "2014: about EUR 365 · 2015: about EUR 365"));

  g_object_unref (add_record (fixture, "budget_line", "budget_version", owner, "title", "Travel", "amount",
                              "EUR 70", "period", "2015", NULL));
  settle ();
  g_assert_true (says (window, "EUR 800"));
  g_assert_true (says (window, "2014: about EUR 365 · 2015: about EUR 435"));
  gtk_window_close (window);
}

static GtkWidget *
find_tool (gpointer    root,
           const char *icon_name)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_icon_name (root), icon_name) == 0)
    return gtk_widget_get_visible (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tool (child, icon_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A document that belongs to no programme is opened from its window, and gets its file there.  What is known
 * of the file is not typed. */
static void
test_window_of_document (Fixture       *fixture,
                         gconstpointer  unused)
{
  g_autoptr (DossierRecord) document = add_record (fixture, "document", "title", "Terms", "organisation",
                                                   "Council of Europe", NULL);
  g_autoptr (GBytes) content = g_bytes_new_static ("#!/bin/sh\n", 10);
  GtkWindow *window;

  dossier_record_window_present (GTK_WINDOW (fixture->window), fixture->store, "document",
                                 dossier_record_get_id (document), NULL);
  settle ();
  window = find_window (fixture);
  g_assert_null (find_type (find_row (window, "File"), GTK_TYPE_EDITABLE));
  g_assert_null (find_type (find_row (window, "Size in bytes"), GTK_TYPE_EDITABLE));
  g_assert_nonnull (find_tool (window, "dossier-import-symbolic"));
  g_assert_null (find_tool (window, "document-save-symbolic"));
  g_signal_emit_by_name (find_tool (window, "document-open-symbolic"), "clicked");
  settle ();
  g_assert_true (says (window, "The document has neither a file nor an address on the web"));

  /* One toast waits for another. */
  gtk_window_close (window);
  settle ();
  dossier_record_window_present (GTK_WINDOW (fixture->window), fixture->store, "document",
                                 dossier_record_get_id (document), NULL);
  settle ();
  window = find_window (fixture);
  g_assert_true (dossier_document_add_file (GTK_WIDGET (window), fixture->store, document, "setup.txt",
                                            content));
  settle ();
  assert_shown (find_row (window, "File"), "setup.txt");
  assert_shown (find_row (window, "Size in bytes"), "10");
  g_assert_cmpstr (dossier_record_get_text (document, "title"), ==, "Terms");
  g_assert_null (find_tool (window, "dossier-import-symbolic"));
  g_assert_nonnull (find_tool (window, "document-save-symbolic"));
  g_signal_emit_by_name (find_tool (window, "document-open-symbolic"), "clicked");
  settle ();
  g_assert_true (says (window, "“setup.txt” is a program, or may hold one, and is not opened from here. "
                               "Save it if you trust where it comes from."));

  undo (fixture);
  g_assert_nonnull (find_tool (window, "dossier-import-symbolic"));
  gtk_window_close (window);
  settle ();
}

#define TEST(path, test) \
  g_test_add ("/record-panes/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  TEST ("activities", test_activities);
  TEST ("activity-form", test_activity_form);
  TEST ("share", test_share);
  TEST ("share/in-percent", test_share_in_percent);
  TEST ("component", test_component);
  TEST ("funder", test_funder);
  TEST ("initials", test_initials);
  TEST ("new-funder", test_new_funder);
  TEST ("countries", test_countries);
  TEST ("window", test_window);
  TEST ("window-of-a-document", test_window_of_document);
  TEST ("window-of-a-deleted-record", test_window_of_deleted);
  TEST ("window-of-an-agreement", test_window_of_agreement);
  TEST ("window-of-a-budget", test_window_of_budget);

  return g_test_run ();
}
