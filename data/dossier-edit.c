/* dossier-edit.c: the only way to change a portfolio.
 *
 * An edit is one transaction watched by one SQLite session.  The session's
 * changeset is three things at once: the undo step (kept in the journal), the
 * list of rows that changed (told to live records and to ::changed), and the
 * proof that nothing else was touched.
 */
#include "dossier-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-author.h"
#include "dossier-digest.h"
#include "dossier-history-private.h"
#include "dossier-others.h"
#include "dossier-programme.h"
#include "dossier-store-private.h"

#define MOST_BYTES_OF_TEXT (1 << 20)

struct _DossierEdit
{
  DossierStore    *store;
  char            *label;
  char            *subject;
  gboolean         is_journaled;
  gint64           step;     /* its id in the journal, once it is there */
  sqlite3_session *session;
  GHashTable      *touched;  /* set of records that may differ from the file */
  GPtrArray       *created;  /* of them, those without a row before */
};

/* The journal and the search index are not part of what a person undoes. */
static int
is_described_table (gpointer    unused,
                    const char *table)
{
  return dossier_table_find (table) != NULL || g_str_equal (table, DOSSIER_CONTENT_TABLE);
}

/* Another program may have written since: whoever shows records must know first. */
static gboolean
begin_transaction (DossierStore  *store,
                   GError       **error)
{
  if (!dossier_database_begin (store->database, error))
    return FALSE;

  dossier_store_refresh (store);
  if (dossier_store_trust (store, error))
    return TRUE;

  dossier_database_roll_back (store->database);
  return FALSE;
}

static DossierEdit *
begin (DossierStore  *store,
       const char    *label,
       const char    *subject,
       gboolean       is_journaled,
       GError       **error)
{
  g_autoptr (DossierEdit) self = NULL;

  if (store->is_read_only)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
                           _("This portfolio is read-only. Save a copy to change it."));
      return NULL;
    }

  if (!dossier_store_check_place (store, error))
    return NULL;

  if ((is_journaled && !dossier_store_begin_day (store, error)) || !begin_transaction (store, error))
    return NULL;

  self = g_new0 (DossierEdit, 1);
  self->store = g_object_ref (store);
  self->label = g_strdup (label);
  self->subject = g_strdup (subject);
  self->touched = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->created = g_ptr_array_new ();
  self->is_journaled = is_journaled;
  sqlite3session_create (dossier_database_get_handle (store->database), "main", &self->session);
  sqlite3session_table_filter (self->session, is_described_table, NULL);
  sqlite3session_attach (self->session, NULL);
  store->edit = self;

  /* Records may refer to one another in any order until the edit ends. */
  if (!dossier_database_execute (store->database, "PRAGMA defer_foreign_keys = ON", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dossier_store_begin:
 * @label: msgid of what undo will say, with N_(); a "%s" stands for @subject, and
 *   a label without one is read as a field: "Ends" of "GLACY"
 * @subject: (nullable): the name of the record at the time
 *
 * Only one edit runs at a time, and none may begin inside a handler of ::changed.
 *
 * Returns: (transfer full): the edit, or %NULL with @error set; leaving its scope
 *   without dossier_edit_commit() takes everything back
 */
DossierEdit *
dossier_store_begin (DossierStore  *store,
                     const char    *label,
                     const char    *subject,
                     GError       **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (store->edit == NULL, NULL);

  return begin (store, label, subject, TRUE, error);
}

/* An edit that fills a new file: there is nothing before it to go back to. */
DossierEdit *
dossier_store_begin_unjournaled (DossierStore  *store,
                                 GError       **error)
{
  return begin (store, "", NULL, FALSE, error);
}

DossierStore *
dossier_edit_get_store (DossierEdit *self)
{
  return self->store;
}

static void
restore_records (DossierEdit *self)
{
  GHashTableIter iter;
  gpointer record;

  for (guint i = 0; i < self->created->len; i++)
    {
      dossier_store_forget (self->store, g_ptr_array_index (self->created, i));
      dossier_record_set_id (g_ptr_array_index (self->created, i), 0);
    }

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    if (dossier_record_get_id (record) != 0)
      dossier_store_load_again (self->store, record);
}

void
dossier_edit_free (DossierEdit *self)
{
  if (self == NULL)
    return;

  self->store->edit = NULL;
  if (self->session != NULL)
    {
      sqlite3session_delete (self->session);
      dossier_database_roll_back (self->store->database);
      dossier_choices_forget (self->store->choices);
      g_hash_table_remove_all (self->store->own_tables);
      restore_records (self);
    }

  g_hash_table_unref (self->touched);
  g_ptr_array_unref (self->created);
  g_object_unref (self->store);
  g_free (self->label);
  g_free (self->subject);
  g_free (self);
}

static void
touch (DossierEdit   *self,
       DossierRecord *record)
{
  g_hash_table_add (self->touched, g_object_ref (record));
}

/**
 * dossier_edit_set:
 * @name: a column of @record
 * @text: what a person typed; for a link the name or id of the record linked to
 *
 * Changes @record in memory; dossier_edit_save() writes it.  If the edit is not
 * committed, @record gets its old values back.
 */
gboolean
dossier_edit_set (DossierEdit    *self,
                  DossierRecord  *record,
                  const char     *name,
                  const char     *text,
                  GError        **error)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), name);

  g_return_val_if_fail (field != NULL, FALSE);

  touch (self, record);
  dossier_store_adopt (self->store, record);

  if (field->kind == DOSSIER_KIND_LINK && *text != '\0')
    {
      g_autoptr (DossierRecord) target = dossier_store_find (self->store, field->target, text, error);

      if (target == NULL)
        return FALSE;

      dossier_record_set_link (record, name, dossier_record_get_id (target));
      return TRUE;
    }

  return dossier_record_parse (record, name, text, error);
}

/* Saving */

static void
bind_cells (DossierStatement    *statement,
            const DossierColumn *columns,
            const DossierCell   *cells,
            guint                n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      if (!cells[i].is_set)
        sqlite3_bind_null (statement, i + 1);
      else if (columns[i].is_integer)
        sqlite3_bind_int64 (statement, i + 1, cells[i].integer);
      else
        sqlite3_bind_text (statement, i + 1, cells[i].text, -1, SQLITE_TRANSIENT);
    }
}

static char *
dup_save_sql (const DossierTable *table,
              gboolean            is_new)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_string_append_printf (names, ", %s", columns[i].name);
      g_string_append_printf (marks, ", ?%u", i + 1);
    }

  if (is_new)
    return g_strdup_printf ("INSERT INTO %s (id%s) VALUES (?%u%s)",
                            table->name, names->str, n_columns + 1, marks->str);

  return g_strdup_printf ("UPDATE %s SET (%s) = (%s) WHERE id = ?%u",
                          table->name, names->str + 2, marks->str + 2, n_columns + 1);
}

/* A record without a position goes to the end of its list. */
static void
give_position (DossierEdit   *self,
               DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);
  const DossierField *owner = dossier_table_get_owner (table);
  g_autofree char *sql = NULL;
  g_autoptr (DossierStatement) statement = NULL;

  if (dossier_table_find_column (table, "position") == DOSSIER_NO_COLUMN ||
      dossier_record_get_integer (record, "position") != 0)
    return;

  sql = g_strdup_printf ("SELECT coalesce (max (position), 0) + 1 FROM %s%s%s%s", table->name,
                         owner != NULL ? " WHERE " : "", owner != NULL ? owner->name : "",
                         owner != NULL ? " = ?1" : "");
  statement = dossier_database_prepare (self->store->database, sql, NULL);
  if (statement == NULL)
    return;

  if (owner != NULL)
    sqlite3_bind_int64 (statement, 1, dossier_record_get_integer (record, owner->name));
  if (sqlite3_step (statement) == SQLITE_ROW)
    dossier_record_set_integer (record, "position", sqlite3_column_int64 (statement, 0));
}

/* A text that nobody wrote would keep whoever lays it out busy for good: it is neither taken nor shown.
 *
 * Returns: %FALSE with a sentence and @code in @error if @length bytes are too many for a text of @table */
gboolean
dossier_edit_check_length (const DossierTable  *table,
                           gsize                length,
                           DossierStoreError    code,
                           GError             **error)
{
  if (length <= MOST_BYTES_OF_TEXT)
    return TRUE;

  g_set_error (error, DOSSIER_STORE_ERROR, code,
               /* Translators: what many records of a kind are called */
               _("A text of “%s” is too long: up to 1 MB are kept in a field."), _(table->plural));
  return FALSE;
}

/* Whether nothing is missing in @record that the file cannot do without, nor contradicts another. */
gboolean
dossier_edit_check_record (DossierRecord  *record,
                           GError        **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      const char *text = columns[i].is_integer ? NULL : dossier_record_get_text (record, columns[i].name);

      if (text != NULL && !dossier_edit_check_length (table, strlen (text), DOSSIER_STORE_ERROR_CONSTRAINT,
                                                      error))
        return FALSE;
    }

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].required && !dossier_record_is_set (record, table->fields[i].name))
      {
        g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT,
                     _("%s may not be empty."), _(table->fields[i].label));
        return FALSE;
      }

  return table->check == NULL || table->check (record, error);
}

/* Whether the row of @record was there to be written or deleted. */
static gboolean
check_found (DossierEdit    *self,
             DossierRecord  *record,
             GError        **error)
{
  g_autofree char *title = NULL;

  if (sqlite3_changes (dossier_database_get_handle (self->store->database)) > 0)
    return TRUE;

  title = dossier_store_dup_title (self->store, record, NULL);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               _("“%s” was deleted elsewhere and cannot be changed any more."), title);
  return FALSE;
}

/* Writes @record as row @id, be it new or not. */
static gboolean
write_row (DossierEdit    *self,
           DossierRecord  *record,
           gint64          id,
           gboolean        is_new,
           GError        **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);
  g_autofree char *sql = dup_save_sql (table, is_new);
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self->store->database, sql, error);

  if (statement == NULL || (table->guard != NULL && !table->guard (self->store, record, FALSE, error)))
    return FALSE;

  bind_cells (statement, columns, dossier_record_get_cells (record), n_columns);
  sqlite3_bind_int64 (statement, n_columns + 1, id);
  dossier_store_forget_words (self->store, table);

  return dossier_database_run (self->store->database, statement, error) && check_found (self, record, error);
}

/* Like dossier_edit_save() of a new record, but the record brings its id from elsewhere. */
gboolean
dossier_edit_save_with_id (DossierEdit    *self,
                           DossierRecord  *record,
                           gint64          id,
                           GError        **error)
{
  touch (self, record);
  give_position (self, record);

  if (!dossier_edit_check_record (record, error) || !write_row (self, record, id, TRUE, error))
    return FALSE;

  dossier_record_set_id (record, id);
  g_ptr_array_add (self->created, record);
  dossier_store_keep (self->store, record);
  return TRUE;
}

/* A new programme, wherever it comes from, has a colour that nobody has yet. */
static void
give_colour (DossierEdit   *self,
             DossierRecord *record)
{
  if (g_str_equal (dossier_record_get_table (record)->name, "programme") &&
      !dossier_record_is_set (record, "colour"))
    dossier_record_set_integer (record, "colour", dossier_programme_pick_colour (self->store));
}

/**
 * dossier_edit_save:
 *
 * Writes @record.  A new one gets an id, a place at the end of its list and, if it is a
 * programme, a colour.
 */
gboolean
dossier_edit_save (DossierEdit    *self,
                   DossierRecord  *record,
                   GError        **error)
{
  gint64 id = dossier_record_get_id (record);

  if (id == 0)
    {
      give_colour (self, record);
      return dossier_edit_save_with_id (self, record, dossier_store_next_id (self->store), error);
    }

  touch (self, record);
  give_position (self, record);
  return dossier_edit_check_record (record, error) && write_row (self, record, id, FALSE, error);
}

/**
 * dossier_edit_delete:
 *
 * Deletes @record and what lives and dies with it.  Whoever still holds it sees its
 * last values; if the deletion is undone it is the right object again.
 */
gboolean
dossier_edit_delete (DossierEdit    *self,
                     DossierRecord  *record,
                     GError        **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", table->name);
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self->store->database, sql, error);

  if (statement == NULL || (table->guard != NULL && !table->guard (self->store, record, TRUE, error)))
    return FALSE;

  if (record == self->store->portfolio)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT,
                           _("What the portfolio says of itself cannot be deleted, only changed."));
      return FALSE;
    }

  sqlite3_bind_int64 (statement, 1, dossier_record_get_id (record));
  dossier_store_forget_words (self->store, table);
  return dossier_database_run (self->store->database, statement, error) && check_found (self, record, error);
}

/* Ending */

static gboolean
write_journal (DossierEdit  *self,
               GBytes       *changes,
               GError      **error)
{
  DossierDatabase *database = self->store->database;
  g_autofree char *author = dossier_author_dup ();
  g_autofree char *words = NULL;
  g_autoptr (DossierStatement) statement = NULL;
  gint64 id = dossier_store_next_id (self->store);
  gint64 n_removed;

  if (!dossier_journal_set_undone_aside (database, error))
    return FALSE;

  statement = dossier_database_prepare (database,
    "INSERT INTO journal (id, at, author, label, subject, changes, removed, found_by) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
  if (statement == NULL)
    return FALSE;

  words = dossier_history_dup_words (self->subject, author, changes, &n_removed);

  self->step = id;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, g_get_real_time () / G_USEC_PER_SEC);
  sqlite3_bind_text (statement, 3, author, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, self->label, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, self->subject, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 6, g_bytes_get_data (changes, NULL), g_bytes_get_size (changes),
                     SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 7, n_removed);
  sqlite3_bind_text (statement, 8, words, -1, SQLITE_STATIC);

  return dossier_database_run (database, statement, error) &&
         dossier_digest_write_row (database, DOSSIER_JOURNAL_TABLE, id, error);
}

/**
 * dossier_edit_commit:
 *
 * Ends the edit: writes the journal, commits, reloads live records and emits ::changed.
 * An edit that changed nothing leaves no step behind.
 *
 * Returns: %FALSE if the edit could not be committed; then nothing of it remains
 */
gboolean
dossier_edit_commit (DossierEdit  *self,
                     GError      **error)
{
  DossierStore *store = self->store;
  g_autoptr (GBytes) changes = NULL;
  void *data = NULL;
  int size = 0;
  int result = sqlite3session_changeset (self->session, &size, &data);

  if (result != SQLITE_OK)
    return dossier_database_set_result (store->database, result, error);

  changes = g_bytes_new_with_free_func (data, size, sqlite3_free, data);
  if ((size > 0 && self->is_journaled && !write_journal (self, changes, error)) ||
      (size > 0 && !dossier_digest_follow (store->database, data, size, FALSE, error)) ||
      !dossier_database_commit (store->database, error))
    return FALSE;

  g_clear_pointer (&self->session, sqlite3session_delete);
  store->edit = NULL;
  if (self->step != 0)
    dossier_others_note_step (store, self->step);
  /* What SQLite brought into the file by that is not taken for the writing of others. */
  dossier_store_is_overwritten (store);
  if (size > 0)
    dossier_store_announce (store, data, size);

  return TRUE;
}

/* One field, one edit */

/**
 * dossier_store_change:
 * @name: a column of @record
 * @text: what a person typed
 *
 * Changes one field as one edit.  The same value again is no edit.
 */
gboolean
dossier_store_change (DossierStore   *store,
                      DossierRecord  *record,
                      const char     *name,
                      const char     *text,
                      GError        **error)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), name);
  g_autofree char *subject = dossier_store_dup_title (store, record, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, field->label, subject, error);

  return edit != NULL &&
         dossier_edit_set (edit, record, name, text, error) &&
         dossier_edit_save (edit, record, error) &&
         dossier_edit_commit (edit, error);
}

/**
 * dossier_store_remove:
 *
 * Deletes @record, and what lives and dies with it, as one edit.
 */
gboolean
dossier_store_remove (DossierStore   *store,
                      DossierRecord  *record,
                      GError        **error)
{
  g_autofree char *subject = dossier_store_dup_title (store, record, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Deleting “%s”"), subject, error);

  return edit != NULL &&
         dossier_edit_delete (edit, record, error) &&
         dossier_edit_commit (edit, error);
}
