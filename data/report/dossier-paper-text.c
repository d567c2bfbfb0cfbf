/* dossier-paper-text.c: a text, laid out once, then drawn wherever it is wanted. */
#include "dossier-paper-private.h"

#include <string.h>

#define DISPLAY_SIZE 13.5
#define FIGURES "0123456789"

/* How far the lines of a layout may be off their leading. */
#define TOLERANCE 0.5

/* What stands above its like is short; Pango takes its time over thousands of attributes. */
#define LONGEST_ALIGNED 200

/* Short texts are kept to be used again. */
#define LONGEST_KEPT 60
#define MOST_KEPT 500

struct _DossierText
{
  PangoLayout   *layout;
  DossierColour  colour;
  guint          n_lines;
  double         leading;
  double         baseline; /* of the first line */
  gboolean       is_uneven;
  double         width;    /* of the widest line */
  double         indent;   /* display sizes stand on the margin with their ink */
};

typedef struct
{
  guint        start;
  guint        end;
  DossierStyle style;
} Run;

struct _DossierRuns
{
  GString *words;
  GArray  *runs;
};

/**
 * dossier_runs_new:
 *
 * Returns: (transfer full): nothing yet
 */
DossierRuns *
dossier_runs_new (void)
{
  DossierRuns *self = g_new (DossierRuns, 1);

  self->words = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  return self;
}

/**
 * dossier_runs_free:
 * @self: (nullable): words
 */
void
dossier_runs_free (DossierRuns *self)
{
  if (self == NULL)
    return;

  g_string_free (self->words, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * dossier_runs_add:
 * @style: gives weight and colour; size and leading are those of the whole text
 * @words: (nullable): what follows
 */
void
dossier_runs_add (DossierRuns  *self,
                  DossierStyle  style,
                  const char   *words)
{
  Run run = { self->words->len, 0, style };

  if (words == NULL || *words == '\0')
    return;

  g_string_append (self->words, words);
  run.end = self->words->len;
  g_array_append_val (self->runs, run);
}

gboolean
dossier_runs_is_empty (DossierRuns *self)
{
  return self->words->len == 0;
}

static void
insert_between (PangoAttrList  *attributes,
                PangoAttribute *attribute,
                guint           start,
                guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
insert_runs (PangoAttrList *attributes,
             DossierPaper  *paper,
             GArray        *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      const DossierStyleSheet *style = &paper->styles[run->style];
      double rgb[3];

      dossier_paper_get_rgb (style->colour, rgb);
      insert_between (attributes, pango_attr_weight_new (style->weight), run->start, run->end);
      insert_between (attributes,
                      pango_attr_foreground_new ((guint16) (rgb[0] * 0xffff), (guint16) (rgb[1] * 0xffff),
                                                 (guint16) (rgb[2] * 0xffff)),
                      run->start, run->end);
    }
}

/* The first of a month is written “1er” in French, with the letters raised. */
static const char *
find_ordinal (const char *words,
              const char *from)
{
  const char *found = from;

  while ((found = strstr (found, "1er")) != NULL)
    {
      gboolean is_start = found == words || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found)));
      gunichar next = g_utf8_get_char (found + 3);

      if (is_start && !g_unichar_isalnum (next))
        return found;
      found += 3;
    }

  return NULL;
}

/* Raised letters get a low line of their own, or they would push the text down. */
static void
raise_ordinals (PangoAttrList *attributes,
                const char    *words,
                double         leading)
{
  const char *found = words;

  while ((found = find_ordinal (words, found)) != NULL)
    {
      PangoAttribute *raised[] = {
        pango_attr_font_scale_new (PANGO_FONT_SCALE_SUPERSCRIPT),
        pango_attr_baseline_shift_new (PANGO_BASELINE_SHIFT_SUPERSCRIPT),
        pango_attr_line_height_new_absolute ((int) (leading / 3 * PANGO_SCALE)),
      };

      for (guint i = 0; i < G_N_ELEMENTS (raised); i++)
        insert_between (attributes, raised[i], (guint) (found - words) + 1, (guint) (found - words) + 3);
      found += strlen ("1er");
    }
}

/* What may stand inside one figure: “3,350,000”, “800 000”. */
static gsize
measure_separator (const char *words)
{
  static const char * const separators[] = { ".", ",", " ", "\302\240", "\342\200\257" };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (words, separators[i]))
      return strlen (separators[i]);

  return 0;
}

static const char *
skip_figure (const char *words)
{
  const char *next = words;

  do
    {
      words = next + strspn (next, FIGURES);
      next = words + measure_separator (words);
    }
  while (next > words && g_ascii_isdigit (*next));

  return words;
}

/* Figures of one width stand above one another.  Not the words between them: since Inter 4.1
 * “tnum” would also make a hyphen as wide as a figure. */
static void
align_figures (PangoAttrList *attributes,
               const char    *words)
{
  const char *start = words;

  while (*(start += strcspn (start, FIGURES)) != '\0')
    {
      const char *end = skip_figure (start);

      insert_between (attributes, pango_attr_font_features_new ("tnum=1"), (guint) (start - words),
                      (guint) (end - words));
      start = end;
    }
}

static PangoLayout *
create_layout (DossierPaper *paper,
               DossierStyle  style,
               DossierRuns  *runs)
{
  PangoLayout *layout = pango_layout_new (paper->context);
  const char *words = runs->words->str;
  gboolean has_ordinals = paper->has_ordinals && find_ordinal (words, words) != NULL;
  gboolean has_figures = paper->styles[style].is_tabular && runs->words->len <= LONGEST_ALIGNED &&
                         strpbrk (words, FIGURES) != NULL;
  gboolean is_plain = runs->runs->len == 1 && g_array_index (runs->runs, Run, 0).style == style;

  pango_layout_set_font_description (layout, paper->fonts[style]);
  pango_layout_set_text (layout, words, (int) runs->words->len);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  if (is_plain && !has_ordinals && !has_figures)
    {
      pango_layout_set_attributes (layout, paper->attributes[style]);
    }
  else
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (paper->attributes[style]);

      if (!is_plain)
        insert_runs (attributes, paper, runs->runs);
      if (has_ordinals)
        raise_ordinals (attributes, words, paper->styles[style].leading);
      if (has_figures)
        align_figures (attributes, words);
      pango_layout_set_attributes (layout, attributes);
    }

  return layout;
}

/**
 * dossier_text_new_runs:
 * @width: the measure, or %DOSSIER_UNLIMITED
 * @runs: what to lay out
 *
 * Returns: (transfer full): the text, broken into lines for good
 */
DossierText *
dossier_text_new_runs (DossierPaper     *paper,
                       DossierStyle      style,
                       double            width,
                       DossierTextFlags  flags,
                       DossierRuns      *runs)
{
  DossierText *self = g_rc_box_new0 (DossierText);
  PangoRectangle ink, logical;

  self->layout = create_layout (paper, style, runs);
  self->colour = paper->styles[style].colour;
  self->leading = paper->styles[style].leading;

  if (flags & DOSSIER_TEXT_ONE_LINE)
    {
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (self->layout, (int) (width * PANGO_SCALE));
    }
  else if (width >= 0)
    {
      dossier_layout_break_lines (self->layout, width, (flags & DOSSIER_TEXT_BALANCE) != 0);
    }

  pango_layout_get_extents (self->layout, &ink, &logical);
  self->n_lines = (guint) pango_layout_get_line_count (self->layout);
  self->width = (double) logical.width / PANGO_SCALE;

  /* Several scripts, and so several fonts, in one line make it higher: then the lines are put
   * on their leading one by one. */
  self->is_uneven = ABS ((double) logical.height / PANGO_SCALE - self->n_lines * self->leading) > TOLERANCE;
  self->baseline = self->is_uneven ? dossier_paper_get_baseline (paper, style) : 0;
  if (paper->styles[style].size >= DISPLAY_SIZE && logical.x == 0)
    self->indent = -0.5 * ink.x / PANGO_SCALE;

  return self;
}

static DossierText *
create_plain (DossierPaper     *paper,
              DossierStyle      style,
              double            width,
              DossierTextFlags  flags,
              const char       *words)
{
  g_autoptr (DossierRuns) runs = dossier_runs_new ();

  dossier_runs_add (runs, style, words);
  return dossier_text_new_runs (paper, style, width, flags, runs);
}

/**
 * dossier_text_new:
 * @words: what to lay out
 *
 * Like dossier_text_new_runs() with one run.  Labels, dates and names come back
 * on sheet after sheet; the paper keeps the last few hundred of them.
 */
DossierText *
dossier_text_new (DossierPaper     *paper,
                  DossierStyle      style,
                  double            width,
                  DossierTextFlags  flags,
                  const char       *words)
{
  g_autofree char *key = NULL;
  DossierText *text;

  if (strlen (words) > LONGEST_KEPT)
    return create_plain (paper, style, width, flags, words);

  key = g_strdup_printf ("%d %d %d %s", style, (int) flags, (int) (width * PANGO_SCALE), words);
  text = g_hash_table_lookup (paper->texts, key);
  if (text == NULL)
    {
      if (g_hash_table_size (paper->texts) >= MOST_KEPT)
        g_hash_table_remove_all (paper->texts);

      text = create_plain (paper, style, width, flags, words);
      g_hash_table_insert (paper->texts, g_steal_pointer (&key), text);
    }

  return dossier_text_ref (text);
}

DossierText *
dossier_text_ref (DossierText *self)
{
  return g_rc_box_acquire (self);
}

static void
text_clear (gpointer data)
{
  DossierText *self = data;

  g_object_unref (self->layout);
}

void
dossier_text_unref (DossierText *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, text_clear);
}

guint
dossier_text_get_n_lines (DossierText *self)
{
  return self->n_lines;
}

double
dossier_text_get_leading (DossierText *self)
{
  return self->leading;
}

double
dossier_text_get_height (DossierText *self)
{
  return self->n_lines * self->leading;
}

/**
 * dossier_text_get_width:
 *
 * Returns: the width of the widest line, not the measure
 */
double
dossier_text_get_width (DossierText *self)
{
  return self->width;
}

/* cairo 1.16 rounds glyphs to whole pixels, which makes a scaled page uneven;
 * paths are not rounded.  Paper and PDF need glyphs: they can be searched. */
static gboolean
is_vector_target (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_PS || type == CAIRO_SURFACE_TYPE_SVG;
}

static void
set_run_source (cairo_t        *cr,
                PangoGlyphItem *run,
                DossierColour   colour)
{
  dossier_paper_set_source (cr, colour);

  for (GSList *l = run->item->analysis.extra_attrs; l != NULL; l = l->next)
    {
      PangoAttrColor *attribute = pango_attribute_as_color (l->data);

      if (attribute != NULL && attribute->attr.klass->type == PANGO_ATTR_FOREGROUND)
        cairo_set_source_rgb (cr, attribute->color.red / 65535.0, attribute->color.green / 65535.0,
                              attribute->color.blue / 65535.0);
    }
}

static void
draw_run (DossierText    *self,
          cairo_t        *cr,
          PangoGlyphItem *run,
          DossierColour   colour)
{
  if (is_vector_target (cr))
    {
      dossier_paper_set_source (cr, colour);
      pango_cairo_show_glyph_item (cr, pango_layout_get_text (self->layout), run);
      return;
    }

  set_run_source (cr, run, colour);
  pango_cairo_glyph_string_path (cr, run->item->analysis.font, run->glyphs);
  cairo_fill (cr);
}

/* The distance of the run at @iter, in line number @line, from the top of the text. */
static double
get_baseline (DossierText     *self,
              PangoLayoutIter *iter,
              guint            line)
{
  int baseline = pango_layout_iter_get_run_baseline (iter);

  if (!self->is_uneven)
    return (double) baseline / PANGO_SCALE;

  return self->baseline + line * self->leading +
         (double) (baseline - pango_layout_iter_get_baseline (iter)) / PANGO_SCALE;
}

static void
draw_runs (DossierText   *self,
           cairo_t       *cr,
           guint          first,
           guint          end,
           DossierColour  colour)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (self->layout);
  PangoLayoutLine *previous = pango_layout_iter_get_line_readonly (iter);
  double left, top;
  guint line = 0;

  cairo_get_current_point (cr, &left, &top);
  top -= first * self->leading;

  do
    {
      PangoGlyphItem *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle logical;

      if (pango_layout_iter_get_line_readonly (iter) != previous)
        {
          previous = pango_layout_iter_get_line_readonly (iter);
          line++;
        }

      if (line >= end)
        break;
      if (run == NULL || line < first)
        continue;

      pango_layout_iter_get_run_extents (iter, NULL, &logical);
      cairo_new_path (cr);
      cairo_move_to (cr, left + (double) logical.x / PANGO_SCALE,
                     top + get_baseline (self, iter, line));
      draw_run (self, cr, run, colour);
    }
  while (pango_layout_iter_next_run (iter));

  cairo_new_path (cr);
}

/**
 * dossier_text_draw_lines:
 * @y: the top of the first line that is drawn
 * @first: that line, counted from 0
 *
 * Draws a part of a text that flows over several pages.
 */
void
dossier_text_draw_lines (DossierText *self,
                         cairo_t     *cr,
                         double       x,
                         double       y,
                         guint        first,
                         guint        n_lines)
{
  cairo_move_to (cr, x + self->indent, y);
  draw_runs (self, cr, first, first + n_lines, self->colour);
}

/**
 * dossier_text_draw:
 * @y: the top of the first line
 * @colour: instead of that of its style, or %DOSSIER_COLOUR_NONE
 */
void
dossier_text_draw (DossierText   *self,
                   cairo_t       *cr,
                   double         x,
                   double         y,
                   DossierColour  colour)
{
  if (colour == DOSSIER_COLOUR_NONE)
    colour = self->colour;

  cairo_move_to (cr, x + self->indent, y);
  if (is_vector_target (cr) && !self->is_uneven)
    {
      dossier_paper_set_source (cr, colour);
      pango_cairo_show_layout (cr, self->layout);
    }
  else
    {
      draw_runs (self, cr, 0, self->n_lines, colour);
    }
}
