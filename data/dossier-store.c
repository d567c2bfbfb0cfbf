/* dossier-store.c: an open portfolio: its records, at most one object each, and the as-of day. */
#include "dossier-store.h"

#include <glib/gi18n-lib.h>

#include "dossier-others.h"
#include "dossier-store-private.h"

#define DATA_VERSION_UNKNOWN -1

enum
{
  PROP_UNDO_LABEL = 1,
  PROP_REDO_LABEL,
  PROP_AS_OF,
  N_PROPS
};

enum
{
  CHANGED,
  COPY_WANTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierStore, dossier_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (dossier-store-error-quark, dossier_store_error)

/* Live records */

typedef struct
{
  const DossierTable *table;
  gint64              id;
} LiveKey;

typedef struct
{
  GHashTable *live;
  LiveKey     key;
} Life;

static guint
live_key_hash (gconstpointer data)
{
  const LiveKey *key = data;

  return g_int64_hash (&key->id) ^ g_direct_hash (key->table);
}

static gboolean
live_key_equal (gconstpointer a,
                gconstpointer b)
{
  const LiveKey *left = a, *right = b;

  return left->id == right->id && left->table == right->table;
}

static void
life_ended (gpointer  data,
            GObject  *where_the_record_was)
{
  Life *life = data;

  if (g_hash_table_lookup (life->live, &life->key) == where_the_record_was)
    g_hash_table_remove (life->live, &life->key);
  g_hash_table_unref (life->live);
  g_free (life);
}

static DossierRecord *
lookup_live (DossierStore       *self,
             const DossierTable *table,
             gint64              id)
{
  LiveKey key = { table, id };

  return g_hash_table_lookup (self->live, &key);
}

/* Remembers @record, which has an id now, for as long as somebody holds it.  If its row comes back and
 * somebody has held another object for it all the time, that one is the right one again. */
void
dossier_store_keep (DossierStore  *self,
                    DossierRecord *record)
{
  Life *life;

  if (lookup_live (self, dossier_record_get_table (record), dossier_record_get_id (record)) != NULL)
    return;

  life = g_new (Life, 1);
  life->live = g_hash_table_ref (self->live);
  life->key.table = dossier_record_get_table (record);
  life->key.id = dossier_record_get_id (record);
  g_hash_table_insert (self->live, g_memdup2 (&life->key, sizeof life->key), record);
  g_object_weak_ref (G_OBJECT (record), life_ended, life);
}

/* The row of @record never came to be: nobody may be given @record for it. */
void
dossier_store_forget (DossierStore  *self,
                      DossierRecord *record)
{
  LiveKey key = { dossier_record_get_table (record), dossier_record_get_id (record) };

  if (g_hash_table_lookup (self->live, &key) == record)
    g_hash_table_remove (self->live, &key);
}

static DossierCell *
read_cells (DossierStatement    *statement,
            const DossierColumn *columns,
            guint                n_columns)
{
  DossierCell *cells = g_new0 (DossierCell, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      if (sqlite3_column_type (statement, i) == SQLITE_NULL)
        continue;

      if (columns[i].is_integer)
        dossier_cell_set_integer (&cells[i], sqlite3_column_int64 (statement, i));
      else
        dossier_cell_set_text (&cells[i], (const char *) sqlite3_column_text (statement, i));
    }

  return cells;
}

static const char *
get_currency (DossierStore *self)
{
  const char *currency = self->portfolio != NULL ? dossier_record_get_text (self->portfolio, "currency")
                                                 : NULL;

  return currency != NULL ? currency : "EUR";
}

/* Lets a record that is not in the file yet read amounts as this portfolio does. */
void
dossier_store_adopt (DossierStore  *self,
                     DossierRecord *record)
{
  dossier_record_set_currency (record, get_currency (self));
  dossier_record_set_choices (record, self->choices);
}

/* Rows of @table changed, or may have: the words others read by are looked up anew. */
void
dossier_store_forget_words (DossierStore       *self,
                            const DossierTable *table)
{
  if (g_str_equal (table->name, "code"))
    dossier_choices_forget (self->choices);
  else if (g_str_equal (table->name, "own_field"))
    g_hash_table_remove_all (self->own_tables);
}

/**
 * dossier_store_get_choices:
 *
 * Returns: (transfer none): the code lists of the portfolio
 */
DossierChoices *
dossier_store_get_choices (DossierStore *self)
{
  return self->choices;
}

/**
 * dossier_store_get_drafts:
 *
 * Returns: (transfer none): what is being typed into its fields
 */
DossierDrafts *
dossier_store_get_drafts (DossierStore *self)
{
  return self->drafts;
}

/* Fills @record from row @id and lets those who show it know. */
gboolean
dossier_store_load (DossierStore   *self,
                    DossierRecord  *record,
                    gint64          id,
                    GError        **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);
  g_autoptr (DossierStatement) statement =
    dossier_database_prepare (self->database, dossier_table_get_select (table), error);
  int state;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  state = sqlite3_step (statement);
  if (state == SQLITE_DONE)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                   /* Translators: a kind of record, like Programme, and a number */
                   _("There is no %s with the number %s."), _(table->label), number);
      return FALSE;
    }
  if (state != SQLITE_ROW)
    return dossier_database_set_error (self->database, error);
  for (guint i = 0; i < n_columns; i++)
    if (!columns[i].is_integer &&
        !dossier_edit_check_length (table, sqlite3_column_bytes (statement, i), DOSSIER_STORE_ERROR_DAMAGED,
                                    error))
      return FALSE;

  dossier_record_set_id (record, id);
  dossier_store_adopt (self, record);
  dossier_record_take_cells (record, read_cells (statement, columns, n_columns));
  return TRUE;
}

/* Returns: whether it is known what the file has for @record: its values, or that it is not there */
static gboolean
is_loaded (DossierStore  *self,
           DossierRecord *record)
{
  g_autoptr (GError) error = NULL;

  return dossier_store_load (self, record, dossier_record_get_id (record), &error) ||
         g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* Fills @record with what the file has now.  A disk that failed once may not fail again; if that cannot
 * be read at present, the next dossier_store_refresh() tries again. */
void
dossier_store_load_again (DossierStore  *self,
                          DossierRecord *record)
{
  if (!is_loaded (self, record) && !is_loaded (self, record))
    self->data_version = DATA_VERSION_UNKNOWN;
}

void
dossier_store_reload (DossierStore *self,
                      const char   *table,
                      gint64        id)
{
  const DossierTable *description = dossier_table_find (table);
  DossierRecord *record = description != NULL ? lookup_live (self, description, id) : NULL;

  if (record == NULL)
    return;

  g_object_ref (record);
  dossier_store_load_again (self, record);
  g_object_unref (record);
}

/**
 * dossier_store_get:
 * @table: name of a table
 *
 * Returns: (transfer full): the record with @id, the same object for as long as
 *   anybody holds it, or %NULL with @error set if there is none
 */
DossierRecord *
dossier_store_get (DossierStore  *self,
                   const char    *table,
                   gint64         id,
                   GError       **error)
{
  const DossierTable *description = dossier_table_find (table);
  g_autoptr (DossierRecord) record = NULL;
  DossierRecord *live;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (description != NULL, NULL);

  live = lookup_live (self, description, id);
  if (live != NULL)
    return g_object_ref (live);

  record = dossier_record_new (description);
  if (!dossier_store_load (self, record, id, error))
    return NULL;

  dossier_store_keep (self, record);
  return g_steal_pointer (&record);
}

/**
 * dossier_store_get_linked:
 * @link: a link field of @record
 *
 * Returns: (transfer full) (nullable): the record linked to, if any
 */
DossierRecord *
dossier_store_get_linked (DossierStore  *self,
                          DossierRecord *record,
                          const char    *link)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), link);
  gint64 id = dossier_record_get_integer (record, link);

  g_return_val_if_fail (field != NULL && field->kind == DOSSIER_KIND_LINK, NULL);

  return id != 0 ? dossier_store_get (self, field->target, id, NULL) : NULL;
}

/**
 * dossier_store_get_portfolio:
 *
 * Returns: (transfer none): the one record about the file itself
 */
DossierRecord *
dossier_store_get_portfolio (DossierStore *self)
{
  return self->portfolio;
}

/* As of */

/**
 * dossier_store_get_as_of:
 * @day: (out): the day the portfolio is shown as of: the one picked, else the one
 *   the file pins (its latest possible day), else today
 */
void
dossier_store_get_as_of (DossierStore *self,
                         GDate        *day)
{
  GDate earliest;

  if (g_date_valid (&self->as_of))
    {
      *day = self->as_of;
      return;
    }

  if (dossier_record_get_bounds (self->portfolio, "as_of", &earliest, day) && g_date_valid (day))
    return;

  g_date_clear (day, 1);
  g_date_set_time_t (day, g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * dossier_store_set_as_of:
 * @day: (nullable): the day to look at, or %NULL for the file's own
 *
 * Changes nothing in the file.
 */
void
dossier_store_set_as_of (DossierStore *self,
                         const GDate  *day)
{
  if (day != NULL)
    self->as_of = *day;
  else
    g_date_clear (&self->as_of, 1);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_OF]);
}

/**
 * dossier_store_is_travelled:
 *
 * Returns: whether another day than today is shown
 */
gboolean
dossier_store_is_travelled (DossierStore *self)
{
  GDate today, shown;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  dossier_store_get_as_of (self, &shown);

  return g_date_compare (&today, &shown) != 0;
}

/* Telling others */

void
dossier_store_emit_changed (DossierStore       *self,
                            const DossierTable *table)
{
  g_signal_emit (self, signals[CHANGED], g_quark_from_static_string (table->name), table->name);
}

void
dossier_store_notify_labels (DossierStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

/* Class */

static void
portfolio_changed_cb (DossierStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_OF]);
}

static gboolean
read_versions (DossierStore  *self,
               GError       **error)
{
  DossierDatabase *database = self->database;

  return dossier_database_read_integer (database, "PRAGMA data_version", &self->data_version, error) &&
         dossier_database_read_integer (database, "PRAGMA schema_version", &self->schema_version, error) &&
         dossier_database_read_integer (database, "PRAGMA user_version", &self->file_version, error);
}

/* Called by the opener once the schema is there. */
static gboolean
load_portfolio (DossierStore  *self,
                GError       **error)
{
  self->portfolio = dossier_store_get (self, "portfolio", 1, error);
  if (self->portfolio == NULL)
    return FALSE;

  g_signal_connect_object (self->portfolio, "changed", G_CALLBACK (portfolio_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (!read_versions (self, error))
    return FALSE;

  dossier_others_init (self);
  return TRUE;
}

/* Makes a store around an open database that has the current schema; takes it over. */
DossierStore *
dossier_store_new_for_database (DossierDatabase  *database,
                                const char       *path,
                                gboolean          is_read_only,
                                GError          **error)
{
  g_autoptr (DossierStore) self = g_object_new (DOSSIER_TYPE_STORE, NULL);

  self->database = database;
  self->choices = dossier_choices_new (database);
  self->path = g_strdup (path);
  self->drafts = dossier_drafts_new (path);
  self->is_read_only = is_read_only;
  dossier_store_find_place (self);

  return load_portfolio (self, error) ? g_steal_pointer (&self) : NULL;
}

const char *
dossier_store_get_path (DossierStore *self)
{
  return self->path;
}

gboolean
dossier_store_is_read_only (DossierStore *self)
{
  return self->is_read_only;
}

static void
dossier_store_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DossierStore *self = DOSSIER_STORE (object);
  GDate day;

  switch (prop_id)
    {
    case PROP_UNDO_LABEL:
    case PROP_REDO_LABEL:
      g_value_take_string (value, dossier_store_dup_step_label (self, prop_id == PROP_UNDO_LABEL));
      break;

    case PROP_AS_OF:
      dossier_store_get_as_of (self, &day);
      g_value_set_boxed (value, &day);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_store_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_STORE (object)->portfolio);

  G_OBJECT_CLASS (dossier_store_parent_class)->dispose (object);
}

static void
dossier_store_finalize (GObject *object)
{
  DossierStore *self = DOSSIER_STORE (object);

  g_hash_table_unref (self->live);
  g_hash_table_unref (self->own_tables);
  dossier_others_clear (self);
  g_clear_pointer (&self->drafts, dossier_drafts_free);
  if (self->choices != NULL)
    {
      dossier_choices_close (self->choices);
      dossier_choices_unref (self->choices);
    }
  dossier_store_leave_place (self);
  g_free (self->path);
  g_free (self->held_up);

  G_OBJECT_CLASS (dossier_store_parent_class)->finalize (object);
}

static void
dossier_store_class_init (DossierStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dossier_store_dispose;
  object_class->finalize = dossier_store_finalize;
  object_class->get_property = dossier_store_get_property;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_AS_OF] = g_param_spec_boxed ("as-of", NULL, NULL, G_TYPE_DATE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Once per committed edit, undo or redo and per table; the detail is the table. */
  signals[CHANGED] =
    g_signal_new ("changed", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COPY_WANTED] =
    g_signal_new ("copy-wanted", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_INT);
}

static void
dossier_store_init (DossierStore *self)
{
  self->live = g_hash_table_new_full (live_key_hash, live_key_equal, g_free, NULL);
  self->own_tables = g_hash_table_new (g_str_hash, g_str_equal);
  g_date_clear (&self->as_of, 1);
  g_date_clear (&self->changed_on, 1);
}
