/* dossier-page.c: one tab of the window: a list of records, and the record chosen beside it.
 *
 * The page owns the list and its selection and fills both panes; subclasses say what
 * is listed and how a row looks.  Rows on screen follow their records; headings, sums
 * and counts are brought up to date once, in an idle, after whatever changed.
 */
#include "dossier-page-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-edit.h"

/* So many can be counted before the next frame. */
#define FEW_RECORDS 256

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

enum
{
  MOVED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DossierPage, dossier_page, ADW_TYPE_BIN)

DossierPagePrivate *
dossier_page_get_private (DossierPage *self)
{
  return dossier_page_get_instance_private (self);
}

const DossierPageKind *
dossier_page_get_kind (DossierPage *self)
{
  return DOSSIER_PAGE_GET_CLASS (self)->kind;
}

DossierStore *
dossier_page_get_store (DossierPage *self)
{
  return dossier_page_get_private (self)->store;
}

DossierList *
dossier_page_get_list (DossierPage *self)
{
  return dossier_page_get_private (self)->list;
}

DossierSelection *
dossier_page_get_selection (DossierPage *self)
{
  return dossier_page_get_private (self)->selection;
}

DossierListPane *
dossier_page_get_list_pane (DossierPage *self)
{
  return dossier_page_get_private (self)->list_pane;
}

DossierListFilter *
dossier_page_get_filter (DossierPage *self)
{
  return DOSSIER_LIST_FILTER (dossier_page_get_private (self)->filter);
}

DossierRecordView *
dossier_page_get_record_view (DossierPage *self)
{
  return dossier_page_get_private (self)->record_view;
}

DossierRecord *
dossier_page_get_record (DossierPage *self)
{
  return dossier_selection_get_record (dossier_page_get_private (self)->selection);
}

void
dossier_page_moved (DossierPage *self)
{
  g_signal_emit (self, signals[MOVED], 0);
}

/* Up to date */

static gboolean
is_any (DossierPage  *self,
        DossierQuery *query)
{
  g_autoptr (GArray) ids = NULL;

  dossier_query_limit (query, 1);
  ids = dossier_store_query (dossier_page_get_private (self)->store, query, NULL);
  return ids != NULL && ids->len > 0;
}

static void
show_pane_state (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  g_autoptr (DossierQuery) all = dossier_query_new (dossier_page_get_kind (self)->table);

  if (dossier_list_get_n_records (priv->list) > 0)
    dossier_list_pane_show (priv->list_pane, DOSSIER_LIST_PANE_ROWS);
  else if (dossier_page_is_filtered (self) && is_any (self, all))
    dossier_list_pane_show (priv->list_pane, DOSSIER_LIST_PANE_NO_MATCH);
  else
    dossier_list_pane_show (priv->list_pane, DOSSIER_LIST_PANE_EMPTY);
}

static void
show_rows (DossierPage *self)
{
  g_autoptr (GList) items = g_hash_table_get_keys (dossier_page_get_private (self)->bound);

  for (GList *item = items; item != NULL; item = item->next)
    DOSSIER_PAGE_GET_CLASS (self)->show_item (self, item->data);
}

static void
show_figures (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  DossierPageClass *klass = DOSSIER_PAGE_GET_CLASS (self);

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  dossier_selection_prune (priv->selection);
  if (dossier_page_get_record (self) == NULL)
    dossier_selection_step (priv->selection, 1);
  show_rows (self);
  dossier_page_show_several (self);
  show_pane_state (self);
  if (priv->is_count_stale && klass->show_counts != NULL)
    klass->show_counts (self);
  priv->is_count_stale = FALSE;
  klass->show_status (self);
}

static gboolean
show_figures_cb (gpointer data)
{
  dossier_page_get_private (data)->refresh_id = 0;
  show_figures (data);
  return G_SOURCE_REMOVE;
}

/* After the list has asked for all of its rows, which it does at low priority. */
static void
queue_figures (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);

  if (priv->is_filled && priv->refresh_id == 0)
    priv->refresh_id = g_idle_add_full (G_PRIORITY_LOW + 10, show_figures_cb, self, NULL);
}

static void
data_changed_cb (DossierPage *self)
{
  dossier_page_get_private (self)->is_count_stale = TRUE;
  queue_figures (self);
}

static gboolean
is_gone (DossierPage   *self,
         DossierRecord *record)
{
  g_autoptr (DossierQuery) query = dossier_query_new (dossier_page_get_kind (self)->table);

  dossier_query_match (query, "id", dossier_record_get_id (record));
  return !is_any (self, query);
}

/* After the list has followed: the record may have been deleted, here or elsewhere. */
static void
table_changed_cb (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  DossierRecord *record = dossier_page_get_record (self);

  data_changed_cb (self);
  if (record != NULL && dossier_selection_get_position (priv->selection) != GTK_INVALID_LIST_POSITION)
    priv->last_position = dossier_selection_get_position (priv->selection);
  else if (record != NULL && is_gone (self, record) &&
           !dossier_selection_select_near (priv->selection, priv->last_position))
    dossier_selection_set_record (priv->selection, NULL);
}

/* Filling */

static char *
dup_words (DossierPage *self)
{
  return g_strstrip (g_strdup (dossier_list_pane_get_words (dossier_page_get_private (self)->list_pane)));
}

/**
 * dossier_page_make_query:
 *
 * Returns: (transfer full): everything that the words and the filter let through, in
 *   the order chosen
 */
DossierQuery *
dossier_page_make_query (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  DossierQuery *query = dossier_query_new (dossier_page_get_kind (self)->table);
  g_autofree char *words = dup_words (self);

  if (*words != '\0')
    dossier_query_search (query, words);
  dossier_list_filter_apply (DOSSIER_LIST_FILTER (priv->filter), query);
  dossier_list_filter_sort (DOSSIER_LIST_FILTER (priv->filter), query);
  return query;
}

gboolean
dossier_page_has_pill (DossierPage *self,
                       const char  *name)
{
  DossierPills *pills = dossier_list_pane_get_pills (dossier_page_get_private (self)->list_pane);

  return g_strcmp0 (dossier_pills_get_selected (pills), name) == 0;
}

/**
 * dossier_page_is_filtered:
 *
 * Returns: whether words, the filter or a pill may leave records out
 */
gboolean
dossier_page_is_filtered (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  g_autofree char *words = dup_words (self);

  return *words != '\0' || dossier_list_filter_is_active (DOSSIER_LIST_FILTER (priv->filter)) ||
         (dossier_page_get_kind (self)->pills != NULL && !dossier_page_has_pill (self, "all"));
}

/**
 * dossier_page_refill:
 *
 * Lists anew, after another filter, order or day.
 */
void
dossier_page_refill (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);

  if (!priv->is_filled || priv->is_opening)
    return;

  priv->is_count_stale = TRUE;
  dossier_list_set_sections (priv->list, DOSSIER_PAGE_GET_CLASS (self)->make_sections (self));
  dossier_list_pane_set_filtered (priv->list_pane,
                                  dossier_list_filter_is_active (DOSSIER_LIST_FILTER (priv->filter)));
  show_rows (self);
  show_pane_state (self);
  if (dossier_list_get_n_records (priv->list) < FEW_RECORDS)
    show_figures (self);
  dossier_page_scroll (self);
}

/**
 * dossier_page_fill:
 *
 * Lists and selects for the first time, once the page is wanted.
 */
void
dossier_page_fill (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  const DossierPageKind *kind = dossier_page_get_kind (self);
  static const char * const of_own_fields[] = { "changed::own_field", "changed::own_value" };
  g_autofree char *signal = g_strconcat ("changed::", kind->table, NULL);

  if (priv->is_filled)
    return;

  priv->is_filled = TRUE;
  dossier_page_refill (self);
  g_signal_connect_object (priv->store, signal, G_CALLBACK (table_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; kind->watched != NULL && kind->watched[i] != NULL; i++)
    {
      g_autofree char *watched = g_strconcat ("changed::", kind->watched[i], NULL);

      dossier_list_watch (priv->list, kind->watched[i]);
      g_signal_connect_object (priv->store, watched, G_CALLBACK (data_changed_cb), self, G_CONNECT_SWAPPED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (of_own_fields); i++)
    g_signal_connect_object (priv->store, of_own_fields[i], G_CALLBACK (data_changed_cb), self,
                             G_CONNECT_SWAPPED);
  if (dossier_page_get_record (self) == NULL)
    dossier_selection_step (priv->selection, 1);
}

/* Lets everything through without asking for the list in between. */
static void
clear_filter (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);

  priv->is_opening = TRUE;
  dossier_list_pane_set_words (priv->list_pane, "");
  dossier_list_filter_clear (DOSSIER_LIST_FILTER (priv->filter));
  if (dossier_page_get_kind (self)->pills != NULL)
    dossier_pills_set_selected (dossier_list_pane_get_pills (priv->list_pane), "all");
  priv->is_opening = FALSE;

  dossier_page_refill (self);
}

/**
 * dossier_page_open:
 * @tab: (nullable): the inner tab to show
 *
 * Shows a record.  A filter that would hide it is cleared.
 *
 * Returns: %FALSE if there is no such record
 */
gboolean
dossier_page_open (DossierPage *self,
                   gint64       id,
                   const char  *tab)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  g_autoptr (DossierRecord) record = dossier_store_get (priv->store, dossier_page_get_kind (self)->table,
                                                        id, NULL);

  if (record == NULL || is_gone (self, record))
    return FALSE;

  dossier_page_fill (self);
  dossier_selection_set_record (priv->selection, record);
  if (dossier_selection_get_position (priv->selection) == GTK_INVALID_LIST_POSITION)
    clear_filter (self);
  if (tab != NULL && DOSSIER_PAGE_GET_CLASS (self)->set_tab != NULL)
    DOSSIER_PAGE_GET_CLASS (self)->set_tab (self, tab);

  dossier_page_scroll (self);
  dossier_page_show_detail (self, FALSE);
  return TRUE;
}

/**
 * dossier_page_remember:
 * @tab: (nullable): the inner tab
 *
 * Selects a record without listing anything yet.
 */
void
dossier_page_remember (DossierPage *self,
                       gint64       id,
                       const char  *tab)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  g_autoptr (DossierRecord) record = dossier_store_get (priv->store, dossier_page_get_kind (self)->table,
                                                        id, NULL);

  if (record != NULL)
    dossier_selection_set_record (priv->selection, record);
  if (tab != NULL && DOSSIER_PAGE_GET_CLASS (self)->set_tab != NULL)
    DOSSIER_PAGE_GET_CLASS (self)->set_tab (self, tab);
}

/* Edits */

/**
 * dossier_page_new_record:
 *
 * Makes a record as one edit, shows it and puts the focus into its first field.
 *
 * Returns: (transfer none): the record
 */
DossierRecord *
dossier_page_new_record (DossierPage  *self,
                         GError      **error)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  const DossierPageKind *kind = dossier_page_get_kind (self);
  g_autoptr (DossierRecord) record = dossier_record_new (dossier_table_find (kind->table));
  g_autoptr (DossierEdit) edit = NULL;

  if (!DOSSIER_PAGE_GET_CLASS (self)->prepare_new (self, record, error))
    return NULL;

  edit = dossier_store_begin (priv->store, kind->new_label, NULL, error);
  if (edit == NULL || !dossier_edit_save (edit, record, error) || !dossier_edit_commit (edit, error))
    return NULL;

  if (!dossier_page_open (self, dossier_record_get_id (record), "summary"))
    return NULL;

  dossier_record_view_focus_field (priv->record_view, kind->first_field);
  return record;
}

/* What the person does */

static void
record_cb (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);

  if (dossier_selection_get_position (priv->selection) != GTK_INVALID_LIST_POSITION)
    priv->last_position = dossier_selection_get_position (priv->selection);
  dossier_record_view_set_record (priv->record_view, dossier_page_get_record (self));
  gtk_widget_set_visible (GTK_WIDGET (priv->record_view), dossier_page_get_record (self) != NULL);
  dossier_page_moved (self);
}

static void
chosen_cb (DossierPage *self)
{
  if (dossier_page_is_folded (self))
    dossier_page_show_detail (self, FALSE);
}

static void
activate_cb (DossierPage *self)
{
  dossier_page_show_detail (self, TRUE);
}

static void
leave_entry_cb (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);

  if (dossier_selection_get_position (priv->selection) == GTK_INVALID_LIST_POSITION)
    dossier_selection_step (priv->selection, 1);
  dossier_page_focus_row (self);
}

/* Making it */

static void
fill_list_pane (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  DossierPageClass *klass = DOSSIER_PAGE_GET_CLASS (self);
  const DossierPageKind *kind = klass->kind;
  DossierPills *pills = dossier_list_pane_get_pills (priv->list_pane);

  for (guint i = 0; kind->pills != NULL && kind->pills[i].name != NULL; i++)
    dossier_pills_append (pills, kind->pills[i].name,
                          g_dpgettext2 (NULL, kind->table, kind->pills[i].label));
  gtk_widget_set_visible (GTK_WIDGET (pills), kind->pills != NULL);
  if (kind->pills != NULL)
    dossier_pills_set_selected (pills, "all");

  priv->filter = dossier_list_filter_new (priv->store, kind->table, kind->filters, kind->orders);
  dossier_list_pane_set_options (priv->list_pane, priv->filter);
  priv->view = klass->make_view (self);
  dossier_list_pane_set_view (priv->list_pane, priv->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(dossier_table_find (kind->table)->plural), -1);
  dossier_page_add_keys (self, priv->view);

  g_signal_connect_object (priv->filter, "changed", G_CALLBACK (dossier_page_refill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list_pane, "changed", G_CALLBACK (dossier_page_refill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list_pane, "cleared", G_CALLBACK (clear_filter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list_pane, "leave", G_CALLBACK (leave_entry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

static void
dossier_page_constructed (GObject *object)
{
  DossierPage *self = DOSSIER_PAGE (object);
  DossierPagePrivate *priv = dossier_page_get_private (self);
  const DossierPageKind *kind = dossier_page_get_kind (self);

  G_OBJECT_CLASS (dossier_page_parent_class)->constructed (object);

  priv->list = dossier_list_new (priv->store);
  priv->selection = dossier_selection_new (priv->list);
  priv->list_pane = DOSSIER_LIST_PANE (dossier_list_pane_new (&kind->words, kind->record_width != 0));
  fill_list_pane (self);
  priv->record_view = DOSSIER_RECORD_VIEW (DOSSIER_PAGE_GET_CLASS (self)->make_record_view (self));
  gtk_widget_set_visible (GTK_WIDGET (priv->record_view), FALSE);

  priv->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_navigate_back (priv->leaflet, TRUE);
  adw_leaflet_set_fold_threshold_policy (priv->leaflet, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  dossier_page_fill_leaflet (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (priv->leaflet));

  g_signal_connect_object (priv->selection, "notify::record", G_CALLBACK (record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->selection, "notify::n-selected", G_CALLBACK (dossier_page_show_several),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->selection, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->leaflet, "notify::folded", G_CALLBACK (dossier_page_show_folded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->leaflet, "notify::visible-child", G_CALLBACK (dossier_page_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "items-changed", G_CALLBACK (queue_figures), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->store, "notify::as-of", G_CALLBACK (dossier_page_refill), self,
                           G_CONNECT_SWAPPED);
}

static void
dossier_page_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (prop_id == PROP_STORE)
    dossier_page_get_private (DOSSIER_PAGE (object))->store = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_page_dispose (GObject *object)
{
  DossierPagePrivate *priv = dossier_page_get_private (DOSSIER_PAGE (object));

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  g_clear_pointer (&priv->counting, g_hash_table_unref);
  priv->is_filled = FALSE;

  G_OBJECT_CLASS (dossier_page_parent_class)->dispose (object);
}

static void
dossier_page_finalize (GObject *object)
{
  DossierPagePrivate *priv = dossier_page_get_private (DOSSIER_PAGE (object));

  g_clear_pointer (&priv->bound, g_hash_table_unref);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->list);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (dossier_page_parent_class)->finalize (object);
}

static void
dossier_page_class_init (DossierPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dossier_page_constructed;
  object_class->set_property = dossier_page_set_property;
  object_class->dispose = dossier_page_dispose;
  object_class->finalize = dossier_page_finalize;
  klass->make_view = dossier_page_make_view;
  klass->show_item = dossier_page_show_item;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, DOSSIER_TYPE_STORE,
                                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                           G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[MOVED] =
    g_signal_new ("moved", DOSSIER_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_page_init (DossierPage *self)
{
  dossier_page_get_private (self)->bound = g_hash_table_new (NULL, NULL);
}
