/* dossier-component-list.c: the Components tab: expected results and the activities linked to them. */
#include "dossier-component-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-activity-link.h"
#include "dossier-chooser.h"
#include "dossier-component-body.h"
#include "dossier-count.h"
#include "dossier-empty-page.h"
#include "dossier-form.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-results.h"

/* More would not be read in a list without an order of its own. */
#define MOST_LOOSE 50

struct _DossierComponentList
{
  DossierRecordView  parent_instance;

  GtkWidget         *stack;
  DossierChildList  *list;
  GArray            *results;     /* DossierResult: where each component stands */
  GtkWidget         *loose;       /* group of what is not linked */
  GtkListBox        *loose_list;
  GArray            *loose_ids;   /* as shown */
};

G_DEFINE_FINAL_TYPE (DossierComponentList, dossier_component_list, DOSSIER_TYPE_RECORD_VIEW)

/* Components */

static guint
count_links (DossierStore *store,
             gint64        component)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity_component");

  dossier_query_match (query, "component", component);
  return dossier_store_count (store, query);
}

/* A component without an activity is something to look at, a number is not. */
static void
show_count (DossierChildRow *row,
            guint            n)
{
  static const char * const warning[] = { "chip", "warn", NULL };
  static const char * const plain[] = { "minor", "numeric", NULL };
  g_autofree char *text = dossier_count_dup_words (ngettext ("%u activity", "%u activities", n), n);
  GtkWidget *label = dossier_child_row_get_suffix (row);

  if (label == NULL)
    {
      label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
      dossier_child_row_set_suffix (row, label);
    }

  gtk_widget_set_css_classes (label, (const char **) (n == 0 ? warning : plain));
  gtk_label_set_text (GTK_LABEL (label), n == 0 ? _("No activity") : text);
}

static GArray *
get_results (DossierChildList *list)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (list), DOSSIER_TYPE_COMPONENT_LIST);

  return DOSSIER_COMPONENT_LIST (self)->results;
}

/* What all of them are called stands above the list already. */
static gboolean
is_called_otherwise (GArray        *results,
                     DossierRecord *component)
{
  for (guint i = 0; i < results->len; i++)
    if (g_array_index (results, DossierResult, i).level !=
        dossier_record_get_integer (component, "result_level"))
      return TRUE;

  return FALSE;
}

/* In the words of the office or the donor, where they have some. */
static char *
dup_level (GArray        *results,
           DossierStore  *store,
           DossierRecord *component)
{
  gboolean is_purpose = g_strcmp0 (dossier_record_get_text (component, "level"), "purpose") == 0;
  g_autofree char *called = dossier_store_dup_display (store, component, "result_level",
                                                       dossier_interface_language ());

  if (*called == '\0')
    return is_purpose ? g_strdup (_("Purpose")) : NULL;

  return is_purpose || is_called_otherwise (results, component) ? g_steal_pointer (&called) : NULL;
}

/* What is above it is seen by how far in it stands, and said to those who do not see that. */
static void
show_depth (DossierChildRow *row,
            GArray          *results,
            DossierStore    *store,
            DossierRecord   *component)
{
  const DossierResult *result = dossier_results_find (results, dossier_record_get_id (component), NULL);
  g_autofree char *parent = NULL, *above = NULL;

  if (result == NULL)
    return;

  if (result->parent != 0)
    {
      parent = dossier_store_dup_display (store, component, "parent", dossier_interface_language ());
      above = g_strdup_printf (_("Contributes to “%s”"), parent);
    }
  dossier_child_row_set_depth (row, result->depth, result->number, above);
}

static void
show_component (DossierChildList *list,
                DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *component = dossier_child_row_get_record (row);
  GtkWidget *body = dossier_child_row_get_body (row);
  g_autofree char *level = dup_level (get_results (list), store, component);

  dossier_child_row_set_text (row, dossier_record_get_local (component, "title",
                                                             dossier_interface_language ()), NULL);
  dossier_child_row_set_chip (row, 0, level, "plain");
  show_depth (row, get_results (list), store, component);
  show_count (row, count_links (store, dossier_child_row_get_id (row)));
  if (body != NULL)
    dossier_component_body_refresh (DOSSIER_COMPONENT_BODY (body));
}

static GArray *
find_components (DossierChildList *list)
{
  GArray *results = get_results (list);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < results->len; i++)
    g_array_append_val (ids, g_array_index (results, DossierResult, i).id);

  return ids;
}

static gint64
place_component (DossierChildList *list,
                 DossierRecord    *component,
                 int               places)
{
  return dossier_results_find_place (get_results (list), dossier_record_get_id (component), places);
}

static void
edit_component (DossierChildList *list,
                DossierChildRow  *row)
{
  dossier_component_body_edit (DOSSIER_COMPONENT_BODY (dossier_child_row_get_body (row)));
}

static const DossierChildKind kind = {
  .table = "component",
  .owner = "programme",
  .heading = N_("Components / expected results"),
  .empty = N_("No components yet"),
  .adds = "title",
  .add = N_("Adding a component to “%s”"),
  .flags = DOSSIER_CHILD_ORDERED | DOSSIER_CHILD_NUMBERED | DOSSIER_CHILD_OPENS | DOSSIER_CHILD_WRAPPED,
  .show = show_component,
  .find = find_components,
  .place = place_component,
  .open = dossier_component_body_new,
  .edit = edit_component,
};

static const DossierEmptyPage empty = {
  .icon = "dossier-components-symbolic",
  .title = N_("No components yet"),
  .description = N_("A component is a result the programme is to reach; activities are linked to it."),
  .add = N_("Add a Component"),
};

/* Not linked */

static void
loose_chosen_cb (DossierChooser *chooser,
                 gint64          component_id,
                 GtkWidget      *row)
{
  DossierComponentList *self = DOSSIER_COMPONENT_LIST (gtk_widget_get_ancestor (row,
                                                                                DOSSIER_TYPE_COMPONENT_LIST));
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  g_autoptr (DossierRecord) component = dossier_store_get (store, "component", component_id, NULL);
  gint64 *activity = g_object_get_data (G_OBJECT (row), "id");

  if (component != NULL)
    dossier_component_link (GTK_WIDGET (self), store, component, *activity, NULL);
}

/* Most rows are never linked by hand: their choosers are made when asked for. */
static void
make_chooser_cb (GtkMenuButton *button,
                 gpointer       row)
{
  DossierRecordView *view = DOSSIER_RECORD_VIEW (gtk_widget_get_ancestor (row,
                                                                          DOSSIER_TYPE_COMPONENT_LIST));
  GtkWidget *chooser;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  chooser = dossier_chooser_new (dossier_record_view_get_store (view), dossier_table_find ("component"));
  dossier_chooser_restrict (DOSSIER_CHOOSER (chooser), "programme",
                            dossier_record_get_id (dossier_record_view_get_record (view)));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (loose_chosen_cb), row, 0);
  gtk_menu_button_set_popover (button, chooser);
}

static void
loose_activated_cb (GtkWidget *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (row, "win.open-record", "(sx)", "activity", *id);
}

static GtkWidget *
make_loose_row (DossierStore *store,
                gint64        id)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  dossier_name_action_row (ADW_ACTION_ROW (row));
  g_signal_connect (row, "activated", G_CALLBACK (loose_activated_cb), NULL);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new (_("Link…")));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_chooser_cb, row, NULL);
  dossier_name_set (button, _("Link it to a component"));
  gtk_widget_set_tooltip_text (button, _("Link it to a component"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, !dossier_store_is_read_only (store));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_loose_row (GtkListBoxRow *row,
                DossierStore  *store,
                gint64         id)
{
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) activity = dossier_store_get (store, "activity", id, NULL);
  g_autofree char *subtitle = NULL;

  if (activity == NULL)
    return;

  subtitle = dossier_activity_dup_when_where (store, activity);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 dossier_record_get_local (activity, "title", language));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static GArray *
find_loose (DossierStore  *store,
            DossierRecord *programme)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity");
  GArray *ids;

  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  dossier_query_not_linked_from (query, "activity_component", "activity");
  dossier_query_limit (query, MOST_LOOSE);
  ids = dossier_store_query (store, query, NULL);

  return ids != NULL ? ids : g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gboolean
is_same (GArray *a,
         GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

static void
show_loose (DossierComponentList *self,
            DossierStore         *store,
            DossierRecord        *programme)
{
  g_autoptr (GArray) ids = find_loose (store, programme);
  GtkListBoxRow *row;

  if (!is_same (ids, self->loose_ids))
    {
      while ((row = gtk_list_box_get_row_at_index (self->loose_list, 0)) != NULL)
        gtk_list_box_remove (self->loose_list, GTK_WIDGET (row));
      for (guint i = 0; i < ids->len; i++)
        gtk_list_box_append (self->loose_list, make_loose_row (store, g_array_index (ids, gint64, i)));
      g_array_set_size (self->loose_ids, 0);
      g_array_append_vals (self->loose_ids, ids->data, ids->len);
    }

  for (guint i = 0; i < ids->len; i++)
    show_loose_row (gtk_list_box_get_row_at_index (self->loose_list, i), store,
                    g_array_index (ids, gint64, i));
  gtk_widget_set_visible (self->loose, ids->len > 0);
}

/* Public */

void
dossier_component_list_show (DossierComponentList *self,
                             gint64                id)
{
  DossierChildRow *row = dossier_child_list_reach (self->list, id);

  if (row == NULL)
    return;

  dossier_child_list_open (self->list, row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Class */

static void
dossier_component_list_refresh (DossierRecordView *view,
                                DossierRecord     *programme,
                                const GDate       *as_of)
{
  DossierComponentList *self = DOSSIER_COMPONENT_LIST (view);
  DossierStore *store = dossier_record_view_get_store (view);

  g_clear_pointer (&self->results, g_array_unref);
  self->results = dossier_programme_get_results (store, programme != NULL ? dossier_record_get_id (programme)
                                                                          : 0);
  dossier_child_list_refresh (self->list, programme);
  if (programme == NULL)
    return;

  show_loose (self, store, programme);
  dossier_empty_page_update (self->stack, dossier_child_list_get_n_rows (self->list) == 0 &&
                                          !dossier_child_list_is_adding (self->list));
}

static gboolean
dossier_component_list_focus (DossierRecordView *view,
                              const char        *name)
{
  return gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

static void
dossier_component_list_constructed (GObject *object)
{
  static const char * const tables[] = {
    "component", "activity_component", "activity", "result_level", NULL
  };
  DossierComponentList *self = DOSSIER_COMPONENT_LIST (object);
  DossierRecordView *view = DOSSIER_RECORD_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *copy, *other_way;

  G_OBJECT_CLASS (dossier_component_list_parent_class)->constructed (object);

  self->list = DOSSIER_CHILD_LIST (dossier_child_list_new (dossier_record_view_get_store (view), &kind));
  copy = dossier_copy_button_new (self->list, _("Copy from…"));
  gtk_widget_add_css_class (copy, "flat");
  dossier_child_list_add_control (self->list, copy);
  other_way = dossier_copy_button_new (self->list, _("Copy from a Programme…"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (other_way), "pill");

  self->loose = dossier_group_new (_("Not linked to a component"), NULL, &self->loose_list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->loose);
  self->stack = dossier_empty_page_new (dossier_scroll_new (box, 820), self->list, &empty, other_way);
  adw_bin_set_child (ADW_BIN (self), self->stack);
  dossier_record_view_watch (view, tables);
}

static void
dossier_component_list_finalize (GObject *object)
{
  g_array_unref (DOSSIER_COMPONENT_LIST (object)->loose_ids);
  g_clear_pointer (&DOSSIER_COMPONENT_LIST (object)->results, g_array_unref);

  G_OBJECT_CLASS (dossier_component_list_parent_class)->finalize (object);
}

static void
dossier_component_list_class_init (DossierComponentListClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_component_list_constructed;
  G_OBJECT_CLASS (klass)->finalize = dossier_component_list_finalize;
  view_class->refresh = dossier_component_list_refresh;
  view_class->focus = dossier_component_list_focus;
}

static void
dossier_component_list_init (DossierComponentList *self)
{
  self->loose_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}
