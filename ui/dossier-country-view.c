/* dossier-country-view.c: a country: its standing, programmes, activities, indicators, names and groups. */
#include "dossier-country-view.h"

#include <glib/gi18n-lib.h>

#include "dossier-child-form.h"
#include "dossier-columns.h"
#include "dossier-country-part.h"
#include "dossier-country.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-treaty-mark.h"
#include "dossier-used-by.h"
#include "dossier-wrap.h"

#define N_LISTS 8

struct _DossierCountryView
{
  DossierRecordView  parent_instance;

  GtkWidget         *states;
  GtkWidget         *totals;  /* of the treaty, on the day shown */
  GtkWidget         *name;
  GtkWidget         *mark;
  GtkWidget         *status;
  DossierChildList  *lists[N_LISTS];
  DossierForm       *form;
  DossierUsedBy     *uses;
};

G_DEFINE_FINAL_TYPE (DossierCountryView, dossier_country_view, DOSSIER_TYPE_RECORD_VIEW)

/* Dated steps */

static void
show_event (DossierChildList *list,
            DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *event = dossier_child_row_get_record (row);
  const char *language = dossier_interface_language ();
  g_autofree char *kind = dossier_store_dup_display (store, event, "kind", language);
  g_autofree char *date = dossier_store_dup_display (store, event, "date", language);
  const char *source = dossier_record_get_text (event, "source");
  /* Translators: a step towards a treaty, and its date */
  g_autofree char *title = *date != '\0' ? g_strdup_printf (_("%s: %s"), kind, date) : g_strdup (kind);
  gboolean is_confirmed = dossier_record_get_integer (event, "confirmed") != 0;

  dossier_child_row_set_text (row, title, source);
  dossier_child_row_set_chip (row, 0, is_confirmed ? NULL : _("unconfirmed"), "tbc");
}

static const DossierFormGroup event_groups[] = {
  { NULL, 0, { { "treaty" }, { "kind" }, { "date" }, { "confirmed" }, { "source" } } },
};

static const DossierFormPage event_page = { "treaty_event", event_groups, G_N_ELEMENTS (event_groups) };

static GtkWidget *
open_event (DossierChildList *list,
            DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &event_page);
}

/* The latest first: that is what counts. */
static gint64
rank_event (DossierChildList *list,
            DossierRecord    *event)
{
  GDate earliest, latest;

  if (!dossier_record_get_bounds (event, "date", &earliest, &latest) || !g_date_valid (&latest))
    return 0;

  return -(gint64) g_date_get_julian (&latest);
}

/* The law */

static void
show_alignment (DossierChildList *list,
                DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *alignment = dossier_child_row_get_record (row);
  const char *language = dossier_interface_language ();
  g_autofree char *level = dossier_store_dup_display (store, alignment, "level", language);
  g_autofree char *treaty = dossier_store_dup_display (store, alignment, "treaty", language);
  g_autofree char *date = dossier_store_dup_display (store, alignment, "date", language);
  const char *source = dossier_record_get_text (alignment, "source");
  /* Translators: how far a law is in line with a treaty, and when that was so */
  g_autofree char *title = *date != '\0' ? g_strdup_printf (_("%s: %s"), level, date) : g_strdup (level);
  g_autofree char *subtitle = source != NULL ? g_strdup_printf (_("%s · %s"), treaty, source)
                                             : g_strdup (treaty);

  dossier_child_row_set_text (row, title, subtitle);
  dossier_child_row_set_chip (row, 0, dossier_record_get_integer (alignment, "is_draft") != 0
                              ? _("draft law") : NULL, "plain");
}

static const DossierFormGroup alignment_groups[] = {
  { NULL, 0, { { "treaty" }, { "level" }, { "is_draft" }, { "date" }, { "source" }, { "note" } } },
};

static const DossierFormPage alignment_page =
  { "alignment", alignment_groups, G_N_ELEMENTS (alignment_groups) };

static GtkWidget *
open_alignment (DossierChildList *list,
                DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &alignment_page);
}

/* Groups and names */

static void
show_group (DossierChildList *list,
            DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *member = dossier_child_row_get_record (row);
  const char *language = dossier_interface_language ();
  g_autofree char *group = dossier_store_dup_display (store, member, "country_group", language);
  g_autofree char *period = dossier_store_dup_display (store, member, "period", language);

  dossier_child_row_set_text (row, group, *period != '\0' ? period : NULL);
}

static const DossierFormGroup member_groups[] = {
  { NULL, 0, { { "country_group" }, { "period" } } },
};

static const DossierFormPage member_page = { "group_member", member_groups, G_N_ELEMENTS (member_groups) };

static GtkWidget *
open_member (DossierChildList *list,
             DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &member_page);
}

static void
show_name (DossierChildList *list,
           DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *name = dossier_child_row_get_record (row);
  const char *language = dossier_interface_language ();
  g_autofree char *title = dossier_store_dup_title (store, name, language);
  g_autofree char *period = dossier_store_dup_display (store, name, "period", language);

  dossier_child_row_set_text (row, title, *period != '\0' ? period : NULL);
}

static const DossierFormGroup name_groups[] = {
  { NULL, DOSSIER_GROUP_LANGUAGES, { { "name" }, { "period" } } },
};

static const DossierFormPage name_page = { "country_name", name_groups, G_N_ELEMENTS (name_groups) };

static GtkWidget *
open_name (DossierChildList *list,
           DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &name_page);
}

static void
show_organisation (DossierChildList *list,
                   DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *organisation = dossier_child_row_get_record (row);
  const char *language = dossier_interface_language ();
  g_autofree char *name = dossier_store_dup_title (store, organisation, language);
  g_autofree char *what = dossier_store_dup_display (store, organisation, "kind", language);

  dossier_child_row_set_text (row, name, *what != '\0' ? what : NULL);
}

/* On the left the standing, on the right what is done; then what else is known. */
static const struct
{
  DossierChildKind  kind;
  gboolean          is_right;
  /* (nullable): the link that a row leads along, unless it is of that itself; "id": the record itself */
  const char       *target;
} lists[N_LISTS] = {
  { { .table = "treaty_event", .owner = "country", .heading = N_("Steps towards treaties"),
      .empty = N_("Nothing signed, nothing ratified"), .adds = "treaty", .add = N_("Adding a step of “%s”"),
      .flags = DOSSIER_CHILD_OPENS, .show = show_event, .rank = rank_event, .open = open_event } },
  { { .table = "alignment", .owner = "country", .heading = N_("Its law"),
      .empty = N_("Nothing recorded about its law"), .adds = "treaty", .add = N_("Adding the law of “%s”"),
      .flags = DOSSIER_CHILD_OPENS, .show = show_alignment, .open = open_alignment } },
  { { .table = "programme_country", .owner = "country", .heading = N_("Programmes"),
      .empty = N_("In no programme"), .adds = "programme", .add = N_("Adding “%s” to a programme"),
      .show = dossier_country_show_programme, .also = dossier_country_find_programmes }, TRUE, "programme" },
  { { .table = "activity_country", .owner = "country", .heading = N_("Activities"),
      .empty = N_("In no activity"), .adds = "activity", .add = N_("Adding “%s” to an activity"),
      .show = dossier_country_show_activity, .also = dossier_country_find_activities }, TRUE, "activity" },
  { { .table = "indicator", .heading = N_("Indicators"), .empty = N_("None measured here"),
      .flags = DOSSIER_CHILD_FOUND, .show = dossier_country_show_indicator,
      .also = dossier_country_find_indicators }, TRUE, "id" },
  { { .table = "organisation", .owner = "country", .heading = N_("Organisations"),
      .empty = N_("No organisations"), .adds = "name", .add = N_("Adding an organisation to “%s”"),
      .show = show_organisation }, TRUE, "id" },
  { { .table = "group_member", .owner = "country", .heading = N_("Country groups"),
      .empty = N_("In no group"), .adds = "country_group", .add = N_("Adding “%s” to a group"),
      .flags = DOSSIER_CHILD_OPENS, .show = show_group, .open = open_member }, TRUE },
  { { .table = "country_name", .owner = "country", .heading = N_("Names in other years"),
      .empty = N_("Always called the same"), .adds = "name", .add = N_("Adding a name of “%s”"),
      .flags = DOSSIER_CHILD_OPENS, .show = show_name, .open = open_name } },
};

static void
activate_cb (DossierChildList *list,
             DossierChildRow  *row,
             const char       *link)
{
  DossierRecord *record = dossier_child_row_get_record (row);
  const DossierTable *table = dossier_record_get_table (record);

  if (g_str_equal (link, "id") || g_str_equal (link, table->name))
    gtk_widget_activate_action (GTK_WIDGET (list), "win.open-record", "(sx)", table->name,
                                dossier_record_get_id (record));
  else
    gtk_widget_activate_action (GTK_WIDGET (list), "win.open-record", "(sx)",
                                dossier_table_get_field (table, link)->target,
                                dossier_record_get_integer (record, link));
}

/* The country itself */

static const DossierFormGroup groups[] = {
  { N_("Names"), DOSSIER_GROUP_LANGUAGES,
    { { "name" }, { "aliases" }, { "code" }, { "code3" }, { "footnote" }, { "note" } } },
};

static const DossierFormPage form_page = { "country", groups, G_N_ELEMENTS (groups) };

static void
show_heading (DossierCountryView *self,
              DossierRecord      *country,
              const GDate        *as_of)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) treaty = dossier_store_get_linked (store, dossier_store_get_portfolio (store),
                                                               "treaty");
  g_autofree char *name = dossier_country_dup_name (store, country, as_of, language);
  DossierTreatyStatus status = treaty == NULL ? DOSSIER_TREATY_STATUS_NONE
    : dossier_country_get_status (store, dossier_record_get_id (country), dossier_record_get_id (treaty),
                                  as_of);
  g_autofree char *sentence = dossier_treaty_status_dup_sentence (status, treaty, language);

  gtk_label_set_text (GTK_LABEL (self->name), name);
  dossier_treaty_mark_set (DOSSIER_TREATY_MARK (self->mark), status, sentence);
  gtk_label_set_text (GTK_LABEL (self->status), sentence);
}

/* “Budapest Convention on 10 Dec 2015: 47 Parties, 7 signed, 12 invited” */
static void
show_totals (DossierCountryView *self,
             const GDate        *as_of)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) treaty = dossier_store_get_linked (store, dossier_store_get_portfolio (store),
                                                               "treaty");
  g_autoptr (DossierTreatyStatuses) statuses = NULL;
  g_autofree char *iso = dossier_day_to_iso (as_of);
  g_autofree char *day = dossier_date_format (iso, language, DOSSIER_DATE_SHORT);
  g_autofree char *text = NULL;
  const char *name;

  if (treaty != NULL)
    statuses = dossier_treaty_get_statuses (store, dossier_record_get_id (treaty), as_of, NULL);
  gtk_widget_set_visible (self->totals, statuses != NULL);
  if (statuses == NULL)
    return;

  name = dossier_record_get_local (treaty, "short_name", language);
  /* Translators: a treaty, a day, and how many states are what to it on that day */
  text = g_strdup_printf (_("%s on %s: %u Parties, %u signed, %u invited"),
                          name != NULL ? name : dossier_record_get_title (treaty, language), day,
                          dossier_treaty_statuses_count (statuses, DOSSIER_TREATY_STATUS_PARTY),
                          dossier_treaty_statuses_count (statuses, DOSSIER_TREATY_STATUS_SIGNED),
                          dossier_treaty_statuses_count (statuses, DOSSIER_TREATY_STATUS_INVITED));
  gtk_label_set_text (GTK_LABEL (self->totals), text);
}

/* Class */

GtkWidget *
dossier_country_view_new (DossierStore *store)
{
  return g_object_new (DOSSIER_TYPE_COUNTRY_VIEW, "store", store, NULL);
}

static void
dossier_country_view_refresh (DossierRecordView *view,
                              DossierRecord     *country,
                              const GDate       *as_of)
{
  DossierCountryView *self = DOSSIER_COUNTRY_VIEW (view);

  gtk_stack_set_visible_child_name (GTK_STACK (self->states), country != NULL ? "country" : "nothing");
  dossier_form_set_record (self->form, country);
  dossier_used_by_refresh (self->uses, country);
  for (guint i = 0; i < N_LISTS; i++)
    dossier_child_list_refresh (self->lists[i], country);
  if (country == NULL)
    return;

  show_totals (self, as_of);
  show_heading (self, country, as_of);
}

static gboolean
dossier_country_view_focus (DossierRecordView *view,
                            const char        *name)
{
  return dossier_form_focus (DOSSIER_COUNTRY_VIEW (view)->form, name);
}

static GtkWidget *
make_heading (DossierCountryView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *standing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->totals = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  self->name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  self->mark = dossier_treaty_mark_new ();
  self->status = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->totals, "faint");
  gtk_widget_add_css_class (self->name, "dossier-title");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (standing, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (standing, 5);

  gtk_widget_set_layout_manager (line, g_object_new (DOSSIER_TYPE_WRAP, "spacing", 12, NULL));
  gtk_box_append (GTK_BOX (standing), self->mark);
  gtk_box_append (GTK_BOX (standing), self->status);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), standing);
  gtk_box_append (GTK_BOX (box), self->totals);
  gtk_box_append (GTK_BOX (box), line);

  return box;
}

static GtkWidget *
make_columns (DossierCountryView *self,
              DossierStore       *store)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_set_layout_manager (columns, g_object_new (DOSSIER_TYPE_COLUMNS, "spacing", 18,
                                                        "stacked-spacing", 24, "threshold", 640, NULL));
  for (guint i = 0; i < N_LISTS; i++)
    {
      self->lists[i] = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &lists[i].kind));
      if (lists[i].target != NULL)
        g_signal_connect (self->lists[i], "activate-child", G_CALLBACK (activate_cb),
                          (gpointer) lists[i].target);
      gtk_box_append (GTK_BOX (lists[i].is_right ? right : left), GTK_WIDGET (self->lists[i]));
    }
  self->form = dossier_form_new (store, &form_page);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), right);

  return columns;
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *page = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dossier-countries-symbolic",
                                  "title", _("No country chosen"),
                                  "description", _("Choose one from the list."), NULL);

  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
dossier_country_view_constructed (GObject *object)
{
  static const char * const skipped[] = {
    "treaty_event", "alignment", "programme_country", "activity_country", "organisation", "group_member",
    "country_name", NULL
  };
  DossierCountryView *self = DOSSIER_COUNTRY_VIEW (object);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  G_OBJECT_CLASS (dossier_country_view_parent_class)->constructed (object);

  self->uses = DOSSIER_USED_BY (dossier_used_by_new (store, skipped));
  gtk_box_append (GTK_BOX (box), make_heading (self));
  gtk_box_append (GTK_BOX (box), make_columns (self, store));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->uses));

  self->states = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->states), make_nothing (), "nothing");
  gtk_stack_add_named (GTK_STACK (self->states), dossier_scroll_new (box, 1000), "country");
  adw_bin_set_child (ADW_BIN (self), self->states);

  /* What stands here comes from many tables. */
  g_signal_connect_object (store, "changed", G_CALLBACK (dossier_record_view_invalidate), self,
                           G_CONNECT_SWAPPED);
}

static void
dossier_country_view_class_init (DossierCountryViewClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_country_view_constructed;
  view_class->refresh = dossier_country_view_refresh;
  view_class->focus = dossier_country_view_focus;
}

static void
dossier_country_view_init (DossierCountryView *self)
{
}
