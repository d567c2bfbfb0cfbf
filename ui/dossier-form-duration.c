/* dossier-form-duration.c: rows of durations, held against the dates beside them.
 *
 * A contradiction is said, never corrected; "Use It" corrects the end as any
 * other edit would.
 */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-language.h"
#include "dossier-programme.h"

static void
set_style (DossierFormRow       *row,
           DossierDurationMatch  match)
{
  gtk_widget_remove_css_class (row->reading, "ok");
  gtk_widget_remove_css_class (row->reading, "differs");
  if (match == DOSSIER_DURATION_AGREES)
    gtk_widget_add_css_class (row->reading, "ok");
  else if (match == DOSSIER_DURATION_DIFFERS)
    gtk_widget_add_css_class (row->reading, "differs");
}

static void
duration_update (DossierFormRow *row,
                 const char     *reading)
{
  g_autofree char *sentence = NULL, *end = NULL;
  g_autoptr (DossierRecord) typed = NULL;
  DossierDurationMatch match = DOSSIER_DURATION_UNKNOWN;
  gboolean is_right = TRUE;

  if (dossier_record_is_a (row->form->record, "programme"))
    {
      typed = dossier_form_dup_typed (row->form, &is_right);
      if (is_right)
        match = dossier_programme_check_duration (typed, dossier_interface_language (), &sentence, &end);
      else if (dossier_record_is_set (typed, row->field->name))
        /* Translators: beside a duration that cannot be held against the dates, because they are wrong */
        sentence = g_strdup (_("stated"));
    }

  set_style (row, match);
  dossier_form_row_explain (row, sentence != NULL ? sentence : reading);
  gtk_widget_set_visible (row->extra, end != NULL && !row->form->is_read_only);
}

static void
use_it_cb (GtkButton      *button,
           DossierFormRow *row)
{
  g_autofree char *end = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!dossier_form_commit (row->form))
    return;

  dossier_programme_check_duration (row->form->record, dossier_interface_language (), NULL, &end);
  if (end == NULL)
    return;

  text = dossier_form_dup_date_text (end);
  if (!dossier_store_change (row->form->store, row->form->record, "ends", text, &error))
    dossier_form_toast (row->form, error->message);
}

static void
duration_make (DossierFormRow *row)
{
  dossier_form_row_text_make (row);

  row->extra = gtk_button_new_with_label (_("Use It"));
  gtk_widget_set_valign (row->extra, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (row->extra, FALSE);
  gtk_widget_set_tooltip_text (row->extra, _("Make this the end of the programme"));
  gtk_widget_add_css_class (row->extra, "flat");
  gtk_widget_add_css_class (row->extra, "quiet");
  g_signal_connect (row->extra, "clicked", G_CALLBACK (use_it_cb), row);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row->widget), row->extra);
}

const DossierFormRowKind dossier_form_row_duration = {
  .make = duration_make,
  .show = dossier_form_row_show_text,
  .dup_text = dossier_form_row_text_dup_text,
  .set_text = dossier_form_row_text_set_text,
  .update = duration_update,
  .focus = dossier_form_row_text_focus,
};
