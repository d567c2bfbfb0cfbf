/* test-indicator.c: when an indicator is due, and how it stands with what was measured. */
#include "dossier-indicator.h"

#include "dossier-test.h"

#define MOST_VALUES 8

/* "KIND PERIOD VALUE"; the period may be "-". */
typedef struct
{
  const char      *rule;
  const char      *values[MOST_VALUES];
  const char      *day;
  DossierStanding  standing;
  const char      *reason;
} Case;

/* Due in month 30 of a programme from 1 May 2015: 31 October 2017. */
static const Case cases[] = {
  { "number", { NULL }, "2016-01-01", DOSSIER_STANDING_NO_DATA, "nothing is measured yet" },
  { "number", { NULL }, "2017-10-31", DOSSIER_STANDING_NO_DATA, "nothing is measured yet" },
  { "number", { NULL }, "2017-11-01", DOSSIER_STANDING_LATE,
    "due 31\u00a0Oct\u00a02017, and nothing is measured" },
  { "number", { "actual 2016 7" }, "2016-12-01", DOSSIER_STANDING_NO_DATA,
    "measured, but without a baseline or a target" },
  { "number", { "target - 10", "actual 2016 7" }, "2016-12-01", DOSSIER_STANDING_ON_TRACK,
    "reached in 0 of 1 values" },
  { "number", { "target - 10", "actual 2016 7" }, "2017-12-01", DOSSIER_STANDING_NOT_MET,
    "reached in 0 of 1 values" },
  { "number", { "target - 10", "actual 2016 7", "actual 2017 10" }, "2017-12-01", DOSSIER_STANDING_MET,
    "reached" },
  /* What was measured later does not count on an earlier day. */
  { "number", { "target - 10", "actual 2016 7", "actual 2017 10" }, "2016-12-01", DOSSIER_STANDING_ON_TRACK,
    "reached in 0 of 1 values" },
  { "increase", { "baseline - 12", "actual 2016 13" }, "2016-12-01", DOSSIER_STANDING_MET, "reached" },
  { "increase", { "baseline - 12", "actual 2016 12" }, "2017-12-01", DOSSIER_STANDING_NOT_MET,
    "reached in 0 of 1 values" },
  { "increase", { "baseline - 12", "target - 20", "actual 2016 13" }, "2016-12-01", DOSSIER_STANDING_ON_TRACK,
    "reached in 0 of 1 values" },
  { "increase", { "actual 2016 13" }, "2016-12-01", DOSSIER_STANDING_NO_DATA,
    "measured, but without a baseline or a target" },
  { "decrease", { "baseline - 12", "actual 2016 3" }, "2016-12-01", DOSSIER_STANDING_MET, "reached" },
  { "available", { "actual 2016 1" }, "2016-12-01", DOSSIER_STANDING_MET, "reached" },
  { "available", { "actual 2016 0" }, "2016-12-01", DOSSIER_STANDING_ON_TRACK, "reached in 0 of 1 values" },
  { "percent", { "target - 50", "actual 2016 62.5" }, "2016-12-01", DOSSIER_STANDING_MET, "reached" },
  { "number", { "target - TBC", "actual 2016 62" }, "2016-12-01", DOSSIER_STANDING_NO_DATA,
    "measured, but without a baseline or a target" },
};

static char *
dup_id (DossierRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (record));
}

static void
add_value (DossierStore *store,
           const char   *indicator,
           const char   *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", 3);

  g_object_unref (dossier_test_add (store, "indicator_value", "indicator", indicator, "kind", parts[0],
                                    "period", g_str_equal (parts[1], "-") ? "" : parts[1],
                                    "value", parts[2], NULL));
}

static void
test_standing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (DossierRecord) indicator = dossier_test_add (store, "indicator", "programme", "1432",
                                                              "statement", "X", "rule", cases[i].rule,
                                                              "due_month", "30", NULL);
      g_autofree char *id = dup_id (indicator);
      g_autofree char *reason = NULL;
      DossierStanding standing;
      GDate day;

      for (guint j = 0; cases[i].values[j] != NULL; j++)
        add_value (store, id, cases[i].values[j]);
      g_assert_true (dossier_day_from_iso (&day, cases[i].day));

      g_test_message ("case %u, %s on %s", i, cases[i].rule, cases[i].day);
      standing = dossier_indicator_get_standing (store, indicator, &day, "en", &reason);
      g_assert_cmpstr (reason, ==, cases[i].reason);
      g_assert_cmpint (standing, ==, cases[i].standing);
    }
}

/* The indicator of six countries with two parts each needs twelve values. */
static void
test_countries (void)
{
  static const char * const countries[] = { "51", "31", "112", "268", "498", "804" };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) indicator = dossier_test_find (store, "indicator", "1571");
  g_autoptr (DossierQuery) query = dossier_query_new ("breakdown");
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *reason = NULL;
  GDate day;

  g_assert_true (dossier_day_from_iso (&day, "2016-12-31"));
  dossier_query_match (query, "indicator", 1571);
  parts = dossier_store_query_records (store, query, NULL);
  g_assert_cmpuint (parts->len, ==, 2);

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    for (guint j = 0; j < parts->len; j++)
      {
        g_autofree char *part = dup_id (parts->pdata[j]);

        g_object_unref (dossier_test_add (store, "indicator_value", "indicator", "1571", "kind", "baseline",
                                          "country", countries[i], "breakdown", part, "value", "10", NULL));
        g_object_unref (dossier_test_add (store, "indicator_value", "indicator", "1571", "kind", "actual",
                                          "country", countries[i], "breakdown", part, "period", "2016",
                                          "value", i == 0 ? "9" : "11", NULL));
      }

  g_assert_cmpint (dossier_indicator_get_standing (store, indicator, &day, "en", &reason), ==,
                   DOSSIER_STANDING_ON_TRACK);
  g_assert_cmpstr (reason, ==, "reached in 10 of 12 values");
}

/* A value that an amendment replaced stays readable and no longer counts. */
static void
test_replaced (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) amendment = dossier_test_add (store, "amendment", "programme", "1432",
                                                          "title", "Revision", NULL);
  g_autoptr (DossierRecord) indicator = dossier_test_add (store, "indicator", "programme", "1432",
                                                          "statement", "X", "rule", "number", NULL);
  g_autofree char *id = dup_id (indicator);
  g_autofree char *by = dup_id (amendment);
  GDate day;

  g_assert_true (dossier_day_from_iso (&day, "2016-12-31"));
  g_object_unref (dossier_test_add (store, "indicator_value", "indicator", id, "kind", "target",
                                    "value", "100", "amendment", by, NULL));
  add_value (store, id, "target - 5");
  add_value (store, id, "actual 2016 7");
  g_assert_cmpint (dossier_indicator_get_standing (store, indicator, &day, "en", NULL), ==,
                   DOSSIER_STANDING_MET);
}

static void
test_due (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) month = dossier_test_find (store, "indicator", "1571");
  g_autoptr (DossierRecord) stated = dossier_test_add (store, "indicator", "programme", "1432",
                                                       "statement", "X", "due", "by April 2016", NULL);
  g_autoptr (DossierRecord) undated = dossier_test_add (store, "indicator", "programme", "1437",
                                                        "statement", "X", "due_month", "3", NULL);
  g_autofree char *first = NULL, *second = NULL;
  GDate due;

  g_assert_true (dossier_indicator_get_due (store, month, &due));
  first = dossier_day_to_iso (&due);
  g_assert_cmpstr (first, ==, "2017-10-31");
  g_assert_true (dossier_indicator_get_due (store, stated, &due));
  second = dossier_day_to_iso (&due);
  g_assert_cmpstr (second, ==, "2016-04-30");
  g_assert_false (dossier_indicator_get_due (store, undated, &due));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/indicator/standing", test_standing);
  g_test_add_func ("/indicator/countries", test_countries);
  g_test_add_func ("/indicator/replaced", test_replaced);
  g_test_add_func ("/indicator/due", test_due);

  return g_test_run ();
}
