/* dossier-codes.c: what codes of published lists mean, in a few words of our own.
 *
 * Not the lists themselves: only the codes that offices of this kind meet.  Any other code
 * stays a code.
 */
#include "dossier-codes.h"

#include <glib/gi18n-lib.h>

#include "dossier-record.h"

typedef struct
{
  const char *field;
  const char *code;
  const char *meaning;
} Code;

static const Code codes[] = {
  { "sector", "15110", N_("public administration") },
  { "sector", "15113", N_("against corruption") },
  { "sector", "15130", N_("law and justice") },
  { "sector", "15150", N_("democracy and civil society") },
  { "sector", "15153", N_("media and information") },
  { "sector", "15160", N_("human rights") },
  { "sector", "15170", N_("equality of women") },
  { "sector", "15180", N_("against violence towards women") },
  { "sector", "15190", N_("migration") },
  { "sector", "15210", N_("security") },
  { "sector", "15220", N_("peace") },
  { "sector", "22040", N_("information technology") },
  { "sector", "43010", N_("several sectors") },
  { "iati_type", "10", N_("government") },
  { "iati_type", "11", N_("local government") },
  { "iati_type", "15", N_("other public body") },
  { "iati_type", "21", N_("international civil society") },
  { "iati_type", "22", N_("national civil society") },
  { "iati_type", "30", N_("public and private together") },
  { "iati_type", "40", N_("multilateral organisation") },
  { "iati_type", "60", N_("foundation") },
  { "iati_type", "70", N_("private sector") },
  { "iati_type", "80", N_("university or research") },
  { "iati_type", "90", N_("other") },
};

/**
 * dossier_codes_explain:
 *
 * The explain of tables with fields that hold a code.
 *
 * Returns: (transfer full) (nullable): the meaning of the code in @field, if it is known
 */
char *
dossier_codes_explain (DossierStore  *store,
                       DossierRecord *record,
                       const char    *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i].field, field) &&
        g_strcmp0 (codes[i].code, dossier_record_get_text (record, field)) == 0)
      return g_strdup (_(codes[i].meaning));

  return NULL;
}
