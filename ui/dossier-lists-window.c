/* dossier-lists-window.c: everything that belongs to no single programme: the office, lists, own fields.
 *
 * An overview of what there is, and one list at a time, with a way back.
 */
#include "dossier-lists-window.h"

#include <glib/gi18n-lib.h>

#include "dossier-child-list.h"
#include "dossier-code-view.h"
#include "dossier-count.h"
#include "dossier-form.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-record-pages.h"
#include "dossier-side-window.h"
#include "dossier-typing.h"

#define WIDTH 600

#define DOSSIER_TYPE_LISTS_WINDOW (dossier_lists_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierListsWindow, dossier_lists_window, DOSSIER, LISTS_WINDOW, DossierSideWindow)

/* One list: the records of a table, those of them with a choice, or the choices themselves. */
typedef struct
{
  const char         *table;
  const DossierField *field;  /* (nullable): a choice of @table */
  const char         *value;  /* (nullable): of @field */
  GtkWidget          *row;
  GtkWidget          *count;
} Place;

struct _DossierListsWindow
{
  DossierSideWindow  parent_instance;

  AdwLeaflet        *leaflet;
  GtkWidget         *overview;
  AdwBin            *holder;
  GtkWidget         *back;
  GPtrArray         *places;
  Place             *place;    /* the one that is open, or NULL */
  DossierChildList  *list;     /* (nullable) */
  GtkWidget         *choices;  /* (nullable): instead of a list */
};

G_DEFINE_FINAL_TYPE (DossierListsWindow, dossier_lists_window, DOSSIER_TYPE_SIDE_WINDOW)

static const char * const tables[] = {
  "portfolio", "office", "pillar", "treaty", "country_group", "person", "publication", "series",
  "result_level", "exchange_rate",
};

static DossierStore *
get_store (DossierListsWindow *self)
{
  return dossier_side_window_get_store (DOSSIER_SIDE_WINDOW (self));
}

static const char *
get_title (const Place *place)
{
  const DossierTable *table = dossier_table_find (place->table);

  if (place->field != NULL)
    return dossier_field_get_choice_label (place->field, place->value);

  return g_str_equal (place->table, "portfolio") ? _(table->label) : _(table->plural);
}

/* Showing */

static void
show_count (DossierListsWindow *self,
            Place              *place)
{
  g_autoptr (DossierQuery) query = dossier_query_new (place->table);
  g_autofree char *count = NULL;

  if (place->field != NULL)
    dossier_query_match_text (query, place->field->name, place->value);
  count = dossier_count_dup_number (dossier_store_count (get_store (self), query));
  gtk_label_set_text (GTK_LABEL (place->count), count);
}

static void
refresh (DossierListsWindow *self)
{
  for (guint i = 0; i < self->places->len; i++)
    if (((Place *) self->places->pdata[i])->count != NULL)
      show_count (self, self->places->pdata[i]);
  if (self->list != NULL)
    dossier_child_list_refresh (self->list, dossier_store_get_portfolio (get_store (self)));
}

static void
show_overview (DossierListsWindow *self)
{
  Place *place = g_steal_pointer (&self->place);

  self->list = NULL;
  self->choices = NULL;
  adw_leaflet_set_visible_child (self->leaflet, self->overview);
  adw_bin_set_child (self->holder, NULL);
  gtk_widget_set_visible (self->back, FALSE);
  dossier_side_window_set_title (DOSSIER_SIDE_WINDOW (self), _("Office and Lists"), NULL);
  if (place != NULL)
    gtk_widget_grab_focus (place->row);
}

/* The own fields of programmes, of activities…: the same list four times. */
static const DossierChildKind *
get_kind (const Place *place)
{
  static GHashTable *kinds = NULL;
  const DossierChildKind *plain = dossier_table_get_kind (dossier_table_find (place->table));
  DossierChildKind *kind;

  if (place->field == NULL)
    return plain;
  if (kinds == NULL)
    kinds = g_hash_table_new (g_str_hash, g_str_equal);

  kind = g_hash_table_lookup (kinds, place->value);
  if (kind == NULL)
    {
      kind = g_new (DossierChildKind, 1);
      *kind = *plain;
      kind->where = place->field->name;
      kind->value = place->value;
      g_hash_table_insert (kinds, (gpointer) place->value, kind);
    }

  return kind;
}

static GtkWidget *
make_list (DossierListsWindow *self,
           const Place        *place)
{
  if (g_str_equal (place->table, "code"))
    return self->choices = dossier_code_view_new (get_store (self), place->value);

  self->list = DOSSIER_CHILD_LIST (dossier_child_list_new (get_store (self), get_kind (place)));
  dossier_child_list_refresh (self->list, dossier_store_get_portfolio (get_store (self)));
  return GTK_WIDGET (self->list);
}

static void
open_place (DossierListsWindow *self,
            Place              *place)
{
  /* There is one. */
  if (g_str_equal (place->table, "portfolio"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", place->table, (gint64) 1);
      return;
    }

  self->place = place;
  self->list = NULL;
  self->choices = NULL;
  adw_bin_set_child (self->holder, dossier_scroll_new (make_list (self, place), WIDTH));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->holder));
  gtk_widget_set_visible (self->back, TRUE);
  dossier_side_window_set_title (DOSSIER_SIDE_WINDOW (self), get_title (place), NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->holder), GTK_DIR_TAB_FORWARD);
}

static void
activated_cb (DossierListsWindow *self,
              GtkWidget          *row)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      if (place->row == row)
        open_place (self, place);
    }
}

static gboolean
back_key_cb (GtkWidget *widget,
             GVariant  *unused,
             gpointer   data)
{
  if (DOSSIER_LISTS_WINDOW (widget)->place == NULL)
    return FALSE;

  show_overview (DOSSIER_LISTS_WINDOW (widget));
  return TRUE;
}

/* Making */

static void
add_place (DossierListsWindow *self,
           GtkListBox         *list,
           const Place        *where)
{
  Place *place = g_memdup2 (where, sizeof *where);
  GtkWidget *chevron = gtk_image_new_from_icon_name ("dossier-jump-symbolic");

  place->row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (place->row), get_title (place));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (place->row), TRUE);
  dossier_name_action_row (ADW_ACTION_ROW (place->row));
  if (!g_str_equal (place->table, "code") && !g_str_equal (place->table, "portfolio"))
    {
      place->count = gtk_label_new (NULL);
      gtk_widget_add_css_class (place->count, "faint");
      gtk_widget_add_css_class (place->count, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (place->row), place->count);
    }
  gtk_image_set_pixel_size (GTK_IMAGE (chevron), 12);
  gtk_widget_add_css_class (chevron, "faint");
  adw_action_row_add_suffix (ADW_ACTION_ROW (place->row), chevron);
  gtk_list_box_append (list, place->row);
  g_ptr_array_add (self->places, place);
}

static GtkListBox *
add_group (DossierListsWindow *self,
           GtkBox             *box,
           const char         *heading)
{
  GtkListBox *list;

  gtk_box_append (box, dossier_group_new (heading, NULL, &list));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
add_choices (DossierListsWindow *self,
             GtkListBox         *list,
             const char         *table,
             const char         *field)
{
  Place place = { .table = table, .field = dossier_table_get_field (dossier_table_find (table), field) };

  for (const DossierChoice *choice = place.field->choices; choice->code != NULL; choice++)
    {
      place.value = choice->code;
      add_place (self, list, &place);
    }
}

static GtkWidget *
make_overview (DossierListsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkListBox *office = add_group (self, GTK_BOX (box), _("The office"));

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      Place place = { .table = tables[i] };

      add_place (self, office, &place);
    }
  add_choices (self, add_group (self, GTK_BOX (box), _("Lists of choices")), "code", "list");
  add_choices (self, add_group (self, GTK_BOX (box), _("Fields of our own")), "own_field", "table_name");

  return dossier_scroll_new (box, WIDTH);
}

static void
add_back (DossierListsWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger =
    gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Left, GDK_ALT_MASK),
                                 gtk_keyval_trigger_new (GDK_KEY_Escape, 0));

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _("Back (Alt+Left)"));
  dossier_name_set (self->back, _("Back"));
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (show_overview), self, G_CONNECT_SWAPPED);
  dossier_side_window_add_button (DOSSIER_SIDE_WINDOW (self), self->back);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (trigger,
                                                          gtk_callback_action_new (back_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static DossierListsWindow *
get_window (GtkWindow    *parent,
            DossierStore *store)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_LISTS_WINDOW (other) && get_store (DOSSIER_LISTS_WINDOW (other)) == store)
        return DOSSIER_LISTS_WINDOW (other);
    }

  return g_object_new (DOSSIER_TYPE_LISTS_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                       "store", store, NULL);
}

/**
 * dossier_lists_window_present:
 * @parent: where links in it lead to, and errors are said
 */
void
dossier_lists_window_present (GtkWindow    *parent,
                              DossierStore *store)
{
  gtk_window_present (GTK_WINDOW (get_window (parent, store)));
}

void
dossier_lists_window_present_list (GtkWindow    *parent,
                                   DossierStore *store,
                                   const char   *place)
{
  DossierListsWindow *self = get_window (parent, store);

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *list = g_ptr_array_index (self->places, i);
      g_autofree char *name = dossier_typing_dup_new (list->table, list->value);

      if (g_str_equal (name, place))
        open_place (self, list);
    }

  gtk_window_present (GTK_WINDOW (self));
  if (self->choices != NULL)
    dossier_code_view_enter_adder (DOSSIER_CODE_VIEW (self->choices));
  else
    dossier_child_list_type_in (GTK_WIDGET (self->holder), place);
}

static void
dossier_lists_window_constructed (GObject *object)
{
  DossierListsWindow *self = DOSSIER_LISTS_WINDOW (object);

  G_OBJECT_CLASS (dossier_lists_window_parent_class)->constructed (object);

  add_back (self);
  self->overview = make_overview (self);
  self->holder = ADW_BIN (adw_bin_new ());
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_unfold (self->leaflet, FALSE);
  adw_leaflet_append (self->leaflet, self->overview);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->holder));
  dossier_side_window_set_page (DOSSIER_SIDE_WINDOW (self), GTK_WIDGET (self->leaflet));
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  show_overview (self);
  refresh (self);
}

static void
dossier_lists_window_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_LISTS_WINDOW (object)->places);

  G_OBJECT_CLASS (dossier_lists_window_parent_class)->finalize (object);
}

static void
dossier_lists_window_class_init (DossierListsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dossier_lists_window_constructed;
  G_OBJECT_CLASS (klass)->finalize = dossier_lists_window_finalize;
}

static void
dossier_lists_window_init (DossierListsWindow *self)
{
  self->places = g_ptr_array_new_with_free_func (g_free);
}
