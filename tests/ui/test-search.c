/* test-search.c: the search popover: what it shows, and what Enter opens. */
#include "dossier-hit-row.h"
#include "dossier-search-button.h"
#include "widget-fixture.h"

#define LONGER_THAN_THE_DELAY 80

/* What else in the sample begins with “glacy”. */
#define GLACY_ELSEWHERE "Everything else: GLACY priority countries\n= 62 activities in 2015\n"

static DossierSearchButton *
open_search (WidgetFixture *fixture)
{
  GtkWidget *search = dossier_search_button_new ();

  dossier_search_button_set_store (DOSSIER_SEARCH_BUTTON (search), fixture->store);
  widget_fixture_show (fixture, search);
  dossier_search_button_popup (DOSSIER_SEARCH_BUTTON (search));
  wait_for (LONGER_THAN_THE_DELAY);

  return DOSSIER_SEARCH_BUTTON (search);
}

static void
type (DossierSearchButton *search,
      const char          *words)
{
  gtk_editable_set_text (get_part (GTK_WIDGET (search), "entry"), words);
  wait_for (LONGER_THAN_THE_DELAY);
}

static void
press_enter (DossierSearchButton *search)
{
  g_signal_emit_by_name (get_part (GTK_WIDGET (search), "entry"), "activate");
}

static const char *
get_text (GtkWidget  *widget,
          const char *part)
{
  return gtk_label_get_text (get_part (widget, part));
}

static gboolean
is_shown (GtkWidget  *widget,
          const char *part)
{
  return gtk_widget_get_visible (get_part (widget, part));
}

/* The shown rows as "Heading: title", the current one with a star. */
static char *
list_rows (DossierSearchButton *search)
{
  g_autoptr (GString) list = g_string_new (NULL);
  GtkWidget *row = gtk_widget_get_first_child (get_part (GTK_WIDGET (search), "list"));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      g_string_append_printf (list, "%s%s%s%s\n", is_shown (row, "heading") ? get_text (row, "heading") : "",
                              is_shown (row, "heading") ? ": " : "", get_text (row, "title"),
                              is_shown (row, "key") ? " *" : "");

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
assert_rows (DossierSearchButton *search,
             const char          *expected)
{
  g_autofree char *rows = list_rows (search);

  g_assert_cmpstr (rows, ==, expected);
}

static void
assert_opened (WidgetFixture *fixture,
               const char    *table,
               const char    *name)
{
  g_autoptr (DossierRecord) record = widget_fixture_find (fixture, table, name);
  g_autofree char *expected = g_strdup_printf ("%s/%" G_GINT64_FORMAT, table, dossier_record_get_id (record));

  g_assert_cmpstr (fixture->opened, ==, expected);
}

static void
test_found (WidgetFixture *fixture,
            gconstpointer  unused)
{
  DossierSearchButton *search = open_search (fixture);

  type (search, "cooper");
  assert_rows (search,
               "Programmes: Cybercrime@EAP III *\n"
               "Cybercrime@EAP II\n"
               "GLACY\n"
               "Components: 5 · International cooperation\n"
               "Activities: 2nd regional workshop on international cooperation\n"
               "West Africa/ECOWAS Conference on International Cooperation\n"
               "Funding: Programmatic Cooperation Framework for Eastern Partnership countries\n"
               "Everything else: Capacity building\n"
               "Cybercrime@EAP II regional workshop on international cooperation\n");
  g_assert_cmpstr (get_text (GTK_WIDGET (search), "count"), ==, "9 results");

  /* Fewer than before: rows that are left over are not shown. */
  type (search, "glacy+");
  assert_rows (search, "Programmes: GLACY+ *\nGLACY\n" GLACY_ELSEWHERE);
}

static void
test_bold (WidgetFixture *fixture,
           gconstpointer  unused)
{
  DossierSearchButton *search = open_search (fixture);
  g_autoptr (DossierRecord) glacy = widget_fixture_find (fixture, "programme", "GLACY");
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  dossier_store_change (fixture->store, glacy, "short_title", "Quagga & <i>zebra</i>", &error);
  g_assert_no_error (error);
  type (search, "quag");
  row = gtk_widget_get_first_child (get_part (GTK_WIDGET (search), "list"));
  g_assert_cmpstr (gtk_label_get_label (get_part (row, "title")), ==,
                   "<b>Quag</b>ga &amp; &lt;i&gt;zebra&lt;/i&gt;");
}

static void
test_keys (WidgetFixture *fixture,
           gconstpointer  unused)
{
  DossierSearchButton *search = open_search (fixture);
  gpointer entry = get_part (GTK_WIDGET (search), "entry");

  type (search, "glacy+");
  g_signal_emit_by_name (entry, "next-match");
  assert_rows (search, "Programmes: GLACY+\nGLACY *\n" GLACY_ELSEWHERE);
  g_signal_emit_by_name (entry, "next-match");
  g_signal_emit_by_name (entry, "next-match");
  g_signal_emit_by_name (entry, "next-match");
  assert_rows (search, "Programmes: GLACY+ *\nGLACY\n" GLACY_ELSEWHERE);
  g_signal_emit_by_name (entry, "previous-match");
  g_signal_emit_by_name (entry, "previous-match");
  g_signal_emit_by_name (entry, "previous-match");
  assert_rows (search, "Programmes: GLACY+\nGLACY *\n" GLACY_ELSEWHERE);

  press_enter (search);
  assert_opened (fixture, "programme", "GLACY");
  g_assert_false (is_shown (GTK_WIDGET (search), "popover"));
}

/* Enter right after the last key means what was typed. */
static void
test_fast (WidgetFixture *fixture,
           gconstpointer  unused)
{
  DossierSearchButton *search = open_search (fixture);

  gtk_editable_set_text (get_part (GTK_WIDGET (search), "entry"), "iproceeds");
  press_enter (search);
  assert_opened (fixture, "programme", "iPROCEEDS");
}

static void
test_nothing (WidgetFixture *fixture,
              gconstpointer  unused)
{
  DossierSearchButton *search = open_search (fixture);

  type (search, "xyzzy & <b>");
  assert_rows (search, "");
  g_assert_cmpstr (get_text (GTK_WIDGET (search), "hint"), ==, "Nothing begins with “xyzzy & <b>”.");
  press_enter (search);
  g_assert_null (fixture->opened);
  g_assert_true (is_shown (GTK_WIDGET (search), "popover"));
}

/* The last eight, each once, the last one first; what has gone since is not offered. */
static void
test_recent (WidgetFixture *fixture,
             gconstpointer  unused)
{
  static const char * const names[] = {
    "Albania", "Andorra", "Armenia", "Austria", "Azerbaijan", "Belgium", "Croatia", "Cyprus", "Denmark",
      "Estonia",
    "Albania", "Estonia",
  };
  DossierSearchButton *search = open_search (fixture);
  g_autoptr (DossierRecord) glacy = widget_fixture_find (fixture, "programme", "GLACY");

  g_assert_true (is_shown (GTK_WIDGET (search), "hint"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DossierRecord) country = widget_fixture_find (fixture, "country", names[i]);

      dossier_search_button_remember (search, "country", dossier_record_get_id (country));
    }
  dossier_search_button_remember (search, "programme", dossier_record_get_id (glacy));

  type (search, "x");
  type (search, "");
  assert_rows (search, "GLACY *\nEstonia\nAlbania\nDenmark\nCyprus\nCroatia\nBelgium\nAzerbaijan\n");

  g_assert_true (dossier_store_remove (fixture->store, glacy, NULL));
  type (search, "x");
  type (search, " ");
  assert_rows (search, "Estonia *\nAlbania\nDenmark\nCyprus\nCroatia\nBelgium\nAzerbaijan\n");
  press_enter (search);
  assert_opened (fixture, "country", "Estonia");
}

static void
test_accessible (WidgetFixture *fixture,
                 gconstpointer  unused)
{
  DossierSearchButton *search = open_search (fixture);
  gpointer entry = get_part (GTK_WIDGET (search), "entry");

  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search everything");
  g_assert_false (gtk_test_accessible_has_relation (entry, GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT));
  type (search, "cooper");
  g_assert_true (gtk_test_accessible_has_relation (entry, GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT));
  type (search, "xyzzy");
  g_assert_false (gtk_test_accessible_has_relation (entry, GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/search/found", WidgetFixture, NULL, widget_fixture_set_up, test_found,
              widget_fixture_tear_down);
  g_test_add ("/search/bold", WidgetFixture, NULL, widget_fixture_set_up, test_bold,
              widget_fixture_tear_down);
  g_test_add ("/search/keys", WidgetFixture, NULL, widget_fixture_set_up, test_keys,
              widget_fixture_tear_down);
  g_test_add ("/search/fast", WidgetFixture, NULL, widget_fixture_set_up, test_fast,
              widget_fixture_tear_down);
  g_test_add ("/search/nothing", WidgetFixture, NULL, widget_fixture_set_up, test_nothing,
              widget_fixture_tear_down);
  g_test_add ("/search/recent", WidgetFixture, NULL, widget_fixture_set_up, test_recent,
              widget_fixture_tear_down);
  g_test_add ("/search/accessible", WidgetFixture, NULL, widget_fixture_set_up, test_accessible,
              widget_fixture_tear_down);

  return g_test_run ();
}
