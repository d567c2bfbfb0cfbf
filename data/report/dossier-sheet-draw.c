/* dossier-sheet-draw.c: a page of a sheet on whatever cairo_t is given; nothing is measured here. */
#include "dossier-sheet-private.h"

#define HEAD_TOP (13 * DOSSIER_MM)
#define HEAD_RULE 15       /* below the top of the head */
#define FOOT_RULE (15 * DOSSIER_MM)
#define FOOT_PAD 4

typedef struct
{
  DossierSheet    *sheet;
  cairo_t         *cr;
  DossierDrawMode  mode;
  double           density;
} Drawing;

static void
begin (const Drawing *drawing,
       const char    *tag,
       const char    *attributes)
{
  if (drawing->mode == DOSSIER_DRAW_TAGGED && tag != NULL)
    cairo_tag_begin (drawing->cr, tag, attributes != NULL ? attributes : "");
}

static void
end (const Drawing *drawing,
     const char    *tag)
{
  if (drawing->mode == DOSSIER_DRAW_TAGGED && tag != NULL)
    cairo_tag_end (drawing->cr, tag);
}

/* Inside quotes, cairo wants quotes and backslashes escaped. */
static char *
dup_link_attributes (const char *uri)
{
  GString *attributes = g_string_new ("uri='");

  for (const char *c = uri; *c != '\0'; c++)
    {
      if (*c == '\'' || *c == '\\')
        g_string_append_c (attributes, '\\');
      g_string_append_c (attributes, *c);
    }

  g_string_append_c (attributes, '\'');
  return g_string_free (attributes, FALSE);
}

static void
draw_box (const Drawing     *drawing,
          const DossierMark *mark,
          double             y)
{
  cairo_rectangle_t box = { mark->x, y, mark->width, mark->height };

  dossier_paper_trace_box (drawing->cr, &box, mark->radius);
  if (mark->fill != DOSSIER_COLOUR_NONE)
    {
      dossier_paper_set_source (drawing->cr, mark->fill);
      cairo_fill_preserve (drawing->cr);
    }
  if (mark->stroke != DOSSIER_COLOUR_NONE)
    {
      dossier_paper_set_source (drawing->cr, mark->stroke);
      cairo_set_line_width (drawing->cr, mark->thickness);
      cairo_stroke_preserve (drawing->cr);
    }
  cairo_new_path (drawing->cr);
}

static void
draw_text (const Drawing     *drawing,
           const DossierMark *mark,
           double             y)
{
  if (mark->n_lines == dossier_text_get_n_lines (mark->text))
    dossier_text_draw (mark->text, drawing->cr, mark->x, y, mark->fill);
  else
    dossier_text_draw_lines (mark->text, drawing->cr, mark->x, y, mark->first_line, mark->n_lines);
}

static void
draw_mark (const Drawing     *drawing,
           const DossierMark *mark,
           double             top,
           GPtrArray         *open_tags)
{
  double y = top + mark->y + mark->drop * drawing->density;

  switch (mark->kind)
    {
    case DOSSIER_MARK_BEGIN:
      {
        g_autofree char *attributes = mark->uri != NULL ? dup_link_attributes (mark->uri) : NULL;

        begin (drawing, mark->tag, attributes);
        g_ptr_array_add (open_tags, (char *) mark->tag);
        break;
      }
    case DOSSIER_MARK_END:
      end (drawing, g_ptr_array_steal_index (open_tags, open_tags->len - 1));
      break;
    case DOSSIER_MARK_TEXT:
      draw_text (drawing, mark, y);
      break;
    case DOSSIER_MARK_RULE:
      dossier_paper_draw_rule (drawing->cr, mark->x, y, mark->width, mark->thickness, mark->fill);
      break;
    case DOSSIER_MARK_BOX:
      draw_box (drawing, mark, y);
      break;
    case DOSSIER_MARK_STATUS:
      dossier_paper_draw_status (drawing->cr, mark->x, y, mark->radius, mark->status);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
draw_row (const Drawing    *drawing,
          const DossierRow *row,
          double            top)
{
  g_autoptr (GPtrArray) open_tags = g_ptr_array_new ();

  for (guint i = 0; i < row->marks->len; i++)
    draw_mark (drawing, &g_array_index (row->marks, DossierMark, i), top, open_tags);
}

static void
draw_tagged_text (const Drawing *drawing,
                  const char    *tag,
                  DossierText   *text,
                  double         y)
{
  begin (drawing, tag, NULL);
  dossier_text_draw (text, drawing->cr, drawing->sheet->left, y, DOSSIER_COLOUR_NONE);
  end (drawing, tag);
}

static void
draw_label (const Drawing     *drawing,
            const DossierPart *part)
{
  DossierBlock *block = part->block;
  DossierText *under = part->is_continued ? block->continued : block->note;
  double y = part->y + dossier_block_get_before (block, drawing->density);

  if (block->label == NULL)
    return;

  draw_tagged_text (drawing, "H2", block->label, y);
  if (under != NULL)
    draw_tagged_text (drawing, "P", under, y + dossier_text_get_height (block->label));
}

static void
draw_part (const Drawing     *drawing,
           const DossierPart *part)
{
  const DossierSheet *self = drawing->sheet;
  DossierBlock *block = part->block;
  double y = dossier_part_get_rows_top (part, drawing->density);

  if (block->kind != DOSSIER_BLOCK_TITLE)
    dossier_paper_draw_rule (drawing->cr, self->left, part->y, self->content, 0.75, DOSSIER_COLOUR_ACCENT);

  draw_label (drawing, part);
  begin (drawing, block->tag, NULL);
  if (block->head != NULL)
    draw_row (drawing, block->head, y - dossier_row_get_height (block->head, drawing->density));
  for (guint i = 0; i < part->rows->len; i++)
    {
      const DossierRow *row = g_ptr_array_index (part->rows, i);

      draw_row (drawing, row, y);
      y += dossier_row_get_height (row, drawing->density);
    }
  end (drawing, block->tag);
}

static void
draw_text_at_right (const Drawing *drawing,
                    DossierText   *text,
                    double         y)
{
  double right = drawing->sheet->left + drawing->sheet->content;

  dossier_text_draw (text, drawing->cr, right - dossier_text_get_width (text), y, DOSSIER_COLOUR_NONE);
}

/* Head and foot stay outside all tags: cairo 1.16 has no artifacts. */
static void
draw_head (const Drawing *drawing,
           gboolean       is_first)
{
  const DossierSheet *self = drawing->sheet;
  DossierText *left = is_first ? self->head_first : self->head_next;
  double thickness = is_first ? 2 : 0.75;

  dossier_text_draw (left, drawing->cr, self->left, HEAD_TOP, DOSSIER_COLOUR_NONE);
  draw_text_at_right (drawing, self->head_kind, HEAD_TOP);
  dossier_paper_draw_rule (drawing->cr, self->left, HEAD_TOP + HEAD_RULE, self->content, thickness,
                           DOSSIER_COLOUR_ACCENT);
}

static void
draw_foot (const Drawing *drawing,
           guint          page)
{
  const DossierSheet *self = drawing->sheet;
  gboolean is_last = page == self->plan->pages->len - 1;
  DossierText *lines[] = { self->footnotes, is_last ? self->visibility : NULL };
  double y = self->height - FOOT_RULE;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      y -= dossier_text_get_height (lines[i]) + 1;

  dossier_paper_draw_rule (drawing->cr, self->left, y, self->content, 0.35, DOSSIER_COLOUR_RULE);
  y += FOOT_PAD;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      {
        draw_tagged_text (drawing, "P", lines[i], y);
        y += dossier_text_get_height (lines[i]) + 1;
      }

  dossier_text_draw (self->as_of, drawing->cr, self->left, y, DOSSIER_COLOUR_NONE);
  draw_text_at_right (drawing, g_ptr_array_index (self->page_numbers, page), y);
}

/* A table of facts that nothing follows is closed by a rule. */
static void
close_page (const Drawing     *drawing,
            const DossierPart *last)
{
  const DossierSheet *self = drawing->sheet;

  if (last->block->kind == DOSSIER_BLOCK_FACTS)
    dossier_paper_draw_rule (drawing->cr, self->left, dossier_part_get_bottom (last, drawing->density),
                             self->content, 0.75, DOSSIER_COLOUR_ACCENT);
}

void
dossier_sheet_draw_page (DossierSheet    *self,
                         cairo_t         *cr,
                         guint            page,
                         DossierDrawMode  mode)
{
  Drawing drawing = { self, cr, mode, self->plan->density };
  GPtrArray *parts = g_ptr_array_index (self->plan->pages, page);

  cairo_save (cr);
  draw_head (&drawing, page == 0);
  for (guint i = 0; i < parts->len; i++)
    draw_part (&drawing, g_ptr_array_index (parts, i));
  close_page (&drawing, g_ptr_array_index (parts, parts->len - 1));
  draw_foot (&drawing, page);
  cairo_restore (cr);
}

/**
 * dossier_sheet_draw:
 * @cr: where to draw, with its origin in the upper left corner of the page and
 *   a unit of one point; scaled for a preview
 * @page: the page, counted from 0
 *
 * The same lines at the same places on screen, printer and PDF.  The paper
 * itself is not painted.
 */
void
dossier_sheet_draw (DossierSheet *self,
                    cairo_t      *cr,
                    guint         page)
{
  g_return_if_fail (DOSSIER_IS_SHEET (self));
  g_return_if_fail (page < dossier_sheet_get_n_pages (self));

  dossier_sheet_draw_page (self, cr, page, DOSSIER_DRAW_PLAIN);
}
