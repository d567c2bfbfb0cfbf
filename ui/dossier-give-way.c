/* dossier-give-way.c: a row whose children give way to its last one.
 *
 * From the end on they are left out while there is no room.  The last one is as wide as it
 * would like or, where that is too much, as narrow as it can be.  Only for what can be reached
 * in another way too.
 */
#include "dossier-give-way.h"

#include "dossier-layout.h"

#define SPACING 6

struct _DossierGiveWay
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierGiveWay, dossier_give_way, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_width (GtkWidget *child,
               int       *minimum,
               int       *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
dossier_give_way_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dossier_give_way_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_get_visible (child))
        continue;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
          continue;
        }

      /* In the end that of the last one. */
      *minimum = child_minimum;
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static void
dossier_give_way_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  GtkWidget *last = gtk_widget_get_last_child (widget);
  gboolean has_room = TRUE;
  int x = 0, least, most;

  measure_width (last, &least, &most);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != last;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_get_visible (child))
        continue;

      measure_width (child, NULL, &natural);
      has_room = has_room && x + natural + SPACING + least <= width;
      gtk_widget_set_child_visible (child, has_room);
      if (!has_room)
        continue;

      dossier_layout_place (widget, child, x, 0, natural, height);
      x += natural + SPACING;
    }

  if (gtk_widget_get_visible (last))
    dossier_layout_place (widget, last, x, 0, width - x < most ? least : most, height);
}

static void
dossier_give_way_class_init (DossierGiveWayClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dossier_give_way_get_request_mode;
  layout_class->measure = dossier_give_way_measure;
  layout_class->allocate = dossier_give_way_allocate;
}

static void
dossier_give_way_init (DossierGiveWay *self)
{
}
