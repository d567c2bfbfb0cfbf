/* dossier-programme-view.c: the dossier of a programme: its heading and its inner tabs.
 *
 * A tab is made when it is first shown and then kept: other programmes are shown
 * in the same widgets.
 */
#include "dossier-programme-view.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-activity-rows.h"
#include "dossier-amendment-list.h"
#include "dossier-check-list.h"
#include "dossier-child-list.h"
#include "dossier-component-list.h"
#include "dossier-contribution-list.h"
#include "dossier-country-list.h"
#include "dossier-document-list.h"
#include "dossier-fit.h"
#include "dossier-indicator-list.h"
#include "dossier-parts-view.h"
#include "dossier-programme-heading.h"
#include "dossier-programme-summary.h"
#include "dossier-tab-strip.h"
#include "dossier-typing.h"

/* More than a time bar has room for. */
#define MOST_DOTS 300

struct _DossierProgrammeView
{
  DossierRecordView  parent_instance;

  GtkWidget         *states;
  GtkWidget         *wide;
  GtkWidget         *narrow;
  GtkWidget         *strip;
  GtkWidget         *pages;
  DossierFindings   *findings;
};

enum
{
  PROP_0,
  PROP_TAB,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierProgrammeView, dossier_programme_view, DOSSIER_TYPE_RECORD_VIEW)

#define MOST_TABLES 4

/* The tabs, what their counts count, and what is in them: a view of its own, or lists of tables. */
static const struct
{
  const char *name;
  const char *counted;  /* a table with a link “programme” */
  GType     (*get_type) (void);
  const char *tables[MOST_TABLES];
} tabs[] = {
  { "summary",    NULL,                dossier_programme_summary_get_type },
  { "components", "component",         dossier_component_list_get_type },
  { "indicators", "indicator",         dossier_indicator_list_get_type },
  { "risks",      "risk",              NULL, { "assumption", "risk", "milestone", NULL } },
  { "activities", "activity",          dossier_activity_rows_get_type },
  { "funding",    "contribution",      dossier_contribution_list_get_type },
  { "countries",  "programme_country", dossier_country_list_get_type },
  { "people",     "programme_person",  NULL, { "programme_person", NULL } },
  { "documents",  "document",          dossier_document_list_get_type },
  { "checks",     NULL,                dossier_check_list_get_type },
  { "history",    "amendment",         dossier_amendment_list_get_type },
};

/* Where fields of the programme that are not in the summary are found. */
static const struct
{
  const char *field;
  const char *tab;
} places[] = {
  { "components",    "components" },
  { "indicators",    "indicators" },
  { "activities",    "activities" },
  { "contributions", "funding" },
  { "partners",      "funding" },
  { "countries",     "countries" },
};

static guint
find_tab (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (tabs[i].name, name) == 0)
      return i;

  return 0;
}

static GtkWidget *
make_page (DossierProgrammeView *self,
           guint                 tab)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));

  return tabs[tab].get_type != NULL ? g_object_new (tabs[tab].get_type (), "store", store, NULL)
         : dossier_parts_view_new (store, tabs[tab].tables);
}

/* Made when asked for; shows the record of the view from then on. */
static DossierRecordView *
get_page (DossierProgrammeView *self,
          const char           *name)
{
  AdwBin *bin = ADW_BIN (gtk_stack_get_child_by_name (GTK_STACK (self->pages), name));

  if (adw_bin_get_child (bin) == NULL)
    adw_bin_set_child (bin, make_page (self, find_tab (name)));
  if (DOSSIER_IS_CHECK_LIST (adw_bin_get_child (bin)))
    dossier_check_list_set_findings (DOSSIER_CHECK_LIST (adw_bin_get_child (bin)), self->findings);

  return DOSSIER_RECORD_VIEW (adw_bin_get_child (bin));
}

static void
show_page (DossierProgrammeView *self)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->pages));

  if (name != NULL && dossier_record_view_get_record (DOSSIER_RECORD_VIEW (self)) != NULL)
    dossier_record_view_set_record (get_page (self, name),
                                    dossier_record_view_get_record (DOSSIER_RECORD_VIEW (self)));
}

static void
tab_changed_cb (DossierProgrammeView *self)
{
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TAB]);
}

/* Showing */

static GPtrArray *
find_activities (DossierStore  *store,
                 DossierRecord *programme)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity");

  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  dossier_query_limit (query, MOST_DOTS);
  return dossier_store_query_records (store, query, NULL);
}

static void
show_counts (DossierProgrammeView *self,
             DossierRecord        *programme)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (tabs[i].counted != NULL)
      {
        g_autoptr (DossierQuery) query = dossier_query_new (tabs[i].counted);

        dossier_query_match (query, "programme", dossier_record_get_id (programme));
        dossier_tab_strip_set_count (DOSSIER_TAB_STRIP (self->strip), tabs[i].name,
                                     dossier_store_count (store, query));
      }
}

static void
answered_cb (DossierProgrammeView *self)
{
  dossier_tab_strip_set_count (DOSSIER_TAB_STRIP (self->strip), "checks",
                               dossier_findings_count_open (self->findings));
}

static void
dossier_programme_view_refresh (DossierRecordView *view,
                                DossierRecord     *programme,
                                const GDate       *as_of)
{
  DossierProgrammeView *self = DOSSIER_PROGRAMME_VIEW (view);
  g_autoptr (GPtrArray) activities = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->states), programme != NULL ? "programme" : "nothing");
  if (programme == NULL)
    return;

  activities = find_activities (dossier_record_view_get_store (view), programme);
  dossier_programme_heading_show (DOSSIER_PROGRAMME_HEADING (self->wide), programme, activities, as_of);
  dossier_programme_heading_show (DOSSIER_PROGRAMME_HEADING (self->narrow), programme, activities, as_of);
  show_counts (self, programme);
  show_page (self);
  dossier_findings_ask (self->findings, programme);
}

static void
move_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *places_down)
{
  DossierRecordView *view = DOSSIER_RECORD_VIEW (widget);
  DossierRecord *programme = dossier_record_view_get_record (view);

  if (programme != NULL)
    dossier_act_move (widget, dossier_record_view_get_store (view), programme,
                      g_variant_get_int32 (places_down));
}

static gboolean
has_focus (DossierProgrammeView *self,
           GtkWidget            *part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && part != NULL && gtk_widget_is_ancestor (focus, part);
}

/* A tab is empty while the stack goes to it for the first time, so the stack would let the focus go,
 * and GTK would give it to whatever comes first in the window. */
static void
keep_focus (DossierProgrammeView *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->pages));

  if (has_focus (self, page))
    return;

  /* It may be said to have been taken where there is nothing to take it. */
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  if (!has_focus (self, page))
    dossier_tab_strip_focus (DOSSIER_TAB_STRIP (self->strip));
}

/* Rows inside a tab lead to other tabs. */
static void
tab_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *tab)
{
  DossierProgrammeView *self = DOSSIER_PROGRAMME_VIEW (widget);
  gboolean was_inside = has_focus (self, self->pages);

  dossier_programme_view_set_tab (self, g_variant_get_string (tab, NULL));
  if (was_inside)
    keep_focus (self);
}

/* Public */

GtkWidget *
dossier_programme_view_new (DossierStore *store)
{
  return g_object_new (DOSSIER_TYPE_PROGRAMME_VIEW, "store", store, NULL);
}

/**
 * dossier_programme_view_set_record:
 * @programme: (nullable)
 */
void
dossier_programme_view_set_record (DossierProgrammeView *self,
                                   DossierRecord        *programme)
{
  dossier_record_view_set_record (DOSSIER_RECORD_VIEW (self), programme);
}

const char *
dossier_programme_view_get_tab (DossierProgrammeView *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (self->pages));
}

void
dossier_programme_view_set_tab (DossierProgrammeView *self,
                                const char           *tab)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), tabs[find_tab (tab)].name);
}

gboolean
dossier_programme_view_step_tab (DossierProgrammeView *self,
                                 int                   pages)
{
  gboolean was_inside = has_focus (self, self->pages);
  gboolean was_above = has_focus (self, self->strip);
  gboolean has_moved = dossier_tab_strip_step (DOSSIER_TAB_STRIP (self->strip), pages);

  if (was_inside)
    keep_focus (self);
  else if (was_above)
    dossier_tab_strip_focus (DOSSIER_TAB_STRIP (self->strip));
  return has_moved;
}

/* A list is in the first tab that has it, be it made or not. */
static gboolean
type_in_list (DossierProgrammeView *self,
              const char           *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (dossier_child_list_find (GTK_WIDGET (get_page (self, tabs[i].name)), place) != NULL)
      {
        dossier_programme_view_set_tab (self, tabs[i].name);
        show_page (self);
        return dossier_child_list_type_in (GTK_WIDGET (get_page (self, tabs[i].name)), place);
      }

  return FALSE;
}

gboolean
dossier_programme_view_focus_field (DossierProgrammeView *self,
                                    const char           *name)
{
  g_autofree char *before = g_strdup (dossier_programme_view_get_tab (self));
  const char *tab = "summary";

  if (g_str_has_prefix (name, DOSSIER_TYPING_NEW))
    return type_in_list (self, name);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].field, name) == 0)
      tab = places[i].tab;

  dossier_programme_view_set_tab (self, tab);
  show_page (self);
  if (dossier_record_view_focus_field (get_page (self, tab), name))
    return TRUE;

  dossier_programme_view_set_tab (self, before);
  return FALSE;
}

void
dossier_programme_view_show_component (DossierProgrammeView *self,
                                       gint64                id)
{
  dossier_programme_view_set_tab (self, "components");
  show_page (self);
  dossier_component_list_show (DOSSIER_COMPONENT_LIST (get_page (self, "components")), id);
}

void
dossier_programme_view_type_at (DossierProgrammeView *self,
                                gint64                indicator,
                                const char           *cell)
{
  dossier_programme_view_set_tab (self, "indicators");
  show_page (self);
  dossier_indicator_list_type_at (DOSSIER_INDICATOR_LIST (get_page (self, "indicators")), indicator, cell);
}

/* Class */

static gboolean
dossier_programme_view_focus (DossierRecordView *view,
                              const char        *name)
{
  return dossier_programme_view_focus_field (DOSSIER_PROGRAMME_VIEW (view), name);
}

/* Past the heading and the tabs, which have keys of their own. */
static void
dossier_programme_view_enter (DossierRecordView *view)
{
  gtk_widget_child_focus (DOSSIER_PROGRAMME_VIEW (view)->pages, GTK_DIR_TAB_FORWARD);
}

static void
dossier_programme_view_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  if (prop_id == PROP_TAB)
    g_value_set_string (value, dossier_programme_view_get_tab (DOSSIER_PROGRAMME_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_programme_view_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  if (prop_id == PROP_TAB)
    dossier_programme_view_set_tab (DOSSIER_PROGRAMME_VIEW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_programme_view_constructed (GObject *object)
{
  DossierProgrammeView *self = DOSSIER_PROGRAMME_VIEW (object);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));

  G_OBJECT_CLASS (dossier_programme_view_parent_class)->constructed (object);

  /* A check may be about a record of any table. */
  g_signal_connect_object (store, "changed", G_CALLBACK (dossier_record_view_invalidate), self,
                           G_CONNECT_SWAPPED);
  self->findings = dossier_findings_new (store);
  g_signal_connect_object (self->findings, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
}

static void
dossier_programme_view_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_PROGRAMME_VIEW (object)->findings);

  G_OBJECT_CLASS (dossier_programme_view_parent_class)->dispose (object);
}

static void
dossier_programme_view_class_init (DossierProgrammeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  object_class->constructed = dossier_programme_view_constructed;
  object_class->dispose = dossier_programme_view_dispose;
  object_class->get_property = dossier_programme_view_get_property;
  object_class->set_property = dossier_programme_view_set_property;
  view_class->refresh = dossier_programme_view_refresh;
  view_class->focus = dossier_programme_view_focus;
  view_class->enter = dossier_programme_view_enter;

  props[PROP_TAB] =
    g_param_spec_string ("tab", NULL, NULL, "summary",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "heading.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "programme.tab", "s", tab_cb);

  g_type_ensure (DOSSIER_TYPE_FIT);
  g_type_ensure (DOSSIER_TYPE_PROGRAMME_HEADING);
  g_type_ensure (DOSSIER_TYPE_TAB_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-programme-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeView, states);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeView, wide);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeView, narrow);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeView, strip);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeView, pages);
}

static void
dossier_programme_view_init (DossierProgrammeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (tab_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
