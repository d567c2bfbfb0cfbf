/* test-salvage.c: what can be read of a damaged file is in the new one, and what is not is told. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dossier-damage.h"
#include "dossier-document.h"
#include "dossier-salvage.h"
#include "dossier-store-private.h"
#include "dossier-test.h"
#include "torture-sectors.h"

#define PAGE_SIZE 4096
#define N_STEPS 4
#define VERSION_OFFSET 60

static char *sample_bytes;
static gsize sample_length;
static char *sample_snapshot;
static GArray *standing;  /* of guint: how many records each page may cost, see read_standing() */

/* A damaged file, what was saved of it, and where. */
typedef struct
{
  DossierTestFolder *folder;
  char              *path;
  char              *copy;
  char              *bytes;
  gsize              length;
  DossierSalvage    *salvage;
  DossierStore      *store;
  guint              n_different;  /* records that are not as they were: assert_honest() */
  GArray            *unreadable;   /* of guint: pages that the disk does not give */
} Case;

static void
case_init (Case *self)
{
  *self = (Case) { dossier_test_folder_new () };
  self->path = dossier_test_folder_dup_path (self->folder, "damaged.dossier");
  self->copy = dossier_test_folder_dup_path (self->folder, "salvaged.dossier");
  self->bytes = g_memdup2 (sample_bytes, sample_length);
  self->length = sample_length;
  self->unreadable = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
case_clear (Case *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->salvage, dossier_salvage_free);
  g_free (self->path);
  g_free (self->copy);
  g_free (self->bytes);
  g_array_unref (self->unreadable);
  dossier_test_folder_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
assert_sound (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) damages = dossier_store_find_damage (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < damages->len; i++)
    g_test_fail_printf ("%s", ((DossierDamage *) damages->pdata[i])->sentence);
}

static gboolean
salvage (Case    *self,
         GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (self->path, self->bytes, self->length, NULL));
  before = dossier_test_dup_checksum (self->path);
  for (guint i = 0; i < self->unreadable->len; i++)
    torture_sectors_spoil (self->path, (gint64) g_array_index (self->unreadable, guint, i) * PAGE_SIZE,
                           PAGE_SIZE);
  self->salvage = dossier_store_salvage (self->path, self->copy, NULL, error);
  torture_sectors_mend ();
  after = dossier_test_dup_checksum (self->path);
  g_assert_cmpstr (before, ==, after);
  if (self->salvage == NULL)
    {
      g_assert_false (g_file_test (self->copy, G_FILE_TEST_EXISTS));
      return FALSE;
    }

  self->store = dossier_test_open (self->copy, 0);
  assert_sound (self->store);
  return TRUE;
}

static gboolean
says (Case       *self,
      const char *sentence)
{
  for (guint i = 0; i < self->salvage->missing->len; i++)
    if (strstr (g_ptr_array_index (self->salvage->missing, i), sentence) != NULL)
      return TRUE;

  return FALSE;
}

static guint
count_lost (Case *self)
{
  guint n_lost = 0;

  for (guint i = 0; i < self->salvage->counts->len; i++)
    n_lost += g_array_index (self->salvage->counts, DossierSalvageCount, i).n_lost;

  return n_lost;
}

static GHashTable *
split (const char *snapshot)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (snapshot, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_hash_table_add (lines, g_strdup (parts[i]));

  return lines;
}

/* What holds the place of a record that is lost: it was not there, and each of them is told. */
static guint
count_placeholders (Case *self)
{
  guint n = 0;

  for (guint i = 0; i < self->salvage->missing->len; i++)
    n += strstr (self->salvage->missing->pdata[i], "stands in its place") != NULL;

  return n;
}

/* What is not as it was is told, and nothing else came that was not there. */
static void
assert_honest (Case *self)
{
  g_autofree char *snapshot = dossier_test_dup_snapshot (self->store);
  g_autoptr (GHashTable) found = split (snapshot);
  g_autoptr (GHashTable) expected = split (sample_snapshot);
  GHashTableIter iter;
  gpointer line;
  guint n_new = 0;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    self->n_different += !g_hash_table_contains (found, line);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    n_new += !g_hash_table_contains (expected, line);

  g_assert_cmpuint (self->n_different, <=, count_lost (self) + self->salvage->missing->len);
  g_assert_cmpuint (n_new, <=, self->n_different + count_placeholders (self));
  if (self->salvage->missing->len > 0)
    return;

  dossier_test_assert_same (snapshot, sample_snapshot);
  for (guint i = 0; i < N_STEPS; i++)
    dossier_test_undo (self->store);
  assert_sound (self->store);
}

/* How many records may be lost with some pages. */
static guint
count_standing (guint page,
                guint end)
{
  guint n = 0;

  for (; page < end && page < standing->len; page++)
    n += g_array_index (standing, guint, page);

  return n;
}

/* No more is lost than what stood on the pages that were spoilt. */
static void
assert_rest_is_saved (Case  *self,
                      guint  page,
                      guint  end)
{
  g_assert_cmpuint (self->n_different, <=, count_standing (page, end));
}

/* Whole files */

static void
test_whole (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;

  case_init (&self);
  g_assert_true (salvage (&self, &error));
  g_assert_cmpuint (self.salvage->missing->len, ==, 0);
  g_assert_cmpuint (count_lost (&self), ==, 0);
  assert_honest (&self);
}

static void
test_refused (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  case_init (&self);
  g_assert_null (dossier_store_salvage (self.path, self.copy, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "There is no file “damaged.dossier”.");
  g_assert_null (dossier_store_salvage ("/dev/null", self.copy, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FOREIGN, "is not a file");

  g_assert_true (g_file_set_contents (self.path, "", 0, NULL));
  g_assert_null (dossier_store_salvage (self.path, self.copy, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FOREIGN, "Nothing of a Dossier portfolio");
  g_assert_true (g_file_set_contents (self.path, "Dear all,\n", -1, NULL));
  g_assert_null (dossier_store_salvage (self.path, self.copy, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FOREIGN, "Nothing of a Dossier portfolio");

  g_assert_true (g_file_set_contents (self.path, self.bytes, self.length, NULL));
  g_assert_null (dossier_store_salvage (self.path, self.path, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FAILED, "is there already and was left as it is");
  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_store_salvage (self.path, self.copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (self.copy, G_FILE_TEST_EXISTS));

  self.store = dossier_test_open (self.path, 0);
  g_assert_null (dossier_store_salvage (self.path, self.copy, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY, "“damaged.dossier” is open. Close it first.");
}

/* What was committed last may stand in the log only. */
static void
test_log (gconstpointer data)
{
  gboolean has_head = GPOINTER_TO_INT (data);
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *live = dossier_test_folder_dup_path (folder, "open.dossier");
  g_autofree char *path = dossier_test_folder_dup_path (folder, "crashed.dossier");
  g_autofree char *copy = dossier_test_folder_dup_path (folder, "copy.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (live, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) found = NULL;
  g_autoptr (DossierSalvage) report = NULL;
  g_autoptr (GError) error = NULL;
  int fd;

  dossier_test_set (store, glacy, "note", "In the log only");
  dossier_test_copy_file (live, path, "");
  dossier_test_copy_file (live, path, "-wal");
  g_clear_object (&glacy);
  g_clear_object (&store);
  if (!has_head)
    {
      g_autofree char *noise = g_strnfill (100, '?');

      fd = g_open (path, O_WRONLY, 0);
      g_assert_cmpint (write (fd, noise, 100), ==, 100);
      close (fd);
    }

  report = dossier_store_salvage (path, copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->missing->len, ==, 0);
  store = dossier_test_open (copy, 0);
  found = dossier_test_find (store, "programme", "GLACY");
  g_assert_cmpstr (dossier_record_get_text (found, "note"), ==, "In the log only");
  dossier_test_undo (store);
}

/* Damaged files */

static void
test_without_head (void)
{
  static const gsize lengths[] = { 16, 100, PAGE_SIZE };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_auto (Case) self = { NULL };
      g_autoptr (GError) error = NULL;

      case_init (&self);
      memset (self.bytes, 0xa5, lengths[i]);
      g_assert_true (salvage (&self, &error));
      assert_honest (&self);
      g_assert_cmpuint (count_lost (&self), ==, 0);
    }
}

static void
test_cut_off (void)
{
  gsize step = sample_length / (g_test_thorough () ? 120 : 5);

  for (gsize length = step; length < sample_length; length += step)
    {
      g_auto (Case) self = { NULL };
      g_autoptr (GError) error = NULL;

      case_init (&self);
      self.length = length;
      if (salvage (&self, &error))
        {
          assert_honest (&self);
          assert_rest_is_saved (&self, length / PAGE_SIZE, standing->len);
          continue;
        }

      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FOREIGN);
      g_assert_cmpuint (count_standing (0, length / PAGE_SIZE), ==, 0);
    }
}

static void
fill_page (Case  *self,
           guint  page,
           guint  kind)
{
  for (guint i = 0; i < PAGE_SIZE; i++)
    self->bytes[(gsize) page * PAGE_SIZE + i] = kind == 0 ? 0 : g_test_rand_int ();
}

/* Each page in turn, or some of them, made empty or filled with noise. */
static void
test_every_page (void)
{
  guint n_pages = sample_length / PAGE_SIZE;
  guint step = g_test_thorough () ? 1 : 47;

  for (guint page = g_test_rand_int_range (0, step); page < n_pages; page += step)
    {
      g_auto (Case) self = { NULL };
      g_autoptr (GError) error = NULL;

      case_init (&self);
      fill_page (&self, page, page % 2);
      salvage (&self, &error);
      g_assert_no_error (error);
      assert_honest (&self);
      assert_rest_is_saved (&self, page, page + 1);
    }
}

static void
test_noise (void)
{
  guint n_runs = g_test_thorough () ? 300 : 6;

  for (guint run = 0; run < n_runs; run++)
    {
      g_auto (Case) self = { NULL };
      g_autoptr (GError) error = NULL;
      guint n_bytes = 1 << g_test_rand_int_range (0, 12);
      guint n_standing = 0;

      case_init (&self);
      for (guint i = 0; i < n_bytes; i++)
        {
          guint place = g_test_rand_int_range (0, sample_length);

          self.bytes[place] = g_test_rand_int ();
          n_standing += count_standing (place / PAGE_SIZE, place / PAGE_SIZE + 1);
        }
      if (salvage (&self, &error))
        {
          assert_honest (&self);
          g_assert_cmpuint (self.n_different, <=, n_standing);
        }
      else
        g_assert_cmpint (error->domain, ==, DOSSIER_STORE_ERROR);
    }
}

/* Disks that fail */

/* All that is left comes, whether a request for more than that brings some of it or nothing. */
static void
test_unreadable_sectors (gconstpointer gives_parts)
{
  guint n_pages = sample_length / PAGE_SIZE;
  guint step = g_test_thorough () ? 1 : 149;

  torture_sectors_give_parts (GPOINTER_TO_INT (gives_parts));
  for (guint page = 0; page < n_pages; page += step)
    {
      g_auto (Case) self = { NULL };
      g_autoptr (GError) error = NULL;
      g_autofree char *as_zeros = NULL;
      g_autofree char *unread = NULL;

      case_init (&self);
      fill_page (&self, page, 0);
      g_assert_true (salvage (&self, &error));
      as_zeros = dossier_test_dup_snapshot (self.store);
      case_clear (&self);

      case_init (&self);
      g_array_append_val (self.unreadable, page);
      salvage (&self, &error);
      g_assert_no_error (error);
      g_assert_true (says (&self, "4.1\302\240kB of the file could not be read from the disk."));
      assert_honest (&self);
      unread = dossier_test_dup_snapshot (self.store);
      dossier_test_assert_same (unread, as_zeros);
    }
}

/* Far from each other, also the last one, which the file may end in. */
static void
test_unreadable_here_and_there (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;
  guint n_pages = sample_length / PAGE_SIZE;
  const guint pages[] = { n_pages / 3, n_pages / 3 + 1, n_pages - 1 };
  guint n_standing = 0;

  case_init (&self);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      n_standing += count_standing (pages[i], pages[i] + 1);
      g_array_append_val (self.unreadable, pages[i]);
    }
  self.length = sample_length - PAGE_SIZE / 2;
  salvage (&self, &error);
  g_assert_no_error (error);
  g_assert_true (says (&self, "10.2\302\240kB of the file could not be read from the disk."));
  assert_honest (&self);
  g_assert_cmpuint (self.n_different, <=, n_standing);
}

static void
test_unreadable_whole (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;

  case_init (&self);
  for (guint page = 0; page < sample_length / PAGE_SIZE; page++)
    g_array_append_val (self.unreadable, page);
  g_assert_false (salvage (&self, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_UNREADABLE,
                             "The disk could not read all of “damaged.dossier”.");
}

/* Nothing is said about permissions that has nothing to do with them. */
static void
test_not_opened (void)
{
  static const struct { int code; DossierStoreError said; const char *sentence; } faults[] = {
    { EACCES, DOSSIER_STORE_ERROR_FAILED,
      "“damaged.dossier” may not be read. Ask whoever owns it for permission." },
    { EIO, DOSSIER_STORE_ERROR_UNREADABLE, "The disk could not read all of “damaged.dossier”." },
    { ENOLCK, DOSSIER_STORE_ERROR_FAILED, "“damaged.dossier” could not be read (No locks available)." },
  };
  g_auto (Case) self = { NULL };

  case_init (&self);
  g_assert_true (g_file_set_contents (self.path, self.bytes, self.length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      torture_sectors_refuse (self.path, faults[i].code);
      g_assert_null (dossier_store_salvage (self.path, self.copy, NULL, &error));
      torture_sectors_mend ();
      dossier_test_assert_error (&error, faults[i].said, faults[i].sentence);
    }
}

/* A portfolio with a log in which there is more than one edit. */
static void
make_file_with_log (Case *self)
{
  g_autofree char *live = dossier_test_folder_dup_path (self->folder, "open.dossier");
  g_autoptr (DossierStore) store = dossier_test_open (live, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");

  dossier_test_set (store, glacy, "note", "Early in the log");
  dossier_test_set (store, glacy, "note", "Late in the log");
  dossier_test_copy_file (live, self->path, "");
  dossier_test_copy_file (live, self->path, "-wal");
}

/* What stands in the log before the place comes; what comes after it, or in a log of which nothing can be
 * read, is said to be missing. */
static void
test_unreadable_log (void)
{
  static const char some[] = "4.1\302\240kB of the log beside the file could not be read from the disk.";
  static const char none[] = "The last changes could not be read: they lie in a log beside the file, of "
                             "which nothing can be read.";

  for (guint is_whole = 0; is_whole < 2; is_whole++)
    {
      g_auto (Case) self = { NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierRecord) found = NULL;
      g_autofree char *log = NULL;
      GStatBuf status;

      case_init (&self);
      log = g_strconcat (self.path, "-wal", NULL);
      make_file_with_log (&self);
      g_assert_cmpint (g_stat (log, &status), ==, 0);
      torture_sectors_spoil (log, is_whole ? 0 : (status.st_size / PAGE_SIZE - 1) * PAGE_SIZE,
                             is_whole ? status.st_size : PAGE_SIZE);
      self.salvage = dossier_store_salvage (self.path, self.copy, NULL, &error);
      torture_sectors_mend ();
      g_assert_no_error (error);
      g_assert_true (says (&self, is_whole ? none : some));
      self.store = dossier_test_open (self.copy, 0);
      assert_sound (self.store);
      found = dossier_test_find (self.store, "programme", "GLACY");
      g_assert_cmpstr (dossier_record_get_text (found, "note"), ==, is_whole ? NULL : "Early in the log");
    }
}

/* Pages of a kind */

static guint
find_root (const char *name)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  g_autoptr (DossierStore) store = NULL;

  g_assert_true (g_file_set_contents (path, sample_bytes, sample_length, NULL));
  store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY);
  return dossier_database_get_integer (store->database, sql) - 1;
}

/* Where the inner page of a table is gone, its leaves are not. */
static void
test_inner_page (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;
  guint page = find_root ("country");

  case_init (&self);
  g_assert_cmpint (self.bytes[page * PAGE_SIZE], ==, 5);
  fill_page (&self, page, 0);
  g_assert_true (salvage (&self, &error));
  g_assert_cmpuint (count_lost (&self), ==, 0);
  assert_honest (&self);
}

/* Changes the file past Dossier. */
static void
run_sql (Case       *self,
         const char *sql)
{
  sqlite3 *handle;

  g_assert_true (g_file_set_contents (self->path, self->bytes, self->length, NULL));
  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  g_free (g_steal_pointer (&self->bytes));
  g_assert_true (g_file_get_contents (self->path, &self->bytes, &self->length, NULL));
}

/* A description that mixes up two tables: the rows are still told apart, also the activity that was
 * numbered when it was added. */
static void
test_wrong_root (gconstpointer table)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage "
                                          "= %u WHERE name = '%s'", find_root ("indicator") + 1,
                                          (const char *) table);

  case_init (&self);
  run_sql (&self, sql);
  g_assert_true (salvage (&self, &error));
  g_assert_cmpuint (count_lost (&self), ==, 0);
  assert_honest (&self);
}

/* A description of which every row goes on in pages of its own, below an inner page. */
static void
test_long_schema (void)
{
  static const gsize lengths[] = { 0, 100, PAGE_SIZE };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_auto (Case) self = { NULL };
      g_autoptr (GError) error = NULL;

      case_init (&self);
      run_sql (&self, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'CREATE ', "
                      "'CREATE /*' || hex (zeroblob (5000)) || '*/ ')");
      g_assert_cmpint (self.bytes[100], ==, 5);
      memset (self.bytes, 0, lengths[i]);
      g_assert_true (salvage (&self, &error));
      g_assert_cmpuint (self.salvage->missing->len, ==, 0);
      g_assert_cmpuint (count_lost (&self), ==, 0);
      assert_honest (&self);
    }
}

/* How long texts are, for the search, is no file that was embedded: nothing says whose the page is. */
static void
test_lengths_for_search (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;

  case_init (&self);
  run_sql (&self, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET name = 'x' || rowid WHERE name IN "
                  "('digest', 'document_content', 'country_search_docsize')");
  g_assert_true (salvage (&self, &error));
  g_assert_cmpuint (count_placeholders (&self), ==, 0);
  g_assert_cmpuint (count_lost (&self), ==, 0);
  assert_honest (&self);
}

static void
test_indexes (void)
{
  static const char * const names[] = { "activity_title", "programme_office", "sqlite_autoindex_country_1" };
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;

  case_init (&self);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fill_page (&self, find_root (names[i]), 1);
  g_assert_true (salvage (&self, &error));
  g_assert_cmpuint (self.salvage->missing->len, ==, 0);
  assert_honest (&self);
}

/* What belongs to a lost record is not lost with it. */
static void
test_lost_owners (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;

  case_init (&self);
  fill_page (&self, find_root ("organisation"), 0);
  g_assert_true (salvage (&self, &error));
  assert_honest (&self);
  g_assert_true (says (&self, "16 of 16 records of “Organisations” could not be read."));
  g_assert_true (says (&self, "A record of “Organisations” is lost. “Could not be read (1104)” stands in its "
                              "place, so that what belongs to it is kept."));
  g_assert_true (says (&self, "steps of the history were left behind"));
  g_assert_cmpuint (dossier_test_count (self.store, "contribution"), ==, 18);
  g_assert_cmpuint (dossier_test_count (self.store, "office"), ==, 1);
}

/* What was added and renamed by steps that can be read has a name, though nothing else of it is left. */
static void
test_names_of_lost (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierRecord) first = NULL, second = NULL, removed = NULL;
  guint n_more;

  case_init (&self);
  g_assert_true (g_file_set_contents (self.path, self.bytes, self.length, NULL));
  store = dossier_test_open (self.path, 0);
  first = dossier_test_add (store, "person", "name", "Ada", NULL);
  second = dossier_test_add (store, "person", "name", "Grace", NULL);
  removed = dossier_test_add (store, "person", "name", "Nobody", NULL);
  dossier_test_set (store, second, "name", "Grace Hopper");
  dossier_test_set (store, second, "note", "Admiral");
  dossier_test_delete (store, removed);
  n_more = dossier_test_count (store, "person");
  g_clear_object (&store);
  g_free (g_steal_pointer (&self.bytes));
  g_assert_true (g_file_get_contents (self.path, &self.bytes, &self.length, NULL));

  fill_page (&self, find_root ("person"), 0);
  g_assert_true (salvage (&self, &error));
  g_assert_cmpuint (count_lost (&self), ==, n_more);
  g_assert_true (says (&self, "Among the lost ones of “Persons” are, by the history: “Ada”, “Grace "
                              "Hopper”."));
  g_assert_false (says (&self, "Nobody"));
}

static char *
find_bytes (Case       *self,
            const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i + length <= self->length; i++)
    if (memcmp (self->bytes + i, text, length) == 0)
      return self->bytes + i;

  g_assert_not_reached ();
}

static void
test_flipped_value (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;

  case_init (&self);
  find_bytes (&self, "Suriname")[3] ^= 1;
  g_assert_true (salvage (&self, &error));
  assert_honest (&self);
}

/* Steps before a lost one cannot be undone; those after it can. */
static void
test_lost_step (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  case_init (&self);
  fill_page (&self, find_root ("journal"), 0);
  g_assert_true (salvage (&self, &error));
  g_assert_cmpuint (count_lost (&self), ==, 0);
  g_assert_true (says (&self, "of the history could not be read."));
  steps = dossier_store_get_history (self.store, NULL, 0, &error);
  g_assert_cmpuint (steps->len, <, N_STEPS + 2);
}

/* Where SQLite says what tables there are: the name of one is another now. */
static void
test_wrong_name (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;

  case_init (&self);
  find_bytes (&self, "tableprogrammeprogramme")[strlen ("tablepro")] ^= 1;
  g_assert_true (salvage (&self, &error));
  assert_honest (&self);
  g_assert_cmpuint (count_lost (&self), ==, 0);
}

/* Nor is a version of which nobody has heard the end. */
static void
test_wrong_version (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;

  case_init (&self);
  self.bytes[VERSION_OFFSET] ^= 4;
  g_assert_true (salvage (&self, &error));
  assert_honest (&self);
  g_assert_cmpuint (count_lost (&self), ==, 0);
}

static void
test_newer (void)
{
  g_auto (Case) self = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;

  case_init (&self);
  g_assert_true (g_file_set_contents (self.path, self.bytes, self.length, NULL));
  store = dossier_test_open (self.path, 0);
  g_assert_true (dossier_database_execute (store->database, "CREATE TABLE later (id INTEGER PRIMARY KEY);"
                                           "PRAGMA user_version = 1000", NULL));
  g_clear_object (&store);
  g_assert_null (dossier_store_salvage (self.path, self.copy, NULL, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_TOO_NEW, "newer version of Dossier");
}

static void
read_sample (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "sample.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  DossierRecord *glacy = dossier_test_find (store, "programme", "GLACY");

  g_object_unref (dossier_test_embed_text (store, "letter.txt", 9000));
  dossier_test_set (store, glacy, "note", "A note");
  dossier_test_set (store, glacy, "budget", "EUR 4 million");
  g_object_unref (dossier_test_add (store, "activity", "title", "Workshop", "date", "May 2016", NULL));
  g_object_unref (glacy);
  sample_snapshot = dossier_test_dup_snapshot (store);
  g_object_unref (store);
  g_assert_true (g_file_get_contents (path, &sample_bytes, &sample_length, NULL));
}

/* Where a record goes on in a page of its own, it stands there, too.  In the place of one that cannot be
 * without another nothing can stand, and what belongs to it is lost with it: in the sample two for each. */
static void
read_standing (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "sample.dossier");
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierStatement) row = NULL;

  g_assert_true (g_file_set_contents (path, sample_bytes, sample_length, NULL));
  store = dossier_test_open (path, DOSSIER_STORE_READ_ONLY);
  row = dossier_database_prepare (store->database,
    "SELECT pageno, name, CASE pagetype WHEN 'leaf' THEN ncell WHEN 'overflow' THEN 1 ELSE 0 END,"
    " EXISTS (SELECT 1 FROM pragma_foreign_key_list (s.name) AS f"
    "         JOIN pragma_table_info (s.name) AS c ON c.name = f.\"from\" WHERE c.\"notnull\") "
    "FROM dbstat AS s", NULL);
  standing = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (standing, sample_length / PAGE_SIZE);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (row, 1);

      if (dossier_table_find (name) != NULL || g_str_equal (name, DOSSIER_CONTENT_TABLE))
        g_array_index (standing, guint, sqlite3_column_int (row, 0) - 1) =
          sqlite3_column_int (row, 2) * (sqlite3_column_int (row, 3) ? 3 : 1);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  read_sample ();
  read_standing ();

  g_test_add_func ("/salvage/whole", test_whole);
  g_test_add_func ("/salvage/refused", test_refused);
  g_test_add_data_func ("/salvage/log", GINT_TO_POINTER (TRUE), test_log);
  g_test_add_data_func ("/salvage/log-without-head", GINT_TO_POINTER (FALSE), test_log);
  g_test_add_func ("/salvage/without-head", test_without_head);
  g_test_add_func ("/salvage/cut-off", test_cut_off);
  g_test_add_func ("/salvage/every-page", test_every_page);
  g_test_add_func ("/salvage/noise", test_noise);
  g_test_add_data_func ("/salvage/unreadable-sectors/parts", GINT_TO_POINTER (TRUE),
                        test_unreadable_sectors);
  g_test_add_data_func ("/salvage/unreadable-sectors/nothing", GINT_TO_POINTER (FALSE),
                        test_unreadable_sectors);
  g_test_add_func ("/salvage/unreadable-here-and-there", test_unreadable_here_and_there);
  g_test_add_func ("/salvage/unreadable-whole", test_unreadable_whole);
  g_test_add_func ("/salvage/unreadable-log", test_unreadable_log);
  g_test_add_func ("/salvage/not-opened", test_not_opened);
  g_test_add_func ("/salvage/inner-page", test_inner_page);
  g_test_add_data_func ("/salvage/wrong-root/component", "component", test_wrong_root);
  g_test_add_data_func ("/salvage/wrong-root/activity", "activity", test_wrong_root);
  g_test_add_func ("/salvage/long-schema", test_long_schema);
  g_test_add_func ("/salvage/lengths-for-search", test_lengths_for_search);
  g_test_add_func ("/salvage/indexes", test_indexes);
  g_test_add_func ("/salvage/lost-owners", test_lost_owners);
  g_test_add_func ("/salvage/names-of-lost", test_names_of_lost);
  g_test_add_func ("/salvage/flipped-value", test_flipped_value);
  g_test_add_func ("/salvage/lost-step", test_lost_step);
  g_test_add_func ("/salvage/wrong-name", test_wrong_name);
  g_test_add_func ("/salvage/wrong-version", test_wrong_version);
  g_test_add_func ("/salvage/newer", test_newer);
  status = g_test_run ();

  g_free (sample_bytes);
  g_free (sample_snapshot);
  g_array_unref (standing);
  return status;
}
