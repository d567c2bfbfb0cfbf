/* dossier-history.c: the steps of the journal as people read them, and finding some of them. */
#include "dossier-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-changeset.h"
#include "dossier-fold.h"
#include "dossier-step-private.h"

#define COLUMNS "id, at, author, label, subject, undone, set_aside, undone_at, undone_by, length (changes)"
#define CHANGES_COLUMN 10

/* Labels */

/* "Ends" of "GLACY", "Deleting “GLACY”".  The label comes from the file: it is data,
 * never a format. */
char *
dossier_step_dup_label (const char *label,
                        const char *subject)
{
  const char *shown = label != NULL && *label != '\0' ? _(label) : "";
  g_auto (GStrv) parts = g_strsplit (shown, "%s", 2);

  if (subject == NULL || *subject == '\0')
    return g_strdup (shown);

  if (parts[0] != NULL && parts[1] != NULL)
    return g_strconcat (parts[0], subject, parts[1], NULL);

  /* Translators: a field and the record it belongs to: “Budget of GLACY” */
  return g_strdup_printf (_("%s of %s"), shown, subject);
}

void
dossier_step_free (DossierStep *self)
{
  if (self == NULL)
    return;

  g_free (self->author);
  g_free (self->label);
  g_free (self->subject);
  g_free (self->undone_by);
  g_free (self);
}

/* Of one record */

typedef struct
{
  DossierRecord     *record;
  DossierStepFields *fields;
  gboolean           is_alone;  /* without what is of other tables */
  gboolean           is_found;
} Concern;

/* All rows, so that earlier steps are known that only changed one. */
static gboolean
look_at (const DossierStepRow *row,
         gpointer              data)
{
  Concern *self = data;
  gboolean is_field = dossier_step_fields_has (self->fields, row);

  self->is_found |= (is_field && !self->is_alone) ||
                    (row->table == dossier_record_get_table (self->record) &&
                     row->id == dossier_record_get_id (self->record));
  return TRUE;
}

static gboolean
concerns (DossierStatement *entry,
          Concern          *self)
{
  gsize size = sqlite3_column_bytes (entry, CHANGES_COLUMN);
  const void *data = sqlite3_column_blob (entry, CHANGES_COLUMN);
  g_autoptr (GBytes) changes = NULL;

  self->is_found = FALSE;
  if (!dossier_step_fields_may_be_in (self->fields, data, size))
    return FALSE;

  changes = g_bytes_new_static (data, size);
  if (dossier_changeset_check (changes, NULL))
    dossier_step_each_row (changes, look_at, self);
  return self->is_found;
}

/* Finding */

static const char *
kind_sql (DossierHistoryKind kind)
{
  switch (kind)
    {
    case DOSSIER_HISTORY_IN_LINE:
      return "NOT set_aside";

    case DOSSIER_HISTORY_REMOVED:
      return "removed > 0";

    case DOSSIER_HISTORY_PASTED:
      return "label = 'Pasting %s'";

    case DOSSIER_HISTORY_UNDONE:
      return "undone AND set_aside IN (0, 1)";

    case DOSSIER_HISTORY_AMENDED:
      return "label IN ('Amending “%s”', 'Revising target “%s”')";

    case DOSSIER_HISTORY_ALL:
    case DOSSIER_HISTORY_FIELDS:
    default:
      return "TRUE";
    }
}

/* One of each, found in the index without reading the others.
 *
 * Returns: (element-type char): msgids, and after each what people read of it, folded */
static GPtrArray *
list_labels (DossierStore *store)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierStatement) row = dossier_database_prepare (store->database,
    "WITH RECURSIVE l (label) AS (SELECT min (label) FROM journal UNION ALL "
    "SELECT (SELECT min (label) FROM journal WHERE label > l.label) FROM l WHERE l.label IS NOT NULL) "
    "SELECT label FROM l WHERE label IS NOT NULL", NULL);

  while (row != NULL && sqlite3_step (row) == SQLITE_ROW)
    {
      char *label = dossier_statement_dup_text (row, 0);
      /* The subject itself is found elsewhere. */
      g_autofree char *shown = dossier_step_dup_label (label, " ");
      char *folded = dossier_fold (shown);

      g_ptr_array_add (labels, label);
      g_ptr_array_add (labels, folded != NULL ? folded : g_strdup (""));
    }

  return labels;
}

/* What a label says is translated when it is shown, so it is looked for among the few labels there are. */
static void
append_word (GString    *sql,
             GPtrArray  *values,
             GPtrArray  *labels,
             const char *word)
{
  const char *separator = "";

  g_ptr_array_add (values, g_strdup (word));
  g_string_append_printf (sql, " AND (instr (found_by, ?%u) > 0 OR label IN (", values->len);
  for (guint i = 0; i + 1 < labels->len; i += 2)
    if (strstr (labels->pdata[i + 1], word) != NULL)
      {
        g_ptr_array_add (values, g_strdup (labels->pdata[i]));
        g_string_append_printf (sql, "%s?%u", separator, values->len);
        separator = ", ";
      }
  g_string_append (sql, "))");
}

/* Each of the words, anywhere.  Whoever copies a label has its quotes, too. */
static void
append_words (GString      *sql,
              GPtrArray    *values,
              DossierStore *store,
              const char   *words)
{
  g_autofree char *folded = dossier_fold (words);
  g_autoptr (GPtrArray) labels = NULL;
  g_auto (GStrv) parts = NULL;

  if (folded == NULL)
    return;

  labels = list_labels (store);
  parts = g_strsplit_set (folded, " \t\n\"", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) open = g_strsplit (parts[i], "“", -1);
      g_autofree char *opened = g_strjoinv ("", open);
      g_auto (GStrv) close = g_strsplit (opened, "”", -1);
      g_autofree char *word = g_strjoinv ("", close);

      if (*word != '\0')
        append_word (sql, values, labels, word);
    }
}

/* What changed may be megabytes, and is read only if somebody has to look for a record there. */
static DossierStatement *
prepare_search (DossierStore             *store,
                const DossierStepSearch  *search,
                GError                  **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT " COLUMNS);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  DossierStatement *entry;

  g_string_append_printf (sql, "%s FROM journal WHERE %s", search->record != NULL ? ", changes" : "",
                          kind_sql (search->kind));
  if (search->words != NULL)
    append_words (sql, values, store, search->words);
  g_string_append (sql, " ORDER BY id DESC");

  entry = dossier_database_prepare (store->database, sql->str, error);
  for (guint i = 0; entry != NULL && i < values->len; i++)
    sqlite3_bind_text (entry, i + 1, values->pdata[i], -1, SQLITE_TRANSIENT);

  return entry;
}

static DossierStep *
read_step (DossierStatement *entry)
{
  DossierStep *step = g_new0 (DossierStep, 1);
  g_autofree char *label = dossier_statement_dup_text (entry, 3);

  step->id = sqlite3_column_int64 (entry, 0);
  step->at = sqlite3_column_int64 (entry, 1);
  step->author = dossier_statement_dup_text (entry, 2);
  step->subject = dossier_statement_dup_text (entry, 4);
  step->label = dossier_step_dup_label (label, step->subject);
  step->is_undone = sqlite3_column_int (entry, 5);
  step->is_set_aside = step->is_undone && sqlite3_column_int (entry, 6);
  step->undone_at = sqlite3_column_int64 (entry, 7);
  step->undone_by = dossier_statement_dup_text (entry, 8);
  step->size = sqlite3_column_int (entry, 9);

  return step;
}

/**
 * dossier_store_find_steps:
 *
 * Looking through a hundred thousand steps in vain takes some hundredths of a second; of one @record, as
 * long as reading all changes.
 *
 * Returns: (transfer full) (element-type DossierStep): the steps, the latest first
 */
GPtrArray *
dossier_store_find_steps (DossierStore             *self,
                          const DossierStepSearch  *search,
                          GError                  **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_step_free);
  DossierRecord *record = search->record;
  g_autoptr (DossierStepFields) fields = record != NULL ? dossier_step_fields_new (self, record, FALSE, error)
                                                        : NULL;
  g_autoptr (DossierStatement) entry = record != NULL && fields == NULL ? NULL
    : prepare_search (self, search, error);
  Concern concern = { record, fields, search->kind == DOSSIER_HISTORY_FIELDS };
  int state = SQLITE_ROW;

  if (entry == NULL)
    return NULL;

  if (fields != NULL)
    dossier_step_fields_learn_undone (fields, self);
  while ((search->limit == 0 || steps->len < search->limit) && (state = sqlite3_step (entry)) == SQLITE_ROW)
    if (record == NULL || concerns (entry, &concern))
      g_ptr_array_add (steps, read_step (entry));
  if (state != SQLITE_ROW && state != SQLITE_DONE)
    {
      dossier_database_set_error (self->database, error);
      return NULL;
    }

  return g_steal_pointer (&steps);
}

/**
 * dossier_store_get_history:
 *
 * Returns: as dossier_store_find_steps() with all kinds of steps and whatever they say
 */
GPtrArray *
dossier_store_get_history (DossierStore   *self,
                           DossierRecord  *record,
                           guint           limit,
                           GError        **error)
{
  return dossier_store_find_steps (self, &(DossierStepSearch) { .record = record, .limit = limit }, error);
}
