/* dossier-words.c: typed text cut into words, numbers and signs.
 *
 * Case, accents, kinds of dashes, apostrophes and spaces make no difference to
 * what a person means, so they are gone after this step.  The pieces live in a
 * fixed array: a value of more than a hundred words is none.
 */
#include "dossier-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-value.h"

#define LONGEST_TEXT 2000
#define LONGEST_QUOTE 40

static const gunichar dashes[] = {
  0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0xfe58, 0xfe63, 0xff0d
};

static const gunichar apostrophes[] = { 0x2018, 0x2019, 0x02bc, 0x00b4, 0x0060, 0xff07 };

static gboolean
is_one_of (gunichar        c,
           const gunichar *list,
           guint           n)
{
  for (guint i = 0; i < n; i++)
    {
      if (list[i] == c)
        return TRUE;
    }

  return FALSE;
}

/* The sign a character stands for, or 0 when it belongs to a word, a number or a space. */
static gunichar
sign_of (gunichar c)
{
  if (is_one_of (c, dashes, G_N_ELEMENTS (dashes)))
    return '-';

  if (is_one_of (c, apostrophes, G_N_ELEMENTS (apostrophes)))
    return '\'';

  /* Fractions are signs: taken apart, “1½” would become “11⁄2”. */
  if (c == 0xbc || c == 0xbd || c == 0xbe)
    return c;

  return g_unichar_isalnum (c) || g_unichar_isspace (c) || g_unichar_ismark (c) ? 0 : c;
}

static void
piece_append (DossierPiece *piece,
              gunichar      c)
{
  char utf8[6];
  int length = g_unichar_to_utf8 (c, utf8);
  gsize used = strlen (piece->text);

  if (used + length < sizeof piece->text)
    memcpy (piece->text + used, utf8, length);
  piece->length++;
}

static DossierPiece *
words_add (DossierWords     *self,
           DossierPieceKind  kind,
           gsize             start,
           gboolean          is_glued)
{
  DossierPiece *piece;

  if (self->n_pieces == DOSSIER_WORDS_MAX)
    return NULL;

  piece = &self->pieces[self->n_pieces++];
  piece->kind = kind;
  piece->start = start;
  piece->is_glued = is_glued;

  return piece;
}

/* Adds one character of the text, which is folded into up to 18 letters and digits. */
static gboolean
words_add_letters (DossierWords *self,
                   gunichar      c,
                   gsize         start,
                   gsize         end,
                   gboolean      is_glued)
{
  gunichar folded[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, folded, G_N_ELEMENTS (folded));

  for (gsize i = 0; i < n; i++)
    {
      DossierPieceKind kind = g_unichar_isdigit (folded[i]) ? DOSSIER_PIECE_NUMBER : DOSSIER_PIECE_WORD;
      DossierPiece *last = self->n_pieces > 0 ? &self->pieces[self->n_pieces - 1] : NULL;

      if (!g_unichar_isalnum (folded[i]))
        continue;

      if (last == NULL || last->kind != kind || !is_glued)
        last = words_add (self, kind, start, is_glued);
      if (last == NULL)
        return FALSE;

      piece_append (last, kind == DOSSIER_PIECE_NUMBER ? '0' + (gunichar) g_unichar_digit_value (folded[i])
                                                       : g_unichar_tolower (folded[i]));
      last->end = end;
      is_glued = TRUE;
    }

  return TRUE;
}

static gboolean
words_add_sign (DossierWords *self,
                gunichar      sign,
                gsize         start,
                gsize         end,
                gboolean      is_glued)
{
  DossierPiece *piece = words_add (self, DOSSIER_PIECE_SIGN, start, is_glued);

  if (piece == NULL)
    return FALSE;

  piece->sign = sign;
  piece->length = 1;
  piece->end = end;
  return TRUE;
}

static gboolean
words_cut (DossierWords *self)
{
  gboolean is_glued = FALSE;

  for (const char *at = self->text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gunichar sign = sign_of (c);
      gsize start = at - self->text;
      gsize end = g_utf8_next_char (at) - self->text;

      if (g_unichar_isspace (c))
        {
          is_glued = FALSE;
          continue;
        }

      if (sign != 0 ? !words_add_sign (self, sign, start, end, is_glued)
                    : !words_add_letters (self, c, start, end, is_glued))
        return FALSE;

      is_glued = TRUE;
    }

  return TRUE;
}

/**
 * dossier_words_new:
 * @text: any bytes
 *
 * Invalid UTF-8 is replaced, so that quotes of the text can always be shown.
 *
 * Returns: (transfer full) (nullable): the pieces of @text, or NULL if it is
 *   too long to be a value
 */
DossierWords *
dossier_words_new (const char *text)
{
  g_autoptr (DossierWords) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strnlen (text, LONGEST_TEXT + 1) > LONGEST_TEXT)
    return NULL;

  self = g_new0 (DossierWords, 1);
  self->text = g_utf8_make_valid (text, -1);

  if (!words_cut (self))
    return NULL;

  self->pieces[self->n_pieces].start = strlen (self->text);
  self->pieces[self->n_pieces].end = strlen (self->text);

  return g_steal_pointer (&self);
}

void
dossier_words_free (DossierWords *self)
{
  if (self != NULL)
    g_free (self->text);
  g_free (self);
}

/**
 * dossier_words_get:
 *
 * Returns: (transfer none): the piece at @position; the END piece for every
 *   position after the last
 */
const DossierPiece *
dossier_words_get (const DossierWords *self,
                   guint               position)
{
  return &self->pieces[MIN (position, self->n_pieces)];
}

gboolean
dossier_words_is_sign (const DossierWords *self,
                       guint               position,
                       gunichar            sign)
{
  const DossierPiece *piece = dossier_words_get (self, position);

  return piece->kind == DOSSIER_PIECE_SIGN && piece->sign == sign;
}

/**
 * dossier_words_is_number:
 * @number: (out) (optional): its value, written only when it is one
 *
 * Returns: whether the piece is a number of at most nine digits
 */
gboolean
dossier_words_is_number (const DossierWords *self,
                         guint               position,
                         guint              *number)
{
  const DossierPiece *piece = dossier_words_get (self, position);

  if (piece->kind != DOSSIER_PIECE_NUMBER || piece->length > 9)
    return FALSE;

  if (number != NULL)
    *number = (guint) g_ascii_strtoull (piece->text, NULL, 10);

  return TRUE;
}

/* An apostrophe, or a hyphen as in “thirty-six”: part of a phrase that is written without it. */
static gboolean
is_inside_phrase (const DossierWords *self,
                  guint               position)
{
  return dossier_words_is_sign (self, position, '\'') ||
         (dossier_words_is_sign (self, position, '-') && dossier_words_get (self, position)->is_glued &&
          dossier_words_get (self, position + 1)->is_glued);
}

/* How many pieces from @position on are the words of @phrase; 0 when they are not. */
static guint
count_matching (const DossierWords *self,
                guint               position,
                const char         *phrase)
{
  guint at = position;

  while (*phrase != '\0')
    {
      gsize length = strcspn (phrase, " ");
      const DossierPiece *piece;

      while (at > position && is_inside_phrase (self, at))
        at++;

      piece = dossier_words_get (self, at++);
      if (piece->kind != DOSSIER_PIECE_WORD || strlen (piece->text) != length ||
          piece->length != g_utf8_strlen (phrase, length) || strncmp (piece->text, phrase, length) != 0)
        return 0;

      phrase += length + strspn (phrase + length, " ");
    }

  return at - position;
}

/**
 * dossier_words_match:
 * @position: (inout): moved behind the phrase, and behind the dot of an
 *   abbreviation or the apostrophe of an elision, if one matched
 *
 * The longest phrase wins; apostrophes and hyphens between words are not counted.
 *
 * Returns: (transfer none) (nullable): the phrase that stands at @position
 */
const DossierPhrase *
dossier_words_match (const DossierWords  *self,
                     guint               *position,
                     const DossierPhrase *phrases,
                     guint                n_phrases)
{
  const DossierPhrase *best = NULL;
  guint longest = 0;

  if (dossier_words_get (self, *position)->kind != DOSSIER_PIECE_WORD)
    return NULL;

  for (guint i = 0; i < n_phrases; i++)
    {
      guint n = count_matching (self, *position, phrases[i].words);

      if (n > longest)
        {
          longest = n;
          best = &phrases[i];
        }
    }

  *position += longest;
  if (best != NULL && (dossier_words_is_sign (self, *position, '.') ||
                       dossier_words_is_sign (self, *position, '\'')))
    *position += 1;

  return best;
}

/**
 * dossier_words_quote:
 * @first: the first piece
 * @end: the piece behind the last
 *
 * Returns: (transfer full): the text of these pieces as it was typed, cut with
 *   an ellipsis when it is too long for a sentence
 */
char *
dossier_words_quote (const DossierWords *self,
                     guint               first,
                     guint               end)
{
  const DossierPiece *head = dossier_words_get (self, first);
  g_autofree char *quote = NULL;
  g_autofree char *short_quote = NULL;

  if (end <= first || head->kind == DOSSIER_PIECE_END)
    return g_strdup ("");

  quote = g_strndup (self->text + head->start, dossier_words_get (self, end - 1)->end - head->start);
  if (g_utf8_strlen (quote, -1) <= LONGEST_QUOTE)
    return g_steal_pointer (&quote);

  short_quote = g_utf8_substring (quote, 0, LONGEST_QUOTE - 1);
  return g_strconcat (short_quote, "…", NULL);
}

/**
 * dossier_words_set_unread:
 * @position: the first piece that was not understood
 *
 * Sets #DOSSIER_VALUE_ERROR_UNREAD with a sentence that says up to where the
 * text was understood.
 */
void
dossier_words_set_unread (const DossierWords  *self,
                          guint                position,
                          GError             **error)
{
  g_autofree char *understood = dossier_words_quote (self, 0, position);
  g_autofree char *rest = dossier_words_quote (self, position, self->n_pieces);

  if (*understood == '\0')
    g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                 /* Translators: %s is what was typed. */
                 _("“%s” was not understood."), rest);
  else if (*rest == '\0')
    g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                 /* Translators: %s is what was typed; it stops too early. */
                 _("After “%s” something is missing."), understood);
  else
    g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                 /* Translators: the first %s is the beginning of what was typed, the second the rest. */
                 _("“%1$s” was understood, but “%2$s” after it was not."), understood, rest);
}
