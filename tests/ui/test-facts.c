/* test-facts.c: every fact of the slide deck can be read in the window.
 *
 * Those of programmes, activities and their countries are looked for where a person comes upon them: in the
 * tabs of the programme and in the form of the activity; all others in the window of their record.
 */
#include <string.h>

#include "dossier-activity-form.h"
#include "dossier-record-window.h"
#include "record-fixture.h"
#include "sample-facts.h"

/* Where the records of a table are seen. */
static const struct
{
  const char *table;
  const char *owner;  /* (nullable): the link to the record that is shown; NULL: itself */
  const char *tab;    /* (nullable): of a programme; NULL: the form of an activity */
} places[] = {
  { "programme",         NULL,        "summary" },
  { "programme_country", "programme", "countries" },
  { "programme_group",   "programme", "countries" },
  { "activity",          NULL,        NULL },
  { "activity_country",  "activity",  NULL },
  { "activity_group",    "activity",  NULL },
};

/* What a person reads below @root: labels, entries and texts of several lines. */
static void
collect (GtkWidget *root,
         GString   *text)
{
  if (!gtk_widget_get_mapped (root))
    return;

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
             gpointer       root,
             DossierRecord *record,
             const char    *column)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), column);
  gboolean is_link = field != NULL && field->kind == DOSSIER_KIND_LINK;
  g_autofree char *shown = dup_shown (fixture->store, record, column);
  /* What is linked to may be called more exactly: with its town, or its code. */
  g_autofree char *line = g_strconcat ("\n", shown, is_link ? NULL : "\n", NULL);
  GString *text = g_string_new (NULL);

  collect (root, text);
  if (strstr (text->str, line) == NULL)
    g_error ("“%s” of %s is not there:%s", shown, column, text->str);
  g_string_free (text, TRUE);
}

/* The French text stands where the English one does, once it is asked for. */
static void
ask_for_language (gpointer    root,
                  const char *column)
{
  GtkWidget *button = find_button (root, g_str_has_suffix (column, "_fr") ? "Français" : "English");

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
             gpointer       root,
             DossierRecord *record)
{
  g_autofree char *name = dossier_store_dup_title (fixture->store, record, "en");
  GString *text = g_string_new (NULL);

  collect (root, text);
  g_assert_nonnull (strstr (text->str, name));
  g_string_free (text, TRUE);
}

static void
check_below (Fixture       *fixture,
             gpointer       root,
             DossierRecord *record,
             const Fact    *fact)
{
  ask_for_language (root, fact->field);
  if (is_in_form (fact))
    check_shown (fixture, root, record, fact->field);
  else
    check_named (fixture, root, record);
}

/* The view of the last fact, if it is one of the same kind. */
static gpointer
get_view (Fixture  *fixture,
          gboolean  is_programme)
{
  GtkWidget *view = gtk_window_get_child (GTK_WINDOW (fixture->window));
  GType type = is_programme ? DOSSIER_TYPE_PROGRAMME_VIEW : DOSSIER_TYPE_ACTIVITY_FORM;

  if (!G_TYPE_CHECK_INSTANCE_TYPE (view, type))
    {
      view = is_programme ? dossier_programme_view_new (fixture->store)
                          : dossier_activity_form_new (fixture->store);
      gtk_window_set_child (GTK_WINDOW (fixture->window), view);
    }

  return view;
}

/* The place in an order is that of the row in its list. */
static void
check_order (gpointer       view,
             DossierRecord *record,
             const Fact    *fact)
{
  guint position = g_ascii_strtoull (fact->expected, NULL, 10);
  DossierChildRow *row = dossier_child_list_get_nth (find_list (view, fact->table), position - 1);

  g_assert_true (dossier_child_row_get_record (row) == record);
}

/* The row of the record, if it has one: others may say the same of themselves. */
static gpointer
find_row_of (gpointer       view,
             DossierRecord *record)
{
  DossierChildList *list = find_list (view, dossier_record_get_table (record)->name);

  return list != NULL ? (gpointer) dossier_child_list_get_row (list, dossier_record_get_id (record)) : view;
}

/* For whom an activity is and whom it is about stand in rows of their own. */
static GtkWidget *
find_role (gpointer       form,
           DossierRecord *link)
{
  static const struct { const char *role; const char *row; } rows[] = {
    { "beneficiary", "For countries" },
    { "delegation", "Delegations" },
    { "subject", "About countries" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (dossier_record_get_text (link, "role"), rows[i].role) == 0)
      return find_row (form, rows[i].row);

  g_assert_not_reached ();
}

static void
check_place (Fixture       *fixture,
             guint          place,
             DossierRecord *record,
             const Fact    *fact)
{
  const char *owner = places[place].owner;
  g_autoptr (DossierRecord) shown = owner != NULL ? dossier_store_get_linked (fixture->store, record, owner)
                                                  : g_object_ref (record);
  gpointer view = get_view (fixture, places[place].tab != NULL);

  dossier_record_view_set_record (view, shown);
  if (places[place].tab != NULL)
    dossier_programme_view_set_tab (view, places[place].tab);
  settle ();
  if (g_str_equal (fact->field, "position"))
    check_order (view, record, fact);
  else if (g_str_equal (fact->table, "activity_country"))
    check_named (fixture, find_role (view, record), record);
  else
    check_below (fixture, find_row_of (view, record), record, fact);
}

static void
check_window (Fixture       *fixture,
              DossierRecord *record,
              const Fact    *fact)
{
  GtkWindow *window;

  dossier_record_window_present (GTK_WINDOW (fixture->window), fixture->store, fact->table,
                                 dossier_record_get_id (record), NULL);
  settle ();
  window = find_window ();
  g_assert_nonnull (window);
  check_below (fixture, window, record, fact);
  gtk_window_close (window);
  settle ();
}

static void
check_fact (Fixture    *fixture,
            const Fact *fact)
{
  g_autoptr (DossierRecord) record = sample_fact_find (fixture->store, fact->table, fact->record);
  guint place = 0;

  g_test_message ("%u: %s “%s”, %s", fact->number, fact->table, fact->record, fact->field);
  g_assert_nonnull (record);
  while (place < G_N_ELEMENTS (places) && !g_str_equal (places[place].table, fact->table))
    place++;
  if (place < G_N_ELEMENTS (places))
    check_place (fixture, place, record, fact);
  else
    check_window (fixture, record, fact);
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
