/* test-damage.c: whatever is not as Dossier wrote it is found, and nothing else. */
#define _GNU_SOURCE  /* memmem() */

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-damage.h"
#include "dossier-document.h"
#include "dossier-store-private.h"
#include "dossier-test.h"

/* Prime, so that every place within a page has its turn.  Sanitizers make all several times slower. */
#define STEP 12007
#define STEP_IN_USE 3001
#ifdef __SANITIZE_ADDRESS__
#define STEP_THOROUGH 607
#define STEP_IN_USE_THOROUGH 211
#else
#define STEP_THOROUGH 61
#define STEP_IN_USE_THOROUGH 23
#endif

#define AMID_A_PAGE 100  /* not where a page points to the next one */
#define MOST_MILLISECONDS_OF_WAITING 5000  /* on a busy machine */

static char *sample_bytes;
static gsize sample_length;

static GPtrArray *
find (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *damages = dossier_store_find_damage (store, NULL, &error);

  g_assert_no_error (error);
  return damages;
}

static void
assert_sound (DossierStore *store)
{
  g_autoptr (GPtrArray) damages = find (store);

  for (guint i = 0; i < damages->len; i++)
    g_test_fail_printf ("%s", ((DossierDamage *) damages->pdata[i])->sentence);
}

static void
assert_damage (DossierStore      *store,
               DossierDamageKind  kind,
               const char        *sentence)
{
  g_autoptr (GPtrArray) damages = find (store);

  for (guint i = 0; i < damages->len; i++)
    {
      const DossierDamage *damage = damages->pdata[i];

      g_assert_true (g_utf8_validate (damage->sentence, -1, NULL));
      if (damage->kind == kind && g_str_equal (damage->sentence, sentence))
        return;
      g_test_message ("%s: %s", dossier_damage_kind_get_code (damage->kind), damage->sentence);
    }
  g_test_fail_printf ("Nobody says “%s”", sentence);
}

static void
run_sql (DossierStore *store,
         const char   *sql)
{
  g_autoptr (GError) error = NULL;

  dossier_database_execute (store->database, sql, &error);
  g_assert_no_error (error);
}

/* Edits of every kind, some of them taken back. */
static void
edit (DossierStore *store)
{
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) octopus = dossier_test_find (store, "programme", "Cybercrime@Octopus");

  g_object_unref (dossier_test_embed_text (store, "letter.txt", 9000));
  dossier_test_set (store, glacy, "budget", "EUR 4 million");
  dossier_test_set (store, glacy, "objective", "Something else");
  g_object_unref (dossier_test_add (store, "activity", "title", "Workshop", "date", "May 2016", NULL));
  dossier_test_delete (store, octopus);
  for (guint i = 0; i < 3; i++)
    dossier_test_undo (store);
  dossier_test_redo (store);
}

static DossierStore *
open_bytes (DossierTestFolder *folder,
            DossierStoreFlags  flags)
{
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");

  g_assert_true (g_file_set_contents (path, sample_bytes, sample_length, NULL));
  return dossier_store_open (path, flags, NULL);
}

/* Nothing is wrong */

static void
test_edits_leave_no_damage (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  assert_sound (store);
  edit (store);
  assert_sound (store);
  for (guint i = 0; i < 3; i++)
    dossier_test_undo (store);
  assert_sound (store);
  g_object_unref (dossier_test_add (store, "activity", "title", "Another", NULL));
  assert_sound (store);
}

static void
test_file_is_left_alone (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  g_autoptr (DossierStore) store = open_bytes (folder, DOSSIER_STORE_READ_ONLY);
  g_autofree char *before = dossier_test_dup_checksum (path);
  g_autofree char *after = NULL;

  assert_sound (store);
  g_clear_object (&store);
  after = dossier_test_dup_checksum (path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_cancelled (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_store_find_damage (store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_sound (store);
}

/* Other programs */

static void
test_other_programs (void)
{
  static const struct { const char *sql; DossierDamageKind kind; const char *sentence; } cases[] = {
    { "UPDATE programme SET objective = 'As somebody else sees it' WHERE code = 'GLACY'",
      DOSSIER_DAMAGE_CHANGED,
      "The value of “Objective” of “GLACY” was changed by another program than Dossier." },
    { "UPDATE programme SET subtitle = 'Glac\xff' WHERE code = 'GLACY'", DOSSIER_DAMAGE_CHANGED,
      "The value of “Subtitle” of “GLACY” was changed by another program than Dossier." },
    { "INSERT INTO country_group (id, name) VALUES (7, 'Elsewhere')", DOSSIER_DAMAGE_CHANGED,
      "“Elsewhere” (Country groups) was added by another program than Dossier." },
    { "DELETE FROM claim WHERE id = 1701", DOSSIER_DAMAGE_CHANGED,
      "“Published figures” has lost the record with the number 1701, which Dossier did not delete." },
    { "CREATE TABLE notes (id INTEGER PRIMARY KEY)", DOSSIER_DAMAGE_CHANGED,
      "“notes” was added to the file by another program than Dossier." },
    { "DROP INDEX activity_title", DOSSIER_DAMAGE_FILE,
      "“activity_title” is not described in the file as Dossier does it." },
    { "INSERT INTO programme_search (programme_search) VALUES ('delete-all')", DOSSIER_DAMAGE_SEARCH,
      "The search in “Programmes” does not fit the records. They are not touched by that." },
    { "PRAGMA foreign_keys = OFF; DELETE FROM treaty WHERE code = 'BUDAPEST'", DOSSIER_DAMAGE_CHANGED,
      "" },
    { "UPDATE journal SET changes = x'5401' WHERE label = 'Budget'", DOSSIER_DAMAGE_HISTORY, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (GPtrArray) damages = NULL;

      edit (store);
      run_sql (store, cases[i].sql);
      damages = find (store);
      g_assert_cmpuint (damages->len, >, 0);
      if (*cases[i].sentence != '\0')
        assert_damage (store, cases[i].kind, cases[i].sentence);
    }
}

/* A value that is written again is Dossier's again; what is next to it stays found. */
static void
test_written_again (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GPtrArray) damages = NULL;

  run_sql (store, "UPDATE programme SET note = 'From elsewhere', scope = 'Everywhere' WHERE code = 'GLACY'");
  g_object_unref (dossier_test_find (store, "programme", "GLACY"));
  dossier_store_reload (store, "programme", dossier_record_get_id (glacy));
  dossier_test_set (store, glacy, "note", "Ours");
  damages = find (store);
  g_assert_cmpuint (damages->len, ==, 1);
  assert_damage (store, DOSSIER_DAMAGE_CHANGED,
                 "The value of “Geographical scope” of “GLACY” was changed by another program than Dossier.");
  dossier_test_set (store, glacy, "scope", "Ours, too");
  assert_sound (store);
  dossier_test_undo (store);
  dossier_test_undo (store);
}

/* SQLite reads some of these for ever. */
static void
test_broken_steps (void)
{
  static const char * const changes[] = {
    "5401", "54", "5402", "540101", "54010178", "5401017800", "1200", "ff", "5401017800120001",
    "54010178001700",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_sample ();
      g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
      g_autofree char *sql = g_strdup_printf ("UPDATE journal SET changes = x'%s'", changes[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) steps = NULL;

      dossier_test_set (store, glacy, "note", "Any");
      run_sql (store, sql);
      steps = dossier_store_get_history (store, glacy, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (steps->len, ==, 0);
      if (g_str_has_suffix (changes[i], "7800"))
        continue;

      g_assert_false (dossier_store_undo (store, &error));
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED,
                                 "What the file says about this step is damaged");
    }
}

/* Flipped bytes */

/* The next place from @start on that has @text. */
static gsize
find_bytes (const char *text,
            gsize       start)
{
  const char *found = start < sample_length ? memmem (sample_bytes + start, sample_length - start, text,
                                                      strlen (text)) : NULL;

  return found != NULL ? (gsize) (found - sample_bytes) : sample_length;
}

static gboolean
is_told_of_flip (gsize       place,
                 const char *sentence)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GPtrArray) damages = NULL;

  sample_bytes[place] ^= 2;
  store = open_bytes (folder, DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED);
  sample_bytes[place] ^= 2;
  g_assert_nonnull (store);
  damages = find (store);
  g_assert_cmpuint (damages->len, >, 0);

  for (guint i = 0; i < damages->len; i++)
    if (g_str_equal (((DossierDamage *) damages->pdata[i])->sentence, sentence))
      return TRUE;

  return FALSE;
}

/* The text is in the journal, too: one of its places is that in the record. */
static void
test_flipped_text (void)
{
  static const struct { const char *text; gsize step; const char *sentence; } cases[] = {
    { "EUR 4 million", 1, "The value of “Budget” of “GLACY” is not the one Dossier wrote." },
    { "xxxxxxxxxxxxxxxxxxxx", 2000, "The file embedded in “letter.txt” is not the one Dossier kept." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize place = find_bytes (cases[i].text, 0);
      guint n_told = 0;

      for (; place < sample_length; place = find_bytes (cases[i].text, place + cases[i].step))
        n_told += is_told_of_flip (place, cases[i].sentence);
      g_assert_cmpuint (n_told, >, 0);
    }
}

/* Everything that can be read in the file. */
static char *
dup_everything (DossierStore *store)
{
  g_autofree char *snapshot = dossier_test_dup_snapshot (store);
  g_autofree char *journal = dossier_database_dup_text (store->database,
    "SELECT group_concat (id || at || author || label || subject || undone || hex (changes)) FROM journal");
  g_autofree char *content = dossier_database_dup_text (store->database,
    "SELECT group_concat (id || hex (content)) FROM document_content");

  return g_strconcat (snapshot, journal, content, NULL);
}

static void
flip_and_look (gsize       place,
               const char *expected,
               guint      *n_found)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  char before = sample_bytes[place];
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GPtrArray) damages = NULL;
  g_autofree char *found = NULL;

  sample_bytes[place] ^= 1 << g_test_rand_int_range (0, 8);
  store = open_bytes (folder, DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED);
  sample_bytes[place] = before;
  damages = store != NULL ? find (store) : NULL;
  if (store == NULL || damages->len > 0)
    {
      (*n_found)++;
      return;
    }

  found = dup_everything (store);
  if (!g_str_equal (found, expected))
    g_test_fail_printf ("Nobody noticed the byte at %" G_GSIZE_FORMAT, place);
}

/* Most of a page is in no use, and most pages are of short tables. */
static void
test_every_byte (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autoptr (DossierStore) store = open_bytes (folder, DOSSIER_STORE_READ_ONLY);
  g_autofree char *expected = dup_everything (store);
  guint step = g_test_thorough () ? STEP_THOROUGH : STEP;
  guint n_flipped = 0, n_found = 0;

  for (gsize place = g_test_rand_int_range (0, step); place < sample_length; place += step)
    {
      flip_and_look (place, expected, &n_found);
      n_flipped++;
    }
  g_test_message ("%u bytes flipped, %u found, %u in no use", n_flipped, n_found, n_flipped - n_found);
  g_assert_cmpuint (n_found, >=, n_flipped / 25);
}

/* Only where something is written: the text, numbers and lengths of records, and what was there before. */
static void
test_bytes_in_use (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autoptr (DossierStore) store = open_bytes (folder, DOSSIER_STORE_READ_ONLY);
  g_autofree char *expected = dup_everything (store);
  guint step = g_test_thorough () ? STEP_IN_USE_THOROUGH : STEP_IN_USE;
  guint n_used = 0, n_flipped = 0, n_found = 0;

  for (gsize place = 0; place < sample_length; place++)
    if (sample_bytes[place] != 0 && n_used++ % step == 0)
      {
        flip_and_look (place, expected, &n_found);
        n_flipped++;
      }
  g_test_message ("%u bytes flipped, %u found, %u in no use", n_flipped, n_found, n_flipped - n_found);
  g_assert_cmpuint (n_found, >=, n_flipped * 3 / 4);
}

/* Pages */

/* The page at which @name begins: https://www.sqlite.org/fileformat.html, 1.6. */
static gsize
find_page (const char *name)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autoptr (DossierStore) store = open_bytes (folder, DOSSIER_STORE_READ_ONLY);
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);

  return (dossier_database_get_integer (store->database, sql) - 1) * 4096;
}

/* What is damaged is said in the words of people; what SQLite says stands apart. */
static void
test_in_words (void)
{
  static const struct { const char *name; const char *sentence; } cases[] = {
    { "activity_title", "An index of “Activities” is damaged: lists may be shorter than they should be. The "
                        "records are whole." },
    { "activity", "“Activities” cannot be read to the end." },
    { "journal", "“History” cannot be read to the end." },
    { "digest", "“What Dossier wrote into each record, in short” cannot be read to the end." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
      g_autofree char *expected = g_strdup_printf ("“office.dossier” is damaged. %s", cases[i].sentence);
      g_autofree char *spoiled = g_memdup2 (sample_bytes, sample_length);
      g_autoptr (GPtrArray) damages = NULL;
      g_autoptr (GError) error = NULL;
      const DossierDamage *worst;

      memset (spoiled + find_page (cases[i].name), 0x77, 64);
      g_assert_true (g_file_set_contents (path, spoiled, sample_length, NULL));
      g_assert_null (dossier_store_open (path, 0, &error));
      dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_DAMAGED, expected);

      damages = dossier_damage_find_in_file (path, NULL, &error);
      g_assert_no_error (error);
      worst = g_ptr_array_index (damages, 0);
      g_assert_cmpstr (worst->sentence, ==, cases[i].sentence);
      g_assert_cmpstr (worst->table, ==, i == 0 ? "activity" : cases[i].name);
      g_assert_nonnull (worst->detail);
      for (guint d = 1; d < damages->len; d++)
        g_assert_cmpstr (((DossierDamage *) damages->pdata[d])->sentence, !=, worst->sentence);
    }
}

/* On a worker */

typedef struct
{
  GMainLoop *loop;
  GPtrArray *damages;
  GError    *error;
} Answer;

static void
found_cb (GObject      *store,
          GAsyncResult *result,
          gpointer      data)
{
  Answer *answer = data;

  answer->damages = dossier_store_find_damage_finish (DOSSIER_STORE (store), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static gboolean
write_cb (gpointer store)
{
  static guint n = 0;
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *text = g_strdup_printf ("Written while somebody looks: %u", n++);

  dossier_test_set (store, glacy, "note", text);
  return G_SOURCE_CONTINUE;
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* Whoever reads may be slow on a busy machine, and holds up whoever writes where there is no log. */
static gboolean
wait_cb (guint milliseconds)
{
  return milliseconds < MOST_MILLISECONDS_OF_WAITING;
}

/* Looks for damage in the main loop, while edits come as fast as they can. */
static Answer
look_while_editing (DossierStore *store,
                    GCancellable *cancellable)
{
  Answer answer = { g_main_loop_new (NULL, FALSE), NULL, NULL };
  guint edits = dossier_store_is_read_only (store) ? 0 : g_idle_add (write_cb, store);

  dossier_store_set_wait (wait_cb);
  dossier_store_find_damage_async (store, cancellable, found_cb, &answer);
  if (cancellable != NULL)
    g_timeout_add (5, cancel_cb, cancellable);
  g_main_loop_run (answer.loop);
  if (edits != 0)
    g_source_remove (edits);
  dossier_store_set_wait (NULL);
  g_main_loop_unref (answer.loop);

  return answer;
}

static void
test_worker_is_not_misled (void)
{
  static const char * const modes[] = { "WAL", "TRUNCATE" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autoptr (DossierStore) store = open_bytes (folder, 0);
      g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s", modes[i]);

      run_sql (store, sql);
      for (guint n = 0; n < 3; n++)
        {
          Answer answer = look_while_editing (store, NULL);

          /* Without a log, whoever writes all the time may leave no gap to begin in. */
          if (i > 0 && g_error_matches (answer.error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY))
            {
              g_error_free (answer.error);
              continue;
            }
          g_assert_no_error (answer.error);
          for (guint d = 0; d < answer.damages->len; d++)
            g_test_fail_printf ("%s: %s", modes[i], ((DossierDamage *) answer.damages->pdata[d])->sentence);
          g_ptr_array_unref (answer.damages);
        }
    }
}

static void
test_worker_is_cancelled (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autoptr (DossierStore) store = open_bytes (folder, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = look_while_editing (store, cancellable);
  g_autofree char *path = g_strdup (dossier_store_get_path (store));

  g_assert_null (answer.damages);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (answer.error);

  /* Whoever hears of it can close the file: nobody holds it any more. */
  g_clear_object (&store);
  g_assert_false (dossier_database_is_open (path));
}

/* Files above the size that is looked through before they are shown. */
static void
test_worker_finds_in_a_large_file (void)
{
  static const struct { const char *page; DossierDamageKind kind; const char *sentence; } cases[] = {
    { NULL, DOSSIER_DAMAGE_VALUE, "The file embedded in “large.txt” is not the one Dossier kept." },
    { "activity_title", DOSSIER_DAMAGE_FILE, "An index of “Activities” is damaged: lists may be shorter than "
                                             "they should be. The records are whole." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
      g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
      g_autoptr (DossierStore) store = open_bytes (folder, 0);
      g_autofree char *bytes = NULL;
      gsize length, place = cases[i].page != NULL ? find_page (cases[i].page) : 0;
      Answer answer;

      g_object_unref (dossier_test_embed_text (store, "large.txt", 5 << 20));
      g_clear_object (&store);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      if (cases[i].page != NULL)
        memset (bytes + place, 0x77, 64);
      else
        bytes[length / 2 + AMID_A_PAGE] ^= 1;
      g_assert_true (g_file_set_contents (path, bytes, length, NULL));

      store = dossier_test_open (path, 0);
      answer = look_while_editing (store, NULL);
      g_assert_no_error (answer.error);
      g_assert_cmpuint (answer.damages->len, >, 0);
      g_assert_cmpint (((DossierDamage *) answer.damages->pdata[0])->kind, ==, cases[i].kind);
      g_assert_cmpstr (((DossierDamage *) answer.damages->pdata[0])->sentence, ==, cases[i].sentence);
      g_ptr_array_unref (answer.damages);
    }
}

static void
read_sample (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "sample.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);

  edit (store);
  g_object_unref (store);
  g_assert_true (g_file_get_contents (path, &sample_bytes, &sample_length, NULL));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  read_sample ();

  g_test_add_func ("/damage/edits-leave-none", test_edits_leave_no_damage);
  g_test_add_func ("/damage/file-is-left-alone", test_file_is_left_alone);
  g_test_add_func ("/damage/cancelled", test_cancelled);
  g_test_add_func ("/damage/other-programs", test_other_programs);
  g_test_add_func ("/damage/written-again", test_written_again);
  g_test_add_func ("/damage/broken-steps", test_broken_steps);
  g_test_add_func ("/damage/flipped-text", test_flipped_text);
  g_test_add_func ("/damage/every-byte", test_every_byte);
  g_test_add_func ("/damage/bytes-in-use", test_bytes_in_use);
  g_test_add_func ("/damage/in-words", test_in_words);
  g_test_add_func ("/damage/worker-is-not-misled", test_worker_is_not_misled);
  g_test_add_func ("/damage/worker-is-cancelled", test_worker_is_cancelled);
  g_test_add_func ("/damage/worker-finds-in-a-large-file", test_worker_finds_in_a_large_file);
  status = g_test_run ();

  g_free (sample_bytes);
  return status;
}
