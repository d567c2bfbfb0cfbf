/* dossier-menu-label.c: words of a person as the label of an item in a menu. */
#include "dossier-menu-label.h"

/**
 * dossier_menu_label_dup:
 * @words: as somebody wrote them: a title, the name of a file
 *
 * Returns: (transfer full): the label that shows @words; in a menu an underscore makes the next letter a key
 */
char *
dossier_menu_label_dup (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "_", -1);

  return g_strjoinv ("__", parts);
}
