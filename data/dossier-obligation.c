/* dossier-obligation.c: what has to be done by a day because it was agreed. */
#include "dossier-obligation.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"

/**
 * dossier_obligation_explain:
 *
 * The explain of the tables of obligations and action points: how long there is still time on the
 * day shown, until it was sent or done.  A month is over on its last day.
 *
 * Returns: (transfer full) (nullable): beside the due date, “in 12 days”
 */
char *
dossier_obligation_explain (DossierStore  *store,
                            DossierRecord *obligation,
                            const char    *field)
{
  const char *done = dossier_table_get_field (dossier_record_get_table (obligation), "sent") != NULL
                     ? "sent" : "done";
  GDate earliest, latest, day;
  int days;

  if (!g_str_equal (field, "due") || dossier_record_is_set (obligation, done) ||
      !dossier_record_get_bounds (obligation, "due", &earliest, &latest) || !g_date_valid (&latest))
    return NULL;

  dossier_store_get_as_of (store, &day);
  days = g_date_days_between (&day, &latest);
  if (days < 0)
    return g_strdup_printf (ngettext ("overdue for %d day", "overdue for %d days", -days), -days);
  if (days == 0)
    return g_strdup (_("due today"));

  return g_strdup_printf (ngettext ("due in %d day", "due in %d days", days), days);
}
