/* dossier-link-row.c: a row that shows a record and opens it. */
#include "dossier-link-row.h"

#include <glib/gi18n-lib.h>

#include "dossier-chip.h"
#include "dossier-name.h"
#include "dossier-treaty-mark.h"

struct _DossierLinkRow
{
  AdwActionRow  parent_instance;

  const char   *table;    /* of what it opens; NULL for nothing */
  gint64        id;
  gboolean      may_change;
  gboolean      may_clear;

  GtkWidget    *dot;      /* in place for programmes only */
  GtkWidget    *note;
  GtkWidget    *mark;
  GtkWidget    *chevron;
  GtkWidget    *menu;     /* made when first asked for */
  GtkWidget    *popover;
};

enum
{
  CHOOSE,
  CLEAR,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierLinkRow, dossier_link_row, ADW_TYPE_ACTION_ROW)

static void
update_actions (DossierLinkRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "link.open", self->table != NULL);
  gtk_widget_action_set_enabled (widget, "link.change", self->may_change);
  gtk_widget_action_set_enabled (widget, "link.clear", self->may_clear && self->table != NULL);

  gtk_widget_set_visible (self->chevron, self->table != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), self->table != NULL || self->may_change);
  gtk_widget_set_tooltip_text (widget, self->may_change ? _("Enter opens it, F2 changes it") : NULL);
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DossierLinkRow *self = DOSSIER_LINK_ROW (widget);

  gtk_widget_activate_action (widget, "win.open-record", "(sx)", self->table, self->id);
}

static void
change_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_signal_emit (widget, signals[CHOOSE], 0);
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[CLEAR], 0);
}

static void
show_menu (DossierLinkRow *self,
           int             x,
           int             y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();

      g_menu_append (menu, _("_Open"), "link.open");
      g_menu_append (menu, _("_Change…"), "link.change");
      g_menu_append (menu, _("_Remove"), "link.clear");
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  show_menu (DOSSIER_LINK_ROW (widget), 24, gtk_widget_get_height (widget) / 2);
}

static void
pressed_cb (GtkGesture     *gesture,
            int             n_presses,
            double          x,
            double          y,
            DossierLinkRow *self)
{
  if (!self->may_change)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static void
dossier_link_row_activate (AdwActionRow *row)
{
  DossierLinkRow *self = DOSSIER_LINK_ROW (row);

  if (self->table != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "link.open", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "link.change", NULL);
}

/* What it is, what it leads to, and the note at its end. */
static void
update_name (DossierLinkRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  const char *value = adw_action_row_get_subtitle (ADW_ACTION_ROW (self));
  g_autofree char *both = NULL;

  if (gtk_widget_get_visible (self->note))
    both = g_strjoin (", ", value, gtk_label_get_text (GTK_LABEL (self->note)), NULL);
  dossier_name_set_value (GTK_WIDGET (self), title, both != NULL ? both : value);
}

GtkWidget *
dossier_link_row_new (const char *title)
{
  return g_object_new (DOSSIER_TYPE_LINK_ROW, "title", title, NULL);
}

/* A prefix that is not shown would still take its place. */
static void
show_dot (DossierLinkRow *self,
          DossierRecord  *programme)
{
  gboolean is_shown = gtk_widget_get_parent (self->dot) != NULL;

  if (programme != NULL && !is_shown)
    adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->dot);
  else if (programme == NULL && is_shown)
    adw_action_row_remove (ADW_ACTION_ROW (self), self->dot);
  if (programme != NULL)
    dossier_chip_set_colour (self->dot, programme);
}

void
dossier_link_row_show (DossierLinkRow *self,
                       DossierRecord  *target,
                       const char     *text)
{
  gboolean is_programme = target != NULL && dossier_record_is_a (target, "programme");

  self->table = target != NULL ? dossier_record_get_table (target)->name : NULL;
  self->id = target != NULL ? dossier_record_get_id (target) : 0;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL && *text != '\0' ? text : _("Not stated"));
  if (text != NULL && *text != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unset");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "unset");

  show_dot (self, is_programme ? target : NULL);
  gtk_widget_set_visible (self->mark, FALSE);
  update_actions (self);
  update_name (self);
}

/**
 * dossier_link_row_set_note:
 * @note: (nullable): said at the end of the row, dimmed
 */
void
dossier_link_row_set_note (DossierLinkRow *self,
                           const char     *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  update_name (self);
}

/**
 * dossier_link_row_set_treaty:
 * @sentence: what the mark says
 *
 * For countries, after dossier_link_row_show().
 */
void
dossier_link_row_set_treaty (DossierLinkRow      *self,
                             DossierTreatyStatus  status,
                             const char          *sentence)
{
  dossier_treaty_mark_set (DOSSIER_TREATY_MARK (self->mark), status, sentence);
  dossier_link_row_set_note (self, dossier_treaty_status_get_label (status));
  gtk_widget_set_visible (self->mark, TRUE);
}

void
dossier_link_row_set_editable (DossierLinkRow *self,
                               gboolean        may_change,
                               gboolean        may_clear)
{
  self->may_change = may_change;
  self->may_clear = may_change && may_clear;
  update_actions (self);
}

void
dossier_link_row_set_popover (DossierLinkRow *self,
                              GtkPopover     *popover)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = GTK_WIDGET (popover);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
dossier_link_row_dispose (GObject *object)
{
  DossierLinkRow *self = DOSSIER_LINK_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->dot);

  G_OBJECT_CLASS (dossier_link_row_parent_class)->dispose (object);
}

static void
dossier_link_row_class_init (DossierLinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_link_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = dossier_link_row_activate;

  signals[CHOOSE] = g_signal_new ("choose", DOSSIER_TYPE_LINK_ROW, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEAR] = g_signal_new ("clear", DOSSIER_TYPE_LINK_ROW, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "link.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "link.change", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "link.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "link.change", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "link.clear", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
}

static void
add_suffixes (DossierLinkRow *self)
{
  self->note = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_widget_add_css_class (self->note, "reading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->note);

  self->mark = dossier_treaty_mark_new ();
  gtk_widget_set_visible (self->mark, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->mark);

  self->chevron = gtk_image_new_from_icon_name ("dossier-jump-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->chevron), 12);
  gtk_widget_add_css_class (self->chevron, "faint");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->chevron);
}

static void
dossier_link_row_init (DossierLinkRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");

  self->dot = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_valign (self->dot, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->dot, "dot");
  add_suffixes (self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));

  update_actions (self);
}
