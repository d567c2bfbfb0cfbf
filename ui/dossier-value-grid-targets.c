/* dossier-value-grid-targets.c: targets of the table of values: columns for more of them, and what is
 * asked before one that stands is changed.
 */
#include "dossier-value-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"
#include "dossier-language.h"
#include "dossier-name.h"

/* What is asked about, for as long as the dialog is there. */
typedef struct
{
  DossierValueGrid *grid;
  GArray           *cells;
  GtkWidget        *dialog;
  AdwEntryRow      *reason;
  AdwEntryRow      *day;
} Question;

static void
question_free (gpointer  data,
               GClosure *unused)
{
  Question *self = data;

  g_object_unref (self->grid);
  g_array_unref (self->cells);
  g_free (self);
}

static void
clear_cell (gpointer cell)
{
  g_free ((char *) ((DossierGridCell *) cell)->text);
}

static GArray *
copy_cells (const DossierGridCell *cells,
            guint                  n_cells)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (DossierGridCell), n_cells);

  g_array_set_clear_func (copy, clear_cell);
  for (guint i = 0; i < n_cells; i++)
    {
      DossierGridCell cell = { cells[i].row, cells[i].column, g_strdup (cells[i].text) };

      g_array_append_val (copy, cell);
    }

  return copy;
}

/* Asking */

static void
response_cb (Question   *self,
             const char *response)
{
  DossierTargetChange change = { g_str_equal (response, "correct"), { NULL, NULL, NULL } };
  const DossierGridCell *cells = (const DossierGridCell *) (void *) self->cells->data;
  g_autoptr (GError) error = NULL;

  if (!change.is_correction && !g_str_equal (response, "revise"))
    return;

  change.amendment.reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  change.amendment.signed_on = gtk_editable_get_text (GTK_EDITABLE (self->day));
  if (dossier_indicator_grid_fill (self->grid->model, cells, self->cells->len, &change, &error))
    dossier_value_grid_settle (self->grid, cells, self->cells->len);
  dossier_value_grid_say (self->grid, error != NULL ? error->message : NULL);
}

/* Without a reason nothing can be revised, nor with a day that nobody understands. */
static void
typed_cb (Question *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  const char *day = gtk_editable_get_text (GTK_EDITABLE (self->day));
  g_autofree char *edtf = *day != '\0' ? dossier_date_parse (day, NULL, NULL) : NULL;
  gboolean is_wrong = *day != '\0' && edtf == NULL;

  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "revise",
                                           *reason != '\0' && !is_wrong);
}

static AdwEntryRow *
add_row (Question   *self,
         GtkWidget  *list,
         const char *label,
         const char *text)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (row, TRUE);
  dossier_name_entry_row (row, label);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (typed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));

  return row;
}

static GtkWidget *
make_rows (Question *self)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *iso = NULL;
  g_autofree char *today = NULL;
  GDate day;

  dossier_store_get_as_of (self->grid->store, &day);
  iso = dossier_day_to_iso (&day);
  today = dossier_date_format (iso, dossier_interface_language (), DOSSIER_DATE_SHORT);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->reason = add_row (self, list, _("Reason"), "");
  self->day = add_row (self, list, _("Signed"), today);

  return list;
}

/* What the answers mean, below what would change. */
static char *
dup_body (GPtrArray *agreed)
{
  g_autofree char *lines = dossier_value_grid_dup_lines (agreed);

  /* Translators: lines with the old and the new targets, then what can be answered */
  return g_strdup_printf (_("%s\nTo revise keeps what was agreed, with the reason. "
                            "To correct writes over what was a mistake."), lines);
}

/* What was typed or pasted changes targets that stand: one question for all of them. */
void
dossier_value_grid_ask (DossierValueGrid      *self,
                        const DossierGridCell *cells,
                        guint                  n_cells)
{
  g_autoptr (GPtrArray) agreed = dossier_indicator_grid_list_agreed (self->model, cells, n_cells);
  g_autofree char *body = dup_body (agreed);
  Question *question = g_new0 (Question, 1);
  GtkWidget *rows;
  AdwMessageDialog *dialog;

  question->grid = g_object_ref (self);
  question->cells = copy_cells (cells, n_cells);
  question->dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                             ngettext ("Change a Target?", "Change Targets?", agreed->len),
                                             body);
  dialog = ADW_MESSAGE_DIALOG (question->dialog);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "correct", _("C_orrect"),
                                    "revise", _("_Revise"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "revise", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "revise");
  adw_message_dialog_set_close_response (dialog, "cancel");
  rows = make_rows (question);
  adw_message_dialog_set_extra_child (dialog, rows);
  typed_cb (question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->reason));
}

/* Another column */

/**
 * dossier_value_grid_add_target:
 * @text: when it is to be reached, as people write it
 *
 * Shows a column for targets of that period.
 */
gboolean
dossier_value_grid_add_target (DossierValueGrid  *self,
                               const char        *text,
                               GError           **error)
{
  char *period = dossier_indicator_grid_read_period (self->model, text, error);

  if (period == NULL)
    return FALSE;

  g_ptr_array_add (self->targets, period);
  dossier_value_grid_refresh (self);
  return TRUE;
}

static void
period_typed_cb (DossierValueGrid *self,
                 GtkEntry         *entry)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  GtkWidget *message = g_object_get_data (G_OBJECT (popover), "message");
  g_autoptr (GError) error = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean is_read = dossier_value_grid_add_target (self, text, &error);

  gtk_label_set_text (GTK_LABEL (message), error != NULL ? error->message : "");
  gtk_widget_set_visible (message, error != NULL);
  if (!is_read)
    return;

  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static GtkWidget *
make_popover (DossierValueGrid *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *message = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE,
                                     "max-width-chars", 28, NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("By when, such as “Dec 2016”"));
  dossier_name_set (entry, _("When the target is to be reached"));
  gtk_widget_add_css_class (message, "error");
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (period_typed_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), message);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_object_set_data (G_OBJECT (popover), "message", message);

  return popover;
}

static void
popup_cb (GtkMenuButton *button,
          gpointer       data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, make_popover (data));
}

/* Targets of a year or half a year get a column of their own before anything is in it. */
GtkWidget *
dossier_value_grid_make_adder (DossierValueGrid *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Target by…"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popup_cb, self, NULL);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("A column for targets that are to be reached earlier"));

  return button;
}
