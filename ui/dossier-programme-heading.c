/* dossier-programme-heading.c: what a programme is and where it stands in its time. */
#include "dossier-programme-heading.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-chip.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-programme.h"
#include "dossier-time-bar.h"
#include "dossier-wrap.h"

/* The narrowest that dates are broken to, in characters. */
#define LEAST_DATE 8

struct _DossierProgrammeHeading
{
  GtkWidget      parent_instance;

  DossierRecord *programme;
  gboolean       is_narrow;

  GtkWidget     *swatch;
  GtkWidget     *name;
  GtkWidget     *status;
  GtkWidget     *kind;
  GtkWidget     *fact_sheet;
  GtkWidget     *title;
  GtkWidget     *time;
  GtkWidget     *start;
  GtkWidget     *bar;
  GtkWidget     *end;
  GtkWidget     *words_beside;
  GtkWidget     *words_below;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierProgrammeHeading, dossier_programme_heading, GTK_TYPE_WIDGET)

static void
show_label (GtkWidget  *label,
            const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* A date is kept together by its spaces; where there is no room it is broken all the same. */
static void
show_date (GtkWidget  *label,
           const char *date)
{
  show_label (label, date);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (date, -1), LEAST_DATE));
}

static void
show_time (DossierProgrammeHeading *self,
           GPtrArray               *activities,
           const GDate             *as_of)
{
  const char *language = dossier_interface_language ();
  g_autofree char *start = dossier_record_dup_display (self->programme, "starts", language);
  g_autofree char *end = dossier_record_dup_display (self->programme, "ends", language);
  g_autofree char *words = NULL;
  DossierProgress progress;

  if (dossier_programme_get_progress (self->programme, as_of, &progress))
    words = dossier_progress_dup_sentence (&progress);

  show_date (self->start, start);
  show_date (self->end, end);
  show_label (self->words_beside, self->is_narrow ? NULL : words);
  show_label (self->words_below, self->is_narrow ? words : NULL);
  dossier_time_bar_set_programme (DOSSIER_TIME_BAR (self->bar), self->programme, activities, as_of);
  gtk_widget_set_visible (self->time, *start != '\0' || *end != '\0');
}

/**
 * dossier_programme_heading_show:
 * @activities: (nullable) (element-type DossierRecord): of @programme
 */
void
dossier_programme_heading_show (DossierProgrammeHeading *self,
                                DossierRecord           *programme,
                                GPtrArray               *activities,
                                const GDate             *as_of)
{
  const char *language = dossier_interface_language ();
  const DossierTable *table = dossier_record_get_table (programme);
  const char *kind = dossier_record_get_text (programme, "kind");
  const char *title = dossier_record_get_local (programme, "title", language);

  g_set_object (&self->programme, programme);
  if (title == NULL)
    title = dossier_record_get_local (programme, "subtitle", language);

  dossier_chip_set_colour (self->swatch, programme);
  show_label (self->name, dossier_record_get_text (programme, "short_title"));
  gtk_widget_set_tooltip_text (self->name, dossier_record_get_text (programme, "short_title"));
  show_label (self->title, title);
  gtk_widget_set_tooltip_text (self->title, title);
  dossier_chip_show_programme (self->status, programme);
  dossier_chip_set (self->kind,
                    dossier_field_get_choice_label (dossier_table_get_field (table, "kind"),
                                                    kind), "plain");
  /* The target first: an action that expects one must never see the button without. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fact_sheet), "x",
                                    dossier_record_get_id (programme));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fact_sheet), "win.fact-sheet");
  show_time (self, activities, as_of);
}

/* The menu speaks of the programme that is shown; the window knows what to do. */
static void
menu_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DossierProgrammeHeading *self = DOSSIER_PROGRAMME_HEADING (widget);

  if (self->programme == NULL)
    return;

  if (g_str_equal (action, "heading.export"))
    gtk_widget_activate_action (widget, "win.export-pdf", "x", dossier_record_get_id (self->programme));
  else
    dossier_act_on (widget, action, self->programme);
}

static void
dossier_programme_heading_set_property (GObject      *object,
                                        guint         prop_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  DossierProgrammeHeading *self = DOSSIER_PROGRAMME_HEADING (object);
  GtkWidget *content = NULL;

  if (prop_id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  self->is_narrow = g_value_get_boolean (value);
  if (!self->is_narrow)
    content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "dossier-sheet-symbolic",
                            "label", _("Fact Sheet"), NULL);
  if (content != NULL)
    {
      gtk_button_set_child (GTK_BUTTON (self->fact_sheet), content);
      return;
    }

  gtk_button_set_icon_name (GTK_BUTTON (self->fact_sheet), "dossier-sheet-symbolic");
  dossier_name_set (self->fact_sheet, _("Fact Sheet"));
}

static void
dossier_programme_heading_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&DOSSIER_PROGRAMME_HEADING (object)->programme);

  G_OBJECT_CLASS (dossier_programme_heading_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-programme-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, swatch);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, name);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, status);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, kind);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, fact_sheet);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, title);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, time);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, start);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, bar);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, end);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, words_beside);
  gtk_widget_class_bind_template_child (widget_class, DossierProgrammeHeading, words_below);
}

static void
dossier_programme_heading_class_init (DossierProgrammeHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dossier_programme_heading_set_property;
  object_class->dispose = dossier_programme_heading_dispose;

  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (DOSSIER_TYPE_WRAP);
  g_type_ensure (DOSSIER_TYPE_TIME_BAR);
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "heading.duplicate", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "heading.delete", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "heading.export", NULL, menu_cb);
}

static void
dossier_programme_heading_init (DossierProgrammeHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
