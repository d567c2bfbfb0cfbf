/* dossier-step.c: what one step of the journal did, record by record and field by field. */
#include "dossier-step-private.h"

#include <glib/gi18n-lib.h>

/* Told in words. */
typedef struct
{
  DossierStore *store;
  const char   *language;
  GPtrArray    *changes;
  GHashTable   *gone;      /* (nullable): set of Gone, once one was looked for */
} Telling;

/* A record that a step removed. */
typedef struct
{
  DossierStepKey  key;
  char           *title;
} Gone;

static void
gone_free (gpointer data)
{
  Gone *self = data;

  g_free (self->title);
  g_free (self);
}

static void
change_free (gpointer data)
{
  DossierStepChange *change = data;

  g_free (change->title);
  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change->text);
  g_free (change);
}

/* What a person wrote, where that was kept; names for what only has a number or a code. */
static char *
dup_words (DossierStore        *store,
           DossierRecord       *record,
           const DossierColumn *column,
           const char          *language)
{
  DossierKind kind = column->field->kind;
  g_autofree char *written = NULL;

  if (kind == DOSSIER_KIND_LINK || kind == DOSSIER_KIND_CHOICE || kind == DOSSIER_KIND_YES_NO)
    return dossier_store_dup_display (store, record, column->name, language);

  written = dossier_record_dup_input (record, column->name);
  return *written != '\0' ? g_steal_pointer (&written)
                          : dossier_record_dup_display (record, column->name, language);
}

static gboolean
add_gone (const DossierStepRow *row,
          gpointer              data)
{
  Telling *self = data;
  DossierStepKey key = { row->table, row->id };
  g_autoptr (DossierRecord) record = NULL;
  Gone *gone;

  if (row->operation != SQLITE_DELETE || row->table == NULL || g_hash_table_contains (self->gone, &key))
    return TRUE;

  record = dossier_step_row_dup_record (row, self->store, sqlite3changeset_old);
  gone = g_new0 (Gone, 1);
  gone->key = key;
  gone->title = dossier_store_dup_title (self->store, record, self->language);
  g_hash_table_add (self->gone, gone);
  return TRUE;
}

/* Of a record that is not there a step that changed it may not have the title; the one that removed it
 * has. */
static char *
dup_gone_title (Telling              *self,
                const DossierStepRow *row)
{
  DossierStepKey key = { row->table, row->id };
  const Gone *gone;

  if (self->gone == NULL)
    {
      self->gone = g_hash_table_new_full (dossier_step_key_hash, dossier_step_key_equal, gone_free, NULL);
      dossier_step_each (self->store, 0, DOSSIER_STEP_REMOVING, add_gone, self, NULL);
    }

  gone = g_hash_table_lookup (self->gone, &key);
  return gone != NULL ? g_strdup (gone->title) : NULL;
}

static char *
dup_title (Telling              *self,
           const DossierStepRow *row,
           DossierRecord        *then)
{
  g_autoptr (DossierRecord) record = dossier_store_get (self->store, row->table->name, row->id, NULL);
  char *title = record == NULL && row->operation == SQLITE_UPDATE ? dup_gone_title (self, row) : NULL;

  if (title != NULL)
    return title;

  return dossier_store_dup_title (self->store, record != NULL ? record : then, self->language);
}

static char *
dup_label (const DossierColumn *column)
{
  if (column->part == 0)
    return g_strdup (_(column->field->label));

  /* Translators: a field with a text in two languages */
  return g_strdup_printf (_("%s (French)"), _(column->field->label));
}

static void
add_whole (Telling              *self,
           const DossierStepRow *row)
{
  g_autoptr (DossierRecord) record =
    dossier_step_row_dup_record (row, self->store, dossier_step_row_get_whole (row));
  DossierStepChange *change = g_new0 (DossierStepChange, 1);

  change->act = row->operation == SQLITE_INSERT ? DOSSIER_STEP_ADDED : DOSSIER_STEP_REMOVED;
  change->table = row->table;
  change->id = row->id;
  change->title = dup_title (self, row, record);
  g_ptr_array_add (self->changes, change);
}

/* Several columns of one field are one change; places in a list are moved, not written. */
static void
add_fields (Telling              *self,
            const DossierStepRow *row)
{
  g_autoptr (DossierRecord) before = dossier_step_row_dup_record (row, self->store, sqlite3changeset_old);
  g_autoptr (DossierRecord) after = dossier_step_row_dup_record (row, self->store, sqlite3changeset_new);
  const DossierField *last = NULL;
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (row->table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      const DossierColumn *column = columns[i].field->bilingual ? &columns[i] : &columns[i - columns[i].part];
      DossierStepChange *change;

      if (!dossier_step_row_has_changed (row, i) || g_str_equal (column->name, "position") ||
          (!column->field->bilingual && column->field == last))
        continue;

      last = column->field;
      change = g_new0 (DossierStepChange, 1);
      change->act = DOSSIER_STEP_CHANGED;
      change->table = row->table;
      change->id = row->id;
      change->title = dup_title (self, row, after);
      change->column = column->name;
      change->label = dup_label (column);
      change->before = dup_words (self->store, before, column, self->language);
      change->after = dup_words (self->store, after, column, self->language);
      change->text = dossier_record_dup_input (before, column->name);
      g_ptr_array_add (self->changes, change);
    }
}

static gboolean
tell (const DossierStepRow *row,
      gpointer              data)
{
  Telling *self = data;

  if (row->table == NULL || dossier_step_add_own_field (self->changes, row, self->store, self->language))
    return TRUE;

  if (row->operation == SQLITE_UPDATE)
    add_fields (self, row);
  else
    add_whole (self, row);
  return TRUE;
}

/**
 * dossier_store_describe_changes:
 * @bytes: a changeset, of a step or between two files
 * @language: "en" or "fr": of titles
 *
 * Returns: (transfer full) (element-type DossierStepChange): what it did, record by record; values of
 *   own fields as fields of the record that has them
 */
GPtrArray *
dossier_store_describe_changes (DossierStore *store,
                                GBytes       *bytes,
                                const char   *language)
{
  Telling self = { store, language, g_ptr_array_new_with_free_func (change_free) };

  dossier_step_each_row (bytes, tell, &self);
  g_clear_pointer (&self.gone, g_hash_table_unref);
  return self.changes;
}

/**
 * dossier_store_get_step_changes:
 * @step: the id of a DossierStep
 * @language: "en" or "fr": of titles
 *
 * Returns: (transfer full) (element-type DossierStepChange): what the step did when it was taken, also
 *   if it is undone now
 */
GPtrArray *
dossier_store_get_step_changes (DossierStore  *store,
                                gint64         step,
                                const char    *language,
                                GError       **error)
{
  g_autoptr (GBytes) bytes = dossier_step_read_changes (store, step, error);

  return bytes != NULL ? dossier_store_describe_changes (store, bytes, language) : NULL;
}
