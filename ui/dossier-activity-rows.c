/* dossier-activity-rows.c: the Activities tab of a programme: forthcoming, now, recent.
 *
 * A programme may have thousands of them: rows are made for what is on screen.
 */
#include "dossier-activity-rows.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-activity-link.h"
#include "dossier-chip.h"
#include "dossier-count.h"
#include "dossier-empty-page.h"
#include "dossier-form.h"
#include "dossier-language.h"
#include "dossier-list-row.h"
#include "dossier-list.h"

struct _DossierActivityRows
{
  DossierRecordView  parent_instance;

  GtkWidget         *stack;
  GtkWidget         *adder;
  DossierList       *list;
  gint64             shown;   /* programme and day the sections are for */
  guint32            day;
};

G_DEFINE_FINAL_TYPE (DossierActivityRows, dossier_activity_rows, DOSSIER_TYPE_RECORD_VIEW)

static const struct
{
  DossierTiming  timing;
  const char    *title;
} sections[] = {
  { DOSSIER_TIMING_FORTHCOMING, N_("Forthcoming") },
  { DOSSIER_TIMING_NOW,         N_("Now") },
  { DOSSIER_TIMING_UNDATED,     N_("Without a date") },
  { DOSSIER_TIMING_RECENT,      N_("Recent") },
};

static GPtrArray *
make_sections (DossierRecord *programme,
               const GDate   *as_of)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      DossierQuery *query = dossier_query_new ("activity");

      dossier_query_match (query, "programme", dossier_record_get_id (programme));
      dossier_query_timing (query, "date", sections[i].timing, as_of);
      g_ptr_array_add (made, dossier_section_new (_(sections[i].title), query));
    }

  return made;
}

/* Rows */

static void
show_activity (DossierActivityRows *self,
               DossierListRow      *row,
               DossierRecord       *activity)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  g_autofree char *date = dossier_record_dup_display (activity, "date", dossier_interface_language ());
  g_autofree char *place = dossier_activity_dup_place (store, activity);

  dossier_list_row_show_record (row, activity, &(DossierListRowText) {
    .title = dossier_record_get_local (activity, "title", dossier_interface_language ()),
    .left = *date != '\0' ? date : _("No date yet"),
    .right = place,
  });
  dossier_chip_set_colour (dossier_list_row_get_bar (row),
                           dossier_record_view_get_record (DOSSIER_RECORD_VIEW (self)));
  dossier_chip_show_activity (dossier_list_row_get_chip (row), activity);
}

/* A long section learns of the rest of its rows after it is shown. */
static void
show_section (DossierSection *section,
              GParamSpec     *pspec,
              DossierListRow *row)
{
  g_autofree char *count = dossier_count_dup_number (dossier_section_get_count (section));

  dossier_list_row_show_heading (row, dossier_section_get_title (section), count);
}

static void
changed_cb (DossierRecord  *activity,
            DossierListRow *row)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (row), DOSSIER_TYPE_ACTIVITY_ROWS);

  if (self != NULL)
    show_activity (DOSSIER_ACTIVITY_ROWS (self), row, activity);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = dossier_list_row_new ();
  GtkWidget *card = gtk_widget_get_parent (dossier_list_row_get_bar (DOSSIER_LIST_ROW (row)));
  GtkWidget *chevron = gtk_image_new_from_icon_name ("dossier-jump-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (chevron), 12);
  gtk_widget_set_margin_start (chevron, 6);
  gtk_widget_add_css_class (chevron, "faint");
  gtk_box_append (GTK_BOX (card), chevron);
  gtk_list_item_set_child (item, row);
}

/* Newer GTK binds a row before it is in the list: the row cannot find us here. */
static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DossierActivityRows      *self)
{
  GObject *object = gtk_list_item_get_item (item);
  DossierListRow *row = DOSSIER_LIST_ROW (gtk_list_item_get_child (item));
  gboolean is_record = DOSSIER_IS_RECORD (object);

  gtk_list_item_set_activatable (item, is_record);
  gtk_list_item_set_selectable (item, is_record);
  if (is_record)
    {
      g_signal_connect_object (object, "changed", G_CALLBACK (changed_cb), row, 0);
      show_activity (self, row, DOSSIER_RECORD (object));
    }
  else
    {
      g_signal_connect_object (object, "notify::count", G_CALLBACK (show_section), row, 0);
      show_section (DOSSIER_SECTION (object), NULL, row);
    }
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  GObject *object = gtk_list_item_get_item (item);

  if (DOSSIER_IS_RECORD (object))
    g_signal_handlers_disconnect_by_func (object, changed_cb, gtk_list_item_get_child (item));
  else
    g_signal_handlers_disconnect_by_func (object, show_section, gtk_list_item_get_child (item));
}

static void
activated_cb (GtkListView         *view,
              guint                position,
              DossierActivityRows *self)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (DOSSIER_IS_RECORD (item))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                                "activity", dossier_record_get_id (DOSSIER_RECORD (item)));
}

/* Adding */

/* Everything but a title can wait, and the form is where it is typed. */
static void
add_cb (DossierActivityRows *self)
{
  DossierRecordView *view = DOSSIER_RECORD_VIEW (self);
  DossierStore *store = dossier_record_view_get_store (view);
  DossierRecord *programme = dossier_record_view_get_record (view);
  g_autoptr (DossierRecord) activity = dossier_record_new (dossier_table_find ("activity"));
  g_autofree char *subject = NULL;

  if (programme == NULL)
    return;

  subject = dossier_store_dup_title (store, programme, NULL);
  dossier_record_set_link (activity, "programme", dossier_record_get_id (programme));
  if (dossier_record_parse (activity, "title", _("New activity"), NULL) &&
      dossier_act_save (GTK_WIDGET (self), store, activity, N_("Adding an activity to “%s”"), subject))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                                "activity", dossier_record_get_id (activity));
}

/* Class */

static void
dossier_activity_rows_refresh (DossierRecordView *view,
                               DossierRecord     *programme,
                               const GDate       *as_of)
{
  DossierActivityRows *self = DOSSIER_ACTIVITY_ROWS (view);
  gint64 id;

  if (programme == NULL)
    return;

  id = dossier_record_get_id (programme);
  if (self->shown != id || self->day != g_date_get_julian (as_of))
    {
      self->shown = id;
      self->day = g_date_get_julian (as_of);
      dossier_list_set_sections (self->list, make_sections (programme, as_of));
    }

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    dossier_list_get_n_records (self->list) > 0 ? "list" : "empty");
}

static gboolean
dossier_activity_rows_focus (DossierRecordView *view,
                             const char        *name)
{
  return gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_list (DossierActivityRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  GtkWidget *list = gtk_list_view_new (selection, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_signal_connect_object (list, "activate", G_CALLBACK (activated_cb), self, 0);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "records");

  /* The style insets rows by 8: with this they are where cards are in other tabs. */
  g_object_set (list, "margin-start", 16, "margin-end", 16, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Activities"),
                                  -1);

  return list;
}

static GtkWidget *
make_page (DossierActivityRows *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_("Activities"));
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP_SCROLLABLE, "child", make_list (self),
                                   "maximum-size", 868, "tightening-threshold", 820, NULL);
  GtkWidget *head_clamp;

  g_object_set (label, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (label, "heading");
  self->adder = g_object_new (GTK_TYPE_BUTTON, "child",
                              g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                            "label", _("Add"), NULL), NULL);
  gtk_widget_add_css_class (self->adder, "flat");
  g_signal_connect_object (self->adder, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->adder);
  g_object_set (head, "margin-top", 20, "margin-start", 26, "margin-end", 24, NULL);
  head_clamp = g_object_new (ADW_TYPE_CLAMP, "child", head, "maximum-size", 868, "tightening-threshold",
                             820, NULL);

  gtk_box_append (GTK_BOX (box), head_clamp);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "vexpand", TRUE,
                                               "hscrollbar-policy", GTK_POLICY_NEVER, NULL));
  return box;
}

static GtkWidget *
make_empty_page (DossierActivityRows *self)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  GtkWidget *add = gtk_button_new_with_label (_("Add an Activity"));

  gtk_widget_add_css_class (add, "pill");
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_widget_set_halign (add, GTK_ALIGN_CENTER);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (add, !dossier_store_is_read_only (store));

  return dossier_empty_status_new ("dossier-activities-symbolic", _("No activities yet"),
                                   _("Workshops, missions, reviews: what the programme does, when and "
                                     "where."), add);
}

static void
dossier_activity_rows_constructed (GObject *object)
{
  static const char * const tables[] = { "activity", NULL };
  DossierActivityRows *self = DOSSIER_ACTIVITY_ROWS (object);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));

  G_OBJECT_CLASS (dossier_activity_rows_parent_class)->constructed (object);

  self->list = dossier_list_new (store);
  dossier_list_watch (self->list, "activity");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_page (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty_page (self), "empty");
  gtk_widget_set_visible (self->adder, !dossier_store_is_read_only (store));
  adw_bin_set_child (ADW_BIN (self), self->stack);
  dossier_record_view_watch (DOSSIER_RECORD_VIEW (self), tables);
}

static void
dossier_activity_rows_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_ACTIVITY_ROWS (object)->list);

  G_OBJECT_CLASS (dossier_activity_rows_parent_class)->finalize (object);
}

static void
dossier_activity_rows_class_init (DossierActivityRowsClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_activity_rows_constructed;
  G_OBJECT_CLASS (klass)->finalize = dossier_activity_rows_finalize;
  view_class->refresh = dossier_activity_rows_refresh;
  view_class->focus = dossier_activity_rows_focus;
}

static void
dossier_activity_rows_init (DossierActivityRows *self)
{
}
