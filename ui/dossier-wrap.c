/* dossier-wrap.c: children in lines, each at its natural width, like words.
 *
 * The lines stand in the middle of a widget that is aligned there.  GtkFlowBox makes a grid of
 * its children, and AdwWrapBox is younger than libadwaita 1.2.
 */
#include "dossier-wrap.h"

#include "dossier-layout.h"

struct _DossierWrap
{
  GtkLayoutManager parent_instance;

  int              spacing;
};

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierWrap, dossier_wrap, GTK_TYPE_LAYOUT_MANAGER)

/* A pen that goes from child to child; without a width there is one line. */
typedef struct
{
  int spacing;
  int width;
  int x;
  int y;
  int line_height;
} Pen;

/* Puts the pen where the child belongs and says how large it is there. */
static GtkAllocation
place_child (Pen       *pen,
             GtkWidget *child)
{
  GtkAllocation place;
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (pen->width >= 0)
    natural = CLAMP (natural, minimum, MAX (minimum, pen->width));

  if (pen->x > 0 && pen->width >= 0 && pen->x + natural > pen->width)
    {
      pen->x = 0;
      pen->y += pen->line_height + pen->spacing;
      pen->line_height = 0;
    }

  place = (GtkAllocation) { pen->x, pen->y, natural, 0 };
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, NULL, &place.height, NULL, NULL);

  pen->x += natural + pen->spacing;
  pen->line_height = MAX (pen->line_height, place.height);
  return place;
}

static GtkSizeRequestMode
dossier_wrap_get_request_mode (GtkLayoutManager *manager,
                               GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (DossierWrap *self,
               GtkWidget   *widget,
               int         *minimum,
               int         *natural)
{
  int widest = 0, sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      sum += child_natural + (sum > 0 ? self->spacing : 0);
    }

  *minimum = widest;
  *natural = MAX (widest, sum);
}

static void
dossier_wrap_measure (GtkLayoutManager *manager,
                      GtkWidget        *widget,
                      GtkOrientation    orientation,
                      int               for_size,
                      int              *minimum,
                      int              *natural,
                      int              *minimum_baseline,
                      int              *natural_baseline)
{
  DossierWrap *self = DOSSIER_WRAP (manager);
  Pen pen = { .spacing = self->spacing, .width = for_size };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place_child (&pen, child);

  *minimum = *natural = pen.y + pen.line_height;
}

/* How far the line that begins with @first has to move to be in the middle. */
static int
measure_indent (const Pen *pen,
                GtkWidget *first)
{
  Pen ahead = *pen;
  int end = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        GtkAllocation place = place_child (&ahead, child);

        if (end > 0 && place.x == 0)
          break;
        end = place.x + place.width;
      }

  return MAX (0, (pen->width - end) / 2);
}

static void
dossier_wrap_allocate (GtkLayoutManager *manager,
                       GtkWidget        *widget,
                       int               width,
                       int               height,
                       int               baseline)
{
  DossierWrap *self = DOSSIER_WRAP (manager);
  Pen pen = { .spacing = self->spacing, .width = width };
  gboolean is_centred = gtk_widget_get_halign (widget) == GTK_ALIGN_CENTER;
  int indent = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Pen before = pen;
      GtkAllocation place;

      if (!gtk_widget_should_layout (child))
        continue;

      place = place_child (&pen, child);
      if (is_centred && place.x == 0)
        indent = measure_indent (&before, child);
      dossier_layout_place (widget, child, place.x + indent, place.y, place.width, place.height);
    }
}

GtkLayoutManager *
dossier_wrap_new (int spacing)
{
  return g_object_new (DOSSIER_TYPE_WRAP, "spacing", spacing, NULL);
}

static void
dossier_wrap_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_SPACING)
    g_value_set_int (value, DOSSIER_WRAP (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_wrap_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (prop_id != PROP_SPACING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  DOSSIER_WRAP (object)->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
dossier_wrap_class_init (DossierWrapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = dossier_wrap_get_property;
  object_class->set_property = dossier_wrap_set_property;
  layout_class->get_request_mode = dossier_wrap_get_request_mode;
  layout_class->measure = dossier_wrap_measure;
  layout_class->allocate = dossier_wrap_allocate;

  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 6,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dossier_wrap_init (DossierWrap *self)
{
  self->spacing = 6;
}
