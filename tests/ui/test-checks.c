/* test-checks.c: the window of all checks, where findings lead to, parts of countries, converted totals. */
#include "dossier-check-row.h"
#include "dossier-check-section.h"
#include "dossier-checks-window.h"
#include "dossier-country-view.h"
#include "dossier-funder-view.h"
#include "dossier-pills.h"
#include "dossier-programmes-page.h"
#include "dossier-record-window.h"
#include "record-fixture.h"

#define OFFICE "Cybercrime Programme Office of the Council of Europe"
#define TREATY 1181

static GtkWindow *
find_window (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (fixture->window))
        return GTK_WINDOW (window);
    }

  return NULL;
}

/* Findings are looked for in the background. */
static void
wait_until (gpointer    root,
            const char *text)
{
  for (guint i = 0; i < 400 && !says (root, text); i++)
    {
      g_usleep (10000);
      settle ();
    }
  g_assert_true (says (root, text));
}

static void
set_day (Fixture    *fixture,
         const char *iso)
{
  GDate day;

  g_assert_true (dossier_day_from_iso (&day, iso));
  dossier_store_set_as_of (fixture->store, &day);
}

static GtkWindow *
open_checks (Fixture *fixture)
{
  dossier_checks_window_present (GTK_WINDOW (fixture->window), fixture->store);
  settle ();
  return find_window (fixture);
}

/* What belongs to no programme is under the portfolio, which is not there without. */
static void
test_portfolio (Fixture       *fixture,
                gconstpointer  unused)
{
  GtkWindow *window = open_checks (fixture);

  wait_until (window, "GLACY · 12 findings");
  g_assert_true (says (window, "Cybercrime@Octopus · 3 findings"));
  g_assert_false (says (window, "Portfolio · 1 finding"));
  g_assert_true (open_checks (fixture) == window);

  set_day (fixture, "2016-05-01");
  wait_until (window, "Portfolio · 1 finding");
  g_assert_true (says (window, "Staff was expected by Apr 2016, and none was counted since"));
  g_assert_true (says (window, "Shown as of 1 May 2016"));
  gtk_window_close (window);
  settle ();
}

/* With a purpose chosen only what matters for it is there. */
static void
test_purpose (Fixture       *fixture,
              gconstpointer  unused)
{
  GtkWindow *window = open_checks (fixture);
  DossierPills *pills;

  wait_until (window, "Component 1 has no activity");
  pills = DOSSIER_PILLS (find_type (window, DOSSIER_TYPE_PILLS));
  dossier_pills_set_selected (pills, "iati");
  settle ();
  g_assert_false (says (window, "Component 1 has no activity"));
  g_assert_true (says (window, "Component 1 has no indicator"));
  g_assert_true (says (window, "GLACY · 7 findings"));

  dossier_pills_set_selected (pills, "print");
  settle ();
  g_assert_false (says (window, "Component 1 has no indicator"));
  g_assert_true (says (window, "62 activities in 2015 were published, 3 recorded"));
  g_assert_true (says (window, "GLACY · 1 finding"));
  gtk_window_close (window);
  settle ();
}

static GtkWidget *
find_label (GtkWidget  *root,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static int
get_middle (GtkWidget *widget,
            GtkWidget *root)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, root, &bounds));
  return graphene_rect_get_x (&bounds) + graphene_rect_get_width (&bounds) / 2;
}

static void
assert_in_line (GtkWindow *window)
{
  GtkWidget *row = find_type (window, DOSSIER_TYPE_CHECK_ROW);
  GtkWidget *section = gtk_widget_get_ancestor (row, DOSSIER_TYPE_CHECK_SECTION);
  GtkWidget *mark = find_type (row, GTK_TYPE_IMAGE);
  gboolean is_fine = TRUE;

  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    {
      GtkWidget *head = find_label (section, dossier_purpose_get_short_label (i));

      g_assert_nonnull (head);
      g_assert_true (GTK_IS_IMAGE (mark));
      g_test_message ("%s in %d: head at %d, mark at %d", gtk_label_get_text (GTK_LABEL (head)),
                      gtk_widget_get_width (section), get_middle (head, section), get_middle (mark, section));
      is_fine = is_fine && get_middle (head, section) == get_middle (mark, section);
      mark = gtk_widget_get_next_sibling (mark);
    }

  if (!is_fine)
    g_test_fail ();
}

/* A mark stands below the word that says for what it is, in windows and texts of any size. */
static void
test_heads (Fixture       *fixture,
            gconstpointer  unused)
{
  static const int widths[] = { 900, 800, 700, 600, 500, 440, 400, 360 };
  GtkWindow *window = open_checks (fixture);

  wait_until (window, "Component 1 has no activity");
  for (int times = 1; times <= 2; times++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      {
        g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", times * 96 * 1024, NULL);
        gtk_window_set_default_size (window, widths[i], 600);
        settle ();
        assert_in_line (window);
      }

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_window_close (window);
  settle ();
}

static gboolean
has_focus_in (Fixture    *fixture,
              gpointer    root)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, root);
}

static void
assert_place (Fixture    *fixture,
              const char *programme,
              const char *field,
              const char *tab)
{
  DossierProgrammeView *view = show_tab (fixture, programme, "history");

  g_test_message ("%s: %s", programme, field);
  g_assert_true (dossier_programme_view_focus_field (view, field));
  settle ();
  g_assert_cmpstr (dossier_programme_view_get_tab (view), ==, tab);
  g_assert_true (has_focus_in (fixture, view));
  if (g_str_has_suffix (field, "_fr"))
    g_assert_cmpstr (dossier_pills_get_selected (DOSSIER_PILLS (find_type (view, DOSSIER_TYPE_PILLS))), ==,
                     "fr");
}

/* Lists of a programme, also empty ones, and its texts in French, wherever they are. */
static void
test_places (Fixture       *fixture,
             gconstpointer  unused)
{
  const DossierTable *table = dossier_table_find ("programme");

  g_object_unref (add_record (fixture, "programme", "short_title", "Empty", NULL));
  assert_place (fixture, "GLACY", "contributions", "funding");
  assert_place (fixture, "Empty", "contributions", "funding");
  assert_place (fixture, "GLACY", "countries", "countries");
  assert_place (fixture, "GLACY", "budget", "summary");
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].bilingual)
      {
        g_autofree char *french = g_strconcat (table->fields[i].name, "_fr", NULL);

        assert_place (fixture, "GLACY", french, "summary");
      }
}

/* What was published of a treaty and of an office stands in their windows, and is added there. */
static void
test_published (Fixture       *fixture,
                gconstpointer  unused)
{
  DossierChildList *list;
  GtkWindow *window;
  GtkWidget *entry;

  dossier_record_window_present (GTK_WINDOW (fixture->window), fixture->store, "treaty",
                                 TREATY, NULL);
  settle ();
  window = find_window (fixture);
  list = find_list (window, "claim");
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 7);
  g_assert_true (says (list, "Ratified/acceded: 47"));
  g_assert_true (says (list, "agrees with the records"));
  g_assert_true (says (list, "nothing recorded to compare"));
  g_assert_false (says (window, "7 published figures"));
  gtk_window_close (window);
  settle ();

  dossier_record_window_present (GTK_WINDOW (fixture->window), fixture->store, "office",
                                 find_id (fixture, "office", OFFICE), NULL);
  settle ();
  window = find_window (fixture);
  list = find_list (window, "claim");
  dossier_child_list_start_adding (list);
  entry = find_row (list, "New: Published figure");
  type_text (entry, "11 staff");
  press_enter (entry);
  settle ();
  g_assert_cmpuint (count (fixture, "claim", "office", find_id (fixture, "office", OFFICE)), ==,
                    dossier_child_list_get_n_rows (list));
  g_assert_true (says (list, "11 staff"));
  g_assert_true (says (list, "Staff"));
  gtk_window_close (window);
  settle ();
}

/* A law stands in the row of its country with the date and the source. */
static void
test_law (Fixture       *fixture,
          gconstpointer  unused)
{
  g_autoptr (DossierRecord) law = add_record (fixture, "alignment", "treaty", "1181", "country", "76",
                                              "level", "draws_on", "date", "2012", "source",
                                              "Country wiki", NULL);
  g_autofree char *treaty = dossier_store_dup_display (fixture->store, law, "treaty", "en");
  g_autofree char *subtitle = g_strdup_printf ("%s · Country wiki", treaty);
  gpointer view = show (fixture, dossier_country_view_new (fixture->store), "country", "Brazil");
  DossierChildList *list = find_list (view, "alignment");

  g_assert_true (says (list, "Draws on the treaty: 2012"));
  g_assert_true (says (list, subtitle));
}

/* Seven countries, 100 % exactly, one step. */
static void
test_equal_parts (Fixture       *fixture,
                  gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "countries");
  GtkWidget *button = find_button (view, "Equal Parts");

  gtk_widget_grab_focus (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_false (says (view, "100 %"));
  g_signal_emit_by_name (button, "clicked");
  settle ();
  g_assert_true (says (view, "14.29 %"));
  g_assert_true (says (view, "14.28 %"));
  g_assert_true (says (view, "100 %"));
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_true (has_focus_in (fixture, find_list (view, "programme_country")));

  undo (fixture);
  g_assert_false (says (view, "14.29 %"));
  g_assert_true (gtk_widget_get_visible (button));
}

static void
add_payment (Fixture    *fixture,
             const char *amount)
{
  g_object_unref (add_record (fixture, "money_transaction", "programme", "1431", "kind", "disbursement",
                              "amount", amount, NULL));
}

static void
add_rate (Fixture    *fixture,
          const char *dollars)
{
  g_object_unref (add_record (fixture, "exchange_rate", "from_currency", "EUR", "to_currency", "USD", "rate",
                              dollars, "date", "3 Nov 2015", NULL));
}

/* Beside the totals of each currency, once there is a rate. */
static void
test_converted_total (Fixture       *fixture,
                      gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "funding");

  add_payment (fixture, "EUR 3 million");
  add_payment (fixture, "USD 1.2 million");
  g_assert_true (says (view, "EUR 3 million + USD 1.2 million (no exchange rate for USD by 10 Dec 2015)"));
  add_rate (fixture, "1.09");
  g_assert_true (says (view, "EUR 3 million + USD 1.2 million ≈ EUR 4,100,917 (EUR 1 = USD 1.09, "
                             "3 Nov 2015)"));
}

static void
set_budget (Fixture    *fixture,
            const char *programme,
            const char *budget)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) record = dossier_store_find (fixture->store, "programme", programme, &error);

  dossier_store_change (fixture->store, record, "budget", budget, &error);
  g_assert_no_error (error);
  settle ();
}

/* Rows of long lists are made while they are drawn. */
static gboolean
page_says (GtkWidget  *page,
           const char *text)
{
  gtk_test_widget_wait_for_draw (page);
  return says (page, text);
}

/* In the headings of a list and below it. */
static void
test_converted_headings (Fixture       *fixture,
                         gconstpointer  unused)
{
  GtkWidget *page = g_object_new (DOSSIER_TYPE_PROGRAMMES_PAGE, "store", fixture->store, NULL);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  dossier_page_open (DOSSIER_PAGE (page), dossier_record_get_id (fixture->record), NULL);
  settle ();
  g_assert_true (page_says (page, "up to EUR 5.95 million"));
  set_budget (fixture, "Cybercrime@Octopus", "up to USD 2 million");
  g_assert_true (page_says (page, "EUR 4.15 million + up to USD 2 million (no exchange rate for USD by "
                                  "10 Dec 2015)"));
  add_rate (fixture, "1.25");
  g_assert_true (page_says (page, "EUR 4.15 million + up to USD 2 million ≈ up to EUR 5.75 million "
                                  "(EUR 1 = USD 1.25, 3 Nov 2015)"));
  g_assert_true (page_says (page, "EUR 21.01 million + up to USD 2 million ≈ up to EUR 22.61 million "
                                  "(EUR 1 = USD 1.25, 3 Nov 2015)"));
  g_assert_true (page_says (page, "EUR 16.86 million"));
}

/* In the page of a funder the figure stays as it is; what it is in euros stands below. */
static void
test_converted_tile (Fixture       *fixture,
                     gconstpointer  unused)
{
  DossierFunderView *view = show (fixture, dossier_funder_view_new (fixture->store), "organisation",
                                  "Council of Europe");

  g_assert_true (says (view, "EUR 20.41 million"));
  set_budget (fixture, "GLACY", "USD 2 million");
  g_assert_true (says (view, "USD 2 million + EUR 17.06 million"));
  g_assert_true (says (view, "no exchange rate for USD by 10 Dec 2015\nshared with: European Union"));
  add_rate (fixture, "1.25");
  g_assert_true (says (view, "USD 2 million + EUR 17.06 million"));
  g_assert_true (says (view, "≈ EUR 18.66 million (EUR 1 = USD 1.25, 3 Nov 2015)\n"
                             "shared with: European Union"));
}

#define TEST(path, test) \
  g_test_add ("/checks/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  TEST ("portfolio", test_portfolio);
  TEST ("heads", test_heads);
  TEST ("purpose", test_purpose);
  TEST ("places", test_places);
  TEST ("published", test_published);
  TEST ("law", test_law);
  TEST ("equal-parts", test_equal_parts);
  TEST ("converted-total", test_converted_total);
  TEST ("converted-headings", test_converted_headings);
  TEST ("converted-tile", test_converted_tile);

  return g_test_run ();
}
