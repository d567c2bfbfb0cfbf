/* test-layouts.c: what gives way to what where there is little room, and on which side texts stand. */
#include <adwaita.h>

#include "dossier-form-line.h"
#include "dossier-give-way.h"
#include "dossier-header-line.h"
#include "dossier-list-row.h"
#include "dossier-pane-bar.h"
#include "dossier-store.h"
#include "dossier-text-side.h"

#define LATIN "Nov 2013"
#define ARABIC "\331\205\330\261\330\255\330\250\330\247"

static GtkWidget *
append (GtkWidget *box,
        int        width,
        int        height)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (child, width, height);
  gtk_box_append (GTK_BOX (box), child);
  return child;
}

static GtkWidget *
make_box (GtkLayoutManager *layout)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_layout_manager (box, layout);
  return box;
}

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
allocate (GtkWidget *box,
          int        width)
{
  gtk_widget_allocate (box, width, measure (box, GTK_ORIENTATION_VERTICAL, width), -1, NULL);
}

static void
assert_place (GtkWidget *child,
              int        x,
              int        y,
              int        width)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds));
  g_assert_cmpint (bounds.origin.x, ==, x);
  g_assert_cmpint (bounds.origin.y, ==, y);
  g_assert_cmpint (bounds.size.width, ==, width);
}

/* A row of a value (100), its reading (80) and a button with words (60). */
static GtkWidget *
make_line (GtkWidget **value,
           GtkWidget **reading,
           GtkWidget **suffixes)
{
  GtkWidget *box = make_box (NULL);

  *value = append (box, 100, 30);
  *reading = append (box, 80, 20);
  *suffixes = append (box, 60, 20);
  gtk_widget_add_css_class (*suffixes, "suffixes");
  gtk_widget_set_layout_manager (box, dossier_form_line_new (*value, *reading));
  return box;
}

static void
test_form_line (void)
{
  GtkWidget *value, *reading, *suffixes;
  g_autoptr (GtkWidget) box = make_line (&value, &reading, &suffixes);

  /* All of it, with 6 between. */
  allocate (box, 252);
  assert_place (value, 0, 0, 100);
  assert_place (reading, 106, 0, 80);
  assert_place (suffixes, 192, 0, 60);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 252), ==, 30);

  /* First the reading goes below. */
  allocate (box, 251);
  assert_place (value, 0, 0, 185);
  assert_place (reading, 0, 30, 251);
  assert_place (suffixes, 191, 0, 60);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 251), ==, 30 + 20 + 8);

  /* Then the button; the value is never cut. */
  allocate (box, 120);
  assert_place (value, 0, 0, 120);
  assert_place (reading, 0, 30, 120);
  assert_place (suffixes, 0, 50, 60);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1), ==, 100);
}

static void
test_form_line_mirrored (void)
{
  GtkWidget *value, *reading, *suffixes;
  g_autoptr (GtkWidget) box = make_line (&value, &reading, &suffixes);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  allocate (box, 252);
  assert_place (value, 152, 0, 100);
  assert_place (suffixes, 0, 0, 60);
}

static void
test_give_way (void)
{
  g_autoptr (GtkWidget) box = make_box (g_object_new (DOSSIER_TYPE_GIVE_WAY, NULL));
  GtkWidget *undo = append (box, 30, 20), *redo = append (box, 30, 20), *last = append (box, 40, 20);

  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1), ==, 40);
  allocate (box, 112);
  assert_place (redo, 36, 0, 30);
  assert_place (last, 72, 0, 40);

  allocate (box, 111);
  g_assert_true (gtk_widget_get_child_visible (undo));
  g_assert_false (gtk_widget_get_child_visible (redo));
  assert_place (last, 36, 0, 40);

  allocate (box, 40);
  g_assert_false (gtk_widget_get_child_visible (undo));
  assert_place (last, 0, 0, 40);
}

static void
test_header_line (void)
{
  g_autoptr (GtkWidget) box = make_box (g_object_new (DOSSIER_TYPE_HEADER_LINE, NULL));
  GtkWidget *start = append (box, 100, 20), *title = append (box, 80, 20), *end = append (box, 40, 20);

  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1), ==, 152);

  /* In the middle, between the controls, not at all. */
  allocate (box, 400);
  assert_place (title, 106, 0, 188);
  allocate (box, 260);
  assert_place (title, 106, 0, 108);
  allocate (box, 200);
  g_assert_false (gtk_widget_get_child_visible (title));
  assert_place (start, 0, 0, 100);
  assert_place (end, 160, 0, 40);
}

static void
test_pane_bar (void)
{
  GtkLayoutManager *layout = g_object_new (DOSSIER_TYPE_PANE_BAR, NULL);
  g_autoptr (GtkWidget) box = make_box (layout);
  GtkWidget *filter = append (box, 50, 30), *pills = append (box, 150, 20), *buttons = append (box, 70, 30);

  dossier_pane_bar_set_one_line (DOSSIER_PANE_BAR (layout), TRUE);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1), ==, 150);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 442), ==, 30 + 8);
  allocate (box, 442);
  assert_place (filter, 0, 0, 210);
  assert_place (pills, 218, 0, 150);
  assert_place (buttons, 372, 0, 70);

  allocate (box, 441);
  assert_place (filter, 0, 0, 367);
  assert_place (pills, 0, 38, 441);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 441), ==, 30 + 8 + 20 + 2);

  gtk_widget_set_visible (pills, FALSE);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 200), ==, 30 + 8);
}

/* Every label of a row that is not let go shows all of its text. */
static void
assert_whole (GtkWidget  *widget,
              const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_whole (child, text);
}

/* An amount takes a line of its own rather than lose its number. */
static void
test_amounts (void)
{
  const char *amount = "budgets: up to EUR 22.81 million";
  g_autoptr (GtkWidget) row = g_object_ref_sink (dossier_list_row_new ());
  g_autoptr (DossierStore) store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE, NULL);
  int height;

  dossier_list_row_show_record (DOSSIER_LIST_ROW (row), dossier_store_get_portfolio (store),
                                &(DossierListRowText) { .title = "European Union", .left = "5 programmes",
                                                        .right = amount });
  height = measure (row, GTK_ORIENTATION_VERTICAL, 600);
  g_assert_cmpint (measure (row, GTK_ORIENTATION_VERTICAL, 280), >, height);
  gtk_widget_allocate (row, 280, measure (row, GTK_ORIENTATION_VERTICAL, 280), -1, NULL);
  assert_whole (row, amount);
}

static void
assert_alignment (GtkWidget        *text,
                  const char       *words,
                  GtkTextDirection  direction,
                  float             expected)
{
  gtk_widget_set_direction (text, direction);
  gtk_editable_set_text (GTK_EDITABLE (text), words);
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (text)), ==, expected);
}

/* Alignment 1 is where the words end: on the side where the lines of the window begin. */
static void
test_text_side (void)
{
  g_autoptr (GtkWidget) text = g_object_ref_sink (gtk_text_new ());
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_text_view_new ());

  dossier_text_side_follow (GTK_TEXT (text));
  assert_alignment (text, LATIN, GTK_TEXT_DIR_LTR, 0);
  assert_alignment (text, LATIN, GTK_TEXT_DIR_RTL, 1);
  assert_alignment (text, ARABIC, GTK_TEXT_DIR_RTL, 0);
  assert_alignment (text, ARABIC, GTK_TEXT_DIR_LTR, 1);
  assert_alignment (text, "36", GTK_TEXT_DIR_LTR, 0);
  assert_alignment (text, "36", GTK_TEXT_DIR_RTL, 0);

  dossier_text_side_follow_view (GTK_TEXT_VIEW (view));
  g_assert_cmpint (gtk_text_view_get_justification (GTK_TEXT_VIEW (view)), ==, GTK_JUSTIFY_LEFT);
  gtk_widget_set_direction (view, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_text_view_get_justification (GTK_TEXT_VIEW (view)), ==, GTK_JUSTIFY_RIGHT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/layouts/form-line", test_form_line);
  g_test_add_func ("/layouts/form-line/mirrored", test_form_line_mirrored);
  g_test_add_func ("/layouts/give-way", test_give_way);
  g_test_add_func ("/layouts/header-line", test_header_line);
  g_test_add_func ("/layouts/pane-bar", test_pane_bar);
  g_test_add_func ("/layouts/amounts-are-whole", test_amounts);
  g_test_add_func ("/layouts/text-side", test_text_side);

  return g_test_run ();
}
