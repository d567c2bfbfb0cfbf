/* dossier-form-drafts.c: what is typed in a form and not in the portfolio yet. */
#include "dossier-draft.h"
#include "dossier-form-private.h"

/* A form of many records has one without a number; what belongs to no table of the portfolio is found
 * by its name alone. */
static gint64
get_id (DossierForm *self)
{
  return dossier_table_find (self->table->name) == self->table ? dossier_record_get_id (self->record) : 0;
}

const char *
dossier_form_get_draft (DossierForm *self,
                        const char  *column)
{
  if (self->record == NULL)
    return NULL;

  return dossier_drafts_get (dossier_store_get_drafts (self->store), self->table, get_id (self), column);
}

/* Keeps a text that is not committed, per record; NULL forgets it. */
void
dossier_form_set_draft (DossierForm *self,
                        const char  *column,
                        const char  *text)
{
  dossier_drafts_set (dossier_store_get_drafts (self->store), self->table, get_id (self), column, text);
}

void
dossier_form_drop_drafts (DossierForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DossierFormRow *row = g_ptr_array_index (self->rows, i);

      if (row->column != NULL)
        dossier_drafts_set (dossier_store_get_drafts (self->store), self->table, 0, row->column, NULL);
    }
}
