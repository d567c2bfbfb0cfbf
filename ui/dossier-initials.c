/* dossier-initials.c: two letters that stand for an organisation in its badge. */
#include "dossier-initials.h"

#define MOST_LETTERS 2

/* The codes of ISO 3166 that nobody goes by. */
static const struct
{
  const char *code;
  const char *letters;
} known_as[] = {
  { "GB", "UK" },
};

static const char *
get_letters (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_as); i++)
    if (g_strcmp0 (code, known_as[i].code) == 0)
      return known_as[i].letters;

  return code;
}

/* The first letters of the words that begin with a capital: “CE” of “Council of Europe”. */
static char *
take_capitals (const char *name)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  gboolean is_start = TRUE;

  for (const char *p = name;
       *p != '\0' && g_utf8_strlen (letters->str, -1) < MOST_LETTERS;
       p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (is_start && (g_unichar_isupper (letter) || g_unichar_isdigit (letter)))
        g_string_append_unichar (letters, letter);
      is_start = !g_unichar_isalnum (letter);
    }

  if (letters->len == 0 && *name != '\0')
    g_string_append_unichar (letters, g_unichar_toupper (g_utf8_get_char (name)));

  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/**
 * dossier_organisation_dup_initials:
 *
 * A State goes by the code of its country; who is still to be identified by a question mark.
 *
 * Returns: (transfer full)
 */
char *
dossier_organisation_dup_initials (DossierStore  *store,
                                   DossierRecord *organisation)
{
  const char *kind = dossier_record_get_text (organisation, "kind");
  const char *name = dossier_record_get_text (organisation, "name");
  const char *short_name = dossier_record_get_text (organisation, "short_name");
  g_autoptr (DossierRecord) country = NULL;

  if (g_strcmp0 (kind, "placeholder") == 0)
    return g_strdup ("?");

  if (g_strcmp0 (kind, "state") == 0)
    {
      country = dossier_store_get_linked (store, organisation, "country");
      if (country != NULL)
        return g_strdup (get_letters (dossier_record_get_text (country, "code")));
    }

  if (short_name != NULL && g_utf8_strlen (short_name, -1) <= MOST_LETTERS)
    return g_strdup (short_name);

  return take_capitals (name != NULL ? name : "");
}
