/* test-window.c: the window, its lists and what a person does with them. */
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-edit.h"
#include "dossier-own.h"
#include "dossier-page-private.h"
#include "dossier-programmes-page.h"
#include "dossier-tab-strip.h"
#include "dossier-verify.h"
#include "window-fixture.h"

#define GLACY 1431
#define EAP2 1432
#define OCTOPUS 1433
#define EAP3 1434
#define XR 1437
#define COUNCIL_OF_EUROPE 1101
#define SCOPING_MISSION 1604
#define ECOWAS_CONFERENCE 1605

static AdwApplication *application;

/* Fixtures */

static DossierStore *
open_sample (void)
{
  return open_store (DOSSIER_STORE_SAMPLE);
}

static DossierStore *
open_empty (void)
{
  return open_store (0);
}

/* Lets everything happen that is about to happen. */
static void
settle (void)
{
  let_pass (80);
}

static DossierWindow *
show_window (DossierStore *store)
{
  GtkWidget *window = dossier_window_new (application, store);

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

static DossierRecord *
get (DossierStore *store,
     const char   *table,
     gint64        id)
{
  g_autoptr (GError) error = NULL;
  DossierRecord *record = dossier_store_get (store, table, id, &error);

  g_assert_no_error (error);
  return record;
}

static void
change (DossierStore *store,
        const char   *table,
        gint64        id,
        const char   *field,
        const char   *text)
{
  g_autoptr (DossierRecord) record = get (store, table, id);
  g_autoptr (GError) error = NULL;

  dossier_store_change (store, record, field, text, &error);
  g_assert_no_error (error);
}

/* "Running: GLACY, Cybercrime@EAP II; Ended: …", to compare with. */
static char *
dup_content (DossierPage *page)
{
  DossierStore *store = dossier_page_get_store (page);
  GListModel *list = G_LIST_MODEL (dossier_page_get_list (page));
  g_autoptr (GString) content = g_string_new (NULL);
  gboolean is_first = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);
      g_autofree char *title = NULL;

      if (DOSSIER_IS_SECTION (item))
        {
          g_string_append_printf (content, "%s%s:", content->len > 0 ? "; " : "",
                                  dossier_section_get_title (DOSSIER_SECTION (item)));
          is_first = TRUE;
          continue;
        }

      title = dossier_store_dup_title (store, DOSSIER_RECORD (item), NULL);
      g_string_append_printf (content, "%s %s", is_first ? "" : ",", title);
      is_first = FALSE;
    }

  return g_string_free (g_steal_pointer (&content), FALSE);
}

static void
assert_content (DossierPage *page,
                const char  *expected)
{
  g_autofree char *content = dup_content (page);

  g_assert_cmpstr (content, ==, expected);
}

static gint64
get_selected (DossierPage *page)
{
  DossierRecord *record = dossier_page_get_record (page);

  return record != NULL ? dossier_record_get_id (record) : 0;
}

/* Lists */

static void
test_list_sections (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierPage *page = dossier_window_get_page (window);

  assert_content (page, "Running: GLACY, Cybercrime@EAP II, Cybercrime@Octopus; "
                        "New and planned: Cybercrime@EAP III, iPROCEEDS, GLACY+, Cybercrime_XR");
  g_assert_cmpint (get_selected (page), ==, GLACY);

  change (store, "programme", OCTOPUS, "lifecycle", "closed");
  assert_content (page, "Running: GLACY, Cybercrime@EAP II; "
                        "New and planned: Cybercrime@EAP III, iPROCEEDS, GLACY+, Cybercrime_XR; "
                        "Ended: Cybercrime@Octopus");
  close_window (window);
}

/* The pills as a screen reader says them. */
static void
assert_pill (DossierListPane *pane,
             const char      *name,
             const char      *expected)
{
  GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (dossier_list_pane_get_pills (pane)));

  while (pill != NULL && !g_str_equal (gtk_widget_get_name (pill), name))
    pill = gtk_widget_get_next_sibling (pill);
  g_assert_nonnull (pill);
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
}

/* Not in a popover: that of the filter has a button of the same name. */
static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = GTK_IS_POPOVER (child) ? NULL : find_button (child, label);
  return found;
}

/* What the pills would leave of what the words find; the way back from nothing is where it began. */
static void
test_list_counts (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierListPane *pane = dossier_page_get_list_pane (dossier_window_get_page (window));
  GtkWidget *focus;

  assert_pill (pane, "all", "All, 7");
  assert_pill (pane, "planned", "Planned, 4");

  dossier_list_pane_set_words (pane, "glacy");
  settle ();
  assert_pill (pane, "all", "All, 2");
  assert_pill (pane, "running", "Running, 1");
  assert_pill (pane, "planned", "Planned, 1");

  dossier_list_pane_set_words (pane, "no such thing");
  settle ();
  assert_pill (pane, "all", "All, 0");

  g_signal_emit_by_name (find_button (GTK_WIDGET (pane), "Clear the Filter"), "clicked");
  settle ();
  assert_pill (pane, "all", "All, 7");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY));
  close_window (window);
}

static void
test_list_filter (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierPage *page = dossier_window_get_page (window);
  DossierListPane *pane = dossier_page_get_list_pane (page);

  dossier_list_pane_set_words (pane, "glacy");
  settle ();
  assert_content (page, "Running: GLACY; New and planned: GLACY+");
  g_assert_true (dossier_page_is_filtered (page));

  dossier_pills_set_selected (dossier_list_pane_get_pills (pane), "tbc");
  settle ();
  assert_content (page, "New and planned: GLACY+");

  dossier_list_pane_set_words (pane, "no such thing");
  settle ();
  assert_content (page, "");

  /* What is asked for is shown, whatever the filter. */
  g_assert_true (dossier_page_open (page, XR, NULL));
  settle ();
  g_assert_false (dossier_page_is_filtered (page));
  g_assert_cmpuint (dossier_list_get_n_records (dossier_page_get_list (page)), ==, 7);
  g_assert_cmpint (get_selected (page), ==, XR);
  close_window (window);
}

/* Own fields */

static void
add_own_of_kind (DossierStore  *store,
                 const char    *name,
                 const char    *kind,
                 gboolean       is_in_lists,
                 DossierRecord *record,
                 const char    *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding", NULL, &error);
  g_autoptr (DossierRecord) field = dossier_record_new (dossier_table_find ("own_field"));

  dossier_edit_set (edit, field, "table_name", dossier_record_get_table (record)->name, NULL);
  dossier_edit_set (edit, field, "name", name, NULL);
  dossier_edit_set (edit, field, "kind", kind, NULL);
  dossier_edit_set (edit, field, "in_lists", is_in_lists ? "1" : "0", NULL);
  dossier_edit_save (edit, field, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
  dossier_store_change_own (store, record, dossier_own_name_field (dossier_record_get_id (field)), value,
                            &error);
  g_assert_no_error (error);
}

static void
add_own (DossierStore  *store,
         const char    *name,
         gboolean       is_in_lists,
         DossierRecord *record,
         const char    *value)
{
  add_own_of_kind (store, name, "text", is_in_lists, record, value);
}

/* Whether something that is typed into says so. */
static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  if (GTK_IS_TEXT (widget) && strcmp (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;

  return FALSE;
}

/* What a person reads in the row of @record, with a bar between. */
static void
read_row (GtkWidget *widget,
          GString   *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_INSCRIPTION (widget))
    g_string_append_printf (text, "%s|", gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_row (child, text);
}

static gboolean
row_says (DossierPage   *page,
          DossierRecord *record,
          const char    *expected)
{
  GtkWidget *row = dossier_page_find_row (page, record);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (row);
  read_row (row, text);
  return strstr (text->str, expected) != NULL;
}

/* In the end: on a busy machine a row is filled a moment later. */
static gboolean
row_comes_to_say (DossierPage   *page,
                  DossierRecord *record,
                  const char    *expected)
{
  for (guint i = 0; i < 25 && !row_says (page, record, expected); i++)
    settle ();

  return row_says (page, record, expected);
}

static DossierRecord *
find_by (DossierStore *store,
         const char   *table,
         const char   *column,
         const char   *text)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GArray) ids = NULL;

  dossier_query_match_text (query, column, text);
  ids = dossier_store_query (store, query, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return get (store, table, g_array_index (ids, gint64, 0));
}

static const struct { const char *tab; const char *table; const char *column; const char *texts[2]; }
lists[] = {
  { "programmes", "programme", "short_title", { "GLACY", "Cybercrime@Octopus" } },
  { "activities", "activity", "title", { "Octopus Conference", "Support to T-CY 14" } },
  { "components", "component", "title", { "Harmonisation of legislation", "Judicial training" } },
  { "funders", "organisation", "name", { "European Union", "Council of Europe" } },
};

/* What the office wants to see of its own fields stands in the row of that record, and only there. */
static void
test_list_own (gconstpointer data)
{
  const guint list = GPOINTER_TO_UINT (data);
  const char *tab = lists[list].tab;
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) record = find_by (store, lists[list].table, lists[list].column,
                                              lists[list].texts[0]);
  g_autoptr (DossierRecord) other = find_by (store, lists[list].table, lists[list].column,
                                             lists[list].texts[1]);
  DossierWindow *window = show_window (store);
  DossierPage *page;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_window_open (window, tab, dossier_record_get_id (record), NULL));
  settle ();
  page = dossier_window_get_page (window);
  add_own (store, "Desk officer", TRUE, record, "A. Cameron");
  g_assert_true (row_comes_to_say (page, record, "Desk officer: A. Cameron"));
  g_assert_false (row_says (page, other, "Desk officer"));

  add_own (store, "Room", FALSE, record, "12");
  add_own (store, "Light", TRUE, record, "Amber");
  g_assert_true (row_comes_to_say (page, record, "Desk officer: A. Cameron · Light: Amber|"));

  dossier_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_true (row_comes_to_say (page, record, "Desk officer: A. Cameron|"));
  dossier_window_open (window, "programmes", GLACY, NULL);
  close_window (window);
}

/* Own fields of every kind stand in the form of each kind of record that may have them. */
static void
test_form_own (gconstpointer data)
{
  static const struct { const char *kind; const char *name; const char *value; const char *shown; }
  fields[] = {
    { "text", "Desk officer", "A. Cameron", "A. Cameron" }, { "number", "Desks", "12.5", "12.5" },
    { "date", "Review", "Sept 2016", "Sept 2016" }, { "yes_no", "Agreed", "yes", NULL },
  };
  const guint list = GPOINTER_TO_UINT (data);
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) record = find_by (store, lists[list].table, lists[list].column,
                                              lists[list].texts[0]);
  DossierWindow *window = show_window (store);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_own_of_kind (store, fields[i].name, fields[i].kind, FALSE, record, fields[i].value);
  g_assert_true (dossier_window_open (window, lists[list].tab, dossier_record_get_id (record), NULL));
  settle ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      g_test_message ("%s, %s", lists[list].table, fields[i].name);
      read_row (GTK_WIDGET (window), text);
      g_assert_nonnull (strstr (text->str, fields[i].name));
      if (fields[i].shown != NULL)
        g_assert_true (has_text (GTK_WIDGET (window), fields[i].shown));
    }
  close_window (window);
}

/* Whether some window has the focus in a row that says so. */
static gboolean
has_focus_at (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      GtkWidget *focus = gtk_window_get_focus (window);
      GtkWidget *row = focus == NULL || GTK_IS_LIST_BOX_ROW (focus)
                       ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
      g_autoptr (GString) text = g_string_new (NULL);

      if (row == NULL)
        continue;
      read_row (row, text);
      if (strstr (text->str, label) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
close_others (DossierWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i - 1);

      if (other != GTK_WINDOW (window))
        gtk_window_close (other);
    }
  settle ();
}

/* From every kind of finding of the sample one click leads to the field where it is put right. */
static void
test_findings (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dossier_verify (store, "en", 0, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);
      const DossierField *field = dossier_table_get_field (dossier_table_find (finding->place_table),
                                                           finding->field);

      if (field == NULL ||
          !g_hash_table_add (seen, g_strdup_printf ("%s %s", finding->place_table, finding->field)))
        continue;

      g_test_message ("%s: %s, %s", finding->rule->key, finding->place_table, finding->field);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-field", "(sxs)", finding->place_table,
                                  finding->place, finding->field);
      settle ();
      g_assert_true (has_focus_at (field->label));
      close_others (window);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 8);
  close_window (window);
}

/* Not half in one language and half in the other. */
static void
test_list_durations (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) programme = get (store, "programme", XR);
  g_autofree char *english = dossier_programme_dup_period (programme, "en");
  g_autofree char *french = dossier_programme_dup_period (programme, "fr");

  g_assert_cmpstr (english, ==, "Two years, no dates yet");
  g_assert_true (g_str_has_prefix (french, "24\302\240mois, "));
}

static void
test_list_as_of (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierPage *page;
  GDate day;

  g_assert_true (dossier_window_open (window, "activities", 0, NULL));
  settle ();
  page = dossier_window_get_page (window);
  g_assert_cmpuint (dossier_list_get_n_records (dossier_page_get_list (page)), ==, 14);

  dossier_pills_set_selected (dossier_list_pane_get_pills (dossier_page_get_list_pane (page)),
                              "forthcoming");
  settle ();
  g_assert_cmpuint (dossier_list_get_n_records (dossier_page_get_list (page)), ==, 3);

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, 6, 2016);
  dossier_store_set_as_of (store, &day);
  settle ();
  g_assert_cmpuint (dossier_list_get_n_records (dossier_page_get_list (page)), ==, 0);

  dossier_pills_set_selected (dossier_list_pane_get_pills (dossier_page_get_list_pane (page)), "recent");
  settle ();
  g_assert_cmpuint (dossier_list_get_n_records (dossier_page_get_list (page)), ==, 14);
  close_window (window);
}

static void
test_list_funders (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  g_autoptr (DossierRecord) fresh = NULL;

  g_assert_true (dossier_window_open (window, "funders", 0, NULL));
  settle ();
  assert_content (dossier_window_get_page (window),
                  "Joint projects: Council of Europe, European Union; "
                  "Voluntary contributions: Estonia, Japan, Microsoft, Monaco, Romania, "
                  "United Kingdom, United States, To be identified");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", "s", "");
  settle ();
  fresh = get (store, "organisation", get_selected (dossier_window_get_page (window)));
  g_assert_cmpstr (dossier_record_get_text (fresh, "name"), ==, "New Funder");
  close_window (window);
}

/* The window */

static void
test_window_undo (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  g_autoptr (DossierRecord) glacy = get (store, "programme", GLACY);

  g_assert_false (gtk_widget_get_sensitive (gtk_widget_get_first_child (GTK_WIDGET (window->undo))));
  g_assert_false (gtk_widget_get_sensitive (window->redo));

  change (store, "programme", GLACY, "ends", "Dec 2016");
  g_assert_true (gtk_widget_get_sensitive (gtk_widget_get_first_child (GTK_WIDGET (window->undo))));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (window->undo)), ==,
                   "Undo: Ends of GLACY (Ctrl+Z)");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpstr (dossier_record_get_text (glacy, "ends"), ==, "2016-10");
  g_assert_false (gtk_widget_get_sensitive (gtk_widget_get_first_child (GTK_WIDGET (window->undo))));
  g_assert_true (gtk_widget_get_sensitive (window->redo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->redo), ==, "Redo: Ends of GLACY (Ctrl+Shift+Z)");
  close_window (window);
}

static void
test_window_welcome (void)
{
  g_autoptr (DossierStore) store = open_empty ();
  DossierWindow *window = show_window (store);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->content), ==, "welcome");
  g_assert_false (gtk_widget_get_visible (window->as_of));
  g_assert_true (dossier_window_is_untouched (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", "s", "programme");
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->content), ==, "tabs");
  assert_content (dossier_window_get_page (window), "New and planned: New Programme");
  g_assert_false (dossier_window_is_untouched (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->content), ==, "welcome");
  close_window (window);
}

static void
test_window_read_only (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.dossier", NULL);
  g_autoptr (DossierStore) written = dossier_store_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE,
                                                         NULL);
  g_autoptr (DossierStore) store = NULL;
  DossierWindow *window;

  g_assert_nonnull (written);
  window = show_window (written);
  g_assert_false (gtk_revealer_get_reveal_child (window->banner));
  close_window (window);
  g_clear_object (&written);

  store = dossier_store_open (path, DOSSIER_STORE_READ_ONLY, NULL);
  window = show_window (store);
  g_assert_true (gtk_revealer_get_reveal_child (window->banner));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", "s", "");
  settle ();
  g_assert_cmpuint (dossier_list_get_n_records (dossier_page_get_list (dossier_window_get_page (window))),
                    ==, 7);
  close_window (window);
  g_clear_object (&store);

  g_unlink (path);
  g_rmdir (folder);
}

static void
fail_with (DossierWindow     *window,
           DossierStoreError  code,
           const char        *sentence)
{
  g_autoptr (GError) error = g_error_new_literal (DOSSIER_STORE_ERROR, code, sentence);

  dossier_window_show_error (window, error, "file:///office.dossier");
}

static void
test_window_failure (void)
{
  g_autoptr (GSimpleAction) open_uri = g_simple_action_new ("open-uri", G_VARIANT_TYPE_STRING);
  DossierWindow *window;

  /* A button without an action cannot have the focus. */
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (open_uri));
  window = show_window (NULL);

  fail_with (window, DOSSIER_STORE_ERROR_FOREIGN, "“a & b” is not a Dossier portfolio.");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->content), ==, "failure");
  g_assert_cmpstr (adw_status_page_get_description (window->failure), ==,
                   "“a &amp; b” is not a Dossier portfolio.");
  g_assert_false (gtk_widget_get_visible (window->try_again));

  /* What may pass can be tried again, by the same key. */
  fail_with (window, DOSSIER_STORE_ERROR_BUSY, "Another program is using it.");
  g_assert_true (gtk_widget_get_visible (window->try_again));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == window->try_again);
  g_assert_true (gtk_widget_has_css_class (window->try_again, "suggested-action"));
  g_assert_true (dossier_window_is_untouched (window));
  g_assert_false (gtk_widget_get_visible (window->salvage));

  /* A disk that fails may go on failing. */
  fail_with (window, DOSSIER_STORE_ERROR_UNREADABLE, "The disk could not read all of it.");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == window->try_again);
  g_assert_true (gtk_widget_get_visible (window->salvage));
  close_window (window);
}

static void
assert_answers (const char *expected)
{
  static const char * const answers[] = { "close", "again", "salvage", "other" };
  AdwMessageDialog *dialog = find_question ();
  g_autoptr (GString) given = g_string_new (NULL);

  g_assert_nonnull (dialog);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (adw_message_dialog_has_response (dialog, answers[i]))
      g_string_append_printf (given, "%s%s", given->len > 0 ? " " : "", answers[i]);
  g_assert_cmpstr (given->str, ==, expected);
}

/* Over a portfolio that is open: the same can be done about another that could not be opened. */
static void
test_window_failure_dialog (void)
{
  static const struct { DossierStoreError code; const char *answers; } faults[] = {
    { DOSSIER_STORE_ERROR_FOREIGN, "close other" },
    { DOSSIER_STORE_ERROR_BUSY, "close again" },
    { DOSSIER_STORE_ERROR_DAMAGED, "close salvage" },
    { DOSSIER_STORE_ERROR_UNREADABLE, "close again salvage" },
  };
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      fail_with (window, faults[i].code, "It cannot be opened.");
      assert_answers (faults[i].answers);
      answer ("close");
    }
  close_window (window);
}

/* A toplevel that is made and not shown is told of to assistive technologies without an address. */
static void
test_window_shortcuts (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) shortcuts = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 2);
  shortcuts = g_list_model_get_item (toplevels, 1);
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (shortcuts));
  g_assert_true (gtk_widget_get_visible (shortcuts));
  gtk_window_close (GTK_WINDOW (shortcuts));
  let_pass (30);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 1);
  close_window (window);
}

static void
test_window_delete (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierPage *page = dossier_window_get_page (window);

  g_assert_true (dossier_page_open (page, OCTOPUS, NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", "(sx)", "programme", (gint64) OCTOPUS);
  g_assert_cmpint (get_selected (page), ==, OCTOPUS);
  answer ("delete");
  settle ();
  g_assert_cmpint (get_selected (page), ==, EAP3);
  g_assert_nonnull (window->toast);
  g_assert_cmpstr (adw_toast_get_button_label (window->toast), ==, "Undo");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  settle ();
  assert_content (page, "Running: GLACY, Cybercrime@EAP II, Cybercrime@Octopus; "
                        "New and planned: Cybercrime@EAP III, iPROCEEDS, GLACY+, Cybercrime_XR");
  g_assert_cmpint (get_selected (page), ==, EAP3);
  close_window (window);
}

static void
test_window_duplicate (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierPage *page = dossier_window_get_page (window);
  g_autoptr (DossierQuery) query = dossier_query_new ("component");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.duplicate", "(sx)", "programme", (gint64) GLACY);
  settle ();
  g_assert_cmpstr (dossier_record_get_text (dossier_page_get_record (page), "short_title"), ==,
                   "GLACY (copy)");
  dossier_query_match (query, "programme", get_selected (page));
  g_assert_cmpuint (dossier_store_count (store, query), ==, 7);
  close_window (window);
}

static void
test_window_back (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", "activity",
                              (gint64) SCOPING_MISSION);
  settle ();
  g_assert_cmpstr (dossier_window_get_tab (window), ==, "activities");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", "organisation",
                              (gint64) COUNCIL_OF_EUROPE);
  settle ();
  g_assert_cmpstr (dossier_window_get_tab (window), ==, "funders");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(sx)", "component", (gint64) 1554);
  settle ();
  g_assert_cmpstr (dossier_window_get_tab (window), ==, "programmes");
  g_assert_cmpstr (dossier_page_get_tab (dossier_window_get_page (window)), ==, "components");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  while (g_strcmp0 (dossier_window_get_tab (window), "programmes") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpint (get_selected (dossier_window_get_page (window)), ==, COUNCIL_OF_EUROPE);

  while (g_strcmp0 (dossier_window_get_tab (window), "activities") != 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpint (get_selected (dossier_window_get_page (window)), ==, SCOPING_MISSION);

  while (g_strcmp0 (dossier_window_get_tab (window), "funders") != 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.forward", NULL);
  close_window (window);
}

static void
test_window_remembers (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierPage *page = dossier_window_get_page (window);

  g_assert_true (dossier_page_open (page, OCTOPUS, "funding"));
  dossier_list_filter_set_order (dossier_page_get_filter (page), 1);
  settle ();
  close_window (window);

  window = show_window (store);
  page = dossier_window_get_page (window);
  g_assert_cmpint (get_selected (page), ==, OCTOPUS);
  g_assert_cmpstr (dossier_page_get_tab (page), ==, "funding");
  assert_content (page, "Running: Cybercrime@EAP II, Cybercrime@Octopus, GLACY; "
                        "New and planned: Cybercrime@EAP III, Cybercrime_XR, GLACY+, iPROCEEDS");
  dossier_list_filter_set_order (dossier_page_get_filter (page), 0);
  g_assert_true (dossier_page_open (page, GLACY, "summary"));
  close_window (window);
}

/* Choices of a filter are chosen again, but only what is still there. */
static void
test_window_remembers_filters (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierPage *page = dossier_window_find_page (window, "activity");
  g_autofree char *other = NULL;

  g_assert_true (dossier_window_open (window, "activities", 0, NULL));
  dossier_list_filter_choose (dossier_page_get_filter (page), 0, "1433");
  dossier_list_filter_choose (dossier_page_get_filter (page), 2, "conference");
  dossier_list_filter_choose (dossier_page_get_filter (page), 3, "no such status");
  dossier_list_filter_choose (dossier_page_get_filter (page), 4, "Nov 2015");
  settle ();
  close_window (window);

  window = show_window (store);
  page = dossier_window_find_page (window, "activity");
  assert_content (page, "Recent: Conference on cybercrime strategies in the ASEAN region");
  other = dossier_list_filter_dup_choice (dossier_page_get_filter (page), 3);
  g_assert_null (other);
  dossier_list_filter_clear (dossier_page_get_filter (page));
  close_window (window);

  window = show_window (store);
  page = dossier_window_find_page (window, "activity");
  g_assert_false (dossier_list_filter_is_active (dossier_page_get_filter (page)));
  dossier_window_open (window, "programmes", 0, NULL);
  close_window (window);
}

/* On a busy machine the window is not drawn yet and takes no focus. */
static GtkWidget *
focus_field (DossierWindow *window,
             const char    *field)
{
  DossierRecordView *view = dossier_page_get_record_view (dossier_window_get_page (window));

  for (guint i = 0; i < 25 && !GTK_IS_EDITABLE (gtk_root_get_focus (GTK_ROOT (window))); i++)
    {
      g_assert_true (dossier_record_view_focus_field (view, field));
      settle ();
    }

  g_assert_true (GTK_IS_EDITABLE (gtk_root_get_focus (GTK_ROOT (window))));
  return gtk_root_get_focus (GTK_ROOT (window));
}

/* What cannot be read is no reason to stay. */
static void
test_window_closes (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  g_autoptr (DossierRecord) glacy = get (store, "programme", GLACY);
  GtkWidget *focus = focus_field (window, "ends");
  gpointer remains = window;

  gtk_editable_set_text (GTK_EDITABLE (focus), "the day after never");

  g_object_add_weak_pointer (G_OBJECT (window), &remains);
  close_window (window);
  g_assert_null (remains);
  g_assert_cmpstr (dossier_record_get_text (glacy, "ends"), ==, "2016-10");
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* Who goes from tab to tab by keys stays in the dossier, also in tabs with nothing in them yet. */
static void
test_window_inner_tabs (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierPage *page = dossier_window_get_page (window);
  GtkWidget *view = GTK_WIDGET (dossier_page_get_record_view (page));
  guint n_tabs = 1;

  g_assert_true (dossier_page_open (page, GLACY, "summary"));
  g_assert_true (gtk_widget_is_ancestor (focus_field (window, "ends"), view));

  for (int step = 1; step >= -1; step -= 2)
    while (dossier_page_step_tab (page, step))
      {
        settle ();
        g_test_message ("%s", dossier_page_get_tab (page));
        g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), view));
        n_tabs++;
      }

  g_assert_cmpuint (n_tabs, ==, 21);
  close_window (window);
}

/* The preview takes room from the tabs; the current one stays in sight. */
static void
test_window_current_tab (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierPage *page = dossier_window_get_page (window);
  GtkWidget *strip = find_type (GTK_WIDGET (dossier_page_get_record_view (page)), DOSSIER_TYPE_TAB_STRIP);
  GtkWidget *box = gtk_widget_get_ancestor (find_type (strip, GTK_TYPE_TOGGLE_BUTTON), GTK_TYPE_BOX);
  graphene_rect_t bounds;

  g_assert_true (dossier_page_open (page, GLACY, "history"));
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.fact-sheet", "x", (gint64) GLACY);
  settle ();

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (box), strip, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (strip));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.fact-sheet", "x", (gint64) GLACY);
  settle ();
  close_window (window);
}

static void
test_window_preview (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  DossierWindow *window = show_window (store);
  DossierProgrammesPage *page = DOSSIER_PROGRAMMES_PAGE (dossier_window_get_page (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.fact-sheet", "x", (gint64) GLACY);
  settle ();
  g_assert_true (dossier_programmes_page_has_preview (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.fact-sheet", "x", (gint64) GLACY);
  settle ();
  g_assert_false (dossier_programmes_page_has_preview (page));
  close_window (window);
}

/* The window remembers; but what it remembers of tests is nobody's. */
/* Whether @root shows @text, letter by letter. */
static gboolean
shows (GtkWidget  *root,
       const char *text)
{
  gboolean found = GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = shows (child, text);

  return found;
}

static void
add_recent (const char *path)
{
  char mime_type[] = "application/vnd.dossier.portfolio+sqlite3", program[] = "test", command[] = "test %u";
  GtkRecentData data = { .mime_type = mime_type, .app_name = program, .app_exec = command };
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_true (gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data));
}

/* The manager tells of it, and writes it down, after a while. */
static void
wait_for_recent (DossierWindow *window,
                 int            n_items)
{
  for (guint i = 0; i < 100 && g_menu_model_get_n_items (G_MENU_MODEL (window->recent)) != n_items; i++)
    let_pass (50);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (window->recent)), ==, n_items);
}

/* The names of files are names: an underscore is no key. */
static void
test_window_recent (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "my_office_2015.dossier", NULL);
  g_autofree char *list = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  DossierWindow *window = show_window (store);
  GtkWidget *menu;

  add_recent (path);
  wait_for_recent (window, 1);
  menu = g_object_ref_sink (gtk_popover_menu_new_from_model (G_MENU_MODEL (window->recent)));
  g_assert_true (shows (menu, "my_office_2015.dossier"));
  g_object_unref (menu);

  g_assert_cmpint (gtk_recent_manager_purge_items (gtk_recent_manager_get_default (), NULL), ==, 1);
  wait_for_recent (window, 0);
  close_window (window);
  g_unlink (list);
  g_unlink (path);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = isolate ();
  int result;

  g_test_init (&argc, &argv, NULL);
  application = make_application ();

  g_test_add_func ("/list/sections", test_list_sections);
  g_test_add_func ("/list/filter", test_list_filter);
  g_test_add_func ("/list/counts-follow-the-words", test_list_counts);
  g_test_add_data_func ("/list/own-fields-of-programmes", GUINT_TO_POINTER (0), test_list_own);
  g_test_add_data_func ("/list/own-fields-of-activities", GUINT_TO_POINTER (1), test_list_own);
  g_test_add_data_func ("/list/own-fields-of-components", GUINT_TO_POINTER (2), test_list_own);
  g_test_add_data_func ("/list/own-fields-of-funders", GUINT_TO_POINTER (3), test_list_own);
  g_test_add_data_func ("/form/own-fields-of-programmes", GUINT_TO_POINTER (0), test_form_own);
  g_test_add_data_func ("/form/own-fields-of-activities", GUINT_TO_POINTER (1), test_form_own);
  g_test_add_data_func ("/form/own-fields-of-components", GUINT_TO_POINTER (2), test_form_own);
  g_test_add_data_func ("/form/own-fields-of-funders", GUINT_TO_POINTER (3), test_form_own);
  g_test_add_func ("/window/findings-lead-to-their-fields", test_findings);
  g_test_add_func ("/list/durations", test_list_durations);
  g_test_add_func ("/list/follows-the-day", test_list_as_of);
  g_test_add_func ("/list/funders", test_list_funders);
  g_test_add_func ("/window/undo-says-what", test_window_undo);
  g_test_add_func ("/window/welcomes-who-has-nothing", test_window_welcome);
  g_test_add_func ("/window/read-only", test_window_read_only);
  g_test_add_func ("/window/says-what-went-wrong", test_window_failure);
  g_test_add_func ("/window/failure-dialog", test_window_failure_dialog);
  g_test_add_func ("/window/shortcuts", test_window_shortcuts);
  g_test_add_func ("/window/deletes-and-undoes", test_window_delete);
  g_test_add_func ("/window/duplicates-with-what-belongs", test_window_duplicate);
  g_test_add_func ("/window/goes-back-and-forth", test_window_back);
  g_test_add_func ("/window/remembers", test_window_remembers);
  g_test_add_func ("/window/remembers-filters", test_window_remembers_filters);
  g_test_add_func ("/window/never-refuses-to-close", test_window_closes);
  g_test_add_func ("/window/focus-stays-in-the-dossier", test_window_inner_tabs);
  g_test_add_func ("/window/current-tab-in-sight", test_window_current_tab);
  g_test_add_func ("/window/preview", test_window_preview);
  g_test_add_func ("/window/recent-files-by-their-names", test_window_recent);

  result = g_test_run ();
  clean_up (folder);
  return result;
}
