/* test-sizes.c: everything the window shows fits into a narrow one, also with large text. */
#include <locale.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dossier-backup.h"
#include "dossier-backups-window.h"
#include "dossier-edit.h"
#include "dossier-history-window.h"
#include "dossier-lists-window.h"
#include "dossier-programmes-page.h"
#include "dossier-progress-dialog.h"
#include "dossier-record-window.h"
#include "dossier-side-window.h"
#include "widget-fixture.h"
#include "window-fixture.h"

#define GLACY 1431
#define COUNCIL_OF_EUROPE 1101

/* In milliseconds, also on a busy machine. */
#define FINDINGS_ARRIVE 800

#define NORMAL_DPI (96 * 1024)

/* How wide a window has to be, at a size of text and in a language. */
typedef struct
{
  const char *name;
  int         dpi;
  int         width;
  const char *language;
} Case;

static const Case cases[] = {
  { "100/en", NORMAL_DPI,     360, "en" },
  { "100/fr", NORMAL_DPI,     360, "fr" },
  { "200/en", 2 * NORMAL_DPI, 420, "en" },
  { "200/fr", 2 * NORMAL_DPI, 420, "fr" },
};

static AdwApplication *application;

/* Fixtures */

/* Lets everything happen that is about to happen. */
static void
settle (void)
{
  let_pass (30);
}

static DossierWindow *
show_window (DossierStore *store,
             int           width)
{
  GtkWidget *window = dossier_window_new (application, store);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 640);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  return DOSSIER_WINDOW (window);
}

static void
close_window (DossierWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  settle ();
}

static int
get_least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* The way down to what asks for the width: "GtkBox 400 > DossierPills 388". */
static char *
dup_blame (GtkWidget *widget)
{
  g_autoptr (GString) blame = g_string_new (G_OBJECT_TYPE_NAME (widget));

  while (widget != NULL)
    {
      GtkWidget *widest = NULL;

      for (GtkWidget *child = gtk_widget_get_first_child (widget);
           child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if ((gtk_widget_get_child_visible (child) || ADW_IS_LEAFLET (widget)) &&
            gtk_widget_should_layout (child) &&
            (widest == NULL || get_least_width (child) > get_least_width (widest)))
          widest = child;

      if (widest != NULL)
        g_string_append_printf (blame, " > %s %d%s", G_OBJECT_TYPE_NAME (widest), get_least_width (widest),
                                GTK_IS_LABEL (widest) ? gtk_label_get_text (GTK_LABEL (widest)) : "");
      widget = widest;
    }

  return g_string_free (g_steal_pointer (&blame), FALSE);
}

/* Neither asks for more than there may be, nor has taken it. */
static void
assert_fits (gpointer    window,
             const Case *this,
             const char *place)
{
  g_autofree char *blame = dup_blame (window);

  settle ();
  if (get_least_width (window) <= this->width && gtk_widget_get_width (window) <= this->width)
    return;

  g_test_message ("%s needs %d, has %d: %s", place, get_least_width (window), gtk_widget_get_width (window),
                  blame);
  g_test_fail ();
}

/* Tests */

static void
set_text (const Case *this)
{
  g_setenv ("LANGUAGE", this->language, TRUE);
  /* gettext looks at the environment again once a setting of its own has changed. */
  bindtextdomain (GETTEXT_PACKAGE, "/");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DOSSIER_TEST_LOCALE"));
  g_assert_cmpstr (_("Funders"), ==, g_str_equal (this->language, "fr") ? "Bailleurs" : "Funders");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", this->dpi, NULL);
}

static void
check_inner_tabs (DossierPage *page,
                  const Case  *this)
{
  DossierWindow *window = DOSSIER_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));

  do
    {
      /* What is looked for in the background has to be there. */
      if (g_strcmp0 (dossier_page_get_tab (page), "checks") == 0)
        wait_for (FINDINGS_ARRIVE);
      assert_fits (window, this, dossier_page_get_tab (page));
    }
  while (dossier_page_step_tab (page, 1) && g_strcmp0 (dossier_page_get_tab (page), "summary") != 0);
}

/* More steps than the history shows at first. */
static void
change_often (DossierStore *store)
{
  g_autoptr (DossierRecord) glacy = dossier_store_get (store, "programme", GLACY, NULL);

  for (guint i = 12; i < 60; i++)
    {
      g_autofree char *duration = g_strdup_printf ("%u months", i);

      g_assert_true (dossier_store_change (store, glacy, "duration", duration, NULL));
    }
}

static void
test_tabs (gconstpointer data)
{
  static const char * const tabs[] = { "programmes", "activities", "components", "funders", "countries" };
  const Case *this = data;
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window;

  set_text (this);
  change_often (store);
  window = show_window (store, this->width);

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      DossierPage *page;

      dossier_window_open (window, tabs[i], 0, NULL);
      page = dossier_window_get_page (window);
      assert_fits (window, this, tabs[i]);
      dossier_page_focus_next (page);
      assert_fits (window, this, G_OBJECT_TYPE_NAME (page));
      if (dossier_page_get_tab (page) != NULL)
        check_inner_tabs (page, this);

      dossier_selection_select_all (dossier_page_get_selection (page));
      assert_fits (window, this, "several");
    }

  close_window (window);
}

/* Every record of a kind, since every one has words of its own. */
static void
test_records (gconstpointer data)
{
  static const char * const tables[] = { "programme", "activity", "component", "organisation", "country" };
  static const char * const tabs[] = { "programmes", "activities", "components", "funders", "countries" };
  const Case *this = data;
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window;

  set_text (this);
  window = show_window (store, this->width);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (tables[i]);
      g_autoptr (GArray) ids = NULL;

      dossier_query_limit (query, 12);
      ids = dossier_store_query (store, query, NULL);
      for (guint j = 0; j < ids->len; j++)
        {
          g_assert_true (dossier_window_open (window, tabs[i], g_array_index (ids, gint64, j), NULL));
          assert_fits (window, this, tables[i]);
        }
    }

  close_window (window);
}

static void
test_preview (gconstpointer data)
{
  const Case *this = data;
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window;

  set_text (this);
  window = show_window (store, this->width);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.fact-sheet", "x", (gint64) GLACY);
  assert_fits (window, this, "fact sheet");
  close_window (window);
}

static void
test_frames (gconstpointer data)
{
  const Case *this = data;
  g_autoptr (DossierStore) empty = open_store (0);
  g_autoptr (GError) error = g_error_new_literal (DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_TOO_NEW,
                                                  "The file was written by a newer version of Dossier.");
  DossierWindow *window;

  set_text (this);
  window = show_window (empty, this->width);
  assert_fits (window, this, "welcome");
  close_window (window);

  window = show_window (NULL, this->width);
  dossier_window_show_error (window, error, "file:///home/somebody/portfolios/office-portfolio-2015.dossier");
  assert_fits (window, this, "failure");
  close_window (window);

  error->code = DOSSIER_STORE_ERROR_DAMAGED;
  window = show_window (NULL, this->width);
  dossier_window_show_error (window, error, "file:///home/somebody/portfolios/office-portfolio-2015.dossier");
  assert_fits (window, this, "damage");
  close_window (window);
}

static void
test_dialogs (gconstpointer data)
{
  const Case *this = data;
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *dialog;
  GListModel *toplevels = gtk_window_get_toplevels ();

  set_text (this);
  window = show_window (store, this->width);
  dossier_record_window_present (GTK_WINDOW (window), store, "organisation", COUNCIL_OF_EUROPE, NULL);
  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (get_least_width (toplevel) > this->width)
        {
          g_autofree char *blame = dup_blame (toplevel);

          g_test_message ("needs %d: %s", get_least_width (toplevel), blame);
          g_test_fail ();
        }
    }

  dialog = dossier_progress_dialog_new (GTK_WINDOW (window), "Fact sheets of all programmes", cancellable);
  g_assert_cmpint (get_least_width (dialog), <=, this->width);
  gtk_window_destroy (GTK_WINDOW (dialog));
  close_window (window);
}

/* The window beside the main one, made as narrow as it is. */
static GtkWidget *
get_side_window (const Case *this)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (!DOSSIER_IS_SIDE_WINDOW (toplevel))
        continue;

      gtk_window_set_default_size (GTK_WINDOW (toplevel), this->width, 640);
      settle ();
      return toplevel;
    }

  g_assert_not_reached ();
}

static void
collect_rows (GtkWidget *widget,
              GType      type,
              GPtrArray *rows)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, type, rows);
}

/* The overview, and every list behind it. */
static void
test_lists (gconstpointer data)
{
  const Case *this = data;
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  DossierWindow *window;
  GtkWidget *lists;

  set_text (this);
  window = show_window (store, this->width);
  dossier_lists_window_present (GTK_WINDOW (window), store);
  lists = get_side_window (this);
  assert_fits (lists, this, "office and lists");

  collect_rows (lists, ADW_TYPE_ACTION_ROW, rows);
  g_assert_cmpuint (rows->len, >, 15);
  /* The first is the portfolio itself, which has a window of its own. */
  for (guint i = 1; i < rows->len; i++)
    {
      const char *title = adw_preferences_row_get_title (rows->pdata[i]);

      g_assert_true (gtk_widget_activate (rows->pdata[i]));
      settle ();
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (lists)), ==, title);
      assert_fits (lists, this, title);
    }

  close_window (window);
}

static void
test_history (gconstpointer data)
{
  const Case *this = data;
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  g_autoptr (DossierRecord) glacy = dossier_store_get (store, "programme", GLACY, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  DossierWindow *window;
  GtkWidget *history;

  set_text (this);
  g_assert_true (dossier_store_change (store, glacy, "duration", "24 months", NULL));
  g_assert_true (dossier_store_remove (store, glacy, NULL));
  window = show_window (store, this->width);
  dossier_history_window_present (GTK_WINDOW (window), store, NULL);
  history = get_side_window (this);
  assert_fits (history, this, "history");

  collect_rows (history, ADW_TYPE_EXPANDER_ROW, rows);
  g_assert_cmpuint (rows->len, >=, 2);
  for (guint i = 0; i < rows->len; i++)
    {
      adw_expander_row_set_expanded (rows->pdata[i], TRUE);
      assert_fits (history, this, "step");
    }

  close_window (window);
}

/* With what was changed since, which a worker finds out. */
static void
test_backups (gconstpointer data)
{
  const Case *this = data;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "office.dossier", NULL);
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE,
                                                       NULL);
  g_autoptr (DossierRecord) glacy = dossier_store_get (store, "programme", GLACY, NULL);
  g_autofree char *backup = dossier_backup_make_now (path, DOSSIER_BACKUP_ASKED, NULL, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  DossierWindow *window;
  GtkWidget *backups;

  g_assert_nonnull (backup);
  set_text (this);
  g_assert_true (dossier_store_change (store, glacy, "duration", "24 months", NULL));
  g_assert_true (dossier_store_remove (store, glacy, NULL));
  window = show_window (store, this->width);
  dossier_backups_window_present (GTK_WINDOW (window), store);
  backups = get_side_window (this);
  assert_fits (backups, this, "backups");

  collect_rows (backups, ADW_TYPE_EXPANDER_ROW, rows);
  g_assert_cmpuint (rows->len, ==, 1);
  adw_expander_row_set_expanded (rows->pdata[0], TRUE);
  wait_for (FINDINGS_ARRIVE);
  g_ptr_array_set_size (rows, 0);
  collect_rows (backups, ADW_TYPE_ACTION_ROW, rows);
  g_assert_cmpuint (rows->len, >, 10);
  assert_fits (backups, this, "changes since a backup");

  close_window (window);
  g_clear_object (&store);
  g_unlink (path);
  g_unlink (backup);
}

/* What is measured and shown in the middle of a change of size must have had a place: GTK warns
 * otherwise, and warnings are fatal here. */
static void
test_resize (gconstpointer data)
{
  static const int widths[] = { 1200, 1000, 900, 700, 600, 420, 360, 420, 700, 1000, 1200 };
  static const char * const tabs[] = { "programmes", "activities", "components", "funders", "countries" };
  const Case *this = data;
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window;

  set_text (this);
  window = show_window (store, 1200);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      dossier_window_open (window, tabs[i], 0, NULL);
      for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
        {
          gtk_window_set_default_size (GTK_WINDOW (window), widths[j], 640);
          for (guint patience = 50; patience > 0 &&
               gtk_widget_get_width (GTK_WIDGET (window)) > MAX (widths[j], this->width); patience--)
            settle ();
          settle ();
          /* Without a compositor the frame is part of it. */
          g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, MAX (widths[j], this->width));
        }
    }

  close_window (window);
}

static void
add (const char    *path,
     GTestDataFunc  test)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/sizes/%s/%s", path, cases[i].name);

      g_test_add_data_func (name, &cases[i], test);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = isolate ();
  int result;

  setlocale (LC_ALL, "");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_init (&argc, &argv, NULL);
  application = make_application ();
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);

  add ("tabs", test_tabs);
  add ("records", test_records);
  add ("preview", test_preview);
  add ("welcome-and-error", test_frames);
  add ("dialogs", test_dialogs);
  add ("lists", test_lists);
  add ("history", test_history);
  add ("backups", test_backups);
  add ("resize", test_resize);

  result = g_test_run ();
  clean_up (folder);
  return result;
}
