/* dossier-welcome.c: what a person sees who has no programme yet: the ways to begin. */
#include "dossier-welcome.h"

#include "dossier-columns.h"

struct _DossierWelcome
{
  AdwBin     parent_instance;

  GtkWidget *first;
};

G_DEFINE_FINAL_TYPE (DossierWelcome, dossier_welcome, ADW_TYPE_BIN)

/* The focus starts on the suggested way. */
static gboolean
dossier_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_WELCOME (widget)->first);
}

static void
dossier_welcome_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_welcome_parent_class)->map (widget);

  gtk_widget_grab_focus (widget);
}

static void
dossier_welcome_class_init (DossierWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DOSSIER_TYPE_COLUMNS);
  widget_class->grab_focus = dossier_welcome_grab_focus;
  widget_class->map = dossier_welcome_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWelcome, first);
}

static void
dossier_welcome_init (DossierWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
