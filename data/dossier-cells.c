/* dossier-cells.c: a block of cells, and how it is written for a spreadsheet.
 *
 * The cells lie in one text, so that a block of a hundred thousand is three arrays.
 * dossier-cells-parse.c reads what a spreadsheet wrote.
 */
#include "dossier-cells.h"

#include <string.h>

#include "dossier-cells-private.h"

G_DEFINE_QUARK (dossier-cells-error-quark, dossier_cells_error)

/**
 * dossier_cells_new:
 *
 * Returns: (transfer full): a block without rows
 */
DossierCells *
dossier_cells_new (void)
{
  DossierCells *self = g_new0 (DossierCells, 1);

  g_ref_count_init (&self->references);
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

DossierCells *
dossier_cells_ref (DossierCells *self)
{
  g_ref_count_inc (&self->references);
  return self;
}

void
dossier_cells_unref (DossierCells *self)
{
  if (self == NULL || !g_ref_count_dec (&self->references))
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

/* Filling */

/**
 * dossier_cells_add_row:
 *
 * Begins another row, without cells yet.
 */
void
dossier_cells_add_row (DossierCells *self)
{
  g_array_append_val (self->rows, self->cells->len);
}

void
dossier_cells_add_length (DossierCells *self,
                          const char   *text,
                          gsize         length)
{
  gsize start = self->text->len;
  guint first;

  g_assert (self->rows->len > 0);

  g_array_append_val (self->cells, start);
  g_string_append_len (self->text, text, length);
  g_string_append_c (self->text, '\0');

  first = g_array_index (self->rows, guint, self->rows->len - 1);
  self->n_columns = MAX (self->n_columns, self->cells->len - first);
}

/**
 * dossier_cells_add:
 * @text: UTF-8, as it is meant: quotes and apostrophes are the business of the writer
 *
 * Adds a cell to the last row; there has to be one.
 */
void
dossier_cells_add (DossierCells *self,
                   const char   *text)
{
  dossier_cells_add_length (self, text, strlen (text));
}

/* Asking */

guint
dossier_cells_get_n_rows (DossierCells *self)
{
  return self->rows->len;
}

/**
 * dossier_cells_get_n_columns:
 *
 * Returns: the length of the longest row
 */
guint
dossier_cells_get_n_columns (DossierCells *self)
{
  return self->n_columns;
}

/**
 * dossier_cells_get_length:
 *
 * Returns: how many cells there are in @row
 */
guint
dossier_cells_get_length (DossierCells *self,
                          guint         row)
{
  guint end;

  g_return_val_if_fail (row < self->rows->len, 0);

  end = row + 1 < self->rows->len ? g_array_index (self->rows, guint, row + 1) : self->cells->len;
  return end - g_array_index (self->rows, guint, row);
}

/**
 * dossier_cells_get:
 *
 * Returns: (transfer none): the text of a cell, "" where the row is shorter; valid until
 *   the next cell is added
 */
const char *
dossier_cells_get (DossierCells *self,
                   guint         row,
                   guint         column)
{
  guint first;

  g_return_val_if_fail (row < self->rows->len, "");

  if (column >= dossier_cells_get_length (self, row))
    return "";

  first = g_array_index (self->rows, guint, row);
  return self->text->str + g_array_index (self->cells, gsize, first + column);
}

/**
 * dossier_cells_is_blank:
 *
 * Returns: whether nothing but blanks stands in @row
 */
gboolean
dossier_cells_is_blank (DossierCells *self,
                        guint         row)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *text = dossier_cells_get (self, row, column);

      if (text[strspn (text, " \t\r\n")] != '\0')
        return FALSE;
    }

  return TRUE;
}

/* Writing */

/* "-5", "+3.5", "-1 200,00": signs that a spreadsheet may well calculate with. */
static gboolean
is_number (const char *text)
{
  text += *text == '+' || *text == '-';
  return g_ascii_isdigit (*text) && text[strspn (text, "0123456789.,' ")] == '\0';
}

/**
 * dossier_cells_is_formula:
 *
 * Returns: whether a spreadsheet would take @text for a formula, or for one that is protected by an
 *   apostrophe: that way adding one and taking one away are the reverse of each other.  Some
 *   spreadsheets also take the wide signs of Japanese.
 */
gboolean
dossier_cells_is_formula (const char *text)
{
  static const char * const signs[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠" };

  text += strspn (text, "' \t\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i]))
      return !is_number (text);

  return FALSE;
}

static void
append_plain (GString    *text,
              const char *cell)
{
  const char *protection = dossier_cells_is_formula (cell) ? "'" : "";

  if (strpbrk (cell, "\t\r\n\"") == NULL)
    {
      g_string_append (text, protection);
      g_string_append (text, cell);
      return;
    }

  g_string_append_c (text, '"');
  g_string_append (text, protection);
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

/**
 * dossier_cells_to_text:
 *
 * Returns: (transfer full): the block with tabs between cells and a line for each row;
 *   dossier_cells_parse() of it gives the same block
 */
char *
dossier_cells_to_text (DossierCells *self)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < self->rows->len; row++)
    {
      for (guint column = 0; column < self->n_columns; column++)
        {
          if (column > 0)
            g_string_append_c (text, '\t');
          append_plain (text, dossier_cells_get (self, row, column));
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
append_escaped (GString    *html,
                const char *cell)
{
  if (dossier_cells_is_formula (cell))
    g_string_append_c (html, '\'');

  for (const char *c = cell; *c != '\0'; c++)
    switch (*c)
      {
      case '&':
        g_string_append (html, "&amp;");
        break;

      case '<':
        g_string_append (html, "&lt;");
        break;

      case '>':
        g_string_append (html, "&gt;");
        break;

      case '\n':
        /* A line of the cell, and not the next row. */
        g_string_append (html, "<br style=\"mso-data-placement:same-cell\">");
        break;

      case '\r':
        break;

      default:
        g_string_append_c (html, *c);
      }
}

/**
 * dossier_cells_to_html:
 *
 * Returns: (transfer full): the block as a table.  Its cells say that they are text, each
 *   in the way of Excel and in that of LibreOffice: “Nov 2013” must not become the first
 *   of November, nor a long number a rounded one.
 */
char *
dossier_cells_to_html (DossierCells *self)
{
  GString *html = g_string_new ("<html><head><meta charset=\"utf-8\"></head><body><table>\n");

  for (guint row = 0; row < self->rows->len; row++)
    {
      g_string_append (html, "<tr>");
      for (guint column = 0; column < self->n_columns; column++)
        {
          g_string_append (html, "<td style=\"mso-number-format:'\\@'\" sdnum=\"1033;0;@\">");
          append_escaped (html, dossier_cells_get (self, row, column));
          g_string_append (html, "</td>");
        }
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</table></body></html>\n");

  return g_string_free (html, FALSE);
}
