/* test-value-grid.c: the table of values: moved in, typed into, filled down, pasted, taken back. */
#include <string.h>

#include "dossier-draft.h"
#include "dossier-indicator-body.h"
#include "dossier-treaty-mark.h"
#include "dossier-value-grid.h"
#include "record-fixture.h"

#define FIRST 1571
#define BASELINE 0
#define ARMENIA 0
#define GEORGIA 3
#define UKRAINE 5

static DossierValueGrid *
open_grid (Fixture *fixture)
{
  DossierProgrammeView *view = show_tab (fixture, "Cybercrime@EAP II", "indicators");
  DossierChildList *list = find_list (view, "indicator");

  dossier_child_list_open (list, dossier_child_list_get_row (list, FIRST), TRUE);
  settle ();
  return DOSSIER_VALUE_GRID (find_type (view, DOSSIER_TYPE_VALUE_GRID));
}

static void
assert_cell (DossierValueGrid *grid,
             guint             row,
             guint             column,
             const char       *expected)
{
  GtkWidget *cell = dossier_value_grid_get_cell (grid, row, column);

  settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (cell))), ==, expected);
}

static void
press (DossierValueGrid *grid,
       const guint      *keys,
       guint             n_keys)
{
  for (guint i = 0; i < n_keys; i++)
    g_assert_true (dossier_value_grid_press (grid, keys[i], 0));
}

/* What is typed goes into the entry, as the keyboard would have it, and Enter or Tab leaves it. */
static void
type_cell (DossierValueGrid *grid,
           const char       *text)
{
  GtkWidget *entry;

  g_assert_true (dossier_value_grid_press (grid, gdk_unicode_to_keyval (*text), 0));
  settle ();
  entry = find_type (grid, GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static char *
dup_armenian_place (Fixture    *fixture,
                    const char *column)
{
  return g_strdup_printf ("cell/%" G_GINT64_FORMAT "/%s", find_id (fixture, "country", "Armenia"), column);
}

/* Of the first period of Armenia. */
static void
assert_draft (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *place = dup_armenian_place (fixture, "actual/2015-01/2015-06");

  g_assert_cmpstr (dossier_drafts_get (dossier_store_get_drafts (fixture->store),
                                       dossier_table_find ("indicator"), FIRST, place), ==, expected);
}

static gboolean
leave (DossierValueGrid *grid)
{
  GtkWidget *other = dossier_value_grid_get_cell (grid, UKRAINE, 2);

  gtk_widget_grab_focus (other);
  settle ();
  return find_type (grid, GTK_TYPE_ENTRY) == NULL;
}

static void
test_type (Fixture       *fixture,
           gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);

  assert_cell (grid, GEORGIA, BASELINE, "missing");
  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, GEORGIA, BASELINE));
  settle ();
  type_cell (grid, "12 / 7");
  g_assert_true (leave (grid));
  assert_cell (grid, GEORGIA, BASELINE, "12 / 7");
  g_assert_cmpuint (count (fixture, "indicator_value", "indicator", FIRST), ==, 2);

  undo (fixture);
  assert_cell (grid, GEORGIA, BASELINE, "missing");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, 1));
  settle ();
  type_cell (grid, "many");
  leave (grid);
  g_assert_nonnull (strstr (dossier_value_grid_get_message (grid), "“many” was not understood."));
  assert_cell (grid, ARMENIA, 1, "–");
  g_assert_cmpuint (count (fixture, "indicator_value", "indicator", FIRST), ==, 0);
}

/* What is typed or was refused is kept with its cell, until it is given up. */
static void
test_draft (Fixture       *fixture,
            gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);
  GtkWidget *entry;

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, 1));
  settle ();
  type_cell (grid, "many");
  assert_draft (fixture, "many");
  leave (grid);
  assert_draft (fixture, "many");

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, 1));
  g_assert_true (dossier_value_grid_press (grid, GDK_KEY_Return, 0));
  entry = find_type (grid, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "many");
  g_assert_true (press_escape (entry));
  assert_draft (fixture, NULL);
  assert_cell (grid, ARMENIA, 1, "–");

  type_cell (grid, "5 / 6");
  assert_draft (fixture, "5 / 6");
  g_assert_true (leave (grid));
  assert_draft (fixture, NULL);
  assert_cell (grid, ARMENIA, 1, "5 / 6");
}

/* Two texts that were lost go to their cells one after the other, and neither is saved by that. */
static void
test_type_at (Fixture       *fixture,
              gconstpointer  unused)
{
  static const struct { const char *place; const char *text; } lost[] = {
    { "baseline/", "12 / 7" }, { "actual/2015-01/2015-06", "14" },
  };
  DossierDrafts *drafts = dossier_store_get_drafts (fixture->store);
  const DossierTable *table = dossier_table_find ("indicator");
  DossierValueGrid *grid = open_grid (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    {
      g_autofree char *place = dup_armenian_place (fixture, lost[i].place);

      dossier_drafts_set (drafts, table, FIRST, place, lost[i].text);
      g_assert_true (dossier_value_grid_type_at (grid, place));
      settle ();
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_type (grid, GTK_TYPE_ENTRY))), ==,
                       lost[i].text);
    }
  g_assert_cmpuint (count (fixture, "indicator_value", "indicator", FIRST), ==, 0);
  g_assert_false (dossier_value_grid_type_at (grid, "cell/0/actual/1999"));

  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    {
      g_autofree char *place = dup_armenian_place (fixture, lost[i].place);

      dossier_drafts_set (drafts, table, FIRST, place, NULL);
    }
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

static void
press_response (const char *response)
{
  AdwMessageDialog *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_close (GTK_WINDOW (dialog));
  settle ();
}

/* A block is pasted after a look at it. */
static void
paste_block (DossierValueGrid *grid,
             const char       *block)
{
  dossier_value_grid_paste (grid, block);
  press_response ("paste");
  g_assert_null (find_dialog ());
}

static void
test_move_and_fill (Fixture       *fixture,
                    gconstpointer  unused)
{
  static const guint down[] = { GDK_KEY_Down, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Left };
  DossierValueGrid *grid = open_grid (fixture);

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, BASELINE));
  settle ();
  press (grid, down, G_N_ELEMENTS (down));
  g_assert_false (dossier_value_grid_press (grid, GDK_KEY_Up, 0));
  paste_block (grid, "5 / 6\t7");
  assert_cell (grid, ARMENIA, BASELINE, "5 / 6");
  assert_cell (grid, ARMENIA, 1, "7 / –");

  /* The first row goes into two more, of two columns. */
  g_assert_true (dossier_value_grid_press (grid, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_true (dossier_value_grid_press (grid, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_true (dossier_value_grid_press (grid, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_true (dossier_value_grid_press (grid, GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  assert_cell (grid, 2, BASELINE, "5 / 6");
  assert_cell (grid, 2, 1, "7 / –");
  assert_cell (grid, GEORGIA, BASELINE, "missing");

  g_assert_true (dossier_value_grid_press (grid, GDK_KEY_Delete, 0));
  assert_cell (grid, ARMENIA, BASELINE, "missing");
  g_assert_cmpuint (count (fixture, "indicator_value", "indicator", FIRST), ==, 0);

  undo (fixture);
  assert_cell (grid, 1, 1, "7 / –");
  undo (fixture);
  assert_cell (grid, 1, 1, "–");
  assert_cell (grid, ARMENIA, 1, "7 / –");
}

/* Which cells look chosen, a character for each, a row after the other. */
static char *
dup_chosen (DossierValueGrid *grid)
{
  GString *chosen = g_string_new (NULL);

  settle ();
  for (guint row = 0; row < 3; row++)
    for (guint column = 0; column < 3; column++)
      g_string_append_c (chosen, gtk_widget_has_css_class (dossier_value_grid_get_cell (grid, row, column),
                                                           "chosen") ? 'x' : '.');
  return g_string_free (chosen, FALSE);
}

static void
assert_chosen (DossierValueGrid *grid,
               const char       *expected)
{
  g_autofree char *chosen = dup_chosen (grid);

  g_assert_cmpstr (chosen, ==, expected);
}

static void
test_choose (Fixture       *fixture,
             gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, BASELINE));
  assert_chosen (grid, "x........");
  dossier_value_grid_press (grid, GDK_KEY_Down, GDK_SHIFT_MASK);
  dossier_value_grid_press (grid, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_chosen (grid, "xx.xx....");

  /* A value that is shown anew stays chosen. */
  dossier_value_grid_paste (grid, "5 / 6");
  assert_cell (grid, ARMENIA, BASELINE, "5 / 6");
  assert_chosen (grid, "xx.xx....");

  dossier_value_grid_press (grid, GDK_KEY_Up, GDK_SHIFT_MASK);
  assert_chosen (grid, "xx.......");
  dossier_value_grid_press (grid, GDK_KEY_Down, 0);
  assert_chosen (grid, "....x....");
  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, UKRAINE, BASELINE));
  assert_chosen (grid, ".........");
}

/* Of a block it is shown what would change; Cancel changes nothing, and one Undo takes all of it back. */
static void
test_paste_looked_at (Fixture       *fixture,
                      gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, BASELINE));
  settle ();
  dossier_value_grid_paste (grid, "1 / 1\n2 / 2\n3 / 3\n4 / 4\n5 / 5\n6 / 6\n");
  g_assert_cmpstr (adw_message_dialog_get_heading (find_dialog ()), ==, "Change 6 Cells?");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_dialog ()), "Georgia, Baseline: – → 4 / 4\n"));
  press_response ("cancel");
  assert_cell (grid, ARMENIA, BASELINE, "missing");
  g_assert_cmpuint (count (fixture, "indicator_value", "indicator", FIRST), ==, 0);

  paste_block (grid, "1 / 1\n2 / 2\n3 / 3\n4 / 4\n5 / 5\n6 / 6\n");
  assert_cell (grid, UKRAINE, BASELINE, "6 / 6");
  undo (fixture);
  g_assert_cmpuint (count (fixture, "indicator_value", "indicator", FIRST), ==, 0);

  /* What is not understood is told before it is asked. */
  dossier_value_grid_paste (grid, "1 / 1\nmany\n");
  g_assert_null (find_dialog ());
  g_assert_cmpstr (dossier_value_grid_get_message (grid), ==,
                   "Azerbaijan, Baseline: “many” was not understood.");
}

static void
assert_standing (DossierValueGrid *grid,
                 guint             row,
                 const char       *expected)
{
  GtkWidget *cells = gtk_widget_get_parent (dossier_value_grid_get_cell (grid, row, 0));

  settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (cells))), ==, expected);
}

/* What a country is to the treaty stands before its name, and how it stands so far at the end of its row. */
static void
test_ends_of_rows (Fixture       *fixture,
                   gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);
  GtkWidget *mark = find_type (grid, DOSSIER_TYPE_TREATY_MARK);

  g_assert_true (gtk_widget_get_visible (mark));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (mark))), ==, "Armenia");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (mark), "Party"));
  assert_standing (grid, ARMENIA, "○ no data");
  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, BASELINE));
  settle ();
  paste_block (grid, "1 / 1\t3 / 3\n2 / 2\t3 / 2\n");
  assert_standing (grid, ARMENIA, "● met");
  assert_standing (grid, 1, "◐ measured");
  undo (fixture);
  assert_standing (grid, ARMENIA, "○ no data");
}

static void
test_paste_refused (Fixture       *fixture,
                    gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, UKRAINE, BASELINE));
  settle ();
  dossier_value_grid_paste (grid, "1\n2\n");
  g_assert_nonnull (strstr (dossier_value_grid_get_message (grid), "larger than the room"));
  g_assert_cmpuint (count (fixture, "indicator_value", "indicator", FIRST), ==, 0);
}

/* What is pasted stands, be it over a text that was refused or over one that is still being typed. */
static void
test_paste_over_refused (Fixture       *fixture,
                         gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, BASELINE));
  settle ();
  press (grid, (const guint[]) { GDK_KEY_Right }, 1);
  type_cell (grid, "many");
  leave (grid);
  assert_draft (fixture, "many");
  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, BASELINE));
  settle ();
  paste_block (grid, "5 / 6\t7 / 8");
  assert_cell (grid, ARMENIA, 1, "7 / 8");
  assert_draft (fixture, NULL);
  g_assert_cmpstr (dossier_value_grid_get_message (grid), ==, "");

  press (grid, (const guint[]) { GDK_KEY_Right }, 1);
  type_cell (grid, "many");
  dossier_value_grid_paste (grid, "9 / 9");
  assert_cell (grid, ARMENIA, 1, "9 / 9");
  assert_draft (fixture, NULL);
  g_assert_null (find_type (grid, GTK_TYPE_ENTRY));
  g_assert_true (gtk_widget_get_visible (dossier_value_grid_get_cell (grid, ARMENIA, 1)));
  g_assert_true (gtk_widget_has_focus (dossier_value_grid_get_cell (grid, ARMENIA, 1)));
  undo (fixture);
  assert_cell (grid, ARMENIA, 1, "7 / 8");
}

/* Targets */

#define TARGET 7

static void
answer (const char *response,
        const char *reason)
{
  AdwMessageDialog *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  if (reason != NULL)
    {
      g_assert_false (adw_message_dialog_get_response_enabled (dialog, "revise"));
      gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Signed")), "some day");
      gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Reason")), reason);
      g_assert_false (adw_message_dialog_get_response_enabled (dialog, "revise"));
      gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Signed")), "1 December 2015");
      g_assert_true (adw_message_dialog_get_response_enabled (dialog, "revise"));
    }
  press_response (response);
  g_assert_null (find_dialog ());
}

static void
type_target (DossierValueGrid *grid,
             const char       *text)
{
  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, TARGET));
  settle ();
  type_cell (grid, text);
  g_assert_true (leave (grid));
}

static guint
count_all (Fixture    *fixture,
           const char *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);

  return dossier_store_count (fixture->store, query);
}

/* Another target asks whether it is revised, which keeps the old one, or corrected. */
static void
test_revise (Fixture       *fixture,
             gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);

  type_target (grid, "7 / 3");
  assert_cell (grid, ARMENIA, TARGET, "7 / 3");
  g_assert_null (find_dialog ());

  type_target (grid, "5 / 3");
  assert_cell (grid, ARMENIA, TARGET, "7 / 3");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_dialog ()), "Armenia, Target: 7 / 3 → 5 / 3"));
  answer ("cancel", NULL);
  assert_cell (grid, ARMENIA, TARGET, "7 / 3");

  type_target (grid, "6 / 3");
  answer ("correct", NULL);
  assert_cell (grid, ARMENIA, TARGET, "6 / 3");
  g_assert_cmpuint (count (fixture, "indicator_value", "indicator", FIRST), ==, 2);
  g_assert_cmpuint (count_all (fixture, "amendment"), ==, 0);

  type_target (grid, "4 / 2");
  answer ("revise", "Two courts have closed");
  assert_cell (grid, ARMENIA, TARGET, "4 / 2");
  g_assert_cmpuint (count (fixture, "indicator_value", "indicator", FIRST), ==, 4);
  g_assert_cmpuint (count_all (fixture, "amendment"), ==, 1);
  g_assert_cmpuint (count_all (fixture, "amendment_change"), ==, 2);

  /* What empties a target asks as well. */
  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, TARGET));
  settle ();
  g_assert_true (dossier_value_grid_press (grid, GDK_KEY_Delete, 0));
  answer ("cancel", NULL);
  assert_cell (grid, ARMENIA, TARGET, "4 / 2");

  undo (fixture);
  assert_cell (grid, ARMENIA, TARGET, "6 / 3");
  g_assert_cmpuint (count_all (fixture, "amendment"), ==, 0);
}

/* What is pasted over targets that stand is asked about; then nothing of what was refused there is left. */
static void
test_paste_over_refused_target (Fixture       *fixture,
                                gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);
  DossierDrafts *drafts = dossier_store_get_drafts (fixture->store);
  g_autofree char *place = NULL;

  type_target (grid, "7 / 3");
  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, TARGET));
  settle ();
  type_cell (grid, "many");
  leave (grid);
  place = dup_armenian_place (fixture, "target/");
  g_assert_cmpstr (dossier_drafts_get (drafts, dossier_table_find ("indicator"), FIRST, place), ==, "many");

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, TARGET));
  settle ();
  dossier_value_grid_paste (grid, "6 / 3");
  g_assert_cmpstr (dossier_drafts_get (drafts, dossier_table_find ("indicator"), FIRST, place), ==, "many");
  answer ("correct", NULL);
  assert_cell (grid, ARMENIA, TARGET, "6 / 3");
  g_assert_null (dossier_drafts_get (drafts, dossier_table_find ("indicator"), FIRST, place));
}

/* A column for targets of another period stays there while nothing is in it. */
static void
test_target_column (Fixture       *fixture,
                    gconstpointer  unused)
{
  DossierValueGrid *grid = open_grid (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_value_grid_add_target (grid, "some day", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (dossier_value_grid_add_target (grid, "2016", &error));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (dossier_value_grid_get_head (grid, TARGET))), ==,
                   "Target 2016");
  assert_cell (grid, ARMENIA, TARGET, "–");

  gtk_widget_grab_focus (dossier_value_grid_get_cell (grid, ARMENIA, TARGET));
  settle ();
  paste_block (grid, "5 / 6\t7 / 8");
  assert_cell (grid, ARMENIA, TARGET, "5 / 6");
  assert_cell (grid, ARMENIA, TARGET + 1, "7 / 8");
  undo (fixture);
  assert_cell (grid, ARMENIA, TARGET, "–");
}

/* Heads */

/* How far a widget is below the top of what can be seen. */
static double
get_top (GtkWidget *widget,
         GtkWidget *scroller)
{
  graphene_point_t top;

  g_assert_true (gtk_widget_compute_point (widget, scroller, &GRAPHENE_POINT_INIT (0, 0), &top));
  return top.y;
}

static void
scroll_to (GtkWidget *window,
           GtkWidget *scroller,
           double     value)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), value);
  gtk_widget_queue_draw (window);
  gtk_test_widget_wait_for_draw (window);
}

/* The heads stay in sight while the countries are scrolled past, and go with the last of them. */
static void
test_heads (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (DossierRecord) indicator = dossier_store_get (fixture->store, "indicator", FIRST, NULL);
  GtkWidget *grid = dossier_value_grid_new (fixture->store, indicator);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *below = gtk_label_new ("Below");
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *head, *last = dossier_value_grid_get_cell (DOSSIER_VALUE_GRID (grid), UKRAINE, 0);
  GtkWidget *second = dossier_value_grid_get_cell (DOSSIER_VALUE_GRID (grid), 1, 0);

  gtk_widget_set_size_request (below, -1, 600);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Above"));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), below);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 200);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  head = dossier_value_grid_get_head (DOSSIER_VALUE_GRID (grid), 0);
  g_assert_cmpfloat (get_top (head, scroller), >, 10);
  g_assert_cmpfloat (get_top (head, scroller), <, get_top (last, scroller));

  scroll_to (window, scroller, 100);
  g_assert_cmpfloat (get_top (second, scroller), <, 0);
  g_assert_cmpfloat (get_top (head, scroller), >=, 0);
  g_assert_cmpfloat (get_top (head, scroller), <, 10);
  g_assert_cmpfloat (get_top (dossier_value_grid_get_head (DOSSIER_VALUE_GRID (grid), TARGET), scroller), ==,
                     get_top (head, scroller));

  /* A cell that is gone to is below them. */
  gtk_widget_grab_focus (second);
  gtk_widget_queue_draw (window);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpfloat (get_top (second, scroller), >=, get_top (head, scroller) + gtk_widget_get_height (head));

  scroll_to (window, scroller, 500);
  g_assert_cmpfloat (get_top (head, scroller), <, 0);
  g_assert_cmpfloat (get_top (head, scroller), <, get_top (last, scroller));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is below the table */

static GtkWidget *
unfold (DossierProgrammeView *view,
        const char           *label)
{
  GtkWidget *body = find_type (view, DOSSIER_TYPE_INDICATOR_BODY);
  GtkWidget *below = gtk_widget_get_next_sibling (find_type (body, DOSSIER_TYPE_VALUE_GRID));

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_widget_get_first_child (child);

      if (!GTK_IS_TOGGLE_BUTTON (button) || !says (button, label))
        continue;

      g_signal_emit_by_name (button, "clicked");
      settle ();
      return child;
    }

  g_assert_not_reached ();
}

/* Every field of an indicator, its parts and its values are in its tab. */
static void
test_more (Fixture       *fixture,
           gconstpointer  unused)
{
  static const char * const fields[] = {
    "Code", "Unit", "Measured", "Over several", "Tolerance in percent", "Responsible",
  };
  DossierValueGrid *grid = open_grid (fixture);
  DossierProgrammeView *view = DOSSIER_PROGRAMME_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (grid),
                                                                                DOSSIER_TYPE_PROGRAMME_VIEW));
  g_autoptr (DossierRecord) indicator = dossier_store_get (fixture->store, "indicator", FIRST, NULL);
  GtkWidget *more = unfold (view, "More About the Indicator");
  GtkWidget *values = unfold (view, "Values One by One");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_nonnull (find_row (more, fields[i]));
  type_text (find_row (more, "Unit"), "requests");
  press_enter (find_row (more, "Unit"));
  settle ();
  assert_stored (indicator, "unit", "requests");
  g_assert_cmpuint (dossier_child_list_get_n_rows (find_list (more, "breakdown")), ==, 2);

  g_assert_null (find_button (values, "Revise…"));
  type_target (grid, "7 / 3");
  settle ();
  g_assert_cmpuint (count_type (find_list (values, "indicator_value"), DOSSIER_TYPE_CHILD_ROW), ==, 2);
  g_assert_nonnull (find_button (values, "Revise…"));
  type_target (grid, "5 / 3");
  answer ("revise", "Two courts have closed");
  settle ();
  g_assert_cmpuint (count_type (find_list (values, "indicator_value"), DOSSIER_TYPE_CHILD_ROW), ==, 3);
  g_assert_true (says (values, "No longer holds: Two courts have closed"));
}

#define TEST(path, test) \
  g_test_add ("/value-grid/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  TEST ("type", test_type);
  TEST ("refused", test_refused);
  TEST ("draft", test_draft);
  TEST ("type-at", test_type_at);
  TEST ("move-and-fill", test_move_and_fill);
  TEST ("choose", test_choose);
  TEST ("paste-looked-at", test_paste_looked_at);
  TEST ("ends-of-rows", test_ends_of_rows);
  TEST ("paste-refused", test_paste_refused);
  TEST ("paste-over-refused", test_paste_over_refused);
  TEST ("paste-over-refused-target", test_paste_over_refused_target);
  TEST ("revise", test_revise);
  TEST ("target-column", test_target_column);
  TEST ("heads", test_heads);
  TEST ("more", test_more);

  return g_test_run ();
}
