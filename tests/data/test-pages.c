/* test-pages.c: the size of the pages of a file can be told without its head. */
#include <string.h>

#include "dossier-pages.h"
#include "dossier-store-private.h"
#include "dossier-test.h"

#define HEADER_SIZE 100
#define N_LINES 100000

static void
make_file (const char *path,
           gboolean    has_document)
{
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) content = NULL;

  for (guint i = 0; i < N_LINES; i++)
    g_string_append (text, "\n\n\r\n");
  content = g_bytes_new (text->str, text->len);
  if (has_document)
    g_object_unref (dossier_test_embed (store, "empty-lines.txt", content));
}

/* The file with pages of @size bytes. */
static char *
dup_file (const char *path,
          guint       size,
          gsize      *length)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = DELETE; PRAGMA page_size = %u; VACUUM",
                                          size);
  DossierStore *store = dossier_test_open (path, 0);
  char *bytes;

  g_assert_true (dossier_database_execute (store->database, sql, NULL));
  g_object_unref (store);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));

  return bytes;
}

/* Wherever the file ends, and whatever stands in documents. */
static void
test_size (gconstpointer data)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "paged.dossier");

  make_file (path, GPOINTER_TO_INT (data));
  for (guint size = 512; size <= 65536; size *= 2)
    {
      gsize length;
      g_autofree char *bytes = dup_file (path, size, &length);

      g_assert_cmpuint (dossier_pages_guess_size ((guint8 *) bytes, length), ==, size);
      memset (bytes, 0, HEADER_SIZE);
      for (gsize n_pages = length / size; n_pages > length / size / 2; n_pages -= n_pages / 40 + 1)
        g_assert_cmpuint (dossier_pages_guess_size ((guint8 *) bytes, n_pages * size), ==, size);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/pages/size", GINT_TO_POINTER (FALSE), test_size);
  g_test_add_data_func ("/pages/size-beside-document", GINT_TO_POINTER (TRUE), test_size);

  return g_test_run ();
}
