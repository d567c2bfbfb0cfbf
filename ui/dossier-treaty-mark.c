/* dossier-treaty-mark.c: what a country is to a treaty, as a shape.
 *
 * A full disc is a Party, a half disc signed, a ring is invited, a dashed ring is
 * none: shapes, because colours alone would not reach everybody.
 */
#include "dossier-treaty-mark.h"

#include <math.h>

#include "dossier-wrap.h"

struct _DossierTreatyMark
{
  GtkWidget           parent_instance;

  DossierTreatyStatus status;
};

G_DEFINE_FINAL_TYPE (DossierTreatyMark, dossier_treaty_mark, GTK_TYPE_WIDGET)

#define SIZE 10

static void
dossier_treaty_mark_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
dossier_treaty_mark_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  DossierTreatyMark *self = DOSSIER_TREATY_MARK (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  const double dashes[] = { 2, 2 };
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  ink.alpha *= .8;
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, 1.4);
  if (self->status == DOSSIER_TREATY_STATUS_NONE)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);

  cairo_arc (cr, width / 2, height / 2, SIZE / 2. - 1, 0, 2 * G_PI);
  if (self->status == DOSSIER_TREATY_STATUS_PARTY)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);

  if (self->status == DOSSIER_TREATY_STATUS_SIGNED)
    {
      cairo_arc (cr, width / 2, height / 2, SIZE / 2. - 1, G_PI / 2, 3 * G_PI / 2);
      cairo_fill (cr);
    }

  cairo_destroy (cr);
}

GtkWidget *
dossier_treaty_mark_new (void)
{
  return g_object_new (DOSSIER_TYPE_TREATY_MARK, NULL);
}

void
dossier_treaty_mark_set (DossierTreatyMark   *self,
                         DossierTreatyStatus  status,
                         const char          *sentence)
{
  const char *label = sentence != NULL ? sentence : dossier_treaty_status_get_label (status);

  self->status = status;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_treaty_mark_new_legend:
 *
 * Returns: what the marks mean, strongest tie first
 */
GtkWidget *
dossier_treaty_mark_new_legend (void)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (legend, dossier_wrap_new (12));
  for (int status = DOSSIER_TREATY_STATUS_PARTY; status > DOSSIER_TREATY_STATUS_NONE; status--)
    {
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *mark = dossier_treaty_mark_new ();
      GtkWidget *label = gtk_label_new (dossier_treaty_status_get_label (status));

      dossier_treaty_mark_set (DOSSIER_TREATY_MARK (mark), status, NULL);
      gtk_widget_add_css_class (label, "reading");
      gtk_box_append (GTK_BOX (entry), mark);
      gtk_box_append (GTK_BOX (entry), label);
      gtk_widget_insert_before (entry, legend, NULL);
    }

  return legend;
}

static void
dossier_treaty_mark_class_init (DossierTreatyMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dossier_treaty_mark_measure;
  widget_class->snapshot = dossier_treaty_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_treaty_mark_init (DossierTreatyMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}
