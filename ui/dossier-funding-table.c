/* dossier-funding-table.c: the contributions of a funder, with sums that keep their qualifiers. */
#include "dossier-funding-table.h"

#include <glib/gi18n-lib.h>

#include "dossier-child-list.h"
#include "dossier-chip.h"
#include "dossier-contribution-list.h"
#include "dossier-fit.h"
#include "dossier-language.h"
#include "dossier-rate.h"
#include "dossier-share-button.h"
#include "dossier-total-row.h"
#include "dossier-trailing.h"

/* Where the column of budgets ends: before the shares. */
#define END 114

/* Where the names begin: behind the bar. */
#define NAMES 30

/* What the style adds around a row, but not around what stands above it. */
#define ROW_PADDING 2

#define LONGEST_NAME 6
#define SHARE_WIDTH 88
#define BAR_HEIGHT 38
#define LEAST_WIDTH 420

struct _DossierFundingTable
{
  AdwBin            parent_instance;

  DossierStore     *store;
  DossierChildList *list;
  GtkWidget        *running;
  GtkWidget        *planned;
  GtkWidget        *past;
  GtkWidget        *all;
};

G_DEFINE_FINAL_TYPE (DossierFundingTable, dossier_funding_table, ADW_TYPE_BIN)

/* “Instrument for Stability (IfS) · Nov 2013 – Oct 2016” */
static char *
dup_subtitle (DossierStore  *store,
              DossierRecord *contribution,
              DossierRecord *programme)
{
  const char *language = dossier_interface_language ();
  g_autofree char *instrument = dossier_contribution_dup_instrument (store, contribution);
  g_autofree char *start = dossier_record_dup_display (programme, "starts", language);
  g_autofree char *end = dossier_record_dup_display (programme, "ends", language);

  if (*start == '\0' && *end == '\0')
    return g_steal_pointer (&instrument);

  /* Translators: an instrument, the start and the end of a programme */
  return g_strdup_printf (_("%s · %s – %s"), instrument, start, end);
}

static GtkWidget *
make_bar (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (bar, -1, BAR_HEIGHT);
  gtk_widget_add_css_class (bar, "bar");
  return bar;
}

static GtkWidget *
make_end (DossierStore *store)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *budget = gtk_label_new (NULL);

  gtk_widget_set_layout_manager (end, dossier_trailing_new (12, G_MAXINT16));
  gtk_label_set_xalign (GTK_LABEL (budget), 0);
  gtk_widget_add_css_class (budget, "numeric");
  gtk_box_append (GTK_BOX (end), budget);
  gtk_box_append (GTK_BOX (end), dossier_share_button_new (store));
  return end;
}

static void
show_contribution (DossierChildList *list,
                   DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *contribution = dossier_child_row_get_record (row);
  g_autoptr (DossierRecord) programme = dossier_store_get_linked (store, contribution, "programme");
  g_autofree char *source = dossier_contribution_dup_source (contribution);
  g_autofree char *subtitle = NULL, *budget = NULL;
  GtkWidget *end;

  if (programme == NULL)
    return;

  if (dossier_child_row_get_prefix (row) == NULL)
    {
      dossier_child_row_set_prefix (row, make_bar ());
      dossier_child_row_set_suffix (row, make_end (store));
    }
  end = dossier_child_row_get_suffix (row);
  subtitle = dup_subtitle (store, contribution, programme);
  budget = dossier_record_dup_display (programme, "budget", dossier_interface_language ());

  dossier_child_row_set_text (row, dossier_record_get_text (programme, "short_title"), subtitle);
  dossier_chip_show_programme (dossier_child_row_get_chip (row, 0), programme);
  dossier_child_row_set_chip (row, 1, source, "plain");
  dossier_chip_set_colour (dossier_child_row_get_prefix (row), programme);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (end)), budget);
  dossier_share_button_show (DOSSIER_SHARE_BUTTON (gtk_widget_get_last_child (end)), contribution);
}

/* As the programmes are listed, not as the funders of each are. */
static gint64
rank_contribution (DossierChildList *list,
                   DossierRecord    *contribution)
{
  g_autoptr (DossierRecord) programme = dossier_store_get_linked (dossier_child_list_get_store (list),
                                                                  contribution,
                                                                  "programme");

  return programme != NULL ? dossier_record_get_integer (programme, "position") : G_MAXINT64;
}

static const DossierChildKind kind = {
  .table = "contribution",
  .owner = "organisation",
  .heading = N_("Contributions"),
  .empty = N_("No contributions yet"),
  .adds = "programme",
  .add = N_("Adding a contribution of “%s”"),
  .flags = DOSSIER_CHILD_STRONG,
  .show = show_contribution,
  .rank = rank_contribution,
};

static void
activated_cb (DossierChildList *list,
              DossierChildRow  *row)
{
  gtk_widget_activate_action (GTK_WIDGET (list), "win.open-record", "(sx)", "programme",
                              dossier_record_get_integer (dossier_child_row_get_record (row), "programme"));
}

/* “EU share”: the short name leaves room for the word; longer names do not. */
static char *
dup_share_heading (DossierRecord *organisation)
{
  const char *name = organisation != NULL ? dossier_record_get_text (organisation, "short_name") : NULL;

  if (name == NULL || g_utf8_strlen (name, -1) > LONGEST_NAME)
    return g_strdup (_("Its share"));

  /* Translators: the heading of a column; %s is the short name of a funder: “EU share” */
  return g_strdup_printf (_("%s share"), name);
}

static GtkWidget *
make_heading (const char *text,
              double      xalign)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", xalign, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (label, "caption-title");
  return label;
}

static GtkWidget *
make_headings (DossierRecord *organisation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *share = dup_share_heading (organisation);
  GtkWidget *first = make_heading (_("Programme and instrument"), 0.0);
  GtkWidget *last = make_heading (share, 0.5);

  gtk_widget_set_hexpand (first, TRUE);
  gtk_widget_set_size_request (last, SHARE_WIDTH, -1);
  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", NAMES + ROW_PADDING, "margin-end",
                14 + ROW_PADDING, NULL);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), make_heading (_("Budget"), 1.0));
  gtk_box_append (GTK_BOX (box), last);

  /* Where there is no room for columns there are no headings of columns. */
  gtk_widget_set_size_request (box, LEAST_WIDTH, -1);
  return box;
}

/* Column headings stand above the first contribution, with a line below them. */
static void
header_func (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       list)
{
  GtkWidget *header, *headings, *line;

  if (before != NULL || !DOSSIER_IS_CHILD_ROW (row))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  headings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_add_css_class (line, "hair");
  gtk_box_append (GTK_BOX (headings), make_headings (dossier_child_list_get_owner (list)));
  gtk_box_append (GTK_BOX (headings), line);

  header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (header, dossier_fit_new ());
  gtk_box_append (GTK_BOX (header), headings);
  gtk_box_append (GTK_BOX (header), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_list_box_row_set_header (row, header);
}

static void
show_total (DossierFundingTable *self,
            GtkWidget           *row,
            const char          *label,
            const DossierSum    *sum)
{
  g_autofree char *text = dossier_rate_dup_total (self->store, sum, dossier_interface_language ());

  dossier_total_row_set (row, label, text, row == self->all);
  gtk_widget_set_visible (row, *text != '\0');
}

void
dossier_funding_table_refresh (DossierFundingTable        *self,
                               DossierRecord              *organisation,
                               const DossierFunderFigures *figures)
{
  g_autofree char *unconfirmed = dossier_sum_format (figures->unconfirmed, dossier_interface_language ());
  /* Translators: the sum of planned budgets, and how much of it is not yet confirmed */
  g_autofree char *planned = g_strdup_printf (_("Planned, of it %s to be confirmed"), unconfirmed);

  dossier_child_list_refresh (self->list, organisation);
  show_total (self, self->running, _("Running"), figures->running);
  show_total (self, self->planned, *unconfirmed != '\0' ? planned : _("Planned"), figures->planned);
  show_total (self, self->past, _("Closed, cancelled or suspended"), figures->past);
  show_total (self, self->all, _("Budgets shared in"), figures->all);
}

GtkWidget *
dossier_funding_table_new (DossierStore *store)
{
  DossierFundingTable *self = g_object_new (DOSSIER_TYPE_FUNDING_TABLE, NULL);
  GtkWidget **totals[] = { &self->running, &self->planned, &self->past, &self->all };

  self->store = g_object_ref (store);
  self->list = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &kind));
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      *totals[i] = dossier_total_row_new (NAMES, END);
      dossier_child_list_append (self->list, *totals[i]);
    }
  gtk_list_box_set_header_func (dossier_child_list_get_box (self->list), header_func, self->list,
                                NULL);
  g_signal_connect (self->list, "activate-child", G_CALLBACK (activated_cb), NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));

  return GTK_WIDGET (self);
}

static void
dossier_funding_table_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_FUNDING_TABLE (object)->store);

  G_OBJECT_CLASS (dossier_funding_table_parent_class)->finalize (object);
}

static void
dossier_funding_table_class_init (DossierFundingTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_funding_table_finalize;
}

static void
dossier_funding_table_init (DossierFundingTable *self)
{
}
