/* dossier-pane.c: a pane of one width, whatever is in it; the other pane takes the rest.
 *
 * A leaflet shares its width out by what its children ask for and by who wants to
 * expand, and wishes travel up from any child.  So a pane would like its one width, which
 * follows the size of the text, and only the one that takes the rest expands.  It makes do
 * with less: a leaflet that folds by what its children would like gives it the whole window.
 */
#include "dossier-pane.h"

#include <adwaita.h>

#include "dossier-scale.h"

struct _DossierPane
{
  GtkWidget  parent_instance;

  GtkWidget *child;
  int        width;
  gboolean   takes_rest;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_WIDTH,
  PROP_TAKES_REST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierPane, dossier_pane, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
dossier_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dossier_pane_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  DossierPane *self = DOSSIER_PANE (widget);
  int width = -1;

  *minimum = *natural = 0;
  if (self->child != NULL && gtk_widget_should_layout (self->child))
    {
      /* A wide font may need more than the pane would have. */
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
          width = MAX (width, dossier_scale (widget, self->width));
        }
      gtk_widget_measure (self->child, orientation, width, minimum, natural, NULL, NULL);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, dossier_scale (widget, self->width));
}

static void
dossier_pane_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DossierPane *self = DOSSIER_PANE (widget);

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

/* Stops the wish of a child to expand, or not to. */
static void
dossier_pane_compute_expand (GtkWidget *widget,
                             gboolean  *hexpand,
                             gboolean  *vexpand)
{
  *hexpand = DOSSIER_PANE (widget)->takes_rest;
  *vexpand = TRUE;
}

/**
 * dossier_pane_new:
 * @width: at normal text
 * @takes_rest: whether @width is only the least beside another pane, and it takes what is left
 */
GtkWidget *
dossier_pane_new (GtkWidget *child,
                  int        width,
                  gboolean   takes_rest)
{
  return g_object_new (DOSSIER_TYPE_PANE, "child", child, "width", width, "takes-rest", takes_rest, NULL);
}

void
dossier_pane_set_child (DossierPane *self,
                        GtkWidget   *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

/**
 * dossier_scroll_new:
 * @content: a box of groups
 * @width: how wide @content may become
 *
 * Returns: a scrolled window around @content with the margins every page has
 */
GtkWidget *
dossier_scroll_new (GtkWidget *content,
                    int        width)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP,
                                   "child", content,
                                   "maximum-size", width + 48,
                                   "tightening-threshold", width,
                                   NULL);

  g_object_set (content, "margin-top", 20, "margin-bottom", 32, "margin-start", 24, "margin-end", 24, NULL);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                       "child", clamp,
                       "hscrollbar-policy", GTK_POLICY_NEVER,
                       "vexpand", TRUE,
                       NULL);
}

static void
dossier_pane_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DossierPane *self = DOSSIER_PANE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_TAKES_REST:
      g_value_set_boolean (value, self->takes_rest);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_pane_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DossierPane *self = DOSSIER_PANE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      dossier_pane_set_child (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      self->width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_TAKES_REST:
      self->takes_rest = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_pane_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_PANE (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_pane_parent_class)->dispose (object);
}

static void
dossier_pane_class_init (DossierPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dossier_pane_dispose;
  object_class->get_property = dossier_pane_get_property;
  object_class->set_property = dossier_pane_set_property;
  widget_class->get_request_mode = dossier_pane_get_request_mode;
  widget_class->measure = dossier_pane_measure;
  widget_class->size_allocate = dossier_pane_size_allocate;
  widget_class->compute_expand = dossier_pane_compute_expand;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 348, flags);
  props[PROP_TAKES_REST] = g_param_spec_boolean ("takes-rest", NULL, NULL, FALSE,
                                                 flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dossier_pane_init (DossierPane *self)
{
  self->width = 348;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
