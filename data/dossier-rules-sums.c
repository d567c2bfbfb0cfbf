/* dossier-rules-sums.c: rules about parts that make a whole: shares of funders, lines of a budget.
 *
 * “Up to”, “at least” and “about” leave room, and so does a part that nobody stated.  What is found
 * cannot be right however that room is filled: already the least of it is too much, or all of it is
 * too little.
 */
#include "dossier-verify-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-claim.h"
#include "dossier-number.h"

#define HUNDRED_PERCENT (100 * DOSSIER_NUMBER_UNIT)

/* What something can be: a gap of the most knows no bound. */
typedef struct
{
  gint64 least;
  gint64 most;
} Room;

static gint64
add (gint64 a,
     gint64 b)
{
  gint64 sum;

  return __builtin_add_overflow (a, b, &sum) ? G_MAXINT64 : sum;
}

static Room
get_room (gint64           value,
          DossierQualifier qualifier)
{
  gint64 about = value / 100 * DOSSIER_ABOUT_PERCENT;

  switch (qualifier)
    {
    case DOSSIER_QUALIFIER_UP_TO:
      return (Room) { 0, value };

    case DOSSIER_QUALIFIER_AT_LEAST:
      return (Room) { value, G_MAXINT64 };

    case DOSSIER_QUALIFIER_APPROX:
      return (Room) { value - about, add (value, about) };

    case DOSSIER_QUALIFIER_TBD:
      return (Room) { 0, G_MAXINT64 };

    case DOSSIER_QUALIFIER_EXACT:
    case DOSSIER_N_QUALIFIERS:
    default:
      return (Room) { value, value };
    }
}

/* The whole, column 2 to 4 of a row, or 5 to 7: minor units, currency and qualifier.  An amount that is
 * not there is to be determined. */
static DossierAmount
read_amount (DossierStatement *row,
             int               column)
{
  DossierAmount amount = { .qualifier = DOSSIER_QUALIFIER_TBD };

  /* Less than nothing cannot have been written here. */
  if (sqlite3_column_type (row, column) == SQLITE_NULL || sqlite3_column_int64 (row, column) < 0)
    return amount;

  amount.minor = sqlite3_column_int64 (row, column);
  amount.qualifier = DOSSIER_QUALIFIER_EXACT;
  dossier_amount_set_currency (&amount, (const char *) sqlite3_column_text (row, column + 1));
  dossier_qualifier_from_code ((const char *) sqlite3_column_text (row, column + 2), &amount.qualifier);
  return amount;
}

/* The parts of one programme so far. */
typedef struct
{
  gint64         programme;
  DossierAmount  whole;
  Room           room;
  DossierSum    *sum;
} Parts;

static void
begin_parts (Parts            *self,
             DossierStatement *row)
{
  self->programme = sqlite3_column_int64 (row, 0);
  self->whole = read_amount (row, 2);
  self->room = (Room) { 0, 0 };
  self->sum = dossier_sum_new ();
}

/* In another currency it is worth something, but who knows what. */
static void
add_part (Parts            *self,
          DossierStatement *row)
{
  DossierAmount part = read_amount (row, 5);
  gboolean is_alike = g_str_equal (part.currency, self->whole.currency);
  Room room = get_room (part.minor, is_alike ? part.qualifier : DOSSIER_QUALIFIER_TBD);

  self->room.least = add (self->room.least, room.least);
  self->room.most = add (self->room.most, room.most);
  dossier_sum_add (self->sum, &part);
}

static void
end_parts (DossierVerify         *self,
           const DossierRuleKind *kind,
           Parts                 *parts)
{
  g_autoptr (DossierSum) sum = g_steal_pointer (&parts->sum);
  Room whole = get_room (parts->whole.minor, parts->whole.qualifier);
  g_autofree char *added = NULL, *budget = NULL;

  if (sum == NULL || (parts->room.least <= whole.most && parts->room.most >= whole.least))
    return;

  added = dossier_sum_format (sum, self->language);
  budget = dossier_amount_format (&parts->whole, self->language, DOSSIER_AMOUNT_PROSE);
  dossier_verify_add (self, kind, parts->programme, parts->programme, g_strdup (_(kind->sentence)),
                      /* Translators: two amounts */
                      g_strdup_printf (_("They add up to %s; the budget is %s"), added, budget));
}

/* The rows of a programme follow each other. */
static gboolean
find_sums (DossierVerify          *self,
           const DossierRuleKind  *kind,
           GError                **error)
{
  g_autoptr (DossierStatement) row = dossier_verify_prepare (self, kind->sql, error);
  Parts parts = { 0 };
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;

  while (dossier_verify_step (self, row, &failure))
    {
      if (parts.sum == NULL || parts.programme != sqlite3_column_int64 (row, 0))
        {
          end_parts (self, kind, &parts);
          begin_parts (&parts, row);
        }
      add_part (&parts, row);
    }
  end_parts (self, kind, &parts);

  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Column 2: the sum in millionths; 3: how many parts are not stated exactly. */
static void
say_percent (DossierVerify     *self,
             DossierStatement  *row,
             char             **sentence,
             char             **detail)
{
  DossierNumber number = { sqlite3_column_int64 (row, 2), DOSSIER_QUALIFIER_EXACT };
  g_autofree char *sum = dossier_number_format (&number, self->language);

  if (number.millionths == HUNDRED_PERCENT ||
      (number.millionths < HUNDRED_PERCENT && sqlite3_column_int (row, 3) > 0))
    {
      g_clear_pointer (sentence, g_free);
      return;
    }

  /* Translators: %s is a number */
  *detail = g_strdup_printf (_("They add up to %s %%"), sum);
}

const DossierRuleKind dossier_rules_sums[] = {
  { { "V-13", N_("Shares of the funders add up to the budget"),
      { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "programme", "budget",
    "SELECT p.id, p.id, p.budget, p.budget_currency, p.budget_qualifier, c.share, c.share_currency,"
    " c.share_qualifier FROM programme p JOIN contribution c ON c.programme = p.id"
    " WHERE @p.id@ AND p.budget IS NOT NULL ORDER BY p.id, c.id",
    N_("The shares of the funders do not add up to the budget"), .find = find_sums },
  /* A part “up to” or “about” so much may be less. */
  { { "V-13 percent", N_("Parts of the funders add up to 100 %"),
      { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "programme", "contributions",
    "SELECT p.id, p.id, sum(iif (coalesce (c.part_qualifier, 'exact') IN ('exact', 'at_least'), c.part, 0)),"
    " sum(c.part IS NULL OR coalesce (c.part_qualifier, 'exact') <> 'exact')"
    " FROM programme p JOIN contribution c ON c.programme = p.id WHERE @p.id@"
    " GROUP BY p.id HAVING count(c.part) > 0",
    N_("The parts of the funders do not add up to 100 %"), say_percent },
  { { "V-14", N_("Percentages of the countries add up to 100 %"),
      { DOSSIER_FINE, DOSSIER_STOP, DOSSIER_WARN } },
    "programme", "countries",
    "SELECT p.id, p.id, sum(c.part), 0 FROM programme p JOIN programme_country c ON c.programme = p.id"
    " WHERE @p.id@ GROUP BY p.id HAVING count(c.part) > 0",
    N_("The percentages of the countries do not add up to 100 %"), say_percent },
  { { "V-15", N_("Lines of the budget add up to the budget"), { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_STOP } },
    "programme", "budget",
    "SELECT p.id, p.id, p.budget, p.budget_currency, p.budget_qualifier, l.amount, l.amount_currency,"
    " l.amount_qualifier FROM programme p"
    " JOIN budget_version v ON v.id = (SELECT id FROM budget_version WHERE programme = p.id"
    " ORDER BY position DESC, id DESC LIMIT 1)"
    " JOIN budget_line l ON l.budget_version = v.id"
    " WHERE @p.id@ AND p.budget IS NOT NULL ORDER BY p.id, l.id",
    N_("The lines of the budget do not add up to the budget"), .find = find_sums },
  { { NULL } }
};
