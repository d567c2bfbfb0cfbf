/* test-document.c: files inside a portfolio come out as they went in, and are undone with their record. */
#include "dossier-document.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier-test.h"
#include "dossier-whole-file.h"

static GBytes *
make_bytes (gsize size)
{
  guchar *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = g_test_rand_int_range (0, 256);

  return g_bytes_new_take (data, size);
}

static void
assert_content (DossierStore  *store,
                DossierRecord *document,
                GBytes        *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = dossier_document_dup_content (store, document, &error);

  g_assert_no_error (error);
  g_assert_nonnull (content);
  g_assert_true (g_bytes_equal (content, expected));
}

/* Also after the file was closed, undone, closed and redone. */
static void
test_embed (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "a.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (GBytes) content = make_bytes (300000);
  DossierRecord *document = dossier_test_embed (store, "Report.pdf", content);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (document));

  g_assert_cmpstr (dossier_record_get_text (document, "title"), ==, "Report.pdf");
  g_assert_cmpint (dossier_record_get_integer (document, "size"), ==, 300000);
  assert_content (store, document, content);
  dossier_test_undo (store);
  g_assert_cmpuint (dossier_test_count (store, "document"), ==, 0);
  g_object_unref (document);
  g_object_unref (store);

  store = dossier_test_open (path, 0);
  dossier_test_redo (store);
  document = dossier_test_find (store, "document", id);
  assert_content (store, document, content);
  dossier_test_delete (store, document);
  g_object_unref (document);
  dossier_test_undo (store);
  document = dossier_test_find (store, "document", id);
  assert_content (store, document, content);
  g_object_unref (document);
  g_object_unref (store);
}

static void
test_replace (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (GBytes) first = g_bytes_new_static ("one", 3);
  g_autoptr (GBytes) second = g_bytes_new_static ("two and more", 12);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (DossierRecord) document = dossier_test_embed (store, "a.txt", first);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Replacing “%s”", "a.txt", NULL);

  g_assert_true (dossier_document_embed (edit, document, "b.txt", second, NULL));
  g_assert_true (dossier_edit_commit (edit, NULL));
  assert_content (store, document, second);
  g_assert_cmpstr (dossier_record_get_text (document, "title"), ==, "a.txt");
  dossier_test_undo (store);
  assert_content (store, document, first);

  {
    g_autoptr (DossierRecord) empty = dossier_test_embed (store, "empty", nothing);

    assert_content (store, empty, nothing);
  }
}

static void
test_too_large (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) document = dossier_record_new (dossier_table_find ("document"));
  gsize most = DOSSIER_DOCUMENT_MOST_MEGABYTES * 1024 * 1024;
  g_autoptr (GBytes) just = g_bytes_new_take (g_malloc0 (most), most);
  g_autoptr (GBytes) more = g_bytes_new_take (g_malloc0 (most + 1), most + 1);
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding “%s”", "x", NULL);

    dossier_edit_set (edit, document, "programme", "1431", NULL);
    g_assert_false (dossier_document_embed (edit, document, "film.mp4", more, &error));
    dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_CONSTRAINT, "up to 25 MB are kept in a portfolio");
  }
  g_assert_cmpuint (dossier_test_count (store, "document"), ==, 0);
  g_object_unref (dossier_test_embed (store, "film.mp4", just));
}

/* Names of files from a stranger's portfolio cannot leave the folder they are written to. */
static void
test_file_names (void)
{
  static const struct { const char *name; const char *safe; } names[] = {
    { "Report 2015.pdf", "Report 2015.pdf" }, { "Rapport été.pdf", "Rapport été.pdf" },
    { "../../etc/passwd", "_.._etc_passwd" }, { ".bashrc", "bashrc" }, { "a\nb\tc", "a b_c" },
    { "..", "document" }, { "C:\\x.doc", "C__x.doc" }, { "fdp\u202Egpj.exe", "fdp_gpj.exe" },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
      g_autoptr (DossierRecord) document = dossier_record_new (dossier_table_find ("document"));
      g_autofree char *safe = NULL;

      /* As a file may hold it, whatever a form takes. */
      dossier_record_parse (document, "file_name", names[i].name, NULL);
      safe = dossier_document_dup_file_name (document);
      g_assert_cmpstr (safe, ==, names[i].safe);
    }
}

static void
test_programs (void)
{
  static const struct { const char *name; const char *content; gboolean is_program; } files[] = {
    { "report.pdf", "%PDF-1.7", FALSE }, { "table.xlsx", "PK", FALSE }, { "notes.txt", "hello", FALSE },
    { "run.sh", "echo", TRUE }, { "innocent.txt", "#!/bin/sh\n", TRUE },
    { "x.desktop", "[Desktop Entry]", TRUE },
    { "letter.docx", "PK", FALSE }, { "talk.pptx", "PK", FALSE }, { "plan.ods", "PK", FALSE },
    { "photo.jpg", "\377\330\377", FALSE }, { "data.csv", "a,b", FALSE }, { "x.html.pdf", "%PDF-1.7", FALSE },
    { "page.html", "hello", TRUE }, { "page.HTM", "hello", TRUE }, { "page", "<!DOCTYPE html><html>", TRUE },
    { "logo.svg", "x", TRUE },
    { "logo", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", TRUE },
    { "letter.docm", "PK", TRUE }, { "table.xlsm", "PK", TRUE }, { "talk.pptm", "PK", TRUE },
    { "x.lnk", "L", TRUE }, { "x.pl", "print", TRUE }, { "x.jar", "PK", TRUE }, { "x.ps1", "x", TRUE },
    { "x.js", "x", TRUE }, { "x.vbs", "x", TRUE }, { "x.hta", "x", TRUE }, { "x.url", "x", TRUE },
    { "report.pdf.exe ", "x", TRUE },
    { "setup.EXE", "x", TRUE }, { "image.png", "\177ELF\2\1\1", TRUE }, { "doc", "MZ\220\0\3", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (DossierRecord) document = dossier_record_new (dossier_table_find ("document"));
      g_autoptr (GBytes) content = g_bytes_new (files[i].content, strlen (files[i].content));

      g_assert_true (dossier_record_parse (document, "file_name", files[i].name, NULL));
      g_test_message ("%s", files[i].name);
      g_assert_cmpint (dossier_document_is_program (document, content), ==, files[i].is_program);
    }
}

static void
assert_refused (const char *path,
                const char *sentence)
{
  g_autoptr (GBytes) content = make_bytes (10);
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_whole_file_write (path, 0600, content, &error));
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_FAILED, sentence);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

/* A file of that name makes room, a portfolio does not, and nothing is left of what could not be written. */
static void
test_write (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "out.bin");
  g_autofree char *portfolio = dossier_test_folder_dup_path (folder, "a.dossier");
  g_autofree char *nowhere = dossier_test_folder_dup_path (folder, "missing/out.bin");
  g_autofree char *inside = dossier_test_folder_dup_path (folder, "folder");
  g_autofree char *all = g_path_get_dirname (path);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GBytes) content = make_bytes (70000);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&data, g_free);
      g_assert_true (dossier_whole_file_write (path, 0600, content, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      g_assert_cmpmem (data, size, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
      g_assert_true (g_file_set_contents (path, "in the way", -1, NULL));
    }

  store = dossier_test_open (portfolio, DOSSIER_STORE_CREATE);
  assert_refused (portfolio, "is a portfolio and was left as it is. Choose another name.");
  g_clear_object (&store);
  assert_refused (portfolio, "is a portfolio and was left as it is. Choose another name.");
  assert_refused (nowhere, "could not be written: No such file or directory. Choose another place.");
  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  assert_refused (inside, "is not a file that can be replaced.");
  g_assert_cmpuint (count_files (all), ==, 3);
}

typedef struct
{
  GBytes   *content;
  GError   *error;
  gboolean  is_over;
} Reading;

static void
read_cb (GObject      *file,
         GAsyncResult *result,
         gpointer      data)
{
  Reading *reading = data;

  reading->content = dossier_document_read_finish (G_FILE (file), result, &reading->error);
  reading->is_over = TRUE;
}

static Reading
read_chosen (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Reading reading = { 0 };

  dossier_document_read_async (file, read_cb, &reading);
  while (!reading.is_over)
    g_main_context_iteration (NULL, TRUE);
  return reading;
}

static void
assert_unread (const char        *path,
               DossierStoreError  code,
               const char        *sentence)
{
  Reading reading = read_chosen (path);

  g_assert_null (reading.content);
  dossier_test_assert_error (&reading.error, code, sentence);
}

/* Of what is too large, a pipe or a folder nothing is read. */
static void
test_read (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "in.bin");
  g_autofree char *large = dossier_test_folder_dup_path (folder, "large.bin");
  g_autofree char *pipe = dossier_test_folder_dup_path (folder, "pipe");
  g_autoptr (GBytes) content = make_bytes (70000);
  Reading reading;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (content, NULL), 70000, NULL));
  reading = read_chosen (path);
  g_assert_no_error (reading.error);
  g_assert_true (g_bytes_equal (reading.content, content));
  g_bytes_unref (reading.content);

  g_assert_true (g_file_set_contents (large, "", 0, NULL));
  g_assert_cmpint (truncate (large, G_GINT64_CONSTANT (1) << 40), ==, 0);
  assert_unread (large, DOSSIER_STORE_ERROR_CONSTRAINT,
                 ": up to 25 MB are kept in a portfolio. Link to it instead.");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_unread (pipe, DOSSIER_STORE_ERROR_FAILED, "“pipe” is no file whose content could be kept.");
  g_unlink (pipe);
}

/* Where the folder for passing files is missing, there is another. */
static void
test_unpack (void)
{
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierRecord) document = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (DossierScratch) folder = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;

  if (!g_test_subprocess ())
    {
      g_autofree char *cache = g_dir_make_tmp ("dossier-test-XXXXXX", NULL);

      g_setenv ("TMPDIR", "/nowhere/at/all", TRUE);
      g_setenv ("XDG_CACHE_HOME", cache, TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_unsetenv ("TMPDIR");
      g_test_trap_assert_passed ();
      g_assert_cmpint (g_rmdir (cache), ==, 0);
      return;
    }

  store = dossier_test_new_sample ();
  document = dossier_test_embed_text (store, "letter.txt", 100);
  content = dossier_document_dup_content (store, document, &error);
  file = dossier_document_unpack (content, "letter.txt", &folder, &error);
  g_assert_no_error (error);
  path = g_file_get_path (file);
  g_assert_true (g_str_has_prefix (path, g_get_user_cache_dir ()));
  g_assert_true (g_str_has_suffix (path, "/letter.txt"));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpuint (strlen (bytes), ==, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/embed", test_embed);
  g_test_add_func ("/document/replace", test_replace);
  g_test_add_func ("/document/too-large", test_too_large);
  g_test_add_func ("/document/file-names", test_file_names);
  g_test_add_func ("/document/programs", test_programs);
  g_test_add_func ("/document/unpack", test_unpack);
  g_test_add_func ("/document/write", test_write);
  g_test_add_func ("/document/read", test_read);

  return g_test_run ();
}
