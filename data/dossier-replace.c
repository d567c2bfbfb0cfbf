/* dossier-replace.c: puts one record in the place of another, wherever that is used.
 *
 * An organisation that was recorded twice, or a person who has left: what refers to it refers to
 * the other one afterwards, and nothing goes with it when it is removed.
 */
#include "dossier-replace.h"

#include <glib/gi18n-lib.h>

#include "dossier-companions.h"
#include "dossier-value.h"

static GPtrArray *
find_users (DossierStore      *store,
            const DossierUse  *use,
            DossierRecord     *record,
            GError           **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (use->table->name);

  dossier_query_match (query, use->link->name, dossier_record_get_id (record));
  return dossier_store_query_records (store, query, error);
}

/* The other one does not become a part of itself. */
static gboolean
move_reference (DossierEdit       *edit,
                DossierRecord     *user,
                const DossierUse  *use,
                DossierRecord     *other,
                GError           **error)
{
  gboolean is_itself = dossier_record_is_a (other, use->table->name) &&
                       dossier_record_get_id (user) == dossier_record_get_id (other);

  dossier_record_set_link (user, use->link->name, is_itself ? 0 : dossier_record_get_id (other));
  return dossier_edit_save (edit, user, error);
}

static gboolean
move_references (DossierStore   *store,
                 DossierEdit    *edit,
                 DossierRecord  *record,
                 DossierRecord  *other,
                 GError        **error)
{
  g_autoptr (GPtrArray) uses = dossier_store_get_users (store, record);

  for (guint i = 0; i < uses->len; i++)
    {
      const DossierUse *use = g_ptr_array_index (uses, i);
      g_autoptr (GPtrArray) users = NULL;

      /* What is kept beside it like its own fields, the other one has as well. */
      if (dossier_link_is_part (use->link) && !use->link->owner)
        continue;

      users = find_users (store, use, record, error);
      if (users == NULL)
        return FALSE;

      for (guint j = 0; j < users->len; j++)
        if (!move_reference (edit, g_ptr_array_index (users, j), use, other, error))
          {
            g_prefix_error (error, "%s: ", _(use->table->label));
            return FALSE;
          }
    }

  return TRUE;
}

/**
 * dossier_store_replace:
 * @other: another record of the same table
 *
 * Lets everything that refers to @record refer to @other, and removes @record, as one edit.
 *
 * Returns: %FALSE with a sentence where something cannot refer to @other; then nothing is written
 */
gboolean
dossier_store_replace (DossierStore   *store,
                       DossierRecord  *record,
                       DossierRecord  *other,
                       GError        **error)
{
  g_autofree char *title = dossier_store_dup_title (store, record, NULL);
  g_autoptr (DossierEdit) edit = NULL;

  if (dossier_record_get_table (record) != dossier_record_get_table (other) ||
      dossier_record_get_id (record) == dossier_record_get_id (other))
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                   _("“%s” can only be replaced by another record of its kind."), title);
      return FALSE;
    }

  edit = dossier_store_begin (store, N_("Replacing “%s”"), title, error);
  return edit != NULL && move_references (store, edit, record, other, error) &&
         dossier_edit_delete (edit, record, error) && dossier_edit_commit (edit, error);
}
