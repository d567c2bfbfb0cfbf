/* dossier-time-bar.c: how much of a programme's time has passed, and where its activities lie in it.
 *
 * Full colour has passed, grey is to come.  An end fades over the days it is not
 * known by; white dots are activities held, dark ones are forthcoming.
 */
#include "dossier-time-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dossier-chip.h"
#include "dossier-count.h"
#include "dossier-language.h"
#include "dossier-programme.h"

struct _DossierTimeBar
{
  GtkWidget        parent_instance;

  DossierTimeSpan  span;
  DossierTimeDot  *dots;
  guint            n_dots;
};

G_DEFINE_FINAL_TYPE (DossierTimeBar, dossier_time_bar, GTK_TYPE_WIDGET)

#define HEIGHT 20
#define THICKNESS 8
#define LEAST_WIDTH 60

static gboolean
has_span (DossierTimeBar *self)
{
  return g_date_valid (&self->span.start_earliest) && g_date_valid (&self->span.end_latest) &&
         g_date_compare (&self->span.start_earliest, &self->span.end_latest) <= 0;
}

static int
count_days (DossierTimeBar *self)
{
  return g_date_days_between (&self->span.start_earliest, &self->span.end_latest) + 1;
}

/* Where the morning of @day is, as a share of the whole. */
static double
share_at (DossierTimeBar *self,
          const GDate    *day)
{
  double share = (double) g_date_days_between (&self->span.start_earliest, day) / count_days (self);

  return CLAMP (share, 0, 1);
}

static void
dossier_time_bar_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : LEAST_WIDTH;
}

static void
draw_track (cairo_t *cr,
            double   width,
            double   height)
{
  double radius = THICKNESS / 2., top = (height - THICKNESS) / 2;

  cairo_new_path (cr);
  cairo_arc (cr, MAX (radius, width - radius), top + radius, radius, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, radius, top + radius, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
add_stop (cairo_pattern_t *fade,
          double           offset,
          const GdkRGBA   *colour,
          double           strength)
{
  cairo_pattern_add_color_stop_rgba (fade, offset, colour->red, colour->green, colour->blue,
                                     colour->alpha * strength);
}

/* A colour that fades where the days of the start and of the end are not known. */
static void
set_fading_source (DossierTimeBar *self,
                   cairo_t        *cr,
                   double          width,
                   const GdkRGBA  *colour)
{
  cairo_pattern_t *fade = cairo_pattern_create_linear (0, 0, width, 0);
  double start = 0, end = 1;

  if (g_date_valid (&self->span.start_latest))
    start = share_at (self, &self->span.start_latest);
  if (g_date_valid (&self->span.end_earliest))
    end = share_at (self, &self->span.end_earliest) + 1. / count_days (self);
  end = CLAMP (end, start, 1);

  add_stop (fade, 0, colour, start > 0 ? .12 : 1);
  add_stop (fade, start, colour, 1);
  add_stop (fade, end, colour, 1);
  add_stop (fade, 1, colour, end < 1 ? .12 : 1);
  cairo_set_source (cr, fade);
  cairo_pattern_destroy (fade);
}

static void
draw_bar (DossierTimeBar *self,
          cairo_t        *cr,
          double          width,
          double          height,
          const GdkRGBA  *colour)
{
  draw_track (cr, width, height);
  set_fading_source (self, cr, width, colour);
  cairo_fill (cr);
}

static void
draw_past (DossierTimeBar *self,
           cairo_t        *cr,
           double          width,
           double          height,
           const GdkRGBA  *colour)
{
  if (!g_date_valid (&self->span.as_of))
    return;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, share_at (self, &self->span.as_of) * width, height);
  cairo_clip (cr);
  draw_bar (self, cr, width, height, colour);
  cairo_restore (cr);
}

static void
draw_dots (DossierTimeBar *self,
           cairo_t        *cr,
           double          width,
           double          height,
           const GdkRGBA  *ink)
{
  for (guint i = 0; i < self->n_dots; i++)
    {
      const DossierTimeDot *dot = &self->dots[i];
      gboolean is_past = g_date_valid (&self->span.as_of) &&
                         g_date_compare (&dot->latest, &self->span.as_of) < 0;
      double middle = (share_at (self, &dot->earliest) + share_at (self, &dot->latest)) / 2 * width;

      cairo_new_path (cr);
      cairo_arc (cr, CLAMP (middle, 3, width - 3), height / 2, 2.2, 0, 2 * G_PI);
      if (is_past)
        cairo_set_source_rgba (cr, 1, 1, 1, .95);
      else
        cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, .55);
      cairo_fill (cr);
    }
}

static void
draw_as_of (DossierTimeBar *self,
            cairo_t        *cr,
            double          width,
            double          height,
            const GdkRGBA  *ink)
{
  double x;

  if (!g_date_valid (&self->span.as_of) ||
      g_date_compare (&self->span.as_of, &self->span.start_earliest) < 0 ||
      g_date_compare (&self->span.as_of, &self->span.end_latest) > 0)
    return;

  x = CLAMP (round (share_at (self, &self->span.as_of) * width), 1, width - 1);
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, .85);
  cairo_rectangle (cr, x - 1, 1, 2, height - 2);
  cairo_fill (cr);
}

static void
look_up_colours (DossierTimeBar *self,
                 GdkRGBA        *ink,
                 GdkRGBA        *colour)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  const char name[] = { 'p', '0' + self->span.colour, '\0' };

  gtk_style_context_get_color (style, ink);
  if (!gtk_style_context_lookup_color (style, name, colour))
    *colour = *ink;
}

static void
dossier_time_bar_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DossierTimeBar *self = DOSSIER_TIME_BAR (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA ink, colour, track;

  look_up_colours (self, &ink, &colour);
  track = ink;
  track.alpha *= .13;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }

  if (has_span (self))
    {
      draw_bar (self, cr, width, height, &track);
      draw_past (self, cr, width, height, &colour);
      draw_dots (self, cr, width, height, &ink);
      draw_as_of (self, cr, width, height, &ink);
    }
  else
    {
      draw_track (cr, width, height);
      gdk_cairo_set_source_rgba (cr, &track);
      cairo_fill (cr);
    }

  cairo_destroy (cr);
}

GtkWidget *
dossier_time_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_TIME_BAR, NULL);
}

/**
 * dossier_time_bar_set_span:
 * @dots: (array length=n_dots) (nullable): activities, with valid days
 */
void
dossier_time_bar_set_span (DossierTimeBar        *self,
                           const DossierTimeSpan *span,
                           const DossierTimeDot  *dots,
                           guint                  n_dots)
{
  self->span = *span;
  self->span.colour = CLAMP (span->colour, 1, 8);
  g_free (self->dots);
  self->dots = g_memdup2 (dots, n_dots * sizeof *dots);
  self->n_dots = n_dots;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_time_bar_set_sentence:
 * @sentence: what the bar shows, for those who do not see it
 */
void
dossier_time_bar_set_sentence (DossierTimeBar *self,
                               const char     *sentence)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* The activities that lie on certain sides of the bar; open dates have no place on it. */
static GArray *
collect_dots (GPtrArray   *activities,
              const GDate *as_of,
              guint       *n_forthcoming)
{
  GArray *dots = g_array_new (FALSE, FALSE, sizeof (DossierTimeDot));

  *n_forthcoming = 0;
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    {
      DossierTimeDot dot;

      if (!dossier_record_get_bounds (g_ptr_array_index (activities, i), "date", &dot.earliest, &dot.latest))
        continue;

      if (g_date_valid (&dot.earliest) && g_date_compare (&dot.earliest, as_of) > 0)
        (*n_forthcoming)++;
      if (g_date_valid (&dot.earliest) && g_date_valid (&dot.latest))
        g_array_append_val (dots, dot);
    }

  return dots;
}

static char *
dup_sentence (DossierRecord *programme,
              const GDate   *as_of,
              guint          n_forthcoming)
{
  const char *language = dossier_interface_language ();
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *starts = dossier_record_dup_display (programme, "starts", language);
  g_autofree char *ends = dossier_record_dup_display (programme, "ends", language);
  g_autofree char *dates = NULL, *passed = NULL, *ahead = NULL;
  DossierProgress progress;

  g_strv_builder_add (parts, dossier_record_get_title (programme, language));
  if (*starts == '\0' && *ends == '\0')
    dates = g_strdup (_("no dates yet"));
  else
    dates = g_strdup_printf (_("%s to %s"), *starts != '\0' ? starts : "…", *ends != '\0' ? ends : "…");
  g_strv_builder_add (parts, dates);

  if (dossier_programme_get_progress (programme, as_of, &progress))
    {
      passed = dossier_progress_dup_sentence (&progress);
      g_strv_builder_add (parts, passed);
    }
  if (n_forthcoming > 0)
    {
      ahead = dossier_count_dup_words (ngettext ("%u forthcoming activity", "%u forthcoming activities",
                                                 n_forthcoming),
                                       n_forthcoming);
      g_strv_builder_add (parts, ahead);
    }

  words = g_strv_builder_end (parts);
  return g_strjoinv (", ", words);
}

void
dossier_time_bar_set_programme (DossierTimeBar *self,
                                DossierRecord  *programme,
                                GPtrArray      *activities,
                                const GDate    *as_of)
{
  guint n_forthcoming;
  g_autoptr (GArray) dots = collect_dots (activities, as_of, &n_forthcoming);
  g_autofree char *sentence = dup_sentence (programme, as_of, n_forthcoming);
  DossierTimeSpan span = { .as_of = *as_of, .colour = dossier_programme_get_colour (programme) };

  dossier_record_get_bounds (programme, "starts", &span.start_earliest, &span.start_latest);
  dossier_record_get_bounds (programme, "ends", &span.end_earliest, &span.end_latest);
  dossier_time_bar_set_span (self, &span, (const DossierTimeDot *) dots->data, dots->len);
  dossier_time_bar_set_sentence (self, sentence);
}

static void
dossier_time_bar_finalize (GObject *object)
{
  g_free (DOSSIER_TIME_BAR (object)->dots);

  G_OBJECT_CLASS (dossier_time_bar_parent_class)->finalize (object);
}

static void
dossier_time_bar_class_init (DossierTimeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_time_bar_finalize;
  widget_class->measure = dossier_time_bar_measure;
  widget_class->snapshot = dossier_time_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_time_bar_init (DossierTimeBar *self)
{
  self->span.colour = 8;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}
