/* dossier-window-rows.c: records copied to a spreadsheet, and rows of one pasted. */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-backup.h"
#include "dossier-bulk.h"
#include "dossier-count.h"
#include "dossier-language.h"
#include "dossier-paste-dialog.h"

/* Copying */

typedef struct
{
  DossierRowsWriter *writer;
  GArray            *ids;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *self = data;

  dossier_rows_writer_free (self->writer);
  g_array_unref (self->ids);
  g_free (self);
}

static gboolean
copy_step (DossierEdit  *edit,
           guint         number,
           gpointer      data,
           GError      **error)
{
  Copying *self = data;

  dossier_rows_writer_add (self->writer, g_array_index (self->ids, gint64, number));
  return TRUE;
}

/* Cells for a spreadsheet that asks for them, text for everything else. */
static void
copied_cb (GtkWidget    *widget,
           const GError *error,
           gpointer      data)
{
  Copying *self = data;
  DossierCells *cells = dossier_rows_writer_get_cells (self->writer);
  g_autofree char *text = dossier_cells_to_text (cells);
  char *html = dossier_cells_to_html (cells);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  sentence = dossier_count_dup_words (ngettext ("%u row was copied for a spreadsheet",
                                                "%u rows were copied for a spreadsheet", self->ids->len),
                                      self->ids->len);
  gtk_widget_activate_action (widget, "win.toast", "s", sentence);
}

void
dossier_window_copy_rows (GtkWidget  *widget,
                          const char *action,
                          GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierPage *page = dossier_window_get_page (self);
  Copying *copying;
  DossierBulk bulk = {
    .heading = _("Copying…"),
    .step = copy_step,
    .done = copied_cb,
    .free = copying_free,
  };

  if (page == NULL || dossier_page_get_record (page) == NULL)
    return;

  copying = g_new0 (Copying, 1);
  copying->ids = dossier_page_dup_selected (page);
  copying->writer = dossier_rows_writer_new (self->store, dossier_page_get_kind (page)->table,
                                             dossier_interface_language ());
  bulk.n_steps = copying->ids->len;
  bulk.data = copying;
  dossier_bulk_run (widget, self->store, &bulk);
}

/* Pasting */

typedef struct
{
  DossierRows *rows;
  DossierPage *page;
} Pasting;

static void
pasting_free (gpointer data)
{
  Pasting *self = data;

  dossier_rows_free (self->rows);
  g_object_unref (self->page);
  g_free (self);
}

static gboolean
paste_step (DossierEdit  *edit,
            guint         number,
            gpointer      data,
            GError      **error)
{
  return dossier_rows_apply (((Pasting *) data)->rows, number, edit, error);
}

static gboolean
is_pasted (DossierRows *rows,
           guint        row)
{
  DossierRowsState state = dossier_rows_get_state (rows, row);

  return state == DOSSIER_ROWS_NEW || state == DOSSIER_ROWS_CHANGED;
}

/* What came of it is selected, so that it is seen. */
static void
pasted_cb (GtkWidget    *widget,
           const GError *error,
           gpointer      data)
{
  Pasting *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;

  for (guint i = 0; i < dossier_rows_get_n_rows (self->rows); i++)
    if (is_pasted (self->rows, i))
      {
        gint64 id = dossier_rows_get_id (self->rows, i);

        g_array_append_val (ids, id);
      }
  dossier_page_select_ids (self->page, (gint64 *) (gpointer) ids->data, ids->len);
  dossier_page_focus_list (self->page);
  sentence = dossier_count_dup_words (ngettext ("%u row was pasted", "%u rows were pasted", ids->len),
                                      ids->len);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", sentence);
}

static void
accepted_cb (DossierPasteDialog *dialog,
             DossierPage        *page)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  Pasting *pasting = g_new0 (Pasting, 1);
  g_autofree char *count = NULL;
  DossierBulk bulk = {
    .label = N_("Pasting %s"),
    .heading = _("Pasting…"),
    .step = paste_step,
    .done = pasted_cb,
    .data = pasting,
    .free = pasting_free,
  };

  pasting->rows = dossier_paste_dialog_steal_rows (dialog);
  pasting->page = g_object_ref (page);
  gtk_window_destroy (GTK_WINDOW (dialog));

  count = dossier_page_dup_count (page, dossier_rows_count (pasting->rows, DOSSIER_ROWS_NEW) +
                                  dossier_rows_count (pasting->rows, DOSSIER_ROWS_CHANGED));
  bulk.subject = count;
  bulk.n_steps = dossier_rows_get_n_rows (pasting->rows);
  dossier_store_want_copy (DOSSIER_WINDOW (window)->store, DOSSIER_BACKUP_IMPORT);
  dossier_bulk_run (GTK_WIDGET (window), DOSSIER_WINDOW (window)->store, &bulk);
}

/* What cannot be without a programme goes to that of the record shown. */
static gint64
find_owner (DossierPage  *page,
            char        **note)
{
  const DossierTable *table = dossier_table_find (dossier_page_get_kind (page)->table);
  const DossierField *owner = dossier_table_get_owner (table);
  DossierRecord *record = dossier_page_get_record (page);
  g_autoptr (DossierRecord) programme = NULL;
  g_autofree char *title = NULL;

  if (owner == NULL || !owner->required || record == NULL)
    return 0;

  programme = dossier_store_get_linked (dossier_page_get_store (page), record, owner->name);
  if (programme == NULL)
    return 0;

  title = dossier_store_dup_title (dossier_page_get_store (page), programme, dossier_interface_language ());
  /* Translators: %s is a programme */
  *note = g_strdup_printf (_("New rows belong to %s unless a column names another programme."), title);
  return dossier_record_get_id (programme);
}

static void
show_dialog (DossierWindow *self,
             DossierPage   *page,
             DossierCells  *cells)
{
  g_autofree char *note = NULL;
  gint64 owner = find_owner (page, &note);
  const DossierPageKind *kind = dossier_page_get_kind (page);
  DossierRows *rows = dossier_rows_new (self->store, kind->table, cells, kind->pasted, owner);
  GtkWidget *dialog = dossier_paste_dialog_new (GTK_WINDOW (self), self->store, rows, note);

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), page, 0);
}

static void
read_cb (GObject      *clipboard,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (DossierWindow) self = DOSSIER_WINDOW (data);
  DossierPage *page = dossier_window_get_page (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (DossierCells) cells = dossier_cells_parse (text != NULL ? text : "", -1, &error);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || page == NULL)
    return;

  if (cells == NULL)
    dossier_act_report (GTK_WIDGET (self), error);
  else
    show_dialog (self, page, cells);
}

void
dossier_window_paste_rows (GtkWidget  *widget,
                           const char *action,
                           GVariant   *target)
{
  if (DOSSIER_WINDOW (widget)->store != NULL)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, read_cb, g_object_ref (widget));
}
