/* dossier-typing.c: where in a record a text is typed, what stands there, and what the place is called. */
#include "dossier-typing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-indicator-grid.h"
#include "dossier-own.h"

/* Where one types, and what @name is called without the beginning that all of its kind share. */
typedef struct
{
  DossierStore  *store;
  DossierRecord *record;
  const char    *name;
  const char    *rest;
  const char    *language;
} Place;

/* Columns */

static char *
dup_column (const Place *place)
{
  if (dossier_table_find_column (dossier_record_get_table (place->record), place->name) == DOSSIER_NO_COLUMN)
    return NULL;

  return dossier_record_dup_input (place->record, place->name);
}

static char *
dup_column_label (const Place *place)
{
  guint n_columns;
  const DossierTable *table = dossier_record_get_table (place->record);
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  return g_strdup (_(columns[dossier_table_find_column (table, place->name)].field->label));
}

/* The office's own fields */

static char *
dup_own (const Place *place)
{
  g_autoptr (DossierRecord) own = dossier_own_dup_record (place->store, place->record);

  if (own == NULL || dossier_table_get_field (dossier_record_get_table (own), place->name) == NULL)
    return NULL;

  return dossier_record_dup_input (own, place->name);
}

static char *
dup_own_label (const Place *place)
{
  const DossierTable *table = dossier_own_get_table (place->store,
                                                     dossier_record_get_table (place->record)->name);

  return g_strdup (dossier_table_get_field (table, place->name)->label);
}

/* Cells of the values of an indicator */

static DossierIndicatorGrid *
find_cell (const Place *place,
           guint       *row,
           guint       *column)
{
  g_autoptr (DossierIndicatorGrid) grid = NULL;
  GDate day;

  if (!dossier_record_is_a (place->record, "indicator"))
    return NULL;

  dossier_store_get_as_of (place->store, &day);
  grid = dossier_indicator_grid_new (place->store, place->record, &day,
                                     place->language != NULL ? place->language : "en");
  return dossier_indicator_grid_find_place (grid, place->name, row, column) ? g_steal_pointer (&grid) : NULL;
}

static char *
dup_cell (const Place *place)
{
  guint row, column;
  g_autoptr (DossierIndicatorGrid) grid = find_cell (place, &row, &column);

  return grid != NULL ? dossier_indicator_grid_dup_text (grid, row, column) : NULL;
}

static char *
dup_cell_label (const Place *place)
{
  guint row, column;
  g_autoptr (DossierIndicatorGrid) grid = find_cell (place, &row, &column);

  return g_strdup_printf ("%s, %s", dossier_indicator_grid_get_row_label (grid, row),
                          dossier_indicator_grid_get_column_label (grid, column));
}

/* What is to be added to a list */

static const DossierTable *
find_listed (const Place *place)
{
  g_auto (GStrv) parts = g_strsplit (place->rest, "/", 2);

  return parts[0] != NULL ? dossier_table_find (parts[0]) : NULL;
}

static char *
dup_new (const Place *place)
{
  return find_listed (place) != NULL ? g_strdup ("") : NULL;
}

static char *
dup_new_label (const Place *place)
{
  return g_strdup_printf (_("New: %s"), _(find_listed (place)->label));
}

/* A field of several records */

static const DossierColumn *
find_shared (const Place         *place,
             const DossierTable **table)
{
  g_auto (GStrv) parts = g_strsplit (place->rest, "/", 2);
  const DossierColumn *columns;
  guint n_columns, column;

  *table = g_strv_length (parts) == 2 ? dossier_table_find (parts[0]) : NULL;
  if (*table == NULL || (column = dossier_table_find_column (*table, parts[1])) == DOSSIER_NO_COLUMN)
    return NULL;

  columns = dossier_table_get_columns (*table, &n_columns);
  return &columns[column];
}

static char *
dup_several (const Place *place)
{
  const DossierTable *table;

  return find_shared (place, &table) != NULL ? g_strdup ("") : NULL;
}

static char *
dup_several_label (const Place *place)
{
  const DossierTable *table;
  const DossierColumn *column = find_shared (place, &table);

  /* Translators: a field, and what kind of records were selected: “Ends of several (Programmes)” */
  return g_strdup_printf (_("%s of several (%s)"), _(column->field->label), _(table->plural));
}

/* All kinds of places */

static const struct
{
  const char *prefix;
  char     *(*dup_stored) (const Place *place);  /* NULL: there is no such place */
  char     *(*dup_label)  (const Place *place);
} kinds[] = {
  { DOSSIER_OWN_PREFIX,     dup_own,     dup_own_label },
  { DOSSIER_GRID_PLACE,     dup_cell,    dup_cell_label },
  { DOSSIER_TYPING_NEW,     dup_new,     dup_new_label },
  { DOSSIER_TYPING_SEVERAL, dup_several, dup_several_label },
  { "",                     dup_column,  dup_column_label },
};

/* A column may be called “own_field”. */
static guint
find_kind (Place *place)
{
  const DossierTable *table = dossier_record_get_table (place->record);
  guint i = G_N_ELEMENTS (kinds) - 1;

  if (dossier_table_find_column (table, place->name) == DOSSIER_NO_COLUMN)
    for (i = 0; !g_str_has_prefix (place->name, kinds[i].prefix); i++)
      ;

  place->rest = place->name + strlen (kinds[i].prefix);
  return i;
}

/**
 * dossier_typing_dup_new:
 * @table: of what is listed
 * @value: (nullable): the choice by which these are told from others of @table
 *
 * Returns: (transfer full): where one types what is to be added to a list
 */
char *
dossier_typing_dup_new (const char *table,
                        const char *value)
{
  return g_strconcat (DOSSIER_TYPING_NEW, table, value != NULL ? "/" : NULL, value, NULL);
}

/**
 * dossier_typing_dup_several:
 * @table: of the records that are selected
 *
 * Returns: (transfer full): where in the portfolio one types what @column of all of them is to be
 */
char *
dossier_typing_dup_several (const char *table,
                            const char *column)
{
  return g_strconcat (DOSSIER_TYPING_SEVERAL, table, "/", column, NULL);
}

/**
 * dossier_typing_dup_stored:
 *
 * Returns: (transfer full) (nullable): what stands at @place in the portfolio; %NULL if there is no such
 *   place (any more)
 */
char *
dossier_typing_dup_stored (DossierStore  *store,
                           DossierRecord *record,
                           const char    *place)
{
  Place where = { store, record, place };

  return kinds[find_kind (&where)].dup_stored (&where);
}

/**
 * dossier_typing_dup_label:
 * @language: "en" or "fr": of countries and periods
 *
 * Returns: (transfer full) (nullable): what @place is called; %NULL if there is no such place
 */
char *
dossier_typing_dup_label (DossierStore  *store,
                          DossierRecord *record,
                          const char    *place,
                          const char    *language)
{
  Place where = { store, record, place, .language = language };
  guint kind = find_kind (&where);
  g_autofree char *stored = kinds[kind].dup_stored (&where);

  return stored != NULL ? kinds[kind].dup_label (&where) : NULL;
}
