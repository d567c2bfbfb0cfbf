/* dossier-record.c: one row of a table as an object.
 *
 * A record holds its cells as SQLite has them and reads and writes them through
 * its table.  Whoever shows a record listens to ::changed: the store reloads
 * live records after every edit, undo and redo.
 */
#include "dossier-record.h"

#include <glib/gi18n-lib.h>

#include "dossier-choices-private.h"
#include "dossier-field.h"
#include "dossier-record-private.h"
#include "dossier-value.h"

struct _DossierRecord
{
  GObject             parent_instance;

  const DossierTable *table;
  gint64              id;        /* 0 before it is saved */
  const char         *currency;  /* interned: of amounts typed without one */
  DossierChoices     *choices;   /* (nullable): the code lists of its portfolio */
  DossierCell        *cells;     /* one per column */
  gboolean            is_untold; /* changed in memory, and nobody heard of it yet */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierRecord, dossier_record, G_TYPE_OBJECT)

/* Cells */

void
dossier_cell_clear (DossierCell *cell)
{
  g_clear_pointer (&cell->text, g_free);
  cell->integer = 0;
  cell->is_set = FALSE;
}

void
dossier_cell_set_integer (DossierCell *cell,
                          gint64       integer)
{
  dossier_cell_clear (cell);
  cell->integer = integer;
  cell->is_set = TRUE;
}

/* Whoever wrote the file may have put any bytes there: what is shown is UTF-8. */
void
dossier_cell_set_text (DossierCell *cell,
                       const char  *text)
{
  char *copy = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  dossier_cell_clear (cell);
  cell->text = copy;
  cell->is_set = copy != NULL;
}

static void
copy_cell (DossierCell       *to,
           const DossierCell *from)
{
  if (from->text != NULL)
    dossier_cell_set_text (to, from->text);
  else if (from->is_set)
    dossier_cell_set_integer (to, from->integer);
  else
    dossier_cell_clear (to);
}

static gboolean
cell_equals (const DossierCell *a,
             const DossierCell *b)
{
  return a->is_set == b->is_set && a->integer == b->integer && g_strcmp0 (a->text, b->text) == 0;
}

void
dossier_cells_free (DossierCell *cells,
                    guint        n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    g_free (cells[i].text);
  g_free (cells);
}

static guint
count_columns (DossierRecord *self)
{
  guint n_columns;

  dossier_table_get_columns (self->table, &n_columns);
  return n_columns;
}

static const DossierColumn *
find_column (DossierRecord *self,
             const char    *name,
             guint         *index)
{
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (self->table, &n_columns);

  *index = dossier_table_find_column (self->table, name);
  if (*index == DOSSIER_NO_COLUMN)
    g_error ("There is no column %s in %s", name, self->table->name);

  return &columns[*index];
}

static DossierCell *
find_cell (DossierRecord *self,
           const char    *name)
{
  guint index;

  find_column (self, name, &index);
  return &self->cells[index];
}

/* For the store */

void
dossier_record_set_id (DossierRecord *self,
                       gint64         id)
{
  self->id = id;
}

void
dossier_record_set_currency (DossierRecord *self,
                             const char    *currency)
{
  self->currency = g_intern_string (currency);
}

void
dossier_record_set_choices (DossierRecord  *self,
                            DossierChoices *choices)
{
  if (self->choices == choices)
    return;

  g_clear_pointer (&self->choices, dossier_choices_unref);
  self->choices = choices != NULL ? dossier_choices_ref (choices) : NULL;
}

DossierCell *
dossier_record_get_cells (DossierRecord *self)
{
  return self->cells;
}

/* Gives @self other cells, which it owns from now on, and says so if they differ from what was last told. */
void
dossier_record_take_cells (DossierRecord *self,
                           DossierCell   *cells)
{
  guint n_cells = count_columns (self);
  DossierCell *old = self->cells;
  gboolean is_same = !self->is_untold;

  for (guint i = 0; i < n_cells && is_same; i++)
    is_same = cell_equals (&old[i], &cells[i]);

  self->cells = cells;
  self->is_untold = FALSE;
  dossier_cells_free (old, n_cells);

  if (!is_same)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Gives @self @cells, which it owns from now on, for those it has had. */
DossierCell *
dossier_record_steal_cells (DossierRecord *self,
                            DossierCell   *cells)
{
  DossierCell *old = self->cells;

  self->cells = cells;
  return old;
}

/* Whether both have the same value in column @name, with all that belongs to it. */
gboolean
dossier_record_has_same (DossierRecord *self,
                         DossierRecord *other,
                         const char    *name)
{
  guint index, n_columns;
  const DossierColumn *columns = dossier_table_get_columns (self->table, &n_columns);
  const DossierField *field = find_column (self, name, &index)->field;

  if (field->bilingual)
    return cell_equals (&self->cells[index], &other->cells[index]);

  for (index -= columns[index].part; index < n_columns && columns[index].field == field; index++)
    if (!cell_equals (&self->cells[index], &other->cells[index]))
      return FALSE;

  return TRUE;
}

/* Typed values */

/**
 * dossier_record_new:
 *
 * Returns: (transfer full): an empty record; dossier_edit_save() gives it an id.
 *   Choices that may not be empty have their first value.
 */
DossierRecord *
dossier_record_new (const DossierTable *table)
{
  DossierRecord *self = g_object_new (DOSSIER_TYPE_RECORD, NULL);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  self->table = table;
  self->cells = g_new0 (DossierCell, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      const DossierField *field = columns[i].field;

      if (field->kind == DOSSIER_KIND_CHOICE && field->required)
        dossier_cell_set_text (&self->cells[i], field->choices[0].code);
      else if (field->kind == DOSSIER_KIND_YES_NO || g_str_equal (field->name, "position"))
        dossier_cell_set_integer (&self->cells[i], 0);
    }

  return self;
}

/**
 * dossier_record_copy:
 *
 * Returns: (transfer full): a record with the same values and no id, not known to any store
 */
DossierRecord *
dossier_record_copy (DossierRecord *self)
{
  DossierRecord *copy = dossier_record_new (self->table);
  guint n_cells = count_columns (self);

  copy->currency = self->currency;
  dossier_record_set_choices (copy, self->choices);
  for (guint i = 0; i < n_cells; i++)
    copy_cell (&copy->cells[i], &self->cells[i]);

  return copy;
}

const DossierTable *
dossier_record_get_table (DossierRecord *self)
{
  return self->table;
}

gboolean
dossier_record_is_a (DossierRecord *self,
                     const char    *table)
{
  return g_str_equal (self->table->name, table);
}

gint64
dossier_record_get_id (DossierRecord *self)
{
  return self->id;
}

gboolean
dossier_record_is_set (DossierRecord *self,
                       const char    *name)
{
  return find_cell (self, name)->is_set;
}

/**
 * dossier_record_get_text:
 * @name: a column of text, e.g. "title_fr" or "starts_earliest"
 *
 * Returns: (nullable) (transfer none): its text, valid until the record changes
 */
const char *
dossier_record_get_text (DossierRecord *self,
                         const char    *name)
{
  return find_cell (self, name)->text;
}

/**
 * dossier_record_get_local:
 * @name: a bilingual field
 * @language: "en" or "fr"
 *
 * Returns: (nullable) (transfer none): the text in @language, or in English if there
 *   is none, valid until the record changes
 */
const char *
dossier_record_get_local (DossierRecord *self,
                          const char    *name,
                          const char    *language)
{
  guint index;
  const DossierColumn *column = find_column (self, name, &index);

  if (column->field->bilingual && g_strcmp0 (language, "fr") == 0 && self->cells[index + 1].text != NULL)
    return self->cells[index + 1].text;

  return self->cells[index].text;
}

/**
 * dossier_record_get_integer:
 * @name: a column of whole numbers, yes/no or links
 *
 * Returns: its value, 0 if it has none
 */
gint64
dossier_record_get_integer (DossierRecord *self,
                            const char    *name)
{
  return find_cell (self, name)->integer;
}

/**
 * dossier_record_get_amount:
 * @amount: (out): set if there is one
 *
 * Returns: whether there is an amount, be it only "to be determined"
 */
gboolean
dossier_record_get_amount (DossierRecord *self,
                           const char    *name,
                           DossierAmount *amount)
{
  return dossier_field_get_amount (find_cell (self, name), amount);
}

/**
 * dossier_record_get_number:
 * @number: (out): set if there is one
 *
 * Returns: whether there is a number, be it only "to be determined"
 */
gboolean
dossier_record_get_number (DossierRecord *self,
                           const char    *name,
                           DossierNumber *number)
{
  return dossier_field_get_number (find_cell (self, name), number);
}

/**
 * dossier_record_get_bounds:
 * @earliest: (out): the earliest possible day, cleared if open
 * @latest: (out): the latest possible day, cleared if open
 *
 * Returns: whether the date has a value
 */
gboolean
dossier_record_get_bounds (DossierRecord *self,
                           const char    *name,
                           GDate         *earliest,
                           GDate         *latest)
{
  const DossierCell *cells = find_cell (self, name);

  g_date_clear (earliest, 1);
  g_date_clear (latest, 1);
  if (!cells[0].is_set)
    return FALSE;

  return dossier_date_bounds (cells[0].text, earliest, latest);
}

/* Values as people read and write them */

/**
 * dossier_record_dup_input:
 * @name: a column
 *
 * Returns: (transfer full): the value as it was written; "" if there is none
 */
char *
dossier_record_dup_input (DossierRecord *self,
                          const char    *name)
{
  guint index;
  const DossierColumn *column = find_column (self, name, &index);

  return dossier_field_dup_input (column->field, column->part, &self->cells[index - column->part]);
}

/**
 * dossier_record_dup_display:
 * @name: a column
 * @language: "en" or "fr"
 *
 * Returns: (transfer full): the value in the one spelling of lists; "" if there is none.
 *   Of a link only the id: see dossier_store_dup_display().
 */
char *
dossier_record_dup_display (DossierRecord *self,
                            const char    *name,
                            const char    *language)
{
  guint index;
  const DossierColumn *column = find_column (self, name, &index);

  if (column->field->bilingual && column->part == 0)
    return g_strdup (dossier_record_get_local (self, name, language) != NULL
                     ? dossier_record_get_local (self, name, language) : "");

  return dossier_field_dup_display (column->field, column->part, &self->cells[index - column->part],
                                    self->choices, language);
}

/**
 * dossier_record_get_title:
 *
 * Returns: (nullable) (transfer none): what the record is called, if it is called
 *   anything by itself; records of link tables are named by the store
 */
const char *
dossier_record_get_title (DossierRecord *self,
                          const char    *language)
{
  const DossierField *field = dossier_table_get_field (self->table, self->table->title);

  if (field == NULL || field->kind == DOSSIER_KIND_LINK || field->kind == DOSSIER_KIND_CHOICE)
    return NULL;

  return dossier_record_get_local (self, field->name, language);
}

/* Copies the cells of one field, so that a text is read into them as a whole or not at all. */
static gboolean
parse_cells (DossierRecord        *self,
             const DossierColumn  *column,
             guint                 first,
             const char           *text,
             GError              **error)
{
  DossierCell scratch[4] = { { 0 } };
  GDate start, latest;
  DossierFieldContext context = { .currency = self->currency, .choices = self->choices };
  guint n_cells = count_columns (self);
  guint n = 0;
  gboolean ok;

  while (n < 4 && first + n < n_cells &&
         dossier_table_get_columns (self->table, &n_cells)[first + n].field == column->field)
    {
      copy_cell (&scratch[n], &self->cells[first + n]);
      n++;
    }

  if (g_str_equal (self->table->name, "programme") && !g_str_equal (column->field->name, "starts") &&
      dossier_record_get_bounds (self, "starts", &start, &latest) && g_date_valid (&start))
    context.start = &start;

  ok = dossier_field_parse (column->field, column->part, text, &context, scratch, error);
  self->is_untold |= ok;
  for (guint i = 0; i < n; i++)
    {
      if (ok)
        copy_cell (&self->cells[first + i], &scratch[i]);
      dossier_cell_clear (&scratch[i]);
    }

  return ok;
}

/**
 * dossier_record_parse:
 * @name: a column
 * @text: what a person typed; empty for no value.  Links take an id; names are the
 *   business of dossier_edit_set().
 *
 * Changes @self only, not the file, and tells nobody: dossier_edit_save() does.
 *
 * Returns: %FALSE with a sentence if @text cannot be read
 */
gboolean
dossier_record_parse (DossierRecord  *self,
                      const char     *name,
                      const char     *text,
                      GError        **error)
{
  guint index;
  const DossierColumn *column = find_column (self, name, &index);

  g_return_val_if_fail (text != NULL, FALSE);

  return parse_cells (self, column, index - column->part, text, error);
}

/**
 * dossier_record_check:
 * @reading: (out) (optional) (nullable): how @text was read, if that needs saying
 *
 * What would happen if @text were stored in @name; @self does not change.
 *
 * Returns: %FALSE with a sentence if it would be refused
 */
gboolean
dossier_record_check (DossierRecord  *self,
                      const char     *name,
                      const char     *text,
                      const char     *language,
                      char          **reading,
                      GError        **error)
{
  g_autoptr (DossierRecord) copy = dossier_record_copy (self);
  guint index;
  const DossierColumn *column = find_column (self, name, &index);

  if (!dossier_record_parse (copy, name, text, error))
    return FALSE;

  if (reading != NULL)
    *reading = dossier_field_dup_reading (column->field, &copy->cells[index - column->part], language);

  return self->table->check == NULL || self->table->check (copy, error);
}

void
dossier_record_set_link (DossierRecord *self,
                         const char    *name,
                         gint64         id)
{
  self->is_untold = TRUE;
  if (id != 0)
    dossier_cell_set_integer (find_cell (self, name), id);
  else
    dossier_cell_clear (find_cell (self, name));
}

void
dossier_record_set_integer (DossierRecord *self,
                            const char    *name,
                            gint64         value)
{
  self->is_untold = TRUE;
  dossier_cell_set_integer (find_cell (self, name), value);
}

void
dossier_record_clear (DossierRecord *self,
                      const char    *name)
{
  self->is_untold = TRUE;
  dossier_cell_clear (find_cell (self, name));
}

/* Class */

static void
dossier_record_finalize (GObject *object)
{
  DossierRecord *self = DOSSIER_RECORD (object);

  dossier_cells_free (self->cells, count_columns (self));
  g_clear_pointer (&self->choices, dossier_choices_unref);

  G_OBJECT_CLASS (dossier_record_parent_class)->finalize (object);
}

static void
dossier_record_class_init (DossierRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_record_finalize;

  /* After an edit, undo or redo gave the record other values. */
  signals[CHANGED] =
    g_signal_new ("changed", DOSSIER_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_record_init (DossierRecord *self)
{
}
