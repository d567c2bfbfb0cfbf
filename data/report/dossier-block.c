/* dossier-block.c: building rows out of marks, and cutting rows that no page can hold. */
#include "dossier-block.h"

#include <string.h>

/* A part of a paragraph is at least this long on either page. */
#define FEWEST_LINES 2

#define SECTION_PAD 9
#define FACTS_PAD 4
#define TITLE_PAD 16

static void
mark_clear (gpointer data)
{
  DossierMark *mark = data;

  dossier_text_unref (mark->text);
  g_free (mark->uri);
}

/**
 * dossier_row_new:
 * @fields: (nullable): the fields of the form that it shows, with spaces between
 */
DossierRow *
dossier_row_new (const char *fields)
{
  DossierRow *self = g_rc_box_new0 (DossierRow);

  self->marks = g_array_new (FALSE, TRUE, sizeof (DossierMark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->fields = fields;
  return self;
}

DossierRow *
dossier_row_ref (DossierRow *self)
{
  return g_rc_box_acquire (self);
}

static void
row_clear (gpointer data)
{
  DossierRow *self = data;

  g_array_unref (self->marks);
}

void
dossier_row_unref (DossierRow *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, row_clear);
}

double
dossier_row_get_height (const DossierRow *self,
                        double            density)
{
  return self->height + self->gap * density;
}

static DossierMark *
add_mark (DossierRow        *self,
          const DossierMark *mark)
{
  g_array_append_val (self->marks, *mark);
  return &g_array_index (self->marks, DossierMark, self->marks->len - 1);
}

void
dossier_row_begin (DossierRow *self,
                   const char *tag)
{
  add_mark (self, &(DossierMark) { .kind = DOSSIER_MARK_BEGIN, .tag = tag });
}

/* In the hands of a reader, another scheme may start anything.  And cairo puts an address into the file
 * as it is: a bracket would end it there, and begin something else. */
static char *
dup_address (const char *address)
{
  static const char * const schemes[] = { "http", "https", "mailto", NULL };
  g_autofree char *scheme = g_uri_parse_scheme (address);
  gboolean is_whole = scheme != NULL && g_strv_contains (schemes, scheme);
  g_autofree char *whole = g_strconcat (is_whole ? "" : "http://", address, NULL);

  return g_uri_escape_string (whole, ":/?#[]@!$&*+,;=%", FALSE);
}

/**
 * dossier_row_begin_link:
 * @uri: where a click leads: to the web or to a mailbox; a web address may lack its scheme
 */
void
dossier_row_begin_link (DossierRow *self,
                        const char *uri)
{
  DossierMark *mark = add_mark (self, &(DossierMark) { .kind = DOSSIER_MARK_BEGIN, .tag = CAIRO_TAG_LINK });

  mark->uri = dup_address (uri);
}

/* An end right after its beginning leaves no empty tag behind. */
void
dossier_row_end (DossierRow *self)
{
  guint last = self->marks->len - 1;

  if (g_array_index (self->marks, DossierMark, last).kind == DOSSIER_MARK_BEGIN)
    g_array_set_size (self->marks, last);
  else
    add_mark (self, &(DossierMark) { .kind = DOSSIER_MARK_END });
}

/**
 * dossier_row_add_text:
 * @tag: (nullable): around this text alone; text may only stand in innermost tags
 * @text: (transfer full): the text
 *
 * Returns: (transfer none): the mark, valid until the next one is added
 */
DossierMark *
dossier_row_add_text (DossierRow  *self,
                      const char  *tag,
                      double       x,
                      double       y,
                      DossierText *text)
{
  guint position;

  if (tag != NULL)
    dossier_row_begin (self, tag);

  position = self->marks->len;
  add_mark (self, &(DossierMark) {
    .kind = DOSSIER_MARK_TEXT, .x = x, .y = y, .text = text, .n_lines = dossier_text_get_n_lines (text),
  });

  if (tag != NULL)
    dossier_row_end (self);

  return &g_array_index (self->marks, DossierMark, position);
}

DossierMark *
dossier_row_add_rule (DossierRow *self,
                      double      x,
                      double      y,
                      double      width,
                      double      thickness)
{
  return add_mark (self, &(DossierMark) {
    .kind = DOSSIER_MARK_RULE, .x = x, .y = y, .width = width, .thickness = thickness,
    .fill = DOSSIER_COLOUR_RULE,
  });
}

/* The caller says how it is filled or stroked. */
DossierMark *
dossier_row_add_box (DossierRow              *self,
                     const cairo_rectangle_t *box)
{
  return add_mark (self, &(DossierMark) {
    .kind = DOSSIER_MARK_BOX, .x = box->x, .y = box->y, .width = box->width, .height = box->height,
  });
}

DossierMark *
dossier_row_add_status (DossierRow          *self,
                        double               x,
                        double               y,
                        DossierTreatyStatus  status)
{
  return add_mark (self, &(DossierMark) { .kind = DOSSIER_MARK_STATUS, .x = x, .y = y, .status = status });
}

/* The text with the most lines, which decides where a row is cut. */
static const DossierMark *
find_longest (const DossierRow *self)
{
  const DossierMark *longest = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (self->marks, DossierMark, i);

      if (mark->kind == DOSSIER_MARK_TEXT && (longest == NULL || mark->n_lines > longest->n_lines))
        longest = mark;
    }

  return longest;
}

static double
mark_get_top (const DossierMark *mark,
              double             density)
{
  return mark->y + mark->drop * density;
}

static DossierMark *
copy_mark (DossierRow        *row,
           const DossierMark *mark)
{
  DossierMark *copy = add_mark (row, mark);

  copy->uri = g_strdup (mark->uri);
  if (mark->text != NULL)
    copy->text = dossier_text_ref (mark->text);

  return copy;
}

static void
split_text (const DossierMark *mark,
            double             top,
            double             cut,
            DossierRow        *upper,
            DossierRow        *lower)
{
  double leading = dossier_text_get_leading (mark->text);
  guint n_upper = cut > top ? (guint) MIN ((cut - top) / leading + 0.01, mark->n_lines) : 0;

  if (n_upper > 0)
    copy_mark (upper, mark)->n_lines = n_upper;

  if (n_upper < mark->n_lines)
    {
      DossierMark *rest = copy_mark (lower, mark);

      rest->first_line += n_upper;
      rest->n_lines -= n_upper;
      rest->y = MAX (0, top + n_upper * leading - cut);
      rest->drop = 0;
    }
}

static void
split_mark (const DossierMark *mark,
            double             cut,
            double             density,
            DossierRow        *upper,
            DossierRow        *lower)
{
  double top = mark_get_top (mark, density);

  switch (mark->kind)
    {
    case DOSSIER_MARK_BEGIN:
      copy_mark (upper, mark);
      copy_mark (lower, mark);
      break;
    case DOSSIER_MARK_END:
      dossier_row_end (upper);
      dossier_row_end (lower);
      break;
    case DOSSIER_MARK_TEXT:
      split_text (mark, top, cut, upper, lower);
      break;
    case DOSSIER_MARK_RULE:
    case DOSSIER_MARK_BOX:
    case DOSSIER_MARK_STATUS:
    default:
      if (top < cut)
        {
          copy_mark (upper, mark);
        }
      else
        {
          DossierMark *rest = copy_mark (lower, mark);

          rest->y = top - cut;
          rest->drop = 0;
        }
    }
}

/**
 * dossier_row_split:
 * @available: the height that is left on the page
 * @upper: (out) (optional): what stays on it
 * @lower: (out) (optional): what goes on
 *
 * Cuts a row between two lines of its longest text.  Only for rows that are
 * taller than a page; all others stay in one piece.
 *
 * Returns: the height of the upper part, 0 if it cannot be cut there
 */
double
dossier_row_split (DossierRow  *self,
                   double       available,
                   double       density,
                   DossierRow **upper,
                   DossierRow **lower)
{
  const DossierMark *longest = find_longest (self);
  double top, leading, cut;
  guint n_lines;

  if (longest == NULL)
    return 0;

  top = mark_get_top (longest, density);
  leading = dossier_text_get_leading (longest->text);
  if (longest->n_lines < 2 * FEWEST_LINES || available < top + FEWEST_LINES * leading)
    return 0;

  n_lines = (guint) ((available - top) / leading + 0.01);
  n_lines = MIN (n_lines, longest->n_lines - FEWEST_LINES);
  cut = top + n_lines * leading;

  if (upper == NULL || lower == NULL)
    return cut;

  *upper = dossier_row_new (self->fields);
  *lower = dossier_row_new (self->fields);
  for (guint i = 0; i < self->marks->len; i++)
    split_mark (&g_array_index (self->marks, DossierMark, i), cut, density, *upper, *lower);

  (*upper)->height = cut;
  (*lower)->height = dossier_row_get_height (self, density) - cut;
  return cut;
}

/**
 * dossier_block_new:
 * @title: (nullable): its entry in the outline
 * @tag: (nullable): the tag around its rows
 * @fields: (nullable): the fields of the form that it shows, with spaces between
 */
DossierBlock *
dossier_block_new (DossierBlockKind  kind,
                   const char       *title,
                   const char       *tag,
                   const char       *fields)
{
  DossierBlock *self = g_new0 (DossierBlock, 1);

  self->kind = kind;
  self->title = g_strdup (title);
  self->tag = tag;
  self->fields = fields;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_row_unref);
  return self;
}

/**
 * dossier_block_free:
 * @self: (nullable): a block
 */
void
dossier_block_free (DossierBlock *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  dossier_text_unref (self->label);
  dossier_text_unref (self->note);
  dossier_text_unref (self->continued);
  dossier_row_unref (self->head);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * dossier_block_add_row:
 * @row: (transfer full): the next row
 *
 * Returns: (transfer none): the row
 */
DossierRow *
dossier_block_add_row (DossierBlock *self,
                       DossierRow   *row)
{
  g_ptr_array_add (self->rows, row);
  return row;
}

double
dossier_block_get_before (const DossierBlock *self,
                          double              density)
{
  return self->kind == DOSSIER_BLOCK_SECTION ? SECTION_PAD * density : 0;
}

double
dossier_block_get_after (const DossierBlock *self,
                         double              density)
{
  switch (self->kind)
    {
    case DOSSIER_BLOCK_TITLE:
      return TITLE_PAD * density;
    case DOSSIER_BLOCK_FACTS:
      return FACTS_PAD * density;
    case DOSSIER_BLOCK_SECTION:
    default:
      return SECTION_PAD * density;
    }
}

/**
 * dossier_block_get_head_height:
 *
 * Returns: how far the label and what stands under it reach down beside the rows
 */
double
dossier_block_get_head_height (const DossierBlock *self,
                               gboolean            is_continued)
{
  DossierText *under = is_continued ? self->continued : self->note;
  double height = 0;

  if (self->label != NULL)
    height += dossier_text_get_height (self->label);
  if (self->label != NULL && under != NULL)
    height += dossier_text_get_height (under);

  return height;
}

/**
 * dossier_block_get_height:
 *
 * Returns: the height of the block in one piece, without what is before and after
 */
double
dossier_block_get_height (const DossierBlock *self,
                          double              density)
{
  double height = self->head != NULL ? dossier_row_get_height (self->head, density) : 0;

  for (guint i = 0; i < self->rows->len; i++)
    height += dossier_row_get_height (g_ptr_array_index (self->rows, i), density);

  return MAX (height, dossier_block_get_head_height (self, FALSE));
}

/**
 * dossier_fields_contain:
 * @fields: (nullable): names with spaces between
 * @field: one name
 */
gboolean
dossier_fields_contain (const char *fields,
                        const char *field)
{
  gsize length = strlen (field);

  for (const char *c = fields; c != NULL && *c != '\0'; c += strcspn (c, " "), c += strspn (c, " "))
    if (strncmp (c, field, length) == 0 && (c[length] == ' ' || c[length] == '\0'))
      return TRUE;

  return FALSE;
}
