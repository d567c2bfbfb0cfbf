/* dossier-rules-money.c: rules about shares, budgets and what agreements ask for. */
#include "dossier-verify-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-amount.h"
#include "dossier-date.h"
#include "dossier-number.h"

/* A report or a payment is looked for so long before it is due. */
#define DAYS_AHEAD 60

static char *
dup_amount (DossierVerify *self,
            gint64         minor,
            const char    *currency)
{
  DossierAmount amount = { .minor = MAX (minor, 0), .qualifier = DOSSIER_QUALIFIER_EXACT };

  dossier_amount_set_currency (&amount, currency);
  return dossier_amount_format (&amount, self->language, DOSSIER_AMOUNT_PROSE);
}

/* Columns 2 and 3: what the parts add up to, and the budget; 4: the currency of both. */
static void
say_sum (DossierVerify     *self,
         DossierStatement  *row,
         char             **sentence,
         char             **detail)
{
  const char *currency = (const char *) sqlite3_column_text (row, 4);
  g_autofree char *sum = dup_amount (self, sqlite3_column_int64 (row, 2), currency);
  g_autofree char *budget = dup_amount (self, sqlite3_column_int64 (row, 3), currency);

  /* Translators: two amounts */
  *detail = g_strdup_printf (_("They add up to %s; the budget is %s"), sum, budget);
}

static void
say_percent (DossierVerify     *self,
             DossierStatement  *row,
             char             **sentence,
             char             **detail)
{
  DossierNumber number = { sqlite3_column_int64 (row, 2), DOSSIER_QUALIFIER_EXACT };
  g_autofree char *sum = dossier_number_format (&number, self->language);

  /* Translators: %s is a number */
  *detail = g_strdup_printf (_("They add up to %s %%"), sum);
}

static void
say_obligation (DossierVerify     *self,
                DossierStatement  *row,
                char             **sentence,
                char             **detail)
{
  g_autofree char *date = dossier_verify_dup_date (self, (const char *) sqlite3_column_text (row, 2));
  GDate due;
  int days;

  if (!dossier_day_from_iso (&due, (const char *) sqlite3_column_text (row, 3)))
    return;

  days = g_date_days_between (&self->day, &due);
  if (days < 0)
    /* Translators: %s is a date */
    *sentence = g_strdup_printf (_("Overdue since %s"), date);
  else
    *sentence = g_strdup_printf (ngettext ("Due %s, in %d day", "Due %s, in %d days", days), date, days);
}

#define OBLIGATIONS_SQL                                                                   \
  "SELECT o.id, a.programme, o.due, o.due_latest"                                         \
  " FROM obligation o JOIN agreement a ON a.id = o.agreement"                             \
  " WHERE @a.programme@ AND o.sent IS NULL AND a.status <> 'terminated' AND o.due_latest "

const DossierRuleKind dossier_rules_money[] = {
  { { "V-13", N_("Shares of the funders add up to the budget"),
      { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "programme", "budget",
    "SELECT p.id, p.id, sum(c.share), p.budget, p.budget_currency"
    " FROM programme p JOIN contribution c ON c.programme = p.id WHERE @p.id@ AND p.budget IS NOT NULL"
    " GROUP BY p.id HAVING count(*) = count(c.share) AND min(c.share_currency) = p.budget_currency"
    " AND max(c.share_currency) = p.budget_currency AND sum(c.share) <> p.budget",
    N_("The shares of the funders do not add up to the budget"), say_sum },
  { { "V-13 percent", N_("Parts of the funders add up to 100 %"),
      { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "programme", "budget",
    "SELECT p.id, p.id, sum(c.part)"
    " FROM programme p JOIN contribution c ON c.programme = p.id WHERE @p.id@"
    " GROUP BY p.id HAVING count(*) = count(c.part) AND sum(c.part) <> 100000000",
    N_("The parts of the funders do not add up to 100 %"), say_percent },
  { { "V-14", N_("Percentages of the countries add up to 100 %"),
      { DOSSIER_FINE, DOSSIER_STOP, DOSSIER_WARN } },
    "programme", NULL,
    "SELECT p.id, p.id, sum(c.part) FROM programme p JOIN programme_country c ON c.programme = p.id"
    " WHERE @p.id@ GROUP BY p.id HAVING count(c.part) > 0 AND sum(c.part) <> 100000000",
    N_("The percentages of the countries do not add up to 100 %"), say_percent },
  { { "V-15", N_("Lines of the budget add up to the budget"), { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "programme", "budget",
    "SELECT p.id, p.id, sum(l.amount), p.budget, p.budget_currency FROM programme p"
    " JOIN budget_version v ON v.id = (SELECT id FROM budget_version WHERE programme = p.id"
    " ORDER BY position DESC, id DESC LIMIT 1)"
    " JOIN budget_line l ON l.budget_version = v.id AND l.amount IS NOT NULL"
    " WHERE @p.id@ AND p.budget IS NOT NULL"
    " GROUP BY p.id HAVING min(l.amount_currency) = p.budget_currency"
    " AND max(l.amount_currency) = p.budget_currency AND sum(l.amount) <> p.budget",
    N_("The lines of the budget do not add up to the budget"), say_sum },
  { { "V-20 due", N_("Report or payment due within 60 days"), { DOSSIER_FINE, DOSSIER_FINE, DOSSIER_NOTE } },
    "obligation", "due",
    OBLIGATIONS_SQL "BETWEEN ?2 AND date (?2, '+" G_STRINGIFY (DAYS_AHEAD) " days')",
    .say = say_obligation },
  { { "V-20 overdue", N_("Report or payment overdue"), { DOSSIER_FINE, DOSSIER_FINE, DOSSIER_STOP } },
    "obligation", "due",
    OBLIGATIONS_SQL "< ?2",
    .say = say_obligation },
  { { NULL } }
};
