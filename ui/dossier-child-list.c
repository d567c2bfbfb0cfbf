/* dossier-child-list.c: the records that belong to another one, as a boxed list with a heading.
 *
 * Rows are kept for as long as their records stay, also when they change places, so
 * that the focus and what is open survive every edit.
 */
#include "dossier-child-list-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-count.h"
#include "dossier-delete.h"
#include "dossier-form.h"
#include "dossier-name.h"

/* How many rows are made at once: the window waits for them, and nobody reads more. */
#define ROWS_AT_ONCE 300

enum
{
  ACTIVATE_CHILD,
  ADDING_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierChildList, dossier_child_list, ADW_TYPE_BIN)

DossierStore *
dossier_child_list_get_store (DossierChildList *self)
{
  return self->store;
}

const DossierChildKind *
dossier_child_list_get_kind (DossierChildList *self)
{
  return self->kind;
}

DossierRecord *
dossier_child_list_get_owner (DossierChildList *self)
{
  return self->owner;
}

GtkListBox *
dossier_child_list_get_box (DossierChildList *self)
{
  return self->box;
}

guint
dossier_child_list_get_n_rows (DossierChildList *self)
{
  return g_hash_table_size (self->rows);
}

/**
 * dossier_child_list_get_n_records:
 *
 * Returns: how many are listed, also those behind “Show More”
 */
guint
dossier_child_list_get_n_records (DossierChildList *self)
{
  return dossier_child_list_get_n_rows (self) + self->n_left;
}

DossierChildRow *
dossier_child_list_get_row (DossierChildList *self,
                            gint64            id)
{
  return g_hash_table_lookup (self->rows, &id);
}

DossierChildRow *
dossier_child_list_reach (DossierChildList *self,
                          gint64            id)
{
  if (dossier_child_list_get_row (self, id) == NULL)
    {
      self->wanted = id;
      dossier_child_list_refresh (self, self->owner);
    }

  return dossier_child_list_get_row (self, id);
}

/**
 * dossier_child_list_get_nth:
 * @position: 0 for the first
 *
 * Returns: (nullable): the row, %NULL behind the last one
 */
DossierChildRow *
dossier_child_list_get_nth (DossierChildList *self,
                            guint             position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->box, position);

  return DOSSIER_IS_CHILD_ROW (row) ? DOSSIER_CHILD_ROW (row) : NULL;
}

/* Opening */

void
dossier_child_list_open (DossierChildList *self,
                         DossierChildRow  *row,
                         gboolean          is_open)
{
  if (self->kind->open == NULL)
    return;

  if (is_open && dossier_child_row_get_body (row) == NULL)
    dossier_child_row_set_body (row, self->kind->open (self, row));
  dossier_child_row_set_open (row, is_open);
}

static void
activated_cb (DossierChildList *self,
              GtkListBoxRow    *row)
{
  if (!DOSSIER_IS_CHILD_ROW (row))
    return;

  if (self->kind->open != NULL)
    dossier_child_list_open (self, DOSSIER_CHILD_ROW (row),
                             !dossier_child_row_is_open (DOSSIER_CHILD_ROW (row)));
  else
    g_signal_emit (self, signals[ACTIVATE_CHILD], 0, row);
}

static void
edit_cb (DossierChildList *self,
         DossierChildRow  *row)
{
  dossier_child_list_open (self, row, TRUE);

  if (self->kind->edit != NULL)
    self->kind->edit (self, row);
  else if (dossier_child_row_get_body (row) != NULL)
    gtk_widget_child_focus (dossier_child_row_get_body (row), GTK_DIR_TAB_FORWARD);
}

/* Moving and removing */

static void
move_cb (DossierChildList *self,
         int               places,
         DossierChildRow  *row)
{
  DossierRecord *record = dossier_child_row_get_record (row);
  g_autoptr (DossierRecord) place = NULL;

  if (self->kind->place == NULL)
    {
      dossier_act_move (GTK_WIDGET (self), self->store, record, places);
      return;
    }

  place = dossier_store_get (self->store, self->kind->table, self->kind->place (self, record, places), NULL);
  if (place != NULL)
    dossier_act_move_to (GTK_WIDGET (self), self->store, record, place);
}

void
dossier_child_list_remove (DossierChildList *self,
                           DossierChildRow  *row)
{
  dossier_delete_record (GTK_WIDGET (self), self->store, dossier_child_row_get_record (row));
}

static void
remove_cb (DossierChildList *self,
           DossierChildRow  *row)
{
  dossier_child_list_remove (self, row);
}

/* A row that is no record is in the box only while it is wanted. */
static void
put_row (DossierChildList *self,
         GtkWidget        *row,
         gboolean          is_wanted)
{
  if (is_wanted == (gtk_widget_get_parent (row) != NULL))
    return;

  if (is_wanted)
    gtk_list_box_prepend (self->box, row);
  else
    gtk_list_box_remove (self->box, row);
}

void
dossier_child_list_update_nothing (DossierChildList *self)
{
  put_row (self, self->nothing, g_hash_table_size (self->rows) == 0 && !dossier_child_list_is_adding (self));
}

/* Refreshing */

static void
show_row (gpointer key,
          gpointer row,
          gpointer self)
{
  DOSSIER_CHILD_LIST (self)->kind->show (self, row);
}

static DossierChildRow *
add_row (DossierChildList  *self,
         DossierRecord     *record,
         DossierChildFlags  flags)
{
  GtkWidget *row = dossier_child_row_new (record, flags);
  gint64 id = dossier_record_get_id (record);

  gtk_list_box_append (self->box, row);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  return DOSSIER_CHILD_ROW (row);
}

static DossierChildRow *
add_own_row (DossierChildList *self,
             gint64            id)
{
  g_autoptr (DossierRecord) record = dossier_store_get (self->store, self->kind->table, id, NULL);
  DossierChildRow *row;

  if (record == NULL)
    return NULL;

  row = add_row (self, record, dossier_store_is_read_only (self->store)
                               ? self->kind->flags & ~DOSSIER_CHILD_ORDERED : self->kind->flags);
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
contains (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* The focus of a row that goes stays where it was, with the next row. */
static void
remove_stale (DossierChildList *self,
              GArray           *ids)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      gboolean had_focus = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
      int index = gtk_list_box_row_get_index (row);
      GtkListBoxRow *next;

      if (contains (ids, dossier_child_row_get_id (row)))
        continue;

      g_hash_table_iter_remove (&iter);
      gtk_list_box_remove (self->box, row);
      next = gtk_list_box_get_row_at_index (self->box, index);
      if (had_focus)
        gtk_widget_grab_focus (next != NULL ? GTK_WIDGET (next) : GTK_WIDGET (self->box));
    }
}

static GArray *
find_ids (DossierChildList *self)
{
  g_autoptr (DossierQuery) query = NULL;
  GArray *ids;

  if (self->owner == NULL || (self->kind->flags & DOSSIER_CHILD_FOUND) != 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  if (self->kind->find != NULL)
    return self->kind->find (self);

  query = dossier_query_new (self->kind->table);
  if (self->kind->owner != NULL)
    dossier_query_match (query, self->kind->owner, dossier_record_get_id (self->owner));
  if (self->kind->where != NULL)
    dossier_query_match_text (query, self->kind->where, self->kind->value);
  ids = dossier_store_query (self->store, query, NULL);

  return ids != NULL ? ids : g_array_new (FALSE, FALSE, sizeof (gint64));
}

typedef struct
{
  gint64 id;
  gint64 rank;
} Ranked;

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Ranked *left = a, *right = b;

  return (left->rank > right->rank) - (left->rank < right->rank);
}

static void
sort_by_rank (DossierChildList *self,
              GArray           *ids)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < ids->len; i++)
    {
      Ranked ranked = { g_array_index (ids, gint64, i), G_MAXINT64 };
      g_autoptr (DossierRecord) record = dossier_store_get (self->store, self->kind->table, ranked.id, NULL);

      if (record != NULL)
        ranked.rank = self->kind->rank (self, record);
      g_array_append_val (ranks, ranked);
    }

  g_array_sort (ranks, compare_ranks);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = g_array_index (ranks, Ranked, i).id;
}

/* The first get rows, and all keep theirs.  Appends those of @others to @ids. */
static void
place_rows (DossierChildList *self,
            GArray           *ids,
            GPtrArray        *others)
{
  guint n_own = ids->len;

  for (guint i = 0; i < others->len; i++)
    {
      gint64 id = dossier_record_get_id (g_ptr_array_index (others, i));

      g_array_append_val (ids, id);
    }

  remove_stale (self, ids);
  self->n_left = 0;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      DossierChildRow *row = dossier_child_list_get_row (self, id);

      if (row == NULL && i >= self->most && id != self->wanted)
        self->n_left++;
      else if (row == NULL)
        row = i < n_own ? add_own_row (self, id) : add_row (self, g_ptr_array_index (others, i - n_own), 0);
      if (row != NULL)
        dossier_child_row_set_number (row, i + 1);
    }
}

static void
show_more (DossierChildList *self)
{
  guint n = self->n_left;
  g_autofree char *words = dossier_count_dup_words (ngettext ("and %u more", "and %u more", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), words);
  put_row (self, self->more, n > 0);
}

static void
more_cb (DossierChildList *self)
{
  guint n_rows = dossier_child_list_get_n_rows (self);
  DossierChildRow *next;

  self->most += ROWS_AT_ONCE;
  dossier_child_list_refresh (self, self->owner);
  next = dossier_child_list_get_nth (self, n_rows);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

/**
 * dossier_child_list_refresh:
 * @owner: (nullable): whose records are listed; the portfolio, where they belong to nobody
 */
void
dossier_child_list_refresh (DossierChildList *self,
                            DossierRecord    *owner)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) others = NULL;

  if (g_set_object (&self->owner, owner))
    {
      self->most = ROWS_AT_ONCE;
      self->wanted = 0;
      dossier_child_list_show_draft (self);
    }

  ids = find_ids (self);
  if (self->kind->rank != NULL)
    sort_by_rank (self, ids);
  others = owner != NULL && self->kind->also != NULL ? self->kind->also (self, owner) : g_ptr_array_new ();
  place_rows (self, ids, others);
  show_more (self);

  dossier_child_list_update_nothing (self);
  gtk_list_box_invalidate_sort (self->box);
  g_hash_table_foreach (self->rows, show_row, self);
  gtk_list_box_invalidate_headers (self->box);
  dossier_child_list_update_adder (self);
}

/* Making */

void
dossier_child_list_add_control (DossierChildList *self,
                                GtkWidget        *control)
{
  gtk_box_prepend (GTK_BOX (self->controls), control);
}

void
dossier_child_list_append (DossierChildList *self,
                           GtkWidget        *row)
{
  gtk_list_box_append (self->box, row);
}

/* Records by their number, other rows behind what stands for more of them, in the order they came. */
static guint
get_place (DossierChildList *self,
           GtkListBoxRow    *row)
{
  if (DOSSIER_IS_CHILD_ROW (row))
    return dossier_child_row_get_number (DOSSIER_CHILD_ROW (row));

  if (GTK_WIDGET (row) == self->more)
    return G_MAXUINT - 1;

  return GTK_WIDGET (row) == self->nothing ? 0 : G_MAXUINT;
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       self)
{
  guint left = get_place (self, a);
  guint right = get_place (self, b);

  return (left > right) - (left < right);
}

/* Not a placeholder of the list box: that would be the last child of the box, and the last
 * row would lose its round corners. */
static GtkWidget *
make_nothing (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "margin-top", 16, "margin-bottom", 16, "margin-start", 14, "margin-end", 14,
                "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, "faint");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  dossier_name_set (row, text);
  return g_object_ref_sink (row);
}

static GtkWidget *
make_more (DossierChildList *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Show More"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  dossier_name_action_row (ADW_ACTION_ROW (row));
  return g_object_ref_sink (row);
}

/**
 * dossier_child_list_new:
 * @kind: static
 */
GtkWidget *
dossier_child_list_new (DossierStore           *store,
                        const DossierChildKind *kind)
{
  DossierChildList *self = g_object_new (DOSSIER_TYPE_CHILD_LIST, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  adw_bin_set_child (ADW_BIN (self), dossier_group_new (_(kind->heading), self->controls, &self->box));
  gtk_list_box_set_sort_func (self->box, compare_rows, self, NULL);
  self->nothing = make_nothing (_(kind->empty));
  self->more = make_more (self);
  g_signal_connect_object (self->box, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  if (kind->adds != NULL)
    dossier_child_list_make_adder (self);

  return GTK_WIDGET (self);
}

static void
dossier_child_list_finalize (GObject *object)
{
  DossierChildList *self = DOSSIER_CHILD_LIST (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_object (&self->nothing);
  g_clear_object (&self->more);
  g_clear_object (&self->typing);
  g_clear_object (&self->owner);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_child_list_parent_class)->finalize (object);
}

static void
dossier_child_list_class_init (DossierChildListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_child_list_finalize;

  signals[ACTIVATE_CHILD] = g_signal_new ("activate-child", DOSSIER_TYPE_CHILD_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, DOSSIER_TYPE_CHILD_ROW);

  /* The row where a new one is typed came or went. */
  signals[ADDING_CHANGED] = g_signal_new ("adding-changed", DOSSIER_TYPE_CHILD_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_child_list_init (DossierChildList *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->most = ROWS_AT_ONCE;
}
