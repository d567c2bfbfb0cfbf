/* test-plan.c: how rows come onto pages, with rows of any height.
 *
 * A referee that knows only the rules walks over the pages of random blocks.
 */
#include "dossier-plan.h"

#define ROUNDS 400
#define TOLERANCE 0.02

static const DossierFrame frame = { 69, 68, 785 };

static void
add_row (DossierBlock *block,
         double        height,
         double        gap)
{
  DossierRow *row = dossier_block_add_row (block, dossier_row_new (NULL));

  row->height = height;
  row->gap = gap;
}

static DossierBlock *
create_block (DossierBlockKind kind)
{
  DossierPaper *paper = dossier_paper_get ("en", FALSE);
  DossierBlock *block = dossier_block_new (kind, "Label", NULL, NULL);

  if (kind == DOSSIER_BLOCK_SECTION)
    {
      block->label = dossier_text_new (paper, DOSSIER_STYLE_HEAD, 100, 0, "Label");
      block->continued = dossier_text_new (paper, DOSSIER_STYLE_SMALL, 100, 0, "(continued)");
    }

  return block;
}

static GPtrArray *
create_blocks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_block_free);
}

/* Rows of up to a tenth of a page, so that every rule can be kept. */
static GPtrArray *
create_random_blocks (GRand *random)
{
  GPtrArray *blocks = create_blocks ();
  guint n_blocks = g_rand_int_range (random, 1, 12);

  for (guint i = 0; i < n_blocks; i++)
    {
      gboolean is_facts = g_rand_int_range (random, 0, 3) == 0;
      DossierBlock *block = create_block (i == 0 ? DOSSIER_BLOCK_TITLE
                                                 : is_facts ? DOSSIER_BLOCK_FACTS : DOSSIER_BLOCK_SECTION);
      guint n_rows = g_rand_int_range (random, 1, i % 3 == 0 ? 3 : 40);

      for (guint j = 0; j < n_rows; j++)
        add_row (block, g_rand_double_range (random, 8, 70), g_rand_double_range (random, 0, 10));
      g_ptr_array_add (blocks, block);
    }

  return blocks;
}

static void
assert_in_order (DossierPlan *plan,
                 GPtrArray   *blocks)
{
  guint block = 0, row = 0;

  for (guint i = 0; i < plan->pages->len; i++)
    {
      GPtrArray *parts = g_ptr_array_index (plan->pages, i);

      for (guint j = 0; j < parts->len; j++)
        {
          const DossierPart *part = g_ptr_array_index (parts, j);

          g_assert_true (part->block == g_ptr_array_index (blocks, block));
          g_assert_cmpint (part->is_continued, ==, row > 0);
          for (guint k = 0; k < part->rows->len; k++)
            g_assert_true (g_ptr_array_index (part->rows, k) == g_ptr_array_index (part->block->rows, row++));

          if (row == part->block->rows->len)
            {
              block++;
              row = 0;
            }
        }
    }

  g_assert_cmpuint (block, ==, blocks->len);
}

static void
assert_kept_together (const DossierPart *part)
{
  guint n_rows = part->block->rows->len;
  const DossierRow *last_of_block = g_ptr_array_index (part->block->rows, n_rows - 1);
  const DossierRow *last_of_part = g_ptr_array_index (part->rows, part->rows->len - 1);
  gboolean is_end = last_of_part == last_of_block;

  if (!part->is_continued)
    g_assert_cmpuint (part->rows->len, >=, MIN (2, n_rows));
  if (part->is_continued && is_end && n_rows >= 3)
    g_assert_cmpuint (part->rows->len, >=, 2);
}

static void
assert_on_page (DossierPlan *plan)
{
  for (guint i = 0; i < plan->pages->len; i++)
    {
      GPtrArray *parts = g_ptr_array_index (plan->pages, i);
      double y = i == 0 ? frame.first_top : frame.next_top;

      g_assert_cmpuint (parts->len, >, 0);
      for (guint j = 0; j < parts->len; j++)
        {
          const DossierPart *part = g_ptr_array_index (parts, j);

          g_assert_cmpfloat_with_epsilon (part->y, y, TOLERANCE);
          y = dossier_part_get_bottom (part, plan->density);
          g_assert_cmpfloat (y - dossier_block_get_after (part->block, plan->density), <=,
                             frame.bottom + TOLERANCE);
          assert_kept_together (part);
        }
    }
}

static void
test_random (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GPtrArray) blocks = create_random_blocks (random);
      double density = g_rand_double_range (random, 0.7, 1);
      g_autoptr (DossierPlan) plan = dossier_plan_new (blocks, &frame, density);

      assert_in_order (plan, blocks);
      assert_on_page (plan);
      g_assert_cmpint (dossier_plan_fits (blocks, &frame, density), ==, plan->pages->len == 1);
    }
}

/* Rows per part of the only section under a title, page by page. */
static void
assert_rows (double      title_height,
             double      height,
             guint       n_rows,
             const char *expected)
{
  g_autoptr (GPtrArray) blocks = create_blocks ();
  g_autoptr (DossierPlan) plan = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);
  DossierBlock *title = create_block (DOSSIER_BLOCK_TITLE);
  DossierBlock *block = create_block (DOSSIER_BLOCK_SECTION);

  add_row (title, title_height, 0);
  g_ptr_array_add (blocks, title);
  for (guint i = 0; i < n_rows; i++)
    add_row (block, height, 0);
  g_ptr_array_add (blocks, block);

  plan = dossier_plan_new (blocks, &frame, 1);
  for (guint i = 0; i < plan->pages->len; i++)
    {
      GPtrArray *parts = g_ptr_array_index (plan->pages, i);

      for (guint j = 0; j < parts->len; j++)
        {
          const DossierPart *part = g_ptr_array_index (parts, j);

          if (part->block == block)
            g_string_append_printf (seen, "%s%u:%u", seen->len > 0 ? " " : "", i + 1, part->rows->len);
        }
    }

  g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_rules (void)
{
  assert_rows (50, 100, 6, "1:6");
  assert_rows (50, 100, 7, "1:5 2:2");    /* six would fit, but the seventh must not stand alone */
  assert_rows (50, 100, 9, "1:6 2:3");
  assert_rows (50, 400, 2, "2:1 3:1");    /* a label does not stay behind with one row of two */
  assert_rows (50, 260, 3, "2:2 3:1");    /* wherever they stand, one of three is alone */
  assert_rows (50, 640, 1, "1:1");
  assert_rows (50, 650, 1, "2:1");
  assert_rows (678, 10, 1, "1:1");
  assert_rows (680, 10, 1, "2:1");        /* it has room there, its label has not */
}

/* A paragraph that no page can hold flows on, line by line, and loses none. */
static void
test_paragraph (void)
{
  g_autoptr (GPtrArray) blocks = create_blocks ();
  g_autoptr (DossierPlan) plan = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  DossierBlock *block = create_block (DOSSIER_BLOCK_SECTION);
  DossierRow *row = dossier_block_add_row (block, dossier_row_new ("objective"));
  DossierText *text;
  guint n_lines = 0;

  for (guint i = 0; i < 10000; i++)
    g_string_append (words, i % 7 == 0 ? "cooperation " : "word ");
  text = dossier_text_new (dossier_paper_get ("en", FALSE), DOSSIER_STYLE_LEAD, 357.9, DOSSIER_TEXT_BALANCE,
                           words->str);
  row->height = dossier_text_get_height (text);
  dossier_row_add_text (row, "P", 180, 0, text);
  g_ptr_array_add (blocks, block);

  plan = dossier_plan_new (blocks, &frame, 1);
  g_assert_cmpuint (plan->pages->len, >, 10);
  for (guint i = 0; i < plan->pages->len; i++)
    {
      const DossierPart *part = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (plan->pages, i), 0);
      const DossierRow *piece = g_ptr_array_index (part->rows, 0);
      const DossierMark *mark = &g_array_index (piece->marks, DossierMark, 1);

      g_assert_cmpuint (piece->marks->len, ==, 3);
      g_assert_cmpint (mark->kind, ==, DOSSIER_MARK_TEXT);
      g_assert_cmpuint (mark->first_line, ==, n_lines);
      g_assert_cmpuint (mark->n_lines, >=, 2);
      g_assert_true (dossier_fields_contain (piece->fields, "objective"));
      g_assert_cmpfloat (dossier_part_get_rows_top (part, 1) + dossier_row_get_height (piece, 1), <=,
                         frame.bottom + TOLERANCE);
      n_lines += mark->n_lines;
    }

  g_assert_cmpuint (n_lines, ==, dossier_text_get_n_lines (text));
}

static void
test_fields (void)
{
  g_assert_true (dossier_fields_contain ("starts ends duration", "starts"));
  g_assert_true (dossier_fields_contain ("starts ends duration", "duration"));
  g_assert_false (dossier_fields_contain ("starts ends duration", "end"));
  g_assert_false (dossier_fields_contain ("starts ends duration", "tarts"));
  g_assert_false (dossier_fields_contain (NULL, "starts"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/random", test_random);
  g_test_add_func ("/plan/rules", test_rules);
  g_test_add_func ("/plan/paragraph", test_paragraph);
  g_test_add_func ("/plan/fields", test_fields);

  return g_test_run ();
}
