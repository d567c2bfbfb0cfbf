/* dossier-cells-private.h: what the reader and the writer of blocks of cells share. */
#pragma once

#include "dossier-cells.h"

G_BEGIN_DECLS

struct _DossierCells
{
  grefcount  references;
  GString   *text;    /* of all cells, each with its end */
  GArray    *cells;   /* gsize: where the text of each begins */
  GArray    *rows;    /* guint: which cell is the first of each */
  guint      n_columns;
};

void     dossier_cells_add_length (DossierCells  *self,
                                   const char    *text,
                                   gsize          length);

G_END_DECLS
