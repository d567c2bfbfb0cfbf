/* test-sample.c: every fact of the slide deck of December 2015 is in the sample portfolio. */
#include <string.h>

#include "dossier-duration.h"
#include "dossier-hits.h"
#include "dossier-json.h"
#include "dossier-step.h"
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

/* What is written in a column, as it stands in JSON: the text as printed, where there is one. */
static char *
dup_json (JsonObject *object,
          const char *column)
{
  g_autofree char *written = g_strconcat (column, "_text", NULL);
  /* A certainty as printed is a field of its own. */
  gboolean is_written = json_object_has_member (object, written) && !g_str_equal (column, "certainty");
  JsonNode *node = json_object_get_member (object, is_written ? written : column);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (json_object_get_string_member (json_node_get_object (node), "name"));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "1" : "0");
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return g_strdup (json_node_get_string (node));
}

/* Every fact is in what “show --json” prints; a value with a text as printed begins with it here. */
static void
test_json (void)
{
  guint n_facts;
  const Fact *facts = sample_facts (&n_facts);

  for (guint i = 0; i < n_facts; i++)
    {
      g_autoptr (DossierRecord) record = sample_fact_find (store, facts[i].table, facts[i].record);
      g_autoptr (JsonNode) node = dossier_json_from_record (store, record);
      g_autofree char *value = dup_json (json_node_get_object (node), facts[i].field);

      g_test_message ("%u: %s", facts[i].number, facts[i].field);
      if (facts[i].expected == NULL || value == NULL)
        g_assert_cmpstr (value, ==, facts[i].expected);
      else if (!g_str_has_prefix (facts[i].expected, value))
        g_error ("“%s” is “%s” in JSON", facts[i].expected, value);
    }
}

static gboolean
is_found (DossierRecord *record,
          const char    *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = dossier_store_search (store, words, "en", 1000, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const DossierHit *hit = g_ptr_array_index (hits, i);

      if (dossier_record_is_a (record, hit->table) && hit->id == dossier_record_get_id (record))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (nullable): what is written in a column, if a person wrote words there */
static char *
dup_written (DossierRecord       *record,
             const DossierColumn *column)
{
  g_autofree char *written = g_strconcat (column->field->name, "_text", NULL);

  switch (column->field->kind)
    {
    case DOSSIER_KIND_TEXT:
    case DOSSIER_KIND_LONG_TEXT:
      return g_strdup (dossier_record_get_text (record, column->name));

    case DOSSIER_KIND_DATE:
    case DOSSIER_KIND_AMOUNT:
    case DOSSIER_KIND_DURATION:
    case DOSSIER_KIND_NUMBER:
      return g_strdup (dossier_record_get_text (record, written));

    case DOSSIER_KIND_INTEGER:
    case DOSSIER_KIND_YES_NO:
    case DOSSIER_KIND_CHOICE:
    case DOSSIER_KIND_MONTH:
    case DOSSIER_KIND_LINK:
    case DOSSIER_N_KINDS:
    default:
      return NULL;
    }
}

/* By whatever is written in it; a record without a word is part of another, which is found. */
static void
assert_reached (DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);
  const DossierField *owner = dossier_table_get_owner (table);
  g_autoptr (DossierRecord) whole = NULL;
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *words = dup_written (record, &columns[i]);

      if (words != NULL)
        {
          g_assert_true (is_found (record, words));
          return;
        }
    }

  g_assert_nonnull (owner);
  whole = dossier_store_get_linked (store, record, owner->name);
  assert_reached (whole);
}

/* What is written is found by its words, and with it the record; a choice, a figure or a link stands in a
 * record that is found by its own. */
static void
test_search (void)
{
  guint n_facts;
  const Fact *facts = sample_facts (&n_facts);

  for (guint i = 0; i < n_facts; i++)
    {
      g_autoptr (DossierRecord) record = sample_fact_find (store, facts[i].table, facts[i].record);
      const DossierTable *table = dossier_record_get_table (record);
      guint n_columns;
      const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);
      g_autofree char *words = dup_written (record, &columns[dossier_table_find_column (table,
                                                                                        facts[i].field)]);

      g_test_message ("%u: %s “%s”, %s", facts[i].number, facts[i].table, facts[i].record, facts[i].field);
      if (facts[i].expected == NULL)
        continue;
      if (words != NULL)
        g_assert_true (is_found (record, words));
      else
        assert_reached (record);
    }
}

/* What a fact might say instead: the first that is no other rule's business. */
static GPtrArray *
list_others (const DossierField *field)
{
  static const char * const texts[DOSSIER_N_KINDS] = {
    [DOSSIER_KIND_TEXT] = "Something else", [DOSSIER_KIND_LONG_TEXT] = "Something else",
    [DOSSIER_KIND_INTEGER] = "77", [DOSSIER_KIND_NUMBER] = "77.5", [DOSSIER_KIND_AMOUNT] = "EUR 5,077",
    [DOSSIER_KIND_DURATION] = "77 months", [DOSSIER_KIND_MONTH] = "17",
  };
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (texts[field->kind] != NULL)
    g_ptr_array_add (others, g_strdup (texts[field->kind]));
  else if (field->kind == DOSSIER_KIND_DATE)
    for (guint year = 2001; year < 2040; year += 5)
      g_ptr_array_add (others, g_strdup_printf ("3 Nov %u", year));
  else if (field->kind == DOSSIER_KIND_YES_NO)
    for (guint i = 0; i < 2; i++)
      g_ptr_array_add (others, g_strdup (i == 0 ? "yes" : "no"));

  for (guint i = 0; field->kind == DOSSIER_KIND_CHOICE && field->choices[i].code != NULL; i++)
    g_ptr_array_add (others, g_strdup (field->choices[i].code));
  if (field->kind != DOSSIER_KIND_LINK)
    return others;

  query = dossier_query_new (field->target);
  ids = dossier_store_query (store, query, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (others, g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i)));
  g_ptr_array_add (others, g_strdup (""));
  return others;
}

/* Returns: what it said before, as it was written; %NULL where nothing else can be said */
static char *
change_somehow (DossierRecord      *record,
                const DossierField *field,
                const char         *column)
{
  g_autoptr (GPtrArray) others = list_others (field);
  gboolean is_written = field->kind != DOSSIER_KIND_LINK && field->kind != DOSSIER_KIND_CHOICE &&
                        field->kind != DOSSIER_KIND_YES_NO;
  g_autofree char *before = dossier_store_dup_display (store, record, column, "en");
  g_autofree char *input = dossier_record_dup_input (record, column);

  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *after = NULL;

      if (!dossier_store_change (store, record, column, g_ptr_array_index (others, i), NULL))
        continue;

      after = dossier_record_dup_input (record, column);
      if (g_strcmp0 (input, after) != 0)
        return is_written ? g_steal_pointer (&input) : g_steal_pointer (&before);
    }

  return NULL;
}

static gboolean
is_told (DossierRecord *record,
         const char    *column,
         const char    *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = dossier_store_get_history (store, NULL, 1, &error);
  const DossierStep *last = steps->pdata[0];
  g_autoptr (GPtrArray) changes = dossier_store_get_step_changes (store, last->id, "en", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const DossierStepChange *change = g_ptr_array_index (changes, i);

      if (change->table == dossier_record_get_table (record) &&
          change->id == dossier_record_get_id (record) && g_strcmp0 (change->column, column) == 0 &&
          g_strcmp0 (change->before != NULL ? change->before : "", before) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whatever of a fact is changed stands in the history, with what it was before: texts, dates, amounts,
 * choices, links. */
static void
test_history (void)
{
  guint n_changed[DOSSIER_N_KINDS] = { 0 };
  guint n_facts;
  const Fact *facts = sample_facts (&n_facts);

  for (guint i = 0; i < n_facts; i++)
    {
      g_autoptr (DossierRecord) record = sample_fact_find (store, facts[i].table, facts[i].record);
      const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), facts[i].field);
      g_autofree char *before = NULL;
      g_autoptr (GError) error = NULL;

      /* The order of a list is not a field of a record to a person. */
      if (field == NULL || field->unique || g_str_equal (facts[i].field, "position"))
        continue;

      before = change_somehow (record, field, facts[i].field);
      g_test_message ("%u: %s “%s”, %s: “%s”", facts[i].number, facts[i].table, facts[i].record,
                      facts[i].field, before);
      g_assert_nonnull (before);
      g_assert_true (is_told (record, facts[i].field, before));
      n_changed[field->kind]++;
      dossier_store_undo (store, &error);
      g_assert_no_error (error);
    }

  g_assert_cmpuint (n_changed[DOSSIER_KIND_DATE], >, 10);
  g_assert_cmpuint (n_changed[DOSSIER_KIND_AMOUNT], >, 3);
  g_assert_cmpuint (n_changed[DOSSIER_KIND_CHOICE], >, 10);
  g_assert_cmpuint (n_changed[DOSSIER_KIND_LINK], >, 10);
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
  g_test_add_func ("/sample/json", test_json);
  g_test_add_func ("/sample/search", test_search);
  g_test_add_func ("/sample/history", test_history);
  g_test_add_func ("/sample/due-dates", test_due_dates);
  g_test_add_func ("/sample/derived-durations", test_derived_durations);

  status = g_test_run ();
  g_clear_object (&store);
  return status;
}
