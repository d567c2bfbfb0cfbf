/* dossier-activity-form.c: the form of an activity beside the table of all activities. */
#include "dossier-activity-form.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-child-form.h"
#include "dossier-chip.h"
#include "dossier-choice-button.h"
#include "dossier-language.h"
#include "dossier-pane.h"
#include "dossier-parts.h"
#include "dossier-used-by.h"
#include "dossier-wrap.h"

#define WIDTH 560
#define MARGIN 18

struct _DossierActivityForm
{
  DossierRecordView  parent_instance;

  GtkWidget         *states;
  GtkWidget         *timing;
  GtkWidget         *distance;
  GtkWidget         *certainty;
  GtkWidget         *page;
  DossierForm       *form;
  DossierChildList  *components;
  DossierChildList  *organisations;
  DossierParts      *parts;
  DossierUsedBy     *uses;
};

G_DEFINE_FINAL_TYPE (DossierActivityForm, dossier_activity_form, DOSSIER_TYPE_RECORD_VIEW)

/* The form */

static const DossierFormLinks links[] = {
  { "for", N_("For countries"), "activity_country", "activity", "country", "role", "beneficiary",
    N_("Add a country"), N_("Remove a country"), N_("%s was removed from %s") },
  { "delegations", N_("Delegations"), "activity_country", "activity", "country", "role", "delegation",
    N_("Add a delegation"), N_("Remove a delegation"), N_("%s was removed from %s") },
  { "subjects", N_("About countries"), "activity_country", "activity", "country", "role", "subject",
    N_("Add a country it is about"), N_("Remove a country it is about"), N_("%s was removed from %s") },
  { "groups", N_("For country groups"), "activity_group", "activity", "country_group", NULL, NULL,
    N_("Add a country group"), N_("Remove a country group"), N_("%s was removed from %s") },
  { NULL }
};

static const DossierFormGroup groups[] = {
  { NULL, DOSSIER_GROUP_LANGUAGES,
    { { "title", DOSSIER_ROW_WRAPPED }, { "date" }, { "city" }, { "country" }, { "type" }, { "status" } } },
  { NULL, 0,
    { { "programme" }, { "series" }, { "ordinal" }, { "for" }, { "groups" }, { "delegations" },
      { "subjects" } } },
  { N_("Texts"), DOSSIER_GROUP_LANGUAGES, { { "description" }, { "outcome" } } },
  { N_("More"), 0, { { "mode" }, { "certainty" }, { "listed_as" }, { "highlight" }, { "place_inferred" } } },
};

static const DossierFormPage form_page = { "activity", groups, G_N_ELEMENTS (groups), links, TRUE };

/* Components and organisations */

static void
show_component (DossierChildList *list,
                DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *link = dossier_child_row_get_record (row);
  g_autofree char *title = dossier_store_dup_title (store, link, dossier_interface_language ());
  const char *source = dossier_record_get_text (link, "inferred");

  dossier_child_row_set_text (row, title, NULL);
  dossier_child_row_set_chip (row, 0, source != NULL ? _("inferred") : NULL, "plain");
  if (source != NULL)
    gtk_widget_set_tooltip_text (dossier_child_row_get_chip (row, 0), source);
}

static const DossierFormGroup component_groups[] = {
  { NULL, 0, { { "component" }, { "inferred" } } },
};

static const DossierFormPage component_page =
  { "activity_component", component_groups, G_N_ELEMENTS (component_groups) };

static GtkWidget *
open_component (DossierChildList *list,
                DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &component_page);
}

static const DossierChildKind component_kind = {
  .table = "activity_component",
  .owner = "activity",
  .heading = N_("Components"),
  .empty = N_("Not linked to a component"),
  .adds = "component",
  .add = N_("Linking “%s” to a component"),
  .flags = DOSSIER_CHILD_OPENS,
  .show = show_component,
  .open = open_component,
};

static void
show_organisation (DossierChildList *list,
                   DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *link = dossier_child_row_get_record (row);
  g_autofree char *name = dossier_store_dup_title (store, link, dossier_interface_language ());
  GtkWidget *suffix = dossier_child_row_get_suffix (row);

  if (suffix == NULL)
    {
      suffix = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      gtk_box_append (GTK_BOX (suffix),
                      dossier_choice_button_new (store, dossier_record_get_table (link), "role"));
      gtk_box_append (GTK_BOX (suffix), dossier_remove_button_new (store));
      dossier_child_row_set_suffix (row, suffix);
    }
  dossier_child_row_set_text (row, name, NULL);
  dossier_choice_button_show (DOSSIER_CHOICE_BUTTON (gtk_widget_get_first_child (suffix)), link);
}

static const DossierChildKind organisation_kind = {
  .table = "activity_organisation",
  .owner = "activity",
  .heading = N_("Organisations"),
  .empty = N_("No organisations"),
  .adds = "organisation",
  .add = N_("Adding an organisation to “%s”"),
  .show = show_organisation,
};

static void
organisation_activated_cb (DossierChildList *list,
                           DossierChildRow  *row)
{
  gtk_widget_activate_action (GTK_WIDGET (list), "win.open-record", "(sx)", "organisation",
                              dossier_record_get_integer (dossier_child_row_get_record (row),
                                                          "organisation"));
}

/* Heading */

/* What is planned is forthcoming, now or overdue; what is done or cancelled is just that. */
static void
show_timing (DossierActivityForm *self,
             DossierRecord       *activity,
             const GDate         *earliest,
             const GDate         *latest,
             const GDate         *as_of)
{
  const char *status = dossier_record_get_text (activity, "status");
  g_autofree char *words = dossier_record_dup_display (activity, "status", dossier_interface_language ());

  if (g_strcmp0 (status, "planned") != 0 || !g_date_valid (earliest) || !g_date_valid (latest))
    dossier_chip_set (self->timing, words, g_strcmp0 (status, "cancelled") == 0 ? "problem" : "plain");
  else if (g_date_compare (earliest, as_of) > 0)
    dossier_chip_set (self->timing, _("Forthcoming"), "planned");
  else if (g_date_compare (latest, as_of) >= 0)
    dossier_chip_set (self->timing, _("Now"), "running");
  else
    dossier_chip_set (self->timing, _("Planned, but its date has passed"), "warn");
}

/* Only days that are known can be counted. */
static char *
dup_distance (DossierRecord *activity,
              const GDate   *earliest,
              const GDate   *latest,
              const GDate   *as_of)
{
  int ahead, behind;

  if (!g_date_valid (earliest) || !g_date_valid (latest) ||
      !dossier_date_is_exact (dossier_record_get_text (activity, "date")))
    return NULL;

  ahead = g_date_days_between (as_of, earliest);
  behind = g_date_days_between (latest, as_of);
  if (ahead > 0)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", ahead), ahead);
  if (behind > 0)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", behind), behind);

  return NULL;
}

static void
show_heading (DossierActivityForm *self,
              DossierRecord       *activity,
              const GDate         *as_of)
{
  gboolean is_certain = g_strcmp0 (dossier_record_get_text (activity, "certainty"), "confirmed") == 0;
  g_autofree char *certainty = dossier_record_dup_display (activity, "certainty",
                                                           dossier_interface_language ());
  g_autofree char *distance = NULL;
  GDate earliest, latest;

  dossier_record_get_bounds (activity, "date", &earliest, &latest);
  distance = dup_distance (activity, &earliest, &latest, as_of);
  show_timing (self, activity, &earliest, &latest, as_of);
  dossier_chip_set (self->distance, distance, "plain");
  dossier_chip_set (self->certainty, is_certain ? NULL : certainty, "tbc");
}

static void
menu_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DossierRecord *activity = dossier_record_view_get_record (DOSSIER_RECORD_VIEW (widget));

  if (activity != NULL)
    dossier_act_on (widget, action, activity);
}

/* Public */

GtkWidget *
dossier_activity_form_new (DossierStore *store)
{
  return g_object_new (DOSSIER_TYPE_ACTIVITY_FORM, "store", store, NULL);
}

/**
 * dossier_activity_form_set_record:
 * @activity: (nullable)
 */
void
dossier_activity_form_set_record (DossierActivityForm *self,
                                  DossierRecord       *activity)
{
  dossier_record_view_set_record (DOSSIER_RECORD_VIEW (self), activity);
}

/* Class */

static void
dossier_activity_form_refresh (DossierRecordView *view,
                               DossierRecord     *activity,
                               const GDate       *as_of)
{
  DossierActivityForm *self = DOSSIER_ACTIVITY_FORM (view);

  gtk_stack_set_visible_child_name (GTK_STACK (self->states), activity != NULL ? "activity" : "nothing");
  dossier_form_set_record (self->form, activity);
  dossier_child_list_refresh (self->components, activity);
  dossier_child_list_refresh (self->organisations, activity);
  dossier_parts_refresh (self->parts, activity);
  dossier_used_by_refresh (self->uses, activity);
  if (activity == NULL)
    return;

  dossier_child_list_restrict (self->components, "programme",
                               dossier_record_get_integer (activity, "programme"));
  show_heading (self, activity, as_of);
}

static gboolean
dossier_activity_form_focus (DossierRecordView *view,
                             const char        *name)
{
  return dossier_form_focus (DOSSIER_ACTIVITY_FORM (view)->form, name);
}

static void
dossier_activity_form_constructed (GObject *object)
{
  static const char * const tables[] = {
    "activity_component", "activity_organisation", "component", "organisation", "participation",
    "action_point", NULL
  };
  static const char * const parts[] = { "participation", "action_point", NULL };
  DossierActivityForm *self = DOSSIER_ACTIVITY_FORM (object);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 20);

  G_OBJECT_CLASS (dossier_activity_form_parent_class)->constructed (object);

  self->form = dossier_form_new (store, &form_page);
  self->components = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &component_kind));
  self->organisations = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &organisation_kind));
  g_signal_connect (self->organisations, "activate-child", G_CALLBACK (organisation_activated_cb), NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->components));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->organisations));
  self->parts = dossier_parts_new (store, GTK_BOX (box), parts, "activity");
  self->uses = DOSSIER_USED_BY (dossier_used_by_new (store, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->uses));
  adw_bin_set_child (ADW_BIN (self->page), dossier_scroll_new (box, WIDTH));
  g_object_set (box, "margin-top", 6, "margin-start", MARGIN, "margin-end", MARGIN, "margin-bottom", 24,
                NULL);
  dossier_record_view_watch (DOSSIER_RECORD_VIEW (self), tables);
}

static void
dossier_activity_form_finalize (GObject *object)
{
  dossier_parts_free (DOSSIER_ACTIVITY_FORM (object)->parts);

  G_OBJECT_CLASS (dossier_activity_form_parent_class)->finalize (object);
}

static void
dossier_activity_form_class_init (DossierActivityFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_activity_form_constructed;
  G_OBJECT_CLASS (klass)->finalize = dossier_activity_form_finalize;
  view_class->refresh = dossier_activity_form_refresh;
  view_class->focus = dossier_activity_form_focus;

  g_type_ensure (DOSSIER_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-activity-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierActivityForm, states);
  gtk_widget_class_bind_template_child (widget_class, DossierActivityForm, timing);
  gtk_widget_class_bind_template_child (widget_class, DossierActivityForm, distance);
  gtk_widget_class_bind_template_child (widget_class, DossierActivityForm, certainty);
  gtk_widget_class_bind_template_child (widget_class, DossierActivityForm, page);
  gtk_widget_class_install_action (widget_class, "activity.duplicate", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "activity.history", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "activity.delete", NULL, menu_cb);
}

static void
dossier_activity_form_init (DossierActivityForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
