/* test-facts.c: every fact of the slide deck can be read in the window, in the form of its record. */
#include <string.h>

#include "dossier-record-window.h"
#include "record-fixture.h"
#include "sample-facts.h"

/* What a person reads below @root: labels, entries and texts of several lines. */
static void
collect (GtkWidget *root,
         GString   *text)
{
  if (GTK_IS_LABEL (root))
    g_string_append_printf (text, "\n%s\n", gtk_label_get_text (GTK_LABEL (root)));
  else if (GTK_IS_TEXT (root))
    g_string_append_printf (text, "\n%s\n", gtk_editable_get_text (GTK_EDITABLE (root)));
  else if (GTK_IS_SWITCH (root))
    g_string_append (text, gtk_switch_get_active (GTK_SWITCH (root)) ? "\nyes\n" : "\nno\n");
  else if (GTK_IS_TEXT_VIEW (root))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (root));
      GtkTextIter start, end;
      g_autofree char *all = NULL;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      all = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      g_string_append_printf (text, "\n%s\n", all);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, text);
}

static GtkWindow *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "DossierRecordWindow"))
        return GTK_WINDOW (window);
    }

  return NULL;
}

/* What stands in the row: as it was printed, or in the words of the interface. */
static char *
dup_shown (DossierStore  *store,
           DossierRecord *record,
           const char    *column)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), column);

  if (field != NULL && (field->kind == DOSSIER_KIND_CHOICE || field->kind == DOSSIER_KIND_LINK))
    return dossier_store_dup_display (store, record, column, "en");

  return dossier_record_dup_input (record, column);
}

static void
check_shown (Fixture       *fixture,
             GtkWindow     *window,
             DossierRecord *record,
             const char    *column)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), column);
  gboolean is_link = field != NULL && field->kind == DOSSIER_KIND_LINK;
  g_autofree char *shown = dup_shown (fixture->store, record, column);
  /* What is linked to may be called more exactly: with its town, or its code. */
  g_autofree char *line = g_strconcat ("\n", shown, is_link ? NULL : "\n", NULL);
  GString *text = g_string_new (NULL);

  collect (GTK_WIDGET (window), text);
  if (strstr (text->str, line) == NULL)
    g_error ("“%s” of %s is not in its window:%s", shown, column, text->str);
  g_string_free (text, TRUE);
}

/* The French text stands where the English one does, once it is asked for. */
static void
ask_for_language (GtkWindow  *window,
                  const char *column)
{
  GtkWidget *button = find_button (window, g_str_has_suffix (column, "_fr") ? "Français" : "English");

  if (button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  settle ();
}

/* A place in an order is seen in lists, and what is not said is nowhere: the record itself is
 * there by its name. */
static gboolean
is_in_form (const Fact *fact)
{
  return fact->expected != NULL && !g_str_equal (fact->field, "position");
}

static void
check_named (Fixture       *fixture,
             GtkWindow     *window,
             DossierRecord *record)
{
  g_autofree char *name = dossier_store_dup_title (fixture->store, record, "en");
  GString *text = g_string_new (NULL);

  collect (GTK_WIDGET (window), text);
  g_assert_nonnull (strstr (text->str, name));
  g_string_free (text, TRUE);
}

static void
check_fact (Fixture    *fixture,
            const Fact *fact)
{
  g_autoptr (DossierRecord) record = sample_fact_find (fixture->store, fact->table, fact->record);
  GtkWindow *window;

  g_test_message ("%u: %s “%s”, %s", fact->number, fact->table, fact->record, fact->field);
  g_assert_nonnull (record);
  dossier_record_window_present (GTK_WINDOW (fixture->window), fixture->store, fact->table,
                                 dossier_record_get_id (record), NULL);
  settle ();
  window = find_window ();
  g_assert_nonnull (window);
  ask_for_language (window, fact->field);
  if (is_in_form (fact))
    check_shown (fixture, window, record, fact->field);
  else
    check_named (fixture, window, record);
  gtk_window_close (window);
  settle ();
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  unused)
{
  guint n_facts;
  const Fact *facts = sample_facts (&n_facts);
  gboolean is_shown[LAST_FACT + 1] = { FALSE };

  for (guint i = 0; i < n_facts; i++)
    {
      check_fact (fixture, &facts[i]);
      is_shown[facts[i].number] = TRUE;
    }

  for (guint number = FIRST_FACT; number <= LAST_FACT; number++)
    g_assert_true (is_shown[number]);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add ("/facts/in-the-window", Fixture, NULL, fixture_set_up, test_facts, fixture_tear_down);

  return g_test_run ();
}
