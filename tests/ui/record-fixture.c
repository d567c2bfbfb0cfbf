/* record-fixture.c: the panes of records in the window of the form fixture. */
#include "record-fixture.h"

/* A view in the window of the fixture, instead of its form. */
gpointer
show (Fixture    *fixture,
      GtkWidget  *view,
      const char *table,
      const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) record = dossier_store_find (fixture->store, table, name, &error);

  g_assert_no_error (error);
  gtk_window_set_child (GTK_WINDOW (fixture->window), view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dossier_record_view_set_record (DOSSIER_RECORD_VIEW (view), record);
  settle ();

  return view;
}

DossierProgrammeView *
show_tab (Fixture    *fixture,
          const char *programme,
          const char *tab)
{
  DossierProgrammeView *view = show (fixture, dossier_programme_view_new (fixture->store), "programme",
                                     programme);

  dossier_programme_view_set_tab (view, tab);
  settle ();
  return view;
}

DossierChildList *
find_list (gpointer    root,
           const char *table)
{
  if (DOSSIER_IS_CHILD_LIST (root) &&
      g_str_equal (dossier_child_list_get_kind (DOSSIER_CHILD_LIST (root))->table, table))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DossierChildList *found = find_list (child, table);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What stands beside the title of a tab. */
gboolean
tab_says (gpointer    root,
          const char *tab,
          const char *text)
{
  if (GTK_IS_TOGGLE_BUTTON (root) && g_str_equal (gtk_widget_get_name (root), tab))
    return says (root, text);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (tab_says (child, tab, text))
      return TRUE;

  return FALSE;
}

static char *
dup_titles (DossierChildList *list,
            guint             n)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      DossierRecord *record = dossier_child_row_get_record (dossier_child_list_get_nth (list, i));

      g_string_append_printf (titles, "%s%.10s", i > 0 ? "|" : "", dossier_record_get_text (record, "title"));
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

void
assert_titles (DossierChildList *list,
               const char       *expected)
{
  g_autofree char *titles = dup_titles (list, 3);

  g_assert_cmpstr (titles, ==, expected);
}

void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dossier_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  settle ();
}

guint
count (Fixture    *fixture,
       const char *table,
       const char *link,
       gint64      id)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);

  dossier_query_match (query, link, id);
  return dossier_store_count (fixture->store, query);
}

gint64
find_id (Fixture    *fixture,
         const char *table,
         const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) record = dossier_store_find (fixture->store, table, name, &error);

  g_assert_no_error (error);
  return dossier_record_get_id (record);
}

/* A new record, from pairs of a field and its text. */
DossierRecord *
add_record (Fixture    *fixture,
            const char *table,
            ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (fixture->store, "Adding “%s”", table, &error);
  DossierRecord *record = dossier_record_new (dossier_table_find (table));
  const char *name;
  va_list fields;

  va_start (fields, table);
  while ((name = va_arg (fields, const char *)) != NULL)
    {
      dossier_edit_set (edit, record, name, va_arg (fields, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (fields);

  g_assert_true (dossier_edit_save (edit, record, &error));
  g_assert_true (dossier_edit_commit (edit, &error));
  settle ();
  return record;
}
