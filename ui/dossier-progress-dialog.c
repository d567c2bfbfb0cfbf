/* dossier-progress-dialog.c: how far a job is, and a way to stop it.
 *
 * Closing it, by Cancel, Esc or the window manager, cancels the job; the window stays
 * until the job says that it has stopped.
 */
#include "dossier-progress-dialog.h"

#define MILLISECONDS_OF_A_PULSE 120

struct _DossierProgressDialog
{
  AdwWindow       parent_instance;

  GtkLabel       *heading;
  GtkProgressBar *bar;

  GCancellable   *cancellable;
  guint           pulse;
};

G_DEFINE_FINAL_TYPE (DossierProgressDialog, dossier_progress_dialog, ADW_TYPE_WINDOW)

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (DOSSIER_PROGRESS_DIALOG (data)->bar);
  return G_SOURCE_CONTINUE;
}

/**
 * dossier_progress_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @heading: what is being done
 * @cancellable: what the job was started with; cancelled by Cancel
 */
GtkWidget *
dossier_progress_dialog_new (GtkWindow    *parent,
                             const char   *heading,
                             GCancellable *cancellable)
{
  DossierProgressDialog *self = g_object_new (DOSSIER_TYPE_PROGRESS_DIALOG, "transient-for", parent, NULL);

  gtk_window_set_title (GTK_WINDOW (self), heading);
  gtk_label_set_text (self->heading, heading);
  self->cancellable = g_object_ref (cancellable);
  self->pulse = g_timeout_add (MILLISECONDS_OF_A_PULSE, pulse_cb, self);

  return GTK_WIDGET (self);
}

void
dossier_progress_dialog_set_fraction (DossierProgressDialog *self,
                                      double                 fraction)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0, 1));
}

static gboolean
dossier_progress_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (DOSSIER_PROGRESS_DIALOG (window)->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (window), FALSE);

  return GDK_EVENT_STOP;
}

static void
dossier_progress_dialog_dispose (GObject *object)
{
  DossierProgressDialog *self = DOSSIER_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dossier_progress_dialog_parent_class)->dispose (object);
}

static void
dossier_progress_dialog_class_init (DossierProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_progress_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_progress_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierProgressDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierProgressDialog, bar);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_progress_dialog_init (DossierProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
