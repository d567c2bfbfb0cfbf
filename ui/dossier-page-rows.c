/* dossier-page-rows.c: the rows of a page that are on screen.
 *
 * A row follows its record; the page refreshes all of them when something else changed.
 */
#include "dossier-page-private.h"

#include "dossier-language.h"
#include "dossier-own.h"

/* The default of the class. */
void
dossier_page_show_item (DossierPage *self,
                        GtkListItem *item)
{
  DossierPageClass *klass = DOSSIER_PAGE_GET_CLASS (self);
  DossierListRow *row = DOSSIER_LIST_ROW (gtk_list_item_get_child (item));
  gpointer object = gtk_list_item_get_item (item);

  if (DOSSIER_IS_SECTION (object))
    {
      g_autofree char *total = klass->dup_total != NULL ? klass->dup_total (self, object) : NULL;

      dossier_list_row_show_heading (row, dossier_section_get_title (object), total);
    }
  else
    {
      g_autofree char *own = dossier_own_dup_line (dossier_page_get_store (self), object,
                                                   dossier_interface_language ());

      klass->show_row (self, row, object);
      dossier_list_row_show_own (row, own);
    }
}

static void
record_changed_cb (DossierRecord *record,
                   GtkListItem   *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *page = child != NULL ? gtk_widget_get_ancestor (child, DOSSIER_TYPE_PAGE) : NULL;

  if (page != NULL && gtk_list_item_get_item (item) == (gpointer) record)
    DOSSIER_PAGE_GET_CLASS (page)->show_item (DOSSIER_PAGE (page), item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DossierPage              *self)
{
  gpointer object = gtk_list_item_get_item (item);
  gulong handler = 0;

  gtk_list_item_set_selectable (item, DOSSIER_IS_RECORD (object));
  gtk_list_item_set_activatable (item, DOSSIER_IS_RECORD (object));
  if (DOSSIER_IS_RECORD (object))
    handler = g_signal_connect_object (object, "changed", G_CALLBACK (record_changed_cb), item, 0);
  g_hash_table_insert (dossier_page_get_private (self)->bound, item, GSIZE_TO_POINTER (handler));
  DOSSIER_PAGE_GET_CLASS (self)->show_item (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DossierPage              *self)
{
  GHashTable *bound = dossier_page_get_private (self)->bound;
  gulong handler = GPOINTER_TO_SIZE (g_hash_table_lookup (bound, item));

  g_hash_table_remove (bound, item);
  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), handler);
}

/**
 * dossier_page_make_factory:
 * @setup: makes the child of a list item
 *
 * Returns: (transfer full): a factory whose rows the page keeps up to date
 */
GtkListItemFactory *
dossier_page_make_factory (DossierPage *self,
                           GCallback    setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  return factory;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DossierPage              *self)
{
  gtk_list_item_set_child (item, dossier_list_row_new ());
  dossier_page_add_dragging (item);
}

/* The default of the class. */
GtkWidget *
dossier_page_make_view (DossierPage *self)
{
  GtkWidget *view =
    gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (dossier_page_get_private (self)->selection)),
                                       dossier_page_make_factory (self, G_CALLBACK (setup_cb)));

  gtk_widget_set_css_classes (view, (const char *[]) { "records", NULL });
  return view;
}

/* What the person sees and takes for the row: it has the focus. */
GtkWidget *
dossier_page_find_row (DossierPage   *self,
                       DossierRecord *record)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, dossier_page_get_private (self)->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *row = gtk_list_item_get_child (item);

      if (gtk_list_item_get_item (item) != (gpointer) record || row == NULL)
        continue;

      /* The child of a row in a list, of a cell of a row in a table. */
      row = gtk_widget_get_parent (row);
      return GTK_IS_COLUMN_VIEW (dossier_page_get_private (self)->view) ? gtk_widget_get_parent (row) : row;
    }

  return NULL;
}

/* The record of the row that @widget is in. */
DossierRecord *
dossier_page_find_record (DossierPage *self,
                          GtkWidget   *widget)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, dossier_page_get_private (self)->bound);
  while (widget != NULL && g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *child = gtk_list_item_get_child (item);
      GtkWidget *row = child != NULL ? gtk_widget_get_parent (child) : NULL;

      if (row != NULL && (widget == row || gtk_widget_is_ancestor (widget, row)))
        return DOSSIER_IS_RECORD (gtk_list_item_get_item (item)) ? gtk_list_item_get_item (item) : NULL;
    }

  return NULL;
}

void
dossier_page_scroll (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  guint position = dossier_selection_get_position (priv->selection);
  GtkWidget *view = priv->view;

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  /* The action belongs to the list inside a table, below its header. */
  if (GTK_IS_COLUMN_VIEW (view))
    view = gtk_widget_get_last_child (view);

  /* With its heading, if there is room for both. */
  if (position > 0 && dossier_list_get_id (priv->list, position - 1) < 0)
    gtk_widget_activate_action (view, "list.scroll-to-item", "u", position - 1);
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
}

gboolean
dossier_page_focus_row (DossierPage *self)
{
  GtkWidget *row;

  dossier_page_scroll (self);
  row = dossier_page_find_row (self, dossier_page_get_record (self));
  return row != NULL && gtk_widget_grab_focus (row);
}
