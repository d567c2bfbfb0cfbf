/* dossier-output.c: results on standard output: aligned columns, CSV, JSON.
 *
 * Everything is written as UTF-8, whatever the terminal says it speaks: what a
 * script reads may not depend on who runs it.
 */
#include "dossier-output.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "dossier-cells.h"
#include "dossier-json.h"

#define MAX_WIDTH 60
#define GAP 2

/* Returns: (transfer full): @text in its lines; what is in a file may not drive the terminal */
char *
dossier_output_dup_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *plain = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_string_append_unichar (plain, g_unichar_iscntrl (character) && character != '\n' ? ' ' : character);
    }

  return g_string_free (plain, FALSE);
}

void
dossier_output_text (const char *format,
                     ...)
{
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  plain = dossier_output_dup_plain (text);
  fputs (plain, stdout);
}

/* As it is: for programs. */
void
dossier_output_verbatim (const char *text)
{
  fputs (text, stdout);
}

/* Columns */

static guint
measure_character (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;

  return g_unichar_iswide (character) ? 2 : 1;
}

/* The part of @text that fits, in one line; what is in a file may not drive the terminal. */
static char *
dup_cell (const char *text,
          guint       width,
          guint      *used)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  gsize end = 0;
  guint used_at_end = 0;

  *used = 0;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_iscntrl (character))
        character = ' ';
      *used += measure_character (character);
      if (*used > width)
        {
          g_string_truncate (cell, end);
          g_string_append (cell, "…");
          *used = used_at_end + 1;
          break;
        }
      g_string_append_unichar (cell, character);
      if (*used < width)
        {
          end = cell->len;
          used_at_end = *used;
        }
    }

  return g_string_free (g_steal_pointer (&cell), FALSE);
}

void
dossier_widths_init (DossierWidths *self,
                     guint          n_columns)
{
  self->widths = g_new0 (guint, n_columns);
  self->n_columns = n_columns;
}

void
dossier_widths_clear (DossierWidths *self)
{
  g_clear_pointer (&self->widths, g_free);
}

/* Makes room for one more row. */
void
dossier_widths_fit (DossierWidths      *self,
                    const char * const *cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint width;
      g_autofree char *cell = dup_cell (cells[i], MAX_WIDTH, &width);

      self->widths[i] = MAX (self->widths[i], width);
    }
}

/* Writes one row; columns without a width are left out. */
void
dossier_output_row (const DossierWidths *self,
                    const char * const  *cells)
{
  guint blanks = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      guint used;
      g_autofree char *cell = NULL;

      if (self->widths[i] == 0)
        continue;

      cell = dup_cell (cells[i], self->widths[i], &used);
      if (used > 0)
        {
          printf ("%*s%s", (int) blanks, "", cell);
          blanks = 0;
        }
      blanks += self->widths[i] - used + GAP;
    }
  putchar ('\n');
}

/**
 * dossier_output_rows:
 * @rows: (element-type GStrv): rows of the same length
 */
void
dossier_output_rows (GPtrArray *rows)
{
  g_auto (DossierWidths) widths = { NULL };

  if (rows->len == 0)
    return;

  dossier_widths_init (&widths, g_strv_length (g_ptr_array_index (rows, 0)));
  for (guint i = 0; i < rows->len; i++)
    dossier_widths_fit (&widths, g_ptr_array_index (rows, i));
  for (guint i = 0; i < rows->len; i++)
    dossier_output_row (&widths, g_ptr_array_index (rows, i));
}

/* For programs */

/* One record of RFC 4180.  People open it in a spreadsheet, which must not calculate what a stranger wrote:
 * that has an apostrophe before it, as in what the window copies.  LibreOffice splits at semicolons and tabs
 * as well, unless they stand in quotes: what comes after one would be a cell of its own. */
void
dossier_output_csv (const char * const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      const char *protection = dossier_cells_is_formula (cells[i]) ? "'" : "";

      if (i > 0)
        putchar (',');
      if (strpbrk (cells[i], ",;\t\"\r\n") == NULL)
        {
          fputs (protection, stdout);
          fputs (cells[i], stdout);
          continue;
        }

      putchar ('"');
      fputs (protection, stdout);
      for (const char *c = cells[i]; *c != '\0'; c++)
        {
          if (*c == '"')
            putchar ('"');
          putchar (*c);
        }
      putchar ('"');
    }
  fputs ("\r\n", stdout);
}

void
dossier_output_json (JsonNode *node)
{
  g_autofree char *text = dossier_json_to_text (node);

  puts (text);
}

/* A text of the object that @builder is in; none is an empty one. */
void
dossier_output_add_member (JsonBuilder *builder,
                           const char  *name,
                           const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

/* What @builder has built, once it is complete. */
void
dossier_output_built (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  dossier_output_json (root);
}

/* Results that did not arrive are a failure: a full disk, a closed pipe. */
gboolean
dossier_output_finish (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The result could not be written: %s."), g_strerror (errno));
  return FALSE;
}
