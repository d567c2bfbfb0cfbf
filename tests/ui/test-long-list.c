/* test-long-list.c: rows of a long table are filled when they come into sight, and with what is theirs. */
#include <string.h>

#include "dossier-activity-cell.h"
#include "dossier-edit.h"
#include "dossier-page-private.h"
#include "window-fixture.h"

#define N_ACTIVITIES 1000
#define N_PLACES 40

static AdwApplication *application;

typedef struct
{
  DossierStore  *store;
  DossierWindow *window;
  DossierPage   *page;
  GtkWidget     *table;
} Fixture;

static DossierRecord *
add_record (DossierEdit *edit,
            const char  *table,
            ...)
{
  DossierRecord *record = dossier_record_new (dossier_table_find (table));
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list fields;

  va_start (fields, table);
  while ((field = va_arg (fields, const char *)) != NULL)
    {
      dossier_edit_set (edit, record, field, va_arg (fields, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (fields);
  dossier_edit_save (edit, record, &error);
  g_assert_no_error (error);

  return record;
}

/* Some with a programme and some with a country, so that what is hidden in one row is shown in the next. */
static void
add_activities (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Many", NULL, &error);

  g_object_unref (add_record (edit, "programme", "short_title", "Alpha@Beta", NULL));
  for (guint i = 0; i < N_ACTIVITIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Meeting %u", i);
      g_autofree char *city = g_strdup_printf ("City %u", i);
      g_autofree char *year = g_strdup_printf ("%u", 2000 + i % 30);

      g_object_unref (add_record (edit, "activity", "title", title, "city", city,
                                  "programme", i % 3 == 0 ? "Alpha@Beta" : "",
                                  "date", i % 5 == 0 ? "" : year, NULL));
    }
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_table (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_table (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  unused)
{
  fixture->store = open_store (0);
  add_activities (fixture->store);
  fixture->window = DOSSIER_WINDOW (dossier_window_new (application, fixture->store));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.tab", "s", "activities");
  let_pass (300);
  fixture->page = dossier_window_get_page (fixture->window);
  fixture->table = find_table (GTK_WIDGET (fixture->page));
  g_assert_nonnull (fixture->table);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  unused)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  let_pass (80);
  g_object_unref (fixture->store);
}

/* Looking */

static const char *
get_text (GtkWidget *cell)
{
  for (GtkWidget *child = gtk_widget_get_first_child (cell); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_INSCRIPTION (child))
      return gtk_inscription_get_text (GTK_INSCRIPTION (child));

  g_assert_not_reached ();
}

static gboolean
is_in_sight (Fixture   *fixture,
             GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (widget) &&
         gtk_widget_compute_bounds (widget, fixture->table, &bounds) &&
         bounds.origin.y + bounds.size.height > 0 &&
         bounds.origin.y < gtk_widget_get_height (fixture->table);
}

/* The cells of a row, in the order of the columns. */
static void
assert_row (DossierRecord *activity,
            GtkWidget     *row,
            GPtrArray     *cells)
{
  const char *title = dossier_record_get_text (activity, "title");
  g_autofree char *when = dossier_record_dup_display (activity, "date", "en");
  g_autofree char *name = *when != '\0' ? g_strconcat (title, ", ", when, NULL) : g_strdup (title);
  gboolean has_programme = dossier_record_get_integer (activity, "programme") != 0;
  char *differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                      name);

  g_assert_cmpstr (differs, ==, NULL);
  g_assert_cmpuint (cells->len, ==, DOSSIER_N_ACTIVITY_COLUMNS);
  if (*when != '\0')
    g_assert_cmpstr (get_text (cells->pdata[DOSSIER_ACTIVITY_WHEN]), ==, when);
  g_assert_cmpstr (get_text (cells->pdata[DOSSIER_ACTIVITY_TITLE]), ==, title);
  g_assert_cmpstr (get_text (cells->pdata[DOSSIER_ACTIVITY_PLACE]), ==,
                   dossier_record_get_text (activity, "city"));
  g_assert_cmpstr (get_text (cells->pdata[DOSSIER_ACTIVITY_PROGRAMME]), ==, has_programme ? "@Beta" : NULL);
  g_assert_cmpint (gtk_widget_get_visible (gtk_widget_get_first_child (
                     cells->pdata[DOSSIER_ACTIVITY_PROGRAMME])), ==, has_programme);
}

/* Returns: whether @row is one of an activity, in which case it says what it should */
static gboolean
look_at_row (Fixture   *fixture,
             GtkWidget *row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  DossierRecord *activity;

  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *child = gtk_widget_get_first_child (cell);

      if (DOSSIER_IS_ACTIVITY_CELL (child))
        g_ptr_array_add (cells, child);
    }
  if (cells->len == 0 || !is_in_sight (fixture, row))
    return FALSE;

  activity = dossier_page_find_record (fixture->page, cells->pdata[0]);
  if (activity == NULL)
    return FALSE;

  assert_row (activity, row, cells);
  return TRUE;
}

static guint
look_at_rows (Fixture   *fixture,
              GtkWidget *widget)
{
  guint n_rows = look_at_row (fixture, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && n_rows == 0;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      for (GtkWidget *row = gtk_widget_get_first_child (child); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        n_rows += look_at_row (fixture, row);

  return n_rows;
}

/* Tests */

static void
test_scrolled (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->table));
  double upper = gtk_adjustment_get_upper (adjustment);

  g_assert_cmpfloat (upper, >, N_ACTIVITIES * 20);
  g_assert_cmpuint (look_at_rows (fixture, fixture->table), >, 8);
  for (guint i = 0; i < N_PLACES; i++)
    {
      gtk_adjustment_set_value (adjustment, g_test_rand_double_range (0, upper));
      let_pass (20);
      g_assert_cmpuint (look_at_rows (fixture, fixture->table), >, 8);
    }
}

static void
change_title (Fixture    *fixture,
              guint       position,
              const char *title)
{
  DossierList *list = dossier_page_get_list (fixture->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) activity =
    dossier_store_get (fixture->store, "activity", dossier_list_get_id (list, position), &error);

  g_assert_no_error (error);
  dossier_store_change (fixture->store, activity, "title", title, &error);
  g_assert_no_error (error);
  let_pass (40);
}

/* What changes out of sight is there when it comes into sight, and so is what changes before one's eyes. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  unused)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->table));
  double height = gtk_adjustment_get_page_size (adjustment);

  for (guint i = 1; i < 100; i += 3)
    change_title (fixture, i, "Changed");
  g_assert_cmpuint (look_at_rows (fixture, fixture->table), >, 8);

  for (guint i = 0; i < 8; i++)
    {
      gtk_adjustment_set_value (adjustment, i * height / 2);
      let_pass (20);
      g_assert_cmpuint (look_at_rows (fixture, fixture->table), >, 8);
    }
}

int
main (int    argc,
      char **argv)
{
  char *folder = isolate ();
  int result;

  g_test_init (&argc, &argv, NULL);
  application = make_application ();
  g_test_add ("/long-list/scrolled", Fixture, NULL, fixture_set_up, test_scrolled, fixture_tear_down);
  g_test_add ("/long-list/changed", Fixture, NULL, fixture_set_up, test_changed, fixture_tear_down);

  result = g_test_run ();
  g_object_unref (application);
  clean_up (folder);
  return result;
}
