/* dossier-form-line.c: what is in a row of one line: the value, how it was read, buttons.
 *
 * A value is never cut for what stands beside it.  First the reading goes below, where it may
 * wrap; if that is not enough, buttons with words go there too.
 */
#include "dossier-form-line.h"

#include "dossier-layout.h"

#define SPACING 6
#define BOTTOM 8

/* Buttons up to this width stay beside the value: an icon takes little from it. */
#define SMALL 44

struct _DossierFormLine
{
  GtkLayoutManager parent_instance;

  GtkWidget       *value;    /* children of the widget */
  GtkWidget       *reading;
};

G_DEFINE_FINAL_TYPE (DossierFormLine, dossier_form_line, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *suffixes;           /* NULL without any */
  gboolean   has_reading;
  gboolean   is_reading_below;
  gboolean   are_suffixes_below;
} Plan;

static int
get_width (GtkWidget *child)
{
  return dossier_layout_get_natural (child, GTK_ORIENTATION_HORIZONTAL, -1);
}

/* The text and its captions lie over one another, but in libadwaita 1.2 what they are in asks for all
 * of them in a row.  Since icons are in there too it asks for what it needs.
 */
static int
get_value_width (DossierFormLine *self)
{
  int width = dossier_layout_get_least_width (self->value);

  for (GtkWidget *child = gtk_widget_get_first_child (self->value);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TEXT (child) || GTK_IS_LABEL (child))
      width = MAX (width, get_width (child));
    else
      return get_width (self->value);

  return width;
}

/* Whether the child takes room on the first line, apart from the value. */
static gboolean
is_beside (DossierFormLine *self,
           const Plan      *plan,
           GtkWidget       *child)
{
  return gtk_widget_should_layout (child) && child != self->value &&
         !(child == self->reading && plan->is_reading_below) &&
         !(child == plan->suffixes && plan->are_suffixes_below);
}

/* What stands beside the value, with the space before each. */
static int
get_width_beside (DossierFormLine *self,
                  GtkWidget       *widget,
                  const Plan      *plan)
{
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_beside (self, plan, child))
      sum += get_width (child) + SPACING;

  return sum;
}

static Plan
make_plan (DossierFormLine *self,
           GtkWidget       *widget,
           int              width)
{
  Plan plan = { .has_reading = gtk_widget_should_layout (self->reading) };

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "suffixes") && gtk_widget_should_layout (child))
      plan.suffixes = child;

  if (width < 0 || get_value_width (self) + get_width_beside (self, widget, &plan) <= width)
    return plan;

  plan.is_reading_below = plan.has_reading;
  if (plan.suffixes != NULL && get_width (plan.suffixes) > SMALL)
    plan.are_suffixes_below = get_value_width (self) + get_width_beside (self, widget, &plan) > width;

  return plan;
}

static GtkSizeRequestMode
dossier_form_line_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (DossierFormLine *self,
               GtkWidget       *widget,
               int             *minimum,
               int             *natural)
{
  Plan plan = make_plan (self, widget, -1);
  int beside = get_width_beside (self, widget, &plan);

  *natural = get_value_width (self) + beside;

  plan = make_plan (self, widget, 0);
  *minimum = dossier_layout_get_least_width (self->value) + get_width_beside (self, widget, &plan);
  if (plan.is_reading_below)
    *minimum = MAX (*minimum, dossier_layout_get_least_width (self->reading));
  if (plan.are_suffixes_below)
    *minimum = MAX (*minimum, dossier_layout_get_least_width (plan.suffixes));
}

static int
get_line_height (DossierFormLine *self,
                 GtkWidget       *widget,
                 const Plan      *plan)
{
  int height = dossier_layout_get_natural (self->value, GTK_ORIENTATION_VERTICAL, -1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_beside (self, plan, child))
      height = MAX (height, dossier_layout_get_natural (child, GTK_ORIENTATION_VERTICAL, -1));

  return height;
}

static int
get_height_below (DossierFormLine *self,
                  const Plan      *plan,
                  int              width)
{
  int height = 0;

  if (plan->is_reading_below)
    height += dossier_layout_get_natural (self->reading, GTK_ORIENTATION_VERTICAL, width);
  if (plan->are_suffixes_below)
    height += dossier_layout_get_natural (plan->suffixes, GTK_ORIENTATION_VERTICAL, -1);

  return height > 0 ? height + BOTTOM : 0;
}

static void
dossier_form_line_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  DossierFormLine *self = DOSSIER_FORM_LINE (manager);
  Plan plan;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }

  plan = make_plan (self, widget, for_size);
  *minimum = *natural = get_line_height (self, widget, &plan) + get_height_below (self, &plan, for_size);
}

/* Places the first line: the value takes what the others leave, and they keep their order. */
static void
place_line (DossierFormLine *self,
            GtkWidget       *widget,
            const Plan      *plan,
            int              width,
            int              height)
{
  int value_width = MAX (dossier_layout_get_least_width (self->value),
                         width - get_width_beside (self, widget, plan));
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child == self->value || is_beside (self, plan, child))
      {
        int child_width = child == self->value ? value_width : get_width (child);

        dossier_layout_place (widget, child, x, 0, child_width, height);
        x += child_width + SPACING;
      }
}

static void
dossier_form_line_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  DossierFormLine *self = DOSSIER_FORM_LINE (manager);
  Plan plan = make_plan (self, widget, width);
  int below = get_height_below (self, &plan, width);
  int y = height - below;

  place_line (self, widget, &plan, width, y);
  if (plan.is_reading_below)
    {
      int reading_height = dossier_layout_get_natural (self->reading, GTK_ORIENTATION_VERTICAL, width);

      dossier_layout_place (widget, self->reading, 0, y, width, reading_height);
      y += reading_height;
    }
  if (plan.are_suffixes_below)
    dossier_layout_place (widget, plan.suffixes, 0, y, MIN (width, get_width (plan.suffixes)),
                          dossier_layout_get_natural (plan.suffixes, GTK_ORIENTATION_VERTICAL, -1));
}

GtkLayoutManager *
dossier_form_line_new (GtkWidget *value,
                       GtkWidget *reading)
{
  DossierFormLine *self = g_object_new (DOSSIER_TYPE_FORM_LINE, NULL);

  self->value = value;
  self->reading = reading;
  return GTK_LAYOUT_MANAGER (self);
}

static void
dossier_form_line_class_init (DossierFormLineClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dossier_form_line_get_request_mode;
  layout_class->measure = dossier_form_line_measure;
  layout_class->allocate = dossier_form_line_allocate;
}

static void
dossier_form_line_init (DossierFormLine *self)
{
}
