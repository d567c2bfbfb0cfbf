/* dossier-form-amount.c: rows of amounts: as printed, and the qualifier without which no figure is shown. */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-rate.h"

static DossierQualifier
get_typed_qualifier (DossierFormRow *row)
{
  g_autoptr (DossierRecord) typed = dossier_form_dup_typed (row->form, NULL);
  DossierAmount amount;

  if (!dossier_record_get_amount (typed, row->field->name, &amount))
    return DOSSIER_QUALIFIER_EXACT;

  return amount.qualifier;
}

/* Choosing a qualifier is an edit of its own, after what is typed. */
static void
selected_cb (GtkDropDown    *drop_down,
             GParamSpec     *pspec,
             DossierFormRow *row)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_autofree char *column = NULL;

  if (row->is_showing || row->form->record == NULL || selected >= DOSSIER_N_QUALIFIERS)
    return;

  if (!dossier_form_row_commit (row))
    return;

  column = g_strconcat (row->field->name, "_qualifier", NULL);
  dossier_form_row_save (row, column, dossier_qualifier_to_code (selected));
}

static void
amount_update (DossierFormRow *row,
               const char     *reading)
{
  gboolean was_showing = row->is_showing;
  gboolean is_dirty = dossier_form_row_is_dirty (row);
  g_autofree char *converted = NULL;

  if (!is_dirty)
    converted = dossier_rate_dup_converted (row->form->store, row->form->record, row->field->name,
                                            dossier_interface_language ());

  row->is_showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row->extra), get_typed_qualifier (row));
  row->is_showing = was_showing;

  /* The full figures help while one types; afterwards the printed text says it all, but what it is
   * in the usual currency. */
  dossier_form_row_explain (row, converted != NULL ? converted : reading);
  gtk_widget_set_visible (row->reading, converted != NULL || (reading != NULL && is_dirty));
}

static void
amount_make (DossierFormRow *row)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  g_autofree char *name = NULL;

  dossier_form_row_text_make (row);

  for (guint i = 0; i < DOSSIER_N_QUALIFIERS; i++)
    gtk_string_list_append (labels, dossier_qualifier_label (i));
  row->extra = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);

  /* Translators: the name of a choice beside an amount; %s is the field, e.g. “Budget” */
  name = g_strdup_printf (_("%s: how exact"), dossier_form_row_get_label (row));
  gtk_widget_set_valign (row->extra, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (row->extra, !row->form->is_read_only);
  gtk_widget_add_css_class (row->extra, "quiet");
  dossier_name_drop_down (GTK_DROP_DOWN (row->extra), name);
  g_signal_connect (row->extra, "notify::selected", G_CALLBACK (selected_cb), row);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row->widget), row->extra);
}

const DossierFormRowKind dossier_form_row_amount = {
  .make = amount_make,
  .show = dossier_form_row_show_text,
  .dup_text = dossier_form_row_text_dup_text,
  .set_text = dossier_form_row_text_set_text,
  .update = amount_update,
  .focus = dossier_form_row_text_focus,
};
