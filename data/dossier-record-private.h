/* dossier-record-private.h: what the store and edits may do to a record, and nobody else. */
#pragma once

#include "dossier-choices.h"
#include "dossier-record.h"

G_BEGIN_DECLS

/* A value as SQLite has it: NULL, an integer or a text. */
typedef struct
{
  gboolean  is_set;
  gint64    integer;
  char     *text;     /* owned; NULL in integer columns */
} DossierCell;

void         dossier_record_set_id    (DossierRecord     *self,
                                       gint64             id);
void         dossier_record_set_currency (DossierRecord  *self,
                                       const char        *currency);
void         dossier_record_set_choices (DossierRecord   *self,
                                       DossierChoices    *choices);
DossierCell *dossier_record_get_cells (DossierRecord     *self);
void         dossier_record_take_cells (DossierRecord    *self,
                                        DossierCell      *cells);
DossierCell *dossier_record_steal_cells (DossierRecord   *self,
                                         DossierCell     *cells);
gboolean     dossier_record_has_same  (DossierRecord     *self,
                                       DossierRecord     *other,
                                       const char        *name);
void         dossier_cells_free       (DossierCell       *cells,
                                       guint              n_cells);
void         dossier_cell_clear       (DossierCell       *cell);
void         dossier_cell_set_integer (DossierCell       *cell,
                                       gint64             integer);
void         dossier_cell_set_text    (DossierCell       *cell,
                                       const char        *text);

G_END_DECLS
