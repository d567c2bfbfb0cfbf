/* dossier-cells-parse.c: reads what a spreadsheet puts on the clipboard.
 *
 * That is RFC 4180 with tabs, as far as Excel and LibreOffice keep to it: they put quotes
 * around cells with line ends, tabs or quotes inside, but not around every cell that
 * begins with a quote.  So a quote opens a cell only if there is one that closes it.
 */
#include "dossier-cells.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-cells-private.h"

#define BYTE_ORDER_MARK "\357\273\277"

typedef struct
{
  const char *at;
  const char *end;
  char        separator;
} Reader;

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Where the quote that closes the one at @open is, if it is followed by the end of a cell. */
static const char *
find_close (const Reader *reader,
            const char   *open)
{
  for (const char *c = open + 1; c < reader->end; c++)
    {
      if (*c != '"')
        continue;

      if (c + 1 == reader->end || c[1] == reader->separator || is_line_end (c[1]))
        return c;

      /* Two of them are one of the text. */
      if (c[1] != '"')
        return NULL;
      c++;
    }

  return NULL;
}

static void
add_cell (DossierCells *cells,
          const char   *text,
          gsize         length)
{
  /* The apostrophe that kept the spreadsheet from calculating. */
  if (length > 1 && *text == '\'')
    {
      g_autofree char *rest = g_strndup (text + 1, length - 1);

      if (dossier_cells_is_formula (rest))
        {
          text++;
          length--;
        }
    }

  dossier_cells_add_length (cells, text, length);
}

static void
read_quoted (Reader       *reader,
             DossierCells *cells,
             const char   *close)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *c = reader->at + 1; c < close; c++)
    {
      g_string_append_c (text, *c);
      if (*c == '"')
        c++;
    }

  add_cell (cells, text->str, text->len);
  reader->at = close + 1;
}

static void
read_cell (Reader       *reader,
           DossierCells *cells)
{
  const char *start = reader->at;
  const char *close = start < reader->end && *start == '"' ? find_close (reader, start) : NULL;

  if (close != NULL)
    {
      read_quoted (reader, cells, close);
      return;
    }

  while (reader->at < reader->end && *reader->at != reader->separator && !is_line_end (*reader->at))
    reader->at++;
  add_cell (cells, start, reader->at - start);
}

static gboolean
set_too_large (GError **error)
{
  g_set_error (error, DOSSIER_CELLS_ERROR, DOSSIER_CELLS_ERROR_TOO_LARGE,
               _("This is more than can be pasted at once: at most %d rows of %d columns."),
               DOSSIER_CELLS_MAX_ROWS, DOSSIER_CELLS_MAX_COLUMNS);
  return FALSE;
}

static gboolean
read_row (Reader        *reader,
          DossierCells  *cells,
          GError       **error)
{
  guint n = 1;

  if (cells->rows->len == DOSSIER_CELLS_MAX_ROWS)
    return set_too_large (error);

  dossier_cells_add_row (cells);
  read_cell (reader, cells);
  while (reader->at < reader->end && *reader->at == reader->separator)
    {
      if (n++ == DOSSIER_CELLS_MAX_COLUMNS)
        return set_too_large (error);

      reader->at++;
      read_cell (reader, cells);
    }

  /* CR LF, CR or LF. */
  if (reader->at < reader->end && *reader->at == '\r')
    reader->at++;
  if (reader->at < reader->end && *reader->at == '\n')
    reader->at++;
  return TRUE;
}

/* Which separator */

/* How many there are in the line that begins here, or -1 if it does not look like a table:
 * a table has no blanks between its cells, a sentence has. */
static int
count_in_line (Reader *reader)
{
  int n = 0;

  while (reader->at < reader->end && !is_line_end (*reader->at))
    {
      const char *close = *reader->at == '"' ? find_close (reader, reader->at) : NULL;

      if (close != NULL)
        reader->at = close + 1;
      while (reader->at < reader->end && *reader->at != reader->separator && !is_line_end (*reader->at))
        reader->at++;
      if (reader->at < reader->end && *reader->at == reader->separator)
        {
          n++;
          reader->at++;
          if (reader->at < reader->end && *reader->at == ' ')
            return -1;
        }
    }
  while (reader->at < reader->end && is_line_end (*reader->at))
    reader->at++;

  return n;
}

/* At least two lines, and the same number of separators in each. */
static gboolean
is_separated_by (const Reader *whole,
                 char          separator)
{
  Reader reader = { whole->at, whole->end, separator };
  int n = count_in_line (&reader);
  gboolean is_table = n > 0 && reader.at < reader.end;

  while (is_table && reader.at < reader.end)
    is_table = count_in_line (&reader) == n;

  return is_table;
}

static char
find_separator (const Reader *whole)
{
  if (memchr (whole->at, '\t', whole->end - whole->at) == NULL)
    {
      if (is_separated_by (whole, ';'))
        return ';';
      if (is_separated_by (whole, ','))
        return ',';
    }

  return '\t';
}

/* Reading */

static gboolean
check_text (const char  *text,
            gsize        length,
            GError     **error)
{
  if (length == 0)
    {
      g_set_error_literal (error, DOSSIER_CELLS_ERROR, DOSSIER_CELLS_ERROR_EMPTY,
                           _("There is nothing to paste."));
      return FALSE;
    }

  if (!g_utf8_validate (text, length, NULL))
    {
      g_set_error_literal (error, DOSSIER_CELLS_ERROR, DOSSIER_CELLS_ERROR_NOT_TEXT,
                           _("What was copied is not text. Copy cells of a spreadsheet."));
      return FALSE;
    }

  return TRUE;
}

static DossierCells *
read_all (Reader   reader,
          GError **error)
{
  g_autoptr (DossierCells) cells = dossier_cells_new ();

  while (reader.at < reader.end)
    if (!read_row (&reader, cells, error))
      return NULL;

  return g_steal_pointer (&cells);
}

/**
 * dossier_cells_parse_tabs:
 * @text: what was copied, as a text with its end: cells with tabs between them; semicolons and commas belong
 *   to the cells
 *
 * Returns: (transfer full): as dossier_cells_parse()
 */
DossierCells *
dossier_cells_parse_tabs (const char  *text,
                          GError     **error)
{
  gsize size = strlen (text);

  if (size > DOSSIER_CELLS_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }

  return check_text (text, size, error) ? read_all ((Reader) { text, text + size, '\t' }, error) : NULL;
}

/**
 * dossier_cells_parse:
 * @text: what was copied: cells with tabs between them, or plainly a table with semicolons
 *   or commas
 * @length: of @text in bytes, or -1 if it ends with a NUL
 *
 * Returns: (transfer full): the block, or %NULL with @error set if @text is empty, too
 *   large or not text
 */
DossierCells *
dossier_cells_parse (const char  *text,
                     gssize       length,
                     GError     **error)
{
  gsize size = length >= 0 ? (gsize) length : strlen (text);
  Reader reader;

  if (size > DOSSIER_CELLS_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }

  if (size >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      size -= strlen (BYTE_ORDER_MARK);
    }
  /* Some put the end of the text on the clipboard, too. */
  while (size > 0 && text[size - 1] == '\0')
    size--;
  if (!check_text (text, size, error))
    return NULL;

  reader = (Reader) { text, text + size, '\t' };
  reader.separator = find_separator (&reader);
  return read_all (reader, error);
}
