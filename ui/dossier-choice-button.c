/* dossier-choice-button.c: a quiet drop-down for a choice of a record in a list. */
#include "dossier-choice-button.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-choice-words.h"
#include "dossier-name.h"

struct _DossierChoiceButton
{
  AdwBin              parent_instance;

  DossierStore       *store;
  DossierRecord      *record;
  const DossierField *field;
  GtkDropDown        *choice;
  gboolean            is_showing;
};

G_DEFINE_FINAL_TYPE (DossierChoiceButton, dossier_choice_button, ADW_TYPE_BIN)

static guint
find_choice (const DossierField *field,
             const char         *code)
{
  for (guint i = 0; field->choices[i].code != NULL; i++)
    if (g_strcmp0 (field->choices[i].code, code) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
selected_cb (DossierChoiceButton *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->is_showing || self->record == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (!dossier_act_set (GTK_WIDGET (self), self->store, self->record, self->field->name,
                        self->field->choices[selected].code))
    dossier_choice_button_show (self, self->record);
}

void
dossier_choice_button_show (DossierChoiceButton *self,
                            DossierRecord       *record)
{
  guint position = find_choice (self->field, dossier_record_get_text (record, self->field->name));

  g_set_object (&self->record, record);
  if (gtk_drop_down_get_selected (self->choice) == position)
    return;

  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->choice, position);
  self->is_showing = FALSE;
}

/**
 * dossier_choice_button_new:
 * @field: a choice of @table that may not be empty
 */
GtkWidget *
dossier_choice_button_new (DossierStore       *store,
                           const DossierTable *table,
                           const char         *field)
{
  DossierChoiceButton *self = g_object_new (DOSSIER_TYPE_CHOICE_BUTTON, NULL);
  g_autoptr (GtkListItemFactory) words = dossier_choice_words_new ();
  GtkStringList *labels = gtk_string_list_new (NULL);

  self->store = g_object_ref (store);
  self->field = dossier_table_get_field (table, field);
  for (guint i = 0; self->field->choices[i].code != NULL; i++)
    gtk_string_list_append (labels, _(self->field->choices[i].label));

  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  gtk_drop_down_set_list_factory (self->choice, gtk_drop_down_get_factory (self->choice));
  gtk_drop_down_set_factory (self->choice, words);
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "quiet");
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), !dossier_store_is_read_only (store));
  dossier_name_drop_down (self->choice, _(self->field->label));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->choice));

  return GTK_WIDGET (self);
}

const DossierField *
dossier_choice_button_get_field (DossierChoiceButton *self)
{
  return self->field;
}

static void
dossier_choice_button_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_CHOICE_BUTTON (object)->record);
  g_clear_object (&DOSSIER_CHOICE_BUTTON (object)->store);

  G_OBJECT_CLASS (dossier_choice_button_parent_class)->finalize (object);
}

static void
dossier_choice_button_class_init (DossierChoiceButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_choice_button_finalize;
}

static void
dossier_choice_button_init (DossierChoiceButton *self)
{
}
