/* dossier-list-row.c: a row of a list of records, or the heading of a section of it. */
#include "dossier-list-row.h"

#include "dossier-chip.h"
#include "dossier-trailing.h"

struct _DossierListRow
{
  GtkBox         parent_instance;

  DossierRecord *record;

  GtkWidget     *heading;
  GtkLabel      *heading_title;
  GtkLabel      *heading_total;

  GtkWidget     *card;
  GtkWidget     *bar;
  GtkLabel      *mark;
  GtkLabel      *title;
  GtkWidget     *chip;
  GtkLabel      *subtitle;
  GtkLabel      *own;
  GtkLabel      *left;
  GtkLabel      *right;
  GtkWidget     *foot;
  GtkWidget     *before;  /* (nullable) */
  GtkWidget     *after;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DossierListRow, dossier_list_row, GTK_TYPE_BOX)

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_mark (DossierListRow           *self,
           const DossierListRowText *text)
{
  show_text (self->mark, text->mark);
  gtk_widget_set_visible (self->bar, text->mark == NULL && self->before == NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->mark), text->is_number ? "avatar-square" : "number");
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), text->is_number ? "number" : "avatar-square");
  gtk_box_set_spacing (GTK_BOX (self->card), text->mark != NULL ? 12 : 10);
}

/* What a screen reader says of the whole row: the parent is what takes the focus. */
static void
name_row (DossierListRow *self)
{
  GtkLabel *labels[] = { self->title, GTK_LABEL (self->chip), self->subtitle, self->own, self->left,
                         self->right };
  g_autoptr (GString) name = g_string_new (NULL);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (*gtk_label_get_text (labels[i]) != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", gtk_label_get_text (labels[i]));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

/* Shows the card of a record or, without one, the heading. */
static void
set_record (DossierListRow *self,
            DossierRecord  *record)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  g_set_object (&self->record, record);
  gtk_widget_set_visible (self->heading, record == NULL);
  gtk_widget_set_visible (self->card, record != NULL);
  if (parent != NULL)
    gtk_widget_set_focusable (parent, record != NULL);
}

/**
 * dossier_list_row_show_heading:
 * @total: (nullable): what the rows of the section add up to
 */
void
dossier_list_row_show_heading (DossierListRow *self,
                               const char     *title,
                               const char     *total)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  set_record (self, NULL);
  gtk_label_set_text (self->heading_title, title);
  show_text (self->heading_total, total);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
dossier_list_row_set_sides (DossierListRow *self,
                            GtkWidget      *before,
                            GtkWidget      *after)
{
  if (self->before != NULL)
    gtk_box_remove (GTK_BOX (self->card), self->before);
  if (self->after != NULL)
    gtk_box_remove (GTK_BOX (self->card), self->after);

  self->before = before;
  self->after = after;
  gtk_box_prepend (GTK_BOX (self->card), before);
  gtk_box_append (GTK_BOX (self->card), after);
}

void
dossier_list_row_show_record (DossierListRow           *self,
                              DossierRecord            *record,
                              const DossierListRowText *text)
{
  set_record (self, record);
  show_mark (self, text);
  gtk_label_set_text (self->title, text->title != NULL ? text->title : "");
  show_text (self->subtitle, text->subtitle);
  show_text (self->left, text->left);
  show_text (self->right, text->right);
  gtk_widget_set_visible (self->foot, text->left != NULL || text->right != NULL);
  name_row (self);
}

/**
 * dossier_list_row_show_own:
 * @line: (nullable): what the office's own fields say, after the record is shown
 */
void
dossier_list_row_show_own (DossierListRow *self,
                           const char     *line)
{
  show_text (self->own, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->own), line);
  name_row (self);
}

/**
 * dossier_list_row_get_record:
 *
 * Returns: (transfer none) (nullable): %NULL for a heading
 */
DossierRecord *
dossier_list_row_get_record (DossierListRow *self)
{
  return self->record;
}

GtkWidget *
dossier_list_row_get_bar (DossierListRow *self)
{
  return self->bar;
}

GtkWidget *
dossier_list_row_get_chip (DossierListRow *self)
{
  return self->chip;
}

GtkWidget *
dossier_list_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_LIST_ROW, NULL);
}

static void
dossier_list_row_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_LIST_ROW (object)->record);

  G_OBJECT_CLASS (dossier_list_row_parent_class)->dispose (object);
}

static void
dossier_list_row_class_init (DossierListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_list_row_dispose;

  g_type_ensure (DOSSIER_TYPE_TRAILING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, heading_title);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, heading_total);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, card);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, bar);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, chip);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, own);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, left);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, right);
  gtk_widget_class_bind_template_child (widget_class, DossierListRow, foot);
}

static void
dossier_list_row_init (DossierListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_chip_set (self->chip, NULL, NULL);
}
