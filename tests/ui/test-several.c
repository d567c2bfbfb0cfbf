/* test-several.c: several records at once: what they share, changed in all of them or in none. */
#include "dossier-programmes-page.h"
#include "dossier-several-view.h"
#include "record-fixture.h"
#include "window-fixture.h"

#define GLACY 1431
#define EAP2 1432
#define OCTOPUS 1433

#define COMPANIONS \
  "Deleting them deletes 3 relations to other programmes, 11 contributions, 3 partnerships, 10 components, " \
  "3 indicators, 4 parts of a value, 14 activities and 1 published figure as well.\n\n" \
  "To have another record take the place of one that others refer to, delete it by itself: then its " \
  "references can be moved."

static AdwApplication *application;

typedef struct
{
  DossierStore  *store;
  DossierWindow *window;
  DossierPage   *page;
} Several;

static void
set_up (Several       *several,
        gconstpointer  unused)
{
  static const gint64 ids[] = { GLACY, EAP2, OCTOPUS };

  several->store = open_store (DOSSIER_STORE_SAMPLE);
  several->window = DOSSIER_WINDOW (dossier_window_new (application, several->store));
  gtk_window_present (GTK_WINDOW (several->window));
  settle ();
  several->page = dossier_window_find_page (several->window, "programme");
  dossier_page_select_ids (several->page, ids, G_N_ELEMENTS (ids));
  settle ();
}

static void
tear_down (Several       *several,
           gconstpointer  unused)
{
  gtk_window_destroy (GTK_WINDOW (several->window));
  settle ();
  g_object_unref (several->store);
}

static GtkWidget *
find_field (Several    *several,
            const char *title)
{
  GtkWidget *view = find_type (several->page, DOSSIER_TYPE_SEVERAL_VIEW);

  g_assert_nonnull (view);
  g_assert_true (gtk_widget_get_mapped (view));
  return find_row (view, title);
}

static void
assert_all (Several    *several,
            const char *field,
            const char *glacy,
            const char *eap2,
            const char *octopus)
{
  const gint64 ids[] = { GLACY, EAP2, OCTOPUS };
  const char *texts[] = { glacy, eap2, octopus };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (DossierRecord) record = dossier_store_get (several->store, "programme", ids[i], NULL);

      assert_stored (record, field, texts[i]);
    }
}

static void
test_common (Several       *several,
             gconstpointer  unused)
{
  AdwComboRow *lifecycle = ADW_COMBO_ROW (find_field (several, "Life cycle"));
  AdwComboRow *kind = ADW_COMBO_ROW (find_field (several, "Kind"));
  GtkWidget *starts = find_field (several, "Starts");

  /* All three are running; each starts on a day of its own. */
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (lifecycle)), ==, "Running");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (starts)), ==, "");
  g_assert_true (says (starts, "Several values"));
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (kind)), ==,
                   "Several values");
}

static void
test_change (Several       *several,
             gconstpointer  unused)
{
  GtkWidget *ends = find_field (several, "Ends");
  g_autofree char *label = NULL;

  type_text (ends, "31 December 2020");
  press_enter (ends);
  assert_all (several, "ends", "31 December 2020", "31 December 2020", "31 December 2020");
  label = dup_undo_label (several->store);
  g_assert_cmpstr (label, ==, "Ends of 3 programmes");

  dossier_store_undo (several->store, NULL);
  settle ();
  assert_all (several, "ends", "Oct 2016", "30 October 2017", "31 Dec 2016");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (several, "Ends"))), ==, "");
}

static void
test_text (Several       *several,
           gconstpointer  unused)
{
  GtkWidget *sector = find_field (several, "Sector (DAC code)");

  type_text (sector, "15150");
  press_enter (sector);
  assert_all (several, "sector", "15150", "15150", "15150");
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sector)), ==, "15150");
}

/* EAP II starts in May 2015: it cannot have ended before, so none of them does. */
static void
test_all_or_none (Several       *several,
                  gconstpointer  unused)
{
  GtkWidget *ends = find_field (several, "Ends");
  g_autofree char *before = dup_undo_label (several->store);
  g_autofree char *after = NULL;

  type_text (ends, "March 2015");
  press_enter (ends);
  assert_all (several, "ends", "Oct 2016", "30 October 2017", "31 Dec 2016");
  after = dup_undo_label (several->store);
  g_assert_cmpstr (before, ==, after);
  assert_words (get_message (ends),
                "Cybercrime@EAP II: The end is before the start, 1 May 2015. Esc empties it again.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ends)), ==, "March 2015");

  press_escape (ends);
  g_assert_null (get_message (ends));
}

static void
test_choice (Several       *several,
             gconstpointer  unused)
{
  AdwComboRow *certainty = ADW_COMBO_ROW (find_field (several, "Certainty"));

  adw_combo_row_set_selected (certainty, 1);
  assert_all (several, "certainty", "tbc", "tbc", "tbc");
  settle ();
  g_assert_cmpuint (adw_combo_row_get_selected (certainty), ==, 1);
}

static void
test_delete (Several       *several,
             gconstpointer  unused)
{
  gtk_widget_activate_action (GTK_WIDGET (several->page), "win.delete-selected", NULL);
  settle ();
  g_assert_cmpstr (adw_message_dialog_get_heading (find_question ()), ==, "Delete 3 programmes?");
  g_assert_cmpstr (adw_message_dialog_get_body (find_question ()), ==, COMPANIONS);
  answer ("cancel");
  g_assert_cmpuint (dossier_list_get_n_records (dossier_page_get_list (several->page)), ==, 7);

  gtk_widget_activate_action (GTK_WIDGET (several->page), "win.delete-selected", NULL);
  settle ();
  answer ("delete");
  g_assert_cmpuint (dossier_list_get_n_records (dossier_page_get_list (several->page)), ==, 4);
  g_assert_false (gtk_widget_get_mapped (find_type (several->page, DOSSIER_TYPE_SEVERAL_VIEW)));
  g_assert_nonnull (dossier_page_get_record (several->page));

  dossier_store_undo (several->store, NULL);
  settle ();
  g_assert_cmpuint (dossier_list_get_n_records (dossier_page_get_list (several->page)), ==, 7);
  assert_all (several, "ends", "Oct 2016", "30 October 2017", "31 Dec 2016");
}

static void
add (const char *path,
     void      (*test) (Several *, gconstpointer))
{
  g_test_add (path, Several, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = isolate ();
  int failures;

  g_test_init (&argc, &argv, NULL);
  application = make_application ();

  add ("/several/shows-what-is-common", test_common);
  add ("/several/changes-all", test_change);
  add ("/several/changes-texts", test_text);
  add ("/several/all-or-none", test_all_or_none);
  add ("/several/choice", test_choice);
  add ("/several/delete", test_delete);

  failures = g_test_run ();
  clean_up (folder);
  return failures;
}
