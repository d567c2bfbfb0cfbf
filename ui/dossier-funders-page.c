/* dossier-funders-page.c: the Funders tab: who pays for programmes, and for which.
 *
 * What a funder gives is often not stated: a row says within which budgets its share
 * lies, never what the share is.
 */
#include "dossier-funders-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-chip.h"
#include "dossier-count.h"
#include "dossier-funder-view.h"
#include "dossier-initials.h"
#include "dossier-language.h"
#include "dossier-rate.h"

struct _DossierFundersPage
{
  DossierPage parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierFundersPage, dossier_funders_page, DOSSIER_TYPE_PAGE)

/* Sections by the column “voluntary” of contributions, and what is about to become a funder. */
static const char * const titles[] = { N_("Joint projects"), N_("Voluntary contributions"),
                                       N_("Not contributing yet") };

#define NOT_YET 2

static const DossierListFilterItem filters[] = {
  { N_("Kind"),      "kind" },
  { N_("Programme"), "programme", "contribution", "organisation" },
  { NULL }
};

static const char * const watched[] = { "contribution", "programme", "exchange_rate", NULL };

static const DossierFormGroup several_groups[] = {
  { N_("Change in all of them"), 0, { { "kind" }, { "country" }, { "parent" } } },
};

static const DossierFormPage several = { "organisation", several_groups, G_N_ELEMENTS (several_groups) };

static const char * const pasted[] = { "name", "short_name", "kind", "country", NULL };

static const DossierPageKind kind = {
  .table = "organisation",
  .watched = watched,
  .filters = filters,
  .new_label = N_("New Funder"),
  .first_field = "name",
  .pasted = pasted,
  .several = &several,
  .words = {
    .filter = N_("Filter funders"),
    .options = N_("Kind and programme"),
    .add = N_("New funder (Ctrl+N)"),
    .no_match = N_("No funder matches “%s”"),
    .icon_name = "dossier-funders-symbolic",
    .empty_title = N_("No funders yet"),
    .empty_text = N_("A funder contributes to programmes. Its contributions say to which, from which "
                     "instrument and how much."),
    .empty_button = N_("New Funder"),
  },
};

/* Rows */

static char *
dup_within (DossierStore *store,
            DossierQuery *programmes)
{
  g_autoptr (DossierSum) sum = dossier_store_sum (store, programmes, "budget");
  g_autofree char *total = dossier_sum_format (sum, dossier_interface_language ());

  /* Translators: what the budgets a funder shares in add up to: “budgets: up to EUR 1.8 million” */
  return *total != '\0' ? g_strdup_printf (_("budgets: %s"), total) : NULL;
}

static void
dossier_funders_page_show_row (DossierPage    *page,
                               DossierListRow *row,
                               DossierRecord  *funder)
{
  DossierStore *store = dossier_page_get_store (page);
  g_autoptr (DossierQuery) programmes = dossier_query_new ("programme");
  g_autofree char *initials = dossier_organisation_dup_initials (store, funder);
  g_autofree char *name = dossier_store_dup_title (store, funder, dossier_interface_language ());
  g_autofree char *count = NULL;
  g_autofree char *within = NULL;
  guint n_programmes;

  dossier_query_linked_from (programmes, "contribution", "programme", "organisation",
                             dossier_record_get_id (funder));
  n_programmes = dossier_store_count (store, programmes);
  count = dossier_count_dup_words (ngettext ("%u programme", "%u programmes", n_programmes), n_programmes);
  within = n_programmes > 0 ? dup_within (store, programmes) : NULL;
  dossier_list_row_show_record (row, funder,
                                &(DossierListRowText) { .mark = initials, .title = name, .left = count,
                                                        .right = within });
}

static char *
dup_total (DossierStore *store,
           guint         section)
{
  g_autoptr (DossierQuery) programmes = dossier_query_new ("programme");
  g_autoptr (DossierSum) sum = NULL;

  if (section < NOT_YET)
    dossier_query_linked_from (programmes, "contribution", "programme", "voluntary", section);
  else
    dossier_query_linked_from (programmes, "contribution", "programme", NULL, 0);
  sum = dossier_store_sum (store, programmes, "budget");
  return dossier_rate_dup_total (store, sum, dossier_interface_language ());
}

static char *
dossier_funders_page_dup_total (DossierPage    *page,
                                DossierSection *section)
{
  for (guint i = 0; i < NOT_YET; i++)
    if (strcmp (dossier_section_get_title (section), _(titles[i])) == 0)
      return dup_total (dossier_page_get_store (page), i);

  return NULL;
}

/* What is listed */

/* An organisation just made contributes to nothing, but has to be somewhere. */
static GPtrArray *
dossier_funders_page_make_sections (DossierPage *page)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_object_unref);
  DossierRecord *here = dossier_page_get_record (page);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      DossierQuery *query = dossier_page_make_query (page);

      if (i < NOT_YET)
        dossier_query_linked_from (query, "contribution", "organisation", "voluntary", i);
      else
        {
          dossier_query_match (query, "id", here != NULL ? dossier_record_get_id (here) : 0);
          dossier_query_not_linked_from (query, "contribution", "organisation");
        }
      g_ptr_array_add (sections, dossier_section_new (_(titles[i]), query));
    }

  return sections;
}

static guint
count_placeholders (DossierPage *page,
                    gboolean     is_placeholder)
{
  g_autoptr (DossierQuery) query = dossier_page_make_query (page);
  g_autoptr (DossierQuery) all = dossier_page_make_query (page);
  DossierStore *store = dossier_page_get_store (page);

  dossier_query_linked_from (query, "contribution", "organisation", NULL, 0);
  dossier_query_linked_from (all, "contribution", "organisation", NULL, 0);
  dossier_query_match_text (query, "kind", "placeholder");

  return is_placeholder ? dossier_store_count (store, query)
                        : dossier_store_count (store, all) - dossier_store_count (store, query);
}

static char *
dossier_funders_page_dup_count (guint n_funders)
{
  return dossier_count_dup_words (ngettext ("%u funder", "%u funders", n_funders), n_funders);
}

static void
dossier_funders_page_show_status (DossierPage *page)
{
  guint n_funders = count_placeholders (page, FALSE);
  guint n_unknown = count_placeholders (page, TRUE);
  g_autofree char *count = dossier_funders_page_dup_count (n_funders);
  g_autofree char *unknown = dossier_count_dup_words (ngettext ("%u to be identified", "%u to be identified",
                                                                n_unknown), n_unknown);
  /* Translators: “9 funders” and “1 to be identified” */
  g_autofree char *both = g_strdup_printf (_("%s, %s"), count, unknown);
  g_autofree char *total = dup_total (dossier_page_get_store (page), NOT_YET);

  dossier_list_pane_set_status (dossier_page_get_list_pane (page), n_unknown > 0 ? both : count, total,
                                NULL);
}

static gboolean
dossier_funders_page_prepare_new (DossierPage    *page,
                                  DossierRecord  *funder,
                                  GError        **error)
{
  return dossier_record_parse (funder, "name", _("New Funder"), error);
}

static GtkWidget *
dossier_funders_page_make_record_view (DossierPage *page)
{
  return dossier_funder_view_new (dossier_page_get_store (page));
}

static void
dossier_funders_page_class_init (DossierFundersPageClass *klass)
{
  DossierPageClass *page_class = DOSSIER_PAGE_CLASS (klass);

  page_class->kind = &kind;
  page_class->make_record_view = dossier_funders_page_make_record_view;
  page_class->make_sections = dossier_funders_page_make_sections;
  page_class->show_row = dossier_funders_page_show_row;
  page_class->dup_total = dossier_funders_page_dup_total;
  page_class->dup_count = dossier_funders_page_dup_count;
  page_class->show_status = dossier_funders_page_show_status;
  page_class->prepare_new = dossier_funders_page_prepare_new;
}

static void
dossier_funders_page_init (DossierFundersPage *self)
{
}
