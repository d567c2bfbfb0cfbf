/* dossier-record-view.c: a pane that shows one record and follows what happens to it.
 *
 * An edit may change several tables at once, and the pane may be behind another
 * tab: so a change only marks the pane stale, and it is refreshed once, before
 * the next frame, if it can be seen; else when it is shown again.
 */
#include "dossier-record-view.h"

#include "dossier-child-list.h"

typedef struct
{
  DossierStore  *store;
  DossierRecord *record;

  gboolean       is_stale;
  guint          refresh_id;
} DossierRecordViewPrivate;

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DossierRecordView, dossier_record_view, ADW_TYPE_BIN)

static DossierRecordViewPrivate *
get_private (DossierRecordView *self)
{
  return dossier_record_view_get_instance_private (self);
}

static void
refresh (DossierRecordView *self)
{
  DossierRecordViewPrivate *priv = get_private (self);
  GDate as_of;

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  priv->is_stale = FALSE;
  dossier_store_get_as_of (priv->store, &as_of);
  DOSSIER_RECORD_VIEW_GET_CLASS (self)->refresh (self, priv->record, &as_of);
}

static gboolean
refresh_cb (gpointer data)
{
  DossierRecordView *self = DOSSIER_RECORD_VIEW (data);

  get_private (self)->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/**
 * dossier_record_view_invalidate:
 *
 * Something that is shown has changed: refreshes before the next frame.
 */
void
dossier_record_view_invalidate (DossierRecordView *self)
{
  DossierRecordViewPrivate *priv = get_private (self);

  priv->is_stale = TRUE;
  if (priv->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

DossierStore *
dossier_record_view_get_store (DossierRecordView *self)
{
  return get_private (self)->store;
}

/**
 * dossier_record_view_get_record:
 *
 * Returns: (nullable) (transfer none)
 */
DossierRecord *
dossier_record_view_get_record (DossierRecordView *self)
{
  return get_private (self)->record;
}

/**
 * dossier_record_view_set_record:
 * @record: (nullable): what to show from now on
 */
void
dossier_record_view_set_record (DossierRecordView *self,
                                DossierRecord     *record)
{
  DossierRecordViewPrivate *priv = get_private (self);

  if (priv->record == record)
    return;

  if (priv->record != NULL)
    g_signal_handlers_disconnect_by_func (priv->record, dossier_record_view_invalidate, self);
  g_set_object (&priv->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "changed", G_CALLBACK (dossier_record_view_invalidate), self,
                             G_CONNECT_SWAPPED);

  priv->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/**
 * dossier_record_view_watch:
 * @tables: (array zero-terminated=1): a change in any of them refreshes the pane
 */
void
dossier_record_view_watch (DossierRecordView  *self,
                           const char * const *tables)
{
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", tables[i], NULL);

      g_signal_connect_object (get_private (self)->store, signal,
                               G_CALLBACK (dossier_record_view_invalidate), self,
                               G_CONNECT_SWAPPED);
    }
}

gboolean
dossier_record_view_focus_field (DossierRecordView *self,
                                 const char        *name)
{
  DossierRecordViewClass *klass = DOSSIER_RECORD_VIEW_GET_CLASS (self);

  return (klass->focus != NULL && klass->focus (self, name)) ||
         dossier_child_list_type_in (GTK_WIDGET (self), name);
}

static void
dossier_record_view_enter_first (DossierRecordView *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
dossier_record_view_enter (DossierRecordView *self)
{
  DOSSIER_RECORD_VIEW_GET_CLASS (self)->enter (self);
}

/* A hidden pane is refreshed before it is seen again. */
static void
dossier_record_view_map (GtkWidget *widget)
{
  DossierRecordView *self = DOSSIER_RECORD_VIEW (widget);

  if (get_private (self)->is_stale)
    refresh (self);

  GTK_WIDGET_CLASS (dossier_record_view_parent_class)->map (widget);
}

static void
dossier_record_view_constructed (GObject *object)
{
  DossierRecordView *self = DOSSIER_RECORD_VIEW (object);

  G_OBJECT_CLASS (dossier_record_view_parent_class)->constructed (object);

  get_private (self)->is_stale = TRUE;
  g_signal_connect_object (get_private (self)->store, "notify::as-of",
                           G_CALLBACK (dossier_record_view_invalidate), self, G_CONNECT_SWAPPED);
}

static void
dossier_record_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_STORE)
    g_value_set_object (value, get_private (DOSSIER_RECORD_VIEW (object))->store);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_record_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (prop_id == PROP_STORE)
    get_private (DOSSIER_RECORD_VIEW (object))->store = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_record_view_dispose (GObject *object)
{
  DossierRecordViewPrivate *priv = get_private (DOSSIER_RECORD_VIEW (object));

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  if (priv->record != NULL)
    g_signal_handlers_disconnect_by_func (priv->record, dossier_record_view_invalidate, object);
  g_clear_object (&priv->record);

  G_OBJECT_CLASS (dossier_record_view_parent_class)->dispose (object);
}

static void
dossier_record_view_finalize (GObject *object)
{
  g_clear_object (&get_private (DOSSIER_RECORD_VIEW (object))->store);

  G_OBJECT_CLASS (dossier_record_view_parent_class)->finalize (object);
}

static void
dossier_record_view_class_init (DossierRecordViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dossier_record_view_constructed;
  object_class->get_property = dossier_record_view_get_property;
  object_class->set_property = dossier_record_view_set_property;
  object_class->dispose = dossier_record_view_dispose;
  object_class->finalize = dossier_record_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = dossier_record_view_map;
  klass->enter = dossier_record_view_enter_first;

  props[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, DOSSIER_TYPE_STORE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dossier_record_view_init (DossierRecordView *self)
{
}
