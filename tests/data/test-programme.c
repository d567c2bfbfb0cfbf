/* test-programme.c: what follows from the dates of a programme, and what countries are to a treaty. */
#include <glib/gstdio.h>

#include "dossier-country-parts.h"
#include "dossier-programme.h"
#include "dossier-tables.h"
#include "dossier-test.h"
#include "dossier-treaty.h"
#include "dossier-value.h"

static DossierRecord *
make_programme (const char *starts,
                const char *ends,
                const char *duration)
{
  DossierRecord *programme = dossier_record_new (dossier_table_find ("programme"));

  g_assert_true (dossier_record_parse (programme, "starts", starts, NULL));
  g_assert_true (dossier_record_parse (programme, "ends", ends, NULL));
  g_assert_true (dossier_record_parse (programme, "duration", duration, NULL));
  return programme;
}

static void
test_check (void)
{
  static const struct { const char *starts, *ends; gboolean is_right; } cases[] = {
    { "Nov 2013", "Oct 2016", TRUE },
    { "Nov 2013", "Nov 2013", TRUE },
    { "15 Nov 2013", "Nov 2013", TRUE },
    { "Nov 2013", "", TRUE },
    { "", "Oct 2016", TRUE },
    { "Nov 2013", "31 Oct 2013", FALSE },
    { "2 May 2015", "1 May 2015", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRecord) programme = make_programme (cases[i].starts, cases[i].ends, "");
      g_autoptr (GError) error = NULL;

      g_test_message ("%s to %s", cases[i].starts, cases[i].ends);
      g_assert_cmpint (dossier_programme_check (programme, &error), ==, cases[i].is_right);
      if (!cases[i].is_right)
        {
          g_autofree char *sentence = g_strdup_printf ("The end is before the start, %s.", cases[i].starts);

          g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT);
          g_assert_cmpstr (error->message, ==, sentence);
        }
    }
}

static void
test_progress (void)
{
  static const struct { const char *as_of, *sentence; } cases[] = {
    { "2013-10-31", "starts in 1 day" },
    { "2013-11-01", "0 % of the time passed · 1096 days left" },
    { "2015-12-10", "70 % of the time passed · 327 days left" },
    { "2016-10-31", "100 % of the time passed · 1 day left" },
    { "2016-11-01", "ended 1 day ago" },
    { "2016-11-11", "ended 11 days ago" },
  };
  g_autoptr (DossierRecord) programme = make_programme ("Nov 2013", "Oct 2016", "");
  g_autoptr (DossierRecord) undated = make_programme ("Nov 2013", "", "24 months");
  DossierProgress progress;
  GDate as_of;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = NULL;

      g_assert_true (dossier_day_from_iso (&as_of, cases[i].as_of));
      g_assert_true (dossier_programme_get_progress (programme, &as_of, &progress));
      sentence = dossier_progress_dup_sentence (&progress);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }

  g_assert_false (dossier_programme_get_progress (undated, &as_of, &progress));
}

static void
test_duration (void)
{
  static const struct
  {
    const char           *starts, *ends, *duration;
    DossierDurationMatch  match;
    const char           *end;  /* the suggested one */
  } cases[] = {
    { "Nov 2013", "Oct 2016", "36 months", DOSSIER_DURATION_AGREES, NULL },
    { "1 May 2015", "30 October 2017", "30 months", DOSSIER_DURATION_DIFFERS, "2017-10-31" },
    { "1 May 2015", "31 October 2017", "30 months", DOSSIER_DURATION_AGREES, NULL },
    { "1 Jan 2014", "31 Dec 2016", "36 months", DOSSIER_DURATION_AGREES, NULL },
    { "Nov 2013", "Oct 2016", "30 months", DOSSIER_DURATION_DIFFERS, "2016-04" },
    { "Nov 2013", "", "36 months", DOSSIER_DURATION_UNKNOWN, "2016-10" },
    { "", "Oct 2016", "36 months", DOSSIER_DURATION_UNKNOWN, NULL },
    { "Nov 2013", "Oct 2016", "", DOSSIER_DURATION_UNKNOWN, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRecord) programme = make_programme (cases[i].starts, cases[i].ends,
                                                            cases[i].duration);
      g_autofree char *sentence = NULL, *end = NULL;

      g_test_message ("%s from %s to %s", cases[i].duration, cases[i].starts, cases[i].ends);
      g_assert_cmpint (dossier_programme_check_duration (programme, "en", &sentence, &end), ==,
                       cases[i].match);
      g_assert_cmpstr (end, ==, cases[i].end);
      g_assert_cmpint (sentence != NULL, ==, cases[i].match == DOSSIER_DURATION_AGREES ||
                       cases[i].end != NULL);
    }
}

typedef struct
{
  char         *folder;
  char         *path;
  DossierStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-treaty-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->store = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&fixture->store);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gint64
find_id (Fixture    *fixture,
         const char *table,
         const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) record = dossier_store_find (fixture->store, table, name, &error);

  g_assert_no_error (error);
  return dossier_record_get_id (record);
}

static gint64
get_treaty (Fixture *fixture)
{
  return dossier_record_get_integer (dossier_store_get_portfolio (fixture->store), "treaty");
}

/* The figures of the deck: 47 Parties, 7 that signed, 12 invited, 66 States in all. */
static void
test_statuses (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierTreatyStatuses) statuses = dossier_treaty_get_statuses (fixture->store,
                                                                            get_treaty (fixture),
                                                                            NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dossier_treaty_statuses_count (statuses, DOSSIER_TREATY_STATUS_PARTY), ==, 47);
  g_assert_cmpuint (dossier_treaty_statuses_count (statuses, DOSSIER_TREATY_STATUS_SIGNED), ==, 7);
  g_assert_cmpuint (dossier_treaty_statuses_count (statuses, DOSSIER_TREATY_STATUS_INVITED), ==, 12);
  g_assert_cmpint (dossier_treaty_statuses_get (statuses, find_id (fixture, "country", "MU")), ==,
                   DOSSIER_TREATY_STATUS_PARTY);
  g_assert_cmpint (dossier_treaty_statuses_get (statuses, find_id (fixture, "country", "ZA")), ==,
                   DOSSIER_TREATY_STATUS_SIGNED);
  g_assert_cmpint (dossier_treaty_statuses_get (statuses, find_id (fixture, "country", "TO")), ==,
                   DOSSIER_TREATY_STATUS_INVITED);
  g_assert_cmpint (dossier_treaty_statuses_get (statuses, find_id (fixture, "country", "BY")), ==,
                   DOSSIER_TREATY_STATUS_NONE);
}

/* Albania signed on 23 November 2001 and ratified on 20 June 2002. */
static void
test_status_of_a_day (Fixture       *fixture,
                      gconstpointer  unused)
{
  static const struct { const char *as_of; DossierTreatyStatus status; } cases[] = {
    { "2001-11-22", DOSSIER_TREATY_STATUS_NONE },
    { "2001-11-23", DOSSIER_TREATY_STATUS_SIGNED },
    { "2002-06-19", DOSSIER_TREATY_STATUS_SIGNED },
    { "2002-06-20", DOSSIER_TREATY_STATUS_PARTY },
    { "2015-12-10", DOSSIER_TREATY_STATUS_PARTY },
  };
  gint64 albania = find_id (fixture, "country", "AL");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate as_of;

      g_assert_true (dossier_day_from_iso (&as_of, cases[i].as_of));
      g_assert_cmpint (dossier_country_get_status (fixture->store, albania, get_treaty (fixture), &as_of), ==,
                       cases[i].status);
    }
}

static void
assert_status (DossierStore        *store,
               gint64               country,
               const char          *as_of,
               DossierTreatyStatus  expected)
{
  gint64 treaty = dossier_record_get_integer (dossier_store_get_portfolio (store), "treaty");
  GDate day;

  g_assert_true (dossier_day_from_iso (&day, as_of));
  g_test_message ("%s", as_of);
  g_assert_cmpint (dossier_country_get_status (store, country, treaty, &day), ==, expected);
}

static void
add_step (DossierStore *store,
          const char   *country,
          const char   *kind,
          const char   *date)
{
  g_object_unref (dossier_test_add (store, "treaty_event", "treaty", "BUDAPEST", "country", country,
                                    "kind", kind, "date", date, NULL));
}

/* Who leaves a treaty has no status under it, until it comes back. */
static void
test_denounced (Fixture       *fixture,
                gconstpointer  unused)
{
  gint64 albania = find_id (fixture, "country", "AL"), belarus = find_id (fixture, "country", "BY");

  add_step (fixture->store, "AL", "denounced", "30 June 2010");
  assert_status (fixture->store, albania, "2010-06-29", DOSSIER_TREATY_STATUS_PARTY);
  assert_status (fixture->store, albania, "2010-06-30", DOSSIER_TREATY_STATUS_NONE);
  add_step (fixture->store, "AL", "acceded", "2012");
  assert_status (fixture->store, albania, "2012-12-30", DOSSIER_TREATY_STATUS_NONE);
  assert_status (fixture->store, albania, "2012-12-31", DOSSIER_TREATY_STATUS_PARTY);

  add_step (fixture->store, "BY", "acceded", "2003");
  add_step (fixture->store, "BY", "denounced", "by March 2005");
  assert_status (fixture->store, belarus, "2005-03-30", DOSSIER_TREATY_STATUS_PARTY);
  assert_status (fixture->store, belarus, "2005-03-31", DOSSIER_TREATY_STATUS_NONE);
}

/* What was recorded without a day has happened by now; when before, nobody can say. */
static void
test_undated_step (Fixture       *fixture,
                   gconstpointer  unused)
{
  static const char * const dates[] = { "", "from April 2003" };
  gint64 belarus = find_id (fixture, "country", "BY");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autofree char *later = g_date_time_format (tomorrow, "%Y-%m-%d");

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      add_step (fixture->store, "BY", "invited", dates[i]);
      assert_status (fixture->store, belarus, "1990-01-01", DOSSIER_TREATY_STATUS_NONE);
      assert_status (fixture->store, belarus, "2015-12-10", DOSSIER_TREATY_STATUS_NONE);
      assert_status (fixture->store, belarus, later, DOSSIER_TREATY_STATUS_INVITED);
      dossier_test_undo (fixture->store);
    }

  /* Without a date it cannot be said to come after the others. */
  add_step (fixture->store, "BY", "acceded", "2003");
  add_step (fixture->store, "BY", "denounced", "");
  assert_status (fixture->store, belarus, later, DOSSIER_TREATY_STATUS_PARTY);
}

/* Equal parts of a hundred make a hundred, in one step, whatever the number of countries. */
static void
test_equal_parts (Fixture       *fixture,
                  gconstpointer  unused)
{
  static const struct { const char *programme; const char *first; const char *last; } cases[] = {
    { "GLACY", "14.29", "14.28" },  /* seven */
    { "Cybercrime@EAP II", "16.67", "16.66" },  /* six */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierRecord) programme = dossier_store_find (fixture->store, "programme",
                                                                cases[i].programme, &error);
      g_autoptr (DossierQuery) query = dossier_query_new ("programme_country");
      g_autoptr (GPtrArray) countries = NULL;
      g_autofree char *first = NULL, *last = NULL;
      gint64 sum = 0;

      g_assert_false (dossier_country_parts_sum (fixture->store, programme, &sum));
      g_assert_true (dossier_country_parts_split (fixture->store, programme, &error));
      g_assert_no_error (error);
      g_assert_true (dossier_country_parts_sum (fixture->store, programme, &sum));
      g_assert_cmpint (sum, ==, 100 * DOSSIER_NUMBER_UNIT);

      dossier_query_match (query, "programme", dossier_record_get_id (programme));
      countries = dossier_store_query_records (fixture->store, query, NULL);
      first = dossier_record_dup_input (countries->pdata[0], "part");
      last = dossier_record_dup_input (countries->pdata[countries->len - 1], "part");
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);

      g_assert_true (dossier_store_undo (fixture->store, &error));
      g_assert_false (dossier_country_parts_sum (fixture->store, programme, &sum));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme/check", test_check);
  g_test_add_func ("/programme/progress", test_progress);
  g_test_add_func ("/programme/duration", test_duration);
  g_test_add ("/treaty/statuses", Fixture, NULL, set_up, test_statuses, tear_down);
  g_test_add ("/treaty/status-of-a-day", Fixture, NULL, set_up, test_status_of_a_day, tear_down);
  g_test_add ("/treaty/denounced", Fixture, NULL, set_up, test_denounced, tear_down);
  g_test_add ("/treaty/undated-step", Fixture, NULL, set_up, test_undated_step, tear_down);

  g_test_add ("/programme/equal-parts", Fixture, NULL, set_up, test_equal_parts, tear_down);

  return g_test_run ();
}
