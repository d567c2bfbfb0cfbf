/* test-locks.c: another program never takes a file away that is open here. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "dossier-document.h"
#include "dossier-store-private.h"
#include "dossier-test.h"

static const char *program;

/* What the other program does.  It opens the portfolio, reads the title of GLACY, closes it. */
static int
read_title (const char *path,
            const char *title)
{
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_READ_ONLY, NULL);
  g_autoptr (DossierRecord) glacy = store != NULL ? dossier_store_find (store, "programme", "GLACY", NULL)
                                                  : NULL;

  return glacy != NULL &&
         g_strcmp0 (dossier_record_get_text (glacy, "title"), title) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Or it asks whether somebody has both the file and the memory that is shared: what SQLite asks before it
 * takes the log for abandoned, and the memory for stale.  Readers lock these bytes of the file
 * (https://www.sqlite.org/fileformat2.html, 1.4). */
static int
find_open (const char *path)
{
  struct flock readers = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510 };
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_read = fd >= 0 && fcntl (fd, F_GETLK, &readers) == 0 && readers.l_type != F_UNLCK;

  return is_read && dossier_store_is_open_elsewhere (path) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* A process of its own: after a mere fork() SQLite would share the locks it is to be kept off by. */
static gboolean
run_other_program (const char *task,
                   const char *path,
                   const char *title)
{
  const char *arguments[] = { program, task, path, title, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);

  return g_spawn_check_wait_status (status, NULL);
}

static gboolean
other_program_reads (const char *path,
                     const char *title)
{
  return run_other_program ("--read", path, title);
}

static gboolean
other_program_finds_open (const char *path)
{
  return run_other_program ("--find-open", path, NULL);
}

typedef struct
{
  char          *folder;
  char          *path;
  DossierStore  *store;
  DossierRecord *glacy;
} Office;

static void
open_office (Office *self)
{
  self->store = dossier_test_open (self->path, 0);
  self->glacy = dossier_test_find (self->store, "programme", "GLACY");
}

static void
close_office (Office *self)
{
  g_clear_object (&self->glacy);
  g_clear_object (&self->store);
}

/* Nothing is written in it yet: its log is empty. */
static void
set_up (Office        *self,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dossier-locks-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "office.dossier", NULL);
  g_object_unref (dossier_test_open (self->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE));
  open_office (self);
}

static void
tear_down (Office        *self,
           gconstpointer  unused)
{
  close_office (self);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

/* The other program sees it, and leaves what lies beside the file to us. */
static void
change_title (Office     *self,
              const char *title)
{
  dossier_test_set (self->store, self->glacy, "title", title);
  g_assert_true (other_program_reads (self->path, title));
}

static void
test_second_reader (Office        *self,
                    gconstpointer  unused)
{
  g_autofree char *alias = g_build_filename (self->folder, ".", "office.dossier", NULL);

  dossier_test_set (self->store, self->glacy, "title", "First");
  for (guint i = 0; i < 2; i++)
    g_object_unref (dossier_test_open (i == 0 ? self->path : alias, DOSSIER_STORE_READ_ONLY));

  g_assert_true (other_program_reads (self->path, "First"));
  change_title (self, "Second");
}

static void
read_cb (GObject      *file,
         GAsyncResult *result,
         gpointer      data)
{
  GError **error = data;
  g_autoptr (GBytes) content = dossier_document_read_finish (G_FILE (file), result, error);

  g_assert_null (content);
}

/* Somebody opens what lies beside the portfolio: with nothing in it yet, it would be made into one. */
static void
test_opened (Office        *self,
             gconstpointer  unused)
{
  static const char * const endings[] = { "-wal", "-shm" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *beside = g_strconcat (self->path, endings[i % G_N_ELEMENTS (endings)], NULL);

      g_assert_true (g_file_test (beside, G_FILE_TEST_EXISTS));
      g_assert_null (dossier_store_open (beside, 0, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FOREIGN);
      g_clear_error (&error);
      change_title (self, i % 2 == 0 ? "First" : "Second");
    }
}

/* Somebody adds the portfolio itself to a programme, or what lies beside it: it is not whole without
 * its log, and is not read as a file. */
static void
test_added (Office        *self,
            gconstpointer  unused)
{
  static const char * const endings[] = { "", "-wal", "-shm" };
  g_autoptr (GError) error = NULL;

  change_title (self, "First");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *chosen = g_strconcat (self->path, endings[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (chosen);

      dossier_document_read_async (file, read_cb, &error);
      while (error == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
      g_clear_error (&error);
      g_assert_true (other_program_reads (self->path, "First"));
    }

  change_title (self, "Second");
}

/* Somebody looks at the folder, to choose a file. */
static void
test_looked_at (Office        *self,
                gconstpointer  unused)
{
  static const char * const endings[] = { "", "-wal", "-shm" };

  change_title (self, "Before");
  for (guint i = 0; i < 2 * G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *shown = g_strconcat (self->path, endings[i % G_N_ELEMENTS (endings)], NULL);

      dossier_test_look_into (shown);
      g_assert_true (other_program_finds_open (self->path));
      change_title (self, i % 2 == 0 ? "First" : "Second");
    }
}

/* Returns: how many there are of files in @folder; programs that are started get none of them */
static guint
count_descriptors (const char *folder)
{
  g_autoptr (GDir) descriptors = g_dir_open ("/proc/self/fd", 0, NULL);
  guint count = 0;

  for (const char *name = g_dir_read_name (descriptors); name != NULL; name = g_dir_read_name (descriptors))
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *path = g_file_read_link (link, NULL);

      if (path == NULL || !g_str_has_prefix (path, folder))
        continue;
      g_assert_cmpint (fcntl (atoi (name), F_GETFD) & FD_CLOEXEC, !=, 0);
      count++;
    }

  return count;
}

/* Connections of one program share their locks: whichever is closed first, the other keeps them; and nobody
 * stands in the way of the last, which brings the log into the file and takes it away. */
static void
test_closed (Office        *self,
             gconstpointer  data)
{
  gboolean is_reader_first = GPOINTER_TO_INT (data);
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (DossierStore) reader = NULL;

  close_office (self);
  reader = dossier_test_open (self->path, DOSSIER_STORE_READ_ONLY);
  open_office (self);
  change_title (self, "Both");

  if (is_reader_first)
    g_clear_object (&reader);
  else
    close_office (self);
  g_assert_cmpuint (count_descriptors (self->folder), >, 0);
  g_assert_true (other_program_finds_open (self->path));
  g_assert_true (other_program_reads (self->path, "Both"));
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  if (is_reader_first)
    change_title (self, "Still here");
  g_clear_object (&reader);
  close_office (self);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_descriptors (self->folder), ==, 0);
  g_assert_false (other_program_finds_open (self->path));
  g_assert_true (other_program_reads (self->path, is_reader_first ? "Still here" : "Both"));
}

/* Where there is no log, the descriptors of whoever has read are closed while others still write. */
static void
test_without_log (Office        *self,
                  gconstpointer  unused)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  change_title (self, "Before");
  g_assert_true (dossier_database_execute (self->store->database, "PRAGMA journal_mode = DELETE", &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("After %u", i);

      g_object_unref (dossier_test_open (self->path, DOSSIER_STORE_READ_ONLY));
      dossier_test_look_into (self->path);
      change_title (self, title);
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
    }

  close_office (self);
  g_assert_cmpuint (count_descriptors (self->folder), ==, 0);
}

#define ADD(name, data, function) g_test_add (name, Office, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--read"))
    return read_title (argv[2], argv[3]);
  if (argc == 3 && g_str_equal (argv[1], "--find-open"))
    return find_open (argv[2]);

  g_test_init (&argc, &argv, NULL);

  ADD ("/locks/second-reader", NULL, test_second_reader);
  ADD ("/locks/opened-beside", NULL, test_opened);
  ADD ("/locks/added-as-a-document", NULL, test_added);
  ADD ("/locks/looked-at", NULL, test_looked_at);
  ADD ("/locks/reader-closed-first", GINT_TO_POINTER (TRUE), test_closed);
  ADD ("/locks/writer-closed-first", GINT_TO_POINTER (FALSE), test_closed);
  ADD ("/locks/without-log", NULL, test_without_log);

  return g_test_run ();
}
