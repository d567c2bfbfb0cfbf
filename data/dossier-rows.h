/* dossier-rows.h: records as rows of a spreadsheet, and rows as a plan of what they would change.
 *
 * Making a plan writes nothing.  Applying it is up to the caller: row by row, inside an edit.
 */
#pragma once

#include "dossier-cells.h"
#include "dossier-edit.h"

G_BEGIN_DECLS

/* The last column of a copied block: by its number a row finds its record again. */
#define DOSSIER_ROWS_NUMBER "id"

/* What a column of a block may hold. */
typedef struct
{
  const char *name;   /* a column of the table, or DOSSIER_ROWS_NUMBER */
  char       *label;  /* translated: "Title", "Title (French)" */
} DossierRowsField;

typedef enum
{
  DOSSIER_ROWS_NEW,
  DOSSIER_ROWS_CHANGED,
  DOSSIER_ROWS_UNCHANGED,
  DOSSIER_ROWS_REFUSED,
  DOSSIER_ROWS_N_STATES
} DossierRowsState;

typedef struct
{
  const char *name;    /* of the column of the table */
  char       *before;  /* as a person would write it; "" if there was nothing */
  char       *after;
} DossierRowsChange;

void             dossier_rows_change_free    (DossierRowsChange    *change);

/* Writes a block, a record at a time. */
typedef struct _DossierRowsWriter DossierRowsWriter;

DossierRowsWriter *dossier_rows_writer_new   (DossierStore       *store,
                                              const char         *table,
                                              const char         *language);
void             dossier_rows_writer_free    (DossierRowsWriter    *self);
void             dossier_rows_writer_add     (DossierRowsWriter    *self,
                                              gint64                id);
DossierCells    *dossier_rows_writer_get_cells (DossierRowsWriter  *self);

typedef struct _DossierRows DossierRows;

DossierRows     *dossier_rows_new            (DossierStore         *store,
                                              const char           *table,
                                              DossierCells         *cells,
                                              const char * const   *defaults,
                                              gint64                owner);
void             dossier_rows_free           (DossierRows          *self);
DossierCells    *dossier_rows_get_cells      (DossierRows          *self);

/* Which column feeds which field; every change begins the plan anew. */
const GPtrArray *dossier_rows_get_fields     (DossierRows          *self);
gboolean         dossier_rows_has_header     (DossierRows          *self);
void             dossier_rows_set_header     (DossierRows          *self,
                                              gboolean              has_header);
const char      *dossier_rows_get_column     (DossierRows          *self,
                                              guint                 column);
void             dossier_rows_set_column     (DossierRows          *self,
                                              guint                 column,
                                              const char           *name);
gboolean         dossier_rows_is_clearing    (DossierRows          *self);
void             dossier_rows_set_clearing   (DossierRows          *self,
                                              gboolean              is_clearing);

gboolean         dossier_rows_plan           (DossierRows          *self,
                                              gint64                microseconds);
double           dossier_rows_get_progress   (DossierRows          *self);

/* What is planned so far, without the header and without blank rows. */
guint            dossier_rows_get_n_rows     (DossierRows          *self);
guint            dossier_rows_count          (DossierRows          *self,
                                              DossierRowsState      state);
DossierRowsState dossier_rows_get_state      (DossierRows          *self,
                                              guint                 row);
guint            dossier_rows_get_number     (DossierRows          *self,
                                              guint                 row);
gint64           dossier_rows_get_id         (DossierRows          *self,
                                              guint                 row);
const char      *dossier_rows_get_reason     (DossierRows          *self,
                                              guint                 row,
                                              const char          **name);
char            *dossier_rows_dup_title      (DossierRows          *self,
                                              guint                 row,
                                              const char           *language);
GPtrArray       *dossier_rows_dup_changes    (DossierRows          *self,
                                              guint                 row,
                                              const char           *language);
gboolean         dossier_rows_apply          (DossierRows          *self,
                                              guint                 row,
                                              DossierEdit          *edit,
                                              GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRows, dossier_rows_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRowsWriter, dossier_rows_writer_free)

G_END_DECLS
