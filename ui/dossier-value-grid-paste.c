/* dossier-value-grid-paste.c: copying cells, and pasting a block after a look at what it changes. */
#include "dossier-value-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-count.h"

#define MOST_LINES 6

/* What is asked about, for as long as the dialog is there. */
typedef struct
{
  DossierValueGrid *grid;
  GArray           *cells;
} Paste;

static void
paste_free (gpointer  data,
            GClosure *unused)
{
  Paste *self = data;

  g_object_unref (self->grid);
  g_array_unref (self->cells);
  g_free (self);
}

/* “Georgia, Target: 7 → 5”, one a line, of many the first. */
char *
dossier_value_grid_dup_lines (GPtrArray *changes)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (changes->len, MOST_LINES); i++)
    g_string_append_printf (lines, "%s\n", (const char *) g_ptr_array_index (changes, i));
  if (changes->len > MOST_LINES)
    {
      guint n = changes->len - MOST_LINES;
      g_autofree char *more = dossier_count_dup_words (ngettext ("and %u more\n", "and %u more\n", n), n);

      g_string_append (lines, more);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
response_cb (Paste      *self,
             const char *response)
{
  if (g_str_equal (response, "paste"))
    dossier_value_grid_fill (self->grid, (const DossierGridCell *) (void *) self->cells->data,
                             self->cells->len);
}

/* A block may land in the wrong place, and then it is too late to look. */
static void
show_block (DossierValueGrid *self,
            GArray           *cells,
            GPtrArray        *changes)
{
  g_autofree char *heading = dossier_count_dup_words (ngettext ("Change %u Cell?", "Change %u Cells?",
                                                                changes->len), changes->len);
  g_autofree char *body = dossier_value_grid_dup_lines (changes);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window), heading, body));
  Paste *paste = g_new0 (Paste, 1);

  paste->grid = g_object_ref (self);
  paste->cells = g_array_ref (cells);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "paste", _("_Paste"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "paste", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "paste");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), paste, paste_free, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dossier_value_grid_copy (DossierValueGrid *self)
{
  DossierGridArea area = dossier_value_grid_get_selection (self);
  g_autofree char *block = dossier_indicator_grid_copy (self->model, area.first_row, area.first_column,
                                                        area.end_row - 1, area.end_column - 1);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), block);
}

/**
 * dossier_value_grid_paste:
 * @block: lines of cells with tabs between them; goes to the first cell that is chosen and beyond
 *
 * One cell is pasted as if it were typed; of more it is shown first what would change.
 */
void
dossier_value_grid_paste (DossierValueGrid *self,
                          const char       *block)
{
  DossierGridArea area = dossier_value_grid_get_selection (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) cells = dossier_indicator_grid_read (self->model, area.first_row, area.first_column,
                                                          block, &error);
  g_autoptr (GPtrArray) changes = NULL;
  const DossierGridCell *first = cells != NULL ? (const DossierGridCell *) (void *) cells->data : NULL;

  if (cells == NULL || !dossier_indicator_grid_check (self->model, first, cells->len, &error))
    {
      dossier_value_grid_say (self, error->message);
      return;
    }

  changes = dossier_indicator_grid_list_changes (self->model, first, cells->len);
  if (changes->len > 1)
    show_block (self, cells, changes);
  else
    dossier_value_grid_fill (self, first, cells->len);
}

static void
pasted_cb (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DossierValueGrid) self = data;
  g_autofree char *block = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (block != NULL)
    dossier_value_grid_paste (self, block);
}

/* What is in the clipboard arrives later. */
void
dossier_value_grid_read_clipboard (DossierValueGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                 g_object_ref (self));
}
