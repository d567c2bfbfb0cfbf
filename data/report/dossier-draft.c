/* dossier-draft.c: the pieces that every block of a sheet is made of. */
#include "dossier-draft.h"

#define MOST_NOTE_LINES 8
#define NOTE_GAP 6

const char *
dossier_draft_word (DossierDraft *self,
                    DossierWord   word)
{
  return dossier_word (word, self->language);
}

/**
 * dossier_draft_dup_local:
 * @name: a text field of @record
 *
 * Returns: (transfer full): the text in the language of the paper if there is
 *   one, spelled as papers spell; "" for none
 */
char *
dossier_draft_dup_local (DossierDraft  *self,
                         DossierRecord *record,
                         const char    *name)
{
  return g_strstrip (dossier_spell (dossier_record_get_local (record, name, self->language), self->language));
}

/**
 * dossier_draft_list:
 * @link: a link field of @table
 * @id: the record that it leads to
 *
 * Returns: (transfer full): the records, in the order of their table; empty
 *   after an error, which dossier_sheet_new() returns
 */
GPtrArray *
dossier_draft_list (DossierDraft *self,
                    const char   *table,
                    const char   *link,
                    gint64        id)
{
  g_autoptr (DossierQuery) query = NULL;
  GPtrArray *records = NULL;

  if (self->error == NULL)
    {
      query = dossier_query_new (table);
      dossier_query_match (query, link, id);
      records = dossier_store_query_records (self->store, query, &self->error);
    }

  return records != NULL ? records : g_ptr_array_new ();
}

/**
 * dossier_draft_text:
 * @width: the measure
 *
 * Returns: (transfer full): @words, which keep their short last word off a line of its own
 */
DossierText *
dossier_draft_text (DossierDraft *self,
                    DossierStyle  style,
                    double        width,
                    const char   *words)
{
  g_autofree char *kept = dossier_keep_together (words);

  return dossier_text_new (self->paper, style, width, 0, kept);
}

/* One line, however long. */
DossierText *
dossier_draft_line (DossierDraft *self,
                    DossierStyle  style,
                    const char   *words)
{
  return dossier_text_new (self->paper, style, DOSSIER_UNLIMITED, 0, words);
}

/**
 * dossier_draft_level:
 *
 * Returns: how much lower a cell must stand to share the first baseline of its row
 */
double
dossier_draft_level (DossierDraft *self,
                     DossierStyle  row,
                     DossierStyle  cell)
{
  return dossier_paper_get_baseline (self->paper, row) - dossier_paper_get_baseline (self->paper, cell);
}

/* Under the label; a long note takes the place of the first row instead, where it can flow on. */
static void
add_note (DossierDraft *self,
          DossierBlock *block,
          const char   *note)
{
  DossierText *text = dossier_text_new (self->paper, DOSSIER_STYLE_SMALL, self->label, 0, note);
  DossierRow *row;

  if (dossier_text_get_n_lines (text) <= MOST_NOTE_LINES)
    {
      block->note = text;
      return;
    }

  dossier_text_unref (text);
  text = dossier_draft_text (self, DOSSIER_STYLE_SMALL, self->content, note);
  row = dossier_block_add_row (block, dossier_row_new (NULL));
  row->height = dossier_text_get_height (text);
  row->gap = NOTE_GAP;
  dossier_row_add_text (row, "P", self->axis, 0, text);
}

/**
 * dossier_draft_add_section:
 * @note: (nullable): small, under the label
 *
 * Returns: (transfer none): a section without rows, at the end of the sheet
 */
DossierBlock *
dossier_draft_add_section (DossierDraft *self,
                           const char   *label,
                           const char   *note,
                           const char   *tag,
                           const char   *fields)
{
  DossierBlock *block = dossier_block_new (DOSSIER_BLOCK_SECTION, label, tag, fields);

  block->label = dossier_text_new (self->paper, DOSSIER_STYLE_HEAD, self->label, 0, label);
  if (note != NULL && *note != '\0')
    add_note (self, block, note);
  block->continued = dossier_text_new (self->paper, DOSSIER_STYLE_SMALL, self->label, 0,
                                       dossier_draft_word (self, DOSSIER_WORD_CONTINUED));
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * dossier_draft_number:
 * @text: (transfer full): beside the number
 *
 * Returns: (transfer full): a row of a numbered list
 */
DossierRow *
dossier_draft_number (DossierDraft *self,
                      guint         number,
                      DossierText  *text,
                      gboolean      is_last)
{
  DossierRow *row = dossier_row_new (NULL);
  g_autofree char *digits = g_strdup_printf ("%u", number);

  row->height = dossier_text_get_height (text);
  row->gap = is_last ? 0 : 3;

  dossier_row_begin (row, "LI");
  dossier_row_add_text (row, "Lbl", self->axis, 0, dossier_draft_line (self, DOSSIER_STYLE_HEAD, digits));
  dossier_row_add_text (row, "LBody", self->axis + DOSSIER_INDENT, 0, text);
  dossier_row_end (row);
  return row;
}
