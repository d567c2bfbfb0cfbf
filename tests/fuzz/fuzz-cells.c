/* fuzz-cells.c: what is pasted: a block of cells, and the records it would make or change.
 *
 * The first byte chooses the table and how the block is read.
 */
#include <string.h>

#include "dossier-rows.h"
#include "fuzz-portfolio.h"
#include "fuzz.h"

static const struct { const char *table; const char *defaults[5]; } kinds[] = {
  { "programme", { "short_title", "starts", "ends", "budget" } },
  { "activity", { "title", "date", "country", "programme" } },
  { "organisation", { "name", "short_name", "country" } },
  { "indicator_value", { "indicator", "period", "value" } },
};

/* What is written is read back as it was. */
static void
write_cells (DossierCells *cells)
{
  g_autofree char *text = dossier_cells_to_text (cells);
  g_autofree char *html = dossier_cells_to_html (cells);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCells) again = dossier_cells_parse (text, -1, &error);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_cells_get_n_rows (again), ==, dossier_cells_get_n_rows (cells));
  for (guint row = 0; row < dossier_cells_get_n_rows (cells); row++)
    for (guint column = 0; column < dossier_cells_get_n_columns (cells); column++)
      g_assert_cmpstr (dossier_cells_get (again, row, column), ==, dossier_cells_get (cells, row, column));
}

static void
show_row (DossierRows *rows,
          guint        row)
{
  g_autofree char *title = dossier_rows_dup_title (rows, row, "en");
  g_autoptr (GPtrArray) changes = dossier_rows_dup_changes (rows, row, "fr");
  const char *name = NULL;

  g_assert_true (title == NULL || g_utf8_validate (title, -1, NULL));
  if (dossier_rows_get_state (rows, row) == DOSSIER_ROWS_REFUSED)
    g_assert_nonnull (dossier_rows_get_reason (rows, row, &name));
  dossier_rows_get_number (rows, row);
  dossier_rows_get_id (rows, row);
}

/* As an edit that is taken back. */
static void
apply (DossierStore *store,
       DossierRows  *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Paste", NULL, &error);
  gboolean ok = TRUE;

  g_assert_no_error (error);
  for (guint i = 0; ok && i < dossier_rows_get_n_rows (rows); i++)
    {
      show_row (rows, i);
      if (dossier_rows_get_state (rows, i) != DOSSIER_ROWS_REFUSED)
        ok = dossier_rows_apply (rows, i, edit, &error);
    }
  if (!ok)
    fuzz_assert_sentence (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static DossierStore *store = NULL;
  guint kind = size > 0 ? data[0] % G_N_ELEMENTS (kinds) : 0;
  gboolean is_clearing = size > 0 && (data[0] & 0x40) != 0;
  g_autofree char *text = size > 1 ? g_memdup2 (data + 1, size - 1) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCells) cells = dossier_cells_parse (text, size > 1 ? size - 1 : 0, &error);
  g_autoptr (DossierRows) rows = NULL;

  if (store == NULL)
    store = fuzz_portfolio_new ();

  if (cells == NULL)
    {
      fuzz_assert_sentence (error);
      return 0;
    }

  write_cells (cells);
  rows = dossier_rows_new (store, kinds[kind].table, cells, kinds[kind].defaults, 0);
  dossier_rows_set_clearing (rows, is_clearing);
  g_assert_true (dossier_rows_plan (rows, -1));
  apply (store, rows);

  return 0;
}
