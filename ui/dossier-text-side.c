/* dossier-text-side.c: texts stand on the side where lines begin, whatever they are written in. */
#include "dossier-text-side.h"

/* The direction GtkText gives a text without letters, such as a number. */
static PangoDirection
get_neutral_direction (GtkText *text)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (text));
  GdkSeat *seat = gdk_display_get_default_seat (display);
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  if (gtk_widget_has_focus (GTK_WIDGET (text)) && keyboard != NULL &&
      gdk_device_get_direction (keyboard) != PANGO_DIRECTION_NEUTRAL)
    return gdk_device_get_direction (keyboard);

  return gtk_widget_get_direction (GTK_WIDGET (text)) == GTK_TEXT_DIR_RTL ? PANGO_DIRECTION_RTL
    : PANGO_DIRECTION_LTR;
}

/* Where letters decide, what is around them does not. */
static PangoDirection
resolve (GtkWidget      *widget,
         const char     *words,
         PangoDirection  around)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);

  pango_context_set_base_dir (pango_layout_get_context (layout), around);
  pango_layout_context_changed (layout);
  return pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0));
}

/* Alignment 0 is where the text itself begins. */
static void
align (GtkText *text)
{
  PangoDirection written = resolve (GTK_WIDGET (text), gtk_editable_get_text (GTK_EDITABLE (text)),
                                    get_neutral_direction (text));
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (text)) == GTK_TEXT_DIR_RTL;

  gtk_editable_set_alignment (GTK_EDITABLE (text), (written == PANGO_DIRECTION_RTL) == is_mirrored ? 0 : 1);
}

void
dossier_text_side_follow (GtkText *text)
{
  g_signal_connect (text, "changed", G_CALLBACK (align), NULL);
  g_signal_connect (text, "direction-changed", G_CALLBACK (align), NULL);
  g_signal_connect (text, "notify::has-focus", G_CALLBACK (align), NULL);
  align (text);
}

static void
justify (GtkTextView *view)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;

  gtk_text_view_set_justification (view, is_mirrored ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
}

void
dossier_text_side_follow_view (GtkTextView *view)
{
  g_signal_connect (view, "direction-changed", G_CALLBACK (justify), NULL);
  justify (view);
}
