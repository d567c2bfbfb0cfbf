/* dossier-fold.c: texts as people compare names. */
#include "dossier-fold.h"

/**
 * dossier_fold:
 *
 * Returns: (transfer full) (nullable): @text without regard to case, accents and the form
 *   of apostrophes; %NULL if it is not UTF-8.  Safe on any thread.
 */
char *
dossier_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *plain;

  if (normal == NULL)
    return NULL;

  plain = g_string_new (NULL);
  for (const char *c = normal; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == 0x2019)
        character = '\'';
      if (!g_unichar_ismark (character))
        g_string_append_unichar (plain, g_unichar_tolower (character));
    }

  return g_string_free (plain, FALSE);
}
