/* dossier-file-name.c: names of files made from texts of a portfolio. */
#include "dossier-file-name.h"

/* In bytes: every file system takes that many, and a few more for what is put behind them. */
#define LONGEST_NAME 180

/* A stranger's portfolio may call things anything: "../x", "a\nb", ".hidden", or with a character that
 * turns the direction of text, so that "gpj.exe" reads "exe.jpg". */
static gboolean
is_safe (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return g_unichar_isprint (character) && character != '/' && character != '\\' && character != ':' &&
         type != G_UNICODE_FORMAT && type != G_UNICODE_LINE_SEPARATOR &&
         type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * dossier_file_name_dup_safe:
 * @text: (nullable): UTF-8
 * @instead: what is taken if nothing of @text remains
 *
 * Returns: (transfer full): a name under which a file can be written into any folder: without
 *   slashes, control characters and those that turn the direction of text, not hidden, and not too long
 */
char *
dossier_file_name_dup_safe (const char *text,
                            const char *instead)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *c = valid; *c != '\0' && safe->len < LONGEST_NAME; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      gboolean is_hiding = character == '.' && safe->len == 0;

      if (!is_hiding)
        g_string_append_unichar (safe, is_safe (character) ? character : '_');
    }

  return safe->len > 0 ? g_string_free (g_steal_pointer (&safe), FALSE) : g_strdup (instead);
}
