/* dossier-paper.c: styles, colours, rules and marks of everything that is printed. */
#include "dossier-paper-private.h"

#define TEXT "Inter, Adwaita Sans, Cantarell, Noto Sans, DejaVu Sans, sans-serif"
#define DISPLAY "Inter Display, " TEXT

#define REGULAR PANGO_WEIGHT_NORMAL
#define MEDIUM PANGO_WEIGHT_MEDIUM
#define SEMIBOLD PANGO_WEIGHT_SEMIBOLD
#define BOLD PANGO_WEIGHT_BOLD

static const DossierStyleSheet style_sheets[DOSSIER_N_STYLES] = {
  [DOSSIER_STYLE_TITLE]        = { DISPLAY, 28,   32,   BOLD,     DOSSIER_COLOUR_ACCENT },
  [DOSSIER_STYLE_SUBTITLE]     = { DISPLAY, 13.5, 18,   REGULAR,  DOSSIER_COLOUR_INK },
  [DOSSIER_STYLE_LEAD]         = { TEXT,    11,   16,   REGULAR,  DOSSIER_COLOUR_INK },
  [DOSSIER_STYLE_HEAD]         = { TEXT,    9,    13,   SEMIBOLD, DOSSIER_COLOUR_ACCENT },
  [DOSSIER_STYLE_BODY]         = { TEXT,    9,    13,   REGULAR,  DOSSIER_COLOUR_INK },
  [DOSSIER_STYLE_FIGURE]       = { TEXT,    9,    13,   REGULAR,  DOSSIER_COLOUR_INK, TRUE },
  [DOSSIER_STYLE_STRONG]       = { TEXT,    9,    13,   SEMIBOLD, DOSSIER_COLOUR_INK, TRUE },
  [DOSSIER_STYLE_LABEL]        = { TEXT,    9,    13,   REGULAR,  DOSSIER_COLOUR_MUTED, TRUE },
  [DOSSIER_STYLE_SMALL]        = { TEXT,    7.5,  10.5, REGULAR,  DOSSIER_COLOUR_MUTED, TRUE },
  [DOSSIER_STYLE_SMALL_INK]    = { TEXT,    7.5,  10.5, REGULAR,  DOSSIER_COLOUR_INK, TRUE },
  [DOSSIER_STYLE_SMALL_STRONG] = { TEXT,    7.5,  10.5, SEMIBOLD, DOSSIER_COLOUR_INK, TRUE },
  [DOSSIER_STYLE_TINY]         = { TEXT,    6.5,  8.5,  MEDIUM,   DOSSIER_COLOUR_MUTED, TRUE },
};

/* One accent, one ink, greys, one caution: every pair can be told apart in grey. */
static const guint32 colours[DOSSIER_N_COLOURS] = {
  [DOSSIER_COLOUR_INK]     = 0x1b2127,
  [DOSSIER_COLOUR_MUTED]   = 0x57616d,
  [DOSSIER_COLOUR_ACCENT]  = 0x17406d,
  [DOSSIER_COLOUR_CAUTION] = 0x8a4600,
  [DOSSIER_COLOUR_RULE]    = 0xc4cbd4,
  [DOSSIER_COLOUR_TRACK]   = 0xdde3ea,
  [DOSSIER_COLOUR_WHITE]   = 0xffffff,
};

/* Half a point smaller: the last step before a second page. */
static void
make_compact (DossierStyleSheet *style)
{
  if (style->size == 9)
    {
      style->size = 8.5;
      style->leading = 12;
    }
  else if (style->size == 11)
    {
      style->size = 10;
      style->leading = 14.5;
    }
}

static PangoFontDescription *
describe_font (const DossierStyleSheet *style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, style->family);
  pango_font_description_set_size (font, (int) (style->size * PANGO_SCALE));
  pango_font_description_set_weight (font, style->weight);
  return font;
}

/* calt=0, because Inter otherwise turns “->” and an “x” between figures into other signs. */
static PangoAttrList *
describe_text (const DossierStyleSheet *style)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("calt=0"));
  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int) (style->leading * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return attributes;
}

/* The context knows nothing of the surface that will be drawn on, so that
 * screen, printer and PDF get the same lines. */
static PangoContext *
create_context (const char *language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);

  cairo_font_options_destroy (options);
  return context;
}

static DossierPaper *
paper_new (gboolean is_french,
           gboolean is_compact)
{
  DossierPaper *self = g_new0 (DossierPaper, 1);

  self->context = create_context (is_french ? "fr" : "en-gb");
  self->has_ordinals = is_french;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) dossier_text_unref);

  for (DossierStyle i = 0; i < DOSSIER_N_STYLES; i++)
    {
      self->styles[i] = style_sheets[i];
      if (is_compact)
        make_compact (&self->styles[i]);
      self->fonts[i] = describe_font (&self->styles[i]);
      self->attributes[i] = describe_text (&self->styles[i]);
    }

  return self;
}

static void
paper_free (DossierPaper *self)
{
  if (self == NULL)
    return;

  for (DossierStyle i = 0; i < DOSSIER_N_STYLES; i++)
    {
      pango_font_description_free (self->fonts[i]);
      pango_attr_list_unref (self->attributes[i]);
    }

  g_hash_table_unref (self->texts);
  g_object_unref (self->context);
  g_free (self);
}

/* Two languages at two sizes. */
static void
papers_free (gpointer data)
{
  DossierPaper **papers = data;

  for (guint i = 0; i < 4; i++)
    paper_free (papers[i]);
  g_free (papers);
}

/**
 * dossier_paper_get:
 * @language: "en" or "fr"
 * @is_compact: whether body and lead are half a point smaller
 *
 * Every thread has papers of its own, as it has fonts of its own.
 *
 * Returns: (transfer none): what to lay texts out with, on this thread
 */
DossierPaper *
dossier_paper_get (const char *language,
                   gboolean    is_compact)
{
  static GPrivate papers_of_thread = G_PRIVATE_INIT (papers_free);
  DossierPaper **papers = g_private_get (&papers_of_thread);
  gboolean is_french = g_strcmp0 (language, "fr") == 0;
  guint position = (is_french ? 2 : 0) + (is_compact ? 1 : 0);

  if (papers == NULL)
    {
      papers = g_new0 (DossierPaper *, 4);
      g_private_set (&papers_of_thread, papers);
    }

  if (papers[position] == NULL)
    papers[position] = paper_new (is_french, is_compact);

  return papers[position];
}

/**
 * dossier_paper_get_leading:
 *
 * Returns: the distance between two lines of @style, whatever font answers
 */
double
dossier_paper_get_leading (DossierPaper *self,
                           DossierStyle  style)
{
  return self->styles[style].leading;
}

/**
 * dossier_paper_get_baseline:
 *
 * Cells of a row share their first baseline: one of another style is moved by
 * the difference of the two.
 *
 * Returns: the distance from the top of a text of @style to its first baseline
 */
double
dossier_paper_get_baseline (DossierPaper *self,
                            DossierStyle  style)
{
  if (self->baselines[style] == 0)
    {
      g_autoptr (PangoLayout) layout = pango_layout_new (self->context);

      pango_layout_set_font_description (layout, self->fonts[style]);
      pango_layout_set_attributes (layout, self->attributes[style]);
      pango_layout_set_text (layout, "x", 1);
      self->baselines[style] = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
    }

  return self->baselines[style];
}

/**
 * dossier_paper_measure:
 *
 * Returns: the width of @words in one line
 */
double
dossier_paper_measure (DossierPaper *self,
                       DossierStyle  style,
                       const char   *words)
{
  g_autoptr (DossierText) text = dossier_text_new (self, style, DOSSIER_UNLIMITED, 0, words);

  return dossier_text_get_width (text);
}

void
dossier_paper_get_rgb (DossierColour colour,
                       double        rgb[3])
{
  for (guint i = 0; i < 3; i++)
    rgb[i] = ((colours[colour] >> (16 - 8 * i)) & 0xff) / 255.0;
}

void
dossier_paper_set_source (cairo_t       *cr,
                          DossierColour  colour)
{
  double rgb[3];

  dossier_paper_get_rgb (colour, rgb);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
}

/**
 * dossier_paper_draw_rule:
 * @y: the middle of the rule
 *
 * A rule is a filled box: unlike a stroke it looks the same on every printer.
 */
void
dossier_paper_draw_rule (cairo_t       *cr,
                         double         x,
                         double         y,
                         double         width,
                         double         thickness,
                         DossierColour  colour)
{
  dossier_paper_set_source (cr, colour);
  cairo_rectangle (cr, x, y - thickness / 2, width, thickness);
  cairo_fill (cr);
}

/**
 * dossier_paper_trace_box:
 * @radius: of the corners, 0 for none
 *
 * Makes the box the current path; the caller fills or strokes it.
 */
void
dossier_paper_trace_box (cairo_t                 *cr,
                         const cairo_rectangle_t *box,
                         double                   radius)
{
  double right = box->x + box->width - radius;
  double bottom = box->y + box->height - radius;

  cairo_new_path (cr);
  if (radius == 0)
    {
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      return;
    }

  cairo_arc (cr, right, box->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right, bottom, radius, 0, G_PI_2);
  cairo_arc (cr, box->x + radius, bottom, radius, G_PI_2, G_PI);
  cairo_arc (cr, box->x + radius, box->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
trace_ring (cairo_t *cr,
            double   x,
            double   y,
            double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
}

/**
 * dossier_paper_draw_status:
 * @x: the middle of the mark
 * @y: the middle of the mark
 *
 * Full disc, half disc, ring or dash: treaty status is told by shape, never by colour alone.
 */
void
dossier_paper_draw_status (cairo_t             *cr,
                           double               x,
                           double               y,
                           double               radius,
                           DossierTreatyStatus  status)
{
  gboolean is_dash = status == DOSSIER_TREATY_STATUS_NONE;

  cairo_new_path (cr);
  cairo_set_line_width (cr, MAX (0.9, radius * 0.3));
  dossier_paper_set_source (cr, is_dash ? DOSSIER_COLOUR_MUTED : DOSSIER_COLOUR_ACCENT);

  switch (status)
    {
    case DOSSIER_TREATY_STATUS_PARTY:
      trace_ring (cr, x, y, radius);
      cairo_fill (cr);
      break;
    case DOSSIER_TREATY_STATUS_SIGNED:
      cairo_arc (cr, x, y, radius, G_PI_2, 3 * G_PI_2);
      cairo_close_path (cr);
      cairo_fill (cr);
      trace_ring (cr, x, y, radius * 0.85);
      cairo_stroke (cr);
      break;
    case DOSSIER_TREATY_STATUS_INVITED:
      trace_ring (cr, x, y, radius * 0.85);
      cairo_stroke (cr);
      break;
    case DOSSIER_TREATY_STATUS_NONE:
    case DOSSIER_N_TREATY_STATUSES:
    default:
      cairo_move_to (cr, x - radius * 0.8, y);
      cairo_line_to (cr, x + radius * 0.8, y);
      cairo_stroke (cr);
    }
}
