/* test-damage.c: a window says that what it shows is damaged, and is silent about what is not. */
#define _GNU_SOURCE  /* memmem() */

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-document.h"
#include "window-fixture.h"

#define LARGE (5 << 20)
#define PATIENCE 20000

static AdwApplication *application;
static char *folder;
static char *path;

/* Fixtures */

/* The sample, with a file in it that makes it too large to be looked through before it is shown. */
static void
make_portfolio (void)
{
  g_autofree char *text = g_strnfill (LARGE, 'x');
  g_autoptr (GBytes) content = g_bytes_new (text, LARGE);
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE,
                                                       NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding", NULL, NULL);
  g_autoptr (DossierRecord) document = dossier_record_new (dossier_table_find ("document"));
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_edit_set (edit, document, "programme", "GLACY", &error));
  g_assert_true (dossier_document_embed (edit, document, "large.txt", content, &error));
  g_assert_true (dossier_edit_commit (edit, &error));
}

/* Changes the byte @offset after the first place that has @text. */
static void
flip (const char *text,
      gsize       text_length,
      gsize       offset)
{
  g_autofree char *bytes = NULL;
  gsize length;
  char *place;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  place = memmem (bytes, length, text, text_length);
  g_assert_nonnull (place);
  place[offset] ^= 2;
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static DossierWindow *
open_window (DossierStore **store)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  *store = dossier_store_open (path, 0, &error);
  g_assert_no_error (error);
  window = dossier_window_new (application, *store);
  gtk_window_present (GTK_WINDOW (window));
  dossier_window_look_for_damage (DOSSIER_WINDOW (window));
  return DOSSIER_WINDOW (window);
}

static void
wait_for_look (DossierWindow *window)
{
  for (guint waited = 0; window->damages == NULL && waited < PATIENCE; waited += 20)
    let_pass (20);
  g_assert_nonnull (window->damages);
}

static void
close_window (DossierWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  let_pass (200);
}

static void
set_up (void)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
  make_portfolio ();
}

/* Tests */

static void
test_sound (void)
{
  g_autoptr (DossierStore) store = NULL;
  DossierWindow *window;

  set_up ();
  window = open_window (&store);
  wait_for_look (window);
  g_assert_cmpuint (window->damages->len, ==, 0);
  g_assert_false (gtk_revealer_get_reveal_child (window->damage_banner));
  close_window (window);
}

/* One byte of a value; the bar goes once the value is written again. */
static void
test_value (void)
{
  static const char objective[] = "To enable criminal justice authorities to engage in international";
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierRecord) glacy = NULL;
  g_autoptr (GError) error = NULL;
  DossierWindow *window;

  set_up ();
  flip (objective, strlen (objective), 3);
  window = open_window (&store);
  wait_for_look (window);
  g_assert_true (gtk_revealer_get_reveal_child (window->damage_banner));
  g_assert_cmpstr (gtk_label_get_text (window->damage_text), ==,
                   "The value of “Objective” of “GLACY” is not the one Dossier wrote.");

  glacy = dossier_store_find (store, "programme", "GLACY", &error);
  g_assert_no_error (error);
  g_assert_true (dossier_store_change (store, glacy, "objective", objective, &error));
  for (guint waited = 0; waited < PATIENCE && gtk_revealer_get_reveal_child (window->damage_banner);
       waited += 20)
    let_pass (20);
  g_assert_false (gtk_revealer_get_reveal_child (window->damage_banner));
  close_window (window);
}

/* A page of a table that is not needed for the first look. */
static void
test_page (void)
{
  static const char filler[] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
  g_autoptr (DossierStore) store = NULL;
  g_autofree char *bytes = NULL;
  gsize length, page;
  char *place;
  DossierWindow *window;

  set_up ();
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  place = memmem (bytes, length, filler, strlen (filler));
  page = (place - bytes) / 4096 + 2;
  /* https://www.sqlite.org/fileformat.html, 1.7: where a long text goes on. */
  memset (bytes + page * 4096, 0x77, 4);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));

  window = open_window (&store);
  wait_for_look (window);
  g_assert_true (gtk_revealer_get_reveal_child (window->damage_banner));
  /* The text stands in the history as well. */
  g_assert_nonnull (strstr (gtk_label_get_text (window->damage_text), "cannot be read to the end."));
  close_window (window);
}

/* Closing does not wait, and leaves nothing beside the file. */
static void
test_closed_meanwhile (void)
{
  g_autoptr (DossierStore) store = NULL;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  DossierWindow *window;

  set_up ();
  window = open_window (&store);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  while (window->looking == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&store);
  gtk_window_close (GTK_WINDOW (window));
  for (guint waited = 0; window != NULL && waited < PATIENCE; waited += 20)
    let_pass (20);
  g_assert_null (window);
  let_pass (500);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  int status;
  g_autofree char *home = isolate ();

  g_test_init (&argc, &argv, NULL);
  application = make_application ();
  folder = g_dir_make_tmp ("dossier-damage-XXXXXX", NULL);
  path = g_build_filename (folder, "office.dossier", NULL);

  g_test_add_func ("/damage-window/sound", test_sound);
  g_test_add_func ("/damage-window/value", test_value);
  g_test_add_func ("/damage-window/page", test_page);
  g_test_add_func ("/damage-window/closed-meanwhile", test_closed_meanwhile);
  status = g_test_run ();

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
  g_object_unref (application);
  clean_up (home);
  return status;
}
