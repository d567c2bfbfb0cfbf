/* dossier-selection.c: what is selected in a list, by id, not by position: one record, or several.
 *
 * GtkSingleSelection looks for the selected item by asking the model for every
 * item of a splice.  This one asks the list for the position of an id, so that
 * the selection survives a new order of any size.  Headings are never selected.
 * One record is where the keys start from; with others it is marked.
 */
#include "dossier-selection-private.h"

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_N_SELECTED,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void dossier_selection_list_model_init      (GListModelInterface        *iface);
static void dossier_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierSelection, dossier_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_selection_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      dossier_selection_selection_model_init))

static GType
dossier_selection_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
dossier_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (DOSSIER_SELECTION (model)->list));
}

static gpointer
dossier_selection_get_item (GListModel *model,
                            guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (DOSSIER_SELECTION (model)->list), position);
}

static void
dossier_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_selection_get_item_type;
  iface->get_n_items = dossier_selection_get_n_items;
  iface->get_item = dossier_selection_get_item;
}

gboolean
dossier_selection_is_record (DossierSelection *self,
                             guint             position)
{
  return dossier_list_get_id (self->list, position) > 0;
}

gboolean
dossier_selection_is_several (DossierSelection *self)
{
  return dossier_marks_count (self->marks) > 1;
}

static gboolean
dossier_selection_is_selected (GtkSelectionModel *model,
                               guint              position)
{
  DossierSelection *self = DOSSIER_SELECTION (model);

  if (dossier_selection_is_several (self))
    return dossier_marks_has (self->marks, dossier_list_get_id (self->list, position));

  return position == self->position;
}

static GtkBitset *
dossier_selection_get_selection_in_range (GtkSelectionModel *model,
                                          guint              position,
                                          guint              n_items)
{
  DossierSelection *self = DOSSIER_SELECTION (model);
  GtkBitset *bitset = gtk_bitset_new_empty ();

  if (!dossier_selection_is_several (self) && self->position != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (bitset, self->position);
  for (guint i = position; dossier_selection_is_several (self) && i < position + n_items; i++)
    if (dossier_selection_is_selected (model, i))
      gtk_bitset_add (bitset, i);

  return bitset;
}

/* Says that any row may be selected or not now. */
static void
marks_changed (DossierSelection *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_items);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_SELECTED]);
}

static void
clear_marks (DossierSelection *self)
{
  if (!dossier_selection_is_several (self))
    return;

  dossier_marks_clear (self->marks);
  marks_changed (self);
}

/* Makes @record the one the keys start from, whatever else is selected. */
static void
move_to (DossierSelection *self,
         DossierRecord    *record)
{
  guint old = self->position;

  if (!g_set_object (&self->record, record))
    return;

  self->position = GTK_INVALID_LIST_POSITION;
  if (old != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), old, 1);

  /* A long list may only now ask for the rest of its rows. */
  if (record != NULL)
    self->position = dossier_list_find (self->list, dossier_record_get_id (record));
  if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->position, 1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
}

void
dossier_selection_move_to (DossierSelection *self,
                           guint             position)
{
  g_autoptr (DossierRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  move_to (self, record);
}

static void
select_at (DossierSelection *self,
           guint             position)
{
  g_autoptr (DossierRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  dossier_selection_set_record (self, record);
}

/* The first selected row from the top. */
static guint
find_first_marked (DossierSelection *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n_items; i++)
    if (dossier_marks_has (self->marks, dossier_list_get_id (self->list, i)))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* After marks came or went: several stay marked, and the keys start from one of them. */
void
dossier_selection_settle (DossierSelection *self)
{
  gint64 id = self->record != NULL ? dossier_record_get_id (self->record) : 0;
  guint first;

  if (dossier_marks_count (self->marks) > 0 && !dossier_marks_has (self->marks, id))
    {
      first = find_first_marked (self);
      if (first != GTK_INVALID_LIST_POSITION)
        dossier_selection_move_to (self, first);
    }
  if (!dossier_selection_is_several (self))
    dossier_marks_clear (self->marks);
  marks_changed (self);
}

/* Adds a row to what is selected. */
static void
mark_at (DossierSelection *self,
         guint             position)
{
  gint64 id = dossier_list_get_id (self->list, position);

  if (!dossier_selection_is_several (self) && self->position != GTK_INVALID_LIST_POSITION)
    dossier_marks_add (self->marks, dossier_record_get_id (self->record));
  dossier_marks_add (self->marks, id);
  self->anchor = id;
  dossier_selection_move_to (self, position);
  dossier_selection_settle (self);
}

/* Only views call this and the next ones, when a person clicks or moves. */
static gboolean
dossier_selection_select_item (GtkSelectionModel *model,
                               guint              position,
                               gboolean           unselect_rest)
{
  DossierSelection *self = DOSSIER_SELECTION (model);

  if (!dossier_selection_is_record (self, position))
    return TRUE;

  if (!unselect_rest)
    {
      mark_at (self, position);
      return TRUE;
    }

  select_at (self, position);
  g_signal_emit (self, signals[CHOSEN], 0);
  return TRUE;
}

/* The last one stays: the form always has something to show. */
static gboolean
dossier_selection_unselect_item (GtkSelectionModel *model,
                                 guint              position)
{
  DossierSelection *self = DOSSIER_SELECTION (model);

  if (!dossier_selection_is_several (self))
    return TRUE;

  dossier_marks_remove (self->marks, dossier_list_get_id (self->list, position));
  dossier_selection_settle (self);
  return TRUE;
}

static gboolean
dossier_selection_select_everything (GtkSelectionModel *model)
{
  dossier_selection_select_all (DOSSIER_SELECTION (model));
  return TRUE;
}

static gboolean
dossier_selection_unselect_all (GtkSelectionModel *model)
{
  clear_marks (DOSSIER_SELECTION (model));
  return TRUE;
}

static void
dossier_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = dossier_selection_is_selected;
  iface->get_selection_in_range = dossier_selection_get_selection_in_range;
  iface->select_item = dossier_selection_select_item;
  iface->unselect_item = dossier_selection_unselect_item;
  iface->select_all = dossier_selection_select_everything;
  iface->unselect_all = dossier_selection_unselect_all;
}

static guint
find_among (DossierSelection *self,
            guint             position,
            guint             n_items)
{
  gint64 id = self->record != NULL ? dossier_record_get_id (self->record) : 0;

  for (guint i = position; id != 0 && i < position + n_items; i++)
    if (dossier_list_get_id (self->list, i) == id)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* Follows the splice itself: asking the list for the record could make it change again. */
static void
items_changed_cb (DossierSelection *self,
                  guint             position,
                  guint             removed,
                  guint             added)
{
  gboolean is_removed = self->position >= position && self->position - position < removed;
  gboolean is_elsewhere = FALSE;

  if (is_removed || self->position == GTK_INVALID_LIST_POSITION)
    self->position = find_among (self, position, added);
  else if (self->position >= position)
    self->position += added - removed;

  /* What goes to a section above comes there before it leaves its old one. */
  if (is_removed && self->position == GTK_INVALID_LIST_POSITION)
    {
      self->position = find_among (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
      is_elsewhere = self->position != GTK_INVALID_LIST_POSITION;
    }

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (is_elsewhere)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->position, 1);
}

DossierRecord *
dossier_selection_get_record (DossierSelection *self)
{
  return self->record;
}

/**
 * dossier_selection_get_position:
 *
 * Returns: where the record is in the list, or %GTK_INVALID_LIST_POSITION
 */
guint
dossier_selection_get_position (DossierSelection *self)
{
  return self->position;
}

/**
 * dossier_selection_set_record:
 * @record: (nullable): need not be in the list; it is selected when it comes into it
 */
void
dossier_selection_set_record (DossierSelection *self,
                              DossierRecord    *record)
{
  self->anchor = record != NULL ? dossier_record_get_id (record) : 0;
  clear_marks (self);
  move_to (self, record);
}

/* The record so many records further on, or the last one that way. */
guint
dossier_selection_find_step (DossierSelection *self,
                             int               records)
{
  const gint64 n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const int direction = records < 0 ? -1 : 1;
  gint64 position = self->position;
  guint target = GTK_INVALID_LIST_POSITION;

  if (self->position == GTK_INVALID_LIST_POSITION)
    position = direction < 0 ? n_items : -1;

  for (int left = ABS (records); left > 0;)
    {
      position += direction;
      if (position < 0 || position >= n_items)
        break;

      if (dossier_selection_is_record (self, position))
        {
          target = position;
          left--;
        }
    }

  return target;
}

/**
 * dossier_selection_step:
 * @records: how many records further down or, if negative, up; stops at the last one
 *
 * Headings do not count.  Without a selection the first step goes to the first record.
 *
 * Returns: %FALSE if there is no record that way
 */
gboolean
dossier_selection_step (DossierSelection *self,
                        int               records)
{
  guint target = dossier_selection_find_step (self, records);

  clear_marks (self);
  if (target == GTK_INVALID_LIST_POSITION)
    return FALSE;

  select_at (self, target);
  return TRUE;
}

/**
 * dossier_selection_select_near:
 * @position: where a record was that is gone
 *
 * Selects the record that took its place: at @position or after it, else before it.
 */
gboolean
dossier_selection_select_near (DossierSelection *self,
                               guint             position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint near = MIN (position, n_items);

  while (near < n_items && !dossier_selection_is_record (self, near))
    near++;
  if (near >= n_items)
    for (near = MIN (position, n_items); near > 0 && !dossier_selection_is_record (self, near - 1); near--)
      ;
  else
    near++;

  if (near == 0)
    return FALSE;

  select_at (self, near - 1);
  return TRUE;
}

DossierSelection *
dossier_selection_new (DossierList *list)
{
  DossierSelection *self = g_object_new (DOSSIER_TYPE_SELECTION, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
dossier_selection_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DossierSelection *self = DOSSIER_SELECTION (object);

  if (prop_id == PROP_RECORD)
    g_value_set_object (value, self->record);
  else if (prop_id == PROP_N_SELECTED)
    g_value_set_uint (value, dossier_selection_get_n_selected (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_selection_finalize (GObject *object)
{
  DossierSelection *self = DOSSIER_SELECTION (object);

  g_clear_object (&self->record);
  g_clear_object (&self->list);
  g_clear_pointer (&self->marks, dossier_marks_free);

  G_OBJECT_CLASS (dossier_selection_parent_class)->finalize (object);
}

static void
dossier_selection_class_init (DossierSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dossier_selection_finalize;
  object_class->get_property = dossier_selection_get_property;

  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, DOSSIER_TYPE_RECORD,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHOSEN] =
    g_signal_new ("chosen", DOSSIER_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_selection_init (DossierSelection *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  self->marks = dossier_marks_new ();
}
