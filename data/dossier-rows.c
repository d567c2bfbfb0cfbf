/* dossier-rows.c: a block of cells as a plan: what each of its rows would change, and why not.
 *
 * Only the outcome of a row is kept.  What it would change is read again for those on
 * screen, and once more when it is applied: a row that has become impossible since is
 * noticed then.
 */
#include "dossier-rows.h"

#include <glib/gi18n-lib.h>

#include "dossier-edit.h"
#include "dossier-record-private.h"
#include "dossier-rows-private.h"
#include "dossier-store-private.h"
#include "dossier-value.h"

typedef struct
{
  guint             row;     /* of the block */
  DossierRowsState  state;
  gint64            id;      /* 0: a record to be made */
  char             *reason;  /* of a refusal */
  const char       *name;    /* of the column it is about, or NULL */
} Line;

static void
line_clear (Line *line)
{
  g_free (line->reason);
}

static Line *
get_line (DossierRows *self,
          guint        row)
{
  g_assert (row < self->lines->len);
  return &g_array_index (self->lines, Line, row);
}

/* Planning */

/* Two rows must not change the same record: the second would undo the first unseen. */
static gboolean
take_record (DossierRows  *self,
             const Line   *line,
             GError      **error)
{
  guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, &line->id));

  if (earlier > 0)
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                   _("Row %u is about the same record."), earlier);
      return FALSE;
    }

  g_hash_table_insert (self->taken, g_memdup2 (&line->id, sizeof line->id), GUINT_TO_POINTER (line->row + 1));
  return TRUE;
}

static void
plan_line (DossierRows *self,
           Line        *line)
{
  g_autoptr (DossierRecord) before = NULL;
  g_autoptr (DossierRecord) after = NULL;
  g_autoptr (GError) error = NULL;

  if (!dossier_rows_match (self, line->row, &line->id, &error) ||
      (line->id != 0 && !take_record (self, line, &error)) ||
      !dossier_rows_read (self, line->row, line->id, &before, &after, &line->name, &error))
    {
      line->state = DOSSIER_ROWS_REFUSED;
      line->reason = g_strdup (error->message);
    }
  else if (line->id == 0)
    line->state = DOSSIER_ROWS_NEW;
  else
    line->state = dossier_rows_is_different (self, before, after) ? DOSSIER_ROWS_CHANGED
                                                                  : DOSSIER_ROWS_UNCHANGED;
}

/* Forgets the plan, after another column feeds a field. */
static void
begin_plan (DossierRows *self)
{
  g_array_set_size (self->lines, 0);
  g_hash_table_remove_all (self->taken);
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < self->fields->len; i++)
    self->sources[i] = DOSSIER_ROWS_LEFT_OUT;
  for (guint i = dossier_cells_get_n_columns (self->cells); i > 0; i--)
    if (self->feeds[i - 1] != DOSSIER_ROWS_LEFT_OUT)
      self->sources[self->feeds[i - 1]] = i - 1;

  self->next_row = self->has_header ? 1 : 0;
}

static void
plan_next_row (DossierRows *self)
{
  Line line = { .row = self->next_row++ };

  if (dossier_cells_is_blank (self->cells, line.row))
    return;

  plan_line (self, &line);
  self->counts[line.state]++;
  g_array_append_val (self->lines, line);
}

/* Columns */

static gboolean
is_fed (DossierRows *self,
        guint        field,
        guint        n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    if (self->feeds[i] == field)
      return TRUE;

  return FALSE;
}

static guint
find_field (DossierRows *self,
            const char  *name)
{
  for (guint i = 0; name != NULL && i < self->fields->len; i++)
    if (g_str_equal (dossier_rows_get_name (self, i), name))
      return i;

  return DOSSIER_ROWS_LEFT_OUT;
}

/* By the names in the first row, else in the order of the defaults. */
static void
map_columns (DossierRows *self)
{
  guint n_columns = dossier_cells_get_n_columns (self->cells);
  guint n_defaults = g_strv_length (self->defaults);

  for (guint i = 0; i < n_columns; i++)
    {
      guint field = DOSSIER_ROWS_LEFT_OUT;

      if (self->has_header)
        field = dossier_rows_find_label (self->labels, dossier_cells_get (self->cells, 0, i));
      else if (i < n_defaults)
        field = find_field (self, self->defaults[i]);
      self->feeds[i] = is_fed (self, field, i) ? DOSSIER_ROWS_LEFT_OUT : field;
    }
}

/* At least half of what stands in the first row is the name of a field. */
static gboolean
recognises_header (DossierRows *self)
{
  guint n_known = 0, n_filled = 0;

  for (guint i = 0; i < dossier_cells_get_n_columns (self->cells); i++)
    {
      const char *text = dossier_cells_get (self->cells, 0, i);

      n_filled += *text != '\0';
      n_known += *text != '\0' && dossier_rows_find_label (self->labels, text) != DOSSIER_ROWS_LEFT_OUT;
    }

  return n_known > 0 && n_known * 2 >= n_filled;
}

/* For callers */

void
dossier_rows_change_free (DossierRowsChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/**
 * dossier_rows_new:
 * @table: what the rows are
 * @cells: (transfer none): the block; has at least one row
 * @defaults: names of the columns where the block does not name them; ends with %NULL
 * @owner: id of the record that new ones belong to if the block does not say so, or 0
 *
 * Returns: (transfer full): a plan, to be made by dossier_rows_plan().  It reads the portfolio
 *   and writes nothing; it does not follow changes that are made while it lives.
 */
DossierRows *
dossier_rows_new (DossierStore       *store,
                  const char         *table,
                  DossierCells       *cells,
                  const char * const *defaults,
                  gint64              owner)
{
  DossierRows *self = g_new0 (DossierRows, 1);

  g_assert (dossier_cells_get_n_rows (cells) > 0);

  self->store = g_object_ref (store);
  self->table = dossier_table_find (table);
  self->cells = dossier_cells_ref (cells);
  self->defaults = g_strdupv ((char **) defaults);
  self->owner = owner;
  self->fields = dossier_rows_make_fields (self->table);
  self->labels = dossier_rows_make_labels (self->table, self->fields);
  self->feeds = g_new0 (guint, dossier_cells_get_n_columns (cells));
  self->sources = g_new0 (guint, self->fields->len);
  self->choices = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, (GDestroyNotify) line_clear);
  self->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  dossier_rows_names_init (&self->names, store);

  self->has_header = recognises_header (self);
  map_columns (self);
  begin_plan (self);
  return self;
}

void
dossier_rows_free (DossierRows *self)
{
  if (self == NULL)
    return;

  dossier_rows_names_clear (&self->names);
  g_hash_table_unref (self->taken);
  g_array_unref (self->lines);
  g_hash_table_unref (self->choices);
  g_free (self->sources);
  g_free (self->feeds);
  g_hash_table_unref (self->labels);
  g_ptr_array_unref (self->fields);
  g_strfreev (self->defaults);
  dossier_cells_unref (self->cells);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * dossier_rows_plan:
 * @microseconds: how long at most, or so; -1 until the end
 *
 * Goes on with the plan.  A hundred thousand rows take seconds.
 *
 * Returns: whether all rows are planned
 */
gboolean
dossier_rows_plan (DossierRows *self,
                   gint64       microseconds)
{
  gint64 deadline = g_get_monotonic_time () + microseconds;
  guint n_rows = dossier_cells_get_n_rows (self->cells);

  while (self->next_row < n_rows)
    {
      plan_next_row (self);
      if (microseconds >= 0 && g_get_monotonic_time () > deadline)
        break;
    }

  return self->next_row >= n_rows;
}

/**
 * dossier_rows_get_progress:
 *
 * Returns: which part of the rows is planned, 0 to 1
 */
double
dossier_rows_get_progress (DossierRows *self)
{
  return (double) self->next_row / dossier_cells_get_n_rows (self->cells);
}

/**
 * dossier_rows_get_cells:
 *
 * Returns: (transfer none): the block
 */
DossierCells *
dossier_rows_get_cells (DossierRows *self)
{
  return self->cells;
}

/**
 * dossier_rows_get_fields:
 *
 * Returns: (transfer none) (element-type DossierRowsField): what a column may hold, in the
 *   order of the table
 */
const GPtrArray *
dossier_rows_get_fields (DossierRows *self)
{
  return self->fields;
}

gboolean
dossier_rows_has_header (DossierRows *self)
{
  return self->has_header;
}

/**
 * dossier_rows_set_header:
 * @has_header: whether the first row has the names of the columns
 *
 * Finds anew which column feeds which field.
 */
void
dossier_rows_set_header (DossierRows *self,
                         gboolean     has_header)
{
  if (self->has_header == has_header)
    return;

  self->has_header = has_header;
  map_columns (self);
  begin_plan (self);
}

/**
 * dossier_rows_get_column:
 *
 * Returns: (nullable): the name of the field that @column of the block feeds, %NULL if the
 *   column is left out
 */
const char *
dossier_rows_get_column (DossierRows *self,
                         guint        column)
{
  guint field = self->feeds[column];

  return field != DOSSIER_ROWS_LEFT_OUT ? dossier_rows_get_name (self, field) : NULL;
}

/**
 * dossier_rows_set_column:
 * @name: (nullable): a field, which no other column feeds any more then; %NULL to leave
 *   the column out
 */
void
dossier_rows_set_column (DossierRows *self,
                         guint        column,
                         const char  *name)
{
  guint field = find_field (self, name);

  if (self->feeds[column] == field)
    return;

  for (guint i = 0; i < dossier_cells_get_n_columns (self->cells); i++)
    if (self->feeds[i] == field)
      self->feeds[i] = DOSSIER_ROWS_LEFT_OUT;
  self->feeds[column] = field;
  begin_plan (self);
}

gboolean
dossier_rows_is_clearing (DossierRows *self)
{
  return self->is_clearing;
}

/**
 * dossier_rows_set_clearing:
 * @is_clearing: whether an empty cell empties the field of a record that is there; if
 *   not, it leaves the value alone
 */
void
dossier_rows_set_clearing (DossierRows *self,
                           gboolean     is_clearing)
{
  if (self->is_clearing == is_clearing)
    return;

  self->is_clearing = is_clearing;
  begin_plan (self);
}

guint
dossier_rows_get_n_rows (DossierRows *self)
{
  return self->lines->len;
}

guint
dossier_rows_count (DossierRows      *self,
                    DossierRowsState  state)
{
  return self->counts[state];
}

DossierRowsState
dossier_rows_get_state (DossierRows *self,
                        guint        row)
{
  return get_line (self, row)->state;
}

/**
 * dossier_rows_get_number:
 *
 * Returns: which row of the block it is, as people count, from 1
 */
guint
dossier_rows_get_number (DossierRows *self,
                         guint        row)
{
  return get_line (self, row)->row + 1;
}

/**
 * dossier_rows_get_id:
 *
 * Returns: the id of the record that the row is about; 0 before a new one was applied
 */
gint64
dossier_rows_get_id (DossierRows *self,
                     guint        row)
{
  return get_line (self, row)->id;
}

/**
 * dossier_rows_get_reason:
 * @name: (out) (optional) (nullable): the column whose cell could not be read, if it is
 *   one cell
 *
 * Returns: (nullable): why the row is refused, in a sentence
 */
const char *
dossier_rows_get_reason (DossierRows  *self,
                         guint         row,
                         const char  **name)
{
  if (name != NULL)
    *name = get_line (self, row)->name;
  return get_line (self, row)->reason;
}

/**
 * dossier_rows_dup_title:
 *
 * Returns: (transfer full): what the record is called now, or a new one will be
 */
char *
dossier_rows_dup_title (DossierRows *self,
                        guint        row,
                        const char  *language)
{
  const Line *line = get_line (self, row);
  g_autoptr (DossierRecord) record =
    line->id != 0 ? dossier_store_get (self->store, self->table->name, line->id, NULL) : NULL;

  return record != NULL ? dossier_store_dup_title (self->store, record, language)
                        : dossier_rows_dup_source (self, line->row, self->table->title);
}

/**
 * dossier_rows_dup_changes:
 * @language: that of the names linked to
 *
 * Returns: (transfer full) (element-type DossierRowsChange): the fields that the row would
 *   change, from what to what; none if it is refused
 */
GPtrArray *
dossier_rows_dup_changes (DossierRows *self,
                          guint        row,
                          const char  *language)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rows_change_free);
  const Line *line = get_line (self, row);
  g_autoptr (DossierRecord) before = NULL;
  g_autoptr (DossierRecord) after = NULL;
  g_autoptr (DossierRecord) blank = dossier_record_new (self->table);
  const char *name;

  if (line->state == DOSSIER_ROWS_REFUSED ||
      !dossier_rows_read (self, line->row, line->id, &before, &after, &name, NULL))
    return changes;

  for (guint i = 0; i + 1 < self->fields->len; i++)
    {
      DossierRecord *old = line->id != 0 ? before : blank;
      DossierRowsChange *change;

      if (dossier_record_has_same (old, after, dossier_rows_get_name (self, i)))
        continue;

      change = g_new (DossierRowsChange, 1);
      change->name = dossier_rows_get_name (self, i);
      change->before = dossier_rows_dup_cell (&self->names, old, change->name, language);
      change->after = dossier_rows_dup_cell (&self->names, after, change->name, language);
      g_ptr_array_add (changes, change);
    }

  return changes;
}

/**
 * dossier_rows_apply:
 * @edit: a running edit of the same store
 *
 * Makes or changes the record of one row, as planned; does nothing for a row that is
 * unchanged or refused.  Rows may be applied in any order, each once.
 *
 * Returns: %FALSE if the row has become impossible since the plan was made
 */
gboolean
dossier_rows_apply (DossierRows  *self,
                    guint         row,
                    DossierEdit  *edit,
                    GError      **error)
{
  Line *line = get_line (self, row);
  g_autoptr (DossierRecord) record = NULL;
  g_autoptr (DossierRecord) draft = NULL;
  const char *name;

  if (line->state != DOSSIER_ROWS_NEW && line->state != DOSSIER_ROWS_CHANGED)
    return TRUE;

  /* On a copy first: what is refused must not leave its traces in a record that is shown. */
  if (!dossier_rows_read (self, line->row, line->id, &record, &draft, &name, error) ||
      !dossier_rows_read_into (self, line->row, record, line->id == 0, &name, error))
    return FALSE;

  if (!dossier_edit_save (edit, record, error))
    return FALSE;

  line->id = dossier_record_get_id (record);
  return TRUE;
}
