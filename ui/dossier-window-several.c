/* dossier-window-several.c: what is done with all records that are selected in a list. */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-bulk.h"
#include "dossier-export.h"

/* Deleting */

typedef struct
{
  DossierStore *store;
  const char   *table;
  GArray       *ids;
  char         *count;  /* “3 programmes” */
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->store);
  g_array_unref (self->ids);
  g_free (self->count);
  g_free (self);
}

static gboolean
delete_step (DossierEdit  *edit,
             guint         number,
             gpointer      data,
             GError      **error)
{
  Deletion *self = data;
  g_autoptr (DossierRecord) record =
    dossier_store_get (self->store, self->table, g_array_index (self->ids, gint64, number), error);

  return record != NULL && dossier_edit_delete (edit, record, error);
}

static void
deleted_cb (GtkWidget    *widget,
            const GError *error,
            gpointer      data)
{
  Deletion *self = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;

  /* Translators: “3 programmes were removed” */
  sentence = g_strdup_printf (_("%s were removed"), self->count);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", sentence);
}

void
dossier_window_delete_selected (GtkWidget  *widget,
                                const char *action,
                                GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierPage *page = dossier_window_get_page (self);
  Deletion *deletion;
  DossierBulk bulk = {
    .label = N_("Deleting %s"),
    .heading = _("Deleting…"),
    .step = delete_step,
    .done = deleted_cb,
    .free = deletion_free,
  };

  if (page == NULL || dossier_page_get_record (page) == NULL)
    return;

  deletion = g_new0 (Deletion, 1);
  deletion->store = g_object_ref (self->store);
  deletion->table = dossier_page_get_kind (page)->table;
  deletion->ids = dossier_page_dup_selected (page);
  deletion->count = dossier_page_dup_count (page, deletion->ids->len);
  bulk.subject = deletion->count;
  bulk.n_steps = deletion->ids->len;
  bulk.data = deletion;
  dossier_bulk_run (widget, self->store, &bulk);
}

/* Fact sheets */

/**
 * dossier_window_get_selected:
 *
 * Returns: (transfer full) (nullable): the records selected in the tab that is shown, if it
 *   is that of @table and they are several
 */
GPtrArray *
dossier_window_get_selected (DossierWindow *self,
                             const char    *table)
{
  DossierPage *page = dossier_window_get_page (self);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) ids = NULL;

  if (page == NULL || !g_str_equal (dossier_page_get_kind (page)->table, table))
    return NULL;

  ids = dossier_page_dup_selected (page);
  if (ids->len < 2)
    return NULL;

  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      DossierRecord *record = dossier_store_get (self->store, table, g_array_index (ids, gint64, i), NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}

void
dossier_window_export_selected (GtkWidget  *widget,
                                const char *action,
                                GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (GPtrArray) programmes = dossier_window_get_selected (self, "programme");

  if (programmes != NULL)
    dossier_export_fact_sheets (GTK_WINDOW (self), self->store, programmes);
}
