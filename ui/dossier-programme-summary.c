/* dossier-programme-summary.c: the first tab: what, since when, how much, from whom, for whom. */
#include "dossier-programme-summary.h"

#include <glib/gi18n-lib.h>

#include "dossier-child-list.h"
#include "dossier-count.h"
#include "dossier-form.h"
#include "dossier-language.h"
#include "dossier-link-row.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-percent.h"
#include "dossier-relation-list.h"

struct _DossierProgrammeSummary
{
  DossierRecordView  parent_instance;

  DossierForm       *form;
  DossierForm       *more;
  GtkWidget         *relations;
  GtkListBox        *uses;
  GtkWidget         *activities;
  GtkWidget         *published;      /* how many activities were claimed */
  GPtrArray         *funder_rows;    /* DossierLinkRow, hidden where there are fewer funders */
  GPtrArray         *relation_rows;
  GPtrArray         *claim_rows;
};

G_DEFINE_FINAL_TYPE (DossierProgrammeSummary, dossier_programme_summary, DOSSIER_TYPE_RECORD_VIEW)

/* The form */

static const DossierFormLinks links[] = {
  { "priority", N_("Priority countries"), "programme_country", "programme", "country", "role", "priority",
    N_("Add a priority country"), N_("Remove a priority country"),
    N_("%s is no longer a priority country of %s") },
  { "covered", N_("Countries covered"), "programme_country", "programme", "country", "role", "covered",
    N_("Add a country"), N_("Remove a country"), N_("%s is no longer a country of %s") },
  { "groups", N_("Country groups"), "programme_group", "programme", "country_group", NULL, NULL,
    N_("Add a country group"), N_("Remove a country group"), N_("%s is no longer the project area of %s") },
  { "treaties", N_("Common standard"), "programme_treaty", "programme", "treaty", "role", "basis",
    N_("Add a treaty"), N_("Remove a treaty"), N_("%s is no longer the common standard of %s") },
  { "promotes", N_("Promotes"), "programme_treaty", "programme", "treaty", "role", "promotes",
    N_("Add a treaty it promotes"), N_("Remove a treaty it promotes"), N_("%s is no longer promoted by %s") },
  { NULL }
};

#define MONEY 2

static const DossierFormGroup groups[] = {
  { N_("Programme"), DOSSIER_GROUP_LANGUAGES,
    { { "short_title" }, { "title", DOSSIER_ROW_WRAPPED }, { "objective" } } },
  { N_("Time"), 0, { { "starts" }, { "ends" }, { "duration" } } },
  [MONEY] = { N_("Money"), DOSSIER_GROUP_BESIDE, { { "budget" } } },
  { N_("Scope"), 0,
    { { "scope" }, { "priority", DOSSIER_ROW_LEGEND }, { "covered" }, { "groups" }, { "scope_note" },
      { "treaties" }, { "office" }, { "contact" } } },
  { N_("Status"), 0, { { "lifecycle" }, { "certainty" }, { "certainty_text" }, { "kind" } } },
};

static const DossierFormPage form_page = { "programme", groups, G_N_ELEMENTS (groups), links };

static const DossierFormGroup more_groups[] = {
  { N_("More"), 0,
    { { "subtitle" }, { "promotes" }, { "code" }, { "iati_identifier" }, { "sector" }, { "funding_text" },
      { "visibility" }, { "note" }, { "colour", DOSSIER_ROW_COLOUR } } },
};

static const DossierFormPage more_page = {
  "programme", more_groups, G_N_ELEMENTS (more_groups), links, TRUE
};

/* Rows that come and go with what they show, but are kept for the next programme */

static DossierLinkRow *
find_row (GPtrArray *rows,
          guint      index)
{
  if (index < rows->len)
    {
      gtk_widget_show (g_ptr_array_index (rows, index));
      return g_ptr_array_index (rows, index);
    }

  return NULL;
}

static void
hide_from (GPtrArray *rows,
           guint      index)
{
  for (; index < rows->len; index++)
    gtk_widget_hide (g_ptr_array_index (rows, index));
}

/* Funders */

static DossierLinkRow *
take_funder_row (DossierProgrammeSummary *self,
                 guint                    index)
{
  DossierLinkRow *row = find_row (self->funder_rows, index);

  if (row != NULL)
    return row;

  row = DOSSIER_LINK_ROW (dossier_link_row_new (_("Funder")));
  g_ptr_array_add (self->funder_rows, row);
  dossier_form_append_row (self->form, MONEY, GTK_WIDGET (row));
  return row;
}

static void
show_funder (DossierLinkRow *row,
             DossierStore   *store,
             DossierRecord  *contribution)
{
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) funder = dossier_store_get_linked (store, contribution, "organisation");
  g_autoptr (DossierRecord) instrument = dossier_store_get_linked (store, contribution, "instrument");
  g_autofree char *name = dossier_store_dup_title (store, contribution, language);
  g_autofree char *share = dossier_share_dup_words (contribution);
  g_autofree char *title = NULL;

  if (instrument != NULL)
    {
      const char *text = dossier_record_get_local (instrument, "name", language);
      const char *short_name = dossier_record_get_text (instrument, "short_name");
      g_autofree char *both = short_name != NULL ? g_strdup_printf ("%s (%s)", text, short_name)
                              : g_strdup (text);

      /* Translators: the label of a funder and the instrument the money comes from */
      title = g_strdup_printf (_("Funder · %s"), both);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : _("Funder"));
  dossier_link_row_show (row, funder, name);
  dossier_link_row_set_note (row, share);
}

static void
show_funders (DossierProgrammeSummary *self,
              DossierStore            *store,
              DossierRecord           *programme)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("contribution");
  g_autoptr (GPtrArray) contributions = NULL;
  guint n;

  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  contributions = dossier_store_query_records (store, query, NULL);
  n = contributions != NULL ? contributions->len : 0;
  for (guint i = 0; i < n; i++)
    show_funder (take_funder_row (self, i), store, g_ptr_array_index (contributions, i));
  hide_from (self->funder_rows, n);
}

/* Used by */

static DossierLinkRow *
take_use_row (DossierProgrammeSummary *self,
              GPtrArray               *rows,
              guint                    index,
              int                      place)
{
  DossierLinkRow *row = find_row (rows, index);

  if (row != NULL)
    return row;

  row = DOSSIER_LINK_ROW (dossier_link_row_new (""));
  g_ptr_array_add (rows, row);
  gtk_list_box_insert (self->uses, GTK_WIDGET (row), place);
  return row;
}

/* “Extended by · planned, TBC” above the other programme, or its title if it is not recorded. */
static void
show_relation (DossierLinkRow *row,
               DossierStore   *store,
               DossierRecord  *relation,
               gboolean        is_from_other_side)
{
  g_autoptr (DossierRecord) other = dossier_store_get_linked (store, relation,
                                                              is_from_other_side ? "programme" : "other");
  g_autofree char *status = other != NULL ? dossier_programme_dup_status (other)
                            : g_strdup (_("not recorded"));
  const char *kind = dossier_relation_get_label (relation, is_from_other_side);
  /* Translators: a relation and the status of the other programme: “Extended by · planned, TBC” */
  g_autofree char *title = g_strdup_printf (_("%s · %s"), kind, status);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  dossier_link_row_show (row, other, other != NULL ? dossier_record_get_text (other, "short_title")
                                                   : dossier_record_get_text (relation, "other_title"));
  dossier_link_row_set_note (row, dossier_record_is_set (relation, "inferred") ? _("inferred") : NULL);
}

static guint
show_relations (DossierProgrammeSummary *self,
                DossierStore            *store,
                DossierRecord           *programme,
                const char              *link,
                guint                    shown)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("relation");
  g_autoptr (GPtrArray) relations = NULL;

  dossier_query_match (query, link, dossier_record_get_id (programme));
  relations = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; relations != NULL && i < relations->len; i++, shown++)
    show_relation (take_use_row (self, self->relation_rows, shown, shown), store,
                   g_ptr_array_index (relations, i), g_str_equal (link, "other"));

  return shown;
}

static guint
count_activities (DossierStore  *store,
                  DossierRecord *programme,
                  const GDate   *after)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity");

  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  if (after != NULL)
    dossier_query_timing (query, "date", DOSSIER_TIMING_FORTHCOMING, after);

  return dossier_store_count (store, query);
}

static void
show_activities (DossierProgrammeSummary *self,
                 DossierStore            *store,
                 DossierRecord           *programme,
                 const GDate             *as_of)
{
  guint n = count_activities (store, programme, NULL);
  guint ahead = count_activities (store, programme, as_of);
  g_autofree char *all = dossier_count_dup_number (n);
  g_autofree char *forthcoming = dossier_count_dup_number (ahead);
  /* Translators: how many activities there are, and how many of them are still to come */
  g_autofree char *text = n > 0 ? g_strdup_printf (_("%s, of them %s forthcoming"), all, forthcoming)
                          : g_strdup (_("None yet"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->activities), text);
}

/* “62 in 2015 published”, beside what is recorded; NULL if the claim is about something else. */
static char *
dup_claim_note (DossierRecord *claim)
{
  g_autofree char *period = dossier_record_dup_display (claim, "period", dossier_interface_language ());
  g_autofree char *figure = dossier_record_dup_display (claim, "figure", dossier_interface_language ());

  if (*figure == '\0' || *period == '\0' ||
      g_strcmp0 (dossier_record_get_text (claim, "subject"), "activities") != 0)
    return NULL;

  /* Translators: a published figure and its period: “62 in 2015 published” */
  return g_strdup_printf (_("%s in %s published"), figure, period);
}

static void
show_claim (DossierLinkRow *row,
            DossierRecord  *claim)
{
  const char *text = dossier_record_get_text (claim, "text");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Published figure"));
  dossier_link_row_show (row, claim, text != NULL ? text : dossier_record_get_text (claim, "subject"));
}

/* The first claim about activities stands beside them, and leads to what is recorded of it. */
static gboolean
show_published (DossierProgrammeSummary *self,
                DossierRecord           *claim)
{
  g_autofree char *note = dup_claim_note (claim);

  if (note == NULL || gtk_widget_get_visible (self->published))
    return FALSE;

  gtk_button_set_label (GTK_BUTTON (self->published), note);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->published), "(sx)", "claim",
                                    dossier_record_get_id (claim));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->published), "win.open-record");
  gtk_widget_show (self->published);
  return TRUE;
}

static void
show_claims (DossierProgrammeSummary *self,
             DossierStore            *store,
             DossierRecord           *programme)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("claim");
  g_autoptr (GPtrArray) claims = NULL;
  guint n = 0;

  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  claims = dossier_store_query_records (store, query, NULL);
  gtk_widget_hide (self->published);
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    if (!show_published (self, g_ptr_array_index (claims, i)))
      show_claim (take_use_row (self, self->claim_rows, n++, -1), g_ptr_array_index (claims, i));
  hide_from (self->claim_rows, n);
}

static void
activities_activated_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "programme.tab", "s", "activities");
}

static GtkWidget *
make_uses (DossierProgrammeSummary *self)
{
  GtkWidget *group = dossier_group_new (_("Used by"), NULL, &self->uses);
  GtkWidget *chevron = gtk_image_new_from_icon_name ("dossier-jump-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (chevron), 12);
  gtk_widget_add_css_class (chevron, "faint");
  self->activities = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->activities), _("Activities"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->activities), TRUE);
  gtk_widget_add_css_class (self->activities, "property");
  dossier_name_action_row (ADW_ACTION_ROW (self->activities));
  self->published = gtk_button_new ();
  gtk_widget_set_valign (self->published, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->published, _("Open the published figure"));
  gtk_widget_add_css_class (self->published, "flat");
  gtk_widget_add_css_class (self->published, "reading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->activities), self->published);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->activities), chevron);
  g_signal_connect (self->activities, "activated", G_CALLBACK (activities_activated_cb), NULL);
  gtk_list_box_append (self->uses, self->activities);

  return group;
}

/* Class */

static void
dossier_programme_summary_refresh (DossierRecordView *view,
                                   DossierRecord     *programme,
                                   const GDate       *as_of)
{
  DossierProgrammeSummary *self = DOSSIER_PROGRAMME_SUMMARY (view);
  DossierStore *store = dossier_record_view_get_store (view);
  guint shown;

  dossier_form_set_record (self->form, programme);
  dossier_form_set_record (self->more, programme);
  dossier_relation_list_refresh (self->relations, programme);
  if (programme == NULL)
    return;

  show_funders (self, store, programme);
  shown = show_relations (self, store, programme, "programme", 0);
  hide_from (self->relation_rows, show_relations (self, store, programme, "other", shown));
  show_activities (self, store, programme, as_of);
  show_claims (self, store, programme);
}

static gboolean
dossier_programme_summary_focus (DossierRecordView *view,
                                 const char        *name)
{
  DossierProgrammeSummary *self = DOSSIER_PROGRAMME_SUMMARY (view);

  return dossier_form_focus (self->form, name) || dossier_form_focus (self->more, name);
}

static void
dossier_programme_summary_constructed (GObject *object)
{
  static const char * const tables[] = {
    "programme", "contribution", "organisation", "instrument", "relation", "activity", "claim", NULL
  };
  DossierProgrammeSummary *self = DOSSIER_PROGRAMME_SUMMARY (object);
  DossierRecordView *view = DOSSIER_RECORD_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  DossierStore *store = dossier_record_view_get_store (view);

  G_OBJECT_CLASS (dossier_programme_summary_parent_class)->constructed (object);

  self->form = dossier_form_new (store, &form_page);
  self->more = dossier_form_new (store, &more_page);
  self->relations = dossier_relation_list_new (store);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  dossier_form_share_language (self->more, self->form);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_box_append (GTK_BOX (box), self->relations);
  gtk_box_append (GTK_BOX (box), make_uses (self));
  adw_bin_set_child (ADW_BIN (self), dossier_scroll_new (box, 820));
  dossier_record_view_watch (view, tables);
}

static void
dossier_programme_summary_finalize (GObject *object)
{
  DossierProgrammeSummary *self = DOSSIER_PROGRAMME_SUMMARY (object);

  g_ptr_array_unref (self->funder_rows);
  g_ptr_array_unref (self->relation_rows);
  g_ptr_array_unref (self->claim_rows);

  G_OBJECT_CLASS (dossier_programme_summary_parent_class)->finalize (object);
}

static void
dossier_programme_summary_class_init (DossierProgrammeSummaryClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_programme_summary_constructed;
  G_OBJECT_CLASS (klass)->finalize = dossier_programme_summary_finalize;
  view_class->refresh = dossier_programme_summary_refresh;
  view_class->focus = dossier_programme_summary_focus;
}

static void
dossier_programme_summary_init (DossierProgrammeSummary *self)
{
  self->funder_rows = g_ptr_array_new ();
  self->relation_rows = g_ptr_array_new ();
  self->claim_rows = g_ptr_array_new ();
}
