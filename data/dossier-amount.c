/* dossier-amount.c: qualifiers, and sums that keep currencies apart.
 *
 * Amounts are integers of minor units, so that no sum is ever off by a cent.
 */
#include "dossier-amount.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierSum
{
  GArray *amounts;  /* DossierAmount, one per currency */
  guint   n_tbd;
};

static const struct
{
  const char *code;
  const char *label;
} qualifiers[DOSSIER_N_QUALIFIERS] = {
  [DOSSIER_QUALIFIER_EXACT] = { "exact", N_("exactly") },
  [DOSSIER_QUALIFIER_UP_TO] = { "up_to", N_("up to") },
  [DOSSIER_QUALIFIER_AT_LEAST] = { "at_least", N_("at least") },
  [DOSSIER_QUALIFIER_APPROX] = { "approx", N_("about") },
  [DOSSIER_QUALIFIER_TBD] = { "tbd", N_("to be determined") },
};

/**
 * dossier_qualifier_to_code:
 *
 * Returns: (transfer none): how a file names @qualifier
 */
const char *
dossier_qualifier_to_code (DossierQualifier qualifier)
{
  g_return_val_if_fail (qualifier < DOSSIER_N_QUALIFIERS, NULL);

  return qualifiers[qualifier].code;
}

/**
 * dossier_qualifier_from_code:
 * @code: (nullable): a text
 * @qualifier: (out): written only on success
 *
 * Returns: whether @code is the code of a qualifier
 */
gboolean
dossier_qualifier_from_code (const char       *code,
                             DossierQualifier *qualifier)
{
  g_return_val_if_fail (qualifier != NULL, FALSE);

  for (guint i = 0; i < DOSSIER_N_QUALIFIERS; i++)
    {
      if (g_strcmp0 (code, qualifiers[i].code) == 0)
        {
          *qualifier = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * dossier_qualifier_label:
 *
 * Returns: (transfer none): the translated name of @qualifier
 */
const char *
dossier_qualifier_label (DossierQualifier qualifier)
{
  g_return_val_if_fail (qualifier < DOSSIER_N_QUALIFIERS, NULL);

  return _(qualifiers[qualifier].label);
}

/**
 * dossier_amount_set_currency:
 * @currency: (nullable): any text; only three letters are a currency
 */
void
dossier_amount_set_currency (DossierAmount *amount,
                             const char    *currency)
{
  gboolean is_code = currency != NULL && strlen (currency) == 3;

  for (guint i = 0; is_code && i < 3; i++)
    is_code = g_ascii_isalpha (currency[i]);

  g_strlcpy (amount->currency, is_code ? currency : "", sizeof amount->currency);
}

/**
 * dossier_sum_new:
 *
 * Returns: (transfer full): the sum of nothing
 */
DossierSum *
dossier_sum_new (void)
{
  DossierSum *self = g_new0 (DossierSum, 1);

  self->amounts = g_array_new (FALSE, FALSE, sizeof (DossierAmount));

  return self;
}

void
dossier_sum_free (DossierSum *self)
{
  if (self != NULL)
    g_array_unref (self->amounts);
  g_free (self);
}

/* Something exact changes nothing; two different doubts leave only “about”. */
static DossierQualifier
combine_qualifiers (DossierQualifier a,
                    DossierQualifier b)
{
  if (a == b || b == DOSSIER_QUALIFIER_EXACT)
    return a;

  return a == DOSSIER_QUALIFIER_EXACT ? b : DOSSIER_QUALIFIER_APPROX;
}

/**
 * dossier_sum_add:
 * @amount: an amount of at least 0
 *
 * Adds to the amount of the same currency.  A sum with “up to” parts is “up
 * to”, with “at least” parts “at least”, with both or with “about” it is
 * “about”.  Amounts to be determined are counted, not added.  A sum beyond what
 * 64 bits hold becomes “at least” the largest number: it never turns around.
 */
void
dossier_sum_add (DossierSum          *self,
                 const DossierAmount *amount)
{
  g_return_if_fail (self != NULL && amount != NULL);

  if (amount->qualifier == DOSSIER_QUALIFIER_TBD)
    {
      self->n_tbd++;
      return;
    }

  for (guint i = 0; i < self->amounts->len; i++)
    {
      DossierAmount *total = &g_array_index (self->amounts, DossierAmount, i);

      if (g_strcmp0 (total->currency, amount->currency) != 0)
        continue;

      total->qualifier = combine_qualifiers (total->qualifier, amount->qualifier);
      if (__builtin_add_overflow (total->minor, amount->minor, &total->minor))
        {
          total->minor = G_MAXINT64;
          total->qualifier = DOSSIER_QUALIFIER_AT_LEAST;
        }
      return;
    }

  g_array_append_vals (self->amounts, amount, 1);
}

guint
dossier_sum_get_n_currencies (const DossierSum *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->amounts->len;
}

/**
 * dossier_sum_get_amount:
 * @index: below dossier_sum_get_n_currencies()
 *
 * Returns: (transfer none): the total of one currency, valid until the next
 *   dossier_sum_add()
 */
const DossierAmount *
dossier_sum_get_amount (const DossierSum *self,
                        guint             index)
{
  g_return_val_if_fail (self != NULL && index < self->amounts->len, NULL);

  return &g_array_index (self->amounts, DossierAmount, index);
}

guint
dossier_sum_get_n_tbd (const DossierSum *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_tbd;
}

/**
 * dossier_sum_format:
 * @language: `fr…` for French, everything else is English
 *
 * Returns: (transfer full): “up to EUR 5.95 million + USD 20,000; 1 to be
 *   determined”; the empty text for the sum of nothing
 */
char *
dossier_sum_format (const DossierSum *self,
                    const char       *language)
{
  const DossierAmount undetermined = { .qualifier = DOSSIER_QUALIFIER_TBD };
  g_autofree char *tbd = dossier_amount_format (&undetermined, language, DOSSIER_AMOUNT_PROSE);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < self->amounts->len; i++)
    {
      g_autofree char *amount = dossier_amount_format (dossier_sum_get_amount (self, i), language,
                                                       DOSSIER_AMOUNT_PROSE);

      g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", amount);
    }

  if (self->n_tbd == 1 && text->len == 0)
    g_string_append (text, tbd);
  else if (self->n_tbd > 0)
    g_string_append_printf (text, "%s%u\302\240%s", text->len > 0 ? "; " : "", self->n_tbd, tbd);

  return g_string_free (text, FALSE);
}
