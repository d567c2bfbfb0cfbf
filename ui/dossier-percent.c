/* dossier-percent.c: the part of a whole that a record in a list has, in percent. */
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

  /* Translators: a share in percent */
  return *part != '\0' ? g_strdup_printf (_("%s %%"), part) : NULL;
}
