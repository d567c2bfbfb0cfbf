/* dossier-rows-match.c: which record a row is about. */
#include "dossier-rows-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-store-private.h"
#include "dossier-value.h"

/* What the block says of column @name, without blanks around it; "" if it says nothing. */
char *
dossier_rows_dup_source (DossierRows *self,
                         guint        row,
                         const char  *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (self->sources[i] != DOSSIER_ROWS_LEFT_OUT &&
        g_str_equal (((DossierRowsField *) self->fields->pdata[i])->name, name))
      return g_strstrip (g_strdup (dossier_cells_get (self->cells, row, self->sources[i])));

  return g_strdup ("");
}

/* Whom the record of @row belongs to, 0 if nobody knows. */
gboolean
dossier_rows_find_owner (DossierRows  *self,
                         guint             row,
                         gint64           *owner,
                         GError          **error)
{
  const DossierField *field = dossier_table_get_owner (self->table);
  g_autofree char *text = field != NULL ? dossier_rows_dup_source (self, row, field->name) : g_strdup ("");

  *owner = self->owner;
  return *text == '\0' ||
         dossier_rows_resolve (&self->names, dossier_table_find (field->target), text, owner, error);
}

static gboolean
find_number (DossierRows  *self,
             const char       *text,
             gint64           *id,
             GError          **error)
{
  g_autoptr (DossierRecord) record = NULL;
  gint64 number;

  if (!g_ascii_string_to_signed (text + (*text == '#'), 10, 1, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                   _("“%s” is not the number of a record. Leave the cell empty for a new one."), text);
      return FALSE;
    }

  record = dossier_store_get (self->store, self->table->name, number, error);
  *id = record != NULL ? number : 0;
  return record != NULL;
}

/* By what the record is called in column @name, if only one is called so. */
static gint64
find_by_name (DossierRows *self,
              guint            row,
              const char      *name,
              gint64           owner)
{
  g_autofree char *text = dossier_rows_dup_source (self, row, name);
  const GArray *ids = *text != '\0' ? dossier_rows_names_find (&self->names, self->table, name, owner, text)
                                    : NULL;

  return ids != NULL && ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

/* By a short name or code, which are meant to be unlike all others. */
static gint64
find_by_short_name (DossierRows *self,
                    guint            row)
{
  gint64 id = 0;

  for (guint i = 0; i < self->table->n_fields && id == 0; i++)
    {
      const DossierField *field = &self->table->fields[i];

      if (dossier_field_is_name (self->table, field) && !g_str_equal (field->name, self->table->title))
        id = find_by_name (self, row, field->name, 0);
    }

  return id;
}

/**
 * dossier_rows_match:
 * @id: (out): of the record that @row is about, 0 for a new one
 *
 * By its number; else by a short name or code; else by its title within its owner, each
 * only if exactly one record has it.
 */
gboolean
dossier_rows_match (DossierRows  *self,
                    guint             row,
                    gint64           *id,
                    GError          **error)
{
  g_autofree char *number = dossier_rows_dup_source (self, row, DOSSIER_ROWS_NUMBER);
  gint64 owner;

  if (*number != '\0')
    return find_number (self, number, id, error);

  if (!dossier_rows_find_owner (self, row, &owner, error))
    return FALSE;

  *id = find_by_short_name (self, row);
  if (*id == 0)
    *id = find_by_name (self, row, self->table->title, owner);
  return TRUE;
}
