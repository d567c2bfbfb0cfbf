/* dossier-rows-read.c: a row of cells, read into a record. */
#include "dossier-rows-private.h"

#include "dossier-record-private.h"
#include "dossier-store-private.h"

const char *
dossier_rows_get_name (DossierRows *self,
                       guint        field)
{
  return ((DossierRowsField *) g_ptr_array_index (self->fields, field))->name;
}

static gboolean
clear_value (DossierRecord       *record,
             const DossierField  *field,
             const char          *name,
             GError             **error)
{
  if (field->kind != DOSSIER_KIND_YES_NO)
    return dossier_record_parse (record, name, "", error);

  dossier_record_set_integer (record, name, FALSE);
  return TRUE;
}

static gboolean
set_value (DossierRows         *self,
           DossierRecord       *record,
           const DossierField  *field,
           const char          *name,
           const char          *text,
           GError             **error)
{
  const char *code = NULL;
  gint64 id;

  if (field->kind == DOSSIER_KIND_LINK)
    {
      if (!dossier_rows_resolve (&self->names, dossier_table_find (field->target), text, &id, error))
        return FALSE;

      dossier_record_set_link (record, name, id);
      return TRUE;
    }

  if (field->kind == DOSSIER_KIND_CHOICE)
    code = dossier_rows_find_choice (self->choices, self->store, field, text);
  return dossier_record_parse (record, name, code != NULL ? code : text, error);
}

/* Spreadsheets have a line end of their own inside of cells. */
static char *
dup_with_our_line_ends (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  return g_strjoinv ("\n", lines);
}

static gboolean
is_written_already (DossierRecord *record,
                    const char    *name,
                    const char    *text)
{
  g_autofree char *input = dossier_record_dup_input (record, name);
  g_autofree char *there = dup_with_our_line_ends (g_strstrip (input));

  return g_str_equal (there, text);
}

/* One cell.  An empty one is no wish, unless the person said so. */
static gboolean
read_cell (DossierRows    *self,
           guint           row,
           DossierRecord  *record,
           gboolean        is_new,
           const char     *name,
           GError        **error)
{
  const DossierField *field = dossier_table_get_field (self->table, name);
  g_autofree char *cell = dossier_rows_dup_source (self, row, name);
  g_autofree char *text = dup_with_our_line_ends (cell);

  if (*text == '\0')
    return is_new || !self->is_clearing || clear_value (record, field, name, error);

  return is_written_already (record, name, text) ||
         set_value (self, record, field, name, text, error);
}

/* All cells of a row, in the order of the table: “month 30” needs the start before it.
 * @name is set to the column that could not be read. */
gboolean
dossier_rows_read_into (DossierRows    *self,
                        guint           row,
                        DossierRecord  *record,
                        gboolean        is_new,
                        const char    **name,
                        GError        **error)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      *name = dossier_rows_get_name (self, i);
      if (self->sources[i] != DOSSIER_ROWS_LEFT_OUT && !g_str_equal (*name, DOSSIER_ROWS_NUMBER) &&
          !read_cell (self, row, record, is_new, *name, error))
        return FALSE;
    }

  *name = NULL;
  return dossier_edit_check_record (record, error);
}

/* Whether the block says whom its records belong to. */
static gboolean
has_owner_column (DossierRows        *self,
                  const DossierField *owner)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (dossier_rows_get_name (self, i), owner->name))
      return self->sources[i] != DOSSIER_ROWS_LEFT_OUT;

  return FALSE;
}

static DossierRecord *
make_record (DossierRows *self)
{
  DossierRecord *record = dossier_record_new (self->table);
  const DossierField *owner = dossier_table_get_owner (self->table);

  dossier_store_adopt (self->store, record);
  if (owner != NULL && self->owner != 0 && !has_owner_column (self, owner))
    dossier_record_set_link (record, owner->name, self->owner);

  return record;
}

/* The record @id as it is, or a new one if that is 0, and what @row would make of it. */
gboolean
dossier_rows_read (DossierRows    *self,
                   guint           row,
                   gint64          id,
                   DossierRecord **before,
                   DossierRecord **after,
                   const char    **name,
                   GError        **error)
{
  g_autoptr (DossierRecord) base =
    id != 0 ? dossier_store_get (self->store, self->table->name, id, error)
                  : make_record (self);
  g_autoptr (DossierRecord) draft = base != NULL ? dossier_record_copy (base) : NULL;

  if (draft == NULL || !dossier_rows_read_into (self, row, draft, id == 0, name, error))
    return FALSE;

  *before = g_steal_pointer (&base);
  *after = g_steal_pointer (&draft);
  return TRUE;
}

gboolean
dossier_rows_is_different (DossierRows   *self,
                           DossierRecord *before,
                           DossierRecord *after)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (self->sources[i] != DOSSIER_ROWS_LEFT_OUT &&
        !g_str_equal (dossier_rows_get_name (self, i), DOSSIER_ROWS_NUMBER) &&
        !dossier_record_has_same (before, after, dossier_rows_get_name (self, i)))
      return TRUE;

  return FALSE;
}
