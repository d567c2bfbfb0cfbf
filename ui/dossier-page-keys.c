/* dossier-page-keys.c: the keys and the context menu of the list of a page.
 *
 * Up and Down go from record to record, over headings; GTK would stop at them.
 */
#include "dossier-page-private.h"

#include <glib/gi18n-lib.h>

#define ALL_RECORDS 1000000000

/* How many rows fit into the view. */
static int
get_page_rows (DossierPage *self,
               GtkWidget   *view)
{
  GtkWidget *row = dossier_page_find_row (self, dossier_page_get_record (self));
  GtkWidget *scroller = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  int height = row != NULL ? gtk_widget_get_height (row) : 0;

  return height > 0 ? MAX (1, gtk_widget_get_height (scroller) / height - 1) : 1;
}

static int
get_steps (DossierPage *self,
           GtkWidget   *view,
           guint        key)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 1;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return -get_page_rows (self, view);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return get_page_rows (self, view);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return -ALL_RECORDS;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return ALL_RECORDS;
    default:
      return 0;
    }
}

/* The buttons in the header of a table have keys of their own. */
static gboolean
is_in_header (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_COLUMN_VIEW (view) && focus != NULL &&
         gtk_widget_is_ancestor (focus, gtk_widget_get_first_child (view));
}

static void
activate_for_record (DossierPage *self,
                     const char  *action)
{
  DossierRecord *record = dossier_page_get_record (self);

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(sx)", dossier_page_get_kind (self)->table,
                                dossier_record_get_id (record));
}

/* Right is forward where people read from left to right. */
static gboolean
is_forward (GtkWidget *view,
            guint      key)
{
  gboolean is_mirrored = gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL;

  return key == (is_mirrored ? GDK_KEY_Left : GDK_KEY_Right);
}

static gboolean
focus_row_cb (gpointer page)
{
  dossier_page_focus_list (page);
  return G_SOURCE_REMOVE;
}

/* What takes the place of the rows that go gets the focus, once it is there. */
static void
delete_selected (DossierPage *self)
{
  g_idle_add_full (G_PRIORITY_LOW + 20, focus_row_cb, g_object_ref (self), g_object_unref);

  if (dossier_selection_get_n_selected (dossier_page_get_selection (self)) > 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-selected", NULL);
  else
    activate_for_record (self, "win.delete");
}

static gboolean
plain_key (DossierPage *self,
           GtkWidget   *view,
           guint        key)
{
  int steps = get_steps (self, view, key);

  if (steps != 0)
    {
      dossier_selection_step (dossier_page_get_selection (self), steps);
      dossier_page_focus_row (self);
    }
  else if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    delete_selected (self);
  else if (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    dossier_page_leave_list (self, GTK_DIR_TAB_FORWARD);
  else if (is_forward (view, key))
    dossier_page_show_detail (self, TRUE);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
remove_popover_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Its items activate their actions after it has closed. */
static void
popup_closed_cb (GtkWidget   *popover,
                 DossierPage *self)
{
  dossier_page_focus_row (self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_popover_cb, g_object_ref (popover), g_object_unref);
}

static void
append_item (GMenu       *menu,
             const char  *label,
             const char  *action,
             GVariant    *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* What can be done with all that is selected. */
static GMenu *
make_menu_of_several (DossierPage *self)
{
  GMenu *menu = g_menu_new ();
  guint n_selected = dossier_selection_get_n_selected (dossier_page_get_selection (self));
  g_autofree char *count = dossier_page_dup_count (self, n_selected);
  /* Translators: “Delete 3 programmes” */
  g_autofree char *delete = g_strdup_printf (_("Delete %s"), count);
  g_autoptr (GMenu) last = g_menu_new ();

  if (g_str_equal (dossier_page_get_kind (self)->table, "programme"))
    append_item (menu, _("Fact Sheets as PDF…"), "win.export-selected", NULL);
  append_item (menu, _("Copy Rows"), "win.copy-rows", NULL);
  append_item (menu, _("Paste Rows…"), "win.paste-rows", NULL);
  append_item (last, delete, "win.delete-selected", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}

static GMenu *
make_menu (DossierPage *self)
{
  const char *table = dossier_page_get_kind (self)->table;
  gint64 id = dossier_record_get_id (dossier_page_get_record (self));
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  if (g_str_equal (table, "programme"))
    {
      append_item (menu, _("Fact Sheet"), "win.fact-sheet", g_variant_new_int64 (id));
      append_item (menu, _("Export as PDF…"), "win.export-pdf", g_variant_new_int64 (id));
    }
  append_item (menu, _("Duplicate"), "win.duplicate", g_variant_new ("(sx)", table, id));
  append_item (menu, _("Copy Rows"), "win.copy-rows", NULL);
  append_item (menu, _("Paste Rows…"), "win.paste-rows", NULL);
  append_item (menu, _("History"), "win.history-of", g_variant_new ("(sx)", table, id));
  append_item (last, _("Delete"), "win.delete", g_variant_new ("(sx)", table, id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}

static void
popup (DossierPage        *self,
       const GdkRectangle *place)
{
  g_autoptr (GMenu) menu = NULL;
  GtkWidget *popover;

  if (dossier_page_get_record (self) == NULL)
    return;

  menu = dossier_selection_get_n_selected (dossier_page_get_selection (self)) > 1
         ? make_menu_of_several (self)
    : make_menu (self);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (popup_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static gboolean
popup_at_row (DossierPage *self)
{
  GtkWidget *row = dossier_page_find_row (self, dossier_page_get_record (self));
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return GDK_EVENT_PROPAGATE;

  popup (self, &(GdkRectangle) { bounds.origin.x + 24, bounds.origin.y + bounds.size.height / 2, 1, 1 });
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (DossierPage           *self,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        GtkEventControllerKey *controller)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();

  if (is_in_header (view))
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return popup_at_row (self);

  if (held == 0)
    return plain_key (self, view, key);

  if (held == GDK_SHIFT_MASK && key == GDK_KEY_ISO_Left_Tab)
    dossier_page_leave_list (self, GTK_DIR_TAB_BACKWARD);
  else if (held == GDK_SHIFT_MASK && get_steps (self, view, key) != 0)
    {
      dossier_selection_extend (dossier_page_get_selection (self), get_steps (self, view, key));
      dossier_page_focus_row (self);
    }
  else if (held == GDK_CONTROL_MASK && key == GDK_KEY_a)
    dossier_selection_select_all (dossier_page_get_selection (self));
  else if (held == GDK_CONTROL_MASK && (key == GDK_KEY_c || key == GDK_KEY_Insert))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-rows", NULL);
  else if (held == GDK_CONTROL_MASK && key == GDK_KEY_v)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.paste-rows", NULL);
  else if (held == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    dossier_page_move_record (self, key == GDK_KEY_Up ? -1 : 1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* With Shift: GTK has a place of its own where a range begins, which keys do not move. */
static void
primary_pressed_cb (DossierPage     *self,
                    int              n_press,
                    double           x,
                    double           y,
                    GtkGestureClick *gesture)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  DossierRecord *record = dossier_page_find_record (self, picked);

  if (record == NULL || (held & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dossier_selection_extend_to (dossier_page_get_selection (self), record);
  dossier_page_focus_row (self);
}

static void
pressed_cb (DossierPage     *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  DossierRecord *record = dossier_page_find_record (self, picked);
  double page_x, page_y;

  if (record == NULL || !gtk_widget_translate_coordinates (view, GTK_WIDGET (self), x, y, &page_x, &page_y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!dossier_selection_has (dossier_page_get_selection (self), record))
    dossier_selection_set_record (dossier_page_get_selection (self), record);
  popup (self, &(GdkRectangle) { page_x, page_y, 1, 1 });
}

void
dossier_page_add_keys (DossierPage *self,
                       GtkWidget   *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *primary = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (primary), GTK_PHASE_CAPTURE);
  g_signal_connect_object (primary, "pressed", G_CALLBACK (primary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (primary));
}
