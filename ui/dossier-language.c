/* dossier-language.c: the language the window speaks, as the data layer names it. */
#include "dossier-language.h"

/**
 * dossier_interface_language:
 *
 * Returns: (transfer none): "fr" where the person reads French, "en" elsewhere
 */
const char *
dossier_interface_language (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "fr") ? "fr" : "en";
}
