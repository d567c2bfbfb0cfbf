/* dossier-edit-lists.c: edits of a record among its siblings: duplicating it, moving it. */
#include "dossier-edit.h"

#include <glib/gi18n-lib.h>

#include "dossier-store-private.h"

/* Duplicating */

static gboolean duplicate_children (DossierEdit    *self,
                                    DossierRecord  *record,
                                    gint64          copy_id,
                                    GHashTable     *new_ids,
                                    GError        **error);

/* Copies @record; links to records that were copied before follow to the copies. */
static DossierRecord *
duplicate_record (DossierEdit    *self,
                  DossierRecord  *record,
                  const char     *owner,
                  gint64          owner_id,
                  GHashTable     *new_ids,
                  GError        **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  g_autoptr (DossierRecord) copy = dossier_record_copy (record);
  gint64 id = dossier_record_get_id (record);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == DOSSIER_KIND_LINK)
      {
        gint64 target = dossier_record_get_integer (copy, table->fields[i].name);
        gint64 *fresh = g_hash_table_lookup (new_ids, &target);

        if (fresh != NULL)
          dossier_record_set_link (copy, table->fields[i].name, *fresh);
      }
  if (owner != NULL)
    dossier_record_set_link (copy, owner, owner_id);
  else if (dossier_table_find_column (table, "position") != DOSSIER_NO_COLUMN)
    dossier_record_set_integer (copy, "position", 0);

  if (!dossier_edit_save (self, copy, error))
    return NULL;

  owner_id = dossier_record_get_id (copy);
  g_hash_table_insert (new_ids, g_memdup2 (&id, sizeof id), g_memdup2 (&owner_id, sizeof owner_id));
  if (!duplicate_children (self, record, owner_id, new_ids, error))
    return NULL;

  return g_steal_pointer (&copy);
}

/* The link of @table by which its records follow a duplicate of the @target. */
static const DossierField *
find_copied (const DossierTable *table,
             const char         *target)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].copied && g_str_equal (table->fields[i].target, target))
      return &table->fields[i];

  return NULL;
}

static gboolean
duplicate_children (DossierEdit    *self,
                    DossierRecord  *record,
                    gint64          copy_id,
                    GHashTable     *new_ids,
                    GError        **error)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  const char *target = dossier_record_get_table (record)->name;

  for (guint t = 0; t < n_tables; t++)
    {
      const DossierField *owner = find_copied (tables[t], target);
      g_autoptr (DossierQuery) query = NULL;
      g_autoptr (GPtrArray) children = NULL;

      if (owner == NULL)
        continue;

      query = dossier_query_new (tables[t]->name);
      dossier_query_match (query, owner->name, dossier_record_get_id (record));
      children = dossier_store_query_records (dossier_edit_get_store (self), query, error);
      if (children == NULL)
        return FALSE;

      for (guint i = 0; i < children->len; i++)
        {
          g_autoptr (DossierRecord) copy =
            duplicate_record (self, g_ptr_array_index (children, i), owner->name, copy_id, new_ids, error);

          if (copy == NULL)
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * dossier_edit_duplicate:
 *
 * Copies @record with what belongs to it (fields with "copied"), at the end of its list
 * and with “(copy)” in its title.
 *
 * Returns: (transfer full): the saved copy
 */
DossierRecord *
dossier_edit_duplicate (DossierEdit    *self,
                        DossierRecord  *record,
                        GError        **error)
{
  g_autoptr (GHashTable) new_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  const DossierTable *table = dossier_record_get_table (record);
  const DossierField *title = dossier_table_get_field (table, table->title);
  const DossierField *owner = dossier_table_get_owner (table);
  g_autoptr (DossierRecord) copy =
    duplicate_record (self, record, owner != NULL ? owner->name : NULL,
                      owner != NULL ? dossier_record_get_integer (record, owner->name) : 0, new_ids, error);

  if (copy == NULL)
    return NULL;

  if (owner != NULL && dossier_table_find_column (table, "position") != DOSSIER_NO_COLUMN)
    dossier_record_set_integer (copy, "position", 0);
  if (title->kind != DOSSIER_KIND_LINK && dossier_record_is_set (record, title->name))
    {
      /* Translators: the title of a duplicated record */
      g_autofree char *text = g_strdup_printf (_("%s (copy)"), dossier_record_get_text (record, title->name));

      if (!dossier_record_parse (copy, title->name, text, error))
        return NULL;
    }

  return dossier_edit_save (self, copy, error) ? g_steal_pointer (&copy) : NULL;
}

/* Ordering */

static GPtrArray *
get_siblings (DossierEdit    *self,
              DossierRecord  *record,
              GError        **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  const DossierField *owner = dossier_table_get_owner (table);
  g_autoptr (DossierQuery) query = dossier_query_new (table->name);

  if (owner != NULL)
    dossier_query_match (query, owner->name, dossier_record_get_integer (record, owner->name));

  return dossier_store_query_records (dossier_edit_get_store (self), query, error);
}

static gboolean
find_sibling (GPtrArray      *siblings,
              DossierRecord  *record,
              guint          *position,
              GError        **error)
{
  if (g_ptr_array_find (siblings, record, position))
    return TRUE;

  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               _("“%s” is not in this list any more."), dossier_record_get_title (record, NULL));
  return FALSE;
}

/* Puts the sibling at @from to @to, and numbers all of them. */
static gboolean
reorder (DossierEdit  *self,
         GPtrArray    *siblings,
         guint         from,
         guint         to,
         GError      **error)
{
  DossierRecord *record = g_object_ref (g_ptr_array_index (siblings, from));

  g_ptr_array_remove_index (siblings, from);
  g_ptr_array_insert (siblings, to, record);

  for (guint i = 0; i < siblings->len; i++)
    {
      DossierRecord *sibling = g_ptr_array_index (siblings, i);

      if (dossier_record_get_integer (sibling, "position") == i + 1)
        continue;

      dossier_record_set_integer (sibling, "position", i + 1);
      if (!dossier_edit_save (self, sibling, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dossier_edit_move:
 * @places: how far down (or, if negative, up) its list @record moves; stops at the ends
 */
gboolean
dossier_edit_move (DossierEdit    *self,
                   DossierRecord  *record,
                   int             places,
                   GError        **error)
{
  g_autoptr (GPtrArray) siblings = get_siblings (self, record, error);
  guint from;

  if (siblings == NULL || !find_sibling (siblings, record, &from, error))
    return FALSE;

  return reorder (self, siblings, from, CLAMP ((int) from + places, 0, (int) siblings->len - 1), error);
}

/**
 * dossier_edit_move_to:
 * @place: a record of the same list, whose place @record takes
 */
gboolean
dossier_edit_move_to (DossierEdit    *self,
                      DossierRecord  *record,
                      DossierRecord  *place,
                      GError        **error)
{
  g_autoptr (GPtrArray) siblings = get_siblings (self, record, error);
  guint from, to;

  if (siblings == NULL || !find_sibling (siblings, record, &from, error) ||
      !find_sibling (siblings, place, &to, error))
    return FALSE;

  return reorder (self, siblings, from, to, error);
}
