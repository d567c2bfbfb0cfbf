/* dossier-stick.c: the head of something long, which stays in sight while that is scrolled past.
 *
 * It lies over all of it and moves its child down by what is out of sight.  That is all that is done
 * while it is scrolled: nothing else is measured or made anew.
 */
#include "dossier-stick.h"

struct _DossierStick
{
  GtkWidget          parent_instance;

  GtkWidget         *ground;    /* what is below shows only beside it; seen while it is moved */
  GtkWidget         *head;
  GtkWidget         *place;     /* (nullable): not owned */
  GtkScrolledWindow *scroller;  /* (nullable): not owned */
  double             upper;     /* of its adjustment, as it was seen last */
  double             page_size;
  guint              move_id;
};

G_DEFINE_FINAL_TYPE (DossierStick, dossier_stick, GTK_TYPE_WIDGET)

/* How far its top is above that of what can be seen. */
static int
get_offset (DossierStick *self,
            int           most)
{
  graphene_point_t top;

  if (self->scroller == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self), gtk_scrolled_window_get_child (self->scroller),
                                 &GRAPHENE_POINT_INIT (0, 0), &top))
    return 0;

  return CLAMP ((int) -top.y, 0, MAX (0, most));
}

static void
place (GtkWidget *child,
       int        width,
       int        height,
       int        offset)
{
  gtk_widget_allocate (child, width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, offset)));
}

static void
dossier_stick_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DossierStick *self = DOSSIER_STICK (widget);
  int minimum, natural, offset;

  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  if (self->place != NULL)
    natural = MAX (natural, gtk_widget_get_height (self->place));

  /* The last row stays below it. */
  offset = get_offset (self, height - 2 * natural);
  gtk_widget_set_child_visible (self->ground, offset > 0);
  if (offset > 0)
    {
      gtk_widget_measure (self->ground, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
      place (self->ground, width, MAX (minimum, natural), offset);
    }
  place (self->head, width, natural, offset);
}

static void
dossier_stick_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  gtk_widget_measure (DOSSIER_STICK (widget)->head, orientation, for_size, minimum, natural, NULL, NULL);
}

static gboolean
move_cb (gpointer data)
{
  DossierStick *self = data;

  self->move_id = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* What is scrolled by a person moves at once.  Where the sizes have changed, all is being laid out just
 * now, and nothing may ask for that again before it is done. */
static void
scrolled_cb (DossierStick  *self,
             GtkAdjustment *adjustment)
{
  double upper = gtk_adjustment_get_upper (adjustment);
  double page_size = gtk_adjustment_get_page_size (adjustment);

  if (upper == self->upper && page_size == self->page_size && self->move_id == 0)
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      return;
    }

  self->upper = upper;
  self->page_size = page_size;
  if (self->move_id == 0)
    self->move_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, move_cb, self, NULL);
}

/**
 * dossier_stick_follow:
 * @scroller: (nullable): in which the whole is scrolled up and down
 */
void
dossier_stick_follow (DossierStick      *self,
                      GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment;

  if (self->scroller == scroller)
    return;

  if (self->scroller != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->scroller), self);
      g_object_remove_weak_pointer (G_OBJECT (self->scroller), (gpointer *) &self->scroller);
    }
  self->scroller = scroller;
  if (scroller == NULL)
    return;

  g_object_add_weak_pointer (G_OBJECT (scroller), (gpointer *) &self->scroller);
  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_stick_get_head (DossierStick *self)
{
  return self->head;
}

/**
 * dossier_stick_new:
 * @below: (nullable): what it lies over before anything is scrolled, at least as high
 */
GtkWidget *
dossier_stick_new (GtkWidget *head,
                   GtkWidget *below)
{
  DossierStick *self = g_object_new (DOSSIER_TYPE_STICK, "can-target", FALSE, NULL);

  self->place = below;
  if (below != NULL)
    g_object_add_weak_pointer (G_OBJECT (below), (gpointer *) &self->place);
  self->ground = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->head = head;
  gtk_widget_add_css_class (self->ground, "stick-ground");
  gtk_widget_set_parent (self->ground, GTK_WIDGET (self));
  gtk_widget_set_parent (head, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

static void
dossier_stick_dispose (GObject *object)
{
  DossierStick *self = DOSSIER_STICK (object);

  dossier_stick_follow (self, NULL);
  g_clear_handle_id (&self->move_id, g_source_remove);
  if (self->place != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (self->place), (gpointer *) &self->place);
      self->place = NULL;
    }
  g_clear_pointer (&self->ground, gtk_widget_unparent);
  g_clear_pointer (&self->head, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_stick_parent_class)->dispose (object);
}

static void
dossier_stick_class_init (DossierStickClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_stick_dispose;
  widget_class->measure = dossier_stick_measure;
  widget_class->size_allocate = dossier_stick_size_allocate;
}

static void
dossier_stick_init (DossierStick *self)
{
}
