/* test-indicator.c: when an indicator is due, and how it stands with what was measured. */
#include "dossier-indicator.h"

#include "dossier-edit.h"
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
  { "number", { "target - 10" }, "2017-10-31", DOSSIER_STANDING_NO_DATA, "nothing is measured yet" },
  { "number", { NULL }, "2017-10-31", DOSSIER_STANDING_NO_DATA, "nothing is measured yet" },
  { "number", { NULL }, "2017-11-01", DOSSIER_STANDING_LATE,
    "due 31\u00a0Oct\u00a02017, and nothing is measured" },
  { "number", { "target - 10" }, "2017-11-01", DOSSIER_STANDING_LATE,
    "due 31\u00a0Oct\u00a02017, and nothing is measured" },
  { "available", { NULL }, "2017-11-01", DOSSIER_STANDING_LATE,
    "due 31\u00a0Oct\u00a02017, and nothing is measured" },
  { "number", { "actual 2016 7" }, "2016-12-01", DOSSIER_STANDING_MEASURED,
    "7 by 2016, without a baseline or a target to compare with, due in 10 months" },
  { "number", { "target - TBC", "actual 2016 62" }, "2017-10-01", DOSSIER_STANDING_MEASURED,
    "62 by 2016, without a baseline or a target to compare with, due in 30 days" },

  /* On track is as much of the way as of the time: 63 % of it have passed. */
  { "number", { "target - 10", "actual 2016 7" }, "2016-12-01", DOSSIER_STANDING_ON_TRACK,
    "7 of 10 by 2016, due in 10 months" },
  { "number", { "target - 10", "actual 2016 6" }, "2016-12-01", DOSSIER_STANDING_MEASURED,
    "6 of 10 by 2016, due in 10 months" },
  { "number", { "target - 12", "actual 2016 0" }, "2016-12-01", DOSSIER_STANDING_MEASURED,
    "0 of 12 by 2016, due in 10 months" },
  { "number", { "target - 12", "actual 2015 0" }, "2015-05-01", DOSSIER_STANDING_MEASURED,
    "0 of 12 by 2015, due in 29 months" },
  { "number", { "target - 10", "actual 2016 7" }, "2017-10-31", DOSSIER_STANDING_MEASURED,
    "7 of 10 by 2016, due this day" },
  { "number", { "target - 10", "actual 2016 7" }, "2017-11-01", DOSSIER_STANDING_NOT_MET, "7 of 10 by 2016" },
  { "number", { "target - 10", "actual 2016 7", "actual 2017 10" }, "2017-12-01", DOSSIER_STANDING_MET,
    "10 of 10 by 2017" },
  { "number", { "target - 10", "actual - 11" }, "2016-12-01", DOSSIER_STANDING_MET, "11 of 10" },
  /* What was measured later does not count on an earlier day. */
  { "number", { "target - 10", "actual 2016 7", "actual 2017 10" }, "2016-12-01", DOSSIER_STANDING_ON_TRACK,
    "7 of 10 by 2016, due in 10 months" },

  { "increase", { "baseline - 12", "actual 2016 13" }, "2016-12-01", DOSSIER_STANDING_MET,
    "13 by 2016, from 12" },
  { "increase", { "baseline - 12", "actual 2016 12" }, "2017-12-01", DOSSIER_STANDING_NOT_MET,
    "12 by 2016, from 12" },
  { "increase", { "baseline - 12", "target - 20", "actual 2016 13" }, "2016-12-01",
    DOSSIER_STANDING_MEASURED, "13 of 20 by 2016, due in 10 months" },
  { "increase", { "baseline - 12", "target - 20", "actual 2016 18" }, "2016-12-01",
    DOSSIER_STANDING_ON_TRACK, "18 of 20 by 2016, due in 10 months" },
  { "increase", { "actual 2016 13" }, "2016-12-01", DOSSIER_STANDING_MEASURED,
    "13 by 2016, without a baseline or a target to compare with, due in 10 months" },
  { "decrease", { "baseline - 12", "actual 2016 3" }, "2016-12-01", DOSSIER_STANDING_MET,
    "3 by 2016, from 12" },
  { "decrease", { "baseline - 12", "target - 2", "actual 2016 5" }, "2016-12-01", DOSSIER_STANDING_ON_TRACK,
    "5 of 2 by 2016, due in 10 months" },
  { "percent", { "target - 50", "actual 2016 62.5" }, "2016-12-01", DOSSIER_STANDING_MET,
    "62.5 of 50 by 2016" },

  /* The target that was due on the day counts, and an early one is not the end. */
  { "number", { "target 2015 4", "target 2016 8", "target - 12", "actual 2015 5" }, "2016-06-01",
    DOSSIER_STANDING_ON_TRACK, "5 of 4 by 2015" },
  { "number", { "target 2015 4", "target 2016 8", "target - 12", "actual 2015 3" }, "2016-06-01",
    DOSSIER_STANDING_LATE, "3 of 4 by 2015" },
  { "number", { "target 2015 4", "target 2016 8", "target - 12", "actual 2015 5" }, "2017-01-01",
    DOSSIER_STANDING_LATE, "5 of 8 by 2015" },
  { "number", { "target 2015 4", "target - 12" }, "2016-06-01", DOSSIER_STANDING_LATE,
    "due 31\u00a0Dec\u00a02015, and nothing is measured" },
  { "number", { "target 2015 4", "target - 12", "actual 2015 3" }, "2015-09-01", DOSSIER_STANDING_ON_TRACK,
    "3 of 4 by 2015, due in 3 months" },
  { "number", { "target 2015 4", "target - 12", "actual 2015 5", "actual 2017 12" }, "2017-12-01",
    DOSSIER_STANDING_MET, "12 of 12 by 2017" },

  { "available", { "actual 2016 1" }, "2016-12-01", DOSSIER_STANDING_MET, "“1” by 2016" },
  { "available", { "actual 2016 0" }, "2016-12-01", DOSSIER_STANDING_MEASURED,
    "“0” by 2016, due in 10 months" },
  { "available", { "actual 2016 yes" }, "2016-12-01", DOSSIER_STANDING_MET, "“yes” by 2016" },
  { "available", { "actual 2016 no" }, "2017-12-01", DOSSIER_STANDING_NOT_MET, "“no” by 2016" },
  { "available", { "actual - December 2015" }, "2016-12-01", DOSSIER_STANDING_MET, "“December 2015”" },
  { "available", { "actual - December 2015" }, "2015-11-01", DOSSIER_STANDING_MEASURED,
    "“December 2015”, due in 23 months" },
  { "rating", { "target - Largely achieved", "actual 2016 Achieved" }, "2016-12-01", DOSSIER_STANDING_MET,
    "“Achieved” by 2016, target “Largely achieved”" },
  { "rating", { "target - Achieved", "actual 2016 Partly achieved" }, "2017-12-01", DOSSIER_STANDING_NOT_MET,
    "“Partly achieved” by 2016, target “Achieved”" },
  { "rating", { "target - good", "actual 2016 Good" }, "2016-12-01", DOSSIER_STANDING_MET,
    "“Good” by 2016, target “good”" },
  { "rating", { "target - good", "actual 2016 fair" }, "2017-12-01", DOSSIER_STANDING_MEASURED,
    "“fair” by 2016, target “good”" },
  { "rating", { "target - 3", "actual 2016 Achieved" }, "2017-12-01", DOSSIER_STANDING_MEASURED,
    "“Achieved” by 2016, target “3”" },
  { "narrative", { "actual 2016 Draft law adopted" }, "2017-12-01", DOSSIER_STANDING_MEASURED,
    "“Draft law adopted” by 2016" },
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
                   DOSSIER_STANDING_MEASURED);
  g_assert_cmpstr (reason, ==, "reached in 10 of 12 values, due in 10 months");
  g_clear_pointer (&reason, g_free);

  g_assert_true (dossier_store_change (store, indicator, "aggregation", "sum", NULL));
  dossier_indicator_get_standing (store, indicator, &day, "en", &reason);
  g_assert_cmpstr (reason, ==, "reached in 10 of 12 values, together 128, due in 10 months");
  g_clear_pointer (&reason, g_free);

  g_assert_true (dossier_store_change (store, indicator, "aggregation", "maximum", NULL));
  dossier_indicator_get_standing (store, indicator, &day, "en", &reason);
  g_assert_cmpstr (reason, ==, "reached in 10 of 12 values, together 11, due in 10 months");
}

/* How several periods make one figure, and how far below its target it may be once it is due. */
static void
test_several_periods (void)
{
  static const struct { const char *aggregation; const char *tolerance; const char *day; const char *reason;
                        DossierStanding standing; } wanted[] = {
    { "", "", "2017-12-01", "30 of 100 by 2017", DOSSIER_STANDING_NOT_MET },
    { "latest", "", "2017-12-01", "30 of 100 by 2017", DOSSIER_STANDING_NOT_MET },
    { "sum", "", "2017-12-01", "96 of 100 by 2017", DOSSIER_STANDING_NOT_MET },
    { "sum", "", "2016-12-01", "66 of 100 by 2016, due in 10 months", DOSSIER_STANDING_ON_TRACK },
    { "average", "", "2017-12-01", "32 of 100 by 2017", DOSSIER_STANDING_NOT_MET },
    { "maximum", "", "2017-12-01", "40 of 100 by 2017", DOSSIER_STANDING_NOT_MET },
    { "sum", "4", "2017-12-01", "96 of 100 by 2017, within the tolerance of 4 %", DOSSIER_STANDING_MET },
    { "sum", "3", "2017-12-01", "96 of 100 by 2017", DOSSIER_STANDING_NOT_MET },
    { "latest", "24", "2016-12-01", "40 of 100 by 2016, due in 10 months", DOSSIER_STANDING_ON_TRACK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (DossierRecord) indicator = dossier_test_add (store, "indicator", "programme", "1432",
                                                              "statement", "X", "rule", "number",
                                                              "due_month", "30",
                                                              "aggregation", wanted[i].aggregation,
                                                              "tolerance", wanted[i].tolerance, NULL);
      g_autofree char *id = dup_id (indicator);
      g_autofree char *reason = NULL;
      GDate day;

      add_value (store, id, "target - 100");
      add_value (store, id, "actual 2015 26");
      add_value (store, id, "actual 2016 40");
      add_value (store, id, "actual 2017 30");
      g_assert_true (dossier_day_from_iso (&day, wanted[i].day));
      g_test_message ("%s, tolerance %s", wanted[i].aggregation, wanted[i].tolerance);
      g_assert_cmpint (dossier_indicator_get_standing (store, indicator, &day, "en", &reason), ==,
                       wanted[i].standing);
      g_assert_cmpstr (reason, ==, wanted[i].reason);
    }
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
  g_test_add_func ("/indicator/several-periods", test_several_periods);
  g_test_add_func ("/indicator/replaced", test_replaced);
  g_test_add_func ("/indicator/due", test_due);

  return g_test_run ();
}
