/* dossier-as-of-button.c: the day the portfolio is shown as of, and another one.
 *
 * What is typed shows in the calendar and the figures at once; Enter, a click on a
 * day or one of the two fixed days makes the whole window follow.
 */
#include "dossier-as-of-button.h"

#include <glib/gi18n-lib.h>

#include "dossier-date.h"
#include "dossier-figures.h"
#include "dossier-fit.h"
#include "dossier-language.h"
#include "dossier-name.h"

#define SECONDS_BETWEEN_LOOKS_AT_THE_CLOCK 60
#define N_FIGURES 4

struct _DossierAsOfButton
{
  AdwBin          parent_instance;

  GtkWidget      *button;
  GtkLabel       *label;
  GtkPopover     *popover;
  GtkEntry       *entry;
  GtkLabel       *message;
  GtkCalendar    *calendar;
  GtkCheckButton *today;
  GtkWidget      *pinned_row;
  GtkCheckButton *pinned;
  GtkBox         *figures;
  GtkLabel       *values[N_FIGURES];
  GtkLabel       *names[N_FIGURES];

  DossierStore   *store;
  GDate           last_today;     /* what the clock said when last looked at */
  gboolean        follows_clock;  /* the person asked for today, whatever the file pins */
  gboolean        is_showing;     /* it is us who change the controls */
  guint           clock;
};

G_DEFINE_FINAL_TYPE (DossierAsOfButton, dossier_as_of_button, ADW_TYPE_BIN)

GtkWidget *
dossier_as_of_button_new (void)
{
  return g_object_new (DOSSIER_TYPE_AS_OF_BUTTON, NULL);
}

static GDate
get_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);

  return today;
}

static char *
dup_day (const GDate      *day,
         DossierDateStyle  style)
{
  g_autofree char *iso = dossier_day_to_iso (day);

  return dossier_date_format (iso, dossier_interface_language (), style);
}

/* The day the file asks for, if it does. */
static gboolean
get_pinned (DossierAsOfButton *self,
            GDate             *day)
{
  GDate earliest;

  return dossier_record_get_bounds (dossier_store_get_portfolio (self->store), "as_of", &earliest, day) &&
         g_date_valid (day);
}

/* Showing a day */

static void
show_calendar (DossierAsOfButton *self,
               const GDate       *day)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local (g_date_get_year (day), g_date_get_month (day),
                                                      g_date_get_day (day), 12, 0, 0);

  self->is_showing = TRUE;
  gtk_calendar_select_day (self->calendar, noon);
  self->is_showing = FALSE;
}

static void
show_figure (DossierAsOfButton *self,
             guint              index,
             const char        *value,
             const char        *name)
{
  gtk_label_set_text (self->values[index], value);
  gtk_label_set_text (self->names[index], name);
}

static void
show_figures (DossierAsOfButton *self,
              const GDate       *day)
{
  g_autofree char *running = NULL;
  g_autofree char *forthcoming = NULL;
  g_autofree char *states = NULL;
  DossierFigures figures;

  /* A file that cannot be read has no figures; whatever lists its records says why. */
  if (!dossier_figures_count (&figures, self->store, day, NULL))
    return;

  running = g_strdup_printf ("%u", figures.running);
  forthcoming = g_strdup_printf ("%u", figures.forthcoming);
  states = g_strdup_printf ("%u", figures.states);

  /* Translators: below the number of running programmes */
  show_figure (self, 0, running, ngettext ("running", "running", figures.running));
  /* Translators: below the number of forthcoming activities */
  show_figure (self, 1, forthcoming, ngettext ("forthcoming", "forthcoming", figures.forthcoming));
  /* Translators: below the number of States with a status under the treaty */
  show_figure (self, 2, states, ngettext ("State", "States", figures.states));
  show_figure (self, 3, *figures.staff != '\0' ? figures.staff : "–", _("staff"));
}

static void
show_choices (DossierAsOfButton *self,
              const GDate       *day)
{
  GDate today = get_today ();
  GDate pinned;
  gboolean is_pinned = get_pinned (self, &pinned);
  g_autofree char *subtitle = is_pinned ? dup_day (&pinned, DOSSIER_DATE_LONG)
                                        : g_strdup (_("it pins no day"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->pinned_row), subtitle);
  gtk_widget_set_sensitive (self->pinned_row, is_pinned);

  self->is_showing = TRUE;
  gtk_check_button_set_active (self->pinned, is_pinned && g_date_compare (day, &pinned) == 0);
  gtk_check_button_set_active (self->today, !gtk_check_button_get_active (self->pinned) &&
                                            g_date_compare (day, &today) == 0);
  self->is_showing = FALSE;
}

static void
show_message (DossierAsOfButton *self,
              const char        *message)
{
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);

  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/* Everything in the popover but the entry, which may be being typed into. */
static void
show_day (DossierAsOfButton *self,
          const GDate       *day)
{
  show_message (self, NULL);
  show_calendar (self, day);
  show_choices (self, day);
  show_figures (self, day);
}

static void
show_text (DossierAsOfButton *self,
           const GDate       *day)
{
  g_autofree char *text = dup_day (day, DOSSIER_DATE_LONG);

  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_showing = FALSE;
}

/* The pill */

static void
show_pill (DossierAsOfButton *self)
{
  g_autofree char *day_text = NULL;
  g_autofree char *name = NULL;
  GDate day;

  dossier_store_get_as_of (self->store, &day);
  day_text = dup_day (&day, DOSSIER_DATE_SHORT);
  gtk_label_set_text (self->label, day_text);
  /* Translators: the name of a button for assistive tools; %s is a day */
  name = g_strdup_printf (_("Shown as of %s"), day_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  if (dossier_store_is_travelled (self->store))
    gtk_widget_add_css_class (self->button, "travelled");
  else
    gtk_widget_remove_css_class (self->button, "travelled");
}

static void
as_of_changed_cb (DossierAsOfButton *self)
{
  GDate day;

  show_pill (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;

  dossier_store_get_as_of (self->store, &day);
  show_day (self, &day);
}

/* Choosing a day */

static gboolean
read_text (DossierAsOfButton  *self,
           GDate              *day,
           GError            **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *edtf = dossier_date_parse (text, NULL, error);
  GDate earliest;

  if (edtf == NULL)
    return FALSE;

  if (dossier_date_bounds (edtf, &earliest, day) && g_date_valid (day))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _("This has no last day. Type a day, a month or a year."));
  return FALSE;
}

static void
text_changed_cb (DossierAsOfButton *self)
{
  g_autoptr (GError) error = NULL;
  GDate day;

  if (self->is_showing || self->store == NULL)
    return;

  if (read_text (self, &day, &error))
    show_day (self, &day);
  else
    show_message (self, error->message);
}

static void
entry_activated_cb (DossierAsOfButton *self)
{
  g_autoptr (GError) error = NULL;
  GDate day;

  if (!read_text (self, &day, &error))
    {
      show_message (self, error->message);
      return;
    }

  self->follows_clock = FALSE;
  dossier_store_set_as_of (self->store, &day);
  gtk_popover_popdown (self->popover);
}

/* Also when the arrows turn the month or the year: the calendar selects the same day there. */
static void
day_selected_cb (DossierAsOfButton *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  GDate day;

  if (self->is_showing || self->store == NULL)
    return;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, g_date_time_get_day_of_month (chosen), g_date_time_get_month (chosen),
                  g_date_time_get_year (chosen));
  self->follows_clock = FALSE;
  show_text (self, &day);
  dossier_store_set_as_of (self->store, &day);
}

static void
today_toggled_cb (DossierAsOfButton *self)
{
  GDate today = get_today ();

  if (self->is_showing || self->store == NULL || !gtk_check_button_get_active (self->today))
    return;

  self->follows_clock = TRUE;
  show_text (self, &today);
  dossier_store_set_as_of (self->store, &today);
}

static void
pinned_toggled_cb (DossierAsOfButton *self)
{
  GDate day;

  if (self->is_showing || self->store == NULL || !gtk_check_button_get_active (self->pinned))
    return;

  self->follows_clock = FALSE;
  dossier_store_set_as_of (self->store, NULL);
  dossier_store_get_as_of (self->store, &day);
  show_text (self, &day);
}

static void
shown_cb (DossierAsOfButton *self)
{
  GDate day;

  if (self->store == NULL)
    return;

  dossier_store_get_as_of (self->store, &day);
  show_text (self, &day);
  show_day (self, &day);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/* At midnight a window that shows today shows another day; one that does not has become a
 * day older, which only its pill may have to tell. */
static gboolean
clock_cb (gpointer data)
{
  DossierAsOfButton *self = data;
  GDate today = get_today ();
  GDate shown;

  if (self->store == NULL || g_date_compare (&today, &self->last_today) == 0)
    return G_SOURCE_CONTINUE;

  self->last_today = today;
  dossier_store_get_as_of (self->store, &shown);
  if (self->follows_clock)
    dossier_store_set_as_of (self->store, &today);
  else if (g_date_compare (&shown, &today) == 0 && !get_pinned (self, &shown))
    dossier_store_set_as_of (self->store, NULL);
  else
    show_pill (self);

  return G_SOURCE_CONTINUE;
}

/**
 * dossier_as_of_button_set_store:
 * @store: (nullable): whose day is shown and chosen
 */
void
dossier_as_of_button_set_store (DossierAsOfButton *self,
                                DossierStore      *store)
{
  if (self->store == store)
    return;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, as_of_changed_cb, self);

  g_set_object (&self->store, store);
  self->follows_clock = FALSE;
  gtk_widget_set_sensitive (self->button, store != NULL);
  if (store == NULL)
    return;

  g_signal_connect_object (store, "notify::as-of", G_CALLBACK (as_of_changed_cb), self, G_CONNECT_SWAPPED);
  show_pill (self);
}

void
dossier_as_of_button_popup (DossierAsOfButton *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

static void
add_figure (DossierAsOfButton *self,
            guint              index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->values[index] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->values[index]), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->values[index]), "numeric");

  self->names[index] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->names[index], PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->names[index]), "minor");
  gtk_widget_add_css_class (GTK_WIDGET (self->names[index]), "faint");

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->values[index]));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->names[index]));
  gtk_box_append (self->figures, box);
}

static void
dossier_as_of_button_finalize (GObject *object)
{
  DossierAsOfButton *self = DOSSIER_AS_OF_BUTTON (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_as_of_button_parent_class)->finalize (object);
}

static void
dossier_as_of_button_class_init (DossierAsOfButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dossier_as_of_button_finalize;

  g_type_ensure (DOSSIER_TYPE_FIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-as-of-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, button);
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, label);
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, popover);
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, message);
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, calendar);
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, today);
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, pinned_row);
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, pinned);
  gtk_widget_class_bind_template_child (widget_class, DossierAsOfButton, figures);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinned_toggled_cb);
}

static void
dossier_as_of_button_init (DossierAsOfButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_name_set (GTK_WIDGET (self->today), _("Today"));
  dossier_name_set (GTK_WIDGET (self->pinned), _("Pinned by this file"));
  dossier_name_calendar (self->calendar);

  for (guint i = 0; i < N_FIGURES; i++)
    add_figure (self, i);

  self->last_today = get_today ();
  self->clock = g_timeout_add_seconds (SECONDS_BETWEEN_LOOKS_AT_THE_CLOCK, clock_cb, self);
  gtk_widget_set_sensitive (self->button, FALSE);
}
