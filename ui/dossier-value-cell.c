/* dossier-value-cell.c: a cell of the table of values: a text that takes the focus.
 *
 * A label takes the focus only where its text can be selected, and the boxes and bins of the libraries
 * leave it to what is in them, some in one version and some in another.
 */
#include "dossier-value-cell.h"

#define WIDTH 9  /* characters */

struct _DossierValueCell
{
  GtkWidget  parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DossierValueCell, dossier_value_cell, GTK_TYPE_WIDGET)

void
dossier_value_cell_set_text (DossierValueCell *self,
                             const char       *text)
{
  gtk_label_set_text (GTK_LABEL (self->label), text);
}

GtkWidget *
dossier_value_cell_new (void)
{
  return g_object_new (DOSSIER_TYPE_VALUE_CELL, "focusable", TRUE, NULL);
}

static void
dossier_value_cell_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_VALUE_CELL (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_value_cell_parent_class)->dispose (object);
}

static void
dossier_value_cell_class_init (DossierValueCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_value_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
dossier_value_cell_init (DossierValueCell *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->label), WIDTH);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}
