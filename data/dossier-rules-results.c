/* dossier-rules-results.c: rules about components, indicators and milestones. */
#include "dossier-verify-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"
#include "dossier-query-private.h"

/* Components are called by the number that their order gives them. */
static void
say_without_activity (DossierVerify     *self,
                      DossierStatement  *row,
                      char             **sentence,
                      char             **detail)
{
  *sentence = g_strdup_printf (_("Component %d has no activity"), sqlite3_column_int (row, 2));
}

static void
say_without_indicator (DossierVerify     *self,
                       DossierStatement  *row,
                       char             **sentence,
                       char             **detail)
{
  *sentence = g_strdup_printf (_("Component %d has no indicator"), sqlite3_column_int (row, 2));
}

/* A change is measured against a baseline; where values are given by country, each one needs its own. */
static void
say_without_baseline (DossierVerify     *self,
                      DossierStatement  *row,
                      char             **sentence,
                      char             **detail)
{
  int n_countries = sqlite3_column_int (row, 2);
  int n_baselines = sqlite3_column_int (row, 3);

  if (n_baselines >= MAX (1, n_countries))
    return;

  if (n_countries == 0)
    *sentence = g_strdup (_("No baseline"));
  else if (n_baselines == 0)
    *sentence = g_strdup_printf (ngettext ("No baseline for the %d country",
                                           "No baseline for any of the %d countries", n_countries),
                                 n_countries);
  else
    /* Translators: the first number is of those that have one, the second of all */
    *sentence = g_strdup_printf (ngettext ("A baseline for only %d of %d country",
                                           "Baselines for only %d of %d countries", n_countries),
                                 n_baselines, n_countries);
}

/* “Month 30” is over after the programme has ended. */
static void
say_due (DossierVerify     *self,
         DossierStatement  *row,
         char             **sentence,
         char             **detail)
{
  const char *start = (const char *) sqlite3_column_text (row, 2);
  const char *end = (const char *) sqlite3_column_text (row, 3);
  int month = sqlite3_column_int (row, 4);
  const char *stated = (const char *) sqlite3_column_text (row, 5);
  g_autofree char *due = stated != NULL ? g_strdup (stated) : dossier_date_of_month (start, month);
  g_autofree char *due_words = NULL, *end_words = NULL;
  GDate due_latest, end_latest, other;

  if (due == NULL || !dossier_date_bounds (due, &other, &due_latest) ||
      !dossier_date_bounds (end, &other, &end_latest) || !g_date_valid (&due_latest) ||
      !g_date_valid (&end_latest) || g_date_compare (&due_latest, &end_latest) <= 0)
    return;

  end_words = dossier_verify_dup_date (self, end);
  if (stated == NULL)
    {
      g_autofree char *last = dossier_day_to_iso (&due_latest);

      due_words = dossier_verify_dup_date (self, last);
      /* Translators: a month of a programme by its number, the day it is over, the end of the programme */
      *sentence = g_strdup_printf (_("Month %d is over on %s, after the end of the programme, %s"), month,
                                   due_words, end_words);
      return;
    }

  due_words = dossier_verify_dup_date (self, due);
  /* Translators: when something is due, and the end of the programme */
  *sentence = g_strdup_printf (_("Due %s, after the end of the programme, %s"), due_words, end_words);
}

/* The countries an indicator is measured in on the day: those of its group, else those of the programme,
 * else those of its groups; as dossier_indicator_list_countries(). */
#define MEMBERS_SQL                                                                         \
  "SELECT country FROM group_member WHERE country_group = i.country_group"                 \
  " AND " DOSSIER_ON_DAY_SQL ("period", "?2")                                               \
  " UNION SELECT country FROM programme_country"                                            \
  " WHERE i.country_group IS NULL AND programme = i.programme"                              \
  " UNION SELECT m.country FROM programme_group g JOIN group_member m"                      \
  " ON m.country_group = g.country_group"                                                   \
  " WHERE i.country_group IS NULL AND g.programme = i.programme"                            \
  " AND " DOSSIER_ON_DAY_SQL ("m.period", "?2")                                             \
  " AND NOT EXISTS (SELECT 1 FROM programme_country WHERE programme = i.programme)"

#define COUNTRIES_SQL \
  "CASE WHEN NOT i.per_country THEN 0 ELSE (SELECT count(*) FROM (" MEMBERS_SQL ")) END"

#define BASELINES_SQL                                                                       \
  "(SELECT count(DISTINCT coalesce (v.country, 0)) FROM indicator_value v"                  \
  " WHERE v.indicator = i.id AND v.kind = 'baseline' AND v.value IS NOT NULL"               \
  " AND v.amendment IS NULL"                                                                \
  " AND (NOT i.per_country OR v.country IS NULL OR v.country IN (" MEMBERS_SQL ")))"

/* The number of a component is its place in the order. */
#define NUMBER_SQL                                                                       \
  "(SELECT count(*) FROM component o WHERE o.programme = c.programme"                    \
  " AND (o.position, o.id) <= (c.position, c.id))"

const DossierRuleKind dossier_rules_results[] = {
  { { "V-09", N_("Target against a baseline that is missing"), { DOSSIER_FINE, DOSSIER_WARN, DOSSIER_WARN } },
    "indicator", "rule",
    "SELECT i.id, i.programme, " COUNTRIES_SQL ", " BASELINES_SQL " FROM indicator i"
    " WHERE @i.programme@ AND i.rule IN ('increase', 'decrease')",
    .say = say_without_baseline },
  { { "V-10", N_("Due after the end of the programme"), { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_WARN } },
    "indicator", "due_month",
    "SELECT i.id, i.programme, p.starts, p.ends, i.due_month, i.due"
    " FROM indicator i JOIN programme p ON p.id = i.programme"
    " WHERE @i.programme@ AND p.ends IS NOT NULL AND (i.due_month IS NOT NULL OR i.due IS NOT NULL)",
    .say = say_due },
  { { "V-10 milestone", N_("Milestone after the end of the programme"),
      { DOSSIER_FINE, DOSSIER_FINE, DOSSIER_WARN } },
    "milestone", "due_month",
    "SELECT m.id, m.programme, p.starts, p.ends, m.due_month, m.due"
    " FROM milestone m JOIN programme p ON p.id = m.programme"
    " WHERE @m.programme@ AND p.ends IS NOT NULL AND (m.due_month IS NOT NULL OR m.due IS NOT NULL)",
    .say = say_due },
  /* Before a programme runs, its components are plans. */
  { { "V-11", N_("Component without an activity"), { DOSSIER_FINE, DOSSIER_FINE, DOSSIER_WARN } },
    "component", "title",
    "SELECT c.id, c.programme, " NUMBER_SQL
    " FROM component c JOIN programme p ON p.id = c.programme"
    " WHERE @c.programme@ AND p.lifecycle <> 'pipeline'"
    " AND NOT EXISTS (SELECT 1 FROM activity_component WHERE component = c.id)"
    " AND NOT EXISTS (SELECT 1 FROM component WHERE parent = c.id)",
    .say = say_without_activity },
  { { "V-18", N_("Result without an indicator"), { DOSSIER_FINE, DOSSIER_WARN, DOSSIER_WARN } },
    "component", "title",
    "SELECT c.id, c.programme, " NUMBER_SQL " FROM component c"
    " WHERE @c.programme@ AND NOT EXISTS (SELECT 1 FROM indicator WHERE component = c.id)",
    .say = say_without_indicator },
  { { NULL } }
};
