/* dossier-header-line.c: what stands in the header: controls, title, controls.
 *
 * A header bar gives its title the width it would like, and the controls what is left.  In a
 * narrow window it has to be the other way round: the title gives way, in the end altogether.
 */
#include "dossier-header-line.h"

#include "dossier-layout.h"

#define SPACING 6

struct _DossierHeaderLine
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierHeaderLine, dossier_header_line, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *start;
  GtkWidget *title;
  GtkWidget *end;
} Parts;

static Parts
get_parts (GtkWidget *widget)
{
  GtkWidget *start = gtk_widget_get_first_child (widget);
  GtkWidget *title = gtk_widget_get_next_sibling (start);

  return (Parts) { start, title, gtk_widget_get_next_sibling (title) };
}

static void
measure_width (GtkWidget *child,
               int       *minimum,
               int       *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
dossier_header_line_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dossier_header_line_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  Parts parts = get_parts (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * SPACING : 0;
  for (GtkWidget *child = parts.start; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
          continue;
        }

      *minimum += child == parts.title ? 0 : child_minimum;
    }

  /* All there is: a header bar would stand anything else in its middle. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = G_MAXINT16;
}

/* In the middle of the line if there is room for what it would like, else between the controls. */
static void
place_title (GtkWidget *widget,
             GtkWidget *title,
             int        start,
             int        end,
             int        height)
{
  int middle = gtk_widget_get_width (widget) / 2;
  int half = MIN (middle - start, end - middle);
  int minimum, natural;

  measure_width (title, &minimum, &natural);
  gtk_widget_set_child_visible (title, end - start >= minimum);

  /* Out of sight it is placed all the same: it says by its place whether there are tabs. */
  if (2 * half >= natural)
    dossier_layout_place (widget, title, middle - half, 0, 2 * half, height);
  else
    dossier_layout_place (widget, title, start, 0, MAX (minimum, end - start), height);
}

static void
dossier_header_line_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  Parts parts = get_parts (widget);
  int start_width, end_width;

  measure_width (parts.start, NULL, &start_width);
  measure_width (parts.end, NULL, &end_width);
  start_width = MIN (start_width, width - end_width - 2 * SPACING);

  dossier_layout_place (widget, parts.start, 0, 0, start_width, height);
  dossier_layout_place (widget, parts.end, width - end_width, 0, end_width, height);
  place_title (widget, parts.title, start_width + SPACING, width - end_width - SPACING, height);
}

static void
dossier_header_line_class_init (DossierHeaderLineClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dossier_header_line_get_request_mode;
  layout_class->measure = dossier_header_line_measure;
  layout_class->allocate = dossier_header_line_allocate;
}

static void
dossier_header_line_init (DossierHeaderLine *self)
{
}
