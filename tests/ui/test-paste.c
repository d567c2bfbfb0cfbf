/* test-paste.c: rows copied from a list, and rows pasted into one: looked at first, one step of Undo. */
#include "dossier-paste-dialog.h"
#include "dossier-paste-row.h"
#include "dossier-pills.h"
#include "dossier-progress-dialog.h"
#include "record-fixture.h"
#include "window-fixture.h"

#define GLACY 1431

static AdwApplication *application;

typedef struct
{
  DossierStore  *store;
  DossierWindow *window;
} Paste;

static void
set_up (Paste         *paste,
        gconstpointer  unused)
{
  paste->store = open_store (DOSSIER_STORE_SAMPLE);
  paste->window = DOSSIER_WINDOW (dossier_window_new (application, paste->store));
  gtk_window_present (GTK_WINDOW (paste->window));
  settle ();
}

static void
tear_down (Paste         *paste,
           gconstpointer  unused)
{
  gtk_window_destroy (GTK_WINDOW (paste->window));
  settle ();
  g_object_unref (paste->store);
}

/* The newest window of @type that is not on its way out. */
static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (link->data, type) && gtk_widget_get_visible (link->data))
      return link->data;

  return NULL;
}

static DossierPasteDialog *
find_dialog (void)
{
  return (DossierPasteDialog *) find_window (DOSSIER_TYPE_PASTE_DIALOG);
}

static void
put_on_clipboard (Paste      *paste,
                  const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (paste->window)), text);
}

/* Pastes @text into the tab that is shown. */
static DossierPasteDialog *
paste_text (Paste      *paste,
            const char *text)
{
  DossierPasteDialog *dialog;

  put_on_clipboard (paste, text);
  gtk_widget_activate_action (GTK_WIDGET (paste->window), "win.paste-rows", NULL);
  settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  return dialog;
}

static void
close_dialog (DossierPasteDialog *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  settle ();
  g_assert_null (find_dialog ());
}

static void
accept (DossierPasteDialog *dialog,
        const char         *label)
{
  GtkWidget *button = find_button (dialog, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  settle ();
  g_assert_null (find_dialog ());
}

static void
got_text_cb (GObject      *clipboard,
             GAsyncResult *result,
             gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
assert_end (Paste      *paste,
            const char *expected)
{
  g_autoptr (DossierRecord) glacy = dossier_store_get (paste->store, "programme", GLACY, NULL);

  assert_stored (glacy, "ends", expected);
}

/* The block has the names of its columns, and a number by which each row is found again. */
static void
test_copy (Paste         *paste,
           gconstpointer  unused)
{
  static const gint64 ids[] = { GLACY };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (paste->window));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  dossier_page_select_ids (dossier_window_get_page (paste->window), ids, G_N_ELEMENTS (ids));
  gtk_widget_activate_action (GTK_WIDGET (paste->window), "win.copy-rows", NULL);
  settle ();
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));

  gdk_clipboard_read_text_async (clipboard, NULL, got_text_cb, &text);
  settle ();
  g_assert_nonnull (text);
  lines = g_strsplit (text, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "Code\tShort title\tTitle\tTitle (French)\t"));
  g_assert_true (g_str_has_suffix (lines[0], "\tRecord number"));
  g_assert_nonnull (strstr (lines[1], "\tOct 2016\t36 months\tEUR 3.35 million\t"));
  g_assert_true (g_str_has_suffix (lines[1], "\t#1431"));
}

/* What is copied and pasted again is in the portfolio already. */
static void
test_unchanged (Paste         *paste,
                gconstpointer  unused)
{
  DossierPasteDialog *dialog;
  GtkWidget *button;

  gtk_widget_activate_action (GTK_WIDGET (paste->window), "win.copy-rows", NULL);
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (paste->window), "win.paste-rows", NULL);
  settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  button = find_button (dialog, "Nothing to Paste");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (says (dialog, "All of this is in the portfolio already."));
  close_dialog (dialog);
}

static void
test_paste (Paste         *paste,
            gconstpointer  unused)
{
  DossierPasteDialog *dialog = paste_text (paste,
                                           "Short title\tEnds\nGLACY\tDec 2016\nNext\t2019\nBad\t30 Feb "
                                           "2016\n");
  g_autofree char *undo = NULL;
  guint n = count_type (dialog, DOSSIER_TYPE_PASTE_ROW);

  g_assert_cmpuint (n, >=, 3);
  g_assert_true (says (dialog, "3 rows"));
  g_assert_true (says (dialog, "Ends: Oct 2016 → Dec 2016"));
  g_assert_true (says (dialog, "Refused"));
  g_assert_true (says (dialog, "1 row is refused and will be left out."));
  assert_end (paste, "Oct 2016");

  accept (dialog, "Paste 2 Rows");
  assert_end (paste, "Dec 2016");
  undo = dup_undo_label (paste->store);
  g_assert_cmpstr (undo, ==, "Pasting 2 programmes");

  gtk_widget_activate_action (GTK_WIDGET (paste->window), "win.undo", NULL);
  assert_end (paste, "Oct 2016");
}

/* Nothing is written by looking. */
static void
test_cancel (Paste         *paste,
             gconstpointer  unused)
{
  g_autofree char *before = dup_undo_label (paste->store);
  g_autofree char *after = NULL;

  close_dialog (paste_text (paste, "Short title\tEnds\nGLACY\tDec 2016\n"));
  after = dup_undo_label (paste->store);
  g_assert_cmpstr (after, ==, before);
  assert_end (paste, "Oct 2016");
}

/* A column that nobody recognises is left out until a person says what it is. */
static void
test_columns (Paste         *paste,
              gconstpointer  unused)
{
  DossierPasteDialog *dialog = paste_text (paste, "Short title\t<b>Until</b>\tStarts\nGLACY\tDec 2016\t\n");
  GtkWidget *columns = find_row (dialog, "Columns");
  GtkWidget *until;

  g_assert_true (says (dialog, "2 of 3 columns are used"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (columns), TRUE);
  settle ();
  until = find_row (dialog, "<b>Until</b>");
  g_assert_true (says (until, "<b>Until</b>"));
  g_assert_true (says (until, "Left out"));

  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (until))); i++)
    {
      GListModel *labels = adw_combo_row_get_model (ADW_COMBO_ROW (until));
      g_autoptr (GtkStringObject) label = g_list_model_get_item (labels, i);

      if (g_str_equal (gtk_string_object_get_string (label), "Ends"))
        adw_combo_row_set_selected (ADW_COMBO_ROW (until), i);
    }
  settle ();
  g_assert_true (says (dialog, "3 of 3 columns are used"));
  accept (dialog, "Paste 1 Row");
  assert_end (paste, "Dec 2016");
}

/* The pills show only the rows of one kind. */
static void
test_pills (Paste         *paste,
            gconstpointer  unused)
{
  DossierPasteDialog *dialog = paste_text (paste,
                                           "Short title\tEnds\nGLACY\tDec 2016\nNext\t2019\nBad\t30 Feb "
                                           "2016\n");

  dossier_pills_set_selected (DOSSIER_PILLS (find_type (dialog, DOSSIER_TYPE_PILLS)), "refused");
  settle ();
  g_assert_true (says (dialog, "Bad"));
  g_assert_false (says (dialog, "Next"));
  close_dialog (dialog);
}

/* Components of the programme whose component is shown. */
static void
test_owner (Paste         *paste,
            gconstpointer  unused)
{
  DossierPasteDialog *dialog;
  g_autoptr (DossierQuery) query = dossier_query_new ("component");
  guint n_before;

  dossier_query_match (query, "programme", GLACY);
  n_before = dossier_store_count (paste->store, query);
  g_assert_true (dossier_window_open (paste->window, "components", 0, NULL));
  settle ();
  dialog = paste_text (paste, "A result that was forgotten\n");
  g_assert_true (says (dialog, "New rows belong to GLACY unless a column names another programme."));
  accept (dialog, "Paste 1 Row");
  g_assert_cmpuint (dossier_store_count (paste->store, query), ==, n_before + 1);
}

static void
test_nothing (Paste         *paste,
              gconstpointer  unused)
{
  put_on_clipboard (paste, "");
  gtk_widget_activate_action (GTK_WIDGET (paste->window), "win.paste-rows", NULL);
  settle ();
  g_assert_null (find_dialog ());
  g_assert_true (says (paste->window, "There is nothing to paste."));
}

/* Ten thousand rows: the window stays alive, and Cancel means that nothing was done. */
static void
test_many (Paste         *paste,
           gconstpointer  unused)
{
  g_autoptr (GString) text = g_string_new ("Short title\n");
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");
  guint n_before = dossier_store_count (paste->store, query);
  DossierPasteDialog *dialog;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "Programme %u\n", i);
  put_on_clipboard (paste, text->str);
  gtk_widget_activate_action (GTK_WIDGET (paste->window), "win.paste-rows", NULL);
  for (gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
       g_get_monotonic_time () < end && (find_dialog () == NULL || !says (find_dialog (), "10,000 rows"));)
    g_main_context_iteration (NULL, TRUE);

  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpuint (count_type (dialog, DOSSIER_TYPE_PASTE_ROW), <, 400);
  g_signal_emit_by_name (find_button (dialog, "Paste 10,000 Rows"), "clicked");
  while (find_window (DOSSIER_TYPE_PROGRESS_DIALOG) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_close (GTK_WINDOW (find_window (DOSSIER_TYPE_PROGRESS_DIALOG)));
  settle ();
  g_assert_null (find_window (DOSSIER_TYPE_PROGRESS_DIALOG));
  g_assert_cmpuint (dossier_store_count (paste->store, query), ==, n_before);
}

static gboolean
can_do (DossierWindow *window,
        const char    *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean can;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, GTK_WIDGET (window));
  can = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return can;
}

/* Where there is no row, there is nothing to copy; but rows can come. */
static void
test_empty (Paste         *paste,
            gconstpointer  unused)
{
  g_autoptr (DossierStore) empty = dossier_store_open (":memory:", DOSSIER_STORE_CREATE, NULL);
  GtkWidget *window;

  g_assert_true (can_do (paste->window, "win.copy-rows"));
  g_assert_true (can_do (paste->window, "win.paste-rows"));

  g_assert_nonnull (empty);
  window = dossier_window_new (application, empty);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_false (can_do (DOSSIER_WINDOW (window), "win.copy-rows"));
  g_assert_true (can_do (DOSSIER_WINDOW (window), "win.paste-rows"));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static void
add (const char *path,
     void      (*test) (Paste *, gconstpointer))
{
  g_test_add (path, Paste, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = isolate ();
  int failures;

  g_test_init (&argc, &argv, NULL);
  application = make_application ();

  add ("/paste/copied-rows", test_copy);
  add ("/paste/what-is-there-already", test_unchanged);
  add ("/paste/one-step", test_paste);
  add ("/paste/looking-changes-nothing", test_cancel);
  add ("/paste/columns", test_columns);
  add ("/paste/pills", test_pills);
  add ("/paste/belongs-to-the-programme-shown", test_owner);
  add ("/paste/nothing-to-paste", test_nothing);
  add ("/paste/nothing-to-copy", test_empty);
  add ("/paste/ten-thousand-rows", test_many);

  failures = g_test_run ();
  clean_up (folder);
  return failures;
}
