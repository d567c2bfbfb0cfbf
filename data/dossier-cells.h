/* dossier-cells.h: a block of cells, as it is copied from and pasted into a spreadsheet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the caller can do: tell the person what can be pasted. */
typedef enum
{
  DOSSIER_CELLS_ERROR_EMPTY,     /* there is nothing in it */
  DOSSIER_CELLS_ERROR_NOT_TEXT,  /* bytes that are no text */
  DOSSIER_CELLS_ERROR_TOO_LARGE,
} DossierCellsError;

#define DOSSIER_CELLS_ERROR (dossier_cells_error_quark ())
GQuark dossier_cells_error_quark (void);

/* No more is read at a time. */
#define DOSSIER_CELLS_MAX_BYTES   (32 * 1024 * 1024)
#define DOSSIER_CELLS_MAX_ROWS    100000
#define DOSSIER_CELLS_MAX_COLUMNS 256

/* Counts references.  Rows may be of different length; what is missing is empty. */
typedef struct _DossierCells DossierCells;

DossierCells *dossier_cells_new           (void);
DossierCells *dossier_cells_parse         (const char    *text,
                                           gssize         length,
                                           GError       **error);
DossierCells *dossier_cells_parse_tabs    (const char    *text,
                                           GError       **error);
DossierCells *dossier_cells_ref           (DossierCells  *self);
void          dossier_cells_unref         (DossierCells  *self);

void          dossier_cells_add_row       (DossierCells  *self);
void          dossier_cells_add           (DossierCells  *self,
                                           const char    *text);

guint         dossier_cells_get_n_rows    (DossierCells  *self);
guint         dossier_cells_get_n_columns (DossierCells  *self);
guint         dossier_cells_get_length    (DossierCells  *self,
                                           guint          row);
const char   *dossier_cells_get           (DossierCells  *self,
                                           guint          row,
                                           guint          column);
gboolean      dossier_cells_is_blank      (DossierCells  *self,
                                           guint          row);

char         *dossier_cells_to_text       (DossierCells  *self);
char         *dossier_cells_to_html       (DossierCells  *self);
gboolean      dossier_cells_is_formula    (const char    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCells, dossier_cells_unref)

G_END_DECLS
