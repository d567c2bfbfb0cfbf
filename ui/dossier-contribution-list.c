/* dossier-contribution-list.c: the Funding tab: who pays, how much is known of it, and who takes part. */
#include "dossier-contribution-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-child-form.h"
#include "dossier-choice-button.h"
#include "dossier-contribution.h"
#include "dossier-empty-page.h"
#include "dossier-language.h"
#include "dossier-pane.h"
#include "dossier-parts.h"
#include "dossier-percent.h"
#include "dossier-rate.h"
#include "dossier-share-button.h"
#include "dossier-total-row.h"

struct _DossierContributionList
{
  DossierRecordView  parent_instance;

  GtkWidget         *stack;
  DossierChildList  *contributions;
  DossierChildList  *partners;
  DossierParts      *money;
  GtkWidget         *stated;  /* total of the shares, where there are any */
  GtkWidget         *budget;
};

G_DEFINE_FINAL_TYPE (DossierContributionList, dossier_contribution_list, DOSSIER_TYPE_RECORD_VIEW)

/* Contributions */

char *
dossier_contribution_dup_instrument (DossierStore  *store,
                                     DossierRecord *contribution)
{
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) instrument = dossier_store_get_linked (store, contribution, "instrument");
  const char *name, *short_name;

  if (instrument == NULL)
    return g_strdup (dossier_record_get_integer (contribution, "voluntary") != 0
                     ? _("Voluntary contribution")
                                                                                : _("Instrument not stated"));

  name = dossier_record_get_local (instrument, "name", language);
  short_name = dossier_record_get_text (instrument, "short_name");

  /* Translators: a name and its short form: “Instrument for Stability (IfS)” */
  return short_name != NULL ? g_strdup_printf (_("%s (%s)"), name, short_name) : g_strdup (name);
}

char *
dossier_contribution_dup_source (DossierRecord *contribution)
{
  const char *source = dossier_record_get_text (contribution, "inferred");

  /* Translators: words from which something was concluded */
  return source != NULL ? g_strdup_printf (_("inferred from “%s”"), source) : NULL;
}

static const DossierFormGroup groups[] = {
  { N_("Contribution"), DOSSIER_GROUP_LANGUAGES,
    { { "organisation" }, { "instrument" }, { "share" }, { "part" }, { "voluntary" }, { "group_label" },
      { "inferred" } } },
};

static const DossierFormPage page = { "contribution", groups, G_N_ELEMENTS (groups) };

static void
show_contribution (DossierChildList *list,
                   DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *contribution = dossier_child_row_get_record (row);
  g_autofree char *name = dossier_store_dup_title (store, contribution, dossier_interface_language ());
  g_autofree char *instrument = dossier_contribution_dup_instrument (store, contribution);
  g_autofree char *source = dossier_contribution_dup_source (contribution);
  g_autofree char *part = dossier_part_dup_words (contribution);
  DossierAmount share;

  dossier_child_row_set_text (row, name, instrument);
  dossier_child_row_set_chip (row, 0, source, "plain");
  /* Where there is no amount, the percentage stands in its place. */
  dossier_child_row_set_chip (row, 1, dossier_record_get_amount (contribution, "share", &share) ? part : NULL,
                              "plain");
  if (dossier_child_row_get_suffix (row) == NULL)
    dossier_child_row_set_suffix (row, dossier_share_button_new (store));
  dossier_share_button_show (DOSSIER_SHARE_BUTTON (dossier_child_row_get_suffix (row)), contribution);
}

static GtkWidget *
open_contribution (DossierChildList *list,
                   DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &page);
}

static const DossierChildKind contribution_kind = {
  .table = "contribution",
  .owner = "programme",
  .heading = N_("Funders"),
  .empty = N_("No funders yet"),
  .adds = "organisation",
  .add = N_("Adding a funder to “%s”"),
  .flags = DOSSIER_CHILD_ORDERED | DOSSIER_CHILD_OPENS,
  .show = show_contribution,
  .open = open_contribution,
};

/* What several funders are listed under stands above the first of them. */
static const char *
get_group_label (GtkListBoxRow *row)
{
  return DOSSIER_IS_CHILD_ROW (row)
         ? dossier_record_get_local (dossier_child_row_get_record (DOSSIER_CHILD_ROW (row)), "group_label",
                                     dossier_interface_language ())
         : NULL;
}

static void
header_func (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       unused)
{
  const char *text = get_group_label (row);
  GtkWidget *label;

  if (text == NULL || (before != NULL && g_strcmp0 (text, get_group_label (before)) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (text);
  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "margin-top", 12, "margin-bottom", 6,
                "margin-start", 14, "margin-end", 14, NULL);
  gtk_widget_add_css_class (label, "section");
  gtk_list_box_row_set_header (row, label);
}

/* Partners */

static void
show_partner (DossierChildList *list,
              DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *partner = dossier_child_row_get_record (row);
  g_autofree char *name = dossier_store_dup_title (store, partner, dossier_interface_language ());
  GtkWidget *suffix = dossier_child_row_get_suffix (row);

  dossier_child_row_set_text (row, name, NULL);
  if (suffix == NULL)
    {
      suffix = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      gtk_box_append (GTK_BOX (suffix),
                      dossier_choice_button_new (store, dossier_record_get_table (partner), "role"));
      gtk_box_append (GTK_BOX (suffix), dossier_remove_button_new (store));
      dossier_child_row_set_suffix (row, suffix);
    }
  dossier_choice_button_show (DOSSIER_CHOICE_BUTTON (gtk_widget_get_first_child (suffix)), partner);
}

static const DossierChildKind partner_kind = {
  .table = "partner",
  .owner = "programme",
  .heading = N_("Partners"),
  .empty = N_("No partners yet"),
  .adds = "organisation",
  .add = N_("Adding a partner to “%s”"),
  .flags = DOSSIER_CHILD_ORDERED,
  .show = show_partner,
};

static void
partner_activated_cb (DossierChildList *list,
                      DossierChildRow  *row)
{
  gtk_widget_activate_action (GTK_WIDGET (list), "win.open-record", "(sx)", "organisation",
                              dossier_record_get_integer (dossier_child_row_get_record (row),
                                                          "organisation"));
}

static const DossierEmptyPage empty = {
  .icon = "dossier-funders-symbolic",
  .title = N_("No funders yet"),
  .description = N_("Who pays for the programme, from which instrument, and how much of it is known."),
  .add = N_("Add a Funder"),
};

/* Totals */

static void
show_totals (DossierContributionList *self,
             DossierStore            *store,
             DossierRecord           *programme)
{
  const char *language = dossier_interface_language ();
  g_autoptr (DossierQuery) query = dossier_query_new ("contribution");
  g_autoptr (GPtrArray) contributions = NULL;
  g_autoptr (DossierSum) sum = NULL;
  g_autofree char *shares = NULL;
  g_autofree char *budget = dossier_record_dup_display (programme, "budget", language);

  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  contributions = dossier_store_query_records (store, query, NULL);
  sum = contributions != NULL ? dossier_contribution_sum (store, contributions) : dossier_sum_new ();
  shares = dossier_rate_dup_total (store, sum, language);

  dossier_total_row_set (self->stated, _("Shares stated"), shares, FALSE);
  gtk_widget_set_visible (self->stated, *shares != '\0');
  dossier_total_row_set (self->budget, _("Budget of the programme"),
                         *budget != '\0' ? budget : _("not stated"), TRUE);
}

/* Class */

static void
dossier_contribution_list_refresh (DossierRecordView *view,
                                   DossierRecord     *programme,
                                   const GDate       *as_of)
{
  DossierContributionList *self = DOSSIER_CONTRIBUTION_LIST (view);

  dossier_child_list_refresh (self->contributions, programme);
  dossier_child_list_refresh (self->partners, programme);
  dossier_parts_refresh (self->money, programme);
  if (programme == NULL)
    return;

  show_totals (self, dossier_record_view_get_store (view), programme);
  dossier_empty_page_update (self->stack, dossier_child_list_get_n_rows (self->contributions) == 0 &&
                                          dossier_child_list_get_n_rows (self->partners) == 0 &&
                                          dossier_parts_count (self->money) == 0);
}

static gboolean
dossier_contribution_list_focus (DossierRecordView *view,
                                 const char        *name)
{
  return gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

static void
dossier_contribution_list_constructed (GObject *object)
{
  static const char * const tables[] = {
    "contribution", "partner", "organisation", "instrument", "agreement", "budget_version",
    "money_transaction", "planned_disbursement", "exchange_rate", NULL
  };
  static const char * const money[] = {
    "agreement", "budget_version", "money_transaction", "planned_disbursement", NULL
  };
  DossierContributionList *self = DOSSIER_CONTRIBUTION_LIST (object);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  G_OBJECT_CLASS (dossier_contribution_list_parent_class)->constructed (object);

  self->contributions = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &contribution_kind));
  self->partners = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &partner_kind));
  self->stated = dossier_total_row_new (14, 14);
  self->budget = dossier_total_row_new (14, 14);
  dossier_child_list_append (self->contributions, self->stated);
  dossier_child_list_append (self->contributions, self->budget);
  gtk_list_box_set_header_func (dossier_child_list_get_box (self->contributions), header_func, NULL, NULL);
  g_signal_connect (self->partners, "activate-child", G_CALLBACK (partner_activated_cb), NULL);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->contributions));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->partners));
  self->money = dossier_parts_new (store, GTK_BOX (box), money, "programme");
  self->stack = dossier_empty_page_new (dossier_scroll_new (box, 820), self->contributions, &empty, NULL);
  adw_bin_set_child (ADW_BIN (self), self->stack);
  dossier_record_view_watch (DOSSIER_RECORD_VIEW (self), tables);
}

static void
dossier_contribution_list_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_CONTRIBUTION_LIST (object)->money, dossier_parts_free);

  G_OBJECT_CLASS (dossier_contribution_list_parent_class)->finalize (object);
}

static void
dossier_contribution_list_class_init (DossierContributionListClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_contribution_list_constructed;
  G_OBJECT_CLASS (klass)->finalize = dossier_contribution_list_finalize;
  view_class->refresh = dossier_contribution_list_refresh;
  view_class->focus = dossier_contribution_list_focus;
}

static void
dossier_contribution_list_init (DossierContributionList *self)
{
}
