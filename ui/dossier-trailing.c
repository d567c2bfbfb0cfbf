/* dossier-trailing.c: something at the end of a line, or below it where there is no room. */
#include "dossier-trailing.h"

#include "dossier-layout.h"
#include "dossier-scale.h"

#define LINE_SPACING 6

struct _DossierTrailing
{
  GtkLayoutManager parent_instance;

  int              spacing;
  int              room;
  int              end;
  gboolean         is_alike;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_ROOM,
  PROP_END,
  PROP_ALIKE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierTrailing, dossier_trailing, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
get_second (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = first != NULL ? gtk_widget_get_next_sibling (first) : NULL;

  return second != NULL && gtk_widget_should_layout (second) ? second : NULL;
}

/* Where there is no width yet there is room.  Whether a line fits does not depend on
 * how far the first child could shrink: words should not be broken for the second.
 * Lines that are alike do not look at their words at all. */
static int
get_line (DossierTrailing *self,
          GtkWidget       *widget,
          GtkWidget       *first,
          GtkWidget       *second)
{
  int room = dossier_scale (widget, self->room);

  if (!self->is_alike)
    room = MIN (room, dossier_layout_get_natural (first, GTK_ORIENTATION_HORIZONTAL, -1));
  return room + self->spacing + dossier_layout_get_natural (second, GTK_ORIENTATION_HORIZONTAL, -1);
}

static gboolean
is_beside (DossierTrailing *self,
           GtkWidget       *widget,
           GtkWidget       *first,
           GtkWidget       *second,
           int              width)
{
  return width < 0 || get_line (self, widget, first, second) <= width;
}

/* What stays free after the second child: room is made for that last. */
static int
get_end (DossierTrailing *self,
         GtkWidget       *widget,
         GtkWidget       *first,
         GtkWidget       *second,
         int              width)
{
  return width < 0 || get_line (self, widget, first, second) + self->end <= width ? self->end : 0;
}

static GtkSizeRequestMode
dossier_trailing_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (DossierTrailing *self,
               GtkWidget       *widget,
               GtkWidget       *first,
               GtkWidget       *second,
               int             *minimum,
               int             *natural)
{
  int second_minimum, second_natural;

  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  if (second == NULL)
    return;

  gtk_widget_measure (second, GTK_ORIENTATION_HORIZONTAL, -1, &second_minimum, &second_natural, NULL, NULL);
  *minimum = MAX (*minimum, second_minimum);
  if (self->is_alike)
    *natural = MAX (*natural, dossier_scale (widget, self->room));
  *natural += self->spacing + second_natural + self->end;
}

static int
measure_height (DossierTrailing *self,
                GtkWidget       *widget,
                GtkWidget       *first,
                GtkWidget       *second,
                int              width)
{
  int second_width;

  if (second == NULL)
    return dossier_layout_get_natural (first, GTK_ORIENTATION_VERTICAL, width);

  if (!is_beside (self, widget, first, second, width))
    return dossier_layout_get_natural (first, GTK_ORIENTATION_VERTICAL, width) + LINE_SPACING +
           dossier_layout_get_natural (second, GTK_ORIENTATION_VERTICAL, width);

  second_width = dossier_layout_get_natural (second, GTK_ORIENTATION_HORIZONTAL, -1);
  return MAX (dossier_layout_get_natural (first, GTK_ORIENTATION_VERTICAL,
                                          width < 0 ? -1 : width - second_width - self->spacing -
                                                             get_end (self, widget, first, second, width)),
              dossier_layout_get_natural (second, GTK_ORIENTATION_VERTICAL, second_width));
}

static void
dossier_trailing_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  DossierTrailing *self = DOSSIER_TRAILING (manager);
  GtkWidget *first = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (first == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, first, get_second (widget), minimum, natural);
  else
    *minimum = *natural = measure_height (self, widget, first, get_second (widget),
                                          for_size);
}

static void
dossier_trailing_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  DossierTrailing *self = DOSSIER_TRAILING (manager);
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = get_second (widget);
  int end_width, first_height;

  if (first == NULL)
    return;

  if (second == NULL)
    {
      dossier_layout_place (widget, first, 0, 0, width, height);
      return;
    }

  end_width = MIN (dossier_layout_get_natural (second, GTK_ORIENTATION_HORIZONTAL, -1), width);
  if (is_beside (self, widget, first, second, width))
    {
      int x = width - get_end (self, widget, first, second, width) - end_width;

      dossier_layout_place (widget, first, 0, 0, x - self->spacing, height);
      dossier_layout_place (widget, second, x, 0, end_width, height);
      return;
    }

  first_height = dossier_layout_get_natural (first, GTK_ORIENTATION_VERTICAL, width);
  dossier_layout_place (widget, first, 0, 0, width, first_height);
  dossier_layout_place (widget, second, 0, first_height + LINE_SPACING, end_width,
                        height - first_height - LINE_SPACING);
}

GtkLayoutManager *
dossier_trailing_new (int spacing,
                      int room)
{
  return g_object_new (DOSSIER_TYPE_TRAILING, "spacing", spacing, "room", room, NULL);
}

static void
dossier_trailing_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_SPACING)
    g_value_set_int (value, DOSSIER_TRAILING (object)->spacing);
  else if (prop_id == PROP_ROOM)
    g_value_set_int (value, DOSSIER_TRAILING (object)->room);
  else if (prop_id == PROP_END)
    g_value_set_int (value, DOSSIER_TRAILING (object)->end);
  else if (prop_id == PROP_ALIKE)
    g_value_set_boolean (value, DOSSIER_TRAILING (object)->is_alike);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_trailing_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (prop_id == PROP_SPACING)
    DOSSIER_TRAILING (object)->spacing = g_value_get_int (value);
  else if (prop_id == PROP_ROOM)
    DOSSIER_TRAILING (object)->room = g_value_get_int (value);
  else if (prop_id == PROP_END)
    DOSSIER_TRAILING (object)->end = g_value_get_int (value);
  else if (prop_id == PROP_ALIKE)
    DOSSIER_TRAILING (object)->is_alike = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
dossier_trailing_class_init (DossierTrailingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_trailing_get_property;
  object_class->set_property = dossier_trailing_set_property;
  layout_class->get_request_mode = dossier_trailing_get_request_mode;
  layout_class->measure = dossier_trailing_measure;
  layout_class->allocate = dossier_trailing_allocate;

  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 12, flags);
  props[PROP_ROOM] = g_param_spec_int ("room", NULL, NULL, 0, G_MAXINT, 160, flags);
  props[PROP_END] = g_param_spec_int ("end", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_ALIKE] = g_param_spec_boolean ("alike", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dossier_trailing_init (DossierTrailing *self)
{
  self->spacing = 12;
  self->room = 160;
}
