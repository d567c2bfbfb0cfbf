/* dossier-form-text.c: rows of one line: text, numbers, months; and what others of one line share. */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"
#include "dossier-form-line.h"
#include "dossier-language.h"
#include "dossier-text-side.h"

static void
changed_cb (GtkEditable    *editable,
            DossierFormRow *row)
{
  dossier_form_row_typed (row);
}

static void
activated_cb (AdwEntryRow    *entry,
              DossierFormRow *row)
{
  dossier_form_row_commit (row);
}

/* Where there is not even room for the text, it scrolls in this. */
#define LEAST_CHARACTERS 6

/* Makes the text ask for the width it needs, and puts the explanation beside it or below. */
static void
lay_out (DossierFormRow *row)
{
  GtkWidget *header = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row->widget));
  GtkWidget *value = row->typing;

  while (gtk_widget_get_parent (value) != header)
    value = gtk_widget_get_parent (value);

  g_object_set (row->typing, "propagate-text-width", TRUE, NULL);
  gtk_box_insert_child_after (GTK_BOX (header), dossier_form_row_add_reading (row),
                              gtk_widget_get_prev_sibling (gtk_widget_get_last_child (header)));
  gtk_widget_set_layout_manager (header, dossier_form_line_new (value, row->reading));
}

void
dossier_form_row_text_make (DossierFormRow *row)
{
  row->widget = adw_entry_row_new ();
  row->typing = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row->widget)));
  gtk_editable_set_editable (GTK_EDITABLE (row->widget), !row->form->is_read_only);
  /* What assistive tools see is the row, which does not say this by itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->widget),
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, row->form->is_read_only, -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (row->widget), LEAST_CHARACTERS);
  if (row->field->kind == DOSSIER_KIND_INTEGER)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row->widget), GTK_INPUT_PURPOSE_DIGITS);
  lay_out (row);
  dossier_text_side_follow (GTK_TEXT (row->typing));

  g_signal_connect (row->widget, "changed", G_CALLBACK (changed_cb), row);
  g_signal_connect (row->widget, "entry-activated", G_CALLBACK (activated_cb), row);
  dossier_form_row_watch_focus (row);
}

char *
dossier_form_row_text_dup_text (DossierFormRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->widget)));
}

/* GtkText would remember the text of another record: undoing typing starts here. */
void
dossier_form_row_text_set_text (DossierFormRow *row,
                                const char     *text)
{
  GtkEditable *editable = GTK_EDITABLE (row->widget);

  if (text != NULL && g_str_equal (gtk_editable_get_text (editable), text))
    text = NULL;
  else
    text = text != NULL ? text : "";

  gtk_editable_set_enable_undo (editable, FALSE);
  if (text != NULL)
    gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
}

void
dossier_form_row_text_focus (DossierFormRow *row)
{
  gtk_widget_grab_focus (row->typing);
}

/* The month of a programme is a date as soon as the programme has a start. */
static char *
dup_month_reading (DossierFormRow *row)
{
  g_autoptr (DossierRecord) typed = NULL;
  g_autoptr (DossierRecord) programme = NULL;
  g_autofree char *edtf = NULL;
  gint64 month;

  if (dossier_table_get_field (row->form->table, "programme") == NULL)
    return NULL;

  programme = dossier_store_get_linked (row->form->store, row->form->record, "programme");
  typed = dossier_form_dup_typed (row->form, NULL);
  month = dossier_record_get_integer (typed, row->field->name);
  if (programme == NULL || month <= 0 || month > G_MAXINT)
    return NULL;

  edtf = dossier_date_of_month (dossier_record_get_text (programme, "starts"), month);
  return edtf != NULL ? dossier_date_format (edtf, dossier_interface_language (), DOSSIER_DATE_SHORT) : NULL;
}

/* What the table knows of the field beside other records. */
static char *
dup_explanation (DossierFormRow *row)
{
  g_autoptr (DossierRecord) typed = NULL;

  if (row->form->table->explain == NULL)
    return NULL;

  typed = dossier_form_dup_typed (row->form, NULL);
  return row->form->table->explain (row->form->store, typed, row->field->name);
}

static void
text_update (DossierFormRow *row,
             const char     *reading)
{
  g_autofree char *words = row->field->kind == DOSSIER_KIND_MONTH ? dup_month_reading (row)
    : dup_explanation (row);

  dossier_form_row_explain (row, words != NULL ? words : reading);
}

const DossierFormRowKind dossier_form_row_text = {
  .make = dossier_form_row_text_make,
  .show = dossier_form_row_show_text,
  .dup_text = dossier_form_row_text_dup_text,
  .set_text = dossier_form_row_text_set_text,
  .update = text_update,
  .focus = dossier_form_row_text_focus,
};

/* Rows that only show */

static void
fixed_make (DossierFormRow *row)
{
  row->widget = adw_action_row_new ();
  gtk_widget_add_css_class (row->widget, "property");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row->widget), 0);
}

static void
fixed_show (DossierFormRow *row)
{
  g_autofree char *text = NULL;

  if (row->form->record != NULL)
    text = dossier_record_dup_display (row->form->record, row->column, dossier_interface_language ());
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->widget),
                               text != NULL && *text != '\0' ? text : _("Not stated"));
}

const DossierFormRowKind dossier_form_row_fixed = {
  .make = fixed_make,
  .show = fixed_show,
};
