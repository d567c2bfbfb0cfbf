/* test-value-grid.c: the table of values: moved in, typed into, filled down, pasted, taken back. */
#include <string.h>

#include "dossier-draft.h"
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
  AdwBin *cell = ADW_BIN (dossier_value_grid_get_cell (grid, row, column));

  settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (adw_bin_get_child (cell))), ==, expected);
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
  dossier_value_grid_paste (grid, "5 / 6\t7");
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
  TEST ("paste-refused", test_paste_refused);

  return g_test_run ();
}
