/* dossier-list.c: sections of records as a list model that holds only a window of rows.
 *
 * The model owns the ids of all rows (8 bytes each; headings have negative ones)
 * and the records of the last few pages asked for.  It opens with the rows that
 * fit on a screen, which an index gives at once however many there are, and
 * learns of the rest from a worker.  Scrolling costs one primary-key lookup per
 * row that becomes visible.
 */
#include "dossier-list.h"

#include <string.h>

#include "dossier-list-private.h"
#include "dossier-query-job.h"
#include "dossier-store-private.h"

#define PAGE_SIZE 16
#define MAX_PAGES 64

typedef struct
{
  guint      index;
  guint64    last_use;
  GPtrArray *items;
} Page;

static void dossier_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierList, dossier_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_list_model_init))

/* Positions */

static DossierSection *
get_section (DossierList *self,
             guint        index)
{
  return g_ptr_array_index (self->sections, index);
}

static guint
count_items (DossierSection *section)
{
  return section->is_headed + section->ids->len;
}

/* The position of the first item of @section, be it a heading or a record. */
guint
dossier_list_find_start (DossierList    *self,
                         DossierSection *section)
{
  guint start = 0;

  for (guint i = 0; get_section (self, i) != section; i++)
    start += count_items (get_section (self, i));

  return start;
}

/**
 * dossier_list_get_id:
 *
 * Returns: the id of the record at @position; negative for a heading, 0 beyond the end
 */
gint64
dossier_list_get_id (DossierList *self,
                     guint        position)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      DossierSection *section = get_section (self, i);

      if (position >= count_items (section))
        position -= count_items (section);
      else if (section->is_headed && position == 0)
        return section->key;
      else
        return g_array_index (section->ids, gint64, position - section->is_headed);
    }

  return 0;
}

guint
dossier_list_get_n_records (DossierList *self)
{
  guint n_records = 0;

  for (guint i = 0; i < self->sections->len; i++)
    n_records += get_section (self, i)->ids->len;

  return n_records;
}

/* Items */

static void
page_free (Page *page)
{
  g_ptr_array_unref (page->items);
  g_free (page);
}

static void
drop_oldest_page (DossierList *self)
{
  Page *oldest = NULL;
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    if (oldest == NULL || ((Page *) page)->last_use < oldest->last_use)
      oldest = page;

  g_hash_table_remove (self->pages, GUINT_TO_POINTER (oldest->index));
}

static GObject *
make_item (DossierList *self,
           gint64       id)
{
  DossierRecord *record;

  for (guint i = 0; id < 0 && i < self->sections->len; i++)
    if (get_section (self, i)->key == id)
      return g_object_ref (G_OBJECT (get_section (self, i)));

  /* A row that went away between the query and now is empty; the next refresh removes it. */
  record = dossier_store_get (self->store, self->table, id, NULL);
  return record != NULL ? G_OBJECT (record)
                        : G_OBJECT (dossier_record_new (dossier_table_find (self->table)));
}

static guint
dossier_list_get_n_items (GListModel *model)
{
  DossierList *self = DOSSIER_LIST (model);
  guint n_items = 0;

  for (guint i = 0; i < self->sections->len; i++)
    n_items += count_items (get_section (self, i));

  return n_items;
}

/* While one statement reads, the others need not ask anew whether the file has changed. */
static Page *
read_page (DossierList *self,
           guint        index)
{
  guint end = MIN ((index + 1) * PAGE_SIZE, dossier_list_get_n_items (G_LIST_MODEL (self)));
  g_autoptr (DossierStatement) reading =
    dossier_database_prepare (self->store->database, "SELECT id FROM portfolio", NULL);
  Page *page = g_new0 (Page, 1);

  if (reading != NULL)
    sqlite3_step (reading);

  page->index = index;
  page->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = index * PAGE_SIZE; i < end; i++)
    g_ptr_array_add (page->items, make_item (self, dossier_list_get_id (self, i)));

  return page;
}

static Page *
get_page (DossierList *self,
          guint        index)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (index));

  if (page == NULL)
    {
      if (g_hash_table_size (self->pages) == MAX_PAGES)
        drop_oldest_page (self);

      page = read_page (self, index);
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (index), page);
    }

  page->last_use = ++self->clock;
  return page;
}

static GType
dossier_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static gpointer
dossier_list_get_item (GListModel *model,
                       guint       position)
{
  DossierList *self = DOSSIER_LIST (model);

  if (position >= dossier_list_get_n_items (model))
    return NULL;

  return g_object_ref (g_ptr_array_index (get_page (self, position / PAGE_SIZE)->items,
                                          position % PAGE_SIZE));
}

static void
dossier_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_list_get_item_type;
  iface->get_n_items = dossier_list_get_n_items;
  iface->get_item = dossier_list_get_item;
}

void
dossier_list_stop_completing (DossierList *self)
{
  g_clear_handle_id (&self->completion, g_source_remove);
  g_cancellable_cancel (self->completing);
  g_clear_object (&self->completing);
}

/**
 * dossier_list_refresh:
 *
 * Asks the sections' queries again and emits items-changed for what differs.  Runs by
 * itself when a table changes.
 *
 * Returns: %FALSE with @error if a query failed; the rows are then as before
 */
gboolean
dossier_list_refresh (DossierList  *self,
                      GError      **error)
{
  return dossier_list_update (self, NULL, error);
}

static void
table_changed_cb (DossierList *self,
                  const char  *table)
{
  gboolean is_own = g_strcmp0 (table, self->table) == 0;

  /* The list stays as it was if the file cannot be read; whoever edits hears of it first. */
  dossier_list_update (self, is_own ? dossier_store_get_changed_ids (self->store, table) : NULL, NULL);
}

/**
 * dossier_list_watch:
 * @table: name of a table
 *
 * Refreshes also when @table changes: one that the conditions of a query look at.
 */
void
dossier_list_watch (DossierList *self,
                    const char  *table)
{
  const char *name = g_intern_string (table);
  g_autofree char *signal = g_strdup_printf ("changed::%s", table);

  if (g_ptr_array_find (self->watched, name, NULL))
    return;

  g_ptr_array_add (self->watched, (gpointer) name);
  g_signal_connect_object (self->store, signal, G_CALLBACK (table_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Sections */

/**
 * dossier_list_is_complete:
 *
 * Returns: whether all rows are known; those of a long list that was just opened are not
 */
gboolean
dossier_list_is_complete (DossierList *self)
{
  return self->completion == 0 && self->completing == NULL;
}

/* The sections that were asked for are the same: whatever changes them stops this. */
static void
rest_cb (GObject      *store,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (DossierList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = dossier_store_query_finish (DOSSIER_STORE (store), result, &error);
  g_autoptr (GPtrArray) sections = g_ptr_array_ref (self->sections);
  guint n = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->completing);
  if (all == NULL)
    {
      dossier_list_refresh (self, NULL);
      return;
    }

  for (guint i = 0; i < sections->len && self->sections == sections; i++)
    {
      DossierSection *section = g_ptr_array_index (sections, i);

      if (section->is_complete)
        continue;

      section->is_complete = TRUE;
      dossier_list_replace_ids (self, section, g_ptr_array_index (all, n++));
    }
}

static void
ask_for_the_rest (DossierList *self)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_query_unref);

  for (guint i = 0; i < self->sections->len; i++)
    if (!get_section (self, i)->is_complete)
      g_ptr_array_add (queries, dossier_query_ref (get_section (self, i)->query));

  if (queries->len == 0)
    return;

  self->completing = g_cancellable_new ();
  dossier_store_query_async (self->store, g_steal_pointer (&queries), self->completing, rest_cb,
                             g_object_ref (self));
}

static void
open_section (DossierList    *self,
              DossierSection *section)
{
  g_autoptr (GArray) ids = NULL;

  /* A query that fails shows nothing; refreshing tells why. */
  section->is_open = TRUE;
  if (!dossier_section_open (section, self->store, NULL))
    return;

  ids = g_steal_pointer (&section->ids);
  section->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  dossier_list_replace_ids (self, section, ids);
}

/* The first rows of one section at a time, then a worker asks for all others. */
static gboolean
complete_cb (gpointer data)
{
  g_autoptr (DossierList) self = g_object_ref (DOSSIER_LIST (data));

  for (guint i = 0; i < self->sections->len; i++)
    if (!get_section (self, i)->is_open)
      {
        open_section (self, get_section (self, i));
        return G_SOURCE_CONTINUE;
      }

  self->completion = 0;
  ask_for_the_rest (self);
  return G_SOURCE_REMOVE;
}

/* As many sections as a screen may show; the others when it has been painted. */
static void
open_sections (DossierList *self)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_ref (self->sections);
  gboolean is_complete = TRUE;

  for (guint i = 0; i < sections->len && self->sections == sections; i++)
    {
      if (dossier_list_get_n_records (self) < DOSSIER_SECTION_FIRST_ROWS)
        open_section (self, get_section (self, i));
      is_complete &= get_section (self, i)->is_complete;
    }

  if (!is_complete && self->sections == sections)
    self->completion = g_idle_add_full (G_PRIORITY_LOW, complete_cb, self, NULL);
}

/**
 * dossier_list_set_sections:
 * @sections: (element-type DossierSection) (transfer full): all over the same table
 *
 * Shows other rows: at once the first ones, the rest of a long list soon, when the main loop
 * has nothing else to do and a worker has asked for them.
 */
void
dossier_list_set_sections (DossierList *self,
                           GPtrArray   *sections)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) old = NULL;
  guint n_old = dossier_list_get_n_items (G_LIST_MODEL (self));

  g_return_if_fail (sections->len > 0);

  /* What is left of the old rows could not be made any more. */
  old = g_steal_pointer (&self->sections);
  self->sections = g_steal_pointer (&none);
  dossier_list_stop_completing (self);
  g_hash_table_remove_all (self->pages);
  if (n_old > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, 0);

  g_ptr_array_unref (self->sections);
  self->sections = sections;
  self->table = dossier_query_get_table (get_section (self, 0)->query)->name;
  dossier_list_watch (self, self->table);
  open_sections (self);
}

GPtrArray *
dossier_list_get_sections (DossierList *self)
{
  return self->sections;
}

static guint
find_known (DossierList *self,
            gint64       id)
{
  guint position = 0;

  for (guint i = 0; i < self->sections->len; i++)
    {
      DossierSection *section = get_section (self, i);

      position += section->is_headed;
      for (guint row = 0; row < section->ids->len; row++)
        if (g_array_index (section->ids, gint64, row) == id)
          return position + row;
      position += section->ids->len;
    }

  return G_MAXUINT;
}

/**
 * dossier_list_find:
 *
 * Does not wait for the rest of a long section: asks for it at once if need be.
 *
 * Returns: the position of the record with @id, or %G_MAXUINT
 */
guint
dossier_list_find (DossierList *self,
                   gint64       id)
{
  guint position = find_known (self, id);

  if (position == G_MAXUINT && !dossier_list_is_complete (self) && dossier_list_refresh (self, NULL))
    position = find_known (self, id);

  return position;
}

/**
 * dossier_list_new:
 *
 * Returns: (transfer full): an empty list; dossier_list_set_sections() fills it
 */
DossierList *
dossier_list_new (DossierStore *store)
{
  DossierList *self = g_object_new (DOSSIER_TYPE_LIST, NULL);

  self->store = g_object_ref (store);
  return self;
}

static void
dossier_list_finalize (GObject *object)
{
  DossierList *self = DOSSIER_LIST (object);

  dossier_list_stop_completing (self);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_list_parent_class)->finalize (object);
}

static void
dossier_list_class_init (DossierListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_list_finalize;
}

static void
dossier_list_init (DossierList *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) page_free);
  self->sections = g_ptr_array_new_with_free_func (g_object_unref);
  self->watched = g_ptr_array_new ();
}
