/* dossier-page-order.c: rows of a list moved in their own order, by keys and by dragging.
 *
 * A dragged row takes the place of the one it is dropped on.  Other sections are no goal:
 * what a record is in its section for does not change by being moved.
 */
#include "dossier-page-private.h"

#include "dossier-act.h"

/* Whether the order that is shown is the one that can be changed. */
gboolean
dossier_page_may_reorder (DossierPage *self)
{
  const DossierTable *table = dossier_table_find (dossier_page_get_kind (self)->table);
  DossierPagePrivate *priv = dossier_page_get_private (self);

  return dossier_table_get_field (table, "position") != NULL && !dossier_store_is_read_only (priv->store) &&
         dossier_list_filter_get_order (DOSSIER_LIST_FILTER (priv->filter)) == 0;
}

/**
 * dossier_page_move_record:
 * @places: down or, if negative, up
 *
 * Moves the record in the own order of its table, if that is what is shown.
 */
void
dossier_page_move_record (DossierPage *self,
                          int          places)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  DossierRecord *record = dossier_page_get_record (self);

  if (record != NULL && dossier_page_may_reorder (self) &&
      dossier_act_move (GTK_WIDGET (self), priv->store, record, places))
    dossier_page_focus_row (self);
}

static gboolean
is_same_section (DossierPage   *self,
                 DossierRecord *a,
                 DossierRecord *b)
{
  DossierList *list = dossier_page_get_private (self)->list;
  guint from = dossier_list_find (list, dossier_record_get_id (a));
  guint to = dossier_list_find (list, dossier_record_get_id (b));

  if (from == G_MAXUINT || to == G_MAXUINT)
    return FALSE;

  /* Headings have negative ids. */
  for (guint i = MIN (from, to); i < MAX (from, to); i++)
    if (dossier_list_get_id (list, i) < 0)
      return FALSE;

  return TRUE;
}

static DossierRecord *
get_record (GtkListItem *item)
{
  gpointer object = gtk_list_item_get_item (item);

  return DOSSIER_IS_RECORD (object) ? object : NULL;
}

static DossierPage *
get_page (GtkEventController *controller)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);

  return DOSSIER_PAGE (gtk_widget_get_ancestor (row, DOSSIER_TYPE_PAGE));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            GtkListItem   *item)
{
  if (get_record (item) == NULL || !dossier_page_may_reorder (get_page (GTK_EVENT_CONTROLLER (source))))
    return NULL;

  return gdk_content_provider_new_typed (DOSSIER_TYPE_RECORD, get_record (item));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               GtkListItem   *item)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (gtk_list_item_get_child (item));

  gtk_drag_source_set_icon (source, picture, 20, 20);
}

static gboolean
is_goal (GtkDropTarget *target,
         const GValue  *value,
         GtkListItem   *item)
{
  DossierPage *page = get_page (GTK_EVENT_CONTROLLER (target));
  DossierRecord *dragged = value != NULL ? g_value_get_object (value) : NULL;
  DossierRecord *record = get_record (item);

  return dragged != NULL && record != NULL && dragged != record &&
         dossier_record_get_table (dragged) == dossier_record_get_table (record) &&
         dossier_page_may_reorder (page) && is_same_section (page, dragged, record);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           GtkListItem   *item)
{
  return is_goal (target, gtk_drop_target_get_value (target), item) ? GDK_ACTION_MOVE : 0;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GtkListItem   *item)
{
  DossierPage *page = get_page (GTK_EVENT_CONTROLLER (target));
  g_autoptr (DossierRecord) dragged = NULL;

  if (!is_goal (target, value, item))
    return FALSE;

  dragged = g_value_dup_object (value);
  if (!dossier_act_move_to (GTK_WIDGET (page), dossier_page_get_store (page), dragged, get_record (item)))
    return FALSE;

  dossier_selection_set_record (dossier_page_get_selection (page), dragged);
  return TRUE;
}

/* For the child of @item. */
void
dossier_page_add_dragging (GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DOSSIER_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), item, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), item, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}
