/* test-texts.c: what somebody wrote is text wherever it is shown, whatever it looks like.
 *
 * Every text of the sample begins with marks.  Those that Pango would have to refuse end the test, as it
 * warns of them; those that it would follow must not be followed.
 */
#include <string.h>

#include "dossier-edit.h"
#include "dossier-history-window.h"
#include "dossier-lists-window.h"
#include "dossier-record-pages.h"
#include "dossier-record-window.h"
#include "widget-fixture.h"
#include "window-fixture.h"

#define TO_REFUSE "<b>A & B "
#define TO_FOLLOW "<b>C</b> &amp; D "
#define FOLLOWED "C & D"
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

static DossierStore *
open_spoilt (const char *marks)
{
  DossierStore *store = open_store (DOSSIER_STORE_SAMPLE);
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

/* Returns: how many labels said the marks */
static guint
close_side_windows (DossierWindow *window,
                    const char    *marks)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  guint n_marked = 0;

  for (GList *toplevel = toplevels; toplevel != NULL; toplevel = toplevel->next)
    if (toplevel->data != window && GTK_IS_WINDOW (toplevel->data) &&
        gtk_window_get_transient_for (toplevel->data) == GTK_WINDOW (window))
      {
        n_marked += count_marked (toplevel->data, marks);
        gtk_window_destroy (toplevel->data);
      }
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

/* Names of steps come from the file as well. */
static void
test_history (gconstpointer marks)
{
  g_autoptr (DossierStore) store = open_spoilt (marks);
  g_autoptr (GList) toplevels = NULL;
  DossierWindow *window = show_window (store);

  dossier_history_window_present (GTK_WINDOW (window), store, NULL);
  let_pass (ARRIVES);
  toplevels = gtk_window_list_toplevels ();
  for (GList *toplevel = toplevels; toplevel != NULL; toplevel = toplevel->next)
    unfold_all (toplevel->data);
  let_pass (ARRIVES);
  g_assert_cmpuint (close_side_windows (window, marks), >, 0);
  dossier_lists_window_present (GTK_WINDOW (window), store);
  let_pass (ARRIVES);
  close_side_windows (window, marks);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  let_pass (TOOLTIP);
  g_assert_cmpuint (count_marked (GTK_WIDGET (window), marks), >, 0);
  close_window (window);
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
  g_test_add_data_func ("/texts/followed/tabs", TO_FOLLOW, test_tabs);
  g_test_add_data_func ("/texts/followed/windows", TO_FOLLOW, test_windows);
  g_test_add_data_func ("/texts/followed/history", TO_FOLLOW, test_history);

  result = g_test_run ();
  clean_up (folder);
  return result;
}
