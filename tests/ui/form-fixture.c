/* form-fixture.c: the sample portfolio with two forms in a window that counts its actions. */
#include "form-fixture.h"

#include <glib/gstdio.h>

static const DossierFormLinks programme_links[] = {
  { "countries", "Priority countries", "programme_country", "programme", "country", "role", "priority",
    "Add Country", "Remove Country", "%s is no longer a priority country of %s" },
  { NULL }
};

static const DossierFormGroup programme_groups[] = {
  { "Programme", DOSSIER_GROUP_LANGUAGES, { { "short_title" }, { "title" }, { "objective" } } },
  { "Time", 0, { { "starts" }, { "ends" }, { "duration" } } },
  { "Money", DOSSIER_GROUP_BESIDE, { { "budget" }, { "lifecycle" }, { "kind" } } },
  { "Scope", 0, { { "countries", DOSSIER_ROW_LEGEND }, { "office" }, { "contact" },
                  { "position", DOSSIER_ROW_READ_ONLY } } },
};

static const DossierFormPage programme_page = {
  "programme", programme_groups, G_N_ELEMENTS (programme_groups), programme_links, TRUE
};

static void
toast_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  Fixture *fixture = data;

  g_free (fixture->toast);
  fixture->toast = g_variant_dup_string (parameter, NULL);
}

static void
open_record_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  Fixture *fixture = data;
  const char *table;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &table, &id);
  g_free (fixture->opened);
  fixture->opened = g_strdup_printf ("%s/%" G_GINT64_FORMAT, table, id);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  ((Fixture *) data)->n_undos++;
}

static void
add_actions (Fixture *fixture)
{
  static const GActionEntry entries[] = {
    { "toast", toast_cb, "s" },
    { "toast-undo", toast_cb, "s" },
    { "open-record", open_record_cb, "(sx)" },
    { "undo", undo_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
}

static DossierRecord *
find (Fixture    *fixture,
      const char *name)
{
  g_autoptr (GError) error = NULL;
  DossierRecord *record = dossier_store_find (fixture->store, "programme", name, &error);

  g_assert_no_error (error);
  return record;
}

static void
close_store (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  g_clear_object (&fixture->record);
  g_clear_object (&fixture->other);
  settle ();
  g_clear_object (&fixture->store);
}

/* Opens the portfolio of the fixture, again if it is open. */
void
fixture_open (Fixture  *fixture,
              gboolean  is_read_only)
{
  DossierStoreFlags flags = is_read_only ? DOSSIER_STORE_READ_ONLY : 0;
  g_autoptr (GError) error = NULL;

  close_store (fixture);
  if (!g_file_test (fixture->path, G_FILE_TEST_EXISTS))
    flags = DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE;

  fixture->store = dossier_store_open (fixture->path, flags, &error);
  g_assert_no_error (error);
  fixture->record = find (fixture, "GLACY");
  fixture->other = find (fixture, "Cybercrime@EAP II");

  fixture->window = gtk_window_new ();
  fixture->form = dossier_form_new (fixture->store, &programme_page);
  add_actions (fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->form));
  dossier_form_set_record (fixture->form, fixture->record);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-form-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture_open (fixture, FALSE);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  unused)
{
  close_store (fixture);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->toast);
  g_free (fixture->opened);
}

gboolean
says (gpointer    root,
      const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;

  if (GTK_IS_LABEL (root))
    {
      g_auto (GStrv) words = g_strsplit (gtk_label_get_text (root), "\302\240", -1);
      g_autofree char *plain = g_strjoinv (" ", words);

      return g_str_equal (plain, text);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

GtkWidget *
find_row (gpointer    root,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
find_type (gpointer root,
           GType    type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The button that says @label somewhere in it. */
GtkWidget *
find_button (gpointer    root,
             const char *label)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (root), label))
    return gtk_widget_get_ancestor (root, GTK_TYPE_BUTTON);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

guint
count_type (gpointer root,
            GType    type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_type (child, type);

  return n;
}

/* What is said below a row; NULL if nothing is. */
const char *
get_message (GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL || !gtk_widget_has_css_class (next, "message"))
    return NULL;

  return gtk_label_get_text (GTK_LABEL (find_type (next, GTK_TYPE_LABEL)));
}

void
type_text (GtkWidget  *row,
           const char *text)
{
  GtkWidget *view = find_type (row, GTK_TYPE_TEXT_VIEW);

  if (view != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

void
press_enter (GtkWidget *row)
{
  g_signal_emit_by_name (row, "entry-activated");
}

/* Returns whether the row knew what to do with it. */
gboolean
press_escape (GtkWidget *row)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &is_handled);
    }

  return is_handled;
}

void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Lines are broken, and figures and dates are not: what is compared here are the words. */
void
assert_words (const char *text,
              const char *expected)
{
  g_auto (GStrv) words = g_strsplit (text, "\302\240", -1);
  g_autofree char *plain = g_strdelimit (g_strjoinv (" ", words), "\n", ' ');

  g_assert_cmpstr (plain, ==, expected);
}

void
assert_stored (DossierRecord *record,
               const char    *field,
               const char    *text)
{
  g_autofree char *stored = dossier_record_dup_input (record, field);

  assert_words (stored, text);
}

void
assert_shown (GtkWidget  *row,
              const char *text)
{
  if (GTK_IS_EDITABLE (row))
    assert_words (gtk_editable_get_text (GTK_EDITABLE (row)), text);
  else
    assert_words (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), text);
}

char *
dup_undo_label (DossierStore *store)
{
  char *label;

  g_object_get (store, "undo-label", &label, NULL);
  return label;
}
