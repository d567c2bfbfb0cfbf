/* dossier-programmes-page.c: the Programmes tab: the list, and the dossier of one beside it. */
#include "dossier-programmes-page.h"

#include <glib/gi18n-lib.h>

#include "dossier-chip.h"
#include "dossier-count.h"
#include "dossier-duration.h"
#include "dossier-language.h"
#include "dossier-programme-view.h"
#include "dossier-rate.h"
#include "dossier-sheet-view.h"
#include "dossier-split.h"

struct _DossierProgrammesPage
{
  DossierPage   parent_instance;

  DossierSplit *split;
};

G_DEFINE_FINAL_TYPE (DossierProgrammesPage, dossier_programmes_page, DOSSIER_TYPE_PAGE)

/* What a section or a pill shows: programmes in one of these parts of their life. */
typedef struct
{
  const char *title;
  const char *lifecycles[4];
} Group;

static const Group groups[] = {
  { N_("Running"),         { "implementation", "finalisation" } },
  { N_("New and planned"), { "pipeline" } },
  { N_("Ended"),           { "closed", "cancelled", "suspended" } },
};

#define RUNNING 0
#define PLANNED 1

static const DossierPagePill pills[] = {
  { "all",     NC_("programme", "All") },
  { "running", NC_("programme", "Running") },
  { "planned", NC_("programme", "Planned") },
  { "tbc",     NC_("programme", "TBC") },
  { NULL }
};

static const DossierListFilterItem filters[] = {
  { N_("Kind"),             "kind" },
  { N_("Certainty"),        "certainty" },
  { N_("Funder"),           "organisation", "contribution", "programme" },
  { N_("Country"),          "country", "programme_country", "programme", dossier_query_works_with },
  { N_("Starts in"),        "starts" },
  { NULL }
};

static const DossierListFilterOrder orders[] = {
  { N_("Own order") },
  { N_("Name"),            "short_title" },
  { N_("Start"),           "starts" },
  { N_("End"),             "ends" },
  { N_("Largest budget"),  "budget", TRUE },
  { NULL }
};

static const char * const watched[] = {
  "contribution", "programme_country", "programme_group", "group_member", "exchange_rate", NULL
};

static const DossierFormGroup several_groups[] = {
  { N_("Change in all of them"), 0,
    { { "lifecycle" }, { "certainty" }, { "kind" }, { "starts" }, { "ends" }, { "office" }, { "contact" },
      { "sector" } } },
};

static const DossierFormPage several = { "programme", several_groups, G_N_ELEMENTS (several_groups) };

static const char * const pasted[] = { "short_title", "title", "starts", "ends", "duration", "budget", NULL };

static const DossierPageKind kind = {
  .table = "programme",
  .watched = watched,
  .pills = pills,
  .filters = filters,
  .orders = orders,
  .new_label = N_("New Programme"),
  .first_field = "short_title",
  .pasted = pasted,
  .several = &several,
  .words = {
    .filter = N_("Filter programmes"),
    .options = N_("Sort and filter"),
    .add = N_("New programme (Ctrl+N)"),
    .no_match = N_("No programme matches “%s”"),
    .icon_name = "dossier-programmes-symbolic",
    .empty_title = N_("No programmes yet"),
    .empty_text = N_("A programme has a budget, funders, components and activities. Start with a short "
                     "title; everything else can wait."),
    .empty_button = N_("New Programme"),
  },
};

/* Rows */

/**
 * dossier_programme_dup_period:
 *
 * Returns: (transfer full): from when to when, as exact as it is known, or for how long
 */
char *
dossier_programme_dup_period (DossierRecord *programme,
                              const char    *language)
{
  const char *starts = dossier_record_get_text (programme, "starts");
  const char *ends = dossier_record_get_text (programme, "ends");
  g_autofree char *start = starts != NULL ? dossier_date_format (starts, language, DOSSIER_DATE_SHORT)
    : NULL;
  g_autofree char *end = ends != NULL ? dossier_date_format (ends, language, DOSSIER_DATE_SHORT) : NULL;
  g_autofree char *duration = NULL;

  if (start != NULL && end != NULL)
    /* Translators: from one date to another */
    return g_strdup_printf (_("%s – %s"), start, end);
  if (start != NULL)
    return g_strdup_printf (_("from %s"), start);
  if (end != NULL)
    return g_strdup_printf (_("until %s"), end);
  if (!dossier_record_is_set (programme, "duration"))
    return g_strdup (_("No dates yet"));

  /* As its source said it, which was hardly in French. */
  duration = g_str_has_prefix (language, "fr")
             ? dossier_duration_format (dossier_record_get_integer (programme, "duration"), language)
             : dossier_record_dup_input (programme, "duration");
  /* Translators: “Two years, no dates yet” */
  return g_strdup_printf (_("%s, no dates yet"), duration);
}

static void
dossier_programmes_page_show_row (DossierPage    *page,
                                  DossierListRow *row,
                                  DossierRecord  *programme)
{
  const char *language = dossier_interface_language ();
  const char *title = dossier_record_get_local (programme, "title", language);
  g_autofree char *period = dossier_programme_dup_period (programme, language);
  g_autofree char *budget = dossier_record_dup_display (programme, "budget", language);
  DossierListRowText text = {
    .title = dossier_record_get_text (programme, "short_title"),
    .subtitle = title != NULL ? title : dossier_record_get_local (programme, "subtitle", language),
    .left = period,
    .right = budget,
  };

  dossier_chip_set_colour (dossier_list_row_get_bar (row), programme);
  dossier_chip_show_programme (dossier_list_row_get_chip (row), programme);
  dossier_list_row_show_record (row, programme, &text);
}

static char *
dup_sum (DossierStore *store,
         DossierQuery *query)
{
  g_autoptr (DossierSum) sum = dossier_store_sum (store, query, "budget");

  return dossier_rate_dup_total (store, sum, dossier_interface_language ());
}

static char *
dossier_programmes_page_dup_total (DossierPage    *page,
                                   DossierSection *section)
{
  return dup_sum (dossier_page_get_store (page), dossier_section_get_query (section));
}

/* What is listed */

static void
narrow (DossierQuery *query,
        const char   *pill)
{
  if (g_strcmp0 (pill, "tbc") == 0)
    dossier_query_match_text (query, "certainty", "tbc");
  else if (g_strcmp0 (pill, "running") == 0)
    dossier_query_match_any (query, "lifecycle", groups[RUNNING].lifecycles);
  else if (g_strcmp0 (pill, "planned") == 0)
    dossier_query_match_any (query, "lifecycle", groups[PLANNED].lifecycles);
}

static const char *
get_pill (DossierPage *page)
{
  return dossier_pills_get_selected (dossier_list_pane_get_pills (dossier_page_get_list_pane (page)));
}

static GPtrArray *
dossier_programmes_page_make_sections (DossierPage *page)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      DossierQuery *query = dossier_page_make_query (page);

      narrow (query, get_pill (page));
      dossier_query_match_any (query, "lifecycle", groups[i].lifecycles);
      g_ptr_array_add (sections, dossier_section_new (_(groups[i].title), query));
    }

  return sections;
}

static void
dossier_programmes_page_show_counts (DossierPage *page)
{
  DossierPills *row = dossier_list_pane_get_pills (dossier_page_get_list_pane (page));

  for (guint i = 0; pills[i].name != NULL; i++)
    {
      g_autoptr (DossierQuery) query = dossier_page_make_query (page);

      narrow (query, pills[i].name);
      dossier_pills_set_count (row, pills[i].name, dossier_store_count (dossier_page_get_store (page),
                                                                        query));
    }
}

static char *
dossier_programmes_page_dup_count (guint n_programmes)
{
  return dossier_count_dup_words (ngettext ("%u programme", "%u programmes", n_programmes), n_programmes);
}

static void
dossier_programmes_page_show_status (DossierPage *page)
{
  guint n_programmes = dossier_list_get_n_records (dossier_page_get_list (page));
  g_autoptr (DossierQuery) query = dossier_page_make_query (page);
  g_autofree char *count = dossier_programmes_page_dup_count (n_programmes);
  g_autofree char *total = NULL;

  narrow (query, get_pill (page));
  total = dup_sum (dossier_page_get_store (page), query);
  dossier_list_pane_set_status (dossier_page_get_list_pane (page), count, total, NULL);
}

static gboolean
dossier_programmes_page_prepare_new (DossierPage    *page,
                                     DossierRecord  *programme,
                                     GError        **error)
{
  return dossier_record_parse (programme, "short_title", _("New Programme"), error);
}

/* The dossier */

static GtkWidget *
dossier_programmes_page_make_record_view (DossierPage *page)
{
  GtkWidget *view = dossier_programme_view_new (dossier_page_get_store (page));

  DOSSIER_PROGRAMMES_PAGE (page)->split = DOSSIER_SPLIT (dossier_split_new (view));
  g_signal_connect_object (view, "notify::tab", G_CALLBACK (dossier_page_moved), page, G_CONNECT_SWAPPED);
  return view;
}

static const char *
dossier_programmes_page_get_tab (DossierPage *page)
{
  return dossier_programme_view_get_tab (DOSSIER_PROGRAMME_VIEW (dossier_page_get_record_view (page)));
}

static void
dossier_programmes_page_set_tab (DossierPage *page,
                                 const char  *tab)
{
  dossier_programme_view_set_tab (DOSSIER_PROGRAMME_VIEW (dossier_page_get_record_view (page)), tab);
}

static gboolean
dossier_programmes_page_step_tab (DossierPage *page,
                                  int          tabs)
{
  return dossier_programme_view_step_tab (DOSSIER_PROGRAMME_VIEW (dossier_page_get_record_view (page)),
                                          tabs);
}

void
dossier_programmes_page_show_component (DossierProgrammesPage *self,
                                        gint64                 id)
{
  DossierRecordView *view = dossier_page_get_record_view (DOSSIER_PAGE (self));

  dossier_programme_view_show_component (DOSSIER_PROGRAMME_VIEW (view), id);
}

/* The preview */

static void
closed_cb (DossierProgrammesPage *self)
{
  dossier_programmes_page_set_preview (self, FALSE);
}

static void
follow_record (DossierProgrammesPage *self)
{
  GtkWidget *preview = dossier_split_get_preview (self->split);

  if (preview != NULL)
    dossier_sheet_view_set_record (DOSSIER_SHEET_VIEW (preview),
                                   dossier_page_get_record (DOSSIER_PAGE (self)));
}

/* The preview, if it is one of this record. */
static DossierSheetView *
find_preview (DossierProgrammesPage *self,
              const char            *table,
              gint64                 id)
{
  DossierRecord *programme = dossier_page_get_record (DOSSIER_PAGE (self));
  GtkWidget *preview = dossier_split_get_preview (self->split);

  return preview != NULL && programme != NULL && dossier_record_is_a (programme, table) &&
         dossier_record_get_id (programme) == id ? DOSSIER_SHEET_VIEW (preview) : NULL;
}

static void
typed_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  DossierSheetView *preview;
  const char *table, *column, *text;
  gint64 id;

  g_variant_get (target, "(&sx&s&s)", &table, &id, &column, &text);
  preview = find_preview (DOSSIER_PROGRAMMES_PAGE (widget), table, id);
  if (preview != NULL)
    dossier_sheet_view_preview (preview, column, text);
}

static void
entered_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  DossierSheetView *preview;
  const char *table, *column;
  gint64 id;

  g_variant_get (target, "(&sx&s)", &table, &id, &column);
  preview = find_preview (DOSSIER_PROGRAMMES_PAGE (widget), table, id);
  if (preview != NULL)
    dossier_sheet_view_show_field (preview, column);
}

gboolean
dossier_programmes_page_has_preview (DossierProgrammesPage *self)
{
  return dossier_split_get_preview (self->split) != NULL;
}

void
dossier_programmes_page_set_preview (DossierProgrammesPage *self,
                                     gboolean               is_shown)
{
  GtkWidget *sheet;

  if (is_shown == dossier_programmes_page_has_preview (self))
    return;

  if (is_shown)
    {
      sheet = dossier_sheet_view_new (dossier_page_get_store (DOSSIER_PAGE (self)));
      g_signal_connect_object (sheet, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
      dossier_split_set_preview (self->split, sheet);
      follow_record (self);
    }
  else
    dossier_split_set_preview (self->split, NULL);

  dossier_page_set_list_shown (DOSSIER_PAGE (self), !is_shown);
  dossier_page_moved (DOSSIER_PAGE (self));
}

static void
dossier_programmes_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (dossier_programmes_page_parent_class)->constructed (object);

  g_signal_connect_object (dossier_page_get_selection (DOSSIER_PAGE (object)), "notify::record",
                           G_CALLBACK (follow_record), object, G_CONNECT_SWAPPED);
}

static void
dossier_programmes_page_class_init (DossierProgrammesPageClass *klass)
{
  DossierPageClass *page_class = DOSSIER_PAGE_CLASS (klass);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preview.typed", "(sxss)", typed_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preview.entered", "(sxs)", entered_cb);
  G_OBJECT_CLASS (klass)->constructed = dossier_programmes_page_constructed;
  page_class->kind = &kind;
  page_class->make_record_view = dossier_programmes_page_make_record_view;
  page_class->make_sections = dossier_programmes_page_make_sections;
  page_class->show_row = dossier_programmes_page_show_row;
  page_class->dup_total = dossier_programmes_page_dup_total;
  page_class->show_counts = dossier_programmes_page_show_counts;
  page_class->dup_count = dossier_programmes_page_dup_count;
  page_class->show_status = dossier_programmes_page_show_status;
  page_class->prepare_new = dossier_programmes_page_prepare_new;
  page_class->get_tab = dossier_programmes_page_get_tab;
  page_class->set_tab = dossier_programmes_page_set_tab;
  page_class->step_tab = dossier_programmes_page_step_tab;
}

static void
dossier_programmes_page_init (DossierProgrammesPage *self)
{
}
