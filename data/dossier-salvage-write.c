/* dossier-salvage-write.c: a new portfolio of what was found, and what is missing in it.
 *
 * Old digests come along at first, so that values which are not the ones that Dossier wrote are told;
 * then the new file is taken for what Dossier wrote.
 *
 * Undo may not lie: the history comes along only with records that are all as they were, and only as
 * far back as no step is missing.
 */
#include "dossier-salvage-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-changeset.h"
#include "dossier-history-private.h"

static guint
count_lost (DossierSalvagePart *part,
            guint              *n_read)
{
  GHashTableIter iter;
  gpointer id;
  guint n_lost = 0;

  *n_read = 0;
  g_hash_table_iter_init (&iter, part->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (part->kept, id))
      (*n_read)++;
    else
      n_lost++;

  g_hash_table_iter_init (&iter, part->expected);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n_lost += !g_hash_table_contains (part->rows, id);

  return n_lost;
}

static void
tell (GPtrArray *sentences,
      char      *sentence)
{
  g_ptr_array_add (sentences, sentence);
}

static void
tell_count (DossierSalvageWriting *self,
            DossierSalvagePart    *part,
            DossierSalvage        *report)
{
  DossierSalvageCount count = { part->name, dossier_damage_get_plural (part->name) };
  char *names = dossier_salvage_dup_names (part);

  count.n_lost = count_lost (part, &count.n_read);
  if (count.n_read + count.n_lost > 0)
    g_array_append_val (report->counts, count);

  if (count.n_lost > 0)
    tell (report->missing,
          /* Translators: two numbers, and what many records of a kind are called: “3 of 66 records …” */
          g_strdup_printf (_("%u of %u records of “%s” could not be read."), count.n_lost,
                           count.n_read + count.n_lost, count.label));
  else if (!part->is_whole && !self->source->knows_all)
    tell (report->missing,
          /* Translators: what many records of a kind are called */
          g_strdup_printf (_("Records of “%s” may be missing: how many there were cannot be read."),
                           count.label));
  if (names != NULL)
    tell (report->missing, names);
}

/* The history */

static void
tell_history (GPtrArray *sentences,
              guint      n_lost,
              guint      n_left)
{
  if (n_lost == 0 && n_left == 0)
    return;

  if (n_lost > 0)
    tell (sentences, g_strdup_printf (ngettext ("%u step of the history could not be read.",
                                                "%u steps of the history could not be read.", n_lost),
                                      n_lost));
  if (n_left > 0)
    tell (sentences,
          g_strdup_printf (ngettext ("%u step of the history was left behind, because undoing it would not "
                                     "lead back to what was.",
                                     "%u steps of the history were left behind, because undoing them would "
                                     "not lead back to what was.", n_left), n_left));
}

static gboolean
is_good_step (DossierSalvagePart *part,
              gint64              id)
{
  const DossierCellBytes *cell = g_hash_table_lookup (part->rows, &id);
  GBytes *digest = g_hash_table_lookup (part->expected, &id);
  DossierStoredValue values[DOSSIER_SALVAGE_MOST_COLUMNS];
  const DossierStoredValue *changes = &values[DOSSIER_SALVAGE_CHANGES_COLUMN];
  int n = cell != NULL ? dossier_pages_decode (cell, values, G_N_ELEMENTS (values)) : -1;
  gsize length = 0;
  const guint8 *cells = digest != NULL ? g_bytes_get_data (digest, &length) : NULL;
  guint32 hash;

  /* Of an earlier version it has fewer columns, and there is none without its changes. */
  if (n <= DOSSIER_SALVAGE_CHANGES_COLUMN || n > (int) part->columns->len)
    return FALSE;

  for (int i = 0; i < n; i++)
    if (!dossier_salvage_fits (part, i, &values[i]) ||
        (cells != NULL && dossier_digest_get_cell (cells, length, i, &hash) &&
         hash != dossier_digest_hash (&values[i])))
      return FALSE;

  return dossier_changeset_is_sound (changes->bytes, changes->length);
}

/* Takes away what is not to be written: everything up to the last step that is not good, or everything. */
static guint
drop_steps (DossierSalvagePart *part,
            gboolean            keep_none,
            guint              *n_left)
{
  g_autoptr (GHashTable) all = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) ids = NULL;
  GHashTableIter iter;
  gpointer id;
  guint n_lost = 0, n_dropped = 0;

  g_hash_table_iter_init (&iter, part->expected);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (all, id);
  g_hash_table_iter_init (&iter, part->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (all, id);

  ids = dossier_salvage_sort_ids (all);
  for (guint i = 0; i < ids->len; i++)
    if (!is_good_step (part, *(gint64 *) g_ptr_array_index (ids, i)))
      {
        n_lost++;
        n_dropped = i + 1;
      }
  if (keep_none)
    n_dropped = ids->len;

  *n_left = n_dropped - n_lost;
  for (guint i = 0; i < n_dropped; i++)
    {
      gint64 step = *(gint64 *) g_ptr_array_index (ids, i);

      g_hash_table_remove (part->rows, &step);
    }

  return n_lost;
}

static gboolean
write_history (DossierSalvageWriting  *self,
               DossierSalvagePart     *part,
               GPtrArray              *missing,
               GError                **error)
{
  gboolean is_unsure = !part->is_whole && !self->source->knows_all;
  gboolean is_changed = missing->len > 0 || self->run.damages->len > 0;
  guint n_left = 0;
  guint n_lost = drop_steps (part, is_changed || is_unsure, &n_left);

  tell_history (missing, n_lost, n_left);
  if (is_unsure && n_lost + n_left == 0)
    tell (missing, g_strdup (_("The steps of the history could not be read.")));

  return dossier_salvage_write_part (self, part, error);
}

/* The whole */

static gboolean
write_parts (DossierSalvageWriting  *self,
             DossierSalvage         *report,
             GError                **error)
{
  GPtrArray *parts = self->source->parts;
  DossierSalvagePart *history = g_ptr_array_index (parts, parts->len - 1);

  for (guint i = 0; i < parts->len - 1; i++)
    if (!dossier_salvage_write_part (self, g_ptr_array_index (parts, i), error))
      return FALSE;

  dossier_salvage_read_names (self, history);
  for (guint i = 0; i < parts->len - 1; i++)
    tell_count (self, g_ptr_array_index (parts, i), report);

  dossier_store_reload (self->run.store, "portfolio", 1);
  dossier_damage_values (&self->run);

  return write_history (self, history, report->missing, error) &&
         dossier_history_fill (self->database, error) &&
         dossier_digest_fill (self->database, error);
}

/* The text index is made in one go at the end, ten times as fast as row by row. */
static gboolean
stop_indexing (DossierDatabase  *database,
               GError          **error)
{
  g_autofree char *sql = dossier_database_dup_text (database,
    "SELECT group_concat ('DROP TRIGGER ' || name, '; ') FROM sqlite_schema WHERE type = 'trigger'");

  return dossier_database_execute (database, sql != NULL ? sql : "", error);
}

/**
 * dossier_salvage_write:
 * @store: a new portfolio
 *
 * Fills @store with what was found, and @report with what is missing.
 */
gboolean
dossier_salvage_write (DossierSalvageSource  *source,
                       DossierStore          *store,
                       DossierSalvage        *report,
                       GCancellable          *cancellable,
                       GError               **error)
{
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_damage_free);
  DossierSalvageWriting self = { source, store->database, { store, store->database, cancellable, damages } };
  gboolean is_written;

  is_written = dossier_database_execute (store->database, "PRAGMA foreign_keys = OFF", error) &&
               dossier_database_execute (store->database, "BEGIN IMMEDIATE", error) &&
               dossier_database_execute (store->database, "DELETE FROM digest", error) &&
               stop_indexing (store->database, error) &&
               write_parts (&self, report, error) &&
               dossier_database_execute (store->database, "COMMIT", error) &&
               dossier_search_prepare (store->database, error);
  if (!is_written)
    dossier_database_execute (store->database, "ROLLBACK", NULL);
  dossier_database_execute (store->database, "PRAGMA foreign_keys = ON", NULL);

  for (guint i = 0; i < damages->len; i++)
    {
      DossierDamage *damage = g_ptr_array_index (damages, i);

      tell (report->missing, g_steal_pointer (&damage->sentence));
    }

  return is_written;
}
