/* dossier-hits-line.c: a line of a hit: a text that knows where it matches.
 *
 * Matches travel as ranges of bytes, free of any markup.
 */
#include "dossier-hits-private.h"

#include <string.h>

/* A line that is shortened keeps about this many characters before its first match. */
#define CHARACTERS_BEFORE 28

DossierLine *
dossier_line_new (void)
{
  DossierLine *self = g_new (DossierLine, 1);

  self->text = g_string_new (NULL);
  self->matches = g_array_new (FALSE, FALSE, sizeof (DossierRange));

  return self;
}

void
dossier_line_free (DossierLine *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->matches);
  g_free (self);
}

/* A character as the index compares it: without case and accents. */
static gunichar
fold (gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));
  return g_unichar_tolower (parts[0]);
}

static gboolean
is_mark (const char *text)
{
  return g_unichar_combining_class (g_utf8_get_char (text)) != 0;
}

/* How many bytes of @text a word begins; 0 if it does not. */
static guint
measure_beginning (const char *text,
                   const char *end,
                   const char *word)
{
  const char *c = text;

  for (const char *w = word; *w != '\0'; w = g_utf8_next_char (w))
    {
      if (is_mark (w))
        continue;
      if (c >= end || fold (g_utf8_get_char (c)) != fold (g_utf8_get_char (w)))
        return 0;
      do
        c = g_utf8_next_char (c);
      while (c < end && is_mark (c));
    }

  return c - text;
}

/* The index marks whole words; people want to see how much of one they have typed. */
static void
clip_range (DossierRange       *range,
            const char         *text,
            const char * const *words)
{
  guint longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, measure_beginning (text + range->start, text + range->end, words[i]));
  if (longest > 0)
    range->end = range->start + longest;
}

/* Reads a text in which the index has marked the matches. */
DossierLine *
dossier_line_read (const char         *marked,
           const char         *line_break,
           const char * const *words)
{
  DossierLine *self = dossier_line_new ();
  DossierRange range = { 0 };

  for (const char *c = marked; *c != '\0'; c++)
    if (*c == DOSSIER_MATCH_BEGIN)
      range.start = self->text->len;
    else if (*c == DOSSIER_MATCH_END)
      {
        range.end = self->text->len;
        clip_range (&range, self->text->str, words);
        g_array_append_val (self->matches, range);
      }
    else if (*c == '\n')
      g_string_append (self->text, line_break);
    else
      g_string_append_c (self->text, *c);

  return self;
}

void
dossier_line_append (DossierLine       *self,
             const char *text,
             const DossierLine *passage)
{
  guint offset = self->text->len;

  g_string_append (self->text, text);
  for (guint i = 0; passage != NULL && i < passage->matches->len; i++)
    {
      DossierRange range = g_array_index (passage->matches, DossierRange, i);

      range.start += offset;
      range.end += offset;
      g_array_append_val (self->matches, range);
    }
}

void
dossier_line_append_separator (DossierLine *self)
{
  if (self->text->len > 0)
    g_string_append (self->text, " · ");
}

/* Leaves out the beginning of a long text, so that its first match can be seen on one line. */
void
dossier_line_shorten (DossierLine *self,
              glong most_before)
{
  guint match = self->matches->len > 0 ? g_array_index (self->matches, DossierRange, 0).start : 0;
  glong before = g_utf8_strlen (self->text->str, match);
  const char *begin;
  guint cut;

  if (before <= most_before)
    return;

  begin = g_utf8_offset_to_pointer (self->text->str, before - CHARACTERS_BEFORE);
  while (begin < self->text->str + match && *begin != ' ')
    begin = g_utf8_next_char (begin);

  cut = begin - self->text->str;
  g_string_erase (self->text, 0, cut);
  g_string_prepend (self->text, "…");
  for (guint i = 0; i < self->matches->len; i++)
    {
      DossierRange *range = &g_array_index (self->matches, DossierRange, i);

      range->start += strlen ("…") - cut;
      range->end += strlen ("…") - cut;
    }
}
