/* dossier-step-own.c: telling what steps did to fields of the office's own.
 *
 * Their values are rows of a table of their own, but to people they are fields of the record that has
 * them.
 */
#include "dossier-own.h"
#include "dossier-step-private.h"

/* A field of a record. */
typedef struct
{
  DossierRecord      *record;
  const DossierTable *own_table;
  const DossierField *field;
} Place;

/* Looking for the step in which a value came or went. */
typedef struct
{
  DossierStore  *store;
  gint64         id;
  DossierRecord *value;
} Seeking;

static gboolean
is_value (const DossierStepRow *row)
{
  return row->table != NULL && g_str_equal (row->table->name, "own_value");
}

/* Putting one own field in the place of another changes the links only. */
static gboolean
tells_value (const DossierStepRow *row)
{
  return is_value (row) &&
         (row->operation != SQLITE_UPDATE ||
          dossier_step_row_has_changed (row, dossier_table_find_column (row->table, "value")));
}

static gboolean
take_value (const DossierStepRow *row,
            gpointer              data)
{
  Seeking *self = data;

  if (!is_value (row) || row->id != self->id || row->operation == SQLITE_UPDATE)
    return TRUE;

  self->value = dossier_step_row_dup_record (row, self->store, dossier_step_row_get_whole (row));
  return FALSE;
}

/* Of a changed value a step has only what differs: what it is the value of says the present one, or
 * the step in which it came or went. */
static DossierRecord *
find_value (const DossierStepRow *row,
            DossierStore         *store)
{
  Seeking seeking = { store, row->id, NULL };
  DossierRecord *present;

  if (row->operation != SQLITE_UPDATE)
    return dossier_step_row_dup_record (row, store, dossier_step_row_get_whole (row));

  present = dossier_store_get (store, "own_value", row->id, NULL);
  if (present != NULL)
    return present;

  dossier_step_each (store, 0, DOSSIER_STEP_UNDONE_TOO, take_value, &seeking, NULL);
  return seeking.value;
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
          place->record = dossier_store_has (store, link->target, id)
                          ? dossier_store_get (store, link->target, id, NULL) : NULL;
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

/* One value that goes and another that comes are one change of the field.
 *
 * Returns: (nullable) (transfer none): what was told of it, in the last changes of the same record */
static DossierStepChange *
find_told (GPtrArray   *changes,
           const Place *place)
{
  for (guint i = changes->len; i-- > 0;)
    {
      DossierStepChange *change = g_ptr_array_index (changes, i);

      if (change->table != dossier_record_get_table (place->record) ||
          change->id != dossier_record_get_id (place->record))
        return NULL;
      if (g_strcmp0 (change->column, place->field->name) == 0)
        return change;
    }

  return NULL;
}

static DossierStepChange *
add_change (GPtrArray    *changes,
            const Place  *place,
            DossierStore *store,
            const char   *language)
{
  DossierStepChange *change = g_new0 (DossierStepChange, 1);

  change->act = DOSSIER_STEP_CHANGED;
  change->table = dossier_record_get_table (place->record);
  change->id = dossier_record_get_id (place->record);
  change->title = dossier_store_dup_title (store, place->record, language);
  change->column = place->field->name;
  change->label = g_strdup (place->field->label);
  change->before = g_strdup ("");
  change->after = g_strdup ("");
  change->text = g_strdup ("");
  g_ptr_array_add (changes, change);

  return change;
}

static void
take_string (char **place,
             char  *string)
{
  g_free (*place);
  *place = string;
}

/* Returns: %FALSE if @row is something else, or its field or record is gone: then it is told as a row */
gboolean
dossier_step_add_own_field (GPtrArray            *changes,
                            const DossierStepRow *row,
                            DossierStore         *store,
                            const char           *language)
{
  g_autoptr (DossierRecord) value = tells_value (row) ? find_value (row, store) : NULL;
  DossierStepChange *change;
  Place place;

  if (value == NULL || !find_place (store, value, &place))
    return FALSE;

  change = find_told (changes, &place);
  if (change == NULL)
    change = add_change (changes, &place, store, language);
  if (row->operation != SQLITE_INSERT)
    {
      take_string (&change->text, dup_text (row, store, sqlite3changeset_old));
      take_string (&change->before, dup_display (&place, change->text, language));
    }
  if (row->operation != SQLITE_DELETE)
    {
      g_autofree char *after = dup_text (row, store, sqlite3changeset_new);

      take_string (&change->after, dup_display (&place, after, language));
    }
  g_object_unref (place.record);

  return TRUE;
}
