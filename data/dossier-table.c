/* dossier-table.c: tables, fields and the columns they are stored in. */
#include "dossier-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What each kind of field is stored as; the first column has the field's name. */
static const struct
{
  const char *suffixes[5];
  gboolean    is_integer;  /* the first column; all others are text */
} kinds[DOSSIER_N_KINDS] = {
  [DOSSIER_KIND_TEXT]      = { { "" } },
  [DOSSIER_KIND_LONG_TEXT] = { { "" } },
  [DOSSIER_KIND_INTEGER]   = { { "" }, TRUE },
  [DOSSIER_KIND_NUMBER]    = { { "", "_qualifier", "_text" }, TRUE },
  [DOSSIER_KIND_YES_NO]    = { { "" }, TRUE },
  [DOSSIER_KIND_CHOICE]    = { { "" } },
  [DOSSIER_KIND_DATE]      = { { "", "_text", "_earliest", "_latest" } },
  [DOSSIER_KIND_AMOUNT]    = { { "", "_currency", "_qualifier", "_text" }, TRUE },
  [DOSSIER_KIND_DURATION]  = { { "", "_text" }, TRUE },
  [DOSSIER_KIND_MONTH]     = { { "" }, TRUE },
  [DOSSIER_KIND_LINK]      = { { "" }, TRUE },
};

/* What follows from the description of a table. */
typedef struct
{
  GArray *columns;  /* DossierColumn */
  char   *select;
} Made;

static const char * const bilingual_suffixes[] = { "", "_fr", NULL };

static void
add_field (GArray             *columns,
           const DossierField *field)
{
  const char * const *suffixes = field->bilingual ? bilingual_suffixes : kinds[field->kind].suffixes;

  for (guint part = 0; suffixes[part] != NULL; part++)
    {
      g_autofree char *name = g_strconcat (field->name, suffixes[part], NULL);
      gboolean is_integer = part == 0 && kinds[field->kind].is_integer;
      DossierColumn column = { field, part, g_intern_string (name), is_integer };

      g_array_append_val (columns, column);
    }
}

static GArray *
make_columns (const DossierTable *table)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (DossierColumn));

  for (guint i = 0; i < table->n_fields; i++)
    add_field (columns, &table->fields[i]);

  return columns;
}

static char *
make_select (const DossierTable *table,
             const GArray       *columns)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", g_array_index (columns, DossierColumn, i).name);
  g_string_append_printf (sql, " FROM %s WHERE id = ?1", table->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static GHashTable *
make_all (void)
{
  GHashTable *all = g_hash_table_new (NULL, NULL);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    {
      Made *made = g_new (Made, 1);

      made->columns = make_columns (tables[t]);
      made->select = make_select (tables[t], made->columns);
      g_hash_table_insert (all, (gpointer) tables[t], made);
    }

  return all;
}

/* Made once, and safe on any thread. */
static const Made *
get_made (const DossierTable *self)
{
  static GHashTable *all = NULL;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, make_all ());

  return g_hash_table_lookup (all, self);
}

/**
 * dossier_table_get_columns:
 * @n_columns: (out): how many there are
 *
 * Returns: (array length=n_columns) (transfer none): the columns of @self without
 *   the id, in the order of its fields.  Safe on any thread.
 */
const DossierColumn *
dossier_table_get_columns (const DossierTable *self,
                           guint              *n_columns)
{
  const GArray *columns;

  if (self->columns != NULL)
    {
      *n_columns = self->n_columns;
      return self->columns;
    }

  columns = get_made (self)->columns;
  *n_columns = columns->len;

  return (const DossierColumn *) (gpointer) columns->data;
}

/**
 * dossier_table_get_select:
 * @self: a table of the file
 *
 * Returns: (transfer none): the SQL that reads those columns of the row with id ?1.  Putting it together
 *   takes as long as reading the row, so it is done once.  Safe on any thread.
 */
const char *
dossier_table_get_select (const DossierTable *self)
{
  return get_made (self)->select;
}

/**
 * dossier_table_make_columns:
 * @self: a table made while running, which lives as long as the program
 *
 * Gives @self the columns of its fields.
 */
void
dossier_table_make_columns (DossierTable *self)
{
  GArray *columns = make_columns (self);

  self->n_columns = columns->len;
  self->columns = (const DossierColumn *) (gpointer) g_array_free (columns, FALSE);
}

/**
 * dossier_table_find_column:
 *
 * Returns: the index of the column called @name, or %DOSSIER_NO_COLUMN
 */
guint
dossier_table_find_column (const DossierTable *self,
                           const char         *name)
{
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (self, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (strcmp (columns[i].name, name) == 0)
      return i;

  return DOSSIER_NO_COLUMN;
}

/**
 * dossier_table_find:
 *
 * Returns: (nullable) (transfer none): the table called @name
 */
const DossierTable *
dossier_table_find (const char *name)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (strcmp (tables[i]->name, name) == 0)
      return tables[i];

  return NULL;
}

/**
 * dossier_table_get_field:
 *
 * Returns: (nullable) (transfer none): the field that @name is a column of
 */
const DossierField *
dossier_table_get_field (const DossierTable *self,
                         const char         *name)
{
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (self, &n_columns);
  guint column = dossier_table_find_column (self, name);

  return column != DOSSIER_NO_COLUMN ? columns[column].field : NULL;
}

/**
 * dossier_table_get_owner:
 *
 * Returns: (nullable) (transfer none): the link to the record that those of @self live
 *   and die with
 */
const DossierField *
dossier_table_get_owner (const DossierTable *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].owner)
      return &self->fields[i];

  return NULL;
}

/**
 * dossier_field_get_choice_label:
 *
 * Returns: (nullable) (transfer none): the translated label of @code in @field
 */
const char *
dossier_field_get_choice_label (const DossierField *field,
                                const char         *code)
{
  for (const DossierChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_strcmp0 (choice->code, code) == 0)
      return _(choice->label);

  return NULL;
}
