/* dossier-step-one.c: one record back of the many that a step removed.
 *
 * With it comes what went with it: the records that live and die with it, and with those, as far as what
 * else they need is there.  What the step removed besides stays away.
 */
#include <glib/gi18n-lib.h>

#include "dossier-companions.h"
#include "dossier-step-private.h"

/* What the step removed. */
typedef struct
{
  DossierStepKey  key;
  DossierRecord  *record;
} Removed;

typedef struct
{
  DossierEdit     *edit;
  DossierStepKey   wanted;
  GPtrArray       *all;      /* of Removed */
  GHashTable      *company;  /* set of Removed that come back, not owned; found by their keys */
  GError         **error;
} One;

static void
removed_free (gpointer data)
{
  Removed *self = data;

  g_object_unref (self->record);
  g_free (self);
}

static gboolean
collect (const DossierStepRow *row,
         gpointer              data)
{
  One *self = data;
  Removed *removed;

  if (row->operation != SQLITE_DELETE || row->table == NULL)
    return TRUE;

  removed = g_new0 (Removed, 1);
  removed->key = (DossierStepKey) { row->table, row->id };
  removed->record = dossier_step_row_dup_record (row, dossier_edit_get_store (self->edit),
                                                 sqlite3changeset_old);
  g_ptr_array_add (self->all, removed);
  return TRUE;
}

static gboolean
comes_back (One                *self,
            const DossierField *link,
            gint64              id)
{
  DossierStepKey key = { dossier_table_find (link->target), id };

  return g_hash_table_contains (self->company, &key);
}

static gboolean
went_with_company (One     *self,
                   Removed *removed)
{
  const DossierTable *table = removed->key.table;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *link = &table->fields[i];

      if (link->kind == DOSSIER_KIND_LINK && dossier_link_goes_along (table, link) &&
          comes_back (self, link, dossier_record_get_integer (removed->record, link->name)))
        return TRUE;
    }

  return FALSE;
}

/* Those that went with one of the company join it, until nobody does. */
static void
gather (One *self)
{
  guint n_before;

  do
    {
      n_before = g_hash_table_size (self->company);
      for (guint i = 0; i < self->all->len; i++)
        if (!g_hash_table_contains (self->company, self->all->pdata[i]) &&
            went_with_company (self, self->all->pdata[i]))
          g_hash_table_add (self->company, self->all->pdata[i]);
    }
  while (g_hash_table_size (self->company) > n_before);
}

/* A link to what is gone is left empty, where the record may do without. */
static gboolean
has_place (One     *self,
           Removed *removed)
{
  DossierStore *store = dossier_edit_get_store (self->edit);
  const DossierTable *table = removed->key.table;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *link = &table->fields[i];
      gint64 id = link->kind == DOSSIER_KIND_LINK
                  ? dossier_record_get_integer (removed->record, link->name) : 0;

      if (id == 0 || comes_back (self, link, id) || dossier_store_has (store, link->target, id))
        continue;
      if (dossier_link_goes_along (table, link) || g_strcmp0 (link->name, table->title) == 0)
        return FALSE;
      dossier_record_set_link (removed->record, link->name, 0);
    }

  /* What speaks against the one that is wanted is told when it is saved. */
  return table->guard == NULL || dossier_step_key_equal (removed, &self->wanted) ||
         table->guard (store, removed->record, FALSE, NULL);
}

/* Those that are nothing without what is gone leave the company, until nobody does. */
static void
part (One *self)
{
  guint n_before;

  do
    {
      GHashTableIter iter;
      gpointer removed;

      n_before = g_hash_table_size (self->company);
      g_hash_table_iter_init (&iter, self->company);
      while (g_hash_table_iter_next (&iter, &removed, NULL))
        if (!has_place (self, removed))
          g_hash_table_iter_remove (&iter);
    }
  while (g_hash_table_size (self->company) < n_before);
}

static gboolean
add_content (const DossierStepRow *row,
             gpointer              data)
{
  One *self = data;
  DossierStepKey document = { dossier_table_find ("document"), row->id };

  return row->table != NULL || row->operation != SQLITE_DELETE ||
         !g_hash_table_contains (self->company, &document) ||
         dossier_step_add_content (self->edit, row, self->error);
}

static gboolean
save (One     *self,
      GBytes  *changes)
{
  DossierStore *store = dossier_edit_get_store (self->edit);

  /* In the order of the step. */
  for (guint i = 0; i < self->all->len; i++)
    {
      Removed *removed = self->all->pdata[i];

      if (g_hash_table_contains (self->company, removed) &&
          !dossier_store_has (store, removed->key.table->name, removed->key.id) &&
          !dossier_edit_save_with_id (self->edit, removed->record, removed->key.id, self->error))
        return FALSE;
    }

  return dossier_step_each_row (changes, add_content, self);
}

static gboolean
bring_back (One                     *self,
            GBytes                  *changes,
            const DossierStepChange *change)
{
  dossier_step_each_row (changes, collect, self);
  for (guint i = 0; i < self->all->len; i++)
    if (dossier_step_key_equal (self->all->pdata[i], &self->wanted))
      g_hash_table_add (self->company, self->all->pdata[i]);

  gather (self);
  part (self);
  if (g_hash_table_contains (self->company, &self->wanted))
    return save (self, changes) && dossier_edit_commit (self->edit, self->error);

  g_set_error (self->error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               _("“%s” cannot come back alone: what it belongs to is not there."), change->title);
  return FALSE;
}

/**
 * dossier_store_bring_back_one:
 * @changes: what one step did, or dossier_compare() found
 * @change: of @changes: a record that was removed
 *
 * Brings back the record, as it was, and what went with it, as an edit of its own.
 *
 * Returns: %FALSE with a sentence if it is there, or what it belongs to is not; then nothing is written
 */
gboolean
dossier_store_bring_back_one (DossierStore             *store,
                              GBytes                   *changes,
                              const DossierStepChange  *change,
                              GError                  **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (removed_free);
  g_autoptr (GHashTable) company = g_hash_table_new (dossier_step_key_hash, dossier_step_key_equal);
  g_autoptr (DossierEdit) edit = NULL;
  One self = { NULL, { change->table, change->id }, all, company, error };

  g_return_val_if_fail (change->act == DOSSIER_STEP_REMOVED, FALSE);

  if (dossier_store_has (store, change->table->name, change->id))
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _("“%s” is there."),
                   change->title);
      return FALSE;
    }

  edit = dossier_store_begin (store, N_("Bringing back “%s”"), change->title, error);
  self.edit = edit;
  return edit != NULL && bring_back (&self, changes, change);
}
