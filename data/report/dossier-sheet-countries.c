/* dossier-sheet-countries.c: the countries of a programme and what they are to the treaty. */
#include "dossier-draft.h"

#include "dossier-country.h"
#include "dossier-members.h"

/* More countries than this are named one after the other. */
#define MOST_LISTED 12

/* A line of the list is 13.5 high at full density and 12.5 at the least. */
#define LINE_SLACK 3.33
#define HEAD_HEIGHT 13
#define NAME_INDENT 10
#define NAME_SPACE 6
#define MARK_RADIUS 2.6

/* One country in one column of the list. */
typedef struct
{
  DossierText         *name;
  DossierText         *word;
  DossierTreatyStatus  status;
} Cell;

static const DossierWord status_words[DOSSIER_N_TREATY_STATUSES] = {
  [DOSSIER_TREATY_STATUS_INVITED] = DOSSIER_WORD_INVITED,
  [DOSSIER_TREATY_STATUS_SIGNED]  = DOSSIER_WORD_SIGNATORY,
  [DOSSIER_TREATY_STATUS_PARTY]   = DOSSIER_WORD_PARTY,
};

/**
 * dossier_draft_dup_country:
 *
 * A country is called as on the day of the paper.  A name with an asterisk, as that of Kosovo*,
 * brings its footnote with it.
 *
 * Returns: (transfer full): the name of @country as it is printed
 */
char *
dossier_draft_dup_country (DossierDraft  *self,
                           DossierRecord *country)
{
  g_autofree char *name = dossier_country_dup_name (self->store, country, &self->as_of, self->language);
  g_autofree char *footnote = dossier_draft_dup_local (self, country, "footnote");

  if (g_str_has_suffix (name, "*") && *footnote != '\0' &&
      !g_ptr_array_find_with_equal_func (self->footnotes, footnote, g_str_equal, NULL))
    g_ptr_array_add (self->footnotes, g_steal_pointer (&footnote));

  return g_strstrip (dossier_spell (name, self->language));
}

/* Takes @ids over, which is NULL after an error. */
static GPtrArray *
get_countries (DossierDraft *self,
               GArray       *ids)
{
  g_autoptr (GArray) owned = ids;
  GPtrArray *countries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      DossierRecord *country = dossier_store_get (self->store, "country", id, NULL);

      if (country != NULL)
        g_ptr_array_add (countries, country);
    }

  return countries;
}

/**
 * dossier_draft_list_counted:
 *
 * Returns: (transfer full): the countries that @indicator is measured in on the day of the paper
 */
GPtrArray *
dossier_draft_list_counted (DossierDraft  *self,
                            DossierRecord *indicator)
{
  return get_countries (self, self->error != NULL ? NULL
                              : dossier_indicator_list_countries (self->store, indicator, &self->as_of,
                                                                  &self->error));
}

/* The countries of the programme, or else of its groups on the day. */
static GPtrArray *
list_countries (DossierDraft *self,
                gboolean     *are_priority)
{
  g_autoptr (GPtrArray) links = dossier_draft_list_own (self, "programme_country");
  DossierRecord *first = links->len > 0 ? g_ptr_array_index (links, 0) : NULL;
  gint64 programme = dossier_record_get_id (self->programme);

  *are_priority = first != NULL && g_strcmp0 (dossier_record_get_text (first, "role"), "priority") == 0;
  return get_countries (self, self->error != NULL ? NULL
                              : dossier_programme_list_countries (self->store, programme, &self->as_of,
                                                                  &self->error));
}

static double
get_column_width (DossierDraft *self)
{
  return (self->content - DOSSIER_GUTTER) / 2;
}

static Cell
create_cell (DossierDraft        *self,
             DossierRecord       *country,
             DossierTreatyStatus  status)
{
  g_autofree char *name = dossier_draft_dup_country (self, country);
  gboolean has_status = status != DOSSIER_TREATY_STATUS_NONE;
  const char *word = has_status ? dossier_draft_word (self, status_words[status]) : "–";
  Cell cell = { .status = status, .word = dossier_draft_line (self, DOSSIER_STYLE_SMALL, word) };
  double width = get_column_width (self) - NAME_INDENT - NAME_SPACE - dossier_text_get_width (cell.word);

  cell.name = dossier_text_new (self->paper, DOSSIER_STYLE_SMALL_INK, width, 0, name);
  return cell;
}

static void
add_cell (DossierDraft *self,
          DossierRow   *row,
          const Cell   *cell,
          double        x)
{
  double leading = dossier_text_get_leading (cell->word);
  double pad = -LINE_SLACK / 20;
  DossierMark *mark;

  dossier_row_add_rule (row, x, 0, get_column_width (self), 0.35);
  mark = dossier_row_add_status (row, x + 3, pad + leading / 2, cell->status);
  mark->drop = LINE_SLACK / 2;
  mark->radius = MARK_RADIUS;
  dossier_row_add_text (row, "TD", x + NAME_INDENT, pad, cell->name)->drop = LINE_SLACK / 2;
  dossier_row_add_text (row, "TD", x + get_column_width (self) - dossier_text_get_width (cell->word), pad,
                        cell->word)->drop = LINE_SLACK / 2;
}

/* The line that closes a column: at the top of a row that has no country, or at its bottom. */
static void
close_column (DossierDraft *self,
              DossierRow   *row,
              double        x,
              gboolean      is_bottom)
{
  double y = is_bottom ? row->height : 0;
  DossierMark *mark = dossier_row_add_rule (row, x, y, get_column_width (self), 0.35);

  mark->drop = is_bottom ? LINE_SLACK : 0;
}

/* Asked one by one: a programme has a few countries, a treaty has events of all the world. */
static DossierTreatyStatus
get_status (DossierDraft  *self,
            DossierRecord *country,
            DossierRecord *treaty)
{
  return dossier_country_get_status (self->store, dossier_record_get_id (country),
                                     dossier_record_get_id (treaty), &self->as_of);
}

/* One line of the list: a country of each column. */
static DossierRow *
create_line (DossierDraft  *self,
             GPtrArray     *countries,
             DossierRecord *treaty,
             guint          line)
{
  double distance = get_column_width (self) + DOSSIER_GUTTER;
  guint n_lines = (countries->len + 1) / 2;
  DossierRow *row = dossier_row_new (NULL);

  row->gap = LINE_SLACK;
  dossier_row_begin (row, "TR");
  for (guint i = line; i < countries->len; i += n_lines)
    {
      DossierRecord *country = g_ptr_array_index (countries, i);
      Cell cell = create_cell (self, country, get_status (self, country, treaty));

      row->height = MAX (row->height, dossier_text_get_height (cell.name) - LINE_SLACK / 10);
      add_cell (self, row, &cell, self->axis + i / n_lines * distance);
    }
  dossier_row_end (row);

  if (line == n_lines - 1)
    {
      close_column (self, row, self->axis, TRUE);
      if (countries->len > 1)
        close_column (self, row, self->axis + distance, countries->len % 2 == 0);
    }

  return row;
}

static DossierRow *
create_head (DossierDraft  *self,
             DossierRecord *treaty)
{
  DossierRow *row = dossier_row_new (NULL);
  g_autofree char *short_name = dossier_draft_dup_local (self, treaty, "short_name");
  g_autofree char *name = dossier_draft_dup_local (self, treaty, "name");
  const char *printed = *short_name != '\0' ? short_name : name;
  DossierText *text = dossier_text_new (self->paper, DOSSIER_STYLE_SMALL, self->content,
                                        DOSSIER_TEXT_ONE_LINE, printed);

  row->height = HEAD_HEIGHT;
  dossier_row_begin (row, "TR");
  dossier_row_add_text (row, "TH", self->axis, 0, text);
  dossier_row_end (row);
  return row;
}

static void
add_list (DossierDraft  *self,
          DossierBlock  *block,
          GPtrArray     *countries,
          DossierRecord *treaty)
{
  block->tag = "Table";
  block->head = create_head (self, treaty);
  for (guint i = 0; i < (countries->len + 1) / 2; i++)
    dossier_block_add_row (block, create_line (self, countries, treaty, i));
}

static void
add_names (DossierDraft *self,
           DossierBlock *block,
           GPtrArray    *countries)
{
  DossierRow *row = dossier_block_add_row (block, dossier_row_new (NULL));
  g_autoptr (GString) names = g_string_new (NULL);
  DossierText *text;

  for (guint i = 0; i < countries->len; i++)
    {
      g_autofree char *name = dossier_draft_dup_country (self, g_ptr_array_index (countries, i));
      g_autofree char *bound = dossier_bind_spaces (name);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", bound);
    }

  text = dossier_text_new (self->paper, DOSSIER_STYLE_BODY, self->content, 0, names->str);
  row->height = dossier_text_get_height (text);
  dossier_row_add_text (row, "P", self->axis, 0, text);
}

/**
 * dossier_draft_add_countries:
 *
 * The countries with their status; many, or without a treaty, as names only.
 */
void
dossier_draft_add_countries (DossierDraft *self)
{
  gboolean are_priority;
  g_autoptr (GPtrArray) countries = list_countries (self, &are_priority);
  DossierRecord *portfolio = dossier_store_get_portfolio (self->store);
  g_autoptr (DossierRecord) treaty = dossier_store_get_linked (self->store, portfolio, "treaty");
  g_autofree char *note = dossier_draft_dup_local (self, self->programme, "scope_note");
  DossierWord label = are_priority ? DOSSIER_WORD_COUNTRIES_PRIORITY : DOSSIER_WORD_COUNTRIES;
  DossierBlock *block;

  if (countries->len == 0)
    return;

  /* The note was printed as “= Countries that are …”. */
  block = dossier_draft_add_section (self, label, g_str_has_prefix (note, "= ") ? note + 2 : note, NULL,
                                     "programme_country scope_note");
  if (treaty != NULL && countries->len <= MOST_LISTED)
    add_list (self, block, countries, treaty);
  else
    add_names (self, block, countries);
}
