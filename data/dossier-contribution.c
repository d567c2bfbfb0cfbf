/* dossier-contribution.c: what is known of the share of a funder: an amount, or a part of a budget.
 *
 * A share is stated as an amount or in percent.  What a percentage comes to follows from the budget of
 * the programme, and is never more than “about” so much; without a budget only the percentage is known.
 */
#include "dossier-contribution.h"

#define WHOLE (100 * DOSSIER_NUMBER_UNIT)

/**
 * dossier_contribution_is_stated:
 * @contribution: a record of table “contribution”
 *
 * Returns: whether its share is stated, as an amount or in percent
 */
gboolean
dossier_contribution_is_stated (DossierRecord *contribution)
{
  DossierAmount amount;
  DossierNumber part;

  return dossier_record_get_amount (contribution, "share", &amount) ||
         dossier_record_get_number (contribution, "part", &part);
}

/* At most a hundred percent of @minor, to the cent. */
static gint64
take_part (gint64 minor,
           gint64 millionths)
{
  gint64 part = MIN (millionths, WHOLE);
  gint64 odd = minor % WHOLE * part;

  /* Not the amount times the part: that may be more than 64 bits hold. */
  return minor / WHOLE * part + odd / WHOLE + (odd % WHOLE >= WHOLE / 2);
}

/**
 * dossier_contribution_get_amount:
 * @contribution: a record of table “contribution”
 * @amount: (out): written only on success
 *
 * The share as it is stated, else what its percentage of the budget of the programme comes to, in the
 * currency of that and as “about” so much.
 *
 * Returns: whether the share is known as an amount, be it one to be determined
 */
gboolean
dossier_contribution_get_amount (DossierStore  *store,
                                 DossierRecord *contribution,
                                 DossierAmount *amount)
{
  g_autoptr (DossierRecord) programme = NULL;
  DossierAmount derived;
  DossierNumber part;

  if (dossier_record_get_amount (contribution, "share", amount))
    return TRUE;

  if (!dossier_record_get_number (contribution, "part", &part) || part.qualifier == DOSSIER_QUALIFIER_TBD)
    return FALSE;

  programme = dossier_store_get_linked (store, contribution, "programme");
  if (programme == NULL || !dossier_record_get_amount (programme, "budget", &derived) ||
      derived.qualifier == DOSSIER_QUALIFIER_TBD)
    return FALSE;

  derived.minor = take_part (derived.minor, part.millionths);
  derived.qualifier = DOSSIER_QUALIFIER_APPROX;
  *amount = derived;
  return TRUE;
}

/**
 * dossier_contribution_sum:
 * @contributions: (element-type DossierRecord): records of table “contribution”
 *
 * Returns: (transfer full): all shares that are known as amounts, each currency for itself
 */
DossierSum *
dossier_contribution_sum (DossierStore *store,
                          GPtrArray    *contributions)
{
  DossierSum *sum = dossier_sum_new ();

  for (guint i = 0; i < contributions->len; i++)
    {
      DossierAmount amount;

      if (dossier_contribution_get_amount (store, contributions->pdata[i], &amount))
        dossier_sum_add (sum, &amount);
    }

  return sum;
}
