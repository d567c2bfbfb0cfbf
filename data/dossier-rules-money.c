/* dossier-rules-money.c: rules about what agreements ask for. */
#include "dossier-verify-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"

/* A report or a payment is looked for so long before it is due. */
#define DAYS_AHEAD 60

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
