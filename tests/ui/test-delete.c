/* test-delete.c: deleting what others refer to asks, and another record may take its place. */
#include "dossier-delete.h"
#include "dossier-edit.h"
#include "window-fixture.h"

#define OCTOPUS_COMPANIONS \
  "Deleting it deletes 7 contributions, 1 partnership, 3 components and 4 activities as well."

static AdwApplication *application;

static DossierRecord *
find (DossierStore *store,
      const char   *table,
      const char   *name)
{
  g_autoptr (GError) error = NULL;
  DossierRecord *record = dossier_store_find (store, table, name, &error);

  g_assert_no_error (error);
  return record;
}

static guint
count (DossierStore *store,
       const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);

  return dossier_store_count (store, query);
}

static gboolean
is_there (DossierStore *store,
          const char   *name)
{
  g_autoptr (DossierRecord) record = dossier_store_find (store, "organisation", name, NULL);

  return record != NULL;
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static DossierWindow *
show (DossierStore *store)
{
  GtkWidget *window = dossier_window_new (application, store);

  gtk_window_present (GTK_WINDOW (window));
  let_pass (30);
  return DOSSIER_WINDOW (window);
}

static void
test_alone (void)
{
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window = show (store);
  g_autoptr (DossierRecord) component = find (store, "component", "Harmonisation of legislation");

  dossier_delete_record (GTK_WIDGET (window), store, component);
  g_assert_null (find_question ());
  g_assert_cmpuint (count (store, "component"), ==, 9);
  gtk_window_close (GTK_WINDOW (window));
  let_pass (30);
}

static DossierRecord *
add (DossierStore *store,
     const char   *table,
     const char   *title,
     const char   *owner,
     gint64        owner_id)
{
  DossierRecord *record = dossier_record_new (dossier_table_find (table));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding", NULL, &error);

  dossier_record_parse (record, "title", title, &error);
  g_assert_no_error (error);
  if (dossier_table_get_field (dossier_record_get_table (record), "status") != NULL)
    dossier_record_parse (record, "status", "signed", &error);
  g_assert_no_error (error);
  dossier_record_set_link (record, owner, owner_id);
  g_assert_true (dossier_edit_save (edit, record, &error) && dossier_edit_commit (edit, &error));
  return record;
}

/* What goes with what goes with it is counted as well. */
static void
test_goes_with_that (void)
{
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window = show (store);
  g_autoptr (DossierRecord) programme = find (store, "programme", "Cybercrime_XR");
  g_autoptr (DossierRecord) agreement = add (store, "agreement", "Grant", "programme",
                                             dossier_record_get_id (programme));
  g_autoptr (DossierRecord) obligation = add (store, "obligation", "Final report", "agreement",
                                              dossier_record_get_id (agreement));

  dossier_delete_record (GTK_WIDGET (window), store, agreement);
  g_assert_cmpstr (adw_message_dialog_get_body (find_question ()), ==,
                   "Deleting it deletes 1 obligation as well.");
  answer ("cancel");

  dossier_delete_record (GTK_WIDGET (window), store, programme);
  g_assert_cmpstr (adw_message_dialog_get_body (find_question ()), ==,
                   "Deleting it deletes 1 contribution, 1 partnership, 1 agreement and 1 obligation "
                   "as well.");
  answer ("delete");
  g_assert_cmpuint (count (store, "obligation"), ==, 0);
  gtk_window_close (GTK_WINDOW (window));
  let_pass (30);
}

/* What goes with it is counted in words; nothing refers to it, so nothing can be moved. */
static void
test_goes_with_it (void)
{
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window = show (store);
  g_autoptr (DossierRecord) octopus = find (store, "programme", "Cybercrime@Octopus");
  AdwMessageDialog *dialog;

  dossier_delete_record (GTK_WIDGET (window), store, octopus);
  dialog = find_question ();
  g_assert_nonnull (dialog);
  g_assert_cmpuint (count (store, "programme"), ==, 7);
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), ==, OCTOPUS_COMPANIONS);
  g_assert_null (adw_message_dialog_get_extra_child (dialog));
  g_assert_false (adw_message_dialog_has_response (dialog, "move"));
  answer ("delete");
  g_assert_cmpuint (count (store, "programme"), ==, 6);
  gtk_window_close (GTK_WINDOW (window));
  let_pass (30);
}

static void
test_cancel_and_delete (void)
{
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window = show (store);
  g_autoptr (DossierRecord) funder = find (store, "organisation", "European Union");
  AdwMessageDialog *dialog;

  dossier_delete_record (GTK_WIDGET (window), store, funder);
  dialog = find_question ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (dialog), "European Union"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "Makes 5 contributions"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "Deleting it deletes"));
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "move"));
  answer ("cancel");
  g_assert_true (is_there (store, "European Union"));

  dossier_delete_record (GTK_WIDGET (window), store, funder);
  answer ("delete");
  g_assert_false (is_there (store, "European Union"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (is_there (store, "European Union"));
  gtk_window_close (GTK_WINDOW (window));
  let_pass (30);
}

static void
test_move (void)
{
  g_autoptr (DossierStore) store = open_store (DOSSIER_STORE_SAMPLE);
  DossierWindow *window = show (store);
  g_autoptr (DossierRecord) from = find (store, "organisation", "European Union");
  g_autoptr (DossierRecord) to = find (store, "organisation", "Council of Europe");
  guint n = count (store, "contribution");
  AdwMessageDialog *dialog;
  GtkWidget *button;

  dossier_delete_record (GTK_WIDGET (window), store, from);
  dialog = find_question ();
  button = find_type (adw_message_dialog_get_extra_child (dialog), GTK_TYPE_MENU_BUTTON);
  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), "chosen",
                         dossier_record_get_id (to));
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "move"));
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "Council of Europe");
  answer ("move");

  g_assert_false (is_there (store, "European Union"));
  g_assert_cmpuint (count (store, "contribution"), ==, n);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (is_there (store, "European Union"));
  gtk_window_close (GTK_WINDOW (window));
  let_pass (30);
}

/* libadwaita 1.7 measures the heading of a message dialog for less width than it needs, and says so. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         unused)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel"))
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = isolate ();
  int result;

  g_test_init (&argc, &argv, NULL);
  if (adw_get_minor_version () > 2)
    g_log_set_writer_func (write_log, NULL, NULL);
  application = make_application ();

  g_test_add_func ("/delete/alone", test_alone);
  g_test_add_func ("/delete/what-goes-with-it", test_goes_with_it);
  g_test_add_func ("/delete/what-goes-with-that", test_goes_with_that);
  g_test_add_func ("/delete/asks-first", test_cancel_and_delete);
  g_test_add_func ("/delete/another-takes-its-place", test_move);
  result = g_test_run ();
  clean_up (folder);
  return result;
}
