/* dossier-activities-page.c: the Activities tab: a table by time, and the form of one beside it.
 *
 * While the table is sorted by date it has sections, seen from the as-of day: what is
 * nearest comes first.  Sorted otherwise it is one list.
 */
#include "dossier-activities-page.h"

#include <glib/gi18n-lib.h>

#include "dossier-activity-cell.h"
#include "dossier-activity-form.h"
#include "dossier-claim.h"
#include "dossier-count.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-scale.h"

typedef struct
{
  DossierActivitiesPage *page;
  guint                  index;
} ColumnKey;

struct _DossierActivitiesPage
{
  DossierPage          parent_instance;

  GtkWidget           *view;
  GtkColumnViewColumn *columns[DOSSIER_N_ACTIVITY_COLUMNS];
  int                  widths[DOSSIER_N_ACTIVITY_COLUMNS];  /* at normal text */
  int                  shown[DOSSIER_N_ACTIVITY_COLUMNS];   /* the same, as last given to the columns */
  ColumnKey            keys[DOSSIER_N_ACTIVITY_COLUMNS];
  guint                sorted;        /* column */
  gboolean             is_descending;
  guint                asked;         /* column whose sorter was asked last */
};

/* The part of the table a column may take, in hundredths: large text in a narrow window asks for more. */
#define MOST 58

G_DEFINE_FINAL_TYPE (DossierActivitiesPage, dossier_activities_page, DOSSIER_TYPE_PAGE)

static const struct
{
  const char *name;
  const char *title;
  const char *order;
  int         width;       /* at normal text; 0: takes the rest */
  int         least_width; /* of the table, for the column to be shown; at normal text */
} columns[DOSSIER_N_ACTIVITY_COLUMNS] = {
  [DOSSIER_ACTIVITY_WHEN] =      { "when",      N_("When"),      "date",      148, 0 },
  [DOSSIER_ACTIVITY_TITLE] =     { "activity",  N_("Activity"),  "title",     0,   0 },
  [DOSSIER_ACTIVITY_PLACE] =     { "place",     N_("Place"),     "country",   176, 620 },
  [DOSSIER_ACTIVITY_PROGRAMME] = { "programme", N_("Programme"), "programme", 126, 440 },
};

/* In the order in which they follow one another. */
static const struct
{
  DossierTiming  timing;
  const char    *title;
  const char    *pill;
} timings[] = {
  { DOSSIER_TIMING_FORTHCOMING, N_("Forthcoming"), "forthcoming" },
  { DOSSIER_TIMING_NOW,         N_("Now"),         NULL },
  { DOSSIER_TIMING_RECENT,      N_("Recent"),      "recent" },
  { DOSSIER_TIMING_UNDATED,     N_("Undated"),     NULL },
};

static const DossierPagePill pills[] = {
  { "all",         NC_("activity", "All") },
  { "forthcoming", NC_("activity", "Forthcoming") },
  { "recent",      NC_("activity", "Recent") },
  { NULL }
};

static const DossierListFilterItem filters[] = {
  { N_("Programme"), "programme" },
  { N_("Country"),   "country" },
  { N_("Type"),      "type" },
  { N_("Status"),    "status" },
  { N_("Period"),    "date" },
  { NULL }
};

static const char * const watched[] = { "programme", "activity_country", "activity_group", "claim", NULL };

static const DossierFormGroup several_groups[] = {
  { N_("Change in all of them"), 0,
    { { "programme" }, { "date" }, { "country" }, { "city" }, { "type" }, { "mode" }, { "status" },
      { "certainty" }, { "series" } } },
};

static const DossierFormPage several = { "activity", several_groups, G_N_ELEMENTS (several_groups) };

static const char * const pasted[] = { "title", "date", "city", "country", "programme", NULL };

static const DossierPageKind kind = {
  .table = "activity",
  .watched = watched,
  .pills = pills,
  .filters = filters,
  .new_label = N_("New Activity"),
  .first_field = "title",
  .pasted = pasted,
  .several = &several,
  .record_width = 384,
  .words = {
    .filter = N_("Filter activities"),
    .options = N_("Programme, country, type, status and period"),
    .add = N_("New activity (Ctrl+N)"),
    .no_match = N_("No activity matches “%s”"),
    .icon_name = "dossier-activities-symbolic",
    .empty_title = N_("No activities yet"),
    .empty_text = N_("A workshop, a mission, a review: what was done and what is to come, on its day or "
                     "somewhere in its month."),
    .empty_button = N_("New Activity"),
  },
};

/* What is listed */

static gboolean
is_wanted (DossierPage *page,
           guint        index)
{
  return dossier_page_has_pill (page, "all") ||
         (timings[index].pill != NULL && dossier_page_has_pill (page, timings[index].pill));
}

/* A timing brings its own order: the one chosen has to come after it. */
static DossierQuery *
make_query (DossierActivitiesPage *self,
            guint                  index)
{
  DossierQuery *query = dossier_page_make_query (DOSSIER_PAGE (self));
  gboolean is_natural = self->sorted == DOSSIER_ACTIVITY_WHEN && !self->is_descending;
  GDate as_of;

  dossier_store_get_as_of (dossier_page_get_store (DOSSIER_PAGE (self)), &as_of);
  if (index < G_N_ELEMENTS (timings))
    dossier_query_timing (query, "date", timings[index].timing, &as_of);
  if (!is_natural)
    dossier_query_order (query, columns[self->sorted].order, self->is_descending);

  return query;
}

/* The timing of the pill, or none for all of them. */
static guint
get_timing (DossierPage *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (timings); i++)
    if (timings[i].pill != NULL && dossier_page_has_pill (page, timings[i].pill))
      return i;

  return G_N_ELEMENTS (timings);
}

static GPtrArray *
dossier_activities_page_make_sections (DossierPage *page)
{
  DossierActivitiesPage *self = DOSSIER_ACTIVITIES_PAGE (page);
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->sorted == DOSSIER_ACTIVITY_WHEN)
    {
      for (guint i = 0; i < G_N_ELEMENTS (timings); i++)
        if (is_wanted (page, i))
          g_ptr_array_add (sections, dossier_section_new (_(timings[i].title), make_query (self, i)));
    }
  else
    g_ptr_array_add (sections, dossier_section_new (NULL, make_query (self, get_timing (page))));

  return sections;
}

/* The status line */

static void
counted_cb (DossierPage *page,
            GArray      *counts)
{
  DossierPills *row = dossier_list_pane_get_pills (dossier_page_get_list_pane (page));
  guint n = 0;

  dossier_pills_set_count (row, "all", g_array_index (counts, guint, n++));
  for (guint i = 0; i < G_N_ELEMENTS (timings); i++)
    if (timings[i].pill != NULL)
      dossier_pills_set_count (row, timings[i].pill, g_array_index (counts, guint, n++));
}

static void
dossier_activities_page_show_counts (DossierPage *page)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_query_unref);
  GDate as_of;

  dossier_store_get_as_of (dossier_page_get_store (page), &as_of);
  g_ptr_array_add (queries, dossier_page_make_query (page));
  for (guint i = 0; i < G_N_ELEMENTS (timings); i++)
    if (timings[i].pill != NULL)
      {
        DossierQuery *query = dossier_page_make_query (page);

        dossier_query_timing (query, "date", timings[i].timing, &as_of);
        g_ptr_array_add (queries, query);
      }

  dossier_page_count (page, "pills", queries, counted_cb);
}

static char *
dup_claim_sentence (DossierStore  *store,
                    DossierRecord *claim,
                    guint          n_recorded)
{
  const char *language = dossier_interface_language ();
  guint figure = dossier_record_get_integer (claim, "figure");
  const char *edtf = dossier_record_get_text (claim, "period");
  g_autofree char *period = edtf != NULL ? dossier_date_format (edtf, language, DOSSIER_DATE_SHORT)
    : g_strdup (_("all"));
  g_autofree char *programme = dossier_store_dup_display (store, claim, "programme", language);

  if (*programme == '\0')
    /* Translators: “62 in 2015 published, 3 recorded” */
    return g_strdup_printf (_("%u in %s published, %u recorded"), figure, period, n_recorded);

  /* Translators: “62 in 2015 published for GLACY, 3 recorded” */
  return g_strdup_printf (_("%u in %s published for %s, %u recorded"), figure, period, programme,
                          n_recorded);
}

/* What was published about the activities in the list. */
static GPtrArray *
find_claims (DossierPage *page)
{
  gint64 programme = dossier_list_filter_get_link (dossier_page_get_filter (page), "programme");
  g_autoptr (DossierQuery) query = dossier_query_new ("claim");
  GPtrArray *claims;

  dossier_query_match_text (query, "subject", "activities");
  if (programme != 0)
    dossier_query_match (query, "programme", programme);
  dossier_query_limit (query, 20);
  claims = dossier_store_query_records (dossier_page_get_store (page), query, NULL);

  return claims != NULL ? claims : g_ptr_array_new ();
}

static char *
dossier_activities_page_dup_count (guint n_activities)
{
  return dossier_count_dup_words (ngettext ("%u activity", "%u activities", n_activities), n_activities);
}

/* With the first published number of activities that the records do not bear out. */
static void
claims_counted_cb (DossierPage *page,
                   GArray      *counts)
{
  g_autoptr (GPtrArray) claims = find_claims (page);
  DossierList *list = dossier_page_get_list (page);
  g_autofree char *count = dossier_activities_page_dup_count (dossier_list_get_n_records (list));
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < MIN (claims->len, counts->len) && sentence == NULL; i++)
    if (g_array_index (counts, guint, i) < dossier_record_get_integer (claims->pdata[i], "figure"))
      sentence = dup_claim_sentence (dossier_page_get_store (page), claims->pdata[i],
                                     g_array_index (counts, guint, i));

  /* Nothing is said of a number that is not known yet. */
  dossier_list_pane_set_status (dossier_page_get_list_pane (page),
                                dossier_list_is_complete (list) ? count : "", sentence, sentence);
}

static void
dossier_activities_page_show_status (DossierPage *page)
{
  g_autoptr (GPtrArray) claims = find_claims (page);
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_query_unref);

  for (guint i = 0; i < claims->len; i++)
    g_ptr_array_add (queries, dossier_claim_new_query (claims->pdata[i],
                                                       dossier_record_get_integer (claims->pdata[i],
                                                                                   "programme"), FALSE));
  dossier_page_count (page, "claims", queries, claims_counted_cb);
}

static gboolean
dossier_activities_page_prepare_new (DossierPage    *page,
                                     DossierRecord  *activity,
                                     GError        **error)
{
  DossierRecord *here = dossier_page_get_record (page);
  gint64 programme = dossier_list_filter_get_link (dossier_page_get_filter (page), "programme");

  if (programme == 0 && here != NULL)
    programme = dossier_record_get_integer (here, "programme");
  if (programme != 0)
    dossier_record_set_link (activity, "programme", programme);

  return dossier_record_parse (activity, "title", _("New Activity"), error);
}

/* The table */

static void
dossier_activities_page_show_item (DossierPage *page,
                                   GtkListItem *item)
{
  DossierActivityCell *cell = DOSSIER_ACTIVITY_CELL (gtk_list_item_get_child (item));
  gpointer object = gtk_list_item_get_item (item);

  if (DOSSIER_IS_SECTION (object))
    dossier_activity_cell_show_heading (cell, object);
  else
    dossier_activity_cell_show (cell, dossier_page_get_store (page), object);
}

#define SETUP(name, column)                                                             \
  static void                                                                           \
  name (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer page)            \
  {                                                                                     \
    gtk_list_item_set_child (item, dossier_activity_cell_new (column));                 \
  }

SETUP (setup_when, DOSSIER_ACTIVITY_WHEN)
SETUP (setup_title, DOSSIER_ACTIVITY_TITLE)
SETUP (setup_place, DOSSIER_ACTIVITY_PLACE)
SETUP (setup_programme, DOSSIER_ACTIVITY_PROGRAMME)

static const GCallback setups[DOSSIER_N_ACTIVITY_COLUMNS] = {
  G_CALLBACK (setup_when), G_CALLBACK (setup_title), G_CALLBACK (setup_place), G_CALLBACK (setup_programme),
};

/* GTK 4.8 does not say by which column a table is sorted.  Its sorter asks those of
 * the columns, the one that counts first: this one only notes that it was asked. */
static int
note_column (gconstpointer a,
             gconstpointer b,
             gpointer      data)
{
  ColumnKey *key = data;

  if (key->page->asked == DOSSIER_N_ACTIVITY_COLUMNS)
    key->page->asked = key->index;
  return GTK_ORDERING_SMALLER;
}

static void
sorter_changed_cb (DossierActivitiesPage *self,
                   GtkSorterChange        change,
                   GtkSorter             *sorter)
{
  GtkOrdering ordering;

  self->asked = DOSSIER_N_ACTIVITY_COLUMNS;
  ordering = gtk_sorter_compare (sorter, self, self->view);
  self->sorted = self->asked < DOSSIER_N_ACTIVITY_COLUMNS ? self->asked : DOSSIER_ACTIVITY_WHEN;
  self->is_descending = self->asked < DOSSIER_N_ACTIVITY_COLUMNS && ordering == GTK_ORDERING_LARGER;

  dossier_page_refill (DOSSIER_PAGE (self));
}

/* A person may have drawn the column wider or narrower. */
static void
read_width (DossierActivitiesPage *self,
            guint                  index)
{
  int width = gtk_column_view_column_get_fixed_width (self->columns[index]);

  if (width <= 0 || width == self->shown[index])
    return;

  self->widths[index] = width * 1000 / dossier_scale (self->view, 1000);
  self->shown[index] = width;
}

/* GTK 4.8 reserves the fixed width of a hidden column too. */
static void
show_column (DossierActivitiesPage *self,
             guint                  index,
             gboolean               is_shown)
{
  GtkColumnViewColumn *column = self->columns[index];
  int width = is_shown && self->widths[index] > 0 ? dossier_scale (self->view, self->widths[index]) : 0;
  int room = gtk_widget_get_width (self->view);

  if (room > 0 && width > 0)
    width = MIN (width, room * MOST / 100);
  self->shown[index] = width;
  gtk_column_view_column_set_fixed_width (column, width > 0 || !is_shown ? width : -1);
  gtk_column_view_column_set_visible (column, is_shown);
}

static gboolean
show_columns_cb (gpointer data)
{
  DossierActivitiesPage *self = data;
  int width = gtk_widget_get_width (self->view);

  for (guint i = 0; width > 0 && i < G_N_ELEMENTS (columns); i++)
    {
      read_width (self, i);
      show_column (self, i, width >= dossier_scale (self->view, columns[i].least_width));
    }

  return G_SOURCE_REMOVE;
}

static void
add_column (DossierActivitiesPage *self,
            guint                  index)
{
  GtkColumnViewColumn *column =
    gtk_column_view_column_new (_(columns[index].title),
                                dossier_page_make_factory (DOSSIER_PAGE (self), setups[index]));
  g_autoptr (GtkSorter) sorter = NULL;

  self->keys[index] = (ColumnKey) { self, index };
  sorter = GTK_SORTER (gtk_custom_sorter_new (note_column, &self->keys[index], NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, columns[index].width == 0);
  self->widths[index] = columns[index].width;

  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  self->columns[index] = column;
  show_column (self, index, TRUE);
  g_object_unref (column);
}

/* Columns come and go with the width, but not in the middle of an allocation. */
static void
resized_cb (DossierActivitiesPage *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_columns_cb, g_object_ref (self), g_object_unref);
}

static void
adjustment_cb (DossierActivitiesPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (resized_cb), self,
                             G_CONNECT_SWAPPED);
}

static GtkWidget *
dossier_activities_page_make_view (DossierPage *page)
{
  DossierActivitiesPage *self = DOSSIER_ACTIVITIES_PAGE (page);

  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (dossier_page_get_selection (page))));
  gtk_widget_set_css_classes (self->view, (const char *[]) { "table", NULL });
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), TRUE);
  dossier_name_inside (self->view, GTK_TYPE_LIST_VIEW, _("Activities"));
  dossier_name_set (gtk_widget_get_first_child (self->view), _("Column headings"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, i);

  /* So that the header says how it is sorted from the beginning. */
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), self->columns[DOSSIER_ACTIVITY_WHEN],
                                  GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::hadjustment", G_CALLBACK (adjustment_cb), self,
                           G_CONNECT_SWAPPED);
  return self->view;
}

static GtkWidget *
dossier_activities_page_make_record_view (DossierPage *page)
{
  return dossier_activity_form_new (dossier_page_get_store (page));
}

/* State */

static void
dossier_activities_page_save_state (DossierPage *page,
                                    GKeyFile    *file,
                                    const char  *group)
{
  DossierActivitiesPage *self = DOSSIER_ACTIVITIES_PAGE (page);
  GListModel *model = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  const char *names[DOSSIER_N_ACTIVITY_COLUMNS] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        if (self->columns[j] == column)
          names[i] = columns[j].name;
      read_width (self, i);
      g_key_file_set_integer (file, group, columns[i].name, self->widths[i]);
    }

  g_key_file_set_string_list (file, group, "columns", names, G_N_ELEMENTS (names));
  g_key_file_set_string (file, group, "sorted", columns[self->sorted].name);
  g_key_file_set_boolean (file, group, "descending", self->is_descending);
}

static guint
find_column (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].name, name) == 0)
      return i;

  return DOSSIER_N_ACTIVITY_COLUMNS;
}

static void
dossier_activities_page_load_state (DossierPage *page,
                                    GKeyFile    *file,
                                    const char  *group)
{
  DossierActivitiesPage *self = DOSSIER_ACTIVITIES_PAGE (page);
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);
  g_auto (GStrv) names = g_key_file_get_string_list (file, group, "columns", NULL, NULL);
  g_autofree char *sorted = g_key_file_get_string (file, group, "sorted", NULL);
  gboolean is_descending = g_key_file_get_boolean (file, group, "descending", NULL);

  for (guint i = 0, place = 0; names != NULL && names[i] != NULL; i++)
    if (find_column (names[i]) < DOSSIER_N_ACTIVITY_COLUMNS)
      gtk_column_view_insert_column (view, place++, self->columns[find_column (names[i])]);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      int width = g_key_file_get_integer (file, group, columns[i].name, NULL);

      if (width > 0)
        {
          self->widths[i] = width;
          show_column (self, i, TRUE);
        }
    }

  if (find_column (sorted) < DOSSIER_N_ACTIVITY_COLUMNS &&
      (find_column (sorted) != DOSSIER_ACTIVITY_WHEN || is_descending))
    gtk_column_view_sort_by_column (view, self->columns[find_column (sorted)],
                                    is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
dossier_activities_page_class_init (DossierActivitiesPageClass *klass)
{
  DossierPageClass *page_class = DOSSIER_PAGE_CLASS (klass);

  page_class->kind = &kind;
  page_class->make_view = dossier_activities_page_make_view;
  page_class->make_record_view = dossier_activities_page_make_record_view;
  page_class->make_sections = dossier_activities_page_make_sections;
  page_class->show_item = dossier_activities_page_show_item;
  page_class->show_counts = dossier_activities_page_show_counts;
  page_class->dup_count = dossier_activities_page_dup_count;
  page_class->show_status = dossier_activities_page_show_status;
  page_class->prepare_new = dossier_activities_page_prepare_new;
  page_class->load_state = dossier_activities_page_load_state;
  page_class->save_state = dossier_activities_page_save_state;
}

static void
dossier_activities_page_init (DossierActivitiesPage *self)
{
}
