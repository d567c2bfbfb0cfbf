/* dossier-test.c: what the tests of the data layer share. */
#include "dossier-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-document.h"
#include "dossier-store-private.h"

struct _DossierTestFolder
{
  char *path;
};

DossierTestFolder *
dossier_test_folder_new (void)
{
  DossierTestFolder *self = g_new (DossierTestFolder, 1);
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("dossier-test-XXXXXX", &error);
  g_assert_no_error (error);

  return self;
}

char *
dossier_test_folder_dup_path (DossierTestFolder *self,
                              const char        *name)
{
  return g_build_filename (self->path, name, NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

void
dossier_test_folder_free (DossierTestFolder *self)
{
  remove_all (self->path);
  g_free (self->path);
  g_free (self);
}

DossierStore *
dossier_test_open (const char        *path,
                   DossierStoreFlags  flags)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, flags, &error);

  g_assert_no_error (error);
  return store;
}

DossierStore *
dossier_test_new_store (void)
{
  return dossier_test_open (":memory:", DOSSIER_STORE_CREATE);
}

/* Making the sample takes longer than most of what is then asked of it: it is made once, and copied. */
DossierStore *
dossier_test_new_sample (void)
{
  static DossierStore *first = NULL;
  g_autoptr (GError) error = NULL;
  DossierDatabase *database = dossier_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                                     &error);
  sqlite3_backup *copy;
  DossierStore *store;

  g_assert_no_error (error);
  if (first == NULL)
    first = dossier_test_open (":memory:", DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);

  copy = sqlite3_backup_init (dossier_database_get_handle (database), "main",
                              dossier_database_get_handle (first->database), "main");
  g_assert_cmpint (sqlite3_backup_step (copy, -1), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_backup_finish (copy), ==, SQLITE_OK);

  dossier_trust_schema (database, FALSE, &error);
  g_assert_no_error (error);
  store = dossier_store_new_for_database (database, ":memory:", FALSE, &error);
  g_assert_no_error (error);
  return store;
}

DossierRecord *
dossier_test_find (DossierStore *store,
                   const char   *table,
                   const char   *name)
{
  g_autoptr (GError) error = NULL;
  DossierRecord *record = dossier_store_find (store, table, name, &error);

  g_assert_no_error (error);
  return record;
}

/* Fields as pairs of names and what a person would type. */
DossierRecord *
dossier_test_add (DossierStore *store,
                  const char   *table,
                  ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding “%s”", table, &error);
  DossierRecord *record = dossier_record_new (dossier_table_find (table));
  const char *name;
  va_list fields;

  g_assert_no_error (error);
  va_start (fields, table);
  while ((name = va_arg (fields, const char *)) != NULL)
    {
      dossier_edit_set (edit, record, name, va_arg (fields, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (fields);

  dossier_edit_save (edit, record, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);

  return record;
}

void
dossier_test_set (DossierStore  *store,
                  DossierRecord *record,
                  const char    *name,
                  const char    *text)
{
  g_autoptr (GError) error = NULL;

  dossier_store_change (store, record, name, text, &error);
  g_assert_no_error (error);
}

void
dossier_test_delete (DossierStore  *store,
                     DossierRecord *record)
{
  g_autoptr (GError) error = NULL;

  dossier_store_remove (store, record, &error);
  g_assert_no_error (error);
}

/* A document of GLACY with @content in it. */
DossierRecord *
dossier_test_embed (DossierStore *store,
                    const char   *file_name,
                    GBytes       *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding “%s”", file_name, &error);
  DossierRecord *document = dossier_record_new (dossier_table_find ("document"));

  g_assert_no_error (error);
  dossier_edit_set (edit, document, "programme", "1431", &error);
  dossier_document_embed (edit, document, file_name, content, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);

  return document;
}

/* The same with so many bytes of text. */
DossierRecord *
dossier_test_embed_text (DossierStore *store,
                         const char   *file_name,
                         gsize         length)
{
  g_autofree char *text = g_strnfill (length, 'x');
  g_autoptr (GBytes) content = g_bytes_new (text, length);

  return dossier_test_embed (store, file_name, content);
}

void
dossier_test_undo (DossierStore *store)
{
  g_autoptr (GError) error = NULL;

  dossier_store_undo (store, &error);
  g_assert_no_error (error);
}

void
dossier_test_redo (DossierStore *store)
{
  g_autoptr (GError) error = NULL;

  dossier_store_redo (store, &error);
  g_assert_no_error (error);
}

guint
dossier_test_count (DossierStore *store,
                    const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);

  return dossier_store_count (store, query);
}

/* A record is one line of a snapshot, whatever is in it. */
static void
append_text (GString    *snapshot,
             const char *text,
             int         length)
{
  g_string_append_c (snapshot, '\'');
  for (int i = 0; i < length; i++)
    switch (text[i])
      {
      case '\0':
        g_string_append (snapshot, "\\0");
        break;

      case '\n':
        g_string_append (snapshot, "\\n");
        break;

      case '\\':
        g_string_append (snapshot, "\\\\");
        break;

      default:
        g_string_append_c (snapshot, text[i]);
      }
  g_string_append_c (snapshot, '\'');
}

/* A text, a number that reads the same, bytes and nothing differ from each other. */
static void
append_cell (GString          *snapshot,
             DossierStatement *row,
             int               column)
{
  int kind = sqlite3_column_type (row, column);
  const char *bytes = kind == SQLITE_BLOB ? sqlite3_column_blob (row, column)
                                          : (const char *) sqlite3_column_text (row, column);
  int length = sqlite3_column_bytes (row, column);
  g_autofree char *sum = NULL;

  g_string_append_c (snapshot, '|');
  if (kind == SQLITE_TEXT)
    append_text (snapshot, bytes, length);
  else if (kind == SQLITE_BLOB)
    {
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
      g_string_append_printf (snapshot, "x%s", sum);
    }
  else
    g_string_append (snapshot, kind == SQLITE_NULL ? "NULL" : bytes);
}

static void
append_table (GString      *snapshot,
              DossierStore *store,
              const char   *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStatement) row = dossier_database_prepare (store->database, sql, &error);

  g_assert_no_error (error);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      g_string_append (snapshot, table);
      for (int i = 0; i < sqlite3_column_count (row); i++)
        append_cell (snapshot, row, i);
      g_string_append_c (snapshot, '\n');
    }
}

/* Every cell of every record as the file has it, read past the live records. */
char *
dossier_test_dup_snapshot (DossierStore *store)
{
  GString *snapshot = g_string_new (NULL);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    append_table (snapshot, store, tables[i]->name);
  append_table (snapshot, store, DOSSIER_CONTENT_TABLE);

  return g_string_free (snapshot, FALSE);
}

/* Compares snapshots line by line, so that a failure can be read. */
void
dossier_test_assert_same (const char *snapshot,
                          const char *expected)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) expected_lines = NULL;

  if (g_str_equal (snapshot, expected))
    return;

  lines = g_strsplit (snapshot, "\n", -1);
  expected_lines = g_strsplit (expected, "\n", -1);
  for (guint i = 0; lines[i] != NULL && expected_lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, expected_lines[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (expected_lines));
}

/* As a dialog for files does that runs in this program: it opens each file of a folder, to tell its kind from
 * what is in it, and closes it. */
void
dossier_test_look_into (const char *path)
{
  g_autoptr (GError) error = NULL;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, &error));
  g_assert_no_error (error);
}

char *
dossier_test_dup_checksum (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

/* Errors are for people: the test says what they read, or the heart of it. */
void
dossier_test_assert_error (GError            **error,
                           DossierStoreError   code,
                           const char         *sentence)
{
  g_assert_error (*error, DOSSIER_STORE_ERROR, (int) code);
  if (g_strstr_len ((*error)->message, -1, sentence) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, sentence);
  g_assert_cmpint ((*error)->message[strlen ((*error)->message) - 1], ==, '.');
  g_clear_error (error);
}

/* Copies @from to @to, each with @suffix: what lies beside a portfolio. */
void
dossier_test_copy_file (const char *from,
                        const char *to,
                        const char *suffix)
{
  g_autofree char *from_path = g_strconcat (from, suffix, NULL);
  g_autofree char *to_path = g_strconcat (to, suffix, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from_path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  g_assert_true (g_file_set_contents (to_path, bytes, length, NULL));
}

/* As another program does that knows nothing of the history. */
void
dossier_test_run_sql (const char *path,
                           const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}
