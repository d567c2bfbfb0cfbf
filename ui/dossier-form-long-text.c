/* dossier-form-long-text.c: rows of several lines.
 *
 * GtkTextView of 4.8 does not ask for the height its text needs at a width.  An
 * unseen label with the same text does, and the view lies over it.
 */
#include "dossier-form-private.h"

#include "dossier-text-side.h"

static GtkTextBuffer *
get_buffer (DossierFormRow *row)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->typing));
}

static char *
long_text_dup_text (DossierFormRow *row)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (row), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (row), &start, &end, FALSE);
}

static void
changed_cb (GtkTextBuffer  *buffer,
            DossierFormRow *row)
{
  g_autofree char *text = long_text_dup_text (row);

  gtk_label_set_text (GTK_LABEL (row->extra), text);
  dossier_form_row_typed (row);
}

static void
long_text_set_text (DossierFormRow *row,
                    const char     *text)
{
  g_autofree char *present = long_text_dup_text (row);

  gtk_text_buffer_set_enable_undo (get_buffer (row), FALSE);
  if (g_strcmp0 (present, text) != 0)
    gtk_text_buffer_set_text (get_buffer (row), text != NULL ? text : "", -1);
  gtk_text_buffer_set_enable_undo (get_buffer (row), TRUE);
}

/* Enter ends a paragraph of its own, Ctrl+Enter a text of several. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                DossierFormRow        *row)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (!is_enter || ((modifiers & GDK_CONTROL_MASK) == 0 && row->field->kind == DOSSIER_KIND_LONG_TEXT))
    return GDK_EVENT_PROPAGATE;

  dossier_form_row_commit (row);
  return GDK_EVENT_STOP;
}

static void
long_text_focus (DossierFormRow *row)
{
  gtk_widget_grab_focus (row->typing);
}

/* A text of one paragraph is taken for an entry: coming to it selects it. */
static void
wrapped_focus (DossierFormRow *row)
{
  GtkTextBuffer *buffer = get_buffer (row);
  GtkTextIter start, end;

  long_text_focus (row);
  if (row->field->kind == DOSSIER_KIND_LONG_TEXT)
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

static void
pressed_cb (GtkGestureClick *click,
            int              n_presses,
            double           x,
            double           y,
            DossierFormRow  *row)
{
  long_text_focus (row);
}

static GtkWidget *
make_label (void)
{
  /* Assistive tools read the view; the label is only there to be measured. */
  return g_object_new (GTK_TYPE_LABEL,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "xalign", 0.,
                       "opacity", 0.,
                       "hexpand", TRUE,
                       "margin-bottom", 2,
                       NULL);
}

static GtkWidget *
make_view (DossierFormRow *row)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *view = g_object_new (GTK_TYPE_TEXT_VIEW,
                                  "wrap-mode", GTK_WRAP_WORD_CHAR,
                                  "accepts-tab", FALSE,
                                  "editable", !row->form->is_read_only,
                                  "cursor-visible", !row->form->is_read_only,
                                  NULL);

  gtk_widget_add_css_class (view, "field");
  dossier_text_side_follow_view (GTK_TEXT_VIEW (view));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), row);
  gtk_widget_add_controller (view, keys);

  return view;
}

static void
long_text_make (DossierFormRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (dossier_form_row_get_label (row));
  GtkWidget *overlay = gtk_overlay_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  row->widget = adw_preferences_row_new ();
  row->typing = make_view (row);
  row->extra = make_label ();
  gtk_widget_add_css_class (caption, "caption-title");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), row->extra);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), row->typing);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), overlay);
  g_object_set (box, "margin-top", 8, "margin-bottom", 10, "margin-start", 12, "margin-end", 12, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->widget), FALSE);
  gtk_widget_set_focusable (row->widget, FALSE);
  gtk_widget_add_css_class (row->widget, "long-text");

  g_signal_connect (get_buffer (row), "changed", G_CALLBACK (changed_cb), row);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), row);
  gtk_widget_add_controller (caption, GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->typing), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);
  dossier_form_row_watch_focus (row);
}

const DossierFormRowKind dossier_form_row_long_text = {
  .make = long_text_make,
  .show = dossier_form_row_show_text,
  .dup_text = long_text_dup_text,
  .set_text = long_text_set_text,
  .focus = wrapped_focus,
};
