/* dossier-window-several.c: what is done with all records that are selected in a list. */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-bulk.h"
#include "dossier-delete.h"
#include "dossier-export.h"

/* Deleting */

typedef struct
{
  DossierStore    *store;
  DossierDeletion  what;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->store);
  g_array_unref (self->what.ids);
  g_free (self->what.count);
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
    dossier_store_get (self->store, self->what.table, g_array_index (self->what.ids, gint64, number), error);

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
  sentence = g_strdup_printf (_("%s were removed"), self->what.count);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", sentence);
}

static void
delete_all (GtkWidget *window,
            gpointer   data)
{
  Deletion *deletion = data;
  DossierBulk bulk = {
    .label = N_("Deleting %s"),
    .subject = deletion->what.count,
    .heading = _("Deleting…"),
    .n_steps = deletion->what.ids->len,
    .step = delete_step,
    .done = deleted_cb,
    .data = deletion,
    .free = deletion_free,
  };

  dossier_bulk_run (window, deletion->store, &bulk);
}

void
dossier_window_delete_selected (GtkWidget  *widget,
                                const char *action,
                                GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierPage *page = dossier_window_get_page (self);
  Deletion *deletion;

  if (page == NULL || dossier_page_get_record (page) == NULL)
    return;

  deletion = g_new0 (Deletion, 1);
  deletion->store = g_object_ref (self->store);
  deletion->what.table = dossier_page_get_kind (page)->table;
  deletion->what.ids = dossier_page_dup_selected (page);
  deletion->what.count = dossier_page_dup_count (page, deletion->what.ids->len);
  dossier_delete_several (widget, self->store, &deletion->what, delete_all, deletion, deletion_free);
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
