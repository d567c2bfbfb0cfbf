/* fuzz-date.c: dates and lengths of time, as they are typed and as a file may have them. */
#include <string.h>

#include "dossier-date.h"
#include "dossier-duration.h"
#include "fuzz.h"

static const char * const languages[] = { "en", "fr" };

/* Whatever stands in the column of a file is asked like this. */
static void
read_edtf (const char *edtf)
{
  GDate earliest, latest;
  g_autofree char *month = dossier_date_of_month (edtf, 30);

  if (dossier_date_bounds (edtf, &earliest, &latest) && g_date_valid (&earliest) && g_date_valid (&latest))
    g_assert_cmpint (g_date_compare (&earliest, &latest), <=, 0);
  dossier_date_is_exact (edtf);
  dossier_duration_between (edtf, "2015");
  dossier_duration_between ("2015", edtf);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *written = dossier_date_format (edtf, languages[i], DOSSIER_DATE_LONG);
      g_autofree char *brief = dossier_date_format (edtf, languages[i], DOSSIER_DATE_SHORT);
      g_autofree char *said = dossier_date_read (edtf, languages[i]);

      g_assert_true (written == NULL || g_utf8_validate (written, -1, NULL));
      g_assert_true (brief == NULL || g_utf8_validate (brief, -1, NULL));
      g_assert_true (said == NULL || g_utf8_validate (said, -1, NULL));
    }
}

static void
compare_with_days (const char *edtf)
{
  GDate from, to;

  g_date_set_dmy (&from, 1, G_DATE_JANUARY, 2015);
  g_date_set_dmy (&to, 31, G_DATE_DECEMBER, 2015);
  dossier_date_overlaps (edtf, &from, &to, TRUE);
  dossier_date_overlaps (edtf, &from, NULL, FALSE);
  dossier_date_overlaps (edtf, NULL, &to, FALSE);
}

/* What was understood is canonical: it can be read by everybody, and means itself. */
static void
type_date (const char  *text,
           const GDate *start)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *edtf = dossier_date_parse (text, start, &error);
  g_autofree char *again = NULL;
  GDate earliest, latest;

  if (edtf == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_assert_no_error (error);
  g_assert_true (dossier_date_bounds (edtf, &earliest, &latest));
  read_edtf (edtf);
  again = dossier_date_parse (edtf, NULL, NULL);
  g_assert_cmpstr (again, ==, edtf);
}

static void
type_duration (const char *text)
{
  g_autoptr (GError) error = NULL;
  guint months, month;

  if (dossier_duration_parse (text, &months, &error))
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      {
        g_autofree char *written = dossier_duration_format (months, languages[i]);
        guint read = 0;

        g_assert_true (dossier_duration_parse (written, &read, NULL));
        g_assert_cmpuint (read, ==, months);
      }
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));

  g_clear_error (&error);
  if (!dossier_due_month_parse (text, &month, &error))
    g_assert_nonnull (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  GDate start, day;

  g_date_set_dmy (&start, 1, G_DATE_NOVEMBER, 2013);
  type_date (text, NULL);
  type_date (text, &start);
  type_duration (text);
  read_edtf (text);
  compare_with_days (text);
  dossier_day_from_iso (&day, text);

  return 0;
}
