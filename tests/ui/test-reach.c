/* test-reach.c: every field that a person fills in has a place that a person reaches, and every record
 * says what uses it.
 *
 * A portfolio with one record of every kind, each belonging to and leading to the others, is looked at as
 * a person does: the five tabs with all their inner tabs, every row opened; the window of the office and
 * its lists; and the windows that buttons and links in all these lead to.
 */
#include "dossier-activity-form.h"
#include "dossier-companions.h"
#include "dossier-choice-button.h"
#include "dossier-component-body.h"
#include "dossier-component-form.h"
#include "dossier-country-view.h"
#include "dossier-form-private.h"
#include "dossier-funder-view.h"
#include "dossier-lists-window.h"
#include "dossier-record-window.h"
#include "record-fixture.h"

typedef struct
{
  Fixture    *fixture;
  GHashTable *records;  /* table → id of the one that is looked at */
  GHashTable *reached;  /* "table.field" */
  GHashTable *used;     /* "table.field" of links that some “Used by” tells of */
  GPtrArray  *ways;     /* tables that something leads to, each once */
} Walk;

static const struct
{
  const char *table;
  GtkWidget *(*make) (DossierStore *store);
} views[] = {
  { "programme",    dossier_programme_view_new },
  { "activity",     dossier_activity_form_new },
  { "component",    dossier_component_form_new },
  { "organisation", dossier_funder_view_new },
  { "country",      dossier_country_view_new },
};

/* What is filled in by other means than a row of a form, and what nobody fills in. */
static const struct
{
  const char *field;  /* "table.field", or all of a table */
  const char *reason;
} exceptions[] = {
  { "amendment_change", "written with its amendment, by the dialog that revises a value" },
  { "acknowledgement",  "written where a finding is acknowledged, in the list of checks" },
  { "own_value",        "the rows of own fields, in the form of the record" },
  { "code.list",        "the list that is open" },
  { "code.code",        "made from the name" },
  { "code.position",    "the order in which they were added" },
  { "document.size",    "measured when the file is added" },
  { "programme.position", "the order of the list, by Alt+Up and Alt+Down" },
  { "programme_treaty.position", "the order in which they were added" },
};

/* The indicator has more fields than its form. */
static const char * const indicator_exceptions[] = {
  "indicator.code", "indicator.unit", "indicator.aggregation", "indicator.frequency", "indicator.person",
  "indicator.tolerance", "indicator_value", "breakdown", NULL
};

/* Uses of a record that are lists of their own in its place. */
static const char * const listed[] = {
  "contribution.organisation", "programme_country.country", "activity_country.country",
  "organisation.country",
  "group_member.country", "treaty_event.country", "alignment.country", "activity_component.component",
  "relation.other", NULL
};

/* What is said in the lists of the office already, not only in the windows that links lead to. */
static const char * const in_lists[] = {
  "risk.person", "claim.publication", "activity.series", "component.result_level", "programme.office",
  "claim.treaty", "indicator.country_group", NULL
};

/* One record of every kind */

static gint64 get_record (Walk       *walk,
                          const char *table);

static const char *
get_value (const DossierField *field)
{
  switch (field->kind)
    {
    case DOSSIER_KIND_TEXT:
    case DOSSIER_KIND_LONG_TEXT:
      return g_str_has_suffix (field->name, "_currency") ? "EUR" : "Quagga";

    case DOSSIER_KIND_INTEGER:
    case DOSSIER_KIND_NUMBER:
      return "7";

    case DOSSIER_KIND_DATE:
      return "2015";

    case DOSSIER_KIND_AMOUNT:
      return "EUR 5";

    case DOSSIER_KIND_YES_NO:
    case DOSSIER_KIND_CHOICE:
    case DOSSIER_KIND_DURATION:
    case DOSSIER_KIND_MONTH:
    case DOSSIER_KIND_LINK:
    case DOSSIER_N_KINDS:
    default:
      return NULL;
    }
}

static void
fill (Walk               *walk,
      DossierEdit        *edit,
      DossierRecord      *record,
      const DossierField *field)
{
  const DossierTable *table = dossier_record_get_table (record);
  gboolean is_wanted = field->required || field->owner || g_str_equal (field->name, table->title);
  g_autoptr (GError) error = NULL;

  if (!is_wanted)
    return;

  /* A programme is related to another one. */
  if (field->kind == DOSSIER_KIND_LINK && g_str_equal (field->name, "other"))
    dossier_record_set_link (record, "other", dossier_record_get_id (walk->fixture->record));
  else if (field->kind == DOSSIER_KIND_LINK)
    dossier_record_set_link (record, field->name, get_record (walk, field->target));
  else if (get_value (field) != NULL)
    dossier_edit_set (edit, record, field->name, get_value (field), &error);
  g_assert_no_error (error);
}

/* Links first, as edits do not nest. */
static gint64
make_record (Walk               *walk,
             const DossierTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) record = dossier_record_new (table);
  g_autoptr (DossierEdit) edit = NULL;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == DOSSIER_KIND_LINK && (table->fields[i].required || table->fields[i].owner))
      get_record (walk, table->fields[i].target);

  edit = dossier_store_begin (walk->fixture->store, "A record of every kind", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < table->n_fields; i++)
    fill (walk, edit, record, &table->fields[i]);
  dossier_edit_save (edit, record, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);

  return dossier_record_get_id (record);
}

static gint64
get_record (Walk       *walk,
            const char *table)
{
  gint64 *id = g_hash_table_lookup (walk->records, table);

  if (id == NULL)
    {
      id = g_new (gint64, 1);
      *id = g_str_equal (table, "portfolio") ? 1 : make_record (walk, dossier_table_find (table));
      g_hash_table_insert (walk->records, (gpointer) table, id);
    }

  return *id;
}

/* Every link that may stay empty leads somewhere as well. */
static void
link_record (Walk               *walk,
             const DossierTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) record = dossier_store_get (walk->fixture->store, table->name,
                                                        get_record (walk, table->name), &error);
  g_autoptr (DossierEdit) edit = dossier_store_begin (walk->fixture->store, "Its links", NULL, &error);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *link = &table->fields[i];

      if (link->kind == DOSSIER_KIND_LINK && !dossier_record_is_set (record, link->name) &&
          !g_str_equal (link->target, table->name))
        dossier_record_set_link (record, link->name, get_record (walk, link->target));
    }
  dossier_edit_save (edit, record, &error);
  g_assert_no_error (error);
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* Another one of its kind that is part of it. */
static void
make_child (Walk               *walk,
            const DossierTable *table,
            const DossierField *link)
{
  gint64 parent = get_record (walk, table->name);
  gint64 child = make_record (walk, table);
  g_autoptr (DossierRecord) record = dossier_store_get (walk->fixture->store, table->name, child, NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, parent);
  g_autoptr (GError) error = NULL;

  dossier_store_change (walk->fixture->store, record, link->name, id, &error);
  g_assert_no_error (error);
}

static void
make_portfolio (Walk *walk)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    get_record (walk, tables[i]->name);
  for (guint i = 0; i < n_tables; i++)
    link_record (walk, tables[i]);
  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      if (g_strcmp0 (tables[i]->fields[j].target, tables[i]->name) == 0)
        make_child (walk, tables[i], &tables[i]->fields[j]);
}

/* Looking */

static void look (Walk      *walk,
                  GtkWidget *widget);

static void
note (Walk       *walk,
      const char *table,
      const char *field)
{
  if (field != NULL)
    g_hash_table_add (walk->reached, g_strdup_printf ("%s.%s", table, field));
}

static void
note_way (Walk       *walk,
          const char *table)
{
  if (!g_ptr_array_find_with_equal_func (walk->ways, table, g_str_equal, NULL))
    g_ptr_array_add (walk->ways, (gpointer) dossier_table_find (table)->name);
}

static void
look_at_form (Walk        *walk,
              DossierForm *form)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      const DossierFormRow *row = g_ptr_array_index (form->rows, i);

      if (row->field != NULL)
        note (walk, form->table->name, row->field->name);
      if (row->field != NULL && row->field->kind == DOSSIER_KIND_LINK)
        note_way (walk, row->field->target);
      if (row->links == NULL)
        continue;

      note (walk, row->links->table, row->links->owner);
      note (walk, row->links->table, row->links->target);
      note (walk, row->links->table, row->links->column);
      note_way (walk, row->links->target);
    }
}

/* Buttons in the row of a record that open it in a window, and rows that lead to what they link to. */
static void
look_at_ways (Walk            *walk,
              DossierChildRow *row,
              gboolean         does_open)
{
  GtkWidget *suffix = dossier_child_row_get_suffix (row);
  const char *tooltip = suffix != NULL ? gtk_widget_get_tooltip_text (suffix) : NULL;
  g_auto (GStrv) parts = NULL;

  if (g_strcmp0 (tooltip, "Open in a window") == 0)
    note_way (walk, dossier_record_get_table (dossier_child_row_get_record (row))->name);
  if (does_open)
    return;

  g_clear_pointer (&walk->fixture->opened, g_free);
  gtk_widget_activate (GTK_WIDGET (row));
  parts = walk->fixture->opened != NULL ? g_strsplit (walk->fixture->opened, "/", 2) : NULL;
  if (parts != NULL)
    note_way (walk, parts[0]);
}

static void
look_at_list (Walk             *walk,
              DossierChildList *list)
{
  const DossierChildKind *kind = dossier_child_list_get_kind (list);
  DossierChildRow *row;

  note (walk, kind->table, kind->owner);
  note (walk, kind->table, kind->adds);
  note (walk, kind->table, kind->where);
  if ((kind->flags & DOSSIER_CHILD_ORDERED) != 0)
    note (walk, kind->table, "position");

  for (guint i = 0; (row = dossier_child_list_get_nth (list, i)) != NULL; i++)
    {
      look_at_ways (walk, row, kind->open != NULL);
      dossier_child_list_open (list, row, TRUE);
      if (DOSSIER_IS_COMPONENT_BODY (dossier_child_row_get_body (row)))
        dossier_component_body_edit (DOSSIER_COMPONENT_BODY (dossier_child_row_get_body (row)));
    }
}

static void
look_at_choice (Walk      *walk,
                GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, DOSSIER_TYPE_CHILD_ROW);

  note (walk, dossier_record_get_table (dossier_child_row_get_record (DOSSIER_CHILD_ROW (row)))->name,
        dossier_choice_button_get_field (DOSSIER_CHOICE_BUTTON (button))->name);
}

/* It opens to what uses the record, and that leads there. */
static void
look_at_use (Walk      *walk,
             GtkWidget *kind)
{
  const DossierField *link = g_object_get_data (G_OBJECT (kind), "link");
  const DossierTable *table = g_object_get_data (G_OBJECT (kind), "table");
  GPtrArray *rows;

  if (link == NULL || !gtk_widget_get_visible (kind))
    return;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (kind), TRUE);
  rows = g_object_get_data (G_OBJECT (kind), "rows");
  g_assert_cmpuint (rows->len, >, 0);
  g_clear_pointer (&walk->fixture->opened, g_free);
  gtk_widget_activate (g_ptr_array_index (rows, 0));
  if (walk->fixture->opened != NULL)
    g_hash_table_add (walk->used, g_strdup_printf ("%s.%s", table->name, link->name));
}

static void
look (Walk      *walk,
      GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    look_at_use (walk, widget);
  if (DOSSIER_IS_FORM (widget))
    look_at_form (walk, DOSSIER_FORM (widget));
  else if (DOSSIER_IS_CHILD_LIST (widget))
    look_at_list (walk, DOSSIER_CHILD_LIST (widget));
  else if (DOSSIER_IS_CHOICE_BUTTON (widget))
    look_at_choice (walk, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (walk, child);
}

/* Tabs and windows */

static void
look_at_views (Walk *walk)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (DossierRecord) record = dossier_store_get (walk->fixture->store, views[i].table,
                                                            get_record (walk, views[i].table), NULL);
      GtkWidget *view = views[i].make (walk->fixture->store);

      gtk_window_set_child (GTK_WINDOW (walk->fixture->window), view);
      dossier_record_view_set_record (DOSSIER_RECORD_VIEW (view), record);
      do
        {
          settle ();
          look (walk, view);
        }
      while (DOSSIER_IS_PROGRAMME_VIEW (view) &&
             !g_str_equal (dossier_programme_view_get_tab (DOSSIER_PROGRAMME_VIEW (view)), "history") &&
             dossier_programme_view_step_tab (DOSSIER_PROGRAMME_VIEW (view), 1));
    }
}

static GtkWidget *
find_window (Walk *walk)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (walk->fixture->window))
        return GTK_WIDGET (window);
    }

  g_assert_not_reached ();
}

static void
look_at_windows (Walk *walk)
{
  for (guint i = 0; i < walk->ways->len; i++)
    {
      const char *table = g_ptr_array_index (walk->ways, i);
      gboolean has_tab = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (views); j++)
        has_tab |= g_str_equal (views[j].table, table);
      if (has_tab)
        continue;

      dossier_record_window_present (GTK_WINDOW (walk->fixture->window), walk->fixture->store, table,
                                     get_record (walk, table), NULL);
      settle ();
      look (walk, find_window (walk));
      gtk_window_destroy (GTK_WINDOW (find_window (walk)));
      settle ();
    }
}

static GtkWidget *
find_hinted (GtkWidget  *root,
             const char *tooltip)
{
  GtkWidget *found = g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0 ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_hinted (child, tooltip);

  return found;
}

static void
open_places (Walk      *walk,
             GtkWidget *window,
             GtkWidget *widget)
{
  if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget))
    {
      g_clear_pointer (&walk->fixture->opened, g_free);
      gtk_widget_activate (widget);
      settle ();
      if (walk->fixture->opened != NULL)
        note_way (walk, "portfolio");
      look (walk, window);
      g_signal_emit_by_name (find_hinted (window, "Back (Alt+Left)"), "clicked");
      settle ();
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_places (walk, window, child);
}

static void
look_at_lists (Walk *walk)
{
  GtkWidget *window;

  dossier_lists_window_present (GTK_WINDOW (walk->fixture->window), walk->fixture->store);
  settle ();
  window = find_window (walk);
  open_places (walk, window, window);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* The tests */

static gboolean
is_excepted (const char *table,
             const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_str_equal (exceptions[i].field, table) || g_str_equal (exceptions[i].field, name))
      return TRUE;

  return g_strv_contains (indicator_exceptions, table) || g_strv_contains (indicator_exceptions, name);
}

static void
assert_reached (Walk *walk)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      {
        g_autofree char *name = g_strdup_printf ("%s.%s", tables[i]->name, tables[i]->fields[j].name);

        if (!g_hash_table_contains (walk->reached, name) && !is_excepted (tables[i]->name, name))
          g_string_append_printf (missing, " %s", name);
      }
  g_assert_cmpstr (missing->str, ==, "");
}

static void
assert_used (Walk *walk)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      {
        const DossierField *link = &tables[i]->fields[j];
        g_autofree char *name = g_strdup_printf ("%s.%s", tables[i]->name, link->name);

        if (link->kind == DOSSIER_KIND_LINK && !dossier_link_is_part (link) &&
            !g_strv_contains (listed, name) && !is_excepted (tables[i]->name, name) &&
            !g_hash_table_contains (walk->used, name))
          g_string_append_printf (missing, " %s", name);
      }
  g_assert_cmpstr (missing->str, ==, "");
}

static void
test_reach (Fixture       *fixture,
            gconstpointer  unused)
{
  Walk walk = {
    .fixture = fixture,
    .records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free),
    .reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .ways = g_ptr_array_new (),
  };

  make_portfolio (&walk);
  look_at_lists (&walk);
  for (guint i = 0; in_lists[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (walk.used, in_lists[i]));
  look_at_views (&walk);
  look_at_windows (&walk);
  assert_reached (&walk);
  assert_used (&walk);

  g_hash_table_unref (walk.records);
  g_hash_table_unref (walk.reached);
  g_hash_table_unref (walk.used);
  g_ptr_array_unref (walk.ways);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/reach/every-field-and-every-use", Fixture, NULL, fixture_set_up, test_reach,
              fixture_tear_down);

  return g_test_run ();
}
