/* dossier-form-colour.c: rows of a colour of the palette: a dot and what it is called. */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-chip.h"

/* As the style sheet has them: p1 to p8. */
static const char * const names[] = {
  NC_("colour", "Teal"), NC_("colour", "Rust"), NC_("colour", "Violet"), NC_("colour", "Amber"),
  NC_("colour", "Pink"), NC_("colour", "Blue"), NC_("colour", "Brown"), NC_("colour", "Graphite"),
};

static void
selected_cb (AdwComboRow    *combo,
             GParamSpec     *pspec,
             DossierFormRow *row)
{
  guint selected = adw_combo_row_get_selected (combo);
  g_autofree char *text = g_strdup_printf ("%u", selected + 1);

  if (!row->is_showing && row->form->record != NULL && selected < G_N_ELEMENTS (names))
    dossier_form_row_save (row, row->column, text);
}

/* Items */

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_list_item_set_child (item, box);
}

static guint
find_colour (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (g_dpgettext2 (NULL, "colour", names[i]), name))
      return i;

  return 0;
}

/* By the name: what is shown while the list is closed is alone in its model. */
static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *colour = g_strdup_printf ("p%u", find_colour (name) + 1);

  gtk_widget_set_css_classes (gtk_widget_get_first_child (box), (const char *[]) { "dot", colour, NULL });
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), name);
}

/* The row */

static void
colour_make (DossierFormRow *row)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_string_list_append (model, g_dpgettext2 (NULL, "colour", names[i]));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  row->widget = g_object_new (ADW_TYPE_COMBO_ROW, "factory", factory, "model", model, NULL);
  gtk_widget_set_sensitive (row->widget, !row->form->is_read_only);
  g_signal_connect (row->widget, "notify::selected", G_CALLBACK (selected_cb), row);
}

static void
colour_show (DossierFormRow *row)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget),
                              dossier_programme_get_colour (row->form->record) - 1);
}

const DossierFormRowKind dossier_form_row_colour = {
  .make = colour_make,
  .show = colour_show,
};
