/* fuzz-amount.c: sums of money and numbers, as they are typed. */
#include <string.h>

#include "dossier-number.h"
#include "fuzz.h"

static const char * const languages[] = { "en", "fr" };
static const char * const currencies[] = { "EUR", "JPY", "BHD" };

/* What is written is read back as it was, or asked about where "1.234" can be two things. */
static void
write_amount (const DossierAmount *amount)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint style = DOSSIER_AMOUNT_PROSE; style <= DOSSIER_AMOUNT_COLUMN; style++)
      {
        g_autofree char *written = dossier_amount_format (amount, languages[i], style);
        DossierAmount read = { 0 };

        g_assert_true (g_utf8_validate (written, -1, NULL));
        if (style == DOSSIER_AMOUNT_COLUMN || amount->qualifier == DOSSIER_QUALIFIER_TBD)
          continue;

        if (!dossier_amount_parse (written, NULL, &read, NULL))
          {
            g_assert_cmpuint (dossier_currency_digits (amount->currency), ==, 3);
            continue;
          }

        g_assert_cmpint (read.minor, ==, amount->minor);
        g_assert_cmpstr (read.currency, ==, amount->currency);
        g_assert_cmpint (read.qualifier, ==, amount->qualifier);
      }
}

/* A total of however much does not run over. */
static void
add_up (const DossierAmount *amount)
{
  g_autoptr (DossierSum) sum = dossier_sum_new ();
  g_autofree char *written = NULL;

  for (guint i = 0; i < 3; i++)
    dossier_sum_add (sum, amount);
  written = dossier_sum_format (sum, "en");
  g_assert_nonnull (written);
}

static void
type_amount (const char *text,
             const char *currency)
{
  g_autoptr (GError) error = NULL;
  DossierAmount amount = { 0 };

  if (!dossier_amount_parse (text, currency, &amount, &error))
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_assert_no_error (error);
  write_amount (&amount);
  add_up (&amount);
}

static void
type_number (const char *text)
{
  g_autoptr (GError) error = NULL;
  DossierNumber number = { 0 };

  if (!dossier_number_parse (text, &number, &error))
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *written = dossier_number_format (&number, languages[i]);

      g_assert_true (g_utf8_validate (written, -1, NULL));
    }
}

/* What a column of a file may hold, whoever wrote it. */
static void
read_stored (const guint8 *data,
             gsize         size)
{
  DossierAmount amount = { .currency = "EUR" };
  DossierNumber number = { 0 };

  if (size > 0)
    memcpy (&amount.minor, data, MIN (size, sizeof amount.minor));
  amount.minor &= G_MAXINT64;
  amount.qualifier = size > 0 ? data[0] % DOSSIER_N_QUALIFIERS : DOSSIER_QUALIFIER_EXACT;
  number.millionths = amount.minor;
  number.qualifier = amount.qualifier;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *written = dossier_number_format (&number, languages[i]);

      for (guint style = DOSSIER_AMOUNT_PROSE; style <= DOSSIER_AMOUNT_COLUMN; style++)
        g_free (dossier_amount_format (&amount, languages[i], style));
    }
  add_up (&amount);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    type_amount (text, currencies[i]);
  type_number (text);
  read_stored (data, size);

  return 0;
}
