/* dossier-form-choice.c: rows of one of a few values, and of yes or no. */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-name.h"
/* The narrowest that words are broken to. */
#define LEAST_CHARACTERS 14

/* A choice that may be empty has "Not stated" before its values. */
static guint
get_first (DossierFormRow *row)
{
  return row->field->required ? 0 : 1;
}

static void
selected_cb (AdwComboRow    *combo,
             GParamSpec     *pspec,
             DossierFormRow *row)
{
  guint selected = adw_combo_row_get_selected (combo);

  if (row->is_showing || row->form->record == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected < get_first (row))
    dossier_form_row_save (row, row->column, "");
  else
    dossier_form_row_save (row, row->column, row->field->choices[selected - get_first (row)].code);
}

/* The choice takes two lines rather than lose its end; AdwComboRow cuts it after 20 characters. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  gtk_label_set_text (label, text);
  gtk_label_set_width_chars (label, MIN (g_utf8_strlen (text, -1), LEAST_CHARACTERS));
}

/* For what is chosen; the list of all has a factory of its own, with check marks. */
static void
set_factory (AdwComboRow *combo)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *plain = adw_combo_row_get_factory (combo);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  adw_combo_row_set_list_factory (combo, plain);
  adw_combo_row_set_factory (combo, factory);
}

static void
choice_make (DossierFormRow *row)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  if (!row->field->required)
    gtk_string_list_append (labels, _("Not stated"));
  for (const DossierChoice *choice = row->field->choices; choice->code != NULL; choice++)
    gtk_string_list_append (labels, _(choice->label));

  row->widget = g_object_new (ADW_TYPE_COMBO_ROW, "model", labels, NULL);
  set_factory (ADW_COMBO_ROW (row->widget));
  gtk_widget_set_sensitive (row->widget, !row->form->is_read_only);
  g_signal_connect (row->widget, "notify::selected", G_CALLBACK (selected_cb), row);
  g_object_unref (labels);
}

static void
choice_show (DossierFormRow *row)
{
  gboolean is_mixed = dossier_form_is_mixed (row->form, row->column);
  guint selected = row->field->required || is_mixed ? GTK_INVALID_LIST_POSITION : 0;

  for (guint i = 0; !is_mixed && row->field->choices[i].code != NULL; i++)
    if (g_strcmp0 (row->field->choices[i].code, row->stored) == 0)
      selected = i + get_first (row);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), selected);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->widget), is_mixed ? _("Several values") : NULL);
}

const DossierFormRowKind dossier_form_row_choice = {
  .make = choice_make,
  .show = choice_show,
};

static void
active_cb (GtkSwitch      *button,
           GParamSpec     *pspec,
           DossierFormRow *row)
{
  if (!row->is_showing && row->form->record != NULL)
    dossier_form_row_save (row, row->column, gtk_switch_get_active (button) ? "yes" : "no");
}

static void
yes_no_make (DossierFormRow *row)
{
  row->widget = adw_action_row_new ();
  row->extra = gtk_switch_new ();
  gtk_widget_set_valign (row->extra, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (row->extra, !row->form->is_read_only);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->widget), row->extra);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->widget), row->extra);
  dossier_name_set (row->extra, dossier_form_row_get_label (row));
  g_signal_connect (row->extra, "notify::active", G_CALLBACK (active_cb), row);
}

static void
yes_no_show (DossierFormRow *row)
{
  gtk_switch_set_active (GTK_SWITCH (row->extra), g_strcmp0 (row->stored, "yes") == 0);
}

const DossierFormRowKind dossier_form_row_yes_no = {
  .make = yes_no_make,
  .show = yes_no_show,
};
