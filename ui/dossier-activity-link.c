/* dossier-activity-link.c: a line for an activity of a component: held or ahead, title, date. */
#include "dossier-activity-link.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-language.h"
#include "dossier-trailing.h"

struct _DossierActivityLink
{
  GtkWidget      parent_instance;

  DossierStore  *store;
  DossierRecord *link;

  GtkWidget     *button;
  GtkWidget     *icon;
  GtkWidget     *title;
  GtkWidget     *date;
  GtkWidget     *inferred;
  GtkWidget     *unlink;
};

G_DEFINE_FINAL_TYPE (DossierActivityLink, dossier_activity_link, GTK_TYPE_WIDGET)

const char *
dossier_activity_get_icon (DossierRecord  *activity,
                           const GDate    *as_of,
                           const char    **words)
{
  GDate earliest, latest;

  if (dossier_record_get_bounds (activity, "date", &earliest, &latest) &&
      g_date_valid (&latest) && g_date_compare (&latest, as_of) < 0)
    {
      *words = _("Past");
      return "dossier-check-symbolic";
    }

  *words = _("Still to come");
  return "dossier-clock-symbolic";
}

char *
dossier_activity_dup_place (DossierStore  *store,
                            DossierRecord *activity)
{
  const char *city = dossier_record_get_text (activity, "city");
  g_autofree char *country = dossier_store_dup_display (store, activity, "country",
                                                        dossier_interface_language ());

  if (city != NULL && *country != '\0')
    /* Translators: a city and its country */
    return g_strdup_printf (_("%s, %s"), city, country);

  if (city != NULL)
    return g_strdup (city);

  return *country != '\0' ? g_steal_pointer (&country) : NULL;
}

char *
dossier_activity_dup_when_where (DossierStore  *store,
                                 DossierRecord *activity)
{
  g_autofree char *date = dossier_record_dup_display (activity, "date", dossier_interface_language ());
  g_autofree char *place = dossier_activity_dup_place (store, activity);

  if (*date == '\0')
    return place != NULL ? g_steal_pointer (&place) : g_strdup (_("No date yet"));

  return place != NULL ? g_strdup_printf (_("%s · %s"), date, place) : g_steal_pointer (&date);
}

void
dossier_activity_link_show (DossierActivityLink *self,
                            DossierRecord       *link)
{
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) activity = dossier_store_get_linked (self->store, link, "activity");
  g_autofree char *title = dossier_store_dup_display (self->store, link, "activity", language);
  g_autofree char *tip = g_strdup_printf (_("Unlink “%s”"), title);
  g_autofree char *date = activity != NULL ? dossier_record_dup_display (activity, "date", language)
                          : g_strdup ("");
  const char *source = dossier_record_get_text (link, "inferred");
  const char *words = "";
  GDate as_of;

  g_set_object (&self->link, link);
  dossier_store_get_as_of (self->store, &as_of);
  if (activity != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                  dossier_activity_get_icon (activity, &as_of, &words));
  gtk_widget_set_tooltip_text (self->icon, words);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->button, title);
  gtk_label_set_text (GTK_LABEL (self->date), date);
  gtk_widget_set_visible (self->inferred, source != NULL);
  gtk_widget_set_tooltip_text (self->inferred, source);
  gtk_widget_set_tooltip_text (self->unlink, tip);
}

static void
open_cb (DossierActivityLink *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                              "activity", dossier_record_get_integer (self->link, "activity"));
}

static void
unlink_cb (DossierActivityLink *self)
{
  dossier_act_remove (GTK_WIDGET (self), self->store, self->link);
}

GtkWidget *
dossier_activity_link_new (DossierStore *store)
{
  DossierActivityLink *self = g_object_new (DOSSIER_TYPE_ACTIVITY_LINK, NULL);

  self->store = g_object_ref (store);
  gtk_widget_set_visible (self->unlink, !dossier_store_is_read_only (store));

  return GTK_WIDGET (self);
}

static void
dossier_activity_link_dispose (GObject *object)
{
  DossierActivityLink *self = DOSSIER_ACTIVITY_LINK (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->link);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_activity_link_parent_class)->dispose (object);
}

static void
dossier_activity_link_class_init (DossierActivityLinkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_activity_link_dispose;

  g_type_ensure (DOSSIER_TYPE_TRAILING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-activity-link.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierActivityLink, button);
  gtk_widget_class_bind_template_child (widget_class, DossierActivityLink, icon);
  gtk_widget_class_bind_template_child (widget_class, DossierActivityLink, title);
  gtk_widget_class_bind_template_child (widget_class, DossierActivityLink, date);
  gtk_widget_class_bind_template_child (widget_class, DossierActivityLink, inferred);
  gtk_widget_class_bind_template_child (widget_class, DossierActivityLink, unlink);
}

static void
dossier_activity_link_init (DossierActivityLink *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unlink, "clicked", G_CALLBACK (unlink_cb), self, G_CONNECT_SWAPPED);
}
