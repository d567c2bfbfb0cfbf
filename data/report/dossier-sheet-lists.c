/* dossier-sheet-lists.c: expected results and activities. */
#include "dossier-draft.h"

#include <string.h>

#include "dossier-country.h"
#include "dossier-date.h"

#define NBSP "\302\240"

/* More short results than this go in two columns. */
#define LONGEST_COLUMN 4
#define COLUMN_SPACE 10
#define LIST_GAP 2.5

/* Between the dates of activities and their titles. */
#define DATE_SPACE 12

/* Down, then across; the second column moves right until nothing wraps. */
static gboolean
place_columns (DossierDraft *self,
               GPtrArray    *texts,
               double       *second)
{
  guint n_first = (texts->len + 1) / 2;
  double widths[2] = { 0, 0 };

  for (guint i = 0; i < texts->len; i++)
    {
      DossierText *text = g_ptr_array_index (texts, i);

      widths[i / n_first] = MAX (widths[i / n_first], DOSSIER_INDENT + dossier_text_get_width (text));
      if (dossier_text_get_n_lines (text) > 1)
        return FALSE;
    }

  *second = MAX (widths[0] + COLUMN_SPACE, (self->content + DOSSIER_GUTTER) / 2);
  return *second + widths[1] <= self->content;
}

static DossierRow *
create_columns (DossierDraft *self,
                GPtrArray    *texts,
                double        second)
{
  DossierRow *row = dossier_row_new (NULL);
  guint n_first = (texts->len + 1) / 2;
  double leading = dossier_paper_get_leading (self->paper, DOSSIER_STYLE_BODY);

  for (guint i = 0; i < texts->len; i++)
    {
      DossierText *text = g_ptr_array_index (texts, i);
      double x = self->axis + (i < n_first ? 0 : second);
      double y = i % n_first * leading;
      double drop = i % n_first * LIST_GAP;

      dossier_row_begin (row, "LI");
      dossier_row_add_text (row, "Lbl", x, y, dossier_draft_number (self, i + 1))->drop = drop;
      dossier_row_add_text (row, "LBody", x + DOSSIER_INDENT, y, dossier_text_ref (text))->drop = drop;
      dossier_row_end (row);
    }

  row->height = n_first * leading;
  row->gap = (n_first - 1) * LIST_GAP;
  return row;
}

/**
 * dossier_draft_add_components:
 *
 * The expected results of the programme; its purposes stand elsewhere.
 */
void
dossier_draft_add_components (DossierDraft *self)
{
  g_autoptr (GPtrArray) components = dossier_draft_list_own (self, "component");
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_text_unref);
  DossierBlock *block;
  double second;

  for (guint i = 0; i < components->len; i++)
    {
      DossierRecord *component = g_ptr_array_index (components, i);
      const char *title = dossier_record_get_local (component, "title", self->language);
      g_autofree char *statement = dossier_spell_statement (title, self->language);

      if (g_strcmp0 (dossier_record_get_text (component, "level"), "component") == 0)
        g_ptr_array_add (texts, dossier_draft_item (self, statement));
    }

  if (texts->len == 0)
    return;

  block = dossier_draft_add_section (self, DOSSIER_WORD_COMPONENTS, NULL, "L", "component");
  if (texts->len > LONGEST_COLUMN && place_columns (self, texts, &second))
    {
      dossier_block_add_row (block, create_columns (self, texts, second));
      return;
    }

  for (guint i = 0; i < texts->len; i++)
    dossier_draft_add_item (self, block, i + 1, dossier_text_ref (g_ptr_array_index (texts, i)),
                            i == texts->len - 1);
}

/* An activity is recent once it is over.  What its source listed as recent is,
 * too, unless we look from a day before it. */
static gboolean
is_recent (DossierDraft  *self,
           DossierRecord *activity)
{
  gboolean is_listed = g_strcmp0 (dossier_record_get_text (activity, "listed_as"), "recent") == 0;
  GDate earliest, latest;

  if (!dossier_record_get_bounds (activity, "date", &earliest, &latest))
    return is_listed || g_strcmp0 (dossier_record_get_text (activity, "status"), "done") == 0;
  if (g_date_valid (&latest) && g_date_compare (&latest, &self->as_of) <= 0)
    return TRUE;

  return is_listed && g_date_valid (&earliest) && g_date_compare (&earliest, &self->as_of) <= 0;
}

static gboolean
is_printed (DossierRecord *activity)
{
  return g_strcmp0 (dossier_record_get_text (activity, "status"), "cancelled") != 0 &&
         g_strcmp0 (dossier_record_get_text (activity, "certainty"), "dropped") != 0;
}

/* A day, a month, or no date at all: in this order within a month. */
static void
get_order (DossierRecord *activity,
           guint         *month,
           guint         *kind,
           guint         *day)
{
  GDate earliest, latest;

  *month = *day = G_MAXUINT;
  *kind = 2;
  if (!dossier_record_get_bounds (activity, "date", &earliest, &latest))
    return;

  if (!g_date_valid (&earliest))
    earliest = latest;
  if (!g_date_valid (&earliest))
    return;

  *month = g_date_get_year (&earliest) * 12 + g_date_get_month (&earliest);
  *day = g_date_get_day (&earliest);
  *kind = dossier_date_is_exact (dossier_record_get_text (activity, "date")) ? 0 : 1;
}

static int
compare_activities (gconstpointer a,
                    gconstpointer b)
{
  guint one[3], other[3];

  get_order (*(DossierRecord **) a, &one[0], &one[1], &one[2]);
  get_order (*(DossierRecord **) b, &other[0], &other[1], &other[2]);
  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    if (one[i] != other[i])
      return one[i] < other[i] ? -1 : 1;

  return 0;
}

static char *
dup_date (DossierDraft  *self,
          DossierRecord *activity)
{
  const char *date = dossier_record_get_text (activity, "date");
  char *words = date != NULL ? dossier_date_format (date, self->language, DOSSIER_DATE_SHORT) : NULL;

  return words != NULL ? words : g_strdup ("");
}

/* By the name of the day, or that of its record. */
static gboolean
is_named (DossierDraft  *self,
          DossierRecord *country,
          const char    *title)
{
  g_autofree char *name = dossier_country_dup_name (self->store, country, &self->as_of, self->language);
  const char *own = dossier_record_get_local (country, "name", self->language);

  return strstr (title, name) != NULL || (own != NULL && strstr (title, own) != NULL);
}

/* City and country; a country that the title names is not said again, but has its footnote. */
static char *
dup_place (DossierDraft  *self,
           DossierRecord *activity,
           const char    *title)
{
  g_autofree char *city = dossier_draft_dup_local (self, activity, "city");
  g_autoptr (DossierRecord) country = dossier_store_get_linked (self->store, activity, "country");
  gboolean is_in_title = country != NULL && is_named (self, country, title);
  g_autofree char *name = NULL, *place = NULL;

  if (country != NULL && (is_in_title || *city != '\0'))
    name = dossier_draft_dup_country (self, country);
  if (name == NULL || is_in_title)
    return dossier_bind_spaces (city);

  place = g_strdup_printf ("%s, %s", city, name);
  return dossier_bind_spaces (place);
}

static void
add_behind (DossierRuns *runs,
            const char  *words)
{
  dossier_runs_add (runs, DOSSIER_STYLE_LABEL, ", ");
  dossier_runs_add (runs, DOSSIER_STYLE_LABEL, words);
}

static DossierRuns *
list_activity (DossierDraft  *self,
               DossierRecord *activity)
{
  const char *written = dossier_record_get_local (activity, "title", self->language);
  g_autofree char *title = dossier_spell_statement (written, self->language);
  g_autofree char *place = dup_place (self, activity, title);
  g_autofree char *kept = dossier_keep_together (title);
  DossierRuns *runs = dossier_runs_new ();

  dossier_runs_add (runs, DOSSIER_STYLE_BODY, *place != '\0' ? title : kept);
  if (*place != '\0')
    add_behind (runs, place);
  if (g_strcmp0 (dossier_record_get_text (activity, "certainty"), "tbc") == 0)
    add_behind (runs, dossier_draft_word (self, DOSSIER_WORD_TO_BE_CONFIRMED));

  return runs;
}

static DossierRow *
create_activity (DossierDraft  *self,
                 DossierRecord *activity,
                 double         indent,
                 gboolean       is_last)
{
  DossierRow *row = dossier_row_new (NULL);
  g_autofree char *date = dup_date (self, activity);
  g_autoptr (DossierRuns) runs = list_activity (self, activity);
  double width = self->content - indent;
  DossierText *text = dossier_text_new_runs (self->paper, DOSSIER_STYLE_BODY, width, 0, runs);
  DossierText *when = dossier_text_new (self->paper, DOSSIER_STYLE_LABEL, indent - 1, 0, date);

  row->height = MAX (dossier_text_get_height (text), dossier_text_get_height (when));
  row->gap = is_last ? 0 : 3;

  dossier_row_begin (row, "TR");
  dossier_row_add_text (row, "TD", self->axis, 0, when);
  dossier_row_add_text (row, "TD", self->axis + indent, 0, text);
  dossier_row_end (row);
  return row;
}

static char *
dup_claim_words (DossierDraft  *self,
                 DossierRecord *claim)
{
  gint64 figure = dossier_record_get_integer (claim, "figure");
  const char *edtf = dossier_record_get_text (claim, "period");
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, figure);
  g_autofree char *period = dossier_date_format (edtf, self->language, DOSSIER_DATE_LONG);
  g_autofree char *least = dossier_phrase (DOSSIER_WORD_AT_LEAST, self->language, digits, NULL);
  gboolean is_least = g_strcmp0 (dossier_record_get_text (claim, "qualifier"), "at_least") == 0;

  return dossier_phrase (DOSSIER_WORD_ACTIVITIES_IN, self->language, is_least ? least : digits, period, NULL);
}

/* What was published about the year, beside the few activities that are recorded. */
static char *
dup_claim (DossierDraft *self)
{
  g_autoptr (GPtrArray) claims = dossier_draft_list_own (self, "claim");

  for (guint i = 0; i < claims->len; i++)
    {
      DossierRecord *claim = g_ptr_array_index (claims, i);

      if (g_strcmp0 (dossier_record_get_text (claim, "subject"), "activities") == 0 &&
          dossier_record_is_set (claim, "figure") && dossier_record_is_set (claim, "period"))
        return dup_claim_words (self, claim);
    }

  return NULL;
}

static void
add_activities (DossierDraft *self,
                GPtrArray    *activities,
                DossierWord   label,
                double        indent)
{
  g_autofree char *claim = label == DOSSIER_WORD_RECENT ? dup_claim (self) : NULL;
  DossierBlock *block;

  if (activities->len == 0)
    return;

  block = dossier_draft_add_section (self, label, claim, "Table", "activity");
  for (guint i = 0; i < activities->len; i++)
    dossier_block_add_row (block, create_activity (self, g_ptr_array_index (activities, i), indent,
                                                   i == activities->len - 1));
}

/* One column of dates for both lists. */
static double
measure_dates (DossierDraft *self,
               GPtrArray    *activities)
{
  double widest = 0;

  for (guint i = 0; i < activities->len; i++)
    {
      g_autofree char *date = dup_date (self, g_ptr_array_index (activities, i));

      widest = MAX (widest, dossier_paper_measure (self->paper, DOSSIER_STYLE_LABEL, date));
    }

  return MIN (widest + DATE_SPACE, self->content / 2);
}

/**
 * dossier_draft_add_activities:
 *
 * What was held, and what is to come, seen from the as-of day.
 */
void
dossier_draft_add_activities (DossierDraft *self)
{
  g_autoptr (GPtrArray) activities = dossier_draft_list_own (self, "activity");
  g_autoptr (GPtrArray) recent = g_ptr_array_new ();
  g_autoptr (GPtrArray) forthcoming = g_ptr_array_new ();
  double indent = measure_dates (self, activities);

  g_ptr_array_sort (activities, compare_activities);
  for (guint i = 0; i < activities->len; i++)
    {
      DossierRecord *activity = g_ptr_array_index (activities, i);

      if (is_printed (activity))
        g_ptr_array_add (is_recent (self, activity) ? recent : forthcoming, activity);
    }

  add_activities (self, recent, DOSSIER_WORD_RECENT, indent);
  add_activities (self, forthcoming,
                  forthcoming->len == 1 ? DOSSIER_WORD_FORTHCOMING_ONE : DOSSIER_WORD_FORTHCOMING, indent);
}
