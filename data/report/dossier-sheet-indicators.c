/* dossier-sheet-indicators.c: outcome indicators, when they are due, and a cell for each country. */
#include "dossier-draft.h"

#include <string.h>

#include "dossier-date.h"
#include "dossier-indicator.h"

#define GAP 9
#define ABOVE_CELLS 4
#define LINE_HEIGHT 13
#define CELL_WIDTH 22
#define CELL_HEIGHT 11
#define CELL_SPACE 3
#define WORDS_SPACE 8
#define FEWEST_CELLS 6  /* beside words; fewer are all in one line */

/* “By month 30 (Oct 2017)”: the month follows the start of the programme when that moves. */
static char *
dup_due (DossierDraft  *self,
         DossierRecord *indicator)
{
  guint month = (guint) dossier_record_get_integer (indicator, "due_month");
  const char *starts = dossier_record_get_text (self->programme, "starts");
  g_autofree char *derived = month > 0 ? dossier_date_of_month (starts, month) : NULL;
  const char *due = month > 0 ? derived : dossier_record_get_text (indicator, "due");
  gboolean is_latest = due != NULL && g_str_has_prefix (due, "../");
  const char *day = is_latest ? due + strlen ("../") : due;
  g_autofree char *date = day != NULL ? dossier_date_format (day, self->language, DOSSIER_DATE_SHORT) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", month);

  if (month > 0 && date != NULL)
    return dossier_phrase (DOSSIER_WORD_BY_MONTH_DATED, self->language, number, date, NULL);
  if (month > 0)
    return dossier_phrase (DOSSIER_WORD_BY_MONTH, self->language, number, NULL);
  if (date == NULL)
    return g_strdup ("");

  return is_latest ? dossier_phrase (DOSSIER_WORD_BY_DAY, self->language, date, NULL)
                   : dossier_capitalise (date);
}

static void
add_cell (DossierDraft  *self,
          DossierRow    *row,
          DossierRecord *country,
          double         x,
          double         y)
{
  const char *code = dossier_record_get_text (country, "code");
  DossierText *text = dossier_draft_line (self, DOSSIER_STYLE_TINY, code != NULL ? code : "");
  cairo_rectangle_t box = { x + 0.25, y + 0.25, CELL_WIDTH - 0.5, CELL_HEIGHT - 0.5 };
  DossierMark *mark = dossier_row_add_box (row, &box);

  mark->stroke = DOSSIER_COLOUR_RULE;
  mark->thickness = 0.5;
  dossier_row_add_text (row, "P", x + (CELL_WIDTH - dossier_text_get_width (text)) / 2, y + 1.2, text);
}

/* Cells in lines of as many as there is room for beside the words; returns where the words end. */
static double
add_cells (DossierDraft *self,
           DossierRow   *row,
           GPtrArray    *countries,
           double        y,
           double        room)
{
  double right = self->axis + self->content;
  guint n_places = MAX (1, (guint) ((room + CELL_SPACE) / (CELL_WIDTH + CELL_SPACE)));
  guint n_lines = MAX (1, (countries->len + n_places - 1) / n_places);
  guint n_columns = (countries->len + n_lines - 1) / n_lines;
  double left = right - n_columns * (CELL_WIDTH + CELL_SPACE) + CELL_SPACE;

  for (guint i = 0; i < countries->len; i++)
    add_cell (self, row, g_ptr_array_index (countries, i), left + i % n_columns * (CELL_WIDTH + CELL_SPACE),
              y + i / n_columns * (CELL_HEIGHT + CELL_SPACE));

  row->height += (n_lines - 1) * (CELL_HEIGHT + CELL_SPACE);
  return countries->len > 0 ? left - WORDS_SPACE : right;
}

/* What is known */

static void
append (GString    *words,
        const char *more)
{
  if (more != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", more);
}

static void
append_phrase (DossierDraft *self,
               GString      *words,
               DossierWord   word,
               const char   *first,
               const char   *second)
{
  g_autofree char *phrase = dossier_phrase (word, self->language, first, second, NULL);

  append (words, phrase);
}

/* “3 (Dec 2015)” */
static void
append_dated (DossierDraft                *self,
              GString                     *words,
              const DossierIndicatorState *state,
              const char                  *known)
{
  g_autofree char *date = state->period != NULL
                          ? dossier_date_format (state->period, self->language, DOSSIER_DATE_SHORT) : NULL;

  if (known != NULL && date != NULL)
    append_phrase (self, words, DOSSIER_WORD_VALUE_DATED, known, date);
  else
    append (words, known);
}

static void
append_counts (DossierDraft                *self,
               GString                     *words,
               const DossierIndicatorState *state)
{
  g_autofree char *wanted = g_strdup_printf ("%u", state->n_wanted);
  g_autofree char *reached = g_strdup_printf ("%u", state->n_reached);
  g_autofree char *countries = g_strdup_printf ("%u", state->n_countries);
  g_autofree char *measured = g_strdup_printf ("%u", state->n_countries_measured);
  g_autofree char *known = dossier_phrase (DOSSIER_WORD_DATA_FROM, self->language, measured, countries, NULL);

  /* One date for both. */
  if (state->n_countries > 0 && state->value != NULL)
    append (words, known);
  else if (state->n_countries > 0)
    append_dated (self, words, state, known);
  if (state->n_wanted > 1 && state->n_decidable > 0)
    append_phrase (self, words, DOSSIER_WORD_REACHED_IN, reached, wanted);
}

static void
append_standing (DossierDraft    *self,
                 GString         *words,
                 DossierStanding  standing)
{
  switch (standing)
    {
    case DOSSIER_STANDING_ON_TRACK:
      append (words, dossier_draft_word (self, DOSSIER_WORD_ON_TRACK));
      break;

    case DOSSIER_STANDING_LATE:
      append (words, dossier_draft_word (self, DOSSIER_WORD_LATE));
      break;

    case DOSSIER_STANDING_MET:
      append (words, dossier_draft_word (self, DOSSIER_WORD_MET));
      break;

    case DOSSIER_STANDING_NOT_MET:
      append (words, dossier_draft_word (self, DOSSIER_WORD_NOT_MET));
      break;

    case DOSSIER_STANDING_NO_DATA:
    case DOSSIER_STANDING_MEASURED:
    default:
      break;
    }
}

/**
 * dossier_draft_dup_state:
 *
 * Returns: (transfer full): what is known on the day of the sheet: “3 (Dec 2015) · target 12 · on track”
 */
char *
dossier_draft_dup_state (DossierDraft  *self,
                         DossierRecord *indicator)
{
  g_autoptr (DossierIndicatorState) state = dossier_indicator_state_new (self->store, indicator, &self->as_of,
                                                                         self->language);
  GString *words = g_string_new (NULL);

  if (state->n_measured == 0)
    append (words, dossier_draft_word (self, DOSSIER_WORD_NO_DATA));
  append_dated (self, words, state, state->value);
  if (state->target != NULL)
    append_phrase (self, words, DOSSIER_WORD_TARGET, state->target, NULL);
  if (state->n_measured > 0)
    append_counts (self, words, state);
  append_standing (self, words, state->standing);

  return g_string_free (words, FALSE);
}

/* When it is due, a cell for each country, and what is known: between them where there is room, or below. */
static void
add_state (DossierDraft  *self,
           DossierRow    *row,
           DossierRecord *indicator)
{
  g_autofree char *due = dup_due (self, indicator);
  g_autofree char *known = dossier_draft_dup_state (self, indicator);
  g_autoptr (GPtrArray) countries = dossier_draft_list_counted (self, indicator);
  DossierText *due_text = dossier_draft_line (self, DOSSIER_STYLE_SMALL_STRONG, due);
  DossierText *words = dossier_draft_line (self, DOSSIER_STYLE_SMALL, known);
  double left = self->axis + DOSSIER_INDENT;
  double y = row->height + ABOVE_CELLS;
  double room = self->content - DOSSIER_INDENT - dossier_text_get_width (due_text) - WORDS_SPACE;
  double beside = room - dossier_text_get_width (words) - WORDS_SPACE;
  gboolean has_room = beside >= (countries->len > 0 ? MIN (countries->len, FEWEST_CELLS) : 0) *
                                (CELL_WIDTH + CELL_SPACE);
  double end;

  row->height += ABOVE_CELLS + LINE_HEIGHT;
  dossier_row_add_text (row, "P", left, y, due_text);
  end = add_cells (self, row, countries, y, has_room ? beside : room);
  if (has_room)
    {
      dossier_row_add_text (row, "P", end - dossier_text_get_width (words), y, words);
      return;
    }

  dossier_text_unref (words);
  words = dossier_draft_text (self, DOSSIER_STYLE_SMALL, self->content - DOSSIER_INDENT, known);
  dossier_row_add_text (row, "P", left, row->height, words);
  row->height += dossier_text_get_height (words);
}

static DossierRow *
create_indicator (DossierDraft  *self,
                  DossierRecord *indicator,
                  guint          number,
                  gboolean       is_last)
{
  DossierRow *row = dossier_row_new (NULL);
  const char *written = dossier_record_get_local (indicator, "statement", self->language);
  g_autofree char *statement = dossier_spell_statement (written, self->language);
  DossierText *text = dossier_draft_item (self, statement);

  row->height = dossier_text_get_height (text);
  row->gap = is_last ? 0 : GAP;

  dossier_row_begin (row, "LI");
  dossier_row_add_text (row, "Lbl", self->axis, 0, dossier_draft_number (self, number));
  dossier_row_begin (row, "LBody");
  dossier_row_add_text (row, "P", self->axis + DOSSIER_INDENT, 0, text);
  add_state (self, row, indicator);
  dossier_row_end (row);
  dossier_row_end (row);
  return row;
}

/**
 * dossier_draft_add_indicators:
 *
 * The indicators of the programme.
 */
void
dossier_draft_add_indicators (DossierDraft *self)
{
  g_autoptr (GPtrArray) indicators = dossier_draft_list_own (self, "indicator");
  DossierBlock *block;

  if (indicators->len == 0)
    return;

  block = dossier_draft_add_section (self, DOSSIER_WORD_INDICATORS, NULL, "L", "indicator");
  for (guint i = 0; i < indicators->len; i++)
    dossier_block_add_row (block, create_indicator (self, g_ptr_array_index (indicators, i), i + 1,
                                                    i == indicators->len - 1));
}
