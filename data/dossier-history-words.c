/* dossier-history-words.c: by what the steps of the journal are found.
 *
 * A step is looked for by what it was about and by whom, and by the titles of all records that came or
 * went with it: so a record is found that somebody deleted together with another.  Beside each step
 * stands that text, folded, and how many records it removed.  Reading the changes of all steps would
 * take seconds; reading these texts takes the time of a frame or two.
 */
#include "dossier-history-private.h"

#include "dossier-changeset.h"
#include "dossier-fold.h"
#include "dossier-step-private.h"

typedef struct
{
  GString *words;
  gint64   n_removed;
} Reading;

static void
append_text (GString    *words,
             const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_autofree char *folded = valid != NULL ? dossier_fold (valid) : NULL;

  if (folded != NULL && *folded != '\0')
    g_string_append_printf (words, "%s\n", folded);
}

static void
append_title (GString              *words,
              const DossierStepRow *row,
              guint                 column)
{
  DossierCell cell = { 0 };

  dossier_step_row_read_cell (row, dossier_step_row_get_whole (row), column, &cell);
  append_text (words, cell.is_set ? cell.text : NULL);
  dossier_cell_clear (&cell);
}

/* Values of own fields are fields to people, and not removed but emptied. */
static gboolean
read_row (const DossierStepRow *row,
          gpointer              data)
{
  Reading *self = data;
  guint n_columns;
  const DossierColumn *columns;

  if (row->table == NULL || row->operation == SQLITE_UPDATE || g_str_equal (row->table->name, "own_value"))
    return TRUE;

  self->n_removed += row->operation == SQLITE_DELETE;
  columns = dossier_table_get_columns (row->table, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    if (!columns[i].is_integer && g_strcmp0 (columns[i].field->name, row->table->title) == 0)
      append_title (self->words, row, i);

  return TRUE;
}

/**
 * dossier_history_dup_words:
 * @subject: (nullable)
 * @author: (nullable)
 * @changes: also of a stranger
 * @n_removed: (out): how many records @changes removed
 *
 * Returns: (transfer full): what a step is found by
 */
char *
dossier_history_dup_words (const char *subject,
                           const char *author,
                           GBytes     *changes,
                           gint64     *n_removed)
{
  Reading reading = { g_string_new (NULL), 0 };

  append_text (reading.words, subject);
  append_text (reading.words, author);
  if (dossier_changeset_check (changes, NULL))
    dossier_step_each_row (changes, read_row, &reading);

  *n_removed = reading.n_removed;
  return g_string_free (reading.words, FALSE);
}

/* Steps of earlier versions, and of salvaged files */

static gboolean
write_words (DossierDatabase   *database,
             DossierStatement  *step,
             GError           **error)
{
  g_autofree char *subject = dossier_statement_dup_text (step, 1);
  g_autofree char *author = dossier_statement_dup_text (step, 2);
  g_autoptr (GBytes) changes = g_bytes_new (sqlite3_column_blob (step, 3), sqlite3_column_bytes (step, 3));
  gint64 n_removed;
  g_autofree char *words = dossier_history_dup_words (subject, author, changes, &n_removed);
  g_autoptr (DossierStatement) write = dossier_database_prepare (database,
    "UPDATE journal SET found_by = ?1, removed = ?2 WHERE id = ?3", error);

  if (write == NULL)
    return FALSE;

  sqlite3_bind_text (write, 1, words, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (write, 2, n_removed);
  sqlite3_bind_int64 (write, 3, sqlite3_column_int64 (step, 0));
  return dossier_database_run (database, write, error);
}

/**
 * dossier_history_fill:
 *
 * Makes what steps are found by, for those that have nothing yet.  For use inside a transaction.  Digests
 * are left as they are: they do not reach that far in such a step.
 */
gboolean
dossier_history_fill (DossierDatabase  *database,
                      GError          **error)
{
  int state;

  /* One by one: what is written is not to be met again while it is being read. */
  do
    {
      g_autoptr (DossierStatement) step = dossier_database_prepare (database,
        "SELECT id, subject, author, changes FROM journal WHERE found_by IS NULL ORDER BY id LIMIT 1", error);

      if (step == NULL)
        return FALSE;

      state = sqlite3_step (step);
      if (state == SQLITE_ROW && !write_words (database, step, error))
        return FALSE;
    }
  while (state == SQLITE_ROW);

  return state == SQLITE_DONE || dossier_database_set_error (database, error);
}

/**
 * dossier_history_prepare:
 *
 * The same for a file that is being opened.
 */
gboolean
dossier_history_prepare (DossierDatabase  *database,
                         GError          **error)
{
  gint64 is_due;

  if (!dossier_database_read_integer (database, "SELECT EXISTS "
                                                "(SELECT 1 FROM journal WHERE found_by IS NULL)",
                                      &is_due, error))
    return FALSE;

  return !is_due || dossier_database_run_whole (database, dossier_history_fill, error);
}
