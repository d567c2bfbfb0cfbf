/* dossier-count.c: how many, with the thousands set apart as in every other figure. */
#include "dossier-count.h"

#include <string.h>

#include "dossier-language.h"
#include "dossier-number.h"

#define PLACE "%u"

/**
 * dossier_count_dup_number:
 *
 * Returns: (transfer full): “100,000”
 */
char *
dossier_count_dup_number (guint n)
{
  const DossierNumber number = { .millionths = n * DOSSIER_NUMBER_UNIT };

  return dossier_number_format (&number, dossier_interface_language ());
}

/**
 * dossier_count_dup_words:
 * @words: what there is so many of, with “%u” for how many, as ngettext() gives it
 *
 * Returns: (transfer full): “100,000 activities”
 */
char *
dossier_count_dup_words (const char *words,
                         guint       n)
{
  const char *place = strstr (words, PLACE);
  g_autofree char *number = dossier_count_dup_number (n);

  if (place == NULL)
    return g_strdup (words);

  return g_strdup_printf ("%.*s%s%s", (int) (place - words), words, number, place + strlen (PLACE));
}
