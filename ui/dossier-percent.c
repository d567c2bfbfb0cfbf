/* dossier-percent.c: the part of a whole that a record has: in percent, or as an amount. */
#include "dossier-percent.h"

#include <glib/gi18n-lib.h>

#include "dossier-language.h"

/**
 * dossier_part_dup_words:
 * @record: of a table with a field “part”
 *
 * Returns: (transfer full) (nullable): “12.5 %”, %NULL if it is not stated
 */
char *
dossier_part_dup_words (DossierRecord *record)
{
  g_autofree char *part = dossier_record_dup_display (record, "part", dossier_interface_language ());
  DossierNumber number;

  if (!dossier_record_get_number (record, "part", &number))
    return NULL;

  /* Translators: a share in percent */
  return number.qualifier != DOSSIER_QUALIFIER_TBD ? g_strdup_printf (_("%s %%"), part)
                                                   : g_steal_pointer (&part);
}

/**
 * dossier_share_dup_words:
 * @contribution: a record of table “contribution”
 *
 * Returns: (transfer full) (nullable): its share as an amount, else in percent; %NULL if it is not stated
 */
char *
dossier_share_dup_words (DossierRecord *contribution)
{
  g_autofree char *share = dossier_record_dup_display (contribution, "share", dossier_interface_language ());

  return *share != '\0' ? g_steal_pointer (&share) : dossier_part_dup_words (contribution);
}
