/* dossier-countries-page.c: the Countries tab: what each is to the treaty, and in which programmes.
 *
 * The status is that of the day shown: with another day other countries are in the list of the
 * treaty, and some have other names.
 */
#include "dossier-countries-page.h"

#include <glib/gi18n-lib.h>

#include "dossier-chip.h"
#include "dossier-count.h"
#include "dossier-country-view.h"
#include "dossier-country.h"
#include "dossier-language.h"
#include "dossier-treaty-mark.h"

/* More programmes than this have no dot of their own. */
#define MOST_DOTS 6

struct _DossierCountriesPage
{
  DossierPage            parent_instance;

  DossierTreatyStatuses *statuses;  /* (nullable): of the day shown */
  GStrv                  ids;       /* of the countries that have one */
};

G_DEFINE_FINAL_TYPE (DossierCountriesPage, dossier_countries_page, DOSSIER_TYPE_PAGE)

static const DossierPagePill pills[] = {
  { "programmes", NC_("country", "In programmes") },
  { "treaty", NC_("country", "Treaty") },
  { "all", NC_("country", "All") },
  { NULL }
};

static const DossierListFilterItem filters[] = {
  { N_("Programme"),     "programme", "programme_country", "country", dossier_query_works_with },
  { N_("Country group"), "country_group", "group_member", "country", dossier_query_in_group },
  { NULL }
};

static const char * const watched[] = {
  "treaty_event", "treaty", "portfolio", "programme_country", "programme_group", "programme", "country_name",
  "group_member", NULL
};

static const DossierFormGroup several_groups[] = {
  { N_("Change in all of them"), 0, { { "note" }, { "footnote" } } },
};

static const DossierFormPage several = { "country", several_groups, G_N_ELEMENTS (several_groups) };

static const char * const pasted[] = { "code", "code3", "name", "aliases", NULL };

static const DossierPageKind kind = {
  .table = "country",
  .watched = watched,
  .pills = pills,
  .filters = filters,
  .new_label = N_("New Country"),
  .first_field = "name",
  .pasted = pasted,
  .several = &several,
  .words = {
    .filter = N_("Filter countries"),
    .options = N_("Programme and group"),
    .add = N_("New country (Ctrl+N)"),
    .no_match = N_("No country matches “%s”"),
    .icon_name = "dossier-countries-symbolic",
    .empty_title = N_("No countries"),
    .empty_text = N_("Countries have a standing under the treaty, and take part in programmes and "
                     "activities."),
    .empty_button = N_("New Country"),
  },
};

/* Status */

static void
add_id (GPtrArray *ids,
        gint64     id)
{
  g_ptr_array_add (ids, g_strdup_printf ("%" G_GINT64_FORMAT, id));
}

/* Every country with a status; "0", which is none, keeps a list without any from being all. */
static void
read_statuses (DossierCountriesPage *self)
{
  DossierStore *store = dossier_page_get_store (DOSSIER_PAGE (self));
  gint64 treaty = dossier_record_get_integer (dossier_store_get_portfolio (store), "treaty");
  g_autoptr (DossierQuery) query = dossier_query_new ("country");
  g_autoptr (GArray) countries = dossier_store_query (store, query, NULL);
  GPtrArray *ids = g_ptr_array_new ();
  GDate day;

  dossier_store_get_as_of (store, &day);
  g_clear_pointer (&self->statuses, dossier_treaty_statuses_free);
  if (treaty != 0)
    self->statuses = dossier_treaty_get_statuses (store, treaty, &day, NULL);

  add_id (ids, 0);
  for (guint i = 0; self->statuses != NULL && countries != NULL && i < countries->len; i++)
    {
      gint64 id = g_array_index (countries, gint64, i);

      if (dossier_treaty_statuses_get (self->statuses, id) != DOSSIER_TREATY_STATUS_NONE)
        add_id (ids, id);
    }
  g_ptr_array_add (ids, NULL);

  g_clear_pointer (&self->ids, g_strfreev);
  self->ids = (GStrv) g_ptr_array_free (ids, FALSE);
}

static const char *
get_status (DossierTreatyStatus status)
{
  switch (status)
    {
    case DOSSIER_TREATY_STATUS_PARTY:
      return _("Party");

    case DOSSIER_TREATY_STATUS_SIGNED:
      return _("Signed, not ratified");

    case DOSSIER_TREATY_STATUS_INVITED:
      return _("Invited to accede");

    case DOSSIER_TREATY_STATUS_NONE:
    case DOSSIER_N_TREATY_STATUSES:
    default:
      return _("No status");
    }
}

/* Rows */

static GtkWidget *
make_dots (DossierStore  *store,
           DossierRecord *country)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");
  g_autoptr (GPtrArray) programmes = NULL;
  GtkWidget *dots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GDate day;

  dossier_store_get_as_of (store, &day);
  dossier_query_works_with (query, dossier_record_get_id (country), &day);
  dossier_query_limit (query, MOST_DOTS);
  programmes = dossier_store_query_records (store, query, NULL);

  for (guint i = 0; programmes != NULL && i < programmes->len; i++)
    {
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (dot, "dot");
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (dot, dossier_record_get_text (programmes->pdata[i], "short_title"));
      dossier_chip_set_colour (dot, programmes->pdata[i]);
      gtk_box_append (GTK_BOX (dots), dot);
    }

  return dots;
}

static GtkWidget *
make_mark (DossierTreatyStatus status)
{
  GtkWidget *mark = dossier_treaty_mark_new ();

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  dossier_treaty_mark_set (DOSSIER_TREATY_MARK (mark), status, get_status (status));
  return mark;
}

static void
dossier_countries_page_show_row (DossierPage    *page,
                                 DossierListRow *row,
                                 DossierRecord  *country)
{
  DossierCountriesPage *self = DOSSIER_COUNTRIES_PAGE (page);
  DossierStore *store = dossier_page_get_store (page);
  DossierTreatyStatus status = self->statuses == NULL ? DOSSIER_TREATY_STATUS_NONE
    : dossier_treaty_statuses_get (self->statuses, dossier_record_get_id (country));
  g_autofree char *name = NULL;
  GDate day;

  dossier_store_get_as_of (store, &day);
  name = dossier_country_dup_name (store, country, &day, dossier_interface_language ());
  dossier_list_row_set_sides (row, make_mark (status), make_dots (store, country));
  dossier_list_row_show_record (row, country,
                                &(DossierListRowText) { .title = name, .left = get_status (status) });
}

/* What is listed */

static void
narrow (DossierCountriesPage *self,
        DossierQuery         *query,
        const char           *pill)
{
  GDate day;

  dossier_store_get_as_of (dossier_page_get_store (DOSSIER_PAGE (self)), &day);
  if (g_strcmp0 (pill, "programmes") == 0)
    dossier_query_works_with (query, 0, &day);
  else if (g_strcmp0 (pill, "treaty") == 0)
    dossier_query_match_any (query, "id", (const char * const *) self->ids);
}

static const char *
get_pill (DossierPage *page)
{
  return dossier_pills_get_selected (dossier_list_pane_get_pills (dossier_page_get_list_pane (page)));
}

static GPtrArray *
dossier_countries_page_make_sections (DossierPage *page)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_object_unref);
  DossierQuery *query = dossier_page_make_query (page);

  read_statuses (DOSSIER_COUNTRIES_PAGE (page));
  narrow (DOSSIER_COUNTRIES_PAGE (page), query, get_pill (page));
  g_ptr_array_add (sections, dossier_section_new (NULL, query));

  return sections;
}

static void
dossier_countries_page_show_counts (DossierPage *page)
{
  DossierPills *row = dossier_list_pane_get_pills (dossier_page_get_list_pane (page));

  for (guint i = 0; pills[i].name != NULL; i++)
    {
      g_autoptr (DossierQuery) query = dossier_page_make_query (page);

      narrow (DOSSIER_COUNTRIES_PAGE (page), query, pills[i].name);
      dossier_pills_set_count (row, pills[i].name,
                               dossier_store_count (dossier_page_get_store (page), query));
    }
}

static char *
dossier_countries_page_dup_count (guint n_countries)
{
  return dossier_count_dup_words (ngettext ("%u country", "%u countries", n_countries), n_countries);
}

/* Of those listed: “7 parties · 1 signed · 4 invited”. */
static char *
dup_standing (DossierCountriesPage *self)
{
  DossierPage *page = DOSSIER_PAGE (self);
  g_autoptr (DossierQuery) query = dossier_page_make_query (page);
  g_autoptr (GArray) ids = NULL;
  guint n[DOSSIER_N_TREATY_STATUSES] = { 0 };

  if (self->statuses == NULL)
    return NULL;

  narrow (self, query, get_pill (page));
  ids = dossier_store_query (dossier_page_get_store (page), query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    n[dossier_treaty_statuses_get (self->statuses, g_array_index (ids, gint64, i))]++;

  /* Translators: how many countries are parties to a treaty, signed it, are invited to accede */
  return g_strdup_printf (_("Party %u · Signed %u · Invited %u"), n[DOSSIER_TREATY_STATUS_PARTY],
                          n[DOSSIER_TREATY_STATUS_SIGNED], n[DOSSIER_TREATY_STATUS_INVITED]);
}

static void
dossier_countries_page_show_status (DossierPage *page)
{
  guint n_countries = dossier_list_get_n_records (dossier_page_get_list (page));
  g_autofree char *count = dossier_countries_page_dup_count (n_countries);
  g_autofree char *standing = dup_standing (DOSSIER_COUNTRIES_PAGE (page));

  dossier_list_pane_set_status (dossier_page_get_list_pane (page), count, standing, NULL);
}

/* ISO 3166-1 leaves XA to XZ to its users: the first that is free, until the person says better. */
static gboolean
dossier_countries_page_prepare_new (DossierPage    *page,
                                    DossierRecord  *country,
                                    GError        **error)
{
  DossierStore *store = dossier_page_get_store (page);
  char code[] = "XA";

  for (; code[1] < 'Z'; code[1]++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new ("country");

      dossier_query_match_text (query, "code", code);
      if (dossier_store_count (store, query) == 0)
        break;
    }

  return dossier_record_parse (country, "code", code, error) &&
         dossier_record_parse (country, "name", _("New Country"), error);
}

static GtkWidget *
dossier_countries_page_make_record_view (DossierPage *page)
{
  return dossier_country_view_new (dossier_page_get_store (page));
}

static void
dossier_countries_page_constructed (GObject *object)
{
  DossierListPane *list_pane;

  G_OBJECT_CLASS (dossier_countries_page_parent_class)->constructed (object);

  list_pane = dossier_page_get_list_pane (DOSSIER_PAGE (object));
  dossier_pills_set_selected (dossier_list_pane_get_pills (list_pane), "programmes");
}

static void
dossier_countries_page_finalize (GObject *object)
{
  DossierCountriesPage *self = DOSSIER_COUNTRIES_PAGE (object);

  g_clear_pointer (&self->statuses, dossier_treaty_statuses_free);
  g_clear_pointer (&self->ids, g_strfreev);

  G_OBJECT_CLASS (dossier_countries_page_parent_class)->finalize (object);
}

static void
dossier_countries_page_class_init (DossierCountriesPageClass *klass)
{
  DossierPageClass *page_class = DOSSIER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_countries_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = dossier_countries_page_finalize;
  page_class->kind = &kind;
  page_class->make_record_view = dossier_countries_page_make_record_view;
  page_class->make_sections = dossier_countries_page_make_sections;
  page_class->show_row = dossier_countries_page_show_row;
  page_class->show_counts = dossier_countries_page_show_counts;
  page_class->dup_count = dossier_countries_page_dup_count;
  page_class->show_status = dossier_countries_page_show_status;
  page_class->prepare_new = dossier_countries_page_prepare_new;
}

static void
dossier_countries_page_init (DossierCountriesPage *self)
{
}
