/* dossier-rows-write.c: records as rows, links as the names of what they lead to. */
#include "dossier-rows-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-own.h"
#include "dossier-record-private.h"
#include "dossier-store-private.h"

/* A spreadsheet keeps fifteen digits of a number, and a record has eighteen: the sign
 * makes it a text. */
#define NUMBER_FORMAT "#%" G_GINT64_FORMAT

/* Names */

void
dossier_rows_names_init (DossierRowsNames *self,
                         DossierStore     *store)
{
  self->store = store;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dossier_names_free);
}

void
dossier_rows_names_clear (DossierRowsNames *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
}

/* As dossier_names_find(). */
const GArray *
dossier_rows_names_find (DossierRowsNames   *self,
                         const DossierTable *table,
                         const char         *column,
                         gint64              owner,
                         const char         *text)
{
  g_autofree char *key = g_strconcat (table->name, ".", column, NULL);
  DossierNames *names = g_hash_table_lookup (self->names, key);

  if (names == NULL)
    {
      names = dossier_names_new (self->store, table, column, NULL);
      if (names == NULL)
        return NULL;

      g_hash_table_insert (self->names, g_steal_pointer (&key), names);
    }

  return dossier_names_find (names, owner, text);
}

/* Links */

/* "#42", or "GLACY (#42)" where several are called GLACY. */
static gboolean
read_number (const char *text,
             gint64     *id)
{
  const char *sign = strrchr (text, '#');
  char *end;

  if (sign == NULL || !g_ascii_isdigit (sign[1]) ||
      (sign != text && (sign[-1] != '(' || !g_str_has_suffix (text, ")"))))
    return FALSE;

  *id = g_ascii_strtoll (sign + 1, &end, 10);
  return g_str_equal (end, sign != text ? ")" : "");
}

static gboolean
is_called_exactly (DossierStore       *store,
                   const DossierTable *table,
                   gint64              id,
                   const char         *text)
{
  g_autoptr (DossierRecord) record = dossier_store_get (store, table->name, id, NULL);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; record != NULL && i < n_columns; i++)
    if (!columns[i].is_integer && dossier_field_is_name (table, columns[i].field) &&
        g_strcmp0 (dossier_record_get_text (record, columns[i].name), text) == 0)
      return TRUE;

  return FALSE;
}

/* One of @ids that is called @text letter for letter, if it is the only one. */
static gint64
find_exact (DossierStore       *store,
            const DossierTable *table,
            const GArray       *ids,
            const char         *text)
{
  gint64 found = 0;

  for (guint i = 0; i < ids->len; i++)
    if (is_called_exactly (store, table, g_array_index (ids, gint64, i), text))
      {
        if (found != 0)
          return 0;
        found = g_array_index (ids, gint64, i);
      }

  return found;
}

/* Finds the record that @text names, like dossier_store_find(), but by hash. */
gboolean
dossier_rows_resolve (DossierRowsNames    *self,
                      const DossierTable  *table,
                      const char          *text,
                      gint64              *id,
                      GError             **error)
{
  const GArray *ids = dossier_rows_names_find (self, table, NULL, 0, text);
  g_autoptr (DossierRecord) record = NULL;
  gint64 number;

  if (ids != NULL && ids->len == 1)
    number = g_array_index (ids, gint64, 0);
  else if (ids != NULL)
    number = find_exact (self->store, table, ids, text);
  else if (!read_number (text, &number) && !g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      dossier_store_set_not_found (table, text, error);
      return FALSE;
    }

  if (number == 0 && ids != NULL)
    {
      dossier_store_set_ambiguous (self->store, table, text, ids, error);
      return FALSE;
    }

  record = dossier_store_get (self->store, table->name, number, error);
  if (record == NULL)
    return FALSE;

  *id = number;
  return TRUE;
}

/* Rows are read back, perhaps on another day: a country goes by the name of its record. */
static char *
dup_own_title (DossierStore  *store,
               DossierRecord *target,
               const char    *language)
{
  const char *title = dossier_record_is_a (target, "country") ? dossier_record_get_title (target, language)
                                                              : NULL;

  return title != NULL ? g_strdup (title) : dossier_store_dup_title (store, target, language);
}

/* The name of what @link leads to, with its number where the name alone would not find it. */
char *
dossier_rows_dup_link (DossierRowsNames   *self,
                       DossierRecord      *record,
                       const DossierField *link,
                       const char         *language)
{
  g_autoptr (DossierRecord) target = dossier_store_get_linked (self->store, record, link->name);
  g_autofree char *title = NULL;
  const GArray *ids;
  gint64 id;

  if (target == NULL)
    return g_strdup ("");

  id = dossier_record_get_id (target);
  title = dup_own_title (self->store, target, language);
  ids = dossier_rows_names_find (self, dossier_table_find (link->target), NULL, 0, title);
  if (ids != NULL && ids->len == 1 && g_array_index (ids, gint64, 0) == id)
    return g_steal_pointer (&title);

  return g_strdup_printf ("%s (" NUMBER_FORMAT ")", title, id);
}

/* Cells */

/* The value of column @name as a person would write it in @language. */
char *
dossier_rows_dup_cell (DossierRowsNames *names,
                       DossierRecord    *record,
                       const char       *name,
                       const char       *language)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), name);

  if (field == NULL)
    return g_strdup_printf (NUMBER_FORMAT, dossier_record_get_id (record));

  if (field->kind == DOSSIER_KIND_LINK)
    return dossier_rows_dup_link (names, record, field, language);

  if (field->kind == DOSSIER_KIND_CHOICE || field->kind == DOSSIER_KIND_YES_NO)
    return dossier_record_dup_display (record, name, language);

  return dossier_record_dup_input (record, name);
}

/* Writing */

struct _DossierRowsWriter
{
  DossierStore     *store;
  char             *table;
  char             *language;
  GPtrArray        *fields;
  const DossierTable *own;     /* (nullable): the office's own fields, before the number */
  DossierRowsNames  names;
  DossierCells     *cells;
};

/**
 * dossier_rows_writer_new:
 * @table: what is written
 * @language: "en" or "fr": that of the names linked to; labels and choices are in the
 *   language of the interface
 *
 * Returns: (transfer full): a writer of a block that has its row of labels so far
 */
DossierRowsWriter *
dossier_rows_writer_new (DossierStore *store,
                         const char   *table,
                         const char   *language)
{
  DossierRowsWriter *self = g_new0 (DossierRowsWriter, 1);

  self->store = g_object_ref (store);
  self->table = g_strdup (table);
  self->language = g_strdup (language);
  self->fields = dossier_rows_make_fields (dossier_table_find (table));
  dossier_rows_names_init (&self->names, store);
  self->cells = dossier_cells_new ();

  self->own = dossier_own_get_table (store, table);
  dossier_cells_add_row (self->cells);
  for (guint i = 0; i < self->fields->len; i++)
    {
      for (guint j = 0; i + 1 == self->fields->len && self->own != NULL && j < self->own->n_fields; j++)
        dossier_cells_add (self->cells, self->own->fields[j].label);
      dossier_cells_add (self->cells, ((DossierRowsField *) self->fields->pdata[i])->label);
    }

  return self;
}

void
dossier_rows_writer_free (DossierRowsWriter *self)
{
  if (self == NULL)
    return;

  dossier_cells_unref (self->cells);
  dossier_rows_names_clear (&self->names);
  g_ptr_array_unref (self->fields);
  g_free (self->language);
  g_free (self->table);
  g_object_unref (self->store);
  g_free (self);
}

static void
add_own_cells (DossierRowsWriter *self,
               DossierRecord     *record)
{
  g_autoptr (DossierRecord) own = self->own != NULL ? dossier_own_dup_record (self->store, record) : NULL;

  for (guint i = 0; self->own != NULL && i < self->own->n_fields; i++)
    {
      const char *name = self->own->fields[i].name;
      gboolean is_there = own != NULL && dossier_record_get_table (own) == self->own;
      g_autofree char *cell = is_there ? dossier_rows_dup_cell (&self->names, own, name, self->language)
                                       : g_strdup ("");

      dossier_cells_add (self->cells, cell);
    }
}

/**
 * dossier_rows_writer_add:
 *
 * Adds a row with all that a person edits of the record @id and, last, the number by which
 * dossier_rows_new() finds it again.  A record that is gone is passed over.
 */
void
dossier_rows_writer_add (DossierRowsWriter *self,
                         gint64             id)
{
  g_autoptr (DossierRecord) record = dossier_store_get (self->store, self->table, id, NULL);

  if (record == NULL)
    return;

  dossier_cells_add_row (self->cells);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const DossierRowsField *field = g_ptr_array_index (self->fields, i);
      g_autofree char *cell = dossier_rows_dup_cell (&self->names, record, field->name, self->language);

      if (i + 1 == self->fields->len)
        add_own_cells (self, record);
      dossier_cells_add (self->cells, cell);
    }
}

/**
 * dossier_rows_writer_get_cells:
 *
 * Returns: (transfer none): the block so far
 */
DossierCells *
dossier_rows_writer_get_cells (DossierRowsWriter *self)
{
  return self->cells;
}
