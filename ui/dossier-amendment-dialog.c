/* dossier-amendment-dialog.c: records a change of what was agreed: new values over the old ones, and why. */
#include "dossier-amendment-dialog.h"

#include <glib/gi18n-lib.h>

#include "dossier-amendment.h"
#include "dossier-name.h"

#define MOST_FIELDS 8

struct _DossierAmendmentDialog
{
  AdwWindow             parent_instance;

  AdwPreferencesGroup  *fields;
  GtkLabel             *message;
  AdwEntryRow          *reason;
  AdwEntryRow          *name;
  AdwEntryRow          *signed_on;

  DossierStore         *store;
  DossierRecord        *record;             /* a programme, or a target of an indicator */
  AdwEntryRow          *rows[MOST_FIELDS];  /* one for each amendable field */
};

G_DEFINE_FINAL_TYPE (DossierAmendmentDialog, dossier_amendment_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* What can be amended of a programme; of a target its value. */
static const char * const *
get_names (DossierRecord *record)
{
  static const char * const of_target[] = { "value", NULL };

  return dossier_record_is_a (record, "programme") ? dossier_amendable_fields () : of_target;
}

/* What was typed stays where something is not right. */
static gboolean
amend (DossierAmendmentDialog  *self,
       GError                 **error)
{
  const char * const *names = get_names (self->record);
  const DossierAmendment amendment = { get_text (self->name), get_text (self->reason),
                                       get_text (self->signed_on) };
  DossierAmendedField fields[MOST_FIELDS];
  guint n = 0;

  if (!dossier_record_is_a (self->record, "programme"))
    return dossier_target_revise (self->store, self->record, &amendment, get_text (self->rows[0]), error);

  for (; names[n] != NULL && n < MOST_FIELDS; n++)
    fields[n] = (DossierAmendedField) { names[n], get_text (self->rows[n]) };

  return dossier_programme_amend (self->store, self->record, &amendment, fields, n, error);
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
add_rows (DossierAmendmentDialog *self)
{
  const char * const *names = get_names (self->record);
  const DossierTable *table = dossier_record_get_table (self->record);

  for (guint i = 0; names[i] != NULL && i < MOST_FIELDS; i++)
    {
      const char *label = _(dossier_table_get_field (table, names[i])->label);
      g_autofree char *now = dossier_record_dup_input (self->record, names[i]);

      self->rows[i] = ADW_ENTRY_ROW (adw_entry_row_new ());
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->rows[i]), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), label);
      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), now);
      adw_entry_row_set_activates_default (self->rows[i], TRUE);
      dossier_name_entry_row (self->rows[i], label);
      adw_preferences_group_add (self->fields, GTK_WIDGET (self->rows[i]));
    }
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
  dossier_name_entry_row (self->reason, _("Reason"));
  dossier_name_entry_row (self->name, _("Title"));
  dossier_name_entry_row (self->signed_on, _("Signed"));
}
