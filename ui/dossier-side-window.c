/* dossier-side-window.c: a window beside the main one, for what has no tab there.
 *
 * It has the actions of the main window that its rows ask for: undo and toasts of
 * its own, and everything else handed on to the window it came from.
 */
#include "dossier-side-window.h"

#include <glib/gi18n-lib.h>

#include "dossier-steps.h"

typedef struct
{
  DossierStore    *store;

  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  AdwHeaderBar    *header;
  AdwBin          *page;
} DossierSideWindowPrivate;

enum
{
  PROP_STORE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (DossierSideWindow, dossier_side_window, ADW_TYPE_WINDOW)

static DossierSideWindowPrivate *
get_private (gpointer self)
{
  return dossier_side_window_get_instance_private (DOSSIER_SIDE_WINDOW (self));
}

/* Actions */

static void
step_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  dossier_steps_take (widget, get_private (widget)->store, action, target);
}

static void
toast_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  adw_toast_overlay_add_toast (get_private (widget)->toasts, dossier_steps_make_toast (action, target));
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action, target);
}

/* In the window behind, unless the field has a window of its own. */
static void
open_field_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_window_present (parent);
  open_cb (widget, action, target);
}

static void
quit_idle_cb (gpointer parent)
{
  gtk_widget_activate_action (parent, "app.quit", NULL);
  g_object_unref (parent);
}

/* The application knows only the windows that are its own.  This one goes first, and not while it is
 * still busy with the key. */
static void
quit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    g_idle_add_once (quit_idle_cb, g_object_ref (parent));
}

/* Closed like by its own button, so that what is typed in it is kept; destroyed with its parent it
 * would not be. */
static gboolean
parent_closing_cb (GtkWindow *self)
{
  gtk_window_close (self);
  return FALSE;
}

static void
parent_cb (GtkWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (self);

  if (parent != NULL)
    g_signal_connect_object (parent, "close-request", G_CALLBACK (parent_closing_cb), self,
                             G_CONNECT_SWAPPED);
}

/* Public */

DossierStore *
dossier_side_window_get_store (DossierSideWindow *self)
{
  return get_private (self)->store;
}

/**
 * dossier_side_window_set_title:
 * @subtitle: (nullable)
 */
void
dossier_side_window_set_title (DossierSideWindow *self,
                               const char        *title,
                               const char        *subtitle)
{
  DossierSideWindowPrivate *priv = get_private (self);

  adw_window_title_set_title (priv->title, title);
  adw_window_title_set_subtitle (priv->title, subtitle != NULL ? subtitle : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
}

void
dossier_side_window_set_page (DossierSideWindow *self,
                              GtkWidget         *page)
{
  adw_bin_set_child (get_private (self)->page, page);
}

/* A button at the beginning of the header bar. */
void
dossier_side_window_add_button (DossierSideWindow *self,
                                GtkWidget         *button)
{
  adw_header_bar_pack_start (get_private (self)->header, button);
}

/* Class */

static void
dossier_side_window_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_STORE)
    g_value_set_object (value, get_private (object)->store);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_side_window_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (prop_id == PROP_STORE)
    get_private (object)->store = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_side_window_finalize (GObject *object)
{
  g_clear_object (&get_private (object)->store);

  G_OBJECT_CLASS (dossier_side_window_parent_class)->finalize (object);
}

static void
dossier_side_window_class_init (DossierSideWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_side_window_get_property;
  object_class->set_property = dossier_side_window_set_property;
  object_class->finalize = dossier_side_window_finalize;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, DOSSIER_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-side-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DossierSideWindow, toasts);
  gtk_widget_class_bind_template_child_private (widget_class, DossierSideWindow, title);
  gtk_widget_class_bind_template_child_private (widget_class, DossierSideWindow, header);
  gtk_widget_class_bind_template_child_private (widget_class, DossierSideWindow, page);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.redo-to", "x", step_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-their", "x", step_cb);
  gtk_widget_class_install_action (widget_class, "win.redo-their", "x", step_cb);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_cb);
  gtk_widget_class_install_action (widget_class, "win.toast-undo", "s", toast_cb);
  gtk_widget_class_install_action (widget_class, "win.toast-undo-their", "(sx)", toast_cb);
  gtk_widget_class_install_action (widget_class, "win.toast-redo-their", "(sx)", toast_cb);
  gtk_widget_class_install_action (widget_class, "win.open-record", "(sx)", open_cb);
  gtk_widget_class_install_action (widget_class, "win.open-field", "(sxs)", open_field_cb);
  gtk_widget_class_install_action (widget_class, "win.history-of", "(sx)", open_cb);
  gtk_widget_class_install_action (widget_class, "win.quit", NULL, quit_cb);
}

static void
dossier_side_window_init (DossierSideWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (parent_cb), NULL);
}
