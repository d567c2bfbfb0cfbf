/* test-open.c: what is not a sound portfolio is refused with a sentence, and left as it was. */
#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier-damage.h"
#include "dossier-store-private.h"
#include "dossier-test.h"
#include "torture-sectors.h"

#define PAGE_SIZE 4096
#define VERSION_OFFSET 60  /* https://www.sqlite.org/fileformat.html, 1.3 */

static char *sample_bytes;
static gsize sample_length;

/* A copy of the sample, cut off after @length bytes. */
static char *
make_file (DossierTestFolder *folder,
           gsize              length)
{
  char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, sample_bytes, MIN (length, sample_length), &error);
  g_assert_no_error (error);

  return path;
}

static void
assert_refused (const char        *path,
                DossierStoreError  code,
                const char        *sentence)
{
  const DossierStoreFlags flags[] = { 0, DOSSIER_STORE_READ_ONLY, DOSSIER_STORE_CREATE };
  gboolean is_file = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  g_autofree char *before = is_file ? dossier_test_dup_checksum (path) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      if (!is_file && flags[i] == DOSSIER_STORE_CREATE && !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;

      g_assert_null (dossier_store_open (path, flags[i], &error));
      dossier_test_assert_error (&error, code, sentence);
      after = is_file ? dossier_test_dup_checksum (path) : NULL;
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_missing (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");

  assert_refused (path, DOSSIER_STORE_ERROR_NOT_FOUND, "There is no file “office.dossier”");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_other_things (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *directory = dossier_test_folder_dup_path (folder, "folder");
  g_autofree char *fifo = dossier_test_folder_dup_path (folder, "fifo");
  g_autofree char *empty = dossier_test_folder_dup_path (folder, "empty.dossier");
  g_autofree char *text = dossier_test_folder_dup_path (folder, "notes.txt");

  g_mkdir (directory, 0700);
  assert_refused (directory, DOSSIER_STORE_ERROR_FOREIGN, "“folder” is a folder");

  /* Opening a pipe must not wait for somebody to write into it. */
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fifo, DOSSIER_STORE_ERROR_FOREIGN, "“fifo” is not a file");
  assert_refused ("/dev/null", DOSSIER_STORE_ERROR_FOREIGN, "“null” is not a file");

  g_file_set_contents (empty, "", 0, NULL);
  assert_refused (empty, DOSSIER_STORE_ERROR_DAMAGED, "“empty.dossier” is empty");

  g_file_set_contents (text, "Dear all,\n", -1, NULL);
  assert_refused (text, DOSSIER_STORE_ERROR_FOREIGN, "“notes.txt” is not a Dossier portfolio");
}

static void
test_name_that_is_no_text (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "caf\xe9");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "x", 1, NULL);
  g_assert_null (dossier_store_open (path, 0, &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_database_of_another_program (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "contacts.db");

  dossier_test_run_sql (path, "CREATE TABLE programme (id INTEGER PRIMARY KEY); PRAGMA application_id = 1");
  assert_refused (path, DOSSIER_STORE_ERROR_FOREIGN, "“contacts.db” is not a Dossier portfolio");
}

static void
test_newer (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder, G_MAXSIZE);

  dossier_test_run_sql (path, "CREATE TABLE later (id INTEGER PRIMARY KEY); PRAGMA user_version = 1000");
  assert_refused (path, DOSSIER_STORE_ERROR_TOO_NEW, "newer version of Dossier");

  /* What a newer version keeps otherwise is neither judged nor changed. */
  dossier_test_run_sql (path,
                        "PRAGMA journal_mode = DELETE; CREATE TRIGGER later AFTER INSERT ON programme "
                        "BEGIN SELECT 1; END");
  assert_refused (path, DOSSIER_STORE_ERROR_TOO_NEW, "newer version of Dossier");
}

/* One bit of it: neither a newer version nor an older one describes everything as this one does. */
static void
test_version_damaged (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();

  for (guint bit = 0; bit < 32; bit++)
    {
      g_autofree char *path = make_file (folder, G_MAXSIZE);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      bytes[VERSION_OFFSET + bit / 8] ^= 1 << bit % 8;
      g_assert_true (g_file_set_contents (path, bytes, length, NULL));
      assert_refused (path, DOSSIER_STORE_ERROR_DAMAGED, "It does not say any more which version");
    }
}

static void
test_truncated (void)
{
  for (gsize length = 0; length < sample_length; length += MAX (1, sample_length / 50))
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder, length);

      if (length == 0)
        assert_refused (path, DOSSIER_STORE_ERROR_DAMAGED, "is empty");
      else if (length < 100)
        assert_refused (path, DOSSIER_STORE_ERROR_FOREIGN, "is not a Dossier portfolio");
      else
        assert_refused (path, DOSSIER_STORE_ERROR_DAMAGED, "“office.dossier” is damaged");
    }
}

static void
overwrite (const char *path,
           gsize       offset,
           const char *bytes,
           gsize       length)
{
  g_autofree char *contents = g_memdup2 (sample_bytes, sample_length);

  memcpy (contents + offset, bytes, length);
  g_assert_true (g_file_set_contents (path, contents, sample_length, NULL));
}

static void
test_damaged_head (void)
{
  static const struct { gsize offset; const char *bytes; gsize length; } damages[] = {
    { 16, "\x01\x23", 2 },                       /* page size */
    { 18, "\x09\x09", 2 },                       /* format versions */
    { 100, "\xff\xff\xff\xff\xff\xff\xff", 7 },  /* the root page */
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder, G_MAXSIZE);

      overwrite (path, damages[i].offset, damages[i].bytes, damages[i].length);
      assert_refused (path, DOSSIER_STORE_ERROR_DAMAGED, "“office.dossier” is damaged");
    }
}

static void
read_everything (DossierStore *store)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (tables[i]->name);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = dossier_store_query_records (store, query, &error);

      for (guint r = 0; records != NULL && r < records->len; r++)
        for (guint f = 0; f < tables[i]->n_fields; f++)
          g_free (dossier_store_dup_display (store, records->pdata[r], tables[i]->fields[f].name, "fr"));
      if (records == NULL)
        g_assert_nonnull (error);
    }
}

/* Whatever a flipped bit does, it does not crash, and a refusal is a sentence. */
static void
test_flipped_bits (void)
{
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder, G_MAXSIZE);
      gsize offset = i % 3 == 0 ? g_test_rand_int_range (0, 4096) : g_test_rand_int_range (0, sample_length);
      char flipped = sample_bytes[offset] ^ (1 << g_test_rand_int_range (0, 8));
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierStore) store = NULL;

      overwrite (path, offset, &flipped, 1);
      store = dossier_store_open (path, DOSSIER_STORE_READ_ONLY | (i % 2 ? DOSSIER_STORE_UNCHECKED : 0),
                                  &error);
      if (store == NULL)
        {
          g_autofree char *bytes = NULL;

          g_assert_cmpint (error->domain, ==, DOSSIER_STORE_ERROR);
          g_assert_true (g_str_has_suffix (error->message, "."));
          g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
          g_assert_cmpmem (bytes, offset, sample_bytes, offset);
          g_assert_cmpint (bytes[offset], ==, flipped);
          continue;
        }

      g_assert_no_error (error);
      read_everything (store);
      if (dossier_store_check (store, &error))
        continue;

      /* What is shown without a warning is whole. */
      g_assert_true (i % 2);
      g_assert_null (strchr (error->message, '\n'));
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED, "damaged");
    }
}

static void
test_random_bytes (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder, G_MAXSIZE);
      char noise[512];
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierStore) store = NULL;

      for (guint n = 0; n < sizeof noise; n++)
        noise[n] = g_test_rand_int ();
      overwrite (path, 100 +
                 g_test_rand_int_range (0, sample_length - 100 - sizeof noise), noise, sizeof noise);

      store = dossier_store_open (path, 0, &error);
      if (store == NULL)
        g_assert_cmpint (error->domain, ==, DOSSIER_STORE_ERROR);
      else
        {
          g_assert_true (dossier_store_check (store, &error));
          read_everything (store);
        }
    }
}

/* One record missing from an index: lists by it would be shorter, and nobody would know. */
static void
test_damaged_index (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder, G_MAXSIZE);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  int page;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database, "SELECT rootpage FROM sqlite_schema WHERE name = 'activity_title'", -1,
                      &statement,
                      NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  page = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);

  /* https://www.sqlite.org/fileformat.html, 1.6: the number of cells of the page */
  overwrite (path, (gsize) (page - 1) * 4096 + 3, "\0\1", 2);
  assert_refused (path, DOSSIER_STORE_ERROR_DAMAGED,
                  "“office.dossier” is damaged. An index of “Activities” is damaged: lists may be shorter "
                  "than they should be. The records are whole. Open a backup or a copy of it.");

  store = dossier_store_open (path, DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED, &error);
  g_assert_no_error (error);
  g_assert_false (dossier_store_check (store, &error));
  g_assert_null (strchr (error->message, '\n'));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED,
                             "“office.dossier” is damaged. An index of “Activities”");
}

/* A file from elsewhere is not trusted: what it would do by itself is not let happen. */
static void
test_hostile_schema (void)
{
  static const char * const traps[] = {
    "CREATE TRIGGER trap AFTER UPDATE ON programme BEGIN DELETE FROM journal; END",
    "CREATE TRIGGER trap AFTER INSERT ON journal BEGIN SELECT fts3_tokenizer ('x', x'00'); END",
  };

  for (guint i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder, G_MAXSIZE);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      dossier_test_run_sql (path, traps[i]);
      before = dossier_test_dup_checksum (path);
      g_assert_null (dossier_store_open (path, 0, &error));
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FOREIGN,
                                 "“office.dossier” holds instructions that are not Dossier’s");
      after = dossier_test_dup_checksum (path);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Nor does it help to call a trap by one of our names. */
static void
test_disguised_trigger (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder, G_MAXSIZE);
  g_autoptr (DossierStore) store = NULL;

  dossier_test_run_sql (path, "DROP TRIGGER programme_search_insert; "
                        "CREATE TRIGGER programme_search_insert AFTER INSERT ON programme "
                        "BEGIN DELETE FROM country; END");
  store = dossier_test_open (path, 0);
  g_object_unref (dossier_test_add (store, "programme", "short_title", "P", NULL));
  g_assert_cmpuint (dossier_test_count (store, "country"), ==, 250);
}

/* Returns: where the last page of a table or an index is */
static gsize
find_page (const char *path,
           const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (pageno) FROM dbstat WHERE name = '%s'", name);
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY);

  return (dossier_database_get_integer (store->database, sql) - 1) * PAGE_SIZE;
}

/* What the disk does not give may come when it is asked again: the file is not said to be damaged. */
static void
test_unreadable (void)
{
  static const char * const names[] = { "sqlite_schema", "programme", "activity_title", "journal" };
  const DossierStoreFlags flags[] = { 0, DOSSIER_STORE_READ_ONLY };

  for (guint i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder, G_MAXSIZE);
      gsize page = find_page (path, names[i / 2]);
      g_autofree char *before = dossier_test_dup_checksum (path);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      torture_sectors_spoil (path, page, PAGE_SIZE);
      g_assert_null (dossier_store_open (path, flags[i % 2], &error));
      torture_sectors_mend ();
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_UNREADABLE,
                                 "The disk could not read all of “office.dossier”. Try again, or open a");
      after = dossier_test_dup_checksum (path);
      g_assert_cmpstr (before, ==, after);
      g_object_unref (dossier_test_open (path, flags[i % 2]));
    }
}

/* Nor when all of it is looked through. */
static void
test_unreadable_amid (void)
{
  static const char * const names[] = { "programme", "activity_title", "journal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = make_file (folder, G_MAXSIZE);
      gsize page = find_page (path, names[i]);
      g_autoptr (DossierStore) store = NULL;
      g_autoptr (GPtrArray) damages = NULL;
      g_autoptr (GError) error = NULL;

      torture_sectors_spoil (path, page, PAGE_SIZE);
      store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED);
      g_assert_null (dossier_store_find_damage (store, NULL, &error));
      torture_sectors_mend ();
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_UNREADABLE,
                                 "The disk could not read all of “office.dossier”. Try again, or open a");

      g_clear_object (&store);
      store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED);
      damages = dossier_store_find_damage (store, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (damages->len, ==, 0);
    }
}

/* Also the first bytes, which are read before SQLite opens the file. */
static void
test_unreadable_head (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder, G_MAXSIZE);
  g_autoptr (GError) error = NULL;

  torture_sectors_spoil (path, 0, PAGE_SIZE);
  g_assert_null (dossier_store_open (path, 0, &error));
  g_assert_false (dossier_store_is_portfolio (path));
  torture_sectors_mend ();
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_UNREADABLE, "The disk could not read all of");
  g_assert_true (dossier_store_is_portfolio (path));
}

/* Each cause has its own words, and only what is not known those of the system. */
static void
test_not_opened (void)
{
  static const struct { int code; DossierStoreError said; const char *sentence; } faults[] = {
    { EACCES, DOSSIER_STORE_ERROR_FAILED,
      "“office.dossier” may not be read. Ask whoever owns it for permission." },
    { EPERM, DOSSIER_STORE_ERROR_FAILED,
      "“office.dossier” may not be read. Ask whoever owns it for permission." },
    { EIO, DOSSIER_STORE_ERROR_UNREADABLE, "The disk could not read all of “office.dossier”." },
    { ENXIO, DOSSIER_STORE_ERROR_UNREADABLE, "The disk could not read all of “office.dossier”." },
    { ENOENT, DOSSIER_STORE_ERROR_NOT_FOUND, "There is no file “office.dossier”. It may have been moved" },
    { EISDIR, DOSSIER_STORE_ERROR_FOREIGN, "“office.dossier” is a folder. Choose a portfolio file" },
    { ENAMETOOLONG, DOSSIER_STORE_ERROR_NOT_FOUND,
      "The path to “office.dossier” is too long. Choose another file." },
    { ELOOP, DOSSIER_STORE_ERROR_FOREIGN,
      "“office.dossier” is a link that leads to too many others, or back to itself. Choose the file" },
    { EMFILE, DOSSIER_STORE_ERROR_FAILED,
      "“office.dossier” cannot be opened because too many files are open. Close some windows or programs" },
    { ENOLCK, DOSSIER_STORE_ERROR_FAILED, "“office.dossier” could not be read (No locks available)." },
  };
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder, G_MAXSIZE);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      torture_sectors_refuse (path, faults[i].code);
      g_assert_null (dossier_store_open (path, 0, &error));
      torture_sectors_mend ();
      dossier_test_assert_error (&error, faults[i].said, faults[i].sentence);
    }
}

/* What the system says before anything is opened. */
static void
test_ways_that_lead_nowhere (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *circle = dossier_test_folder_dup_path (folder, "circle.dossier");
  g_autofree char *dangling = dossier_test_folder_dup_path (folder, "dangling.dossier");
  g_autofree char *file = make_file (folder, G_MAXSIZE);
  g_autofree char *below_file = g_build_filename (file, "below.dossier", NULL);
  g_autofree char *letters = g_strnfill (300, 'a');
  g_autofree char *long_name = dossier_test_folder_dup_path (folder, letters);

  g_assert_cmpint (symlink (circle, circle), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  assert_refused (circle, DOSSIER_STORE_ERROR_FOREIGN, "“circle.dossier” is a link that leads to too many");
  assert_refused (dangling, DOSSIER_STORE_ERROR_NOT_FOUND, "There is no file “dangling.dossier”");
  assert_refused (below_file, DOSSIER_STORE_ERROR_NOT_FOUND, "There is no file “below.dossier”");
  assert_refused (long_name, DOSSIER_STORE_ERROR_NOT_FOUND, "is too long. Choose another file.");
}

static void
test_locked (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder, G_MAXSIZE);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
  g_assert_null (dossier_store_open (path, 0, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY,
                             "Another program is using “office.dossier”. Close it there");
  sqlite3_close (handle);

  g_object_unref (dossier_test_open (path, 0));
}

/* The sample has the schema of today; one step back and it is brought up to date again. */
static void
test_older_is_brought_up_to_date (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GBytes) sql = g_resources_lookup_data ("/org/dossierapp/Dossier/data/schema/0001-portfolio.sql",
                                                    0, NULL);
  g_autoptr (GError) error = NULL;

  dossier_test_run_sql (path, g_bytes_get_data (sql, NULL));
  dossier_test_run_sql (path, "PRAGMA user_version = 1; PRAGMA application_id = 0x444F5352");
  g_assert_null (dossier_store_open (path, DOSSIER_STORE_READ_ONLY, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_READ_ONLY, "older version of Dossier. Open it in");

  store = dossier_test_open (path, 0);
  g_assert_cmpuint (dossier_test_count (store, "country"), ==, 250);
  g_assert_true (dossier_store_check (store, NULL));
}

static void
test_created_only_as_a_whole (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_open ("/proc/office.dossier", DOSSIER_STORE_CREATE, &error));
  g_assert_cmpint (error->domain, ==, DOSSIER_STORE_ERROR);
  g_clear_error (&error);
  g_assert_null (dossier_store_open ("/dev/null/office.dossier", DOSSIER_STORE_CREATE, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FAILED, "/dev/null");
}

static void
read_sample (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "sample.dossier");

  g_object_unref (dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE));
  g_assert_true (g_file_get_contents (path, &sample_bytes, &sample_length, NULL));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  read_sample ();

  g_test_add_func ("/open/missing", test_missing);
  g_test_add_func ("/open/other-things", test_other_things);
  g_test_add_func ("/open/name-that-is-no-text", test_name_that_is_no_text);
  g_test_add_func ("/open/database-of-another-program", test_database_of_another_program);
  g_test_add_func ("/open/newer", test_newer);
  g_test_add_func ("/open/version-damaged", test_version_damaged);
  g_test_add_func ("/open/truncated", test_truncated);
  g_test_add_func ("/open/damaged-head", test_damaged_head);
  g_test_add_func ("/open/damaged-index", test_damaged_index);
  g_test_add_func ("/open/flipped-bits", test_flipped_bits);
  g_test_add_func ("/open/random-bytes", test_random_bytes);
  g_test_add_func ("/open/hostile-schema", test_hostile_schema);
  g_test_add_func ("/open/disguised-trigger", test_disguised_trigger);
  g_test_add_func ("/open/unreadable", test_unreadable);
  g_test_add_func ("/open/unreadable-amid", test_unreadable_amid);
  g_test_add_func ("/open/unreadable-head", test_unreadable_head);
  g_test_add_func ("/open/not-opened", test_not_opened);
  g_test_add_func ("/open/ways-that-lead-nowhere", test_ways_that_lead_nowhere);
  g_test_add_func ("/open/locked", test_locked);
  g_test_add_func ("/open/older-is-brought-up-to-date", test_older_is_brought_up_to_date);
  g_test_add_func ("/open/created-only-as-a-whole", test_created_only_as_a_whole);
  status = g_test_run ();

  g_free (sample_bytes);
  return status;
}
