/* dossier-page-panes.c: the two panes of a page, side by side or one at a time. */
#include "dossier-page-private.h"

#include "dossier-pane.h"

/* What there has to be for the panes to stand side by side. */
#define LIST_WIDTH 348
#define RECORD_WIDTH 360
#define TABLE_WIDTH 480

/* The leaflet would take the focus along, although both sides can be seen. */
static void
show_side (DossierPage *self,
           GtkWidget   *side)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  adw_leaflet_set_visible_child (priv->leaflet, side);
  if (focus != NULL && gtk_root_get_focus (root) != focus && gtk_widget_get_mapped (focus) &&
      !adw_leaflet_get_folded (priv->leaflet))
    gtk_widget_grab_focus (focus);
}

gboolean
dossier_page_is_folded (DossierPage *self)
{
  return adw_leaflet_get_folded (dossier_page_get_private (self)->leaflet);
}

/**
 * dossier_page_can_go_back:
 *
 * Returns: whether the record has taken the place of the list
 */
gboolean
dossier_page_can_go_back (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);

  return dossier_page_is_folded (self) &&
    adw_leaflet_get_visible_child (priv->leaflet) == priv->record_side;
}

void
dossier_page_go_back (DossierPage *self)
{
  show_side (self, dossier_page_get_private (self)->list_side);
  dossier_page_focus_row (self);
}

/* The first form that can be seen below @widget. */
static DossierForm *
find_form (GtkWidget *widget)
{
  DossierForm *form = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (DOSSIER_IS_FORM (widget))
    return DOSSIER_FORM (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && form == NULL;
       child = gtk_widget_get_next_sibling (child))
    form = find_form (child);

  return form;
}

/* Into the form; where there is none, to what belongs to the record. */
void
dossier_page_enter_detail (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  DossierForm *form = find_form (GTK_WIDGET (priv->details));

  if (form != NULL && dossier_form_enter (form))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (priv->record_view)))
    dossier_record_view_enter (priv->record_view);
  else
    gtk_widget_child_focus (GTK_WIDGET (priv->details), GTK_DIR_TAB_FORWARD);
}

void
dossier_page_show_detail (DossierPage *self,
                          gboolean     with_focus)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);

  if (dossier_page_get_record (self) == NULL)
    return;

  show_side (self, priv->record_side);
  if (with_focus)
    dossier_page_enter_detail (self);
}

/* The list is one stop of the Tab key, whatever GTK makes of rows. */
void
dossier_page_leave_list (DossierPage      *self,
                         GtkDirectionType  direction)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);

  if (direction == GTK_DIR_TAB_BACKWARD)
    {
      if (dossier_page_get_kind (self)->pills == NULL ||
          !gtk_widget_child_focus (GTK_WIDGET (dossier_list_pane_get_pills (priv->list_pane)), direction))
        dossier_list_pane_focus_entry (priv->list_pane);
    }
  else if (dossier_page_is_folded (self) ||
           !gtk_widget_child_focus (GTK_WIDGET (priv->details), direction))
    dossier_list_pane_focus_entry (priv->list_pane);
}

/* Once the form has its new place: on the way there it may be out of sight for a moment. */
static gboolean
enter_detail_cb (gpointer page)
{
  dossier_page_enter_detail (page);
  return G_SOURCE_REMOVE;
}

/**
 * dossier_page_set_list_shown:
 *
 * Lets a preview take the room of the list.
 */
void
dossier_page_set_list_shown (DossierPage *self,
                             gboolean     is_shown)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!is_shown)
    show_side (self, priv->record_side);
  if (!is_shown && focus != NULL && gtk_widget_is_ancestor (focus, priv->list_side))
    g_idle_add_full (G_PRIORITY_LOW + 20, enter_detail_cb, g_object_ref (self), g_object_unref);
  gtk_widget_set_visible (priv->list_side, is_shown);
  gtk_widget_set_visible (priv->separator, is_shown);
}

gboolean
dossier_page_has_focus_in_detail (DossierPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, dossier_page_get_private (self)->record_side);
}

void
dossier_page_focus_entry (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);

  show_side (self, priv->list_side);
  dossier_list_pane_focus_entry (priv->list_pane);
}

void
dossier_page_focus_list (DossierPage *self)
{
  if (!dossier_page_focus_row (self))
    dossier_list_pane_focus_entry (dossier_page_get_private (self)->list_pane);
}

/**
 * dossier_page_focus_next:
 *
 * Moves the focus to the other pane.
 */
void
dossier_page_focus_next (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, priv->list_side) &&
      dossier_page_get_record (self) != NULL)
    dossier_page_show_detail (self, TRUE);
  else
    {
      show_side (self, priv->list_side);
      dossier_page_focus_list (self);
    }
}

const char *
dossier_page_get_tab (DossierPage *self)
{
  DossierPageClass *klass = DOSSIER_PAGE_GET_CLASS (self);

  return klass->get_tab != NULL ? klass->get_tab (self) : NULL;
}

gboolean
dossier_page_step_tab (DossierPage *self,
                       int          tabs)
{
  DossierPageClass *klass = DOSSIER_PAGE_GET_CLASS (self);

  return klass->step_tab != NULL && klass->step_tab (self, tabs);
}

static gboolean
show_folded_cb (gpointer data)
{
  DossierPagePrivate *priv = dossier_page_get_private (data);

  /* The window may be gone by now, and the panes with it. */
  if (gtk_widget_get_root (data) == NULL)
    return G_SOURCE_REMOVE;

  /* A folded list shows no selection: nothing is beside it. */
  if (dossier_page_is_folded (data))
    gtk_widget_add_css_class (priv->view, "folded");
  else
    gtk_widget_remove_css_class (priv->view, "folded");
  dossier_page_moved (data);

  return G_SOURCE_REMOVE;
}

/* In an idle: the leaflet folds while it is given its place, when the wish of the header for
 * another size, with a button more or less, would be lost. */
void
dossier_page_show_folded (DossierPage *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_folded_cb, g_object_ref (self), g_object_unref);
}

/* Esc that no field needed goes back to the list. */
static gboolean
record_key_cb (DossierPage     *self,
               guint            key,
               guint            code,
               GdkModifierType  modifiers)
{
  if (key != GDK_KEY_Escape || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  if (!gtk_widget_get_visible (dossier_page_get_private (self)->list_side))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.close-preview", NULL);
  else if (dossier_page_can_go_back (self))
    dossier_page_go_back (self);
  else
    dossier_page_focus_list (self);
  return GDK_EVENT_STOP;
}

static gboolean
follow_focus_cb (gpointer data)
{
  DossierPagePrivate *priv = dossier_page_get_private (data);
  GtkRoot *root = gtk_widget_get_root (data);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || dossier_page_is_folded (data))
    return G_SOURCE_REMOVE;

  if (gtk_widget_is_ancestor (focus, priv->record_side))
    show_side (data, priv->record_side);
  else if (gtk_widget_is_ancestor (focus, priv->list_side))
    show_side (data, priv->list_side);
  return G_SOURCE_REMOVE;
}

/* In an idle: on the way from one side to the other the focus is nowhere. */
static void
queue_follow_focus (DossierPage *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_focus_cb, g_object_ref (self), g_object_unref);
}

/* The side that is being worked in is the one that stays when there is room for one only. */
static void
follow_focus (DossierPage *self,
              GtkWidget   *side)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect_object (controller, "enter", G_CALLBACK (queue_follow_focus), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (side, controller);
}

void
dossier_page_fill_leaflet (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  int record_width = dossier_page_get_kind (self)->record_width;
  gboolean is_list_fixed = record_width == 0;
  GtkWidget *record = gtk_widget_get_parent (GTK_WIDGET (priv->record_view));
  GtkEventController *keys;

  /* The record view may sit in something larger, made with it. */
  record = record != NULL ? record : GTK_WIDGET (priv->record_view);
  priv->details = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (priv->details, FALSE);
  gtk_stack_set_vhomogeneous (priv->details, FALSE);
  /* In something of its own: a stack does not go to a child that is hidden, as this is without a record. */
  gtk_stack_add_named (priv->details, g_object_new (ADW_TYPE_BIN, "child", record, NULL), "record");
  priv->list_side = dossier_pane_new (GTK_WIDGET (priv->list_pane), is_list_fixed ? LIST_WIDTH : TABLE_WIDTH,
                                      !is_list_fixed);
  priv->record_side = dossier_pane_new (GTK_WIDGET (priv->details),
                                        is_list_fixed ? RECORD_WIDTH : record_width, is_list_fixed);
  gtk_widget_add_css_class (is_list_fixed ? priv->list_side : priv->record_side, "pane");
  priv->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (priv->separator, "hair");

  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (record_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (priv->record_side, keys);

  follow_focus (self, priv->list_side);
  follow_focus (self, priv->record_side);

  adw_leaflet_append (priv->leaflet, priv->list_side);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (priv->leaflet, priv->separator), FALSE);
  adw_leaflet_append (priv->leaflet, priv->record_side);
  adw_leaflet_set_visible_child (priv->leaflet, priv->list_side);
}
