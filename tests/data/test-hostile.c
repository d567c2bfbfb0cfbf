/* test-hostile.c: a portfolio from a stranger cannot run anything, keep anybody waiting, or pass for what
 * it is not. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier-block.h"
#include "dossier-cells.h"
#include "dossier-changeset.h"
#include "dossier-file-name.h"
#include "dossier-json.h"
#include "dossier-salvage.h"
#include "dossier-snapshot.h"
#include "dossier-step.h"
#include "dossier-store-private.h"
#include "dossier-test.h"

static char *portfolio;
static gsize portfolio_size;

static void
make_portfolio (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  DossierRecord *programme = dossier_test_add (store, "programme", "short_title", "P", "title", "Programme",
                                               NULL);

  dossier_test_set (store, programme, "budget", "EUR 5");
  g_object_unref (programme);
  g_object_unref (store);
  g_assert_true (g_file_get_contents (path, &portfolio, &portfolio_size, NULL));
}

static char *
make_file (DossierTestFolder *folder)
{
  char *path = dossier_test_folder_dup_path (folder, "office.dossier");

  g_assert_true (g_file_set_contents (path, portfolio, portfolio_size, NULL));
  return path;
}

/* Schema */

/* Also for whoever only reads: a view is a program, and so is an expression in a table. */
static void
test_schema (void)
{
  static const char * const traps[] = {
    "DROP TABLE own_value; CREATE VIEW own_value AS WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL "
      "SELECT id + 1 FROM n) SELECT id, 0 AS own_field, 0 AS programme, 0 AS activity, 0 AS organisation, "
      "0 AS component, '' AS value, NULL AS value_earliest, NULL AS value_latest FROM n",
    "CREATE TRIGGER trap AFTER UPDATE ON programme BEGIN DELETE FROM journal; END",
    "CREATE VIRTUAL TABLE trap USING fts4 (x)",
    "CREATE INDEX trap ON programme (hex (title))",
    "CREATE INDEX trap ON programme (id) WHERE title LIKE '%a%a%a%a%a%'",
    "CREATE INDEX trap ON programme (\"hex\"(title))",
    "ALTER TABLE programme ADD COLUMN trap TEXT AS (title || title)",
    "CREATE TABLE trap (id INTEGER PRIMARY KEY, x CHECK (length (randomblob (900000000)) > 0))",
    "CREATE TABLE trap (id INTEGER PRIMARY KEY, x DEFAULT (randomblob (5)))",
    "CREATE TABLE trap (id INTEGER PRIMARY KEY, x CHECK (x IN (1, abs /* ) */ (x))))",
  };
  static const DossierStoreFlags flags[] = { 0, DOSSIER_STORE_READ_ONLY,
                                             DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED };

  for (guint i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder);

      dossier_test_run_sql (path, traps[i]);
      for (guint f = 0; f < G_N_ELEMENTS (flags); f++)
        {
          g_autoptr (GError) error = NULL;

          g_test_message ("%s", traps[i]);
          g_assert_null (dossier_store_open (path, flags[f], &error));
          dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FOREIGN, "instructions that are not");
        }
    }
}

/* What other programs leave behind in a file, and what only stands there, is no reason to refuse it. */
static void
test_harmless_schema (void)
{
  static const char * const additions[] = {
    "ANALYZE",
    "CREATE TABLE \"notes\" (id INTEGER PRIMARY KEY, \"text\" TEXT NOT NULL DEFAULT '' "
      "CHECK (length (text) < 5))",
    "CREATE TABLE 'more'('x'); CREATE INDEX [by title] ON [programme] (title, id)",
    "CREATE TABLE spoken (id INTEGER PRIMARY KEY, x /* as (hex (x)) */ TEXT -- like (this)\n)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder);

      dossier_test_run_sql (path, additions[i]);
      g_object_unref (dossier_test_open (path, DOSSIER_STORE_READ_ONLY));
      g_object_unref (dossier_test_open (path, 0));
    }
}

/* What an older file calls like a trigger of the search does not run while the file is brought up to date. */
static void
test_disguised_trigger (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  g_autoptr (GBytes) sql = g_resources_lookup_data ("/org/dossierapp/Dossier/data/schema/0001-portfolio.sql",
                                                    0, NULL);
  g_autoptr (DossierStore) store = NULL;

  dossier_test_run_sql (path, g_bytes_get_data (sql, NULL));
  dossier_test_run_sql (path, "PRAGMA user_version = 1; PRAGMA application_id = 0x444F5352; "
                        "CREATE TRIGGER country_search_insert AFTER INSERT ON country "
                        "BEGIN DELETE FROM country; END");
  store = dossier_test_open (path, 0);
  g_assert_cmpuint (dossier_test_count (store, "country"), ==, 250);
}

/* Beside the file */

/* Whoever waits for a pipe waits for ever. */
#define SECONDS_BEFORE_IT_HANGS 60

static void
append_word (GByteArray *bytes,
             guint32     word)
{
  guint32 big = GUINT32_TO_BE (word);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

/* A journal of no page, of a transaction over several files that @named lists: SQLite looks there, and
 * deletes the list when nothing refers to it any more (https://www.sqlite.org/fileformat2.html, 3). */
static void
forge_journal (const char *path,
               const char *named)
{
  static const guint8 magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint32 sum = 0;

  for (const char *c = named; *c != '\0'; c++)
    sum += *c;

  g_byte_array_append (bytes, magic, sizeof magic);
  append_word (bytes, 0);
  append_word (bytes, 12345);
  append_word (bytes, portfolio_size / 4096);
  append_word (bytes, 512);
  append_word (bytes, 4096);
  while (bytes->len < 512)
    g_byte_array_append (bytes, (const guint8 *) "", 1);
  append_word (bytes, 0x40000000 / 4096 + 1);
  g_byte_array_append (bytes, (const guint8 *) named, strlen (named));
  append_word (bytes, strlen (named));
  append_word (bytes, sum);
  g_byte_array_append (bytes, magic, sizeof magic);
  g_assert_true (g_file_set_contents (journal, (const char *) bytes->data, bytes->len, NULL));
}

static void
assert_beside_refused (GError     **error,
                       const char  *path)
{
  dossier_test_assert_error (error, DOSSIER_STORE_ERROR_FOREIGN, "lies beside the portfolio");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* By whatever way it is opened. */
static void
assert_not_opened (const char *path)
{
  static const DossierStoreFlags flags[] = { 0, DOSSIER_STORE_CREATE, DOSSIER_STORE_READ_ONLY };
  g_autofree char *copy = g_strconcat (path, "-copy.dossier", NULL);
  g_autoptr (GError) error = NULL;

  alarm (SECONDS_BEFORE_IT_HANGS);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_assert_null (dossier_store_open (path, flags[i], &error));
      assert_beside_refused (&error, path);
    }
  g_assert_null (dossier_snapshot_new (path, &error));
  assert_beside_refused (&error, path);
  g_assert_null (dossier_store_salvage (path, copy, NULL, &error));
  assert_beside_refused (&error, path);
  alarm (0);
}

static void
test_journal_names_other (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder);
  g_autofree char *victim = dossier_test_folder_dup_path (folder, "victim");
  g_autofree char *pipe = dossier_test_folder_dup_path (folder, "pipe");

  g_assert_true (g_file_set_contents (victim, "of somebody", -1, NULL));
  forge_journal (path, victim);
  assert_not_opened (path);
  g_assert_true (g_file_test (victim, G_FILE_TEST_EXISTS));

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  forge_journal (path, pipe);
  assert_not_opened (path);
}

/* SQLite waits at a pipe, and follows a link to wherever it leads. */
static void
test_strange_neighbours (void)
{
  static const char * const suffixes[] = { "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder);
      g_autofree char *link = dossier_test_folder_dup_path (folder, "link.dossier");
      g_autofree char *victim = dossier_test_folder_dup_path (folder, "victim");
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);

      g_assert_cmpint (mkfifo (beside, 0600), ==, 0);
      assert_not_opened (path);
      g_assert_cmpint (symlink (path, link), ==, 0);
      assert_not_opened (link);

      g_assert_cmpint (g_unlink (beside), ==, 0);
      g_assert_true (g_file_set_contents (victim, "of somebody", -1, NULL));
      g_assert_cmpint (symlink (victim, beside), ==, 0);
      assert_not_opened (path);
      g_assert_cmpint (g_unlink (beside), ==, 0);
      g_object_unref (dossier_test_open (path, 0));
    }
}

/* Where a portfolio is to be made nothing is opened or deleted either. */
static void
test_pipe_beside_new (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "new.dossier");
  g_autofree char *beside = g_strconcat (path, "-journal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (beside, 0600), ==, 0);
  alarm (SECONDS_BEFORE_IT_HANGS);
  g_assert_null (dossier_store_open (path, DOSSIER_STORE_CREATE, &error));
  alarm (0);
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FOREIGN, "lies beside the portfolio");
  g_assert_true (g_file_test (beside, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
copy_file (const char *from,
           const char *to,
           const char *suffix)
{
  g_autofree char *old = g_strconcat (from, suffix, NULL);
  g_autofree char *new = g_strconcat (to, suffix, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (old, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  g_assert_true (g_file_set_contents (new, bytes, length, NULL));
}

/* What was cut off amid writing where there is no log, as on a network share, is still taken back. */
static void
test_own_journal (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder);
  g_autofree char *cut = dossier_test_folder_dup_path (folder, "cut.dossier");
  g_autofree char *journal = g_strconcat (cut, "-journal", NULL);
  g_autoptr (DossierStore) store = NULL;
  sqlite3 *handle = NULL;
  GStatBuf status;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA journal_mode = TRUNCATE; BEGIN IMMEDIATE; "
                                 "UPDATE journal SET label = 'half'", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_cacheflush (handle), ==, SQLITE_OK);
  copy_file (path, cut, "");
  copy_file (path, cut, "-journal");
  sqlite3_close (handle);

  store = dossier_test_open (cut, 0);
  g_assert_cmpint (dossier_database_get_integer (store->database,
                                                 "SELECT count(*) FROM journal WHERE label = 'half'"), ==, 0);
  g_assert_true (g_stat (journal, &status) != 0 || status.st_size == 0);
}

static void
test_connection (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  sqlite3 *handle = dossier_database_get_handle (store->database);
  int is_on = -1;

  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1, &is_on);
  g_assert_cmpint (is_on, ==, 0);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &is_on);
  g_assert_cmpint (is_on, ==, 1);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, -1), ==, 1);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, -1), ==, 512 << 20);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_SQL_LENGTH, -1), <=, 1000000);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_EXPR_DEPTH, -1), <=, 500);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_COMPOUND_SELECT, -1), <=, 200);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_VDBE_OP, -1), <=, 100000);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_TRIGGER_DEPTH, -1), <=, 100);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, -1), <=, 1000);
  g_assert_false (dossier_database_execute (store->database, "SELECT load_extension ('/tmp/x.so')", NULL));
  g_assert_false (dossier_database_execute (store->database, "PRAGMA writable_schema = ON; "
                                                             "DELETE FROM sqlite_schema", NULL));
}

static gboolean
is_trusted (DossierDatabase *database)
{
  int is_on = -1;

  sqlite3_db_config (dossier_database_get_handle (database), SQLITE_DBCONFIG_TRUSTED_SCHEMA, -1, &is_on);
  return is_on;
}

/* Only who writes trusts the schema, which the text index needs, and only once all of it was read. */
static void
test_trust (void)
{
  static const char trap[] = "CREATE TRIGGER trap AFTER UPDATE ON programme BEGIN DELETE FROM journal; END";
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder);
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY);
  g_autoptr (DossierDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (is_trusted (store->database));
  g_clear_object (&store);
  store = dossier_test_open (path, 0);
  g_assert_true (is_trusted (store->database));
  g_clear_object (&store);

  database = dossier_database_open (path, SQLITE_OPEN_READWRITE, NULL);
  g_assert_false (is_trusted (database));
  g_assert_true (dossier_trust_schema (database, TRUE, &error));
  g_assert_false (is_trusted (database));
  g_assert_true (dossier_trust_schema (database, FALSE, &error));
  g_assert_true (is_trusted (database));
  g_clear_pointer (&database, dossier_database_close);

  dossier_test_run_sql (path, trap);
  database = dossier_database_open (path, SQLITE_OPEN_READWRITE, NULL);
  g_assert_false (dossier_trust_schema (database, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (is_trusted (database));
}

/* With @trap in it nothing is written any more, until another program takes it out again by @undoing. */
static void
assert_trap_refused (const char        *trap,
                     const char        *undoing,
                     DossierStoreError  code,
                     const char        *sentence)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder);
  g_autoptr (DossierStore) store = dossier_test_open (path, 0);
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "P");
  g_autoptr (GError) error = NULL;
  guint n_steps = dossier_database_get_integer (store->database, "SELECT count(*) FROM journal");

  g_test_message ("%s", trap);
  dossier_test_run_sql (path, trap);
  g_assert_false (dossier_store_change (store, programme, "title", "Other", &error));
  dossier_test_assert_error (&error, code, sentence);
  g_assert_false (dossier_store_undo (store, &error));
  dossier_test_assert_error (&error, code, sentence);
  g_assert_false (dossier_store_check_place (store, &error));
  dossier_test_assert_error (&error, code, sentence);
  g_assert_cmpstr (dossier_record_get_text (programme, "title"), ==, "Programme");
  g_assert_false (is_trusted (store->database));

  dossier_test_run_sql (path, undoing);
  dossier_test_set (store, programme, "title", "Other");
  g_assert_true (is_trusted (store->database));
  g_assert_cmpint (dossier_database_get_integer (store->database, "SELECT count(*) FROM journal"), ==,
                   n_steps + 1);
}

/* What was looked at when it was opened may be changed by another program. */
static void
test_schema_while_open (void)
{
  static const char foreign[] = "instructions that are not";
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autofree char *triggers =
    dossier_database_dup_text (store->database,
                               "SELECT group_concat ('DROP TRIGGER ' || name || ';' || sql, ';') FROM "
                               "sqlite_schema WHERE name LIKE 'programme_search_%' AND type = 'trigger'");
  g_autofree char *table = g_strconcat ("DROP VIEW programme; ALTER TABLE kept RENAME TO programme; ",
                                        triggers, NULL);

  alarm (SECONDS_BEFORE_IT_HANGS);
  assert_trap_refused ("CREATE TRIGGER trap AFTER UPDATE ON programme BEGIN DELETE FROM journal; END",
                       "DROP TRIGGER trap", DOSSIER_STORE_ERROR_FOREIGN, foreign);
  assert_trap_refused ("DROP TRIGGER programme_search_update; CREATE TRIGGER programme_search_update "
                       "AFTER UPDATE ON programme BEGIN DELETE FROM journal; END",
                       triggers, DOSSIER_STORE_ERROR_FOREIGN, foreign);
  assert_trap_refused ("ALTER TABLE programme RENAME TO kept; "
                       "CREATE VIEW programme AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                       "SELECT i + 1 FROM n) SELECT kept.* FROM kept, n WHERE n.i < 0",
                       table, DOSSIER_STORE_ERROR_FOREIGN, foreign);
  alarm (0);
}

/* Who knows less of the file than another program by now writes nothing more into it. */
static void
test_newer_version_while_open (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autofree char *back =
    g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT,
                     dossier_database_get_integer (store->database, "PRAGMA user_version"));

  assert_trap_refused ("PRAGMA user_version = 1000", back, DOSSIER_STORE_ERROR_TOO_NEW,
                       "was brought up to date by a newer version of Dossier");
}

static void
test_harmless_schema_while_open (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder);
  g_autoptr (DossierStore) store = dossier_test_open (path, 0);
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "P");

  dossier_test_run_sql (path, "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT); ANALYZE");
  dossier_test_set (store, programme, "title", "Other");
  dossier_test_undo (store);
}

/* A name of 100 MB is said to be one; nobody lays it out or compares it to the end. */
static void
test_huge_text (void)
{
  static const DossierStoreFlags flags[] = { 0, DOSSIER_STORE_READ_ONLY };
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder);

  dossier_test_run_sql (path, "DROP TRIGGER programme_search_update;"
                        "UPDATE programme SET title = replace (hex (zeroblob (50000000)), '00', 'ab')");
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (DossierStore) store = NULL;
      g_autoptr (DossierQuery) query = dossier_query_new ("programme");
      g_autoptr (DossierRecord) fresh = NULL;
      g_autoptr (GError) error = NULL;

      g_test_timer_start ();
      store = dossier_test_open (path, flags[i]);
      g_assert_cmpuint (dossier_test_count (store, "programme"), ==, 1);
      dossier_query_order (query, "title", FALSE);
      g_assert_null (dossier_store_query_records (store, query, &error));
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED, "A text of “Programmes” is too long");
      g_assert_cmpfloat (g_test_timer_elapsed (), <, 20);
    }

  dossier_test_run_sql (path, "UPDATE portfolio SET name = replace (hex (zeroblob (50000000)), '00', 'ab')");
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_store_open (path, flags[i], &error));
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED, "is too long");
    }
}

/* What cannot be read again is not taken. */
static void
test_longest_text (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierRecord) programme = dossier_test_add (store, "programme", "short_title", "P", NULL);
  g_autofree char *just = g_strnfill (1 << 20, 'x');
  g_autofree char *more = g_strnfill ((1 << 20) + 1, 'x');
  g_autoptr (GError) error = NULL;

  dossier_test_set (store, programme, "note", just);
  g_assert_false (dossier_store_change (store, programme, "note", more, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, "up to 1 MB are kept in a field");
}

/* Values */

/* Half a character at the end would have whoever walks along the text walk on beyond it. */
static void
test_texts_are_utf8 (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierRecord) programme = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  dossier_test_run_sql (path, "UPDATE programme SET title = CAST (x'41f0' AS TEXT);"
                        "UPDATE country SET name = CAST (x'ff41' AS TEXT), aliases = CAST (x'c3' AS TEXT) "
                        "WHERE id < 100;"
                        "UPDATE journal SET label = CAST (x'f0' AS TEXT), subject = CAST (x'fe' AS TEXT)");
  store = dossier_test_open (path, 0);
  programme = dossier_test_find (store, "programme", "P");
  g_assert_cmpstr (dossier_record_get_text (programme, "title"), ==, "A\357\277\275");
  steps = dossier_store_get_history (store, NULL, 0, NULL);
  g_assert_cmpuint (steps->len, ==, 2);
  for (guint i = 0; i < steps->len; i++)
    g_assert_true (g_utf8_validate (((DossierStep *) steps->pdata[i])->label, -1, NULL));
  g_assert_null (dossier_store_find (store, "country", "Nowhere", NULL));
}

/* What cannot be typed is not an amount. */
static void
test_amounts (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierRecord) programme = NULL;
  g_autofree char *shown = NULL;
  DossierAmount amount = { 0 };

  dossier_test_run_sql (path, "UPDATE programme SET budget_currency = '<b>'");
  store = dossier_test_open (path, 0);
  programme = dossier_test_find (store, "programme", "P");
  g_assert_true (dossier_record_get_amount (programme, "budget", &amount));
  g_assert_cmpstr (amount.currency, ==, "");
  g_clear_object (&programme);
  g_clear_object (&store);

  dossier_test_run_sql (path, "PRAGMA ignore_check_constraints = ON; UPDATE programme SET budget = -5");
  store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED);
  programme = dossier_test_find (store, "programme", "P");
  g_assert_false (dossier_record_get_amount (programme, "budget", &amount));
  shown = dossier_record_dup_display (programme, "budget", "en");
  g_assert_cmpstr (shown, ==, "");
}

/* Steps */

static void
replace_step (DossierStore *store,
              const char   *bytes,
              gsize         length)
{
  g_autoptr (DossierStatement) statement =
    dossier_database_prepare (store->database, "UPDATE journal SET changes = ?1", NULL);

  sqlite3_bind_blob (statement, 1, bytes, length, SQLITE_STATIC);
  g_assert_true (dossier_database_run (store->database, statement, NULL));
}

static gint64
last_step (DossierStore *store)
{
  return dossier_database_get_integer (store->database, "SELECT max (id) FROM journal");
}

/* SQLite would look for the end of the first one for good; the others have no id, or no such operation, or
 * say that they are longer than they are. */
static void
test_damaged_steps (void)
{
  static const struct { const char *bytes; gsize length; } changes[] = {
    { "T\012\001", 3 }, { "T\001\001risk\0\027\0\0\0", 12 },
    { "T\001\001risk\0\001\0\001\0\0\0\0\0\0\0\001", 19 },
    { "T\001\001risk\0\022\0\001\0\0\0", 14 }, { "P\001\001risk\0", 8 }, { "x", 1 },
    { "T\377\377\377\377\177\001", 7 },
    { "T\002\001\0risk\0\022\0\001\0\0\0\0\0\0\0\001\003\217\377\377\377\177", 25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_store ();
      g_autoptr (DossierRecord) programme = dossier_test_add (store, "programme", "short_title", "P", NULL);
      g_autoptr (GPtrArray) steps = NULL;
      g_autoptr (GError) error = NULL;

      replace_step (store, changes[i].bytes, changes[i].length);
      g_assert_false (dossier_changeset_is_sound (changes[i].bytes, changes[i].length));
      g_assert_null (dossier_store_get_step_changes (store, last_step (store), "en", &error));
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED, "about this step is damaged");
      g_assert_false (dossier_store_undo (store, &error));
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED, "about this step is damaged");
      g_assert_false (dossier_store_restore_removed (store, last_step (store), &error));
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED, "about this step is damaged");
      steps = dossier_store_get_history (store, programme, 0, NULL);
      g_assert_cmpuint (steps->len, ==, 0);
    }
}

static int
is_no_index (gpointer    unused,
             const char *table)
{
  return strstr (table, "_search_") == NULL;
}

/* Records what @sql does, and makes it the last step. */
static void
make_step (DossierStore *store,
           const char   *sql)
{
  sqlite3 *handle = dossier_database_get_handle (store->database);
  sqlite3_session *session = NULL;
  void *data = NULL;
  int size = 0;

  dossier_database_execute (store->database, "PRAGMA foreign_keys = OFF; BEGIN", NULL);
  sqlite3session_create (handle, "main", &session);
  sqlite3session_table_filter (session, is_no_index, NULL);
  sqlite3session_attach (session, NULL);
  g_assert_true (dossier_database_execute (store->database, sql, NULL));
  sqlite3session_changeset (session, &size, &data);
  sqlite3session_delete (session);
  dossier_database_execute (store->database, "ROLLBACK; PRAGMA foreign_keys = ON", NULL);
  dossier_database_execute (store->database, "UPDATE journal SET undone = 1", NULL);
  replace_step (store, data, size);
  sqlite3_free (data);
}

/* A step changes records, and leaves nothing that leads nowhere. */
static void
test_strange_steps (void)
{
  static const struct { const char *sql; DossierStoreError code; const char *sentence; } steps[] = {
    { "DELETE FROM journal", DOSSIER_STORE_ERROR_DAMAGED, "does not only change records" },
    { "DELETE FROM portfolio", DOSSIER_STORE_ERROR_DAMAGED, "does not only change records" },
    { "INSERT INTO risk (id, programme, statement) VALUES (5, 6, 'x')", DOSSIER_STORE_ERROR_CONSTRAINT,
      "refer to another that is not there" },
    { "DELETE FROM programme", DOSSIER_STORE_ERROR_CONSTRAINT, "refer to another that is not there" },
    { "INSERT INTO document_content VALUES (5, x'00')", DOSSIER_STORE_ERROR_CONSTRAINT,
      "refer to another that is not there" },
    { "UPDATE organisation SET parent = 77", DOSSIER_STORE_ERROR_CONSTRAINT,
      "refer to another that is not there" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_store ();
      g_autoptr (DossierRecord) programme = dossier_test_add (store, "programme", "short_title", "P", NULL);
      g_autoptr (DossierRecord) risk = dossier_test_add (store, "risk", "programme", "P", "statement", "R",
                                                         NULL);
      g_autoptr (DossierRecord) organisation = dossier_test_add (store, "organisation", "name", "O", NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL, *after = NULL;

      make_step (store, steps[i].sql);
      before = dossier_test_dup_snapshot (store);
      g_assert_false (dossier_store_redo (store, &error));
      dossier_test_assert_error (&error, steps[i].code, steps[i].sentence);
      after = dossier_test_dup_snapshot (store);
      dossier_test_assert_same (after, before);
      g_assert_true (dossier_store_check (store, NULL));
    }
}

/* A large step is checked as well, all at once. */
static void
test_large_step (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (GError) error = NULL;

  g_object_unref (dossier_test_add (store, "programme", "short_title", "P", NULL));
  make_step (store, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                    "INSERT INTO risk (id, programme, statement) "
                    "SELECT i, (SELECT id FROM programme), 'x' FROM n");
  g_assert_true (dossier_store_redo (store, &error));
  g_assert_no_error (error);
  g_assert_true (dossier_store_undo (store, &error));

  make_step (store, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                    "INSERT INTO risk (id, programme, statement) SELECT i, CASE i WHEN 4999 THEN 7 ELSE "
                    "(SELECT id FROM programme) END, 'x' FROM n");
  g_assert_false (dossier_store_redo (store, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, "refer to another that is not there");
  g_assert_cmpuint (dossier_test_count (store, "risk"), ==, 0);
}

/* JSON */

static void
test_deep_json (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (GString) text = g_string_new ("{\"format\":\"dossier-portfolio\",\"version\":1,\"risk\":");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  g_assert_false (dossier_json_load (store, text->str, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FOREIGN, "not a portfolio as JSON");

  /* Brackets in a text are only text. */
  g_string_assign (text, "{\"format\":\"dossier-portfolio\",\"version\":1,"
                         "\"organisation\":[{\"id\":\"5\",\"name\":\"\\\"");
  for (guint i = 0; i < 1000; i++)
    g_string_append_c (text, '[');
  g_string_append (text, "\"}]}");
  g_assert_true (dossier_json_load (store, text->str, &error));
  g_assert_no_error (error);
}

/* What goes out */

static void
test_file_names (void)
{
  static const struct { const char *text, *safe; } names[] = {
    { "GLACY", "GLACY" }, { "../../etc/passwd", "_.._etc_passwd" }, { "...", "none" }, { NULL, "none" },
    { "a\nb\tc\033d", "a_b_c_d" }, { ".hidden", "hidden" }, { "fdp\u202Egpj.exe", "fdp_gpj.exe" },
    { "a\u200Bb\u2028c", "a_b_c" }, { "C:\\x", "C__x" }, { "Conférence", "Conférence" },
    { "a\360", "a\357\277\275" },
  };
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autofree char *cut = dossier_file_name_dup_safe (long_text, "none");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *safe = dossier_file_name_dup_safe (names[i].text, "none");

      g_assert_cmpstr (safe, ==, names[i].safe);
    }
  g_assert_cmpuint (strlen (cut), <, 200);
}

static void
test_formulas (void)
{
  static const char * const formulas[] = {
    "=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@x", " =1", "\t=1", "'=1", "\n+x", "＝1+1", "＠x", "－x", "+5+x",
  };
  static const char * const plain[] = { "", "5", "-5", "+3.5", "-1 200,00", "a=b", "O'Neill", "–", "1-2" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (DossierCells) cells = dossier_cells_new ();
      g_autofree char *text = NULL;

      g_assert_true (dossier_cells_is_formula (formulas[i]));
      dossier_cells_add_row (cells);
      dossier_cells_add (cells, formulas[i]);
      text = dossier_cells_to_text (cells);
      g_assert_cmpint (text[*text == '"'], ==, '\'');
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_assert_false (dossier_cells_is_formula (plain[i]));
}

/* A page links to the web and to mailboxes; and no address ends before its end. */
static void
test_links (void)
{
  static const struct { const char *address, *uri; } links[] = {
    { "www.coe.int/cybercrime", "http://www.coe.int/cybercrime" },
    { "https://x.org/a?b=c#d", "https://x.org/a?b=c#d" },
    { "mailto:a@b.org", "mailto:a@b.org" },
    { "www.x.org:8080", "http://www.x.org:8080" },
    { "file:///etc/passwd", "http://file:///etc/passwd" },
    { "javascript:alert(1)", "http://javascript:alert%281%29" },
    { "http://x) >> /S /Launch /F (calc", "http://x%29%20%3E%3E%20/S%20/Launch%20/F%20%28calc" },
    { "http://x' dest='y\\", "http://x%27%20dest=%27y%5C" },
    { "http://é\n", "http://%C3%A9%0A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (DossierRow) row = dossier_row_new ("");

      dossier_row_begin_link (row, links[i].address);
      g_assert_cmpstr (g_array_index (row->marks, DossierMark, 0).uri, ==, links[i].uri);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_portfolio ();

  g_test_add_func ("/hostile/schema", test_schema);
  g_test_add_func ("/hostile/harmless-schema", test_harmless_schema);
  g_test_add_func ("/hostile/disguised-trigger", test_disguised_trigger);
  g_test_add_func ("/hostile/beside-the-file/journal-names-other", test_journal_names_other);
  g_test_add_func ("/hostile/beside-the-file/strange", test_strange_neighbours);
  g_test_add_func ("/hostile/beside-the-file/new", test_pipe_beside_new);
  g_test_add_func ("/hostile/beside-the-file/own-journal", test_own_journal);
  g_test_add_func ("/hostile/connection", test_connection);
  g_test_add_func ("/hostile/trust", test_trust);
  g_test_add_func ("/hostile/schema-while-open", test_schema_while_open);
  g_test_add_func ("/hostile/newer-version-while-open", test_newer_version_while_open);
  g_test_add_func ("/hostile/harmless-schema-while-open", test_harmless_schema_while_open);
  g_test_add_func ("/hostile/huge-text", test_huge_text);
  g_test_add_func ("/hostile/longest-text", test_longest_text);
  g_test_add_func ("/hostile/texts-are-utf8", test_texts_are_utf8);
  g_test_add_func ("/hostile/amounts", test_amounts);
  g_test_add_func ("/hostile/damaged-steps", test_damaged_steps);
  g_test_add_func ("/hostile/strange-steps", test_strange_steps);
  g_test_add_func ("/hostile/large-step", test_large_step);
  g_test_add_func ("/hostile/deep-json", test_deep_json);
  g_test_add_func ("/hostile/file-names", test_file_names);
  g_test_add_func ("/hostile/formulas", test_formulas);
  g_test_add_func ("/hostile/links", test_links);

  status = g_test_run ();

  g_free (portfolio);
  return status;
}
