/* test-texts.c: what somebody wrote is text wherever it is shown, whatever it looks like.
 *
 * Every text of the sample begins with marks.  Those that Pango would have to refuse end the test, as it
 * warns of them; those that it would follow must not be followed.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-act.h"
#include "dossier-backup.h"
#include "dossier-backups-window.h"
#include "dossier-delete.h"
#include "dossier-draft.h"
#include "dossier-edit.h"
#include "dossier-history-window.h"
#include "dossier-lists-window.h"
#include "dossier-lost-text.h"
#include "dossier-record-pages.h"
#include "dossier-record-window.h"
#include "widget-fixture.h"
#include "window-fixture.h"

#define TO_REFUSE "<b>A & B "
#define TO_FOLLOW "<b>C</b> &amp; D "
#define FOLLOWED "C & D"
#define GLACY 1431
#define SCOPING_MISSION 1604
#define MOST_RECORDS 3      /* of a table, in windows of their own */
#define ARRIVES 30         /* milliseconds */

/* An open popover has the pointer, wherever that is: so long GTK 4.8 takes to look for a tooltip there, and
 * it complains if the window is closed meanwhile. */
#define TOOLTIP 700

static AdwApplication *application;

/* As many texts as may be what they are: codes and addresses may not. */
static guint
spoil_record (DossierStore  *store,
              DossierRecord *record,
              const char    *marks)
{
  const DossierTable *table = dossier_record_get_table (record);
  guint n_spoilt = 0;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *field = &table->fields[i];
      const char *text = dossier_record_get_text (record, field->name);
      g_autofree char *spoilt = g_strconcat (marks, text, NULL);

      if (text != NULL && (field->kind == DOSSIER_KIND_TEXT || field->kind == DOSSIER_KIND_LONG_TEXT))
        n_spoilt += dossier_store_change (store, record, field->name, spoilt, NULL);
    }

  return n_spoilt;
}

static void
spoil_all (DossierStore *store,
           const char   *marks)
{
  guint n_tables, n_spoilt = 0;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (tables[t]->name);
      g_autoptr (GPtrArray) records = NULL;

      dossier_query_limit (query, 40);
      records = dossier_store_query_records (store, query, NULL);
      for (guint i = 0; i < records->len; i++)
        n_spoilt += spoil_record (store, records->pdata[i], marks);
    }
  g_assert_cmpuint (n_spoilt, >, 300);
}

static DossierStore *
open_spoilt (const char *marks)
{
  DossierStore *store = open_store (DOSSIER_STORE_SAMPLE);

  spoil_all (store, marks);
  return store;
}

/* How many labels say the marks, rather than what they mean; which none may say. */
static guint
count_marked (GtkWidget  *widget,
              const char *marks)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
  guint n = strstr (text, marks) != NULL;

  if (strstr (text, FOLLOWED) != NULL)
    g_error ("The marks of a text are followed: “%s”", text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_marked (child, marks);

  return n;
}

static DossierWindow *
show_window (DossierStore *store)
{
  GtkWidget *window = dossier_window_new (application, store);

  gtk_window_present (GTK_WINDOW (window));
  let_pass (ARRIVES);
  return DOSSIER_WINDOW (window);
}

static void
close_window (DossierWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  let_pass (ARRIVES);
}

static gboolean
is_beside (gpointer       toplevel,
           DossierWindow *window)
{
  return GTK_IS_WINDOW (toplevel) && gtk_window_get_transient_for (toplevel) == GTK_WINDOW (window);
}

/* How many labels of windows beside @window say the marks. */
static guint
count_beside (DossierWindow *window,
              const char    *marks)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  guint n_marked = 0;

  for (GList *toplevel = toplevels; toplevel != NULL; toplevel = toplevel->next)
    if (is_beside (toplevel->data, window))
      n_marked += count_marked (toplevel->data, marks);

  return n_marked;
}

/* Returns: how many labels said the marks */
static guint
close_side_windows (DossierWindow *window,
                    const char    *marks)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  guint n_marked = count_beside (window, marks);

  for (GList *toplevel = toplevels; toplevel != NULL; toplevel = toplevel->next)
    if (is_beside (toplevel->data, window))
      gtk_window_destroy (toplevel->data);
  let_pass (1);
  return n_marked;
}

static void
test_tabs (gconstpointer marks)
{
  static const struct { const char *tab, *table; } tabs[] = {
    { "programmes", "programme" }, { "activities", "activity" }, { "components", "component" },
    { "funders", "organisation" }, { "countries", "country" },
  };
  g_autoptr (DossierStore) store = open_spoilt (marks);
  DossierWindow *window = show_window (store);

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (tabs[i].table);
      g_autoptr (GArray) ids = NULL;
      DossierPage *page;
      guint n_marked = 0;

      dossier_query_limit (query, MOST_RECORDS);
      ids = dossier_store_query (store, query, NULL);
      for (guint k = 0; k < ids->len; k++)
        {
          g_assert_true (dossier_window_open (window, tabs[i].tab, g_array_index (ids, gint64, k), NULL));
          page = dossier_window_get_page (window);
          do
            {
              let_pass (ARRIVES);
              n_marked += count_marked (GTK_WIDGET (page), marks);
            }
          while (dossier_page_get_tab (page) != NULL && dossier_page_step_tab (page, 1) &&
                 g_strcmp0 (dossier_page_get_tab (page), "summary") != 0);
        }
      g_test_message ("%u labels with marks in %s", n_marked, tabs[i].tab);
      g_assert_cmpuint (n_marked, >, 0);
    }

  close_window (window);
}

static void
test_windows (gconstpointer marks)
{
  g_autoptr (DossierStore) store = open_spoilt (marks);
  DossierWindow *window = show_window (store);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  guint n_marked = 0;

  for (guint t = 0; t < n_tables; t++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (tables[t]->name);
      g_autoptr (GArray) ids = NULL;

      if (dossier_table_get_page (tables[t]) == NULL)
        continue;

      dossier_query_limit (query, MOST_RECORDS);
      ids = dossier_store_query (store, query, NULL);
      for (guint k = 0; k < ids->len; k++)
        {
          dossier_record_window_present (GTK_WINDOW (window), store, tables[t]->name,
                                         g_array_index (ids, gint64, k), NULL);
          let_pass (1);
          n_marked += close_side_windows (window, marks);
        }
    }
  g_assert_cmpuint (n_marked, >, 0);

  close_window (window);
}

static void
unfold_all (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold_all (child);
}

static void
unfold_windows (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  let_pass (ARRIVES);
  for (GList *toplevel = toplevels; toplevel != NULL; toplevel = toplevel->next)
    unfold_all (toplevel->data);
  let_pass (ARRIVES);
}

/* Names of steps come from the file as well. */
static void
test_history (gconstpointer marks)
{
  g_autoptr (DossierStore) store = open_spoilt (marks);
  DossierWindow *window = show_window (store);

  dossier_history_window_present (GTK_WINDOW (window), store, NULL);
  unfold_windows ();
  g_assert_cmpuint (close_side_windows (window, marks), >, 0);
  dossier_lists_window_present (GTK_WINDOW (window), store);
  let_pass (ARRIVES);
  close_side_windows (window, marks);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  let_pass (TOOLTIP);
  g_assert_cmpuint (count_marked (GTK_WIDGET (window), marks), >, 0);
  close_window (window);
}

/* Returns: (nullable): the part of @widget that is of the type called @name */
static GtkWidget *
find_part (GtkWidget  *widget,
           const char *name)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), name) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_part (child, name);

  return found;
}

/* The toast that is shown says what was written, too. */
static void
assert_toast (DossierWindow *window,
              const char    *marks)
{
  GtkWidget *toast;

  let_pass (ARRIVES);
  toast = find_part (GTK_WIDGET (window->toasts), "AdwToastWidget");
  g_assert_nonnull (toast);
  g_assert_cmpuint (count_marked (toast, marks), ==, 1);
}

/* With others that belong to it, which is asked about, and alone. */
static void
test_delete (gconstpointer marks)
{
  g_autoptr (DossierStore) store = open_spoilt (marks);
  g_autoptr (DossierRecord) glacy = dossier_store_get (store, "programme", GLACY, NULL);
  g_autoptr (DossierRecord) mission = dossier_store_get (store, "activity", SCOPING_MISSION, NULL);
  DossierWindow *window = show_window (store);

  dossier_delete_record (GTK_WIDGET (window), store, glacy);
  let_pass (ARRIVES);
  g_assert_cmpuint (close_side_windows (window, marks), >, 0);

  dossier_act_remove (GTK_WIDGET (window), store, mission);
  assert_toast (window, marks);
  close_window (window);
}

/* What is not understood is said with the words that were typed. */
static void
test_not_understood (gconstpointer marks)
{
  g_autoptr (DossierStore) store = open_spoilt (marks);
  g_autoptr (DossierRecord) glacy = dossier_store_get (store, "programme", GLACY, NULL);
  g_autofree char *words = g_strconcat (marks, "x", NULL);
  DossierWindow *window = show_window (store);

  g_assert_false (dossier_act_set (GTK_WIDGET (window), store, glacy, "ends", words));
  assert_toast (window, marks);
  close_window (window);
}

/* On disk, with a name of its own, as backups and what is being typed lie beside it. */
static DossierStore *
open_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);

  g_assert_no_error (error);
  return store;
}

/* A program that was killed has left what was being typed. */
static void
test_lost_text (gconstpointer marks)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "office.dossier", NULL);
  g_autoptr (DossierStore) store = open_file (path);
  DossierDrafts *drafts = dossier_store_get_drafts (store);
  DossierWindow *window;

  spoil_all (store, marks);
  dossier_drafts_set (drafts, dossier_table_find ("programme"), GLACY, "ends", marks);
  let_pass (500);
  g_clear_object (&store);
  store = dossier_store_open (path, 0, NULL);
  window = show_window (store);
  dossier_lost_text_offer (window);
  let_pass (ARRIVES);
  g_assert_cmpuint (close_side_windows (window, marks), >, 0);

  dossier_drafts_settle_lost (dossier_store_get_drafts (store), NULL);
  close_window (window);
  g_clear_object (&store);
  g_unlink (path);
}

/* A backup says what the portfolio was called, where that was otherwise, and what was changed since. */
static void
test_backups (gconstpointer marks)
{
  const char *name = g_str_equal (marks, TO_REFUSE) ? "A <b> B & C" : "C &amp; D";
  g_autofree char *file = g_strconcat (name, ".dossier", NULL);
  g_autofree char *before = g_build_filename (g_get_user_data_dir (), file, NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "office.dossier", NULL);
  g_autoptr (DossierStore) store = open_file (before);
  g_autofree char *backup = NULL;
  DossierWindow *window;

  spoil_all (store, marks);
  backup = dossier_backup_make_now (before, DOSSIER_BACKUP_ASKED, NULL, NULL);
  g_assert_nonnull (backup);
  g_clear_object (&store);
  g_assert_cmpint (g_rename (before, path), ==, 0);

  store = dossier_store_open (path, 0, NULL);
  spoil_all (store, marks);
  window = show_window (store);
  dossier_backups_window_present (GTK_WINDOW (window), store);
  unfold_windows ();
  g_assert_cmpuint (count_beside (window, name), ==, 1);
  g_assert_cmpuint (close_side_windows (window, marks), >, 0);

  close_window (window);
  g_clear_object (&store);
  g_unlink (path);
  g_unlink (backup);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = isolate ();
  int result;

  g_test_init (&argc, &argv, NULL);
  application = make_application ();

  g_test_add_data_func ("/texts/refused/tabs", TO_REFUSE, test_tabs);
  g_test_add_data_func ("/texts/refused/windows", TO_REFUSE, test_windows);
  g_test_add_data_func ("/texts/refused/history", TO_REFUSE, test_history);
  g_test_add_data_func ("/texts/refused/delete", TO_REFUSE, test_delete);
  g_test_add_data_func ("/texts/refused/not-understood", TO_REFUSE, test_not_understood);
  g_test_add_data_func ("/texts/refused/lost-text", TO_REFUSE, test_lost_text);
  g_test_add_data_func ("/texts/refused/backups", TO_REFUSE, test_backups);
  g_test_add_data_func ("/texts/followed/tabs", TO_FOLLOW, test_tabs);
  g_test_add_data_func ("/texts/followed/windows", TO_FOLLOW, test_windows);
  g_test_add_data_func ("/texts/followed/history", TO_FOLLOW, test_history);
  g_test_add_data_func ("/texts/followed/delete", TO_FOLLOW, test_delete);
  g_test_add_data_func ("/texts/followed/not-understood", TO_FOLLOW, test_not_understood);
  g_test_add_data_func ("/texts/followed/lost-text", TO_FOLLOW, test_lost_text);
  g_test_add_data_func ("/texts/followed/backups", TO_FOLLOW, test_backups);

  result = g_test_run ();
  clean_up (folder);
  return result;
}
