/* dossier-step-fields.c: the rows of other tables that to people are fields of a record.
 *
 * Countries, partners, contributions: a record that is called by what it leads to is seen as a field of
 * the one it belongs to.  So are the values of own fields.
 */
#include "dossier-step-private.h"

typedef struct
{
  DossierRecord *record;
  gboolean       owned;
  GHashTable    *fields;
} Finding;

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
    return TRUE;

  title = table->title != NULL ? dossier_table_get_field (table, table->title) : NULL;
  return title != NULL && title->kind == DOSSIER_KIND_LINK && title != link && (!owned || link->owner);
}

static void
add_field (Finding            *self,
           const DossierTable *table,
           gint64              id)
{
  GHashTable *ids = g_hash_table_lookup (self->fields, table);

  if (ids == NULL)
    {
      ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->fields, (gpointer) table, ids);
    }
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* Of a row that only changed the link is not told, but then it is there still, or it went. */
static gboolean
note_row (const DossierStepRow *row,
          gpointer              data)
{
  Finding *self = data;
  const char *target = dossier_record_get_table (self->record)->name;

  if (row->table == NULL || row->operation == SQLITE_UPDATE)
    return TRUE;

  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const DossierField *link = &row->table->fields[i];
      DossierCell cell = { 0 };

      if (!is_field (row->table, link, target, self->owned))
        continue;

      dossier_step_row_read_cell (row, row->operation == SQLITE_INSERT ? sqlite3changeset_new
                                                                       : sqlite3changeset_old,
                                  dossier_table_find_column (row->table, link->name), &cell);
      if (cell.integer == dossier_record_get_id (self->record))
        add_field (self, row->table, row->id);
      dossier_cell_clear (&cell);
    }

  return TRUE;
}

static gboolean
note_present (Finding             *self,
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

/* Returns: (transfer full) (nullable): the ids of all rows that are or were fields of @record, by their
 * DossierTable */
GHashTable *
dossier_step_find_fields (DossierStore   *store,
                          DossierRecord  *record,
                          gboolean        owned,
                          GError        **error)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (NULL, NULL, NULL,
                                                         (GDestroyNotify) g_hash_table_unref);
  Finding self = { record, owned, fields };
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (!note_present (&self, store, tables[i], error))
      return NULL;

  return dossier_step_each (store, 0, DOSSIER_STEP_UNDONE_TOO, note_row, &self, error)
         ? g_steal_pointer (&fields) : NULL;
}

gboolean
dossier_step_has_field (GHashTable         *fields,
                        const DossierTable *table,
                        gint64              id)
{
  GHashTable *ids = g_hash_table_lookup (fields, table);

  return ids != NULL && g_hash_table_contains (ids, &id);
}
