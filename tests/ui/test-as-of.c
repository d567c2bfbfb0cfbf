/* test-as-of.c: choosing the day the portfolio is shown as of. */
#include "dossier-as-of-button.h"
#include "dossier-date.h"
#include "widget-fixture.h"

static GtkWidget *
open_as_of (WidgetFixture *fixture)
{
  GtkWidget *as_of = dossier_as_of_button_new ();

  dossier_as_of_button_set_store (DOSSIER_AS_OF_BUTTON (as_of), fixture->store);
  widget_fixture_show (fixture, as_of);
  dossier_as_of_button_popup (DOSSIER_AS_OF_BUTTON (as_of));
  wait_for (30);

  return as_of;
}

static void
type (GtkWidget  *as_of,
      const char *text)
{
  gtk_editable_set_text (get_part (as_of, "entry"), text);
}

static void
press_enter (GtkWidget *as_of)
{
  g_signal_emit_by_name (get_part (as_of, "entry"), "activate");
}

static void
assert_as_of (WidgetFixture *fixture,
              const char    *expected)
{
  g_autofree char *iso = NULL;
  GDate day;

  dossier_store_get_as_of (fixture->store, &day);
  iso = dossier_day_to_iso (&day);
  g_assert_cmpstr (iso, ==, expected);
}

static void
assert_calendar (GtkWidget  *as_of,
                 const char *expected)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (get_part (as_of, "calendar"));
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");

  g_assert_cmpstr (iso, ==, expected);
}

static void
assert_pill (GtkWidget  *as_of,
             const char *text,
             gboolean    is_travelled)
{
  g_autofree char *plain = g_strdup (gtk_label_get_text (get_part (as_of, "label")));
  g_auto (GStrv) words = g_strsplit (plain, "\302\240", -1);
  g_autofree char *shown = g_strjoinv (" ", words);

  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpint (gtk_widget_has_css_class (get_part (as_of, "button"), "travelled"), ==, is_travelled);
}

/* "3 running, …" */
static void
assert_figures (GtkWidget  *as_of,
                const char *expected)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkWidget *box = gtk_widget_get_first_child (get_part (as_of, "figures"));

  for (; box != NULL; box = gtk_widget_get_next_sibling (box))
    g_string_append_printf (shown, "%s%s %s", shown->len > 0 ? ", " : "",
                            gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (box))),
                            gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (box))));

  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_shown (WidgetFixture *fixture,
            gconstpointer  unused)
{
  GtkWidget *as_of = open_as_of (fixture);

  assert_pill (as_of, "10 Dec 2015", TRUE);
  assert_calendar (as_of, "2015-12-10");
  assert_figures (as_of, "3 running, 3 forthcoming, 66 States, 9 staff");
  g_assert_true (gtk_check_button_get_active (get_part (as_of, "pinned")));
  g_assert_false (gtk_check_button_get_active (get_part (as_of, "today")));
  gtk_test_accessible_assert_property (get_part (as_of, "button"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Shown as of 10\302\240Dec\302\2402015");
}

/* Typing shows; only Enter makes the window follow.  A month is its last day. */
static void
test_typed (WidgetFixture *fixture,
            gconstpointer  unused)
{
  GtkWidget *as_of = open_as_of (fixture);

  type (as_of, "August 2014");
  assert_calendar (as_of, "2014-08-31");
  assert_figures (as_of, "2 running, 14 forthcoming, 53 States, – staff");
  assert_as_of (fixture, "2015-12-10");
  g_assert_false (gtk_check_button_get_active (get_part (as_of, "pinned")));

  press_enter (as_of);
  assert_as_of (fixture, "2014-08-31");
  assert_pill (as_of, "31 Aug 2014", TRUE);
  g_assert_false (gtk_widget_get_visible (get_part (as_of, "popover")));
}

static void
test_refused (WidgetFixture *fixture,
              gconstpointer  unused)
{
  static const char * const texts[] = { "foo", "", "from April 2014", "month 30", "31 February 2015" };
  GtkWidget *as_of = open_as_of (fixture);
  gpointer entry = get_part (as_of, "entry");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      type (as_of, texts[i]);
      press_enter (as_of);
      assert_as_of (fixture, "2015-12-10");
      g_assert_true (gtk_widget_get_visible (get_part (as_of, "popover")));
      g_assert_cmpstr (gtk_label_get_text (get_part (as_of, "message")), !=, "");
      gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
    }

  type (as_of, "2016");
  g_assert_false (gtk_widget_get_visible (get_part (as_of, "message")));
  g_assert_false (gtk_test_accessible_has_state (entry, GTK_ACCESSIBLE_STATE_INVALID));
}

static void
test_today (WidgetFixture *fixture,
            gconstpointer  unused)
{
  GtkWidget *as_of = open_as_of (fixture);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  gtk_check_button_set_active (get_part (as_of, "today"), TRUE);
  assert_as_of (fixture, today);
  assert_calendar (as_of, today);
  g_assert_false (gtk_widget_has_css_class (get_part (as_of, "button"), "travelled"));

  gtk_check_button_set_active (get_part (as_of, "pinned"), TRUE);
  assert_as_of (fixture, "2015-12-10");
  assert_pill (as_of, "10 Dec 2015", TRUE);
}

static void
test_calendar (WidgetFixture *fixture,
               gconstpointer  unused)
{
  GtkWidget *as_of = open_as_of (fixture);
  g_autoptr (GDateTime) day = g_date_time_new_local (2016, 1, 5, 12, 0, 0);

  gtk_calendar_select_day (get_part (as_of, "calendar"), day);
  assert_as_of (fixture, "2016-01-05");
  g_assert_true (gtk_widget_get_visible (get_part (as_of, "popover")));
  assert_figures (as_of, "3 running, 1 forthcoming, 66 States, 9 staff");
}

/* A file that pins no day shows today, and says so. */
static void
test_not_pinned (WidgetFixture *fixture,
                 gconstpointer  unused)
{
  GtkWidget *as_of = open_as_of (fixture);
  DossierRecord *portfolio = dossier_store_get_portfolio (fixture->store);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GError) error = NULL;

  dossier_store_change (fixture->store, portfolio, "as_of", "", &error);
  g_assert_no_error (error);
  assert_as_of (fixture, today);
  g_assert_true (gtk_check_button_get_active (get_part (as_of, "today")));
  g_assert_false (gtk_widget_get_sensitive (get_part (as_of, "pinned_row")));
}

static void
test_changes_nothing (WidgetFixture *fixture,
                      gconstpointer  unused)
{
  GtkWidget *as_of = open_as_of (fixture);
  g_autofree char *undo = NULL;

  type (as_of, "May 2014");
  press_enter (as_of);
  g_object_get (fixture->store, "undo-label", &undo, NULL);
  g_assert_null (undo);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/as-of/shown", WidgetFixture, NULL, widget_fixture_set_up, test_shown,
              widget_fixture_tear_down);
  g_test_add ("/as-of/typed", WidgetFixture, NULL, widget_fixture_set_up, test_typed,
              widget_fixture_tear_down);
  g_test_add ("/as-of/refused", WidgetFixture, NULL, widget_fixture_set_up, test_refused,
              widget_fixture_tear_down);
  g_test_add ("/as-of/today", WidgetFixture, NULL, widget_fixture_set_up, test_today,
              widget_fixture_tear_down);
  g_test_add ("/as-of/calendar", WidgetFixture, NULL, widget_fixture_set_up, test_calendar,
              widget_fixture_tear_down);
  g_test_add ("/as-of/not-pinned", WidgetFixture, NULL, widget_fixture_set_up, test_not_pinned,
              widget_fixture_tear_down);
  g_test_add ("/as-of/changes-nothing", WidgetFixture, NULL, widget_fixture_set_up, test_changes_nothing,
              widget_fixture_tear_down);

  return g_test_run ();
}
