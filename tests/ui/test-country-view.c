/* test-country-view.c: what a person sees of a country: what it takes part in, and its name on the day. */
#include "dossier-activity-form.h"
#include "dossier-country-view.h"
#include "record-fixture.h"

#define STUDY_VISIT \
  "Digital forensics benchmarking study visit by the Filipino delegation to the Turkish National Police"
#define REQUESTS \
  "The number of mutual legal assistance requests on cybercrime and electronic evidence sent/received will " \
  "have increased in the six countries"
#define WORKSHOP "2nd regional workshop on international cooperation"

static void
go_to (Fixture         *fixture,
       GDateYear        year,
       GDateMonth       month)
{
  GDate day;

  g_date_set_dmy (&day, 1, month, year);
  dossier_store_set_as_of (fixture->store, &day);
  settle ();
}

/* What a person reads below @root, “: ” between the labels. */
static void
read_labels (GtkWidget *root,
             GString   *text)
{
  if (!gtk_widget_get_visible (root))
    return;

  if (GTK_IS_LABEL (root))
    g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_labels (child, text);
}

/* "TITLE: SUBTITLE" of each row, in their order, with plain spaces. */
static char *
dup_rows (gpointer    view,
          const char *table)
{
  DossierChildList *list = find_list (view, table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < dossier_child_list_get_n_rows (list); i++)
    {
      g_autoptr (GString) row = g_string_new (NULL);

      read_labels (GTK_WIDGET (dossier_child_list_get_nth (list, i)), row);
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", row->str);
    }
  g_string_replace (text, "\302\240", " ", 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_rows (Fixture    *fixture,
             const char *country,
             const char *table,
             const char *expected)
{
  gpointer view = show (fixture, dossier_country_view_new (fixture->store), "country", country);
  g_autofree char *rows = dup_rows (view, table);

  g_assert_cmpstr (rows, ==, expected);
}

/* Those that name it, and those that work with a group it is in on the day. */
static void
test_programmes (Fixture       *fixture,
                 gconstpointer  unused)
{
  assert_rows (fixture, "Mauritius", "programme_country", "GLACY: Priority country · Running");
  assert_rows (fixture, "Georgia", "programme_country",
               "Cybercrime@EAP II: Covered · Running; "
               "Cybercrime@EAP III: As one of “Eastern Partnership” · Planned");
  assert_rows (fixture, "Romania", "programme_country", "");
  go_to (fixture, 2009, G_DATE_MAY);
  assert_rows (fixture, "Georgia", "programme_country", "Cybercrime@EAP II: Covered · Running");
}

/* What is about it or for it, what it hosts, and what is for a group it is in; each once. */
static void
test_activities (Fixture       *fixture,
                 gconstpointer  unused)
{
  assert_rows (fixture, "Turkey", "activity_country", STUDY_VISIT ": Hosted · Aug 2015");
  assert_rows (fixture, "Georgia", "activity_country", WORKSHOP ": Hosted · 14–16 Dec 2015");
  assert_rows (fixture, "Belarus", "activity_country",
               "Workshop on criminal law reform in Belarus: Beneficiary · Hosted · Nov 2015; "
               WORKSHOP ": As one of “Eastern Partnership” · 14–16 Dec 2015");
  assert_rows (fixture, "Netherlands", "activity_country",
               "Participation of the 24/7 CP representatives at the Europol-INTERPOL Conference: "
               "Hosted · Sept – Oct 2015");
  assert_rows (fixture, "Nigeria", "activity_country",
               "West Africa/ECOWAS Conference on International Cooperation: "
               "As one of “West Africa/ECOWAS” · Jan or Feb 2016");
  assert_rows (fixture, "Brazil", "activity_country", "");
}

/* A row leads to its record, also where no record links it. */
static void
test_lead_on (Fixture       *fixture,
              gconstpointer  unused)
{
  static const struct { const char *table; guint row; const char *target; const char *name; } cases[] = {
    { "programme_country", 0, "programme", "Cybercrime@EAP II" },
    { "programme_country", 1, "programme", "Cybercrime@EAP III" },
    { "activity_country", 0, "activity", WORKSHOP },
  };
  gpointer view = show (fixture, dossier_country_view_new (fixture->store), "country", "Georgia");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierChildList *list = find_list (view, cases[i].table);
      g_autofree char *expected = g_strdup_printf ("%s/%" G_GINT64_FORMAT, cases[i].target,
                                                   find_id (fixture, cases[i].target, cases[i].name));

      g_signal_emit_by_name (dossier_child_list_get_box (list), "row-activated",
                             dossier_child_list_get_nth (list, cases[i].row));
      g_assert_cmpstr (fixture->opened, ==, expected);
    }
}

/* What is only shown can neither be removed from here nor hides that it can be added. */
static void
test_only_shown (Fixture       *fixture,
                 gconstpointer  unused)
{
  gpointer view = show (fixture, dossier_country_view_new (fixture->store), "country", "Georgia");
  DossierChildList *list = find_list (view, "programme_country");

  g_signal_emit_by_name (dossier_child_list_get_nth (list, 1), "remove");
  settle ();
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 2);
  g_assert_cmpuint (count (fixture, "programme", "id", find_id (fixture, "programme", "Cybercrime@EAP III")),
                    ==, 1);

  g_signal_emit_by_name (dossier_child_list_get_nth (list, 0), "remove");
  settle ();
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 2);
  undo (fixture);
}

/* What was measured in it by the day, each indicator with the latest value. */
static void
test_indicators (Fixture       *fixture,
                 gconstpointer  unused)
{
  static const struct { const char *country, *kind, *period, *value; } values[] = {
    { "268", "actual", "2014", "12" },
    { "268", "actual", "2015", "18" },
    { "268", "actual", "2016", "30" },
    { "51", "target", "2015", "40" },
  };
  gpointer view;
  DossierChildList *list;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_object_unref (add_record (fixture, "indicator_value", "indicator", "1571", "country", values[i].country,
                                "kind", values[i].kind, "period", values[i].period, "value", values[i].value,
                                NULL));
  assert_rows (fixture, "Georgia", "indicator", REQUESTS ": 18 · 2015");
  view = show (fixture, dossier_country_view_new (fixture->store), "country", "Armenia");
  g_assert_true (says (find_list (view, "indicator"), "None measured here"));

  go_to (fixture, 2014, G_DATE_MAY);
  assert_rows (fixture, "Georgia", "indicator", REQUESTS ": 12 · 2014");
  go_to (fixture, 2016, G_DATE_MAY);
  view = show (fixture, dossier_country_view_new (fixture->store), "country", "Georgia");
  list = find_list (view, "indicator");
  g_signal_emit_by_name (dossier_child_list_get_box (list), "row-activated",
                         dossier_child_list_get_nth (list, 0));
  g_assert_cmpstr (fixture->opened, ==, "indicator/1571");
}

static void
test_organisations (Fixture       *fixture,
                    gconstpointer  unused)
{
  assert_rows (fixture, "Turkey", "organisation", "Turkish National Police: Government body");
  assert_rows (fixture, "Estonia", "organisation", "Estonia: State");
}

/* A country is called as on the day, in its heading and wherever else it is named. */
static void
test_names (Fixture       *fixture,
            gconstpointer  unused)
{
  gpointer view = show (fixture, dossier_country_view_new (fixture->store), "country", "Turkey");

  g_assert_true (says (view, "Turkey"));
  go_to (fixture, 2022, G_DATE_JULY);
  g_assert_true (says (view, "Türkiye"));
  g_assert_false (says (view, "Turkey"));

  view = show (fixture, dossier_activity_form_new (fixture->store), "activity", STUDY_VISIT);
  assert_shown (find_row (view, "Country"), "Türkiye");
  go_to (fixture, 2015, G_DATE_JULY);
  assert_shown (find_row (view, "Country"), "Turkey");
}

#define TEST(path, test) \
  g_test_add ("/country-view/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  TEST ("programmes", test_programmes);
  TEST ("activities", test_activities);
  TEST ("lead-on", test_lead_on);
  TEST ("only-shown", test_only_shown);
  TEST ("indicators", test_indicators);
  TEST ("organisations", test_organisations);
  TEST ("names", test_names);

  return g_test_run ();
}
