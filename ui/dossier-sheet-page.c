/* dossier-sheet-page.c: one page of a fact sheet, as wide as there is room. */
#include "dossier-sheet-page.h"

#define LEAST_WIDTH 200

struct _DossierSheetPage
{
  GtkWidget     parent_instance;

  DossierSheet *sheet;
  guint         page;
  double        width;   /* of the paper, in points */
  double        height;
};

G_DEFINE_FINAL_TYPE (DossierSheetPage, dossier_sheet_page, GTK_TYPE_WIDGET)

GtkWidget *
dossier_sheet_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_SHEET_PAGE, NULL);
}

/**
 * dossier_sheet_page_set_sheet:
 * @page: which page of @sheet, counted from 0
 */
void
dossier_sheet_page_set_sheet (DossierSheetPage *self,
                              DossierSheet     *sheet,
                              guint             page)
{
  double width, height;

  g_set_object (&self->sheet, sheet);
  self->page = page;

  dossier_sheet_get_page_size (sheet, &width, &height);
  if (width != self->width || height != self->height)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->width = width;
  self->height = height;

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Pixels of the widget to a point of the paper. */
double
dossier_sheet_page_get_scale (DossierSheetPage *self)
{
  return self->width > 0 ? gtk_widget_get_width (GTK_WIDGET (self)) / self->width : 1;
}

static GtkSizeRequestMode
dossier_sheet_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_sheet_page_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  DossierSheetPage *self = DOSSIER_SHEET_PAGE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = MAX (LEAST_WIDTH, (int) self->width);
    }
  else
    {
      double width = for_size < 0 ? self->width : for_size;

      *minimum = *natural = self->width > 0 ? (int) (width * self->height / self->width + 0.5) : LEAST_WIDTH;
    }
}

/* Paper is white, whatever the style of the window. */
static void
dossier_sheet_page_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  DossierSheetPage *self = DOSSIER_SHEET_PAGE (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t bounds;
  double scale = dossier_sheet_page_get_scale (self);
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_snapshot_append_color (snapshot, &white, &bounds);
  if (self->sheet == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, scale, scale);
  dossier_sheet_draw (self->sheet, cr, self->page);
  cairo_destroy (cr);
}

static void
dossier_sheet_page_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_SHEET_PAGE (object)->sheet);

  G_OBJECT_CLASS (dossier_sheet_page_parent_class)->dispose (object);
}

static void
dossier_sheet_page_class_init (DossierSheetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_sheet_page_dispose;
  widget_class->get_request_mode = dossier_sheet_page_get_request_mode;
  widget_class->measure = dossier_sheet_page_measure;
  widget_class->snapshot = dossier_sheet_page_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_sheet_page_init (DossierSheetPage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "paper");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
