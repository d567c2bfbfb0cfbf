/* dossier-form-drafts.c: what is typed in a form and not in the portfolio yet. */
#include "dossier-form-private.h"

#include "dossier-typing.h"

/* What has no number – many records shown as one, or one that is not made yet – is told from others by
 * its form alone. */
static DossierDrafts *
get_drafts (DossierForm *self)
{
  gboolean has_number = dossier_record_get_id (self->record) != 0;

  return has_number ? dossier_store_get_drafts (self->store) : self->unnumbered;
}

const char *
dossier_form_get_draft (DossierForm *self,
                        const char  *column)
{
  if (self->record == NULL)
    return NULL;

  return dossier_drafts_get (get_drafts (self), self->drafts, dossier_record_get_id (self->record), column);
}

/* Many records shown as one are forgotten when the program ends, but the text is not. */
static void
keep_of_several (DossierForm *self,
                 const char  *column,
                 const char  *text)
{
  DossierRecord *portfolio = dossier_store_get_portfolio (self->store);
  g_autofree char *place = dossier_typing_dup_several (self->drafts->name, column);

  dossier_drafts_set (dossier_store_get_drafts (self->store), dossier_record_get_table (portfolio),
                      dossier_record_get_id (portfolio), place, text);
}

/* Keeps a text that is not committed, per record; NULL forgets it. */
void
dossier_form_set_draft (DossierForm *self,
                        const char  *column,
                        const char  *text)
{
  dossier_drafts_set (get_drafts (self), self->drafts, dossier_record_get_id (self->record), column, text);
  if (self->mixed != NULL)
    keep_of_several (self, column, text);
}

void
dossier_form_drop_drafts (DossierForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DossierFormRow *row = g_ptr_array_index (self->rows, i);

      if (row->column == NULL)
        continue;

      dossier_drafts_set (self->unnumbered, self->drafts, 0, row->column, NULL);
      keep_of_several (self, row->column, NULL);
    }
}
