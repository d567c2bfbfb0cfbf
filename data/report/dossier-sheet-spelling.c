/* dossier-sheet-spelling.c: how papers spell what records say.
 *
 * A record keeps a text as its source printed it, slips included.  A paper
 * spells each name one way, and keeps together what must not be torn apart at
 * the end of a line.
 */
#include "dossier-sheet-words.h"

#include <string.h>

#define NBSP "\302\240"
#define NARROW_NBSP "\342\200\257"

/* Lone words up to this many bytes do not stand on a last line. */
#define SHORT_WORD 9
#define LONG_TEXT 40

/* Whole words only: “Surinam” must not become a part of “Suriname”. */
static const struct
{
  const char *slip;
  const char *spelling;
} spellings[] = {
  { "EU/COE",            "EU/CoE" },
  { "COE/EU",            "CoE/EU" },
  { "TCY",               "T-CY" },
  { "co-operation",      "cooperation" },
  { "Co-operation",      "Cooperation" },
  { "relates standards", "related standards" },
  { "Surinam",           "Suriname" },
};

/* A number is not torn from the word it belongs to. */
static const char * const numbered[] = { "T-CY", "SC", "No", "n°" };

static gboolean
is_whole_word (const char *text,
               const char *start,
               gsize       length)
{
  gboolean starts = start == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (start)));

  return starts && !g_unichar_isalnum (g_utf8_get_char (start + length));
}

/* What stands at @at instead of the slip there, and how long the slip is. */
static const char *
find_spelling (const char *text,
               const char *at,
               gsize      *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      *length = strlen (spellings[i].slip);
      if (strncmp (at, spellings[i].slip, *length) == 0 && is_whole_word (text, at, *length))
        return spellings[i].spelling;
    }

  return NULL;
}

static gboolean
ends_in_numbered_word (const GString *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbered); i++)
    {
      gsize length = strlen (numbered[i]);

      if (text->len >= length && strcmp (text->str + text->len - length, numbered[i]) == 0 &&
          is_whole_word (text->str, text->str + text->len - length, length))
        return TRUE;
    }

  return FALSE;
}

static void
trim_spaces (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  if (g_str_has_suffix (text->str, NBSP))
    g_string_truncate (text, text->len - strlen (NBSP));
}

/* French sets a thin space before high punctuation, a wide one before a colon;
 * neither where there was none, as in “10:30”. */
static gboolean
append_french_sign (GString    *text,
                    const char *sign)
{
  gboolean has_space = g_str_has_suffix (text->str, " ") || g_str_has_suffix (text->str, NBSP);

  if (!has_space || strchr (";!?:%", *sign) == NULL)
    return FALSE;

  trim_spaces (text);
  g_string_append (text, *sign == ':' ? NBSP : NARROW_NBSP);
  g_string_append_c (text, *sign);
  return TRUE;
}

/**
 * dossier_spell:
 * @text: (nullable): a text of a record
 *
 * Display corrections of known slips, and spaces that do not break.  Only for
 * papers: the record stays as it is.
 *
 * Returns: (transfer full): the text as it is printed, "" for none
 */
char *
dossier_spell (const char *text,
               const char *language)
{
  gboolean is_french = dossier_language_is_french (language);
  GString *spelled = g_string_new (NULL);

  for (const char *c = text; c != NULL && *c != '\0';)
    {
      gsize length;
      const char *spelling = find_spelling (text, c, &length);

      if (spelling != NULL)
        {
          g_string_append (spelled, spelling);
          c += length;
        }
      else if (is_french && append_french_sign (spelled, c))
        {
          c++;
        }
      else if (*c == ' ' && g_ascii_isdigit (c[1]) && ends_in_numbered_word (spelled))
        {
          g_string_append (spelled, NBSP);
          c++;
        }
      else if (*c == '\r')
        {
          c++;
        }
      else
        {
          g_string_append_c (spelled, *c++);
        }
    }

  return g_string_free (spelled, FALSE);
}

/**
 * dossier_spell_title:
 * @text: (nullable): a title
 *
 * A title that went on from the short title (“… on public/private cooperation”)
 * stands alone on a sheet.
 *
 * Returns: (transfer full): the title with a capital letter, "" for none
 */
char *
dossier_spell_title (const char *text,
                     const char *language)
{
  g_autofree char *spelled = dossier_spell (text, language);
  const char *rest = spelled;
  gunichar first = g_utf8_get_char (spelled);

  if (g_str_has_prefix (rest, "on "))
    rest += strlen ("on ");
  else if (!g_unichar_islower (first) || g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (rest))))
    return g_steal_pointer (&spelled);

  return dossier_capitalise (rest);
}

/**
 * dossier_spell_statement:
 * @text: (nullable): an objective, a purpose, an indicator
 *
 * Returns: (transfer full): the text without outer spaces, and without the
 *   full stop if it is a single sentence
 */
char *
dossier_spell_statement (const char *text,
                         const char *language)
{
  char *spelled = g_strstrip (dossier_spell (text, language));
  gsize length = strlen (spelled);

  if (length > 0 && spelled[length - 1] == '.' && strstr (spelled, ". ") == NULL &&
      strchr (spelled, '\n') == NULL)
    spelled[length - 1] = '\0';

  return spelled;
}

/**
 * dossier_keep_together:
 *
 * Returns: (transfer full): @text, its short last word bound to the one before
 */
char *
dossier_keep_together (const char *text)
{
  const char *space = strrchr (text, ' ');
  gsize length = strlen (text);
  g_autofree char *head = NULL;

  if (space == NULL || length <= LONG_TEXT || length - (space - text) >= SHORT_WORD)
    return g_strdup (text);

  head = g_strndup (text, space - text);
  return g_strconcat (head, NBSP, space + 1, NULL);
}

/**
 * dossier_bind_spaces:
 *
 * Returns: (transfer full): @text as a name that is not broken over two lines
 */
char *
dossier_bind_spaces (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv (NBSP, words);
}

/**
 * dossier_capitalise:
 *
 * Returns: (transfer full): @text with its first letter in upper case
 */
char *
dossier_capitalise (const char *text)
{
  char first[8] = "";

  if (*text == '\0')
    return g_strdup ("");

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}
