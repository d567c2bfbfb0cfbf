/* dossier-step-fields.c: the rows of other tables that to people are fields of a record.
 *
 * Countries, partners, contributions: a record that is called by what it leads to is seen as a field of
 * the one it belongs to.  So are the values of own fields.
 */
#include <string.h>

#include "dossier-step-private.h"

struct _DossierStepFields
{
  DossierRecord *record;
  gboolean       owned;
  GHashTable    *keys;      /* set of DossierStepKey */
  GHashTable    *ids;       /* set: those of the keys, and of the record */
};

/* Accessions and the like are called by what they lead to as well, but are records of their own: they
 * say of a day. */
static gboolean
says_of_a_day (const DossierTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == DOSSIER_KIND_DATE)
      return TRUE;

  return FALSE;
}

/* @owned: only what belongs to the record, not what leads to it from elsewhere */
static gboolean
is_field (const DossierTable *table,
          const DossierField *link,
          const char         *target,
          gboolean            owned)
{
  const DossierField *title;

  if (link->kind != DOSSIER_KIND_LINK || !g_str_equal (link->target, target))
    return FALSE;
  if (g_str_equal (table->name, "own_value"))
    return !link->required;

  title = table->title != NULL ? dossier_table_get_field (table, table->title) : NULL;
  return title != NULL && title->kind == DOSSIER_KIND_LINK && title != link &&
         (!owned || (link->owner && !says_of_a_day (table)));
}

static void
add_id (GHashTable *ids,
        gint64      id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static void
add_field (DossierStepFields  *self,
           const DossierTable *table,
           gint64              id)
{
  DossierStepKey key = { table, id };

  g_hash_table_add (self->keys, g_memdup2 (&key, sizeof key));
  add_id (self->ids, id);
}

static gboolean
leads_to_record (DossierStepFields    *self,
                 const DossierStepRow *row,
                 const DossierField   *link)
{
  DossierCell cell = { 0 };
  gboolean leads;

  dossier_step_row_read_cell (row, dossier_step_row_get_whole (row),
                              dossier_table_find_column (row->table, link->name), &cell);
  leads = cell.integer == dossier_record_get_id (self->record);
  dossier_cell_clear (&cell);

  return leads;
}

/* In a changeset a number is a byte with its type and eight with it, the highest first, wherever it
 * stands: https://www.sqlite.org/src/file/ext/session/sqlite3session.c, “changeset format”.  To look
 * for the bytes is more than ten times as fast as to read a changeset.
 *
 * @changes: (nullable)
 *
 * Returns: %FALSE if @changes say nothing of the record and what is a field of it */
gboolean
dossier_step_fields_may_be_in (DossierStepFields *self,
                               const guint8      *changes,
                               gsize              size)
{
  const guint8 *p = changes;
  const guint8 *end;

  /* Somebody emptied the step. */
  if (changes == NULL)
    return FALSE;

  end = changes + size;
  while ((p = memchr (p, SQLITE_INTEGER, end - p)) != NULL)
    {
      gint64 id;

      p++;
      if (end - p < (gssize) sizeof id)
        return FALSE;

      memcpy (&id, p, sizeof id);
      id = GINT64_FROM_BE (id);
      if (g_hash_table_contains (self->ids, &id))
        return TRUE;
    }

  return FALSE;
}

/**
 * dossier_step_fields_has:
 * @row: of a step; going back through them, the last ones first
 *
 * Of a row that only changed the link is not told, but then it is there still, or a later step
 * removed it.
 *
 * Returns: whether @row is a field of the record
 */
gboolean
dossier_step_fields_has (DossierStepFields    *self,
                         const DossierStepRow *row)
{
  const char *target = dossier_record_get_table (self->record)->name;
  DossierStepKey key = { row->table, row->id };

  if (g_hash_table_contains (self->keys, &key))
    return TRUE;
  if (row->table == NULL || row->operation == SQLITE_UPDATE)
    return FALSE;

  for (guint i = 0; i < row->table->n_fields; i++)
    if (is_field (row->table, &row->table->fields[i], target, self->owned) &&
        leads_to_record (self, row, &row->table->fields[i]))
      {
        add_field (self, row->table, row->id);
        return TRUE;
      }

  return FALSE;
}

static gboolean
learn (const DossierStepRow *row,
       gpointer              self)
{
  dossier_step_fields_has (self, row);
  return TRUE;
}

/* What an undone step added is not there, and no later step removed it. */
void
dossier_step_fields_learn_undone (DossierStepFields *self,
                                  DossierStore      *store)
{
  dossier_step_each (store, 0, DOSSIER_STEP_UNDONE_ONLY, learn, self, NULL);
}

static gboolean
add_present (DossierStepFields   *self,
             DossierStore        *store,
             const DossierTable  *table,
             GError             **error)
{
  const char *target = dossier_record_get_table (self->record)->name;

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autoptr (DossierQuery) query = NULL;
      g_autoptr (GArray) ids = NULL;

      if (!is_field (table, &table->fields[i], target, self->owned))
        continue;

      query = dossier_query_new (table->name);
      dossier_query_match (query, table->fields[i].name, dossier_record_get_id (self->record));
      ids = dossier_store_query (store, query, error);
      if (ids == NULL)
        return FALSE;

      for (guint k = 0; k < ids->len; k++)
        add_field (self, table, g_array_index (ids, gint64, k));
    }

  return TRUE;
}

/**
 * dossier_step_fields_new:
 * @owned: only what belongs to @record, not what leads to it from elsewhere
 *
 * Returns: (transfer full) (nullable): what is a field of @record now
 */
DossierStepFields *
dossier_step_fields_new (DossierStore   *store,
                         DossierRecord  *record,
                         gboolean        owned,
                         GError        **error)
{
  g_autoptr (DossierStepFields) self = g_new0 (DossierStepFields, 1);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  self->record = g_object_ref (record);
  self->owned = owned;
  self->keys = g_hash_table_new_full (dossier_step_key_hash, dossier_step_key_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  add_id (self->ids, dossier_record_get_id (record));
  for (guint i = 0; i < n_tables; i++)
    if (!add_present (self, store, tables[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

void
dossier_step_fields_free (DossierStepFields *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->ids);
  g_object_unref (self->record);
  g_free (self);
}

/* Returns: (transfer none): a set of DossierStepKey */
GHashTable *
dossier_step_fields_get_keys (DossierStepFields *self)
{
  return self->keys;
}
