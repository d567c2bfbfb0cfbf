/* test-sample-totals.c: what follows from the sample portfolio taken as a whole.
 *
 * Counts, sums, the status of every State under the Convention, what is recent
 * and forthcoming on the pinned day, and the French texts.
 */
#include <string.h>

#include "dossier-store.h"
#include "dossier-treaty.h"

#define BUDAPEST "Budapest Convention on Cybercrime"

static DossierStore *store;

static guint
count (const char *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);

  return dossier_store_count (store, query);
}

static GPtrArray *
all_records (const char *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = dossier_store_query_records (store, query, &error);

  g_assert_no_error (error);
  return records;
}

static gint64
find_id (const char *table,
         const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) record = dossier_store_find (store, table, name, &error);

  g_assert_no_error (error);
  return dossier_record_get_id (record);
}

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (dossier_day_from_iso (&date, iso));
  return date;
}

/* Counts */

static void
test_counts (void)
{
  static const struct { const char *table; guint n; } cases[] = {
    { "country", 250 }, { "country_name", 4 }, { "country_group", 6 }, { "group_member", 47 },
    { "organisation", 16 },
    { "instrument", 2 }, { "person", 1 }, { "treaty", 4 }, { "treaty_event", 155 }, { "office", 1 },
    { "office_event", 2 }, { "staffing", 2 }, { "portfolio", 1 }, { "programme", 7 }, { "relation", 3 },
    { "programme_country", 13 }, { "programme_group", 4 }, { "programme_treaty", 6 }, { "contribution", 18 },
    { "partner", 8 }, { "component", 10 }, { "indicator", 3 }, { "series", 3 }, { "activity", 14 },
    { "activity_country", 7 }, { "activity_group", 3 }, { "activity_organisation", 5 },
    { "activity_component", 8 }, { "claim", 8 }, { "publication", 1 }, { "pillar", 3 }, { "result_level", 3 },
    { "breakdown", 4 },
  };
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  /* The deck has nothing for the tables that are not listed. */
  for (guint t = 0; t < n_tables; t++)
    {
      guint expected = 0;

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        if (g_str_equal (cases[i].table, tables[t]->name))
          expected = cases[i].n;
      g_test_message ("%s", tables[t]->name);
      g_assert_cmpuint (count (tables[t]->name), ==, expected);
    }
}

static void
test_as_of (void)
{
  GDate as_of, expected = day ("2015-12-10");

  dossier_store_get_as_of (store, &as_of);
  g_assert_cmpint (g_date_compare (&as_of, &expected), ==, 0);
}

/* Sums */

static void
assert_budgets (DossierQuery     *query,
                gint64            minor,
                DossierQualifier  qualifier,
                const char       *printed)
{
  g_autoptr (DossierSum) sum = dossier_store_sum (store, query, "budget");
  g_autofree char *text = dossier_sum_format (sum, "en");
  g_auto (GStrv) words = g_strsplit (text, "\u00a0", -1);
  g_autofree char *plain = g_strjoinv (" ", words);
  const DossierAmount *amount = dossier_sum_get_amount (sum, 0);

  g_assert_cmpuint (dossier_sum_get_n_currencies (sum), ==, 1);
  g_assert_cmpuint (dossier_sum_get_n_tbd (sum), ==, 0);
  g_assert_cmpstr (amount->currency, ==, "EUR");
  g_assert_cmpint (amount->minor, ==, minor);
  g_assert_cmpint (amount->qualifier, ==, qualifier);
  g_assert_cmpstr (plain, ==, printed);
}

static void
test_budgets (void)
{
  g_autoptr (DossierQuery) running = dossier_query_new ("programme");
  g_autoptr (DossierQuery) planned = dossier_query_new ("programme");
  g_autoptr (DossierQuery) unconfirmed = dossier_query_new ("programme");
  g_autoptr (DossierQuery) all = dossier_query_new ("programme");

  dossier_query_match_text (running, "lifecycle", "implementation");
  dossier_query_match_text (planned, "lifecycle", "pipeline");
  dossier_query_match_text (unconfirmed, "certainty", "tbc");

  assert_budgets (running, 595000000, DOSSIER_QUALIFIER_UP_TO, "up to EUR 5.95 million");
  assert_budgets (planned, 1686000000, DOSSIER_QUALIFIER_EXACT, "EUR 16.86 million");
  assert_budgets (unconfirmed, 1616000000, DOSSIER_QUALIFIER_EXACT, "EUR 16.16 million");
  assert_budgets (all, 2281000000, DOSSIER_QUALIFIER_UP_TO, "up to EUR 22.81 million");
}

/* The Convention: counted here from the events, apart from the code of the program */

enum { INVITED = 1 << 0, SIGNED = 1 << 1, DEPOSITED = 1 << 2, IN_FORCE = 1 << 3 };

static guint
deed_of (const char *kind)
{
  static const struct { const char *kind; guint deed; } deeds[] = {
    { "invited", INVITED }, { "signed", SIGNED }, { "ratified", DEPOSITED }, { "acceded", DEPOSITED },
    { "entered_into_force", IN_FORCE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].kind, kind))
      return deeds[i].deed;

  g_test_fail_printf ("Nobody has %s", kind);
  return 0;
}

/* “By 6 October 2014” has happened on that day for sure, and on none before. */
static gboolean
is_done_by (const char *date,
            const char *as_of)
{
  return strcmp (g_str_has_prefix (date, "../") ? date + strlen ("../") : date, as_of) <= 0;
}

/* Returns: (transfer full): country id → what it has done by @as_of */
static GHashTable *
collect_deeds (const char *as_of)
{
  GHashTable *deeds = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) events = all_records ("treaty_event");
  gint64 budapest = find_id ("treaty", BUDAPEST);

  for (guint i = 0; i < events->len; i++)
    {
      DossierRecord *event = events->pdata[i];
      gpointer country = GINT_TO_POINTER (dossier_record_get_integer (event, "country"));
      const char *date = dossier_record_get_text (event, "date");
      guint done = GPOINTER_TO_UINT (g_hash_table_lookup (deeds, country));

      g_assert_cmpint (dossier_record_get_integer (event, "treaty"), ==, budapest);
      g_assert_nonnull (date);
      if (!is_done_by (date, as_of))
        continue;

      done |= deed_of (dossier_record_get_text (event, "kind"));
      g_hash_table_insert (deeds, country, GUINT_TO_POINTER (done));
    }

  return deeds;
}

static void
assert_statuses (const char *as_of,
                 guint       n_parties,
                 guint       n_signatories,
                 guint       n_invited)
{
  g_autoptr (GHashTable) deeds = collect_deeds (as_of);
  guint n[3] = { 0 };
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, deeds);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      guint done = GPOINTER_TO_UINT (value);

      n[done & DEPOSITED ? 0 : done & SIGNED ? 1 : 2]++;
    }

  g_test_message ("%s", as_of);
  g_assert_cmpuint (n[0], ==, n_parties);
  g_assert_cmpuint (n[1], ==, n_signatories);
  g_assert_cmpuint (n[2], ==, n_invited);
}

/* The program counts the same. */
static void
assert_program_agrees (const char *as_of,
                       guint       n_parties,
                       guint       n_signatories,
                       guint       n_invited)
{
  GDate date = day (as_of);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierTreatyStatuses) statuses =
    dossier_treaty_get_statuses (store, find_id ("treaty", BUDAPEST), &date, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dossier_treaty_statuses_count (statuses, DOSSIER_TREATY_STATUS_PARTY), ==, n_parties);
  g_assert_cmpuint (dossier_treaty_statuses_count (statuses, DOSSIER_TREATY_STATUS_SIGNED), ==,
                    n_signatories);
  g_assert_cmpuint (dossier_treaty_statuses_count (statuses, DOSSIER_TREATY_STATUS_INVITED), ==, n_invited);
}

/* Facts 11 to 14 of the deck; and the 46th Party was Sri Lanka, the 47th Canada.  Nobody can be
 * invited before the Convention was opened; ten are known to have been by October 2014. */
static void
test_treaty_counts (void)
{
  static const struct { const char *as_of; guint n_parties; guint n_signatories; guint n_invited;
                        } cases[] = {
    { "1990-01-01", 0, 0, 0 },
    { "2001-11-22", 0, 0, 0 },
    { "2001-11-23", 0, 30, 0 },
    { "2014-10-05", 43, 10, 0 },
    { "2014-10-06", 43, 10, 10 },
    { "2015-05-28", 45, 8, 10 },
    { "2015-05-29", 46, 8, 10 },
    { "2015-07-08", 47, 7, 10 },
    { "2015-12-09", 47, 7, 10 },
    { "2015-12-10", 47, 7, 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_statuses (cases[i].as_of, cases[i].n_parties, cases[i].n_signatories, cases[i].n_invited);
      assert_program_agrees (cases[i].as_of, cases[i].n_parties, cases[i].n_signatories, cases[i].n_invited);
    }
}

/* Fact 34: the priority countries are Parties, Signatories or Invitees. */
static void
test_priority_countries (void)
{
  static const struct { const char *country; guint deed; } cases[] = {
    { "Mauritius", DEPOSITED }, { "Morocco", INVITED }, { "Philippines", INVITED }, { "Senegal", INVITED },
    { "South Africa", SIGNED }, { "Sri Lanka", DEPOSITED }, { "Tonga", INVITED },
  };
  g_autoptr (GHashTable) deeds = collect_deeds ("2015-12-10");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 country = find_id ("country", cases[i].country);
      guint done = GPOINTER_TO_UINT (g_hash_table_lookup (deeds, GINT_TO_POINTER (country)));

      g_test_message ("%s", cases[i].country);
      g_assert_cmpuint (done & ~IN_FORCE, ==, cases[i].deed);
    }
}

/* Articles 36 and 37 of the Convention: in force on the first day of the month after three
 * months from the deposit, and for nobody before 1 July 2004. */
static char *
dup_entry_into_force (const char *deposit)
{
  GDate date = day (deposit), first = day ("2004-07-01");

  g_date_add_months (&date, 4);
  g_date_set_day (&date, 1);

  return dossier_day_to_iso (g_date_compare (&date, &first) < 0 ? &first : &date);
}

static void
test_entries_into_force (void)
{
  g_autoptr (GHashTable) expected = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) events = all_records ("treaty_event");
  guint n_checked = 0;

  for (guint i = 0; i < events->len; i++)
    if (deed_of (dossier_record_get_text (events->pdata[i], "kind")) == DEPOSITED)
      {
        gint64 country = dossier_record_get_integer (events->pdata[i], "country");
        const char *deposit = dossier_record_get_text (events->pdata[i], "date");

        g_hash_table_insert (expected, GINT_TO_POINTER (country), dup_entry_into_force (deposit));
      }

  for (guint i = 0; i < events->len; i++)
    if (deed_of (dossier_record_get_text (events->pdata[i], "kind")) == IN_FORCE)
      {
        gint64 country = dossier_record_get_integer (events->pdata[i], "country");

        g_test_message ("country %" G_GINT64_FORMAT, country);
        g_assert_cmpstr (dossier_record_get_text (events->pdata[i], "date"), ==,
                         g_hash_table_lookup (expected, GINT_TO_POINTER (country)));
        n_checked++;
      }

  g_assert_cmpuint (n_checked, ==, 47);
  g_assert_cmpuint (g_hash_table_size (expected), ==, 47);
}

/* A date from memory is never shown as if it had been read somewhere. */
static void
test_evidence (void)
{
  g_autoptr (GPtrArray) events = all_records ("treaty_event");
  guint n_confirmed = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const char *source = dossier_record_get_text (events->pdata[i], "source");
      gboolean is_confirmed = dossier_record_get_integer (events->pdata[i], "confirmed") != 0;

      g_assert_nonnull (source);
      if (g_str_has_prefix (source, "General knowledge"))
        g_assert_false (is_confirmed);
      n_confirmed += is_confirmed;
    }

  g_assert_cmpuint (n_confirmed, ==, 110);
}

/* Time */

/* What the deck lists as recent and forthcoming is what the dates say on the pinned day. */
static void
test_timing (void)
{
  static const struct { const char *listed_as; DossierTiming timing; guint n; } cases[] = {
    { "recent", DOSSIER_TIMING_RECENT, 11 }, { "forthcoming", DOSSIER_TIMING_FORTHCOMING, 3 },
  };
  GDate as_of;

  dossier_store_get_as_of (store, &as_of);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) by_date = dossier_query_new ("activity");
      g_autoptr (DossierQuery) both = dossier_query_new ("activity");

      dossier_query_timing (by_date, "date", cases[i].timing, &as_of);
      dossier_query_timing (both, "date", cases[i].timing, &as_of);
      dossier_query_match_text (both, "listed_as", cases[i].listed_as);

      g_test_message ("%s", cases[i].listed_as);
      g_assert_cmpuint (dossier_store_count (store, by_date), ==, cases[i].n);
      g_assert_cmpuint (dossier_store_count (store, both), ==, cases[i].n);
    }
}

static void
test_january (void)
{
  g_autoptr (DossierQuery) certainly = dossier_query_new ("activity");
  g_autoptr (DossierQuery) possibly = dossier_query_new ("activity");
  GDate from = day ("2016-01-01"), to = day ("2016-01-31");

  dossier_query_within (certainly, "date", &from, &to, TRUE);
  dossier_query_within (possibly, "date", &from, &to, FALSE);

  g_assert_cmpuint (dossier_store_count (store, certainly), ==, 1);
  g_assert_cmpuint (dossier_store_count (store, possibly), ==, 2);
}

/* French */

static void
assert_french (const char *table,
               const char *field,
               gboolean    of_glacy)
{
  g_autofree char *column = g_strconcat (field, "_fr", NULL);
  g_autoptr (GPtrArray) records = all_records (table);
  gint64 glacy = find_id ("programme", "GLACY");
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      DossierRecord *record = records->pdata[i];
      gint64 programme = !of_glacy ? 0 : dossier_record_is_a (record, "programme")
                         ? dossier_record_get_id (record) : dossier_record_get_integer (record, "programme");

      if ((of_glacy && programme != glacy) || !dossier_record_is_set (record, field))
        continue;

      g_test_message ("%s “%s”", table, dossier_record_get_text (record, field));
      g_assert_true (dossier_record_is_set (record, column));
      n++;
    }

  g_assert_cmpuint (n, >, 0);
}

/* A sheet of GLACY in French has no English word in it. */
static void
test_french (void)
{
  static const struct { const char *table; const char *field; gboolean of_glacy; } cases[] = {
    { "programme", "title", TRUE }, { "programme", "objective", TRUE }, { "programme", "scope", TRUE },
    { "programme", "scope_note", TRUE }, { "component", "title", TRUE }, { "activity", "title", TRUE },
    { "organisation", "name", FALSE }, { "instrument", "name", FALSE }, { "person", "job_title", FALSE },
    { "treaty", "name", FALSE }, { "treaty", "short_name", FALSE }, { "office", "name", FALSE },
    { "office", "mandate", FALSE }, { "office_event", "title", FALSE }, { "country_group", "name", FALSE },
    { "series", "name", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_french (cases[i].table, cases[i].field, cases[i].of_glacy);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);
  g_assert_no_error (error);

  g_test_add_func ("/sample/counts", test_counts);
  g_test_add_func ("/sample/as-of", test_as_of);
  g_test_add_func ("/sample/budgets", test_budgets);
  g_test_add_func ("/sample/treaty/counts", test_treaty_counts);
  g_test_add_func ("/sample/treaty/priority-countries", test_priority_countries);
  g_test_add_func ("/sample/treaty/entries-into-force", test_entries_into_force);
  g_test_add_func ("/sample/treaty/evidence", test_evidence);
  g_test_add_func ("/sample/timing", test_timing);
  g_test_add_func ("/sample/january", test_january);
  g_test_add_func ("/sample/french", test_french);

  status = g_test_run ();
  g_clear_object (&store);
  return status;
}
