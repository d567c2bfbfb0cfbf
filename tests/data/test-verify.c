/* test-verify.c: every rule finds what it should in the sample portfolio, and nothing else. */
#include "dossier-verify.h"

#include <string.h>

#include "dossier-claim.h"
#include "dossier-obligation.h"
#include "dossier-test.h"

#define MAX_CHANGES 5

typedef struct
{
  const char *rule;
  const char *programme;
  guint       n;
} Expected;

/* What the table of rules says of the sample, programme by programme; its texts are all translated. */
static const Expected sample[] = {
  { "V-01 dates", "Cybercrime_XR", 1 },
  { "V-01 objective", "Cybercrime@EAP III", 1 },
  { "V-01 objective", "Cybercrime_XR", 1 },
  { "V-01 objective", "GLACY+", 1 },
  { "V-01 objective", "iPROCEEDS", 1 },
  { "V-02", "Cybercrime@EAP II", 1 },
  { "V-08", "GLACY", 1 },
  { "V-09", "Cybercrime@EAP II", 2 },
  { "V-10", "Cybercrime@EAP II", 2 },
  { "V-11", "GLACY", 4 },
  { "V-12", "Cybercrime_XR", 1 },
  { "V-16", "Cybercrime@EAP II", 1 },
  { "V-16", "Cybercrime@EAP III", 1 },
  { "V-16", "Cybercrime@Octopus", 1 },
  { "V-16", "Cybercrime_XR", 1 },
  { "V-16", "GLACY", 1 },
  { "V-16", "GLACY+", 1 },
  { "V-16", "iPROCEEDS", 1 },
  { "V-18", "Cybercrime@Octopus", 3 },
  { "V-18", "GLACY", 7 },
  { "V-23", "Cybercrime@EAP II", 1 },
  { "V-23", "Cybercrime@Octopus", 1 },
};

static GPtrArray *
verify (DossierStore *store,
        gint64        programme)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = dossier_verify (store, "en", programme, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

static void
set_day (DossierStore *store,
         const char   *iso)
{
  GDate day;

  g_assert_true (dossier_day_from_iso (&day, iso));
  dossier_store_set_as_of (store, &day);
}

/* "RULE|PROGRAMME" → how often. */
static GHashTable *
count (DossierStore *store,
       GPtrArray    *findings)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);
      g_autoptr (DossierRecord) programme = finding->programme == 0 ? NULL
        : dossier_store_get (store, "programme", finding->programme, NULL);
      const char *name = programme != NULL ? dossier_record_get_text (programme, "short_title") : "";
      char *key = g_strdup_printf ("%s|%s", finding->rule->key, name);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_replace (counts, key, GUINT_TO_POINTER (n + 1));
    }

  return counts;
}

static void
test_sample (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) findings = verify (store, 0);
  g_autoptr (GHashTable) counts = count (store, findings);

  for (guint i = 0; i < G_N_ELEMENTS (sample); i++)
    {
      g_autofree char *key = g_strconcat (sample[i].rule, "|", sample[i].programme, NULL);

      g_test_message ("%s", key);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)), ==, sample[i].n);
      g_hash_table_remove (counts, key);
    }
  g_assert_cmpuint (g_hash_table_size (counts), ==, 0);
}

/* How much each rule weighs for a print, for IATI and for a report to the EU: nothing, a note, a warning or
 * an error. */
static void
test_severities (void)
{
  static const struct { const char *rule; const char *severities; } weights[] = {
    { "V-01 budget", "ww!" }, { "V-01 dates", "w!!" }, { "V-01 end", "ww!" }, { "V-01 funder", "w!!" },
    { "V-01 objective", "ww!" }, { "V-02", "w-w" }, { "V-03", "!!!" }, { "V-03 agreement", "-!!" },
    { "V-03 possible", "nnn" }, { "V-04", "www" }, { "V-05 early", "w-w" }, { "V-05 overdue", "w-w" },
    { "V-06 reach", "w-w" }, { "V-06 states", "w-w" }, { "V-07", "w-w" }, { "V-08", "w-w" },
    { "V-09", "-ww" }, { "V-10", "www" }, { "V-10 milestone", "--w" }, { "V-11", "--w" },
    { "V-12", "ww!" }, { "V-13", "ww!" }, { "V-13 percent", "ww!" }, { "V-14", "-!w" },
    { "V-15", "ww!" }, { "V-16", "-n-" }, { "V-17", "www" }, { "V-17 activity", "w-w" },
    { "V-18", "-ww" }, { "V-19", "nn-" }, { "V-20 due", "--n" }, { "V-20 overdue", "--!" },
    { "V-21", "w-w" }, { "V-22", "w--" }, { "V-23", "n--" },
  };
  static const char letters[] = { '-', 'n', 'w', '!' };
  guint n_rules;
  const DossierRule * const *rules = dossier_rules (&n_rules);

  g_assert_cmpuint (n_rules, ==, G_N_ELEMENTS (weights));
  for (guint i = 0; i < n_rules; i++)
    {
      char severities[DOSSIER_N_PURPOSES + 1] = "";

      for (guint purpose = 0; purpose < DOSSIER_N_PURPOSES; purpose++)
        severities[purpose] = letters[rules[i]->severities[purpose]];
      g_assert_cmpstr (rules[i]->key, ==, weights[i].rule);
      g_assert_cmpstr (severities, ==, weights[i].severities);
    }
}

/* A field, its French, or a list that a programme shows. */
static void
assert_place (DossierStore         *store,
              const DossierFinding *finding)
{
  static const char * const lists[] = { "contributions", "countries", NULL };
  g_autoptr (DossierRecord) place = dossier_store_get (store, finding->place_table, finding->place, NULL);
  guint n_columns;
  gboolean is_there = FALSE;
  const DossierColumn *columns;

  g_test_message ("%s: %s", finding->rule->key, finding->field);
  g_assert_nonnull (place);
  g_assert_nonnull (finding->field);
  columns = dossier_table_get_columns (dossier_record_get_table (place), &n_columns);
  for (guint i = 0; i < n_columns; i++)
    is_there |= g_str_equal (columns[i].name, finding->field);
  g_assert_true (is_there || (g_str_equal (finding->place_table, "programme") &&
                              g_strv_contains (lists, finding->field)));
}

/* Every finding leads somewhere, and says what it found. */
static void
test_findings_lead_somewhere (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) findings = verify (store, 0);

  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);
      g_autoptr (DossierRecord) record = dossier_store_get (store, finding->table, finding->record, NULL);

      g_assert_nonnull (record);
      g_assert_cmpstr (finding->sentence, !=, "");
      g_assert_cmpstr (finding->detail, !=, NULL);
      assert_place (store, finding);
      if (i > 0)
        g_assert_cmpint (dossier_finding_get_worst (finding), <=,
                         dossier_finding_get_worst (g_ptr_array_index (findings, i - 1)));
    }
}

static const DossierFinding *
find (GPtrArray  *findings,
      const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->rule->key, rule))
        return finding;
    }

  return NULL;
}

static void
test_sentences (void)
{
  static const struct { const char *rule; const char *sentence; const char *detail; } cases[] = {
    { "V-02", "30\u00a0months would end 31\u00a0Oct\u00a02017", "The end recorded is 30\u00a0Oct\u00a02017" },
    { "V-08", "62 activities in 2015 were published, 3 recorded",
      "12 in all programmes; the figure may be for the whole office" },
    { "V-09", "No baseline for any of the 6 countries", NULL },
    { "V-10", "Month 30 is over on 31\u00a0Oct\u00a02017, after the end of the programme, "
      "30\u00a0Oct\u00a02017", NULL },
    { "V-11", "Component 1 has no activity", "Strategies and engagement of decision-makers" },
    { "V-16", "The budget is for more than a year; "
      "IATI wants it by year, as a version of the budget shows it", NULL },
    { "V-23", "A gap in the series: no. 1 missing", NULL },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) findings = verify (store, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DossierFinding *finding = find (findings, cases[i].rule);

      g_assert_nonnull (finding);
      g_assert_cmpstr (finding->sentence, ==, cases[i].sentence);
      if (cases[i].detail != NULL)
        g_assert_cmpstr (finding->detail, ==, cases[i].detail);
    }
}

static const DossierFinding *
find_of (GPtrArray  *findings,
         const char *rule,
         gint64      record)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->rule->key, rule) && finding->record == record)
        return finding;
    }

  return NULL;
}

/* A change is held against a baseline of each country; what is to be confirmed is none yet. */
static void
test_baselines (void)
{
  static const char * const countries[] = { "51", "31", "112", "268", "498", "804" };
  static const char * const sentences[] = {
    "No baseline for any of the 6 countries", "Baselines for only 1 of 6 countries",
    "Baselines for only 2 of 6 countries", "Baselines for only 3 of 6 countries",
    "Baselines for only 4 of 6 countries", "Baselines for only 5 of 6 countries", NULL,
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  g_object_unref (dossier_test_add (store, "indicator_value", "indicator", "1571", "kind", "baseline",
                                    "country", "51", "value", "TBC", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (GPtrArray) findings = verify (store, 0);
      const DossierFinding *finding = find_of (findings, "V-09", 1571);

      g_assert_cmpstr (finding != NULL ? finding->sentence : NULL, ==, sentences[i]);
      g_assert_nonnull (find_of (findings, "V-09", 1572));
      if (i < G_N_ELEMENTS (countries))
        g_object_unref (dossier_test_add (store, "indicator_value", "indicator", "1571", "kind", "baseline",
                                          "country", countries[i], "value", "10", NULL));
    }
}

static guint
count_rule (GPtrArray  *findings,
            const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((const DossierFinding *) g_ptr_array_index (findings, i))->rule->key, rule);

  return n;
}

/* On 1 March 2016 the three forthcoming activities have passed; in May the staff is due. */
static void
test_other_days (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) march = NULL;
  g_autoptr (GPtrArray) may = NULL;

  set_day (store, "2016-03-01");
  march = verify (store, 0);
  g_assert_cmpuint (count_rule (march, "V-05 overdue"), ==, 3);
  g_assert_cmpuint (count_rule (march, "V-22"), ==, 0);
  g_assert_cmpuint (count_rule (march, "V-17"), ==, 1);

  set_day (store, "2016-05-01");
  may = verify (store, 0);
  g_assert_cmpuint (count_rule (may, "V-22"), ==, 1);
  g_assert_cmpuint (count_rule (may, "V-17"), ==, 2);
}

/* In 1990 there was no Convention: all seven priority countries are outside it. */
static void
test_before_the_treaty (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) findings = NULL;

  set_day (store, "1990-01-01");
  findings = verify (store, 0);
  g_assert_cmpuint (count_rule (findings, "V-07"), ==, 7);
}

static void
test_one_programme (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) all = verify (store, 0);
  guint n_found = 0;

  for (gint64 programme = 1431; programme <= 1437; programme++)
    {
      g_autoptr (GPtrArray) findings = verify (store, programme);

      for (guint i = 0; i < findings->len; i++)
        g_assert_cmpint (((const DossierFinding *) findings->pdata[i])->programme, ==, programme);
      n_found += findings->len;
    }

  g_assert_cmpuint (n_found, ==, all->len);
}

/* What has to be done for a rule to find once more than in the sample.  A change is
 * "+TABLE|FIELD=VALUE|…" or "TABLE ID|FIELD=VALUE|…"; "$" is the record changed last, "$$" the one
 * before.  "-TABLE ID" removes a record. */
typedef struct
{
  const char *rule;
  const char *changes[MAX_CHANGES];
} Case;

static const Case cases[] = {
  { "V-01 objective", { "programme 1431|objective=|objective_fr=" } },
  { "V-01 dates", { "programme 1431|starts=" } },
  { "V-01 end", { "programme 1431|ends=" } },
  { "V-01 budget", { "programme 1431|budget=" } },
  { "V-01 funder", { "+programme|short_title=New" } },
  { "V-02", { "programme 1431|ends=Dec 2016" } },
  { "V-03 agreement", { "+agreement|programme=1431|title=A|starts=2015|ends=2014" } },
  { "V-03 possible", { "programme 1431|starts=2015|ends=March 2015" } },
  { "V-04", { "activity 1601|date=August 2012" } },
  { "V-05 overdue", { "activity 1601|status=planned" } },
  { "V-05 early", { "activity 1604|status=done" } },
  { "V-06 states", { "claim 1704|figure=8" } },
  { "V-06 reach", { "claim 1702|figure=132" } },
  { "V-07", { "+programme_country|programme=1431|country=112|role=priority" } },
  { "V-08", { "claim 1703|figure=48" } },
  { "V-08", { "+claim|subject=staff|figure=10|qualifier=exact|office=1401|text=10 staff" } },
  { "V-08", { "+alignment|treaty=1181|country=76|level=largely_in_line", "claim 1708|subject=other",
              "claim 1702|subject=other" } },
  { "V-09", { "indicator 1573|rule=increase" } },
  { "V-10", { "indicator 1573|due_month=31" } },
  { "V-10", { "indicator 1573|due=by December 2017" } },
  { "V-10 milestone", { "+milestone|programme=1432|title=M|due_month=30" } },
  { "V-11", { "+component|programme=1431|title=New" } },
  { "V-12", { "+contribution|programme=1431|organisation=1000" } },
  { "V-13", { "contribution 1501|share=EUR 3 million", "contribution 1502|share=EUR 300,000" } },
  { "V-13 percent", { "contribution 1501|part=90", "contribution 1502|part=11" } },
  { "V-14", { "programme_country 1461|part=99.5" } },
  { "V-13", { "contribution 1501|share=EUR 9 million" } },
  { "V-13", { "contribution 1501|share=EUR 9 million", "contribution 1502|share=TBD" } },
  { "V-13", { "contribution 1501|share=at least EUR 3.1 million", "contribution 1502|share=EUR 300,000" } },
  { "V-13", { "contribution 1501|share=up to EUR 3 million", "contribution 1502|share=up to EUR 300,000" } },
  { "V-13 percent", { "+contribution|programme=1431|organisation=1000", "contribution 1501|part=90",
                      "contribution 1502|part=11" } },
  { "V-15", { "+budget_version|programme=1431|title=B|kind=original|status=indicative",
              "+budget_line|budget_version=$|title=Staff|amount=EUR 1 million" } },
  { "V-15", { "+budget_version|programme=1431|title=B|kind=original|status=indicative",
              "+budget_line|budget_version=$|title=Staff|amount=EUR 4 million",
              "+budget_line|budget_version=$$|title=Travel" } },
  { "V-16", { "+programme|short_title=New|duration=13 months|budget=EUR 5" } },
  { "V-17", { "programme 1431|certainty=tbc" } },
  { "V-17 activity", { "activity 1601|certainty=tbc" } },
  { "V-18", { "+component|programme=1431|title=New" } },
  { "V-19", { "programme 1431|title_fr=" } },
  { "V-20 due", { "+agreement|programme=1431|title=A|status=signed",
                  "+obligation|agreement=$|title=Report|due=31 January 2016" } },
  { "V-20 overdue", { "+agreement|programme=1431|title=A|status=signed",
                      "+obligation|agreement=$|title=Report|due=30 November 2015" } },
  { "V-21", { "+activity|programme=1431|title=The scoping mission on advanced cybercrime training"
              "|date=13 January 2016|country=144",
              "activity 1604|title=Scoping mission on advanced cybercrime training|country=144" } },
  { "V-22", { "staffing 1422|date=by November 2015", "staffing 1421|date=1 October 2015" } },
  { "V-23", { "activity 1611|ordinal=3" } },
};

static const char *
get_value (const char *text,
           char      **last)
{
  return g_str_equal (text, "$") ? last[0] : g_str_equal (text, "$$") ? last[1] : text;
}

static void
make_change (DossierStore  *store,
             const char    *change,
             char         **last)
{
  g_auto (GStrv) parts = g_strsplit (change, "|", -1);
  g_auto (GStrv) head = g_strsplit (parts[0], " ", 2);
  gboolean is_new = *head[0] == '+';
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = NULL;
  g_autoptr (DossierRecord) record = is_new ? dossier_record_new (dossier_table_find (head[0] + 1))
    : dossier_test_find (store, head[0] + (*head[0] == '-'), head[1]);

  if (*head[0] == '-')
    {
      dossier_test_delete (store, record);
      return;
    }

  edit = dossier_store_begin (store, "Changing “%s”", parts[0], &error);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);

      dossier_edit_set (edit, record, pair[0], get_value (pair[1], last), &error);
      g_assert_no_error (error);
    }

  g_assert_true (dossier_edit_save (edit, record, &error));
  g_assert_no_error (error);
  g_assert_true (dossier_edit_commit (edit, &error));
  g_free (last[1]);
  last[1] = last[0];
  last[0] = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (record));
}

static void
make_changes (DossierStore *store,
              const Case   *this)
{
  char *last[2] = { NULL, NULL };

  for (guint i = 0; i < MAX_CHANGES && this->changes[i] != NULL; i++)
    make_change (store, this->changes[i], last);
  g_free (last[0]);
  g_free (last[1]);
}

static void
test_every_rule (void)
{
  guint n_rules;
  const DossierRule * const *rules = dossier_rules (&n_rules);
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (GPtrArray) before = verify (store, 0);
      g_autoptr (GPtrArray) after = NULL;
      guint n_expected = count_rule (before, cases[i].rule) + 1;

      make_changes (store, &cases[i]);
      after = verify (store, 0);
      g_test_message ("%s: %s", cases[i].rule, cases[i].changes[0]);
      g_assert_cmpuint (count_rule (after, cases[i].rule), ==, n_expected);
      assert_place (store, find (after, cases[i].rule));
      g_hash_table_add (shown, (gpointer) cases[i].rule);
    }

  /* What forms refuse comes in otherwise, see /verify/end-before-start. */
  for (guint i = 0; i < n_rules; i++)
    if (!g_str_equal (rules[i]->key, "V-03"))
      {
        g_test_message ("%s", rules[i]->key);
        g_assert_true (g_hash_table_contains (shown, rules[i]->key));
      }
}

/* What is near a rule, and is right as it is. */
static void
test_near_misses (void)
{
  static const Case fine[] = {
    { "V-03 agreement", { "+agreement|programme=1431|title=A|starts=1 May 2014|ends=1 May 2014" } },
    { "V-03 agreement", { "+agreement|programme=1431|title=A|starts=2014|ends=March 2014" } },
    { "V-03 possible", { "programme 1431|starts=1 March 2015|ends=1 March 2015" } },
    { "V-03", { "programme 1431|starts=2015|ends=March 2015" } },
    { "V-04", { "activity 1601|date=November 2013" } },
    { "V-06 reach", { "claim 1702|figure=131" } },
    { "V-08", { "claim 1703|figure=40|qualifier=at_least" } },
    { "V-08", { "+claim|programme=1431|subject=activities|figure=3|qualifier=exact|period=2015|text=3" } },
    { "V-10 milestone", { "+milestone|programme=1432|title=M|due_month=29" } },
    { "V-10 milestone", { "+milestone|programme=1432|title=M|due=30 October 2017" } },
    { "V-11", { "+component|programme=1432|title=Parent", "+component|programme=1432|title=Child|parent=$",
                "+activity|programme=1432|title=Something new",
                "+activity_component|activity=$|component=$$" } },
    { "V-13", { "contribution 1501|share=EUR 3 million", "contribution 1502|share=EUR 350,000" } },
    { "V-13", { "contribution 1501|share=EUR 3 million" } },
    { "V-13", { "contribution 1501|share=at least EUR 3 million", "contribution 1502|share=EUR 300,000" } },
    { "V-13", { "contribution 1501|share=up to EUR 3.2 million", "contribution 1502|share=EUR 300,000" } },
    { "V-13", { "contribution 1501|share=about EUR 3 million", "contribution 1502|share=EUR 300,000" } },
    { "V-13", { "contribution 1501|share=USD 9 million", "contribution 1502|share=EUR 300,000" } },
    { "V-13", { "contribution 1501|share=EUR 1 million", "contribution 1502|share=TBD" } },
    { "V-13", { "programme 1431|budget=up to EUR 4 million", "contribution 1501|share=EUR 3 million",
                "contribution 1502|share=EUR 350,000" } },
    { "V-13 percent", { "contribution 1501|part=90", "contribution 1502|part=10" } },
    { "V-13 percent", { "contribution 1501|part=33.333333", "contribution 1502|part=66.666667" } },
    { "V-13 percent", { "contribution 1501|part=90" } },
    { "V-14", { "+programme|short_title=New", "+programme_country|programme=$|country=144|part=100" } },
    { "V-15", { "+budget_version|programme=1431|title=B|kind=original|status=indicative",
                "+budget_line|budget_version=$|title=Staff|amount=EUR 3 million",
                "+budget_line|budget_version=$$|title=Travel|amount=EUR 350,000" } },
    { "V-15", { "+budget_version|programme=1431|title=B|kind=original|status=indicative",
                "+budget_line|budget_version=$|title=Staff|amount=EUR 3 million",
                "+budget_line|budget_version=$$|title=Travel" } },
    { "V-16", { "+programme|short_title=New|starts=1 January 2016|ends=31 December 2016|duration=12 months"
                "|budget=EUR 5" } },
    { "V-17 activity", { "activity 1604|certainty=tbc" } },
    { "V-09", { "+indicator|programme=1431|statement=X|rule=increase",
                "+indicator_value|indicator=$|kind=baseline|value=12" } },
    { "V-18", { "+component|programme=1431|title=New",
                "+indicator|programme=1431|component=$|statement=X" } },
    { "V-19", { "programme 1431|title_fr=Action globale sur la cybercriminalité" } },
    { "V-20 due", { "+agreement|programme=1431|title=A|status=signed",
                    "+obligation|agreement=$|title=Report|due=31 January 2016|sent=1 December 2015" } },
    { "V-20 overdue", { "+agreement|programme=1431|title=A|status=signed",
                        "+obligation|agreement=$|title=Report|due=30 November 2015|sent=1 December 2015" } },
    { "V-20 overdue", { "+agreement|programme=1431|title=A|status=terminated",
                        "+obligation|agreement=$|title=Report|due=30 November 2015" } },
    { "V-21", { "+activity|programme=1431|title=Judicial training 2|date=September 2015|country=480",
                "+activity|programme=1431|title=Judicial training 3|date=September 2015|country=480" } },
    { "V-22", { "staffing 1422|date=by November 2015" } },
    { "V-23", { "+series|name=A series", "+activity|programme=1431|title=One|series=$|ordinal=1",
                "+activity|programme=1431|title=Two|series=$$|ordinal=2" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (GPtrArray) before = verify (store, 0);
      g_autoptr (GPtrArray) after = NULL;

      make_changes (store, &fine[i]);
      after = verify (store, 0);
      g_test_message ("%s: %s", fine[i].rule, fine[i].changes[0]);
      g_assert_cmpuint (count_rule (after, fine[i].rule), ==, count_rule (before, fine[i].rule));
    }
}

/* Activities that were called off are not counted as held: neither of the programme nor in all. */
static void
test_called_off (void)
{
  static const char * const off[] = { "cancelled", "postponed" };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) claim = dossier_test_find (store, "claim", "1701");
  g_autoptr (DossierRecord) activity = dossier_test_add (store, "activity", "programme", "1431", "title",
                                                         "Called off", "date", "May 2015", NULL);
  DossierClaimCheck check;

  g_assert_true (dossier_claim_check (store, claim, &check, NULL));
  g_assert_cmpint (check.least, ==, 4);
  g_assert_cmpint (check.elsewhere, ==, 13);

  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    {
      dossier_test_set (store, activity, "status", off[i]);
      g_assert_true (dossier_claim_check (store, claim, &check, NULL));
      g_assert_cmpint (check.least, ==, 3);
      g_assert_cmpint (check.most, ==, 3);
      g_assert_cmpint (check.elsewhere, ==, 12);
    }

  dossier_test_set (store, activity, "status", "planned");
  dossier_test_set (store, activity, "certainty", "dropped");
  g_assert_true (dossier_claim_check (store, claim, &check, NULL));
  g_assert_cmpint (check.least, ==, 3);
}

static void
assert_laws (DossierStore *store,
             const char   *claim_id,
             gint64        expected)
{
  g_autoptr (DossierRecord) claim = dossier_test_find (store, "claim", claim_id);
  DossierClaimCheck check;

  g_assert_true (dossier_claim_check (store, claim, &check, NULL));
  g_assert_cmpint (check.least, ==, expected);
}

/* A State counts once, as its law stood on the day of the figure. */
static void
test_laws (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) claim = dossier_test_add (store, "claim", "subject", "laws_in_line", "figure",
                                                      "1", "treaty", "1181", "text", "A", "as_of",
                                                      "December 2015", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (claim));
  g_autoptr (DossierRecord) later = NULL, first = NULL, undated = NULL, now = NULL;

  later = dossier_test_add (store, "alignment", "treaty", "1181", "country", "76", "level",
                            "largely_in_line", "date", "2030", NULL);
  assert_laws (store, id, 0);
  first = dossier_test_add (store, "alignment", "treaty", "1181", "country", "76", "level",
                            "largely_in_line", "date", "2012", NULL);
  assert_laws (store, id, 1);
  undated = dossier_test_add (store, "alignment", "treaty", "1181", "country", "76", "level", "draws_on",
                              NULL);
  assert_laws (store, id, 1);
  now = dossier_test_add (store, "alignment", "treaty", "1181", "country", "76", "level", "none", "date",
                          "2014", NULL);
  assert_laws (store, id, 0);
}

/* Between the first and the last day that the presentation may be of nothing is late or early. */
static void
test_days_of_the_deck (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint day = 2; day <= 14; day++)
    {
      g_autofree char *iso = g_strdup_printf ("2015-12-%02u", day);
      g_autoptr (GPtrArray) findings = NULL;

      set_day (store, iso);
      findings = verify (store, 0);
      g_test_message ("%s", iso);
      g_assert_cmpuint (count_rule (findings, "V-05 overdue"), ==, 0);
      g_assert_cmpuint (count_rule (findings, "V-05 early"), ==, 0);
    }
}

/* What a form refuses, another program may have written. */
static void
test_end_before_start (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (GPtrArray) before = verify (store, 0);
  g_autoptr (GPtrArray) after = NULL;
  const DossierFinding *finding;

  g_assert_null (find (before, "V-03"));
  g_clear_object (&store);
  dossier_test_run_sql (path, "UPDATE programme SET ends = '2012', ends_earliest = '2012-01-01', "
                        "ends_latest = '2012-12-31' WHERE id = 1431");

  store = dossier_test_open (path, 0);
  after = verify (store, 1431);
  finding = find (after, "V-03");
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->field, ==, "ends");
  g_assert_cmpint (dossier_finding_get_worst (finding), ==, DOSSIER_SEVERITY_ERROR);
  g_assert_null (find (after, "V-03 possible"));
}

/* V-19 counts what has no French, and leads to the first of it. */
static void
test_french (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "1431");
  g_autoptr (GPtrArray) before = verify (store, 1431);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (DossierRecord) component = NULL;
  const DossierFinding *finding;

  g_assert_null (find (before, "V-19"));
  component = dossier_test_add (store, "component", "programme", "1431", "title", "Only in English", NULL);
  after = verify (store, 1431);
  finding = find (after, "V-19");
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->detail, ==, "Components: 1");
  g_assert_cmpstr (finding->table, ==, "programme");
  g_assert_cmpstr (finding->place_table, ==, "component");
  g_assert_cmpint (finding->place, ==, dossier_record_get_id (component));
  g_assert_cmpstr (finding->field, ==, "title_fr");

  dossier_test_set (store, programme, "title_fr", "");
  more = verify (store, 1431);
  finding = find (more, "V-19");
  g_assert_cmpstr (finding->detail, ==, "Programmes: 1 · Components: 1");
  g_assert_cmpstr (finding->place_table, ==, "programme");
  g_assert_cmpstr (finding->field, ==, "title_fr");
}

static void
test_acknowledge (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GPtrArray) before = verify (store, 1432);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  const DossierFinding *finding = find (before, "V-02");

  g_assert_false (dossier_finding_acknowledge (finding, store, "  ", &error));
  g_assert_cmpstr (error->message, ==, "Reason may not be empty.");
  g_clear_error (&error);
  g_assert_true (dossier_finding_acknowledge (finding, store, "As signed", &error));
  g_assert_no_error (error);

  known = verify (store, 1432);
  g_assert_cmpuint (known->len, ==, before->len);
  finding = find (known, "V-02");
  g_assert_cmpstr (finding->reason, ==, "As signed");
  g_assert_cmpint (dossier_finding_get_worst (finding), ==, DOSSIER_SEVERITY_NONE);
  g_assert_true (finding == g_ptr_array_index (known, known->len - 1));

  /* Another reason takes the place of the first. */
  g_assert_true (dossier_finding_acknowledge (finding, store, "As amended", &error));
  g_assert_cmpuint (dossier_test_count (store, "acknowledgement"), ==, 1);

  again = verify (store, 1432);
  finding = find (again, "V-02");
  g_assert_cmpstr (finding->reason, ==, "As amended");
  g_assert_true (dossier_finding_take_back (finding, store, &error));
  after = verify (store, 1432);
  g_assert_cmpint (find (after, "V-02")->acknowledgement, ==, 0);

  dossier_test_undo (store);
  dossier_test_undo (store);
  dossier_test_undo (store);
  g_assert_cmpuint (dossier_test_count (store, "acknowledgement"), ==, 0);
}

static void
test_claims (void)
{
  static const struct { const char *qualifier; gint64 figure, least, most; gboolean bears; }
  figures[] = {
    { "exact", 62, 62, 62, TRUE }, { "exact", 62, 60, 65, TRUE }, { "exact", 62, 3, 12, FALSE },
    { "at_least", 130, 131, 131, TRUE }, { "at_least", 130, 129, 129, FALSE },
    { "up_to", 10, 9, 9, TRUE }, { "up_to", 10, 11, 11, FALSE },
    { "approx", 60, 54, 54, TRUE }, { "approx", 60, 53, 53, FALSE }, { "approx", 60, 67, 67, FALSE },
    { "tbd", 60, 0, 0, TRUE },
  };
  static const struct { const char *id; DossierClaimState state; gint64 least; } claims[] = {
    { "1701", DOSSIER_CLAIM_DIFFERS, 3 }, { "1702", DOSSIER_CLAIM_UNCHECKED, 66 },
    { "1703", DOSSIER_CLAIM_HOLDS, 47 }, { "1704", DOSSIER_CLAIM_HOLDS, 7 },
    { "1705", DOSSIER_CLAIM_HOLDS, 12 }, { "1706", DOSSIER_CLAIM_HOLDS, 66 },
    { "1707", DOSSIER_CLAIM_UNCHECKED, 0 }, { "1708", DOSSIER_CLAIM_UNCHECKED, 0 },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_assert_cmpint (dossier_claim_bears (figures[i].qualifier, figures[i].figure, figures[i].least,
                                          figures[i].most), ==, figures[i].bears);

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (DossierRecord) claim = dossier_test_find (store, "claim", claims[i].id);
      g_autoptr (GError) error = NULL;
      DossierClaimCheck check;

      g_assert_true (dossier_claim_check (store, claim, &check, &error));
      g_test_message ("%s", claims[i].id);
      g_assert_cmpint (check.state, ==, claims[i].state);
      g_assert_cmpint (check.least, ==, claims[i].least);
    }
}

/* What stands beside a due date on 10 December 2015. */
static void
test_obligations (void)
{
  static const struct { const char *due; const char *sent; const char *words; } due[] = {
    { "31 January 2016", "", "due in 52 days" }, { "December 2015", "", "due in 21 days" },
    { "10 December 2015", "", "due today" }, { "9 December 2015", "", "overdue for 1 day" },
    { "November 2015", "", "overdue for 10 days" }, { "November 2015", "3 December 2015", NULL },
    { "as from 2014", "", NULL }, { "", "", NULL },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) agreement = dossier_test_add (store, "agreement", "programme", "1431",
                                                          "title", "A", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (agreement));

  for (guint i = 0; i < G_N_ELEMENTS (due); i++)
    {
      g_autoptr (DossierRecord) obligation = dossier_test_add (store, "obligation", "agreement", id,
                                                               "title", "R", "due", due[i].due,
                                                               "sent", due[i].sent, NULL);
      g_autofree char *words = dossier_obligation_explain (store, obligation, "due");
      g_autofree char *elsewhere = dossier_obligation_explain (store, obligation, "title");

      g_test_message ("%s", due[i].due);
      g_assert_cmpstr (words, ==, due[i].words);
      g_assert_null (elsewhere);
    }
}

static void
verified_cb (GObject      *store,
             GAsyncResult *result,
             gpointer      data)
{
  GPtrArray **findings = data;
  g_autoptr (GError) error = NULL;

  *findings = dossier_verify_finish (DOSSIER_STORE (store), result, &error);
  g_assert_no_error (error);
}

static void
test_in_background (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GPtrArray) found = NULL;

  set_day (store, "2016-03-01");
  expected = verify (store, 0);
  dossier_verify_async (store, "en", 0, NULL, verified_cb, &found);
  while (found == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (((const DossierFinding *) found->pdata[i])->sentence, ==,
                     ((const DossierFinding *) expected->pdata[i])->sentence);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verify/sample", test_sample);
  g_test_add_func ("/verify/severities", test_severities);
  g_test_add_func ("/verify/findings-lead-somewhere", test_findings_lead_somewhere);
  g_test_add_func ("/verify/sentences", test_sentences);
  g_test_add_func ("/verify/baselines", test_baselines);
  g_test_add_func ("/verify/other-days", test_other_days);
  g_test_add_func ("/verify/before-the-treaty", test_before_the_treaty);
  g_test_add_func ("/verify/one-programme", test_one_programme);
  g_test_add_func ("/verify/every-rule", test_every_rule);
  g_test_add_func ("/verify/near-misses", test_near_misses);
  g_test_add_func ("/verify/called-off", test_called_off);
  g_test_add_func ("/verify/laws", test_laws);
  g_test_add_func ("/verify/days-of-the-deck", test_days_of_the_deck);
  g_test_add_func ("/verify/end-before-start", test_end_before_start);
  g_test_add_func ("/verify/french", test_french);
  g_test_add_func ("/verify/acknowledge", test_acknowledge);
  g_test_add_func ("/verify/claims", test_claims);
  g_test_add_func ("/verify/obligations", test_obligations);
  g_test_add_func ("/verify/in-background", test_in_background);

  return g_test_run ();
}
