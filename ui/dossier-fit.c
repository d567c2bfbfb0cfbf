/* dossier-fit.c: shows the first of its children that there is room for, or else the last.
 *
 * Children go from wide to narrow.  AdwSqueezer does the same, but chooses while it is given
 * its place, too late to ask for another height, and is deprecated since libadwaita 1.4.
 */
#include "dossier-fit.h"

struct _DossierFit
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierFit, dossier_fit, GTK_TYPE_LAYOUT_MANAGER)

/* Not gtk_widget_should_layout(), which leaves out the children that are not chosen now. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_get_visible (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static gboolean
has_room (GtkWidget *child,
          int        width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum <= width;
}

/* Without a width there is room for anything. */
static GtkWidget *
choose_child (GtkWidget *widget,
              int        width)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  GtkWidget *next;

  for (; child != NULL; child = next)
    {
      next = skip_hidden (gtk_widget_get_next_sibling (child));
      if (next == NULL || width < 0 || has_room (child, width))
        break;
    }

  return child;
}

static GtkSizeRequestMode
dossier_fit_get_request_mode (GtkLayoutManager *manager,
                              GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As little as the narrowest can do with; as much as the widest would like. */
static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
       child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, &child_natural, NULL, NULL);
      *natural = MAX (*natural, child_natural);
    }
}

static void
dossier_fit_measure (GtkLayoutManager *manager,
                     GtkWidget        *widget,
                     GtkOrientation    orientation,
                     int               for_size,
                     int              *minimum,
                     int              *natural,
                     int              *minimum_baseline,
                     int              *natural_baseline)
{
  GtkWidget *child = choose_child (widget, for_size);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dossier_fit_allocate (GtkLayoutManager *manager,
                      GtkWidget        *widget,
                      int               width,
                      int               height,
                      int               baseline)
{
  GtkWidget *chosen = choose_child (widget, width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, child == chosen);

  if (chosen != NULL)
    gtk_widget_allocate (chosen, width, height, baseline, NULL);
}

GtkLayoutManager *
dossier_fit_new (void)
{
  return g_object_new (DOSSIER_TYPE_FIT, NULL);
}

static void
dossier_fit_class_init (DossierFitClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dossier_fit_get_request_mode;
  layout_class->measure = dossier_fit_measure;
  layout_class->allocate = dossier_fit_allocate;
}

static void
dossier_fit_init (DossierFit *self)
{
}
