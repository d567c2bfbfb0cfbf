/* dossier-salvage-names.c: what the history calls records that are lost. */
#include "dossier-salvage-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-changeset.h"
#include "dossier-step-private.h"

#define MOST_NAMES 20

static gboolean
is_lost (DossierSalvagePart *part,
         gint64              id)
{
  return (g_hash_table_contains (part->rows, &id) || g_hash_table_contains (part->expected, &id)) &&
         !g_hash_table_contains (part->kept, &id);
}

/* A step that changed a record has its name only if that was changed. */
static char *
dup_name (DossierStore         *store,
          const DossierStepRow *row)
{
  g_autoptr (DossierRecord) record = NULL;

  if (row->operation != SQLITE_UPDATE)
    {
      record = dossier_step_row_dup_record (row, store, dossier_step_row_get_whole (row));
      return dossier_store_dup_title (store, record, NULL);
    }

  record = dossier_step_row_dup_record (row, store, sqlite3changeset_new);
  return g_strdup (dossier_record_get_title (record, NULL));
}

static gboolean
take_name (const DossierStepRow *row,
           gpointer              data)
{
  DossierSalvageWriting *self = data;
  DossierSalvagePart *part =
    row->table != NULL ? g_hash_table_lookup (self->source->by_name, row->table->name) : NULL;
  g_autofree char *name = part != NULL && is_lost (part, row->id) ? dup_name (self->run.store, row) : NULL;

  if (name != NULL && *name != '\0')
    g_hash_table_insert (part->names, g_memdup2 (&row->id, sizeof row->id), g_steal_pointer (&name));
  return TRUE;
}

/**
 * dossier_salvage_read_names:
 * @history: the table of the steps
 *
 * Looks through every step that can be read for names of records of which nothing is left: the latest counts.
 */
void
dossier_salvage_read_names (DossierSalvageWriting *self,
                            DossierSalvagePart    *history)
{
  g_autoptr (GPtrArray) ids = dossier_salvage_sort_ids (history->rows);

  for (guint i = 0; i < ids->len; i++)
    {
      const DossierCellBytes *cell = g_hash_table_lookup (history->rows, g_ptr_array_index (ids, i));
      DossierStoredValue values[DOSSIER_SALVAGE_MOST_COLUMNS];
      const DossierStoredValue *changes = &values[DOSSIER_SALVAGE_CHANGES_COLUMN];
      int n = dossier_pages_decode (cell, values, G_N_ELEMENTS (values));
      g_autoptr (GBytes) bytes = NULL;

      if (n <= DOSSIER_SALVAGE_CHANGES_COLUMN || changes->type != SQLITE_BLOB ||
          !dossier_changeset_is_sound (changes->bytes, changes->length))
        continue;

      bytes = g_bytes_new (changes->bytes, changes->length);
      dossier_step_each_row (bytes, take_name, self);
    }
}

/**
 * dossier_salvage_dup_names:
 *
 * Returns: (transfer full) (nullable): a sentence with the names that are known of what is lost of @part
 */
char *
dossier_salvage_dup_names (DossierSalvagePart *part)
{
  g_autoptr (GPtrArray) ids = dossier_salvage_sort_ids (part->names);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_more = ids->len > MOST_NAMES ? ids->len - MOST_NAMES : 0;

  if (ids->len == 0)
    return NULL;

  for (guint i = 0; i < ids->len - n_more; i++)
    {
      const char *name = g_hash_table_lookup (part->names, g_ptr_array_index (ids, i));

      if (i > 0)
        g_string_append (names, ", ");
      /* Translators: the name of a record, one of several */
      g_string_append_printf (names, _("“%s”"), name);
    }

  if (n_more == 0)
    /* Translators: what many records of a kind are called, and names */
    return g_strdup_printf (_("Among the lost ones of “%s” are, by the history: %s."),
                            dossier_damage_get_plural (part->name), names->str);

  return g_strdup_printf (ngettext ("Among the lost ones of “%s” are, by the history: %s and %u more.",
                                    "Among the lost ones of “%s” are, by the history: %s and %u more.",
                                    n_more),
                          dossier_damage_get_plural (part->name), names->str, n_more);
}
