/* dossier-form-choice.c: rows of one of a few values, and of yes or no. */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-choice-words.h"
#include "dossier-choices.h"
#include "dossier-name.h"

#define CODES "dossier-codes"

/* What stands in the list: "" for "Not stated", then everything that is offered, and what the record
 * has although it is not offered any more.
 * Returns: the codes, with their @labels */
static GPtrArray *
make_codes (DossierFormRow *row,
            GPtrArray      *labels)
{
  g_autoptr (GArray) offers = dossier_choices_list (dossier_store_get_choices (row->form->store), row->field);
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  if (!row->field->required)
    {
      g_ptr_array_add (codes, g_strdup (""));
      g_ptr_array_add (labels, g_strdup (_("Not stated")));
    }

  for (guint i = 0; i < offers->len; i++)
    {
      const DossierOffer *offer = &g_array_index (offers, DossierOffer, i);

      if (offer->is_retired && g_strcmp0 (offer->code, row->stored) != 0)
        continue;
      g_ptr_array_add (codes, g_strdup (offer->code));
      g_ptr_array_add (labels, g_strdup (offer->label));
    }

  return codes;
}

static guint
find_code (GPtrArray  *codes,
           const char *code)
{
  guint position;

  return code != NULL && g_ptr_array_find_with_equal_func (codes, code, g_str_equal, &position)
         ? position : GTK_INVALID_LIST_POSITION;
}

static void
selected_cb (AdwComboRow    *combo,
             GParamSpec     *pspec,
             DossierFormRow *row)
{
  GPtrArray *codes = g_object_get_data (G_OBJECT (combo), CODES);
  guint selected = adw_combo_row_get_selected (combo);
  g_autofree char *code = NULL;

  if (row->is_showing || row->form->record == NULL)
    return;

  /* "Several values", after the last, changes nothing.  What another program has changed is shown
   * before an edit begins, and then the list is another one. */
  code = selected < codes->len ? g_strdup (g_ptr_array_index (codes, selected)) : NULL;
  if (code != NULL)
    dossier_form_row_save (row, row->column, code);
}

/* For what is chosen; the list of all has a factory of its own, with check marks. */
static void
set_factory (AdwComboRow *combo)
{
  g_autoptr (GtkListItemFactory) factory = dossier_choice_words_new ();
  GtkListItemFactory *plain = adw_combo_row_get_factory (combo);

  adw_combo_row_set_list_factory (combo, plain);
  adw_combo_row_set_factory (combo, factory);
}

static void
choice_make (DossierFormRow *row)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  row->widget = g_object_new (ADW_TYPE_COMBO_ROW, "model", labels, NULL);
  set_factory (ADW_COMBO_ROW (row->widget));
  gtk_widget_set_sensitive (row->widget, !row->form->is_read_only);
  g_signal_connect (row->widget, "notify::selected", G_CALLBACK (selected_cb), row);
  g_object_unref (labels);
}

static gboolean
is_same (GListModel *labels,
         GPtrArray  *wanted)
{
  if (g_list_model_get_n_items (labels) != wanted->len)
    return FALSE;

  for (guint i = 0; i < wanted->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (labels), i), wanted->pdata[i]))
      return FALSE;

  return TRUE;
}

/* Records that differ show that as a choice of its own after the others: newer AdwComboRow selects
 * its first value rather than none, and that could then not be chosen for all. */
static void
choice_show (DossierFormRow *row)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row->widget));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *codes = make_codes (row, labels);
  gboolean is_mixed = dossier_form_is_mixed (row->form, row->column);
  guint selected = is_mixed ? codes->len : find_code (codes, row->stored);

  if (is_mixed)
    g_ptr_array_add (labels, g_strdup (_("Several values")));
  g_object_set_data_full (G_OBJECT (row->widget), CODES, codes, (GDestroyNotify) g_ptr_array_unref);
  if (!is_same (model, labels))
    {
      g_ptr_array_add (labels, NULL);
      gtk_string_list_splice (GTK_STRING_LIST (model), 0, g_list_model_get_n_items (model),
                              (const char * const *) labels->pdata);
      /* A combo row whose list was empty is sensitive again by itself. */
      gtk_widget_set_sensitive (row->widget, !row->form->is_read_only);
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), selected);
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
