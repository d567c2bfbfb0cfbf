/* test-texts.c: what somebody wrote is text wherever it is shown, whatever it looks like.
 *
 * Every text of the sample begins with marks that Pango would have to refuse; it warns of that, and
 * warnings end the test.
 */
#include <string.h>

#include "dossier-edit.h"
#include "dossier-history-window.h"
#include "dossier-lists-window.h"
#include "dossier-record-pages.h"
#include "dossier-record-window.h"
#include "widget-fixture.h"
#include "window-fixture.h"

#define MARKS "<b>A & B "
#define MOST_RECORDS 3      /* of a table, in windows of their own */
#define ARRIVES 30         /* milliseconds */

/* An open popover has the pointer, wherever that is: so long GTK 4.8 takes to look for a tooltip there, and
 * it complains if the window is closed meanwhile. */
#define TOOLTIP 700

static AdwApplication *application;

/* As many texts as may be what they are: codes and addresses may not. */
static guint
spoil_record (DossierStore  *store,
              DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);
  guint n_spoilt = 0;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *field = &table->fields[i];
      const char *text = dossier_record_get_text (record, field->name);
      g_autofree char *spoilt = g_strconcat (MARKS, text, NULL);

      if (text != NULL && (field->kind == DOSSIER_KIND_TEXT || field->kind == DOSSIER_KIND_LONG_TEXT))
        n_spoilt += dossier_store_change (store, record, field->name, spoilt, NULL);
    }

  return n_spoilt;
}

static DossierStore *
open_spoilt (void)
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
        n_spoilt += spoil_record (store, records->pdata[i]);
    }
  g_assert_cmpuint (n_spoilt, >, 300);

  return store;
}

/* Whether a label says the marks, rather than what they mean. */
static guint
count_marked (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), MARKS) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_marked (child);

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

static void
close_side_windows (DossierWindow *window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *toplevel = toplevels; toplevel != NULL; toplevel = toplevel->next)
    if (toplevel->data != window && GTK_IS_WINDOW (toplevel->data) &&
        gtk_window_get_transient_for (toplevel->data) == GTK_WINDOW (window))
      gtk_window_destroy (toplevel->data);
  let_pass (1);
}

static void
test_tabs (void)
{
  static const struct { const char *tab, *table; } tabs[] = {
    { "programmes", "programme" }, { "activities", "activity" }, { "components", "component" },
    { "funders", "organisation" }, { "countries", "country" },
  };
  g_autoptr (DossierStore) store = open_spoilt ();
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
              n_marked += count_marked (GTK_WIDGET (page));
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
test_windows (void)
{
  g_autoptr (DossierStore) store = open_spoilt ();
  DossierWindow *window = show_window (store);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

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
          close_side_windows (window);
        }
    }

  close_window (window);
}

/* Names of steps come from the file as well. */
static void
test_history (void)
{
  g_autoptr (DossierStore) store = open_spoilt ();
  DossierWindow *window = show_window (store);

  dossier_history_window_present (GTK_WINDOW (window), store, NULL);
  let_pass (ARRIVES);
  close_side_windows (window);
  dossier_lists_window_present (GTK_WINDOW (window), store);
  let_pass (ARRIVES);
  close_side_windows (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  let_pass (TOOLTIP);
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

  g_test_add_func ("/texts/tabs", test_tabs);
  g_test_add_func ("/texts/windows", test_windows);
  g_test_add_func ("/texts/history", test_history);

  result = g_test_run ();
  clean_up (folder);
  return result;
}
