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
  const char *written = dossier_record_get_local (record, name, self->language);

  return g_strstrip (dossier_spell (written, self->language));
}

/**
 * dossier_draft_dup_linked:
 * @link: a link field of @record
 *
 * Returns: (transfer full): the name of the record linked to, "" for none
 */
char *
dossier_draft_dup_linked (DossierDraft  *self,
                          DossierRecord *record,
                          const char    *link)
{
  g_autoptr (DossierRecord) linked = dossier_store_get_linked (self->store, record, link);

  return linked != NULL ? dossier_draft_dup_local (self, linked, "name") : g_strdup ("");
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

/* The records of @table that belong to the programme. */
GPtrArray *
dossier_draft_list_own (DossierDraft *self,
                        const char   *table)
{
  return dossier_draft_list (self, table, "programme", dossier_record_get_id (self->programme));
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
                           DossierWord   word,
                           const char   *note,
                           const char   *tag,
                           const char   *fields)
{
  const char *label = dossier_draft_word (self, word);
  DossierBlock *block = dossier_block_new (DOSSIER_BLOCK_SECTION, label, tag, fields);

  block->label = dossier_text_new (self->paper, DOSSIER_STYLE_HEAD, self->label, 0, label);
  if (note != NULL && *note != '\0')
    add_note (self, block, note);
  block->continued = dossier_text_new (self->paper, DOSSIER_STYLE_SMALL, self->label, 0,
                                       dossier_draft_word (self, DOSSIER_WORD_CONTINUED));
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* The number of an item, before its text. */
DossierText *
dossier_draft_number (DossierDraft *self,
                      guint         number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  return dossier_draft_line (self, DOSSIER_STYLE_HEAD, digits);
}

/* What stands beside the number of an item. */
DossierText *
dossier_draft_item (DossierDraft *self,
                    const char   *words)
{
  return dossier_draft_text (self, DOSSIER_STYLE_BODY, self->content - DOSSIER_INDENT, words);
}

/**
 * dossier_draft_add_item:
 * @text: (transfer full): beside the number
 *
 * Adds a row to a numbered list.
 */
void
dossier_draft_add_item (DossierDraft *self,
                        DossierBlock *block,
                        guint         number,
                        DossierText  *text,
                        gboolean      is_last)
{
  DossierRow *row = dossier_block_add_row (block, dossier_row_new (NULL));

  row->height = dossier_text_get_height (text);
  row->gap = is_last ? 0 : 3;

  dossier_row_begin (row, "LI");
  dossier_row_add_text (row, "Lbl", self->axis, 0, dossier_draft_number (self, number));
  dossier_row_add_text (row, "LBody", self->axis + DOSSIER_INDENT, 0, text);
  dossier_row_end (row);
}
