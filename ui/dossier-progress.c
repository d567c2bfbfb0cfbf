/* dossier-progress.c: a job that may take its time, as the person sees it.
 *
 * The window is made only when it is to be seen: GTK tells assistive technologies of a window that
 * is made and not shown, and then has nothing to say about it.
 */
#include "dossier-progress.h"

#include "dossier-progress-dialog.h"

#define MILLISECONDS_BEFORE_IT_APPEARS 200

struct _DossierProgress
{
  GObject       parent_instance;

  GtkWindow    *parent;
  char         *heading;
  GCancellable *cancellable;
  GtkWidget    *dialog;
  double        fraction;
  guint         timeout;
};

enum
{
  PROP_FRACTION = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierProgress, dossier_progress, G_TYPE_OBJECT)

static void
show_fraction (DossierProgress *self)
{
  if (self->dialog != NULL && self->fraction >= 0)
    dossier_progress_dialog_set_fraction (DOSSIER_PROGRESS_DIALOG (self->dialog), self->fraction);
}

static gboolean
appear_cb (gpointer data)
{
  DossierProgress *self = data;

  self->timeout = 0;
  self->dialog = dossier_progress_dialog_new (self->parent, self->heading, self->cancellable);
  show_fraction (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  return G_SOURCE_REMOVE;
}

/**
 * dossier_progress_new:
 * @parent: (nullable): the window it belongs to
 * @heading: what is being done
 * @cancellable: what the job was started with; cancelled by Cancel
 */
DossierProgress *
dossier_progress_new (GtkWindow    *parent,
                      const char   *heading,
                      GCancellable *cancellable)
{
  DossierProgress *self = g_object_new (DOSSIER_TYPE_PROGRESS, NULL);

  g_set_weak_pointer (&self->parent, parent);
  self->heading = g_strdup (heading);
  self->cancellable = g_object_ref (cancellable);
  self->timeout = g_timeout_add (MILLISECONDS_BEFORE_IT_APPEARS, appear_cb, self);

  return self;
}

static void
dossier_progress_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (prop_id != PROP_FRACTION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  DOSSIER_PROGRESS (object)->fraction = g_value_get_double (value);
  show_fraction (DOSSIER_PROGRESS (object));
}

static void
dossier_progress_dispose (GObject *object)
{
  DossierProgress *self = DOSSIER_PROGRESS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->dialog)));
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->heading, g_free);

  G_OBJECT_CLASS (dossier_progress_parent_class)->dispose (object);
}

static void
dossier_progress_class_init (DossierProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = dossier_progress_set_property;
  object_class->dispose = dossier_progress_dispose;

  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                              G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dossier_progress_init (DossierProgress *self)
{
  self->fraction = -1;
}
