/* dossier-sheet-period.c: the duration of a programme in words and as a bar of years. */
#include "dossier-draft.h"

#include "dossier-date.h"
#include "dossier-duration.h"

#define BAR_ABOVE 5
#define BAR_HEIGHT 6
#define BAR_BELOW 3
#define MARK_WIDTH 1.2
#define MARK_REACH 3      /* of the as-of mark above and below the bar */
#define GAP_WIDTH 0.8     /* at the turn of a year */
#define YEAR_WIDTH 22     /* what the label of a year needs */
#define WORDS_SPACE 12    /* between the dates and how much has passed */

/* More years than this are not told apart in the bar. */
#define MOST_YEARS 100

#define DAYS_OF_YEAR 365.2425

/* From the earliest possible start to the latest possible end, both included. */
typedef struct
{
  GDate start;
  GDate end;
  int   days;
} Period;

static gboolean
get_period (DossierRecord *programme,
            Period        *period)
{
  GDate other;

  if (!dossier_record_get_bounds (programme, "starts", &period->start, &other) ||
      !dossier_record_get_bounds (programme, "ends", &other, &period->end) ||
      !g_date_valid (&period->start) || !g_date_valid (&period->end))
    return FALSE;

  period->days = g_date_days_between (&period->start, &period->end) + 1;
  return period->days > 0;
}

static gboolean
is_date (const char *edtf)
{
  GDate earliest, latest;

  return dossier_date_bounds (edtf, &earliest, &latest);
}

/* Start and end as one date; where one of them is itself a choice, side by side. */
static char *
dup_dates (DossierDraft *self)
{
  const char *starts = dossier_record_get_text (self->programme, "starts");
  const char *ends = dossier_record_get_text (self->programme, "ends");
  g_autofree char *edtf = g_strconcat (starts != NULL ? starts : "..", "/", ends != NULL ? ends : "..", NULL);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (starts == NULL && ends == NULL)
    return NULL;
  if (is_date (edtf))
    return dossier_date_format (edtf, self->language, DOSSIER_DATE_LONG);

  first = starts != NULL ? dossier_date_format (starts, self->language, DOSSIER_DATE_LONG) : NULL;
  last = ends != NULL ? dossier_date_format (ends, self->language, DOSSIER_DATE_LONG) : NULL;
  if (first == NULL || last == NULL)
    return g_strdup (first != NULL ? first : last);

  return g_strdup_printf ("%s – %s", first, last);
}

static guint
get_months (DossierRecord *programme)
{
  gint64 stated = dossier_record_get_integer (programme, "duration");

  if (stated > 0)
    return (guint) stated;

  return dossier_duration_between (dossier_record_get_text (programme, "starts"),
                                   dossier_record_get_text (programme, "ends"));
}

/* Without dates, the duration is said as its source said it: “Two years”. */
static char *
dup_duration (DossierDraft *self,
              gboolean      has_dates)
{
  const char *printed = dossier_record_get_text (self->programme, "duration_text");
  guint months = get_months (self->programme);
  g_autofree char *words = NULL;

  if (months == 0)
    return NULL;
  if (!has_dates && printed != NULL && !dossier_language_is_french (self->language))
    return dossier_bind_spaces (printed);

  words = dossier_duration_format (months, self->language);
  return dossier_bind_spaces (words);
}

static DossierRuns *
list_words (DossierDraft *self)
{
  DossierRuns *runs = dossier_runs_new ();
  g_autofree char *dates = dup_dates (self);
  g_autofree char *duration = dup_duration (self, dates != NULL);

  if (duration != NULL)
    dossier_runs_add (runs, DOSSIER_STYLE_STRONG, duration);

  if (duration == NULL && dates == NULL)
    {
      dossier_runs_add (runs, DOSSIER_STYLE_LABEL,
                        dossier_draft_word (self, DOSSIER_WORD_TO_BE_DETERMINED));
    }
  else if (dates == NULL)
    {
      dossier_runs_add (runs, DOSSIER_STYLE_LABEL, dossier_draft_word (self, DOSSIER_WORD_DATES_UNKNOWN));
    }
  else
    {
      g_autofree char *sentence = duration == NULL ? dossier_capitalise (dates)
                                                   : g_strconcat (", ", dates, NULL);

      dossier_runs_add (runs, DOSSIER_STYLE_FIGURE, sentence);
    }

  return runs;
}

static gboolean
has_started (DossierDraft *self)
{
  GDate earliest, latest;

  dossier_record_get_bounds (self->programme, "starts", &earliest, &latest);
  return g_date_valid (&latest) && g_date_compare (&self->as_of, &latest) > 0;
}

static guint
count_full_months (const GDate *from,
                   const GDate *to)
{
  int months = (g_date_get_year (to) - g_date_get_year (from)) * 12 +
               (int) g_date_get_month (to) - (int) g_date_get_month (from);

  return MAX (0, g_date_get_day (to) < g_date_get_day (from) ? months - 1 : months);
}

/* As many as the bar is long: the duration as stated may be that of the dates of before. */
static guint
count_months (const Period *period)
{
  return MAX (1, (guint) (period->days * 12 / DAYS_OF_YEAR + 0.5));
}

/* “25 of 36 months elapsed (70%)”, or when it starts. */
static char *
dup_elapsed (DossierDraft *self,
             const Period *period)
{
  const char *starts = dossier_record_get_text (self->programme, "starts");
  guint months = count_months (period);
  int days = g_date_days_between (&period->start, &self->as_of);
  guint n_gone = count_full_months (&period->start, &self->as_of);
  g_autofree char *total = g_strdup_printf ("%u", months);
  g_autofree char *gone = NULL;
  g_autofree char *percent = NULL;

  if (!has_started (self))
    {
      g_autofree char *date = dossier_date_format (starts, self->language, DOSSIER_DATE_LONG);

      return dossier_phrase (dossier_date_is_exact (starts) ? DOSSIER_WORD_STARTS_ON : DOSSIER_WORD_STARTS,
                             self->language, date, NULL);
    }

  gone = g_strdup_printf ("%u", days >= period->days ? months : MIN (months, n_gone));
  percent = g_strdup_printf ("%d", (int) (100.0 * MIN (days, period->days) / period->days + 0.5));
  return dossier_phrase (DOSSIER_WORD_ELAPSED, self->language, gone, total, percent, NULL);
}

static void
add_bar_box (DossierRow    *row,
             double         x,
             double         y,
             double         width,
             DossierColour  colour)
{
  DossierMark *mark = dossier_row_add_box (row, &(cairo_rectangle_t) { x, y, width, BAR_HEIGHT });

  mark->fill = colour;
  mark->drop = DOSSIER_FACT_PAD;
}

/* Where a year begins in the bar. */
static double
get_year_x (const DossierDraft *self,
            const Period       *period,
            int                 year)
{
  GDate turn;

  if (year <= g_date_get_year (&period->start))
    return self->axis;
  if (year > g_date_get_year (&period->end))
    return self->axis + self->content;

  g_date_clear (&turn, 1);
  g_date_set_dmy (&turn, 1, G_DATE_JANUARY, (GDateYear) year);
  return self->axis + self->content * g_date_days_between (&period->start, &turn) / period->days;
}

/* A year is labelled if it has room; of many short ones every fifth, tenth … */
static void
add_years (DossierDraft *self,
           DossierRow   *row,
           const Period *period,
           double        y)
{
  int first = g_date_get_year (&period->start);
  int last = g_date_get_year (&period->end);
  double full_year = self->content * 366 / period->days;
  int step = full_year > YEAR_WIDTH ? 1 : 5 * ((int) (YEAR_WIDTH / (5 * full_year)) + 1);

  for (int year = first; year <= last; year++)
    {
      double x = get_year_x (self, period, year);
      double room = get_year_x (self, period, year + step) - x;
      g_autofree char *digits = g_strdup_printf ("%d", year);
      DossierText *text;

      if (room <= YEAR_WIDTH || (step > 1 && year % step != 0))
        continue;

      text = dossier_draft_line (self, DOSSIER_STYLE_SMALL, digits);
      x += x == self->axis ? 0 : GAP_WIDTH / 2;
      dossier_row_add_text (row, "P", x, y, text)->drop = DOSSIER_FACT_PAD;
    }
}

static void
add_bar (DossierDraft *self,
         DossierRow   *row,
         const Period *period)
{
  double y = row->height + BAR_ABOVE;
  int days = CLAMP (g_date_days_between (&period->start, &self->as_of), 0, period->days);
  double elapsed = self->content * days / period->days;
  int first = g_date_get_year (&period->start);
  int last = g_date_get_year (&period->end);

  add_bar_box (row, self->axis, y, self->content, DOSSIER_COLOUR_TRACK);
  if (has_started (self))
    add_bar_box (row, self->axis, y, elapsed, DOSSIER_COLOUR_ACCENT);
  for (int year = first + 1; year <= last && last - first < MOST_YEARS; year++)
    add_bar_box (row, get_year_x (self, period, year) - GAP_WIDTH / 2, y, GAP_WIDTH, DOSSIER_COLOUR_WHITE);

  if (has_started (self))
    {
      cairo_rectangle_t box = { self->axis + elapsed - MARK_WIDTH / 2, y - MARK_REACH, MARK_WIDTH,
                                BAR_HEIGHT + 2 * MARK_REACH };
      DossierMark *mark = dossier_row_add_box (row, &box);

      mark->fill = DOSSIER_COLOUR_INK;
      mark->drop = DOSSIER_FACT_PAD;
    }

  if (last - first < MOST_YEARS)
    add_years (self, row, period, y + BAR_HEIGHT + BAR_BELOW);
  row->height += BAR_ABOVE + BAR_HEIGHT + BAR_BELOW;
  row->height += dossier_paper_get_leading (self->paper, DOSSIER_STYLE_SMALL);
}

/* At the right end of the first line, or under the dates where they leave no room. */
static void
add_elapsed (DossierDraft *self,
             DossierRow   *row,
             const Period *period,
             double        words_width)
{
  g_autofree char *words = dup_elapsed (self, period);
  DossierText *text = dossier_draft_line (self, DOSSIER_STYLE_SMALL, words);
  double width = dossier_text_get_width (text);
  double y = dossier_draft_level (self, DOSSIER_STYLE_FIGURE, DOSSIER_STYLE_SMALL);

  if (words_width + WORDS_SPACE + width > self->content)
    {
      y = row->height;
      row->height += dossier_text_get_height (text);
    }

  dossier_row_add_text (row, "P", self->axis + self->content - width, y, text)->drop = DOSSIER_FACT_PAD;
}

/**
 * dossier_draft_add_period:
 * @facts: the table of key facts
 *
 * How long and when; with both ends known also how much of it has passed.
 */
void
dossier_draft_add_period (DossierDraft *self,
                          DossierBlock *facts)
{
  DossierRow *row = dossier_draft_begin_fact (self, facts, dossier_draft_word (self, DOSSIER_WORD_PERIOD),
                                              "starts ends duration", list_words (self));
  const DossierMark *words = &g_array_index (row->marks, DossierMark, row->marks->len - 2);
  Period period;

  if (get_period (self->programme, &period))
    {
      add_elapsed (self, row, &period, dossier_text_get_width (words->text));
      add_bar (self, row, &period);
    }

  dossier_draft_end_fact (row);
}
