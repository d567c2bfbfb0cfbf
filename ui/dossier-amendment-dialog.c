/* dossier-amendment-dialog.c: records a change of what was agreed: new values over the old ones, and why. */
#include "dossier-amendment-dialog.h"

#include <glib/gi18n-lib.h>

#include "dossier-amendment.h"
#include "dossier-name.h"

struct _DossierAmendmentDialog
{
  AdwWindow             parent_instance;

  AdwPreferencesGroup  *fields;
  AdwPreferencesGroup  *results;
  GtkLabel             *message;
  AdwEntryRow          *reason;
  AdwEntryRow          *name;
  AdwEntryRow          *signed_on;

  DossierStore         *store;
  DossierRecord        *record;     /* a programme, or a target of an indicator */
  GPtrArray            *amendable;  /* (nullable): of a programme; of a target it is its value */
  GPtrArray            *rows;       /* AdwEntryRow: one for each */
};

G_DEFINE_FINAL_TYPE (DossierAmendmentDialog, dossier_amendment_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static const char *
get_new (DossierAmendmentDialog *self,
         guint                   row)
{
  return get_text (g_ptr_array_index (self->rows, row));
}

/* What was typed stays where something is not right. */
static gboolean
amend (DossierAmendmentDialog  *self,
       GError                 **error)
{
  const DossierAmendment amendment = { get_text (self->name), get_text (self->reason),
                                       get_text (self->signed_on) };
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (DossierAmendedField));

  if (self->amendable == NULL)
    return dossier_target_revise (self->store, self->record, &amendment, get_new (self, 0), error);

  for (guint i = 0; i < self->amendable->len; i++)
    {
      DossierAmendedField field = { g_ptr_array_index (self->amendable, i), get_new (self, i) };

      g_array_append_val (fields, field);
    }

  return dossier_programme_amend (self->store, self->record, &amendment,
                                  (const DossierAmendedField *) (void *) fields->data, fields->len, error);
}

static void
accept_cb (DossierAmendmentDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (amend (self, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  gtk_label_set_text (self->message, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error->message,
                                  -1);
}

static void
add_row (DossierAmendmentDialog *self,
         DossierRecord          *record,
         const char             *field,
         const char             *label)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());
  g_autofree char *now = dossier_record_dup_input (record, field);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), now);
  adw_entry_row_set_activates_default (row, TRUE);
  dossier_name_entry_row (row, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), now);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (dossier_record_is_a (record, "component") ||
                             dossier_record_is_a (record, "indicator") ? self->results : self->fields,
                             GTK_WIDGET (row));
}

static void
add_rows (DossierAmendmentDialog *self)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  guint n_fields;

  if (!dossier_record_is_a (self->record, "programme"))
    {
      add_row (self, self->record, "value", _(dossier_table_get_field (table, "value")->label));
      return;
    }

  self->amendable = dossier_programme_list_amendable (self->store, self->record);
  for (guint i = 0; i < self->amendable->len; i++)
    {
      const DossierAmendable *what = g_ptr_array_index (self->amendable, i);

      add_row (self, what->record, what->field, what->label);
    }
  n_fields = self->amendable->len;
  gtk_widget_set_visible (GTK_WIDGET (self->results), n_fields > 0 &&
                          ((DossierAmendable *) g_ptr_array_index (self->amendable, n_fields - 1))->record !=
                            self->record);
}

/**
 * dossier_amendment_dialog_present:
 * @record: a programme, or a target of an indicator
 *
 * Shows a dialog over @parent that changes @record when it is accepted.
 */
void
dossier_amendment_dialog_present (GtkWindow     *parent,
                                  DossierStore  *store,
                                  DossierRecord *record)
{
  DossierAmendmentDialog *self = g_object_new (DOSSIER_TYPE_AMENDMENT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  add_rows (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
dossier_amendment_dialog_finalize (GObject *object)
{
  DossierAmendmentDialog *self = DOSSIER_AMENDMENT_DIALOG (object);

  g_clear_pointer (&self->amendable, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_amendment_dialog_parent_class)->finalize (object);
}

static void
dossier_amendment_dialog_class_init (DossierAmendmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_amendment_dialog_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-amendment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAmendmentDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, DossierAmendmentDialog, results);
  gtk_widget_class_bind_template_child (widget_class, DossierAmendmentDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DossierAmendmentDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, DossierAmendmentDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DossierAmendmentDialog, signed_on);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
dossier_amendment_dialog_init (DossierAmendmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  dossier_name_entry_row (self->reason, _("Reason"));
  dossier_name_entry_row (self->name, _("Title"));
  dossier_name_entry_row (self->signed_on, _("Signed"));
}
