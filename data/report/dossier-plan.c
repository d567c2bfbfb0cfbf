/* dossier-plan.c: blocks onto pages.
 *
 * A label keeps its first two rows with it; a page never begins with the one
 * last row of a list of three or more; rows stay in one piece.  Only a row that
 * no page could hold, like an objective of ten thousand words, flows on.
 */
#include "dossier-plan.h"

/* Sums of measures meet the bottom up to this. */
#define TOLERANCE 0.01

#define ROWS_WITH_LABEL 2
#define ROWS_OF_A_LIST 3

/* The page being filled. */
typedef struct
{
  DossierPlan        *plan;
  const DossierFrame *frame;
  GPtrArray          *page;
  double              y;
} Filler;

static void
part_free (gpointer data)
{
  DossierPart *part = data;

  g_ptr_array_unref (part->rows);
  g_free (part);
}

static void
turn_page (Filler *filler)
{
  filler->y = filler->plan->pages->len == 0 ? filler->frame->first_top : filler->frame->next_top;
  filler->page = g_ptr_array_new_with_free_func (part_free);
  g_ptr_array_add (filler->plan->pages, filler->page);
}

static DossierPart *
add_part (Filler       *filler,
          DossierBlock *block,
          gboolean      is_continued)
{
  DossierPart *part = g_new0 (DossierPart, 1);

  part->block = block;
  part->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_row_unref);
  part->is_continued = is_continued;
  part->y = filler->y;
  g_ptr_array_add (filler->page, part);
  return part;
}

/* How many of the first rows end above the bottom. */
static guint
count_fitting (GPtrArray *rows,
               double     top,
               double     bottom,
               double     density)
{
  for (guint i = 0; i < rows->len; i++)
    {
      top += dossier_row_get_height (g_ptr_array_index (rows, i), density);
      if (top > bottom + TOLERANCE)
        return i;
    }

  return rows->len;
}

/* Of the rows that fit, those that may stay without tearing label and rows apart. */
static guint
keep_together (guint    n_fitting,
               guint    n_rows,
               gboolean is_continued)
{
  guint fewest = is_continued ? 1 : MIN (ROWS_WITH_LABEL, n_rows);

  if (n_fitting == n_rows)
    return n_rows;
  if (n_fitting + 1 == n_rows && (is_continued || n_rows >= ROWS_OF_A_LIST) && n_fitting > 0)
    n_fitting--;

  return n_fitting < fewest ? 0 : n_fitting;
}

static double
get_rows_top (DossierBlock *block,
              double        y,
              double        density)
{
  double top = y + dossier_block_get_before (block, density);

  return block->head != NULL ? top + dossier_row_get_height (block->head, density) : top;
}

static gboolean
is_taller_than_page (const Filler *filler,
                     DossierBlock *block,
                     DossierRow   *row)
{
  double top = get_rows_top (block, filler->frame->next_top, filler->plan->density);

  return top + dossier_row_get_height (row, filler->plan->density) > filler->frame->bottom + TOLERANCE;
}

/* Cuts the row that the page ends in; its rest becomes the next row. */
static void
cut_row (Filler      *filler,
         DossierPart *part,
         GPtrArray   *rows,
         double       available)
{
  DossierRow *row = g_ptr_array_index (rows, 0);
  DossierRow *upper, *lower;

  if (dossier_row_split (row, available, filler->plan->density, &upper, &lower) > 0)
    {
      g_ptr_array_add (part->rows, upper);
      g_ptr_array_insert (rows, 1, lower);
      g_ptr_array_remove_index (rows, 0);
    }
  else if (part->rows->len == 0)
    {
      g_ptr_array_add (part->rows, g_ptr_array_steal_index (rows, 0));
    }
}

static gboolean
can_cut (const Filler *filler,
         DossierBlock *block,
         GPtrArray    *rows,
         guint         n_fitting,
         double        available)
{
  DossierRow *row;

  if (n_fitting >= rows->len)
    return FALSE;

  row = g_ptr_array_index (rows, n_fitting);
  return is_taller_than_page (filler, block, row) &&
         dossier_row_split (row, available, filler->plan->density, NULL, NULL) > 0;
}

static double
sum_rows (GPtrArray *rows,
          guint      n_rows,
          double     density)
{
  double height = 0;

  for (guint i = 0; i < n_rows; i++)
    height += dossier_row_get_height (g_ptr_array_index (rows, i), density);

  return height;
}

/* Puts the first of @rows on the page; none if the label would lose them. */
static gboolean
fill_page (Filler       *filler,
           DossierBlock *block,
           GPtrArray    *rows,
           gboolean      is_continued)
{
  double density = filler->plan->density;
  double top = get_rows_top (block, filler->y, density);
  guint n_fitting = count_fitting (rows, top, filler->frame->bottom, density);
  double available = filler->frame->bottom - top - sum_rows (rows, n_fitting, density);
  gboolean is_cut = can_cut (filler, block, rows, n_fitting, available);
  guint n_kept = is_cut ? n_fitting : keep_together (n_fitting, rows->len, is_continued);
  DossierPart *part;

  if (n_kept == 0 && !is_cut)
    {
      if (filler->page->len > 0)
        return FALSE;

      /* On an empty page there is no better place for them. */
      n_kept = n_fitting;
      is_cut = n_fitting == 0;
    }

  part = add_part (filler, block, is_continued);
  for (guint i = 0; i < n_kept; i++)
    g_ptr_array_add (part->rows, g_ptr_array_steal_index (rows, 0));
  if (is_cut)
    cut_row (filler, part, rows, available);

  filler->y = dossier_part_get_bottom (part, density);
  return TRUE;
}

static GPtrArray *
copy_rows (DossierBlock *block)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_row_unref);

  for (guint i = 0; i < block->rows->len; i++)
    g_ptr_array_add (rows, dossier_row_ref (g_ptr_array_index (block->rows, i)));

  return rows;
}

static void
add_block (Filler       *filler,
           DossierBlock *block)
{
  g_autoptr (GPtrArray) rows = copy_rows (block);
  double top = filler->y + dossier_block_get_before (block, filler->plan->density);
  gboolean is_continued = FALSE;

  /* The label, and a note under it, may need more room than the rows beside them. */
  if (filler->page->len > 0 &&
      top + dossier_block_get_head_height (block, FALSE) > filler->frame->bottom + TOLERANCE)
    turn_page (filler);

  while (rows->len > 0)
    {
      if (fill_page (filler, block, rows, is_continued))
        is_continued = TRUE;
      if (rows->len > 0)
        turn_page (filler);
    }
}

/**
 * dossier_plan_fits:
 *
 * Returns: whether all blocks fit on one page at @density; adds up, lays nothing out
 */
gboolean
dossier_plan_fits (GPtrArray          *blocks,
                   const DossierFrame *frame,
                   double              density)
{
  double y = frame->first_top;

  for (guint i = 0; i < blocks->len; i++)
    {
      DossierBlock *block = g_ptr_array_index (blocks, i);

      y += dossier_block_get_before (block, density) + dossier_block_get_height (block, density);
      if (y > frame->bottom + TOLERANCE)
        return FALSE;
      y += dossier_block_get_after (block, density);
    }

  return TRUE;
}

/**
 * dossier_plan_new:
 * @blocks: what to place; must outlive the plan
 *
 * Returns: (transfer full): the place of every row, at least one page
 */
DossierPlan *
dossier_plan_new (GPtrArray          *blocks,
                  const DossierFrame *frame,
                  double              density)
{
  DossierPlan *self = g_new0 (DossierPlan, 1);
  Filler filler = { self, frame };

  self->density = density;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  turn_page (&filler);

  for (guint i = 0; i < blocks->len; i++)
    add_block (&filler, g_ptr_array_index (blocks, i));

  return self;
}

/**
 * dossier_plan_free:
 * @self: (nullable): a plan
 */
void
dossier_plan_free (DossierPlan *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->pages);
  g_free (self);
}

/**
 * dossier_part_get_rows_top:
 *
 * Returns: the top of the first row, under the rule and a repeated head
 */
double
dossier_part_get_rows_top (const DossierPart *self,
                           double             density)
{
  return get_rows_top (self->block, self->y, density);
}

/**
 * dossier_part_get_bottom:
 *
 * Returns: where the next block begins
 */
double
dossier_part_get_bottom (const DossierPart *self,
                         double             density)
{
  double head = self->y + dossier_block_get_before (self->block, density) +
                dossier_block_get_head_height (self->block, self->is_continued);
  double rows = dossier_part_get_rows_top (self, density) + sum_rows (self->rows, self->rows->len, density);

  return MAX (head, rows) + dossier_block_get_after (self->block, density);
}
