/* dossier-rules-programme.c: rules about programmes: what is missing, dates, what is not sure. */
#include "dossier-verify-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"
#include "dossier-programme.h"

/* Dates */

static void
say_duration (DossierVerify     *self,
              DossierStatement  *row,
              char             **sentence,
              char             **detail)
{
  g_autoptr (DossierRecord) programme = dossier_store_get (self->store, "programme",
                                                           sqlite3_column_int64 (row, 0), NULL);
  g_autofree char *end = NULL;

  if (programme == NULL ||
      dossier_programme_check_duration (programme, self->language, sentence, NULL)
      != DOSSIER_DURATION_DIFFERS)
    {
      g_clear_pointer (sentence, g_free);
      return;
    }

  end = dossier_verify_dup_date (self, (const char *) sqlite3_column_text (row, 2));
  /* Translators: the date on which a programme ends, as it is recorded */
  *detail = g_strdup_printf (_("The end recorded is %s"), end);
}

/* What was not stated is derived from the dates: a year and a day is more than a year. */
static void
say_long_budget (DossierVerify     *self,
                 DossierStatement  *row,
                 char             **sentence,
                 char             **detail)
{
  GDate start, end, other;
  gboolean is_long = sqlite3_column_int (row, 2) > 12;

  if (dossier_date_bounds ((const char *) sqlite3_column_text (row, 3), &start, &other) &&
      dossier_date_bounds ((const char *) sqlite3_column_text (row, 4), &other, &end) &&
      g_date_valid (&start) && g_date_valid (&end))
    {
      g_date_add_years (&start, 1);
      is_long = g_date_compare (&end, &start) >= 0;
    }

  if (is_long)
    *sentence = g_strdup (_("The budget is for more than a year; "
                            "IATI wants it by year, as a version of the budget shows it"));
}

/* French */

/* How the records of @table belong to a programme, or NULL if they do not, or not directly. */
static const char *
get_programme_column (const DossierTable *table)
{
  const DossierField *owner = dossier_table_get_owner (table);

  if (g_str_equal (table->name, "programme"))
    return "id";

  return owner != NULL && g_str_equal (owner->target, "programme") ? owner->name : NULL;
}

static char *
dup_french_sql (const DossierTable *table,
                const char         *column)
{
  GString *missing = g_string_new (NULL);
  char *sql;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].bilingual)
      g_string_append_printf (missing, "%s(%s IS NOT NULL AND %s_fr IS NULL)", missing->len > 0 ? " OR " : "",
                              table->fields[i].name, table->fields[i].name);

  sql = missing->len == 0 ? NULL
        : g_strdup_printf ("SELECT %s, count(*), min(id) FROM %s WHERE (%s) AND %s IS NOT NULL AND @%s@"
                           " GROUP BY %s", column, table->name, missing->str, column, column, column);
  g_string_free (missing, TRUE);
  return sql;
}

/* What has no French in a programme. */
typedef struct
{
  GString    *words;  /* “Components: 2 · Activities: 1” */
  const char *table;  /* of the first of them */
  gint64      first;
} Missing;

static void
missing_free (gpointer data)
{
  Missing *self = data;

  g_string_free (self->words, TRUE);
  g_free (self);
}

static Missing *
get_missing (GHashTable   *all,
             gint64        programme,
             const char   *table,
             gint64        first)
{
  Missing *missing = g_hash_table_lookup (all, &programme);

  if (missing == NULL)
    {
      missing = g_new (Missing, 1);
      *missing = (Missing) { g_string_new (NULL), table, first };
      g_hash_table_insert (all, g_memdup2 (&programme, sizeof programme), missing);
    }

  return missing;
}

/* In words, for each programme. */
static gboolean
count_french (DossierVerify       *self,
              const DossierTable  *table,
              const char          *column,
              GHashTable          *all,
              GError             **error)
{
  g_autofree char *sql = dup_french_sql (table, column);
  g_autoptr (DossierStatement) row = sql != NULL ? dossier_verify_prepare (self, sql, error) : NULL;
  GError *failure = NULL;

  if (row == NULL)
    return sql == NULL;

  while (dossier_verify_step (self, row, &failure))
    {
      Missing *missing = get_missing (all, sqlite3_column_int64 (row, 0), table->name,
                                      sqlite3_column_int64 (row, 2));

      g_string_append (missing->words, missing->words->len > 0 ? " · " : "");
      /* Translators: a kind of record, and how many there are */
      g_string_append_printf (missing->words, _("%s: %d"), _(table->plural), sqlite3_column_int (row, 1));
    }

  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* To the first text without French of the first such record. */
static void
lead_to_french (DossierVerify *self,
                const Missing *missing)
{
  const DossierTable *table = dossier_table_find (missing->table);
  g_autoptr (DossierRecord) record = dossier_store_get (self->store, missing->table, missing->first, NULL);

  for (guint i = 0; record != NULL && i < table->n_fields; i++)
    {
      g_autofree char *french = g_strconcat (table->fields[i].name, "_fr", NULL);

      if (!table->fields[i].bilingual || !dossier_record_is_set (record, table->fields[i].name) ||
          dossier_record_get_text (record, french) != NULL)
        continue;

      dossier_verify_place (self, table->name, missing->first, french);
      return;
    }
}

static gboolean
find_without_french (DossierVerify          *self,
                     const DossierRuleKind  *kind,
                     GError                **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, missing_free);
  GHashTableIter iter;
  gint64 *programme;
  Missing *missing;
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      const char *column = get_programme_column (tables[i]);

      if (column != NULL && !count_french (self, tables[i], column, all, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, (gpointer *) &programme, (gpointer *) &missing))
    {
      dossier_verify_add (self, kind, *programme, *programme, g_strdup (_("Texts without French")),
                          g_strdup (missing->words->str));
      lead_to_french (self, missing);
    }
  return TRUE;
}

const DossierRuleKind dossier_rules_programme[] = {
  { { "V-01 objective", N_("Missing objective"), { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "programme", "objective",
    "SELECT id, id FROM programme p WHERE @id@ AND objective IS NULL AND objective_fr IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM component WHERE programme = p.id AND level = 'purpose')",
    N_("No objective") },
  { { "V-01 dates", N_("Missing start or end"), { DOSSIER_WARN, DOSSIER_STOP, DOSSIER_STOP } },
    "programme", "starts",
    "SELECT id, id FROM programme WHERE @id@ AND starts IS NULL",
    N_("No start") },
  { { "V-01 end", N_("Missing end"), { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "programme", "ends",
    "SELECT id, id FROM programme WHERE @id@ AND starts IS NOT NULL AND ends IS NULL",
    N_("No end") },
  { { "V-01 budget", N_("Missing budget"), { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "programme", "budget",
    "SELECT id, id FROM programme WHERE @id@ AND budget IS NULL",
    N_("No budget") },
  { { "V-01 funder", N_("Missing funder"), { DOSSIER_WARN, DOSSIER_STOP, DOSSIER_STOP } },
    "programme", "contributions",
    "SELECT id, id FROM programme p WHERE @id@"
    " AND NOT EXISTS (SELECT 1 FROM contribution WHERE programme = p.id)",
    N_("No funder") },
  { { "V-02", N_("Duration as stated, start and end agree"), { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_WARN } },
    "programme", "duration",
    "SELECT id, id, ends FROM programme"
    " WHERE @id@ AND duration IS NOT NULL AND starts IS NOT NULL AND ends IS NOT NULL",
    .say = say_duration },
  { { "V-03", N_("End before start"), { DOSSIER_STOP, DOSSIER_STOP, DOSSIER_STOP } },
    "programme", "ends",
    "SELECT id, id FROM programme WHERE @id@ AND ends_latest < starts_earliest",
    N_("The end is before the start") },
  { { "V-03 agreement", N_("End of an agreement before its start"),
      { DOSSIER_FINE, DOSSIER_STOP, DOSSIER_STOP } },
    "agreement", "ends",
    "SELECT id, programme FROM agreement WHERE @programme@ AND ends_latest < starts_earliest",
    N_("The agreement ends before it starts") },
  { { "V-03 possible", N_("End perhaps before start"), { DOSSIER_NOTE, DOSSIER_NOTE, DOSSIER_NOTE } },
    "programme", "ends",
    "SELECT id, id FROM programme"
    " WHERE @id@ AND ends_earliest < starts_latest AND ends_latest >= starts_earliest",
    N_("As written, the end may be before the start") },
  { { "V-12", N_("Funder to be identified"), { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "contribution", "organisation",
    "SELECT c.id, c.programme FROM contribution c LEFT JOIN organisation o ON o.id = c.organisation"
    " WHERE @c.programme@ AND (o.id IS NULL OR o.kind = 'placeholder')",
    N_("A funder has still to be identified") },
  { { "V-16", N_("Budget for more than a year"), { DOSSIER_FINE, DOSSIER_NOTE, DOSSIER_FINE } },
    "programme", "budget",
    "SELECT id, id, duration, starts, ends FROM programme WHERE @id@ AND budget IS NOT NULL",
    .say = say_long_budget },
  { { "V-17", N_("To be confirmed, and has begun"), { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_WARN } },
    "programme", "certainty",
    "SELECT id, id FROM programme WHERE @id@ AND certainty = 'tbc' AND starts_latest < ?2",
    N_("Still to be confirmed, although its start has passed") },
  { { "V-17 activity", N_("Activity to be confirmed, and has begun"),
      { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_WARN } },
    "activity", "certainty",
    "SELECT id, programme FROM activity WHERE @programme@ AND certainty = 'tbc' AND date_latest < ?2"
    " AND status NOT IN ('cancelled', 'postponed')",
    N_("Still to be confirmed, although its date has passed") },
  { { "V-19", N_("Missing French text"), { DOSSIER_NOTE, DOSSIER_NOTE, DOSSIER_FINE } },
    "programme", "title", .find = find_without_french },
  { { NULL } }
};
