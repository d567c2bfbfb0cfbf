/* dossier-component-list.c: the Components tab: expected results and the activities linked to them. */
#include "dossier-component-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-activity-link.h"
#include "dossier-chooser.h"
#include "dossier-component-body.h"
#include "dossier-empty-page.h"
#include "dossier-form.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"

/* More would not be read in a list without an order of its own. */
#define MOST_LOOSE 50

struct _DossierComponentList
{
  DossierRecordView  parent_instance;

  GtkWidget         *stack;
  DossierChildList  *list;
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
  g_autofree char *text = g_strdup_printf (ngettext ("%u activity", "%u activities", n), n);
  GtkWidget *label = dossier_child_row_get_suffix (row);

  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      dossier_child_row_set_suffix (row, label);
    }

  gtk_widget_set_css_classes (label, (const char **) (n == 0 ? warning : plain));
  gtk_label_set_text (GTK_LABEL (label), n == 0 ? _("No activity") : text);
}

static void
show_component (DossierChildList *list,
                DossierChildRow  *row)
{
  DossierRecord *component = dossier_child_row_get_record (row);
  gboolean is_purpose = g_strcmp0 (dossier_record_get_text (component, "level"), "purpose") == 0;
  GtkWidget *body = dossier_child_row_get_body (row);

  dossier_child_row_set_text (row, dossier_record_get_local (component, "title",
                                                             dossier_interface_language ()), NULL);
  dossier_child_row_set_chip (row, 0, is_purpose ? _("Purpose") : NULL, "plain");
  show_count (row, count_links (dossier_child_list_get_store (list), dossier_child_row_get_id (row)));
  if (body != NULL)
    dossier_component_body_refresh (DOSSIER_COMPONENT_BODY (body));
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
  DossierChildRow *row = dossier_child_list_get_row (self->list, id);

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

  dossier_child_list_refresh (self->list, programme);
  if (programme == NULL)
    return;

  show_loose (self, dossier_record_view_get_store (view), programme);
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
  static const char * const tables[] = { "component", "activity_component", "activity", NULL };
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
