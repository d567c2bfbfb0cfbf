/* dossier-window.c: the window on one portfolio: header, tabs, welcome, banner.
 *
 * The tabs are made once the window has a portfolio, and filled when they are first
 * shown.  Actions, files and what is remembered have files of their own.
 */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-activities-page.h"
#include "dossier-components-page.h"
#include "dossier-countries-page.h"
#include "dossier-funders-page.h"
#include "dossier-give-way.h"
#include "dossier-header-line.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-programmes-page.h"
#include "dossier-welcome.h"

G_DEFINE_FINAL_TYPE (DossierWindow, dossier_window, ADW_TYPE_APPLICATION_WINDOW)

static const struct
{
  const char *name;
  const char *table;
  const char *title;
  const char *icon_name;
  GType     (*get_type) (void);
} tabs[DOSSIER_WINDOW_N_PAGES] = {
  { "programmes", "programme", N_("Programmes"), "dossier-programmes-symbolic",
    dossier_programmes_page_get_type },
  { "activities", "activity", N_("Activities"), "dossier-activities-symbolic",
    dossier_activities_page_get_type },
  { "components", "component", N_("Components"), "dossier-components-symbolic",
    dossier_components_page_get_type },
  { "funders", "organisation", N_("Funders"), "dossier-funders-symbolic",
    dossier_funders_page_get_type },
  { "countries", "country", N_("Countries"), "dossier-countries-symbolic",
    dossier_countries_page_get_type },
};

/* Pages */

static void
moved_cb (DossierWindow *self,
          DossierPage   *page)
{
  if (page == dossier_window_get_page (self))
    dossier_window_show_place (self);
}

/* A page is made when it is first wanted, or when the window has nothing else to do. */
static DossierPage *
make_page (DossierWindow *self,
           guint          index)
{
  GtkWidget *place = adw_view_stack_get_child_by_name (self->stack, tabs[index].name);

  if (self->pages[index] == NULL && place != NULL)
    {
      self->pages[index] = g_object_new (tabs[index].get_type (), "store", self->store, NULL);
      dossier_window_load_page (self, self->pages[index]);
      adw_bin_set_child (ADW_BIN (place), GTK_WIDGET (self->pages[index]));
      g_signal_connect_object (self->pages[index], "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
    }

  return self->pages[index];
}

static DossierPage *
find_tab_page (DossierWindow *self,
               const char    *tab)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (tabs[i].name, tab) == 0)
      return make_page (self, i);

  return NULL;
}

/* The page that is shown. */
DossierPage *
dossier_window_get_page (DossierWindow *self)
{
  return find_tab_page (self, dossier_window_get_tab (self));
}

const char *
dossier_window_get_tab (DossierWindow *self)
{
  return adw_view_stack_get_visible_child_name (self->stack);
}

/* The page that lists a table, if one does. */
DossierPage *
dossier_window_find_page (DossierWindow *self,
                          const char    *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_str_equal (tabs[i].table, table))
      return make_page (self, i);

  return NULL;
}

void
dossier_window_show_page (DossierWindow *self,
                          DossierPage   *page)
{
  adw_view_stack_set_visible_child (self->stack, gtk_widget_get_parent (GTK_WIDGET (page)));
}

/**
 * dossier_window_open:
 * @id: of a record of the tab, or 0 for the one shown there last
 * @inner: (nullable): an inner tab
 *
 * Returns: %FALSE if there is no such tab or record
 */
gboolean
dossier_window_open (DossierWindow *self,
                     const char    *tab,
                     gint64         id,
                     const char    *inner)
{
  if (adw_view_stack_get_child_by_name (self->stack, tab) == NULL ||
      (id != 0 && !dossier_page_open (find_tab_page (self, tab), id, inner)))
    return FALSE;

  adw_view_stack_set_visible_child_name (self->stack, tab);
  return TRUE;
}

/* The state of the frame */

static char *
dup_name (DossierWindow *self)
{
  const char *name = NULL;
  const char *path;

  if (self->store == NULL)
    return g_strdup (_("Dossier"));

  name = dossier_record_get_local (dossier_store_get_portfolio (self->store), "name",
                                   dossier_interface_language ());
  if (name != NULL && *name != '\0')
    return g_strdup (name);

  path = dossier_store_get_path (self->store);
  return path != NULL ? g_filename_display_basename (path) : g_strdup (_("Dossier"));
}

static void
show_name (DossierWindow *self)
{
  gboolean has_tabs = g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "tabs") == 0;
  g_autofree char *name = dup_name (self);
  /* Translators: the title of a window: the portfolio and the program */
  g_autofree char *title = self->store != NULL ? g_strdup_printf (_("%s – Dossier"), name)
    : g_strdup (name);

  adw_view_switcher_title_set_title (self->switcher, has_tabs ? name : _("Dossier"));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static gboolean
has_any (DossierStore *store,
         const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GArray) ids = NULL;

  dossier_query_limit (query, 1);
  ids = dossier_store_query (store, query, NULL);
  return ids != NULL && ids->len > 0;
}

static gboolean
is_empty (DossierStore *store)
{
  return !has_any (store, "programme") && !has_any (store, "activity");
}

/* Tabs, welcome, or what went wrong; the controls that make no sense there go away. */
void
dossier_window_show_content (DossierWindow *self)
{
  const char *name = self->store == NULL ? "failure" : is_empty (self->store) ? "welcome" : "tabs";
  gboolean has_tabs = g_str_equal (name, "tabs");

  gtk_stack_set_visible_child_name (self->content, name);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, has_tabs);
  gtk_widget_set_visible (GTK_WIDGET (self->undo), has_tabs);
  gtk_widget_set_visible (self->redo, has_tabs);
  gtk_widget_set_visible (self->as_of, has_tabs);
  gtk_widget_set_visible (self->search, has_tabs);
  if (has_tabs && self->is_ready)
    dossier_page_fill (dossier_window_get_page (self));
  show_name (self);
  dossier_window_show_place (self);
}

/* Where the person is: remembers it, and shows what can be done from here. */
void
dossier_window_show_place (DossierWindow *self)
{
  DossierPage *page = dossier_window_get_page (self);
  gboolean has_tabs = adw_view_switcher_title_get_view_switcher_enabled (self->switcher);
  DossierRecord *record = page != NULL ? dossier_page_get_record (page) : NULL;

  if (has_tabs && page != NULL && self->is_ready && !self->is_travelling)
    dossier_trail_visit (self->trail, dossier_window_get_tab (self),
                         record != NULL ? dossier_record_get_id (record) : 0, dossier_page_get_tab (page));
  if (record != NULL && self->is_ready)
    dossier_search_button_remember (DOSSIER_SEARCH_BUTTON (self->search),
                                    dossier_page_get_kind (page)->table,
                                    dossier_record_get_id (record));

  gtk_widget_set_visible (self->back, has_tabs && page != NULL && dossier_page_can_go_back (page));
  dossier_window_update_actions (self);
}

/* What happens */

static gboolean
reveal_bar_cb (gpointer data)
{
  DossierWindow *self = DOSSIER_WINDOW (data);

  adw_view_switcher_bar_set_reveal (self->bottom_bar,
                                    adw_view_switcher_title_get_view_switcher_enabled (self->switcher) &&
                                    adw_view_switcher_title_get_title_visible (self->switcher));
  return G_SOURCE_REMOVE;
}

/* The title changes during allocation, when a wish for another size is lost. */
static void
title_visible_cb (DossierWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, reveal_bar_cb, g_object_ref (self), g_object_unref);
}

static gboolean
focus_list_cb (gpointer data)
{
  DossierPage *page = dossier_window_get_page (data);

  DOSSIER_WINDOW (data)->focus_idle = 0;
  if (page != NULL && adw_view_switcher_title_get_view_switcher_enabled (DOSSIER_WINDOW (data)->switcher) &&
      !dossier_page_can_go_back (page))
    dossier_page_focus_list (page);
  return G_SOURCE_REMOVE;
}

/* In an idle: the list has no rows to take the focus before it has a size. */
void
dossier_window_focus_list (DossierWindow *self)
{
  dossier_window_keep_focus (self);
  self->focus_idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_list_cb, self, NULL);
}

/* The focus has found a better place meanwhile. */
void
dossier_window_keep_focus (DossierWindow *self)
{
  g_clear_handle_id (&self->focus_idle, g_source_remove);
}

/* Choosing a tab with the mouse would leave the focus to chance. */
static gboolean
focus_tab_cb (gpointer data)
{
  DossierWindow *self = data;
  DossierPage *page = dossier_window_get_page (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->focus_idle = 0;
  if (page != NULL && focus != NULL && !dossier_page_has_focus_in_detail (page) &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (page)) && !dossier_page_can_go_back (page))
    dossier_page_focus_list (page);
  return G_SOURCE_REMOVE;
}

static void
tab_cb (DossierWindow *self)
{
  DossierPage *page = self->is_ready ? dossier_window_get_page (self) : NULL;

  if (page == NULL)
    return;

  dossier_page_fill (page);
  dossier_window_show_place (self);
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_tab_cb, self, NULL);
}

static void
active_cb (DossierWindow *self)
{
  if (self->store == NULL || !gtk_window_is_active (GTK_WINDOW (self)))
    return;

  dossier_store_refresh (self->store);
  dossier_window_show_banner (self);
}

/* What was typed is committed on the way out if it is right; if it is not, nobody is held up. */
static gboolean
dossier_window_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);
  dossier_window_stop_looking (DOSSIER_WINDOW (window));
  dossier_window_save_state (DOSSIER_WINDOW (window));

  return GTK_WINDOW_CLASS (dossier_window_parent_class)->close_request (window);
}

/* Making it */

static gboolean
make_next_page_cb (gpointer data)
{
  DossierWindow *self = DOSSIER_WINDOW (data);

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (self->pages[i] == NULL)
      {
        make_page (self, i);
        return G_SOURCE_CONTINUE;
      }

  self->pages_idle = 0;
  return G_SOURCE_REMOVE;
}

/* The first frame needs one page only; an idle begun within it waits until it has been painted. */
static gboolean
first_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       unused)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->pages_idle == 0)
    self->pages_idle = g_idle_add_full (G_PRIORITY_LOW, make_next_page_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
add_places (DossierWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      GtkWidget *place = adw_bin_new ();

      adw_view_stack_add_titled (self->stack, place, tabs[i].name, _(tabs[i].title));
      adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->stack, place), tabs[i].icon_name);
    }
  gtk_widget_add_tick_callback (GTK_WIDGET (self), first_frame_cb, NULL, NULL);
}

static void
set_store (DossierWindow *self,
           DossierStore  *store)
{
  self->store = g_object_ref (store);
  dossier_as_of_button_set_store (DOSSIER_AS_OF_BUTTON (self->as_of), store);
  dossier_search_button_set_store (DOSSIER_SEARCH_BUTTON (self->search), store);
  dossier_window_show_banner (self);
  dossier_window_watch_place (self);
  add_places (self);
  dossier_window_load_tab (self);
  self->is_ready = TRUE;

  g_signal_connect_object (store, "notify::undo-label", G_CALLBACK (dossier_window_show_steps), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::redo-label", G_CALLBACK (dossier_window_show_steps), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::programme", G_CALLBACK (dossier_window_show_content), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::activity", G_CALLBACK (dossier_window_show_content), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::portfolio", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  dossier_window_show_steps (self);
}

GtkWidget *
dossier_window_new (AdwApplication *application,
                    DossierStore   *store)
{
  DossierWindow *self = g_object_new (DOSSIER_TYPE_WINDOW, "application", application, NULL);

  dossier_window_load_size (self);
  if (store != NULL)
    set_store (self, store);
  dossier_window_show_content (self);
  tab_cb (self);

  return GTK_WIDGET (self);
}

DossierStore *
dossier_window_get_store (DossierWindow *self)
{
  return self->store;
}

gboolean
dossier_window_is_untouched (DossierWindow *self)
{
  g_autofree char *undo = NULL;

  if (self->store == NULL)
    return TRUE;

  g_object_get (self->store, "undo-label", &undo, NULL);
  return undo == NULL && is_empty (self->store);
}

static void
dossier_window_dispose (GObject *object)
{
  dossier_window_drop_toasts (DOSSIER_WINDOW (object));
  dossier_window_stop_looking (DOSSIER_WINDOW (object));
  dossier_window_keep_focus (DOSSIER_WINDOW (object));
  g_clear_handle_id (&DOSSIER_WINDOW (object)->pages_idle, g_source_remove);
  g_clear_handle_id (&DOSSIER_WINDOW (object)->place_timeout, g_source_remove);

  G_OBJECT_CLASS (dossier_window_parent_class)->dispose (object);
}

static void
dossier_window_finalize (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->log_monitor);
  g_clear_pointer (&self->damages, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_pointer (&self->trail, dossier_trail_free);

  G_OBJECT_CLASS (dossier_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, back);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, as_of);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, search);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, recent);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, banner_icon);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, banner_text);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, damage_banner);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, damage_text);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, content);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, try_again);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, restore_backup);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, restore_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, salvage);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, open_backup);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_visible_cb);
}

static void
dossier_window_class_init (DossierWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_window_close_request;

  g_type_ensure (DOSSIER_TYPE_AS_OF_BUTTON);
  g_type_ensure (DOSSIER_TYPE_GIVE_WAY);
  g_type_ensure (DOSSIER_TYPE_HEADER_LINE);
  g_type_ensure (DOSSIER_TYPE_SEARCH_BUTTON);
  g_type_ensure (DOSSIER_TYPE_WELCOME);
  bind_template (GTK_WIDGET_CLASS (klass));
  dossier_window_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
dossier_window_init (DossierWindow *self)
{
  self->trail = dossier_trail_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_name_inside (GTK_WIDGET (self), ADW_TYPE_VIEW_SWITCHER, _("Parts of the portfolio"));

  dossier_window_accept_files (self);
  dossier_window_fill_recent (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (dossier_window_focus_list), NULL);
}
