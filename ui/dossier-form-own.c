/* dossier-form-own.c: below the fields of the program, those of the office's own.
 *
 * They are a form of their own, of the table that dossier_own_get_table() makes; when an office
 * changes its fields, another one takes its place.
 */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-own.h"

/* One less than a group has room for: its items end with an empty one. */
#define MOST_ITEMS (G_N_ELEMENTS (((DossierFormGroup *) NULL)->items) - 1)

static void
page_free (gpointer data)
{
  DossierFormPage *page = data;

  g_free ((gpointer) page->groups);
  g_free (page);
}

static DossierFormPage *
make_page (const DossierTable *table)
{
  guint n_groups = (table->n_fields + MOST_ITEMS - 1) / MOST_ITEMS;
  DossierFormGroup *groups = g_new0 (DossierFormGroup, n_groups);
  DossierFormPage *page = g_new0 (DossierFormPage, 1);

  groups[0].heading = table->label;
  for (guint i = 0; i < table->n_fields; i++)
    groups[i / MOST_ITEMS].items[i % MOST_ITEMS].name = table->fields[i].name;

  page->table = table->name;
  page->groups = groups;
  page->n_groups = n_groups;
  return page;
}

/* The form around may show another record already, while what was typed for the one before is still
 * on its way. */
static gboolean
keep_cb (DossierForm  *own,
         const char   *column,
         const char   *text,
         gpointer      form,
         GError      **error)
{
  DossierForm *self = form;
  g_autoptr (DossierRecord) record = dossier_store_get (self->store, self->table->name,
                                                        dossier_record_get_id (own->record), error);

  return record != NULL && dossier_store_change_own (self->store, record, column, text, error);
}

static void
make_form (DossierForm        *self,
           const DossierTable *table)
{
  DossierFormPage *page = make_page (table);

  self->own = dossier_form_new_of (self->store, page, table);
  self->own->drafts = self->table;
  g_object_set_data_full (G_OBJECT (self->own), "dossier-page", page, page_free);
  dossier_form_set_keep (self->own, keep_cb, self);
  dossier_form_append_group (self, GTK_WIDGET (self->own));
}

/* Shows the values of the record; another record, or other fields, may be there since the last time. */
void
dossier_form_show_own (DossierForm *self)
{
  const DossierTable *table = NULL;
  g_autoptr (DossierRecord) values = NULL;

  if (self->page->has_own_fields)
    table = dossier_own_get_table (self->store, self->table->name);
  if (self->own != NULL && self->own->table != table)
    {
      gtk_box_remove (GTK_BOX (self->box), GTK_WIDGET (self->own));
      self->own = NULL;
    }
  if (self->own == NULL && table != NULL)
    make_form (self, table);
  if (self->own == NULL)
    return;

  if (self->record != NULL && self->own->record != NULL &&
      dossier_record_get_id (self->record) == dossier_record_get_id (self->own->record))
    {
      dossier_own_refresh (self->store, self->record, self->own->record);
      return;
    }

  values = self->record != NULL ? dossier_own_dup_record (self->store, self->record) : NULL;
  dossier_form_set_record (self->own, values);
}
