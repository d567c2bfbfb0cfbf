/* dossier-list.c: sections of records as a list model that holds only a window of rows.
 *
 * The model owns the ids of all rows (8 bytes each; headings have negative ones)
 * and the records of the last few pages asked for.  Opening a list therefore costs
 * one index scan per section, and scrolling one primary-key lookup per row that
 * becomes visible.
 */
#include "dossier-list.h"

#include <string.h>

#define PAGE_SIZE 64
#define MAX_PAGES 16
#define MAX_SPLICE 256

/* Sections */

struct _DossierSection
{
  GObject       parent_instance;

  gint64        key;    /* negative: its id in the list */
  char         *title;
  DossierQuery *query;
  guint         count;
};

enum
{
  PROP_TITLE = 1,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierSection, dossier_section, G_TYPE_OBJECT)

/**
 * dossier_section_new:
 * @title: (nullable): the heading, or %NULL for rows without one
 * @query: (transfer full): the rows
 */
DossierSection *
dossier_section_new (const char   *title,
                     DossierQuery *query)
{
  static gint64 last_key = 0;
  DossierSection *self = g_object_new (DOSSIER_TYPE_SECTION, NULL);

  self->key = --last_key;
  self->title = g_strdup (title);
  self->query = query;

  return self;
}

const char *
dossier_section_get_title (DossierSection *self)
{
  return self->title;
}

DossierQuery *
dossier_section_get_query (DossierSection *self)
{
  return self->query;
}

guint
dossier_section_get_count (DossierSection *self)
{
  return self->count;
}

static void
set_count (DossierSection *self,
           guint           count)
{
  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
dossier_section_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DossierSection *self = DOSSIER_SECTION (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_section_finalize (GObject *object)
{
  DossierSection *self = DOSSIER_SECTION (object);

  g_free (self->title);
  dossier_query_unref (self->query);

  G_OBJECT_CLASS (dossier_section_parent_class)->finalize (object);
}

static void
dossier_section_class_init (DossierSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dossier_section_finalize;
  object_class->get_property = dossier_section_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_section_init (DossierSection *self)
{
}

/* The list */

typedef struct
{
  guint      index;
  guint64    last_use;
  GPtrArray *items;
} Page;

struct _DossierList
{
  GObject       parent_instance;

  DossierStore *store;
  GPtrArray    *sections;
  const char   *table;    /* of the records, interned */
  GArray       *ids;      /* gint64, of records or, negative, of headings */
  guint         n_records;
  GHashTable   *pages;    /* index → Page */
  guint64       clock;
  GPtrArray    *watched;  /* interned names of tables */
};

static void dossier_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierList, dossier_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_list_model_init))

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
    if (((DossierSection *) g_ptr_array_index (self->sections, i))->key == id)
      return g_object_ref (g_ptr_array_index (self->sections, i));

  record = dossier_store_get (self->store, self->table, id, NULL);

  /* A row that went away between the query and now; the next refresh removes it. */
  return record != NULL ? G_OBJECT (record) : G_OBJECT (dossier_record_new (dossier_table_find (self->table)));
}

static Page *
get_page (DossierList *self,
          guint        index)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (index));

  if (page == NULL)
    {
      guint end = MIN ((index + 1) * PAGE_SIZE, self->ids->len);

      if (g_hash_table_size (self->pages) == MAX_PAGES)
        drop_oldest_page (self);

      page = g_new0 (Page, 1);
      page->index = index;
      page->items = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = index * PAGE_SIZE; i < end; i++)
        g_ptr_array_add (page->items, make_item (self, g_array_index (self->ids, gint64, i)));
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

static guint
dossier_list_get_n_items (GListModel *model)
{
  return DOSSIER_LIST (model)->ids->len;
}

static gpointer
dossier_list_get_item (GListModel *model,
                       guint       position)
{
  DossierList *self = DOSSIER_LIST (model);

  if (position >= self->ids->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (get_page (self, position / PAGE_SIZE)->items, position % PAGE_SIZE));
}

static void
dossier_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_list_get_item_type;
  iface->get_n_items = dossier_list_get_n_items;
  iface->get_item = dossier_list_get_item;
}

/* Refreshing */

static GArray *
query_ids (DossierList  *self,
           guint        *n_records,
           GError      **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  *n_records = 0;
  for (guint i = 0; i < self->sections->len; i++)
    {
      DossierSection *section = g_ptr_array_index (self->sections, i);
      g_autoptr (GArray) ids = dossier_store_query (self->store, section->query, error);

      if (ids == NULL)
        return NULL;

      set_count (section, ids->len);
      *n_records += ids->len;
      if (ids->len == 0)
        continue;

      if (section->title != NULL)
        g_array_append_val (all, section->key);
      else if (self->sections->len == 1)
        return g_steal_pointer (&ids);
      g_array_append_vals (all, ids->data, ids->len);
    }

  return g_steal_pointer (&all);
}

/* Replaces the ids from @position on and says so. */
static void
splice (DossierList *self,
        guint        position,
        guint        removed,
        gint64      *added_ids,
        guint        added)
{
  if (removed == 0 && added == 0)
    return;

  if (removed > 0)
    g_array_remove_range (self->ids, position, removed);
  if (added > 0)
    g_array_insert_vals (self->ids, position, added_ids, added);
  g_hash_table_remove_all (self->pages);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Makes the ids equal to @fresh with as little noise as can be had cheaply. */
static void
replace_ids (DossierList *self,
             GArray      *fresh)
{
  gint64 *a = (gint64 *) (void *) self->ids->data;
  gint64 *b = (gint64 *) (void *) fresh->data;
  guint n_a = self->ids->len;
  guint n_b = fresh->len;
  guint head = 0, tail = 0;
  guint removed, added;

  while (head < n_a && head < n_b && a[head] == b[head])
    head++;
  while (tail < n_a - head && tail < n_b - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;
  removed = n_a - head - tail;
  added = n_b - head - tail;

  if (removed <= MAX_SPLICE && added <= MAX_SPLICE)
    splice (self, head, removed, b + head, added);
  else if (removed == added && memcmp (a + head + 1, b + head, (added - 1) * sizeof (gint64)) == 0)
    {
      splice (self, head, 1, NULL, 0);
      splice (self, head + added - 1, 0, b + head + added - 1, 1);
    }
  else if (removed == added && memcmp (a + head, b + head + 1, (added - 1) * sizeof (gint64)) == 0)
    {
      splice (self, head + removed - 1, 1, NULL, 0);
      splice (self, head, 0, b + head, 1);
    }
  else
    {
      /* In two steps on purpose: GTK looks at every item of a splice that
       * both removes and adds, and that would pull all rows from the file. */
      splice (self, head, removed, NULL, 0);
      splice (self, head, 0, b + head, added);
    }
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
  g_autoptr (GArray) fresh = NULL;
  guint n_records;

  fresh = query_ids (self, &n_records, error);
  if (fresh == NULL)
    return FALSE;

  self->n_records = n_records;
  replace_ids (self, fresh);
  return TRUE;
}

static void
table_changed_cb (DossierList *self)
{
  dossier_list_refresh (self, NULL);
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

/**
 * dossier_list_set_sections:
 * @sections: (element-type DossierSection) (transfer full): all over the same table
 *
 * Shows other rows.
 */
void
dossier_list_set_sections (DossierList *self,
                           GPtrArray   *sections)
{
  g_autoptr (GPtrArray) old = self->sections;

  g_return_if_fail (sections->len > 0);

  /* What is left of the old rows could not be made any more. */
  splice (self, 0, self->ids->len, NULL, 0);
  self->sections = sections;
  self->table = dossier_query_get_table (((DossierSection *) g_ptr_array_index (sections, 0))->query)->name;
  dossier_list_watch (self, self->table);

  dossier_list_refresh (self, NULL);
}

GPtrArray *
dossier_list_get_sections (DossierList *self)
{
  return self->sections;
}

/**
 * dossier_list_find:
 *
 * Returns: the position of the record with @id, or %G_MAXUINT
 */
guint
dossier_list_find (DossierList *self,
                   gint64       id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;

  return G_MAXUINT;
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
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
dossier_list_get_n_records (DossierList *self)
{
  return self->n_records;
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

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
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
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->watched = g_ptr_array_new ();
}
