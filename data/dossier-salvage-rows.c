/* dossier-salvage-rows.c: rows that were found, into a new portfolio.
 *
 * References have to hold there.  Where a record that others refer to is lost, an empty one takes its
 * place if it can do with nothing but a name: losing a page of programmes would cost everything below
 * them else.  If it cannot, what may be without it is, and the rest is lost as well.
 */
#include "dossier-salvage-private.h"

#include <glib/gi18n-lib.h>
#define ROWS_BETWEEN_LOOKS 1000

/* A row on its way. */
typedef struct
{
  DossierSalvagePart *part;
  gint64              id;
  DossierStoredValue  values[DOSSIER_SALVAGE_MOST_COLUMNS];
  guint               n_columns;
  GBytes             *digest;    /* (nullable) */
  guint64             left_out;  /* bit per column */
  guint64             unlinked;  /* of them, those that named what is lost */
} Row;

static gboolean
has (GHashTable *ids,
     gint64      id)
{
  return g_hash_table_contains (ids, &id);
}

static const DossierSalvageColumn *
get_column (const Row *row,
            guint      column)
{
  return &g_array_index (row->part->columns, DossierSalvageColumn, column);
}

/* Whether the value is not the one that Dossier wrote, as far as that is known. */
static gboolean
is_doubtful (const Row *row,
             guint      column)
{
  gsize length;
  const guint8 *cells = row->digest != NULL ? g_bytes_get_data (row->digest, &length) : NULL;
  guint32 hash;

  return cells != NULL && dossier_digest_get_cell (cells, length, column, &hash) &&
         hash != dossier_digest_hash (&row->values[column]);
}

/* Inserting */

/* A text for what may not be empty; with its number, it is no other's. */
static char *
dup_filler (gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  /* Translators: stands for the name of a record that is lost; its number */
  return g_strdup_printf (_("Could not be read (%s)"), number);
}

static gboolean
needs_filler (const DossierSalvageColumn *column)
{
  return column->is_required && !column->has_default && column->type == SQLITE_TEXT;
}

static gboolean
is_bound (const Row *row,
          guint      column)
{
  return (row->left_out >> column & 1) == 0 || needs_filler (get_column (row, column));
}

static char *
dup_insert_sql (const Row *row)
{
  g_autoptr (GString) names = g_string_new ("id");
  g_autoptr (GString) marks = g_string_new ("?1");

  for (guint i = 1; i < row->n_columns; i++)
    if (is_bound (row, i))
      {
        g_string_append_printf (names, ", %s", get_column (row, i)->name);
        g_string_append_printf (marks, ", ?%u", i + 1);
      }

  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", row->part->name, names->str, marks->str);
}

static void
bind_text (DossierStatement         *insert,
           int                       place,
           const DossierStoredValue *value)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) value->bytes, value->length);

  sqlite3_bind_text (insert, place, valid, -1, SQLITE_TRANSIENT);
}

static void
bind_value (DossierStatement *insert,
            const Row        *row,
            guint             column)
{
  const DossierStoredValue *value = &row->values[column];

  if ((row->left_out >> column & 1) != 0)
    sqlite3_bind_text (insert, column + 1, dup_filler (row->id), -1, g_free);
  else if (value->type == SQLITE_INTEGER)
    sqlite3_bind_int64 (insert, column + 1, value->integer);
  else if (value->type == SQLITE_TEXT)
    bind_text (insert, column + 1, value);
  else if (value->type == SQLITE_BLOB)
    sqlite3_bind_blob64 (insert, column + 1, value->length > 0 ? value->bytes : (const guint8 *) "",
                         value->length, SQLITE_TRANSIENT);
}

static gboolean
insert (DossierSalvageWriting *self,
        Row     *row)
{
  g_autofree char *sql = dup_insert_sql (row);
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self->database, sql, NULL);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, row->id);
  for (guint i = 1; i < row->n_columns; i++)
    if (is_bound (row, i))
      bind_value (statement, row, i);
  if (!dossier_database_run (self->database, statement, NULL))
    return FALSE;

  g_hash_table_add (row->part->kept, g_memdup2 (&row->id, sizeof row->id));
  return TRUE;
}

/* A rule of the file may speak against a value that is not the one that Dossier wrote. */
static gboolean
insert_without_doubtful (DossierSalvageWriting *self,
                         Row     *row)
{
  guint64 before = row->left_out;

  for (guint i = 1; i < row->n_columns; i++)
    if (is_doubtful (row, i))
      row->left_out |= G_GUINT64_CONSTANT (1) << i;

  return row->left_out != before && insert (self, row);
}

/* References */

/* An empty record for what others refer to, if it can be one. */
static gboolean
add_stand_in (DossierSalvageWriting *self,
              DossierSalvagePart *part,
              gint64              id)
{
  Row row = { part, id, .n_columns = part->columns->len };
  g_autofree char *name = NULL;

  for (guint i = 1; i < row.n_columns; i++)
    row.left_out |= G_GUINT64_CONSTANT (1) << i;
  if (!insert (self, &row))
    return FALSE;

  dossier_digest_write_row (self->database, part->name, id, NULL);
  name = dossier_damage_dup_name (&self->run, part->name, id);
  dossier_damage_add (&self->run, DOSSIER_DAMAGE_VALUE, part->name, id,
                      /* Translators: what many records of a kind are called, and a record */
                      g_strdup_printf (_("A record of “%s” is lost. “%s” stands in its place, so that what "
                                         "belongs to it is kept."),
                                       dossier_damage_get_plural (part->name), name));
  return TRUE;
}

static gboolean
is_there (DossierSalvageWriting   *self,
          const Row *row,
          guint      column)
{
  gint64 id = column == 0 ? row->id : row->values[column].integer;
  DossierSalvagePart *target = g_hash_table_lookup (self->source->by_name, get_column (row, column)->target);

  if (has (target->kept, id) || (target == row->part && has (target->rows, id)))
    return TRUE;

  return !is_doubtful (row, column) && target != row->part && add_stand_in (self, target, id);
}

/* Leaves out what cannot be written; %FALSE if the row cannot do without. */
static gboolean
settle_columns (DossierSalvageWriting *self,
                Row     *row)
{
  gboolean ok = get_column (row, 0)->target == NULL || is_there (self, row, 0);

  for (guint i = 1; ok && i < row->n_columns; i++)
    {
      const DossierSalvageColumn *column = get_column (row, i);
      guint64 bit = G_GUINT64_CONSTANT (1) << i;

      if (!dossier_salvage_fits (row->part, i, &row->values[i]))
        row->left_out |= bit;
      else if (column->target != NULL && row->values[i].type == SQLITE_INTEGER && !is_there (self, row, i))
        row->unlinked |= bit;

      ok = (row->unlinked & bit) == 0 || !column->is_required;
    }
  row->left_out |= row->unlinked;

  return ok;
}

/* Rows */

static const char *
get_label (const Row *row,
           guint      column)
{
  const DossierTable *table = dossier_table_find (row->part->name);
  const DossierField *field = table != NULL ? dossier_table_get_field (table, get_column (row, column)->name)
                                            : NULL;

  return field != NULL ? _(field->label) : get_column (row, column)->name;
}

static void
tell_left_out (DossierSalvageWriting *self,
               Row     *row)
{
  g_autofree char *name = row->left_out != 0 ? dossier_damage_dup_name (&self->run, row->part->name, row->id)
                                             : NULL;

  for (guint i = 1; i < row->n_columns; i++)
    if ((row->left_out >> i & 1) != 0)
      dossier_damage_add (&self->run, DOSSIER_DAMAGE_VALUE, row->part->name, row->id,
                          g_strdup_printf ((row->unlinked >> i & 1) != 0
                                           /* Translators: a field and the record it belongs to */
                                           ? _("“%s” of “%s” is empty now: what it named is lost.")
                                           : _("“%s” of “%s” could not be read."),
                                           get_label (row, i), name));
}

/* What is told already is not told a second time: there the digest is that of the new file. */
static gboolean
write_digest (DossierSalvageWriting  *self,
              Row      *row,
              GError  **error)
{
  g_autoptr (DossierStatement) write = NULL;
  gsize length;
  const guint8 *cells;

  if (row->digest == NULL || row->left_out != 0)
    return dossier_digest_write_row (self->database, row->part->name, row->id, error);

  write = dossier_database_prepare (self->database, "INSERT INTO digest VALUES (?1, ?2, ?3)", error);
  if (write == NULL)
    return FALSE;

  cells = g_bytes_get_data (row->digest, &length);
  sqlite3_bind_text (write, 1, row->part->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (write, 2, row->id);
  sqlite3_bind_blob (write, 3, length > 0 ? cells : (const guint8 *) "", length, SQLITE_STATIC);
  return dossier_database_run (self->database, write, error);
}

static gboolean
read_row (Row                *row,
          DossierSalvagePart *part,
          gint64              id)
{
  const DossierCellBytes *cell = g_hash_table_lookup (part->rows, &id);
  int n;

  *row = (Row) { part, id, .digest = g_hash_table_lookup (part->expected, &id) };
  n = dossier_pages_decode (cell, row->values, G_N_ELEMENTS (row->values));
  row->n_columns = MAX (n, 0);
  return n > 0 && n <= (int) part->columns->len;
}

/* %FALSE only if the new file cannot be written. */
static gboolean
write_row (DossierSalvageWriting  *self,
           DossierSalvagePart  *part,
           gint64               id,
           GError             **error)
{
  Row row;

  if (!read_row (&row, part, id) || !settle_columns (self, &row) ||
      (!insert (self, &row) && !insert_without_doubtful (self, &row)))
    return TRUE;

  tell_left_out (self, &row);
  return write_digest (self, &row, error);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = **(const gint64 * const *) a, right = **(const gint64 * const *) b;

  return left < right ? -1 : left > right;
}

/* Returns: (transfer container) (element-type gint64): the keys of @ids in order */
GPtrArray *
dossier_salvage_sort_ids (GHashTable *ids)
{
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (sorted, id);
  g_ptr_array_sort (sorted, compare_ids);

  return sorted;
}

/* A new portfolio knows the countries already.  What was lost of them stays as it is there. */
static gboolean
keep_seed (DossierSalvageWriting  *self,
           DossierSalvagePart     *part,
           gint64                  id,
           GError                **error)
{
  g_autofree char *name = dossier_damage_dup_name (&self->run, part->name, id);

  g_hash_table_add (part->kept, g_memdup2 (&id, sizeof id));
  dossier_damage_add (&self->run, DOSSIER_DAMAGE_VALUE, part->name, id,
                      /* Translators: a record, and what many of its kind are called */
                      g_strdup_printf (_("“%s” (%s) could not be read and is as in a new portfolio now."),
                                       name,
                                       dossier_damage_get_plural (part->name)));
  return dossier_digest_write_row (self->database, part->name, id, error);
}

static gboolean
drop_seed (DossierSalvageWriting  *self,
           DossierSalvagePart     *part,
           gint64                  id,
           GError                **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", part->name);
  g_autoptr (DossierStatement) drop = dossier_database_prepare (self->database, sql, error);

  if (drop == NULL)
    return FALSE;

  sqlite3_bind_int64 (drop, 1, id);
  return dossier_database_run (self->database, drop, error);
}

/* What is not lost of the seeds gives way to what was found, or was deleted by somebody. */
static gboolean
settle_seeds (DossierSalvageWriting  *self,
              DossierSalvagePart     *part,
              GError                **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s", part->name);
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, sql, error);
  g_autoptr (GArray) seeds = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (row != NULL && sqlite3_step (row) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (seeds, id);
    }

  for (guint i = 0; i < seeds->len; i++)
    {
      gint64 id = g_array_index (seeds, gint64, i);
      gboolean may_be_lost = self->source->knows_all ? has (part->expected, id) : !part->is_whole;

      if (!has (part->rows, id) && may_be_lost ? !keep_seed (self, part, id, error)
                                               : !drop_seed (self, part, id, error))
        return FALSE;
    }

  return row != NULL;
}

static gboolean
unlink_self (DossierSalvageWriting *self,
             Row                   *row,
             guint                  column,
             GError               **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = NULL WHERE id = ?1", row->part->name,
                                          get_column (row, column)->name);
  g_autoptr (DossierStatement) update = dossier_database_prepare (self->database, sql, error);

  if (update == NULL)
    return FALSE;

  sqlite3_bind_int64 (update, 1, row->id);
  row->left_out = row->unlinked = G_GUINT64_CONSTANT (1) << column;
  row->n_columns = row->part->columns->len;
  tell_left_out (self, row);
  return dossier_database_run (self->database, update, error) &&
         dossier_digest_write_row (self->database, row->part->name, row->id, error);
}

/* Those that were part of another of their kind which could not be written after all. */
static gboolean
unlink_selves (DossierSalvageWriting  *self,
               DossierSalvagePart     *part,
               guint                   column,
               GError                **error)
{
  const char *name = g_array_index (part->columns, DossierSalvageColumn, column).name;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s NOT IN (SELECT id FROM %s)", part->name,
                                          name, part->name);
  g_autoptr (DossierStatement) found = dossier_database_prepare (self->database, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (found != NULL && sqlite3_step (found) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (found, 0);

      g_array_append_val (ids, id);
    }

  for (guint i = 0; i < ids->len; i++)
    {
      Row row = { part, g_array_index (ids, gint64, i) };

      if (!unlink_self (self, &row, column, error))
        return FALSE;
    }

  return found != NULL;
}

/**
 * dossier_salvage_write_part:
 *
 * Writes the rows that were found of @part; those before it in the order of loading are there.
 *
 * Returns: %FALSE if the new file cannot be written, or it was cancelled
 */
gboolean
dossier_salvage_write_part (DossierSalvageWriting  *self,
                            DossierSalvagePart     *part,
                            GError                **error)
{
  g_autoptr (GPtrArray) ids = dossier_salvage_sort_ids (part->rows);

  if (!settle_seeds (self, part, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if ((i % ROWS_BETWEEN_LOOKS == 0 &&
         g_cancellable_set_error_if_cancelled (self->run.cancellable, error)) ||
        !write_row (self, part, *(gint64 *) g_ptr_array_index (ids, i), error))
      return FALSE;

  for (guint i = 1; i < part->columns->len; i++)
    if (g_strcmp0 (g_array_index (part->columns, DossierSalvageColumn, i).target, part->name) == 0 &&
        !unlink_selves (self, part, i, error))
      return FALSE;

  return TRUE;
}
