/* dossier-value-grid-draft.c: what is typed into a cell and not in the portfolio yet. */
#include "dossier-value-grid-private.h"

#include "dossier-draft.h"

static void
set_draft (DossierValueGrid *self,
           const char       *place,
           const char       *text)
{
  dossier_drafts_set (dossier_store_get_drafts (self->store), dossier_record_get_table (self->indicator),
                      dossier_record_get_id (self->indicator), place, text);
}

/* (nullable): what was typed into a cell and refused, or not finished */
const char *
dossier_value_grid_get_draft (DossierValueGrid *self,
                              guint             row,
                              guint             column)
{
  g_autofree char *place = dossier_indicator_grid_dup_place (self->model, row, column);

  return dossier_drafts_get (dossier_store_get_drafts (self->store),
                             dossier_record_get_table (self->indicator),
                             dossier_record_get_id (self->indicator), place);
}

/* Something else stands there now. */
void
dossier_value_grid_drop_draft (DossierValueGrid *self,
                               guint             row,
                               guint             column)
{
  g_autofree char *place = dossier_indicator_grid_dup_place (self->model, row, column);

  set_draft (self, place, NULL);
}

/* Should the program end before the cell is left. */
void
dossier_value_grid_keep_typed (DossierValueGrid *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint row = self->typed_row, column = self->typed_column;
  g_autofree char *place = dossier_indicator_grid_dup_place (self->model, row, column);
  g_autofree char *there = dossier_indicator_grid_dup_text (self->model, row, column);

  set_draft (self, place, g_str_equal (text, there) ? NULL : text);
}

/**
 * dossier_value_grid_type_at:
 * @place: the name of a cell, see dossier_indicator_grid_dup_place()
 *
 * Goes on typing where it was not finished.
 *
 * Returns: %FALSE if there is no such cell
 */
gboolean
dossier_value_grid_type_at (DossierValueGrid *self,
                            const char       *place)
{
  guint row, column;

  if (!dossier_indicator_grid_find_place (self->model, place, &row, &column))
    return FALSE;

  /* What is in another cell is not finished either. */
  dossier_value_grid_end_typing (self);
  dossier_value_grid_move_to (self, row, column, FALSE);
  dossier_value_grid_start_typing (self, NULL);
  return TRUE;
}
