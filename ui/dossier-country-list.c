/* dossier-country-list.c: the Countries tab: for which countries, and what they are to the treaty.
 *
 * Parts in percent are shown once there is one; until they make 100 %, equal ones are offered.
 */
#include "dossier-country-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-child-form.h"
#include "dossier-choice-button.h"
#include "dossier-count.h"
#include "dossier-country-parts.h"
#include "dossier-empty-page.h"
#include "dossier-language.h"
#include "dossier-members.h"
#include "dossier-number.h"
#include "dossier-pane.h"
#include "dossier-percent.h"
#include "dossier-total-row.h"
#include "dossier-treaty-mark.h"

#define HUNDRED_PERCENT (100 * DOSSIER_NUMBER_UNIT)

struct _DossierCountryList
{
  DossierRecordView      parent_instance;

  GtkWidget             *stack;
  DossierChildList      *countries;
  DossierChildList      *groups;
  GtkWidget             *split;
  GtkWidget             *total;     /* of the parts */
  DossierTreatyStatuses *statuses;  /* NULL without a treaty */
  DossierRecord         *treaty;
};

G_DEFINE_FINAL_TYPE (DossierCountryList, dossier_country_list, DOSSIER_TYPE_RECORD_VIEW)

static void
show_status (DossierCountryList *self,
             DossierChildRow    *row,
             gint64              country,
             const char         *name)
{
  DossierTreatyStatus status = dossier_treaty_statuses_get (self->statuses, country);
  gboolean is_confirmed = dossier_treaty_statuses_is_confirmed (self->statuses, country);
  g_autofree char *sentence = dossier_treaty_status_dup_sentence (status, self->treaty,
                                                                  dossier_interface_language ());
  GtkWidget *mark = dossier_child_row_get_prefix (row);

  if (mark == NULL)
    {
      mark = dossier_treaty_mark_new ();
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      dossier_child_row_set_prefix (row, mark);
    }

  dossier_treaty_mark_set (DOSSIER_TREATY_MARK (mark), status, sentence);
  dossier_child_row_set_text (row, name, sentence);
  dossier_child_row_set_chip (row, 0, status != DOSSIER_TREATY_STATUS_NONE && !is_confirmed
                              ? _("unconfirmed") : NULL,
                              "tbc");
}

static void
show_country (DossierChildList *list,
              DossierChildRow  *row)
{
  DossierCountryList *self = DOSSIER_COUNTRY_LIST (gtk_widget_get_ancestor (GTK_WIDGET (list),
                                                                            DOSSIER_TYPE_COUNTRY_LIST));
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *link = dossier_child_row_get_record (row);
  g_autofree char *name = dossier_store_dup_title (store, link, dossier_interface_language ());
  g_autofree char *part = dossier_part_dup_words (link);
  GtkWidget *suffix = dossier_child_row_get_suffix (row);

  if (suffix == NULL)
    {
      suffix = dossier_choice_button_new (store, dossier_record_get_table (link), "role");
      dossier_child_row_set_suffix (row, suffix);
    }

  dossier_choice_button_show (DOSSIER_CHOICE_BUTTON (suffix), link);
  dossier_child_row_set_chip (row, 1, part, "plain");
  if (self->statuses != NULL)
    show_status (self, row, dossier_record_get_integer (link, "country"), name);
  else
    dossier_child_row_set_text (row, name, NULL);
}

static const DossierFormGroup country_fields[] = {
  { NULL, 0, { { "country" }, { "part" } } },
};

static const DossierFormPage country_page =
  { "programme_country", country_fields, G_N_ELEMENTS (country_fields) };

static GtkWidget *
open_country (DossierChildList *list,
              DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &country_page);
}

static const DossierChildKind countries = {
  .table = "programme_country",
  .owner = "programme",
  .heading = N_("Countries"),
  .empty = N_("No countries yet"),
  .adds = "country",
  .add = N_("Adding a country to “%s”"),
  .flags = DOSSIER_CHILD_ORDERED | DOSSIER_CHILD_OPENS,
  .show = show_country,
  .open = open_country,
};

static void
show_group (DossierChildList *list,
            DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *link = dossier_child_row_get_record (row);
  g_autofree char *name = dossier_store_dup_title (store, link, dossier_interface_language ());
  g_autoptr (GArray) ids = NULL;
  g_autofree char *members = NULL;
  GDate day;
  guint n;

  dossier_store_get_as_of (store, &day);
  ids = dossier_group_list_countries (store, dossier_record_get_integer (link, "country_group"), &day, NULL);
  n = ids != NULL ? ids->len : 0;
  members = n > 0 ? dossier_count_dup_words (ngettext ("%u country", "%u countries", n), n)
            : g_strdup (_("Members not recorded"));

  dossier_child_row_set_text (row, name, members);
  if (dossier_child_row_get_suffix (row) == NULL)
    dossier_child_row_set_suffix (row, dossier_remove_button_new (store));
}

static const DossierChildKind country_groups = {
  .table = "programme_group",
  .owner = "programme",
  .heading = N_("Country groups"),
  .empty = N_("No country groups"),
  .adds = "country_group",
  .add = N_("Adding a country group to “%s”"),
  .show = show_group,
};

static const DossierEmptyPage empty = {
  .icon = "dossier-countries-symbolic",
  .title = N_("No countries yet"),
  .description = N_("Countries the programme is for; their standing under the treaty is shown with them."),
  .add = N_("Add a Country"),
};

static void
group_activated_cb (DossierChildList *list,
                    DossierChildRow  *row)
{
  gtk_widget_activate_action (GTK_WIDGET (list), "win.open-record", "(sx)", "country_group",
                              dossier_record_get_integer (dossier_child_row_get_record (row),
                                                          "country_group"));
}

/* Parts */

/* The button goes when it is done; the focus stays near. */
static void
split_cb (DossierCountryList *self)
{
  DossierRecordView *view = DOSSIER_RECORD_VIEW (self);
  DossierRecord *programme = dossier_record_view_get_record (view);
  g_autoptr (GError) error = NULL;

  if (programme == NULL)
    return;

  if (dossier_country_parts_split (dossier_record_view_get_store (view), programme, &error))
    gtk_widget_grab_focus (GTK_WIDGET (dossier_child_list_get_nth (self->countries, 0)));
  else
    dossier_act_report (GTK_WIDGET (self), error);
}

static void
show_parts (DossierCountryList *self,
            DossierRecord      *programme)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  DossierNumber sum = { 0, DOSSIER_QUALIFIER_EXACT };
  g_autofree char *number = NULL;
  g_autofree char *percent = NULL;
  gboolean has_parts = programme != NULL && dossier_country_parts_sum (store, programme, &sum.millionths);

  number = dossier_number_format (&sum, dossier_interface_language ());
  /* Translators: %s is a number */
  percent = g_strdup_printf (_("%s %%"), number);
  dossier_total_row_set (self->total, _("All together"), percent, FALSE);
  gtk_widget_set_visible (self->total, has_parts);
}

static void
show_split (DossierCountryList *self)
{
  DossierRecordView *view = DOSSIER_RECORD_VIEW (self);
  DossierRecord *programme = dossier_record_view_get_record (view);
  DossierStore *store = dossier_record_view_get_store (view);
  gint64 sum = 0;

  if (programme != NULL)
    dossier_country_parts_sum (store, programme, &sum);
  gtk_widget_set_visible (self->split, dossier_child_list_get_n_rows (self->countries) > 0 &&
                          sum != HUNDRED_PERCENT && !dossier_store_is_read_only (store));
}

static GtkWidget *
make_split_button (DossierCountryList *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Equal Parts"));

  /* xgettext:no-c-format */
  gtk_widget_set_tooltip_text (button, _("Divide the programme equally among its countries: 100 % together"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
dossier_country_list_refresh (DossierRecordView *view,
                              DossierRecord     *programme,
                              const GDate       *as_of)
{
  DossierCountryList *self = DOSSIER_COUNTRY_LIST (view);
  DossierStore *store = dossier_record_view_get_store (view);

  g_clear_pointer (&self->statuses, dossier_treaty_statuses_free);
  g_clear_object (&self->treaty);
  self->treaty = dossier_store_get_linked (store, dossier_store_get_portfolio (store), "treaty");
  if (self->treaty != NULL)
    self->statuses = dossier_treaty_get_statuses (store, dossier_record_get_id (self->treaty), as_of, NULL);

  show_parts (self, programme);
  dossier_child_list_refresh (self->countries, programme);
  dossier_child_list_refresh (self->groups, programme);
  show_split (self);
  dossier_empty_page_update (self->stack, dossier_child_list_get_n_rows (self->countries) == 0 &&
                                          dossier_child_list_get_n_rows (self->groups) == 0);
}

static gboolean
dossier_country_list_focus (DossierRecordView *view,
                            const char        *name)
{
  return gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

static void
dossier_country_list_constructed (GObject *object)
{
  static const char * const tables[] = {
    "programme_country", "programme_group", "country", "country_group", "group_member", "treaty_event",
    "treaty", "portfolio", NULL
  };
  DossierCountryList *self = DOSSIER_COUNTRY_LIST (object);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  G_OBJECT_CLASS (dossier_country_list_parent_class)->constructed (object);

  self->countries = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &countries));
  self->split = make_split_button (self);
  self->total = dossier_total_row_new (14, 14);
  dossier_child_list_add_control (self->countries, self->split);
  dossier_child_list_append (self->countries, self->total);
  self->groups = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &country_groups));
  g_signal_connect (self->groups, "activate-child", G_CALLBACK (group_activated_cb), NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->countries));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  self->stack = dossier_empty_page_new (dossier_scroll_new (box, 820), self->countries, &empty, NULL);
  adw_bin_set_child (ADW_BIN (self), self->stack);
  dossier_record_view_watch (DOSSIER_RECORD_VIEW (self), tables);
}

static void
dossier_country_list_finalize (GObject *object)
{
  DossierCountryList *self = DOSSIER_COUNTRY_LIST (object);

  g_clear_pointer (&self->statuses, dossier_treaty_statuses_free);
  g_clear_object (&self->treaty);

  G_OBJECT_CLASS (dossier_country_list_parent_class)->finalize (object);
}

static void
dossier_country_list_class_init (DossierCountryListClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_country_list_constructed;
  G_OBJECT_CLASS (klass)->finalize = dossier_country_list_finalize;
  view_class->refresh = dossier_country_list_refresh;
  view_class->focus = dossier_country_list_focus;
}

static void
dossier_country_list_init (DossierCountryList *self)
{
}
