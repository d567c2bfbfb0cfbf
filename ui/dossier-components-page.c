/* dossier-components-page.c: the Components tab: what all programmes want to achieve, by programme. */
#include "dossier-components-page.h"

#include <glib/gi18n-lib.h>

#include "dossier-component-form.h"
#include "dossier-count.h"
#include "dossier-language.h"

struct _DossierComponentsPage
{
  DossierPage parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierComponentsPage, dossier_components_page, DOSSIER_TYPE_PAGE)

static const DossierPagePill pills[] = {
  { "all",   NC_("component", "All") },
  { "empty", NC_("component", "Without activity") },
  { NULL }
};

static const DossierListFilterItem filters[] = {
  { N_("Programme"), "programme" },
  { N_("Level"),     "level" },
  { NULL }
};

static const char * const watched[] = { "programme", "activity_component", NULL };

static const DossierFormGroup several_groups[] = {
  { N_("Change in all of them"), 0, { { "level" } } },
};

static const DossierFormPage several = { "component", several_groups, G_N_ELEMENTS (several_groups) };

static const char * const pasted[] = { "title", "description", NULL };

static const DossierPageKind kind = {
  .table = "component",
  .watched = watched,
  .pills = pills,
  .filters = filters,
  .new_label = N_("New Component"),
  .first_field = "title",
  .pasted = pasted,
  .several = &several,
  .words = {
    .filter = N_("Filter components"),
    .options = N_("Programme and level"),
    .add = N_("New component (Ctrl+N)"),
    .no_match = N_("No component matches “%s”"),
    .icon_name = "dossier-components-symbolic",
    .empty_title = N_("No components yet"),
    .empty_text = N_("A component says what a programme wants to achieve, and its activities say how."),
    .empty_button = N_("New Component"),
  },
};

/* Rows */

static guint
count_activities (DossierStore  *store,
                  DossierRecord *component)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity");

  dossier_query_linked_from (query, "activity_component", "activity", "component",
                             dossier_record_get_id (component));
  return dossier_store_count (store, query);
}

static void
dossier_components_page_show_row (DossierPage    *page,
                                  DossierListRow *row,
                                  DossierRecord  *component)
{
  DossierStore *store = dossier_page_get_store (page);
  guint n_activities = count_activities (store, component);
  g_autofree char *number = g_strdup_printf ("%u", dossier_component_get_number (store, component));
  g_autofree char *title = dossier_store_dup_title (store, component, dossier_interface_language ());
  g_autofree char *count = n_activities == 0
                           ? g_strdup (_("No activity"))
                           : dossier_count_dup_words (ngettext ("%u activity", "%u activities", n_activities),
                                                      n_activities);

  dossier_list_row_show_record (row, component,
                                &(DossierListRowText) { .mark = number, .is_number = TRUE, .title = title,
                                                        .left = count });
}

static char *
dossier_components_page_dup_total (DossierPage    *page,
                                   DossierSection *section)
{
  guint count = dossier_section_get_count (section);

  return dossier_count_dup_words (ngettext ("%u component", "%u components", count), count);
}

/* What is listed */

static DossierQuery *
make_query (DossierPage *page)
{
  DossierQuery *query = dossier_page_make_query (page);

  if (dossier_page_has_pill (page, "empty"))
    dossier_query_not_linked_from (query, "activity_component", "component");
  return query;
}

static GPtrArray *
dossier_components_page_make_sections (DossierPage *page)
{
  DossierStore *store = dossier_page_get_store (page);
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierQuery) with_components = dossier_query_new ("programme");
  g_autoptr (GPtrArray) programmes = NULL;

  dossier_query_linked_from (with_components, "component", "programme", NULL, 0);
  programmes = dossier_store_query_records (store, with_components, NULL);
  for (guint i = 0; programmes != NULL && i < programmes->len; i++)
    {
      DossierRecord *programme = g_ptr_array_index (programmes, i);
      DossierQuery *query = make_query (page);

      dossier_query_match (query, "programme", dossier_record_get_id (programme));
      g_ptr_array_add (sections, dossier_section_new (dossier_record_get_text (programme, "short_title"),
                                                      query));
    }

  /* A list is always over something. */
  if (sections->len == 0)
    g_ptr_array_add (sections, dossier_section_new (NULL, make_query (page)));

  return sections;
}

static void
dossier_components_page_show_counts (DossierPage *page)
{
  DossierStore *store = dossier_page_get_store (page);
  DossierPills *row = dossier_list_pane_get_pills (dossier_page_get_list_pane (page));
  g_autoptr (DossierQuery) all = dossier_page_make_query (page);
  g_autoptr (DossierQuery) empty = dossier_page_make_query (page);

  dossier_query_not_linked_from (empty, "activity_component", "component");
  dossier_pills_set_count (row, "all", dossier_store_count (store, all));
  dossier_pills_set_count (row, "empty", dossier_store_count (store, empty));
}

static char *
dossier_components_page_dup_count (guint n_components)
{
  return dossier_count_dup_words (ngettext ("%u component", "%u components", n_components), n_components);
}

static void
dossier_components_page_show_status (DossierPage *page)
{
  guint n_components = dossier_list_get_n_records (dossier_page_get_list (page));
  g_autofree char *count = dossier_components_page_dup_count (n_components);

  dossier_list_pane_set_status (dossier_page_get_list_pane (page), count, NULL, NULL);
}

/* The programme of the component at hand, else the first one. */
static gint64
find_programme (DossierPage *page)
{
  DossierRecord *here = dossier_page_get_record (page);
  gint64 programme = dossier_list_filter_get_link (dossier_page_get_filter (page), "programme");
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");
  g_autoptr (GArray) ids = NULL;

  if (programme != 0)
    return programme;
  if (here != NULL)
    return dossier_record_get_integer (here, "programme");

  dossier_query_limit (query, 1);
  ids = dossier_store_query (dossier_page_get_store (page), query, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static gboolean
dossier_components_page_prepare_new (DossierPage    *page,
                                     DossierRecord  *component,
                                     GError        **error)
{
  gint64 programme = find_programme (page);

  if (programme == 0)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT,
                           _("A component belongs to a programme, and there is none yet."));
      return FALSE;
    }

  dossier_record_set_link (component, "programme", programme);
  return dossier_record_parse (component, "title", _("New Component"), error);
}

static GtkWidget *
dossier_components_page_make_record_view (DossierPage *page)
{
  return dossier_component_form_new (dossier_page_get_store (page));
}

/* Another programme may have come, or got its first component. */
static void
dossier_components_page_constructed (GObject *object)
{
  DossierStore *store;

  G_OBJECT_CLASS (dossier_components_page_parent_class)->constructed (object);

  store = dossier_page_get_store (DOSSIER_PAGE (object));
  g_signal_connect_object (store, "changed::programme", G_CALLBACK (dossier_page_refill), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::component", G_CALLBACK (dossier_page_refill), object,
                           G_CONNECT_SWAPPED);
}

static void
dossier_components_page_class_init (DossierComponentsPageClass *klass)
{
  DossierPageClass *page_class = DOSSIER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_components_page_constructed;
  page_class->kind = &kind;
  page_class->make_record_view = dossier_components_page_make_record_view;
  page_class->make_sections = dossier_components_page_make_sections;
  page_class->show_row = dossier_components_page_show_row;
  page_class->dup_total = dossier_components_page_dup_total;
  page_class->show_counts = dossier_components_page_show_counts;
  page_class->dup_count = dossier_components_page_dup_count;
  page_class->show_status = dossier_components_page_show_status;
  page_class->prepare_new = dossier_components_page_prepare_new;
}

static void
dossier_components_page_init (DossierComponentsPage *self)
{
}
