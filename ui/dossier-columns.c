/* dossier-columns.c: children side by side where there is room, below one another elsewhere.
 *
 * The least width is that of the widest child alone, so that a narrow window can
 * stack what a wide one shows in columns.
 */
#include "dossier-columns.h"

#include "dossier-layout.h"
#include "dossier-scale.h"

#define MAX_COLUMNS 8

struct _DossierColumns
{
  GtkLayoutManager parent_instance;

  int              spacing;
  int              stacked_spacing;
  int              threshold;
  char            *weights;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_STACKED_SPACING,
  PROP_THRESHOLD,
  PROP_WEIGHTS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierColumns, dossier_columns, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *child;
  int        width;
} Column;

static guint
get_columns (GtkWidget *widget,
             Column    *columns)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && n < MAX_COLUMNS;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      columns[n++] = (Column) { child, 0 };

  return n;
}

/* Shares out a width by the weights; what rounding leaves goes to the last column. */
static void
share_width (DossierColumns *self,
             Column         *columns,
             guint           n,
             int             width)
{
  g_auto (GStrv) weights = g_strsplit (self->weights != NULL ? self->weights : "", " ", -1);
  guint n_weights = g_strv_length (weights);
  int free_width = MAX (0, width - self->spacing * ((int) n - 1));
  gint64 parts[MAX_COLUMNS], sum = 0;
  int left = free_width;

  for (guint i = 0; i < n; i++)
    {
      parts[i] = i < n_weights ? MAX (1, g_ascii_strtoll (weights[i], NULL, 10)) : 1;
      sum += parts[i];
    }

  for (guint i = 0; i < n; i++)
    {
      columns[i].width = i + 1 < n ? free_width * parts[i] / sum : left;
      left -= columns[i].width;
    }
}

/* Columns that are wide enough together may still be too narrow one by one. */
static gboolean
fits_side_by_side (DossierColumns *self,
                   GtkWidget      *widget,
                   Column         *columns,
                   guint           n,
                   int             width)
{
  /* Large text needs more room: the threshold is one for normal text. */
  if (width < dossier_scale (widget, self->threshold))
    return FALSE;

  share_width (self, columns, n, width);
  for (guint i = 0; i < n; i++)
    {
      int minimum;

      gtk_widget_measure (columns[i].child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > columns[i].width)
        return FALSE;
    }

  return TRUE;
}

static GtkSizeRequestMode
dossier_columns_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (DossierColumns *self,
               const Column   *columns,
               guint           n,
               int            *minimum,
               int            *natural)
{
  *minimum = 0;
  *natural = n > 0 ? self->spacing * ((int) n - 1) : 0;

  for (guint i = 0; i < n; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (columns[i].child, GTK_ORIENTATION_HORIZONTAL, -1,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural;
    }
}

static void
measure_height (DossierColumns *self,
                GtkWidget      *widget,
                Column         *columns,
                guint           n,
                int             width,
                int            *minimum,
                int            *natural)
{
  gboolean is_wide = width < 0 || fits_side_by_side (self, widget, columns, n, width);

  *minimum = *natural = !is_wide && n > 0 ? self->stacked_spacing * ((int) n - 1) : 0;

  for (guint i = 0; i < n; i++)
    {
      int child_minimum, child_natural;
      int child_width = width < 0 ? -1 : is_wide ? columns[i].width : width;

      gtk_widget_measure (columns[i].child, GTK_ORIENTATION_VERTICAL, child_width,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = is_wide ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
      *natural = is_wide ? MAX (*natural, child_natural) : *natural + child_natural;
    }
}

static void
dossier_columns_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  DossierColumns *self = DOSSIER_COLUMNS (manager);
  Column columns[MAX_COLUMNS];
  guint n = get_columns (widget, columns);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, columns, n, minimum, natural);
  else
    measure_height (self, widget, columns, n, for_size, minimum, natural);
}

static void
dossier_columns_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  DossierColumns *self = DOSSIER_COLUMNS (manager);
  Column columns[MAX_COLUMNS];
  guint n = get_columns (widget, columns);
  gboolean is_wide = fits_side_by_side (self, widget, columns, n, width);
  GtkAllocation place = { 0, 0, width, height };

  for (guint i = 0; i < n; i++)
    {
      if (is_wide)
        place.width = columns[i].width;
      else
        gtk_widget_measure (columns[i].child, GTK_ORIENTATION_VERTICAL, width,
                            NULL, &place.height, NULL, NULL);

      dossier_layout_place (widget, columns[i].child, place.x, place.y, place.width, place.height);

      if (is_wide)
        place.x += place.width + self->spacing;
      else
        place.y += place.height + self->stacked_spacing;
    }
}

/**
 * dossier_columns_new:
 * @spacing: between columns
 * @threshold: the width from which on there are columns
 * @weights: (nullable): shares of the width, "2 3"; NULL for equal ones
 */
GtkLayoutManager *
dossier_columns_new (int         spacing,
                     int         threshold,
                     const char *weights)
{
  return g_object_new (DOSSIER_TYPE_COLUMNS,
                       "spacing", spacing,
                       "threshold", threshold,
                       "weights", weights,
                       NULL);
}

static int *
find_number (DossierColumns *self,
             guint           prop_id)
{
  switch (prop_id)
    {
    case PROP_SPACING:
      return &self->spacing;
    case PROP_STACKED_SPACING:
      return &self->stacked_spacing;
    case PROP_THRESHOLD:
      return &self->threshold;
    default:
      return NULL;
    }
}

static void
dossier_columns_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DossierColumns *self = DOSSIER_COLUMNS (object);
  const int *number = find_number (self, prop_id);

  if (prop_id == PROP_WEIGHTS)
    g_value_set_string (value, self->weights);
  else if (number != NULL)
    g_value_set_int (value, *number);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_columns_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  DossierColumns *self = DOSSIER_COLUMNS (object);
  int *number = find_number (self, prop_id);

  if (prop_id == PROP_WEIGHTS)
    {
      g_free (self->weights);
      self->weights = g_value_dup_string (value);
    }
  else if (number != NULL)
    *number = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);

  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
dossier_columns_finalize (GObject *object)
{
  g_free (DOSSIER_COLUMNS (object)->weights);

  G_OBJECT_CLASS (dossier_columns_parent_class)->finalize (object);
}

static void
dossier_columns_class_init (DossierColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_columns_get_property;
  object_class->set_property = dossier_columns_set_property;
  object_class->finalize = dossier_columns_finalize;
  layout_class->get_request_mode = dossier_columns_get_request_mode;
  layout_class->measure = dossier_columns_measure;
  layout_class->allocate = dossier_columns_allocate;

  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 18, flags);
  props[PROP_STACKED_SPACING] = g_param_spec_int ("stacked-spacing", NULL, NULL, 0, G_MAXINT, 24, flags);
  props[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 600, flags);
  props[PROP_WEIGHTS] = g_param_spec_string ("weights", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dossier_columns_init (DossierColumns *self)
{
  self->spacing = 18;
  self->stacked_spacing = 24;
  self->threshold = 600;
}
