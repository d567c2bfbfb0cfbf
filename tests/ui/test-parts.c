/* test-parts.c: layouts, pane, pills, tab strip, marks and the time bar. */
#include <adwaita.h>

#include "dossier-columns.h"
#include "dossier-count.h"
#include "dossier-fit.h"
#include "dossier-pane.h"
#include "dossier-pills.h"
#include "dossier-store.h"
#include "dossier-tab-strip.h"
#include "dossier-time-bar.h"
#include "dossier-treaty-mark.h"
#include "dossier-wrap.h"

/* A box with @n children of 100 by 20 pixels. */
static GtkWidget *
make_box (GtkLayoutManager *layout,
          guint             n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, layout);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (child, 100, 20);
      gtk_widget_insert_before (child, box, NULL);
    }

  return g_object_ref_sink (box);
}

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         gboolean        is_natural)
{
  int minimum, natural;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &natural, NULL, NULL);
  return is_natural ? natural : minimum;
}

static void
assert_place (GtkWidget *box,
              guint      number,
              int        x,
              int        y,
              int        width)
{
  GtkWidget *child = gtk_widget_get_first_child (box);
  graphene_rect_t bounds;

  while (number-- > 0)
    child = gtk_widget_get_next_sibling (child);

  g_assert_true (gtk_widget_compute_bounds (child, box, &bounds));
  g_assert_cmpint (bounds.origin.x, ==, x);
  g_assert_cmpint (bounds.origin.y, ==, y);
  g_assert_cmpint (bounds.size.width, ==, width);
}

static void
allocate (GtkWidget *box,
          int        width)
{
  gtk_widget_allocate (box, width, measure (box, GTK_ORIENTATION_VERTICAL, width, TRUE), -1, NULL);
}

static void
test_wrap (void)
{
  g_autoptr (GtkWidget) box = make_box (dossier_wrap_new (6), 3);

  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1, FALSE), ==, 100);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), ==, 312);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 312, FALSE), ==, 20);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 311, FALSE), ==, 46);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 100, FALSE), ==, 72);

  allocate (box, 240);
  assert_place (box, 0, 0, 0, 100);
  assert_place (box, 1, 106, 0, 100);
  assert_place (box, 2, 0, 26, 100);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  allocate (box, 240);
  assert_place (box, 0, 140, 0, 100);
  assert_place (box, 1, 34, 0, 100);
  assert_place (box, 2, 140, 26, 100);

  gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), ==, 206);
}

/* Buttons below a text in the middle stand there too, however many fit into a line. */
static void
test_wrap_centred (void)
{
  g_autoptr (GtkWidget) box = make_box (dossier_wrap_new (6), 3);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  allocate (box, 206);
  assert_place (box, 0, 0, 0, 100);
  assert_place (box, 1, 106, 0, 100);
  assert_place (box, 2, 53, 26, 100);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  allocate (box, 206);
  assert_place (box, 0, 106, 0, 100);
  assert_place (box, 2, 53, 26, 100);

  gtk_widget_set_size_request (gtk_widget_get_last_child (box), 160, 20);
  allocate (box, 160);
  assert_place (box, 0, 30, 0, 100);
  assert_place (box, 2, 0, 52, 160);
}

/* The first child that there is room for decides the height as well; the last one always stays. */
static void
test_fit (void)
{
  g_autoptr (GtkWidget) box = make_box (dossier_fit_new (), 3);
  GtkWidget *wide = gtk_widget_get_first_child (box);
  GtkWidget *hidden = gtk_widget_get_next_sibling (wide);
  GtkWidget *narrow = gtk_widget_get_last_child (box);

  gtk_widget_set_size_request (wide, 300, 10);
  gtk_widget_set_visible (hidden, FALSE);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1, FALSE), ==, 100);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), ==, 300);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 300, FALSE), ==, 10);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 299, FALSE), ==, 20);

  allocate (box, 320);
  assert_place (box, 0, 0, 0, 320);
  g_assert_true (gtk_widget_get_child_visible (wide));
  g_assert_false (gtk_widget_get_child_visible (narrow));

  allocate (box, 299);
  assert_place (box, 2, 0, 0, 299);
  g_assert_false (gtk_widget_get_child_visible (wide));
  g_assert_true (gtk_widget_get_child_visible (narrow));
}

static void
test_columns (void)
{
  g_autoptr (GtkWidget) box = make_box (dossier_columns_new (18, 600, NULL), 2);

  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1, FALSE), ==, 100);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), ==, 218);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 600, FALSE), ==, 20);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 599, FALSE), ==, 64);

  allocate (box, 618);
  assert_place (box, 0, 0, 0, 300);
  assert_place (box, 1, 318, 0, 300);
  allocate (box, 400);
  assert_place (box, 0, 0, 0, 400);
  assert_place (box, 1, 0, 44, 400);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  allocate (box, 618);
  assert_place (box, 0, 318, 0, 300);
  assert_place (box, 1, 0, 0, 300);
}

/* A column too narrow for what is in it stacks, whatever the threshold says: large text. */
static void
test_columns_that_do_not_fit (void)
{
  g_autoptr (GtkWidget) box = make_box (dossier_columns_new (18, 200, NULL), 2);

  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 218, FALSE), ==, 20);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 217, FALSE), ==, 64);
}

/* At 200 % the same text needs twice the room. */
static void
test_columns_of_large_text (void)
{
  g_autoptr (GtkWidget) box = make_box (dossier_columns_new (18, 600, NULL), 2);
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, "gtk-font-name", "Cantarell 11", NULL);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 1199, FALSE), ==, 64);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 1200, FALSE), ==, 20);
  g_object_set (settings, "gtk-xft-dpi", dpi, "gtk-font-name", font, NULL);
}

static void
test_weights (void)
{
  g_autoptr (GtkWidget) box = make_box (dossier_columns_new (0, 600, "1 3"), 2);

  allocate (box, 800);
  assert_place (box, 0, 0, 0, 200);
  assert_place (box, 1, 200, 0, 600);
}

static void
test_pane (void)
{
  GtkWidget *child = gtk_label_new ("A line of text that is certainly wider than the pane it stands in");
  g_autoptr (GtkWidget) pane = NULL;

  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (child, TRUE);
  pane = g_object_ref_sink (dossier_pane_new (child, 200, FALSE));

  g_assert_cmpint (measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, FALSE), <, 100);
  g_assert_cmpint (measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), ==, 200);
  g_assert_false (gtk_widget_compute_expand (pane, GTK_ORIENTATION_HORIZONTAL));

  allocate (pane, 500);
  assert_place (pane, 0, 0, 0, 500);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_pills (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (dossier_pills_new ("Filter"));
  DossierPills *pills = DOSSIER_PILLS (widget);
  GtkWidget *all, *running;
  guint n_changes = 0;

  dossier_pills_append (pills, "all", "All");
  dossier_pills_append (pills, "running", "Running");
  all = gtk_widget_get_first_child (widget);
  running = gtk_widget_get_last_child (widget);
  g_signal_connect_swapped (pills, "notify::selected", G_CALLBACK (count_cb), &n_changes);

  g_assert_cmpstr (dossier_pills_get_selected (pills), ==, "all");
  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_role (running, GTK_ACCESSIBLE_ROLE_RADIO);
  dossier_pills_set_count (pills, "running", 3);
  gtk_test_accessible_assert_property (running, GTK_ACCESSIBLE_PROPERTY_LABEL, "Running, 3");
  gtk_test_accessible_assert_property (all, GTK_ACCESSIBLE_PROPERTY_LABEL, "All");

  dossier_pills_set_selected (pills, "running");
  g_assert_cmpstr (dossier_pills_get_selected (pills), ==, "running");
  g_assert_cmpuint (n_changes, ==, 1);
  gtk_test_accessible_assert_state (running, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_state (all, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);

  /* Pressing the chosen one again leaves it chosen. */
  g_signal_emit_by_name (running, "clicked");
  g_assert_cmpstr (dossier_pills_get_selected (pills), ==, "running");
  g_assert_cmpuint (n_changes, ==, 1);
}

static void
test_tab_strip (void)
{
  GtkStack *stack = GTK_STACK (g_object_ref_sink (gtk_stack_new ()));
  g_autoptr (GtkWidget) strip = g_object_ref_sink (dossier_tab_strip_new (stack));
  DossierTabStrip *tabs = DOSSIER_TAB_STRIP (strip);
  GtkStackPage *hidden;

  gtk_stack_add_titled (stack, gtk_label_new ("1"), "summary", "Summary");
  hidden = gtk_stack_add_titled (stack, gtk_label_new ("2"), "components", "Components");
  gtk_stack_add_titled (stack, gtk_label_new ("3"), "history", "History");
  gtk_stack_page_set_visible (hidden, FALSE);
  dossier_tab_strip_set_count (tabs, "components", 7);

  gtk_test_accessible_assert_role (strip, GTK_ACCESSIBLE_ROLE_TAB_LIST);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "summary");
  g_assert_false (dossier_tab_strip_step (tabs, -1));
  g_assert_true (dossier_tab_strip_step (tabs, 1));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "history");
  g_assert_false (dossier_tab_strip_step (tabs, 1));

  gtk_stack_page_set_visible (hidden, TRUE);
  g_assert_true (dossier_tab_strip_step (tabs, -1));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "components");

  dossier_tab_strip_set_stack (tabs, NULL);
  g_assert_false (dossier_tab_strip_step (tabs, 1));
  g_object_unref (stack);
}

static void
test_treaty_mark (void)
{
  g_autoptr (GtkWidget) mark = g_object_ref_sink (dossier_treaty_mark_new ());

  dossier_treaty_mark_set (DOSSIER_TREATY_MARK (mark), DOSSIER_TREATY_STATUS_PARTY, "Party to it");
  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "Party to it");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (mark), ==, "Party to it");
}

#define BAR_WIDTH 100
#define BAR_HEIGHT 20

/* The red, green, blue and alpha of a pixel of the bar, premultiplied. */
static void
get_pixel (GtkWidget *bar,
           int        x,
           guchar     rgba[4])
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, BAR_WIDTH, BAR_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  guint32 pixel;

  GTK_WIDGET_GET_CLASS (bar)->snapshot (bar, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  pixel = ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                   BAR_HEIGHT / 2 * cairo_image_surface_get_stride (surface)))[x];
  rgba[0] = pixel >> 16;
  rgba[1] = pixel >> 8;
  rgba[2] = pixel;
  rgba[3] = pixel >> 24;
  cairo_surface_destroy (surface);
}

static void
assert_passed (GtkWidget *bar,
               int        x,
               gboolean   has_passed)
{
  guchar rgba[4];
  gboolean is_coloured;

  /* Colour 1 is a strong green, what is to come only a shade of the ink. */
  get_pixel (bar, x, rgba);
  is_coloured = rgba[1] > rgba[0] + 40;
  g_assert_cmpint (is_coloured, ==, has_passed);
}

static void
test_time_bar (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bar = dossier_time_bar_new ();
  DossierTimeSpan span = { .colour = 1 };
  guchar edge[4], middle[4];

  gtk_window_set_child (GTK_WINDOW (window), bar);
  g_date_set_dmy (&span.start_earliest, 1, 11, 2013);
  g_date_set_dmy (&span.start_latest, 30, 11, 2013);
  g_date_set_dmy (&span.end_earliest, 1, 10, 2016);
  g_date_set_dmy (&span.end_latest, 31, 10, 2016);
  g_date_set_dmy (&span.as_of, 10, 12, 2015);
  dossier_time_bar_set_span (DOSSIER_TIME_BAR (bar), &span, NULL, 0);

  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_allocate (bar, BAR_WIDTH, BAR_HEIGHT, -1, NULL);
  assert_passed (bar, 20, TRUE);
  assert_passed (bar, 67, TRUE);
  assert_passed (bar, 74, FALSE);
  assert_passed (bar, 90, FALSE);

  /* The day of the start is not known: the end of the bar is soft. */
  get_pixel (bar, 0, edge);
  get_pixel (bar, 20, middle);
  g_assert_cmpuint (edge[3], <, middle[3]);

  gtk_widget_set_direction (bar, GTK_TEXT_DIR_RTL);
  assert_passed (bar, 80, TRUE);
  assert_passed (bar, 20, FALSE);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_time_bar_sentence (void)
{
  g_autoptr (GtkWidget) bar = g_object_ref_sink (dossier_time_bar_new ());
  g_autoptr (DossierRecord) programme = dossier_record_new (dossier_table_find ("programme"));
  g_autoptr (DossierRecord) activity = dossier_record_new (dossier_table_find ("activity"));
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();
  const char *sentence =
    "GLACY, Nov 2013 to Oct 2016, 70 % of the time passed · 327 days left, 1 forthcoming activity";
  GDate as_of;

  g_date_clear (&as_of, 1);
  g_date_set_dmy (&as_of, 10, 12, 2015);
  g_assert_true (dossier_record_parse (programme, "short_title", "GLACY", NULL));
  dossier_time_bar_set_programme (DOSSIER_TIME_BAR (bar), programme, NULL, &as_of);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "GLACY, no dates yet");

  g_assert_true (dossier_record_parse (programme, "starts", "Nov 2013", NULL));
  g_assert_true (dossier_record_parse (programme, "ends", "Oct 2016", NULL));
  g_assert_true (dossier_record_parse (activity, "date", "Jan or Feb 2016", NULL));
  g_ptr_array_add (activities, activity);
  dossier_time_bar_set_programme (DOSSIER_TIME_BAR (bar), programme, activities, &as_of);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
}

/* Every icon that was drawn is in the program. */
/* Thousands are set apart; words that do not say how many stay as they are. */
static void
test_counts (void)
{
  g_autofree char *few = dossier_count_dup_words ("%u rows", 7);
  g_autofree char *many = dossier_count_dup_words ("The first %u of 100 %", 1234567);
  g_autofree char *most = dossier_count_dup_number (G_MAXUINT32);
  g_autofree char *none = dossier_count_dup_words ("None", 0);
  g_autofree char *zero = dossier_count_dup_number (0);

  g_assert_cmpstr (few, ==, "7 rows");
  g_assert_cmpstr (many, ==, "The first 1,234,567 of 100 %");
  g_assert_cmpstr (most, ==, "4,294,967,295");
  g_assert_cmpstr (none, ==, "None");
  g_assert_cmpstr (zero, ==, "0");
}

static void
test_icons (void)
{
  const char *folder = g_getenv ("DOSSIER_ICONS");
  g_autoptr (GDir) icons = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (icons);
  while ((name = g_dir_read_name (icons)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/org/dossierapp/Dossier/icons/scalable/actions/", name, NULL);

      if (!g_resources_get_info (path, 0, NULL, NULL, NULL))
        g_error ("ui.gresource.xml lacks %s", name);
      n++;
    }
  g_assert_cmpuint (n, >, 10);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/dossierapp/Dossier/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();

  g_test_add_func ("/wrap", test_wrap);
  g_test_add_func ("/wrap/in-the-middle", test_wrap_centred);
  g_test_add_func ("/fit", test_fit);
  g_test_add_func ("/columns", test_columns);
  g_test_add_func ("/columns/that-do-not-fit", test_columns_that_do_not_fit);
  g_test_add_func ("/columns/large-text", test_columns_of_large_text);
  g_test_add_func ("/columns/weights", test_weights);
  g_test_add_func ("/pane", test_pane);
  g_test_add_func ("/pills", test_pills);
  g_test_add_func ("/tab-strip", test_tab_strip);
  g_test_add_func ("/treaty-mark", test_treaty_mark);
  g_test_add_func ("/time-bar", test_time_bar);
  g_test_add_func ("/time-bar/sentence", test_time_bar_sentence);
  g_test_add_func ("/counts", test_counts);
  g_test_add_func ("/icons", test_icons);

  return g_test_run ();
}
