/* test-sheet-view.c: the preview follows the file and the keys, and paper is like the PDF. */
#include <glib/gstdio.h>

#include "dossier-export-job.h"
#include "dossier-pdf.h"
#include "dossier-print.h"
#include "dossier-sheet-choice.h"
#include "dossier-sheet-view.h"
#include "widget-fixture.h"

#define LONGER_THAN_THE_DELAY 160

static DossierSheetView *
open_view (WidgetFixture *fixture,
           const char    *programme)
{
  GtkWidget *view = dossier_sheet_view_new (fixture->store);
  g_autoptr (DossierRecord) record = widget_fixture_find (fixture, "programme", programme);

  dossier_sheet_view_set_record (DOSSIER_SHEET_VIEW (view), record);
  widget_fixture_show (fixture, view);

  return DOSSIER_SHEET_VIEW (view);
}

/* What is on the first page, as a checksum of its pixels. */
static char *
look (DossierSheetView *view)
{
  GtkWidget *page = gtk_widget_get_first_child (get_part (GTK_WIDGET (view), "pages"));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (page);
  int width = gtk_widget_get_width (page), height = gtk_widget_get_height (page);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  char *checksum;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                          cairo_image_surface_get_stride (surface) * height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return checksum;
}

static void
test_follows_edits (WidgetFixture *fixture,
                    gconstpointer  unused)
{
  DossierSheetView *view = open_view (fixture, "GLACY");
  g_autofree char *before = look (view);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  dossier_store_change (fixture->store, dossier_sheet_view_get_record (view), "budget", "EUR 4 million",
                        &error);
  g_assert_no_error (error);
  wait_for (LONGER_THAN_THE_DELAY);
  after = look (view);
  g_assert_cmpstr (before, !=, after);

  dossier_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  wait_for (LONGER_THAN_THE_DELAY);
  undone = look (view);
  g_assert_cmpstr (before, ==, undone);
}

/* A component is a record of its own, and the day is none at all. */
static void
test_follows_others (WidgetFixture *fixture,
                     gconstpointer  unused)
{
  DossierSheetView *view = open_view (fixture, "GLACY");
  g_autoptr (DossierRecord) component = widget_fixture_find (fixture, "component", "Judicial training");
  g_autofree char *before = look (view);
  g_autofree char *renamed = NULL;
  g_autofree char *earlier = NULL;
  g_autoptr (GError) error = NULL;
  GDate day;

  dossier_store_change (fixture->store, component, "title", "Training of judges", &error);
  g_assert_no_error (error);
  wait_for (LONGER_THAN_THE_DELAY);
  renamed = look (view);
  g_assert_cmpstr (before, !=, renamed);

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JUNE, 2014);
  dossier_store_set_as_of (fixture->store, &day);
  wait_for (LONGER_THAN_THE_DELAY);
  earlier = look (view);
  g_assert_cmpstr (renamed, !=, earlier);
}

/* While typing, the sheet is what it will be once that is committed; what cannot be read leaves it as it
 * was. */
static void
test_typing (WidgetFixture *fixture,
             gconstpointer  unused)
{
  DossierSheetView *view = open_view (fixture, "GLACY");
  DossierRecord *glacy = dossier_sheet_view_get_record (view);
  g_autofree char *before = look (view);
  g_autofree char *typed = NULL;
  g_autofree char *unreadable = NULL;
  g_autofree char *committed = NULL;
  g_autoptr (GError) error = NULL;

  dossier_sheet_view_preview (view, "objective", "To show what is typed");
  wait_for (LONGER_THAN_THE_DELAY);
  typed = look (view);
  g_assert_cmpstr (before, !=, typed);
  g_assert_cmpstr (dossier_record_get_text (glacy, "objective"), !=, "To show what is typed");

  dossier_sheet_view_preview (view, "ends", "Octo");
  wait_for (LONGER_THAN_THE_DELAY);
  unreadable = look (view);
  g_assert_cmpstr (before, ==, unreadable);

  dossier_store_change (fixture->store, glacy, "objective", "To show what is typed", &error);
  g_assert_no_error (error);
  wait_for (LONGER_THAN_THE_DELAY);
  committed = look (view);
  g_assert_cmpstr (typed, ==, committed);
}

static void
test_shows_field (WidgetFixture *fixture,
                  gconstpointer  unused)
{
  DossierSheetView *view = open_view (fixture, "GLACY");
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (get_part (GTK_WIDGET (view), "scroller"));

  dossier_sheet_view_show_field (view, "no_such_field");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  gtk_adjustment_set_value (adjustment, 10000);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 100);
  dossier_sheet_view_show_field (view, "title");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 100);
}

/* Language and paper stay chosen for the next preview of the portfolio. */
static void
test_choice (WidgetFixture *fixture,
             gconstpointer  unused)
{
  DossierSheetView *view = open_view (fixture, "GLACY");
  g_autofree char *english = look (view);
  g_autofree char *french = NULL;

  gtk_drop_down_set_selected (get_part (GTK_WIDGET (view), "language"), 1);
  gtk_drop_down_set_selected (get_part (GTK_WIDGET (view), "paper"), 1);
  wait_for (LONGER_THAN_THE_DELAY);
  french = look (view);
  g_assert_cmpstr (english, !=, french);

  view = open_view (fixture, "Cybercrime@EAP II");
  g_assert_cmpuint (gtk_drop_down_get_selected (get_part (GTK_WIDGET (view), "language")), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_part (GTK_WIDGET (view), "paper")), ==, 1);
}

static GtkWidget *
find_close_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "window-close-symbolic") == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_close_button (child);

  return found;
}

static void
count_cb (gpointer  view,
          guint    *count)
{
  (*count)++;
}

static void
test_closes (WidgetFixture *fixture,
             gconstpointer  unused)
{
  DossierSheetView *view = open_view (fixture, "GLACY");
  guint n_closed = 0;

  g_assert_cmpuint (dossier_sheet_view_get_n_pages (view), >=, 1);
  g_signal_connect (view, "closed", G_CALLBACK (count_cb), &n_closed);
  g_signal_emit_by_name (find_close_button (GTK_WIDGET (view)), "clicked");
  g_assert_cmpuint (n_closed, ==, 1);

  dossier_sheet_view_set_record (view, NULL);
  g_assert_cmpuint (dossier_sheet_view_get_n_pages (view), ==, 0);
}

/* Paper */

static GPtrArray *
find_programmes (WidgetFixture *fixture,
                 const char    *only)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");
  g_autoptr (DossierRecord) one = only != NULL ? widget_fixture_find (fixture, "programme", only) : NULL;

  if (one != NULL)
    dossier_query_match (query, "id", dossier_record_get_id (one));
  return dossier_store_query_records (fixture->store, query, NULL);
}

static void
print_to (WidgetFixture *fixture,
          GPtrArray     *programmes,
          const char    *path)
{
  g_autoptr (GtkPrintOperation) operation = dossier_print_operation_new (fixture->store, programmes);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
}

/* The pixels of all pages of a PDF, one after the other. */
static GBytes *
render (WidgetFixture *fixture,
        const char    *path)
{
  g_autofree char *pictures = g_strconcat (path, "-pixels", NULL);
  const char * const command[] = { "sh", "-c", "pdftoppm -r 60 \"$1\" > \"$2\"", "sh", path, pictures, NULL };
  g_autoptr (GError) error = NULL;
  char *pixels;
  gsize length;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_file_get_contents (pictures, &pixels, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (pixels, length);
}

static gsize
count_differences (GBytes *a,
                   GBytes *b)
{
  const guint8 *left = g_bytes_get_data (a, NULL), *right = g_bytes_get_data (b, NULL);
  gsize n = 0;

  g_assert_cmpuint (g_bytes_get_size (a), ==, g_bytes_get_size (b));
  for (gsize i = 0; i < g_bytes_get_size (a); i++)
    n += left[i] != right[i];

  return n;
}

/* cairo places a glyph relative to the one before, in rounded numbers, and the tags of the
 * PDF begin anew more often: one digit in some pages is a hundredth of a point elsewhere. */
static void
assert_print_is_pdf (WidgetFixture    *fixture,
                     GPtrArray        *programmes,
                     DossierPaperSize  paper)
{
  g_autofree char *printed = widget_fixture_dup_path (fixture, "printed.pdf");
  g_autofree char *written = widget_fixture_dup_path (fixture, "written.pdf");
  const DossierPdfJob pdf = { .path = written };
  DossierSheetOptions *options = &dossier_sheet_choice_get (fixture->store)->options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;

  options->paper = paper;
  print_to (fixture, programmes, printed);
  dossier_pdf_write_fact_sheets (fixture->store, programmes, options, &pdf, &error);
  g_assert_no_error (error);

  a = render (fixture, printed);
  b = render (fixture, written);
  g_assert_cmpuint (g_bytes_get_size (a), >, 100000);
  g_assert_cmpuint (count_differences (a, b), <=, g_bytes_get_size (a) / 20000);
}

static void
test_print (WidgetFixture *fixture,
            gconstpointer  unused)
{
  g_autofree char *pdftoppm = g_find_program_in_path ("pdftoppm");
  g_autoptr (GPtrArray) one = find_programmes (fixture, "GLACY");
  g_autoptr (GPtrArray) all = find_programmes (fixture, NULL);

  if (pdftoppm == NULL)
    {
      g_test_skip ("pdftoppm is not installed");
      return;
    }

  assert_print_is_pdf (fixture, one, DOSSIER_PAPER_A4);
  assert_print_is_pdf (fixture, all, DOSSIER_PAPER_A4);
  assert_print_is_pdf (fixture, all, DOSSIER_PAPER_LETTER);
}

/* Files */

typedef struct
{
  GMainLoop *loop;
  GError    *error;
} Outcome;

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Outcome *outcome = data;

  dossier_job_run_finish (DOSSIER_JOB (source), result, &outcome->error);
  g_main_loop_quit (outcome->loop);
}

static guint
export_to (WidgetFixture     *fixture,
           DossierExportKind  kind,
           const char        *path,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (GPtrArray) all = find_programmes (fixture, NULL);
  const DossierSheetOptions *options = &dossier_sheet_choice_get (fixture->store)->options;
  g_autoptr (DossierJob) job = dossier_export_job_new (all, options, kind, path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Outcome outcome = { loop, NULL };

  dossier_job_run_async (job, fixture->store, cancellable, finished_cb, &outcome);
  g_main_loop_run (loop);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);

  return dossier_export_job_get_n_saved (job);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (files) != NULL)
    n++;

  return n;
}

static void
test_export (WidgetFixture *fixture,
             gconstpointer  unused)
{
  g_autofree char *document = widget_fixture_dup_path (fixture, "all.pdf");
  g_autofree char *folder = widget_fixture_dup_path (fixture, "sheets");
  g_autofree char *file = g_build_filename (folder, "GLACY fact sheet.pdf", NULL);
  g_autofree char *second = g_build_filename (folder, "GLACY fact sheet (2).pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  g_assert_cmpuint (export_to (fixture, DOSSIER_EXPORT_DOCUMENT, document, NULL, &error), ==, 7);
  g_assert_no_error (error);
  g_assert_true (g_file_test (document, G_FILE_TEST_IS_REGULAR));

  g_assert_cmpuint (export_to (fixture, DOSSIER_EXPORT_FILES, folder, NULL, &error), ==, 7);
  g_assert_no_error (error);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (folder), ==, 7);

  /* What is there already stays. */
  g_assert_cmpuint (export_to (fixture, DOSSIER_EXPORT_FILES, folder, NULL, &error), ==, 7);
  g_assert_no_error (error);
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (folder), ==, 14);
}

static void
test_export_fails (WidgetFixture *fixture,
                   gconstpointer  unused)
{
  g_autofree char *nowhere = widget_fixture_dup_path (fixture, "no/such/folder/all.pdf");
  g_autofree char *document = widget_fixture_dup_path (fixture, "all.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (export_to (fixture, DOSSIER_EXPORT_DOCUMENT, nowhere, NULL, &error), ==, 0);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_cmpuint (export_to (fixture, DOSSIER_EXPORT_DOCUMENT, document, cancellable, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (document, G_FILE_TEST_EXISTS));
}

static void
test_file_names (WidgetFixture *fixture,
                 gconstpointer  unused)
{
  g_autoptr (DossierRecord) glacy = widget_fixture_find (fixture, "programme", "GLACY");
  g_autofree char *plain = dossier_export_dup_file_name (glacy);
  g_autofree char *harmless = NULL;

  g_assert_cmpstr (plain, ==, "GLACY fact sheet.pdf");
  g_assert_true (dossier_store_change (fixture->store, glacy, "short_title", "../a/b: “c”?", NULL));
  harmless = dossier_export_dup_file_name (glacy);
  g_assert_cmpstr (harmless, ==, "-.-a-b- “c”- fact sheet.pdf");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (WidgetFixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/sheet-view/follows-edits", test_follows_edits },
    { "/sheet-view/follows-others", test_follows_others },
    { "/sheet-view/typing", test_typing },
    { "/sheet-view/shows-field", test_shows_field },
    { "/sheet-view/choice", test_choice },
    { "/sheet-view/closes", test_closes },
    { "/print/is-pdf", test_print },
    { "/export/files", test_export },
    { "/export/fails", test_export_fails },
    { "/export/file-names", test_file_names },
  };

  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));

  /* Printing warns where there is no session bus.  One of our own takes the display away and
   * ends with this process: GTK would not let go of it before. */
  g_test_dbus_up (g_test_dbus_new (G_TEST_DBUS_NONE));
  g_setenv ("DISPLAY", display, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, WidgetFixture, NULL, widget_fixture_set_up, tests[i].test,
                widget_fixture_tear_down);

  return g_test_run ();
}
