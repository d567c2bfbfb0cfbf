/* test-members.c: the countries of groups, programmes and indicators are those of the day. */
#include "dossier-indicator-grid.h"
#include "dossier-indicator.h"
#include "dossier-members.h"
#include "dossier-test.h"
#include "dossier-verify.h"

static GDate
day_of (const char *iso)
{
  GDate day;

  g_assert_true (dossier_day_from_iso (&day, iso));
  return day;
}

static guint
count_members (DossierStore *store,
               const char   *group,
               const char   *iso)
{
  g_autoptr (DossierRecord) record = dossier_test_find (store, "country_group", group);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) countries = NULL;
  GDate day = day_of (iso);

  countries = dossier_group_list_countries (store, dossier_record_get_id (record), &day, &error);
  g_assert_no_error (error);
  return countries->len;
}

/* Members come and go; of those of whom nobody knows since when, on every day. */
static void
test_groups (void)
{
  static const struct { const char *group; const char *day; guint n; } cases[] = {
    { "ECOWAS", "1975-05-27", 0 },  { "ECOWAS", "1975-05-28", 15 }, { "ECOWAS", "1978-01-01", 16 },
    { "ECOWAS", "2000-12-31", 16 }, { "ECOWAS", "2001-01-01", 15 }, { "ECOWAS", "2015-12-10", 15 },
    { "ECOWAS", "2025-01-29", 15 }, { "ECOWAS", "2025-01-30", 12 },
    { "ASEAN", "1967-08-08", 5 },   { "ASEAN", "1984-01-07", 6 },   { "ASEAN", "1995-07-28", 7 },
    { "ASEAN", "1997-07-22", 7 },   { "ASEAN", "1997-07-23", 9 },   { "ASEAN", "1999-04-30", 10 },
    { "ASEAN", "2015-12-10", 10 },  { "ASEAN", "2025-11-01", 11 },
    { "EAP", "2009-05-06", 0 },     { "EAP", "2009-05-07", 6 },     { "EAP", "2015-12-10", 6 },
    { "GLACY-P", "1990-01-01", 7 }, { "SEE", "2013-12-31", 0 },     { "SEE", "2014-01-01", 7 },
    { "SEE", "2015-12-10", 7 },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s on %s", cases[i].group, cases[i].day);
      g_assert_cmpuint (count_members (store, cases[i].group, cases[i].day), ==, cases[i].n);
    }
}

/* iPROCEEDS names no countries: they are those of South-eastern Europe that take part in it. */
static void
test_countries_of_region (void)
{
  static const char * const codes[] = { "AL", "BA", "ME", "RS", "MK", "TR", "XK" };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "iPROCEEDS");
  GDate day = day_of ("2015-12-10");
  g_autoptr (GArray) countries = dossier_programme_list_countries (store, dossier_record_get_id (programme),
                                                                   &day, NULL);

  g_assert_cmpuint (countries->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (DossierRecord) country = dossier_test_find (store, "country", codes[i]);

      g_assert_cmpint (g_array_index (countries, gint64, i), ==, dossier_record_get_id (country));
    }
}

/* The only country that has not signed leaves the group in the middle of the programme. */
static DossierStore *
new_smaller_group (void)
{
  DossierStore *store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) belarus = dossier_test_find (store, "group_member", "1053");

  dossier_test_set (store, belarus, "period", "7 May 2009 to 28 June 2016");
  return store;
}

static guint
count_worked_with (DossierStore *store,
                   const char   *table,
                   gint64        other,
                   const char   *iso)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  GDate day = day_of (iso);

  dossier_query_works_with (query, other, &day);
  return dossier_store_count (store, query);
}

/* A programme of a group works with the members of the day, one that names countries with these. */
static void
test_programmes (void)
{
  g_autoptr (DossierStore) store = new_smaller_group ();
  g_autoptr (DossierRecord) second = dossier_test_find (store, "programme", "Cybercrime@EAP II");
  g_autoptr (DossierRecord) third = dossier_test_find (store, "programme", "Cybercrime@EAP III");
  g_autoptr (DossierRecord) belarus = dossier_test_find (store, "country", "BY");
  gint64 ids[] = { dossier_record_get_id (second), dossier_record_get_id (third) };
  GDate before = day_of ("2016-06-28"), after = day_of ("2016-06-29");
  g_autoptr (GArray) then = dossier_programme_list_countries (store, ids[1], &before, NULL);
  g_autoptr (GArray) now = dossier_programme_list_countries (store, ids[1], &after, NULL);
  g_autoptr (GArray) named = dossier_programme_list_countries (store, ids[0], &after, NULL);

  g_assert_cmpuint (then->len, ==, 6);
  g_assert_cmpuint (now->len, ==, 5);
  g_assert_true (dossier_countries_contain (then, dossier_record_get_id (belarus)));
  g_assert_false (dossier_countries_contain (now, dossier_record_get_id (belarus)));
  g_assert_cmpuint (named->len, ==, 6);

  g_assert_cmpuint (count_worked_with (store, "country", 0, "2016-06-28"), ==, 20);
  g_assert_cmpuint (count_worked_with (store, "country", ids[1], "2016-06-28"), ==, 6);
  g_assert_cmpuint (count_worked_with (store, "country", ids[1], "2016-06-29"), ==, 5);
  g_assert_cmpuint (count_worked_with (store, "programme", dossier_record_get_id (belarus), "2016-06-28"),
                    ==, 2);
  g_assert_cmpuint (count_worked_with (store, "programme", dossier_record_get_id (belarus), "2016-06-29"),
                    ==, 1);
}

static char *
dup_finding (DossierStore *store,
             const char   *rule,
             const char   *iso)
{
  g_autoptr (GPtrArray) findings = NULL;
  GDate day = day_of (iso);

  dossier_store_set_as_of (store, &day);
  findings = dossier_verify (store, "en", 0, NULL, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->rule->key, rule) && finding->record == 1571)
        return g_strdup (finding->sentence);
    }

  return NULL;
}

/* V-09 asks for a baseline of each member of the day, and counts none of who is none. */
static void
test_baselines (void)
{
  g_autoptr (DossierStore) store = new_smaller_group ();
  g_autofree char *all = dup_finding (store, "V-09", "2015-12-10");
  g_autofree char *fewer = dup_finding (store, "V-09", "2016-12-10");
  g_autofree char *without = NULL;

  g_assert_cmpstr (all, ==, "No baseline for any of the 6 countries");
  g_assert_cmpstr (fewer, ==, "No baseline for any of the 5 countries");
  g_object_unref (dossier_test_add (store, "indicator_value", "indicator", "1571", "kind", "baseline",
                                    "country", "BY", "value", "12", NULL));
  without = dup_finding (store, "V-09", "2016-12-10");
  g_assert_cmpstr (without, ==, "No baseline for any of the 5 countries");
}

/* The grid of an indicator has the rows of the day, and how it stands follows from these. */
static void
test_indicators (void)
{
  static const struct { const char *day; guint n_rows; const char *reason; } cases[] = {
    { "2016-06-28", 6, "reached in 1 of 6 values, due in 10 months" },
    { "2016-06-29", 5, "nothing is measured yet" },
  };
  g_autoptr (DossierStore) store = new_smaller_group ();
  g_autoptr (DossierRecord) indicator = dossier_test_find (store, "indicator", "1573");

  g_object_unref (dossier_test_add (store, "indicator_value", "indicator", "1573", "kind", "actual",
                                    "country", "BY", "period", "2015", "value", "1", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate day = day_of (cases[i].day);
      g_autoptr (DossierIndicatorGrid) grid = dossier_indicator_grid_new (store, indicator, &day, "en");
      g_autofree char *reason = NULL;

      dossier_indicator_get_standing (store, indicator, &day, "en", &reason);
      g_assert_cmpuint (dossier_indicator_grid_get_n_rows (grid), ==, cases[i].n_rows);
      g_assert_cmpstr (reason, ==, cases[i].reason);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/members/groups", test_groups);
  g_test_add_func ("/members/countries-of-a-region", test_countries_of_region);
  g_test_add_func ("/members/programmes", test_programmes);
  g_test_add_func ("/members/baselines", test_baselines);
  g_test_add_func ("/members/indicators", test_indicators);
  return g_test_run ();
}
