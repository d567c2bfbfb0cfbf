/* dossier-funder-view.c: an organisation as a funder: what it contributes to, and its own fields.
 *
 * The share of a funder is mostly not known; then only the budgets it shares in are
 * added up, and said to be just that.
 */
#include "dossier-funder-view.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-child-form.h"
#include "dossier-columns.h"
#include "dossier-count.h"
#include "dossier-funder-figures.h"
#include "dossier-funding-table.h"
#include "dossier-initials.h"
#include "dossier-language.h"
#include "dossier-pane.h"
#include "dossier-rate.h"
#include "dossier-tile.h"
#include "dossier-used-by.h"
#include "dossier-wrap.h"

struct _DossierFunderView
{
  DossierRecordView    parent_instance;

  GtkWidget           *states;
  GtkWidget           *badge;
  GtkWidget           *name;
  GtkWidget           *role;
  GtkWidget           *subtitle;
  GtkWidget           *page;

  GtkWidget           *programmes;     /* tiles */
  GtkWidget           *budgets;
  GtkWidget           *share;
  DossierFundingTable *contributions;
  DossierForm         *form;
  DossierChildList    *instruments;
  DossierUsedBy       *uses;
};

G_DEFINE_FINAL_TYPE (DossierFunderView, dossier_funder_view, DOSSIER_TYPE_RECORD_VIEW)

/* The organisation itself */

static const DossierFormGroup groups[] = {
  { N_("Organisation"), DOSSIER_GROUP_LANGUAGES,
    { { "name", DOSSIER_ROW_WRAPPED }, { "short_name" }, { "kind" }, { "country" }, { "parent" },
      { "iati_ref" }, { "iati_type" }, { "note" } } },
};

static const DossierFormPage form_page = {
  "organisation", groups, G_N_ELEMENTS (groups), .has_own_fields = TRUE
};

static const DossierFormGroup instrument_groups[] = {
  { N_("Funding instrument"), DOSSIER_GROUP_LANGUAGES,
    { { "name", DOSSIER_ROW_WRAPPED }, { "short_name" } } },
};

static const DossierFormPage instrument_page =
  { "instrument", instrument_groups, G_N_ELEMENTS (instrument_groups) };

static void
show_instrument (DossierChildList *list,
                 DossierChildRow  *row)
{
  DossierRecord *instrument = dossier_child_row_get_record (row);

  dossier_child_row_set_text (row,
                              dossier_record_get_local (instrument, "name", dossier_interface_language ()),
                              dossier_record_get_text (instrument, "short_name"));
}

static GtkWidget *
open_instrument (DossierChildList *list,
                 DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &instrument_page);
}

static const DossierChildKind instrument_kind = {
  .table = "instrument",
  .owner = "organisation",
  .heading = N_("Funding instruments"),
  .empty = N_("No instruments"),
  .adds = "name",
  .add = N_("Adding an instrument to “%s”"),
  .flags = DOSSIER_CHILD_OPENS | DOSSIER_CHILD_WRAPPED,
  .show = show_instrument,
  .open = open_instrument,
};

/* Heading */

/* “Union européenne · supranational organisation” */
static char *
dup_subtitle (DossierRecord *organisation)
{
  const char *language = dossier_interface_language ();
  const char *other = dossier_record_get_text (organisation,
                                               g_str_equal (language, "fr") ? "name" : "name_fr");
  g_autofree char *kind = dossier_record_dup_display (organisation, "kind", language);
  g_autofree char *lower = g_utf8_strdown (kind, -1);

  if (other == NULL || *kind == '\0')
    return g_strdup (other != NULL ? other : kind);

  return g_strdup_printf (_("%s · %s"), other, lower);
}

static void
show_heading (DossierFunderView          *self,
              DossierRecord              *organisation,
              const DossierFunderFigures *figures)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  g_autofree char *initials = dossier_organisation_dup_initials (store, organisation);
  g_autofree char *name = dossier_store_dup_title (store, organisation, dossier_interface_language ());
  g_autofree char *subtitle = dup_subtitle (organisation);

  gtk_label_set_text (GTK_LABEL (self->badge), initials);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_widget_set_tooltip_text (self->name, name);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_visible (self->subtitle, *subtitle != '\0');
  gtk_widget_set_visible (self->role, figures->n_contributions > 0);
}

/* Tiles */

static char *
dup_states (const DossierFunderFigures *figures)
{
  g_autofree char *running = g_strdup_printf (_("%u running"), figures->n_running);
  g_autofree char *planned = g_strdup_printf (_("%u planned"), figures->n_planned);

  if (figures->n_running == 0 && figures->n_planned == 0)
    return g_strdup (_("none running or planned"));
  if (figures->n_running == 0 || figures->n_planned == 0)
    return g_strdup (figures->n_running == 0 ? planned : running);

  return g_strdup_printf (_("%s, %s"), running, planned);
}

static char *
dup_sharers (const DossierFunderFigures *figures)
{
  if (figures->n_programmes == 0)
    return g_strdup ("");
  if (figures->other != NULL)
    /* Translators: the name of the only other funder, which takes an article in no language */
    return g_strdup_printf (_("shared with: %s"), figures->other);
  if (figures->n_others == 0)
    return g_strdup (_("no other funder"));

  return dossier_count_dup_words (ngettext ("shared with %u other", "shared with %u others",
                                            figures->n_others),
                                  figures->n_others);
}

static char *
dup_number (guint number)
{
  static const char * const words[] = {
    NC_("number", "two"), NC_("number", "three"), NC_("number", "four"), NC_("number", "five"),
    NC_("number", "six"), NC_("number", "seven"), NC_("number", "eight"), NC_("number", "nine"),
    NC_("number", "ten"),
  };

  return number >= 2 && number < 2 + G_N_ELEMENTS (words)
         ? g_strdup (g_dpgettext2 (NULL, "number", words[number - 2])) : g_strdup_printf ("%u", number);
}

/* In how many of the contributions the share of the funder is known. */
static char *
dup_stated (const DossierFunderFigures *figures)
{
  guint n = figures->n_contributions;
  g_autofree char *all = dup_number (n);

  if (n == 0)
    return g_strdup ("");
  if (n == 1)
    return g_strdup (_("in its only contribution"));
  if (figures->n_stated == 0)
    /* Translators: %s is the number of contributions, in words up to ten: “in none of the five” */
    return g_strdup_printf (_("in none of the %s"), all);
  if (figures->n_stated == n)
    return g_strdup_printf (_("in all of the %s"), all);

  /* Translators: for how many of its contributions the share is known: “stated in 2 of 5” */
  return g_strdup_printf (ngettext ("stated in %u of %u", "stated in %u of %u", figures->n_stated),
                          figures->n_stated, n);
}

/* What several currencies are together stands below the figure, above what is known besides. */
static void
show_sum (DossierFunderView *self,
          GtkWidget         *tile,
          const DossierSum  *sum,
          const char        *note)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  const char *language = dossier_interface_language ();
  g_autofree char *figure = dossier_sum_format (sum, language);
  g_autofree char *together = dossier_rate_dup_note (store, sum, language);
  g_autofree char *lines = together != NULL ? g_strdup_printf ("%s\n%s", together, note) : g_strdup (note);

  dossier_tile_set (tile, *figure != '\0' ? figure : _("Not stated"), lines);
}

static void
show_tiles (DossierFunderView          *self,
            const DossierFunderFigures *figures)
{
  g_autofree char *count = g_strdup_printf ("%u", figures->n_programmes);
  g_autofree char *states = dup_states (figures);
  g_autofree char *sharers = dup_sharers (figures);
  g_autofree char *stated = dup_stated (figures);

  dossier_tile_set (self->programmes, count, states);
  show_sum (self, self->budgets, figures->all, sharers);
  show_sum (self, self->share, figures->shares, stated);
}

static GtkWidget *
make_tiles (DossierFunderView *self)
{
  GtkWidget *tiles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (tiles,
                                 g_object_new (DOSSIER_TYPE_COLUMNS, "spacing", 12, "stacked-spacing", 12,
                                                      "threshold", 520, "weights", "3 5 4", NULL));
  self->programmes = dossier_tile_new (_("Programmes"));
  self->budgets = dossier_tile_new (_("Their budgets"));
  self->share = dossier_tile_new (_("Its own share"));
  gtk_box_append (GTK_BOX (tiles), self->programmes);
  gtk_box_append (GTK_BOX (tiles), self->budgets);
  gtk_box_append (GTK_BOX (tiles), self->share);

  return tiles;
}

/* Actions */

static void
menu_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DossierRecord *organisation = dossier_record_view_get_record (DOSSIER_RECORD_VIEW (widget));

  if (organisation != NULL)
    dossier_act_on (widget, action, organisation);
}

/* Public */

GtkWidget *
dossier_funder_view_new (DossierStore *store)
{
  return g_object_new (DOSSIER_TYPE_FUNDER_VIEW, "store", store, NULL);
}

/**
 * dossier_funder_view_set_record:
 * @organisation: (nullable)
 */
void
dossier_funder_view_set_record (DossierFunderView *self,
                                DossierRecord     *organisation)
{
  dossier_record_view_set_record (DOSSIER_RECORD_VIEW (self), organisation);
}

/* Class */

static void
dossier_funder_view_refresh (DossierRecordView *view,
                             DossierRecord     *organisation,
                             const GDate       *as_of)
{
  DossierFunderView *self = DOSSIER_FUNDER_VIEW (view);
  g_autoptr (DossierFunderFigures) figures = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->states), organisation != NULL ? "funder" : "nothing");
  dossier_form_set_record (self->form, organisation);
  dossier_child_list_refresh (self->instruments, organisation);
  dossier_used_by_refresh (self->uses, organisation);
  if (organisation == NULL)
    return;

  figures = dossier_funder_figures_new (dossier_record_view_get_store (view), organisation);
  show_heading (self, organisation, figures);
  show_tiles (self, figures);
  dossier_funding_table_refresh (self->contributions, organisation, figures);
}

static gboolean
dossier_funder_view_focus (DossierRecordView *view,
                           const char        *name)
{
  return dossier_form_focus (DOSSIER_FUNDER_VIEW (view)->form, name);
}

static void
dossier_funder_view_constructed (GObject *object)
{
  static const char * const skipped[] = { "contribution", NULL };
  static const char * const tables[] = {
    "contribution", "programme", "instrument", "partner", "activity_organisation", "office", "office_event",
    "organisation", "person", "exchange_rate", NULL
  };
  DossierFunderView *self = DOSSIER_FUNDER_VIEW (object);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  G_OBJECT_CLASS (dossier_funder_view_parent_class)->constructed (object);

  self->contributions = DOSSIER_FUNDING_TABLE (dossier_funding_table_new (store));
  self->form = dossier_form_new (store, &form_page);
  self->instruments = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &instrument_kind));
  self->uses = DOSSIER_USED_BY (dossier_used_by_new (store, skipped));
  gtk_box_append (GTK_BOX (box), make_tiles (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->contributions));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->instruments));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->uses));
  adw_bin_set_child (ADW_BIN (self->page), dossier_scroll_new (box, 820));
  dossier_record_view_watch (DOSSIER_RECORD_VIEW (self), tables);
}

static void
dossier_funder_view_class_init (DossierFunderViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_funder_view_constructed;
  view_class->refresh = dossier_funder_view_refresh;
  view_class->focus = dossier_funder_view_focus;

  g_type_ensure (DOSSIER_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-funder-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFunderView, states);
  gtk_widget_class_bind_template_child (widget_class, DossierFunderView, badge);
  gtk_widget_class_bind_template_child (widget_class, DossierFunderView, name);
  gtk_widget_class_bind_template_child (widget_class, DossierFunderView, role);
  gtk_widget_class_bind_template_child (widget_class, DossierFunderView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DossierFunderView, page);
  gtk_widget_class_install_action (widget_class, "funder.duplicate", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "funder.history", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "funder.delete", NULL, menu_cb);
}

static void
dossier_funder_view_init (DossierFunderView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
