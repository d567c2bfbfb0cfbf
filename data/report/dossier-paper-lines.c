/* dossier-paper-lines.c: where lines end, and how they are evened out.
 *
 * Even lines are found with sums over the widths of the letters; a text is laid
 * out a second time only when its measure really becomes narrower.
 */
#include "dossier-paper-private.h"

#include <string.h>

/* Beyond this nobody sees whether the last line is short. */
#define LONGEST_EVENED 2000

/* A last line shorter than this part of the measure is evened out. */
#define LONELY 0.25

/* The letters of a text in one endless line, for trying measures on. */
typedef struct
{
  const PangoLogAttr *breaks;
  int                 n_letters;
  double             *advances;
} Letters;

static gboolean
measure_run (Letters        *letters,
             PangoGlyphItem *run,
             const char     *text)
{
  g_autofree int *widths = g_new (int, run->item->num_chars);
  glong first = g_utf8_pointer_to_offset (text, text + run->item->offset);

  if (run->item->analysis.level % 2 != 0)
    return FALSE;

  pango_glyph_item_get_logical_widths (run, text, widths);
  for (int i = 0; i < run->item->num_chars; i++)
    letters->advances[first + i] = (double) widths[i] / PANGO_SCALE;

  return TRUE;
}

/* Pango gives a space where a line ends no width; it has one where the line goes on. */
static void
restore_spaces (Letters *letters)
{
  double space = 0;

  for (int i = 0; i < letters->n_letters; i++)
    if (letters->breaks[i].is_white)
      space = MAX (space, letters->advances[i]);

  for (int i = 0; i < letters->n_letters - 1; i++)
    if (letters->breaks[i].is_white && letters->advances[i] == 0 &&
        !letters->breaks[i + 1].is_mandatory_break)
      letters->advances[i] = space;
}

/* Not for right-to-left texts: a narrower measure would move them off their margin. */
static gboolean
measure_letters (Letters     *letters,
                 PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  letters->breaks = pango_layout_get_log_attrs_readonly (layout, &letters->n_letters);
  letters->advances = g_new0 (double, letters->n_letters);

  for (GSList *line = pango_layout_get_lines_readonly (layout); line != NULL; line = line->next)
    for (GSList *run = ((PangoLayoutLine *) line->data)->runs; run != NULL; run = run->next)
      if (!measure_run (letters, run->data, text))
        return FALSE;

  restore_spaces (letters);
  return TRUE;
}

/* How many lines the letters take at a measure, or G_MAXUINT if a word is wider. */
static guint
count_lines (const Letters *letters,
             double         width,
             double        *last)
{
  double line = 0, word = 0, spaces = 0;
  guint n_lines = 1;

  for (int i = 0; i < letters->n_letters; i++)
    {
      gboolean is_end = i == letters->n_letters - 1;

      if (i > 0 && (letters->breaks[i].is_line_break || is_end))
        {
          if (word > width)
            return G_MAXUINT;
          if (line > 0 && line + word > width)
            {
              n_lines++;
              line = 0;
            }
          *last = line + word;
          line += word + spaces;
          word = spaces = 0;

          if (letters->breaks[i].is_mandatory_break && !is_end)
            {
              n_lines++;
              line = 0;
            }
        }

      if (letters->breaks[i].is_white)
        {
          spaces += letters->advances[i];
        }
      else
        {
          word += spaces + letters->advances[i];
          spaces = 0;
        }
    }

  return n_lines;
}

/* The narrowest measure that keeps the number of lines. */
static double
even_out (const Letters *letters,
          double         width,
          guint          n_lines)
{
  double narrow = width / n_lines * 0.7;
  double last;

  while (width - narrow > 1)
    {
      double middle = (narrow + width) / 2;

      if (count_lines (letters, middle, &last) <= n_lines)
        width = middle;
      else
        narrow = middle;
    }

  return width;
}

/* The measure that evens the lines out, or @width. */
static double
choose_width (PangoLayout *layout,
              double       width,
              gboolean     is_balanced)
{
  Letters letters = { 0 };
  guint n_lines = (guint) pango_layout_get_line_count (layout);
  double chosen = width;
  double last = 0;

  if (measure_letters (&letters, layout) && count_lines (&letters, width, &last) == n_lines &&
      (is_balanced || (last < LONELY * width && strchr (pango_layout_get_text (layout), '\n') == NULL)))
    chosen = even_out (&letters, width, n_lines);

  g_free (letters.advances);
  return chosen;
}

static void
set_width (PangoLayout *layout,
           double       width)
{
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
}

/* Breaks at @width, or at a narrower measure that evens the lines out: always if
 * @is_balanced, otherwise only against a lone last word. */
void
dossier_layout_break_lines (PangoLayout *layout,
                            double       width,
                            gboolean     is_balanced)
{
  int n_lines;
  double chosen;

  set_width (layout, width);
  n_lines = pango_layout_get_line_count (layout);
  if (n_lines == 1 || pango_layout_get_character_count (layout) > LONGEST_EVENED)
    return;

  chosen = choose_width (layout, width, is_balanced);
  if (chosen < width)
    set_width (layout, chosen);

  /* The sums leave out kerning at the ends of lines, which may cost a line. */
  if (chosen < width && pango_layout_get_line_count (layout) > n_lines)
    set_width (layout, width);
}
