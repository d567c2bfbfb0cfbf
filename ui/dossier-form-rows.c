/* dossier-form-rows.c: what all rows of a form share: show, check, commit, and the way back.
 *
 * A row is dirty while its text differs from the record's.  It is checked while
 * one types and committed as one edit on Enter or on leaving.  What cannot be
 * committed stays, is said below the row, and is kept as a draft.
 */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-value.h"

/* Half a word is not wrong yet: unfinished text is complained about after this pause. */
#define PATIENCE 800

#define LONGEST_REMINDER 40

const char *
dossier_form_row_get_label (DossierFormRow *row)
{
  if (row->item->label != NULL)
    return _(row->item->label);

  return _(row->links != NULL ? row->links->label : row->field->label);
}

static gboolean
is_focused (DossierFormRow *row)
{
  return (gtk_widget_get_state_flags (row->widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

gboolean
dossier_form_row_is_dirty (DossierFormRow *row)
{
  g_autofree char *text = NULL;

  if (row->kind->dup_text == NULL || row->form->record == NULL)
    return FALSE;

  text = row->kind->dup_text (row);
  return g_strcmp0 (text, row->stored) != 0;
}

/* Messages */

static GtkWidget *
make_message (void)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *message = g_object_new (GTK_TYPE_LIST_BOX_ROW,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                     "activatable", FALSE,
                                     "selectable", FALSE,
                                     "focusable", FALSE,
                                     "child", box,
                                     NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (message, "message");

  return g_object_ref_sink (message);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has_class)
{
  if (has_class)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Says @text below the row; NULL takes the message away. */
static void
set_message (DossierFormRow *row,
             const char     *text,
             gboolean        is_error)
{
  GtkListBox *list = g_ptr_array_index (row->form->lists, row->group);
  GtkWidget *box, *icon;

  set_class (row->widget, "joined", text != NULL);
  if (text == NULL)
    {
      if (row->message != NULL)
        gtk_list_box_remove (list, row->message);
      g_clear_object (&row->message);
      return;
    }

  if (row->message == NULL)
    {
      row->message = make_message ();
      gtk_list_box_insert (list, row->message,
                           gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row->widget)) + 1);
    }

  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row->message));
  icon = gtk_widget_get_first_child (box);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                is_error ? "dialog-error-symbolic" : "dossier-alert-symbolic");
  set_class (icon, is_error ? "error" : "warning", TRUE);
  set_class (icon, is_error ? "warning" : "error", FALSE);
  set_class (row->message, "pending", !is_error);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->message), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* What Esc does, as a sentence. */
static char *
dup_way_back (DossierFormRow *row)
{
  g_autofree char *first_line = g_strdup (row->stored);
  g_autofree char *start = NULL;

  if (row->stored == NULL || *row->stored == '\0')
    return g_strdup (_("Esc empties it again."));

  g_strdelimit (first_line, "\n", ' ');
  if (g_utf8_strlen (first_line, -1) <= LONGEST_REMINDER)
    return g_strdup_printf (_("Esc brings back %s."), first_line);

  start = g_utf8_substring (first_line, 0, LONGEST_REMINDER);
  return g_strdup_printf (_("Esc brings back “%s…”."), start);
}

static void
say_what_is_wrong (DossierFormRow *row,
                   const char     *sentence)
{
  g_autofree char *way_back = dup_way_back (row);
  g_autofree char *text = g_strdup_printf ("%s %s", sentence, way_back);

  set_message (row, text, TRUE);
}

/* Something that became right while nobody was looking at it is still not saved. */
static void
say_that_it_waits (DossierFormRow *row)
{
  g_autofree char *way_back = dup_way_back (row);
  g_autofree char *text = g_strdup_printf (_("This is not saved yet. Enter saves it. %s"), way_back);

  set_message (row, text, FALSE);
}

/* Checking */

static void
set_invalid (DossierFormRow *row,
             const GError   *error)
{
  GtkAccessibleInvalidState state = error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                  : GTK_ACCESSIBLE_INVALID_FALSE;

  set_class (row->widget, "error", error != NULL);
  set_class (row->widget, "broken", error != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
  if (row->typing != row->widget)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row->typing), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
}

static gboolean
patience_ended_cb (gpointer data)
{
  DossierFormRow *row = data;

  row->patience = 0;
  dossier_form_row_check (row, TRUE);
  return G_SOURCE_REMOVE;
}

static void
wait_for_more (DossierFormRow *row)
{
  g_clear_handle_id (&row->patience, g_source_remove);
  row->patience = g_timeout_add (PATIENCE, patience_ended_cb, row);
}

static void
set_error (DossierFormRow *row,
           const GError   *error,
           gboolean        is_final)
{
  gboolean is_unfinished = error != NULL && error->domain == DOSSIER_VALUE_ERROR &&
                           error->code != DOSSIER_VALUE_ERROR_CONFLICT;

  g_clear_handle_id (&row->patience, g_source_remove);
  set_invalid (row, error);

  if (error == NULL)
    set_message (row, NULL, FALSE);
  else if (is_final || !is_unfinished || !is_focused (row) || row->message != NULL)
    say_what_is_wrong (row, error->message);
  else
    wait_for_more (row);
}

/* Explains a text in the words of its kind, beside it and to assistive tools. */
void
dossier_form_row_explain (DossierFormRow *row,
                          const char     *reading)
{
  if (row->reading == NULL)
    return;

  gtk_label_set_text (GTK_LABEL (row->reading), reading != NULL ? reading : "");
  gtk_widget_set_tooltip_text (row->reading, reading);
  gtk_widget_set_visible (row->reading, reading != NULL && *reading != '\0');
  if (ADW_IS_ENTRY_ROW (row->widget))
    dossier_name_set_reading (ADW_ENTRY_ROW (row->widget), reading);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->typing),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reading != NULL ? reading : "",
                                    -1);
}

/* Looks at what is typed and marks the row; @is_final: nothing more will be typed for now.
 * Returns whether it could be committed. */
gboolean
dossier_form_row_check (DossierFormRow *row,
                        gboolean        is_final)
{
  g_autofree char *text = row->kind->dup_text (row);
  g_autofree char *reading = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok = dossier_record_check (row->form->record, row->column, text, dossier_interface_language (),
                                      &reading, &error);

  if (dossier_form_is_mixed (row->form, row->column) && !dossier_form_row_is_dirty (row))
    dossier_form_row_explain (row, _("Several values"));
  else if (row->kind->update != NULL)
    row->kind->update (row, reading);

  /* What the record holds already is the business of Checks, not of this row. */
  if (!dossier_form_row_is_dirty (row))
    {
      set_error (row, NULL, is_final);
      return TRUE;
    }

  set_error (row, error, is_final);
  return ok;
}

static void
tell_typed (DossierFormRow *row)
{
  g_autofree char *text = row->kind->dup_text (row);

  dossier_form_tell_typed (row->form, row->column, text);
}

/* Should the program end before the row is left. */
static void
keep_typed (DossierFormRow *row)
{
  g_autofree char *text = dossier_form_row_is_dirty (row) ? row->kind->dup_text (row) : NULL;

  dossier_form_set_draft (row->form, row->column, text);
}

/* Something was typed. */
void
dossier_form_row_typed (DossierFormRow *row)
{
  if (row->is_showing || row->form->record == NULL)
    return;

  tell_typed (row);
  keep_typed (row);
  dossier_form_row_check (row, FALSE);
  dossier_form_explain_all (row->form);
}

/* Showing */

/* Puts a text in place without calling that typing. */
void
dossier_form_row_put_text (DossierFormRow *row,
                           const char     *text)
{
  gboolean was_showing = row->is_showing;

  row->is_showing = TRUE;
  row->kind->set_text (row, text);
  row->is_showing = was_showing;
}

/* The show of all kinds with a text. */
void
dossier_form_row_show_text (DossierFormRow *row)
{
  const char *draft = dossier_form_get_draft (row->form, row->column);

  dossier_form_row_put_text (row, draft != NULL ? draft : row->stored);
}

/**
 * dossier_form_row_show:
 * @is_afresh: whether what is typed may go; else it stays, because the person is at it
 */
void
dossier_form_row_show (DossierFormRow *row,
                       gboolean        is_afresh)
{
  gboolean is_dirty = !is_afresh && dossier_form_row_is_dirty (row);

  if (row->field != NULL && row->form->record != NULL)
    {
      g_free (row->stored);
      row->stored = dossier_record_dup_input (row->form->record, row->column);
    }
  else
    g_clear_pointer (&row->stored, g_free);

  row->is_showing = TRUE;
  if (!is_dirty)
    row->kind->show (row);
  row->is_showing = FALSE;

  if (row->form->record == NULL || row->kind->dup_text == NULL)
    return;

  if (dossier_form_row_check (row, TRUE) && dossier_form_row_is_dirty (row) && !is_focused (row))
    say_that_it_waits (row);
}

/* Committing */

/* Writes a value into the file; what is shown then is what the file has. */
void
dossier_form_row_save (DossierFormRow *row,
                       const char     *column,
                       const char     *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = dossier_record_dup_input (row->form->record, column);

  if (g_str_equal (stored, text) && !dossier_form_is_mixed (row->form, column))
    return;

  if (!dossier_form_change (row->form, column, text, &error))
    dossier_form_toast (row->form, error->message);
  dossier_form_row_show (row, TRUE);
}

/* Returns %FALSE if something typed could not be committed; it is kept as a draft. */
gboolean
dossier_form_row_commit (DossierFormRow *row)
{
  DossierForm *form = row->form;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (form->record == NULL || row->kind->dup_text == NULL)
    return TRUE;

  if (!dossier_form_row_is_dirty (row))
    {
      dossier_form_set_draft (form, row->column, NULL);
      dossier_form_row_check (row, TRUE);
      return TRUE;
    }

  text = row->kind->dup_text (row);
  if (!dossier_form_row_check (row, TRUE))
    {
      dossier_form_set_draft (form, row->column, text);
      return FALSE;
    }

  dossier_form_set_draft (form, row->column, NULL);
  if (!dossier_form_change (form, row->column, text, &error))
    {
      dossier_form_toast (form, error->message);
      dossier_form_set_draft (form, row->column, text);
      say_what_is_wrong (row, error->message);
      return FALSE;
    }

  dossier_form_row_show (row, TRUE);
  dossier_form_explain_all (form);
  return TRUE;
}

static void
restore (DossierFormRow *row)
{
  dossier_form_set_draft (row->form, row->column, NULL);
  dossier_form_row_show (row, TRUE);
  tell_typed (row);
  dossier_form_explain_all (row->form);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                DossierFormRow        *row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (row->widget));

  /* A popover of the row is closed first. */
  if (key != GDK_KEY_Escape || !dossier_form_row_is_dirty (row) ||
      (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;

  restore (row);
  return GDK_EVENT_STOP;
}

static void
entered_cb (GtkEventControllerFocus *focus,
            DossierFormRow          *row)
{
  dossier_form_tell_entered (row->form, row->column);
}

static void
left_cb (GtkEventControllerFocus *focus,
         DossierFormRow          *row)
{
  dossier_form_row_commit (row);
}

/* Commits on leaving, goes back on Esc. */
void
dossier_form_row_watch_focus (DossierFormRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (entered_cb), row);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), row);
  gtk_widget_add_controller (row->widget, focus);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), row);
  gtk_widget_add_controller (row->widget, keys);
}

GtkWidget *
dossier_form_row_add_reading (DossierFormRow *row)
{
  row->reading = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->reading, "reading");
  gtk_widget_add_css_class (row->reading, "numeric");
  gtk_widget_set_valign (row->reading, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (row->reading, FALSE);
  gtk_label_set_wrap (GTK_LABEL (row->reading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (row->reading), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (row->reading), 0);

  return row->reading;
}
