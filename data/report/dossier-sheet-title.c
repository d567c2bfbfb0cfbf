/* dossier-sheet-title.c: title, objective, purposes, and the line of who paid. */
#include "dossier-draft.h"

#define SUBTITLE_SHARE 0.86

#define CHIP_HEIGHT 15
#define CHIP_RISE 11      /* of its top above the baseline of the title */
#define CHIP_PAD 6
#define CHIP_SPACE 12     /* between it and a long title */

static char *
dup_chip (DossierDraft *self)
{
  const char *code = dossier_record_get_text (self->programme, "lifecycle");
  const char *word = dossier_lifecycle_word (code, self->language);
  const char *certainty = dossier_record_get_text (self->programme, "certainty");

  if (word == NULL)
    return g_strdup (code);
  if (g_strcmp0 (certainty, "tbc") != 0 && g_strcmp0 (certainty, "proposed") != 0)
    return g_strdup (word);

  return g_strdup_printf ("%s, %s", word, dossier_draft_word (self, DOSSIER_WORD_TO_BE_CONFIRMED));
}

/* The state of the programme, in a frame at the right end of the title. */
static void
add_chip (DossierDraft *self,
          DossierRow   *row,
          DossierText  *chip)
{
  const char *certainty = dossier_record_get_text (self->programme, "certainty");
  gboolean is_confirmed = g_strcmp0 (certainty, "confirmed") == 0;
  DossierColour colour = is_confirmed ? DOSSIER_COLOUR_ACCENT : DOSSIER_COLOUR_CAUTION;
  double baseline = dossier_paper_get_baseline (self->paper, DOSSIER_STYLE_TITLE);
  double width = dossier_text_get_width (chip) + 2 * CHIP_PAD;
  double x = self->left + self->width - width;
  cairo_rectangle_t box = { x, baseline - CHIP_RISE, width, CHIP_HEIGHT };
  DossierMark *mark = dossier_row_add_box (row, &box);

  mark->stroke = colour;
  mark->thickness = 0.75;
  mark->radius = 2;
  mark = dossier_row_add_text (row, "P", x + CHIP_PAD,
                               box.y + (CHIP_HEIGHT - dossier_text_get_leading (chip)) / 2, chip);
  mark->fill = colour;
}

static void
add_subtitle (DossierDraft *self,
              DossierBlock *block,
              const char   *title)
{
  g_autofree char *kept = dossier_keep_together (title);
  DossierText *text = dossier_text_new (self->paper, DOSSIER_STYLE_SUBTITLE, SUBTITLE_SHARE * self->width,
                                        DOSSIER_TEXT_BALANCE, kept);
  DossierRow *row = dossier_block_add_row (block, dossier_row_new ("title"));

  row->height = 2 + dossier_text_get_height (text);
  dossier_row_add_text (row, "P", self->left, 2, text);
}

/**
 * dossier_draft_add_title:
 *
 * The short title with the state of the programme, and the title under it where
 * it says more.
 */
void
dossier_draft_add_title (DossierDraft *self)
{
  DossierBlock *block = dossier_block_new (DOSSIER_BLOCK_TITLE, NULL, NULL, NULL);
  DossierRow *row = dossier_block_add_row (block, dossier_row_new ("short_title lifecycle certainty"));
  g_autofree char *short_title = dossier_draft_dup_local (self, self->programme, "short_title");
  g_autofree char *written = dossier_draft_dup_local (self, self->programme, "title");
  g_autofree char *title = dossier_spell_title (written, self->language);
  g_autofree char *chip_words = dup_chip (self);
  DossierText *chip = dossier_draft_line (self, DOSSIER_STYLE_SMALL_STRONG, chip_words);
  double width = self->width - dossier_text_get_width (chip) - 2 * CHIP_PAD - CHIP_SPACE;
  DossierText *text = dossier_text_new (self->paper, DOSSIER_STYLE_TITLE, width, DOSSIER_TEXT_BALANCE,
                                        short_title);

  row->height = dossier_text_get_height (text);
  dossier_row_add_text (row, "H1", self->left, 0, text);
  add_chip (self, row, chip);

  if (*title != '\0' && g_strcmp0 (title, short_title) != 0)
    add_subtitle (self, block, title);

  g_ptr_array_add (self->blocks, block);
}

/* A section that is one text. */
static void
add_paragraph (DossierDraft *self,
               DossierWord   label,
               const char   *field,
               double        y,
               DossierText  *text)
{
  DossierBlock *block = dossier_draft_add_section (self, label, NULL, NULL, field);
  DossierRow *row = dossier_block_add_row (block, dossier_row_new (NULL));

  row->height = dossier_text_get_height (text);
  dossier_row_add_text (row, "P", self->axis, y, text);
}

static void
add_purposes (DossierDraft *self,
              GPtrArray    *purposes)
{
  DossierBlock *block;

  if (purposes->len == 0)
    return;

  block = dossier_draft_add_section (self, DOSSIER_WORD_PURPOSE, NULL, "L", "component");
  for (guint i = 0; i < purposes->len; i++)
    {
      DossierRecord *component = g_ptr_array_index (purposes, i);
      const char *title = dossier_record_get_local (component, "title", self->language);
      g_autofree char *purpose = dossier_spell_statement (title, self->language);

      dossier_draft_add_item (self, block, i + 1, dossier_draft_item (self, purpose), i == purposes->len - 1);
    }
}

/* A component is an expected result or, instead of an objective, a purpose. */
static GPtrArray *
list_purposes (DossierDraft *self)
{
  g_autoptr (GPtrArray) components = dossier_draft_list_own (self, "component");
  GPtrArray *purposes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < components->len; i++)
    {
      DossierRecord *component = g_ptr_array_index (components, i);

      if (g_strcmp0 (dossier_record_get_text (component, "level"), "purpose") == 0)
        g_ptr_array_add (purposes, g_object_ref (component));
    }

  return purposes;
}

/**
 * dossier_draft_add_objective:
 *
 * The objective, and the purposes of a programme that has such.
 */
void
dossier_draft_add_objective (DossierDraft *self)
{
  const char *written = dossier_record_get_local (self->programme, "objective", self->language);
  g_autofree char *objective = dossier_spell_statement (written, self->language);
  g_autofree char *kept = dossier_keep_together (objective);
  g_autoptr (GPtrArray) purposes = list_purposes (self);

  if (*objective != '\0')
    {
      DossierText *text = dossier_text_new (self->paper, DOSSIER_STYLE_LEAD, self->content,
                                            DOSSIER_TEXT_BALANCE, kept);
      double y = dossier_draft_level (self, DOSSIER_STYLE_HEAD, DOSSIER_STYLE_LEAD);

      add_paragraph (self, DOSSIER_WORD_OBJECTIVE, "objective", y, text);
    }

  add_purposes (self, purposes);
}

/**
 * dossier_draft_add_visibility:
 * @visibility: (transfer full): who funded and who implemented
 *
 * For a text that is too long for the foot of the last page.
 */
void
dossier_draft_add_visibility (DossierDraft *self,
                              DossierText  *visibility)
{
  add_paragraph (self, DOSSIER_WORD_VISIBILITY, "visibility", 0, visibility);
}
