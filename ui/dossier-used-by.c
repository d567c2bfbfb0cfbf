/* dossier-used-by.c: the records that point to another one: a sentence with the count for each kind.
 *
 * A kind opens to its records; those that only link two others are shown as the one
 * they belong to.  It follows what happens to any record for as long as it is seen.
 */
#include "dossier-used-by.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-companions.h"
#include "dossier-form.h"
#include "dossier-language.h"
#include "dossier-link-row.h"
#include "dossier-name.h"
#include "dossier-use-words.h"

#define MOST_ROWS 50

struct _DossierUsedBy
{
  AdwBin               parent_instance;

  DossierStore        *store;
  const char * const  *skipped;
  DossierRecord       *record;
  GtkWidget           *group;  /* hidden where nothing uses the record */
  GtkListBox          *list;
  GHashTable          *kinds;  /* link field → AdwExpanderRow, owned by the list */
  guint                refresh_id;
  gboolean             is_stale;
};

G_DEFINE_FINAL_TYPE (DossierUsedBy, dossier_used_by, ADW_TYPE_BIN)

/* The link of a record to what it lives and dies with, unless it has a name of its own and needs no other. */
static const DossierField *
find_whole (DossierRecord *user)
{
  const DossierTable *table = dossier_record_get_table (user);
  const DossierField *title = dossier_table_get_field (table, table->title);

  if (title->kind == DOSSIER_KIND_LINK)
    return dossier_table_get_owner (table);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == DOSSIER_KIND_LINK && !table->fields[i].owner &&
        dossier_link_is_part (&table->fields[i]) && dossier_record_is_set (user, table->fields[i].name))
      return &table->fields[i];

  return NULL;
}

/* Records of a kind */

static GPtrArray *
find_users (DossierUsedBy      *self,
            const DossierTable *table,
            const DossierField *link)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table->name);

  dossier_query_match (query, link->name, dossier_record_get_id (self->record));
  dossier_query_limit (query, MOST_ROWS);
  return dossier_store_query_records (self->store, query, NULL);
}

static GtkWidget *
make_user_row (DossierUsedBy *self,
               DossierRecord *user)
{
  const DossierField *owner = find_whole (user);
  g_autoptr (DossierRecord) target = owner != NULL
                                     ? dossier_store_get_linked (self->store, user, owner->name)
                                       : g_object_ref (user);
  g_autofree char *text = dossier_store_dup_title (self->store, target != NULL ? target : user,
                                                   dossier_interface_language ());
  GtkWidget *row = dossier_link_row_new (_(dossier_record_get_table (target != NULL ? target
                                                                     : user)->label));

  dossier_link_row_show (DOSSIER_LINK_ROW (row), target, text);
  return row;
}

static void
clear_rows (AdwExpanderRow *kind)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (kind), "rows");

  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (kind, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
fill_rows (DossierUsedBy  *self,
           AdwExpanderRow *kind)
{
  const DossierField *link = g_object_get_data (G_OBJECT (kind), "link");
  const DossierTable *table = g_object_get_data (G_OBJECT (kind), "table");
  GPtrArray *rows = g_object_get_data (G_OBJECT (kind), "rows");
  g_autoptr (GPtrArray) users = find_users (self, table, link);

  clear_rows (kind);
  for (guint i = 0; users != NULL && i < users->len; i++)
    {
      GtkWidget *row = make_user_row (self, g_ptr_array_index (users, i));

      adw_expander_row_add_row (kind, row);
      g_ptr_array_add (rows, row);
    }
}

static void
expanded_cb (AdwExpanderRow *kind,
             GParamSpec     *pspec,
             DossierUsedBy  *self)
{
  if (adw_expander_row_get_expanded (kind))
    fill_rows (self, kind);
}

/* Kinds */

static GtkWidget *
make_kind (DossierUsedBy    *self,
           const DossierUse *use)
{
  GtkWidget *kind = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (kind), FALSE);
  g_object_set_data (G_OBJECT (kind), "link", (gpointer) use->link);
  g_object_set_data (G_OBJECT (kind), "table", (gpointer) use->table);
  g_object_set_data_full (G_OBJECT (kind), "rows", g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (kind, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  gtk_list_box_append (self->list, kind);
  g_hash_table_insert (self->kinds, (gpointer) use->link, kind);

  return kind;
}

static void
say_use (GtkWidget        *kind,
         const DossierUse *use)
{
  g_autofree char *sentence = dossier_use_dup_sentence (use->table, use->link, use->count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (kind), sentence);
  dossier_name_inside (kind, GTK_TYPE_LIST_BOX_ROW, sentence);
  dossier_name_inside (kind, GTK_TYPE_LIST_BOX, sentence);
  dossier_name_set (kind, sentence);
}

static void
show_kind (DossierUsedBy    *self,
           const DossierUse *use,
           gboolean          is_same_record)
{
  GtkWidget *kind = g_hash_table_lookup (self->kinds, use->link);

  if (kind == NULL)
    kind = make_kind (self, use);

  say_use (kind, use);
  if (!is_same_record)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (kind), FALSE);
  else if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (kind)))
    fill_rows (self, ADW_EXPANDER_ROW (kind));
  gtk_widget_show (kind);
}

/* What is part of a record is shown with it, not as a use of it. */
static gboolean
is_shown (DossierUsedBy    *self,
          const DossierUse *use)
{
  if (dossier_link_is_part (use->link))
    return FALSE;

  return self->skipped == NULL || !g_strv_contains (self->skipped, use->table->name);
}

/* Kinds without users any more; the others keep the focus they may have. */
static void
hide_unused (DossierUsedBy *self,
             GPtrArray     *uses)
{
  GHashTableIter iter;
  gpointer link, kind;

  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, &link, &kind))
    {
      gboolean is_used = FALSE;

      for (guint i = 0; uses != NULL && i < uses->len && !is_used; i++)
        is_used = ((DossierUse *) g_ptr_array_index (uses, i))->link == link;
      gtk_widget_set_visible (kind, is_used);
    }
}

void
dossier_used_by_refresh (DossierUsedBy *self,
                         DossierRecord *record)
{
  gboolean is_same = record == self->record;
  g_autoptr (GPtrArray) uses = NULL;
  guint shown = 0;

  g_set_object (&self->record, record);
  if (record != NULL)
    uses = dossier_store_get_users (self->store, record);

  hide_unused (self, uses);
  for (guint i = 0; uses != NULL && i < uses->len; i++)
    if (is_shown (self, g_ptr_array_index (uses, i)))
      {
        show_kind (self, g_ptr_array_index (uses, i), is_same);
        shown++;
      }

  gtk_widget_set_visible (self->group, shown > 0);
  self->is_stale = FALSE;
}

static gboolean
refresh_cb (gpointer data)
{
  DossierUsedBy *self = data;

  self->refresh_id = 0;
  dossier_used_by_refresh (self, self->record);

  return G_SOURCE_REMOVE;
}

/* Any record may have come to use this one. */
static void
changed_cb (DossierUsedBy *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->is_stale = TRUE;
  else if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
mapped_cb (DossierUsedBy *self)
{
  if (self->is_stale)
    dossier_used_by_refresh (self, self->record);
}

/**
 * dossier_table_is_used:
 *
 * Returns: whether records may use one of @table without being part of it
 */
gboolean
dossier_table_is_used (const DossierTable *table)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      {
        const DossierField *link = &tables[i]->fields[j];

        if (link->kind == DOSSIER_KIND_LINK && g_str_equal (link->target, table->name) &&
            !dossier_link_is_part (link))
          return TRUE;
      }

  return FALSE;
}

GtkWidget *
dossier_used_by_new (DossierStore       *store,
                     const char * const *skipped)
{
  DossierUsedBy *self = g_object_new (DOSSIER_TYPE_USED_BY, NULL);

  self->store = g_object_ref (store);
  self->skipped = skipped;
  self->group = dossier_group_new (_("Used by"), NULL, &self->list);
  adw_bin_set_child (ADW_BIN (self), self->group);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);

  return GTK_WIDGET (self);
}

static void
dossier_used_by_dispose (GObject *object)
{
  g_clear_handle_id (&DOSSIER_USED_BY (object)->refresh_id, g_source_remove);

  G_OBJECT_CLASS (dossier_used_by_parent_class)->dispose (object);
}

static void
dossier_used_by_finalize (GObject *object)
{
  DossierUsedBy *self = DOSSIER_USED_BY (object);

  g_hash_table_unref (self->kinds);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_used_by_parent_class)->finalize (object);
}

static void
dossier_used_by_class_init (DossierUsedByClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_used_by_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_used_by_finalize;
}

static void
dossier_used_by_init (DossierUsedBy *self)
{
  self->kinds = g_hash_table_new (NULL, NULL);
}
