/* dossier-rows-private.h: what the files that read and write rows share. */
#pragma once

#include "dossier-names.h"
#include "dossier-rows.h"

G_BEGIN_DECLS

#define DOSSIER_ROWS_LEFT_OUT G_MAXUINT

/* The names of whole tables, read when first asked for. */
typedef struct
{
  DossierStore *store;
  GHashTable   *names;  /* "table" or "table.column" → DossierNames */
} DossierRowsNames;

void          dossier_rows_names_init     (DossierRowsNames     *self,
                                           DossierStore         *store);
void          dossier_rows_names_clear    (DossierRowsNames     *self);
const GArray *dossier_rows_names_find     (DossierRowsNames     *self,
                                           const DossierTable   *table,
                                           const char           *column,
                                           gint64                owner,
                                           const char           *text);
gboolean      dossier_rows_resolve        (DossierRowsNames     *self,
                                           const DossierTable   *table,
                                           const char           *text,
                                           gint64               *id,
                                           GError              **error);
char         *dossier_rows_dup_link       (DossierRowsNames     *self,
                                           DossierRecord        *record,
                                           const DossierField   *link,
                                           const char           *language);

/* dossier-rows-fields.c */
GPtrArray    *dossier_rows_make_fields    (const DossierTable   *table);
GHashTable   *dossier_rows_make_labels    (const DossierTable   *table,
                                           const GPtrArray      *fields);
guint         dossier_rows_find_label     (GHashTable           *labels,
                                           const char           *text);
const char   *dossier_rows_find_choice    (GHashTable           *cache,
                                           DossierStore         *store,
                                           const DossierField   *field,
                                           const char           *text);

/* dossier-rows-write.c */
char         *dossier_rows_dup_cell       (DossierRowsNames     *names,
                                           DossierRecord        *record,
                                           const char           *name,
                                           const char           *language);

/* dossier-rows-match.c */
struct _DossierRows
{
  DossierStore       *store;
  const DossierTable *table;
  DossierCells       *cells;
  char              **defaults;
  gint64              owner;       /* of new records whose block does not say it */
  gboolean            has_header;
  gboolean            is_clearing;

  GPtrArray          *fields;      /* DossierRowsField */
  GHashTable         *labels;      /* folded → index in fields, plus one */
  guint              *feeds;       /* for each column of the block: index in fields */
  guint              *sources;     /* for each field: column of the block */

  DossierRowsNames    names;
  GHashTable         *choices;     /* DossierField → what its choices are called */
  guint               next_row;    /* of the block, not planned yet */
  GArray             *lines;       /* Line */
  GHashTable         *taken;       /* ids that a line is about already → its number */
  guint               counts[DOSSIER_ROWS_N_STATES];
};

char         *dossier_rows_dup_source     (DossierRows           *self,
                                           guint                  row,
                                           const char            *name);
gboolean      dossier_rows_find_owner     (DossierRows           *self,
                                           guint                  row,
                                           gint64                *owner,
                                           GError               **error);
gboolean      dossier_rows_match          (DossierRows           *self,
                                           guint                  row,
                                           gint64                *id,
                                           GError               **error);

/* dossier-rows-read.c */
const char   *dossier_rows_get_name       (DossierRows           *self,
                                           guint                  field);
gboolean      dossier_rows_read           (DossierRows           *self,
                                           guint                  row,
                                           gint64                 id,
                                           DossierRecord        **before,
                                           DossierRecord        **after,
                                           const char           **name,
                                           GError               **error);
gboolean      dossier_rows_read_into      (DossierRows           *self,
                                           guint                  row,
                                           DossierRecord         *record,
                                           gboolean               is_new,
                                           const char           **name,
                                           GError               **error);
gboolean      dossier_rows_is_different   (DossierRows           *self,
                                           DossierRecord         *before,
                                           DossierRecord         *after);

G_END_DECLS
