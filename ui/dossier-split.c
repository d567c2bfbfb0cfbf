/* dossier-split.c: a form and, when there is one, its preview beside it.
 *
 * Decides by the width it is given and not by what its children ask for, so that
 * nothing typed or drawn moves the line between them.
 */
#include "dossier-split.h"

#include "dossier-layout.h"

#define LEAST_WIDTH 1000
#define FORM_WIDTH 600

struct _DossierSplit
{
  GtkWidget  parent_instance;

  GtkWidget *form;
  GtkWidget *separator;
  GtkWidget *preview;
};

G_DEFINE_FINAL_TYPE (DossierSplit, dossier_split, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
dossier_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dossier_split_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DossierSplit *self = DOSSIER_SPLIT (widget);
  int preview_minimum = 0, preview_natural = 0;

  gtk_widget_measure (self->form, orientation, -1, minimum, natural, NULL, NULL);
  if (self->preview == NULL)
    return;

  gtk_widget_measure (self->preview, orientation, -1, &preview_minimum, &preview_natural, NULL, NULL);
  *minimum = MAX (*minimum, preview_minimum);
  *natural = MAX (*natural, preview_natural);
}

static void
dossier_split_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DossierSplit *self = DOSSIER_SPLIT (widget);
  gboolean has_both = self->preview != NULL && width >= LEAST_WIDTH;

  gtk_widget_set_child_visible (self->form, self->preview == NULL || has_both);
  gtk_widget_set_child_visible (self->separator, has_both);
  if (has_both)
    {
      dossier_layout_place (widget, self->form, 0, 0, FORM_WIDTH, height);
      dossier_layout_place (widget, self->separator, FORM_WIDTH, 0, 1, height);
      dossier_layout_place (widget, self->preview, FORM_WIDTH + 1, 0, width - FORM_WIDTH - 1, height);
    }
  else
    dossier_layout_place (widget, self->preview != NULL ? self->preview : self->form, 0, 0, width, height);
}

GtkWidget *
dossier_split_new (GtkWidget *form)
{
  DossierSplit *self = g_object_new (DOSSIER_TYPE_SPLIT, NULL);

  self->form = form;
  gtk_widget_set_parent (form, GTK_WIDGET (self));
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->separator, "hair");
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * dossier_split_set_preview:
 * @preview: (nullable): what to show beside the form; %NULL for the form alone
 */
void
dossier_split_set_preview (DossierSplit *self,
                           GtkWidget    *preview)
{
  g_clear_pointer (&self->preview, gtk_widget_unparent);
  self->preview = preview;
  if (preview != NULL)
    gtk_widget_set_parent (preview, GTK_WIDGET (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkWidget *
dossier_split_get_preview (DossierSplit *self)
{
  return self->preview;
}

static void
dossier_split_dispose (GObject *object)
{
  DossierSplit *self = DOSSIER_SPLIT (object);

  g_clear_pointer (&self->form, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->preview, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_split_parent_class)->dispose (object);
}

static void
dossier_split_class_init (DossierSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_split_dispose;
  widget_class->get_request_mode = dossier_split_get_request_mode;
  widget_class->measure = dossier_split_measure;
  widget_class->size_allocate = dossier_split_size_allocate;
}

static void
dossier_split_init (DossierSplit *self)
{
}
