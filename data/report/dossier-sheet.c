/* dossier-sheet.c: from a programme to pages.
 *
 * Its makers lay every text out once; then densities are tried with sums, and
 * smaller type is the last step before a second page.  Nothing is dropped to fit.
 */
#include "dossier-sheet-private.h"

#include <string.h>

#include "dossier-date.h"
#include "dossier-draft.h"

#define NBSP "\302\240"

#define MARGIN (20 * DOSSIER_MM)
#define FIRST_TOP (24.5 * DOSSIER_MM)
#define NEXT_TOP (24 * DOSSIER_MM)
#define BOTTOM (20 * DOSSIER_MM)
#define COLUMNS 12
#define LABEL_COLUMNS 3

/* Of the running head, for what stands at its left. */
#define HEAD_SHARE 0.7

/* A longer text about who paid is a section of its own. */
#define MOST_VISIBILITY_LINES 4

G_DEFINE_FINAL_TYPE (DossierSheet, dossier_sheet, G_TYPE_OBJECT)

static const struct
{
  const char *name;
  double      width;
  double      height;
} sizes[DOSSIER_N_PAPER_SIZES] = {
  [DOSSIER_PAPER_A4]     = { "a4",     595.276, 841.89 },
  [DOSSIER_PAPER_LETTER] = { "letter", 612,     792 },
};

/* What is tried to stay on one page, in this order. */
static const double densities[] = { 1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7 };
static const double compact_densities[] = { 0.9, 0.8, 0.7 };

static void
draft_init (DossierDraft *draft,
            DossierSheet *self,
            gboolean      is_compact)
{
  double column = (self->content - (COLUMNS - 1) * DOSSIER_GUTTER) / COLUMNS;

  draft->paper = dossier_paper_get (draft->language, is_compact);
  draft->left = self->left;
  draft->width = self->content;
  draft->axis = self->left + LABEL_COLUMNS * (column + DOSSIER_GUTTER);
  draft->content = self->left + self->content - draft->axis;
  draft->label = LABEL_COLUMNS * column + (LABEL_COLUMNS - 1) * DOSSIER_GUTTER;
  draft->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_block_free);
  draft->footnotes = g_ptr_array_new_with_free_func (g_free);
}

static void
draft_clear (DossierDraft *draft)
{
  g_clear_pointer (&draft->blocks, g_ptr_array_unref);
  g_clear_pointer (&draft->footnotes, g_ptr_array_unref);
}

/* Lines of the record, each a sentence, in one paragraph. */
static char *
dup_visibility (DossierDraft *draft)
{
  g_autofree char *written = dossier_draft_dup_local (draft, draft->programme, "visibility");
  g_auto (GStrv) lines = g_strsplit (written, "\n", -1);
  g_autoptr (GString) sentences = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line != '\0')
        g_string_append_printf (sentences, "%s%s%s", sentences->len > 0 ? NBSP " " : "", line,
                                g_str_has_suffix (line, ".") ? "" : ".");
    }

  return g_strdup (sentences->str);
}

static void
add_visibility (DossierSheet *self,
                DossierDraft *draft)
{
  g_autofree char *words = dup_visibility (draft);
  g_autoptr (DossierText) text = NULL;

  g_clear_pointer (&self->visibility, dossier_text_unref);
  if (*words == '\0')
    return;

  text = dossier_text_new (draft->paper, DOSSIER_STYLE_SMALL_INK, self->content, 0, words);
  if (dossier_text_get_n_lines (text) <= MOST_VISIBILITY_LINES)
    self->visibility = g_steal_pointer (&text);
  else
    dossier_draft_add_visibility (draft, dossier_draft_text (draft, DOSSIER_STYLE_BODY, draft->content,
                                                             words));
}

static void
add_footnotes (DossierSheet *self,
               DossierDraft *draft)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < draft->footnotes->len; i++)
    {
      const char *note = g_ptr_array_index (draft->footnotes, i);

      g_string_append (notes, i > 0 ? "\n" : "");
      g_string_append_printf (notes, g_str_has_prefix (note, "*") ? "%s" : "* %s", note);
    }

  g_clear_pointer (&self->footnotes, dossier_text_unref);
  if (notes->len > 0)
    self->footnotes = dossier_text_new (draft->paper, DOSSIER_STYLE_SMALL, self->content, 0, notes->str);
}

/* Top to bottom, as people read it. */
static void
make_blocks (DossierSheet *self,
             DossierDraft *draft)
{
  dossier_draft_add_title (draft);
  dossier_draft_add_objective (draft);
  dossier_draft_add_facts (draft);
  dossier_draft_add_components (draft);
  dossier_draft_add_indicators (draft);
  dossier_draft_add_countries (draft);
  dossier_draft_add_activities (draft);
  add_visibility (self, draft);
  add_footnotes (self, draft);
}

static DossierFrame
get_frame (DossierSheet *self)
{
  double foot = 0;

  if (self->visibility != NULL)
    foot += dossier_text_get_height (self->visibility) + 1;
  if (self->footnotes != NULL)
    foot += dossier_text_get_height (self->footnotes) + 1;

  return (DossierFrame) { FIRST_TOP, NEXT_TOP, self->height - BOTTOM - foot };
}

static gboolean
find_density (DossierSheet *self,
              GPtrArray    *blocks,
              const double *steps,
              guint         n_steps)
{
  DossierFrame frame = get_frame (self);

  for (guint i = 0; i < n_steps; i++)
    if (dossier_plan_fits (blocks, &frame, steps[i]))
      {
        self->plan = dossier_plan_new (blocks, &frame, steps[i]);
        return TRUE;
      }

  return FALSE;
}

/* A sheet that is far too long for one page is not tried in smaller type. */
static gboolean
is_worth_trying (DossierSheet *self,
                 GPtrArray    *blocks)
{
  DossierFrame frame = get_frame (self);

  frame.bottom += 0.15 * (frame.bottom - frame.first_top);
  return dossier_plan_fits (blocks, &frame, 0.7);
}

/* Half a point smaller takes less than a tenth of the height away. */
static gboolean
make_compact (DossierSheet       *self,
              const DossierDraft *draft)
{
  DossierDraft compact = *draft;
  gboolean fits;

  draft_init (&compact, self, TRUE);
  make_blocks (self, &compact);
  fits = compact.error == NULL &&
         find_density (self, compact.blocks, compact_densities, G_N_ELEMENTS (compact_densities));
  if (fits)
    {
      self->blocks = g_steal_pointer (&compact.blocks);
      self->is_compact = TRUE;
    }

  g_clear_error (&compact.error);
  draft_clear (&compact);
  return fits;
}

static void
paginate (DossierSheet *self,
          DossierDraft *draft)
{
  DossierFrame frame;

  make_blocks (self, draft);
  if (draft->error != NULL)
    return;

  if (!find_density (self, draft->blocks, densities, G_N_ELEMENTS (densities)))
    {
      if (is_worth_trying (self, draft->blocks) && make_compact (self, draft))
        return;

      frame = get_frame (self);
      self->plan = dossier_plan_new (draft->blocks, &frame, 1);
    }

  self->blocks = g_ptr_array_ref (draft->blocks);
}

/* “Cybercrime Programme Office of the Council of Europe” stands behind its
 * organisation as “Cybercrime Programme Office”. */
static char *
shorten_office (const char *name,
                const char *organisation)
{
  static const char * const links[] = {
    " of the ", " of ", " du ", " de la ", " de l’", " de l'", " des ", " de ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *suffix = g_strconcat (links[i], organisation, NULL);

      if (g_str_has_suffix (name, suffix))
        return g_strndup (name, strlen (name) - strlen (suffix));
    }

  return g_strdup (name);
}

static char *
dup_office_line (DossierDraft  *draft,
                 DossierRecord *office)
{
  g_autofree char *organisation = dossier_draft_dup_linked (draft, office, "organisation");
  g_autofree char *full = dossier_draft_dup_office (draft, office);
  g_autofree char *name = dossier_draft_dup_local (draft, office, "name");
  g_autofree char *shorter = shorten_office (name, organisation);

  if (*organisation == '\0')
    return g_steal_pointer (&full);

  return g_strdup_printf ("%s" NBSP NBSP "·" NBSP " %s%s", organisation, shorter, full + strlen (name));
}

/* The office that hands the sheet out, or else the one that runs the programme. */
static DossierRecord *
get_office (DossierDraft *draft)
{
  DossierRecord *portfolio = dossier_store_get_portfolio (draft->store);
  DossierRecord *office = dossier_store_get_linked (draft->store, portfolio, "office");

  return office != NULL ? office : dossier_store_get_linked (draft->store, draft->programme, "office");
}

static DossierText *
create_line (DossierDraft *draft,
             const char   *words)
{
  return dossier_text_new (draft->paper, DOSSIER_STYLE_SMALL, HEAD_SHARE * draft->width,
                           DOSSIER_TEXT_ONE_LINE, words);
}

static void
make_head (DossierSheet *self,
           DossierDraft *draft)
{
  DossierRecord *portfolio = dossier_store_get_portfolio (draft->store);
  g_autoptr (DossierRecord) office = get_office (draft);
  g_autofree char *line = office != NULL ? dup_office_line (draft, office)
                                         : dossier_draft_dup_local (draft, portfolio, "name");
  const char *kind = dossier_draft_word (draft, DOSSIER_WORD_SHEET);

  self->office = office != NULL ? dossier_draft_dup_local (draft, office, "name") : g_strdup (line);
  self->head_first = create_line (draft, line);
  self->head_next = create_line (draft, self->short_title);
  self->head_kind = dossier_draft_line (draft, DOSSIER_STYLE_SMALL, kind);
}

static void
make_foot (DossierSheet *self,
           DossierDraft *draft)
{
  g_autofree char *iso = dossier_day_to_iso (&draft->as_of);
  g_autofree char *day = dossier_date_format (iso, draft->language, DOSSIER_DATE_LONG);
  g_autofree char *as_of = dossier_phrase (DOSSIER_WORD_ABOUT_AS_OF, draft->language, day, NULL);
  g_autofree char *total = g_strdup_printf ("%u", dossier_sheet_get_n_pages (self));

  self->as_of = dossier_draft_line (draft, DOSSIER_STYLE_SMALL, as_of);
  self->page_numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_text_unref);
  for (guint i = 0; i < dossier_sheet_get_n_pages (self); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *words = dossier_phrase (DOSSIER_WORD_PAGE, draft->language, number, total, NULL);

      g_ptr_array_add (self->page_numbers, dossier_draft_line (draft, DOSSIER_STYLE_SMALL, words));
    }
}

/**
 * dossier_sheet_new:
 * @store: the portfolio; read, never written
 * @programme: a programme of it, which may hold what is being typed
 * @error: what could not be read
 *
 * Lays the sheet out completely.  It no longer depends on @store or @programme
 * and never changes; it belongs to the thread that made it.
 *
 * Returns: (transfer full) (nullable): the sheet, of at least one page
 */
DossierSheet *
dossier_sheet_new (DossierStore               *store,
                   DossierRecord              *programme,
                   const DossierSheetOptions  *options,
                   GError                    **error)
{
  g_autoptr (DossierSheet) self = NULL;
  DossierDraft draft = { store, programme, options->language, options->as_of };

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (dossier_record_is_a (programme, "programme"), NULL);

  if (!g_date_valid (&draft.as_of))
    dossier_store_get_as_of (store, &draft.as_of);

  self = g_object_new (DOSSIER_TYPE_SHEET, NULL);
  self->width = sizes[options->paper].width;
  self->height = sizes[options->paper].height;
  self->left = MARGIN;
  self->content = self->width - 2 * MARGIN;

  draft_init (&draft, self, FALSE);
  paginate (self, &draft);
  if (draft.error == NULL)
    {
      g_autofree char *title = dossier_draft_dup_local (&draft, programme, "title");

      self->short_title = dossier_draft_dup_local (&draft, programme, "short_title");
      self->title = dossier_spell_title (title, draft.language);
      make_head (self, &draft);
      make_foot (self, &draft);
    }

  draft_clear (&draft);
  if (draft.error != NULL)
    {
      g_propagate_error (error, draft.error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * dossier_sheet_get_n_pages:
 *
 * Returns: how many pages it has
 */
guint
dossier_sheet_get_n_pages (DossierSheet *self)
{
  return self->plan->pages->len;
}

/**
 * dossier_sheet_get_page_size:
 * @width: (out): in points
 * @height: (out): in points
 */
void
dossier_sheet_get_page_size (DossierSheet *self,
                             double       *width,
                             double       *height)
{
  *width = self->width;
  *height = self->height;
}

static gboolean
find_in_part (const DossierPart *part,
              const char        *field,
              double             density,
              double            *y)
{
  double row_y = dossier_part_get_rows_top (part, density);

  for (guint i = 0; i < part->rows->len; i++)
    {
      const DossierRow *row = g_ptr_array_index (part->rows, i);

      if (dossier_fields_contain (row->fields, field))
        {
          *y = row_y;
          return TRUE;
        }
      row_y += dossier_row_get_height (row, density);
    }

  if (!dossier_fields_contain (part->block->fields, field))
    return FALSE;

  *y = part->y;
  return TRUE;
}

/**
 * dossier_sheet_find_field:
 * @field: a field of a programme, or the name of a table that has a section
 * @page: (out): the page, counted from 0
 * @y: (out): the top of what shows it on that page, in points
 *
 * For scrolling what is being edited into view.
 *
 * Returns: whether the sheet shows @field
 */
gboolean
dossier_sheet_find_field (DossierSheet *self,
                          const char   *field,
                          guint        *page,
                          double       *y)
{
  for (guint i = 0; i < self->plan->pages->len; i++)
    {
      GPtrArray *parts = g_ptr_array_index (self->plan->pages, i);

      for (guint j = 0; j < parts->len; j++)
        if (find_in_part (g_ptr_array_index (parts, j), field, self->plan->density, y))
          {
            *page = i;
            return TRUE;
          }
    }

  if (self->visibility == NULL || g_strcmp0 (field, "visibility") != 0)
    return FALSE;

  *page = self->plan->pages->len - 1;
  *y = get_frame (self).bottom;
  return TRUE;
}

/**
 * dossier_paper_get_size:
 * @width: (out): in points
 * @height: (out): in points
 */
void
dossier_paper_get_size (DossierPaperSize  paper,
                        double           *width,
                        double           *height)
{
  *width = sizes[paper].width;
  *height = sizes[paper].height;
}

/**
 * dossier_paper_from_name:
 * @name: "a4" or "letter"
 * @paper: (out): written only on success
 */
gboolean
dossier_paper_from_name (const char       *name,
                         DossierPaperSize *paper)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_ascii_strcasecmp (name, sizes[i].name) == 0)
      {
        *paper = i;
        return TRUE;
      }

  return FALSE;
}

static void
dossier_sheet_finalize (GObject *object)
{
  DossierSheet *self = DOSSIER_SHEET (object);

  g_clear_pointer (&self->plan, dossier_plan_free);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->page_numbers, g_ptr_array_unref);
  dossier_text_unref (self->head_first);
  dossier_text_unref (self->head_next);
  dossier_text_unref (self->head_kind);
  dossier_text_unref (self->as_of);
  dossier_text_unref (self->visibility);
  dossier_text_unref (self->footnotes);
  g_free (self->short_title);
  g_free (self->title);
  g_free (self->office);

  G_OBJECT_CLASS (dossier_sheet_parent_class)->finalize (object);
}

static void
dossier_sheet_class_init (DossierSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_sheet_finalize;
}

static void
dossier_sheet_init (DossierSheet *self)
{
}
