/* dossier-step-own.c: what steps did to fields of the office's own.
 *
 * Their values are rows of a table of their own, but to people they are fields of the record that has
 * them: so they are told, found in its history and restored.
 */
#include "dossier-changeset.h"
#include "dossier-own.h"
#include "dossier-step-private.h"

/* Each value that came or went, with all its columns. */
typedef struct
{
  DossierStore  *store;
  gboolean     (*visit) (DossierRecord *value,
                         gint64         id,
                         gpointer       data);
  gpointer       data;
} Visiting;

static gboolean
visit_row (const DossierStepRow *row,
           gpointer              data)
{
  Visiting *self = data;
  g_autoptr (DossierRecord) value = NULL;

  if (row->table == NULL || !g_str_equal (row->table->name, "own_value") || row->operation == SQLITE_UPDATE)
    return TRUE;

  value = dossier_step_row_dup_record (row, self->store, row->operation == SQLITE_INSERT
                                                           ? sqlite3changeset_new : sqlite3changeset_old);
  return self->visit (value, row->id, self->data);
}

static gboolean
visit_journal (Visiting  *self,
               GError   **error)
{
  g_autoptr (DossierStatement) entry =
    dossier_database_prepare (self->store->database, "SELECT changes FROM journal ORDER BY id", error);
  gboolean goes_on = TRUE;
  int state = SQLITE_DONE;

  if (entry == NULL)
    return FALSE;

  while (goes_on && (state = sqlite3_step (entry)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) changes = g_bytes_new (sqlite3_column_blob (entry, 0),
                                                sqlite3_column_bytes (entry, 0));

      if (dossier_changeset_check (changes, NULL))
        goes_on = dossier_step_each_row (changes, visit_row, self);
    }
  if (!goes_on || state == SQLITE_DONE)
    return TRUE;

  dossier_database_set_error (self->store->database, error);
  return FALSE;
}

/* All values of a record */

typedef struct
{
  const char *link;     /* the field of a value that names the record */
  gint64      record;
  GHashTable *ids;
} Finding;

static void
add_id (GHashTable *ids,
        gint64      id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static gboolean
note_id (DossierRecord *value,
         gint64         id,
         gpointer       data)
{
  Finding *self = data;

  if (dossier_record_get_integer (value, self->link) == self->record)
    add_id (self->ids, id);
  return TRUE;
}

/* Returns: (transfer full) (element-type gint64): the ids of all values that own fields of @record have
 * or had */
GHashTable *
dossier_step_find_own_values (DossierStore   *store,
                              DossierRecord  *record,
                              GError        **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const char *link = dossier_record_get_table (record)->name;
  Finding finding = { link, dossier_record_get_id (record), ids };
  Visiting visiting = { store, note_id, &finding };
  g_autoptr (DossierQuery) query = dossier_query_new ("own_value");
  g_autoptr (GArray) present = NULL;

  if (dossier_table_find_column (dossier_table_find ("own_value"), link) == DOSSIER_NO_COLUMN)
    return g_steal_pointer (&ids);

  dossier_query_match (query, link, dossier_record_get_id (record));
  present = dossier_store_query (store, query, error);
  if (present == NULL || !visit_journal (&visiting, error))
    return NULL;

  for (guint i = 0; i < present->len; i++)
    add_id (ids, g_array_index (present, gint64, i));
  return g_steal_pointer (&ids);
}

/* Telling */

/* A field of a record. */
typedef struct
{
  DossierRecord      *record;
  const DossierTable *own_table;
  const DossierField *field;
} Place;

typedef struct
{
  gint64         id;
  DossierRecord *value;
} Seeking;

static gboolean
take_value (DossierRecord *value,
            gint64         id,
            gpointer       data)
{
  Seeking *self = data;

  if (id != self->id)
    return TRUE;

  self->value = g_object_ref (value);
  return FALSE;
}

/* Of a changed value a step has only what differs: what it is the value of says the present one, or
 * the step in which it came or went. */
static DossierRecord *
find_value (const DossierStepRow *row,
            DossierStore         *store)
{
  Seeking seeking = { row->id, NULL };
  Visiting visiting = { store, take_value, &seeking };
  DossierRecord *present;

  if (row->operation != SQLITE_UPDATE)
    return dossier_step_row_dup_record (row, store, row->operation == SQLITE_INSERT ? sqlite3changeset_new
                                                                                    : sqlite3changeset_old);

  present = dossier_store_get (store, "own_value", row->id, NULL);
  if (present == NULL)
    visit_journal (&visiting, NULL);
  return present != NULL ? present : seeking.value;
}

/* The field and the record have to be there still. */
static gboolean
find_place (DossierStore  *store,
            DossierRecord *value,
            Place         *place)
{
  const DossierTable *table = dossier_record_get_table (value);
  const char *name = dossier_own_name_field (dossier_record_get_integer (value, "own_field"));

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *link = &table->fields[i];
      gint64 id = link->kind == DOSSIER_KIND_LINK ? dossier_record_get_integer (value, link->name) : 0;

      place->own_table = id != 0 ? dossier_own_get_table (store, link->target) : NULL;
      place->field = place->own_table != NULL ? dossier_table_get_field (place->own_table, name) : NULL;
      if (place->field != NULL)
        {
          place->record = dossier_store_get (store, link->target, id, NULL);
          return place->record != NULL;
        }
    }

  return FALSE;
}

static char *
dup_text (const DossierStepRow *row,
          DossierStore         *store,
          DossierStepGetValue   get)
{
  g_autoptr (DossierRecord) value = dossier_step_row_dup_record (row, store, get);
  const char *text = dossier_record_get_text (value, "value");

  return g_strdup (text != NULL ? text : "");
}

/* As lists and papers show it. */
static char *
dup_display (const Place *place,
             const char  *text,
             const char  *language)
{
  g_autoptr (DossierRecord) own = dossier_record_new (place->own_table);

  dossier_record_clear (own, place->field->name);
  if (*text == '\0' || !dossier_record_parse (own, place->field->name, text, NULL))
    return g_strdup (text);

  return dossier_record_dup_display (own, place->field->name, language);
}

/* Returns: %FALSE if @row is something else, or its field or record is gone: then it is told as a row */
gboolean
dossier_step_add_own_field (GPtrArray            *changes,
                            const DossierStepRow *row,
                            DossierStore         *store,
                            const char           *language)
{
  g_autoptr (DossierRecord) value = g_str_equal (row->table->name, "own_value") ? find_value (row, store)
                                                                                : NULL;
  g_autofree char *before = NULL, *after = NULL;
  DossierStepChange *change;
  Place place;

  if (value == NULL || !find_place (store, value, &place))
    return FALSE;

  before = row->operation != SQLITE_INSERT ? dup_text (row, store, sqlite3changeset_old) : g_strdup ("");
  after = row->operation != SQLITE_DELETE ? dup_text (row, store, sqlite3changeset_new) : g_strdup ("");
  change = g_new0 (DossierStepChange, 1);
  change->act = DOSSIER_STEP_CHANGED;
  change->table = dossier_record_get_table (place.record);
  change->id = dossier_record_get_id (place.record);
  change->title = dossier_store_dup_title (store, place.record, language);
  change->column = place.field->name;
  change->label = g_strdup (place.field->label);
  change->before = dup_display (&place, before, language);
  change->after = dup_display (&place, after, language);
  change->text = g_steal_pointer (&before);
  g_ptr_array_add (changes, change);
  g_object_unref (place.record);

  return TRUE;
}
