/* dossier-tab-strip.c: the inner tabs of a record: one button per page of a GtkStack.
 *
 * The strip scrolls where there is no room for all tabs and keeps the current one
 * in sight, also when there is less room than before.  Ctrl+PageUp and Ctrl+PageDown
 * are the window's: dossier_tab_strip_step().
 */
#include "dossier-tab-strip.h"

#include <glib/gi18n-lib.h>

#include "dossier-count.h"
#include "dossier-name.h"

struct _DossierTabStrip
{
  GtkWidget          parent_instance;

  GtkStack          *stack;
  GtkSelectionModel *pages;
  GHashTable        *counts;   /* page name → count, as pointer */
  GtkWidget         *scroller;
  GtkWidget         *box;
  guint              fitting;  /* the idle that scrolls once all tabs have their places, or 0 */
};

enum
{
  PROP_0,
  PROP_STACK,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierTabStrip, dossier_tab_strip, GTK_TYPE_WIDGET)

/* The button of a page, which is named like it. */
static GtkWidget *
find_tab (DossierTabStrip *self,
          const char      *page)
{
  for (GtkWidget *tab = gtk_widget_get_first_child (self->box);
       tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    if (g_strcmp0 (gtk_widget_get_name (tab), page) == 0)
      return tab;

  return NULL;
}

static GtkWidget *
find_current (DossierTabStrip *self)
{
  return self->stack != NULL ? find_tab (self, gtk_stack_get_visible_child_name (self->stack)) : NULL;
}

static void
scroll_to (DossierTabStrip *self,
           GtkWidget       *tab)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  /* Leaves room for the neighbours, so that one sees there is more. */
  if (gtk_widget_compute_bounds (tab, self->box, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x - 48, bounds.origin.x + bounds.size.width + 48);
}

static void
show_current (DossierTabStrip *self)
{
  const char *current = self->stack != NULL ? gtk_stack_get_visible_child_name (self->stack) : NULL;

  for (GtkWidget *tab = gtk_widget_get_first_child (self->box);
       tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    {
      gboolean is_current = g_strcmp0 (gtk_widget_get_name (tab), current) == 0;

      /* One Tab stop for all of them: the arrows lead on from the current one. */
      gtk_widget_set_focusable (tab, is_current);
      if (is_current)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_STATE_SELECTED, is_current, -1);
      if (is_current)
        scroll_to (self, tab);
    }
}

static gboolean
fit_cb (gpointer data)
{
  DossierTabStrip *self = data;
  GtkWidget *tab = find_current (self);

  self->fitting = 0;
  if (tab != NULL)
    scroll_to (self, tab);
  return G_SOURCE_REMOVE;
}

/* In an idle: this is said while the tabs are given their places. */
static void
room_changed_cb (DossierTabStrip *self)
{
  if (self->fitting == 0)
    self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static void
tab_toggled_cb (DossierTabStrip *self,
                GtkToggleButton *tab)
{
  if (self->stack != NULL && gtk_toggle_button_get_active (tab))
    gtk_stack_set_visible_child_name (self->stack, gtk_widget_get_name (GTK_WIDGET (tab)));
}

static void
show_count (DossierTabStrip *self,
            GtkWidget       *tab)
{
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (tab));
  GtkWidget *label = gtk_widget_get_first_child (content);
  GtkWidget *number = gtk_widget_get_last_child (content);
  int count = GPOINTER_TO_INT (g_hash_table_lookup (self->counts, gtk_widget_get_name (tab)));
  g_autofree char *text = dossier_count_dup_number (MAX (count, 0));
  g_autofree char *name = g_strdup (gtk_label_get_text (GTK_LABEL (label)));

  if (count > 0)
    {
      g_autofree char *title = g_steal_pointer (&name);

      /* Translators: a tab and how many records are in it, read aloud: “Components, 7” */
      name = g_strdup_printf (_("%s, %s"), title, text);
    }

  gtk_label_set_text (GTK_LABEL (number), text);
  gtk_widget_set_visible (number, count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
append_tab (DossierTabStrip *self,
            GtkStackPage    *page)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *tab = g_object_new (GTK_TYPE_TOGGLE_BUTTON,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_TAB,
                                 "child", content,
                                 "group", gtk_widget_get_last_child (self->box),
                                 "name", gtk_stack_page_get_name (page),
                                 NULL);

  gtk_box_append (GTK_BOX (content), gtk_label_new (gtk_stack_page_get_title (page)));
  gtk_box_append (GTK_BOX (content), number);
  gtk_widget_add_css_class (number, "count");
  gtk_widget_add_css_class (tab, "flat");
  g_object_bind_property (page, "visible", tab, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (tab, "toggled", G_CALLBACK (tab_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (tab, "clicked", G_CALLBACK (gtk_widget_grab_focus), NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (tab),
                                  GTK_ACCESSIBLE_RELATION_CONTROLS, gtk_stack_page_get_child (page), NULL,
                                  -1);

  gtk_box_append (GTK_BOX (self->box), tab);
  show_count (self, tab);
}

static void
rebuild (DossierTabStrip *self)
{
  GtkWidget *tab;

  while ((tab = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), tab);

  for (guint i = 0; self->pages != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      append_tab (self, GTK_STACK_PAGE (page));
    }

  show_current (self);
}

GtkWidget *
dossier_tab_strip_new (GtkStack *stack)
{
  return g_object_new (DOSSIER_TYPE_TAB_STRIP, "stack", stack, NULL);
}

/**
 * dossier_tab_strip_set_stack:
 * @stack: (nullable): its pages have names and titles
 */
void
dossier_tab_strip_set_stack (DossierTabStrip *self,
                             GtkStack        *stack)
{
  if (self->stack == stack)
    return;

  if (self->stack != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->stack, self);
      g_signal_handlers_disconnect_by_data (self->pages, self);
    }
  g_clear_object (&self->pages);
  g_set_object (&self->stack, stack);
  if (stack != NULL)
    {
      self->pages = gtk_stack_get_pages (stack);
      g_signal_connect_object (self->pages, "items-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (stack, "notify::visible-child-name", G_CALLBACK (show_current), self,
                               G_CONNECT_SWAPPED);
    }

  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STACK]);
}

/**
 * dossier_tab_strip_set_count:
 * @page: the name of a page
 * @count: shown beside its title if above 0
 */
void
dossier_tab_strip_set_count (DossierTabStrip *self,
                             const char      *page,
                             int              count)
{
  GtkWidget *tab = find_tab (self, page);

  g_hash_table_insert (self->counts, g_strdup (page), GINT_TO_POINTER (count));
  if (tab != NULL)
    show_count (self, tab);
}

/**
 * dossier_tab_strip_step:
 * @pages: 1 for the next tab, -1 for the one before
 *
 * Returns: whether there was one to go to
 */
gboolean
dossier_tab_strip_step (DossierTabStrip *self,
                        int              pages)
{
  GtkWidget *tab = find_current (self);

  while (tab != NULL)
    {
      tab = pages > 0 ? gtk_widget_get_next_sibling (tab) : gtk_widget_get_prev_sibling (tab);
      if (tab != NULL && gtk_widget_get_visible (tab))
        {
          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * dossier_tab_strip_focus:
 *
 * Gives the focus to the current tab.
 *
 * Returns: whether it took it
 */
gboolean
dossier_tab_strip_focus (DossierTabStrip *self)
{
  GtkWidget *tab = find_current (self);

  return tab != NULL && gtk_widget_grab_focus (tab);
}

/* The arrow keys, Home and End, as in every list of tabs.  The new tab may be focused only
 * once it is the current one. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant  *places,
         gpointer   unused)
{
  DossierTabStrip *self = DOSSIER_TAB_STRIP (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int direction, all;

  g_variant_get (places, "(ii)", &direction, &all);
  if (!all && is_mirrored)
    direction = -direction;
  while (dossier_tab_strip_step (self, direction) && all)
    ;

  dossier_tab_strip_focus (self);
  return GDK_EVENT_STOP;
}

static void
dossier_tab_strip_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_STACK)
    g_value_set_object (value, DOSSIER_TAB_STRIP (object)->stack);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_tab_strip_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (prop_id == PROP_STACK)
    dossier_tab_strip_set_stack (DOSSIER_TAB_STRIP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_tab_strip_dispose (GObject *object)
{
  DossierTabStrip *self = DOSSIER_TAB_STRIP (object);

  if (self->stack != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->stack, self);
      g_signal_handlers_disconnect_by_data (self->pages, self);
    }
  g_clear_object (&self->pages);
  g_clear_object (&self->stack);
  g_clear_handle_id (&self->fitting, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_tab_strip_parent_class)->dispose (object);
}

static void
dossier_tab_strip_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_TAB_STRIP (object)->counts);

  G_OBJECT_CLASS (dossier_tab_strip_parent_class)->finalize (object);
}

static void
dossier_tab_strip_class_init (DossierTabStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_tab_strip_dispose;
  object_class->finalize = dossier_tab_strip_finalize;
  object_class->get_property = dossier_tab_strip_get_property;
  object_class->set_property = dossier_tab_strip_set_property;

  props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_cb, "(ii)", -1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_cb, "(ii)", 1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move_cb, "(ii)", -1, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move_cb, "(ii)", 1, 1);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
dossier_tab_strip_init (DossierTabStrip *self)
{
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (self->box, "tabs");
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "child", self->box,
                                 "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                                 "vscrollbar-policy", GTK_POLICY_NEVER,
                                 NULL);
  gtk_widget_add_css_class (self->scroller, "tabs-scroller");
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                           "changed", G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
  dossier_name_set (GTK_WIDGET (self), _("Parts of the record"));
}
