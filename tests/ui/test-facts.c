/* test-facts.c: every fact of the slide deck can be read in the window, where a person looks for it.
 *
 * What there is a tab for is looked for in the main window: with the record chosen, the inner tab, and its
 * row opened.  Office, approach and treaties, persons and publications are looked for in “Office and Lists”,
 * which the menu leads to.
 */
#include <string.h>

#include "record-fixture.h"
#include "sample-facts.h"
#include "window-fixture.h"

static AdwApplication *application;

typedef enum
{
  IN_PAGE,    /* of the main window */
  IN_LIST,    /* of “Office and Lists” */
  IN_WINDOW,  /* that a row of such a list leads to */
} Way;

/* Where the records of a table are looked for: beside the record that @link leads to, or with themselves.
 *
 * A window made from the table of a record is by design the place of what belongs, several at a time, to a
 * record in a list of the office: the steps and the staff of an office, the members of a group, the figures
 * published about a treaty.  The portfolio has such a window because there is only one of it, so no list. */
static const struct
{
  const char *table;
  const char *link;   /* (nullable): not of records where it is empty */
  Way         way;
  const char *where;  /* the tab, or the table whose list it is */
  const char *inner;  /* (nullable): the inner tab of a programme */
} places[] = {
  { "programme",             NULL,            IN_PAGE,   "programmes",    "summary" },
  { "programme_treaty",      "programme",     IN_PAGE,   "programmes",    "summary" },
  { "relation",              "programme",     IN_PAGE,   "programmes",    "summary" },
  { "component",             "programme",     IN_PAGE,   "programmes",    "components" },
  { "component",             NULL,            IN_PAGE,   "components",    NULL },
  { "indicator",             "programme",     IN_PAGE,   "programmes",    "indicators" },
  { "contribution",          "programme",     IN_PAGE,   "programmes",    "funding" },
  { "partner",               "programme",     IN_PAGE,   "programmes",    "funding" },
  { "programme_country",     "programme",     IN_PAGE,   "programmes",    "countries" },
  { "programme_country",     "country",       IN_PAGE,   "countries",     NULL },
  { "programme_group",       "programme",     IN_PAGE,   "programmes",    "countries" },
  { "claim",                 "programme",     IN_PAGE,   "programmes",    "documents" },
  { "activity",              NULL,            IN_PAGE,   "activities",    NULL },
  { "activity_component",    "activity",      IN_PAGE,   "activities",    NULL },
  { "activity_country",      "activity",      IN_PAGE,   "activities",    NULL },
  { "activity_country",      "country",       IN_PAGE,   "countries",     NULL },
  { "activity_group",        "activity",      IN_PAGE,   "activities",    NULL },
  { "activity_organisation", "activity",      IN_PAGE,   "activities",    NULL },
  { "organisation",          NULL,            IN_PAGE,   "funders",       NULL },
  { "instrument",            "organisation",  IN_PAGE,   "funders",       NULL },
  { "office",                NULL,            IN_LIST,   "office",        NULL },
  { "person",                NULL,            IN_LIST,   "person",        NULL },
  { "pillar",                NULL,            IN_LIST,   "pillar",        NULL },
  { "publication",           NULL,            IN_LIST,   "publication",   NULL },
  { "series",                NULL,            IN_LIST,   "series",        NULL },
  { "treaty",                NULL,            IN_LIST,   "treaty",        NULL },
  { "claim",                 "treaty",        IN_WINDOW, "treaty",        NULL },
  { "group_member",          "country_group", IN_WINDOW, "country_group", NULL },
  { "office_event",          "office",        IN_WINDOW, "office",        NULL },
  { "staffing",              "office",        IN_WINDOW, "office",        NULL },
  { "portfolio",             NULL,            IN_WINDOW, "portfolio",     NULL },
};

typedef struct
{
  DossierStore  *store;
  DossierWindow *window;

  guint          place;  /* where the last fact was looked for, */
  gint64         shown;  /* and with which record */
  GtkWidget     *root;
} Deck;

/* “Beneficiary · Hosted · Sept 2015”: each is a line of its own. */
static void
add_lines (GString    *text,
           const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, " · ", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "\n%s\n", lines[i]);
}

/* What a person reads below @root: labels, entries and texts of several lines. */
static void
collect (GtkWidget *root,
         GString   *text)
{
  if (!gtk_widget_get_mapped (root))
    return;

  if (GTK_IS_LABEL (root))
    add_lines (text, gtk_label_get_text (GTK_LABEL (root)));
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

/* A mistake is told with all there is to read, and the next fact is looked for. */
static void
assert_read (GtkWidget  *root,
             const char *words,
             const Fact *fact)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect (root, text);
  if (strstr (text->str, words) != NULL)
    return;

  g_test_message ("Fact %u, %s of “%s”: “%s” is not there, but:%s", fact->number, fact->field, fact->record,
                  words, text->str);
  g_test_fail ();
}

static void
check_shown (Deck          *deck,
             GtkWidget     *root,
             DossierRecord *record,
             const Fact    *fact)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), fact->field);
  gboolean is_link = field != NULL && field->kind == DOSSIER_KIND_LINK;
  g_autofree char *shown = dup_shown (deck->store, record, fact->field);
  /* What is linked to may be called more exactly: with its town, or its code. */
  g_autofree char *line = g_strconcat ("\n", shown, is_link ? NULL : "\n", NULL);

  assert_read (root, line, fact);
}

static void
check_named (Deck          *deck,
             GtkWidget     *root,
             DossierRecord *record,
             const Fact    *fact)
{
  g_autofree char *name = dossier_store_dup_title (deck->store, record, "en");

  assert_read (root, name, fact);
}

/* Windows and pages */

static GtkWidget *
find_window (const char *type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type))
        return GTK_WIDGET (window);
    }

  return NULL;
}

static void
close_window (const char *type)
{
  GtkWidget *window = find_window (type);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  settle ();
}

static const char *
get_list_title (const char *table)
{
  const DossierTable *listed = dossier_table_find (table);

  return g_str_equal (table, "portfolio") ? listed->label : listed->plural;
}

/* What the list beside the record says of it does not count. */
static GtkWidget *
go_to_page (Deck          *deck,
            guint          place,
            DossierRecord *shown)
{
  GtkWidget *view;

  g_assert_true (dossier_window_open (deck->window, places[place].where, dossier_record_get_id (shown),
                                      places[place].inner));
  settle ();
  view = GTK_WIDGET (dossier_page_get_record_view (dossier_window_get_page (deck->window)));
  g_assert_true (dossier_record_view_get_record (DOSSIER_RECORD_VIEW (view)) == shown);

  return view;
}

static GtkWidget *
go_to_list (Deck       *deck,
            const char *table)
{
  GtkWidget *window;

  close_window ("DossierRecordWindow");
  close_window ("DossierListsWindow");
  gtk_widget_activate_action (GTK_WIDGET (deck->window), "win.lists", NULL);
  settle ();
  window = find_window ("DossierListsWindow");
  gtk_widget_activate (find_row (window, get_list_title (table)));
  settle ();

  return window;
}

/* The button at the end of a row; the row of the only portfolio does it itself. */
static GtkWidget *
go_to_window (Deck          *deck,
              DossierRecord *shown)
{
  const char *table = dossier_record_get_table (shown)->name;
  DossierChildList *list = find_list (go_to_list (deck, table), table);

  if (list != NULL)
    g_signal_emit_by_name (dossier_child_row_get_suffix (dossier_child_list_get_row
                                                         (list, dossier_record_get_id (shown))), "clicked");
  settle ();

  return find_window ("DossierRecordWindow");
}

/* Facts of the same record follow one another. */
static GtkWidget *
go_to (Deck          *deck,
       guint          place,
       DossierRecord *shown)
{
  if (deck->place == place && deck->shown == dossier_record_get_id (shown))
    return deck->root;

  deck->place = place;
  deck->shown = dossier_record_get_id (shown);
  deck->root = places[place].way == IN_PAGE ? go_to_page (deck, place, shown)
               : places[place].way == IN_LIST ? go_to_list (deck, places[place].where)
                 : go_to_window (deck, shown);
  g_assert_nonnull (deck->root);

  return deck->root;
}

/* Looking */

/* The place in an order is that of the row in its list, where that has one. */
static void
check_order (Deck          *deck,
             GtkWidget     *root,
             DossierRecord *record,
             const Fact    *fact)
{
  DossierChildList *list = find_list (root, fact->table);
  guint position = g_ascii_strtoull (fact->expected, NULL, 10);

  if (list != NULL && (dossier_child_list_get_kind (list)->flags & DOSSIER_CHILD_ORDERED) != 0)
    g_assert_true (dossier_child_row_get_record (dossier_child_list_get_nth (list, position - 1)) == record);
  else
    check_named (deck, root, record, fact);
}

/* What a link is for may be said by the row of a form it stands in. */
static GtkWidget *
find_role (GtkWidget     *form,
           DossierRecord *link)
{
  static const struct { const char *table; const char *role; const char *row; } rows[] = {
    { "activity_country", "beneficiary", "For countries" },
    { "activity_country", "delegation", "Delegations" },
    { "activity_country", "subject", "About countries" },
    { "programme_treaty", "basis", "Common standard" },
    { "programme_treaty", "promotes", "Promotes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (dossier_record_is_a (link, rows[i].table) &&
        g_strcmp0 (dossier_record_get_text (link, "role"), rows[i].role) == 0)
      return find_row (form, rows[i].row);

  return NULL;
}

/* The row of the record, opened, if it has one: others may say the same of themselves. */
static GtkWidget *
open_row (GtkWidget     *root,
          DossierRecord *record)
{
  DossierChildList *list = find_list (root, dossier_record_get_table (record)->name);
  DossierChildRow *row = list == NULL ? NULL
                         : dossier_child_list_get_row (list, dossier_record_get_id (record));

  if (row == NULL)
    return NULL;

  dossier_child_list_open (list, row, TRUE);
  return GTK_WIDGET (row);
}

/* Texts in French stand where those in English do, and those of a component are unfolded to be changed. */
static void
ask_for (GtkWidget  *root,
         const char *label)
{
  GtkWidget *button = find_button (root, label);

  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
check_below (Deck          *deck,
             GtkWidget     *root,
             DossierRecord *record,
             const Fact    *fact)
{
  ask_for (root, g_str_has_suffix (fact->field, "_fr") ? "Français" : "English");
  if (g_str_equal (fact->table, "component"))
    ask_for (root, "Edit");
  /* What is not said is nowhere: the record itself is there by its name. */
  if (fact->expected != NULL)
    check_shown (deck, root, record, fact);
  else
    check_named (deck, root, record, fact);
}

static void
check_fact (Deck          *deck,
            GtkWidget     *root,
            guint          place,
            DossierRecord *record,
            const Fact    *fact)
{
  GtkWidget *row = open_row (root, record);
  GtkWidget *role = find_role (root, record);

  if (g_str_equal (fact->field, "position"))
    check_order (deck, root, record, fact);
  else if (g_strcmp0 (fact->field, places[place].link) == 0)
    /* Beside it, its name is the heading. */
    check_shown (deck, root, record, fact);
  else if (role != NULL && row == NULL)
    check_named (deck, role, record, fact);
  else
    check_below (deck, row != NULL ? row : root, record, fact);
}

/* Returns: whether there is something to look for in that place */
static gboolean
look_for (Deck       *deck,
          guint       place,
          const Fact *fact)
{
  const char *link = places[place].link;
  g_autoptr (DossierRecord) record = NULL;
  g_autoptr (DossierRecord) shown = NULL;

  if (!g_str_equal (fact->table, places[place].table))
    return FALSE;

  record = sample_fact_find (deck->store, fact->table, fact->record);
  g_assert_nonnull (record);
  shown = link == NULL ? g_object_ref (record) : dossier_store_get_linked (deck->store, record, link);
  if (shown == NULL)
    return FALSE;

  check_fact (deck, go_to (deck, place, shown), place, record, fact);
  return TRUE;
}

static void
test_facts (void)
{
  Deck deck = { .store = open_store (DOSSIER_STORE_SAMPLE) };
  guint n_facts;
  const Fact *facts = sample_facts (&n_facts);
  g_autofree gboolean *is_shown = g_new0 (gboolean, n_facts);

  deck.window = DOSSIER_WINDOW (dossier_window_new (application, deck.store));
  gtk_window_present (GTK_WINDOW (deck.window));
  settle ();
  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    for (guint i = 0; i < n_facts; i++)
      is_shown[i] |= look_for (&deck, place, &facts[i]);

  for (guint i = 0; i < n_facts; i++)
    g_assert_true (is_shown[i]);

  gtk_window_destroy (GTK_WINDOW (deck.window));
  settle ();
  g_object_unref (deck.store);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = isolate ();
  int failures;

  g_test_init (&argc, &argv, NULL);
  application = make_application ();

  g_test_add_func ("/facts/in-the-window", test_facts);

  failures = g_test_run ();
  clean_up (folder);
  return failures;
}
