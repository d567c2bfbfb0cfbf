/* dossier-form-date.c: rows of dates: as written, how it was read, and a calendar that writes. */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"
#include "dossier-date-picker.h"
#include "dossier-language.h"

/* Keeps printed dates on one line; nobody types it. */
#define NO_BREAK_SPACE "\302\240"

char *
dossier_form_dup_date_text (const char *edtf)
{
  g_autofree char *text = dossier_date_format (edtf, dossier_interface_language (), DOSSIER_DATE_SHORT);
  g_auto (GStrv) words = g_strsplit (text, NO_BREAK_SPACE, -1);

  return g_strjoinv (" ", words);
}

static void
picked_cb (DossierDatePicker *picker,
           const char        *edtf,
           DossierFormRow    *row)
{
  g_autofree char *text = dossier_form_dup_date_text (edtf);

  gtk_editable_set_text (GTK_EDITABLE (row->widget), text);
}

static void
closed_cb (GtkPopover     *popover,
           DossierFormRow *row)
{
  dossier_form_row_commit (row);
}

/* Makes the calendar when it is first asked for, and shows what is typed in it. */
static void
create_picker_cb (GtkMenuButton *button,
                  gpointer       data)
{
  DossierFormRow *row = data;
  g_autofree char *text = dossier_form_row_text_dup_text (row);
  g_autofree char *edtf = NULL;
  GtkPopover *picker = gtk_menu_button_get_popover (button);
  GDate as_of;

  if (picker == NULL)
    {
      picker = GTK_POPOVER (dossier_date_picker_new ());
      g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), row);
      g_signal_connect (picker, "closed", G_CALLBACK (closed_cb), row);
      gtk_menu_button_set_popover (button, GTK_WIDGET (picker));
    }

  dossier_store_get_as_of (row->form->store, &as_of);
  if (*text != '\0')
    edtf = dossier_date_parse (text, NULL, NULL);
  dossier_date_picker_show (DOSSIER_DATE_PICKER (picker), edtf, &as_of);
}

static void
date_make (DossierFormRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = NULL;

  dossier_form_row_text_make (row);

  /* Translators: the name of a button beside a date; %s is the field, e.g. “Starts” */
  name = g_strdup_printf (_("%s: choose a day, month or year"), dossier_form_row_get_label (row));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "dossier-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_picker_cb, row, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Choose a day, month or year"));
  gtk_widget_set_visible (button, !row->form->is_read_only);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row->widget), button);
}

const DossierFormRowKind dossier_form_row_date = {
  .make = date_make,
  .show = dossier_form_row_show_text,
  .dup_text = dossier_form_row_text_dup_text,
  .set_text = dossier_form_row_text_set_text,
  .update = dossier_form_row_explain,
  .focus = dossier_form_row_text_focus,
};
