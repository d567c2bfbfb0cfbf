/* test-sample.c: every fact of the slide deck of December 2015 is in the sample portfolio. */
#include "dossier-duration.h"
#include "sample-facts.h"

static DossierStore *store;

static char *
dup_date (DossierRecord *record,
          const char    *name)
{
  g_autofree char *text_column = g_strconcat (name, "_text", NULL);
  g_autofree char *earliest_column = g_strconcat (name, "_earliest", NULL);
  g_autofree char *latest_column = g_strconcat (name, "_latest", NULL);
  const char *earliest = dossier_record_get_text (record, earliest_column);
  const char *latest = dossier_record_get_text (record, latest_column);

  return g_strdup_printf ("%s: %s, %s to %s", dossier_record_get_text (record, text_column),
                          dossier_record_get_text (record, name),
                          earliest != NULL ? earliest : "open", latest != NULL ? latest : "open");
}

static char *
dup_amount (DossierRecord *record,
            const char    *name)
{
  g_autofree char *text_column = g_strconcat (name, "_text", NULL);
  DossierAmount amount;

  g_assert_true (dossier_record_get_amount (record, name, &amount));

  return g_strdup_printf ("%s: %" G_GINT64_FORMAT " %s %s", dossier_record_get_text (record, text_column),
                          amount.minor, amount.currency, dossier_qualifier_to_code (amount.qualifier));
}

/* Returns: (nullable): the value in the form the facts are written in */
static char *
dup_value (DossierRecord *record,
           const char    *name)
{
  const DossierTable *table = dossier_record_get_table (record);
  const DossierField *field = dossier_table_get_field (table, name);
  DossierKind kind = field != NULL ? field->kind : DOSSIER_KIND_TEXT;
  g_autofree char *text_column = g_strconcat (name, "_text", NULL);
  g_autoptr (DossierRecord) target = NULL;

  if (!dossier_record_is_set (record, name))
    return NULL;

  if (kind == DOSSIER_KIND_DATE)
    return dup_date (record, name);
  if (kind == DOSSIER_KIND_AMOUNT)
    return dup_amount (record, name);
  if (kind == DOSSIER_KIND_DURATION)
    return g_strdup_printf ("%s: %" G_GINT64_FORMAT, dossier_record_get_text (record, text_column),
                            dossier_record_get_integer (record, name));
  if (kind == DOSSIER_KIND_INTEGER || kind == DOSSIER_KIND_MONTH || kind == DOSSIER_KIND_YES_NO)
    return g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_integer (record, name));
  if (kind != DOSSIER_KIND_LINK)
    return g_strdup (dossier_record_get_text (record, name));

  target = dossier_store_get_linked (store, record, name);
  return target != NULL ? sample_fact_dup_name (store, target) : NULL;
}

static void
check_fact (const Fact *fact)
{
  g_autoptr (DossierRecord) record = sample_fact_find (store, fact->table, fact->record);
  g_autofree char *value = NULL;

  g_test_message ("%s “%s”, %s", fact->table, fact->record, fact->field);
  g_assert_nonnull (record);

  value = dup_value (record, fact->field);
  g_assert_cmpstr (value, ==, fact->expected);
}

static void
test_fact (gconstpointer number)
{
  guint n_facts;
  const Fact *facts = sample_facts (&n_facts);

  for (guint i = 0; i < n_facts; i++)
    if (facts[i].number == GPOINTER_TO_UINT (number))
      check_fact (&facts[i]);
}

/* The list above is held against the deck's own numbering. */
static void
test_every_fact_is_listed (void)
{
  guint n_facts;
  const Fact *facts = sample_facts (&n_facts);

  for (guint number = FIRST_FACT; number <= LAST_FACT; number++)
    {
      guint n_lines = 0;

      for (guint i = 0; i < n_facts; i++)
        n_lines += facts[i].number == number;

      g_test_message ("fact %u", number);
      g_assert_cmpuint (n_lines, >, 0);
    }
}

/* A due month counts from the programme's start (facts 59 to 61). */
static void
test_due_dates (void)
{
  static const struct { gint64 indicator; const char *due; } cases[] = {
    { 1571, "../2017-10" },
    { 1572, "../2017-10" },
    { 1573, "../2017-04" },
  };
  g_autoptr (DossierRecord) programme = sample_fact_find (store, "programme", "Cybercrime@EAP II");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRecord) indicator = dossier_store_get (store, "indicator", cases[i].indicator, NULL);
      guint month = dossier_record_get_integer (indicator, "due_month");
      g_autofree char *due = dossier_date_of_month (dossier_record_get_text (programme, "starts"), month);

      g_assert_cmpstr (due, ==, cases[i].due);
    }
}

/* Months that follow from the dates, where the deck states none (facts 79, 85, 89) or the same. */
static void
test_derived_durations (void)
{
  static const struct { const char *programme; guint months; } cases[] = {
    { "GLACY", 36 },
    { "Cybercrime@Octopus", 36 },
    { "Cybercrime@EAP III", 25 },
    { "iPROCEEDS", 42 },
    { "GLACY+", 48 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRecord) programme = sample_fact_find (store, "programme", cases[i].programme);

      g_test_message ("%s", cases[i].programme);
      g_assert_cmpuint (dossier_duration_between (dossier_record_get_text (programme, "starts"),
                                                  dossier_record_get_text (programme, "ends")),
                        ==, cases[i].months);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  guint n_facts;
  const Fact *facts = sample_facts (&n_facts);
  int status;

  g_test_init (&argc, &argv, NULL);

  store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);
  g_assert_no_error (error);

  g_test_add_func ("/sample/every-fact-is-listed", test_every_fact_is_listed);
  for (guint i = 0; i < n_facts; i++)
    {
      g_autofree char *path = g_strdup_printf ("/sample/fact/%02u", facts[i].number);

      if (i == 0 || facts[i].number != facts[i - 1].number)
        g_test_add_data_func (path, GUINT_TO_POINTER (facts[i].number), test_fact);
    }
  g_test_add_func ("/sample/due-dates", test_due_dates);
  g_test_add_func ("/sample/derived-durations", test_derived_durations);

  status = g_test_run ();
  g_clear_object (&store);
  return status;
}
