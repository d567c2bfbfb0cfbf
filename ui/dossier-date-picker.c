/* dossier-date-picker.c: a popover that writes dates.
 *
 * A date is no more exact than what is known of it, so a month or a year is as
 * good a choice as a day; and it may be a span, or one of two.
 */
#include "dossier-date-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-date.h"
#include "dossier-name.h"
#include "dossier-pills.h"

struct _DossierDatePicker
{
  GtkPopover    parent_instance;

  GtkWidget    *calendar;
  GtkWidget    *exactness;   /* pills: day, month, year */
  GtkWidget    *joint;       /* pills: only, until, or */
  char         *before;      /* the date when it was opened, or NULL */
  gboolean      is_showing;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierDatePicker, dossier_date_picker, GTK_TYPE_POPOVER)

static const struct { const char *name, *label, *format; } exactnesses[] = {
  { "day",   N_("Day"),   "%Y-%m-%d" },
  { "month", N_("Month"), "%Y-%m" },
  { "year",  N_("Year"),  "%Y" },
};

static const struct { const char *name, *label; } joints[] = {
  { "only",  N_("Only this") },
  { "until", N_("… until this") },
  { "or",    N_("… or this") },
};

static char *
dup_moment (DossierDatePicker *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  const char *exactness = dossier_pills_get_selected (DOSSIER_PILLS (self->exactness));

  for (guint i = 0; i < G_N_ELEMENTS (exactnesses); i++)
    if (g_str_equal (exactnesses[i].name, exactness))
      return g_date_time_format (day, exactnesses[i].format);

  g_return_val_if_reached (NULL);
}

/* What was there and what is chosen, joined; only what is chosen if that makes no date. */
static char *
dup_edtf (DossierDatePicker *self)
{
  const char *joint = dossier_pills_get_selected (DOSSIER_PILLS (self->joint));
  char *moment = dup_moment (self);
  g_autofree char *both = NULL;
  GDate earliest, latest;

  if (self->before == NULL)
    return moment;
  if (g_str_equal (joint, "until"))
    both = g_strdup_printf ("%s/%s", self->before, moment);
  else if (g_str_equal (joint, "or") && g_str_has_prefix (self->before, "["))
    both = g_strdup_printf ("%.*s,%s]", (int) strlen (self->before) - 1, self->before, moment);
  else if (g_str_equal (joint, "or"))
    both = g_strdup_printf ("[%s,%s]", self->before, moment);

  if (both == NULL || !dossier_date_bounds (both, &earliest, &latest))
    return moment;

  g_free (moment);
  return g_steal_pointer (&both);
}

static void
pick (DossierDatePicker *self)
{
  g_autofree char *edtf = NULL;

  if (self->is_showing)
    return;

  edtf = dup_edtf (self);
  g_signal_emit (self, signals[PICKED], 0, edtf);
}

GtkWidget *
dossier_date_picker_new (void)
{
  return g_object_new (DOSSIER_TYPE_DATE_PICKER, NULL);
}

/* As exact as the date that is there. */
static const char *
get_exactness (const char  *edtf,
               const GDate *earliest,
               const GDate *latest)
{
  if (edtf == NULL || !g_date_valid (earliest) || !g_date_valid (latest) || dossier_date_is_exact (edtf))
    return "day";

  return g_date_days_between (earliest, latest) > 300 ? "year" : "month";
}

void
dossier_date_picker_show (DossierDatePicker *self,
                          const char        *edtf,
                          const GDate       *day)
{
  GDate earliest, latest;
  const GDate *shown = day;

  g_date_clear (&earliest, 1);
  g_date_clear (&latest, 1);
  g_free (self->before);
  self->before = edtf != NULL && dossier_date_bounds (edtf, &earliest, &latest) ? g_strdup (edtf) : NULL;
  if (g_date_valid (&earliest))
    shown = &earliest;
  else if (g_date_valid (&latest))
    shown = &latest;

  self->is_showing = TRUE;
  if (shown != NULL)
    {
      g_autoptr (GDateTime) time = g_date_time_new_local (g_date_get_year (shown), g_date_get_month (shown),
                                                          g_date_get_day (shown), 12, 0, 0);

      gtk_calendar_select_day (GTK_CALENDAR (self->calendar), time);
    }
  dossier_pills_set_selected (DOSSIER_PILLS (self->exactness),
                              get_exactness (self->before, &earliest, &latest));
  dossier_pills_set_selected (DOSSIER_PILLS (self->joint), "only");
  gtk_widget_set_sensitive (self->joint, self->before != NULL);
  self->is_showing = FALSE;
}

static void
dossier_date_picker_finalize (GObject *object)
{
  g_free (DOSSIER_DATE_PICKER (object)->before);

  G_OBJECT_CLASS (dossier_date_picker_parent_class)->finalize (object);
}

static void
dossier_date_picker_class_init (DossierDatePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_date_picker_finalize;

  signals[PICKED] = g_signal_new ("picked", DOSSIER_TYPE_DATE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_date_picker_init (DossierDatePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->calendar = gtk_calendar_new ();
  dossier_name_calendar (GTK_CALENDAR (self->calendar));
  self->exactness = dossier_pills_new (_("How exact"));
  for (guint i = 0; i < G_N_ELEMENTS (exactnesses); i++)
    dossier_pills_append (DOSSIER_PILLS (self->exactness), exactnesses[i].name, _(exactnesses[i].label));
  self->joint = dossier_pills_new (_("Only this date, a span, or one of two"));
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    dossier_pills_append (DOSSIER_PILLS (self->joint), joints[i].name, _(joints[i].label));

  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), self->exactness);
  gtk_box_append (GTK_BOX (box), self->joint);
  gtk_popover_set_child (GTK_POPOVER (self), box);

  g_signal_connect_object (self->calendar, "notify::day", G_CALLBACK (pick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "notify::month", G_CALLBACK (pick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "notify::year", G_CALLBACK (pick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->exactness, "notify::selected", G_CALLBACK (pick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->joint, "notify::selected", G_CALLBACK (pick), self, G_CONNECT_SWAPPED);
}
