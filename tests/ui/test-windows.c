/* test-windows.c: the main window and the windows of single records follow each other. */
#include "dossier-history-window.h"
#include "dossier-record-window.h"
#include "record-fixture.h"
#include "window-fixture.h"

#define COUNCIL_OF_EUROPE 1101

static AdwApplication *application;

/* A funder in the main window, and the same one in a window of its own. */
typedef struct
{
  DossierStore *store;
  GtkWidget    *window;
  GtkWidget    *side;
  GtkWidget    *field;       /* short name, in the main window */
  GtkWidget    *side_field;
} Windows;

/* The window that came last, but for @except. */
static GtkWidget *
find_other (GtkWidget *except,
            GtkWidget *also)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != except && window != also && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static void
set_up (Windows       *self,
        gconstpointer  unused)
{
  self->store = open_store (DOSSIER_STORE_SAMPLE);
  self->window = dossier_window_new (application, self->store);
  gtk_window_present (GTK_WINDOW (self->window));
  let_pass (80);
  gtk_widget_activate_action (self->window, "win.open-record", "(sx)", "organisation",
                              (gint64) COUNCIL_OF_EUROPE);
  let_pass (80);
  dossier_record_window_present (GTK_WINDOW (self->window), self->store, "organisation", COUNCIL_OF_EUROPE,
                                 NULL);
  let_pass (80);
  self->side = find_other (self->window, NULL);
  self->field = find_row (self->window, "Short name");
  self->side_field = find_row (self->side, "Short name");
}

static void
tear_down (Windows       *self,
           gconstpointer  unused)
{
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  let_pass (80);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  g_clear_object (&self->store);
}

static void
enter (GtkWidget  *field,
       const char *text)
{
  type_text (field, text);
  press_enter (field);
  let_pass (80);
}

static void
take_back (GtkWidget *window)
{
  gtk_widget_activate_action (window, "win.undo", NULL);
  let_pass (80);
}

static void
assert_both (Windows    *self,
             const char *text)
{
  assert_shown (self->field, text);
  assert_shown (self->side_field, text);
}

static void
test_follow (Windows       *self,
             gconstpointer  unused)
{
  GtkWidget *name = find_row (self->window, "Name");

  assert_both (self, "CoE");
  enter (self->side_field, "From the side");
  assert_both (self, "From the side");
  enter (self->field, "From the main window");
  assert_both (self, "From the main window");

  type_text (name, "Europarat");
  g_assert_true (dossier_form_commit (DOSSIER_FORM (gtk_widget_get_ancestor (name, DOSSIER_TYPE_FORM))));
  let_pass (80);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->side)), ==, "Europarat");
}

/* What was done in one window is no one else's in the other: nobody is asked. */
static void
test_undo (Windows       *self,
           gconstpointer  unused)
{
  enter (self->side_field, "From the side");
  enter (self->field, "From the main window");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (DOSSIER_WINDOW (self->window)->undo)), ==,
                   "Undo: Short name of Council of Europe (Ctrl+Z)");
  take_back (self->side);
  assert_both (self, "From the side");
  take_back (self->window);
  assert_both (self, "CoE");
}

/* A window that is open does not change what is being typed in the other. */
static void
test_typed (Windows       *self,
            gconstpointer  unused)
{
  g_autoptr (DossierRecord) record = dossier_store_get (self->store, "organisation", COUNCIL_OF_EUROPE, NULL);

  type_text (self->side_field, "Being typed");
  enter (find_row (self->window, "IATI type"), "60");
  assert_shown (find_row (self->side, "IATI type"), "60");
  assert_shown (self->side_field, "Being typed");
  g_assert_cmpstr (dossier_record_get_text (record, "short_name"), ==, "CoE");
}

static gboolean
says_undone (GtkWidget *root)
{
  if (GTK_IS_LABEL (root))
    return gtk_widget_get_mapped (root) &&
           g_str_has_suffix (gtk_label_get_text (GTK_LABEL (root)), "· undone");

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says_undone (child))
      return TRUE;

  return FALSE;
}

static void
test_history (Windows       *self,
              gconstpointer  unused)
{
  GtkWidget *history;

  gtk_widget_activate_action (self->side, "win.history-of", "(sx)", "organisation",
                              (gint64) COUNCIL_OF_EUROPE);
  let_pass (80);
  history = find_other (self->window, self->side);
  g_assert_nonnull (history);
  g_assert_false (says (history, "Short name of Council of Europe"));
  enter (self->side_field, "From the side");
  g_assert_true (says (history, "Short name of Council of Europe"));
  enter (find_row (self->window, "IATI type"), "60");
  g_assert_true (says (history, "IATI type of Council of Europe"));
  g_assert_false (says_undone (history));
  take_back (self->window);
  g_assert_true (says_undone (history));
}

/* The main window goes on without it. */
static void
test_close_side (Windows       *self,
                 gconstpointer  unused)
{
  type_text (self->side_field, "Typed last");
  gtk_window_close (GTK_WINDOW (self->side));
  let_pass (80);
  g_assert_null (find_other (self->window, NULL));
  assert_shown (self->field, "Typed last");
  enter (self->field, "Afterwards");
  assert_shown (self->field, "Afterwards");
}

/* What is typed in a window beside it is kept, and nothing stays open without it. */
static void
test_close_main (Windows       *self,
                 gconstpointer  unused)
{
  g_autoptr (DossierRecord) record = dossier_store_get (self->store, "organisation", COUNCIL_OF_EUROPE, NULL);

  type_text (self->side_field, "Typed last");
  gtk_window_close (GTK_WINDOW (self->window));
  let_pass (80);
  self->window = NULL;
  g_assert_cmpstr (dossier_record_get_text (record, "short_name"), ==, "Typed last");
}

/* The names in the menu beside Undo, in order. */
static char *
dup_menu (Windows *self)
{
  GMenuModel *menu = adw_split_button_get_menu_model (DOSSIER_WINDOW (self->window)->undo);
  g_autoptr (GString) names = g_string_new (NULL);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; section != NULL && j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *label = NULL;

          g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_LABEL, "s", &label);
          g_string_append_printf (names, "%s\n", label);
        }
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_menu (Windows    *self,
             const char *expected)
{
  g_autofree char *names = dup_menu (self);

  g_assert_cmpstr (names, ==, expected);
}

/* Whichever window they were taken in. */
static void
test_menu (Windows       *self,
           gconstpointer  unused)
{
  enter (self->side_field, "Council");
  enter (find_row (self->window, "IATI type"), "60");
  assert_menu (self, "Undo: IATI type of Council of Europe\nUndo: Short name of Council of Europe\n"
               "All Steps…\n");
  take_back (self->side);
  assert_menu (self, "Redo: IATI type of Council of Europe\nUndo: Short name of Council of Europe\n"
               "All Steps…\n");
}

#define ADD(name, function) g_test_add ("/windows/" name, Windows, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = isolate ();
  int result;

  g_test_init (&argc, &argv, NULL);
  application = make_application ();

  ADD ("follow-each-other", test_follow);
  ADD ("undo-in-either", test_undo);
  ADD ("typing-stays", test_typed);
  ADD ("history-follows", test_history);
  ADD ("close-beside", test_close_side);
  ADD ("close-main", test_close_main);
  ADD ("last-steps-by-name", test_menu);

  result = g_test_run ();
  clean_up (folder);
  return result;
}
